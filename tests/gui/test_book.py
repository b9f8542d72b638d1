"""Sổ văn bản đi: searched, corrected, voided, exported, an old book taken in, settings."""

import io
import time
import zipfile
from datetime import date, timedelta

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from drafter.errors import OutputError
from drafter.gui import ask, book_output, look
from drafter.gui import book as book_window
from drafter.gui.book import BookWindow
from drafter.gui.book_import import ImportDialog
from drafter.gui.book_new import BodyDialog
from drafter.gui.book_settings import SettingsDialog
from drafter.gui.profiles.rows import letter_of
from drafter.render.engine import page_sizes
from drafter.store.book import COLUMNS, Asked, read_book
from drafter.store.book_import import plan_import, take_in
from drafter.store.book_reading import Row
from drafter.store.database import file_url, open_library
from drafter.store.register import Entry, Scope
from drafter.store.register_draw import correct, draw, outlook, void
from drafter.store.register_series import (
    all_bodies,
    arrangement,
    make_body,
    read_terms,
    series_for,
)
from tests.helpers.drawing import letter

TODAY = date.today()
NOTE = list(COLUMNS).index("ghi_chu")
SIGNER = list(COLUMNS).index("nguoi_ky")
SUMMARY = list(COLUMNS).index("trich_yeu")


@pytest.fixture
def library(tmp_path):
    library = open_library(file_url(tmp_path / "so.sqlite"))
    yield library
    library.close()


def give(library, kind="Công văn", symbol="SNV-VP", day=TODAY, regime="state", **words):
    entry = Entry(symbol, kind, words.pop("trich_yeu", "V/v mở lớp bồi dưỡng"), **words)
    asked = letter(kind, entry=entry, day=day, regime=regime)
    return draw(library, series_for(library, asked).id, day, None, entry)


@pytest.fixture
def filled(library):
    give(library, nguoi_ky="Lê Hữu Thạch")
    give(library, "Quyết định", "QĐ-SNV", trich_yeu="Về việc kiện toàn Tổ")
    give(library, day=TODAY - timedelta(days=800))
    return library


@pytest.fixture
def shown(qtbot, library, memory):
    windows = []

    def show():
        window = BookWindow(library, memory, by="lan")
        windows.append(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield show
    for window in windows:
        window.reject()
        window.deleteLater()


@pytest.fixture
def window(qtbot, filled, shown):
    window = shown()
    qtbot.waitUntil(lambda: window.model.rowCount() == 2)
    return window


def clashes(dialog):
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    shown = [part for part in parts if not part.isHidden()]
    letters = [letter_of(part) for part in shown if letter_of(part)]
    assert letters
    return {each for each in letters if letters.count(each) > 1}


def told(window, column=0):
    model = window.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


# --- what is shown


def test_the_latest_year_of_the_book_is_shown(window):
    assert told(window) == ["01/SNV-VP", "02/QĐ-SNV"]
    assert window.count.text() == "2 văn bản"
    assert window.period.field.currentText() == f"Năm {TODAY.year}"
    heads = [window.model.headerData(at, Qt.Orientation.Horizontal) for at in range(10)]
    assert heads == list(COLUMNS.values())


def test_rows_are_searched_as_words_are_typed(qtbot, window):
    qtbot.keyClicks(window.words.field, "kien toan")
    qtbot.waitUntil(lambda: told(window) == ["02/QĐ-SNV"])
    qtbot.keyClicks(window.words.field, "x")
    qtbot.waitUntil(lambda: told(window) == [])
    assert window.stack.currentWidget() is window.empty
    assert window.empty.text() == "Không có văn bản nào khớp."
    window.words.field.clear()
    qtbot.waitUntil(lambda: len(told(window)) == 2)
    assert window.stack.currentWidget() is window.table


def test_the_words_over_a_column_have_room(window):
    head, metrics = window.table.horizontalHeader(), window.table.fontMetrics()
    window.resize(1280, 680)
    for at, words in enumerate(COLUMNS.values()):
        room = QRect(0, 0, head.sectionSize(at) - look.GRID, 1000)
        drawn = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, words)
        assert drawn.height() <= head.height() - look.GRID
        assert drawn.width() <= room.width()


def test_most_of_the_room_is_for_what_a_letter_is_about(window):
    head = window.table.horizontalHeader()
    window.resize(1280, 680)
    sizes = {name: head.sectionSize(at) for at, name in enumerate(COLUMNS)}
    assert max(sizes, key=sizes.__getitem__) == "trich_yeu"


