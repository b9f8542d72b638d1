import json

import pytest

from drafter import paths
from drafter.layout.blocks import Run
from drafter.layout.measure import advances_pt, runs_width_mm, width_mm


@pytest.mark.parametrize(
    ("text", "size", "bold", "millimetres"),
    [
        # measured on the official pages: state §2.2, party §2.2
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, 88.0),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, 95.5),
        ("Độc lập - Tự do - Hạnh phúc", 14, True, 60.5),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, 72.6),
    ],
)
def test_fixed_words_are_as_wide_as_on_the_official_page(text, size, bold, millimetres):
    assert width_mm(text, size, bold=bold) == pytest.approx(millimetres, abs=0.6)


def test_widths_grow_with_the_size():
    assert width_mm("Kính gửi", 28) == pytest.approx(2 * width_mm("Kính gửi", 14))


def test_runs_on_one_line_add_up():
    runs = (Run("Kính gửi: ", italic=True), Run("Sở Nội vụ", bold=True))
    parts = width_mm("Kính gửi: ", 14, italic=True) + width_mm("Sở Nội vụ", 14, bold=True)
    assert runs_width_mm(runs, 14) == pytest.approx(parts)


def test_every_letter_with_its_marks_is_as_wide_as_the_letter():
    for plain, marked in zip("aaaeeooouuyd", "ảầặểễộởợứựỹd", strict=True):
        assert width_mm(marked, 14) >= width_mm(plain, 14) * 0.99


def test_all_vietnamese_letters_are_in_the_table():
    known = set(json.loads((paths.resources() / "letter_widths.json").read_bytes())["characters"])
    vowels = "aăâeêioôơuưy"
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    import unicodedata

    letters = {unicodedata.normalize("NFC", v + m) for v in vowels for m in marks} | {"đ"}
    assert {c for letter in letters for c in (letter, letter.upper())} <= known


@pytest.mark.parametrize(
    ("character", "em"),
    [("\u0301", 0.0), ("\u200b", 0.0), ("漢", 1.0), ("\U0001f600", 1.0), ("\ue123", 0.5)],
)
def test_a_letter_the_face_lacks_has_a_guessed_width(character, em):
    assert advances_pt(character, 10) == [pytest.approx(em * 10)]
