"""Imports run one way, each library has its home, and nothing reaches for the network or prints."""

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "drafter"

# A part may import only parts of the rows below its own.
ROWS = (
    {"__main__"},
    {"cli"},
    {"gui"},
    {"pipeline"},
    {"store", "readers", "check"},
    {"render"},  # reads the XML that writers made
    {"writers"},
    {"layout", "office", "template"},
    {"document", "draft"},
    {"errors", "paths"},
    {"__init__", "__version__"},
)
ROW = {part: number for number, row in enumerate(ROWS) for part in row}

HOMES = {
    "PySide6": ("drafter.gui", "drafter.render.printing"),
    "docx": ("drafter.writers", "drafter.readers"),
    "jinja2": ("drafter.template",),
    "openpyxl": ("drafter.store",),
    "sqlalchemy": ("drafter.store",),
    "pypdfium2": ("drafter.render",),
    "rdocx": ("drafter.render",),
}
NETWORK = "PySide6.QtNetwork asyncio ftplib http smtplib socket ssl urllib.request webbrowser"
HOMES |= dict.fromkeys([*NETWORK.split(), "subprocess"], ())


def within(name: str, package: str) -> bool:
    return f"{name}.".startswith(f"{package}.")


def imported(module: str, tree: ast.Module):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(module.split(".")[: -node.level]) if node.level else ""
            start = ".".join(filter(None, (base, node.module)))
            yield from (f"{start}.{alias.name}" for alias in node.names)


def runs_down(module: str, name: str) -> bool:
    part, other = module.split(".")[1], name.split(".")[1]
    return part == other or ROW[part] < ROW[other]


def faults(module: str, source: str) -> list[str]:
    tree = ast.parse(source)
    names = list(imported(module, tree))
    found = [n for n in names if within(n, "drafter") and not runs_down(module, n)]
    found += [
        name
        for name in names
        for library, homes in HOMES.items()
        if within(name, library) and not any(within(module, home) for home in homes)
    ]
    if module != "drafter.cli":
        calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
        found += ["print" for f in calls if isinstance(f, ast.Name) and f.id == "print"]
    return found


MODULES = {
    ".".join(["drafter", *f.relative_to(SOURCE).with_suffix("").parts]): f
    for f in sorted(SOURCE.rglob("*.py"))
}


@pytest.mark.parametrize("module", MODULES)
def test_module_keeps_the_rules(module):
    assert faults(module, MODULES[module].read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("drafter.draft.fields", "from drafter.document import nodes"),
        ("drafter.document.nodes", "from drafter import layout"),
        ("drafter.layout.nd30", "from ..writers import docx"),
        ("drafter.writers.docx", "from drafter.render import engine"),
        ("drafter.errors", "def f():\n    import drafter.gui.window"),
        ("drafter.cli", "from PySide6.QtGui import QFont"),
        ("drafter.render.engine", "from PySide6.QtGui import QImage"),
        ("drafter.layout.blocks", "from docx.shared import Pt"),
        ("drafter.document.body", "import jinja2"),
        ("drafter.gui.preview", "import pypdfium2 as pdfium"),
        ("drafter.pipeline", "import rdocx"),
        ("drafter.pipeline", "from urllib import request"),
        ("drafter.gui.window", "from PySide6 import QtNetwork"),
        ("drafter.cli", "import subprocess"),
        ("drafter.pipeline", "print('xong')"),
    ],
)
def test_checker_sees_a_breach(module, source):
    assert faults(module, source)


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("drafter.writers.docx", "import docx\nfrom drafter.layout.blocks import Line"),
        ("drafter.render.printing", "from PySide6.QtPrintSupport import QPrinter"),
        ("drafter.layout.nd30", "from .rules import Pack\nfrom urllib.parse import quote"),
        ("drafter.cli", "from drafter.gui import app"),
    ],
)
def test_checker_lets_the_rest_pass(module, source):
    assert faults(module, source) == []
