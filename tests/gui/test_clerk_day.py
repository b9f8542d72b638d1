"""A clerk's day: the program's parts at work together, with the true library and true pages."""

import re
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from drafter.gui import ask
from drafter.gui.library.versions_dialog import VersionsDialog
from drafter.gui.library.window import LibraryWindow
from drafter.gui.numbers import NumberDialog, VoidDialog
from drafter.gui.profiles.first_start import FirstStart
from drafter.gui.saving import Copy
from drafter.gui.window import MainWindow
from drafter.layout.rules import HouseChoices
from drafter.pipeline import compose, docx_bytes
from drafter.store import versions
from drafter.store.book import Asked, read_book
from drafter.store.profile import Group, Profile, Signer
from drafter.store.records import State
from drafter.store.register_series import all_bodies
from drafter.writers.pictures import media_of
from tests.gui.clerk import as_docx, at_rest, begin, document, kept, stored, type_into
from tests.helpers.images import chart

OFFICE = Profile(
    co_quan_chu_quan="UBND TỈNH LÂM HÀ",
    co_quan_ban_hanh="SỞ NỘI VỤ",
    dia_danh="Lâm Hà",
    ky_hieu="SNV",
    nguoi_ky=(Signer(("KT. GIÁM ĐỐC",), ("PHÓ GIÁM ĐỐC",), "Trần Thị Bình"),),
    nhom=(Group("Thường dùng", ("Ban Giám đốc (để b/c)",)),),
    nhom_noi_nhan="Thường dùng",
    luu="Lưu: VT, TCCC",
    lua_chon=HouseChoices(size_set=1, signature_room_mm=32.0, kinh_gui_last=None, line=1.5),
)
OTHER = replace(OFFICE, co_quan_ban_hanh="SỞ TÀI CHÍNH", ky_hieu="STC", lua_chon=HouseChoices())


@pytest.fixture
def desk(shown, qtbot):
    """The window as the program begins it, its library open."""
    return begin(shown, qtbot)


@pytest.fixture
def start_again(qtbot, memory):
    """Close a window as the clerk does and begin another on the same library."""
    opened = []

    def again(window):
        assert window.close()
        opened.append(MainWindow(memory))
        opened[-1].show()
        return begin(opened[-1], qtbot)

    yield again
    for window in opened:
        window.saving.begin(Copy())
        window.model.stack.setClean()
        window.close()
        window.deleteLater()


@pytest.fixture
def during():
    """Do something in the next dialog of a kind while it is open; it must have come."""
    wanted, met = [], []

    def in_dialog(kind, work):
        def look():
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, kind):
                QTimer.singleShot(20, look)
                return
            met.append(kind)
            try:
                work(dialog)
            finally:
                dialog.close()

        wanted.append(kind)
        QTimer.singleShot(20, look)

    yield in_dialog
    assert met == wanted


def exported(window, answers, tmp_path, name="ra.docx"):
    answers.path = tmp_path / name
    window.actions_["docx"].trigger()
    return document(answers.path.read_bytes())


# Profiles


def test_answers_of_the_first_start_make_a_letter_that_can_be_printed(
    shown, qtbot, during, settled, answers, tmp_path
):
    def answer(dialog):
        def tell(rows, **texts):
            for name, text in texts.items():
                QApplication.clipboard().setText(text)
                rows.rows[name].editor.paste()

        names = {"co_quan_ban_hanh": "SỞ NỘI VỤ", "co_quan_chu_quan": "UBND TỈNH LÂM HÀ"}
        tell(dialog.body, **names, dia_danh="Lâm Hà")
        dialog.go_on.click()
        tell(dialog.signing, ho_ten="Trần Thị Bình")
        dialog.go_on.click()

    during(FirstStart, answer)
    shown.begin(come_back=True, ask_first=True)
    qtbot.waitUntil(lambda: shown.model.template is not None, timeout=10_000)
    settled(shown)
    model = shown.model
    assert model.template.id == "state/cong_van"
    assert model.text("co_quan_ban_hanh") == "SỞ NỘI VỤ"
    assert model.text("ky_hieu").startswith("SNV")
    type_into(shown, trich_yeu="kiểm kê hồ sơ", kinh_gui="Các phòng", noi_dung="Đề nghị kiểm kê.")
    told = exported(shown, answers, tmp_path)
    assert "Trần Thị Bình" in told
    assert "SỞ NỘI VỤ" in told
    assert [each for each in answers.asked if each[0] == "blank"] == []


