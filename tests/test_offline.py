"""Nothing reaches for the network: with every socket refused, all of Drafter works."""

import os
import platform
import socket
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.pipeline import compose, docx_bytes
from drafter.render.engine import page_count, to_pdf
from drafter.store import drafts, profiles
from drafter.store.backup import back_up
from drafter.store.book import Asked, read_book
from drafter.store.book_import import plan_import, take_in
from drafter.store.book_reading import read_rows
from drafter.store.book_sheet import book_docx
from drafter.store.book_xlsx import book_xlsx
from drafter.store.database import file_url, open_library
from drafter.store.records import Content, Query
from drafter.store.register_draw import draw
from drafter.store.register_series import all_bodies, all_series, make_body, series_for
from drafter.store.versions import history, keep
from drafter.template.catalogue import load_catalogue
from tests.helpers.drawing import DAY, letter
from tests.helpers.samples import draft, lines, own_templates
from tests.store.offices import COMMUNE

ROOT = Path(__file__).parent.parent
SOCKET_CALL = {"x86_64": 41, "aarch64": 198}
# The kernel itself refuses socket(2), of whatever family, to Python and to machine code alike.
REFUSE = """
import ctypes, errno, runpy, socket, struct, sys
number, script = int(sys.argv[1]), sys.argv[2]
allow, refuse = 0x7FFF0000, 0x00050000 | errno.EACCES
rules = b"".join(struct.pack("HBBI", *rule) for rule in (
    (0x20, 0, 0, 0),  # the number of the call
    (0x15, 0, 1, number),
    (0x06, 0, 0, refuse),
    (0x06, 0, 0, allow),
))
kept = ctypes.create_string_buffer(rules)
program = ctypes.create_string_buffer(struct.pack("H6xP", 4, ctypes.addressof(kept)))
prctl = ctypes.CDLL(None, use_errno=True).prctl
assert prctl(38, 1, 0, 0, 0) == 0  # no new privileges
assert prctl(22, 2, program, 0, 0) == 0, ctypes.get_errno()  # the filter
for family in (socket.AF_INET, socket.AF_INET6, socket.AF_UNIX):
    try:
        socket.socket(family)
    except PermissionError:
        continue
    sys.exit("a socket was to be had")
runpy.run_path(script)
"""


@pytest.fixture
def _no_network(monkeypatch):
    def refuse(*_args, **_more):
        raise AssertionError("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo", "socketpair"):
        monkeypatch.setattr(socket, name, refuse)


pytestmark = pytest.mark.usefixtures("_no_network")


def test_a_socket_would_be_seen():
    with pytest.raises(AssertionError, match="network"):
        socket.create_connection(("localhost", 1))
    with pytest.raises(AssertionError, match="network"):
        socket.socket(socket.AF_UNIX)


@pytest.mark.parametrize("type_id", load_catalogue())
def test_a_letter_is_composed_and_written(type_id, tmp_path):
    with own_templates(tmp_path):  # read anew
        assert "Đinh Thị Mơ" in lines(docx_bytes(compose(draft(type_id))))


def test_types_new_and_export_work(tmp_path, capsys):
    new = tmp_path / "thu.toml"

    assert main(["types"]) == 0
    assert main(["new", "state/cong_van", "-o", str(new)]) == 0
    assert main(["export", str(new), "-o", str(tmp_path), "--nhap", "--pdf", "--png"]) == 0

    assert {path.suffix for path in tmp_path.iterdir()} == {".toml", ".docx", ".pdf", ".png"}
    assert "còn trống" in capsys.readouterr().err


@pytest.fixture
def library(tmp_path):
    with closing(open_library(file_url(tmp_path / "thu-vien.sqlite"))) as library:
        yield library


def test_the_library_works(library):
    content = Content("state/cong_van", {"trich_yeu": "Trực đêm", "noi_dung": "Một."})
    (profile,) = profiles.keep(library, [COMMUNE])
    record = drafts.add(library, content, profile.id)
    keep(library, record.id, "Bản đầu")
    drafts.save(
        library, record.id, record.revision, Content("state/cong_van", {"trich_yeu": "Hai"})
    )

    assert [each.title for each in drafts.find(library, Query(words="hai"))] == ["Hai"]
    assert [each.name for each in history(library, record.id)] == ["Bản đầu"]
    assert back_up(library, DAY).exists()


def test_the_register_and_its_book_work(library, tmp_path):
    asked = letter()
    assert draw(library, series_for(library, asked).id, asked.day, None, asked.entry).so == 1
    book = read_book(library, Asked(all_bodies(library)[0].id))
    path = tmp_path / "so.xlsx"
    path.write_bytes(book_xlsx(book))
    assert page_count(to_pdf(book_docx(book))) == 2  # cover and rows

    other = make_body(library, asked.scope, "SỞ Y TẾ", "")
    series = next(iter(all_series(library, other.id)), None)
    plan = plan_import(library, other.id, read_rows(path).rows, series)
    assert take_in(library, plan) == 1
    assert len(read_book(library, Asked(other.id)).rows) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="the filter is Linux's")
@pytest.mark.skipif(platform.machine() not in SOCKET_CALL, reason="another number of the call")
def test_a_window_opens_types_and_keeps_where_the_kernel_refuses_every_socket(tmp_path):
    home = dict.fromkeys(
        ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(tmp_path)
    )
    home["PYTHONPATH"] = str(ROOT)
    words = (str(SOCKET_CALL[platform.machine()]), str(ROOT / ".ci/try_desk.py"))

    done = subprocess.run(
        [sys.executable, "-c", REFUSE, *words],
        cwd=tmp_path, env=os.environ | home, capture_output=True, text=True,
        timeout=120,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "Drafter/thu-vien.sqlite").stat().st_size
    assert (tmp_path / "so.xlsx").read_bytes().startswith(b"PK")
