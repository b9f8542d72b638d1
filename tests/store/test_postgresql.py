"""The office's library on a real server."""

import pytest
from sqlalchemy import text

from drafter.errors import StoreError
from drafter.store.database import open_library
from tests.helpers import postgresql


def test_library_is_made_once_and_found_again(url):
    library = open_library(url)
    with library.writing() as connection:
        connection.execute(text("INSERT INTO register_bodies (regime, issuer, superior,"
                                " issuer_key, superior_key, scope)"
                                " VALUES ('state', 'SỞ NỘI VỤ', '', 'k', '', 'nam')"))  # fmt: skip
    library.close()
    again = open_library(url)
    assert again.on_server is (url.get_backend_name() == "postgresql")
    with again.reading() as connection:
        assert (
            connection.execute(text("SELECT issuer FROM register_bodies")).scalar() == "SỞ NỘI VỤ"
        )
    again.close()


def test_server_is_a_real_one_that_the_tests_started(server_url):
    with postgresql.fresh_database(server_url, "drafter_version") as url:
        library = open_library(url)
        with library.reading() as connection:
            told = connection.execute(text("SELECT version()")).scalar_one()
            listens = connection.execute(text("SHOW listen_addresses")).scalar_one()
        library.close()
    assert told.startswith("PostgreSQL ")
    assert listens == ""  # no network: a socket in a folder of ours


def test_a_server_that_is_away_is_told_without_the_password(tmp_path, server_url):
    away = server_url.set(query={"host": str(tmp_path)}, password="mat-khau-bi-mat")
    with pytest.raises(StoreError, match="không nối được máy chủ") as caught:
        open_library(away)
    assert caught.value.repair
    assert "mat-khau" not in str(caught.value)


def test_a_server_that_goes_away_is_told(server_url):
    with postgresql.fresh_database(server_url, "drafter_away") as url:
        library = open_library(url)
    with pytest.raises(StoreError) as caught, library.reading() as connection:
        connection.execute(text("SELECT 1"))
    assert caught.value.repair
    library.close()
