"""Errors and findings: a Vietnamese sentence, a place, a repair."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is wrong: a field of the form, or a line of a file."""

    field: str = ""
    file: str = ""
    line: int = 0

    def __str__(self) -> str:
        parts = []
        if self.file:
            parts.append(f"tệp “{self.file}”")
        if self.line:
            parts.append(f"dòng {self.line}")
        if self.field:
            parts.append(f"trường “{self.field}”")
        return ", ".join(parts)


NOWHERE = Place()


class DrafterError(Exception):
    """One fault the clerk can mend; raised by the core, shown by the window or the command line."""

    def __init__(self, sentence: str, *, place: Place = NOWHERE, repair: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.place = place
        self.repair = repair

    def __str__(self) -> str:
        where = str(self.place)
        head = f"{where[:1].upper()}{where[1:]}: {self.sentence}" if where else self.sentence
        return f"{head} {self.repair}".rstrip()


class DraftError(DrafterError):
    """The draft cannot be read: not TOML, unknown type or field, a value of the wrong kind."""


class TemplateError(DrafterError):
    """A template has a syntax error, an unknown component or an undeclared field."""


class OutputError(DrafterError):
    """A file cannot be written: read-only folder, full disk, locked by another program."""


class RenderError(DrafterError):
    """The render engine cannot turn the DOCX into pages."""


class StoreError(DrafterError):
    """The library cannot be opened, read or written: full disk, damaged file, server away."""


class ConflictError(StoreError):
    """What is to be saved was changed elsewhere since it was read."""


class Level(StrEnum):
    """How much a finding matters: an error, a warning, a suggestion."""

    LOI = "lỗi"
    CANH_BAO = "cảnh báo"
    GOI_Y = "gợi ý"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a letter: level, sentence, field name, repair, clause of the regulation."""

    level: Level
    sentence: str
    field: str = ""
    repair: str = ""
    clause: str = ""

    def __str__(self) -> str:
        clause = f" ({self.clause})" if self.clause else ""
        return f"{self.sentence}{clause} {self.repair}".rstrip()


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return “Có phải “x” không?” for the known word nearest to the given one, or an empty text."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"Có phải “{near[0]}” không?" if near else ""
