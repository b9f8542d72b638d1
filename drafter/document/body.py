"""The body: text a person can read, one paragraph a line, into paragraphs with their roles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.inline import read_line
from drafter.document.nodes import Bang, DoanVan, NoiDung, VaiTro

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ORDINAL = r"(?:[IVXLC]+|\d+|(?:thứ|THỨ|Thứ) \S+(?: \S+)?)"
_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"
_ALIGNS = {
    (False, False): "",
    (True, False): "left",
    (False, True): "right",
    (True, True): "center",
}
_BAR = re.compile(r"(?<!\\)\|")
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
HEADINGS = {VaiTro.PHAN, VaiTro.CHUONG, VaiTro.MUC, VaiTro.TIEU_MUC}
_CAN_CU = re.compile(r"(?:- )?(?:Căn cứ|Theo đề nghị|Theo ý kiến|Xét đề nghị|Xét Tờ trình|Xét) ")


def read_body(text: str) -> NoiDung:
    """Return the body's paragraphs and tables; empty lines only separate."""
    lines = [line.strip() for line in text.split("\n")]
    return NoiDung(tuple(_with_can_cu(list(_blocks(lines)))))


def _blocks(lines: Sequence[str]) -> Iterator[DoanVan | Bang]:
    at, last = 0, VaiTro.DOAN
    while at < len(lines):
        if end := table_end(lines, at):
            yield _table(lines[at:end])
            at, last = end, VaiTro.DOAN
            continue
        if lines[at]:
            doan = _paragraph(lines[at], last)
            yield doan
            last = doan.vai_tro
        at += 1


def _paragraph(line: str, last: VaiTro) -> DoanVan:
    chu = read_line(line)
    text = "".join(part.text for part in chu)
    role = role_of(text)
    if last in HEADINGS and role is VaiTro.DOAN and text[-1:] not in ".;:,":
        role = VaiTro.TEN_DE_MUC
    return DoanVan(role, chu)


def role_of(text: str) -> VaiTro:
    """Return the role a paragraph's first characters give it."""
    return next((role for role, pattern in PATTERNS if pattern.match(text)), VaiTro.DOAN)


def _with_can_cu(blocks: list[DoanVan | Bang]) -> list[DoanVan | Bang]:
    count = _grounds(blocks)
    head = [replace(b, vai_tro=VaiTro.CAN_CU) for b in blocks[:count] if isinstance(b, DoanVan)]
    return [*head, *blocks[count:]]


def _grounds(blocks: Sequence[DoanVan | Bang]) -> int:
    """Count the grounds at the head: paragraphs of which each but the last ends in `;`.

    A lone “Căn cứ …, … như sau:” is an ordinary sentence.
    """
    count = 0
    for block in blocks:
        if isinstance(block, Bang) or not _CAN_CU.match(block.text):
            break
        if not block.text.endswith(";"):
            return count + (count > 0 and not block.text.endswith(":"))
        count += 1
    return count


def table_end(lines: Sequence[str], at: int) -> int:
    """Return the line after a pipe table that begins here, or 0."""
    if at + 1 >= len(lines) or "|" not in lines[at] or not _TABLE_RULE.match(lines[at + 1]):
        return 0
    end = at + 2
    while end < len(lines) and "|" in lines[end]:
        end += 1
    return end


def _table(lines: Sequence[str]) -> Bang:
    rows = [_cells(line) for line in (lines[0], *lines[2:])]
    ruler = _cells(lines[1])
    width = max(len(row) for row in (*rows, ruler))
    sides = [_ALIGNS[cell.startswith(":"), cell.endswith(":")] for cell in ruler]
    return Bang(
        hang=tuple(tuple(map(read_line, _filled(row, width))) for row in rows),
        can=tuple(_filled(sides, width)),
    )


def _cells(line: str) -> list[str]:
    """Return the cells of a row; an escaped bar belongs to its cell."""
    inner = line.strip().removeprefix("|")
    inner = inner if inner.endswith("\\|") else inner.removesuffix("|")
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def _filled(row: list[str], width: int) -> list[str]:
    return row + [""] * (width - len(row))
