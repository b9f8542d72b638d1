"""The window: what the clerk does from opening it to closing it."""

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QToolBar

from drafter.draft.toml_file import write_draft
from drafter.errors import DrafterError
from drafter.gui import ask, rendering
from drafter.gui.model import PACK
from drafter.gui.window import MainWindow
from drafter.pipeline import open_draft
from drafter.store import drafts, versions
from drafter.store.records import Query
from drafter.writers import files

from .conftest import A4, blank_pages


def type_in(window, qtbot, name, text):
    window.form.focus_field(name)
    qtbot.keyClicks(window.form.rows[name].editor, text)


def write(path, catalogue, type_id="state/cong_van", **values):
    from drafter.draft.fields import Draft, coerce

    fields = catalogue.get_template(type_id).fields
    read = {spec.name: coerce(spec, values[spec.name]) for spec in fields if spec.name in values}
    path.write_text(write_draft(Draft(type_id, read), fields), "utf-8")
    return path


# Start


def test_window_starts_with_the_types_and_the_cursor_in_the_search(window):
    assert window.stack.currentWidget() is window.start
    assert window.start.picker.search.hasFocus()
    assert not window.actions_["docx"].isEnabled()
    assert window.actions_["open"].isEnabled()


def test_type_chosen_on_the_start_page_opens_its_form(window, qtbot):
    qtbot.keyClicks(window.start.picker.search, "to trinh")
    qtbot.keyClick(window.start.picker.search, Qt.Key.Key_Return)
    assert window.model.template.id == "state/to_trinh"
    assert window.windowTitle() == "Tờ trình mới[*] - Drafter"
    assert not window.isWindowModified()
    assert QApplication.focusWidget().objectName() == "co_quan_chu_quan"


def test_form_and_page_are_both_seen_at_the_smallest_screen(letter):
    letter.resize(911, 480)  # 1366 x 768 at 150 %
    assert letter.width() == 911
    assert letter.form.width() >= 300
    assert letter.page_view.width() >= 400


def test_tool_bar_fits_the_smallest_screen(window):
    window.files.new("party/cong_van")
    window.resize(911, 480)
    QApplication.processEvents()
    bar = window.findChild(QToolBar)
    assert bar.sizeHint().width() <= 911
    assert window.packs.isVisible()
    assert window.packs.geometry().right() <= bar.width()


# Loading and typing


def test_opening_a_draft_is_no_editing(window, catalogue, tmp_path, settled):
    path = write(tmp_path / "thư.toml", catalogue, so="15", kinh_gui=["a", "b"], ngay="2026-06")
    window.open(path)
    settled(window)
    assert window.windowTitle() == "thư[*] - Drafter"
    assert not window.isWindowModified()
    assert window.model.text("ngay") == "6/2026"
    assert window.memory.recent_files() == [path]


def test_typing_marks_the_title_where_the_file_is_behind_and_undo_unmarks_it(
    window, qtbot, catalogue, tmp_path
):
    window.open(write(tmp_path / "thư.toml", catalogue, so="7"))
    type_in(window, qtbot, "so", "1")
    assert window.isWindowModified()
    assert window.actions_["undo"].isEnabled()
    window.actions_["undo"].trigger()
    assert not window.isWindowModified()
    assert not window.actions_["undo"].isEnabled()
    assert window.actions_["redo"].isEnabled()


def test_undo_goes_back_across_fields_by_key(letter, qtbot):
    type_in(letter, qtbot, "so", "1")
    type_in(letter, qtbot, "chuc_vu", "BI THU")
    undo = Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
    for left in ("BI ", ""):
        qtbot.keyClick(QApplication.focusWidget(), *undo)
        assert letter.model.text("chuc_vu") == left
    qtbot.keyClick(QApplication.focusWidget(), *undo)
    assert letter.model.text("so") == ""
    assert QApplication.focusWidget().objectName() == "so"


def test_preview_never_takes_the_focus(letter, qtbot, settled):
    letter.form.focus_field("trich_yeu")
    for text in ("rà soát", " hồ sơ"):
        letter.form.rows["trich_yeu"].input.insertPlainText(text)
        settled(letter)
        assert QApplication.focusWidget().objectName() == "trich_yeu"
    assert letter.page_view.focusPolicy() == Qt.FocusPolicy.TabFocus


