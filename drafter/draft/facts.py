"""Facts of a letter that grow stale: dates, years, numbers, cited documents, persons' names.

Each mark costs the clerk a look, so only what changes from one letter to the next is marked:
money, shares and numbers of people with their unit, not bare counts, areas and distances, nor
100 %; years from 2000 on; no day or month that comes back every month or year.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from drafter.draft.fact import Fact as Fact
from drafter.draft.fact import FactKind as FactKind
from drafter.draft.fact_words import (
    AFTER_BODIES,
    BODIES,
    DOCUMENTS,
    DOUBTFUL_SURNAMES,
    IN_BODIES,
    LAWS,
    NAMED_AFTER,
    NO_SIGNERS,
    NOT_MONEY,
    OFFICES,
    PEOPLE,
    SECOND_WORDS,
    SURNAMES,
    TITLES,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


Span = tuple[int, int]

# Every repetition has a bound, and every pattern begins with letters it can be searched by: the
# time is linear.
_SP = r"\*{0,3}[ \u00a0]{1,3}\*{0,3}"  # a bold or italic mark may stand between two words
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_ONCE = rf"(?!{_SP}(?:hằng|hàng){_SP})"  # “ngày 15 hằng tháng” never grows stale
_IN_FIGURES = rf"(?:/{_MONTH}/|-{_MONTH}-|\.{_MONTH}\.){_YEAR}"
_IN_WORDS = rf"{_DAY}{_SP}tháng{_SP}{_MONTH}(?:{_SP}năm{_SP}{_YEAR})?"
_FULL_DATE = rf"(?:{_DAY}{_IN_FIGURES}|{_IN_WORDS})"
_DAY_BEFORE_DAY = rf"{_DAY}(?={_SP}(?:và|đến|tới|hoặc)(?:{_SP}hết)?{_SP}ngày)"
_OF_YEAR = rf"(?:/{_YEAR}|{_SP}năm{_SP}{_YEAR})?"
_QUARTER = r"(?:IV|I{1,3}|[1-4])(?!\w)"
_WEEKDAY = rf"(?:thứ{_SP}(?:Hai|Ba|Tư|Năm|Sáu|Bảy)|[Cc]hủ{_SP}nhật)(?!\w)"
_WORDED_DATES = re.compile(
    rf"(?:Ngày|ngày){_SP}(?:{_FULL_DATE}{_ONCE}|{_DAY}/{_MONTH}(?!/)|{_DAY_BEFORE_DAY})"
    rf"|(?:Tháng|tháng){_SP}{_MONTH}{_OF_YEAR}{_ONCE}"
    rf"|(?:Quý|quý){_SP}{_QUARTER}{_OF_YEAR}"
    rf"|(?:Sáng|sáng|Trưa|trưa|Chiều|chiều|Tối|tối){_SP}{_WEEKDAY}{_ONCE}"
    rf"|(?:thứ{_SP}(?:Hai|Ba|Tư|Năm|Sáu|Bảy)|Chủ{_SP}nhật|chủ{_SP}nhật)(?=,?{_SP}\(?ngày)"
)
_FIGURED_DATES = re.compile(
    rf"\d\d?(?:{_IN_FIGURES}|{_SP}tháng{_SP}(?:đầu|cuối)(?={_SP}năm)"
    rf"|(?:{_SP}giờ{_SP}|[hg])[0-5]\d(?!\d)(?:{_SP}phút)?+{_ONCE}"
    rf"|{_SP}giờ(?=,?{_SP}(?:sáng|chiều|tối|ngày|thứ)))"
)
_CELL_DATES = re.compile(rf"\|[ ]?({_DAY}/{_MONTH})(?=[ ]?\|)")

_PERIOD = r"(?:19|20)\d\d[ ]?[-–][ ]?(?:19|20)\d\d(?!\d)"
_TERM = (
    r"(?:Giai đoạn|giai đoạn|Nhiệm kỳ|nhiệm kỳ|Năm học|năm học|Niên khoá|niên khoá|Niên độ|niên độ)"
)
_NO_YEAR = rf"(?![\w/]|[.,]\d|-\d|{_SP}(?:đồng|người|hộ|km|ha|m²)(?!\w))"
_YEARS = re.compile(
    rf"(?:Khoá|khoá|Khóa|khóa){_SP}[IVX]{{1,6}},?{_SP}{_TERM}{_SP}{_PERIOD}"
    rf"|{_TERM}{_SP}{_PERIOD}|(?:Năm|năm){_SP}20\d\d{_NO_YEAR}"
    rf"|20(?:\d\d[ ]?[-–][ ]?20\d\d(?!\d)|\d\d{_NO_YEAR})|19\d\d[ ]?[-–][ ]?20\d\d(?!\d)"
)

_NUMBER = r"(?:\d{1,3}(?:\.\d{3}){1,4}|\d{1,12})(?:,\d{1,4})?"
_AMOUNTS = re.compile(
    rf"(?<![\d.,/])({_NUMBER}(?:/{_NUMBER})?)(?:[ \u00a0]?%|{_SP}(?:điểm{_SP}phần{_SP}trăm"
    rf"|(?:(?:nghìn|ngàn|triệu|tỷ|tỉ){_SP}){{1,2}}đồng|đồng(?!{_SP}(?:{NOT_MONEY}))|đ(?!\w)|VNĐ|USD"
    rf"|(?P<people>{PEOPLE})(?!\w)))"
)
_OWN_NUMBERS = re.compile(rf"Số:?{_SP}\d{{1,5}}(?!\d)(?=\*{{0,3}}[ ]?(?:[\n,;.)|]|\Z))")

_LETTERS = r"[A-ZĐ][A-Za-zĐđ&]{0,15}\d{0,3}"
_PART = r"[-/][A-Za-zĐđ&]{1,15}\d{0,3}"
_SYMBOL = rf"(?:/{_YEAR})?[ ]?[-/][ ]?{_LETTERS}(?:{_PART}){{0,3}}(?!\w)"
_WORD = r"[^\W\d_]{1,12}"
_CITED = re.compile(
    rf"(?:{DOCUMENTS})(?:{_SP}{_WORD}){{0,3}}?{_SP}"
    rf"(?:số:?{_SP}\d{{1,5}}(?!\d)(?:{_SYMBOL})?|\d{{1,5}}{_SYMBOL})"
    rf"|(?:Số|số):?{_SP}\d{{1,5}}{_SYMBOL}"
)
_REGISTERED = re.compile(  # a number and symbol that stand alone, as in the cell of a table
    rf"\d\d{{0,4}}(?:/{_YEAR}[-/]{_LETTERS}(?:{_PART}){{0,3}}"
    rf"|[ ]?[-/][ ]?{_LETTERS}(?:{_PART}){{1,3}})(?!\w)"
)
_LAW_DATE = re.compile(rf",?{_SP}ngày{_SP}{_FULL_DATE}|{_SP}năm{_SP}{_YEAR}")
_NO_LAW = r"(?!(?:trước|sau|từ|đến|trong|tại|kể|hết|vào|có|được|đã|sẽ|ngày)\b)"
_LAW_NAME = re.compile(rf"(?:,?{_SP}(?:-{_SP})?{_NO_LAW}{_WORD}){{1,16}}")
_LONGEST_LAW = 120  # letters
_ITS_DATE = re.compile(
    rf",?{_SP}ngày{_SP}(?:{_FULL_DATE}|{_DAY}/{_MONTH}(?![/\d]))|,{_SP}{_DAY}{_IN_FIGURES}"
)
_ITS_BODY = re.compile(rf",?{_SP}của(?={_SP})")
_NEXT_WORD = re.compile(rf"(?:{_SP}[-–])?{_SP}([^\W\d_]{{1,12}}(?:-[^\W\d_]{{1,12}})?)")
_DOCUMENT = re.compile(rf"(?:{DOCUMENTS})(?!\w)")
_MOST_WORDS = 18  # of a body's name
_LONGEST_TITLE = 14  # letters

_UPPER = "".join(
    unicodedata.normalize("NFC", vowel + tone)
    for vowel in ("A", "Ă", "Â", "E", "Ê", "I", "O", "Ô", "Ơ", "U", "Ư", "Y")
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
)
_SYLLABLE = rf"[B-DF-HJ-NP-TV-XZĐ{_UPPER}][^\W\d_A-Z]{{0,7}}(?!\w)"
_NAMES = re.compile(rf"{_SYLLABLE}(?:{_SP}{_SYLLABLE}){{1,7}}")
_SYLLABLES = re.compile(r"[^\W\d_]+")
_OFFICE = re.compile(
    r", (?:Phó|Trưởng|Bí thư|Chủ|Giám đốc|Chánh|[UỦ][ỷy] viên|\w{4,6} (?:chức|viên))"
)
_LAST_WORD = re.compile(r"(\w+)\W{1,3}\Z")


def facts(text: str) -> tuple[Fact, ...]:
    """Return what may be stale in a text, in its order; no two facts overlap."""
    taken = bytearray(len(text))
    found = []
    for kind, spans in (
        (FactKind.VAN_BAN, _cited(_CITED, text)),
        (FactKind.VAN_BAN, _cited(_REGISTERED, text)),
        (FactKind.VAN_BAN, _laws(text)),
        (FactKind.NGAY, _matches(_WORDED_DATES, text)),
        (FactKind.NGAY, _matches(_FIGURED_DATES, text)),
        (FactKind.NGAY, (match.span(1) for match in _CELL_DATES.finditer(text))),
        (FactKind.NAM, _matches(_YEARS, text)),
        (FactKind.SO, _amounts(text)),
        (FactKind.SO, _matches(_OWN_NUMBERS, text)),
        (FactKind.NGUOI, _persons(text)),
    ):
        for start, end in spans:
            if taken.find(1, start, end) < 0:
                taken[start:end] = b"\1" * (end - start)
                found.append(Fact(kind, start, end, text[start:end]))
    return tuple(sorted(found, key=lambda fact: fact.start))


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    for match in pattern.finditer(text):
        if _begins(text, match.start()):
            yield match.span()


def _begins(text: str, at: int) -> bool:
    """Tell whether a word or number begins here, not in the midst of one."""
    before = text[at - 1] if at else " "
    return not (before.isalnum() or before == "_" or (text[at].isdigit() and before in ".,/-–"))


def _cited(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Give each citation with its date and its body, in either order."""
    until = 0
    for match in pattern.finditer(text):
        if match.start() < until or not _begins(text, match.start()):
            continue
        end = match.end()
        dated = _ITS_DATE.match(text, end)
        end = _after_body(text, dated.end() if dated else end)
        late = None if dated else _ITS_DATE.match(text, end)
        until = late.end() if late else end
        yield match.start(), until


