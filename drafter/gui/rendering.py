"""Turn what is typed into pages in another thread; the newest request wins."""

from __future__ import annotations

import time
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from enum import IntEnum
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot
from PySide6.QtGui import QImage

from drafter.errors import DrafterError, Finding
from drafter.gui.places import Spot, Word, find_spots

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from drafter.gui.model import Snapshot
    from drafter.pipeline import Letter
    from drafter.render.words import Line

_FEW_PAGES = 12  # all are searched; of a longer letter only those that are seen
CRASHED = "Máy dựng trang gặp lỗi; trang đang xem là bản dựng được gần nhất."


@dataclass(frozen=True, slots=True)
class View:
    """Which pages the clerk sees, and how many pixels a point has."""

    first: int = 0
    last: int = 0
    scale: float = 1.0  # with a room, the most
    room: tuple[float, float] | None = None  # pixels each page is to fit into

    def scale_of(self, size: tuple[float, float]) -> float:
        """Return the pixels a point has on a page of this size in points."""
        if self.room is None:
            return self.scale
        sides = zip(self.room, size, strict=True)
        return min(self.scale, *(room / side for room, side in sides))

    def alike(self, other: View) -> bool:
        """Tell whether a page looks the same in the other."""
        return (self.scale, self.room) == (other.scale, other.room)


class Task(IntEnum):
    """What a request is for; the most urgent first."""

    LETTER = 0  # pages of what is typed
    DRAW = 1  # images of pages made before
    FIND = 2  # where the fields are printed
    READ = 3  # the text of pages
    SKETCH = 4  # small images of pages


@dataclass(frozen=True, slots=True)
class Request:
    """A letter to make pages of (snapshot), or pages made before to do something with (pdf)."""

    ticket: int
    view: View
    snapshot: Snapshot | None = None
    pdf: bytes = b""
    task: Task = Task.LETTER
    numbers: tuple[int, ...] = ()  # the pages to read or to sketch
    given_up: Event = field(default_factory=Event)  # set when something more urgent comes


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages ready to be shown: sizes of all in points, images of those that are seen."""

    ticket: int
    pdf: bytes
    sizes: tuple[tuple[float, float], ...]
    images: Mapping[int, QImage]
    view: View
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
        return Pages(request.ticket, request.pdf, sizes, images, request.view)
    draft, faults = request.snapshot.draft()
    letter = compose(draft, request.snapshot.choices)
    pdf = engine.to_pdf(docx_bytes(letter))
    sizes, images = draw(pdf, request.view)
    return Pages(
        ticket=request.ticket,
        pdf=pdf,
        sizes=sizes,
        images=images,
        view=request.view,
        letter=letter,
        findings=(*faults, *letter.findings),
        seconds=time.perf_counter() - started,
    )


def draw(pdf: bytes, view: View) -> tuple[tuple[tuple[float, float], ...], dict[int, QImage]]:
    """Return the sizes of all pages and the images of those that are seen."""
    from drafter.render import engine

    sizes = tuple(engine.page_sizes(pdf))
    seen = range(max(view.first, 0), min(view.last, len(sizes) - 1) + 1)
    return sizes, {number: _image(pdf, number, view.scale_of(sizes[number])) for number in seen}


def _image(pdf: bytes, number: int, scale: float) -> QImage:
    from drafter.render import engine

    page = engine.page_image(pdf, number, scale)
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the bytes end with this function


@dataclass(frozen=True, slots=True)
class Found:
    """Where the fields are printed on the pages that are seen, and the lines of those read."""

    ticket: int
    pdf: bytes
    spots: tuple[Spot, ...]
    lines: Mapping[int, Sequence[Line]] = field(default_factory=dict)


def find_fields(request: Request) -> Found:
    """Look for the fields' texts on the pages; runs in the worker's thread."""
    from drafter.render.engine import page_count

    if request.snapshot is None:
        return Found(request.ticket, request.pdf, ())
    count = page_count(request.pdf)
    seen = range(request.view.first, min(request.view.last + 1, count))
    numbers = tuple(range(count) if count <= _FEW_PAGES else seen)
    read = read_pages(replace(request, numbers=numbers))
    if len(read.lines) < len(numbers):
        return Found(request.ticket, b"", ())
    words = [
        Word(text, page, box)
        for page in numbers
        for line in read.lines[page]
        for text, box in line.words()
    ]
    spots = find_spots(words, request.snapshot.template.fields, request.snapshot.texts)
    return Found(request.ticket, request.pdf, spots, read.lines)


@dataclass(frozen=True, slots=True)
class Read:
    """The printed lines of pages; those it had no time for are left out."""

    ticket: int
    pdf: bytes
    lines: Mapping[int, Sequence[Line]]


def read_pages(request: Request) -> Read:
    """Read pages until something more urgent comes; runs in the worker's thread."""
    from drafter.render.words import read_lines

    lines: dict[int, Sequence[Line]] = {}
    with closing(read_lines(request.pdf, request.numbers)) as pages:
        for number, read in zip(request.numbers, pages, strict=True):
            lines[number] = read
            if request.given_up.is_set():
                break
    return Read(request.ticket, request.pdf, lines)


