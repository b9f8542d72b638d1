"""A process that types is killed two hundred times: nothing is broken, at most a second is lost."""

import io
import multiprocessing
import os
import random
import signal
import sqlite3
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pypdfium2
import pytest

from drafter.store import drafts
from drafter.store import spare as spares
from drafter.store.database import file_url, open_library
from drafter.store.records import Query
from tests.crash import typist

KILLS = 200
GROUPS, DESKS = 4, 2  # tests, and typists at once in each
LOST_AT_MOST_S = 1.0
PATIENCE_S = 60.0
# Of ten kills: six at any moment, two just after a save began, two just after an export began.
PLANS = ("any",) * 6 + ("saving",) * 2 + ("exporting",) * 2

pytestmark = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is of POSIX systems")


@dataclass
class Life:
    """What a typist told before it was killed."""

    plan: str
    began_with: str = ""
    typed: list[tuple[float, str]] = field(default_factory=list)
    last: str = ""
    killed: float = 0.0

    def lost_s(self, stored: str) -> float:
        """Return the seconds between the first key that is missing and the kill."""
        missing = [at for at, text in self.typed if len(text) > len(stored)]
        return self.killed - missing[0] if missing else 0.0


@pytest.fixture(scope="module")
def context():
    """Processes are forked from one that has the program loaded, so that each starts at once."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.crash.typist"])
    return context


def live_and_die(context, folder, plan, chance, library_fails=""):
    """Start a typist and kill it as planned."""
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=typist.run, args=(theirs, str(folder), 0, library_fails))
    process.start()
    theirs.close()
    life = Life(plan)
    try:
        _watch(ours, life, chance)
    finally:
        os.kill(process.pid, signal.SIGKILL)
        life.killed = time.monotonic()
        process.join()
    _read_rest(ours, life)
    return life


def _watch(pipe, life, chance):
    """Read what the typist tells until the moment it is to die."""
    until = time.monotonic() + PATIENCE_S
    least = chance.uniform(0.05, 0.9)
    death = None
    while death is None or time.monotonic() < death:
        wait = (death or until) - time.monotonic()
        if not pipe.poll(max(wait, 0)):
            if death is None:
                raise AssertionError(f"the typist told nothing; plan {life.plan}")
            return
        at, event = _note(pipe, life)
        if life.typed and death is None and at - life.typed[0][0] > least:
            if life.plan == "any":
                death = time.monotonic()
            elif event == life.plan:
                death = time.monotonic() + chance.uniform(0, 0.02)


def _note(pipe, life):
    at, event, what = pipe.recv()
    if event == "begun":
        life.began_with = what
    elif event == "typed":
        life.typed.append((at, what))
    life.last = event
    return at, event


def _read_rest(pipe, life):
    try:
        while pipe.poll(0):
            _note(pipe, life)
    except (EOFError, OSError):  # killed within a message
        return


def check_library(path):
    with sqlite3.connect(path) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert base.execute("PRAGMA foreign_key_check").fetchall() == []
        base.execute("INSERT INTO word_index(word_index) VALUES ('integrity-check')")
    base.close()
    library = open_library(file_url(path))
    found = [drafts.read(library, each.id)[1] for each in drafts.find(library, Query())]
    library.close()
    return [content.texts[typist.FIELD] for content in found]


def spare_texts(folder):
    """Return what was kept beside a library that was slow just then."""
    copies = (folder / "Drafter" / "cua-so").glob("*.json")
    return [spares.read(path).content.texts[typist.FIELD] for path in copies]


def check_exports(folder):
    checked = 0
    for path in folder.glob("thu-?.docx"):
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            assert package.testzip() is None
        checked += 1
    for path in folder.glob("thu-?.pdf"):
        pdf = pypdfium2.PdfDocument(path.read_bytes())
        assert len(pdf) >= 1
        pdf.close()
        checked += 1
    return checked


def live_again_and_again(context, folder, lives, chance):
    """Kill one typist after another over one library; return what each has lost."""
    folder.mkdir()
    stored, lost = "", []
    for number in range(lives):
        life = live_and_die(context, folder, PLANS[number % len(PLANS)], chance)
        assert life.began_with == stored, "the window did not come back as the library had it"
        found = check_library(folder / "thu-vien.sqlite")
        assert len(found) <= 1, "coming back made a second draft"
        stored = max([*found, *spare_texts(folder)], key=len, default="")
        assert life.typed[-1][1].startswith(stored)
        lost.append((life.lost_s(stored), life.plan))
        check_exports(folder)
    return lost


@pytest.mark.parametrize("group", range(GROUPS))
def test_a_typist_killed_at_any_moment_loses_at_most_a_second(context, tmp_path, group, figures):
    folders = [tmp_path / f"{group}-{desk}" for desk in range(DESKS)]
    with ThreadPoolExecutor(DESKS) as pool:  # a typist mostly waits for the next key
        lost = [
            each
            for told in pool.map(
                lambda folder: live_again_and_again(
                    context, folder, KILLS // GROUPS // DESKS, random.Random(folder.name)
                ),
                folders,
            )
            for each in told
        ]
    exports = [check_exports(folder) for folder in folders]
    assert min(exports) > 0
    worst, mean = max(lost), sum(each for each, _ in lost) / len(lost)
    figures(
        f"{len(lost)} kills: {mean * 1000:.0f} ms of typing lost on average,"
        f" {worst[0] * 1000:.0f} ms at most (plan {worst[1]}), {sum(exports)} exports whole"
    )
    assert max(lost)[0] <= LOST_AT_MOST_S


@pytest.mark.parametrize("how", ["refuses", "is silent"])
def test_a_typist_whose_library_fails_loses_at_most_a_second(context, tmp_path, how, figures):
    chance = random.Random(how)
    before, lost = [], []
    for _ in range(8):
        life = live_and_die(context, tmp_path, "any", chance, how)
        for one in before:
            assert one.typed[-1][1].startswith(life.began_with)
            lost.append(one.lost_s(life.began_with))
        before = [life]
    figures(
        f"library {how}: {len(lost)} kills, {sum(lost) / len(lost) * 1000:.0f} ms of typing lost"
        f" on average, {max(lost) * 1000:.0f} ms at most"
    )
    assert max(lost) <= LOST_AT_MOST_S


def test_a_crash_of_the_engine_loses_at_most_a_second_and_is_no_trap(context, tmp_path):
    """The letter comes back twice; that it falls over each time, it is left in the library."""
    texts = []
    for _ in range(4):
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=typist.run, args=(theirs, str(tmp_path), 30))
        process.start()
        theirs.close()
        process.join(PATIENCE_S)
        assert process.exitcode == -signal.SIGABRT
        life = Life("engine", killed=time.monotonic())
        _read_rest(ours, life)
        stored = max(check_library(tmp_path / "thu-vien.sqlite"), key=len)
        life.killed = life.typed[-1][0] if life.typed else 0.0
        assert life.lost_s(stored) <= LOST_AT_MOST_S
        texts.append(life.began_with)
    assert texts[0] == ""
    assert len(texts[1]) >= 10
