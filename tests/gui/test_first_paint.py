import os
import subprocess
import sys

from PySide6.QtWidgets import QWidget

from drafter.gui.first_paint import AfterPaint

HEAVY = ("sqlalchemy", "openpyxl", "docx", "lxml", "rdocx", "drafter.layout.nd30")
# Says what is loaded when the window has been painted, and ends.
STARTED = """
import os, sys
from drafter.gui import first_paint
def told(window, work):
    def said():
        print("\\n".join(sys.modules), flush=True)
        os._exit(0)
    AfterPaint(window, said)
AfterPaint = first_paint.AfterPaint
first_paint.AfterPaint = told
from drafter.cli import main
main([])
"""


def test_a_window_is_painted_before_anything_heavy_is_loaded(tmp_path):
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA")
    home = dict.fromkeys(names, str(tmp_path))

    done = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, env=os.environ | home,
        timeout=60,
    )  # fmt: skip

    loaded = done.stdout.splitlines()
    assert "drafter.gui.window" in loaded, done.stderr
    assert [name for name in HEAVY if name in loaded] == []


def test_work_waits_for_the_first_paint_and_is_done_once(qtbot):
    window, done = QWidget(), []
    qtbot.addWidget(window)
    AfterPaint(window, lambda: done.append(window.isVisible()))

    window.show()
    qtbot.waitUntil(lambda: bool(done))
    window.repaint()
    qtbot.wait(1)

    assert done == [True]
