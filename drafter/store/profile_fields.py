"""The fields of a profile: how it is typed in its form, kept in the library, filed for others."""

# ruff: noqa: E501 - tables keep their columns

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.draft.clean import fold
from drafter.draft.fields import Field, Kind, Value, coerce
from drafter.errors import DraftError, Finding, Level, Place, did_you_mean
from drafter.layout.choices import HouseChoices
from drafter.layout.packs import PACKS
from drafter.office.bodies import BODIES
from drafter.store.profile import SPELLINGS, Group, Profile, Signer
from drafter.template.catalogue import GROUPS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

MOST_PLACES, MOST_GROUPS, MOST_SIGNERS, LONGEST = 5000, 300, 100, 1000
ROOM_MM, AFTER_PT, COMPATIBILITY = (25, 60), (6, 24), (14, 15)
SIDES = {"Một mặt": False, "Hai mặt": True}
LAST_MARKS = {"Dấu chấm": ".", "Như các dòng trên": None, "Không có dấu": ""}

# fmt: off
FIELDS: tuple[Field, ...] = (
    Field("ten",              Kind.DONG,      "Tên hồ sơ",                  hint="Để trống thì lấy tên cơ quan."),
    Field("che_do",           Kind.CHON,      "Văn bản của",                choices=tuple(GROUPS.values()), required=True),
    Field("co_quan_chu_quan", Kind.DOAN,      "Cơ quan cấp trên, chủ quản", hint="Như in trên văn bản; không có thì bỏ trống."),
    Field("co_quan_ban_hanh", Kind.DOAN,      "Cơ quan ban hành",           hint="Như in trên văn bản; xuống dòng nếu tên dài.", required=True),
    Field("loai",             Kind.CHON,      "Loại cơ quan",               hint="Để trống thì nhận theo tên."),
    Field("ten_trong_cau",    Kind.DONG,      "Tên khi viết trong câu",     hint="Ủy ban nhân dân xã Thạch Lĩnh."),
    Field("dia_danh",         Kind.DONG,      "Địa danh",                   hint="Tên riêng của tỉnh, thành phố, xã, phường."),
    Field("ky_hieu",          Kind.DONG,      "Chữ viết tắt của cơ quan",   hint="Đứng trong ký hiệu văn bản: UBND, SNV, TU."),
    Field("don_vi",           Kind.DANH_SACH, "Đơn vị soạn thảo",           hint="Chữ viết tắt, mỗi dòng một đơn vị; dòng đầu là mặc định."),
    Field("lien_he",          Kind.DOAN,      "Thông tin liên hệ",          hint="Địa chỉ, điện thoại, thư điện tử; không in thì bỏ trống."),
    Field("nguoi_ky",         Kind.DANH_SACH, "Người ký",                   hint="Mỗi người một dòng: quyền hạn | chức vụ | họ tên; dòng đầu là mặc định."),
    Field("so_dia_chi",       Kind.DANH_SACH, "Từng nơi",                   hint="Mỗi dòng một nơi, vai trò trong ngoặc: Thường trực Tỉnh uỷ (để b/c)."),
    Field("nhom_noi_nhan",    Kind.CHON,      "Nhóm nơi nhận mặc định",     hint="Văn bản mới có sẵn các dòng của nhóm này."),
    Field("luu",              Kind.DONG,      "Dòng “Lưu” của nơi nhận",    hint="Lưu: VT, TH; Lưu Văn phòng Đảng uỷ."),
    Field("dau_cuoi",         Kind.CHON,      "Dấu cuối danh sách Kính gửi", hint="Dấu chấm", choices=tuple(LAST_MARKS)),
    Field("gian_dong",        Kind.DONG,      "Giãn dòng",                  hint="Theo quy định: đơn (Nhà nước), đúng 18 pt (Đảng)."),
    Field("gian_doan",        Kind.DONG,      "Cách đoạn (pt)",             hint="6"),
    Field("co_chu",           Kind.CHON,      "Cỡ chữ",                     hint="Theo quy định: 13/14 (Nhà nước), 14 (Đảng)."),
    Field("cho_ky",           Kind.DONG,      "Chỗ ký (mm)",                hint="25"),
    Field("in_giay",          Kind.CHON,      "In trên giấy",               hint="Một mặt", choices=tuple(SIDES)),
    Field("chinh_ta",         Kind.CHON,      "Chữ chương trình gợi ý viết", hint="Theo quy định: ủy (Nhà nước), uỷ (Đảng).", choices=tuple(SPELLINGS.values())),
    Field("tuong_thich",      Kind.CHON,      "Chế độ tương thích của Word", hint="14", choices=tuple(map(str, COMPATIBILITY))),
)
# fmt: on
SPECS = {spec.name: spec for spec in FIELDS}
_HOUSE = {
    "dau_cuoi": "kinh_gui_last",
    "gian_dong": "line",
    "gian_doan": "after_pt",
    "co_chu": "size_set",
    "cho_ky": "signature_room_mm",
    "in_giay": "two_sided",
    "tuong_thich": "compatibility",
}
_WORDS: dict[str, Mapping[str, object]] = {"dau_cuoi": LAST_MARKS, "in_giay": SIDES}
_DEFAULTS = HouseChoices()