@pytest.fixture
def office(desk):
    """The window of an office with two profiles, the first by default."""
    desk.profiles.keep([OFFICE, OTHER], default="SỞ NỘI VỤ")
    at_rest(desk)
    return desk


def test_profile_fills_the_letter_and_its_choices_reach_page_file_and_paper(
    office, answers, tmp_path, settled
):
    office.files.new("state/cong_van")
    settled(office)
    type_into(office, trich_yeu="kiểm kê", kinh_gui="Sở Y tế\nSở Công Thương", noi_dung="Gửi.")
    assert office.model.text("ho_ten") == "Trần Thị Bình"
    assert office.model.text("noi_nhan").split("\n")[-1] == "Lưu: VT, TCCC"
    assert "Ban Giám đốc (để b/c)" in office.model.text("noi_nhan")
    snapshot = office.model.snapshot()
    assert snapshot.choices == OFFICE.lua_chon
    plain = document(docx_bytes(compose(snapshot.draft()[0])))
    told = exported(office, answers, tmp_path)
    assert told == as_docx(office)
    assert told != plain
    assert "Sở Công Thương." in plain
    assert "Sở Công Thương;" in told


def test_profile_switched_is_one_step_to_undo_and_comes_back_with_the_letter(office, start_again):
    office.files.new("state/cong_van")
    type_into(office, trich_yeu="kiểm kê")
    kept(office)
    ids = {each.ky_hieu: each.id for each in office.profiles.profiles}
    assert stored(office)[0].profile == ids["SNV"]
    office.use_menu.fill()
    (action,) = [each for each in office.use_menu.actions() if each.text() == "SỞ TÀI CHÍNH"]
    steps = office.model.stack.index()
    action.trigger()
    assert office.model.stack.index() == steps + 1
    assert office.model.choices == OTHER.lua_chon
    assert office.model.text("co_quan_ban_hanh") == "SỞ TÀI CHÍNH"
    kept(office)
    assert stored(office)[0].profile == ids["STC"]

    office.actions_["undo"].trigger()
    assert office.model.text("co_quan_ban_hanh") == "SỞ NỘI VỤ"
    assert office.model.choices == OFFICE.lua_chon
    kept(office)
    assert stored(office)[0].profile == ids["SNV"]
    office.actions_["redo"].trigger()
    kept(office)
    draft_id = office.saving.copy.draft_id

    again = start_again(office)
    again.files.open_copy(draft_id)
    assert again.model.choices == OTHER.lua_chon
    assert again.saving.copy.profile == ids["STC"]


def test_profile_removed_while_its_letter_is_open_leaves_the_letter_whole(office, settled):
    office.files.new("state/cong_van")
    type_into(office, trich_yeu="kiểm kê")
    own = office.profiles.of_letter("state")
    office.profiles.keep([], removed=[own.id])
    at_rest(office)
    settled(office)
    assert office.model.text("co_quan_ban_hanh") == "SỞ NỘI VỤ"
    type_into(office, trich_yeu="kiểm kê lần hai")
    kept(office)
    office.files.open_copy(office.saving.copy.draft_id)
    assert office.model.text("trich_yeu") == "kiểm kê lần hai"


# The library, versions, pictures


def with_annex(window):
    """A letter with a picture in its annex."""
    type_into(window, trich_yeu="cải tạo đường Đắk Lắk", noi_dung="Gửi các phòng.")
    window.model.images["so-do.png"] = chart(40, 30)
    type_into(window, phu_luc="SƠ ĐỒ\n[ảnh: so-do.png]")


