"""The letters that are judged."""

from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path

from drafter.document import nodes
from drafter.document.body_nodes import Bang, VaiTro
from drafter.layout.packs import packs_of
from drafter.layout.rules import HouseChoices, Kieu
from drafter.pipeline import compose, docx_bytes, open_draft
from drafter.template.catalogue import example_draft, load_catalogue
from tests.helpers import seeds
from tests.referee import spec
from tests.referee.parts import parts_of
from tests.referee.shapes import SHAPES, Shape

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.toml"))
TYPE = "loai"  # the names of types' own examples begin with it


class Letter:
    """A draft composed, and what its pages must show."""

    def __init__(self, name, draft, choices=None, *, wide=False, foot=False, across=()):
        self.name = name
        self.choices = choices or HouseChoices()
        self.letter = compose(draft, self.choices)
        self.pack = self.letter.pack
        self.wide = wide
        self.foot = foot
        self.across = across

    @property
    def regime(self):
        return self.pack.regime

    @property
    def document(self):
        return self.letter.document

    @cached_property
    def docx(self):
        return docx_bytes(self.letter)

    @cached_property
    def parts(self):
        return tuple(parts_of(self))

    @cached_property
    def keys(self):
        """Return the components of the letter itself."""
        return self.keys_of("")

    @cached_property
    def every_key(self):
        return tuple(dict.fromkeys(part.key for part in self.parts))

    @cached_property
    def scopes(self):
        return tuple(dict.fromkeys(part.scope for part in self.parts))

    def keys_of(self, scope):
        return tuple(dict.fromkeys(part.key for part in self.parts if part.scope == scope))

    @cached_property
    def contents(self):
        """Return the blocks of the letter and of each section after it."""
        content, annexes = self.find(nodes.NoiDung), self.find(nodes.PhuLuc)
        parts = annexes.phan if annexes else ()
        return [content.khoi if content else (), *(part.noi_dung.khoi for part in parts)]

    def table_heads(self, section):
        """Return the cells of each table's heading, without white space."""
        return [
            [
                "".join("".join(chu.text for chu in cell).split())
                for row in block.hang[: block.so_hang_dau]
                for cell in row
            ]
            for block in self.contents[section]
            if isinstance(block, Bang)
        ]

    def sheets(self, section):
        """Return the sizes a section's sheets may have, in mm (state §1, §2.13; party §1)."""
        asked = self.find(nodes.KhoGiay)
        if section == 0:
            return [spec.SHEETS[asked.text if asked else "A4"]]
        part = self.find(nodes.PhuLuc).phan[section - 1]
        if part.kho == "ngang" or section in self.across:
            return [spec.SHEETS["A4 ngang"]]
        if part.kho == "dọc" or not self.table_heads(section):
            return [spec.SHEETS["A4"]]
        return [spec.SHEETS["A4"], spec.SHEETS["A4 ngang"]]

    def row(self, key):
        """Return the row of the rule table for a component or a role of the body."""
        if key == "kiem":  # plain between two offices, party §2.8
            return replace(self.pack.rows["quyen_han"], kieu=Kieu.THUONG)
        return self.pack.rows[key] if key in self.pack.rows else self.pack.roles[VaiTro(key)]

    def clause(self, key):
        row = self.row(key)
        return f"{self.pack.name} {row.clause}, ô {row.o}"

    def find(self, kind):
        return self.document.tim(kind)


@cache
def letters():
    """Return every letter by name: examples, seeds, types, shapes."""
    found = {path.stem: Letter(path.stem, open_draft(path)) for path in EXAMPLES}
    if seeds.FOLDER.is_dir():
        found |= {f"seed-{n}": Letter(f"seed-{n}", seeds.seed(n)) for n in seeds.NUMBERS}
    found |= {letter.name: letter for letter in _types()}
    return found | {name: _letter(name, shape) for name, shape in SHAPES.items()}


def _types():
    """Yield every type's own example under every pack it exists in."""
    for template in load_catalogue().values():
        packs = template.only_under or [pack.name for pack in packs_of(template.regime)]
        for pack in packs:
            name = "-".join([TYPE, *template.id.split("/"), pack])
            yield Letter(name, replace(example_draft(template, pack), pack=pack))


def _letter(name, shape: Shape):
    return Letter(
        name, shape.draft, shape.choices, wide=shape.wide, foot=shape.foot, across=shape.across
    )
