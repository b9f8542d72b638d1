"""The typed lines of an office's name in one form to compare, and their first letters."""

from __future__ import annotations

import re
import unicodedata

# No name or position is longer; a whole letter pasted by mistake costs no time.
LIMIT = 1000
_WORD = re.compile(r"[^\W\d_][\w'’]*")
# Both spellings are lawful (party §6.2), so a comparison knows one.
_OLD = str.maketrans({"–": "-", "—": "-"})


def plain(text: str) -> str:
    """Return the text on one line, IN HOA, with “ủy” for “uỷ” and one kind of dash."""
    return on_one_line(text).upper().replace("UỶ", "ỦY")


def on_one_line(text: str) -> str:
    """Return the text on one line with one kind of dash, its letters as typed."""
    return " ".join(unicodedata.normalize("NFC", text[:LIMIT]).translate(_OLD).split())


def lines_of(text: str) -> list[str]:
    """Return the lines that hold anything, each with its ends stripped; a semicolon parts two."""
    return [line.strip() for line in re.split("[;\n]", text[:LIMIT]) if line.strip()]


def initials(name: str) -> str:
    """Return the first letters of a name's syllables, Đ kept, “và” left out (HD 05, 3.1.2).

    The regulation's own examples leave “và” out: BTGDV, VHLKHCNVN, CQBPTTH.
    """
    words = _WORD.findall(name[:LIMIT])
    return "".join(word[0].upper() for word in words if word.casefold() != "và")