def test_letter_written_closed_and_found_without_its_marks_is_the_same(
    office, start_again, during, settled, qtbot
):
    office.files.new("state/cong_van")
    with_annex(office)
    before = office.model.content()
    again = start_again(office)

    def choose(window):
        window.search.setText("so khong co")
        qtbot.waitUntil(lambda: window.rows.records == [])
        window.search.setText("cai tao duong dak lak")
        qtbot.waitUntil(lambda: len(window.rows.records) == 1)
        qtbot.keyClick(window.search, Qt.Key.Key_Return)

    during(LibraryWindow, choose)
    again.actions_["library"].trigger()
    settled(again)
    assert again.model.content() == before
    assert again.model.stack.count() == 0
    assert kept(again)[0].title == "cải tạo đường Đắk Lắk"


def test_version_is_brought_back_whole_as_one_step_to_undo(office, during, qtbot):
    office.files.new("state/cong_van")
    with_annex(office)
    office.packs.chosen.emit("ND30")
    office.actions_["save"].trigger()
    first = office.model.content()
    office.packs.chosen.emit("")
    type_into(office, phu_luc="", trich_yeu="khác", noi_dung="")
    office.actions_["save"].trigger()
    now, steps = office.model.content(), office.model.stack.index()

    def bring_back(dialog):
        qtbot.waitUntil(lambda: dialog.list.count() == 3)
        dialog.list.setCurrentRow(2)
        qtbot.waitUntil(lambda: "Đắk" in dialog.view.toPlainText())
        qtbot.waitUntil(dialog.restore.isEnabled)
        dialog.restore.click()
        qtbot.waitUntil(dialog.isHidden)

    during(VersionsDialog, bring_back)
    office.actions_["versions"].trigger()
    assert office.model.content() == first
    assert office.model.stack.index() == steps + 1
    office.actions_["undo"].trigger()
    assert office.model.content().texts == now.texts
    assert office.model.content().pack == now.pack


def test_picture_of_an_annex_goes_with_copy_and_file(office, answers, tmp_path, settled):
    office.files.new("state/cong_van")
    with_annex(office)
    answers.path = tmp_path / "thư.toml"
    office.actions_["save_as"].trigger()
    assert not office.model.modified
    office.actions_["copy_this"].trigger()
    assert office.model.images == {"so-do.png": chart(40, 30)}
    settled(office)
    assert "Gửi các phòng." in as_docx(office)
    office.open(tmp_path / "thư.toml")
    settled(office)
    assert office.model.images == {"so-do.png": chart(40, 30)}
    assert office.model.text("phu_luc") == "SƠ ĐỒ\n[ảnh: so-do.png]"
    assert not office.model.modified


# Made from an older letter


def copied(window):
    window.files.new("state/cong_van")
    type_into(
        window,
        so="15",
        ngay="05/3/2026",
        kinh_gui="Ông Nguyễn Văn An",
        trich_yeu="thực hiện Kế hoạch số 12/KH-UBND ngày 03/02/2026",
        noi_dung="Ngày 10/02/2026, bà Lê Thị Hoa họp theo Công văn số 7/SNV-VP.",
    )
    window.actions_["copy_this"].trigger()


def test_copy_marks_what_is_old_and_keeps_the_marks_through_the_library(
    office, start_again, monkeypatch, during
):
    copied(office)
    assert office.model.text("so") == ""
    assert "5" not in office.model.text("ngay").split("/")[0]
    owed = set(office.reuse.inherited.facts)
    assert {"trich_yeu", "noi_dung", "kinh_gui", "ho_ten"} <= owed
    warned = office.reuse.warnings()
    type_into(office, lien_he="tầng 2")
    (first, *_) = kept(office)
    again = start_again(office)
    again.files.open_copy(first.id)
    assert again.reuse.warnings() == warned

    asked = []
    monkeypatch.setattr(ask, "go_on_stale", lambda _w, owed, verb: asked.append((owed, verb)))
    type_into(again, dia_danh="Lâm Hà")
    for name in ("docx", "pdf", "print", "number"):
        again.actions_[name].trigger()
    assert [verb for _, verb in asked] == ["Xuất", "Xuất", "In", "Cấp số"]
    assert asked[0][0] == warned

    for name in list(again.form.rows):
        if again.reuse.inherited.of(name):
            again.form.focus_field(name)
            again.reuse.confirm_field()
    assert again.reuse.warnings() == []
    kept(again)
    assert stored(again)[1].inherited == ""


