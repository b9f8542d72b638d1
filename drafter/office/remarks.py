"""What a văn thư would mark in the words that depend on body and edition: warned, never blocked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafter.draft.clean import fold
from drafter.errors import Finding, Level
from drafter.office.bodies import BODIES, kind_of
from drafter.office.signing import positions_for_all, signs_for_all
from drafter.office.symbols import body_symbols, type_symbols
from drafter.office.words import LIMIT, lines_of, on_one_line, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from drafter.office.bodies import BodyKind

# ruff: noqa: E501 - tables keep their columns
# fmt: off
CLAUSES: dict[str, dict[str, str]] = {
    #          State                                   Party to 2026-05-26          Party since
    "ky":     {"ND30": "NĐ 30, PL I, II.7; Điều 13",  "HD36": "HD 36, I.1.7.1",    "HD05": "HD 05, 7.1.1"},
    "uy":     {"ND30": "",                             "HD36": "HD 36, I.1.7.1",    "HD05": "HD 05, 7.1.1.b"},
    "chuc":   {"ND30": "",                             "HD36": "HD 36, I.1.7.1",    "HD05": "HD 05, 7.1.2"},
    "ten":    {"ND30": "NĐ 30, PL I, II.7",           "HD36": "HD 36, I.1.7.1",    "HD05": "HD 05, 7.1.2"},
    "loai":   {"ND30": "NĐ 30, PL I, II.3; PL III",   "HD36": "HD 36, I.1.3.1.b",  "HD05": "HD 05, 3.1.2.a"},
    "co":     {"ND30": "",                             "HD36": "HD 36, I.1.3.1",    "HD05": "HD 05, 3.1.2"},
    "noi":    {"ND30": "NĐ 30, PL I, II.4",           "HD36": "HD 36, I.1.4",      "HD05": "HD 05, 4.2"},
}
# fmt: on

# A mark of the other regime, and what to write instead; TUQ. has no Party form (party §2.8).
_STATE_MARK = re.compile(r"(TM|KT|TL)(?!\w|/)(\.?)")
_NO_DELEGATION = re.compile(r"(?:TUQ|T/UQ|TU/Q|T/U)(?!\w)")
_PARTY_MARK = re.compile(r"(T/M|K/T|T/L|T/UQ|TU/Q)(?!\w)")
_DOTTED = re.compile(r"(T/M|K/T|T/L)\.")
_NO_DOT = {"state": re.compile(r"(TM|KT|TL|TUQ|Q)(?= |\Z)"), "party": re.compile(r"(Q)(?= |\Z)")}
_COMMITTEE = re.compile(
    r"(?:BÍ THƯ|CHỦ NHIỆM|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|CHỦ TỊCH)(?!\w)[^/]{0,80}? "
    r"((?:TỈNH|THÀNH|HUYỆN|QUẬN|THỊ|ĐẢNG|QUÂN) ỦY|CHI BỘ|ĐẢNG BỘ|ỦY BAN KIỂM TRA"
    r"|BAN CHẤP HÀNH|BAN THƯỜNG VỤ)(?!\w)"
)
NAMES_BODY = {"lien_co_quan", "ban_chi_dao", "tieu_ban", "hoi_dong"}

# state §2.10, party §6.4 rule 20: their lists end in “…”; the ranks of that kind follow.
_TITLE = re.compile(
    r"(?:PGS|GS|TSKH|TS|ThS|BS|CN|KS|NGND|NGƯT|(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|[uú][ýy])"
    r"|Phó giáo sư|Giáo sư|Tiến sĩ|Thạc sĩ|Bác sĩ|Cử nhân|Kỹ sư|Nhà giáo (?:Nhân dân|Ưu tú))[. ]",
    re.IGNORECASE,
)
# The armed forces and public education, health, science may write them (state §2.10).
TITLED = {"quan_su", "cong_an", "truong", "y_te", "vien"}

# A person's or an event's name asks its level. Which names are people's is not known: these are
# the regulations' own examples, and Hồ Chí Minh, a person's name in every edition.
HCM = "Thành phố Hồ Chí Minh"
# fmt: off
NAMED_AFTER: dict[str, dict[str, str]] = {
    "ND30": {"hồ chí minh": HCM, "điện biên phủ": "Phường Điện Biên Phủ"},
    "HD36": {"hồ chí minh": HCM, "hai bà trưng": "Quận Hai Bà Trưng", "lê chân": "Quận Lê Chân"},
    "HD05": {"hồ chí minh": HCM, "ngô quyền": "Phường Ngô Quyền"},
}
# fmt: on
_DISTRICT = re.compile(r"(Huyện|Quận|Thị xã|Thị trấn|TX|TT|Q)(?!\w)\.?", re.IGNORECASE)
QUOTED = 60
LONGEST = len("nghiêng")
_VOWELS = re.compile("[aeiouy]+")


def remarks(
    values: Mapping[str, object], pack_name: str, regime: str, day: date, type_name: str = ""
) -> Iterator[Finding]:
    """Yield a finding for each word the edition or the body does not allow; blanks yield none."""
    text = {name: value for name, value in values.items() if isinstance(value, str)}
    joint = values.get("co_quan_cung_ban_hanh", ())
    others = [str(name) for name in joint] if isinstance(joint, tuple) else []
    issuer = " - ".join([text.get("co_quan_ban_hanh", ""), *others])
    above = text.get("co_quan_chu_quan", "")
    kind = kind_of(issuer, above, regime)
    yield from _body(issuer, above, kind, pack_name, day)
    symbol = text.get("ky_hieu", "")[:LIMIT].strip()
    yield from _type_part(symbol, pack_name, regime, type_name)
    if regime == "party":
        yield from _body_part(symbol, body_symbols(issuer, above, regime), pack_name)
    yield from _place(" ".join(text.get("dia_danh", "")[:LIMIT].split()).strip(" ,"), pack_name)
    for field in ("quyen_han", "chuc_vu"):
        for line in lines_of(text.get(field, "")):
            yield from _mark(plain(line), field, pack_name, regime)
    if regime == "party":
        yield from _party_signature(
            text.get("quyen_han", ""), text.get("chuc_vu", ""), kind, pack_name
        )
    yield from _signer(text.get("ho_ten", ""), kind, pack_name)


def _body(
    issuer: str, above: str, kind: BodyKind | None, pack_name: str, day: date
) -> Iterator[Finding]:
    superior = kind_of(above, "", kind.regime) if kind else None
    for body, field in ((kind, "co_quan_ban_hanh"), (superior, "co_quan_chu_quan")):
        if body and (found := _out_of_time(body, field, pack_name, day)):
            yield found
            return  # one cause, one finding


def _out_of_time(kind: BodyKind, field: str, pack_name: str, day: date) -> Finding | None:
    sentence, clause = "", kind.span_clause
    repair = "Kiểm tra ngày ban hành và tên cơ quan."
    if kind.until and day > kind.until:
        sentence = f"{kind.name} không còn từ sau ngày {_vietnamese(kind.until)}."
        repair = "Ghi tên cơ quan hiện nay, trừ khi làm lại văn bản cũ."
    elif kind.since and day < kind.since:
        sentence = f"{kind.name} chỉ có từ ngày {_vietnamese(kind.since)}."
    elif pack_name not in kind.packs:
        sentence, clause = f"{kind.name} không có trong quy định đang áp dụng.", kind.clause
    return Finding(Level.CANH_BAO, sentence, field, repair, clause) if sentence else None


def _vietnamese(day: date) -> str:
    """Write a date as the regulations do: months 3 to 9 have no zero (party §2.5)."""
    return (
        f"{day.day:02}/{day.month:02}/{day.year}"
        if day.month < 3
        else f"{day.day:02}/{day.month}/{day.year}"
    )


def _type_part(symbol: str, pack_name: str, regime: str, type_name: str) -> Iterator[Finding]:
    part, mark, _rest = symbol.partition("/" if regime == "party" else "-")
    part, accepted = _short(part.strip()), type_symbols(type_name, pack_name)
    if not mark or not part:
        return
    sentence = repair = ""
    if pack_name == "HD05" and part == "QĐi":
        sentence = "Từ 27/5/2026, Quy định có ký hiệu “QĐ”, không phải “QĐi”."
        repair = "Viết “QĐ”."
    elif accepted and part not in accepted:
        sentence = f"“{part}” không phải ký hiệu của {type_name}."
        repair = f"Viết “{accepted[0]}”."
    elif pack_name == "ND30" and part == "CV" and type_name == "Công văn":
        sentence = "Ký hiệu của công văn không có “CV”."
        repair = "Viết tên viết tắt của cơ quan, rồi của đơn vị soạn thảo: UBND-VX."
    if sentence:
        yield Finding(Level.CANH_BAO, sentence, "ky_hieu", repair, CLAUSES["loai"][pack_name])


def _body_part(symbol: str, own: tuple[str, ...], pack_name: str) -> Iterator[Finding]:
    """Find a body's letters that lost their Đ: BCSD for BCSĐ (party §6.4 rule 6)."""
    known = {kind.symbol for kind in BODIES.values() if kind.regime == "party"} | set(own)
    lost = {letters.replace("Đ", "D"): letters for letters in known if "Đ" in letters}
    for part in re.split("[-/ ]", symbol.partition("/")[2]):
        if part in lost and part not in known:
            yield Finding(
                Level.CANH_BAO,
                f"Ký hiệu “{part}” mất chữ Đ.",
                "ky_hieu",
                f"Viết “{lost[part]}”.",
                CLAUSES["co"][pack_name],
            )


