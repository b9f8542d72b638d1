"""Lay a document out under a rule pack: components into blocks on a sheet."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from drafter.document.nodes import (
    BanSao,
    DongKySo,
    KhoGiay,
    NoiDung,
    SoKyHieu,
    TenLoai,
    TrichYeu,
    VanBan,
)
from drafter.layout.annexes import annexes
from drafter.layout.blocks import Sheet
from drafter.layout.body import body
from drafter.layout.closing import closing, parted
from drafter.layout.copies import copy_block
from drafter.layout.edges import below_signature, bottom_edge, contact, top_edge
from drafter.layout.heading import heading
from drafter.layout.letterhead import letterhead
from drafter.layout.marks import closed
from drafter.layout.rules import SHEETS_MM
from drafter.layout.setting import Setting, styles_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.layout.blocks import Block, Page
    from drafter.layout.rules import HouseChoices, Pack

NO_IMAGES: Mapping[str, bytes] = MappingProxyType({})


def lay_out(
    document: VanBan,
    pack: Pack,
    choices: HouseChoices,
    images: Mapping[str, bytes] = NO_IMAGES,
) -> Sheet:
    """Return the sheet of a document: letterhead, heading, body, closing, annexes."""
    page = replace(_page(document, pack), mirrored=choices.two_sided and pack.sheet.mirrors)
    setting = Setting(pack, choices, page, images)
    first = setting.pack.places.contact_on_first_page
    return Sheet(
        page=page,
        styles=styles_of(pack, choices),
        blocks=tuple(_blocks(document, setting)),
        page_number="so_trang",
        title=_title(document),
        subject=_summary(document),
        compatibility=choices.compatibility,
        foot=tuple(contact(document, setting)) if first else (),
        annexes=annexes(document, setting),
    )


def _blocks(document: VanBan, setting: Setting) -> Iterator[Block]:
    content = document.tim(NoiDung)
    copied = document.tim(BanSao) or document.tim(DongKySo)
    if content is not None or copied is None:
        body_ = closed(content or NoiDung(()), setting.pack.end_of_body)
        yield letterhead(document, setting)
        # LibreOffice loses a frame that stands before a table.
        yield from top_edge(document, setting)
        yield from heading(document, setting)
        yield from parted(body(body_, setting), setting)
        yield from closing(document, setting)
    else:  # what is copied is there already, on paper or on the screen
        yield from top_edge(document, setting)
    yield from copy_block(document, setting)
    yield from below_signature(document, setting)
    yield from bottom_edge(document, setting)


def _page(document: VanBan, pack: Pack) -> Page:
    """Return the sheet a letter asks for, an upright A4 where it asks for none we know."""
    wanted = document.tim(KhoGiay)
    width, height = SHEETS_MM.get(wanted.text if wanted else "A4", SHEETS_MM["A4"])
    return replace(pack.sheet.page, width_mm=width, height_mm=height)


def _title(document: VanBan) -> str:
    kind, number = document.tim(TenLoai), document.tim(SoKyHieu)
    words = [kind.text if kind else "Công văn", number.text if number else ""]
    return " ".join(" ".join(words).split())


def _summary(document: VanBan) -> str:
    summary = document.tim(TrichYeu)
    return " ".join(summary.dong) if summary else ""