def test_letter_brought_back_to_an_older_version_owes_what_that_one_owed(office):
    copied(office)
    office.actions_["save"].trigger()
    version = office.librarian.call(
        lambda library: versions.read_version(
            library, versions.history(library, office.saving.copy.draft_id)[0].id
        )
    )
    warned = office.reuse.warnings()
    type_into(office, noi_dung="")
    draft_id = kept(office)[0].id
    office.files.open_copy(draft_id)
    assert len(office.reuse.warnings()) < len(warned)
    office.files.take_version(version)
    assert office.reuse.warnings() == warned


def test_an_older_version_has_its_pictures_and_undo_those_of_now(office):
    office.files.new("state/cong_van")
    model, older, newer = office.model, chart(60, 40), chart(90, 40)
    lines = "Phụ lục\nSƠ ĐỒ\n{}\nNgày 05/3/2026 [ảnh: a.png]\n[ảnh: b.png]"
    model.images |= {"a.png": older, "b.png": newer}
    type_into(office, phu_luc=lines.format("[ảnh:  a.png , 50 mm]"))
    version = model.content()
    model.images["a.png"] = newer
    type_into(office, phu_luc=(now := lines.format("[ảnh: a.png]")))

    def printed():
        return list(media_of(compose(model.snapshot().draft()[0]).sheet).values())

    for _ in range(2):  # a second time no third picture comes
        office.files.take_version(version)
        assert model.text("phu_luc") == lines.format("[ảnh:  a-2.png , 50 mm]")
        assert printed() == [older, newer]
        assert model.images == {"a.png": newer, "a-2.png": older, "b.png": newer}
        model.stack.undo()
        assert (model.text("phu_luc"), printed()) == (now, [newer])
        model.stack.redo()
        assert printed() == [older, newer]
        model.stack.undo()


def test_a_version_whose_pictures_are_those_of_now_comes_back_to_the_letter(office):
    office.files.new("state/cong_van")
    office.model.images["a.png"] = chart(60, 40)
    type_into(office, phu_luc="Phụ lục\nSƠ ĐỒ\n[ảnh: a.png]")
    version = office.model.content()
    type_into(office, phu_luc="")
    office.files.take_version(version)
    assert office.model.content() == version


def test_next_of_the_series_keeps_receivers_and_signer_only(office):
    copied(office)
    type_into(office, kinh_gui="Ông Nguyễn Văn An\nSở Y tế")
    office.actions_["next_one"].trigger()
    model = office.model
    assert model.text("kinh_gui") == "Ông Nguyễn Văn An\nSở Y tế"
    assert model.text("ho_ten") == "Trần Thị Bình"
    assert (model.text("trich_yeu"), model.text("noi_dung"), model.text("so")) == ("", "", "")
    assert set(office.reuse.inherited.facts) >= {"kinh_gui", "ho_ten"}


def test_new_letter_owes_nothing(office):
    copied(office)
    office.files.new("state/cong_van")
    assert office.reuse.warnings() == []


# Numbers


def give(window, during, day=""):
    def work(dialog):
        if day:
            dialog.day.field.setText(day)
        dialog.give.click()

    during(NumberDialog, work)
    window.actions_["number"].trigger()


def void(window, during):
    def work(dialog):
        dialog.reason.field.setText("ghi sai ngày")
        dialog.void.click()

    during(VoidDialog, work)
    window.actions_["void"].trigger()


def book(window):
    library = window.librarian.library
    rows = [read_book(library, Asked(body.id)).rows for body in all_bodies(library)]
    return [row for each in rows for row in each]


