"""An existing book is taken in: whole, without twins, and the numbers go on behind it."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from drafter.errors import ConflictError, StoreError
from drafter.store import book_file
from drafter.store.book import Asked, cells, read_book
from drafter.store.book_import import kind_of, plan_import, take_in
from drafter.store.book_reading import Row, read_rows
from drafter.store.book_xlsx import book_xlsx
from drafter.store.register import Entry, Term
from drafter.store.register_draw import draw, outlook
from drafter.store.register_series import (
    all_bodies,
    all_series,
    keep_term,
    one_for_each,
    series_for,
)
from drafter.store.register_terms import all_terms
from tests.helpers.drawing import DAY, letter

HEAD = [
    "Số, ký hiệu văn bản",
    "Ngày tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
]
FIRST = ["15/QĐ-SNV", "05/01/2026", "Quyết định về việc kiện toàn Tổ", "Lê Hữu Thạch", "Sở Y tế",
         "VT", "3", "06/01", "Hoa", ""]  # fmt: skip


@pytest.fixture
def xlsx(tmp_path):
    def write(*sheets, name="so.xlsx"):
        workbook = Workbook()
        workbook.remove(workbook.active)
        for at, rows in enumerate(sheets):
            sheet = workbook.create_sheet(f"Tháng {at + 1}")
            for row in rows:
                sheet.append(row)
        workbook.save(tmp_path / name)
        return tmp_path / name

    return write


@pytest.fixture
def csv(tmp_path):
    def write(text, code="utf-8", name="so.csv"):
        (tmp_path / name).write_bytes(text.encode(code) if isinstance(text, str) else text)
        return tmp_path / name

    return write


def test_a_book_in_the_form_of_the_decree_is_read(xlsx):
    cover = [["UBND TỈNH SƠN GIANG"], ["SỞ NỘI VỤ"], ["SỔ ĐĂNG KÝ VĂN BẢN ĐI"], ["Năm: 2026"], []]
    order = [f"({at})" for at in range(1, 11)]
    reading = read_rows(xlsx([*cover, HEAD, order, FIRST]))
    assert reading.complaints == reading.notes == ()
    (row,) = reading.rows
    assert (row.place, row.so, row.duoi, row.ngay) == ("Dòng 8", 15, "", date(2026, 1, 5))
    assert row.entry == Entry(
        ky_hieu="QĐ-SNV",
        trich_yeu="Quyết định về việc kiện toàn Tổ",
        nguoi_ky="Lê Hữu Thạch",
        noi_nhan="Sở Y tế",
        don_vi_nhan="VT",
        so_luong="3",
        ngay_chuyen="06/01",
        ky_nhan="Hoa",
    )


def test_columns_stand_in_any_order_under_any_usual_name(xlsx):
    head = ["TT", "NGÀY BAN HÀNH", "Số VB", "Ký hiệu", "Loại văn bản", "Nội dung trích yếu",
            "Nơi gửi", "Bản lưu", "Số bản", "Độ khẩn"]  # fmt: skip
    row = [1, datetime(2026, 2, 3), 7, "KH-SNV", "Kế hoạch", "Mở lớp", "Sở Y tế", "VP", 5, "Khẩn"]
    reading = read_rows(xlsx([["Sổ công văn đi"], head, row]))
    (found,) = reading.rows
    assert (found.so, found.ngay) == (7, date(2026, 2, 3))
    assert found.entry == Entry(
        ky_hieu="KH-SNV",
        ten_loai="Kế hoạch",
        trich_yeu="Mở lớp",
        noi_nhan="Sở Y tế",
        don_vi_nhan="VP",
        so_luong="5",
        ghi_chu="Độ khẩn: Khẩn",
    )
    assert reading.notes == ("Cột “Độ khẩn” được ghi vào Ghi chú.",)


@pytest.mark.parametrize(
    ("cell", "so", "duoi", "symbol"),
    [
        ("121-CV/TU", 121, "", "CV/TU"),
        ("15/QĐ-UBND", 15, "", "QĐ-UBND"),
        ("Số 05", 5, "", ""),
        ("Số: 05/QĐ-UBND", 5, "", "QĐ-UBND"),
        ("05", 5, "", ""),
        (5, 5, "", ""),
        (5.0, 5, "", ""),
        ("0007", 7, "", ""),
        ("15a/QĐ-UBND", 15, "a", "QĐ-UBND"),
        ("15bis", 15, "bis", ""),
        ("02 /CT-UBND", 2, "", "CT-UBND"),
        ("12 - CV/TU", 12, "", "CV/TU"),
        ("3294-CV/VPTW/nb", 3294, "", "CV/VPTW/nb"),
        ("15/2024/QĐ-UBND", 15, "", "2024/QĐ-UBND"),
    ],
)
def test_numbers_are_read_however_written(xlsx, cell, so, duoi, symbol):
    (row,) = read_rows(xlsx([HEAD, [cell, *FIRST[1:]]])).rows
    assert (row.so, row.duoi, row.entry.ky_hieu) == (so, duoi, symbol)


@pytest.mark.parametrize(
    "cell",
    [
        datetime(2026, 3, 9),
        date(2026, 3, 9),
        46090,
        "46090",
        "09/03/2026",
        "9/3/2026",
        "09-03-2026",
        "9.3.2026",
        "2026-03-09",
        "ngày 09 tháng 3 năm 2026",
        "09/3",
        "9/3/26",
    ],
)
def test_dates_are_read_however_written(xlsx, cell):
    reading = read_rows(xlsx([["Năm 2026"], HEAD, [FIRST[0], cell, *FIRST[2:]]]))
    assert reading.complaints == ()
    assert reading.rows[0].ngay == date(2026, 3, 9)


@pytest.mark.parametrize(
    "cell",
    ["", None, "31/02/2026", "13/25/2026", "sắp tới", 3, 1e300, "1/1/0126", "05/01/2999", True],
)
def test_a_row_without_its_day_is_told_and_left_out(xlsx, cell):
    reading = read_rows(xlsx([HEAD, FIRST, [FIRST[0], cell, *FIRST[2:]]]))
    assert len(reading.rows) == 1
    assert "số 15" in reading.complaints[0]
    assert reading.complaints[0].startswith("Dòng 3:")


@pytest.mark.parametrize(
    "cell", ["", "Tháng 01", "V/v mở lớp", "0", datetime(2026, 1, 5), "-5", "=1"]
)
def test_a_row_without_number_is_told_and_left_out(xlsx, cell):
    reading = read_rows(xlsx([HEAD, [cell, *FIRST[1:]], FIRST, [], [None, " "]]))
    assert len(reading.rows) == 1
    assert reading.complaints[0].startswith("Dòng 2: không có số văn bản")


def test_every_sheet_with_the_columns_is_read(xlsx):
    second = ["16/QĐ-SNV", "05/02/2026", "x", "", "", ""]
    reading = read_rows(xlsx([HEAD, FIRST], [["ghi chú linh tinh"]], [HEAD, second, ["?"]]))
    assert [(row.so, row.place) for row in reading.rows] == [
        (15, "Tháng 1, dòng 2"),
        (16, "Tháng 3, dòng 2"),
    ]
    assert reading.complaints[0].startswith("Tháng 3, dòng 3:")


def test_merged_cells_above_the_heading_do_no_harm(xlsx, tmp_path):
    workbook = Workbook()
    sheet = workbook.active
    sheet.append(["SỔ VĂN BẢN ĐI", "", "", "Năm 2026"])
    sheet.merge_cells("A1:C1")
    sheet.append(["Văn bản", None, None, "Phát hành"])
    sheet.merge_cells("A2:C2")
    sheet.append(HEAD)
    sheet.append(FIRST)
    workbook.save(tmp_path / "m.xlsx")
    assert len(read_rows(tmp_path / "m.xlsx").rows) == 1


@pytest.mark.parametrize(
    "code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"]
)
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_csv_is_read_in_any_code_and_with_any_mark(csv, code, mark):
    cells_ = [
        '"UBND các xã, phường; Sở Y tế"' if at == 4 else f'"{each}"'
        for at, each in enumerate(FIRST)
    ]
    heads = [f'"{each}"' for each in HEAD]
    text = "\r\n".join(mark.join(row) for row in (heads, cells_))
    data = for_windows(text) if code == "cp1258" else text.encode(code)
    (row,) = read_rows(csv(data)).rows
    assert row.entry.trich_yeu == "Quyết định về việc kiện toàn Tổ"
    assert row.entry.noi_nhan == "UBND các xã, phường; Sở Y tế"


def for_windows(text):
    """Encode as Windows' Vietnamese code page does: a letter, then its tone."""
    out = bytearray()
    for char in text:
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            import unicodedata

            base = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in base if mark in "\u0300\u0301\u0303\u0309\u0323")
            out += unicodedata.normalize("NFC", base.replace(tone, "")).encode("cp1258")
            out += tone.encode("cp1258")
    return bytes(out)


