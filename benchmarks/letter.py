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
DOCXTPL_ROUNDS = 25


def main() -> None:
    draft = two_pages()
    letter = compose(draft)
    docx = docx_bytes(letter)
    floor = Floor(docx)
    pack, template = letter.pack, letter.template
    xml = fill(template, draft, pack.name)
    with tempfile.TemporaryDirectory() as folder:
        docxtpl = Docxtpl(docx, Path(folder))
        assert texts(docxtpl.render()) == texts(floor.with_lxml()) == texts(docx)
        whole = {
            "drafter": lambda: docx_bytes(compose(draft)),
            "floor with lxml": floor.with_lxml,
            "floor, only zipped": floor.zipped,
        }
        times = in_turns(whole, ROUNDS)
        slow = in_turns({"drafter": whole["drafter"], "docxtpl": docxtpl.render}, DOCXTPL_ROUNDS)
    middle = {name: median(seconds) for name, seconds in times.items()}
    tenfold = median(slow["docxtpl"]) / median(slow["drafter"])
    middle["docxtpl"] = middle["drafter"] * tenfold
    base = middle["floor with lxml"]
    table(
        f"One letter of two pages, draft to DOCX ({len(docx)} bytes), in process",
        ("", "ms", "x floor with lxml"),
        [(name, ms(value), times_as_long(value, base)) for name, value in middle.items()],
    )
    verdict("drafter / floor with lxml", middle["drafter"] / base, 2)
    verdict("docxtpl / drafter", tenfold, 10, at_least=True)
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
