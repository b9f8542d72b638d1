"""The pictures of an annex: kept by name outside the text, shown fitted to the editor."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QUrl
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QTextDocument, QTextImageFormat

from drafter.document.images import split_image
from drafter.draft.clean import clean_line
from drafter.draft.image_header import read_image
from drafter.draft.images import MOST_BYTES, check_image, check_images
from drafter.errors import DraftError
from drafter.gui.body import looks

if TYPE_CHECKING:
    from collections.abc import Mapping, MutableMapping
    from pathlib import Path

    from drafter.document.body_nodes import Anh

WIDEST_PX, HIGHEST_PX = 280, 240
REFUSED = DraftError("ảnh chỉ chèn được vào phụ lục.", repair="Đặt ảnh ở phụ lục của văn bản.")
_NO_NAME = re.compile(r"[/\\:*?\"'<>|\[\],\s]+")
_SUFFIXES = {"png": (".png",), "jpeg": (".jpg", ".jpeg")}
SUFFIXES = {suffix for each in _SUFFIXES.values() for suffix in each}


class Pictures:
    """Pictures by the names that the text uses."""

    def __init__(self, images: MutableMapping[str, bytes] | None = None) -> None:
        self._images = {} if images is None else images

    def get(self, name: str) -> bytes | None:
        """Return the bytes of a picture, if there is one of the name."""
        return self._images.get(name)

    def add(self, name: str, data: bytes) -> str:
        """Keep a picture; return its name, another where a different one has it.

        Raises DraftError where it is no PNG or JPEG, or too large.
        """
        name = self._free(_plain(name, data), data)
        check_image(name, data)
        check_images({**self._images, name: data})
        self._images[name] = data
        return name

    def take(self, others: Mapping[str, bytes]) -> dict[str, str]:
        """Keep another version's pictures; return new names of those whose name is taken."""
        named = {}
        for name, data in others.items():
            free = self._free(name, data)
            self._images[free] = data
            if free != name:
                named[name] = free
        return named

    def _free(self, name: str, data: bytes) -> str:
        path, number = PurePath(name), 2
        while self._images.get(name, data) != data:
            name = f"{path.stem}-{number}{path.suffix}"
            number += 1
        return name


def _plain(name: str, data: bytes) -> str:
    """Return a file's name as the text can hold it, with the suffix of what it is."""
    stem = _NO_NAME.sub("-", clean_line(PurePath(name).stem)).strip("-.")[:60] or "anh"
    kinds = _SUFFIXES[read_image(data).suffix]
    suffix = PurePath(name).suffix.lower()
    return stem + (suffix if suffix in kinds else kinds[0])


def read_file(path: Path) -> bytes:
    """Return the bytes of a picture's file; raises DraftError where it cannot be one."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DraftError(f"không đọc được tệp “{path.name}”.") from error
    if len(data) > MOST_BYTES:
        raise DraftError(f"ảnh “{path.name}” lớn hơn 4 MB.", repair="Thu nhỏ ảnh rồi chèn lại.")
    return data


def bytes_of(image: QImage) -> bytes:
    """Return an image from the clipboard as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"png").write(image)
    return bytes(data.data())


def picture_in(stored: str) -> Anh | None:
    """Return the picture that a stored line stands for."""
    return split_image(stored.strip())[0] if "[" in stored else None


def with_names(text: str, named: Mapping[str, str]) -> str:
    """Return a text whose lines call pictures by new names."""
    return "\n".join(_with_name(line, named) for line in text.split("\n"))


def _with_name(line: str, named: Mapping[str, str]) -> str:
    one = picture_in(line)
    if one is None or one.ten not in named:
        return line
    head, colon, tail = line.partition(":")
    return f"{head}{colon}{tail.replace(one.ten, named[one.ten], 1)}"


def image_format(
    document: QTextDocument, one: Anh, data: bytes, stored: str, px_per_mm: float
) -> QTextImageFormat | None:
    """Return the format that shows a picture, fitted; nothing where it cannot be read."""
    buffer = QBuffer()
    buffer.setData(data)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    size = reader.size()
    if not size.isValid() or size.isEmpty():
        return None
    width = one.rong_mm * px_per_mm if one.rong_mm else float(size.width())
    share = min(WIDEST_PX / width, 1.0)
    share = min(share, HIGHEST_PX / (size.height() * width / size.width()))
    width *= share
    reader.setScaledSize(
        size.scaled(2 * WIDEST_PX, 2 * HIGHEST_PX, Qt.AspectRatioMode.KeepAspectRatio)
    )
    url = QUrl(f"drafter:{one.ten}")
    document.addResource(QTextDocument.ResourceType.ImageResource.value, url, reader.read())
    shown = QTextImageFormat()
    shown.setName(url.toString())
    shown.setWidth(width)
    shown.setProperty(looks.STORED, stored)
    return shown
