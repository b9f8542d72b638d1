"""The end of the letter: nơi nhận on the left, authority, room to sign and name on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.nodes import Ky, NguoiSoan, NoiNhan, VanBan, XacNhan
from drafter.layout.blocks import Block, Columns, Para, Rule, Run, Space
from drafter.layout.marks import pointed
from drafter.layout.measure import LINE_EM, MM_PER_PT
from drafter.layout.setting import hanging

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.layout.setting import Setting

# As tall as the signature; each receiver beyond it is a row of its own, so that pages may break.
RECEIVERS_BESIDE = 12
BETWEEN_SIGNERS_PT = 12.0
CONFIRMED_MM = 75.0  # width of who confirms, between nơi nhận and its counterpart
BESIDES = "kiêm"
Row = tuple[tuple[Block, ...], ...]


def closing(document: VanBan, setting: Setting) -> list[Block]:
    """Return nơi nhận and signatures (state §2.10, §4.2 Mẫu 1.9, 1.10; party §2.8)."""
    signers = document.tat_ca(Ky)
    receivers = receivers_of(document, setting)
    columns = _columns(len(signers), setting)
    confirmed = document.tim(XacNhan)
    if confirmed and setting.pack.regime == "party":
        return _confirmed(signers, receivers, confirmed, setting)
    rows = _rows_of(signers, receivers, columns, setting)
    if confirmed:
        gap = Space(BETWEEN_SIGNERS_PT)
        rows.append(((gap, *_confirmation(confirmed, setting, columns[0])), ()))
    return [Columns(columns, tuple(rows))]


def _columns(signers: int, setting: Setting) -> tuple[float, float]:
    """Return the widths in mm; beside another signature, the left one is at least half."""
    left, right = setting.columns(setting.pack.frame.closing_mm)
    wide = max(left, setting.width_mm / 2) if signers > 1 else left
    return wide, left + right - wide


def _rows_of(
    signers: Sequence[Ky],
    receivers: Sequence[Para],
    columns: tuple[float, float],
    setting: Setting,
) -> list[Row]:
    if len(signers) > 1:
        return _signed_by_many(signers, receivers, columns, setting)
    return _rows(receivers, signature(signers[0], setting, columns[1]) if signers else [])


def _confirmed(
    signers: Sequence[Ky], receivers: Sequence[Para], confirmed: XacNhan, setting: Setting
) -> list[Block]:
    """Return the signatures, and under them, in the middle, who confirms one (party §2.8).

    Where several sign there is no room for nơi nhận beside them: it stands left of who confirms.
    """
    columns = _columns(len(signers), setting)
    many = len(signers) > 1
    rows = _rows_of(signers, () if many else receivers, columns, setting)
    middle = CONFIRMED_MM if many and receivers else setting.width_mm
    side = (setting.width_mm - middle) / 2
    confirming = tuple(signature(confirmed, setting, middle))
    below: list[tuple[tuple[Block, ...], ...]] = [(confirming,)]
    if side:
        below = [(left, right, ()) for left, right in _rows(receivers, confirming)]
    return [
        staying(Columns(columns, tuple(rows))),
        Space(BETWEEN_SIGNERS_PT, keep_next=True),
        replace(setting.para("xac_nhan", confirmed.loi), keep_next=True),
        Columns((side, middle, side) if side else (middle,), tuple(below)),
    ]


def staying(columns: Columns) -> Columns:
    """Return columns that stay on the page of what follows, in one piece."""
    return replace(columns, rows=tuple(map(_staying, columns.rows)))


def _staying(row: Row) -> Row:
    """Return a row that stays on the page of the next."""
    return tuple(tuple(map(_with_next, cell)) for cell in row)


def _with_next(block: Block) -> Block:
    return replace(block, keep_next=True) if isinstance(block, (Para, Space, Rule)) else block


def parted(blocks: list[Block], setting: Setting) -> list[Block]:
    """Return the body with the gap above the signature.

    The gap belongs to the last paragraph: LibreOffice loses the signature from its text where an
    empty paragraph between them does not fit on the page.
    """
    gap = setting.gap(setting.pack.frame.before_closing_pt)
    if blocks and isinstance(blocks[-1], Para):
        return [*blocks[:-1], replace(blocks[-1], after_pt=setting.after_pt + gap)]
    return [*blocks, Space(gap, keep_next=True)]


def _rows(receivers: Sequence[Para], signed: Sequence[Block]) -> list[Row]:
    beside, below = receivers[: RECEIVERS_BESIDE + 1], receivers[RECEIVERS_BESIDE + 1 :]
    return [(tuple(beside), tuple(signed)), *(((para,), ()) for para in below)]


def _signed_by_many(
    signers: Sequence[Ky],
    receivers: Sequence[Para],
    columns: tuple[float, float],
    setting: Setting,
) -> list[Row]:
    """Return two signers a row, nơi nhận under the last on the left, on one page with them.

    Who leads stands on the right, the others on the left first.
    """
    lead, second, *others = signers
    pairs = [(second, lead), *(tuple(others[at : at + 2]) for at in range(0, len(others), 2))]
    rows: list[Row] = []
    for number, pair in enumerate(pairs):
        gap = (Space(BETWEEN_SIGNERS_PT),) if number else ()
        left, *right = ((*gap, *blocks) for blocks in _level(pair, columns, setting))
        rows.append((left, right[0] if right else ()))
    *above, (left, last_right) = rows
    kept = map(_staying, above)
    if not receivers:
        return [*kept, (left, last_right)]
    (beside, _), *below = _rows(receivers, ())
    return [*kept, ((*left, Space(BETWEEN_SIGNERS_PT), *beside), last_right), *below]


def _level(pair: Sequence[Ky], columns: tuple[float, float], setting: Setting) -> list[list[Block]]:
    """Return the signatures of one row, their names on one line."""
    signed = [signature(ky, setting, width) for ky, width in zip(pair, columns, strict=False)]
    heights = [
        _height_pt(blocks, width, setting) for blocks, width in zip(signed, columns, strict=False)
    ]
    return [
        [_lowered(block, max(heights) - height) for block in blocks]
        for blocks, height in zip(signed, heights, strict=True)
    ]


def _lowered(block: Block, by_pt: float) -> Block:
    return replace(block, height_pt=block.height_pt + by_pt) if isinstance(block, Space) else block


def _height_pt(blocks: Sequence[Block], width_mm: float, setting: Setting) -> float:
    """Return the height in pt of a signature's lines, without the room to sign."""
    return sum(
        setting.count_lines(block, width_mm) * setting.size(block.style) * LINE_EM
        for block in blocks
        if isinstance(block, Para)
    )


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


