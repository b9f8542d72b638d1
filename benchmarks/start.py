"""Process start to first paint, beside a bare window of the same Qt modules; and the commands."""

import os
import subprocess
import sys
import tempfile
import time

from benchmarks.measure import median, ms, table, times_as_long

ROUNDS = 9
# Says when the first paint is on the screen, on the clock all processes share, and ends.
PAINTED = """
import os, sys, time
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, said)
        return False

def said():
    modules = [name for name in sys.modules if name.startswith("PySide6.Qt")]
    print(time.monotonic(), ",".join(modules), flush=True)
    os._exit(0)

def watch(*_):
    app = QApplication.instance()
    app.installEventFilter(FirstPaint(app))
    return shown()

shown = QApplication.exec
QApplication.exec = watch
"""
OURS = f"{PAINTED}\nfrom drafter.cli import main\nmain([])"
BARE = f"""{PAINTED}
import importlib
for name in sys.argv[1].split(","):
    importlib.import_module(name)
from PySide6.QtWidgets import QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 720)
window.show()
app.exec()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        environment = _environment(home)
        _, modules = _first_paint(OURS, environment)
        windows: dict[str, list[float]] = {"drafter": [], "bare window": []}
        for _ in range(ROUNDS):
            windows["drafter"].append(_first_paint(OURS, environment)[0])
            windows["bare window"].append(_first_paint(BARE, environment, modules)[0])
        commands = {
            "python -c pass": ("-c", "pass"),
            "drafter --help": ("-m", "drafter", "--help"),
            "drafter types": ("-m", "drafter", "types"),
        }
        runs: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, words in commands.items():
                runs[name].append(_run(words, environment))
    _print("Process start to first paint", windows, "bare window")
    _print("Process start to end", runs, "python -c pass")


def _environment(home: str) -> dict[str, str]:
    """Return a screenless environment with settings of its own, byte code kept as usual."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA")
    changed = dict.fromkeys(names, home) | {"QT_QPA_PLATFORM": "offscreen"}
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return kept | changed


def _first_paint(code: str, environment: dict[str, str], *words: str) -> tuple[float, str]:
    """Return seconds to the first paint and the Qt modules the process had imported by then."""
    start = time.monotonic()
    command = [sys.executable, "-c", code, *words]
    run = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment, timeout=60
    )
    painted, modules = run.stdout.split()
    return float(painted) - start, modules


def _run(words: tuple[str, ...], environment: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *words], check=True, capture_output=True, env=environment)
    return time.perf_counter() - start


def _print(title: str, times: dict[str, list[float]], base: str) -> None:
    floor = median(times[base])
    rows = [
        (name, ms(median(each)), times_as_long(median(each), floor)) for name, each in times.items()
    ]
    table(f"{title}, median of {ROUNDS}", ("", "ms", f"x {base}"), rows)