def values_of(profile: Profile) -> dict[str, Value]:
    """Return what the fields of a profile hold; a house choice that is the default is blank."""
    told: dict[str, Value] = {
        "che_do": GROUPS[profile.che_do],
        "loai": BODIES[profile.loai].name if profile.loai in BODIES else "",
        "nguoi_ky": tuple(signer.line for signer in profile.nguoi_ky),
    }
    for name, choice in _HOUSE.items():
        value = getattr(profile.lua_chon, choice)
        default = getattr(_DEFAULTS, choice)
        told[name] = "" if value == default else _word(name, value, profile.che_do)
    return {spec.name: told.get(spec.name, getattr(profile, spec.name, "")) for spec in FIELDS}


def _word(name: str, value: object, regime: str) -> str:
    if name == "co_chu":
        return size_sets(regime)[int(value)]  # type: ignore[call-overload]
    if name in _WORDS:
        return next(word for word, each in _WORDS[name].items() if each == value)
    return figure(value)


def size_sets(regime: str) -> tuple[str, str]:
    """Return the names of the two sets of sizes that a regime's packs offer."""
    return next(pack.size_sets for pack in PACKS.values() if pack.regime == regime)


def line_range(regime: str) -> tuple[float, float]:
    """Return the line spacing that every pack of a regime allows: a multiple, or pt."""
    ranges = [pack.body.line_range for pack in PACKS.values() if pack.regime == regime]
    return max(low for low, _ in ranges), min(high for _, high in ranges)


def figure(value: object) -> str:
    """Return a number as the clerk writes it: 1,15."""
    return f"{value:g}".replace(".", ",")


def read_values(
    values: Mapping[str, Value], nhom: Iterable[Group] = ()
) -> tuple[Profile, tuple[Finding, ...]]:
    """Return the profile that fields hold, and what is wrong in them.

    A field that cannot be read is left at its default.
    """
    regime = next((key for key, word in GROUPS.items() if word == values.get("che_do")), "state")
    read: dict[str, object] = {}
    findings: list[Finding] = []
    for name, value in values.items():
        try:
            read[name] = _READERS[name](value, regime) if name in _READERS else value
        except DraftError as error:
            findings.append(Finding(Level.LOI, error.sentence, name, error.repair))
    house = {choice: read.pop(name) for name, choice in _HOUSE.items() if name in read}
    profile = Profile(
        **read,  # type: ignore[arg-type]
        nhom=tuple(nhom),
        lua_chon=HouseChoices(**house),  # type: ignore[arg-type]
    )
    return profile, (*findings, *_faults(profile))


def _chosen(value: Value, known: Mapping[str, object]) -> object:
    """Return what a word of a list stands for; raises DraftError for any other word."""
    if value in known:
        return known[str(value)]
    raise DraftError(
        f"“{value}” không có trong danh sách." if value else "Còn trống.",
        repair=did_you_mean(str(value), known) or f"Chọn: {', '.join(filter(None, known))}.",
    )


def _number(value: Value, bounds: tuple[float, float], default: float) -> float:
    """Return a number within bounds, the default for a blank; raises DraftError for any other."""
    text = str(value).strip()
    if not text:
        return default
    low, high = bounds
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{1,3})?", text):
        number = float(text.replace(",", "."))
        if low <= number <= high:
            return number
    raise DraftError(f"Phải là số từ {figure(low)} đến {figure(high)}.", repair="")


def _kinds(regime: str) -> dict[str, str]:
    return {"": ""} | {kind.name: kind.id for kind in BODIES.values() if kind.regime == regime}


_READERS: dict[str, Callable[[Value, str], object]] = {
    "che_do": lambda value, _: _chosen(value, {word: key for key, word in GROUPS.items()}),
    "loai": lambda value, regime: _chosen(value, _kinds(regime)),
    "nguoi_ky": lambda value, _: tuple(map(Signer.of, value)),  # type: ignore[arg-type]
    "chinh_ta": lambda value, _: _chosen(value, {each: each for each in ("", *SPELLINGS.values())}),
    "dau_cuoi": lambda value, _: _chosen(value, {"": ".", **LAST_MARKS}),
    "in_giay": lambda value, _: _chosen(value, {"": False} | SIDES),
    "gian_dong": lambda value, regime: _number(value, line_range(regime), 0.0),
    "gian_doan": lambda value, _: _number(value, AFTER_PT, 0.0),
    "cho_ky": lambda value, _: _number(value, ROOM_MM, _DEFAULTS.signature_room_mm),
    "co_chu": lambda value, regime: _chosen(
        value, {"": 0} | {each: at for at, each in enumerate(size_sets(regime))}
    ),
    "tuong_thich": lambda value, _: _chosen(
        value, {"": _DEFAULTS.compatibility} | {str(mode): mode for mode in COMPATIBILITY}
    ),
}


