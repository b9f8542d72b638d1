"""The window with the true engine: what is typed is what is seen, exported and printed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from drafter.gui import output
from drafter.pipeline import open_draft

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
LETTER = next(path for path in EXAMPLES if path.stem == "state-cong-van-nhieu-noi-gui")
PATIENCE = 60_000


@pytest.fixture
def window(shown):
    """The true engine: this file's window hides the one without pages."""
    return shown


@pytest.fixture
def opened(window, qtbot):
    window.open(LETTER)
    qtbot.waitUntil(lambda: bool(window.pointing._spots), timeout=PATIENCE)
    return window


def ink(view):
    """Whether something is printed on what is seen of the page."""
    image = view.grab().toImage()
    black = QColor("#333333")
    return any(
        image.pixelColor(x, y).lightness() < black.lightness()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_opens_with_its_page_and_no_error(window, qtbot, settled, path):
    window.open(path)
    settled(window)
    assert ink(window.page_view)
    assert not window.isWindowModified()
    assert "lỗi" not in window.status.findings.text().replace("Không có lỗi", "")
    draft, faults = window.model.snapshot().draft()
    read = open_draft(path)
    assert faults == ()
    assert {name: value for name, value in draft.values.items() if value} == {
        name: value for name, value in read.values.items() if value
    }


def test_page_follows_the_typing(opened, qtbot):
    before = opened.page_view.pdf
    opened.form.focus_field("trich_yeu")
    opened.form.rows["trich_yeu"].input.insertPlainText("rất ")
    qtbot.waitUntil(lambda: opened.page_view.pdf is not before, timeout=PATIENCE)
    assert opened.page_view.verticalScrollBar().value() == 0


def test_first_letter_opens_while_the_window_gets_ready(window, qtbot, settled):
    window.warm_up()
    window.open(LETTER)
    settled(window)
    assert ink(window.page_view)
    assert window.strip.text == ""


def test_field_in_use_is_marked_on_the_page(opened, qtbot):
    opened.form.focus_field("dia_danh")
    ((page, (mark,)),) = opened.page_view._marks.items()
    assert page == 0
    assert mark.x() > 250
    assert mark.y() < 150
    opened.form.focus_field("so")
    assert opened.page_view._marks[0][0].x() < 250


def test_page_comes_to_the_field_that_takes_the_cursor(opened, qtbot):
    opened.form.focus_field("ho_ten")
    assert opened.page_view.current_page() == opened.page_view.page_count - 1
    opened.form.focus_field("so")
    assert opened.page_view.current_page() == 0


def test_click_on_the_page_leads_to_the_field_and_its_line(opened, qtbot):
    spot = next(s for s in opened.pointing._spots if s.field == "noi_dung" and s.line == 2)
    opened.page_view.clicked.emit(spot.page, QPointF(spot.box[0] + 2, spot.box[1] + 2))
    body = opened.form.rows["noi_dung"].editor
    assert QApplication.focusWidget() is body
    assert body.textCursor().blockNumber() == 2


def test_click_on_the_margin_changes_nothing(opened, qtbot):
    opened.form.focus_field("so")
    opened.page_view.clicked.emit(0, QPointF(5, 5))
    assert QApplication.focusWidget().objectName() == "so"


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/nghi_quyet", "state/ban_sao_y"])
def test_click_on_each_printed_line_marks_it_and_leads_to_its_field(window, qtbot, type_id):
    window.files.new(type_id)
    window.files.fill_example()
    pointing, view = window.pointing, window.page_view
    qtbot.waitUntil(lambda: window.renderer.idle and bool(pointing._spots), timeout=PATIENCE)
    view.set_zoom(0.25)  # the whole letter in view, so that nothing is read anew
    qtbot.waitUntil(lambda: window.renderer.idle, timeout=PATIENCE)
    spots = pointing._spots
    assert len({spot.field for spot in spots}) > 8
    for spot in spots:
        left, top, right, bottom = spot.box
        middle = QPointF((left + right) / 2, (top + bottom) / 2)
        view.clicked.emit(spot.page, middle)
        assert window.form.current == spot.field
        assert any(mark.contains(middle) for mark in view._marks[spot.page]), spot


def test_text_of_the_page_is_copied_by_the_windows_own_keys(opened, qtbot):
    view = opened.page_view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    clipboard = QApplication.clipboard()
    qtbot.waitUntil(lambda: "Kính gửi:\n- " in clipboard.text(), timeout=PATIENCE)
    assert "ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh Sơn Giang" in clipboard.text()
    assert clipboard.text().endswith("Nguyễn Thị Thanh Huyền")
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view._selecting.selection.ends() is None


def test_small_pages_are_drawn_when_typing_rests(opened, qtbot):
    view = opened.page_view
    view.set_thumbnails(True)
    qtbot.waitUntil(lambda: len(view.thumbnails.images) == 2, timeout=PATIENCE)
    assert view.thumbnails.lacking() == []
    for picture in view.thumbnails.images.values():
        middle = [picture.pixelColor(x, picture.height() // 2) for x in range(picture.width())]
        assert min(colour.lightness() for colour in middle) < 200


def test_annex_in_use_is_marked_on_its_own_sheet_laid_across(window, qtbot):
    window.files.new("state/quyet_dinh")
    window.files.fill_example()
    window.model.fill({"phu_luc": "Phụ lục [ngang]\nBIỂU TỔNG HỢP\nSố liệu do các xã tự kê khai."})
    spots = window.pointing
    qtbot.waitUntil(lambda: any(s.field == "phu_luc" for s in spots._spots), timeout=PATIENCE)
    view = window.page_view
    assert view._sizes[-1][0] > view._sizes[-1][1]
    window.form.focus_field("so")
    spot = next(s for s in spots._spots if s.field == "phu_luc" and s.line == 2)
    assert spot.page == view.page_count - 1
    view.clicked.emit(spot.page, QPointF(spot.box[0] + 2, spot.box[1] + 2))
    assert QApplication.focusWidget() is window.form.rows["phu_luc"].editor
    assert window.form.rows["phu_luc"].editor.textCursor().blockNumber() == 2
    assert list(view._marks) == [spot.page]
    assert view.current_page() == spot.page


def test_sheet_of_half_the_size_fills_the_width(window, qtbot, settled):
    window.files.new("party/phieu_chuyen")
    settled(window)
    whole = window.page_view._sizes[0]
    window.model.fill({"kho_giay": "A5 ngang"})
    qtbot.waitUntil(lambda: window.page_view._sizes[0] != whole, timeout=PATIENCE)
    width, height = window.page_view._sizes[0]
    assert width > height
    page = window.page_view.page_rect(0)
    assert page.width() > window.page_view.viewport().width() - 80


def test_pdf_is_exported_in_the_background(opened, qtbot, answers, tmp_path):
    answers.path = tmp_path / "thư.pdf"
    opened.actions_["pdf"].trigger()
    assert not opened.status._work.isHidden()
    qtbot.waitUntil(answers.path.exists, timeout=PATIENCE)
    assert answers.path.read_bytes().startswith(b"%PDF")
    assert opened.status._work.isHidden()
    assert "Đã xuất thư.pdf" in opened.status.currentMessage()


def test_cancelled_export_writes_nothing(opened, qtbot, answers, tmp_path):
    answers.path = tmp_path / "thư.pdf"
    opened.actions_["pdf"].trigger()
    opened.status.cancelled.emit()
    opened.background._pool.waitForDone()
    QApplication.processEvents()
    assert not answers.path.exists()
    assert opened.status._work.isHidden()


def test_pdf_that_cannot_be_written_is_one_sentence(opened, qtbot, answers, tmp_path):
    answers.path = tmp_path / "không có" / "thư.pdf"
    opened.actions_["pdf"].trigger()
    qtbot.waitUntil(lambda: "thư mục không tồn tại" in opened.strip.text, timeout=PATIENCE)


def test_letter_is_printed_page_by_page(opened, qtbot, monkeypatch, tmp_path):
    paper = tmp_path / "giấy.pdf"

    class Dialog:
        def __init__(self, printer, _parent):
            printer.setOutputFileName(str(paper))
            printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)

        def setWindowTitle(self, title):
            assert title == "In"

        def exec(self):
            return True

        def deleteLater(self):
            pass

    monkeypatch.setattr(output, "QPrintDialog", Dialog)
    opened.actions_["print"].trigger()
    qtbot.waitUntil(lambda: "Đã gửi đến máy in" in opened.status.currentMessage(), timeout=PATIENCE)
    assert paper.read_bytes().startswith(b"%PDF")


def test_preview_of_paper_draws_the_pages(opened, qtbot, monkeypatch):
    seen = []

    def look(dialog):
        dialog.show()
        seen.append(ink(dialog))
        return 0

    monkeypatch.setattr(output.QPrintPreviewDialog, "exec", look)
    opened.actions_["preview"].trigger()
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE)
    assert seen == [True]


def test_five_thousand_letters_and_three_hundred_addressees_are_shown(window, qtbot, settled):
    window.files.new("state/cong_van")
    window.model.edit("kinh_gui", "\n".join(f"Ủy ban nhân dân xã số {n}" for n in range(300)))
    window.model.edit("trich_yeu", "rà soát hồ sơ " * 360)
    settled(window)
    assert window.page_view.page_count > 5
    assert window.strip.text == ""


def test_control_characters_and_markup_are_letters_like_others(window, qtbot, settled):
    window.files.new("state/cong_van")
    window.model.edit("trich_yeu", "a\x0bb & <c> {{ d }} \x00")
    settled(window)
    assert window.strip.text == ""
    draft, _ = window.model.snapshot().draft()
    assert draft.values["trich_yeu"] == "a\nb & <c> {{ d }}"