def test_bold_key_works_in_the_body_alone(letter, qtbot):
    letter.form.focus_field("noi_dung")
    bold = Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), *bold)
    qtbot.keyClicks(QApplication.focusWidget(), "dam")
    assert letter.model.text("noi_dung") == "**dam**"
    letter.form.focus_field("so")
    qtbot.keyClick(QApplication.focusWidget(), *bold)
    assert letter.model.text("so") == ""


def test_one_key_goes_round_fields_body_and_page(letter, qtbot):
    letter.form.focus_field("so")
    seen = []
    for _ in range(3):
        letter.actions_["other"].trigger()
        seen.append(QApplication.focusWidget())
    assert seen[0] is letter.form.rows["noi_dung"].editor
    assert seen[1] is letter.page_view
    assert seen[2].objectName() == "co_quan_chu_quan"


def test_key_goes_from_the_annexes_to_the_body(letter):
    letter.form.focus_field("phu_luc")
    letter.actions_["other"].trigger()
    assert QApplication.focusWidget() is letter.form.rows["noi_dung"].editor


def test_key_goes_to_the_page_where_a_type_has_no_body(window, settled):
    window.files.new("party/giay_moi")
    settled(window)
    seen = []
    for _ in range(2):
        window.actions_["other"].trigger()
        seen.append(QApplication.focusWidget())
    assert seen == [window.page_view, window.form.rows["co_quan_chu_quan"].editor]


def test_bold_key_works_in_the_annexes(letter, qtbot):
    letter.form.focus_field("phu_luc")
    bold = Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(QApplication.focusWidget(), *bold)
    qtbot.keyClicks(QApplication.focusWidget(), "dam")
    assert letter.model.text("phu_luc") == "**dam**"


def test_rule_pack_is_chosen_by_hand_and_undone(window, settled):
    window.files.new("party/cong_van")
    combo = window.packs.combo
    assert [combo.itemData(row) for row in range(combo.count())] == ["", "HD36", "HD05"]
    combo.activated.emit(combo.findData("HD36"))
    assert window.model.text(PACK) == "HD36"
    combo.setCurrentIndex(1)
    window.actions_["undo"].trigger()
    assert window.model.text(PACK) == ""
    assert combo.currentIndex() == 0


# Pages and findings


def test_findings_are_counted_and_the_count_leads_to_the_first(letter, qtbot, settled):
    blank = sum(spec.required for spec in letter.model.fields) - 1  # Nơi nhận begins filled
    assert letter.status.findings.text() == f"còn {blank} ô bắt buộc"
    letter.form.visit_all()
    assert letter.status.findings.text().startswith(f"{blank} lỗi")
    letter.form.focus_field("ho_ten")
    letter.status.findings.click()
    assert QApplication.focusWidget().objectName() == "co_quan_ban_hanh"


def test_crash_of_the_engine_keeps_the_last_page_and_says_so(letter, qtbot, settled, monkeypatch):
    def crash(_request):
        raise ZeroDivisionError

    before = letter.page_view.pdf
    monkeypatch.setattr(rendering, "make_pages", crash)
    type_in(letter, qtbot, "so", "1")
    qtbot.waitUntil(lambda: letter.strip.text == rendering.CRASHED)
    assert letter.page_view.pdf is before
    assert QApplication.focusWidget().objectName() == "so"
    monkeypatch.setattr(rendering, "make_pages", blank_pages)
    type_in(letter, qtbot, "so", "2")
    qtbot.waitUntil(lambda: letter.strip.text == "")


def test_fault_of_one_field_stands_beside_it(letter, qtbot, monkeypatch):
    from drafter.errors import DraftError, Place

    def refuse(_request):
        raise DraftError("không đọc được.", place=Place("Trích yếu"), repair="Sửa lại.")

    monkeypatch.setattr(rendering, "make_pages", refuse)
    type_in(letter, qtbot, "so", "1")
    letter.form.visit_all()
    row = letter.form.rows["trich_yeu"]
    qtbot.waitUntil(lambda: "không đọc được. Sửa lại." in row.message.text())
    assert letter.strip.text == ""


