"""The main window: form at the left, page at the right, and what connects them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QSplitter, QStackedWidget, QToolButton

from drafter.errors import DrafterError
from drafter.gui import actions, commands, look
from drafter.gui.background import Background
from drafter.gui.files import Files, Surroundings
from drafter.gui.form import Form
from drafter.gui.librarian import Librarian
from drafter.gui.memory import Memory
from drafter.gui.model import PACK, LetterModel, Snapshot
from drafter.gui.numbering import Numbering
from drafter.gui.offers import Offers
from drafter.gui.output import Output
from drafter.gui.pack_choice import PackChoice
from drafter.gui.page_view import PageView
from drafter.gui.pointing import Pointing
from drafter.gui.profiles.address import AddressOffers
from drafter.gui.profiles.book import ProfileBook
from drafter.gui.profiles.use import UseMenu
from drafter.gui.rendering import Renderer
from drafter.gui.returning import Returning
from drafter.gui.reuse import Reuse
from drafter.gui.saving import Saving
from drafter.gui.shelf import Shelf
from drafter.gui.showing import Showing
from drafter.gui.start_page import StartPage
from drafter.gui.status import Status
from drafter.gui.strip import Strip
from drafter.template.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from drafter.layout.choices import HouseChoices
    from drafter.template.catalogue import Catalogue

SIZE = QSize(1280, 720)
_NARROW = 960


class MainWindow(QMainWindow):
    """One letter at a time, or the start page."""

    another_wanted = Signal()

    def __init__(self, memory: Memory | None = None) -> None:
        super().__init__()
        self.memory = memory or Memory()
        self.model = LetterModel(self)
        self.renderer = Renderer(self)
        self.background = Background(self)
        catalogue = load_catalogue()
        self.librarian = Librarian(self)
        self.start = StartPage(catalogue, self.memory)
        self.form = Form(self.model)
        self.profiles = ProfileBook(self.librarian, self)
        self.offers = Offers(self.model, self.form, self.profiles)
        self.addresses = AddressOffers(self.model, self.form, self.profiles)
        self.reuse = Reuse(self.model, self.form)
        self._make_work(catalogue)
        self.page_view = PageView()
        self.pointing = Pointing(self.model, self.form, self.page_view, self.renderer)
        self.packs = PackChoice()
        self.actions_ = actions.make_actions(self)
        self._make_parts()
        self.showing = Showing(self)
        self.returning = Returning(self)
        self._connect_actions()
        self._connect_parts()
        self._connect_letter()
        self._restore_layout()
        self.show_start()

    # Making

    def _make_work(self, catalogue: Catalogue) -> None:
        model, memory = self.model, self.memory
        self.saving = Saving(
            model, self.librarian, lambda: model.content(self.reuse.as_json()), self
        )
        around = Surroundings(self.saving, self.librarian, self.reuse, self.profiles)
        self.files = Files(model, catalogue, memory, around, self)
        self.output = Output(model, memory, self.background, self.reuse, self)
        self.shelf = Shelf(model, self.files, self.saving, self.librarian, self)
        self.numbering = Numbering(
            model, memory, self.saving, self.librarian, self.output.nothing_stale, self
        )

    def _make_parts(self) -> None:
        named = self.actions_
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.form)
        self.splitter.addWidget(self.page_view)
        self.splitter.setStretchFactor(1, 1)
        self.form.setMinimumWidth(340)
        self.page_view.setMinimumWidth(340)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.start)
        self.stack.addWidget(self.splitter)
        self.setCentralWidget(self.stack)
        self.strip = Strip(self.page_view)
        self.start_strip = Strip(self.start)
        self.use_menu = UseMenu(self.model, self.profiles, self)
        self.recent = actions.fill_menus(self, named, self.use_menu)
        self._fill_tool_bar()
        self.status = Status(named["zoom_out"], named["fit"], named["zoom_in"])
        self.setStatusBar(self.status)
        self._dress()

    def _fill_tool_bar(self) -> None:
        bar = actions.fill_tool_bar(self, self.actions_)
        self._undo_button = bar.widgetForAction(self.actions_["undo"])
        self._pack_parts = (bar.addSeparator(), bar.addWidget(self.packs))

    def _connect_actions(self) -> None:
        slots = commands.slots(self)
        for name, action in self.actions_.items():
            action.triggered.connect(lambda _checked=False, work=slots[name]: self.attempt(work))

    def _connect_parts(self) -> None:
        self.start.type_chosen.connect(lambda each: self.attempt(lambda: self.files.new(each)))
        self.start.draft_chosen.connect(
            lambda draft_id: self.attempt(lambda: self.files.open_copy(draft_id))
        )
        self.start.library_wanted.connect(lambda: self.attempt(self.shelf.open_library))
        self.shelf.newest.connect(self.start.show_drafts)
        self.start.open_wanted.connect(lambda: self.attempt(self.files.choose_file))
        self.recent.aboutToShow.connect(self._fill_recent)
        self.packs.chosen.connect(lambda name: self.model.edit(PACK, name))
        self.status.cancelled.connect(self.background.cancel)
        self.background.changed.connect(self.status.show_work)
        self.background.failed.connect(self.show_error)
        for part in (self.files, self.output, self.numbering):
            part.noted.connect(self._note)
        self.output.refused.connect(self.showing.name_blanks)

    def _connect_letter(self) -> None:
        stack = self.model.stack
        self.model.loaded.connect(self._show_letter)
        self.model.restored.connect(self._show_restored)
        stack.cleanChanged.connect(self._show_title)
        stack.indexChanged.connect(self._show_title)
        stack.indexChanged.connect(self._offer_example)
        stack.canUndoChanged.connect(self.actions_["undo"].setEnabled)
        stack.canRedoChanged.connect(self.actions_["redo"].setEnabled)
        for name in ("undo", "redo", "example"):
            self.actions_[name].setEnabled(False)
        self.saving.kept.connect(self._show_kept)
        self.saving.failed.connect(self._show_unkept)
        self.saving.mended.connect(self.strip.hide)
        self.saving.parted.connect(self.show_error)
        self.librarian.refused.connect(self.show_error)
        self.librarian.not_copied.connect(self.show_error)
        self.profiles.damaged.connect(self.show_error)
        self.reuse.changed.connect(self._keep_owed)
        self.profiles.changed.connect(self._take_choices)
        self.use_menu.used.connect(self._use_profile)
        self.use_menu.failed.connect(self.show_error)
        self.addresses.noted.connect(self._note)
        self.addresses.failed.connect(self.show_error)
        self.addresses.profiles_wanted.connect(self.open_profiles)

    def _keep_owed(self) -> None:
        """Save what was confirmed, which changes no text."""
        if self.saving.copy.draft_id is not None:
            self.saving.note_change()

    def _use_profile(self, profile_id: int | None) -> None:
        self.saving.copy.profile = profile_id
        self.saving.note_change()
        self._take_choices()

    def _take_choices(self) -> None:
        """Lay the letter out anew where its profile's office wants it otherwise."""
        chosen = self._house_choices()
        if chosen != self.model.choices:
            self.model.choices = chosen
            self.showing.make_pages()

    def _house_choices(self) -> HouseChoices:
        """Return how the office of the letter's profile wants it laid out."""
        from drafter.store.filling import choices

        template = self.model.template
        if template is None:
            return self.model.choices
        return choices(self.profiles.of_letter(template.regime), template.regime)

    def _show_kept(self) -> None:
        self.status.show_kept(f"Đã lưu {datetime.now():%H:%M}")
        self._show_title()

    def _show_unkept(self, error: DrafterError) -> None:
        """Tell that the library does not take the letter; it is tried again and again."""
        told = "Văn bản còn trên màn hình; Drafter đang thử lưu lại."
        self.show_error(DrafterError(f"Chưa lưu được: {error} {told}"))
        self.status.show_kept("Chưa lưu")
        self._show_title()

    def _restore_layout(self) -> None:
        if not self.memory.restore_window(self):
            self.resize(SIZE)
        self._split = self.memory.restore_splitter("splitter", self.splitter)
        self.memory.restore_splitter("form", self.form)

    def _split_first_time(self) -> None:
        """Give the page the larger part of the window, whatever the window's size."""
        if not self._split:
            width, height = self.splitter.width(), self.splitter.height()
            form = min(max(round(width * 0.36), 340), 520)
            self.splitter.setSizes([form, width - form])
            self.form.setSizes([round(height * 0.58), round(height * 0.42)])
            self._split = True

    # One place for errors

    def attempt(self, work: Callable[[], object]) -> None:
        """Do what an action asks; an error is told, never raised further."""
        self._strip().hide()
        try:
            work()
        except DrafterError as error:
            self.show_error(error)

    def show_error(self, error: DrafterError) -> None:
        """Tell an error over the page, where it hides nothing."""
        self._strip().show_error(error)

    def _strip(self) -> Strip:
        return self.strip if self.stack.currentWidget() is self.splitter else self.start_strip

    def rescue(self, folder: Path) -> None:
        """Save the letter beside after a fault of the program, and say so."""
        try:
            path = self.files.rescue(folder)
        except (DrafterError, OSError):  # the letter is still on the screen
            path = None
        told = f" Văn bản đang soạn được lưu tại {path}." if path else ""
        self._strip().show_error(DrafterError(f"Chương trình gặp lỗi.{told} Có thể làm tiếp."))

    # The letter

    def open(self, path: Path) -> None:
        """Open a draft."""
        self.attempt(lambda: self.files.open(path))

    def show_start(self) -> None:
        """Show the start page."""
        self.start.refresh()
        self.stack.setCurrentWidget(self.start)
        self._show_packs(visible=False)
        actions.enable(self.actions_, letter=False)
        self.status.setVisible(False)
        self.setWindowTitle("Drafter")
        self.start.setFocus()

    def begin(self, *, come_back: bool, ask_first: bool = False) -> None:
        """Open the library behind the window; come back to what a crash has closed.

        With `ask_first`, who has a new library is asked for the office's name and signer.
        """
        if ask_first:
            self.profiles.new_library.connect(lambda: self.attempt(self._ask_first))
        self.returning.begin(come_back=come_back)
        QTimer.singleShot(0, self.warm_up)

    def _ask_first(self) -> None:
        from drafter.gui.profiles.first_start import ask_first

        type_id = ask_first(self.profiles, self)
        if type_id and self.model.template is None:
            self.files.new(type_id)

    def open_profiles(self) -> None:
        """Show the bodies the office writes for."""
        from drafter.gui.profiles.dialog import ProfilesDialog

        dialog = ProfilesDialog(self.profiles, self.memory, self)
        dialog.exec()
        dialog.deleteLater()

    def warm_up(self) -> None:
        """Get ready for the first letter behind the start page."""
        template = next(iter(self.files.catalogue.values()), None)
        if template:
            self.renderer.warm_up(Snapshot(template, {}))

    def _show_letter(self) -> None:
        self.renderer.forget()
        self.page_view.clear()
        self.strip.hide()
        self.stack.setCurrentWidget(self.splitter)
        self.status.setVisible(True)
        self._split_first_time()
        self._show_packs(visible=self.packs.show_letter(self.model))
        actions.enable(self.actions_, letter=True)
        self._offer_example()
        self._show_title()
        self.showing.show_place()
        self.model.choices = self._house_choices()
        self.showing.make_pages()
        self.form.focus_first()

    def _offer_example(self) -> None:
        self.actions_["example"].setEnabled(self.model.untouched)

    def _show_packs(self, *, visible: bool) -> None:
        for part in self._pack_parts:
            part.setVisible(visible)

    def _show_title(self) -> None:
        self.setWindowTitle(f"{self.files.name}[*] - Drafter")
        behind = self.model.path is not None and self.model.modified
        self.setWindowModified(behind or self.saving.error is not None)

    def _show_restored(self, name: str, text: str, _at: int) -> None:
        if name == PACK:
            self.packs.show_pack(text)

    def _note(self, text: str) -> None:
        self._show_title()
        self._offer_example()
        self.status.showMessage(text, 8000)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for path in self.memory.recent_files():
            action = QAction(path.name.replace("&", "&&"), self.recent)
            action.setToolTip(str(path))
            action.triggered.connect(lambda _checked=False, each=path: self.open(each))
            self.recent.addAction(action)
        if self.recent.isEmpty():
            self.recent.addAction("Chưa có bản thảo nào").setEnabled(False)

    # Qt's events

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the word everybody knows by its arrow where the tool bar is too narrow."""
        super().resizeEvent(event)
        button, style = self._undo_button, Qt.ToolButtonStyle
        if isinstance(button, QToolButton):
            narrow = event.size().width() < _NARROW
            button.setToolButtonStyle(
                style.ToolButtonIconOnly if narrow else style.ToolButtonTextBesideIcon
            )

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons anew when the system turns light or dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "status"):
            self._dress()

    def _dress(self) -> None:
        actions.draw_icons(self.actions_)
        self.form.refresh_icons()
        self.setWindowIcon(look.program_icon())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask for unsaved text, remember the layout, end the threads."""
        try:
            leave = self.files.may_leave()
        except DrafterError as error:
            self.show_error(error)
            leave = False
        if not leave:
            event.ignore()
            return
        self.memory.keep_layout(self, {"splitter": self.splitter, "form": self.form})
        self.returning.leave()
        self.hide()  # a long letter being drawn is waited for, but not by the clerk
        self.background.wait()
        self.librarian.stop()
        self.renderer.stop()
        event.accept()