@dataclass(frozen=True, slots=True)
class Sketches:
    """Small images of pages; those it had no time for are left out."""

    ticket: int
    pdf: bytes
    view: View
    images: Mapping[int, QImage]


def sketch_pages(request: Request) -> Sketches:
    """Draw small pages until something more urgent comes; runs in the worker's thread."""
    from drafter.render.engine import page_sizes

    sizes = page_sizes(request.pdf)
    images = {}
    for number in request.numbers:
        if request.given_up.is_set() or number >= len(sizes):
            break
        images[number] = _image(request.pdf, number, request.view.scale_of(sizes[number]))
    return Sketches(request.ticket, request.pdf, request.view, images)


def _work(request: Request) -> Pages | Found | Read | Sketches:
    match request.task:
        case Task.FIND:
            return find_fields(request)
        case Task.READ:
            return read_pages(request)
        case Task.SKETCH:
            return sketch_pages(request)
        case _:
            return make_pages(request)


class _Worker(QObject):
    """Live in the other thread; one request at a time."""

    done = Signal(object)

    @Slot(object)
    def run(self, request: Request) -> None:
        """Answer with pages or a failure, whatever happens in the engine."""
        try:
            self.done.emit(_work(request))
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
    pages_read = Signal(Read)
    pages_sketched = Signal(Sketches)
    failed = Signal(Failure)
    _start = Signal(object)
    _warm = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self._ticket = 0
        self._oldest = 0  # tickets before it are of a letter that is closed
        self._busy: Request | None = None
        self._waiting: dict[Task, Request] = {}
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
        """Ask for the pages of what is typed now; whatever else waits is of older pages."""
        self._waiting.clear()
        self._ask(Request(self._next(), self.view, snapshot=snapshot))

    def draw(self, pdf: bytes) -> None:
        """Ask for the pages now seen of a letter that is already made."""
        self._ask(Request(self._next(), self.view, pdf=pdf, task=Task.DRAW))

    def find(self, pdf: bytes, snapshot: Snapshot) -> None:
        """Ask where the fields are printed, when there is nothing more urgent."""
        self._ask(Request(self._next(), self.view, snapshot, pdf, Task.FIND))

    def read(self, pdf: bytes, numbers: Iterable[int]) -> None:
        """Ask for the text of pages, when there is nothing more urgent."""
        self._ask(Request(self._next(), self.view, None, pdf, Task.READ, tuple(numbers)))

    def sketch(self, pdf: bytes, numbers: Iterable[int], view: View) -> None:
        """Ask for small images of pages, when there is nothing else to do."""
        self._ask(Request(self._next(), view, None, pdf, Task.SKETCH, tuple(numbers)))

    def forget(self) -> None:
        """Drop what is under way: another letter is opened."""
        self._waiting.clear()
        self._oldest = self._next()

    def stop(self) -> None:
        """End the thread; the window closes."""
        self.forget()
        if self._busy is not None:
            self._busy.given_up.set()
        self._thread.quit()
        self._thread.wait()

    def _next(self) -> int:
        self._ticket += 1
        return self._ticket

    def _ask(self, request: Request) -> None:
        self._waiting[request.task] = request
        if self._busy is None:
            self._run()
        elif request.task < self._busy.task:
            self._busy.given_up.set()

    def _run(self) -> None:
        if not self._waiting:
            return
        request = self._waiting.pop(min(self._waiting))
        # The zoom may have changed while the request waited; small images have their own.
        view = request.view if request.task is Task.SKETCH else self.view
        self._busy = replace(request, view=view)
        self._start.emit(self._busy)

    @Slot(object)
    def _finish(self, result: Pages | Found | Read | Sketches | Failure) -> None:
        request, self._busy = self._busy, None
        if request and request.task is Task.LETTER and isinstance(result, Pages):
            self._keep_letter()
        self._run()
        if request is None or result.ticket < self._oldest:
            return
        if isinstance(result, Failure):
            self._fail(request, result)
        elif isinstance(result, Pages):
            self._show(request, result)
        elif isinstance(result, Found):
            self.fields_found.emit(result)
        elif isinstance(result, Read):
            self.pages_read.emit(result)
        else:
            self.pages_sketched.emit(result)

    def _keep_letter(self) -> None:
        """Drop what waits for pages that are no longer the newest."""
        letter = self._waiting.pop(Task.LETTER, None)
        self._waiting = {Task.LETTER: letter} if letter else {}

    def _show(self, request: Request, pages: Pages) -> None:
        if request.task is Task.LETTER:
            self.pages_made.emit(pages)
        elif Task.LETTER not in self._waiting:
            self.pages_drawn.emit(pages)

    def _fail(self, request: Request, failure: Failure) -> None:
        """Tell a failure; not to find a field or to sketch a page is none to tell."""
        if request.task in {Task.LETTER, Task.DRAW}:
            self.failed.emit(failure)