def test_csv_of_the_west_is_read(csv):
    text = "So, ky hieu;Ngay;Trich yeu\n1;05/01/2026;café ü\x9e"
    (row,) = read_rows(csv(text.replace("\x9e", "ž").encode("cp1252"))).rows
    assert row.entry.trich_yeu == "café üž"


# --- hostile files


def refused(path, words):
    with pytest.raises(StoreError, match=words) as caught:
        read_rows(path)
    assert caught.value.place.file == path.name
    assert caught.value.repair


def rezipped(path, change):
    """The workbook with some parts changed: name → bytes."""
    old = zipfile.ZipFile(path)
    parts = {name: old.read(name) for name in old.namelist()}
    old.close()
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return path


def test_a_bomb_is_refused_before_it_unfolds(xlsx):
    path = xlsx([HEAD, FIRST])
    refused(rezipped(path, lambda parts: parts.update({"xl/x.xml": b" " * (150 << 20)})), "quá lớn")


def test_many_small_parts_are_refused(xlsx):
    path = xlsx([HEAD, FIRST])
    many = {f"xl/{at}.xml": b"" for at in range(2_100)}
    refused(rezipped(path, lambda parts: parts.update(many)), "quá lớn")


@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
@pytest.mark.parametrize("name", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/x.dat"])
def test_a_document_type_is_refused(xlsx, name, code):
    path = xlsx([HEAD, FIRST])
    bad = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'
    refused(rezipped(path, lambda parts: parts.update({name: bad.encode(code)})), "DTD")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "dòng tiêu đề"),
        (b"PK\x03\x04 no archive", "hỏng"),
        (book_file._OLE + b"\0" * 600, "kiểu cũ"),
        (book_file._OLE + b"\0" * 60 + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"<html><table><tr><td>So</td></tr></table></html>", "trang web"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "trang web"),
        (b"\xef\xbb\xbf\xff\xfe", "bảng mã"),
        (b"\xff\xfe\x00\xd8", "bảng mã"),
        (b"khong co gi", "dòng tiêu đề"),
        (b"x" * ((10 << 20) + 1), "10 MB"),
        (b'"' + b"a" * 200_000, "CSV bị hỏng"),
    ],
)
def test_what_is_no_book_is_refused_with_the_repair(csv, data, words):
    refused(csv(data, name="so.xlsx"), words)


