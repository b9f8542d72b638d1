"""The block of a copy under the document that was copied (state §2.15, party §2.12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.nodes import BanSao, CoQuanBanHanh, Ky, NoiNhan, VanBan
from drafter.layout.blocks import GRID_PADDING_MM, Block, Columns, Grid, Para, Rule, Space
from drafter.layout.closing import closing, signature, staying
from drafter.layout.letterhead import issuer_lines, rule_under
from drafter.layout.measure import LINE_EM, MM_PER_PT

if TYPE_CHECKING:
    from drafter.layout.setting import Setting

LINE_GAP_PT = 12.0
TITLE_MM = 7.0  # of the stamp's first row


def copy_block(document: VanBan, setting: Setting) -> list[Block]:
    """Return the line across the page and the block of the copy under it."""
    copy = document.tim(BanSao)
    if copy is None:
        return []
    rule = Rule(0.0, 0.0, gap_pt=LINE_GAP_PT, after_pt=LINE_GAP_PT, keep_next=True)
    if setting.pack.places.copy_stamp_mm:
        return [rule, _stamped(copy, setting)]
    ky = Ky(copy.quyen_han, copy.chuc_vu, copy.ho_ten)
    signed = VanBan((NoiNhan("Nơi nhận", copy.noi), ky) if copy.noi else (ky,))
    gap = Space(LINE_GAP_PT, keep_next=True)
    return [rule, staying(_head(copy, setting)), gap, *closing(signed, setting)]


def _head(copy: BanSao, setting: Setting) -> Columns:
    """Return who copied and the copy's number beside its form, place and date (Mẫu 3.1)."""
    left, right = setting.columns(setting.pack.frame.letterhead_mm)
    names = issuer_lines(CoQuanBanHanh(copy.co_quan), setting, left)
    under: list[Block] = (
        [] if setting.pack.star or not names else [rule_under(names, setting, left)]
    )
    head = ((*names, *under), (setting.para("hinh_thuc_sao", copy.hinh_thuc),))
    gap = setting.level("so_ky_hieu", "dia_danh_ngay")
    below = (
        (setting.para("so_ky_hieu", copy.so_ky_hieu, before_pt=gap),),
        (setting.para("dia_danh_ngay", copy.dia_danh_ngay),),
    )
    return Columns((left, right), (head, below))


def _stamped(copy: BanSao, setting: Setting) -> Columns:
    """Return the stamp on the left, who signs the copy on the right (HD05, PL 3)."""
    columns = setting.columns(setting.pack.frame.closing_mm)
    ky = Ky(copy.quyen_han, copy.chuc_vu, copy.ho_ten)
    signed = signature(ky, setting, columns[1])
    return Columns(columns, (((_stamp(copy, setting),), tuple(signed)),))


def _stamp(copy: BanSao, setting: Setting) -> Grid:
    width, height = setting.pack.places.copy_stamp_mm or (0.0, 0.0)
    lines = (
        f"Cơ quan, tổ chức sao: {' '.join(copy.co_quan)}",
        f"Số, ký hiệu bản sao: {copy.so_ky_hieu.removeprefix('Số').strip()}",
        f"Hình thức sao: {copy.hinh_thuc}",
        copy.dia_danh_ngay,
        f"Nơi nhận bản sao: {'; '.join(copy.noi)}",
    )
    # Engines differ in where a table within a cell begins, but for one without padding.
    inside = {"left_mm": GRID_PADDING_MM, "right_mm": GRID_PADDING_MM}
    rows = (
        (setting.para("hinh_thuc_sao", "Bản sao văn bản"),),
        *((setting.para("dong_dau_sao", line, **inside),) for line in lines),
    )
    heights = _heights([row[0] for row in rows], width, height, setting)
    return Grid((width,), rows, padding_mm=0.0, heights_mm=heights)


def _heights(
    paras: list[Para], width_mm: float, height_mm: float, setting: Setting
) -> tuple[float, ...]:
    """Share the stamp's height among its rows: the title's own, the others by their lines.

    Where they do not fit, rows are as high as their text.
    """
    counts = [setting.count_lines(para, width_mm - 2 * GRID_PADDING_MM) for para in paras[1:]]
    share = (height_mm - TITLE_MM) / sum(counts)
    least = setting.size("dong_dau_sao") * LINE_EM * MM_PER_PT
    return (TITLE_MM, *(count * share for count in counts)) if share >= least else ()


def overflows(copy: BanSao, setting: Setting) -> bool:
    """Tell whether the words of a copy do not fit its stamp."""
    return bool(setting.pack.places.copy_stamp_mm) and not _stamp(copy, setting).heights_mm
