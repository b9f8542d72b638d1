"""Numbers and dates as the regulations write them."""

import pytest

from drafter.draft.dates import PartialDate
from drafter.template.filters import (
    co_dau,
    het_cau,
    ngay_so,
    ngay_thang_nam,
    noi_va_ngay,
    so_van_ban,
    tach_ky,
    tung_dong,
)


@pytest.mark.parametrize("so", range(1, 10))
def test_a_number_below_ten_is_padded(so):
    assert so_van_ban(str(so)) == f"0{so}"


@pytest.mark.parametrize("so", ["07", "10", "123", "0123", "12a", "７", "1.234"])
def test_any_other_number_stays_as_typed(so):
    assert so_van_ban(so) == so


def test_a_blank_number_leaves_room():
    assert so_van_ban("") == " " * 8


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2020-03-05", "ngày 05 tháng 3 năm 2020"),
        ("2019-06-29", "ngày 29 tháng 6 năm 2019"),
        ("2020-01-05", "ngày 05 tháng 01 năm 2020"),
        ("2018-02-20", "ngày 20 tháng 02 năm 2018"),
        ("2026-12-10", "ngày 10 tháng 12 năm 2026"),
        ("2026-11", "ngày      tháng 11 năm 2026"),
        ("2026-02", "ngày      tháng 02 năm 2026"),
        ("2026", "ngày      tháng     năm 2026"),
        ("", "ngày      tháng     năm"),
    ],
)
def test_a_date_pads_days_below_ten_and_months_below_three(date, words):
    assert ngay_thang_nam(PartialDate.parse(date)) == words


def test_a_comma_stands_between_place_and_date():
    words = noi_va_ngay("Hà Nội", PartialDate(2020, 1, 5))

    assert words == "Hà Nội, ngày 05 tháng 01 năm 2020"


def test_a_date_without_a_place_has_no_comma():
    assert noi_va_ngay("", PartialDate(2020, 1, 5)) == "ngày 05 tháng 01 năm 2020"


@pytest.mark.parametrize("typed", ["V/v kiểm kê", "v/v kiểm kê", "V/V kiểm kê"])
def test_opening_words_already_typed_are_not_doubled(typed):
    assert co_dau(typed, "V/v") == typed


def test_opening_words_stand_before_the_text():
    assert co_dau("kiểm kê", "V/v") == "V/v kiểm kê"


def test_opening_words_of_an_empty_text_stand_alone():
    assert co_dau("", "V/v") == "V/v"


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2026-01-09", "ngày 09/01/2026"),
        ("2026-05-27", "ngày 27/5/2026"),
        ("2021-06-04", "ngày 04/6/2021"),
        ("2019-03-11", "ngày 11/3/2019"),
        ("2026-12-10", "ngày 10/12/2026"),
        ("2026-05", "ngày      /5/2026"),
        ("2026", "ngày      /     /2026"),
        ("", "ngày      /     /"),
    ],
)
def test_a_date_in_figures_is_padded_as_in_words(date, words):
    assert ngay_so(PartialDate.parse(date)) == words


@pytest.mark.parametrize(
    ("item", "signer"),
    [
        ("T/M ĐẢNG UỶ | BÍ THƯ | Lò Văn Páo", ("T/M ĐẢNG UỶ", "BÍ THƯ", "Lò Văn Páo")),
        ("GIÁM ĐỐC | Lò Văn Páo", ("", "GIÁM ĐỐC", "Lò Văn Páo")),
        ("Lò Văn Páo", ("", "", "Lò Văn Páo")),
        ("TM. UBND;KT. CHỦ TỊCH|PHÓ CHỦ TỊCH|Lò Văn Páo",
         ("TM. UBND;KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Páo")),
        ("| | Lò Văn Páo", ("", "", "Lò Văn Páo")),
        ("THƯ KÝ |", ("", "THƯ KÝ", "")),
        ("|", ("", "", "")),
        ("||", ("", "", "")),
    ],
)  # fmt: skip
def test_a_signer_is_read_from_a_line(item, signer):
    assert tach_ky([item]) == [signer]


@pytest.mark.parametrize("item", ["A | B | C | D", "A|B|C|D|E|F|G|H|I|K|L"])
def test_a_signer_of_too_many_parts_loses_none(item):
    ((authority, position, name),) = tach_ky([item])

    kept = f"{authority} {position} {name}"
    assert [part.strip() for part in item.split("|") if part.strip() not in kept] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("BÍ THƯ; kiêm; TRƯỞNG BAN", "BÍ THƯ\nkiêm\nTRƯỞNG BAN"),
        ("TM. UBND;KT. CHỦ TỊCH", "TM. UBND\nKT. CHỦ TỊCH"),
        ("BÍ THƯ", "BÍ THƯ"),
        ("BÍ THƯ\nkiêm", "BÍ THƯ\nkiêm"),
        ("", ""),
        (";", "\n"),
    ],
)
def test_a_semicolon_parts_lines(text, lines):
    assert tung_dong(text) == lines


def test_signers_keep_their_order_and_none_is_none():
    assert [name for *_, name in tach_ky(["A|B|C", "D", "E|F"])] == ["C", "D", "F"]
    assert tach_ky([]) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("khai thác", "khai thác."), ("khai thác.", "khai thác."), ("v.v..", "v.v."), ("", "….")],
)
def test_a_sentence_has_one_full_stop_and_a_blank_one_its_leader(text, sentence):
    assert het_cau(text) == sentence
