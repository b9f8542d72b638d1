"""From a draft to a letter: template, document, rule pack, sheet, DOCX bytes."""

from __future__ import annotations

import errno
import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from drafter.document.read_xml import read_document
from drafter.draft.fields import Draft, Field, is_blank
from drafter.draft.toml_file import MAX_BYTES, place_in, read_draft
from drafter.errors import DraftError, Finding, Level, Place
from drafter.layout.deviations import deviations
from drafter.layout.lay_out import lay_out
from drafter.layout.packs import pack_for
from drafter.layout.pictures import picture_findings
from drafter.layout.rules import HouseChoices, Pack
from drafter.office.remarks import remarks
from drafter.template.catalogue import Template, load_catalogue
from drafter.template.fill import fill

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafter.document.nodes import VanBan
    from drafter.draft.dates import PartialDate
    from drafter.layout.blocks import Sheet

DEFAULTS = HouseChoices()
_NAME_LENGTH = 100
_UNREADABLE = {
    errno.ENOENT: "không có tệp này.",
    errno.EACCES: "không có quyền đọc tệp.",
    errno.EISDIR: "đây là thư mục, không phải tệp.",
}
# Names that Windows keeps for its devices.
_DEVICE = re.compile(r"(?:CON|PRN|AUX|NUL|COM\d|LPT\d)\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft laid out: its type, rule pack, document, sheet, and what was found on the way."""

    draft: Draft
    template: Template
    pack: Pack
    document: VanBan
    sheet: Sheet
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return the findings that keep the letter from being issued."""
        return tuple(f for f in self.findings if f.level is Level.LOI)


def compose(draft: Draft, choices: HouseChoices = DEFAULTS) -> Letter:
    """Return the letter of a draft; blank required fields are findings, not failures.

    Raises DraftError for an unknown type or rule pack, TemplateError for a broken template.
    """
    template = load_catalogue().get_template(draft.type_id)
    day = draft.date().latest() or date.today()
    pack = pack_for(template.regime, day, draft.pack)
    document = read_document(fill(template, draft, pack.name), template.place, template.regime)
    findings = (
        *_missing(template, draft),
        *_out_of_force(pack, draft.date()),
        *_without_the_type(pack, template),
        *remarks(draft.values, pack.name, template.regime, day, template.title),
        *deviations(document, pack),
        *picture_findings(document, draft.images),
    )
    sheet = lay_out(document, pack, choices, draft.images)
    return Letter(draft, template, pack, document, sheet, findings)


def _missing(template: Template, draft: Draft) -> Iterator[Finding]:
    """Yield an error for each required field that is blank."""
    verbatim = draft.values.get("so_ky_hieu")
    for spec in template.fields:
        value = draft.values.get(spec.name, spec.empty)
        if spec.required and is_blank(spec, value) and not (spec.name == "ky_hieu" and verbatim):
            repair = spec.hint or f"Điền “{spec.label}”."
            yield Finding(Level.LOI, f"“{spec.label}” còn trống.", spec.name, repair)


def _out_of_force(pack: Pack, day: PartialDate) -> Iterator[Finding]:
    """Yield a warning where the pack was in force on no day the date may stand for."""
    first, last = day.earliest() or date.today(), day.latest() or date.today()
    if last < pack.since or (pack.until is not None and pack.until < first):
        sentence = f"{pack.label} không có hiệu lực vào ngày của văn bản."
        repair = "Kiểm tra ngày ban hành, hoặc để quy tắc “Theo ngày văn bản”."
        yield Finding(Level.CANH_BAO, sentence, "ngay", repair)


def _without_the_type(pack: Pack, template: Template) -> Iterator[Finding]:
    """Yield a warning where the type is of another edition of the rules only."""
    if template.only_under and pack.name not in template.only_under:
        sentence = f"{pack.label} không có loại văn bản “{template.title}”."
        repair = "Kiểm tra ngày ban hành, hoặc chọn loại văn bản khác."
        yield Finding(Level.CANH_BAO, sentence, "ngay", repair, template.clause)


def docx_bytes(letter: Letter) -> bytes:
    """Return the letter as DOCX."""
    from drafter.writers.docx import write_docx

    return write_docx(letter.sheet)


def open_draft(path: Path) -> Draft:
    """Return the draft of a .toml file.

    Raises DraftError naming the file when it cannot be read or is no draft.
    """
    try:
        with path.open("rb") as stream:
            text = stream.read(MAX_BYTES + 1).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise DraftError(
            "tệp không phải là văn bản UTF-8.",
            place=Place(file=str(path)),
            repair="Chọn tệp .toml của Drafter.",
        ) from None
    except OSError as error:
        raise DraftError(
            _UNREADABLE.get(error.errno or 0, "không đọc được tệp."),
            place=Place(file=str(path)),
            repair="Kiểm tra tên tệp và quyền đọc.",
        ) from None
    try:
        return read_draft(text, fields_of)
    except DraftError as error:
        raise place_in(error, str(path)) from None


def fields_of(type_id: str) -> tuple[Field, ...]:
    """Return the fields of a type; raises DraftError when there is no such type."""
    return load_catalogue().get_template(type_id).fields


def suggested_file_name(letter: Letter, suffix: str) -> str:
    """Return a name like `121-CV-TU khong to chuc gap mat.docx`: ASCII, safe on every system."""
    draft = letter.draft
    number = f"{draft.own('so')}-{draft.own('ky_hieu')}".strip("-")
    summary = str(draft.values.get("trich_yeu", ""))
    words = re.sub(r"\A(?:v/v|về việc|về)\s+", "", summary, flags=re.I)
    plain = unicodedata.normalize("NFD", f"{number} {words}".replace("đ", "d").replace("Đ", "D"))
    ascii_name = plain.encode("ascii", "ignore").decode()
    safe = " ".join(re.sub(r"[^\w.-]+", " ", ascii_name.replace("/", "-")).split())
    stem = safe[:_NAME_LENGTH].strip(" .-")
    return ("van-ban" if not stem or _DEVICE.match(stem) else stem) + suffix