def test_all_years_can_be_shown(qtbot, window):
    window.period.field.setCurrentIndex(window.period.field.findText("Tất cả"))
    qtbot.waitUntil(lambda: len(told(window)) == 3)


def test_another_body_has_its_own_book(qtbot, window, library):
    give(library, "Kế hoạch", "KH/TU", regime="party")
    window.fill_bodies()
    qtbot.waitUntil(lambda: len(told(window)) == 2)
    window.body.field.setCurrentIndex(1 - window.body.field.currentIndex())
    qtbot.waitUntil(lambda: told(window) == ["01-KH/TU"])
    assert window.period.field.currentText() == "Nhiệm kỳ hiện nay"


def test_an_empty_library_says_what_to_do(qtbot, shown):
    window = shown()
    assert "Chưa có sổ nào" in window.empty.text()
    assert window.stack.currentWidget() is window.empty
    assert window.body.field.placeholderText() == "Chưa có sổ"
    for name in ("void", "docx", "pdf", "xlsx", "print", "take_in"):
        assert not window.buttons[name].isEnabled()
    assert window.buttons["settings"].isEnabled()


def test_fifty_thousand_rows_are_shown_and_scrolled_quickly(qtbot, library, shown):
    body = make_body(library, Scope.NAM, "SỞ NỘI VỤ", "")
    entry = Entry("SNV-VP", "Công văn", "V/v mở lớp bồi dưỡng nghiệp vụ văn thư, lưu trữ")
    rows = [Row("", so, "", TODAY, entry) for so in range(1, 50_001)]
    take_in(library, plan_import(library, body.id, rows))
    window = shown()
    qtbot.waitUntil(lambda: window.model.rowCount() == 50_000, timeout=60_000)
    started = time.perf_counter()
    for row in range(0, 50_000, 1_000):
        window.table.scrollTo(window.model.index(row, 0))
        window.table.viewport().repaint()
    assert (time.perf_counter() - started) / 50 < 0.5


# --- what is corrected


def test_a_cell_is_corrected_by_keyboard_and_kept(qtbot, window, library):
    table = window.table
    table.setFocus()
    table.setCurrentIndex(window.model.index(0, NOTE))
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.viewport().findChild(QLineEdit)
    qtbot.keyClicks(editor, "hoa toc")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: told(window, NOTE)[0] == "hoa toc")
    rows = read_book(library, Asked(all_bodies(library)[0].id, period=str(TODAY.year))).rows
    assert rows[0].entry.ghi_chu == "hoa toc"


def test_number_day_and_summary_cannot_be_changed(window):
    model = window.model
    for column, name in enumerate(COLUMNS):
        editable = bool(model.index(0, column).flags() & Qt.ItemFlag.ItemIsEditable)
        assert editable is (name not in {"so_ky_hieu", "ngay", "trich_yeu"})


def test_opening_and_leaving_a_cell_changes_nothing(qtbot, window, library):
    model = window.model
    assert model.setData(model.index(0, SIGNER), "Lê Hữu Thạch")
    assert model.rows[0].entry.nguoi_ky == "Lê Hữu Thạch"


def test_a_cell_changed_at_another_desk_is_told(window, library):
    correct(library, window.model.rows[0].id, "nguoi_ky", "Tạ Quang Bính", "Lê Hữu Thạch")
    assert not window.model.setData(window.model.index(0, SIGNER), "Nông Thị Hoa")
    assert "Tạ Quang Bính" in window.strip.text


def test_a_number_is_voided_and_struck_through(window, monkeypatch):
    def answer(dialog):
        dialog.reason.field.setText("in nhầm")
        dialog.void.click()
        return dialog.result()

    monkeypatch.setattr(book_window.VoidDialog, "exec", answer)
    window.table.setCurrentIndex(window.model.index(0, 0))
    window.buttons["void"].click()
    first = window.model.index(0, SUMMARY)
    assert first.data(Qt.ItemDataRole.FontRole).strikeOut()
    assert window.model.index(0, NOTE).data() == "Đã hủy: in nhầm"
    assert window.model.index(0, NOTE).data(Qt.ItemDataRole.FontRole) is None
    assert window.model.rows[0].voided_by == "lan"
    assert not window.buttons["void"].isEnabled()
    window.table.setCurrentIndex(window.model.index(1, 0))
    assert window.buttons["void"].isEnabled()


