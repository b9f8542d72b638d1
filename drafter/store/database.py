"""Open the library: one SQLite file, or a PostgreSQL server that an office shares.

Every table stands beside the functions that use it, in the modules named in `_TABLES`.
"""

from __future__ import annotations

import importlib
import json
import os
import sqlite3
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    Text,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from drafter.errors import Place, StoreError
from drafter.paths import user_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy.engine import URL

SETTING = "DRAFTER_LIBRARY"
FILE_NAME = "thu-vien.sqlite"
SCHEMA = 1  # raised with every change of a table, with a step that leads there
BUSY_MS = 20_000

metadata = MetaData()
_TABLES = ("drafts", "versions", "labels", "words", "desks", "profiles", "register")
_schema = Table("schema", metadata, Column("number", Integer, nullable=False))
# SQLite's own list of what a file holds.
_parts = Table("sqlite_master", MetaData(), Column("type", Text), Column("name", Text))
# Readers beside one writer, sure commits; a file made by others runs nothing of its own.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "trusted_schema=OFF")
_MAX_BYTES = 256 << 20  # of one text or picture
_DRIVERS = ("postgresql+psycopg", "postgresql")
_OF_SERVER = (
    "Ghi đường dẫn của một tệp, hoặc postgresql+psycopg://tài-khoản@máy-chủ/thư-viện; bỏ trống"
    " thì thư viện nằm trên máy này."
)

# What a driver's words mean, and what the clerk can do; the first that fits.
_DAMAGED = ("malformed", "not a database")
_NO_ANSWER = (
    "máy chủ của thư viện không trả lời.",
    "Kiểm tra mạng nội bộ và máy chủ; khi thông, Drafter tự nối lại.",
)
_FAULTS = (
    ("disk is full", "ổ đĩa đầy.", "Xóa bớt tệp trên ổ đĩa; Drafter tự lưu lại ngay sau đó."),
    ("readonly", "thư viện chỉ đọc được.", "Kiểm tra quyền ghi vào thư mục của thư viện."),
    ("locked", "thư viện đang bận.", "Thử lại sau vài giây."),
    ("malformed", "tệp thư viện bị hỏng.", "Khôi phục tệp từ bản sao lưu."),
    ("not a database", "tệp này không phải là thư viện của Drafter.", "Chọn tệp khác."),
    ("too big", "một mục của thư viện lớn quá mức.", "Hỏi người đã gửi tệp thư viện này."),
    ("unable to open", "không mở được tệp thư viện.", "Kiểm tra thư mục và quyền ghi."),
    ("disk i/o error", "ổ đĩa không đọc, ghi được.", "Kiểm tra ổ đĩa hoặc đường mạng."),
    ("lock timeout", "thư viện đang bận: máy khác đang ghi.", "Thử lại sau vài giây."),
    (
        "statement timeout",
        "máy chủ của thư viện làm việc này quá lâu.",
        "Thử lại sau ít phút; nếu vẫn vậy, báo người quản trị máy chủ.",
    ),
    ("idle-in-transaction", "máy này dừng quá lâu giữa chừng, máy chủ đã ngắt.", "Làm lại."),
    ("silent", *_NO_ANSWER),
    ("timeout expired", *_NO_ANSWER),
    ("password", "máy chủ của thư viện không nhận tài khoản này.", "Kiểm tra " + SETTING + "."),
    ("connection", "không nối được máy chủ của thư viện.", "Kiểm tra mạng nội bộ và máy chủ."),
)


