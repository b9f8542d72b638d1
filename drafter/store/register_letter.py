"""What the register must know of a letter that gets a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from drafter.draft.clean import clean_line
from drafter.office.bodies import JOINT, find_body
from drafter.office.words import lines_of, plain
from drafter.store.register import Entry, Scope

if TYPE_CHECKING:
    from drafter.draft.fields import Draft, Value
    from drafter.template.catalogue import Template

_FILED = re.compile(r"(?:-\s*)?lưu\b\s*:?\s*(.*)", re.IGNORECASE)
_AS_ABOVE = re.compile(r"(?:-\s*)?như trên\b", re.IGNORECASE)
CONGRESS = "ĐH"  # the letters of a congress and all its organs (party §2.4)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A letter to be numbered: whose it is, its tên loại, its day, its words for the book."""

    regime: str
    issuer: str
    superior: str
    scope: Scope
    kind: str  # tên loại, as printed: Quyết định
    day: date
    entry: Entry
    draft_id: int | None = None
    secret: bool = False
    copy: bool = False
    typed: str = ""  # what stands in the letter's number field already
    verbatim: bool = False  # number and symbol are written by hand, whatever is given


def numbered(draft: Draft, template: Template, draft_id: int | None, today: date) -> Numbered:
    """Return what the register must know of a draft; a partial or blank date stands for today."""
    copy = any(spec.name == "so_sao" for spec in template.fields)
    issuer = str(draft.values.get("co_quan_sao" if copy else "co_quan_ban_hanh", ""))
    superior = "" if copy else str(draft.values.get("co_quan_chu_quan", ""))
    body, above, scope = _body(issuer, superior, template.regime)
    told = draft.date()
    return Numbered(
        regime=template.regime,
        issuer=body,
        superior=above,
        scope=scope,
        kind=template.title,
        day=date(told.year, told.month, told.day) if told.day else today,
        entry=_entry(draft, template, copy=copy),
        draft_id=draft_id,
        secret=bool(draft.values.get("do_mat")),
        copy=copy,
        typed=_line(draft.own("so")),
        verbatim=not copy and bool(draft.values.get("so_ky_hieu")),
    )


def _body(issuer: str, superior: str, regime: str) -> tuple[str, str, Scope]:
    """Return who numbers: of a joint letter the lead (party §5.5), of an organ its congress."""
    body, above = clean_line(issuer), clean_line(superior)
    if regime == "state":
        return body, above, Scope.NAM
    found = find_body(issuer, superior, regime)
    if found and found.kind.symbol == CONGRESS:  # party §5.3: one sequence for all organs
        return (body if found.kind.id == "dai_hoi" or not above else above), "", Scope.DAI_HOI
    if found and found.kind.id == "lien_co_quan":
        body = re.split(JOINT, plain(issuer))[0].strip()
    return body, above, Scope.NHIEM_KY


def _entry(draft: Draft, template: Template, *, copy: bool) -> Entry:
    places, filed = _places(draft, copy=copy)
    kind = template.title.capitalize() if template.title.isupper() else template.title
    return Entry(
        ky_hieu=clean_line(str(draft.own("ky_hieu"))),
        ten_loai=kind,
        trich_yeu=_line(draft.values.get("trich_yeu", "")),
        nguoi_ky=_line(draft.own("ho_ten")).partition("|")[0].strip(),
        noi_nhan=places,
        don_vi_nhan=filed,
    )


def _places(draft: Draft, *, copy: bool) -> tuple[str, str]:
    """Return the addressees (column 5) and who keeps the file copy (column 6)."""
    places, filed = [], []
    for item in _items(draft.values.get("noi_nhan_sao" if copy else "noi_nhan", ())):
        if kept := _FILED.match(item):
            filed.append(kept[1].strip(" .;"))
        elif _AS_ABOVE.match(item):
            named = (draft.values.get(name, ()) for name in ("kinh_gui", "kinh_trinh"))
            places += [each for value in named for each in _items(value)] or [item]
        else:
            places.append(item)
    return "; ".join(dict.fromkeys(places)), "; ".join(filter(None, filed))


def _items(value: Value) -> list[str]:
    lines = value if isinstance(value, tuple) else lines_of(str(value))
    return [clean_line(line).strip(" .;") for line in lines if line.strip()]


def _line(value: Value) -> str:
    return clean_line(str(value))
