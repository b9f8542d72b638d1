"""Annexes and appended documents: each on pages of its own, numbered from 1."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.body_nodes import Bang
from drafter.document.nodes import (
    CoQuanBanHanh,
    CoQuanChuQuan,
    GhiChu,
    LoaiPhan,
    Phan,
    PhuLuc,
    QuocHieu,
    TenLoai,
    TieuDe,
    TieuNgu,
    TrichYeu,
    VanBan,
)
from drafter.document.parts import ANNEX
from drafter.layout.blocks import Annex, Block, Page
from drafter.layout.body import body
from drafter.layout.heading import centred, heading, noted, under_title
from drafter.layout.letterhead import letterhead
from drafter.layout.marks import closed
from drafter.layout.tables import natural_width_mm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.layout.setting import Setting

# A table that wants more than this many times the width of an upright sheet is laid across.
WIDE = 1.25
_OF_ISSUER = (CoQuanChuQuan, CoQuanBanHanh, QuocHieu, TieuNgu, TieuDe)
_ROMAN = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def annexes(document: VanBan, setting: Setting) -> tuple[Annex, ...]:
    """Return every part that goes with a document (state §2.13, Mẫu 1.3; party §2.11)."""
    parts = document.tim(PhuLuc)
    if parts is None:
        return ()
    labels = _labels(parts.phan, setting)
    return tuple(
        _annex(part, label, document, setting)
        for part, label in zip(parts.phan, labels, strict=True)
    )


def _labels(parts: Sequence[Phan], setting: Setting) -> Iterator[str]:
    """Yield each annex's label: as typed, or numbered where there are several (state §2.13)."""
    count = sum(part.loai is LoaiPhan.PHU_LUC for part in parts)
    number = 0
    for part in parts:
        number += part.loai is LoaiPhan.PHU_LUC
        typed = " " in part.nhan.removeprefix(ANNEX)
        if count < 2 or typed or part.loai is LoaiPhan.VAN_BAN:
            yield part.nhan
        else:
            counted = roman(number) if setting.pack.regime == "state" else str(number)
            yield f"{part.nhan} {counted}"


def roman(number: int) -> str:
    """Return a number in Roman numerals."""
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _annex(part: Phan, label: str, document: VanBan, setting: Setting) -> Annex:
    page = _page(part, setting)
    within = replace(setting, sheet=page)
    content = closed(part.noi_dung, setting.pack.end_of_body)
    head = _appended if part.loai is LoaiPhan.VAN_BAN else _titled
    blocks = (*head(part, label, document, within), *body(content, within, signed=False))
    return Annex(page, blocks)


def _page(part: Phan, setting: Setting) -> Page:
    """Return the sheet of a part, laid across where it is asked or a table needs it."""
    upright = setting.pack.sheet.page
    wide = any(
        natural_width_mm(block, setting) > WIDE * upright.text_width_mm
        for block in part.noi_dung.khoi
        if isinstance(block, Bang)
    )
    return across(upright) if part.kho == "ngang" or (wide and part.kho != "dọc") else upright


def across(page: Page) -> Page:
    """Return a sheet turned on its side, its margins where they were."""
    return replace(page, width_mm=page.height_mm, height_mm=page.width_mm)


def _caption(part: Phan, document: VanBan, setting: Setting) -> str:
    shared = document.tim(PhuLuc)
    common = shared.ghi_chu if shared and setting.pack.places.captions else ""
    return part.ghi_chu or common


def _titled(part: Phan, label: str, document: VanBan, setting: Setting) -> list[Block]:
    """Return label, title, what the annex goes with, and the line under them."""
    first = replace(setting.para("phu_luc", label), keep_next=True)
    lines = [
        *centred("ten_phu_luc", part.ten, setting),
        *noted(_caption(part, document, setting), setting),
    ]
    if setting.pack.places.annex_rule:
        return [first, *under_title(lines, [first], setting)]
    after = setting.pack.frame.before_body_pt
    lines[-1:] = [replace(line, after_pt=after) for line in lines[-1:]]
    return [first if lines else replace(first, after_pt=after), *lines]


def _appended(part: Phan, _label: str, document: VanBan, setting: Setting) -> list[Block]:
    """Return the head of a document issued by the letter: no number, no date (Mẫu 1.3)."""
    name, *summary = part.ten or ("",)
    caption = _caption(part, document, setting)
    own = [component for component in document.thanh_phan if isinstance(component, _OF_ISSUER)]
    head = VanBan(
        (*own, TenLoai(name), TrichYeu(tuple(summary)), *([GhiChu(caption)] if caption else []))
    )
    return [letterhead(head, setting), *heading(head, setting)]
