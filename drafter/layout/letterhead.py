"""The head of page 1: issuer and number on the left, title and date on the right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.nodes import (
    CoQuanBanHanh,
    CoQuanChuQuan,
    DiaDanhNgay,
    DoKhan,
    DoMat,
    DuThao,
    QuocHieu,
    SoKyHieu,
    TenLoai,
    TieuDe,
    TieuNgu,
    TrichYeu,
    VanBan,
)
from drafter.layout.blocks import Block, Columns, Para, Rule
from drafter.layout.setting import SLACK_MM

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafter.layout.setting import Setting

NARROWEST_LEFT_MM = 50.0
UNDER_RULE_PT = 5.0
UNDER_TITLE_RULE_PT = 8.0
BOX_PADDING_MM = 3.0
QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # must stay on one line (state §2.2)
_STAMPS: dict[str, type[DuThao | DoMat | DoKhan]] = {
    "du_thao": DuThao,
    "do_mat": DoMat,
    "do_khan": DoKhan,
}


def letterhead(document: VanBan, setting: Setting) -> Columns:
    """Return the letterhead of a document (state §3, party §3)."""
    if setting.pack.regime == "state":
        return _state(document, setting)
    return _party(document, setting)


def _state(document: VanBan, setting: Setting) -> Columns:
    left, right = _widths(document, setting)
    gap = setting.level("so_ky_hieu", "dia_danh_ngay")
    head = (_issuer(document, setting, left), _national_title(document, setting, right))
    below = (_number(document, setting, left, gap), _date(document, setting))
    rows = (head, below) if any(below) else (head,)
    return Columns((left, right), tuple((tuple(one), tuple(other)) for one, other in rows))


def _party(document: VanBan, setting: Setting) -> Columns:
    left, right = _widths(document, setting)
    issuer = _issuer(document, setting, left)
    number = _number(document, setting, left, 0.0)
    title = document.tim(TieuDe)
    text = title.text if title else ""
    # Title and date are centred on one another, the wider of them flush with the right margin
    # (party §2.2, §2.5).
    width = setting.width("tieu_de", text)
    box = max(width, _date_width(document, setting)) + 2 * SLACK_MM
    indent = max(0.0, right - box)
    side = (right - indent - width) / 2
    head: list[Block] = [
        setting.para("tieu_de", text, left_mm=indent),
        Rule(indent + side, side, after_pt=UNDER_TITLE_RULE_PT),
        *_date(document, setting, left_mm=indent),
    ]
    return Columns((left, right), (((*issuer, *number), tuple(head)),))


def _widths(document: VanBan, setting: Setting) -> tuple[float, float]:
    """Return the columns' widths in mm; the right one grows where title or date need it."""
    _, right = setting.columns(setting.pack.frame.letterhead_mm)
    needed = max(_date_width(document, setting), _title_width(document, setting)) + 2 * SLACK_MM
    right = min(max(right, needed), setting.width_mm - NARROWEST_LEFT_MM)
    return setting.width_mm - right, right


def _title_width(document: VanBan, setting: Setting) -> float:
    if setting.pack.regime == "state":
        return setting.width("quoc_hieu", QUOC_HIEU)
    title = document.tim(TieuDe)
    return setting.width("tieu_de", title.text) if title else 0.0


def _issuer(document: VanBan, setting: Setting, width: float) -> list[Block]:
    """Return superior, issuer, and the rule (State) or the star (Party) under them."""
    above, issuer = document.tim(CoQuanChuQuan), document.tim(CoQuanBanHanh)
    superior = _lines(above.dong if above else (), "co_quan_chu_quan", setting, width)
    names = issuer_lines(issuer, setting, width)
    blocks: list[Block] = [*superior, *names]
    if setting.pack.regime == "party" and (superior or names):
        gap = setting.level("co_quan_ban_hanh", "tieu_de")
        blocks[0] = replace((superior or names)[0], before_pt=gap)
    if setting.pack.star:
        blocks.append(setting.para("dau_sao", setting.pack.star))
    elif names:
        blocks.append(rule_under(names, setting, width))
    return blocks


