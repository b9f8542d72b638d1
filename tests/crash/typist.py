"""A process that types into a letter in the real window until it is killed.

It tells its parent over a pipe, each as (seconds, event, what): `begun` with the text it came
back to, `typed` with the letter's text after each key, `saving` and `exporting` just before they
happen.
"""

import os
import threading
import time
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from drafter.errors import StoreError
from drafter.gui import ask, rendering
from drafter.gui.app import prepare
from drafter.gui.memory import Memory
from drafter.gui.window import MainWindow
from drafter.store import drafts
from drafter.writers import files

FIELD = "trich_yeu"
WORDS = "kiểm tra việc trực ban đêm tại trụ sở "
KEY_MS, EXPORT_MS = 15, 300
WELL_KEYS = 40  # of so many keys the library takes half


def run(pipe, folder, dies_after=0, library_fails=""):
    """Type for ever, or until the engine falls over after so many keys.

    After so many keys, too, the library may be made to fail: "refuses" or "is silent".
    """
    os.environ["DRAFTER_LIBRARY"] = str(Path(folder) / "thu-vien.sqlite")
    os.environ["XDG_DATA_HOME"] = folder
    app = prepare(QApplication(["typist"]))
    settings = QSettings(str(Path(folder) / f"{os.getpid()}.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Memory(settings))
    _tell_before(pipe, drafts, "save", "saving")
    _tell_before(pipe, drafts, "add", "saving")
    _tell_before(pipe, files, "write_file", "exporting")
    if dies_after:
        _fall(window, dies_after)
    if library_fails:
        _fail(window, library_fails)
    window.resize(1000, 700)
    window.show()
    window.begin(come_back=True)
    window.librarian.call(lambda _library: None)
    window.activateWindow()
    _when(window.isActiveWindow, lambda: _begin(pipe, window, Path(folder)), window)
    app.exec()


def _when(ready, work, parent):
    timer = QTimer(parent)
    timer.timeout.connect(lambda: ready() and (timer.stop(), work()))
    timer.start(5)


def _tell_before(pipe, module, name, event):
    real = getattr(module, name)

    def telling(*args, **more):
        pipe.send((time.monotonic(), event, ""))
        return real(*args, **more)

    setattr(module, name, telling)


def _fall(window, dies_after):
    real = rendering.make_pages

    def make_pages(request):
        if len(window.model.text(FIELD)) >= dies_after:
            os.abort()  # as a fault in the engine's machine code does
        return real(request)

    rendering.make_pages = make_pages


def _fail(window, how):
    def unless_far(real):
        def work(*args, **more):
            if len(window.model.text(FIELD)) % WELL_KEYS >= WELL_KEYS // 2:
                if how == "is silent":
                    threading.Event().wait()
                raise StoreError("thư viện gặp lỗi.")
            return real(*args, **more)

        return work

    drafts.add, drafts.save = unless_far(drafts.add), unless_far(drafts.save)


def _begin(pipe, window, folder):
    if window.model.template is None:
        window.files.new("state/cong_van")
    window.form.focus_field(FIELD)
    pipe.send((time.monotonic(), "begun", window.model.text(FIELD)))
    keys = QTimer(window)
    keys.timeout.connect(lambda: _type(pipe, window))
    keys.start(KEY_MS)
    exports = QTimer(window)
    exports.timeout.connect(lambda: _export(window, folder))
    exports.start(EXPORT_MS)


def _type(pipe, window):
    text = window.model.text(FIELD)
    char = WORDS[len(text) % len(WORDS)]
    editor = window.form.rows[FIELD].editor
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(editor, QKeyEvent(kind, 0, _NO_KEYS, char))
    pipe.send((time.monotonic(), "typed", window.model.text(FIELD)))


_NO_KEYS = QKeyEvent(QKeyEvent.Type.KeyPress, 0, QApplication.keyboardModifiers()).modifiers()


def _export(window, folder):
    number = len(list(folder.glob("thu-*")))
    ask.go_on_blank = lambda *_: True
    suffix = "docx" if number % 2 else "pdf"
    ask.file_to_write = lambda *_: folder / f"thu-{number % 7}.{suffix}"
    if number % 2:
        window.attempt(window.output.export_docx)
    else:
        window.attempt(window.output.export_pdf)