def test_a_missing_file_is_told(tmp_path):
    refused(tmp_path / "khong-co.xlsx", "không đọc được")


def test_another_office_file_is_told(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    refused(tmp_path / "a.xlsx", "không phải bảng tính")


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml",
                                  "[Content_Types].xml", "xl/_rels/workbook.xml.rels"])  # fmt: skip
@pytest.mark.parametrize("data", [b"", b"<a>", b"<a/>", b"\0\0\0"])
def test_a_workbook_with_a_spoilt_part_is_refused_or_read(xlsx, name, data):
    path = rezipped(xlsx([HEAD, FIRST]), lambda parts: parts.update({name: data}))
    with suppress(StoreError):
        assert len(read_rows(path).rows) <= 1


def test_too_many_rows_are_refused(csv, monkeypatch):
    monkeypatch.setattr(book_file, "MAX_ROWS", 3)
    text = ";".join(HEAD) + "\n" + "\n".join(f"{n};05/01/2026;x" for n in range(1, 9))
    refused(csv(text), "50.000 dòng")


def test_a_row_at_the_end_of_the_sheet_is_refused_quickly(xlsx):
    def far(parts):
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b'<row r="2"', b'<row r="1048576"')

    path = rezipped(xlsx([HEAD, FIRST]), far)
    assert read_rows(path).rows == ()


