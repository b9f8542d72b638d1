"""The daily copy of a library in a file."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from drafter.errors import StoreError
from drafter.store import backup, drafts
from drafter.store.backup import FOLDER, KEPT, back_up, copies
from drafter.store.database import file_url, open_library
from drafter.store.records import Content, Query

TODAY = date(2026, 11, 22)
ROOT = Path(__file__).parents[2]
# Copies the library named, a page at a time, telling when it has begun.
SLOWLY = """
import sys, time
from datetime import date
from drafter.store import backup
from drafter.store.database import file_url, open_library
from pathlib import Path
backup._PAGES = 1
library = open_library(file_url(Path(sys.argv[1])))
def go_on():
    print("copying", flush=True)
    time.sleep(0.005)
    return True
backup.back_up(library, date(2026, 11, 22), go_on)
"""


@pytest.fixture
def filled(sqlite_library):
    """A library in a file, with one draft."""
    add(sqlite_library, "Về trực đêm")
    return sqlite_library


def add(library, title, size=0):
    return drafts.add(library, Content("state/cong_van", {"trich_yeu": title, "so": "x" * size}))


def folder(library):
    return Path(library.place).parent / FOLDER


def titles(path):
    copy = open_library(file_url(path))
    try:
        return {each.title for each in drafts.find(copy, Query())}
    finally:
        copy.close()


def test_a_copy_holds_what_the_library_held(filled):
    made = back_up(filled, TODAY)

    add(filled, "Sau đó")
    assert made == folder(filled) / "thu-vien-2026-11-22.sqlite"
    assert [each.name for each in folder(filled).iterdir()] == [made.name]  # one file
    assert titles(made) == {"Về trực đêm"}


def test_one_copy_a_day(filled):
    assert back_up(filled, TODAY)
    assert back_up(filled, TODAY) is None
    assert back_up(filled, TODAY + timedelta(1))
    assert len(copies(Path(filled.place))) == 2


def test_the_newest_seven_are_kept(filled):
    for days in range(10):
        back_up(filled, TODAY + timedelta(days))
    (folder(filled) / "cua-toi-2020-01-01.sqlite").touch()
    back_up(filled, TODAY + timedelta(10))

    names = [each.name for each in copies(Path(filled.place))]
    assert len(names) == KEPT
    assert (names[0], names[-1]) == ("thu-vien-2026-11-26.sqlite", "thu-vien-2026-12-02.sqlite")
    assert (folder(filled) / "cua-toi-2020-01-01.sqlite").exists()  # another library's


def test_a_library_without_drafts_is_not_copied(sqlite_library):
    assert back_up(sqlite_library, TODAY) is None
    assert list(folder(sqlite_library).iterdir()) == []


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_a_server_s_library_is_not_copied(library):
    add(library, "Về trực đêm")
    assert back_up(library, TODAY) is None


def test_a_copy_that_is_stopped_leaves_nothing(filled):
    add(filled, "Dài", size=3_000_000)
    asked = iter([True, False])

    assert back_up(filled, TODAY, lambda: next(asked)) is None
    assert list(folder(filled).iterdir()) == []
    assert back_up(filled, TODAY)


def test_desks_write_on_while_a_copy_is_made(filled, monkeypatch):
    monkeypatch.setattr(backup, "_PAGES", 16)
    add(filled, "Dài", size=2_000_000)
    written = []

    def go_on():
        if len(written) < 30:
            written.append(add(filled, f"Trong khi sao {len(written)}"))
        return True

    made = back_up(filled, TODAY, go_on)

    assert len(written) == 30
    assert titles(made) == {"Về trực đêm", "Dài"}  # one moment, not begun anew with each


def test_a_process_killed_while_it_copies_leaves_no_copy_and_a_sound_library(filled):
    add(filled, "Dài", size=3_000_000)
    process = subprocess.Popen(
        [sys.executable, "-c", SLOWLY, filled.place], stdout=subprocess.PIPE, cwd=ROOT
    )
    for _ in range(20):
        assert process.stdout.readline() == b"copying\n"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()

    left = list(folder(filled).iterdir())
    assert left
    assert copies(Path(filled.place)) == []
    assert titles(back_up(filled, TODAY)) == {"Về trực đêm", "Dài"}
    for each in left:  # cleared away when no one can be at it any more
        os.utime(each, (0, 0)) if each.exists() else None
    back_up(filled, TODAY + timedelta(1))
    assert copies(Path(filled.place)) == sorted(folder(filled).iterdir())


def test_a_full_disk_is_told_and_leaves_the_older_copies(filled):
    back_up(filled, TODAY)
    add(filled, "Dài", size=3_000_000)
    before = sorted(folder(filled).iterdir())
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, limits[1]))
    try:
        with pytest.raises(StoreError, match="chưa sao lưu được") as told:
            back_up(filled, TODAY + timedelta(1))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, ignored)

    assert FOLDER in told.value.place.file
    assert sorted(folder(filled).iterdir()) == before


def test_a_folder_that_cannot_be_made_is_told(filled):
    folder(filled).write_text("a file stands there")
    with pytest.raises(StoreError, match="chưa sao lưu được"):
        back_up(filled, TODAY)


def spoil(path):
    """Overwrite pages in the middle of the file."""
    with path.open("r+b") as stream:
        stream.seek(3 * 4096)
        stream.write(b"\xa5" * (path.stat().st_size - 5 * 4096))


def test_a_damaged_library_drives_out_no_sound_copy(filled):
    made = back_up(filled, TODAY)
    filled.close()  # all is in the one file
    spoil(Path(filled.place))

    with pytest.raises(StoreError):
        back_up(filled, TODAY + timedelta(1))
    assert copies(Path(filled.place)) == [made]


@pytest.mark.parametrize("content", [b"khong phai thu vien" * 1000, None])
def test_a_damaged_library_names_its_newest_copy(filled, content):
    made = back_up(filled, TODAY)
    filled.close()
    place = Path(filled.place)
    if content:
        place.write_bytes(content)
    else:
        spoil(place)

    with pytest.raises(StoreError) as told:
        open_library(file_url(place))

    assert told.value.sentence == "tệp thư viện bị hỏng."
    assert str(made) in told.value.repair
    # And what it says is true.
    for each in place.parent.glob("thu-vien.sqlite*"):
        each.rename(each.with_name(f"cu-{each.name}"))
    place.write_bytes(made.read_bytes())
    assert titles(place) == {"Về trực đêm"}


def test_a_hundred_megabytes_are_copied_in_a_few_seconds(sqlite_library):
    for at in range(10):
        add(sqlite_library, f"Dài {at}", size=10_500_000)
    start = time.perf_counter()
    made = back_up(sqlite_library, TODAY)
    taken = time.perf_counter() - start

    assert made.stat().st_size > 100 << 20
    assert taken < 20
    with sqlite3.connect(made) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    copy.close()
    print(f"{made.stat().st_size >> 20} MB in {taken:.2f} s")
