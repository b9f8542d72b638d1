"""The rules of the referee: one function a rule, asked of each component it is of.

A rule yields what it expected and what it found, where the two differ. Tolerances: 0.5 mm, 0.1 pt.
"""

from tests.referee.rules import (
    addressees,
    body,
    closing,
    copies,
    edges,
    every,
    letterhead,
    page,
)
from tests.referee.rules.registry import RULES

__all__ = [
    "RULES",
    "addressees",
    "body",
    "closing",
    "copies",
    "edges",
    "every",
    "letterhead",
    "page",
]
