import atexit
import os
import shutil
import tempfile

import pytest

# No test may see or touch the library of who runs it.
HOME = tempfile.mkdtemp(prefix="drafter-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["XDG_DATA_HOME"] = HOME
os.environ.pop("DRAFTER_LIBRARY", None)
# Before Qt is imported: without a screen it would end the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write tests/golden/ anew")


@pytest.fixture
def figures(record_property):
    """Say a measured figure; all are printed at the end of the run."""
    return lambda text: record_property("figures", text)


def pytest_terminal_summary(terminalreporter):
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, text in report.user_properties:
            if name == "figures" and report.when == "call":
                terminalreporter.write_line(f"{report.nodeid.rpartition('::')[2]}: {text}")
