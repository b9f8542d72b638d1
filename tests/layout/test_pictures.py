"""Images of the annexes: as wide as asked, never beyond the text, told of where they lack."""

import pytest

from drafter.document.body import read_body
from drafter.document.body_nodes import Anh
from drafter.document.nodes import NoiDung, PhuLuc, VanBan
from drafter.document.parts import read_parts
from drafter.errors import Level
from drafter.layout.blocks import Page, Para, Picture
from drafter.layout.body import body
from drafter.layout.lay_out import lay_out
from drafter.layout.pictures import BELOW_MM, HEADED_MM, picture, picture_findings
from drafter.layout.rules import HouseChoices
from drafter.layout.setting import Setting
from tests.helpers.images import chart, jpeg_saying
from tests.helpers.sheets import HD05, HD36, ND30

WIDE, SMALL, HIGH = chart(3_000, 300), chart(60, 40), chart(300, 3_000)
IMAGES = {
    "rong.png": WIDE,
    "nho.png": SMALL,
    "cao.png": HIGH,
    "in.png": chart(600, 400, dpi=300),
    "anh.jpg": jpeg_saying(640, 480),
    "hong.png": SMALL[:-9],
}
TEXT_MM, PAGE_MM = 165, 257


def setting(pack=ND30, page=None, images=None):
    return Setting(pack, HouseChoices(), page, IMAGES if images is None else images)


def sides(name, width=0.0, **more):
    made = picture(Anh(name, width), setting(**more))
    return round(made.width_mm, 1), round(made.height_mm, 1)


@pytest.mark.parametrize(
    ("name", "width", "found"),
    [
        ("nho.png", 0, (15.9, 10.6)),  # 60 px at 96 dpi
        ("in.png", 0, (50.8, 33.9)),
        ("anh.jpg", 0, (169.3 * 165 / 169.3, 123.8)),
        ("nho.png", 120, (120, 80)),
        ("nho.png", 999, (TEXT_MM, 110)),
        ("rong.png", 0, (TEXT_MM, 16.5)),
        ("rong.png", 200, (TEXT_MM, 16.5)),
        ("cao.png", 100, (25.2, PAGE_MM - BELOW_MM)),
        ("cao.png", 5, (5, 50)),
        ("nho.png", 0.01, (1, 1)),
    ],
)
def test_a_picture_is_as_wide_as_asked_and_never_beyond_the_text(name, width, found):
    assert sides(name, width) == pytest.approx(found, abs=0.06)


def test_a_sheet_across_is_wide_and_low():
    across = Page(width_mm=297, height_mm=210)

    assert sides("rong.png", page=across) == pytest.approx((252, 25.2), abs=0.06)
    assert sides("cao.png", page=across)[1] == pytest.approx(170 - BELOW_MM)


def test_a_picture_of_its_own_width_leaves_room_for_the_head_over_it():
    first = picture(Anh("cao.png"), setting(), headed=True)
    asked = picture(Anh("cao.png", 100), setting(), headed=True)

    assert first.height_mm == pytest.approx(PAGE_MM - HEADED_MM)
    assert asked.height_mm == pytest.approx(PAGE_MM - BELOW_MM)


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_a_picture_keeps_its_bytes_and_the_gap_of_the_body(pack):
    made = picture(Anh("anh.jpg"), setting(pack))

    assert (made.name, made.data, made.suffix) == ("anh.jpg", IMAGES["anh.jpg"], "jpeg")
    assert made.after_pt == pack.body.after_pt


@pytest.mark.parametrize("name", ["khong-co.png", "hong.png"])
def test_an_image_that_is_not_there_prints_nothing(name):
    content = read_body(f"Một.\n[ảnh: {name}]\nHai.", annexed=True)

    assert [type(block) for block in body(content, setting(), signed=False)] == [Para, Para]


def test_images_stand_where_the_text_names_them():
    content = read_body("[ảnh: nho.png]\nHình 1.\n[ảnh: nho.png, 50 mm]", annexed=True)
    first, words, second = body(content, setting(), signed=False)

    assert [type(one) for one in (first, words, second)] == [Picture, Para, Picture]
    assert second.width_mm == 50


def test_a_sheet_has_the_pictures_of_its_annexes():
    parts = PhuLuc("", read_parts("Phụ lục\nTên\n[ảnh: nho.png]"))
    sheet = lay_out(VanBan((read_body("Một."), parts)), ND30, HouseChoices(), IMAGES)

    assert isinstance(sheet.annexes[0].blocks[-1], Picture)


def findings(annex="", content="Một."):
    parts = (PhuLuc("", read_parts(annex)),) if annex else ()
    return list(picture_findings(VanBan((read_body(content), *parts)), IMAGES))


def test_images_that_are_there_are_not_remarked():
    assert findings("Phụ lục\n[ảnh: nho.png]\n[ảnh: anh.jpg]", "Nội dung [ảnh] a.") == []


@pytest.mark.parametrize(
    ("name", "words"), [("a.png", "không có ảnh “a.png”"), ("hong.png", "tệp ảnh hỏng")]
)
def test_an_image_that_is_not_printed_is_told_once(name, words):
    (found,) = findings(f"Phụ lục\n[ảnh: {name}]\n[ảnh: {name}, 9 mm]\nPhụ lục\n[ảnh: {name}]")

    assert (found.level, found.field) == (Level.CANH_BAO, "phu_luc")
    assert words in found.sentence
    assert name in found.repair


def test_an_image_in_the_letters_own_body_is_told_once():
    (found,) = findings(content="Một.\n[ảnh: nho.png]\n[ảnh: a.png, 9 mm]")

    assert (found.level, found.field) == (Level.CANH_BAO, "noi_dung")
    assert "phụ lục" in found.sentence
    assert found.repair


def test_a_document_without_text_has_no_findings():
    assert list(picture_findings(VanBan(()), {})) == []
    assert list(picture_findings(VanBan((NoiDung(()),)), {})) == []
