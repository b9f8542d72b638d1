"""DOCX bytes to PDF and to the image of the first page, for two and for ten pages."""

from benchmarks.letters import ten_pages, two_pages
from benchmarks.measure import in_turns, median, ms, p95, table
from drafter.pipeline import compose, docx_bytes
from drafter.render import engine
from drafter.render.line_ends import with_line_ends

ROUNDS = 15
SCALE = 96 / 72  # pixels a point at 100 %


def main() -> None:
    rows = []
    for name, draft in (("two pages", two_pages()), ("ten pages", ten_pages())):
        docx = docx_bytes(compose(draft))
        pdf = engine.to_pdf(docx)
        count = len(engine.page_sizes(pdf))
        calls = {
            "compose and write": lambda draft=draft: docx_bytes(compose(draft)),
            "DOCX to PDF": lambda docx=docx: engine.to_pdf(docx),
            "  of it our line ends": lambda docx=docx: with_line_ends(docx),
            "image of page 1": lambda pdf=pdf: engine.page_image(pdf, 0, SCALE),
        }
        for step, seconds in in_turns(calls, ROUNDS).items():
            rows.append((f"{name} ({count}): {step}", ms(median(seconds)), ms(p95(seconds))))
    table("From draft to page", ("", "median ms", "p95 ms"), rows)
