"""The .toml file of a draft: read with limits, written so that a person can read it."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

from drafter.draft.clean import clean
from drafter.draft.fields import Draft, Field, Kind, Value, coerce
from drafter.draft.images import IMAGES_KEY, read_images, without_images, written_images
from drafter.errors import DraftError, Place, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tomlkit import TOMLDocument
    from tomlkit.items import Array, String

TYPE_KEY, PACK_KEY = "loai", "quy_tac"
# What the window shows and a file must say.
NOTATION = "Trong tệp này: **đậm**, *nghiêng*, bảng giữa các dấu |, [khoản] đầu dòng là vai trò."
MAX_BYTES = 8_000_000  # a 200-page body is half a megabyte, its images at most seven


def read_draft(text: str, fields_of: Callable[[str], Sequence[Field]]) -> Draft:
    """Return the draft a TOML text holds; fields_of gives a type's fields.

    Raises DraftError when the text is too long or no TOML, or names an unknown type or field.
    """
    raw = _parse(text)
    type_id = raw.pop(TYPE_KEY, "")
    if not isinstance(type_id, str) or not type_id:
        raise DraftError(
            "bản thảo không ghi loại văn bản.", repair=f'Thêm dòng {TYPE_KEY} = "state/cong_van".'
        )
    pack = raw.pop(PACK_KEY, "")
    images = read_images(raw.pop(IMAGES_KEY, {}))
    fields = {spec.name: spec for spec in fields_of(type_id)}
    for key in raw:
        if key not in fields:
            raise DraftError(
                f"loại “{type_id}” không có trường “{key}”.",
                repair=did_you_mean(key, [*fields, TYPE_KEY, PACK_KEY, IMAGES_KEY])
                or f"Các trường: {', '.join(fields)}.",
            )
    values = {key: coerce(fields[key], value) for key, value in raw.items()}
    return Draft(type_id, values, str(pack), images)


def _parse(text: str) -> dict[str, object]:
    if len(text.encode()) > MAX_BYTES:
        raise DraftError("tệp quá lớn để là một bản thảo.", repair="Chọn tệp .toml của Drafter.")
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except RecursionError:
        raise DraftError("tệp lồng quá sâu.", repair="Chọn tệp .toml của Drafter.") from None
    except ValueError as error:  # no TOML, or a number of thousands of digits
        raise DraftError(
            "không đúng cú pháp TOML của bản thảo.",
            place=Place(line=fault_line(error, text)),
            repair='Sửa dòng đã nêu: tên = "chữ trong dấu nháy"; hoặc tạo lại bằng “drafter new”.',
        ) from None


def fault_line(error: ValueError, text: str) -> int:
    """Return the line a TOML fault stands on: tomllib's own, else the last."""
    at = re.search(r"at line (\d+)", str(error))
    return int(at[1]) if at else text.rstrip().count("\n") + 1


def write_draft(draft: Draft, fields: Sequence[Field], previous: str = "") -> str:
    """Return the TOML text of a draft; comments of the previous text are kept.

    Of the images those stay that a text names.
    """
    import tomlkit

    kept = without_images(previous)  # which the library takes seconds to read
    document = tomlkit.parse(kept) if kept else _commented(draft, fields)
    known = {TYPE_KEY, PACK_KEY, *(spec.name for spec in fields)}
    for key in [key for key in document if key not in known]:
        del document[key]  # of another type's draft
    document[TYPE_KEY] = draft.type_id
    if draft.pack or PACK_KEY in document:
        document[PACK_KEY] = draft.pack
    for spec in fields:
        value = draft.values.get(spec.name, spec.empty)
        if value or spec.name in document:
            document[spec.name] = _item(spec, value)
    texts = (value for value in draft.values.values() if isinstance(value, str))
    return document.as_string() + written_images(draft.images, texts)


def _commented(draft: Draft, fields: Sequence[Field]) -> TOMLDocument:
    """Return an empty draft in which a comment stands over each field."""
    import tomlkit

    document = tomlkit.document()
    document.add(
        tomlkit.comment("Bản thảo của Drafter. Sửa phần trong dấu nháy; dòng # là chú thích.")
    )
    document.add(TYPE_KEY, draft.type_id)
    document.add(
        tomlkit.comment('Quy tắc trình bày: "" là theo ngày; hoặc "ND30", "HD36", "HD05".')
    )
    document.add(PACK_KEY, "")
    for spec in fields:
        need = " (bắt buộc)" if spec.required else ""
        document.add(tomlkit.nl())
        notation = f" {NOTATION}" if spec.kind is Kind.NOI_DUNG else ""
        for line in f"{spec.label}{need}. {spec.hint}{notation}".strip().split("\n"):
            document.add(tomlkit.comment(line))
        document.add(spec.name, _item(spec, spec.empty))
    return document


def _item(spec: Field, value: Value) -> String | Array:
    import tomlkit
    from tomlkit.items import String, StringType, Trivia

    if isinstance(value, tuple):
        array = tomlkit.array()
        array.extend(value)
        return array.multiline(len(value) > 1)
    text = clean(str(value))
    if spec.kind is not Kind.NOI_DUNG and "\n" not in text:
        return tomlkit.string(text)
    # TOML drops a line end right after the opening quotes: every line of the text stands whole.
    quoted = tomlkit.string(f"{text}\n", multiline=True).as_string()[3:-3]
    return String(StringType.MLB, text, f"\n{quoted}", Trivia())


def place_in(error: DraftError, file: str) -> DraftError:
    """Return the error with the file it was found in."""
    place = Place(error.place.field, file, error.place.line)
    return DraftError(error.sentence, place=place, repair=error.repair)