def _laws(text: str) -> Iterator[Span]:
    """Give each law cited by its name and date; laws are cited without a number (state 2.7)."""
    for match in _LAW_DATE.finditer(text):
        nearest = max(0, match.start() - _LONGEST_LAW)
        start, law = max((text.rfind(law, nearest, match.start()), law) for law in LAWS)
        if start >= 0 and _begins(text, start):
            name = _LAW_NAME.match(text, start + len(law), match.start())
            if name and name.end() == match.start():
                yield start, match.end()


def _after_body(text: str, at: int) -> int:
    """Return where the name of the body that issued a document ends, or the given place."""
    of = _ITS_BODY.match(text, at)
    if not of:
        return at
    end, before = of.end(), ""
    for _ in range(_MOST_WORDS):
        word = _NEXT_WORD.match(text, end)
        if not word or not _names_body(text, word, before):
            break
        end, before = word.end(), word[1]
    return end if before else at


def _names_body(text: str, word: re.Match[str], before: str) -> bool:
    """Tell whether a word goes on the name of a body after the word before it."""
    if word[1][0].isupper():
        return not _DOCUMENT.match(text, word.start(1))
    if word[1] == "và":
        after = _NEXT_WORD.match(text, word.end())
        return bool(before and after and _names_body(text, after, "") and after[1][0].isupper())
    if before[:1].isupper() and word[1] in AFTER_BODIES:
        return word[1] == "ban" and before in {"Uỷ", "Ủy"}
    return bool(before) and (before[0].isupper() or word[1] in IN_BODIES)


