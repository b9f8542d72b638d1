"""Images of an annex: a line of its own in brackets."""

import pytest

from drafter.document.body import read_body
from drafter.document.body_nodes import Anh, Bang, DoanVan, VaiTro
from drafter.document.images import split_image
from drafter.document.parts import read_parts


@pytest.mark.parametrize(
    ("line", "image"),
    [
        ("[ảnh: so-do.png]", Anh("so-do.png")),
        ("[Ảnh:so-do.png]", Anh("so-do.png")),
        ("[ảnh:  sơ đồ 1.jpg  ]", Anh("sơ đồ 1.jpg")),
        ("[ảnh: so-do.png, 120 mm]", Anh("so-do.png", 120)),
        ("[ảnh: so-do.png,85.5mm]", Anh("so-do.png", 85.5)),
        ("[ảnh: so-do.png, 0 mm]", Anh("so-do.png")),
    ],
)
def test_a_line_in_brackets_is_an_image(line, image):
    assert split_image(line) == (image, "")


@pytest.mark.parametrize(
    "line",
    [
        "[ảnh]",
        "[ảnh: ]",
        "[ảnh:, 120 mm]",
        "[ảnh: a.png, 120]",
        "[ảnh: a.png, 12 cm]",
        "[ảnh: a.png, 99999 mm]",
        "[ảnh: a.png, -5 mm]",
        "[ảnh: a.png, 120 mm, b]",
        "[ảnh: a.png] và chữ",
        "Xem [ảnh: a.png]",
        "[ảnh: [a].png]",
        "[hình: a.png]",
        "",
    ],
)
def test_any_other_line_is_text(line):
    assert split_image(line) == (None, line)


@pytest.mark.parametrize(
    ("line", "text"),
    [(r"\[ảnh: a.png]", "[ảnh: a.png]"), (r"\\[ảnh: a.png]", r"\[ảnh: a.png]")],
)
def test_an_image_that_is_escaped_is_text(line, text):
    assert split_image(line) == (None, text)


def test_an_annex_holds_images_among_its_text():
    (part,) = read_parts("Phụ lục\nTên\nMột.\n[ảnh: a.png]\n|a|\n|-|\n[ảnh: b.png, 9 mm]")

    assert [type(block) for block in part.noi_dung.khoi] == [DoanVan, Anh, Bang, Anh]


@pytest.mark.parametrize("opening", ["Phụ lục", "Văn bản kèm theo"])
def test_an_image_is_no_title(opening):
    (part,) = read_parts(f"{opening}\n[ảnh: a.png]\nHình 1.")

    assert part.ten == ()
    assert part.noi_dung.khoi[0] == Anh("a.png")


def test_the_line_under_an_image_names_no_heading():
    (part,) = read_parts("Phụ lục\n\nChương I\n[ảnh: a.png]\nHình 1")

    assert part.noi_dung.khoi[2].vai_tro is VaiTro.DOAN


def test_the_body_of_a_letter_holds_none():
    (block,) = read_body("[ảnh: a.png]").khoi

    assert block.text == "[ảnh: a.png]"


def test_grounds_end_at_an_image():
    blocks = read_body("Căn cứ Luật A;\n[ảnh: a.png]\nCăn cứ Luật B;", annexed=True).khoi

    assert [isinstance(b, Anh) or b.vai_tro for b in blocks] == [VaiTro.CAN_CU, True, VaiTro.DOAN]


@pytest.mark.parametrize(
    "line", ["[ảnh:" + " " * 300_000 + "[", "[ảnh: a," + "9" * 300_000, "\\" * 300_000]
)
def test_a_monstrous_line_does_not_slow_the_reader(line):
    assert split_image(line) == (None, line)
