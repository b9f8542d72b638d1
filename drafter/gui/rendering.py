"""Turn what is typed into pages in another thread; the newest request wins."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from drafter.errors import DrafterError, Finding
from drafter.gui.places import Box, Spot, Word, find_spots

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafter.gui.model import Snapshot
    from drafter.pipeline import Letter

_NUMBER_PT = 50  # above it stands the page number
_FEW_PAGES = 12  # all are searched; of a longer letter only those that are seen
CRASHED = "Máy dựng trang gặp lỗi; trang đang xem là bản dựng được gần nhất."


@dataclass(frozen=True, slots=True)
class View:
    """Which pages the clerk sees, and how many pixels a point has."""

    first: int = 0
    last: int = 0
    scale: float = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """A letter to make pages of (snapshot), or pages made before to draw anew (pdf).

    With both, the fields are looked for on the pages.
    """

    ticket: int
    view: View
    snapshot: Snapshot | None = None
    pdf: bytes = b""
    given_up: Event = field(default_factory=Event)  # set when something more urgent comes


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages ready to be shown: sizes of all in points, images of those that are seen."""

    ticket: int
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    images: Mapping[int, QImage]
    scale: float
    letter: Letter | None = None
    findings: tuple[Finding, ...] = ()
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Failure:
    """No pages: what to tell the clerk, and which field it is about."""

    ticket: int
    error: DrafterError
    findings: tuple[Finding, ...] = field(default_factory=tuple)


def make_pages(request: Request) -> Pages:
    """Compose, write and render; runs in the worker's thread."""
    from drafter.pipeline import compose, docx_bytes
    from drafter.render import engine

    started = time.perf_counter()
    if request.snapshot is None:
        sizes, images = draw(request.pdf, request.view)
        return Pages(request.ticket, request.pdf, sizes, images, request.view.scale)
    draft, faults = request.snapshot.draft()
    letter = compose(draft)
    pdf = engine.to_pdf(docx_bytes(letter))
    sizes, images = draw(pdf, request.view)
    return Pages(
        ticket=request.ticket,
        pdf=pdf,
        sizes=sizes,
        images=images,
        scale=request.view.scale,
        letter=letter,
        findings=(*faults, *letter.findings),
        seconds=time.perf_counter() - started,
    )


def draw(pdf: bytes, view: View) -> tuple[tuple[tuple[float, float], ...], dict[int, QImage]]:
    """Return the sizes of all pages and the images of those that are seen."""
    from drafter.render import engine

    sizes = tuple(engine.page_sizes(pdf))
    seen = range(max(view.first, 0), min(view.last, len(sizes) - 1) + 1)
    return sizes, {number: _image(pdf, number, view.scale) for number in seen}


def _image(pdf: bytes, number: int, scale: float) -> QImage:
    from drafter.render import engine

    page = engine.page_image(pdf, number, scale)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the bytes end with this function


@dataclass(frozen=True, slots=True)
class Found:
    """Where the fields are printed on the pages that are seen."""

    ticket: int
    pdf: bytes
    spots: tuple[Spot, ...]


def find_fields(request: Request) -> Found:
    """Look for the fields' texts on the pages; runs in the worker's thread."""
    from drafter.render.engine import page_count
    from drafter.render.words import page_words

    if request.snapshot is None:
        return Found(request.ticket, request.pdf, ())
    count = page_count(request.pdf)
    seen = range(request.view.first, min(request.view.last + 1, count))
    words: list[Word] = []
    for number in range(count) if count <= _FEW_PAGES else seen:
        if request.given_up.is_set():
            return Found(request.ticket, b"", ())
        printed = page_words(request.pdf, number)
        words += (Word(t, number, box) for t, box in printed if not _is_number(number, box))
    spots = find_spots(words, request.snapshot.template.fields, request.snapshot.texts)
    return Found(request.ticket, request.pdf, spots)


