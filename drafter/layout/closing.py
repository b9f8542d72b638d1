"""The end of the letter: nơi nhận on the left, authority, room to sign and name on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.nodes import Ky, NguoiSoan, NoiNhan, VanBan, XacNhan
from drafter.layout.blocks import Block, Columns, Para, Run, Space
from drafter.layout.marks import pointed
from drafter.layout.measure import MM_PER_PT
from drafter.layout.setting import hanging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.layout.setting import Setting

# As tall as the signature; each receiver beyond it is a row of its own, so that pages may break.
RECEIVERS_BESIDE = 12
BETWEEN_SIGNERS_PT = 12.0
BESIDES = "kiêm"
Row = tuple[tuple[Block, ...], tuple[Block, ...]]


def closing(document: VanBan, setting: Setting) -> list[Block]:
    """Return nơi nhận and signatures (state §2.10, §4.2 Mẫu 1.9, 1.10; party §2.8)."""
    signers = document.tat_ca(Ky)
    receivers = receivers_of(document, setting)
    if len(signers) < 2:
        signed = signature(signers[0], setting) if signers else []
        rows = _side_by_side(receivers, signed)
    else:
        rows = [*_pairs(signers, setting), *_side_by_side(receivers, [])]
    confirmed = document.tim(XacNhan)
    beneath: list[Block] = []
    if confirmed and setting.pack.regime == "state":
        rows.append((tuple(_confirmation(confirmed, setting)), ()))
    elif confirmed:
        beneath = [Columns((setting.width_mm,), ((tuple(_confirmation(confirmed, setting)),),))]
    gap = Space(setting.pack.frame.before_closing_pt, keep_next=True)
    return [gap, Columns(setting.columns(setting.pack.frame.closing_mm), tuple(rows)), *beneath]


def _side_by_side(receivers: Sequence[Para], signed: Sequence[Block]) -> list[Row]:
    beside, below = receivers[: RECEIVERS_BESIDE + 1], receivers[RECEIVERS_BESIDE + 1 :]
    return [(tuple(beside), tuple(signed)), *(((para,), ()) for para in below)]


def _pairs(signers: Sequence[Ky], setting: Setting) -> Iterator[Row]:
    """Yield two signers a row: the one who leads on the right, the others on the left first."""
    lead, second, *others = (signature(ky, setting) for ky in signers)
    yield tuple(second), tuple(lead)
    for at in range(0, len(others), 2):
        gap = Space(BETWEEN_SIGNERS_PT)
        left, *right = [(gap, *one) for one in others[at : at + 2]]
        yield left, right[0] if right else ()


def receivers_of(document: VanBan, setting: Setting) -> list[Para]:
    """Return nơi nhận with the mark of who drafted the letter."""
    noi_nhan, drafter = document.tim(NoiNhan), document.tim(NguoiSoan)
    if noi_nhan is None:
        return []
    paras = receivers(noi_nhan, setting)
    if drafter is None:
        return paras
    if setting.pack.places.mark_in_last_item and len(paras) > 1:
        return [*paras[:-1], _marked(paras[-1], drafter.text, setting)]
    return [*paras, setting.para("nguoi_soan", drafter.text)]


def _marked(para: Para, text: str, setting: Setting) -> Para:
    """Return the last item with the drafter's mark at its end, in the mark's own size."""
    runs = setting.runs(setting.pack.rows["nguoi_soan"], f" {text}")
    size = setting.size("nguoi_soan")
    return replace(para, runs=(*para.runs, *(replace(run, size_pt=size) for run in runs)))


def receivers(noi_nhan: NoiNhan, setting: Setting) -> list[Para]:
    """Return the label and the list of a nơi nhận."""
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


def signature(ky: Ky | XacNhan, setting: Setting) -> list[Block]:
    """Return authority, position, room to sign and name."""
    lines: list[Block] = [_titled("quyen_han", line, setting) for line in ky.quyen_han]
    # A position that stands in the first line is set like an authority (party §2.8).
    position = "chuc_vu" if lines else "quyen_han"
    lines += [_titled(position, line, setting) for line in ky.chuc_vu]
    room = Space(setting.choices.signature_room_mm / MM_PER_PT)
    # An office held beside the one that signs stands above the name (state §2.10).
    besides = ky.chuc_vu_khac if isinstance(ky, Ky) else ()
    return [*lines, room, *(setting.para("ho_ten", text) for text in (*besides, ky.ho_ten))]


def _titled(key: str, line: str, setting: Setting) -> Para:
    """Return a line of authority or position; the word between two is plain (party §2.8)."""
    para = setting.para(key, line)
    return para if line.casefold() != BESIDES else replace(para, runs=(Run(BESIDES),))


def _confirmation(confirmed: XacNhan, setting: Setting) -> list[Block]:
    words = setting.para("xac_nhan", confirmed.loi, before_pt=BETWEEN_SIGNERS_PT)
    return [words, *signature(confirmed, setting)]
