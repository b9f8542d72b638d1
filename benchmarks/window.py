"""Keystroke to new page image on the screen: the real window, offscreen, typing into fields."""

import os
import tempfile
import time
from pathlib import Path

from benchmarks.letters import ten_pages, two_pages
from benchmarks.measure import median, ms, p95, table
from drafter.draft.fields import Draft
from drafter.draft.toml_file import write_draft
from drafter.pipeline import fields_of

KEYS = 40
LIMIT_S = 20.0
PLACES = ("trich_yeu", "noi_dung")


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
    with tempfile.TemporaryDirectory() as home:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            os.environ[name] = home
        rows = _measure(Path(home))
    table(
        f"Keystroke to new page on the screen, {KEYS} keys each",
        ("", "median ms", "p95 ms", "making the page", "the window busy with the key"),
        rows,
    )


def _measure(folder: Path) -> list[tuple[str, ...]]:
    from PySide6.QtWidgets import QApplication

    from drafter.gui.app import prepare
    from drafter.gui.window import MainWindow

    app = QApplication.instance() or prepare(QApplication([]))
    window = MainWindow()
    window.resize(1366, 768)
    window.show()
    rows = []
    for name, draft in (("two pages", two_pages()), ("ten pages", ten_pages())):
        typist = Typist(app, window, _saved(draft, folder / f"{draft.type_id[-3:]}.toml"))
        for place in PLACES:
            waits, making, busy = typist.type_into(place)
            times = (median(waits), p95(waits), median(making), median(busy))
            rows.append((f"{name}: {place}", *map(ms, times)))
    window.model.stack.setClean()
    window.close()
    return rows


def _saved(draft: Draft, path: Path) -> Path:
    path.write_text(write_draft(draft, fields_of(draft.type_id)), encoding="utf-8")
    return path


class Typist:
    """Type keys and wait for each until the page it changes is painted."""

    def __init__(self, app, window, path: Path) -> None:
        self.app, self.window = app, window
        self.painted: list[float] = []
        self._making = 0.0
        self._due = -1  # how many paints there were when the new pages came
        window.renderer.pages_made.connect(self._take)
        self._watch = _paint_watch(self.painted, window.page_view.viewport())
        window.model.stack.setClean()
        window.open(path)
        self._settle()

    def type_into(self, field: str) -> tuple[list[float], list[float], list[float]]:
        """Return seconds from key to paint; of the worker's share; till the key event returns."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        self.window.form.focus_field(field)
        self._settle()
        waits, making, busy = [], [], []
        for at in range(KEYS):
            self._due = -1
            start = time.perf_counter()
            QTest.keyClick(self.app.focusWidget(), Qt.Key.Key_A + at % 26)
            busy.append(time.perf_counter() - start)
            self._until(lambda: -1 < self._due < len(self.painted))
            waits.append(time.perf_counter() - start)
            making.append(self._making)
            self._settle()
        return waits, making, busy

    def _take(self, pages) -> None:
        self._due, self._making = len(self.painted), pages.seconds

    def _settle(self) -> None:
        self._until(lambda: self.window.renderer.idle)
        self.app.processEvents()

    def _until(self, true) -> None:
        from PySide6.QtCore import QEventLoop

        end = time.perf_counter() + LIMIT_S
        while not true():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() > end:
                raise TimeoutError("no new page in time")


def _paint_watch(painted: list[float], viewport):
    from PySide6.QtCore import QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    watch = Watch(viewport)
    viewport.installEventFilter(watch)
    return watch