def test_columns_beyond_the_limit_are_not_read(xlsx):
    reading = read_rows(xlsx([HEAD + [f"cột {n}" for n in range(200)], FIRST + ["x"] * 200]))
    assert len(reading.notes) == 40


def test_links_and_formulas_are_not_followed(xlsx):
    row = [*FIRST[:9], '=HYPERLINK("file:///etc/passwd")']
    (found,) = read_rows(xlsx([HEAD, row])).rows
    assert found.entry.ghi_chu == ""


# --- what would happen, and then all of it


def row(so, day=DAY, symbol="SNV-VP", duoi="", **words):
    return Row(f"Dòng {so}", so, duoi, day, Entry(ky_hieu=symbol, **words))


@pytest.fixture
def body(library):
    series_for(library, letter())
    return all_bodies(library)[0]


@pytest.mark.parametrize(
    ("regime", "symbol", "words", "kind"),
    [
        ("state", "QĐ-UBND", "", "quyết định"),
        ("state", "UBND-VX", "V/v mở lớp", "công văn"),
        ("state", "TTr-SNV", "", "tờ trình"),
        ("state", "QyĐ-SNV", "", "quy định"),
        ("state", "SY-SNV", "Quyết định", "bản sao"),
        ("state", "", "Kế hoạch mở lớp", "kế hoạch"),
        ("party", "CV/TU", "", "công văn"),
        ("party", "QĐ/TU", "Quy định trách nhiệm nêu gương", "quy định"),
        ("party", "QĐ/TU", "về công tác cán bộ", "quyết định"),
        ("party", "BS/TU", "", "bản sao"),
        ("party", "", "", "công văn"),
    ],
)
def test_type_of_an_old_row_is_told_by_its_symbol_and_words(regime, symbol, words, kind):
    assert kind_of(row(1, symbol=symbol, trich_yeu=words), regime) == kind


def test_rows_are_taken_in_and_numbers_go_on_behind_them(library, body):
    plan = plan_import(library, body.id, [row(1), row(2, symbol="QĐ-SNV"), row(154)])
    assert plan.twins == ()
    assert plan.gaps == ("Văn bản hành chính năm 2026: thiếu số 03-153.",)
    assert plan.summary() == ("Văn bản hành chính năm 2026: 3 số, từ 01 đến 154",)
    assert read_book(library, Asked(body.id)).rows == ()
    assert take_in(library, plan, by="lan") == 3
    found = read_book(library, Asked(body.id)).rows
    assert [(each.so, each.imported, each.given_by) for each in found][2] == (154, True, "lan")
    assert outlook(library, letter(), DAY).so == 155


def test_party_rows_go_to_the_series_of_their_type_and_term(library):
    asked = letter("Kế hoạch", regime="party")
    series_for(library, asked)
    body = all_bodies(library)[0]
    with library.reading() as connection:
        old = all_terms(connection, body.id)[0]
    new = keep_term(library, body.id, Term(0, "2025 - 2030", date(2025, 10, 3)))
    days = (date(2025, 10, 2), date(2025, 10, 3))
    rows = [row(so, day, symbol="KH/TU") for day in days for so in (1, 2)]
    plan = plan_import(library, body.id, [*rows, row(1, symbol="CV/TU")])
    take_in(library, plan)
    assert {each.name for each in all_series(library, body.id)} == {"Kế hoạch", "Công văn"}
    assert [each.period for each in plan.taken[:4]] == [f"nhiem-ky-{old.id}"] * 2 + [
        f"nhiem-ky-{new.id}"
    ] * 2
    assert outlook(library, asked, DAY).so == 3
    assert outlook(library, letter("Công văn", regime="party"), DAY).so == 2


