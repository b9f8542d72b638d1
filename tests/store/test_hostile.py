"""What others may put before the library: odd settings, files not made by Drafter."""

import ast
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from drafter.errors import StoreError
from drafter.store import desks, drafts, profiles
from drafter.store.book import Asked, cells, read_book
from drafter.store.book_import import plan_import
from drafter.store.database import SETTING, as_store_error, file_url, library_url, open_library
from drafter.store.labels import all_labels, change_labels, labels_of
from drafter.store.records import Content, Query
from drafter.store.register import Scope, Term, numbers
from drafter.store.register_draw import correct, draw, numbers_of_draft, outlook, void
from drafter.store.register_series import (
    all_bodies,
    all_series,
    keep_term,
    make_body,
    periods,
    series_for,
)
from drafter.store.versions import history, keep, read_version
from tests.helpers.drawing import letter
from tests.store.offices import BARE, COMMUNE

STORE = Path(drafts.__file__).parent
# What SQL built from pieces may be built from: names and numbers of our own.
OUR_OWN = {"pragma", "_LOCK", "_TURN"}
SQL = re.compile(r"\b(SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|PRAGMA|to_tsquery) ?\b")


def refused(work):
    with pytest.raises(StoreError) as told:
        work()
    assert told.value.sentence.endswith(".")
    return f"{told.value}"


# The setting


@pytest.mark.parametrize(
    "told",
    [
        "http://may-chu/thu-vien", "mysql://a@b/c", "mssql+pyodbc://a@b/c", "oracle://a@b/c",
        "sqlite:////tmp/x", "sqlite://", "sqlite+pysqlcipher:///x", "file:///etc/passwd",
        "postgresql+asyncpg://a@b/c", "nothing+at+all://x", "://", "x://[", "la\x01://x",
        "postgresql+psycopg://a@b:cong/c", "javascript://alert(1)",
    ],
)  # fmt: skip
def test_an_odd_address_is_refused(monkeypatch, told):
    monkeypatch.setenv(SETTING, told)
    assert "postgresql+psycopg://" in refused(library_url)


def test_the_short_name_of_a_server_is_the_driver_we_carry(monkeypatch):
    monkeypatch.setenv(SETTING, "postgresql://van-thu@may-chu/thu_vien")
    assert library_url().drivername == "postgresql+psycopg"


@pytest.mark.parametrize("name", ["it's \"one\"; DROP TABLE drafts", "thư viện; --", "a?mode=memory", "file:x", "%2e%2e"])  # fmt: skip  # noqa: E501
def test_any_name_of_a_file_is_only_a_name(monkeypatch, tmp_path, name):
    monkeypatch.setenv(SETTING, str(tmp_path / name))
    with closing(open_library()) as library:
        drafts.add(library, Content("state/cong_van", {}))
    assert (tmp_path / name).is_file()


def test_a_folder_is_refused(tmp_path):
    assert "không phải là một tệp" in refused(lambda: open_library(file_url(tmp_path)))


@pytest.mark.parametrize("device", ["/dev/null", "/dev/zero", "/dev/full", "/dev/tty"])
def test_a_device_is_refused(device):
    assert "không phải là một tệp" in refused(lambda: open_library(file_url(Path(device))))


def test_a_name_too_long_for_the_disk_is_refused(tmp_path):
    refused(lambda: open_library(file_url(tmp_path / ("x" * 5000))))


def test_a_file_as_a_folder_is_refused(tmp_path):
    (tmp_path / "tep").touch()
    refused(lambda: open_library(file_url(tmp_path / "tep" / "thu-vien.sqlite")))


@pytest.mark.parametrize(
    "address", ["ai:matkhau@127.0.0.1:1/x", "ai@127.0.0.1:1/x?password=matkhau"]
)
def test_no_password_is_told(monkeypatch, address):
    monkeypatch.setenv(SETTING, f"postgresql+psycopg://{address}")
    assert "matkhau" not in refused(open_library)


# A file made by somebody else