# --- out


@pytest.mark.parametrize(("name", "start"), [("docx", b"PK"), ("pdf", b"%PDF"), ("xlsx", b"PK")])
def test_the_book_is_exported(qtbot, window, answers, tmp_path, name, start):
    answers.path = tmp_path / f"so.{name}"
    with qtbot.waitSignal(window.output.noted, timeout=30_000):
        window.buttons[name].click()
    proposed = answers.asked[-1][1]
    assert proposed.name == f"So van ban di {TODAY.year}.{name}"
    assert answers.path.read_bytes().startswith(start)
    assert window.note.text() == f"Đã xuất so.{name} vào {tmp_path}"


def test_only_the_rows_shown_are_exported(qtbot, window, answers, tmp_path):
    qtbot.keyClicks(window.words.field, "kien toan")
    qtbot.waitUntil(lambda: len(told(window)) == 1)
    answers.path = tmp_path / "so.xlsx"
    with qtbot.waitSignal(window.output.noted):
        window.buttons["xlsx"].click()
    rows = list(load_workbook(answers.path).active.iter_rows(values_only=True))
    assert rows[-1][0] == "02/QĐ-SNV"
    assert rows[-2][0] == COLUMNS["so_ky_hieu"]


def test_an_export_not_wanted_writes_nothing(window, answers, tmp_path):
    window.buttons["docx"].click()
    assert list(tmp_path.glob("*.docx")) == []


def test_an_export_that_fails_is_told(qtbot, window, answers, tmp_path):
    answers.path = tmp_path / "khong-co" / "so.docx"
    with qtbot.waitSignal(window.background.failed) as caught:
        window.buttons["docx"].click()
    assert isinstance(caught.args[0], OutputError)
    assert "không tồn tại" in window.strip.text


def test_the_book_is_printed_across(qtbot, window, monkeypatch, tmp_path):
    class Dialog:
        def __init__(self, printer, _parent):
            printer.setOutputFileName(str(tmp_path / "in.pdf"))

        def setWindowTitle(self, _title):
            pass

        def exec(self):
            return True

        def deleteLater(self):
            pass

    monkeypatch.setattr(book_output, "QPrintDialog", Dialog)
    with qtbot.waitSignal(window.output.noted, timeout=30_000):
        window.buttons["print"].click()
    sizes = page_sizes((tmp_path / "in.pdf").read_bytes())
    assert len(sizes) == 2
    assert all(width > height for width, height in sizes)


# --- an old book


HEAD = ["Số, ký hiệu", "Ngày tháng", "Tên loại và trích yếu", "Người ký", "Nơi nhận", "Ghi chú"]


@pytest.fixture
def old_book(tmp_path):
    workbook = Workbook()
    workbook.active.append(HEAD)
    for so in (1, 2, 4):
        for symbol in ("QĐ-SNV", "SNV-VP"):
            workbook.active.append([f"{so:02}/{symbol}", f"05/3/{TODAY.year - 1}", "Mở lớp"])
    workbook.active.append(["không số", "05/3/2020"])
    workbook.save(tmp_path / "cu.xlsx")
    return tmp_path / "cu.xlsx"


@pytest.fixture
def incoming(qtbot, filled, old_book):
    dialog = ImportDialog(filled, all_bodies(filled)[0], old_book, by="lan")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(dialog.take.isEnabled)
    return dialog


def test_import_shows_rows_twins_gaps_and_complaints_before(incoming):
    report = incoming.report.toPlainText()
    assert incoming.model.rowCount() == 3
    assert "3 số, từ 01 đến 04" in report
    assert "thiếu số 03" in report
    assert "số 01 đã có ở một dòng trên" in report
    assert "Sổ này đánh số riêng từng tên loại" in report
    assert "Dòng 8: không có số văn bản" in report
    assert incoming.model.index(0, 0).flags() & Qt.ItemFlag.ItemIsEditable == Qt.ItemFlag(0)


def test_import_by_type_takes_all_in(qtbot, incoming, library):
    incoming.target.field.setCurrentIndex(incoming.target.field.count() - 1)
    qtbot.waitUntil(lambda: incoming.model.rowCount() == 6)
    qtbot.waitUntil(incoming.take.isEnabled)
    qtbot.keyClick(incoming, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(incoming.result()))
    assert incoming.count == 6
    last_year = TODAY.replace(month=3, day=9, year=TODAY.year - 1)
    order = letter("Quyết định", entry=Entry("QĐ-SNV"), day=last_year)
    assert outlook(library, order, TODAY).so == 5


