"""“Các phiên bản”: compared side by side, named, brought back."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QPushButton
from shiboken6 import isValid

from drafter.gui.librarian import Librarian
from drafter.gui.library.side_by_side import SAME, html
from drafter.gui.library.versions_dialog import (
    BY_ITSELF,
    EMPTY,
    PRESENT,
    NameDialog,
    VersionsDialog,
)
from drafter.store.compare import compare
from drafter.store.records import Content

LETTER = "state/cong_van"


@pytest.fixture
def librarian(qapp):
    librarian = Librarian()
    yield librarian
    librarian.stop()


def content(**texts):
    return Content(LETTER, texts)


def keep(librarian, *letters):
    """Keep a draft with versions (texts, name); return its id. The last one is not kept."""

    def work(library):
        from drafter.store import drafts, versions

        draft_id = drafts.add(library, content()).id
        for revision, (texts, name) in enumerate(letters, 1):
            drafts.save(library, draft_id, revision, content(**texts))
            if name is not None:
                versions.keep(library, draft_id, name)
        return draft_id

    return librarian.call(work)


@pytest.fixture
def show(qtbot, librarian, catalogue):
    def show(draft_id, present):
        fields = catalogue[LETTER].fields
        dialog = VersionsDialog(librarian, draft_id, present, fields)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        settle()
        return dialog

    def settle():
        for _ in range(3):  # an answer may ask again
            librarian.call(lambda _library: None)
            QApplication.processEvents()

    show.settle = settle
    return show


@pytest.fixture
def dialog(librarian, show):
    draft_id = keep(
        librarian,
        ({"trich_yeu": "một", "so": "1"}, ""),
        ({"trich_yeu": "một hai", "so": "1"}, "Bản trình"),
        ({"trich_yeu": "một hai ba", "so": "1"}, None),
    )
    return show(draft_id, content(trich_yeu="một hai ba", so="1"))


def rows(dialog):
    return [dialog.list.item(row).text().split("  ·  ")[0] for row in range(dialog.list.count())]


def test_versions_stand_newest_first_under_the_letter_as_it_is(dialog):
    assert rows(dialog) == [PRESENT, "Bản trình", BY_ITSELF]
    assert "hôm" in dialog.list.item(1).text()


def test_newest_version_is_compared_with_the_present_at_once(dialog):
    told = dialog.view.toPlainText()
    assert told.index("Bản trình") < told.index(PRESENT)
    assert "một hai ba" in told
    assert "ô không đổi: Số" in told


def test_any_two_versions_are_compared_the_older_at_the_left(dialog, show):
    dialog.list.setCurrentRow(1)
    flag = QItemSelectionModel.SelectionFlag.Select
    dialog.list.setCurrentRow(2, flag)
    show.settle()
    told = dialog.view.toPlainText()
    assert told.index(BY_ITSELF) < told.index("Bản trình")
    assert not dialog.restore.isEnabled()
    assert not dialog.name.isEnabled()


def test_present_alone_is_compared_with_nothing(dialog, show):
    dialog.list.setCurrentRow(0)
    show.settle()
    assert dialog.view.toPlainText() == ""
    assert not dialog.restore.isEnabled()


def test_what_is_the_same_is_shown_on_demand(dialog):
    assert "Số" not in dialog.view.toPlainText().split("ô không đổi")[0]
    dialog.everything.click()
    assert "Số" in dialog.view.toPlainText()
    assert "ô không đổi" not in dialog.view.toPlainText()


def test_version_is_brought_back_by_key(dialog, qtbot):
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert rows(dialog)[dialog.list.currentRow()] == BY_ITSELF
    with qtbot.waitSignal(dialog.restore_wanted) as wanted:
        qtbot.keyClick(dialog.restore, Qt.Key.Key_Space)
    assert wanted.args == [content(trich_yeu="một", so="1")]
    assert dialog.isHidden()


def answer(monkeypatch, text):
    def work(dialog):
        dialog.edit.setText(text)
        return True

    monkeypatch.setattr(NameDialog, "exec", work)


def test_version_is_named_by_key(dialog, show, qtbot, monkeypatch):
    answer(monkeypatch, "Bản cũ")
    dialog.list.setCurrentRow(2)
    qtbot.keyClick(dialog.list, Qt.Key.Key_F2)
    show.settle()
    assert rows(dialog) == [PRESENT, "Bản trình", "Bản cũ"]
    assert dialog.list.currentRow() == 2


def test_present_is_kept_under_a_name(dialog, show, monkeypatch):
    answer(monkeypatch, "Bản ký")
    dialog.list.setCurrentRow(0)
    dialog.name.click()
    show.settle()
    assert rows(dialog) == [PRESENT, "Bản ký", "Bản trình", BY_ITSELF]


def test_letter_without_versions_says_how_to_keep_one(librarian, show):
    dialog = show(keep(librarian), content())
    assert rows(dialog) == [PRESENT]
    assert dialog.view.toPlainText() == EMPTY
    assert dialog.name.isEnabled()


def test_fault_of_the_library_is_told(librarian, show, monkeypatch):
    draft_id = keep(librarian, ({"so": "1"}, "một"))
    dialog = show(draft_id, content())

    def lose(library):
        from drafter.store import drafts

        drafts.trash(library, [draft_id])
        drafts.destroy(library, [draft_id])

    librarian.call(lose)
    dialog.restore.click()
    show.settle()
    assert dialog.error.text() == "thư viện không còn phiên bản này."
    assert dialog.isVisible()


def test_answer_for_a_dialog_that_is_gone_is_dropped(librarian, catalogue, qapp):
    draft_id = keep(librarian, ({"so": "1"}, "một"))
    dialog = VersionsDialog(librarian, draft_id, content(), catalogue[LETTER].fields)
    dialog.deleteLater()
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    librarian.call(lambda _library: None)
    QApplication.processEvents()
    assert not isValid(dialog)


def test_no_letter_is_underlined_twice_and_every_input_is_named(dialog):
    texts = [each.text() for each in dialog.findChildren(QPushButton)]
    texts += [each.text() for each in dialog.findChildren(QCheckBox)]
    letters = [text[text.index("&") + 1].upper() for text in texts]
    assert len(letters) == len(set(letters)) == 4
    assert dialog.list.accessibleName()
    assert dialog.view.accessibleName()


# The two columns


def shown(old, new, catalogue, *, everything=False):
    changes = compare(content(**old), content(**new), catalogue[LETTER].fields)
    return html(changes, ("cũ", "mới"), everything=everything)


def test_same_letters_say_so(catalogue):
    assert SAME in shown({"so": "1"}, {"so": "1"}, catalogue)
    assert SAME not in shown({"so": "1"}, {"so": "1"}, catalogue, everything=True)


def test_lines_far_from_a_change_are_folded(catalogue):
    old = [f"dòng {n}" for n in range(50)]
    new = [*old[:25], "dòng mới", *old[26:]]
    told = shown({"noi_dung": "\n".join(old)}, {"noi_dung": "\n".join(new)}, catalogue)
    assert "dòng 24<" in told
    assert "dòng 10<" not in told
    assert "24 dòng không đổi" in told
    assert "23 dòng không đổi" in told


def test_text_is_shown_as_text_and_changed_words_are_marked(catalogue):
    told = shown({"trich_yeu": "<b>a</b> & c"}, {"trich_yeu": "<b>a</b> & d"}, catalogue)
    assert "&lt;b&gt;a&lt;/b&gt; &amp; <span" in told
    assert "<img" not in shown({"so": "<img src=x>"}, {}, catalogue)


def test_bold_and_italic_are_shown_as_they_are_read(catalogue):
    old = {"noi_dung": r"**1. Về** *hồ sơ* 2 \* 3 ** x", "trich_yeu": "a*b*c"}
    told = shown(old, {"noi_dung": r"**1. Tại** *hồ sơ* 2 \* 3 ** x"}, catalogue)
    assert "<b>1. </b><span" in told
    assert "><b>Tại</b></span>" in told
    assert "<i>hồ sơ</i> 2 * 3 ** x" in told
    assert "a*b*c" in told


def test_endless_letter_is_cut_and_says_so(catalogue):
    old, new = ({"noi_dung": "\n".join(f"{mark} {n}" for n in range(5_000))} for mark in "ab")
    told = shown(old, new, catalogue)
    assert "Còn nữa" in told
    assert len(told) < 500_000
