"""Fields of a form and their kinds; declared by templates, filled by drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.draft.clean import clean, clean_line
from drafter.draft.dates import PartialDate
from drafter.errors import DraftError, Place

if TYPE_CHECKING:
    from collections.abc import Mapping

Value = str | tuple[str, ...] | PartialDate


class Kind(StrEnum):
    """What a field holds, as written in `templates/fields.toml`."""

    DONG = "dong"  # one line
    DOAN = "doan"  # lines the clerk breaks
    DANH_SACH = "danh_sach"  # one item a row
    NGAY = "ngay"  # a date that may be partial
    CHON = "chon"  # one line, with offers
    NOI_DUNG = "noi_dung"  # the body


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form: name, kind, label and what the form shows beside it."""

    name: str
    kind: Kind
    label: str
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    start: str = ""  # what a new letter offers here; alone it does not count as filled
    rare: bool = False  # folded under “Thành phần khác”
    examples: tuple[tuple[str, str], ...] = ()  # a made-up value by rule pack; "" for any

    def example(self, pack_name: str) -> str:
        """Return a made-up value under a rule pack, empty where the field has none."""
        known = dict(self.examples)
        return known.get(pack_name, known.get("", ""))

    @property
    def empty(self) -> Value:
        """Return the empty value of the field's kind."""
        if self.kind is Kind.DANH_SACH:
            return ()
        return PartialDate() if self.kind is Kind.NGAY else ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A bản thảo: document type, values by field name, the rule pack if chosen by hand, images.

    The text of an annex names an image: `[ảnh: so-do.png]`.
    """

    type_id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    pack: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)

    def own(self, name: str) -> Value:
        """Return the letter's own number, symbol or date: of a copy, the copy's."""
        return self.values.get(f"{name}_sao") or self.values.get(name, "")

    def date(self) -> PartialDate:
        """Return the date of the document, blank when it has none."""
        value = self.own("ngay")
        return value if isinstance(value, PartialDate) else PartialDate()


def coerce(spec: Field, raw: object) -> Value:
    """Return a raw value cleaned and in the form of the field's kind.

    Raises DraftError naming the field when the value is of another kind.
    """
    try:
        return _coerce(spec, raw)
    except DraftError as error:
        raise DraftError(error.sentence, place=Place(spec.label), repair=error.repair) from None


def _coerce(spec: Field, raw: object) -> Value:
    if spec.kind is Kind.NGAY:
        if isinstance(raw, PartialDate):
            return raw
        return PartialDate.parse(_text(raw))
    if spec.kind is Kind.DANH_SACH:
        items = raw if isinstance(raw, (list, tuple)) else _text(raw).split("\n")
        return tuple(line for line in (clean_line(_text(item)) for item in items) if line)
    text = clean(_text(raw))
    if spec.kind in {Kind.DOAN, Kind.NOI_DUNG}:
        return text.strip("\n")
    return clean_line(text)


def _text(raw: object) -> str:
    if isinstance(raw, bool) or not isinstance(raw, (str, int)):
        iso = getattr(raw, "isoformat", None)
        if iso is None or isinstance(raw, bool):
            raise DraftError(
                "giá trị không đúng kiểu của trường này.",
                repair='Ghi một dòng chữ trong dấu nháy kép, hoặc danh sách ["…", "…"].',
            )
        return str(iso())
    try:
        return str(raw)
    except ValueError:  # thousands of digits
        raise DraftError("số quá dài.", repair="Ghi lại giá trị trong dấu nháy kép.") from None


def is_blank(spec: Field, value: Value) -> bool:
    """Tell whether the clerk has yet to fill the field."""
    if isinstance(value, str):
        return value.strip() in {"", spec.start.strip()}
    return not value
