"""The file of profiles: all bodies of an office with their address books, for other desks."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from drafter.draft.clean import fold
from drafter.draft.toml_file import fault_line, place_in
from drafter.errors import DraftError, Place, did_you_mean
from drafter.store.profile_fields import SPECS, as_table, from_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from drafter.store.profile import Profile

SUFFIX = ".ho-so.toml"
MAX_BYTES, MOST_PROFILES = 4_000_000, 200
FORMAT = 1
_KEY, _VERSION = "ho_so", "phien_ban"
_HEAD = (
    "Hồ sơ cơ quan của Drafter: mỗi [[ho_so]] là một cơ quan, mỗi [[ho_so.nhom]] là một nhóm",
    "trong sổ địa chỉ của cơ quan ấy. Sửa phần trong dấu nháy; dòng # là chú thích.",
    "Các mục của một hồ sơ, mục nào không có thì để theo mặc định:",
)
_REPAIR = "Chọn tệp hồ sơ xuất từ Drafter."


class News(StrEnum):
    """How a profile of a file stands to the one of the same name in the library."""

    MOI = "mới"
    GIONG = "giống"
    KHAC = "khác"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A profile of a file, ready to be kept: with the id and revision of the one it replaces."""

    profile: Profile
    news: News


def write_profiles(profiles: Iterable[Profile]) -> str:
    """Return the TOML text of profiles, explained in comments."""
    lines = [f"# {line}" for line in _HEAD]
    lines += [f"#   {name}: {spec.label}. {spec.hint}".rstrip() for name, spec in SPECS.items()]
    lines += ["", f"{_VERSION} = {FORMAT}"]
    for profile in profiles:
        lines += _table(f"[[{_KEY}]]", as_table(profile))
    return "\n".join((*lines, ""))


def _table(heading: str, values: Mapping[str, object]) -> Iterator[str]:
    """Yield the lines of a table, those within it last."""
    yield from ("", heading)
    for name, value in values.items():
        if not _is_tables(value):
            yield f"{name} = {_written(value)}"
    for name, value in values.items():
        if _is_tables(value) and isinstance(value, list):
            for inner in value:
                yield from _table(f"[[{heading.strip('[]')}.{name}]]", inner)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _written(value: object) -> str:
    import tomlkit

    if isinstance(value, list):
        items = [tomlkit.string(item).as_string() for item in value]
        if len(items) < 2:
            return f"[{', '.join(items)}]"
        return "\n".join(("[", *(f"    {item}," for item in items), "]"))
    text = str(value)
    return tomlkit.string(text, multiline="\n" in text).as_string()


def open_profiles(path: Path) -> tuple[Profile, ...]:
    """Return the profiles of a file; raises DraftError naming the file and what is wrong in it."""
    try:
        with path.open("rb") as stream:
            text = stream.read(MAX_BYTES + 1).decode("utf-8-sig")
        return read_profiles(text)
    except (OSError, UnicodeDecodeError):
        raise DraftError(
            "không đọc được tệp.", place=Place(file=str(path)), repair=_REPAIR
        ) from None
    except DraftError as error:
        raise place_in(error, str(path)) from None


def read_profiles(text: str) -> tuple[Profile, ...]:
    """Return the profiles that a TOML text holds.

    Raises DraftError where it is too long, no TOML, of a newer Drafter, or wrong in any profile.
    """
    raw = _parse(text)
    known = [_KEY, _VERSION]
    for key in raw:
        if key not in known:
            repair = did_you_mean(key[:60], known) or _REPAIR
            raise DraftError(f"tệp hồ sơ không có mục “{key[:60]}”.", repair=repair)
    if raw.get(_VERSION, FORMAT) != FORMAT:
        raise DraftError(
            "tệp này do một bản Drafter mới hơn xuất.", repair="Cập nhật Drafter trên máy này."
        )
    tables = raw.get(_KEY, [])
    if not isinstance(tables, list) or not tables:
        raise DraftError("tệp không có hồ sơ nào.", repair=_REPAIR)
    if len(tables) > MOST_PROFILES:
        raise DraftError(f"tệp có quá {MOST_PROFILES} hồ sơ.", repair=_REPAIR)
    return _each(tables)


def _parse(text: str) -> dict[str, object]:
    if len(text.encode()) > MAX_BYTES:
        raise DraftError("tệp quá lớn để là hồ sơ cơ quan.", repair=_REPAIR)
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        raise DraftError("tệp lồng quá sâu.", repair=_REPAIR) from None
    except ValueError as error:  # no TOML, or a number of thousands of digits
        raise DraftError(
            "không đúng cú pháp TOML.",
            place=Place(line=fault_line(error, text)),
            repair='Sửa dòng đã nêu: tên = "chữ trong dấu nháy".',
        ) from None


def _each(tables: Sequence[object]) -> tuple[Profile, ...]:
    found: dict[str, Profile] = {}
    for number, table in enumerate(tables, 1):
        if not isinstance(table, dict):
            raise DraftError(f"hồ sơ thứ {number} không đúng kiểu.", repair=_REPAIR)
        try:
            profile = from_table(table)
        except DraftError as error:
            sentence = f"Hồ sơ thứ {number}: {error.sentence}"
            raise DraftError(sentence, place=error.place, repair=error.repair) from None
        if found.setdefault(fold(profile.name), profile) is not profile:
            raise DraftError(f"tệp có hai hồ sơ tên “{profile.name}”.", repair="Đổi tên một hồ sơ.")
    return tuple(found.values())


def compare(kept: Iterable[Profile], read: Iterable[Profile]) -> list[Incoming]:
    """Return what profiles of a file bring to those of the library, matched by their names."""
    known = {fold(profile.name): profile for profile in kept}
    return [_incoming(known.get(fold(profile.name)), profile) for profile in read]


def _incoming(mine: Profile | None, profile: Profile) -> Incoming:
    if mine is None:
        return Incoming(profile, News.MOI)
    replaced = replace(profile, id=mine.id, revision=mine.revision, default=mine.default)
    return Incoming(replaced, News.GIONG if replaced == mine else News.KHAC)