def test_status_says_the_page_and_the_zoom(letter, settled, monkeypatch):
    monkeypatch.setattr(rendering, "make_pages", lambda request: blank_pages(request, 3))
    letter.model.edit("so", "1")
    settled(letter)
    assert letter.status.page.text() == "Trang 1 / 3"
    letter.actions_["page_down"].trigger()
    assert letter.status.page.text() == "Trang 2 / 3"
    letter.actions_["full"].trigger()
    assert letter.status.zoom.text() == "100 %"
    letter.status.zoom.click()
    assert letter.page_view.fits_width


def test_hint_of_the_field_in_use_stands_in_the_status_bar(letter):
    letter.form.focus_field("so")
    assert letter.status.hint.text() == letter.form.rows["so"].spec.hint


# Saving


def test_save_never_asks_and_keeps_a_version_in_the_library(letter, qtbot, answers):
    type_in(letter, qtbot, "so", "15")
    letter.actions_["save"].trigger()
    assert answers.asked == []
    assert letter.status.currentMessage().startswith("Đã lưu vào thư viện lúc")
    draft_id = letter.saving.copy.draft_id
    assert len(letter.librarian.call(lambda library: versions.history(library, draft_id))) == 1


def test_file_is_asked_for_once_and_then_written_with_every_save(letter, qtbot, answers, tmp_path):
    answers.path = tmp_path / "thư.toml"
    type_in(letter, qtbot, "so", "15")
    letter.actions_["save_as"].trigger()
    assert not letter.isWindowModified()
    assert letter.windowTitle() == "thư[*] - Drafter"
    type_in(letter, qtbot, "dia_danh", "Lai")
    assert letter.isWindowModified()
    letter.actions_["save"].trigger()
    assert len(answers.asked) == 1
    assert open_draft(answers.path).values["dia_danh"] == "Lai"


def test_save_keeps_the_comments_of_the_file(window, qtbot, catalogue, tmp_path):
    path = write(tmp_path / "thư.toml", catalogue, so="15")
    path.write_text("# của tôi\n" + path.read_text("utf-8"), "utf-8")
    window.open(path)
    type_in(window, qtbot, "dia_danh", "Lai")
    window.actions_["save"].trigger()
    assert path.read_text("utf-8").startswith("# của tôi\n")


def test_date_that_cannot_be_saved_is_told(letter, qtbot, answers, tmp_path):
    answers.path = tmp_path / "thư.toml"
    letter.model.edit("ngay", "31/2/2026")
    letter.actions_["save_as"].trigger()
    assert "chưa được ghi vào tệp" in letter.strip.text


def test_file_that_cannot_be_written_is_one_sentence_and_the_letter_stays(
    letter, qtbot, answers, tmp_path
):
    answers.path = tmp_path / "không có" / "thư.toml"
    type_in(letter, qtbot, "so", "15")
    letter.actions_["save_as"].trigger()
    assert "thư mục không tồn tại" in letter.strip.text
    assert letter.model.text("so") == "15"


@pytest.mark.parametrize(
    ("number", "told"), [(errno.EACCES, "không ghi được"), (errno.ENOSPC, "đĩa đã đầy")]
)
@pytest.mark.parametrize("name", ["save_as", "docx"])
def test_folder_that_takes_no_file_is_one_sentence(
    letter, answers, tmp_path, monkeypatch, number, told, name
):
    def refuse(**_):
        raise OSError(number, "x")

    # Not by the folder's mode: root may write anywhere.
    monkeypatch.setattr(files.tempfile, "mkstemp", refuse)
    answers.path, answers.go_on = tmp_path / "thư.x", True
    letter.actions_[name].trigger()
    assert told in letter.strip.text
    assert list(tmp_path.glob("thư*")) == []


def test_told_error_stays_while_the_clerk_types_on(letter, qtbot, answers, settled, tmp_path):
    answers.path = tmp_path / "không có" / "thư.toml"
    type_in(letter, qtbot, "so", "15")
    letter.actions_["save_as"].trigger()
    type_in(letter, qtbot, "so", "6")
    settled(letter)
    assert "thư mục không tồn tại" in letter.strip.text


