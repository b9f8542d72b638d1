"""TCVN3 (ABC) and VNI text that reached a Unicode field: recognise it, turn it into Unicode.

Both encodings put Vietnamese letters on the codes 0xA1-0xFF, so a Unicode field shows their
text as Latin-1 letters and signs. The codes 0x80-0x9F are no letters in either: they are the
quotes and dashes of cp1252, which some programs hand over as the C1 controls of Latin-1.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple

from drafter.readers.syllables import is_syllable, may_be_unmarked


class Encoding(StrEnum):
    """An encoding from before Unicode, by the name a clerk knows."""

    TCVN3 = "TCVN3 (ABC)"
    VNI = "VNI"


class LegacyFont(NamedTuple):
    """What a font's name tells: its encoding, and whether it shows every letter as a capital."""

    encoding: Encoding
    capitals: bool = False


# TCVN 5712:1993, third set (VN3), code by code; capitals with a tone are a matter of the font.
_TCVN3_RUNS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
_TCVN3 = {start + at: letter for start, run in _TCVN3_RUNS for at, letter in enumerate(run)}

# VNI-Windows: a mark stands as a letter of its own after its vowel; these stand alone.
_VNI_ALONE = dict(zip("ôöñíìæóòî", "ơưđíìỉĩịỵ", strict=True))
_TONES = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_HAT = dict(zip("âáàåãä", ("", *"\u0301\u0300\u0309\u0303\u0323"), strict=True))
_BREVE = dict(zip("êéèúüë", ("", *"\u0301\u0300\u0309\u0303\u0323"), strict=True))

_CP1252 = {
    code: bytes([code]).decode("cp1252")
    for code in range(0x80, 0xA0)
    if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D}  # holes of cp1252
}

_WORDS = re.compile("[A-Za-z\u00a1-\u00ff]+")
_ABBREVIATION = re.compile("[B-DF-HJ-NP-TV-XZĐ]+")  # HĐND, BCSĐ
_LETTERS = re.compile(r"[^\W\d_]+")
# What no text in the two encodings can show: the letters of Unicode beyond Latin-1.
_BEYOND = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")

_LOOKED_AT = 2_000  # words: a longer text tells no more
_SURE = 2 / 3  # of the words; foreign words and misspellings are borne


def _vni_letters() -> dict[str, str]:
    pairs = [(base, mark, tone) for base in "aeouyôö" for mark, tone in _TONES.items()]
    pairs += [(base, mark, f"\u0302{tone}") for base in "aeo" for mark, tone in _HAT.items()]
    pairs += [("a", mark, f"\u0306{tone}") for mark, tone in _BREVE.items()]
    letters = dict(_VNI_ALONE)
    for base, mark, signs in pairs:
        vowel = _VNI_ALONE.get(base, base)
        letters[base + mark] = unicodedata.normalize("NFC", vowel + signs)
    return letters


_VNI = _vni_letters()
_VNI_SEQUENCES = re.compile("|".join(sorted(_VNI, key=len, reverse=True)), re.I)


def to_unicode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return the text in Unicode, NFC; capitals for TCVN3 set in a capital font (.VnTimeH).

    Letters that are Unicode already stay. Call it before `clean`, which drops the soft hyphen:
    it is the “ư” of TCVN3.
    """
    text = text.translate(_CP1252)
    if encoding is Encoding.VNI:
        text = _VNI_SEQUENCES.sub(_vni_letter, text)
    else:
        text = "\n".join(_tcvn3_line(line) for line in text.split("\n"))
    text = unicodedata.normalize("NFC", text)
    return text.upper() if capitals else text


def _vni_letter(found: re.Match[str]) -> str:
    letter = _VNI[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter


def _tcvn3_line(line: str) -> str:
    """Return a line in Unicode; among capitals a letter with a tone is meant as one."""
    words = line.split(" ")
    capitals = any(_is_raised(word) for word in words) and not re.search("[a-z]", line)
    shown = (
        word.translate(_TCVN3).upper() if capitals or _is_raised(word) else word.translate(_TCVN3)
        for word in words
    )
    return " ".join(shown)


def _is_raised(word: str) -> bool:
    return len(re.findall("[A-Z]", word)) > 1 and not re.search("[a-z]", word)


def guess(text: str) -> Encoding | None:
    """Return the encoding the text is surely in; None for Unicode, other languages and mixtures."""
    if _BEYOND.search(text):
        return None
    words = _WORDS.findall(text.translate(_CP1252))[:_LOOKED_AT]
    plain = [word for word in words if word.isascii() and len(word) > 1 and not word.isupper()]
    known = sum(map(may_be_unmarked, plain))
    if len(plain) - known > max(1, known // 2):  # a name like “Covid” may stand in a short line
        return None
    sums = {each: _understood(words, each) for each in Encoding}
    best = max(sums, key=lambda each: sums[each])
    return best if sums[best] >= _SURE and list(sums.values()).count(sums[best]) == 1 else None


def _understood(words: list[str], encoding: Encoding) -> float:
    """Return the share of marked words that the encoding makes Vietnamese; 0 where that is little.

    It is little where Unicode makes as much of them: “có” is “cú” in TCVN3. Two words that only
    the encoding understands are enough, or one among three where it understands all.
    """
    pairs = [(word, to_unicode(word, encoding)) for word in words if not word.isascii()]
    pairs = [(word, made) for word, made in pairs if not _ABBREVIATION.fullmatch(made)]
    spelt = [(word, made) for word, made in pairs if _is_spelt(made)]
    gained = sum(len(word) > 1 and not _is_spelt(word) for word, _ in spelt)
    if 3 * gained < len(pairs) or (gained < 2 and not len(spelt) == len(pairs) == 3):
        return 0.0
    return len(spelt) / len(pairs)


def _is_spelt(word: str) -> bool:
    parts = _LETTERS.findall(word)
    return bool(parts) and "".join(parts) == word and all(map(is_syllable, parts))


def font_encoding(font_name: str) -> LegacyFont | None:
    """Return what a font's name tells of the encoding of its text; None for a Unicode font."""
    name = font_name.split(",")[0].strip(" \t\n'\"").lower()
    if name.startswith(".vn"):
        return LegacyFont(Encoding.TCVN3, capitals=name.endswith("h"))
    return LegacyFont(Encoding.VNI) if name.startswith(("vni-", "vni ")) else None