def test_import_left_with_escape_takes_nothing_in(qtbot, incoming, library):
    qtbot.keyClick(incoming, Qt.Key.Key_Escape)
    assert incoming.count == 0
    assert len(read_book(library, Asked(all_bodies(library)[0].id)).rows) == 3


def test_a_file_that_is_no_book_is_told(qtbot, filled, tmp_path):
    (tmp_path / "x.csv").write_text("a;b", "utf-8")
    dialog = ImportDialog(filled, all_bodies(filled)[0], tmp_path / "x.csv")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "dòng tiêu đề" in dialog.strip.text)
    assert not dialog.take.isEnabled()


def test_the_window_takes_an_old_book_in(qtbot, window, old_book, monkeypatch):
    monkeypatch.setattr(ask, "file_to_open", lambda *_: old_book)

    def answer(dialog):
        qtbot.waitUntil(dialog.take.isEnabled)
        dialog.take.click()
        qtbot.waitUntil(lambda: bool(dialog.result()))
        return dialog.result()

    monkeypatch.setattr(ImportDialog, "exec", answer)
    window.buttons["take_in"].click()
    assert window.note.text() == "Đã nhập 3 văn bản từ cu.xlsx."
    at = window.period.field.findText(f"Năm {TODAY.year - 1}")
    window.period.field.setCurrentIndex(at)
    qtbot.waitUntil(lambda: len(told(window)) == 3)


# --- settings


@pytest.fixture
def settings(qtbot, library):
    def show(body):
        dialog = SettingsDialog(library, body)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def kinds(dialog):
    table = dialog.types
    return {table.item(at, 0).text(): table.item(at, 1).text() for at in range(table.rowCount())}


def choose(dialog, kind):
    at = next(n for n in range(dialog.types.rowCount()) if dialog.types.item(n, 0).text() == kind)
    dialog.types.setCurrentCell(at, 0)


def test_state_types_share_a_series_until_the_office_says_otherwise(filled, settings):
    dialog = settings(all_bodies(filled)[0])
    assert kinds(dialog)["Quyết định"] == "Văn bản hành chính"
    choose(dialog, "Quyết định")
    dialog.series.field.setEditText("Quyết định")
    dialog.buttons["assign"].click()
    assert kinds(dialog)["Quyết định"] == "Quyết định"
    assert kinds(dialog)["Công văn"] == "Văn bản hành chính"
    dialog.buttons["each"].click()
    assert kinds(dialog)["Công văn"] == "(dãy riêng)"
    dialog.buttons["one"].click()
    assert kinds(dialog)["Quyết định"] == "Văn bản hành chính"


def test_party_decisions_and_regulations_share_a_series_at_will(library, settings):
    give(library, "Quyết định", "QĐ/TU", regime="party")
    dialog = settings(all_bodies(library)[0])
    assert kinds(dialog)["Quy định"] == "(dãy riêng)"
    dialog.buttons["qd"].click()
    assert kinds(dialog)["Quy định"] == kinds(dialog)["Quyết định"] == "Quyết định"
    choose(dialog, "Quy định")
    dialog.series.field.setEditText("QĐ chung")
    dialog.buttons["rename"].click()
    assert kinds(dialog)["Quyết định"] == "QĐ chung"
    own = arrangement(library, all_bodies(library)[0].id)
    assert own["quyết định"].id == own["quy định"].id


def test_terms_are_told_changed_and_taken_out(library, settings):
    give(library, "Kế hoạch", "KH/TU", regime="party")
    body = all_bodies(library)[0]
    dialog = settings(body)
    dialog.term.field.setText("2020 - 2025")
    dialog.start.field.setText("20/10/2020")
    dialog.buttons["keep"].click()
    dialog.term.field.setText("2025 - 2030")
    dialog.start.field.setText("03/10/2025")
    dialog.buttons["add"].click()
    assert [(each.name, each.start) for each in read_terms(library, body.id)] == [
        ("2020 - 2025", date(2020, 10, 20)),
        ("2025 - 2030", date(2025, 10, 3)),
    ]
    cells = [dialog.terms.item(0, at).text() for at in range(3)]
    assert cells == ["2020 - 2025", "20/10/2020", "03/10/2025"]
    dialog.terms.setCurrentCell(1, 0)
    dialog.buttons["drop"].click()
    assert len(read_terms(library, body.id)) == 1
    dialog.buttons["drop"].click()
    assert "đã có số" in dialog.strip.text