def _amounts(text: str) -> Iterator[Span]:
    for match in _AMOUNTS.finditer(text):
        few = match["people"] and len(match[1].lstrip("0")) < 2
        if _begins(text, match.start()) and not few and not match[0].startswith("100%"):
            yield match.span()


def _persons(text: str) -> Iterator[Span]:
    """Give each person's name with the title before it, by which a body's name is told apart."""
    for match in _NAMES.finditer(text):
        parts = list(_SYLLABLES.finditer(text, *match.span()))
        title = _title_before(text, match.start())
        if parts[0].group().lower() in TITLES:
            title, parts = match.start(), parts[1:]
        titled = title is not None
        first, count = _name_in([part.group() for part in parts], titled=titled)
        if not count or not _begins(text, match.start()):
            continue
        start, end = parts[first].start(), parts[first + count - 1].end()
        if titled and first == 0:
            yield title or 0, end
        elif (count > 2 or _OFFICE.match(text, end)) and not _is_named_after(text, start):
            yield start, end


def _title_before(text: str, at: int) -> int | None:
    """Return where a title that ends before a name begins, if there is one."""
    start = max(0, at - _LONGEST_TITLE)
    before = text[start:at].rstrip(" :*\u00a0").lower()
    title = next((title for title in TITLES if before.endswith(title)), "")
    begin = start + len(before) - len(title)
    return begin if title and _begins(text, begin) else None


def _name_in(syllables: list[str], *, titled: bool) -> tuple[int, int]:
    """Return where a name begins in a run of capitalised syllables, and its length; 0 for none."""
    for first, syllable in enumerate(syllables[:-1]):
        name = syllables[first : first + 4]
        sure = syllable not in DOUBTFUL_SURNAMES or name[1] in SECOND_WORDS
        known = syllable in SURNAMES and sure and name[1] not in BODIES
        if known or (titled and first == 0 and syllable not in OFFICES):
            return (0, 0) if " ".join(name[:3]) in NO_SIGNERS else (first, len(name))
    return 0, 0


def _is_named_after(text: str, at: int) -> bool:
    """Tell whether the word before a name makes it the name of a street, a school, a prize."""
    before = _LAST_WORD.search(text[max(0, at - 20) : at])
    return before is not None and before[1].lower() in NAMED_AFTER
