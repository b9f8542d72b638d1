"""Start the window, and catch what nobody foresaw."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths, Qt
from PySide6.QtWidgets import QApplication

from drafter.gui import look
from drafter.gui.first_paint import AfterPaint
from drafter.gui.inputs.lines import VIETNAMESE
from drafter.gui.memory import APPLICATION, ORGANISATION
from drafter.gui.words import Vietnamese

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import TracebackType

    from drafter.gui.window import MainWindow
    from drafter.store.records import Desk

_TURN_S = 0.001


def run(path: Path | None = None) -> int:
    """Open the window, with a draft if one is named; return the exit code."""
    app = prepare(QApplication(sys.argv[:1]))
    windows = Windows()
    window = windows.add()
    if path:
        window.begin(come_back=True)  # in windows of their own: this one has a letter by then
        window.open(path)
    else:
        AfterPaint(window, lambda: _begin(window))
    return app.exec()


def _begin(window: MainWindow) -> None:
    """Load what is heavy behind the window: the library, then what a letter's form is made of."""
    window.begin(come_back=True, ask_first=True)
    import_module("drafter.gui.field_row")


class Windows:
    """The windows of this program; each has a letter, all have one library."""

    def __init__(self) -> None:
        self.open: list[MainWindow] = []
        catch_faults(self.open)

    def add(self) -> MainWindow:
        """Show another window, not yet begun."""
        from drafter.gui.window import MainWindow

        window = MainWindow()
        self.open.append(window)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.another_wanted.connect(lambda: self.add().begin(come_back=False))
        window.returning.more_left.connect(self._bring_back)
        window.destroyed.connect(lambda: self.open.remove(window))
        window.show()
        return window

    def _bring_back(self, desk: Desk) -> None:
        window = self.add()
        window.begin(come_back=False)
        window.returning.show(desk)


def prepare(app: QApplication) -> QApplication:
    """Give the program its name, language and look."""
    # Keys, pages and saving share one interpreter: who waits for a turn is not to wait long.
    sys.setswitchinterval(_TURN_S)
    app.setOrganizationName(ORGANISATION)
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName("")
    QLocale.setDefault(VIETNAMESE)
    translator = Vietnamese(app)
    app.installTranslator(translator)
    app.setProperty("translator", translator)
    look.follow_system(app)
    return app


def catch_faults(windows: Sequence[MainWindow]) -> None:
    """Save the letters when the program itself fails, and go on."""

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, fault, trace)  # for who started it from a terminal
        for window in windows:
            window.rescue(rescue_folder())

    sys.excepthook = tell


def rescue_folder() -> Path:
    """Return where a letter without a file is saved after a fault."""
    from pathlib import Path

    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))
