"""Between letterhead and body: type and trích yếu, addressees, who decides and on what grounds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.body_nodes import VaiTro
from drafter.document.nodes import (
    CanCu,
    Dien,
    GhiChu,
    KinhGui,
    LenhBanHanh,
    LoiDan,
    TacGia,
    TenLoai,
    ThamQuyen,
    TrichYeu,
    VanBan,
)
from drafter.layout.blocks import Align, Block, Para, Run
from drafter.layout.letterhead import rule_under
from drafter.layout.marks import pointed
from drafter.layout.setting import Setting, hanging, role_style

if TYPE_CHECKING:
    from collections.abc import Sequence


def heading(document: VanBan, setting: Setting) -> list[Block]:
    """Return the blocks between letterhead and body."""
    blocks = _title(document, setting)
    kinh_gui = document.tim(KinhGui)
    if kinh_gui:
        blocks += _kinh_gui(kinh_gui, setting, after_title=bool(blocks))
    return blocks + _wire(document, setting) + _decision(document, setting)


def _title(document: VanBan, setting: Setting) -> list[Block]:
    ten_loai, tac_gia = document.tim(TenLoai), document.tim(TacGia)
    summary = document.tim(TrichYeu)
    if ten_loai is None:
        return []
    first = setting.balanced(setting.para("ten_loai", ten_loai.text), setting.width_mm)
    blocks: list[Block] = [
        replace(first, before_pt=setting.gap(setting.pack.frame.before_title_pt), keep_next=True)
    ]
    if tac_gia:
        blocks.append(setting.para("tac_gia", tac_gia.text))
    lines = centred("trich_yeu", summary.dong if summary else (), setting)
    note = document.tim(GhiChu)
    return blocks + under_title(
        [*lines, *noted(note.text if note else "", setting)], blocks, setting
    )


def centred(key: str, texts: Sequence[str], setting: Setting) -> list[Para]:
    """Return a title of several lines, each balanced, with the gap under the last only."""
    lines = [setting.balanced(setting.para(key, text), setting.width_mm) for text in texts]
    lines[:-1] = [replace(line, after_pt=0.0) for line in lines[:-1]]
    return [replace(line, keep_next=True) for line in lines]


def noted(text: str, setting: Setting) -> list[Para]:
    """Return the line in brackets under a title, if any."""
    return centred("ghi_chu", [text] if text else [], setting)


def under_title(lines: Sequence[Para], above: Sequence[Block], setting: Setting) -> list[Block]:
    """Return a title's last lines with the rule (State) or five hyphens (Party) under them."""
    after = setting.gap(setting.pack.frame.before_body_pt)
    if setting.pack.five_hyphens:
        return [*lines, setting.para("nam_gach", setting.pack.five_hyphens, after_pt=after)]
    over = [block for block in (*above, *lines) if isinstance(block, Para)]
    title = [para for para in over if para.style != "ghi_chu"]
    return [*lines, replace(rule_under(title, setting, setting.width_mm), after_pt=after)]


def _kinh_gui(kinh_gui: KinhGui, setting: Setting, *, after_title: bool) -> list[Block]:
    """Return the label and its addressees: one on the label's line, more in a list (state §2.8)."""
    before = 0.0 if after_title else setting.pack.frame.before_title_pt
    one_line = setting.size("kinh_gui")
    if len(kinh_gui.noi) < 2:
        line = _single(kinh_gui, setting, before)
        return [replace(line, after_pt=one_line)]
    marks, last = setting.pack.marks["kinh_gui"], setting.choices.kinh_gui_last
    marks = replace(marks, last=marks.closes if last is None else last)
    items = pointed(kinh_gui.noi, marks)
    under_colon = setting.width("kinh_gui", kinh_gui.nhan)
    left = _list_left(under_colon + max(setting.width("kinh_gui_noi", x) for x in items), setting)
    label = setting.para("kinh_gui", f"{kinh_gui.nhan}:", left_mm=left, before_pt=before)
    paras = hanging(setting, "kinh_gui_noi", items, left + under_colon)
    paras[-1] = replace(paras[-1], after_pt=one_line)
    return [replace(label, keep_next=True), *paras]


def _single(kinh_gui: KinhGui, setting: Setting, before_pt: float) -> Para:
    text = kinh_gui.noi[0] if kinh_gui.noi else ""
    if setting.pack.regime == "state":
        text = text.rstrip(";,")
    rows = setting.pack.rows
    runs: Sequence[Run] = [
        *setting.runs(rows["kinh_gui"], f"{kinh_gui.nhan}: "),
        *setting.runs(rows["kinh_gui_noi"], text),
    ]
    return Para("kinh_gui", tuple(runs), before_pt=before_pt, align=Align.GIUA)


def _list_left(block_mm: float, setting: Setting) -> float:
    """Return where the label of a list begins: the block centred, within the pack's bounds."""
    low, high = setting.pack.frame.kinh_gui_left_mm
    middle = (setting.width_mm - block_mm) / 2
    return min(max(middle, low), high)


def _wire(document: VanBan, setting: Setting) -> list[Block]:
    """Return who wires and to whom, and words centred above the body (state §4.2, Mẫu 1.6, 1.8)."""
    wire, words = document.tim(Dien), document.tim(LoiDan)
    blocks: list[Block] = []
    if wire:
        blocks.append(replace(setting.para("dien", f"{wire.nhan}:"), keep_next=True))
        items = pointed(wire.noi, setting.pack.marks["kinh_gui"])
        paras = hanging(setting, "dien_noi", items, setting.pack.frame.dien_left_mm)
        paras[-1:] = [replace(para, after_pt=setting.size("dien")) for para in paras[-1:]]
        blocks += paras
    if words:
        blocks.append(replace(setting.para("loi_dan", words.text), keep_next=True))
    return blocks


def _decision(document: VanBan, setting: Setting) -> list[Block]:
    """Return who decides, the grounds and the operative words (state §4.2, party §4.3)."""
    who, grounds, words = (document.tim(kind) for kind in (ThamQuyen, CanCu, LenhBanHanh))
    blocks: list[Block] = []
    if isinstance(who, ThamQuyen):
        blocks.append(setting.para("tham_quyen", who.text))
    if isinstance(grounds, CanCu):
        row = setting.pack.roles[VaiTro.CAN_CU]
        style = role_style(VaiTro.CAN_CU)
        for item in pointed(grounds.dong, setting.pack.marks["can_cu"]):
            blocks.append(Para(style, tuple(setting.runs(row, item))))
    if isinstance(words, LenhBanHanh):
        blocks.append(replace(setting.para("lenh_ban_hanh", words.text), keep_next=True))
    return blocks
