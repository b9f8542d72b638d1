"""Pasted HTML (Word, Excel, a browser) into the body's own marks; the rest of its looks dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from drafter.document.inline import escape, read_line
from drafter.document.nodes import Chu
from drafter.draft.clean import clean

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "ul", "ol", "body"}
_SILENT = {"style", "script", "head", "title", "xml"}
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr"}
_BOLD = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_UNBOLD = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)")
_ITALIC = re.compile(r"font-style\s*:\s*(italic|oblique)")
_UPRIGHT = re.compile(r"font-style\s*:\s*normal")
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0]+")


def marks_of_html(html: str) -> str:
    """Return the text of an HTML fragment, bold and italic as marks, tables as pipe tables."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_paragraph()
    return clean("\n".join(reader.lines)).strip("\n")


def marks_of_text(text: str) -> str:
    """Return plain text as stored text; its stars are stars."""
    return escape(clean(text))


@dataclass(frozen=True, slots=True)
class _Look:
    tag: str
    bold: bool = False
    italic: bool = False
    silent: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[list[str]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)


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
        if tag not in _VOID:
            self._looks.append(self._look(tag, dict(attrs).get("style") or ""))
        match tag:
            case "table":
                self.end_paragraph()
                self._tables.append(_Table())
            case "tr" if self._tables:
                self._tables[-1].rows.append([])
            case "td" | "th" if self._tables:
                self._tables[-1].cell = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_paragraph()
        if tag in {"td", "th"} and self._tables:
            self._end_cell()
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
        if not table.rows:
            table.rows.append([])
        table.rows[-1].append(" ".join(table.cell).replace("|", "\\|"))
        table.cell = []

    def _end_table(self) -> None:
        self.end_paragraph()
        rows = [row for row in self._tables.pop().rows if row]
        if not rows:
            return
        width = max(len(row) for row in rows)
        lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
        lines.insert(1, f"|{'---|' * width}")
        if self._tables:  # a table in a cell: its text stays, its frame goes
            self._tables[-1].cell.append(" ".join(" ".join(row) for row in rows))
        else:
            self.lines += lines


def _marked(parts: list[Chu]) -> str:
    """Return one line with its marks; without them where they would not be read back."""
    joined = _joined(parts)
    line = "".join(_wrapped(chu) for chu in joined).strip()
    plain = _BLANKS.sub(" ", "".join(chu.text for chu in joined)).strip()
    read = "".join(chu.text for chu in read_line(line))
    return _BLANKS.sub(" ", line) if _BLANKS.sub(" ", read) == plain else escape(plain)


def _joined(parts: list[Chu]) -> list[Chu]:
    result: list[Chu] = []
    for chu in parts:
        # A blank has no look: it must not break a bold stretch in two.
        last = result[-1] if result else None
        if last and (not chu.text.strip() or (last.dam, last.nghieng) == (chu.dam, chu.nghieng)):
            result[-1] = Chu(last.text + chu.text, last.dam, last.nghieng)
        else:
            result.append(chu)
    return result


def _wrapped(chu: Chu) -> str:
    text = escape(chu.text)
    mark = "**" * chu.dam + "*" * chu.nghieng
    core = text.strip()
    if not mark or not core:
        return text
    at = text.index(core)
    return f"{text[:at]}{mark}{core}{mark}{text[at + len(core) :]}"