def _is_number(page: int, box: Box) -> bool:
    """Tell the page number, which stands between the halves of a paragraph."""
    return page > 0 and box[3] < _NUMBER_PT


class _Worker(QObject):
    """Live in the other thread; one request at a time."""

    done = Signal(object)

    @Slot(object)
    def run(self, request: Request) -> None:
        """Answer with pages or a failure, whatever happens in the engine."""
        work = find_fields if request.pdf and request.snapshot else make_pages
        try:
            self.done.emit(work(request))
        except DrafterError as error:
            self.done.emit(Failure(request.ticket, error))
        except BaseException:  # a panic of the engine is no Exception
            self.done.emit(Failure(request.ticket, DrafterError(CRASHED)))

    @Slot(object)
    def warm_up(self, snapshot: Snapshot) -> None:
        """Make a page for nobody, so that the first letter finds all that is slow once done."""
        with suppress(Exception):  # the first letter will tell
            make_pages(Request(0, View(), snapshot=snapshot))


class Renderer(QObject):
    """Hand requests to the worker; of those that wait only the newest is kept."""

    pages_made = Signal(Pages)  # of a letter
    pages_drawn = Signal(Pages)  # of the same letter, other pages or another zoom
    fields_found = Signal(Found)
    failed = Signal(Failure)
    _start = Signal(object)
    _warm = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self._ticket = 0
        self._oldest = 0  # tickets before it are of a letter that is closed
        self._busy: Request | None = None
        self._letter: Request | None = None
        self._drawing: Request | None = None
        self._finding: Request | None = None
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._start.connect(self._worker.run)
        self._warm.connect(self._worker.warm_up)
        self._worker.done.connect(self._finish)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Tell whether nothing is under way."""
        return self._busy is None

    def warm_up(self, snapshot: Snapshot) -> None:
        """Get ready while the clerk chooses a type."""
        self._warm.emit(snapshot)

    def show_letter(self, snapshot: Snapshot) -> None:
        """Ask for the pages of what is typed now."""
        self._letter = Request(self._next(), self.view, snapshot=snapshot)
        self._drawing = self._finding = None
        self._run()

    def draw(self, pdf: bytes) -> None:
        """Ask for the pages now seen of a letter that is already made."""
        self._drawing = Request(self._next(), self.view, pdf=pdf)
        self._run()

    def find(self, pdf: bytes, snapshot: Snapshot) -> None:
        """Ask where the fields are printed, when there is nothing more urgent."""
        self._finding = Request(self._next(), self.view, snapshot=snapshot, pdf=pdf)
        self._run()

    def forget(self) -> None:
        """Drop what is under way: another letter is opened."""
        self._letter = self._drawing = self._finding = None
        self._oldest = self._next()

    def stop(self) -> None:
        """End the thread; the window closes."""
        self.forget()
        self._thread.quit()
        self._thread.wait()

    def _next(self) -> int:
        self._ticket += 1
        return self._ticket

    def _run(self) -> None:
        if self._busy is not None:
            if self._letter or self._drawing:
                self._busy.given_up.set()
            return
        request, self._letter = self._letter, None
        if request is None:
            request, self._drawing = self._drawing, None
        if request is None:
            request, self._finding = self._finding, None
        if request is not None:
            # The zoom may have changed while the request waited.
            self._busy = replace(request, view=self.view)
            self._start.emit(self._busy)

    @Slot(object)
    def _finish(self, result: Pages | Found | Failure) -> None:
        request, self._busy = self._busy, None
        self._run()
        if request is None or result.ticket < self._oldest:
            return
        if isinstance(result, Found):
            self.fields_found.emit(result)
        elif isinstance(result, Failure):
            self._fail(request, result)
        elif request.snapshot is not None:
            self.pages_made.emit(result)
        elif self._letter is None:
            self.pages_drawn.emit(result)

    def _fail(self, request: Request, failure: Failure) -> None:
        """Tell a failure; not to find a field is none to tell."""
        if not (request.pdf and request.snapshot):
            self.failed.emit(failure)
