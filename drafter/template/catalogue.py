"""The catalogue: one file a document type; its header, and the fields its body uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING

from drafter import paths
from drafter.draft.clean import fold
from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft, Field, coerce
from drafter.errors import DraftError, Place, TemplateError, did_you_mean
from drafter.template.header import Table, by_pack, read_field, read_table, texts, value
from drafter.template.source import SUFFIX, Source, environment, jinja_error, source_of

if TYPE_CHECKING:
    from datetime import date

    from jinja2 import nodes

GROUPS = {"state": "Nhà nước", "party": "Đảng"}
JOINTS = {"state": "-", "party": "/"}  # between type and body in a symbol
FAMILIES = {"state": "Văn bản hành chính", "party": "Văn bản của Đảng"}
_FIELDS = "fields.toml"
_EXTENDS = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)["']""")
# Set by the program, never typed: the type's name and the rule pack's.
GIVEN = frozenset({"ten_loai", "quy_tac"})


@dataclass(frozen=True)
class Template:
    """A document type: id, name, symbols, regime, official sample, clause, place in the list."""

    id: str
    name: str
    title: str  # as printed
    symbols: Mapping[str, str] = field(repr=False)  # by rule pack; "" for any
    regime: str
    family: str
    sample: str
    clause: str
    own: bool  # the office's own form: the regulation has no sample
    order: int
    only_under: tuple[str, ...]  # rule packs; none: all of the regime
    source: Source = field(repr=False)

    @property
    def group(self) -> str:
        """Return the heading the type stands under in the list."""
        return GROUPS[self.regime]

    @property
    def symbol(self) -> str:
        """Return the symbol under the regulation in force."""
        return list(self.symbols.values())[-1] if self.symbols else ""

    def symbol_under(self, pack_name: str) -> str:
        """Return the symbol under a rule pack (party §2.4: Quy định is QĐi, later QĐ)."""
        return self.symbols.get(pack_name, self.symbol)

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """Return the fields the body uses, in the order of the page.

        Raises TemplateError when the body has a syntax error or uses an undeclared name.
        """
        specs = _field_tables(self)
        used = _used_names(self.source.name) - GIVEN
        for name in sorted(used - specs.keys()):
            raise TemplateError(
                f"mẫu dùng trường “{name}” chưa khai báo.",
                place=self.place(name),
                repair=did_you_mean(name, specs) or f"Thêm [truong.{name}] vào phần đầu của mẫu.",
            )
        for name in sorted(self.source.header.get("truong", {}).keys() - used):
            raise TemplateError(
                f"trường “{name}” được khai báo nhưng mẫu không dùng.",
                place=self.place(name),
                repair=did_you_mean(name, used) or "Xóa khai báo này.",
            )
        return tuple(_field(self, name, table) for name, table in specs.items() if name in used)

    def place(self, *words: str) -> Place:
        """Return the file and line of the first word found, in the template or its frames."""
        for word in words:
            for name in _lineage(self.source.name):
                for number, line in enumerate(source_of(name).body.split("\n"), 1):
                    if word in line:
                        return Place(file=name, line=number)
        return Place(file=self.source.name)


class Catalogue(Mapping[str, Template]):
    """All document types by id, State first, in the order of their lists."""

    def __init__(
        self, templates: Mapping[str, Template], faults: Mapping[str, TemplateError] | None = None
    ) -> None:
        self._templates = templates
        self.faults = faults or {}  # templates that cannot be used, by id

    def __getitem__(self, key: str) -> Template:
        return self._templates[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._templates)

    def __len__(self) -> int:
        return len(self._templates)

    def get_template(self, type_id: str) -> Template:
        """Return a type.

        Raises DraftError naming the nearest one when there is no such id, TemplateError when its
        file is faulty.
        """
        if type_id in self._templates:
            return self._templates[type_id]
        if type_id in self.faults:
            raise self.faults[type_id]
        same = [key for key in self if key.endswith(f"/{type_id}")]
        near = f"Có phải “{' hoặc '.join(same)}” không?" if same else did_you_mean(type_id, self)
        raise DraftError(
            f"không có loại văn bản “{type_id}”.",
            repair=near or "Xem danh sách bằng “drafter types”.",
        )

    def search(self, query: str) -> list[Template]:
        """Return the types whose name, initials or id hold every word of the query, best first."""
        words = fold(query).split()
        found = [(rank, t) for t in self.values() if (rank := _rank(t, words)) is not None]
        return [template for _, template in sorted(found, key=lambda pair: pair[0])]


def _rank(template: Template, words: list[str]) -> tuple[bool, ...] | None:
    name = fold(template.name)
    initials = "".join(word[0] for word in name.split())
    headings = fold(f"{template.title} {template.group} {template.family}")
    texts = f"{name} {initials} {fold(template.symbol)} {template.id} {headings}"
    if not all(word in texts for word in words):
        return None
    query = " ".join(words)
    exact = bool(query) and query in {initials, fold(template.symbol), name}
    return (not exact, not name.startswith(query))


