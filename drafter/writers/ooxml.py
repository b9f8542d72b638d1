"""Names and units of WordprocessingML: twips, half-points, eighths of a point, EMU."""

from __future__ import annotations

from functools import cache

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
HEADER_ID = "rId4"  # the page number's header in resources/base.docx
FOOT_ID, EMPTY_FOOT_ID = "rIdFoot", "rIdNoFoot"  # of page 1, of an annex's first page


@cache
def w(name: str) -> str:
    """Return a name of the main namespace in lxml's form."""
    return f"{{{W}}}{name}"


def twips(mm: float) -> str:
    """Return a length in mm as twips (1/20 pt)."""
    return str(round(mm * 1440 / 25.4))


def points(pt: float) -> str:
    """Return a length in pt as twips."""
    return str(round(pt * 20))


def half_points(pt: float) -> str:
    """Return a type size in pt as half-points."""
    return str(round(pt * 2))


def emu(mm: float) -> str:
    """Return a length in mm as EMU."""
    return str(round(mm * 36_000))