# Opening


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("không phải toml", "không đúng cú pháp"),
        ('loai = "state/cong_vam"', "Có phải “state/cong_van” không?"),
        ('loai = "state/cong_van"\nso_hieu = "1"', "không có trường “so_hieu”"),
    ],
)
def test_file_that_is_no_draft_is_one_sentence_and_the_letter_stays(letter, tmp_path, text, told):
    path = tmp_path / "x.toml"
    path.write_text(text, "utf-8")
    letter.open(path)
    assert told in letter.strip.text
    assert letter.windowTitle() == "Công văn mới[*] - Drafter"


def test_missing_file_is_told_on_the_start_page(window, tmp_path):
    window.open(tmp_path / "mất.toml")
    assert "mất.toml" in window.start_strip.text
    assert window.stack.currentWidget() is window.start


# The guard


def test_typed_letter_leaves_without_a_question_as_the_library_has_it(letter, qtbot, answers):
    type_in(letter, qtbot, "so", "15")
    letter.files.new("party/ket_luan")
    assert answers.asked == []
    kept = letter.librarian.call(lambda library: drafts.find(library, Query()))
    assert [record.type_id for record in kept] == ["state/cong_van"]


@pytest.mark.parametrize(("answer", "left"), [("SAVE", True), ("DISCARD", True), ("CANCEL", False)])
def test_letter_is_guarded_where_its_file_would_stay_behind(
    window, qtbot, catalogue, answers, tmp_path, answer, left
):
    path = write(tmp_path / "thư.toml", catalogue, so="1")
    window.open(path)
    answers.leave = ask.Answer[answer]
    type_in(window, qtbot, "so", "5")
    window.files.new("party/ket_luan")
    assert answers.asked == [("leave", "thư", True)]
    assert (window.model.template.id == "party/ket_luan") is left
    assert (open_draft(path).values["so"] != "1") is (answer == "SAVE")


@pytest.mark.parametrize(("answer", "left"), [("SAVE", True), ("DISCARD", True), ("CANCEL", False)])
def test_letter_is_guarded_where_the_library_does_not_take_it(
    no_library, letter, qtbot, answers, tmp_path, answer, left
):
    answers.leave, answers.path = ask.Answer[answer], tmp_path / "thư.toml"
    type_in(letter, qtbot, "so", "15")
    letter.files.new("party/ket_luan")
    assert answers.asked[0] == ("leave", "Công văn mới", False)
    assert (letter.model.template.id == "party/ket_luan") is left
    assert answers.path.exists() is (answer == "SAVE")


def test_saved_letter_is_not_asked_about(letter, answers):
    letter.files.new("party/ket_luan")
    assert answers.asked == []


def test_cancelled_question_keeps_the_window_open(no_library, letter, qtbot, answers):
    type_in(letter, qtbot, "so", "15")
    assert not letter.close()
    assert letter.isVisible()


def test_failed_save_keeps_the_letter(no_library, letter, qtbot, answers, tmp_path):
    answers.leave, answers.path = ask.Answer.SAVE, tmp_path / "không có" / "thư.toml"
    type_in(letter, qtbot, "so", "15")
    assert not letter.close()
    assert letter.isWindowModified()
    assert "không tồn tại" in letter.strip.text


def test_broken_file_is_not_asked_about_before_it_is_read(letter, qtbot, answers, tmp_path):
    type_in(letter, qtbot, "so", "15")
    letter.open(tmp_path / "mất.toml")
    assert answers.asked == []


# Export


def test_export_names_blank_fields_and_goes_back_to_the_first(letter, answers, tmp_path):
    answers.path = tmp_path / "thư.docx"
    letter.actions_["docx"].trigger()
    (question,) = answers.asked
    assert question[0] == "blank"
    assert "Trích yếu" in question[1]
    assert not answers.path.exists()
    assert QApplication.focusWidget().objectName() == "co_quan_ban_hanh"
    assert not letter.form.rows["trich_yeu"].message.isHidden()


