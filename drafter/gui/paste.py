"""Pasted HTML (Word, Excel, a browser) into the body's own marks; the rest of its looks dropped."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from drafter.document.body import MOST_HEADING_ROWS
from drafter.document.body_nodes import Chu
from drafter.document.inline import escape
from drafter.draft.clean import clean
from drafter.errors import DraftError
from drafter.gui.body.marks import Line, write
from drafter.gui.body.pieces import ABOVE, LEFT
from drafter.readers.legacy import Encoding, font_encoding, guess

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.readers.legacy import LegacyFont

# Characters: a hundred pages of Word with all its looks, and without what is never shown.
MOST_HTML, MOST_BARE, MOST_TEXT = 10_000_000, 1_500_000, 2_000_000
_MOST_ROWS = 2_000
_IN_PARTS = "Dán từng phần, hoặc mở tệp ấy bằng Word rồi chép từng trang."

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "body"}
_SILENT = {"style", "script", "head", "title", "xml"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr"}
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_UNBOLD = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)")
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)")
_UPRIGHT = re.compile(r"font-style\s*:\s*normal")
_HYPHEN = "\xad"
_KEPT_HYPHEN, _KEPT_TAB = "\ue00d", "\ue009"  # stand for signs that cleaning takes away
_START, _END = "<!--StartFragment", "<!--EndFragment"
_SILENT_PART = re.compile(r"<(?:(style|script|xml)\b|!--)", re.IGNORECASE)
_DECLARED = re.compile(r"<[!?][^<>]*>?")
_UNCLOSED = re.compile(r"<(?=[^<>]*(?:<|\Z))")
_FONT = re.compile(r"(?:font-family\s*:|\bface\s*=)\s*[\"']?([^\"';>]{1,60})", re.IGNORECASE)
_DEEPEST, _WIDEST = 80, 64
_LINE_ENDS = re.compile("\r\n|[\r\v\x0c\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")


def marks_of_html(html: str) -> str:
    """Return the text of an HTML fragment, bold and italic as marks, tables as pipe tables.

    Raises DraftError where there is more of it than a body holds.
    """
    if len(html) > MOST_HTML or len(bare := _bare(html)) > MOST_BARE:
        raise DraftError("đoạn dán quá lớn.", repair=_IN_PARTS)
    reader = _Reader()
    reader.feed(bare)
    reader.finish()
    return cleaned("\n".join(reader.lines)).strip("\n")


def cleaned(text: str, *, tabs: bool = False) -> str:
    """Return pasted text cleaned; of text in TCVN3 the soft hyphen stays, which is its “ư”."""
    kept = {_HYPHEN: _KEPT_HYPHEN} if _HYPHEN in text and guess(text) is Encoding.TCVN3 else {}
    kept |= {"\t": _KEPT_TAB} if tabs else {}
    for sign, other in kept.items():
        text = text.replace(sign, other)
    text = clean(text)
    for sign, other in kept.items():
        text = text.replace(other, sign)
    return text


def font_of_html(html: str) -> LegacyFont | None:
    """Return the old encoding that the fonts of an HTML fragment tell of, if any."""
    fonts = (font_encoding(match[1]) for match in _FONT.finditer(html[:MOST_HTML]))
    return next(filter(None, fonts), None)


def _bare(html: str) -> str:
    """Return the copied part of a page without what is never shown."""
    start, stop = html.find(_START), html.rfind(_END)
    html = html[html.find(">", start) + 1 if start >= 0 else 0 : stop if stop > start else None]
    lower, parts, at = html.lower(), [], 0
    while match := _SILENT_PART.search(html, at):
        parts.append(html[at : match.start()])
        close = f"</{match[1].lower()}" if match[1] else "-->"
        end = lower.find(close, match.end())
        at = lower.find(">", end) + 1 if end >= 0 else 0
        if not at:  # never closed: a browser shows nothing more
            break
    else:
        parts.append(html[at:])
    return _UNCLOSED.sub("", _DECLARED.sub("", "".join(parts)))


def marks_of_text(text: str) -> str:
    """Return plain text as stored text; its stars are stars, its tabs the columns of a table.

    Raises DraftError where there is more of it than a body holds.
    """
    if len(text) > MOST_TEXT:
        raise DraftError("đoạn dán quá lớn.", repair=_IN_PARTS)
    lines = _LINE_ENDS.sub("\n", cleaned(text, tabs=True)).split("\n")
    found: list[str] = []
    for tabbed, group in itertools.groupby(lines, key=lambda line: "\t" in line):
        rows = list(group)
        if tabbed and len(rows) > 1:
            found += _tabbed(rows)
        else:
            found += [_plain_line(row) for row in rows]
    return "\n".join(found)


def _plain_line(line: str) -> str:
    return write(Line(None, (Chu(line.replace("\t", " ").rstrip()),)))


def _tabbed(lines: list[str]) -> list[str]:
    rows = [[_Cell(escape(cell.strip())) for cell in line.split("\t")] for line in lines]
    return _table_lines(rows, 1)


@dataclass(frozen=True, slots=True)
class _Look:
    tag: str
    bold: bool = False
    italic: bool = False
    silent: bool = False


@dataclass(slots=True)
class _Cell:
    text: str
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class _Table:
    rows: list[list[_Cell]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)
    size: tuple[int, int] = (1, 1)
    heads: int = 0  # rows the page itself calls its heading
    heading: bool = False
    open: bool = False  # a cell is begun


class _Reader(HTMLParser):
    """Collect paragraphs and tables; looks are a stack that an end tag unwinds."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._chu: list[Chu] = []
        self._looks: list[_Look] = [_Look("")]
        self._tables: list[_Table] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br" or tag in _BLOCKS:
            self.end_paragraph()
        if tag not in _VOID and len(self._looks) < _DEEPEST:
            self._looks.append(self._look(tag, dict(attrs).get("style") or ""))
        match tag:
            case "table" if len(self._tables) < _DEEPEST:
                self.end_paragraph()
                self._tables.append(_Table())
            case "thead" if self._tables:
                self._tables[-1].heading = True
            case "tr" if self._tables:
                self._end_cell()
                self._tables[-1].rows.append([])
                self._tables[-1].heads += self._tables[-1].heading
            case "td" | "th" if self._tables:
                self._end_cell()
                self._tables[-1].open = True
                self._tables[-1].size = _span(attrs, "rowspan"), _span(attrs, "colspan")

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag in {"td", "th"} and self._tables:
            self._end_cell()
        if tag == "thead" and self._tables:
            self._tables[-1].heading = False
        if tag == "table" and self._tables:
            self._end_table()
        for at in range(len(self._looks) - 1, 0, -1):
            if self._looks[at].tag == tag:
                del self._looks[at:]
                break

    def handle_data(self, data: str) -> None:
        look = self._looks[-1]
        if not look.silent:
            self._chu.append(Chu(_BLANKS.sub(" ", data), look.bold, look.italic))

    def finish(self) -> None:
        """Close all that is still open."""
        self.close()
        while self._tables:
            self._end_table()
        self.end_paragraph()

    def end_paragraph(self) -> None:
        """Close the paragraph at hand; an empty one leaves nothing."""
        line, self._chu = _marked(self._chu), []
        if not line:
            return
        if self._tables:
            self._tables[-1].cell.append(line)
        else:
            self.lines.append(line)

    def _look(self, tag: str, style: str) -> _Look:
        above = self._looks[-1]
        bold = above.bold or tag in {"b", "strong", "th"}
        italic = above.italic or tag in {"i", "em"}
        style = style.lower()
        return _Look(
            tag,
            bold=bool(_BOLD.search(style)) or (bold and not _UNBOLD.search(style)),
            italic=bool(_ITALIC.search(style)) or (italic and not _UPRIGHT.search(style)),
            silent=above.silent or tag in _SILENT,
        )

    def _end_cell(self) -> None:
        self.end_paragraph()
        table = self._tables[-1]
        if not table.open:
            table.cell = []
            return
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(_Cell(" ".join(table.cell), *table.size))
        table.cell, table.size, table.open = [], (1, 1), False

    def _end_table(self) -> None:
        self._end_cell()
        table = self._tables.pop()
        rows = [row for row in table.rows if row]
        if not rows:
            return
        if len(rows) > _MOST_ROWS:
            raise DraftError(f"bảng dán có hơn {_MOST_ROWS} hàng.", repair=_IN_PARTS)
        if self._tables:  # a table in a cell: its text stays, its frame goes
            texts = [cell.text for row in rows for cell in row]
            self._tables[-1].cell.append(" ".join(texts))
        else:
            self.lines += _table_lines(rows, table.heads or _heading_rows(rows))