def test_twins_are_told_and_left_out(library, body):
    take_in(library, plan_import(library, body.id, [row(1), row(2)]))
    plan = plan_import(library, body.id, [row(2), row(3), row(3), row(3, duoi="a")])
    assert plan.twins == ("Dòng 2: số 02 đã có trong sổ.", "Dòng 3: số 03 đã có ở một dòng trên.")
    assert take_in(library, plan) == 2
    assert outlook(library, letter(), DAY).so == 4


def test_a_book_with_numbers_of_each_type_is_noticed(library, body):
    rows = [row(so, symbol=symbol) for so in (1, 2, 3) for symbol in ("QĐ-SNV", "SNV-VP")]
    assert plan_import(library, body.id, rows).mixed
    one_for_each(library, body)
    plan = plan_import(library, body.id, rows)
    assert not plan.mixed
    assert plan.twins == ()
    take_in(library, plan)
    assert outlook(library, letter(), DAY).so == 4


def test_all_rows_go_into_a_series_chosen_by_hand(library, body):
    draw(library, series_for(library, letter(secret=True)).id, DAY, None, Entry("QĐ-SNV"))
    secret = next(each for each in all_series(library, body.id) if each.name == "Văn bản mật")
    take_in(library, plan_import(library, body.id, [row(7), row(8, symbol="QĐ-SNV")], secret))
    assert outlook(library, letter(secret=True), DAY).so == 9
    assert outlook(library, letter(), DAY).so == 1


def test_a_book_that_changed_meanwhile_takes_nothing_in(library, body):
    plan = plan_import(library, body.id, [row(1), row(2)])
    draw(library, series_for(library, letter()).id, DAY, None, Entry())
    with pytest.raises(ConflictError, match="xem trước"):
        take_in(library, plan)
    assert len(read_book(library, Asked(body.id)).rows) == 1


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Hủy", "ghi trong sổ cũ"),
        ("Đã huỷ: in nhầm", "in nhầm"),
        ("HỦY BỎ, trùng số", "trùng số"),
        ("hủy số", "ghi trong sổ cũ"),
    ],
)
def test_a_number_the_old_book_calls_void_is_void(library, body, note, reason):
    take_in(library, plan_import(library, body.id, [row(1, ghi_chu=note), row(2)]))
    first, second = read_book(library, Asked(body.id)).rows
    assert (bool(first.voided), first.reason, first.entry.ghi_chu) == (True, reason, "")
    assert second.voided is None
    assert outlook(library, letter(), DAY).so == 3


def test_a_note_that_only_speaks_of_voiding_is_a_note(library, body):
    take_in(library, plan_import(library, body.id, [row(1, ghi_chu="gửi lại, hủy bản trước")]))
    (first,) = read_book(library, Asked(body.id)).rows
    assert (first.voided, first.entry.ghi_chu) == (None, "gửi lại, hủy bản trước")


def test_what_is_exported_is_read_again_as_it_was(library, body, tmp_path):
    rows = [row(so, trich_yeu="=V/v mở lớp", noi_nhan="Sở Y tế; Sở Tài chính", so_luong="007")
            for so in range(1, 30)]  # fmt: skip
    take_in(library, plan_import(library, body.id, rows))
    book = read_book(library, Asked(body.id, period="2026"))
    path = tmp_path / "xuat.xlsx"
    path.write_bytes(book_xlsx(book))
    reading = read_rows(path)
    assert reading.complaints == ()
    assert [each.entry for each in reading.rows] == [each.entry for each in book.rows]
    assert [each.ngay for each in reading.rows] == [each.ngay for each in book.rows]
    assert cells(book.rows[8], "state")[0] == "09/SNV-VP"


def test_reading_does_not_need_the_archive_to_end_where_it_should(xlsx):
    path = xlsx([HEAD, FIRST])
    path.write_bytes(path.read_bytes()[:-30])
    refused(path, "hỏng")


def test_an_empty_workbook_has_no_heading(tmp_path):
    workbook = Workbook()
    stream = io.BytesIO()
    workbook.save(stream)
    (tmp_path / "rong.xlsx").write_bytes(stream.getvalue())
    refused(tmp_path / "rong.xlsx", "dòng tiêu đề")
