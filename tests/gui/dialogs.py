"""Every dialog of the program, opened as the program opens it; and the faces it has."""

from datetime import date

from PySide6.QtWidgets import QApplication

from drafter.gui import ask, help_text
from drafter.gui.body.table_menu import SizeDialog
from drafter.gui.book import BookWindow
from drafter.gui.book_import import ImportDialog
from drafter.gui.book_new import BodyDialog
from drafter.gui.book_settings import SettingsDialog
from drafter.gui.librarian import Librarian
from drafter.gui.library import changes
from drafter.gui.library.labels_dialog import LabelsDialog
from drafter.gui.library.versions_dialog import NameDialog, VersionsDialog
from drafter.gui.library.window import LibraryWindow
from drafter.gui.numbers import NumberDialog, VoidDialog
from drafter.gui.picker import PickerDialog
from drafter.gui.profiles import dialog as profiles
from drafter.gui.profiles.address import PlaceFinder
from drafter.gui.profiles.book import ProfileBook
from drafter.gui.profiles.first_start import FirstStart
from drafter.gui.profiles.incoming import IncomingDialog
from drafter.store import drafts, versions
from drafter.store.profile_file import compare
from drafter.store.records import Content
from drafter.store.register import Entry
from drafter.store.register_draw import draw
from drafter.store.register_series import all_bodies, series_for
from tests.helpers.drawing import letter
from tests.store.offices import BARE, COMMUNE, WARD_PARTY

TODAY = date.today()
LETTER = Content("state/cong_van", {"trich_yeu": "rà soát hồ sơ", "noi_dung": "Một.\nHai."})


class Office:
    """A library with letters, versions, numbers and profiles, and the windows above it."""

    def __init__(self, qtbot, parent, memory, catalogue, folder):
        self.parent, self.memory, self.catalogue, self.folder = parent, memory, catalogue, folder
        self.librarian = Librarian()
        self.profiles = ProfileBook(self.librarian)
        with qtbot.waitSignal(self.profiles.new_library, timeout=30_000):
            self.librarian.start()
        self.profiles.keep([COMMUNE, WARD_PARTY])
        self.library = self.librarian.call(lambda library: library)
        self.draft_id = drafts.add(self.library, LETTER).id
        versions.keep(self.library, self.draft_id, "Bản trình")
        self.number = self._number("state", "SNV-VP")
        self._number("party", "ĐU", issuer="ĐẢNG UỶ PHƯỜNG")
        self.bodies = {each.regime: each for each in all_bodies(self.library)}
        self.book = folder / "so-cu.csv"
        self.book.write_text("Số ký hiệu;Ngày tháng;Trích yếu\n02/SNV-VP;05/3/2025;Mở lớp\n")

    def _number(self, regime, symbol, **more):
        entry = Entry(symbol, "Công văn", "V/v mở lớp")
        asked = letter(entry=entry, day=TODAY, regime=regime, **more)
        return draw(self.library, series_for(self.library, asked).id, TODAY, None, entry)


def _versions(at):
    fields = at.catalogue["state/cong_van"].fields
    return VersionsDialog(at.librarian, at.draft_id, LETTER, fields, at.parent)


def _incoming(at):
    return IncomingDialog(compare([COMMUNE], [WARD_PARTY, BARE]), {}, at.parent)


def _number(at, **more):
    return NumberDialog(at.library, letter(day=TODAY, **more), at.parent)


_CLASSES = {
    "văn bản mới": lambda at: PickerDialog(at.catalogue, ["state/cong_van"], at.parent),
    "thư viện": lambda at: LibraryWindow(at.librarian, at.catalogue, at.parent),
    "nhãn": lambda at: LabelsDialog(["Gấp"], [["Gấp"]], at.parent),
    "các phiên bản": _versions,
    "tên phiên bản": lambda at: NameDialog("Bản trình", at.parent),
    "hồ sơ cơ quan": lambda at: profiles.ProfilesDialog(at.profiles, at.memory, at.parent),
    "nhập hồ sơ": _incoming,
    "tìm trong sổ địa chỉ": lambda at: PlaceFinder(["Sở Nội vụ", "Thôn 1"], at.parent),
    "bắt đầu": lambda at: FirstStart(at.parent),
    "cấp số": _number,
    "cấp số đầu tiên": lambda at: _number(at, issuer="SỞ TÀI CHÍNH"),
    "hủy số": lambda at: VoidDialog(at.library, at.number, "state", at.parent),
    "sổ văn bản đi": lambda at: BookWindow(at.library, at.memory, at.parent),
    "nhập sổ cũ": lambda at: ImportDialog(at.library, at.bodies["state"], at.book, at.parent),
    "dãy số": lambda at: SettingsDialog(at.library, at.bodies["state"], at.parent),
    "dãy số của Đảng": lambda at: SettingsDialog(at.library, at.bodies["party"], at.parent),
    "thêm sổ": lambda at: BodyDialog(at.library, at.parent),
    "chèn bảng": lambda at: SizeDialog(at.parent),
}
_QUESTIONS = {
    "chưa lưu": lambda at: ask.save_changes(at.parent, "thư", in_library=True),
    "chưa giữ được": lambda at: ask.save_changes(at.parent, "thư", in_library=False),
    "còn ô trống": lambda at: ask.go_on_blank(at.parent, ["Số"], "Xuất"),
    "còn chỗ cũ": lambda at: ask.go_on_stale(at.parent, ["Số: “12”"], "In"),
    "hồ sơ chưa lưu": lambda at: profiles.save_changes(at.parent),
    "xoá hẳn": lambda at: changes.ask_destroy(at.parent, 2),
    "phím tắt": lambda at: help_text.show_keys(at.parent),
    "giới thiệu": lambda at: help_text.show_about(at.parent),
}


def _run(make):
    def run(at):
        dialog = make(at)
        result = dialog.exec()
        dialog.deleteLater()
        return result

    return run


# Each opens its dialog and returns when that is closed.
DIALOGS = {name: _run(make) for name, make in _CLASSES.items()} | _QUESTIONS


def settle(qtbot, dialog):
    """Wait until what the dialog asked of the library is shown."""
    if isinstance(dialog, LibraryWindow):
        qtbot.waitUntil(lambda: dialog.rows.rowCount() > 0)
    elif isinstance(dialog, BookWindow | ImportDialog):
        qtbot.waitUntil(lambda: dialog.model.rowCount() > 0)
    elif isinstance(dialog, VersionsDialog):
        qtbot.waitUntil(lambda: dialog.list.count() > 0)


def faces(dialog):
    """Show one after another what a dialog can look like."""
    yield
    if isinstance(dialog, profiles.ProfilesDialog):
        for at in range(1, dialog.form.count()):
            dialog.form.setCurrentIndex(at)
            yield
            dialog.form.book.list.setCurrentRow(1)  # a group
            yield
    elif isinstance(dialog, FirstStart):
        dialog.go_on.click()
        yield
    elif isinstance(dialog, LibraryWindow):
        dialog.trash()
        while not dialog.notice.isVisible():
            QApplication.processEvents()
        yield
        dialog.in_trash.setChecked(True)
        yield
