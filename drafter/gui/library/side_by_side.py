"""Two texts of a letter side by side, changed words marked, what is the same folded."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from drafter.document.body_nodes import Chu
from drafter.document.inline import read_line
from drafter.gui import look

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafter.store.compare import FieldChange, Line, Side

_NEAR = 1  # unchanged lines shown before and after a change
_MOST = 600  # lines shown; a page of this height nobody reads to its end
SAME = "Hai bản giống nhau."


def html(changes: Sequence[FieldChange], titles: tuple[str, str], *, everything: bool) -> str:
    """Return the comparison as rich text; with `everything`, what is the same too."""
    if not everything and all(change.same for change in changes):
        return f"<p>{SAME}</p>"
    rows = [_row(*(f"<b>{escape(title)}</b>" for title in titles))]
    count = 0
    for change in changes:
        if change.same and not everything:
            continue
        rows.append(_across(f"<b>{escape(change.label)}</b>"))
        for line in change.lines if everything else _folded(change.lines):
            count += 1
            if count > _MOST:
                break
            rows.append(_across(line) if isinstance(line, str) else _line(line, rich=change.rich))
    if count > _MOST:
        rows.append(_across("Còn nữa: phần còn lại quá dài để hiện ở đây."))
    if not everything:
        rows += _unchanged(changes)
    return f'<table width="100%" cellspacing="0" cellpadding="4">{"".join(rows)}</table>'


def _unchanged(changes: Iterable[FieldChange]) -> Iterator[str]:
    same = [change.label for change in changes if change.same]
    if same:
        yield _across(f"{len(same)} ô không đổi: {escape(', '.join(same))}.")


def _folded(lines: Sequence[Line]) -> Iterator[Line | str]:
    """Yield the changed lines and those near them; for the rest, how many there are."""
    changed = [at for at, line in enumerate(lines) if not line.same]
    near = {each for at in changed for each in range(at - _NEAR, at + _NEAR + 1)}
    left_out = 0
    for at, line in enumerate(lines):
        if at in near:
            if left_out:
                yield _left_out(left_out)
            left_out = 0
            yield line
        else:
            left_out += 1
    if left_out:
        yield _left_out(left_out)


def _left_out(count: int) -> str:
    return f"⋮  {count} dòng không đổi"


def _across(text: str) -> str:
    muted = look.colours().muted
    return f'<tr><td colspan="2" style="color:{muted}">{text}</td></tr>'


def _line(line: Line, *, rich: bool) -> str:
    scheme = look.colours()
    return _row(_side(line.old, scheme.error, rich=rich), _side(line.new, scheme.accent, rich=rich))


def _row(old: str, new: str) -> str:
    return f'<tr><td width="50%">{old}</td><td width="50%">{new}</td></tr>'


def _side(side: Side | None, colour: str, *, rich: bool) -> str:
    """Return a line with its changed words under a tint of a colour, and underlined."""
    if side is None:
        return ""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    tint = f"background-color:rgba({red},{green},{blue},60); text-decoration:underline"
    parts = []
    for (bold, italic, changed), chars in groupby(_chars(side, rich=rich), lambda char: char[1:]):
        text = escape("".join(char[0] for char in chars)).replace("  ", "&nbsp; ")
        text = f"<b>{text}</b>" if bold else text
        text = f"<i>{text}</i>" if italic else text
        parts.append(f'<span style="{tint}">{text}</span>' if changed else text)
    return "".join(parts)


def _chars(side: Side, *, rich: bool) -> Iterator[tuple[str, bool, bool, bool]]:
    """Yield what is read of a line, letter by letter: bold, italic, changed."""
    changed = {at for start, end in side.changed for at in range(start, end)}
    at = 0
    for stretch in read_line(side.text) if rich else (Chu(side.text),):
        for char in stretch.text:
            at = side.text.index(char, at)  # the marks between are not read
            yield char, stretch.dam, stretch.nghieng, at in changed
            at += 1
