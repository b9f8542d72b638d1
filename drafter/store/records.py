"""What the library gives and takes: plain data, without the weight of a database."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class State(StrEnum):
    """How far a letter has come."""

    NHAP = "nhap"
    TRINH_KY = "trinh_ky"
    PHAT_HANH = "phat_hanh"

    @property
    def words(self) -> str:
        """Return the state as the screen says it."""
        return {"nhap": "Nháp", "trinh_ky": "Trình ký", "phat_hanh": "Đã phát hành"}[self.value]


@dataclass(frozen=True, slots=True)
class Content:
    """A letter as it is typed: the fields' texts, the pack by hand, images, what is inherited."""

    type_id: str
    texts: Mapping[str, str]
    pack: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)
    inherited: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A draft as lists show it."""

    id: int
    revision: int
    type_id: str
    so_ky_hieu: str
    title: str
    body: str
    year: int
    state: State
    profile: int | None
    created: str
    changed: str
    trashed: str | None
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Query:
    """What a list is asked for; blank is all."""

    words: str = ""
    type_id: str = ""
    body: str = ""
    year: int = 0
    state: State | None = None
    label: str = ""
    trashed: bool = False
    limit: int = 200
    start: int = 0  # how many are left out in front: the next page of a list


@dataclass(frozen=True, slots=True)
class Seen:
    """Where the cursor and the page of a window are; kept together with its letter."""

    desk_id: str
    view: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Desk:
    """A window at work, or one that ended without a word."""

    id: str
    machine: str
    person: str
    draft_id: int | None = None
    view: Mapping[str, object] = field(default_factory=dict)
