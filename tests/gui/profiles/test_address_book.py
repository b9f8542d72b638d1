"""The address book and the signers in the letter's form: offered, never written unasked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from drafter.gui.form import Form
from drafter.gui.offers import Offers
from drafter.gui.profiles.address import AddressOffers, PlaceFinder
from tests.gui.conftest import start
from tests.store.offices import CHAIR, COMMUNE, DEPUTY, WARD_PARTY

ADD = "Thêm các dòng này vào sổ địa chỉ"


@pytest.fixture
def form(qtbot, model, book):
    form = Form(model)
    form.offers = Offers(model, form, book)
    form.addresses = AddressOffers(model, form, book)
    form.resize(460, 700)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    form.activateWindow()
    qtbot.waitUntil(form.isActiveWindow)
    yield form
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()


def opened(form, qtbot, name):
    """Open a row's menu by its key; return its heading and its entries."""
    form.focus_field(name)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    entries = {action.text().split("   ·")[0]: action for action in menu.actions()[1:]}
    return menu, menu.findChild(QLabel).text(), entries


def choose(qtbot, menu, action):
    menu.setActiveAction(action)
    qtbot.keyClick(menu, Qt.Key.Key_Return)


def test_groups_and_places_of_the_profile_are_offered(form, model, qtbot):
    start(model, "state/cong_van")
    menu, heading, entries = opened(form, qtbot, "noi_nhan")

    assert heading == "Sổ địa chỉ của UBND xã"
    assert list(entries) == ["Báo cáo", "Các thôn", *COMMUNE.so_dia_chi]
    assert "2 nơi" in entries["Các thôn"].text()
    menu.close()


def test_a_group_expands_in_order_between_first_and_last_lines(form, model, qtbot):
    start(model, "state/cong_van")
    assert model.text("noi_nhan") == "Như trên\nLưu: VT"
    menu, _, entries = opened(form, qtbot, "noi_nhan")
    choose(qtbot, menu, entries["Các thôn"])

    assert model.text("noi_nhan") == "Như trên\nThôn 1\nThôn 2 (để thực hiện)\nLưu: VT"
    assert form.rows["noi_nhan"].input.text() == model.text("noi_nhan")
    assert form.rows["noi_nhan"].editor.hasFocus()
    model.stack.undo()
    assert model.text("noi_nhan") == "Như trên\nLưu: VT"


def test_a_place_chosen_twice_stands_once(form, model, qtbot):
    start(model, "state/cong_van")
    for _ in range(2):
        menu, _, entries = opened(form, qtbot, "noi_nhan")
        choose(qtbot, menu, entries["Sở Nội vụ (để b/c)"])

    assert model.text("noi_nhan") == "Như trên\nSở Nội vụ (để b/c)\nLưu: VT"
    assert model.stack.count() == 1


@pytest.mark.parametrize(
    ("type_id", "field"), [("state/cong_van", "kinh_gui"), ("party/to_trinh", "kinh_trinh")]
)
def test_an_addressee_stands_without_its_role_and_in_the_order_chosen(
    form, model, qtbot, book, type_id, field
):
    book.keep([replace(book.profiles[1], so_dia_chi=COMMUNE.so_dia_chi, nhom=COMMUNE.nhom)])
    start(model, type_id)
    for words in ("Bộ Nội vụ (Vụ Tổ chức)", "Sở Nội vụ"):
        menu, _, entries = opened(form, qtbot, field)
        choose(qtbot, menu, entries[words])

    assert model.text(field) == "Bộ Nội vụ (Vụ Tổ chức)\nSở Nội vụ"


def test_lines_typed_are_added_to_the_book_without_first_and_last(form, model, qtbot, book):
    start(model, "state/cong_van")
    typed = "Như trên\nThôn 1\nCông an xã (để phối hợp)\n  \nLưu: VT"
    model.fill({"noi_nhan": typed})
    noted = []
    form.addresses.noted.connect(noted.append)
    menu, _, entries = opened(form, qtbot, "noi_nhan")
    choose(qtbot, menu, entries[ADD])

    assert book.profiles[0].so_dia_chi == (*COMMUNE.so_dia_chi, "Công an xã (để phối hợp)")
    assert noted == ["Đã thêm 1 nơi vào sổ địa chỉ của UBND xã"]
    assert model.text("noi_nhan") == typed
    menu, _, entries = opened(form, qtbot, "noi_nhan")
    assert ADD not in entries  # nothing is new now
    menu.close()