def _faults(profile: Profile) -> Iterator[Finding]:
    """Yield what no field can tell by itself."""
    if not profile.name.strip():
        yield Finding(Level.LOI, "Chưa ghi cơ quan ban hành.", "co_quan_ban_hanh")
    names = [fold(group.ten) for group in profile.nhom]
    if len(set(names)) < len(names) or not all(names):
        yield Finding(
            Level.LOI, "Mỗi nhóm cần một tên, không trùng nhóm khác.", "nhom", "Đổi tên nhóm."
        )
    known = [group.ten for group in profile.nhom]
    if profile.nhom_noi_nhan and profile.nhom_noi_nhan not in known:
        repair = did_you_mean(profile.nhom_noi_nhan, known) or "Chọn một nhóm của sổ địa chỉ."
        yield Finding(Level.LOI, "Không có nhóm này.", "nhom_noi_nhan", repair)
    yield from _too_much(profile)


def _too_much(profile: Profile) -> Iterator[Finding]:
    places = len(profile.so_dia_chi) + sum(len(group.dong) for group in profile.nhom)
    counts = (
        ("nguoi_ky", len(profile.nguoi_ky), MOST_SIGNERS),
        ("so_dia_chi", places, MOST_PLACES),
        ("nhom", len(profile.nhom), MOST_GROUPS),
    )
    for name, count, most in counts:
        if count > most:
            yield Finding(Level.LOI, f"Nhiều nhất là {most} dòng, ở đây có {count}.", name)
    for name, value in values_of(profile).items():
        lines = value if isinstance(value, tuple) else (str(value),)
        if any(len(line) > LONGEST for line in lines):
            yield Finding(Level.LOI, f"Một dòng có quá {LONGEST} chữ.", name)
    if any(len(line) > LONGEST for group in profile.nhom for line in (group.ten, *group.dong)):
        yield Finding(Level.LOI, f"Một dòng có quá {LONGEST} chữ.", "nhom")


def check(profile: Profile) -> None:
    """Raise DraftError for the first thing that is wrong in a profile, naming its field."""
    _refuse(read_values(values_of(profile), profile.nhom)[1])


def _refuse(findings: Iterable[Finding]) -> None:
    for finding in findings:
        label = SPECS[finding.field].label if finding.field in SPECS else "Nhóm"
        raise DraftError(finding.sentence, place=Place(label), repair=finding.repair)


# As a table of plain values, for the library and the file


def as_table(profile: Profile) -> dict[str, object]:
    """Return a profile as plain texts and lists, what is blank left out."""
    table: dict[str, object] = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in values_of(profile).items()
        if value
    }
    if profile.nhom:
        table["nhom"] = [{"ten": group.ten, "dong": list(group.dong)} for group in profile.nhom]
    return table


def from_table(table: Mapping[str, object]) -> Profile:
    """Return the profile that a table holds.

    Raises DraftError, naming the field, for an unknown key or a value no field may have.
    """
    _known(table, [*SPECS, "nhom"])
    values = {name: coerce(spec, _plain(table.get(name, ""))) for name, spec in SPECS.items()}
    profile, findings = read_values(values, _groups(table.get("nhom", [])))
    _refuse(findings)
    return profile


def _plain(raw: object) -> object:
    return figure(raw) if isinstance(raw, float) else raw


def _known(table: Mapping[str, object], keys: list[str]) -> None:
    for key in table:
        if key not in keys:
            raise DraftError(
                f"hồ sơ không có mục “{key[:60]}”.",
                repair=did_you_mean(key[:60], keys) or f"Các mục: {', '.join(keys)}.",
            )


def _groups(raw: object) -> Iterator[Group]:
    """Yield the groups of a table; raises DraftError where they are none."""
    lines = SPECS["so_dia_chi"]
    for each in raw if isinstance(raw, list) else [raw]:
        if not isinstance(each, dict):
            raise DraftError(
                "nhóm không đúng kiểu.", place=Place("Nhóm"), repair='Ghi ten = "…", dong = ["…"].'
            )
        _known(each, ["ten", "dong"])
        name = coerce(replace(SPECS["ten"], label="Nhóm"), each.get("ten", ""))
        places = coerce(replace(lines, label="Nhóm"), each.get("dong", []))
        yield Group(str(name), tuple(places))  # type: ignore[arg-type]
