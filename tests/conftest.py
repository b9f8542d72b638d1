import atexit
import os
import shutil
import tempfile

# No test may see or touch the library of who runs it.
HOME = tempfile.mkdtemp(prefix="drafter-tests-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["XDG_DATA_HOME"] = HOME
os.environ.pop("DRAFTER_LIBRARY", None)
# Before Qt is imported: without a screen it would end the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write tests/golden/ anew")
