"""Read the values of a template's header, each of its kind or refused."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from typing import Any, TypeVar

from drafter.draft.fields import Field, Kind
from drafter.draft.toml_file import fault_line
from drafter.errors import Place, TemplateError, did_you_mean

T = TypeVar("T", str, int, bool, dict[str, Any])
Table = dict[str, Any]

_FORMS: dict[type[object], tuple[str, str]] = {
    str: ("một dòng chữ", 'Đặt chữ trong dấu nháy: "…".'),
    int: ("một số", "Ghi một số, không có dấu nháy."),
    bool: ("đúng hay sai", "Ghi true hoặc false."),
    dict: ("một bảng", "Viết thành một bảng, ví dụ [truong.ten_truong]."),
    list: ("một danh sách", 'Ghi danh sách ["…", "…"].'),
}


def read_table(text: str, place: Place) -> Table:
    """Return a TOML text that begins after a line of a file as a table.

    Raises TemplateError naming the line when it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = fault_line(error, text) + place.line
        raise TemplateError(
            "phần khai báo không phải TOML đúng cú pháp.",
            place=replace(place, line=line),
            repair='Sửa dòng đã nêu: tên = "chữ trong dấu nháy".',
        ) from None


def value(table: Table, key: str, default: T, place: Place) -> T:
    """Return a value of the default's kind; raises TemplateError when it is of another."""
    found = table.get(key, default)
    if type(found) is not type(default):
        raise _wrong_kind(key, type(default), place)
    return found


def texts(table: Table, key: str, place: Place) -> tuple[str, ...]:
    """Return a list of texts; raises TemplateError when it is anything else."""
    found = table.get(key, [])
    if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
        raise _wrong_kind(key, list, place)
    return tuple(found)


def _wrong_kind(key: str, kind: type[object], place: Place) -> TemplateError:
    name, repair = _FORMS[kind]
    return TemplateError(f"“{key}” phải là {name}.", place=place, repair=repair)


def read_field(name: str, table: Table, place: Place, start: str = "") -> Field:
    """Return the field a table declares; start is what a new letter offers unless it says."""
    kind = value(table, "kieu", "dong", place)
    if kind not in list(Kind):
        raise TemplateError(
            f"không có kiểu trường “{kind}”.",
            place=place,
            repair=did_you_mean(kind, Kind) or f"Chọn: {', '.join(Kind)}.",
        )
    return Field(
        name=name,
        kind=Kind(kind),
        label=value(table, "nhan", name, place),
        required=value(table, "bat_buoc", False, place),
        hint=value(table, "goi_y", "", place),
        choices=texts(table, "chon", place),
        start=_lines(table, "mo_dau", start, place),
        rare=value(table, "hiem", False, place),
        examples=tuple(by_pack(table, "vi_du", place).items()),
    )


def by_pack(table: Table, key: str, place: Place) -> dict[str, str]:
    """Return a text, or a text each rule pack, by the pack's name; "" stands for any pack."""
    found = table.get(key, "")
    if isinstance(found, dict):
        return {pack: _lines(found, pack, "", place) for pack in found}
    text = _lines(table, key, "", place)
    return {"": text} if text else {}


def _lines(table: Table, key: str, default: str, place: Place) -> str:
    """Return a text, or a list of texts as its lines."""
    if isinstance(table.get(key), list):
        return "\n".join(texts(table, key, place))
    return value(table, key, default, place)