def issuer_lines(issuer: CoQuanBanHanh | None, setting: Setting, width: float) -> list[Para]:
    """Return the issuing body's name, each line centred."""
    return _lines(issuer.dong if issuer else (), "co_quan_ban_hanh", setting, width)


def _lines(lines: Sequence[str], key: str, setting: Setting, width: float) -> list[Para]:
    return [setting.balanced(setting.para(key, line), width) for line in lines]


def rule_under(paras: Sequence[Para], setting: Setting, measure_mm: float) -> Rule:
    """Return the centred rule under a text: the pack's fraction of its last line (state §2.3)."""
    inner = measure_mm - paras[-1].left_mm - paras[-1].right_mm
    length = setting.last_line(paras[-1], inner) * setting.pack.rule_fraction
    side = (measure_mm - length) / 2
    return Rule(side, side, after_pt=UNDER_RULE_PT)


def _national_title(document: VanBan, setting: Setting, width: float) -> list[Block]:
    """Return quốc hiệu and tiêu ngữ; the rule is exactly as long as the tiêu ngữ (state §2.2)."""
    quoc_hieu, tieu_ngu = document.tim(QuocHieu), document.tim(TieuNgu)
    motto = tieu_ngu.text if tieu_ngu else ""
    side = (width - setting.width("tieu_ngu", motto)) / 2
    return [
        setting.para("quoc_hieu", quoc_hieu.text if quoc_hieu else ""),
        setting.para("tieu_ngu", motto),
        Rule(side, side, after_pt=UNDER_RULE_PT),
    ]


def _number(document: VanBan, setting: Setting, width: float, before_pt: float) -> list[Block]:
    """Return số, ký hiệu, and under it the trích yếu of a công văn (state §2.6, party §2.6)."""
    number = document.tim(SoKyHieu)
    blocks: list[Block] = []
    if number:
        blocks.append(setting.para("so_ky_hieu", number.text, before_pt=before_pt))
    summary = document.tim(TrichYeu)
    if summary and not document.tim(TenLoai):
        gap = setting.pack.frame.trich_yeu_gap_pt
        paras = _lines(summary.dong, "trich_yeu_cv", setting, width)
        blocks += [replace(p, before_pt=0.0 if at else gap) for at, p in enumerate(paras)]
    return [*blocks, *_stamps(document, setting, width)]


def _stamps(document: VanBan, setting: Setting, width: float) -> Iterator[Para]:
    """Yield what stands under the number: draft, secrecy, urgency (state §2.12, party §2.11)."""
    for key in setting.pack.places.under_number:
        part = document.tim(_STAMPS[key])
        if part:
            yield boxed(setting.para(key, part.text), setting, width)


def boxed(para: Para, setting: Setting, measure_mm: float) -> Para:
    """Return a stamp centred in a measure, in its frame where the pack has frames.

    Words too long for one line have none.
    """
    places = setting.pack.places
    words = "".join(run.text for run in para.runs)
    natural = setting.width(para.style, words) + 2 * BOX_PADDING_MM
    if not places.box_height_mm or natural > measure_mm:
        return para
    side = (measure_mm - places.boxes_mm.get(words, natural)) / 2
    return replace(para, left_mm=side, right_mm=side, box_mm=places.box_height_mm)


def _date(document: VanBan, setting: Setting, **changes: float) -> list[Block]:
    date = document.tim(DiaDanhNgay)
    return [setting.para("dia_danh_ngay", date.text, **changes)] if date else []


def _date_width(document: VanBan, setting: Setting) -> float:
    date = document.tim(DiaDanhNgay)
    return setting.width("dia_danh_ngay", date.text) if date else 0.0