def to_be_numbered(window, type_id="state/cong_van"):
    window.files.new(type_id)
    type_into(
        window,
        co_quan_ban_hanh=window.model.text("co_quan_ban_hanh") or "TỈNH UỶ LÂM HÀ",
        dia_danh="Lâm Hà",
        kinh_gui="Sở Y tế",
        trich_yeu="kiểm kê hồ sơ",
        noi_nhan="Như trên\nBan Giám đốc (để b/c)\nLưu: VT, TCCC",
        noi_dung="Đề nghị kiểm kê hồ sơ năm 2025.",
    )


def test_number_goes_into_the_letter_the_book_and_the_library(office, during):
    to_be_numbered(office)
    signer = office.model.text("ho_ten")
    steps = office.model.stack.index()
    give(office, during, day="05/3/2026")
    assert (office.model.text("so"), office.model.text("ngay")) == ("01", "05/3/2026")
    assert office.model.stack.index() == steps + 1
    record = stored(office)[0]
    assert record.state is State.PHAT_HANH
    assert record.so_ky_hieu.startswith("01/SNV")
    (row,) = book(office)
    assert row.draft_id == record.id
    assert (row.entry.nguoi_ky, row.entry.trich_yeu) == (signer, "kiểm kê hồ sơ")
    assert row.entry.noi_nhan == "Sở Y tế; Ban Giám đốc (để b/c)"
    assert row.entry.don_vi_nhan == "VT, TCCC"
    assert row.ngay.isoformat() == "2026-03-05"


def test_undo_frees_no_number_and_giving_again_gives_the_same(office, during):
    to_be_numbered(office)
    give(office, during, day="05/3/2026")
    office.actions_["undo"].trigger()
    assert office.model.text("so") == ""
    give(office, during)
    assert (office.model.text("so"), office.model.text("ngay")) == ("01", "05/3/2026")
    assert len(book(office)) == 1


def test_void_number_leaves_the_letter_a_draft_and_the_next_one_is_given(office, during):
    to_be_numbered(office)
    give(office, during, day="05/3/2026")
    void(office, during)
    assert office.model.text("so") == ""
    assert stored(office)[0].state is State.NHAP
    assert stored(office)[1].texts["so"] == ""
    office.actions_["undo"].trigger()
    assert office.model.text("so") == "01"
    office.actions_["redo"].trigger()
    give(office, during)
    assert office.model.text("so") == "02"
    assert stored(office)[0].state is State.PHAT_HANH
    assert [(row.so, bool(row.voided), row.reason) for row in book(office)] == [
        (1, True, "ghi sai ngày"),
        (2, False, ""),
    ]


def test_number_of_a_letter_written_twice_goes_on_by_year_and_by_term(office, during):
    for day in ("05/3/2025", "06/3/2025", "05/3/2026"):
        to_be_numbered(office)
        give(office, during, day=day)
    for type_id in ("party/thong_bao", "party/thong_bao", "party/ke_hoach"):
        to_be_numbered(office, type_id)
        give(office, during, day="05/3/2026")
    state = [row for row in book(office) if row.period.isdigit()]
    party = [row for row in book(office) if row not in state]
    assert [(row.period, row.so) for row in state] == [("2025", 1), ("2025", 2), ("2026", 1)]
    assert [(row.entry.ten_loai, row.so) for row in party] == [
        ("Kế hoạch", 1),
        ("Thông báo", 1),
        ("Thông báo", 2),
    ]


@pytest.mark.parametrize("type_id", ["state/cong_van"])
def test_numbered_letter_differs_only_in_number_and_date(office, during, type_id):
    to_be_numbered(office, type_id)
    before = as_docx(office)
    give(office, during, day="05/3/2026")
    assert without_words(as_docx(office)) == without_words(before)


def without_words(xml):
    return re.sub(r"<w:t(?: [^>]*)?>[^<]*</w:t>", "<w:t/>", xml)


def test_copy_of_a_numbered_letter_has_none(office, during):
    to_be_numbered(office)
    give(office, during, day="05/3/2026")
    office.actions_["copy_this"].trigger()
    assert office.model.text("so") == ""
    office.reuse.confirm_field()
    kept(office)
    assert office.saving.copy.draft_id != book(office)[0].draft_id


