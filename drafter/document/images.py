r"""Images of an annex: a line `[ảnh: so-do.png]` or `[ảnh: so-do.png, 120 mm]`.

`\[ảnh: so-do.png]` prints the line.
"""

from __future__ import annotations

import re

from drafter.document.body_nodes import Anh

_LINE = re.compile(r"(\\*)\[ảnh:([^\[\],]+)(?:,([^\[\],]*))?\]\Z", re.IGNORECASE)
_WIDTH = re.compile(r"(\d{1,4}(?:\.\d{1,2})?) ?mm\Z", re.IGNORECASE)


def split_image(line: str) -> tuple[Anh | None, str]:
    """Return the image a line stands for, if any, and the line as text where it stands for none."""
    match = _LINE.match(line)
    width = _WIDTH.match(match[3].strip()) if match and match[3] is not None else None
    if match is None or not match[2].strip() or (match[3] is not None and width is None):
        return None, line
    if match[1]:
        return None, line[1:]
    return Anh(match[2].strip(), float(width[1]) if width else 0.0), ""
