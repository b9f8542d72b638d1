"""The profiles as the window knows them: read when the library opens, kept through it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.errors import DrafterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library
    from drafter.store.profile import Profile

    _Answer = tuple[tuple[Profile, ...], DrafterError | None, bool]


class ProfileBook(QObject):
    """All profiles of the library, and the one of the letter at hand."""

    changed = Signal()
    damaged = Signal(DrafterError)  # some profiles cannot be read; the others are here
    new_library = Signal()  # nobody has worked with it: time for the first questions

    def __init__(self, librarian: Librarian, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._librarian = librarian
        self.profiles: tuple[Profile, ...] = ()
        self.fault: DrafterError | None = None  # what `damaged` told
        self.letter_id: int | None = None
        librarian.opened.connect(self.refresh)

    def refresh(self) -> None:
        """Read the profiles anew."""
        self._librarian.ask(_read, self._take)

    def _take(self, answer: _Answer | DrafterError) -> None:
        if isinstance(answer, DrafterError):  # the library's own error is told by who opened it
            return
        profiles, self.fault, new = answer
        self._put(profiles)
        if self.fault:
            self.damaged.emit(self.fault)
        if new:
            self.new_library.emit()

    def _put(self, profiles: tuple[Profile, ...]) -> None:
        if profiles != self.profiles:
            self.profiles = profiles
            self.changed.emit()

    def fitting(self, regime: str) -> Profile | None:
        """Return the profile for a new letter: the default, else the first of the regime."""
        own = [profile for profile in self.profiles if profile.che_do == regime]
        return next((profile for profile in own if profile.default), next(iter(own), None))

    def set_letter(self, profile_id: int | None) -> None:
        """Note which profile the letter at hand was made with."""
        self.letter_id = profile_id

    def of_letter(self, regime: str) -> Profile | None:
        """Return the profile of the letter at hand, else the one fitting its regime."""
        own = (each for each in self.profiles if each.id == self.letter_id)
        found = next(own, None)
        return found if found and found.che_do == regime else self.fitting(regime)

    def keep(
        self, changed: Sequence[Profile], removed: Iterable[int] = (), default: str = ""
    ) -> None:
        """Keep changes of profiles, all or none; raises DrafterError, nothing is kept then."""
        gone = list(removed)
        self._put(self._librarian.call(lambda library: _keep(library, changed, gone, default)))

    def add_places(self, profile: Profile, lines: Iterable[str]) -> int:
        """Add lines to a profile's address book; return how many were new.

        Raises DrafterError, nothing is kept then.
        """
        known = {*profile.so_dia_chi, *(line for group in profile.nhom for line in group.dong)}
        new = [line for line in dict.fromkeys(lines) if line not in known]
        if new:
            self.keep([replace(profile, so_dia_chi=(*profile.so_dia_chi, *new))])
        return len(new)


def _read(library: Library) -> _Answer:
    from drafter.store.profiles import all_profiles, damaged, is_new

    return all_profiles(library), damaged(library), is_new(library)


def _keep(
    library: Library, changed: Sequence[Profile], removed: Sequence[int], default: str
) -> tuple[Profile, ...]:
    from drafter.store import profiles

    return profiles.keep(library, changed, removed, default)
