"""The body: every paragraph in the look of its role, tables across the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.body import HEADINGS
from drafter.document.body_nodes import Anh, Bang, Chu, DoanVan, Khoi, VaiTro
from drafter.layout.blocks import Align, Block, Grid, Para, Run
from drafter.layout.pictures import picture
from drafter.layout.setting import Setting, role_style
from drafter.layout.tables import grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.document.nodes import NoiDung

SENTENCE_ENDS = (".", ";", ":", ",")
_DIEU = re.compile(r"Điều \d+[a-zđ]?\.")
_KEEPS_NEXT = HEADINGS | {VaiTro.TEN_DE_MUC, VaiTro.MUC_LA_MA}


def body(content: NoiDung, setting: Setting, *, signed: bool = True) -> list[Block]:
    """Return the body's blocks; the last of them stays with a signature (state §2.10)."""
    blocks: list[Block] = []
    for at, block in enumerate(content.khoi):
        if isinstance(block, Bang):
            blocks.append(grid(block, setting))
            continue
        if isinstance(block, Anh):
            shown = picture(block, setting, headed=at == 0)
            blocks += [shown] if shown else []
            continue
        following = content.khoi[at + 1] if at + 1 < len(content.khoi) else None
        after_table = at > 0 and isinstance(content.khoi[at - 1], Bang)
        blocks.append(_para(block, following, setting, after_table=after_table))
    if blocks and signed:
        blocks[-1] = kept(blocks[-1])
    return blocks


def kept(block: Block) -> Block:
    """Return a block that stays on the page of what follows, the same in every engine.

    Word would leave the last two lines of a kept paragraph, LibreOffice takes it whole.
    """
    if isinstance(block, Para):
        return replace(block, keep_next=True, keep_lines=True)
    if isinstance(block, Grid):
        last = tuple(replace(cell, keep_next=True) for cell in block.rows[-1])
        return replace(block, rows=(*block.rows[:-1], last))
    return block


def _para(doan: DoanVan, following: Khoi | None, setting: Setting, *, after_table: bool) -> Para:
    row = setting.pack.roles[doan.vai_tro]
    runs: list[Run] = []
    for chu in _looks(doan):
        runs += setting.runs(row, chu.text, bold=chu.dam, italic=chu.nghieng)
    titled = isinstance(following, DoanVan) and following.vai_tro is VaiTro.TEN_DE_MUC
    para = Para(
        role_style(doan.vai_tro),
        tuple(runs),
        before_pt=setting.after_pt if after_table else None,
        after_pt=0.0 if titled else None,
        keep_next=doan.vai_tro in _KEEPS_NEXT or _is_title(doan) or isinstance(following, Bang),
    )
    return setting.balanced(para, setting.width_mm) if row.align is Align.GIUA else para


def _is_title(doan: DoanVan) -> bool:
    """Tell whether a paragraph heads what follows: an Điều's title, or a line all in bold."""
    if doan.text.endswith(SENTENCE_ENDS):
        return False
    return doan.vai_tro is VaiTro.DIEU or all(chu.dam for chu in doan.chu)


def _looks(doan: DoanVan) -> tuple[Chu, ...]:
    """Return the stretches of a paragraph; an Điều's number is bold, its title too (state §2.7)."""
    if doan.vai_tro is not VaiTro.DIEU:
        return doan.chu
    if not doan.text.endswith(SENTENCE_ENDS):
        return tuple(replace(chu, dam=True) for chu in doan.chu)
    match = _DIEU.match(doan.text)
    return _bold_to(doan.chu, match.end()) if match else doan.chu


def _bold_to(parts: Sequence[Chu], end: int) -> tuple[Chu, ...]:
    looks: list[Chu] = []
    for chu in parts:
        bold, rest = chu.text[: max(end, 0)], chu.text[max(end, 0) :]
        looks += [replace(chu, text=bold, dam=True)] if bold else []
        looks += [replace(chu, text=rest)] if rest else []
        end -= len(chu.text)
    return tuple(looks)