class Library:
    """An open library; safe to use from several threads, each call its own transaction."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._reader = engine
        self._writer = engine.execution_options(writes=True)
        self._finding = Lock()
        self._file: tuple[int, int] | None = None  # which file, whatever stands in its place later

    @property
    def on_server(self) -> bool:
        """Tell whether an office shares this library through a server."""
        return self._reader.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one moment of the library; raises StoreError."""
        with self._told(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are kept together or not at all; raises StoreError.

        In SQLite no other process writes meanwhile; in PostgreSQL rows are locked as they are
        read with `with_for_update`.
        """
        with self._told():
            self.find_file()
        with self._told(), self._writer.begin() as connection:
            yield connection

    def find_file(self) -> None:
        """See to it that what is written stands where the library is looked for.

        A file that was thrown away is written anew from what is still open of it; one that was
        put in its place is used.
        """
        if self.on_server:
            return
        with self._finding:
            there = _file_at(self.place)
            if there == self._file and there is not None:
                return
            if self._file is not None:
                if there is None:
                    self._write_anew()
                self._reader.dispose()
            self._file = _file_at(self.place)

    def _write_anew(self) -> None:
        connection = self._reader.raw_connection()
        try:
            connection.cursor().execute("VACUUM INTO ?", (self.place,))
        except sqlite3.Error as fault:
            raise DBAPIError("VACUUM", None, fault) from fault
        finally:
            connection.close()

    def close(self) -> None:
        """Close all connections."""
        self._reader.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as fault:
            raise as_store_error(fault, self.place) from fault
        except (ValueError, TypeError) as fault:  # no date, no such state: not what we write
            raise unreadable() from fault


def _file_at(place: str) -> tuple[int, int] | None:
    """Return which file stands at a place, or None where there is none."""
    try:
        told = Path(place).stat()
    except FileNotFoundError:
        return None
    except OSError:
        raise StoreError(
            "không mở được tệp thư viện.",
            place=Place(file=place),
            repair="Kiểm tra thư mục và quyền ghi.",
        ) from None
    return told.st_dev, told.st_ino


def as_store_error(fault: SQLAlchemyError, place: str) -> StoreError:
    """Return a driver's fault as a sentence for the clerk."""
    # Its own words: what was to be written stands beside them, with words of the letter.
    said = str(fault.orig if isinstance(fault, DBAPIError) else fault).lower()
    if any(words in said for words in _DAMAGED):
        from drafter.store.backup import copies, damaged

        if copies(Path(place)):
            return damaged(Path(place))
    for words, sentence, repair in _FAULTS:
        if words in said:
            return StoreError(sentence, place=Place(file=place), repair=repair)
    return StoreError(
        "thư viện gặp lỗi.",
        place=Place(file=place),
        repair="Chép tệp thư viện ra nơi khác trước khi làm tiếp.",
    )


def library_url() -> URL:
    """Return where the library is: the setting, else a file in the user's data folder.

    The setting is a file's path or a server's URL; raises StoreError where it is neither.
    """
    told = os.environ.get(SETTING, "").strip()
    if "://" not in told:
        return file_url(Path(told) if told else user_data() / FILE_NAME)
    try:
        url = make_url(told)
    except (ArgumentError, ValueError):  # a port that is no number
        raise StoreError(
            f"{SETTING} không phải là địa chỉ của một thư viện.", repair=_OF_SERVER
        ) from None
    if url.drivername not in _DRIVERS:
        raise StoreError(
            f"Drafter không dùng được loại thư viện “{url.drivername}”.", repair=_OF_SERVER
        )
    return url.set(drivername=_DRIVERS[0])


def file_url(path: Path) -> URL:
    """Return the URL of a library in a file."""
    return make_url("sqlite://").set(database=str(path))


def open_library(url: URL | None = None) -> Library:
    """Open the library, making it where there is none yet.

    Raises StoreError where it cannot be opened, or was made by a newer Drafter.
    """
    url = url or library_url()
    # Without what follows the name: a password may stand there too.
    server = url.set(query={}).render_as_string()
    place = url.database or "" if url.get_backend_name() == "sqlite" else server
    library = Library(_engine(url), place)
    try:
        _make_tables(library)
    except BaseException:
        library.close()
        raise
    return library


def _engine(url: URL) -> Engine:
    if url.get_backend_name() != "sqlite":
        return _server(url)
    path = Path(url.database or "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and not path.is_file():
            raise StoreError(
                "không mở được tệp thư viện: đây không phải là một tệp.",
                place=Place(file=str(path)),
                repair=f"Ghi vào {SETTING} đường dẫn của một tệp.",
            )
    except OSError:
        raise StoreError(
            "không tạo được thư mục của thư viện.",
            place=Place(file=str(path.parent)),
            repair="Kiểm tra quyền ghi.",
        ) from None
    engine = create_engine(url, connect_args={"timeout": BUSY_MS / 1000})
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _server(url: URL) -> Engine:
    try:
        from drafter.store.server import server_engine
    except ModuleNotFoundError:
        raise StoreError(
            "máy này chưa có phần nối tới PostgreSQL.",
            repair="Cài Drafter kèm phần mở rộng “postgresql”.",
        ) from None
    return server_engine(url)


def _prepare(connection: object, _record: object) -> None:
    """Set up a SQLite connection: our own BEGIN, readers beside one writer, sure commits."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    connection.text_factory = _text  # type: ignore[attr-defined]
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_BYTES)  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in _PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _text(told: bytes) -> str | bytes:
    """Return a text of the file; one that is no UTF-8 as bytes, so that it hides no other row."""
    try:
        return told.decode()
    except UnicodeDecodeError:
        return told


def _begin(connection: Connection) -> None:
    """Begin; who will write takes the one writer's place at once, so none waits on another."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _make_tables(library: Library) -> None:
    for name in _TABLES:
        importlib.import_module(f"drafter.store.{name}")
    with library.writing() as connection:
        if library.on_server:  # two desks may make the tables at once
            connection.execute(text("SELECT pg_advisory_xact_lock(30202020)"))
        else:
            _check_made_here(connection, library.place)
        if not inspect(connection).has_table(_schema.name):
            metadata.create_all(connection)
            connection.execute(insert(_schema).values(number=SCHEMA))
            return
        number = connection.execute(select(_schema.c.number)).scalar_one()
        if number > SCHEMA:
            raise StoreError(
                "thư viện này do một bản Drafter mới hơn tạo.",
                place=Place(file=library.place),
                repair="Cập nhật Drafter trên máy này.",
            )


def _check_made_here(connection: Connection, place: str) -> None:
    """Refuse a file in which somebody has left what runs by itself; raises StoreError."""
    strange = select(_parts.c.name).where(_parts.c.type.in_(("trigger", "view")))
    if connection.execute(strange).first():
        raise StoreError(
            "tệp thư viện có thành phần lạ, không do Drafter tạo ra.",
            place=Place(file=place),
            repair="Không dùng tệp này; hỏi người đã gửi nó.",
        )


def unreadable() -> StoreError:
    """Return what to tell of a row that is not as Drafter writes it."""
    return StoreError(
        "một mục của thư viện bị hỏng, không đọc được.",
        repair="Khôi phục thư viện từ bản sao lưu, hoặc bỏ mục này.",
    )


def texts_of(told: object) -> dict[str, str]:
    """Return texts kept as JSON; raises StoreError where they are no texts by name."""
    texts = object_of(told)
    if not all(isinstance(each, str) for each in texts.values()):
        raise unreadable()
    return texts


def object_of(told: object) -> dict[str, Any]:
    """Return an object kept as JSON; raises StoreError where it is none."""
    try:
        kept = json.loads(told) if isinstance(told, str) else None
    except (ValueError, RecursionError):
        kept = None
    if not isinstance(kept, dict):
        raise unreadable()
    return kept


def now() -> str:
    """Return this moment as the library writes it: UTC, 2026-11-22T07:50:01.250Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
