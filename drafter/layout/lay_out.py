"""Lay a document out under a rule pack: components into blocks on a sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.nodes import NoiDung, SoKyHieu, TenLoai, TrichYeu, VanBan
from drafter.layout.blocks import Sheet
from drafter.layout.body import body
from drafter.layout.closing import closing
from drafter.layout.heading import heading
from drafter.layout.letterhead import letterhead
from drafter.layout.marks import closed
from drafter.layout.setting import Setting, styles_of

if TYPE_CHECKING:
    from drafter.layout.rules import HouseChoices, Pack


def lay_out(document: VanBan, pack: Pack, choices: HouseChoices) -> Sheet:
    """Return the sheet of a document: letterhead, heading, body, closing."""
    setting = Setting(pack, choices)
    content = document.tim(NoiDung) or NoiDung(())
    blocks = (
        letterhead(document, setting),
        *heading(document, setting),
        *body(closed(content, pack.end_of_body), setting),
        *closing(document, setting),
    )
    return Sheet(
        page=replace(pack.sheet.page, mirrored=choices.two_sided and pack.sheet.mirrors),
        styles=styles_of(pack, choices),
        blocks=blocks,
        page_number="so_trang",
        title=_title(document),
        subject=_summary(document),
        compatibility=choices.compatibility,
    )


def _title(document: VanBan) -> str:
    kind, number = document.tim(TenLoai), document.tim(SoKyHieu)
    words = [kind.text if kind else "Công văn", number.text if number else ""]
    return " ".join(" ".join(words).split())


def _summary(document: VanBan) -> str:
    summary = document.tim(TrichYeu)
    return " ".join(summary.dong) if summary else ""
