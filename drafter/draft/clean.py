"""Clean text once, at the door: NFC, no control characters, one kind of line end."""

from __future__ import annotations

import re
import unicodedata

# U+000B and U+2028 come with text pasted from Word as soft line ends.
_LINE_ENDS = re.compile("\r\n|[\r\v\x0c\x85\u2028\u2029]")
# What XML 1.0 cannot hold, and the invisible marks that split words for a search.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\ufeff\ufffe\uffff\ud800-\udfff\xad]"
)


def clean(text: str) -> str:
    r"""Return the text in NFC with `\\n` as the only line end and no control characters.

    Tabs become spaces; trailing blanks of each line are dropped.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _UNWANTED.sub("", text).replace("\t", " ")
    text = unicodedata.normalize("NFC", text)
    return "\n".join(line.rstrip() for line in text.split("\n"))


def clean_line(text: str) -> str:
    """Return the text cleaned and on one line: line ends become spaces, ends are stripped."""
    return " ".join(part.strip() for part in clean(text).split("\n") if part.strip())


def fold(text: str) -> str:
    """Return the text in lower case without diacritics, `đ` as `d`: the form used for search."""
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return "".join(char for char in plain if not unicodedata.combining(char))
