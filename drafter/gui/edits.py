"""One change of a text: where, what went, what came; how two changes become one."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """A replacement in a text, small even where the text is a whole body."""

    at: int
    removed: str
    added: str

    @classmethod
    def between(cls, old: str, new: str) -> Edit:
        """Return the smallest replacement that turns one text into the other."""
        head = _common_head(old, new)
        limit = min(len(old), len(new)) - head
        tail = _common_head(old[::-1][:limit], new[::-1][:limit])
        return cls(head, old[head : len(old) - tail], new[head : len(new) - tail])

    def apply(self, text: str) -> str:
        """Return the text after the change."""
        return text[: self.at] + self.added + text[self.at + len(self.removed) :]

    def reverse(self) -> Edit:
        """Return the change that takes this one back."""
        return Edit(self.at, self.added, self.removed)

    @property
    def end(self) -> int:
        """Return where the cursor stands after the change."""
        return self.at + len(self.added)

    def joined(self, later: Edit) -> Edit | None:
        """Return both changes as one, or None where they are two steps to a person.

        One step is the typing of one word, its blank included, whatever the keyboard program
        takes back and types again to set a tone mark.
        """
        stop = later.at + len(later.removed)
        if later.at > self.end or stop < self.at or self._starts_word(later):
            return None
        if stop > self.end:  # reaches past what this change wrote: another place
            return None
        before = max(self.at - later.at, 0)
        start = max(later.at - self.at, 0)
        kept_head, kept_tail = self.added[:start], self.added[max(stop - self.at, 0) :]
        removed = later.removed[:before] + self.removed
        return Edit(min(self.at, later.at), removed, kept_head + later.added + kept_tail)

    def _starts_word(self, later: Edit) -> bool:
        if (
            len(later.added) > _LONGEST_STROKE
            or len(self.added) + len(self.removed) > _LONGEST_STEP
        ):
            return True  # pasted, or enough for one step
        if later.removed and not later.added:
            return bool(self.added) and later.removed.isspace()
        return bool(later.added.strip()) and (self.added[-1:].isspace() or "\n" in later.added)


_LONGEST_STROKE = 12  # a keyboard program retypes at most a syllable
_LONGEST_STEP = 24


def _common_head(one: str, other: str) -> int:
    """Return how many characters two texts share at their start, by halving: C speed."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
