from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage

from drafter.gui import ask, rendering
from drafter.gui.app import prepare
from drafter.gui.memory import Memory
from drafter.gui.model import LetterModel
from drafter.gui.saving import Copy
from drafter.gui.window import MainWindow
from drafter.template.catalogue import load_catalogue, new_draft

HERE = Path(__file__).parent
A4 = (595.28, 841.89)


def pytest_collection_modifyitems(items):
    # The offscreen platform says so of every dialog; it is no fault of ours.
    for item in items:
        if HERE in Path(item.path).parents:
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture(scope="session", autouse=True)
def dressed_app(qapp):
    return prepare(qapp)


@pytest.fixture
def catalogue():
    return load_catalogue()


@pytest.fixture(autouse=True)
def library_file(tmp_path, monkeypatch):
    """The library of the test's windows, made when the first of them needs it."""
    path = tmp_path / "thu-vien" / "drafter.sqlite"
    monkeypatch.setenv("DRAFTER_LIBRARY", str(path))
    return path


@pytest.fixture
def no_library(library_file):
    """A library that cannot be opened: a folder stands where its file should."""
    library_file.mkdir(parents=True)


@pytest.fixture
def memory(tmp_path):
    settings = QSettings(str(tmp_path / "memory.ini"), QSettings.Format.IniFormat)
    memory = Memory(settings)
    for purpose in ("draft", "export"):
        memory.note_folder(purpose, tmp_path)
    return memory


@pytest.fixture
def model(qapp):
    return LetterModel()


def blank_pages(request, count=1):
    """Pages of the right size with nothing on them: for tests of what stands around the page."""
    images = {n: QImage(10, 10, QImage.Format.Format_RGB32) for n in range(count)}
    findings = ()
    letter = None
    if request.snapshot:
        from drafter.pipeline import compose

        draft, faults = request.snapshot.draft()
        letter = compose(draft)
        findings = (*faults, *letter.findings)
    pdf = request.pdf or b"%PDF"
    return rendering.Pages(
        request.ticket, pdf, (A4,) * count, images, request.view, letter, findings
    )


@pytest.fixture
def no_engine(monkeypatch):
    monkeypatch.setattr(rendering, "make_pages", blank_pages)


@pytest.fixture
def shown(qtbot, memory):
    """A window on the screen; tests that need no true page use `window`."""
    window = MainWindow(memory)
    # qtbot would close it when the test's patches are gone
    window.resize(1366, 740)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.model.stack.setClean()
    window.saving.begin(Copy())  # what a failed save holds is not asked about
    window.close()
    window.deleteLater()


@pytest.fixture
def window(no_engine, shown):
    return shown


@pytest.fixture
def other(qtbot, memory, no_engine):
    """A second window on the same library."""
    window = MainWindow(memory)
    yield window
    window.saving.begin(Copy())
    window.model.stack.setClean()
    window.close()
    window.deleteLater()


@pytest.fixture
def settled(qtbot):
    """Wait until the page shows what is typed."""

    def wait(window):
        qtbot.waitUntil(lambda: window.renderer.idle, timeout=30_000)

    return wait


@pytest.fixture
def letter(window, settled):
    """A new State công văn on the screen."""
    window.files.new("state/cong_van")
    settled(window)
    return window


def start(model, type_id):
    template = load_catalogue().get_template(type_id)
    model.load(template, new_draft(template, date(2026, 6, 15)))
    return template


class Answers:
    """What the clerk answers, instead of dialogs; and what was asked."""

    def __init__(self, monkeypatch):
        self.asked = []
        self.leave = ask.Answer.CANCEL
        self.go_on = False
        self.path = None
        monkeypatch.setattr(ask, "save_changes", self._leave)
        monkeypatch.setattr(ask, "go_on_blank", self._go_on)
        monkeypatch.setattr(ask, "file_to_open", lambda *_: self._path("open"))
        monkeypatch.setattr(ask, "file_to_write", lambda *args: self._path("write", args[2]))

    def _leave(self, _parent, name, *, in_library):
        self.asked.append(("leave", name, in_library))
        return self.leave

    def _go_on(self, _parent, labels, verb):
        self.asked.append(("blank", tuple(labels), verb))
        return self.go_on

    def _path(self, *question):
        self.asked.append(question)
        return self.path


@pytest.fixture
def answers(monkeypatch):
    return Answers(monkeypatch)