@pytest.fixture
def made(sqlite_library):
    """A library with a draft, a version, a desk and a profile, closed; its path."""
    record = drafts.add(
        sqlite_library, Content("state/cong_van", {"trich_yeu": "Trực đêm", "noi_dung": "Một."})
    )
    keep(sqlite_library, record.id, "Bản đầu")
    desks.open_desk(sqlite_library, desks.Desk("d", "may", "ai"))
    sqlite_library.close()
    return Path(sqlite_library.place)


def change(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(*statement) if isinstance(statement, tuple) else connection.execute(
                statement
            )
        connection.commit()


def opened(path):
    return closing(open_library(file_url(path)))


@pytest.mark.parametrize(
    "planted",
    [
        "CREATE TRIGGER t AFTER UPDATE ON drafts BEGIN DELETE FROM contents; END",
        "CREATE TRIGGER t AFTER INSERT ON versions BEGIN UPDATE drafts SET title = 'x'; END",
        "CREATE VIEW v AS SELECT * FROM drafts",
    ],
)
def test_a_file_with_what_runs_by_itself_is_refused(made, planted):
    change(made, planted)
    assert "thành phần lạ" in refused(lambda: open_library(file_url(made)))
    with closing(sqlite3.connect(made)) as connection:
        assert connection.execute("SELECT count(*) FROM contents").fetchone() == (1,)


def test_a_view_in_place_of_a_table_is_refused(made):
    change(
        made, "ALTER TABLE drafts RENAME TO others", "CREATE VIEW drafts AS SELECT * FROM others"
    )
    refused(lambda: open_library(file_url(made)))


@pytest.mark.parametrize(
    "planted", ["UPDATE schema SET number = 'một'", "UPDATE schema SET number = 99",
                "DELETE FROM schema", "INSERT INTO schema VALUES (1)"],
)  # fmt: skip
def test_an_odd_number_of_the_schema_is_refused(made, planted):
    change(made, planted)
    refused(lambda: open_library(file_url(made)))


def test_a_file_that_lacks_a_table_is_told(made):
    change(made, "DROP TABLE contents")
    with opened(made) as library:
        refused(lambda: drafts.read(library, 1))


NO_TEXTS = [
    "", "{", "null", "[1]", "[[" * 50_000, '{"trich_yeu": 7}', '{"noi_dung": {"a": []}}', "NaN",
    "1e999999", b"\xff\xfe", 7,
]  # fmt: skip


@pytest.mark.parametrize("texts", NO_TEXTS)
def test_texts_that_are_none_are_told_where_they_stand(made, texts):
    change(made, ("UPDATE contents SET texts = ?", (texts,)), ("UPDATE versions SET texts = ?", (texts,)))  # fmt: skip  # noqa: E501
    with opened(made) as library:
        assert "bị hỏng" in refused(lambda: drafts.read(library, 1))
        (version,) = history(library, 1)
        refused(lambda: read_version(library, version.id))
        (found,) = drafts.find(library, Query(words="truc dem"))  # the others are found
        assert "bị hỏng" in found.excerpt


@pytest.mark.parametrize("pictures", ["[", '["a"]', '{"a.png": "khong-co"}', '{"a.png": 1}', 5])
def test_pictures_that_are_none_are_told(made, pictures):
    change(made, ("UPDATE contents SET pictures = ?", (pictures,)))
    with opened(made) as library:
        assert "bị hỏng" in refused(lambda: drafts.read(library, 1))


@pytest.mark.parametrize("column", ["title", "type_id", "so_ky_hieu", "body", "state", "year", "changed", "created"])  # fmt: skip  # noqa: E501
@pytest.mark.parametrize("value", [b"\x00\xff", "<script>", 2.5, -(2**62)])
def test_a_row_of_odd_values_is_listed_and_can_be_thrown_away(made, column, value):
    change(made, (f"UPDATE drafts SET {column} = ?", (value,)))
    with opened(made) as library:
        (listed,) = drafts.find(library, Query())
        assert all(isinstance(each, str) for each in (listed.title, listed.type_id, listed.body))
        assert isinstance(listed.year, int)
        drafts.offered(library)
        drafts.trash(library, [listed.id])
        assert drafts.find(library, Query()) == []


NO_PROFILES = [
    *NO_TEXTS, "{}", '{"che_do": "Đảng"}', '{"co_quan_ban_hanh": 7}', '{"co_quan_ban_hanh": ["A"]}',
    '{"nguoi_ky": [["A"]]}', '{"nhom": {"ten": "A"}}', '{"nhom": ["A"]}', '{"cho_ky": "1000"}',
    '{"co_quan_ban_hanh": "A", "nguoi_ky": {"A": 1}}', '{"co_quan_ban_hanh": "A", "khac": ""}',
    '{"co_quan_ban_hanh": "A", "gian_dong": NaN}', '{"co_quan_ban_hanh": "A", "cho_ky": true}',
]  # fmt: skip
PLANTED = "INSERT INTO profiles (name, content, revision, is_default) VALUES (?, ?, ?, ?)"


def profile_rows(path):
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = bytes
        return connection.execute("SELECT * FROM profiles ORDER BY id").fetchall()


@pytest.mark.parametrize("content", NO_PROFILES)
def test_a_profile_that_is_none_is_told_and_hides_no_other(made, content):
    change(made, (PLANTED, ("Sở cũ", content, 1, 1)))
    planted = profile_rows(made)
    with opened(made) as library:
        assert profiles.all_profiles(library) == ()
        first, second = profiles.keep(library, [COMMUNE, BARE])
        assert (first.default, second.default) == (True, False)
        kept = profiles.keep(library, [replace(first, dia_danh="A")], [second.id], COMMUNE.name)
        assert [each.dia_danh for each in kept] == ["A"]
        assert "hồ sơ “Sở cũ” bị hỏng" in f"{profiles.damaged(library)}"
    assert profile_rows(made)[:1] == planted


@pytest.mark.parametrize(
    "row", [(b"\xff", b"\xfe", b"", b""), ("", "{}", "x", 7.5), ("\x00", "", 2.5, "có")]
)
def test_a_profile_row_of_odd_values_hides_no_other(made, row):
    with opened(made) as library:
        profiles.keep(library, [COMMUNE])
    change(made, (PLANTED, row))
    with opened(made) as library:
        assert [each.name for each in profiles.all_profiles(library)] == [COMMUNE.name]
        assert "bị hỏng" in f"{profiles.damaged(library)}"


def test_a_text_that_is_no_utf_8_is_damaged_alone(made):
    change(made, "UPDATE drafts SET title = CAST(x'ff' AS TEXT)", "UPDATE contents SET texts = CAST(x'7bff7d' AS TEXT)")  # fmt: skip  # noqa: E501
    with opened(made) as library:
        drafts.add(library, Content("state/cong_van", {"trich_yeu": "Lành"}))
        assert {each.title for each in drafts.find(library, Query())} == {
            "Lành",
            "Mục bị hỏng, không đọc được",
        }
        assert "bị hỏng" in refused(lambda: drafts.read(library, 1))


@pytest.mark.parametrize("view", ["", "[", "null", b"\x01"])
def test_a_desk_with_a_damaged_view_still_has_its_letter(made, view):
    change(made, ("UPDATE desks SET draft_id = 1, view = ?", (view,)))
    with opened(made) as library:
        assert [(each.draft_id, each.view) for each in desks.desks_on(library, "may")] == [(1, {})]


@pytest.mark.parametrize("column", ["name", "kept"])
@pytest.mark.parametrize("value", [b"\xff", "<script>", 2.5])
def test_an_odd_version_is_listed_and_hides_no_other(made, column, value):
    with opened(made) as library:
        keep(library, 1, "Bản sau")
    change(made, (f"UPDATE versions SET {column} = ? WHERE id = 1", (value,)))
    with opened(made) as library:
        later, odd = history(library, 1)
        assert later.name == "Bản sau"
        assert datetime.fromisoformat(odd.kept)
        assert isinstance(odd.name, str)
        assert read_version(library, odd.id).type_id == "state/cong_van"


def test_an_odd_label_hides_no_other(made):
    with opened(made) as library:
        change_labels(library, [1], ["Gấp"], [])
    change(made, "INSERT INTO draft_labels VALUES (1, x'ff'), (1, CAST(x'fe' AS TEXT))")
    with opened(made) as library:
        assert all_labels(library) == ["Gấp"]
        assert labels_of(library, [1]) == {1: ("Gấp",)}
        assert len(drafts.find(library, Query(label="Gấp"))) == 1


# The register

ODD = [b"\x00\xff", "<script>", 2.5, -(2**62), 2**62, ""]
KEYS = ("series_id", "period", "so")  # what tells which numbers are given
COLUMNS = [column.name for column in numbers.columns if column.name not in {"id", "plain"}]


@pytest.fixture
def book(sqlite_library):
    """A library with a number for each column to be spoilt, closed; its path."""
    asked = letter()
    series = series_for(sqlite_library, asked)
    for _ in COLUMNS:
        draw(sqlite_library, series.id, asked.day, None, asked.entry)
    sqlite_library.close()
    return Path(sqlite_library.place)


def spoil(path, column, value, number):
    change(path, (f"UPDATE OR IGNORE {numbers.name} SET {column} = ? WHERE id = ?", (value, number)))  # fmt: skip  # noqa: E501


def next_number(library):
    asked = letter()
    told = outlook(library, asked, asked.day)
    given = draw(library, series_for(library, asked).id, asked.day, None, asked.entry)
    assert given.so == told.so
    return given.so


@pytest.mark.parametrize("value", ODD)
def test_no_odd_row_hides_the_book(book, value):
    for number, column in enumerate(COLUMNS, 1):
        spoil(book, column, value, number)
    with opened(book) as library:
        (body,) = all_bodies(library)
        shown = read_book(library, Asked(body.id))
        assert len(shown.rows) == len(COLUMNS) - 1  # of whose series one is, nobody knows
        assert all(isinstance(words, str) for row in shown.rows for words in cells(row, "state"))
        assert len(shown.cover) == 4
        damaged = {COLUMNS[row.id - 1] for row in shown.rows if row.damaged}
        assert {"so", "ngay"} <= damaged
        for row in shown.rows:
            assert row.damaged is ("bị hỏng" in cells(row, "state")[-1])
        assert periods(library, body, letter().day)


@pytest.mark.parametrize("column", KEYS)
@pytest.mark.parametrize("value", ODD)
def test_no_number_is_given_while_one_cannot_be_read(book, column, value):
    spoil(book, column, value, len(COLUMNS))  # the last one given
    with opened(book) as library:
        (body,) = all_bodies(library)
        assert "Không cấp số mới" in refused(lambda: next_number(library))
        assert "Không cấp số mới" in refused(lambda: plan_import(library, body.id, ()))
        assert len(read_book(library, Asked(body.id)).rows) >= len(COLUMNS) - 1


def test_a_row_with_odd_words_is_no_reason_to_stop(book):
    last = len(COLUMNS)
    for column in set(COLUMNS) - {*KEYS, "draft_id", "duoi"}:
        spoil(book, column, b"\xff", last)
    change(book, f"UPDATE {numbers.name} SET reason = CAST(x'ff' AS TEXT) WHERE id = 1")
    with opened(book) as library:
        assert next_number(library) == last + 1
        (body,) = all_bodies(library)
        damaged = [row for row in read_book(library, Asked(body.id)).rows if row.damaged]
        assert [row.so for row in damaged] == [1, last]
        assert all(row.voided for row in damaged[1:])
        refused(lambda: correct(library, last, "ghi_chu", "x", ""))  # would drop what is there


def test_a_letter_whose_number_cannot_be_read_gets_no_other(made):
    asked = letter(draft_id=1)
    with opened(made) as library:
        draw(library, series_for(library, asked).id, asked.day, 1, asked.entry)
    change(made, f"UPDATE {numbers.name} SET ngay = 'hôm qua'")
    with opened(made) as library:
        (number,) = numbers_of_draft(library, 1)
        assert (number.so, number.ngay, number.damaged) == (1, None, True)
        sid = series_for(library, asked).id
        assert "bị hỏng" in refused(lambda: draw(library, sid, asked.day, 1, asked.entry))
        assert void(library, number.id, "hỏng").voided
        assert draw(library, sid, asked.day, 1, asked.entry).so == 2


@pytest.mark.parametrize("column", ["regime", "issuer", "superior", "issuer_key", "scope"])
def test_an_odd_body_hides_no_other_and_is_not_begun_anew(book, column):
    with opened(book) as library:
        make_body(library, Scope.NAM, "SỞ Y TẾ", "")
    change(book, f"UPDATE register_bodies SET {column} = x'ff' WHERE id = 1")
    with opened(book) as library:
        odd, sound = sorted(all_bodies(library), key=lambda each: each.id)
        assert (odd.issuer, sound.issuer) == ("Sổ bị hỏng, không đọc được", "SỞ Y TẾ")
        refused(lambda: read_book(library, Asked(odd.id)))
        assert read_book(library, Asked(sound.id)).rows == ()
        refused(lambda: series_for(library, letter()))


@pytest.mark.parametrize("planted", ["kind = x'ff'", "series_id = 'x'", "series_id = 99"])
def test_a_letter_whose_series_cannot_be_read_begins_no_other(book, planted):
    change(book, f"UPDATE register_types SET {planted}")
    with opened(book) as library:
        refused(lambda: series_for(library, letter()))
        (body,) = all_bodies(library)
        assert len(all_series(library, body.id)) == 1


@pytest.mark.parametrize("planted", ["start = 'hôm qua'", "start = x'ff'", "start = 7", "\"end\" = ''", "name = x'ff'"])  # fmt: skip  # noqa: E501
def test_an_odd_term_is_told_and_hides_no_other(sqlite_library, planted):
    asked = letter(regime="party")
    sid = series_for(sqlite_library, asked).id
    draw(sqlite_library, sid, asked.day, None, asked.entry)
    (body,) = all_bodies(sqlite_library)
    keep_term(sqlite_library, body.id, Term(0, "Khóa sau", date(2030, 1, 1)))
    sqlite_library.close()
    change(sqlite_library.place, f"UPDATE register_terms SET {planted} WHERE id = 1")
    with opened(Path(sqlite_library.place)) as library:
        assert len(read_book(library, Asked(body.id)).rows) == 1
        told = periods(library, body, asked.day).values()
        assert list(told) == ["Nhiệm kỳ Khóa sau", "Nhiệm kỳ bị hỏng, không đọc được"]
        assert "bị hỏng" in refused(lambda: draw(library, sid, asked.day, None, asked.entry))


def test_a_text_of_a_gigabyte_is_not_taken_in(made):
    change(made, "UPDATE contents SET texts = zeroblob(300000000)")
    with opened(made) as library:
        refused(lambda: drafts.read(library, 1))


# SQL


def built(path):
    """Yield what is put into a text with words of SQL when the program runs."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.JoinedStr):
            fixed = " ".join(
                str(each.value) for each in node.values if isinstance(each, ast.Constant)
            )
            if SQL.search(fixed):
                yield from (
                    ast.unparse(each.value) for each in node.values if hasattr(each, "conversion")
                )
        elif (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and SQL.search(node.value)
        ):
            assert "%s" not in node.value
            assert "{}" not in node.value


def test_no_sql_is_built_from_what_is_typed():
    pieces = {piece for path in STORE.glob("*.py") for piece in built(path)}
    assert pieces == OUR_OWN


@pytest.mark.parametrize("words", ["' OR 1=1 --", '" NEAR "', "x'); DROP TABLE drafts; --", "* : ^ ( )", "NOT", "%", "\x00", "🙂" * 500, "a " * 3000])  # fmt: skip  # noqa: E501
def test_any_words_may_be_looked_for(library, words):
    drafts.add(library, Content("state/cong_van", {"trich_yeu": "Trực đêm"}))
    drafts.find(library, Query(words=words))
    drafts.find(library, Query(type_id=words.replace("\0", ""), body="'", label="';--"))
    assert len(drafts.find(library, Query())) == 1


def test_a_password_that_is_not_taken_is_no_broken_network():
    said = "connection to server at 127.0.0.1 failed: FATAL: password authentication failed"
    fault = OperationalError("", {}, Exception(said))
    assert "không nhận tài khoản" in as_store_error(fault, "x").sentence
