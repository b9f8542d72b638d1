"""Ctrl+N, a few letters, Enter."""

import pytest
from PySide6.QtCore import Qt

from drafter.gui.picker import PickerDialog, TypePicker


@pytest.fixture
def picker(qtbot, catalogue):
    picker = TypePicker(catalogue)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def names(picker):
    return [picker.list.item(row).text() for row in range(picker.list.count())]


def test_types_stand_under_their_groups(picker, catalogue):
    shown = names(picker)
    assert shown[0] == "Nhà nước"
    assert "Đảng" in shown
    assert len(shown) == len(catalogue) + 2


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("cv", "Công văn"),
        ("to trinh", "Tờ trình"),
        ("TỜ TRÌNH", "Tờ trình"),
        ("quyết định", "Quyết định"),
        ("quyet", "Quyết định"),
        ("ket luan", "Kết luận"),
        ("qd", "Quyết định"),
    ],
)
def test_search_needs_no_diacritics(picker, qtbot, query, first):
    picker.search.setText(query)
    assert names(picker)[0] == first
    with qtbot.waitSignal(picker.chosen) as caught:
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert caught.args[0].split("/")[1] == picker._catalogue[caught.args[0]].id.split("/")[1]


def test_arrows_walk_the_list_from_the_search_box(picker, qtbot):
    qtbot.keyClick(picker.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.chosen) as caught:
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert caught.args == ["state/chi_thi"]


def test_recent_types_stand_on_top(picker, qtbot):
    picker.set_recent(["party/ket_luan", "state/removed_type"])
    assert names(picker)[:3] == ["Gần đây", "Kết luận", "Nhà nước"]
    with qtbot.waitSignal(picker.chosen) as caught:
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert caught.args == ["party/ket_luan"]


def test_nothing_found_says_what_to_do_and_chooses_nothing(picker, qtbot):
    picker.search.setText("xyz")
    assert not picker.nothing.isHidden()
    with qtbot.assertNotEmitted(picker.chosen):
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)


def test_heading_cannot_be_chosen(picker, qtbot):
    with qtbot.assertNotEmitted(picker.chosen):
        picker.list.setCurrentRow(0)
        qtbot.keyClick(picker.list, Qt.Key.Key_Return)


def test_escape_closes_the_dialog(qtbot, catalogue):
    dialog = PickerDialog(catalogue, [])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.type_id == ""


def test_enter_chooses_in_the_dialog(qtbot, catalogue):
    dialog = PickerDialog(catalogue, [])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.picker.search.setText("to trinh")
    qtbot.keyClick(dialog.picker.search, Qt.Key.Key_Return)
    assert dialog.type_id == "state/to_trinh"
