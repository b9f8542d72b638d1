"""Write the table of types into README.md, from the catalogue, between its two marker comments."""

import re
import sys
from pathlib import Path

from drafter.cli import by_family, pack_names
from drafter.layout.packs import packs_of
from drafter.template.catalogue import load_catalogue

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- types: made by make table -->", "<!-- /types -->"


def main():
    text = README.read_text(encoding="utf-8")
    README.write_text(with_table(text, table(load_catalogue())), encoding="utf-8", newline="\n")
    return 0


def table(catalogue):
    """Return the table: a row a family, each type with its symbol."""
    rows = ["| group | family | types, each with its symbol |", "|---|---|---|"]
    for (group, family), templates in by_family(catalogue).items():
        rows.append(f"| {group} | {family} | {'; '.join(map(entry, templates))} |")
    return "\n".join(rows)


def entry(template):
    """Return a type as it stands in the table: name, symbols, its editions where not all."""
    packs = pack_names(template)
    symbols = {pack: template.symbol_under(pack) for pack in packs}
    notes = [*dict.fromkeys(filter(None, symbols.values()))]
    if len(notes) > 1:
        notes = [f"{symbol} under {pack}" for pack, symbol in symbols.items()]
    if len(packs) < len(packs_of(template.regime)):
        notes.append(f"only {', '.join(packs)}")
    return f"{template.name} ({', '.join(notes)})" if notes else template.name


def with_table(text, rows):
    """Return a text with what stands between the markers replaced."""
    between = re.compile(f"{re.escape(BEGIN)}\n.*{re.escape(END)}", re.DOTALL)
    return between.sub(lambda _: f"{BEGIN}\n{rows}\n{END}", text)


if __name__ == "__main__":
    sys.exit(main())
