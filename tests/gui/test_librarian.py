"""The library's thread: the daily copy beside what is asked."""

import threading

import pytest

from drafter.errors import StoreError
from drafter.gui.librarian import Librarian
from drafter.store import backup, drafts
from drafter.store.database import SETTING, open_library
from drafter.store.records import Content, Query


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A library with a draft, as it was left yesterday."""
    path = tmp_path / "thu-vien.sqlite"
    monkeypatch.setenv(SETTING, str(path))
    library = open_library()
    drafts.add(library, Content("state/cong_van", {"trich_yeu": "Trực đêm", "noi_dung": "x" * 3_000_000}))  # fmt: skip  # noqa: E501
    library.close()
    return path


@pytest.fixture
def librarian(qtbot, place):
    librarian = Librarian()
    yield librarian
    librarian.stop()


def test_the_library_is_copied_when_it_is_opened(librarian, place, qtbot):
    librarian.start()
    qtbot.waitUntil(lambda: len(backup.copies(place)) == 1)


def test_what_is_asked_is_answered_while_the_copy_is_made(librarian, place, monkeypatch):
    begun, let_go = threading.Event(), threading.Event()
    real = backup.back_up

    def held(library, today, go_on):
        def wait():
            begun.set()
            return let_go.wait(30) and go_on()

        return real(library, today, wait)

    monkeypatch.setattr(backup, "back_up", held)
    librarian.start()
    assert begun.wait(30)

    record = librarian.call(lambda library: drafts.add(library, Content("state/cong_van", {})))
    assert len(librarian.call(lambda library: drafts.find(library, Query()))) == 2
    assert record.id == 2
    assert backup.copies(place) == []
    let_go.set()


def test_a_window_that_closes_does_not_wait_for_the_copy(qapp, place, monkeypatch):
    asked = threading.Event()
    real = backup.back_up

    def slow(library, today, go_on):
        def wait():
            asked.set()
            while go_on():
                pass
            return False

        return real(library, today, wait)

    monkeypatch.setattr(backup, "back_up", slow)
    librarian = Librarian()
    librarian.start()
    assert asked.wait(30)
    librarian.stop()

    assert backup.copies(place) == []
    assert list(backup.folder_of(place).iterdir()) == []


def test_a_copy_that_fails_is_told_and_the_library_stays_open(librarian, place, qtbot):
    backup.folder_of(place).write_text("a file stands there")
    with qtbot.waitSignal(librarian.not_copied) as told:
        librarian.start()

    assert isinstance(told.args[0], StoreError)
    assert len(librarian.call(lambda library: drafts.find(library, Query()))) == 1


def test_a_window_that_closes_waits_for_no_task_that_is_not_begun(qapp, place, monkeypatch):
    going_on, begun, done = threading.Event(), threading.Event(), []

    def begin(_library):
        begun.set()
        if going_on.wait(20):
            done.append("begun")

    def until_the_end(_library, _today, go_on):
        while go_on():
            going_on.wait(0.001)
        going_on.set()

    monkeypatch.setattr(backup, "back_up", until_the_end)
    monkeypatch.setattr("drafter.gui.librarian.STOP_S", 0.01)
    librarian = Librarian()
    librarian.ask(begin)
    librarian.ask(lambda _library: done.append("not begun"))
    assert begun.wait(30)
    librarian.stop()
    assert done == ["begun"]