def _place(place: str, pack_name: str) -> Iterator[Finding]:
    sentence = repair = ""
    place = _short(place)
    if full := NAMED_AFTER[pack_name].get(place.casefold()):
        sentence = f"“{place}” mang tên người hoặc sự kiện lịch sử, phải ghi cả cấp hành chính."
        repair = f"Ví dụ của quy định: “{full}”."
    # HD 05 has no case of names by number (party §8.2 row 6).
    elif place.isdecimal() and pack_name != "HD05":
        sentence = f"“{place}” là tên theo số, phải ghi cả cấp hành chính."
        repair = f"Viết “Phường {place}” hoặc cấp khác."
    elif pack_name != "ND30" and _one_syllable(place):
        sentence = f"“{place}” có một âm tiết, phải ghi cả cấp hành chính."
        repair = f"Viết “Thành phố {place}” hoặc cấp khác."
    elif pack_name == "HD05" and (district := _DISTRICT.match(place)):
        sentence = f"“{district[0]}” không còn là cấp hành chính."
        repair = "Ghi tên tỉnh, thành phố hoặc xã, phường, đặc khu."
    if sentence:
        yield Finding(Level.CANH_BAO, sentence, "dia_danh", repair, CLAUSES["noi"][pack_name])


def _short(text: str) -> str:
    """Cut what was typed to what a sentence can quote."""
    return text if len(text) <= QUOTED else f"{text[: QUOTED - 1]}…"


