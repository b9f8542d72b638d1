"""Numbers and words that a line had better not part, found in a text."""

import pytest

from drafter.layout.units import numbers, words


def found(text, find):
    return {text[start:stop] for start, stop in find(text)}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Số 15-KH/TU, ngày 05/6/2026", "ngày 05/6/2026"),
        ("Số 15-KH/TU, ngày 05/6/2026", "Số 15-KH/TU"),
        ("số         /SNV-VP ngày      tháng     năm 2026", "số         /SNV-VP"),
        ("số         /SNV-VP ngày      tháng     năm 2026", "ngày      tháng     năm 2026"),
        ("ĐẠI HỘI LẦN THỨ XVIII", "LẦN THỨ XVIII"),
        ("nhiệm kỳ 2025 - 2030", "2025 - 2030"),
        ("Đại hội lần thứ nhất", "lần thứ nhất"),
        ("điểm đ khoản 2 Điều 5", "điểm đ"),
        ("công tác quý IV/2026", "quý IV"),
        ("tháng 6 năm 2026", "tháng 6 năm 2026"),
        ("Quý I năm 2026", "Quý I năm 2026"),
        ("kỷ niệm 80 năm Ngày truyền thống", "0 năm"),
        ("kinh tế - xã hội", "ế -"),
    ],
)
def test_a_number_is_found_with_what_it_counts(text, unit):
    assert unit in found(text, numbers)


@pytest.mark.parametrize(
    "text",
    ["", "phụ lục kèm theo", "danh mục vi phạm", "điểm du lịch", "về việc năm điều", "  ", "thứ"],
)
def test_words_alone_are_no_number(text):
    assert numbers(text) == []


def test_a_number_does_not_count_the_date_that_follows_it():
    assert found("2030 ngày 05/6/2026", numbers) == {"ngày 05/6/2026"}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("BAN CHẤP HÀNH ĐẢNG BỘ", "BAN CHẤP HÀNH"),
        ("BAN CHẤP HÀNH ĐẢNG BỘ", "ĐẢNG BỘ"),
        ("Ủy ban nhân dân", "Ủy ban"),
        ("Uỷ ban nhân dân", "Uỷ ban"),
        ("phòng, chống dịch", "phòng, chống"),
        ("văn hoá, xã hội", "văn hoá"),
        ("văn hóa, xã hội", "văn hóa"),
    ],
)
def test_a_word_of_several_syllables_is_found_in_either_spelling(text, unit):
    assert unit in found(text, words)


@pytest.mark.parametrize("text", ["", "đại", "đại, hội", "hội đại", "đại-hội", "đại 5 hội"])
def test_other_syllables_are_no_word(text):
    assert words(text) == []
