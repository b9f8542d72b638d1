"""Pages are made in another thread; the newest request wins."""

import threading
from dataclasses import replace

import pytest

from drafter.errors import RenderError
from drafter.gui import rendering
from drafter.gui.model import Snapshot
from drafter.gui.rendering import CRASHED, Failure, Pages, Renderer

from .conftest import A4, blank_pages


@pytest.fixture
def renderer(qtbot):
    renderer = Renderer()
    yield renderer
    renderer.stop()


@pytest.fixture
def gate(monkeypatch):
    """An engine that waits until the test lets it go on; it notes what it was asked."""

    class Gate:
        def __init__(self):
            self.opened, self.asked = threading.Semaphore(0), []

        def make_pages(self, request):
            self.asked.append(request)
            assert self.opened.acquire(timeout=10)
            sizes = (A4,)
            return Pages(request.ticket, request.pdf or b"pdf", sizes, {}, request.view)

    gate = Gate()
    monkeypatch.setattr(rendering, "make_pages", gate.make_pages)
    return gate


def snapshot(catalogue, text):
    return Snapshot(catalogue.get_template("state/cong_van"), {"so": text})


def real_pdf(catalogue):
    from drafter.pipeline import compose, docx_bytes
    from drafter.render.engine import to_pdf

    return to_pdf(docx_bytes(compose(snapshot(catalogue, "1").draft()[0])))


def heard(renderer):
    made = []
    renderer.pages_made.connect(lambda pages: made.append(("made", pages.ticket)))
    renderer.pages_drawn.connect(lambda pages: made.append(("drawn", pages.ticket)))
    return made


def test_of_requests_that_wait_only_the_newest_is_made(renderer, gate, catalogue, qtbot):
    for text in "12345":
        renderer.show_letter(snapshot(catalogue, text))
    for _ in range(2):
        with qtbot.waitSignal(renderer.pages_made):
            gate.opened.release()
    assert [request.snapshot.texts["so"] for request in gate.asked] == ["1", "5"]
    assert renderer.idle


def test_pages_of_a_letter_that_was_closed_are_dropped(renderer, gate, catalogue, qtbot):
    made = heard(renderer)
    renderer.show_letter(snapshot(catalogue, "cũ"))
    renderer.forget()
    renderer.show_letter(snapshot(catalogue, "mới"))
    gate.opened.release()
    gate.opened.release()
    qtbot.waitUntil(lambda: renderer.idle and bool(made))
    assert [request.snapshot.texts["so"] for request in gate.asked] == ["cũ", "mới"]
    assert made == [("made", gate.asked[1].ticket)]


def test_typing_drops_a_drawing_that_waits(renderer, gate, catalogue, qtbot):
    made = heard(renderer)
    renderer.show_letter(snapshot(catalogue, "1"))
    renderer.draw(b"pdf")
    renderer.show_letter(snapshot(catalogue, "2"))
    gate.opened.release()
    gate.opened.release()
    qtbot.waitUntil(lambda: renderer.idle and len(made) == 2)
    assert [kind for kind, _ in made] == ["made", "made"]


def test_drawing_uses_the_zoom_of_the_moment_it_begins(renderer, gate, qtbot):
    renderer.draw(b"one")
    renderer.draw(b"two")
    renderer.view = rendering.View(0, 1, 2.5)
    gate.opened.release()
    gate.opened.release()
    qtbot.waitUntil(lambda: renderer.idle and len(gate.asked) == 2)
    assert gate.asked[1].view.scale == 2.5


def test_search_for_fields_gives_way_to_typing(renderer, gate, catalogue, qtbot, monkeypatch):
    begun, found = threading.Event(), []

    def find(request):
        begun.set()
        assert request.given_up.wait(timeout=10)
        return rendering.Found(request.ticket, b"", ())

    monkeypatch.setattr(rendering, "find_fields", find)
    renderer.fields_found.connect(found.append)
    renderer.find(b"pdf", snapshot(catalogue, "1"))
    qtbot.waitUntil(begun.is_set)
    gate.opened.release()
    with qtbot.waitSignal(renderer.pages_made):
        renderer.show_letter(snapshot(catalogue, "2"))
    assert [each.spots for each in found] == [()]


def test_reading_stops_at_once_when_something_is_typed(catalogue):
    request = rendering.Request(
        1, rendering.View(), pdf=real_pdf(catalogue), task=rendering.Task.READ, numbers=(0, 0, 0)
    )
    assert list(rendering.read_pages(request).lines) == [0]
    request.given_up.set()
    assert rendering.read_pages(replace(request, numbers=(0, 5))).lines.keys() == {0}


def test_sketches_are_small_and_the_last_to_be_made(renderer, gate, catalogue, qtbot):
    pdf, order = real_pdf(catalogue), []
    for signal in (renderer.pages_drawn, renderer.pages_read, renderer.pages_sketched):
        signal.connect(order.append)
    renderer.draw(pdf)
    renderer.sketch(pdf, (0,), rendering.View(scale=10.0, room=(84.0, 112.0)))
    renderer.read(pdf, (0,))
    gate.opened.release()
    qtbot.waitUntil(lambda: len(order) == 3)
    assert isinstance(order[1], rendering.Read)
    assert isinstance(order[2], rendering.Sketches)
    picture = order[2].images[0]
    assert picture.width() <= 85
    assert 110 <= picture.height() <= 113


def test_what_waits_for_older_pages_is_dropped_when_new_ones_come(renderer, gate, catalogue, qtbot):
    read = []
    renderer.pages_read.connect(read.append)
    renderer.show_letter(snapshot(catalogue, "1"))
    renderer.read(b"%PDF older", (0,))
    renderer.draw(b"%PDF older")
    gate.opened.release()
    with qtbot.waitSignal(renderer.pages_made):
        pass
    qtbot.waitUntil(lambda: renderer.idle)
    assert len(gate.asked) == 1
    assert read == []


class Panic(BaseException):
    """What a panic of the engine, written in Rust, is in Python."""


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (RenderError("không dựng được trang."), "không dựng được trang."),
        (ZeroDivisionError(), CRASHED),
        (MemoryError(), CRASHED),
        (Panic(), CRASHED),
    ],
)
def test_fault_of_the_engine_is_one_sentence(
    renderer, catalogue, qtbot, monkeypatch, fault, sentence
):
    def fail(_request):
        raise fault

    monkeypatch.setattr(rendering, "make_pages", fail)
    with qtbot.waitSignal(renderer.failed) as caught:
        renderer.show_letter(snapshot(catalogue, "1"))
    (failure,) = caught.args
    assert isinstance(failure, Failure)
    assert failure.error.sentence == sentence
    monkeypatch.setattr(rendering, "make_pages", blank_pages)
    with qtbot.waitSignal(renderer.pages_made):
        renderer.show_letter(snapshot(catalogue, "2"))
