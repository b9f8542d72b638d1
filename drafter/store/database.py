"""Open the library: one SQLite file, or a PostgreSQL server that an office shares.

Every table stands beside the functions that use it, in the modules named in `_TABLES`.
"""

from __future__ import annotations

import importlib
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Integer,
    MetaData,
    Table,
    create_engine,
    event,
    insert,
    inspect,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

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

# What a driver's words mean, and what the clerk can do; the first that fits.
_FAULTS = (
    ("disk is full", "ổ đĩa đầy.", "Xóa bớt tệp trên ổ đĩa; Drafter tự lưu lại ngay sau đó."),
    ("readonly", "thư viện chỉ đọc được.", "Kiểm tra quyền ghi vào thư mục của thư viện."),
    ("locked", "thư viện đang bận.", "Thử lại sau vài giây."),
    ("malformed", "tệp thư viện bị hỏng.", "Khôi phục tệp từ bản sao lưu."),
    ("not a database", "tệp này không phải là thư viện của Drafter.", "Chọn tệp khác."),
    ("unable to open", "không mở được tệp thư viện.", "Kiểm tra thư mục và quyền ghi."),
    ("disk i/o error", "ổ đĩa không đọc, ghi được.", "Kiểm tra ổ đĩa hoặc đường mạng."),
    ("connection", "không nối được máy chủ của thư viện.", "Kiểm tra mạng nội bộ và máy chủ."),
    ("password", "máy chủ của thư viện không nhận tài khoản này.", "Kiểm tra " + SETTING + "."),
)


class Library:
    """An open library; safe to use from several threads, each call its own transaction."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.place = place
        self._reader = engine
        self._writer = engine.execution_options(writes=True)

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
        with self._told(), self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Close all connections."""
        self._reader.dispose()

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            raise as_store_error(fault, self.place) from fault


def as_store_error(fault: SQLAlchemyError, place: str) -> StoreError:
    """Return a driver's fault as a sentence for the clerk."""
    said = str(fault).lower()
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

    The setting is a file's path or a database URL; raises StoreError where it is neither.
    """
    told = os.environ.get(SETTING, "").strip()
    if "://" not in told:
        return file_url(Path(told) if told else user_data() / FILE_NAME)
    try:
        return make_url(told)
    except ArgumentError:
        raise StoreError(
            f"{SETTING} không phải là địa chỉ của một thư viện.",
            repair="Ghi postgresql+psycopg://tài-khoản@máy-chủ/thư-viện, hoặc bỏ trống.",
        ) from None


def file_url(path: Path) -> URL:
    """Return the URL of a library in a file."""
    return make_url("sqlite://").set(database=str(path))


def open_library(url: URL | None = None) -> Library:
    """Open the library, making it where there is none yet.

    Raises StoreError where it cannot be opened, or was made by a newer Drafter.
    """
    url = url or library_url()
    place = url.database or "" if url.get_backend_name() == "sqlite" else url.render_as_string()
    try:
        library = Library(_engine(url), place)
    except NoSuchModuleError:
        raise StoreError(
            f"Drafter không dùng được loại thư viện “{url.drivername}”.",
            repair="Dùng một tệp, hoặc postgresql+psycopg://…",
        ) from None
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
        return create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError:
        raise StoreError(
            "máy này chưa có phần nối tới PostgreSQL.",
            repair="Cài Drafter kèm phần mở rộng “postgresql”.",
        ) from None


def _prepare(connection: object, _record: object) -> None:
    """Set up a SQLite connection: our own BEGIN, readers beside one writer, sure commits."""
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


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


def now() -> str:
    """Return this moment as the library writes it: UTC, 2026-11-22T07:50:01.250Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
