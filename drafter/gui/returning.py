"""Come back to the letters of a window that died: the same field, cursor, page and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from drafter.errors import DrafterError, StoreError
from drafter.gui import spares
from drafter.gui.desk import WindowDesk, left_behind, number, others_at
from drafter.gui.librarian import PATIENCE_S
from drafter.gui.saving import Copy
from drafter.gui.spares import SpareCopy
from drafter.store.records import Desk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.gui.window import MainWindow
    from drafter.store.records import Seen
    from drafter.store.spare import Spare

_TRIES = 2  # a letter that ends the program at once is not opened for ever
_BRIEFLY_S = 1.0  # to wait for the library, where a file has the letter meanwhile
_GIVEN_UP = "Văn bản “{title}” đã hai lần làm Drafter bị tắt ngay khi mở."
_TOLD = "Lần trước Drafter bị tắt giữa chừng; văn bản được mở lại như khi đang gõ."
_TOLD_SPARE = (
    "Lần trước Drafter bị tắt khi thư viện chưa nhận văn bản; mở lại từ bản giữ tạm trên máy này."
)


class Returning(QObject):
    """Tell the library what this window shows, and show again what a dead one did."""

    more_left = Signal(object)  # further desks, each for a window of its own

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._librarian = window, window.librarian
        self._desk = WindowDesk(window.librarian)
        self.spare = SpareCopy(self._desk.id, window.saving, self._view)
        self.spare.kept.connect(lambda: window.status.show_kept("Giữ tạm trên máy này"))
        self._begun = False
        self._tries = 0  # times the letter came back and was not typed in since
        self._scroll: int | None = None
        window.showing.pages_shown.connect(self._scroll_back)
        window.model.loaded.connect(self._note)
        window.model.loaded.connect(self._look_for_others)
        window.model.changed.connect(self._note_typing)
        window.saving.mended.connect(self._tell)  # the library may know of no desk before
        window.saving.seen = self._seen

    def begin(self, *, come_back: bool) -> None:
        """Open the library; with `come_back`, look for desks left behind."""
        self._begun = True
        self._librarian.start()
        self._desk.sit_down()
        if come_back:
            self._librarian.ask(left_behind, self._come_back)

    def leave(self) -> None:
        """Note that the window is closed as it should be."""
        self._desk.leave()
        self._window.saving.rest()
        self.spare.drop()

    def show(self, desk: Desk) -> None:
        """Show the letter of a desk left behind, as it was."""
        self._window.attempt(lambda: self._show(desk))

    def _show(self, desk: Desk) -> None:
        try:
            spare = self.spare.take(desk, _once_more)
        except StoreError:
            self._window.attempt(lambda: self._take_over(desk, None))  # what the library has of it
            raise
        self._take_over(desk, spare)

    def _take_over(self, desk: Desk, spare: Spare | None) -> None:
        """Take the letter over before it is opened, which may end the program; open it."""
        view = spare.view if spare else _once_more(desk)
        try:
            taken = self._desk.take_over(desk, view, _BRIEFLY_S if spare else PATIENCE_S)
        except StoreError:
            if spare is None:
                raise
            taken = True
        if not taken and spare is None:
            return
        self._tries = number(view, "tries")
        if self._tries > _TRIES:
            self._give_up(desk, view, spare)
        else:
            self._open(desk, view, spare)

    def _open(self, desk: Desk, view: Mapping[str, object], spare: Spare | None) -> None:
        window, files = self._window, self._window.files
        begun, self._begun = self._begun, False  # the view is noted when it is put back
        try:
            if spare:
                files.open_spare(_copy(spare), spare.content)
            elif desk.draft_id is not None:
                files.open_copy(desk.draft_id)
        except DrafterError:
            self._set_aside(desk, spare)
            raise
        finally:
            self._begun = begun
        self._put_back(view)
        window.status.showMessage(_TOLD_SPARE if spare else _TOLD, 15_000)

    def _give_up(self, desk: Desk, view: Mapping[str, object], spare: Spare | None) -> None:
        self._set_aside(desk, spare)
        told = _GIVEN_UP.format(title=view.get("title", ""))
        raise DrafterError(told, repair="Mở lại từ thư viện khi cần.")

    def _set_aside(self, desk: Desk, spare: Spare | None) -> None:
        """Leave a letter to the library; where that does not take it, to the next start."""
        self._tries = 0
        self._desk.note(None, {})
        if spare:
            try:
                self._window.saving.keep_apart(_copy(spare), spare.content)
            except StoreError:
                self.spare.put_back(desk.id)
                raise
            self.spare.drop()

    def _come_back(self, found: list[Desk] | DrafterError) -> None:
        """Show the first letter here, others in windows of their own; with or without library."""
        desks = [] if isinstance(found, DrafterError) else found
        known = {desk.id for desk in desks}
        lonely = [desk_id for desk_id in spares.left_behind() if desk_id not in known]
        left = [*desks, *(Desk(desk_id, "", "") for desk_id in lonely)]
        if left and self._window.model.template is None:
            self.show(left.pop(0))
        for desk in left:
            self.more_left.emit(desk)

    def _note(self) -> None:
        if self._begun:
            self._tries = 0
            self.spare.drop()
            self._tell()

    def _tell(self) -> None:
        """Tell the library which letter the clerk has on the screen, or that there is none."""
        self._desk.note(self._window.saving.copy.draft_id, self._view())

    def _note_typing(self) -> None:
        """Keep the first key after a return at once: a letter typed in is no trap."""
        if self._tries and self._begun:
            self._tries = 0
            self._window.saving.flush(_BRIEFLY_S)

    def _seen(self) -> Seen | None:
        return self._desk.seen(self._view())

    def _view(self) -> dict[str, object]:
        window = self._window
        page, form = window.page_view, window.form
        row = form.rows.get(form.current)
        return {
            "title": window.files.name,
            "tries": self._tries,
            "letter": window.saving.letter,
            "changes": window.saving.changes,
            "field": form.current,
            "at": row.cursor_at() if row else 0,
            "zoom": 0 if page.fits_width or page.fits_page else page.zoom,
            "scroll": page.verticalScrollBar().value(),
            "geometry": bytes(window.saveGeometry().toBase64().data()).decode("ascii"),
        }

    def _put_back(self, view: Mapping[str, object]) -> None:
        window = self._window
        geometry = QByteArray.fromBase64(str(view.get("geometry", "")).encode())
        window.restoreGeometry(geometry)
        zoom, field = view.get("zoom"), str(view.get("field", ""))
        if isinstance(zoom, (int, float)) and zoom:
            window.page_view.set_zoom(zoom)
        if field in window.form.rows:
            window.form.focus_field(field)
            row = window.form.rows[field]
            row.input.restore(window.model.text(field), number(view, "at"))
        self._scroll = number(view, "scroll")

    def _scroll_back(self) -> None:
        """Scroll to where the page stood, once there are pages."""
        if self._scroll is not None:
            self._window.page_view.verticalScrollBar().setValue(self._scroll)
            self._scroll = None

    def _look_for_others(self) -> None:
        draft_id = self._window.saving.copy.draft_id
        if draft_id is not None:
            wanted = draft_id
            self._librarian.ask(
                lambda library: others_at(library, wanted, self._desk.id), self._tell_others
            )

    def _tell_others(self, others: list[Desk] | DrafterError) -> None:
        if isinstance(others, DrafterError) or not others:
            return
        other = others[0]
        where = " - ".join(filter(None, (other.machine, other.person)))
        self._window.show_error(
            DrafterError(
                f"Văn bản này đang mở ở cửa sổ khác ({where}).",
                repair="Sửa ở cả hai nơi thì mỗi nơi thành một bản riêng.",
            )
        )


def _once_more(left: Desk | Spare) -> dict[str, object]:
    """Return the view of a letter left behind that comes back once more."""
    tries = number(left.view, "tries") + 1
    return {**left.view, "tries": tries, "letter": 0, "changes": 0}


def _copy(spare: Spare) -> Copy:
    return Copy(spare.draft_id, spare.revision, spare.profile, spare.source)
