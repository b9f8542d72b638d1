"""Hồ sơ: what the letters of one body have in common, as it is typed, kept and filed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from drafter.layout.choices import HouseChoices
from drafter.office.bodies import BODIES, BodyKind, kind_of
from drafter.office.words import lines_of
from drafter.template.filters import tach_ky

SPELLINGS = {"state": "ủy", "party": "uỷ"}  # as the regulations themselves write it
_ROLE = re.compile(r"\s*\(([^()]+)\)\Z")
_UY = re.compile(r"\b(?:[Uu][Ỷỷ]|[Ủủ][Yy])\b")


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs: lines of authority, lines of position, name."""

    quyen_han: tuple[str, ...] = ()
    chuc_vu: tuple[str, ...] = ()
    ho_ten: str = ""

    @property
    def line(self) -> str:
        """Return the signer as one line of a list, as `of` reads it."""
        parts = ["; ".join(self.quyen_han), "; ".join(self.chuc_vu), self.ho_ten]
        while len(parts) > 1 and not parts[0]:
            del parts[0]
        return " | ".join(parts).strip()

    @classmethod
    def of(cls, line: str) -> Signer:
        """Read `quyền hạn | chức vụ | họ tên` as a letter reads its further signers."""
        ((authority, position, name),) = tach_ky([line])
        return cls(tuple(lines_of(authority)), tuple(lines_of(position)), name)


@dataclass(frozen=True, slots=True)
class Group:
    """A named list of places, each a line with its role in brackets."""

    ten: str
    dong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """One body: its letterhead, signers, address book and house choices.

    `id`, `revision` and `default` are the library's; id 0 is kept nowhere yet.
    """

    ten: str = ""
    che_do: str = "state"  # the regime
    co_quan_chu_quan: str = ""
    co_quan_ban_hanh: str = ""
    loai: str = ""  # id of a kind of body; blank: known by its name
    ten_trong_cau: str = ""
    dia_danh: str = ""
    ky_hieu: str = ""
    don_vi: tuple[str, ...] = ()
    lien_he: str = ""
    nguoi_ky: tuple[Signer, ...] = ()
    so_dia_chi: tuple[str, ...] = ()
    nhom_noi_nhan: str = ""
    luu: str = ""
    chinh_ta: str = ""
    nhom: tuple[Group, ...] = ()
    lua_chon: HouseChoices = field(default_factory=HouseChoices)
    id: int = 0
    revision: int = 0
    default: bool = False

    @property
    def name(self) -> str:
        """Return what the profile is called: its own name, else the body's."""
        return self.ten or " ".join(self.co_quan_ban_hanh.split())

    @property
    def body_kind(self) -> BodyKind | None:
        """Return the kind of body, chosen or known by its name."""
        return BODIES.get(self.loai) or kind_of(
            self.co_quan_ban_hanh, self.co_quan_chu_quan, self.che_do
        )

    @property
    def spelling(self) -> str:
        """Return “uỷ” or “ủy”, for words the program itself offers."""
        return self.chinh_ta or SPELLINGS[self.che_do]

    @property
    def content(self) -> Profile:
        """Return the profile without what is the library's own."""
        return replace(self, id=0, revision=0, default=False)


def without_role(line: str) -> str:
    """Return a place without its role: “Sở Tài chính (để phối hợp)” is Sở Tài chính.

    A role begins in lower case; “Bộ Nội vụ (Vụ Tổ chức)” is a place.
    """
    found = _ROLE.search(line)
    return line[: found.start()] if found and found[1][0].islower() else line


def spelt(text: str, spelling: str) -> str:
    """Return words the program offers with the syllable uỷ written as the house writes it."""

    def written(found: re.Match[str]) -> str:
        pairs = zip(found[0], spelling, strict=True)
        return "".join(own.upper() if old.isupper() else own for old, own in pairs)

    return _UY.sub(written, text)
