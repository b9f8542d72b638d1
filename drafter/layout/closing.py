"""The end of the letter: nơi nhận on the left, authority, room to sign and name on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.nodes import Ky, NoiNhan, VanBan
from drafter.layout.blocks import Block, Columns, Para, Run, Space
from drafter.layout.marks import pointed
from drafter.layout.measure import MM_PER_PT
from drafter.layout.setting import hanging

if TYPE_CHECKING:
    from drafter.layout.setting import Setting

# As tall as the signature; each receiver beyond it is a row of its own, so that pages may break.
RECEIVERS_BESIDE = 12


def closing(document: VanBan, setting: Setting) -> list[Block]:
    """Return nơi nhận and signature side by side (state §2.10, party §2.8)."""
    signature = tuple(_signature(document.tim(Ky), setting))
    receivers = _receivers(document.tim(NoiNhan), setting)
    beside, below = receivers[: RECEIVERS_BESIDE + 1], receivers[RECEIVERS_BESIDE + 1 :]
    rows = ((tuple(beside), signature), *(((para,), ()) for para in below))
    gap = Space(setting.pack.frame.before_closing_pt, keep_next=True)
    return [gap, Columns(setting.pack.frame.closing_mm, rows)]


def _receivers(noi_nhan: NoiNhan | None, setting: Setting) -> list[Para]:
    if noi_nhan is None:
        return []
    row = setting.pack.rows["noi_nhan_nhan"]
    label = setting.runs(row, noi_nhan.nhan)
    # The colon stays outside the underline (party §2.10).
    colon = Run(":", label[0].bold, label[0].italic) if label else Run(":")
    head = Para(
        "noi_nhan_nhan",
        (*label, colon),
        left_mm=setting.pack.frame.noi_nhan_left_mm,
        before_pt=setting.level("noi_nhan_nhan", "quyen_han"),
    )
    if not noi_nhan.noi:
        return [head]
    items = pointed(noi_nhan.noi, setting.pack.marks["noi_nhan"])
    return [head, *hanging(setting, "noi_nhan", items)]


def _signature(ky: Ky | None, setting: Setting) -> list[Block]:
    if ky is None:
        return []
    lines: list[Block] = [setting.para("quyen_han", line) for line in ky.quyen_han]
    # A position that stands in the first line is set like an authority (party §2.8).
    position = "chuc_vu" if lines else "quyen_han"
    lines += [setting.para(position, line) for line in ky.chuc_vu]
    room = Space(setting.choices.signature_room_mm / MM_PER_PT)
    return [*lines, room, setting.para("ho_ten", ky.ho_ten)]
