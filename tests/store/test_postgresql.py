"""The office's library on a real server."""

from contextlib import contextmanager

import pytest
from sqlalchemy import text

from drafter.errors import StoreError
from drafter.store import drafts, server
from drafter.store.database import open_library
from drafter.store.records import Content, Query
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


# A server that hangs, a desk that hangs


@pytest.fixture
def quick(monkeypatch):
    """Little patience, so that the tests need little."""
    monkeypatch.setattr(server, "PING_S", 0.5)
    monkeypatch.setattr(server, "SILENT_S", 1.2)
    monkeypatch.setattr(server, "CONNECT_S", 2)  # psycopg knows no less
    limits = {"lock_timeout": 400, "statement_timeout": 800}
    monkeypatch.setattr(server, "LIMITS_MS", server.LIMITS_MS | limits)


@contextmanager
def shared(server_url, name):
    with postgresql.fresh_database(server_url, name) as url:
        library = open_library(url)
        yield library
        library.close()


def backend(connection):
    return connection.execute(text("SELECT pg_backend_pid()")).scalar_one()


def told(work):
    with pytest.raises(StoreError) as caught:
        work()
    assert caught.value.repair
    return caught.value.sentence


def test_a_server_that_stands_still_is_told_and_used_again_when_it_goes_on(server_url, quick):
    with shared(server_url, "drafter_hangs") as library:
        drafts.add(library, Content("state/cong_van", {}))
        with library.reading() as connection:
            own = backend(connection)
        with postgresql.stopped(postgresql.main_process(server_url), own):
            assert "không trả lời" in told(lambda: drafts.find(library, Query()))
        assert len(drafts.find(library, Query())) == 1


def test_a_connection_that_stands_still_is_left_for_a_new_one(server_url, quick):
    with shared(server_url, "drafter_half") as library:
        drafts.add(library, Content("state/cong_van", {}))
        with library.reading() as connection:
            own = backend(connection)
        with postgresql.stopped(own):
            assert len(drafts.find(library, Query())) == 1


def test_a_server_that_stands_still_in_the_middle_is_told_and_nothing_is_half_kept(
    server_url, quick
):
    with shared(server_url, "drafter_middle") as library:
        record = drafts.add(library, Content("state/cong_van", {"trich_yeu": "Một"}))

        def rename(title):
            with library.writing() as connection:
                connection.execute(text("UPDATE drafts SET title = :title"), {"title": title})
                with postgresql.stopped(backend(connection)):
                    connection.execute(text("UPDATE contents SET pack = 'x'"))

        assert "không trả lời" in told(lambda: rename("Hai"))
        assert drafts.read(library, record.id)[0].title == "Một"


def test_work_that_takes_too_long_is_told(server_url, quick):
    def sleep():
        with library.reading() as connection:
            connection.execute(text("SELECT pg_sleep(20)"))

    with shared(server_url, "drafter_long") as library:
        assert "quá lâu" in told(sleep)
        assert drafts.find(library, Query()) == []


def test_what_another_desk_holds_is_not_waited_for_without_end(server_url, quick):
    with shared(server_url, "drafter_held") as library:
        record = drafts.add(library, Content("state/cong_van", {}))
        with library.writing() as connection:
            drafts.lock(connection, record.id)
            assert "đang bận" in told(lambda: drafts.trash(library, [record.id]))
        drafts.trash(library, [record.id])


def test_what_a_desk_that_hangs_has_locked_is_free_after_a_while(server_url, quick, monkeypatch):
    limits = {"lock_timeout": 5_000, "idle_in_transaction_session_timeout": 200}
    monkeypatch.setattr(server, "LIMITS_MS", server.LIMITS_MS | limits | {"statement_timeout": 0})
    with shared(server_url, "drafter_idle") as library:
        record = drafts.add(library, Content("state/cong_van", {}))

        def hang():
            with library.writing() as connection:
                drafts.lock(connection, record.id)
                drafts.trash(library, [record.id])  # another desk, that waits
                connection.execute(text("SELECT 1"))

        assert "dừng quá lâu" in told(hang)
        assert [each.id for each in drafts.find(library, Query(trashed=True))] == [record.id]


def test_limits_told_in_the_address_are_kept(server_url):
    with postgresql.fresh_database(server_url, "drafter_limits") as url:
        library = open_library(url.update_query_dict({"options": "-c lock_timeout=1234"}))
        with library.reading() as connection:
            lock = connection.execute(text("SHOW lock_timeout")).scalar_one()
            work = connection.execute(text("SHOW statement_timeout")).scalar_one()
        library.close()
    assert (lock, work) == ("1234ms", "8s")