def test_number_is_given_to_an_empty_letter_only_with_its_issuer(desk, during, qtbot):
    desk.files.new("state/cong_van")

    def work(dialog):
        assert not dialog.give.isEnabled() or dialog.shown.text()
        dialog.give.click()

    during(NumberDialog, work)
    desk.actions_["number"].trigger()
    assert book(desk) == []
    assert desk.model.text("so") == ""


# Odd orders


def test_library_is_asked_for_while_it_opens(shown, during, qtbot):
    during(LibraryWindow, lambda window: qtbot.waitUntil(lambda: not window.finder.busy))
    shown.begin(come_back=True, ask_first=False)
    shown.actions_["library"].trigger()
    shown.files.new("state/cong_van")
    type_into(shown, trich_yeu="kiểm kê")
    assert [each.title for each in kept(shown)] == ["kiểm kê"]


def test_letter_saved_before_the_library_is_open_waits_for_it(shown):
    shown.begin(come_back=True, ask_first=False)
    shown.files.new("state/cong_van")
    type_into(shown, trich_yeu="kiểm kê")
    shown.actions_["save"].trigger()
    assert stored(shown)[1].texts["trich_yeu"] == "kiểm kê"
    assert shown.strip.text == ""


def test_versions_of_a_letter_no_one_saved_are_shown_and_nothing_is_changed(desk, during, qtbot):
    desk.files.new("state/cong_van")
    before = desk.model.content()
    during(VersionsDialog, lambda dialog: qtbot.waitUntil(lambda: dialog.list.count() == 1))
    desk.actions_["versions"].trigger()
    assert desk.model.content() == before
    assert len(kept(desk)) == 1


def test_letter_copied_in_the_library_keeps_its_own_office(office):
    """Not the office of the letter that happens to be on the screen."""
    ids = {each.ky_hieu: each.id for each in office.profiles.profiles}
    office.files.new("state/cong_van")
    type_into(office, trich_yeu="không của hồ sơ nào")
    office.saving.copy.profile = None
    own = kept(office)[0].id
    office.files.new("state/cong_van")
    office.saving.copy.profile = ids["STC"]
    office.files.copy_of(own)
    assert office.saving.copy.profile is None


def test_letter_open_in_two_windows_has_one_number(office, memory, qtbot, during):
    to_be_numbered(office)
    draft_id = kept(office)[0].id
    other = begin(MainWindow(memory), qtbot)
    other.files.open_copy(draft_id)
    give(office, during, day="05/3/2026")
    give(other, during)
    assert (other.model.text("so"), other.model.text("ngay")) == ("01", "05/3/2026")
    assert [row.so for row in book(office)] == [1]
    assert "vừa được sửa ở cửa sổ khác" not in other.strip.text
    assert [(each.id, each.state) for each in kept(office)] == [(draft_id, State.PHAT_HANH)]
    type_into(other, trich_yeu="kiểm kê hồ sơ, tài liệu")
    assert len(kept(other)) == 1
    other.saving.begin(Copy())
    other.close()
    other.deleteLater()


def test_letter_saved_to_a_file_and_opened_from_it_is_the_same_letter(
    office, during, answers, tmp_path
):
    to_be_numbered(office)
    answers.path = tmp_path / "thư.toml"
    office.actions_["save_as"].trigger()
    give(office, during, day="05/3/2026")
    office.actions_["save"].trigger()
    draft_id = kept(office)[0].id
    office.files.new("party/cong_van")
    office.open(tmp_path / "thư.toml")
    assert office.saving.copy.draft_id == draft_id
    give(office, during)
    assert [row.so for row in book(office)] == [1]
    assert len(kept(office)) == 1


def test_copy_saved_to_a_file_owes_the_same_when_that_is_opened(office, answers, tmp_path):
    copied(office)
    warned = office.reuse.warnings()
    answers.path = tmp_path / "thư.toml"
    type_into(office, lien_he="tầng 2")
    office.actions_["save_as"].trigger()
    kept(office)
    office.files.new("party/cong_van")
    office.open(tmp_path / "thư.toml")
    assert office.reuse.warnings() == warned
    assert not office.isWindowModified()