def _one_syllable(place: str) -> bool:
    """Tell whether the name is one word with one run of vowels: Huế, but not Pleiku."""
    return place.isalpha() and len(place) <= LONGEST and len(_VOWELS.findall(fold(place))) == 1


def _mark(line: str, field: str, pack_name: str, regime: str) -> Iterator[Finding]:
    sentence = repair = ""
    if regime == "party" and _NO_DELEGATION.match(line):
        sentence = "Văn bản của Đảng không có thừa uỷ quyền."
        repair = "Người được giao ký thừa lệnh: “T/L”."
    elif regime == "party" and (mark := _STATE_MARK.match(line)):
        sentence = f"“{mark[0]}” là cách ghi của văn bản Nhà nước."
        repair = f"Viết “{mark[1][0]}/{mark[1][1]}”."
    elif regime == "party" and (mark := _DOTTED.match(line)):
        sentence, repair = f"Sau “{mark[1]}” không có dấu chấm.", f"Viết “{mark[1]}”."
    elif regime == "state" and (mark := _PARTY_MARK.match(line)):
        sentence = f"“{mark[1]}” là cách ghi của văn bản Đảng."
        repair = f"Viết “{mark[1].replace('/', '')}.”."
    elif mark := _NO_DOT[regime].match(line):
        sentence, repair = f"Thiếu dấu chấm sau “{mark[1]}”.", f"Viết “{mark[1]}.”."
    if sentence:
        yield Finding(Level.CANH_BAO, sentence, field, repair, CLAUSES["ky"][pack_name])


def _party_signature(
    authority: str, position: str, kind: BodyKind | None, pack_name: str
) -> Iterator[Finding]:
    first, typed = plain(" ".join(lines_of(authority))), on_one_line(" ".join(lines_of(position)))
    joined_offices = "KIÊM" in (*first.split(), *plain(typed).split())
    if first.startswith("K/T") and (" BÍ THƯ" in first or (kind and signs_for_all(kind))):
        yield Finding(
            Level.CANH_BAO,
            "Cấp uỷ, tổ chức lãnh đạo tập thể không ký thay “K/T”.",
            "quyen_han",
            "Ghi “T/M” và tên tổ chức; dưới đó là chức vụ của người ký.",
            CLAUSES["uy"][pack_name],
        )
    if joined_offices and re.match("[TK]/[MT] ", first):
        yield Finding(
            Level.CANH_BAO,
            "Ký bằng con dấu của cơ quan khác thì không ghi “T/M”, “K/T”.",
            "quyen_han",
            "Bỏ dòng quyền hạn.",
            CLAUSES["chuc"][pack_name],
        )
    elif not joined_offices:
        yield from _position(first, typed, kind, pack_name)


def _position(
    authority: str, typed: str, kind: BodyKind | None, pack_name: str
) -> Iterator[Finding]:
    sentence = repair = ""
    position = plain(typed)
    named = _COMMITTEE.search(position)
    if named and not (kind and kind.id in NAMES_BODY):
        sentence = f"Sau chức vụ không ghi tên cấp uỷ: “{typed[slice(*named.span(1))]}”."
        repair = "Chỉ ghi chức vụ."
    elif authority.startswith("T/M ") and position and position not in positions_for_all():
        sentence = f"Ký T/M không ghi chức vụ “{_short(typed)}”."
        repair = (
            "Chỉ ghi bí thư, phó bí thư, chủ nhiệm, phó chủ nhiệm, chủ tịch, phó chủ tịch;"
            " uỷ viên ký không ghi chức vụ."
        )
    if sentence:
        yield Finding(Level.CANH_BAO, sentence, "chuc_vu", repair, CLAUSES["chuc"][pack_name])


def _signer(name: str, kind: BodyKind | None, pack_name: str) -> Iterator[Finding]:
    typed = " ".join(name[:LIMIT].split())
    found = _TITLE.match(typed)
    if not found or (kind and kind.id in TITLED):
        return
    title = found[0].strip()
    yield Finding(
        Level.CANH_BAO,
        f"Trước họ tên người ký không ghi “{title}”.",
        "ho_ten",
        "Chỉ ghi họ, tên đệm và tên; bỏ học hàm, học vị, quân hàm, danh hiệu.",
        CLAUSES["ten"][pack_name],
    )