def signature(ky: Ky | XacNhan, setting: Setting, width_mm: float) -> list[Block]:
    """Return authority, position, room to sign and name, in a column of a width in mm."""
    # A position that stands in the first line is set like an authority (party §2.8).
    position = "chuc_vu" if ky.quyen_han else "quyen_han"
    titles = [
        *(_titled("quyen_han", line, setting) for line in ky.quyen_han),
        *(_titled(position, line, setting) for line in ky.chuc_vu),
    ]
    lines = [setting.balanced(title, width_mm) for title in titles]
    room = Space(setting.room_mm / MM_PER_PT)
    # An office held beside the one that signs stands above the name (state §2.10).
    besides = ky.chuc_vu_khac if isinstance(ky, Ky) else ()
    return [*lines, room, *(setting.para("ho_ten", text) for text in (*besides, ky.ho_ten))]


def _titled(key: str, line: str, setting: Setting) -> Para:
    """Return a line of authority or position; the word between two is plain (party §2.8)."""
    para = setting.para(key, line)
    return para if line.casefold() != BESIDES else replace(para, runs=(Run(BESIDES),))


def _confirmation(confirmed: XacNhan, setting: Setting, width_mm: float) -> list[Block]:
    words = setting.para("xac_nhan", confirmed.loi)
    return [words, *signature(confirmed, setting, width_mm)]
