"""The library of an office of many years: 100,000 invented drafts, searched, opened, saved."""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from benchmarks.letters import two_pages
from benchmarks.measure import in_turns, median, ms, p95, table, verdict
from benchmarks.start import OURS, _environment, _first_paint

KNOWN = "DRAFTER_BENCH_LIBRARY"  # a file made once by this benchmark, to be measured again
DRAFTS = 100_000
ROUNDS = 40
START_ROUNDS = 5
PAGE = 51  # what the window asks for at once
LIMIT_MS = 50.0
TOGETHER = 2_000  # drafts of one transaction
NAMES = ("Thạch Lĩnh", "Sơn Giang", "Đắk Nông Thượng", "Hoà Vang Hạ", "Cư Kuin Đông", "Lai Hạ")
PEOPLE = ("Nguyễn Thị Thuý", "Trần Văn Hoà", "Lê Quý Đường", "Phạm Như Uyên", "Y Blơi Niê")
TOPICS = (
    "rà soát hồ sơ đất đai", "kiểm tra công tác văn thư", "tổ chức nghỉ Tết", "sửa đường liên thôn",
    "phòng cháy, chữa cháy rừng", "tuyển sinh đầu cấp", "chi trả trợ cấp người có công",
    "cấp nước sạch nông thôn", "bàn giao tài sản công", "chuyển đổi số cấp xã",
)  # fmt: skip
TYPES = (
    ("state/cong_van", ""), ("state/quyet_dinh", "QĐ-"), ("state/thong_bao", "TB-"),
    ("state/to_trinh", "TTr-"), ("state/bao_cao", "BC-"), ("state/ke_hoach", "KH-"),
)  # fmt: skip
RARE = "Thuỷ Văn Quỳnh"
# What is typed, and why it is hard or easy.
QUERIES = {
    "one letter": "d",
    "common word": "công",
    "common word, no diacritics": "cong",
    "half a common word": "ngườ",
    "two words": "đường thôn",
    "two words, no diacritics": "duong thon",
    "a rare name": RARE,
    "a rare name, no diacritics": "thuy van quynh",
    "number and symbol": "4321/UBND",
    "in no draft": "xyzzy",
}
TOLD = """
import resource, time
def tell():
    print(time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
"""
# Says when the start page shows the library's newest drafts.
NEWEST = f"""{TOLD}
import os
from drafter.gui.start_page import StartPage
show = StartPage.show_drafts
def watch(page, records):
    show(page, records)
    if page.isVisible():
        tell()
        os._exit(0)
StartPage.show_drafts = watch
from drafter.cli import main
main([])
"""
SEARCHES = f"""{TOLD}
import sys
from drafter.store import drafts
from drafter.store.database import open_library
from drafter.store.records import Query
library = open_library()
for words in sys.argv[1:]:
    drafts.find(library, Query(words=words))
tell()
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as home:
        known = os.environ.get(KNOWN)
        path = Path(known or f"{home}/thu-vien.sqlite")
        if not path.exists():
            print(f"\n{DRAFTS:,} drafts invented in {fill(path, DRAFTS):.0f} s")
        print(f"\nThe library's file: {path.stat().st_size / 1e6:,.0f} MB")
        _searches(path)
        _drafts(path)
        _processes(path, home)


def _searches(path: Path) -> None:
    from drafter.store import drafts
    from drafter.store.database import file_url, open_library
    from drafter.store.records import Query, State

    library = open_library(file_url(path))
    queries = {f"{name}: {typed}": Query(words=typed) for name, typed in QUERIES.items()}
    queries |= {
        "no words": Query(),
        "the first year": Query(year=2015),
        "a state that none has": Query(state=State.PHAT_HANH),
        "common word, the first year": Query(words="công", year=2015),
    }
    shown = {name: replace(query, limit=PAGE) for name, query in queries.items()}
    times = in_turns(
        {name: partial(drafts.find, library, query) for name, query in shown.items()}, ROUNDS
    )
    rows = [(name, ms(median(each)), ms(p95(each))) for name, each in times.items()]
    title = f"Search of {DRAFTS:,} drafts, the first {PAGE} with excerpts, {ROUNDS} times each"
    table(title, ("", "p50 ms", "p95 ms"), rows)
    verdict("slowest p95, ms", max(p95(each) for each in times.values()) * 1000, LIMIT_MS)
    library.close()


def _drafts(path: Path) -> None:
    """Measure what happens to one draft of the library, and what a window asks when it opens."""
    from drafter.gui.library.filters import choices_of
    from drafter.store import drafts
    from drafter.store.database import file_url, open_library

    library = open_library(file_url(path))
    record, content = drafts.read(library, DRAFTS // 2)
    revision, count = record.revision, 0

    def save() -> None:
        nonlocal revision, count
        count += 1
        typed = {**content.texts, "noi_dung": f"{content.texts['noi_dung']} thêm{count}"}
        revision = drafts.save(library, record.id, revision, replace(content, texts=typed))

    calls = {
        "open a draft": partial(drafts.read, library, DRAFTS // 3),
        "save it with a word more": save,
        "what the filters offer": partial(choices_of, library),
        "open the library": lambda: open_library(file_url(path)).close(),
    }
    times = in_turns(calls, ROUNDS)
    drafts.save(library, record.id, revision, content)
    library.close()
    rows = [(name, ms(median(each)), ms(p95(each))) for name, each in times.items()]
    table(f"One draft of {DRAFTS:,}, {ROUNDS} times each", ("", "p50 ms", "p95 ms"), rows)


def _processes(path: Path, home: str) -> None:
    """Measure memory and start-up with this library and with an empty one, each in a process."""
    rows = []
    for name, file in (("an empty library", f"{home}/empty.sqlite"), ("this library", str(path))):
        environment = _environment(home) | {"DRAFTER_LIBRARY": file}
        paints, drafts_shown, memory = [], [], 0.0
        for _ in range(START_ROUNDS):
            paints.append(_first_paint(OURS, environment)[0])
            begun = time.monotonic()
            shown, used = _said(NEWEST, environment)
            drafts_shown.append(shown - begun)
            memory = used / 1024
        searched = _said(SEARCHES, environment, *QUERIES.values())[1] / 1024
        times = (ms(median(paints)), ms(median(drafts_shown)))
        rows.append((name, *times, f"{memory:.0f}", f"{searched:.0f}"))
    heading = ("", "first paint ms", "newest drafts ms", "window MB", "searches alone MB")
    table(f"Start-up and memory, median of {START_ROUNDS}", heading, rows)


def _said(code: str, environment: dict[str, str], *words: str) -> tuple[float, float]:
    """Run a process; return the moment and the memory in kB it tells."""
    command = [sys.executable, "-c", code, *words]
    run = subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment, timeout=120
    )
    moment, used = run.stdout.split()
    return float(moment), float(used)


def contents(count: int) -> Iterator[object]:
    """Yield invented letters, each with words of its own, some rare."""
    from drafter.gui.model import text_of
    from drafter.store.records import Content

    chance = random.Random(22)
    base = {name: text_of(value) for name, value in two_pages().values.items()}
    lines = base["noi_dung"].split("\n")
    for at in range(count):
        type_id, symbol = chance.choice(TYPES)
        name, topic = chance.choice(NAMES), chance.choice(TOPICS)
        own = {
            "co_quan_ban_hanh": f"ỦY BAN NHÂN DÂN XÃ {name.upper()}",
            "so": str(at % 9_999 + 1),
            "ky_hieu": f"{symbol}UBND",
            "ngay": f"{at % 28 + 1:02}/{at % 12 + 1}/{2015 + at * 12 // count}",
            "trich_yeu": f"Về việc {topic} tại xã {name} lần {at + 1}",
            "ho_ten": RARE if at % 20_011 == 7 else chance.choice(PEOPLE),
            "noi_dung": "\n".join(_body(chance, lines, name, topic)),
        }
        yield Content(type_id, base | own)


def _body(chance: random.Random, lines: list[str], name: str, topic: str) -> Iterator[str]:
    for line in lines:
        words = line.split(" ")
        chance.shuffle(words)
        yield " ".join(words)
        yield f"Ủy ban nhân dân xã {name} yêu cầu {topic} số {chance.randrange(10**6)}."


def fill(path: Path, count: int) -> float:
    """Make a library of so many drafts; return the seconds it took."""
    from sqlalchemy import insert

    from drafter.store import drafts, words
    from drafter.store.database import file_url, now, open_library

    start = time.perf_counter()
    library = open_library(file_url(path))
    source = iter(contents(count))
    for first in range(0, count, TOGETHER):
        with library.writing() as connection:
            for _ in range(min(TOGETHER, count - first)):
                content = next(source)
                row = drafts._row(content) | {"revision": 1, "state": "nhap", "created": now()}
                added = insert(drafts.drafts).values(row).returning(drafts.drafts.c.id)
                draft_id = connection.execute(added).scalar_one()
                held = drafts._held(connection, content)
                connection.execute(insert(drafts.contents).values(draft_id=draft_id, **held))
                words.index(connection, draft_id, *drafts._searched(content))
    library.close()
    return time.perf_counter() - start
