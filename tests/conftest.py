import os

# Before Qt is imported: without a screen it would end the process.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def pytest_addoption(parser):
    parser.addoption("--accept", action="store_true", help="write tests/golden/ anew")
