"""Ctrl+N, a few letters, Enter."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from drafter.gui.picker import _BESIDE, PickerDialog, TypePicker
from drafter.template.catalogue import Catalogue


@pytest.fixture
def picker(qtbot, catalogue):
    picker = TypePicker(catalogue)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def names(picker):
    return [picker.list.item(row).text() for row in range(picker.list.count())]


@pytest.fixture
def small(qtbot, catalogue):
    """Two types of two State families, one of the Party, one of the office's own."""
    letter, order = catalogue["state/cong_van"], catalogue["state/quyet_dinh"]
    made = [
        replace(letter, id="state/a", name="Công văn", family="Văn bản hành chính", own=False),
        replace(order, id="state/b", name="Giấy mời", family="Giấy tờ, phiếu", own=True),
        replace(order, id="state/c", name="Quyết định", family="Văn bản hành chính", sample="1.2"),
        replace(catalogue["party/ket_luan"], id="party/d", family="Văn bản của Đảng"),
    ]
    picker = TypePicker(Catalogue({template.id: template for template in made}))
    qtbot.addWidget(picker)
    picker.show()
    return picker


def test_types_stand_under_regime_and_family(small):
    assert names(small) == [
        "Nhà nước · Văn bản hành chính",
        "Công văn",
        "Quyết định",
        "Nhà nước · Giấy tờ, phiếu",
        "Giấy mời",
        "Đảng",
        "Kết luận",
    ]


def test_symbol_and_sample_stand_beside_a_type_and_own_forms_say_so(small):
    told = {small.list.item(row).text(): small.list.item(row).data(_BESIDE) for row in range(7)}
    assert told["Quyết định"] == "QĐ  ·  Mẫu 1.2"
    assert told["Giấy mời"] == "QĐ  ·  mẫu của cơ quan"


@pytest.mark.parametrize("query", ["giay to phieu", "phiếu", "nha nuoc giay to"])
def test_family_is_found_without_diacritics(small, query):
    small.search.setText(query)
    assert names(small) == ["Giấy mời"]


def test_every_type_stands_once_in_the_list(picker, catalogue):
    shown = [picker._type_id(row) for row in range(picker.list.count())]
    assert sorted(filter(None, shown)) == sorted(catalogue)


def test_long_list_scrolls_with_the_keys_and_never_rests_on_a_heading(picker, qtbot):
    seen = {picker._type_id(picker.list.currentRow())}
    for _ in range(picker.list.count()):
        qtbot.keyClick(picker.search, Qt.Key.Key_Down)
        seen.add(picker._type_id(picker.list.currentRow()))
    assert len(seen) == len(picker._catalogue)
    assert "" not in seen
    assert picker.list.verticalScrollBar().value() == picker.list.verticalScrollBar().maximum()


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
    assert caught.args == [list(picker._catalogue)[1]]


def test_recent_types_stand_on_top(picker, qtbot):
    picker.set_recent(["party/ket_luan", "state/removed_type"])
    assert names(picker)[:2] == ["Gần đây", "Kết luận"]
    assert names(picker)[2].startswith("Nhà nước")
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
