"""The library in its own thread: opened after the window is shown, asked one thing at a time."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from drafter.errors import DrafterError, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.store.database import Library

T = TypeVar("T")
PATIENCE_S = 30.0
STOP_S = 5.0  # other windows of the program stand still meanwhile
_NOT_OPEN = "thư viện chưa mở được."


class _Worker(QObject):
    """Live in the other thread."""

    opened = Signal(object)
    answered = Signal(object, object)
    not_copied = Signal(DrafterError)

    def __init__(self) -> None:
        super().__init__()
        self.library: Library | None = None
        self._copying: Thread | None = None
        self._ending = Event()

    @Slot()
    def open(self) -> None:
        """Open the library; the answer is it, or why not."""
        from drafter.store.database import open_library

        if self.library or self._ending.is_set():
            return
        try:
            self.library = open_library()
        except DrafterError as error:
            self.opened.emit(error)
        else:
            self.opened.emit(self.library)
            # Apart: what is typed is kept meanwhile, however long the copy takes.
            self._copying = Thread(target=self._back_up, args=(self.library,), daemon=True)
            self._copying.start()

    def _back_up(self, library: Library) -> None:
        from drafter.store.backup import back_up

        try:
            back_up(library, date.today(), lambda: not self._ending.is_set())
        except DrafterError as error:
            self.not_copied.emit(error)

    def end(self) -> None:
        """Begin nothing more; leave today's copy where it is not yet whole."""
        self._ending.set()
        if self._copying:
            self._copying.join()

    @Slot(object)
    def work(self, task: _Task) -> None:
        """Do one task."""
        library = None if self._ending.is_set() else self.library
        self.answered.emit(task, task.done(library))
        task.ended.set()


class _Task:
    """Something asked of the library, and who waits for it."""

    def __init__(self, work: Callable[[Library], Any], then: Callable[[Any], None] | None) -> None:
        self.work, self.then = work, then
        self.ended = Event()
        self.result: Any = None
        self.fault: Exception | None = None  # of the program itself

    def done(self, library: Library | None) -> object:
        """Return the answer or the error, for both ways to wait."""
        try:
            if library is None:
                raise StoreError(_NOT_OPEN, repair="Đóng và mở lại Drafter.")
            self.result = self.work(library)
        except DrafterError as error:
            self.result = error
        except Exception as fault:  # raised again where the window's faults are told
            self.fault = fault
            self.result = StoreError("thư viện gặp lỗi của chương trình.", repair="Thử lại.")
        answer: object = self.result
        return answer

    def wait(self, patience_s: float) -> Any:  # noqa: ANN401 - whatever the work returns
        """Return the answer; raises the DrafterError it is, StoreError where none comes."""
        if not self.ended.wait(patience_s):
            raise StoreError("thư viện không trả lời.", repair="Thử lại sau ít phút.")
        if isinstance(self.result, DrafterError):
            raise self.result
        return self.result


class Librarian(QObject):
    """Hand tasks to the library's thread, in the order asked."""

    opened = Signal(object)  # the library
    refused = Signal(DrafterError)
    not_copied = Signal(DrafterError)  # the library is open; its daily copy could not be made
    _open = Signal()
    _ask = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library: Library | None = None
        self.error: DrafterError | None = None  # why there is no library
        self._started = False
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._open.connect(self._worker.open)
        self._ask.connect(self._worker.work)
        self._worker.opened.connect(self._take_library)
        self._worker.answered.connect(self._answer)
        self._worker.not_copied.connect(self.not_copied)

    def start(self) -> None:
        """Begin to open the library; tasks may be asked at once."""
        if not self._started:
            self._started = True
            self._thread.start()
            self._open.emit()

    def start_again(self) -> None:
        """Try anew to open a library that could not be opened; who asks after this has it."""
        if self.error:
            self._open.emit()

    def ask(
        self, work: Callable[[Library], Any], then: Callable[[Any], None] | None = None
    ) -> None:
        """Do work in the library's thread; `then` gets its result, or the DrafterError, here."""
        self._hand(_Task(work, then))

    def begin(self, work: Callable[[Library], Any]) -> _Task:
        """Do work after all that was asked before; return what can be waited for."""
        return self._hand(_Task(work, None))

    def _hand(self, task: _Task) -> _Task:
        self.start()
        self._ask.emit(task)
        return task

    def call(self, work: Callable[[Library], T], patience_s: float = PATIENCE_S) -> T:
        """Do work after all that was asked before, and wait for it; raises its DrafterError."""
        return self.begin(work).wait(patience_s)  # type: ignore[no-any-return]

    def opened_library(self) -> Library:
        """Return the library, waiting until it is open; raises why it cannot be."""
        return self.call(lambda library: library)

    def stop(self) -> None:
        """Finish what was asked, close the library, end the thread.

        Of a library that does not answer, only what it has begun is waited for.
        """
        if self._started:
            with suppress(StoreError):  # a task that fails tells its own asker
                self.call(lambda _library: None, STOP_S)
            self._thread.quit()
            self._worker.end()
            self._thread.wait()
        if self._worker.library:
            self._worker.library.close()

    @Slot(object)
    def _take_library(self, answer: object) -> None:
        if isinstance(answer, DrafterError):
            told, self.error = self.error is not None, answer
            if not told:
                self.refused.emit(answer)
        else:
            self.error = None
            self.library = self._worker.library
            self.opened.emit(answer)

    @Slot(object, object)
    def _answer(self, task: _Task, result: object) -> None:
        if task.then:
            task.then(result)
        if task.fault:
            raise task.fault
