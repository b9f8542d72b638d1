"""One State letter of two pages, draft to DOCX bytes, beside docxtpl and the floors."""

import tempfile
from pathlib import Path

from benchmarks.floors import Docxtpl, Floor, texts
from benchmarks.letters import two_pages
from benchmarks.measure import in_turns, median, ms, table, times_as_long, verdict
from drafter.document.read_xml import read_document
from drafter.layout.lay_out import lay_out
from drafter.pipeline import DEFAULTS, compose, docx_bytes
from drafter.template.fill import fill
from drafter.writers.docx import document_xml

ROUNDS = 200
SLOW_ROUNDS = 25


def main() -> None:
    draft = two_pages()
    letter = compose(draft)
    docx = docx_bytes(letter)
    floor = Floor(docx)
    pack, template = letter.pack, letter.template
    xml = fill(template, draft, pack.name)
    with tempfile.TemporaryDirectory() as folder:
        rivals = {
            f"docxtpl, {package} package": Docxtpl(docx, Path(folder), package=package)
            for package in ("lean", "usual")
        }
        for rival in rivals.values():
            assert texts(rival.render()) == texts(floor.with_lxml()) == texts(docx)
        whole = {
            "drafter": lambda: docx_bytes(compose(draft)),
            "floor with lxml": floor.with_lxml,
            "floor, only zipped": floor.zipped,
        }
        times = in_turns(whole, ROUNDS)
        slow_calls = {name: rival.render for name, rival in rivals.items()}
        slow = in_turns({"drafter": whole["drafter"], **slow_calls}, SLOW_ROUNDS)
    middle = {name: median(seconds) for name, seconds in times.items()}
    # Of its own rounds, so that docxtpl does not cool the caches of the others.
    ratios = {name: median(slow[name]) / median(slow["drafter"]) for name in rivals}
    middle |= {name: middle["drafter"] * ratio for name, ratio in ratios.items()}
    base = middle["floor with lxml"]
    table(
        f"One letter of two pages, draft to DOCX ({len(docx)} bytes), in process",
        ("", "ms", "x floor with lxml"),
        [(name, ms(value), times_as_long(value, base)) for name, value in middle.items()],
    )
    verdict("drafter / floor with lxml", middle["drafter"] / base, 2)
    for name, ratio in ratios.items():
        verdict(f"{name} / drafter", ratio, 10, at_least=True)
    steps = {
        "compose": lambda: compose(draft),
        "  fill the template": lambda: fill(template, draft, pack.name),
        "  read the XML": lambda: read_document(xml, template.place),
        "  lay out": lambda: lay_out(letter.document, pack, DEFAULTS),
        "write": lambda: docx_bytes(letter),
        "  document.xml": lambda: document_xml(letter.sheet),
        "lxml floor: document.xml": floor.xml,
    }
    parts = {name: median(seconds) for name, seconds in in_turns(steps, ROUNDS).items()}
    total = parts["compose"] + parts["write"]
    table(
        "Its parts",
        ("", "ms", "of all"),
        [(name, ms(value), f"{value / total:.0%}") for name, value in parts.items()],
    )
