r"""The body: text a person can read, one paragraph a line, into paragraphs with their roles.

A line may begin with its role, set by hand: `[khoản] 1. Nội dung`. The bracket is never printed;
`\[khoản]` prints one. Any other word in brackets is text, but for an image in an annex.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.document.body_nodes import DoanVan, Khoi, VaiTro
from drafter.document.images import split_image
from drafter.document.inline import read_line
from drafter.document.nodes import NoiDung
from drafter.document.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDINAL = r"(?:[IVXLC]+|\d+|(?:thứ|THỨ|Thứ) \S+(?: \S+)?)"
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
MOST_HEADING_ROWS = 3
_TABLE_RULE = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?\s*\Z")

# The first that matches the start of a paragraph gives its role; numbers stay as typed.
PATTERNS: tuple[tuple[VaiTro, re.Pattern[str]], ...] = (
    (VaiTro.PHAN, re.compile(rf"(?:Phần|PHẦN) {_ORDINAL}[.:]?\Z")),
    (VaiTro.CHUONG, re.compile(rf"(?:Chương|CHƯƠNG) {_ORDINAL}[.:]?\Z")),
    (VaiTro.MUC, re.compile(rf"(?:Mục|MỤC) {_ORDINAL}[.:]?\Z")),
    (VaiTro.TIEU_MUC, re.compile(rf"(?:Tiểu mục|TIỂU MỤC) {_ORDINAL}[.:]?\Z")),
    (VaiTro.DIEU, re.compile(r"Điều \d+[a-zđ]?\.")),
    (VaiTro.MUC_LA_MA, re.compile(rf"{_ROMAN}(?:\.|\s?-)\s+\S.*[^.;:,]\Z")),
    (VaiTro.KHOAN, re.compile(r"\d{1,3}(?:\.\d{1,3})*\.\s")),
    (VaiTro.DIEM, re.compile(r"[a-zđ]{1,2}\)\s")),
    (VaiTro.GACH, re.compile(r"[-–+]\s")),
)
# What a line may begin with in brackets, in upper or lower case.
ROLE_NAMES = {
    "đoạn": VaiTro.DOAN,
    "phần": VaiTro.PHAN,
    "chương": VaiTro.CHUONG,
    "mục": VaiTro.MUC,
    "tiểu mục": VaiTro.TIEU_MUC,
    "tên đề mục": VaiTro.TEN_DE_MUC,
    "mục La Mã": VaiTro.MUC_LA_MA,
    "điều": VaiTro.DIEU,
    "khoản": VaiTro.KHOAN,
    "điểm": VaiTro.DIEM,
    "gạch": VaiTro.GACH,
    "căn cứ": VaiTro.CAN_CU,
}
_ROLES = {name.casefold(): role for name, role in ROLE_NAMES.items()}
_BRACKET = re.compile(r"(\\*)\[([^\[\]]+)\]\s*")
HEADINGS = {VaiTro.PHAN, VaiTro.CHUONG, VaiTro.MUC, VaiTro.TIEU_MUC}
_CAN_CU = re.compile(r"(?:- )?(?:Căn cứ|Theo đề nghị|Theo ý kiến|Xét đề nghị|Xét Tờ trình|Xét) ")


@dataclass(frozen=True, slots=True)
class _Read:
    """A block, and whether its role was set by hand."""

    block: Khoi
    by_hand: bool = False


def read_body(text: str, *, annexed: bool = False) -> NoiDung:
    """Return the paragraphs and tables, of an annex its images too; empty lines only separate."""
    lines = [line.strip() for line in text.split("\n")]
    return NoiDung(tuple(_with_can_cu(list(_blocks(lines, annexed=annexed)))))


def split_role(line: str) -> tuple[VaiTro | None, str]:
    """Return the role set by hand at the head of a line, if any, and the line without it."""
    match = _BRACKET.match(line)
    role = _ROLES.get(match[2].casefold()) if match else None
    if match is None or role is None:
        return None, line
    return (None, line[1:]) if match[1] else (role, line[match.end() :])


def role_of(text: str) -> VaiTro:
    """Return the role a paragraph's first characters give it."""
    return next((role for role, pattern in PATTERNS if pattern.match(text)), VaiTro.DOAN)


def _blocks(lines: Sequence[str], *, annexed: bool) -> Iterator[_Read]:
    at, last = 0, VaiTro.DOAN
    while at < len(lines):
        if end := table_end(lines, at):
            yield _Read(read_table(lines[at:end], _heading_rows(lines, at)))
            at, last = end, VaiTro.DOAN
            continue
        image, line = split_image(lines[at]) if annexed else (None, lines[at])
        by_hand, rest = split_role(line)
        if image:
            yield _Read(image)
            last = VaiTro.DOAN
        elif rest:
            doan = _paragraph(rest, by_hand, last)
            yield _Read(doan, by_hand=by_hand is not None)
            last = doan.vai_tro
        at += 1


def _paragraph(line: str, by_hand: VaiTro | None, last: VaiTro) -> DoanVan:
    chu = read_line(line)
    text = "".join(part.text for part in chu)
    role = role_of(text) if by_hand is None else by_hand
    if by_hand is None and last in HEADINGS and role is VaiTro.DOAN and text[-1:] not in ".;:,":
        role = VaiTro.TEN_DE_MUC
    return DoanVan(role, chu)


def _with_can_cu(read: Sequence[_Read]) -> Iterator[Khoi]:
    """Yield the blocks, those at the head that are grounds as such."""
    count = _grounds(read)
    for at, one in enumerate(read):
        if at < count and isinstance(one.block, DoanVan):
            yield replace(one.block, vai_tro=VaiTro.CAN_CU)
        else:
            yield one.block


def _grounds(read: Sequence[_Read]) -> int:
    """Count the grounds at the head: paragraphs of which each but the last ends in `;`.

    A lone “Căn cứ …, … như sau:” is an ordinary sentence.
    """
    count = 0
    for block, by_hand in ((one.block, one.by_hand) for one in read):
        if not isinstance(block, DoanVan):
            break
        if not (block.vai_tro is VaiTro.CAN_CU if by_hand else _CAN_CU.match(block.text)):
            break
        if not by_hand and not block.text.endswith(";"):
            return count + (count > 0 and not block.text.endswith(":"))
        count += 1
    return count


def table_end(lines: Sequence[str], at: int) -> int:
    """Return the line after a pipe table that begins here, or 0."""
    heads = _heading_rows(lines, at)
    if not heads:
        return 0
    end = at + heads + 1
    while end < len(lines) and _is_row(lines[end]):
        end += 1
    return end


def _heading_rows(lines: Sequence[str], at: int) -> int:
    """Return how many lines stand over the ruler of a pipe table that begins here, or 0."""
    for count, ruler in enumerate(lines[at + 1 : at + 1 + MOST_HEADING_ROWS], start=1):
        if not _is_row(lines[at + count - 1]):
            return 0
        if _TABLE_RULE.match(ruler):
            return count
    return 0


def _is_row(line: str) -> bool:
    return "|" in line and split_role(line)[0] is None
