"""Ask the library for a window that may be closed before the answer comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QObject

    from drafter.errors import DrafterError
    from drafter.gui.librarian import Librarian
    from drafter.store.database import Library

T = TypeVar("T")


def ask(
    librarian: Librarian,
    owner: QObject,
    work: Callable[[Library], T],
    then: Callable[[T | DrafterError], None],
) -> None:
    """Do work in the library's thread; `then` gets the answer, if its owner is still there."""

    def answer(result: Any) -> None:  # noqa: ANN401 whatever the work returns
        if isValid(owner):
            then(result)

    librarian.ask(work, answer)
