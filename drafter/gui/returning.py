"""Come back to the letters of a window that died: the same field, cursor, page and zoom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, Signal

from drafter.errors import DrafterError
from drafter.gui.desk import WindowDesk, left_behind, others_at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.gui.window import MainWindow
    from drafter.store.desks import Desk
    from drafter.store.records import Seen

_TRIES = 2  # a letter that ends the program at once is not opened for ever
_GIVEN_UP = "Văn bản “{title}” đã hai lần làm Drafter bị tắt ngay khi mở."
_TOLD = "Lần trước Drafter bị tắt giữa chừng; văn bản được mở lại như khi đang gõ."


class Returning(QObject):
    """Tell the library what this window shows, and show again what a dead one did."""

    more_left = Signal(object)  # further desks, each for a window of its own

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._librarian = window, window.librarian
        self._desk = WindowDesk(window.librarian)
        self._begun = False
        self._tries = 0  # times the letter came back and was not typed in since
        self._scroll: int | None = None
        window.showing.pages_shown.connect(self._scroll_back)
        window.model.loaded.connect(self._note)
        window.model.loaded.connect(self._look_for_others)
        window.model.changed.connect(self._note_typing)
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

    def show(self, desk: Desk) -> None:
        """Show the letter of a desk left behind, as it was."""
        self._tries = _number(desk.view.get("tries")) + 1
        if self._tries > _TRIES:
            self._desk.clear(desk)
            told = _GIVEN_UP.format(title=desk.view.get("title", ""))
            self._window.show_error(DrafterError(told, repair="Mở lại từ thư viện khi cần."))
            return
        self._window.attempt(lambda: self._take_over(desk))

    def _take_over(self, desk: Desk) -> None:
        window, draft_id = self._window, desk.draft_id
        # Before the letter is opened, which may end the program.
        taken = self._desk.take_over(desk, {**desk.view, "tries": self._tries})
        if draft_id is None or not taken:
            return
        begun, self._begun = self._begun, False  # the view is noted when it is put back
        try:
            window.files.open_copy(draft_id)
        finally:
            self._begun = begun
            if window.saving.copy.draft_id != draft_id:
                self._note()
        self._put_back(desk.view)
        window.status.showMessage(_TOLD, 15_000)

    def _come_back(self, desks: list[Desk] | DrafterError) -> None:
        if isinstance(desks, DrafterError) or not desks:
            return  # the window tells that there is no library
        first, *rest = desks
        if self._window.model.template is None:
            self.show(first)
        else:
            rest = desks
        for desk in rest:
            self.more_left.emit(desk)

    def _note(self) -> None:
        """Tell the library which letter the clerk has on the screen, or that there is none."""
        if self._begun:
            self._tries = 0
            self._desk.note(self._window.saving.copy.draft_id, self._view())

    def _note_typing(self) -> None:
        """Keep the first key after a return at once: a letter typed in is no trap."""
        if self._tries and self._begun:
            self._window.saving.flush()

    def _seen(self) -> Seen | None:
        self._tries = 0  # it is typed in
        return self._desk.seen(self._view())

    def _view(self) -> dict[str, object]:
        window = self._window
        page, form = window.page_view, window.form
        row = form.rows.get(form.current)
        return {
            "title": window.files.name,
            "tries": self._tries,
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
            row.input.restore(window.model.text(field), _number(view.get("at")))
        self._scroll = _number(view.get("scroll"))

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


def _number(value: object) -> int:
    return int(value) if isinstance(value, (int, float)) else 0
