import pytest

from drafter.gui.librarian import Librarian
from drafter.gui.profiles.book import ProfileBook
from tests.store.offices import COMMUNE, WARD_PARTY


@pytest.fixture
def librarian(qtbot):
    librarian = Librarian()
    yield librarian
    librarian.stop()


@pytest.fixture
def empty_book(qtbot, librarian):
    """The profiles of a library nobody has worked with."""
    book = ProfileBook(librarian)
    with qtbot.waitSignal(book.new_library, timeout=30_000):
        librarian.start()
    return book


@pytest.fixture
def book(empty_book):
    """A commune of the State, the default, and a ward of the Party."""
    empty_book.keep([COMMUNE, WARD_PARTY])
    return empty_book


@pytest.fixture
def writes(monkeypatch):
    """What is written to the library from here on."""
    from drafter.store.database import Library

    seen = []
    writing = Library.writing

    def spied(library):
        seen.append(library)
        return writing(library)

    monkeypatch.setattr(Library, "writing", spied)
    return seen