def _span(attrs: list[tuple[str, str | None]], name: str) -> int:
    value = (dict(attrs).get(name) or "").strip()
    return min(int(value), _WIDEST) if re.fullmatch(r"[1-9]\d{0,3}", value) else 1


def _heading_rows(rows: list[list[_Cell]]) -> int:
    """Return how many rows are the heading: as many as its joined cells take."""
    heads = max(cell.rows for cell in rows[0])
    if heads == 1 and len(rows) > 2 and any(cell.columns > 1 for cell in rows[0][1:]):
        heads = 2
    return min(heads, len(rows), MOST_HEADING_ROWS)


def _table_lines(rows: list[list[_Cell]], heads: int) -> list[str]:
    """Return the lines of a table; a sign stands where a joined cell goes on."""
    heads = min(heads, MOST_HEADING_ROWS)
    grid: dict[tuple[int, int], str] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            while (at, column) in grid:
                column += 1
            if column >= _WIDEST:
                break
            stop = heads if at < heads else len(rows)
            _fill(grid, at, column, cell, rows=min(cell.rows, stop - at))
    width = 1 + max(column for _, column in grid)
    texts = [[grid.get((at, column), "") for column in range(width)] for at in range(len(rows))]
    lines = [f"| {' | '.join(row)} |" for row in texts]
    return [*lines[:heads], f"|{'---|' * width}", *lines[heads:]]


def _fill(
    grid: dict[tuple[int, int], str], at: int, column: int, cell: _Cell, *, rows: int
) -> None:
    text = cell.text.replace("|", "\\|")
    text = f"\\{text}" if text in {LEFT, ABOVE} else text
    for row in range(at, at + rows):
        for place in range(column, min(column + cell.columns, _WIDEST)):
            sign = LEFT if place > column else ABOVE if row > at else text
            grid.setdefault((row, place), sign)


def _marked(parts: list[Chu]) -> str:
    """Return one line with its marks."""
    line = "".join(chu.text for chu in parts)
    start, stop = len(line) - len(line.lstrip()), len(line.rstrip())
    return _BLANKS.sub(" ", write(Line(None, tuple(_cut(parts, start, stop)))))


def _cut(parts: list[Chu], start: int, stop: int) -> Iterator[Chu]:
    at = 0
    for chu in parts:
        text = chu.text[max(start - at, 0) : max(stop - at, 0)]
        if text:
            yield Chu(text, chu.dam, chu.nghieng)
        at += len(chu.text)
