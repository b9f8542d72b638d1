"""What a clerk does in a window, for the tests of flows across its parts."""

import io
import zipfile

from PySide6.QtWidgets import QApplication

from drafter.pipeline import compose, docx_bytes
from drafter.store import drafts
from drafter.store.records import Query


def begin(window, qtbot):
    """Begin a window as the program does; its library is open then."""
    window.begin(come_back=True, ask_first=False)
    qtbot.waitUntil(lambda: window.librarian.library is not None)
    for _ in range(3):  # an answer may ask again
        at_rest(window)
    return window


def at_rest(window):
    """Wait until the library has answered all that was asked."""
    window.librarian.call(lambda _library: None)
    QApplication.processEvents()


def type_into(window, **texts):
    """Type texts into fields."""
    for name, text in texts.items():
        window.model.edit(name, text)


def kept(window, **query):
    """Return the records of the library once all that is typed is there."""
    assert window.saving.flush()
    return window.librarian.call(lambda library: drafts.find(library, Query(**query)))


def stored(window):
    """Return what the library has of the letter on the screen: its record and content."""
    draft_id = window.saving.copy.draft_id
    return window.librarian.call(lambda library: drafts.read(library, draft_id))


def document(data):
    """Return the XML of a DOCX's text."""
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def as_docx(window):
    """Return the letter on the screen as a DOCX's text."""
    snapshot = window.model.snapshot()
    return document(docx_bytes(compose(snapshot.draft()[0], snapshot.choices)))
