"""The parts of a DOCX."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DOCUMENT, STYLES, HEADER = "word/document.xml", "word/styles.xml", "word/header1.xml"
FOOTNOTES = "word/footnotes.xml"
_TYPES, _RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"


def parts_of(docx: bytes) -> dict[str, bytes]:
    """Return every part of a package by its name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return parts as a package for the engine; nothing is deflated, as it is read at once."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def add_part(parts: dict[str, bytes], name: str, data: bytes, kind: str) -> str:
    """Add a part of a kind, header for one, to the document; return its relationship's id."""
    identity = f"rId{name.rpartition('/')[2].removesuffix('.xml')}"
    override = f'<Override PartName="/{name}" ContentType="{_KIND.format(kind)}"/>'
    target = name.removeprefix("word/")
    relation = f'<Relationship Id="{identity}" Type="{_RELATION.format(kind)}" Target="{target}"/>'
    parts[name] = data
    parts[_TYPES] = parts[_TYPES].replace(b"</Types>", f"{override}</Types>".encode())
    end = b"</Relationships>"
    parts[_RELATIONS] = parts[_RELATIONS].replace(end, relation.encode() + end)
    return identity
