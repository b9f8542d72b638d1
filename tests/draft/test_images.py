"""The images of a draft: hostile until parsed with limits."""

import base64
import struct

import pytest

from drafter.draft.fields import Draft
from drafter.draft.image_header import Image, read_image
from drafter.draft.images import check_image, check_images
from drafter.draft.toml_file import read_draft, write_draft
from drafter.errors import DraftError
from drafter.pipeline import fields_of
from tests.helpers.images import PNG, chart, chunk, jpeg_saying, png
from tests.helpers.samples import ENGLISH

CHART, PHOTO = chart(60, 40), chart(60, 40, "jpeg")
TYPE = "state/quyet_dinh"
TEXT = "Phụ lục\nSơ đồ\n[ảnh: so-do.png]\n[ảnh: anh.jpg, 90 mm]"
DRAFT = Draft(TYPE, {"phu_luc": TEXT}, "", {"so-do.png": CHART, "anh.jpg": PHOTO})
HEADER = chunk(b"IHDR", struct.pack(">II5B", 4, 4, 8, 2, 0, 0, 0))
PALETTE = (b"PLTE", b"\xff\xff\xff\0\0\0")


def file_of(images):
    return f'loai = "{TYPE}"\n[anh]\n' + "".join(f'"{n}" = "{d}"\n' for n, d in images.items())


@pytest.mark.parametrize(
    ("data", "image"),
    [
        (chart(60, 40), Image("png", 60, 40, 96, 3)),
        (chart(60, 40, "jpeg"), Image("jpeg", 60, 40, 96, 3)),
        (chart(60, 40, "jpeg", mode="L"), Image("jpeg", 60, 40, 96, 1)),
        (chart(60, 40, "jpeg", progressive=True), Image("jpeg", 60, 40, 96, 3)),
        (chart(60, 40, "jpeg", dpi=200), Image("jpeg", 60, 40, 200, 3)),
        (chart(60, 40, dpi=9_999), Image("png", 60, 40, 96, 3)),
        (png(9, 2, 2 * (b"\0" + bytes(2)), depth=1, colour=0), Image("png", 9, 2, 96, 1, 1)),
        (png(9, 2, 2 * (b"\0" + bytes(36)), colour=6), Image("png", 9, 2, 96, 4)),
        (
            png(9, 2, 2 * (b"\0" + bytes(5)), depth=4, colour=3, before=[PALETTE]),
            Image("png", 9, 2, 96, 1, 4),
        ),
        (png(8_000, 1), Image("png", 8_000, 1, 96, 3)),
        (png(2, 2) + b"more", Image("png", 2, 2, 96, 3)),
    ],
)
def test_an_image_says_what_it_is(data, image):
    assert read_image(data) == image


def test_a_png_says_its_resolution():
    assert read_image(chart(60, 40, dpi=300)).dpi == pytest.approx(300, abs=0.1)


