"""What a profile brings to a letter: its letterhead, signer, receivers, and house choices."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.draft.fields import Kind, coerce
from drafter.layout.choices import HouseChoices
from drafter.layout.packs import pack_for
from drafter.office.symbols import BLANK, copy_symbol, document_symbol
from drafter.template.catalogue import new_draft

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from drafter.draft.fields import Draft
    from drafter.store.profile import Profile, Signer
    from drafter.template.catalogue import Template

# A type that means another body or person by the same field says so in its label.
_OWN_SUPERIOR = {"Cơ quan chủ quản", "Cơ quan cấp trên"}
_OWN_SIGNER = {"Họ tên người ký", "Họ tên người ký bản sao"}
_MINUTES = "biên bản"  # signed by who takes part, not by who issues
_COMMON_LUU = {"Lưu: VT", "Lưu Văn phòng"}


def choices(profile: Profile | None, regime: str) -> HouseChoices:
    """Return the house choices for a letter of a regime: the profile's where it is of that one."""
    if profile is None or profile.che_do != regime:
        return HouseChoices()
    return profile.lua_chon


def start_draft(template: Template, day: date, profile: Profile | None = None) -> Draft:
    """Return a new draft of a type, filled from a profile."""
    draft = new_draft(template, day)
    if profile is None:
        return draft
    texts = start_texts(profile, template, day)
    filled = {
        spec.name: coerce(spec, texts[spec.name]) for spec in template.fields if spec.name in texts
    }
    return type(draft)(draft.type_id, {**draft.values, **filled}, draft.pack)


def start_texts(profile: Profile, template: Template, day: date) -> dict[str, str]:
    """Return what a new letter of a type is filled with, by field; nothing for another regime."""
    if profile.che_do != template.regime:
        return {}
    pack = pack_for(template.regime, day).name
    texts = letterhead(profile, template, pack) | _receivers(profile, template)
    return {name: text for name, text in texts.items() if text}


def letterhead(profile: Profile, template: Template, pack_name: str) -> dict[str, str]:
    """Return the letterhead and signing fields of a type as a profile has them, blanks too."""
    labels = {spec.name: spec.label for spec in template.fields}
    if profile.che_do != template.regime:
        return {}
    copy = "_sao" if "co_quan_sao" in labels else ""
    texts = {f"dia_danh{copy}": profile.dia_danh, "lien_he": profile.lien_he}
    if copy or labels.get("co_quan_chu_quan", "Cơ quan chủ quản") in _OWN_SUPERIOR:
        texts |= _body(profile, template, pack_name, copy)
        signs = labels.get(f"ho_ten{copy}") in _OWN_SIGNER
        if signs and not template.title.casefold().startswith(_MINUTES) and profile.nguoi_ky:
            texts |= signer_texts(profile.nguoi_ky[0], template, copy)
    return {name: text for name, text in texts.items() if name in labels}


def _body(profile: Profile, template: Template, pack_name: str, copy: str) -> dict[str, str]:
    letters = template.symbol_under(pack_name)
    if copy:
        symbol = copy_symbol(template.title, profile.ky_hieu, profile.che_do)
        if letters:  # one for every form of copy (party §2.12)
            symbol = document_symbol(letters, profile.ky_hieu, profile.che_do)
        return {"co_quan_sao": profile.co_quan_ban_hanh} | _told("ky_hieu_sao", symbol)
    unit = profile.don_vi[0] if profile.don_vi else BLANK
    symbol = document_symbol(letters, profile.ky_hieu, profile.che_do, unit)
    return {
        "co_quan_chu_quan": profile.co_quan_chu_quan,
        "co_quan_ban_hanh": profile.co_quan_ban_hanh,
        "ten_trong_cau": profile.ten_trong_cau,
        **_told("ky_hieu", symbol),
    }


def _told(name: str, symbol: str) -> dict[str, str]:
    """Return a symbol's field where the symbol is known; else what stands there stays."""
    return {name: symbol} if symbol else {}


def signer_texts(signer: Signer, template: Template, copy: str = "") -> dict[str, str]:
    """Return the fields of a signing block as a signer fills them."""
    lines = {"quyen_han": signer.quyen_han, "chuc_vu": signer.chuc_vu, "ho_ten": (signer.ho_ten,)}
    kinds = {spec.name: spec.kind for spec in template.fields}
    return {
        f"{name}{copy}": ("\n" if kinds[f"{name}{copy}"] is Kind.DOAN else "; ").join(each)
        for name, each in lines.items()
        if f"{name}{copy}" in kinds
    }


def _receivers(profile: Profile, template: Template) -> dict[str, str]:
    """Return the Nơi nhận of a new letter, where its type begins one."""
    name = "noi_nhan_sao" if any(f.name == "noi_nhan_sao" for f in template.fields) else "noi_nhan"
    start = next((spec.start for spec in template.fields if spec.name == name), "")
    lines = start.split("\n") if start else []
    own = () if name == "noi_nhan_sao" else group_lines(profile, profile.nhom_noi_nhan)
    if not lines or not (own or profile.luu):
        return {}
    if profile.luu:
        lines = [profile.luu if line in _COMMON_LUU else line for line in lines]
    wanted = "\n".join(arranged([*lines, *own]))
    return {name: wanted} if wanted != start else {}


def group_lines(profile: Profile, name: str) -> tuple[str, ...]:
    """Return the lines of a group in their order, none for a name no group has."""
    return next((group.dong for group in profile.nhom if group.ten == name), ())


def arranged(lines: Iterable[str]) -> list[str]:
    """Return lines of a Nơi nhận, each once: “Như …” first, “Lưu …” last.

    State §2.11, party §2.10.
    """
    once = dict.fromkeys(line for line in lines if line.strip())
    return sorted(once, key=_place)


def _place(line: str) -> int:
    words = line.strip().casefold().split(maxsplit=1)
    first = words[0].rstrip(":") if words else ""
    return {"như": -1, "lưu": 1}.get(first, 0)