@cache
def load_catalogue() -> Catalogue:
    """Return all types of the folder of templates; a faulty file keeps no other from use."""
    templates, faults = [], {}
    for regime in GROUPS:
        for path in sorted((paths.templates() / regime).glob(f"[!_]*{SUFFIX}")):
            name = f"{regime}/{path.name}"
            try:
                templates.append(_template(source_of(name), regime))
            except TemplateError as error:
                faults[name.removesuffix(SUFFIX)] = error
    ranked = sorted(templates, key=lambda t: (list(GROUPS).index(t.regime), t.order, t.name))
    return Catalogue({template.id: template for template in ranked}, faults)


def _template(source: Source, regime: str) -> Template:
    header, place = _header(source.name), Place(file=source.name)
    name = value(header, "ten", "", place)
    if not name:
        raise TemplateError(
            "phần đầu của mẫu thiếu “ten”.",
            place=place,
            repair='Thêm dòng ten = "Tên loại" giữa hai dòng ---.',
        )
    return Template(
        id=source.name.removesuffix(SUFFIX),
        name=name,
        title=value(header, "ten_loai", name, place),
        symbols=by_pack(header, "ky_hieu", place),
        regime=regime,
        family=value(header, "nhom", FAMILIES[regime], place),
        sample=value(header, "mau", "", place),
        clause=value(header, "dieu_khoan", "", place),
        own=value(header, "cua_co_quan", False, place),
        order=value(header, "thu_tu", 1000, place),
        only_under=texts(header, "quy_tac", place),
        source=source,
    )


def _header(name: str) -> Table:
    """Return a template's header; what it does not say, its frames do."""
    merged: Table = {}
    for part in reversed(_lineage(name)):
        merged |= {key: v for key, v in source_of(part).header.items() if key != "truong"}
    return merged


def new_draft(template: Template, today: date) -> Draft:
    """Return an empty draft with what the template offers: symbols, opening words, the year."""
    values = {spec.name: coerce(spec, spec.start) for spec in template.fields if spec.start}
    day = "ngay_sao" if any(spec.name == "ngay_sao" for spec in template.fields) else "ngay"
    values[day] = PartialDate(today.year)
    return Draft(template.id, values)


def example_draft(template: Template, pack_name: str) -> Draft:
    """Return a made-up draft of a type under a rule pack, its date in the pack's years.

    The symbol's example is that of the body; the type's stands before it.
    """
    values = {}
    for spec in template.fields:
        text = spec.example(pack_name)
        symbol = template.symbol_under(pack_name) if spec.name == "ky_hieu" and text else ""
        text = f"{symbol}{JOINTS[template.regime]}{text}" if symbol else text
        if text:
            values[spec.name] = coerce(spec, text)
    return Draft(template.id, values)


@cache
def _shared_fields() -> Table:
    path = paths.templates() / _FIELDS
    return read_table(path.read_text(encoding="utf-8"), Place(file=_FIELDS))


def _field_tables(template: Template) -> dict[str, Table]:
    """Return each known field's table: the common one, then the regime's, then the template's."""
    shared, place = _shared_fields(), Place(file=_FIELDS)
    layers = [
        (value(shared, "chung", {}, place), place),
        (value(shared, template.regime, {}, place), place),
    ]
    for name in reversed(_lineage(template.source.name)):
        own = Place(file=name)
        layers.append((value(source_of(name).header, "truong", {}, own), own))
    tables: dict[str, Table] = {}
    for layer, where in layers:
        for name in layer:
            table = value(layer, name, {}, where)
            after = value(table, "sau", "", where)
            tables = _placed(tables, name, after) if name not in tables else tables
            tables[name] |= table
    return tables


def _placed(tables: dict[str, Table], name: str, after: str) -> dict[str, Table]:
    """Return the tables with a new field behind the one it names, or at the end."""
    names = list(tables)
    at = names.index(after) + 1 if after in tables else len(names)
    return {key: tables.get(key, {}) for key in (*names[:at], name, *names[at:])}


def _field(template: Template, name: str, table: Table) -> Field:
    joint = JOINTS[template.regime]
    start = f"{template.symbol}{joint}" if name == "ky_hieu" and template.symbol else ""
    own = name in template.source.header.get("truong", {})
    return read_field(name, table, Place(file=template.source.name if own else _FIELDS), start)


def _parse(name: str) -> nodes.Template:
    from jinja2 import TemplateError as JinjaError

    try:
        return environment().parse(source_of(name).body, name, name)
    except JinjaError as error:
        raise jinja_error(error, name) from None


def _lineage(name: str) -> list[str]:
    """Return a template and the frames it extends, nearest first."""
    names = [name]
    while extends := _EXTENDS.search(source_of(names[-1]).body):
        if extends[1] in names:
            break
        names.append(extends[1])
    return names


def _used_names(name: str) -> set[str]:
    """Return the names a template needs, through its frames; an overridden block needs nothing."""
    from jinja2 import TemplateError as JinjaError
    from jinja2 import meta, nodes

    used: set[str] = set()
    overridden: set[str] = set()
    for part in _lineage(name):
        tree = _parse(part)
        blocks = list(tree.find_all(nodes.Block))
        for block in blocks:
            if block.name in overridden:
                block.body = []
        imported = {node.target for node in tree.find_all(nodes.Import)}
        try:
            used |= meta.find_undeclared_variables(tree) - imported
        except JinjaError as error:  # an unknown filter or test
            raise jinja_error(error, part) from None
        overridden |= {block.name for block in blocks}
    return used