@pytest.mark.parametrize("words", ["", "31/2/2026", "2026"])
def test_a_new_term_needs_its_first_day(library, settings, words):
    give(library, "Kế hoạch", "KH/TU", regime="party")
    dialog = settings(all_bodies(library)[0])
    dialog.start.field.setText(words)
    dialog.buttons["add"].click()
    assert not dialog.start.error.isHidden()
    assert len(read_terms(library, all_bodies(library)[0].id)) == 1


def test_a_type_without_a_series_has_none_to_rename(library, settings):
    give(library, "Kế hoạch", "KH/TU", regime="party")
    dialog = settings(all_bodies(library)[0])
    choose(dialog, "Công văn")
    dialog.buttons["rename"].click()
    assert "chưa có dãy số riêng" in dialog.strip.text


def test_a_book_is_begun_before_its_first_number(qtbot, library, settings):
    dialog = settings(None)
    assert "Chưa có sổ nào" in dialog.told.text()
    assert not dialog.buttons["assign"].isEnabled()
    asked = BodyDialog(library, dialog)
    asked.show()
    qtbot.keyClick(asked.issuer.field, Qt.Key.Key_Return)
    assert "tên cơ quan" in asked.issuer.error.text()
    asked.scope.field.setCurrentIndex(2)
    asked.issuer.field.setText("ĐẠI HỘI ĐẢNG BỘ XÃ ĐÔNG KHÊ LẦN THỨ II")
    qtbot.keyClick(asked.issuer.field, Qt.Key.Key_Return)
    assert asked.body.scope is Scope.DAI_HOI
    settings(asked.body)
    assert [each.scope for each in all_bodies(library)] == [Scope.DAI_HOI]


def test_a_congress_has_its_first_and_last_day(library, settings):
    body = make_body(library, Scope.DAI_HOI, "ĐẠI HỘI ĐẢNG BỘ XÃ ĐÔNG KHÊ LẦN THỨ II", "")
    dialog = settings(body)
    assert not dialog.end.isHidden()
    dialog.start.field.setText("18/7/2030")
    dialog.end.field.setText("17/7/2030")
    dialog.buttons["keep"].click()
    assert "đứng trước ngày bắt đầu" in dialog.strip.text
    dialog.end.field.setText("19/7/2030")
    dialog.buttons["keep"].click()
    assert read_terms(library, body.id)[0].end == date(2030, 7, 19)


# --- keyboard


def test_letters_clash_in_no_window_and_inputs_are_named(
    qtbot, window, incoming, settings, library
):
    give(library, "Kế hoạch", "KH/TU", regime="party")
    dialogs = [window, incoming, BodyDialog(library), *map(settings, all_bodies(library))]
    qtbot.addWidget(dialogs[2])
    dialogs[2].show()
    assert [clashes(each) for each in dialogs] == [set()] * len(dialogs)
    for field in (window.body, window.series, window.period, window.words, incoming.target):
        assert field.field.accessibleName()
        assert field.label.buddy() is field.field
    assert window.table.accessibleName()
    assert incoming.report.accessibleName()


def test_tab_goes_from_the_search_through_the_table_to_the_buttons(qtbot, window):
    window.words.field.setFocus()
    seen = []
    for _ in range(12):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(window.focusWidget())
    assert seen[0] is window.table
    buttons = [each for each in window.buttons.values() if each.isEnabled()]
    assert seen[1 : 1 + len(buttons)] == buttons


def test_escape_closes_the_window(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_exported_book_shows_what_is_void(qtbot, window, answers, tmp_path, library):
    void(library, window.model.rows[0].id, "in nhầm")
    window.refresh()
    qtbot.waitUntil(lambda: "1 số đã hủy" in window.count.text())
    answers.path = tmp_path / "so.docx"
    with qtbot.waitSignal(window.output.noted):
        window.buttons["docx"].click()
    xml = zipfile.ZipFile(io.BytesIO(answers.path.read_bytes())).read("word/document.xml").decode()
    assert "Đã hủy: in nhầm" in xml
