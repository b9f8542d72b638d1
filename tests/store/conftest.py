import itertools

import pytest

from drafter.store.database import file_url, open_library
from tests.helpers import postgresql

_NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server_url():
    """The first database of a PostgreSQL server that lives as long as the test run."""
    with postgresql.server() as url:
        yield url


@pytest.fixture
def sqlite_url(tmp_path):
    return file_url(tmp_path / "thu-vien.sqlite")


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request):
    """Where an empty library will be: a file, then a database of a real server."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    first = request.getfixturevalue("server_url")
    with postgresql.fresh_database(first, f"drafter_{next(_NUMBERS)}") as fresh:
        yield fresh


@pytest.fixture
def library(url):
    """An empty library, in a file and on a server in turn."""
    library = open_library(url)
    yield library
    library.close()


@pytest.fixture
def sqlite_library(sqlite_url):
    """An empty library in a file."""
    library = open_library(sqlite_url)
    yield library
    library.close()
