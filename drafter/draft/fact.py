"""What a fact is that grows stale; how it is found: `drafter.draft.facts`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FactKind(StrEnum):
    """What a stale fact is, by the name the clerk reads."""

    VAN_BAN = "văn bản viện dẫn"
    NGAY = "ngày"
    NAM = "năm"
    SO = "số"
    NGUOI = "tên người"


@dataclass(frozen=True, slots=True)
class Fact:
    """A stretch of a text that must be confirmed before it goes out again."""

    kind: FactKind
    start: int
    end: int
    text: str