BROKEN = {
    "nothing": b"",
    "another kind": b"GIF89a" + bytes(40),
    "a page": b"<html></html>",
    "the sign alone": PNG,
    "a PNG cut short": CHART[:-20],
    "a PNG cut in its header": CHART[:20],
    "a PNG without end": png(4, 4, end=False),
    "a changed byte": CHART[:30] + b"\x07" + CHART[31:],
    "no sides": png(0, 0, b""),
    "no height": png(4, 0, b""),
    "pixels that swell": png(4, 4, bytes(30_000_000)),
    "fewer pixels": png(400, 400, bytes(100)),
    "one byte more": png(4, 4, bytes(4 * 13 + 1)),
    "no pixels": PNG + HEADER + chunk(b"IEND", b""),
    "junk for pixels": PNG + HEADER + chunk(b"IDAT", b"junk") + chunk(b"IEND", b""),
    "two headers": png(4, 4, before=[(b"IHDR", bytes(13))]),
    "a short header": PNG + chunk(b"IHDR", b"1234") + chunk(b"IEND", b""),
    "another first part": PNG + chunk(b"IDAT", b"") + chunk(b"IEND", b""),
    "an unknown depth": png(4, 4, depth=7),
    "an unknown colour": png(4, 4, colour=5),
    "no palette": png(4, 4, 4 * bytes(5), colour=3),
    "an empty palette": png(4, 4, 4 * bytes(5), colour=3, before=[(b"PLTE", b"")]),
    "half a colour": png(4, 4, 4 * bytes(5), colour=3, before=[(b"PLTE", b"1234")]),
    "sixteen bits": png(4, 4, 4 * bytes(25), depth=16),
    "interlaced": png(4, 4, interlaced=1),
    "too wide": png(8_001, 1),
    "too many pixels": png(7_000, 6_000, b""),
    "the sign of a JPEG alone": b"\xff\xd8\xff",
    "a JPEG cut short": PHOTO[:-30],
    "a JPEG cut in its header": PHOTO[:100],
    "a JPEG without sides": jpeg_saying(0, 0),
    "a JPEG too high": jpeg_saying(10, 60_000),
    "a JPEG for print": jpeg_saying(64, 48, components=4),
    "a JPEG of twelve bits": jpeg_saying(64, 48, depth=12),
    "a rare JPEG": jpeg_saying(64, 48, marker=0xC3),
    "a JPEG that only ends": b"\xff\xd8\xff\xd9",
    "a JPEG of fill bytes": b"\xff\xd8" + b"\xff" * 50_000,
    "a JPEG of lone markers": b"\xff\xd8\xff\x01\xff\xd0\xff\xd9",
    "a segment without length": b"\xff\xd8\xff\xe0\0\1",
    "a frame of four bytes": b"\xff\xd8\xff\xc0\0\6\x08\0\1\0\xff\xda\0\2\xff\xd9",
    "pixels without a frame": b"\xff\xd8\xff\xda\0\2\0\xff\xd9",
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_image_to_use_is_refused_with_a_repair(name):
    with pytest.raises(DraftError) as caught:
        read_image(BROKEN[name])
    assert caught.value.repair
    assert not ENGLISH.search(str(caught.value))


@pytest.mark.parametrize("at", range(0, len(PHOTO), 7))
def test_no_changed_byte_of_a_jpeg_fails_otherwise(at):
    data = PHOTO[:at] + bytes([PHOTO[at] ^ 0xFF]) + PHOTO[at + 1 :]
    try:
        assert read_image(data).suffix == "jpeg"
    except DraftError as error:
        assert error.repair  # noqa: PT017 - either is right


@pytest.mark.parametrize(
    "name",
    [
        "", ".", "..", "a/b.png", r"a\b.png", "../a.png", "C:a.png", "a,b.png", "[a].png", "a]",
        'a".png', "a'.png", " a.png", "a.png ", "a\nb.png", "a\0.png", "a" * 101, "a|b", "*",
    ],
)  # fmt: skip
def test_a_name_that_is_no_plain_file_name_is_refused(name):
    with pytest.raises(DraftError, match="không dùng làm tên ảnh được"):
        check_image(name, CHART)


@pytest.mark.parametrize("name", ["a.png", "sơ đồ 1.jpg", "Ảnh (2).jpeg", "khong-duoi", "a;b.png"])
def test_a_plain_name_is_kept(name):
    check_image(name, CHART)


def test_an_image_that_is_too_large_is_refused_by_its_name():
    with pytest.raises(DraftError, match=r"“a\.png” lớn hơn 4 MB"):
        check_image("a.png", CHART + bytes(4_000_001))


def test_an_image_that_is_broken_is_refused_by_its_name():
    with pytest.raises(DraftError, match=r"“a\.png”: tệp ảnh hỏng"):
        check_image("a.png", CHART[:-9])


def test_images_too_large_together_are_refused():
    half = CHART + bytes(2_600_000)

    with pytest.raises(DraftError, match="cộng lại lớn hơn 5 MB"):
        check_images({"a.png": half, "b.png": half})


def test_a_draft_keeps_its_images_in_its_file():
    assert read_draft(write_draft(DRAFT, fields_of(TYPE)), fields_of).images == DRAFT.images


def test_images_stand_last_in_the_file_and_once():
    text = write_draft(DRAFT, fields_of(TYPE))
    again = write_draft(read_draft(text, fields_of), fields_of(TYPE), text)

    assert again == text
    assert text.count("[anh]") == 1
    assert text.endswith(f"\"anh.jpg\" = '{base64.b64encode(PHOTO).decode()}'\n")


def test_an_image_no_text_names_is_not_written():
    changed = Draft(TYPE, {"phu_luc": "Phụ lục\nX\n[ảnh: anh.jpg]"}, "", DRAFT.images)
    text = write_draft(changed, fields_of(TYPE), write_draft(DRAFT, fields_of(TYPE)))

    assert list(read_draft(text, fields_of).images) == ["anh.jpg"]


def test_a_draft_without_images_has_no_table_for_them():
    assert "[anh]" not in write_draft(Draft(TYPE), fields_of(TYPE))


def test_a_line_of_the_text_is_no_table_of_images():
    draft = Draft(TYPE, {"noi_dung": "Một.\n[anh]\nHai.", "phu_luc": TEXT}, "", DRAFT.images)
    text = write_draft(draft, fields_of(TYPE))
    again = read_draft(write_draft(read_draft(text, fields_of), fields_of(TYPE), text), fields_of)

    assert (again.values["noi_dung"], again.images) == ("Một.\n[anh]\nHai.", DRAFT.images)


def test_a_table_written_by_hand_is_read_and_written_anew():
    data = base64.b64encode(CHART).decode()
    text = f'loai = "{TYPE}"\nphu_luc = "[ảnh: so-do.png]"\n[anh]\n'
    text += f'"so-do.png" = """\n{data[:40]}\n{data[40:]}\n"""\n'
    draft = read_draft(text, fields_of)

    assert draft.images == {"so-do.png": CHART}
    assert read_draft(write_draft(draft, fields_of(TYPE), text), fields_of).images == draft.images


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f'loai = "{TYPE}"\nanh = 3', "không phải là bảng ảnh"),
        (f'loai = "{TYPE}"\nanh = ["a"]', "không phải là bảng ảnh"),
        (f'loai = "{TYPE}"\n[anh]\n"a.png" = 7', "không ghi bằng base64"),
        (f'loai = "{TYPE}"\n[anh.b]\n"a.png" = "a"', "không ghi bằng base64"),
        (file_of({"a.png": "không phải base64"}), "không ghi bằng base64"),
        (file_of({"a.png": "QUJD*"}), "không ghi bằng base64"),
        (file_of({"a.png": "A"}), "không ghi bằng base64"),
        (file_of({"a.png": ""}), "không phải là ảnh PNG hay JPEG"),
        (file_of({"a.png": "QUJD"}), "không phải là ảnh PNG hay JPEG"),
        (file_of({"../a.png": base64.b64encode(CHART).decode()}), "không dùng làm tên ảnh"),
    ],
)
def test_a_table_of_other_things_is_refused(text, sentence):
    with pytest.raises(DraftError, match=sentence) as caught:
        read_draft(text, fields_of)
    assert caught.value.repair
    assert not ENGLISH.search(str(caught.value).replace("base64", ""))