def test_what_the_library_cannot_keep_is_told(form, model, qtbot, book, librarian):
    from drafter.store.profiles import keep

    kept = book.profiles[0]
    librarian.call(lambda library: keep(library, [replace(kept, luu="Lưu: VT")]))
    start(model, "state/cong_van")
    model.fill({"noi_nhan": "Công an xã"})
    failed = []
    form.addresses.failed.connect(failed.append)
    menu, _, entries = opened(form, qtbot, "noi_nhan")
    choose(qtbot, menu, entries[ADD])

    assert "vừa được sửa" in failed[0].sentence


def test_without_a_profile_the_menu_leads_to_one(form, model, qtbot, book):
    book.keep([], removed=[profile.id for profile in book.profiles])
    start(model, "state/cong_van")
    wanted = []
    form.addresses.profiles_wanted.connect(lambda: wanted.append(True))
    menu, heading, entries = opened(form, qtbot, "noi_nhan")
    assert heading.startswith("Chưa có hồ sơ")
    choose(qtbot, menu, entries["Lập hồ sơ cơ quan…"])

    assert wanted == [True]
    menu, heading, entries = opened(form, qtbot, "ho_ten")
    assert (heading, entries) == ("Hồ sơ cơ quan chưa có người ký nào", {})
    menu.close()


def test_a_great_book_is_searched_without_diacritics(form, model, qtbot, book, monkeypatch):
    places = tuple(f"Ủy ban nhân dân xã số {number} (để thực hiện)" for number in range(400))
    book.keep([replace(book.profiles[0], so_dia_chi=places)])
    start(model, "state/cong_van")

    def find(finder):
        finder.search.setText("uy ban so 39")
        finder.list.selectAll()
        return True

    monkeypatch.setattr(PlaceFinder, "exec", find)
    menu, _, entries = opened(form, qtbot, "noi_nhan")
    assert len(entries) < 40
    choose(qtbot, menu, entries["Tìm trong 400 nơi…"])

    lines = model.text("noi_nhan").split("\n")
    assert lines[1:-1] == [place for place in places if "39" in place]


@pytest.mark.parametrize("name", ["quyen_han", "chuc_vu", "ho_ten"])
def test_a_signer_fills_three_fields_as_one_step(form, model, qtbot, name):
    start(model, "state/cong_van")
    menu, _, entries = opened(form, qtbot, name)
    words = " / ".join((*DEPUTY.quyen_han, *DEPUTY.chuc_vu, DEPUTY.ho_ten))
    choose(qtbot, menu, entries[words])

    assert model.text("quyen_han") == "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH"
    assert model.text("chuc_vu") == "PHÓ CHỦ TỊCH"
    assert model.text("ho_ten") == "Đinh Thị Mơ"
    model.stack.undo()
    assert {model.text(each) for each in ("quyen_han", "chuc_vu", "ho_ten")} == {""}


def test_signers_stand_before_the_lawful_blocks_spelt_as_the_house_spells(form, model, qtbot):
    start(model, "state/cong_van")
    model.fill({"co_quan_ban_hanh": COMMUNE.co_quan_ban_hanh})
    menu, heading, entries = opened(form, qtbot, "quyen_han")

    assert heading == "UBND xã, phường"
    assert next(iter(entries)) == " / ".join((*CHAIR.quyen_han, *CHAIR.chuc_vu, CHAIR.ho_ten))
    assert list(entries)[2] == "TM. UỶ BAN NHÂN DÂN / CHỦ TỊCH"
    choose(qtbot, menu, list(entries.values())[2])
    assert model.text("quyen_han") == "TM. UỶ BAN NHÂN DÂN"


def test_letters_of_the_party_are_offered_signers_of_the_party(form, model, qtbot):
    start(model, "party/cong_van")
    menu, heading, entries = opened(form, qtbot, "ho_ten")

    assert heading == f"Người ký của {WARD_PARTY.name}"
    assert list(entries) == ["T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ / Hà Văn Độ"]
    menu.close()


@pytest.mark.parametrize("type_id", ["state/cong_van", "state/ban_sao_y", "party/bien_ban_dai_hoi"])
def test_opening_menus_changes_and_keeps_nothing(form, model, qtbot, writes, type_id):
    start(model, type_id)
    seen = []
    model.changed.connect(lambda: seen.append(True))
    for name, row in form.rows.items():
        if row.actions():
            opened(form, qtbot, name)[0].close()

    assert (seen, writes, model.stack.count()) == ([], [], 0)


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/to_trinh", "state/ban_sao_y"])
def test_the_narrowest_form_cuts_no_button_off(form, model, type_id):
    start(model, type_id)
    form._fold.setChecked(True)
    form.resize(340, 700)  # the least the window allows
    QApplication.processEvents()

    inside = form._scroll.widget()
    assert inside.minimumSizeHint().width() <= form._scroll.viewport().width()
