"""The book of documents sent: its rows, on paper, as a spreadsheet."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from drafter.render.engine import page_count, page_sizes, to_pdf
from drafter.store.book import COLUMNS, Asked, cells, day_text, read_book
from drafter.store.book_sheet import book_docx, book_sheet
from drafter.store.book_xlsx import book_xlsx
from drafter.store.register import Entry, Term
from drafter.store.register_draw import draw, void
from drafter.store.register_series import (
    all_bodies,
    all_series,
    keep_term,
    series_for,
)
from drafter.store.register_terms import all_terms
from tests.helpers.drawing import DAY, letter

TODAY = date(2026, 11, 22)


def row(symbol="SNV-VP", kind="Công văn", **words):
    told = {"trich_yeu": "V/v mở lớp bồi dưỡng văn thư", "nguoi_ky": "Lê Hữu Thạch", **words}
    return Entry(ky_hieu=symbol, ten_loai=kind, **told)


def fill(library, *entries, regime="state", day=DAY):
    for at, entry in enumerate(entries):
        asked = letter(entry.ten_loai, regime=regime, entry=entry, day=day + timedelta(at))
        draw(library, series_for(library, asked).id, asked.day, None, entry)
    return all_bodies(library)[0]


def book(library, words="", **asked):
    return read_book(library, Asked(all_bodies(library)[0].id, words=words, **asked), "02")


def test_a_row_has_the_ten_columns_of_the_form(library):
    fill(library, row(noi_nhan="Sở Y tế", don_vi_nhan="VT", so_luong="3", ngay_chuyen="16/6",
                      ky_nhan="Hoa", ghi_chu="hoả tốc"))  # fmt: skip
    found = book(library, period="2026")
    assert len(COLUMNS) == 10
    assert cells(found.rows[0], "state") == (
        "01/SNV-VP",
        "15/6/2026",
        "Công văn. V/v mở lớp bồi dưỡng văn thư",
        "Lê Hữu Thạch",
        "Sở Y tế",
        "VT",
        "3",
        "16/6",
        "Hoa",
        "hoả tốc",
    )


@pytest.mark.parametrize(
    ("about", "told"),
    [
        ("chấn chỉnh việc lập hồ sơ", "Công văn chấn chỉnh việc lập hồ sơ"),
        ("Về việc mở lớp", "Công văn. Về việc mở lớp"),
        ("Công văn về việc mở lớp", "Công văn về việc mở lớp"),
        ("", "Công văn"),
    ],
)
def test_type_and_summary_are_joined_as_one_reads_them(library, about, told):
    fill(library, row(trich_yeu=about))
    assert cells(book(library).rows[0], "state")[2] == told


def test_a_party_row_has_the_party_s_symbol(library):
    fill(library, row("KH/TU", "Kế hoạch"), regime="party")
    assert cells(book(library).rows[0], "party")[0] == "01-KH/TU"


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 1, 5), "05/01/2026"),
        (date(2026, 3, 9), "09/3/2026"),
        (date(2026, 12, 31), "31/12/2026"),
    ],
)
def test_days_are_padded_as_the_regulation_says(day, text):
    assert day_text(day) == text


def test_a_void_row_stays_with_its_reason(library):
    fill(library, row(), row())
    void(library, book(library).rows[0].id, "in nhầm")
    first, second = (cells(each, "state") for each in book(library).rows)
    assert first[9] == "Đã hủy: in nhầm"
    assert second[9] == ""


def test_cover_says_year_days_numbers_and_volume(library):
    fill(library, row(), row(), row())
    assert book(library, period="2026").cover == (
        "Năm: 2026",
        "Từ ngày 15/6/2026 đến ngày 17/6/2026",
        "Từ số 01 đến số 03",
        "Quyển số: 02",
    )
    assert book(library, period="2025").cover[1:3] == ("Từ ngày … đến ngày …", "Từ số … đến số …")


def test_cover_names_no_numbers_where_several_series_stand(library):
    fill(library, row("KH/TU", "Kế hoạch"), row("BC/TU", "Báo cáo"), regime="party")
    assert book(library).cover[2] == "Từ số … đến số …"


def test_cover_of_a_party_book_says_the_term(library):
    body = fill(library, row("KH/TU", "Kế hoạch"), regime="party")
    with library.reading() as connection:
        term = all_terms(connection, body.id)[0]
    assert book(library, period=f"nhiem-ky-{term.id}").cover[0] == "Nhiệm kỳ: …"
    keep_term(library, body.id, Term(term.id, "2025 - 2030", date(2025, 10, 3)))
    assert book(library, period=f"nhiem-ky-{term.id}").cover[0] == "Nhiệm kỳ: 2025 - 2030"


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", 3),
        ("boi duong", 2),
        ("bồi dưỡng", 2),
        ("BÒI ĐƯỠNG", 2),
        ("qđ", 1),
        ("kien toan", 1),
        ("2", 1),
        ("duong boi", 2),
        ("uong", 0),
        ("%", 3),
        ("khong co", 0),
    ],
)
def test_rows_are_found_by_words_without_diacritics(library, words, found):
    fill(library, row(), row(), row("QĐ-SNV", "Quyết định", trich_yeu="Về việc kiện toàn Tổ"))
    assert len(book(library, words).rows) == found


def test_rows_are_found_by_series_and_period(library):
    fill(library, row(), row("QĐ-SNV", "Quyết định"), day=date(2026, 12, 31))
    series = all_series(library, all_bodies(library)[0].id)[0]
    assert [each.so for each in book(library, series_id=series.id).rows] == [1, 1]
    assert [each.ngay.year for each in book(library, period="2027").rows] == [2027]
    assert book(library, series_id=series.id).series_name == "Văn bản hành chính"
    assert book(library, series_id=series.id + 1).rows == ()


def test_book_on_paper_lies_across_and_repeats_its_heading(sqlite_library):
    long = "V/v mở lớp bồi dưỡng nghiệp vụ công tác văn thư, lưu trữ cho công chức cấp xã " * 2
    fill(sqlite_library, *(row(trich_yeu=long, noi_nhan=long) for _ in range(12)))
    made = book_docx(book(sqlite_library, period="2026"))
    document = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert document.count('w:orient="landscape"') == 2
    assert document.count("<w:tblHeader/>") == 2
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in document
    pdf = to_pdf(made)
    assert page_count(pdf) > 2
    assert {(round(width), round(height)) for width, height in page_sizes(pdf)} == {(842, 595)}


def test_book_on_paper_takes_any_words(sqlite_library):
    fill(sqlite_library, row(trich_yeu="<w:p> & “=1+1” ]]>", noi_nhan="x" * 3000))
    assert page_count(to_pdf(book_docx(book(sqlite_library)))) >= 2


def test_an_empty_book_is_a_cover_and_a_heading(sqlite_library):
    fill(sqlite_library, row())
    sheet = book_sheet(book(sqlite_library, period="2020"))
    assert len(sheet.annexes[0].blocks[0].rows) == 2


def sheet_of(data):
    return load_workbook(io.BytesIO(data)).active


def test_spreadsheet_has_the_cover_the_columns_and_the_rows(sqlite_library):
    fill(sqlite_library, row(), row())
    void(sqlite_library, book(sqlite_library).rows[0].id, "in nhầm")
    sheet = sheet_of(book_xlsx(book(sqlite_library, period="2026")))
    rows = list(sheet.iter_rows(values_only=True))
    head = rows.index(tuple(COLUMNS.values()))
    assert [each[0] for each in rows[head + 1 :]] == ["01/SNV-VP", "02/SNV-VP"]
    assert "SỔ ĐĂNG KÝ VĂN BẢN ĐI" in [each[0] for each in rows[:head]]
    assert sheet.cell(head + 2, 3).font.strike
    assert not sheet.cell(head + 3, 3).font.strike
    assert sheet.cell(head + 2, 10).value == "Đã hủy: in nhầm"
    assert sheet.freeze_panes == f"A{head + 2}"
    assert sheet.page_setup.orientation == "landscape"


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("x","y")', "007"])
def test_words_of_the_spreadsheet_are_never_formulas_or_numbers(sqlite_library, words):
    fill(sqlite_library, row(ghi_chu=words, noi_nhan=words))
    data = book_xlsx(book(sqlite_library))
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in xml
    last = list(sheet_of(data).iter_rows())[-1]
    assert (last[9].value, last[9].data_type, last[9].number_format) == (words, "s", "@")