def test_draft_is_exported_all_the_same_when_wanted(letter, answers, tmp_path):
    answers.path, answers.go_on = tmp_path / "thư.docx", True
    letter.actions_["docx"].trigger()
    assert answers.path.read_bytes().startswith(b"PK")
    assert answers.asked[1][1].suffix == ".docx"


def test_exported_file_is_opened_in_the_system_program(letter, answers, tmp_path, monkeypatch):
    from drafter.gui import output

    opened = []
    monkeypatch.setattr(
        output.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile())
    )
    answers.path, answers.go_on = tmp_path / "thư.docx", True
    letter.actions_["word"].trigger()
    assert opened == [str(answers.path)]
    assert "không có chương trình" in letter.strip.text  # append returned nothing: not opened


def test_folders_of_export_and_drafts_are_remembered_apart(letter, answers, tmp_path):
    (tmp_path / "xuất").mkdir()
    answers.path, answers.go_on = tmp_path / "xuất" / "thư.docx", True
    letter.actions_["docx"].trigger()
    assert letter.memory.folder("export") == tmp_path / "xuất"
    assert letter.memory.folder("draft") == tmp_path


# Faults of the program


def test_fault_of_the_program_saves_the_letter_in_the_library(letter, qtbot, tmp_path):
    type_in(letter, qtbot, "so", "15")
    letter.rescue(tmp_path)
    assert list(tmp_path.glob("*.toml")) == []
    draft_id = letter.saving.copy.draft_id
    _, content = letter.librarian.call(lambda library: drafts.read(library, draft_id))
    assert content.texts["so"] == "15"


def test_fault_of_the_program_saves_the_letter_beside_where_there_is_no_library(
    no_library, letter, qtbot, tmp_path
):
    type_in(letter, qtbot, "so", "15")
    letter.rescue(tmp_path)
    rescued = tmp_path / "van-ban - bản cứu.toml"
    assert open_draft(rescued).values["so"] == "15"
    assert str(rescued) in letter.strip.text


def test_fault_is_told_without_a_trace(letter, qtbot, tmp_path, monkeypatch, capsys):
    import sys

    from drafter.gui import app

    monkeypatch.setattr(app, "rescue_folder", lambda: tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    app.catch_faults([letter])
    fault = ZeroDivisionError("x")
    sys.excepthook(ZeroDivisionError, fault, None)
    assert letter.strip.text == "Chương trình gặp lỗi. Có thể làm tiếp."


def test_error_raised_by_an_action_is_told_once_and_gone_with_the_next(letter):
    def fail():
        raise DrafterError("hỏng.", repair="Làm lại.")

    letter.attempt(fail)
    assert letter.strip.text == "hỏng. Làm lại."
    letter.attempt(lambda: None)
    assert letter.strip.text == ""


# Memory


def test_window_remembers_its_size_splitters_types_and_files(letter, memory, catalogue, tmp_path):
    letter.resize(790, 600)  # the offscreen screen is small
    letter.splitter.setSizes([400, 390])
    path = write(tmp_path / "thư.toml", catalogue)
    letter.open(path)
    letter.close()
    again = MainWindow(memory)
    assert again.size() == letter.size()
    assert memory.recent_types() == ["state/cong_van"]
    assert memory.recent_files() == [path]
    again.recent.aboutToShow.emit()
    assert [action.text() for action in again.recent.actions()] == ["thư.toml"]
    again.close()


# Keys and words


def test_keys_of_actions_do_not_clash(window):
    keys = [
        key.toString(QKeySequence.SequenceFormat.PortableText)
        for action in window.actions_.values()
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def test_mnemonics_of_each_menu_do_not_clash(window):
    for menu in (window.menuBar(), *(action.menu() for action in window.menuBar().actions())):
        texts = [action.text() for action in menu.actions() if action.text()]
        keys = [QKeySequence.mnemonic(text).toString() for text in texts]
        assert all(keys), texts
        assert len(keys) == len(set(keys)), texts


def test_every_tool_has_an_icon_and_a_word(window):
    for action in window.findChild(QToolBar).actions():
        if action in window.actions_.values():
            assert not action.icon().isNull()
            assert action.iconText()


def test_a4_is_the_size_of_the_blank_sheet(window):
    assert window.page_view._sizes == (A4,)
