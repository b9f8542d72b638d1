"""Start the window, and catch what nobody foresaw."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication

from drafter.gui import look
from drafter.gui.inputs.lines import VIETNAMESE
from drafter.gui.memory import APPLICATION, ORGANISATION
from drafter.gui.words import Vietnamese

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from drafter.gui.window import MainWindow


def run(path: Path | None = None) -> int:
    """Open the window, with a draft if one is named; return the exit code."""
    app = prepare(QApplication(sys.argv[:1]))
    from drafter.gui.window import MainWindow

    window = MainWindow()
    catch_faults(window)
    window.show()
    if path:
        window.open(path)
    else:
        QTimer.singleShot(0, window.warm_up)
    return app.exec()


def prepare(app: QApplication) -> QApplication:
    """Give the program its name, language and look."""
    app.setOrganizationName(ORGANISATION)
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName("")
    QLocale.setDefault(VIETNAMESE)
    translator = Vietnamese(app)
    app.installTranslator(translator)
    app.setProperty("translator", translator)
    look.follow_system(app)
    return app


def catch_faults(window: MainWindow) -> None:
    """Save the letter beside when the program itself fails, and go on."""

    def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, fault, trace)  # for who started it from a terminal
        window.rescue(rescue_folder())

    sys.excepthook = tell


def rescue_folder() -> Path:
    """Return where a letter without a file is saved after a fault."""
    from pathlib import Path

    place = QStandardPaths.StandardLocation.AppLocalDataLocation
    return Path(QStandardPaths.writableLocation(place))
