"""Long work in another thread: the window stays alive, and the clerk may cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from drafter.errors import DrafterError
from drafter.gui.rendering import CRASHED

if TYPE_CHECKING:
    from collections.abc import Callable


class Background(QObject):
    """Run one piece of work at a time; what was cancelled is dropped when it ends."""

    changed = Signal(str)  # name of the work under way, empty when it ended
    failed = Signal(DrafterError)
    _ended = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._token = 0
        self._then: Callable[[Any], None] | None = None
        self._ended.connect(self._end)

    def run(self, name: str, work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Begin work; `then` gets its result in the window's thread."""
        self._token += 1
        self._then = then
        self.changed.emit(name)
        token = self._token
        self._pool.start(lambda: self._ended.emit(token, _result(work)))

    def cancel(self) -> None:
        """Drop the work under way."""
        self._token += 1
        self._then = None
        self.changed.emit("")

    def wait(self) -> None:
        """Wait until nothing runs; the window closes."""
        self._then = None
        self._pool.waitForDone()

    @Slot(int, object)
    def _end(self, token: int, result: object) -> None:
        if token != self._token or self._then is None:
            return
        then, self._then = self._then, None
        self.changed.emit("")
        if isinstance(result, DrafterError):
            self.failed.emit(result)
            return
        try:
            then(result)
        except DrafterError as error:
            self.failed.emit(error)


def _result(work: Callable[[], Any]) -> object:
    try:
        return work()
    except DrafterError as error:
        return error
    except BaseException:  # a panic of the engine is no Exception
        return DrafterError(CRASHED)
