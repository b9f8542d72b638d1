"""The images of a draft: in its .toml file as base64, read with limits, written last."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING

from drafter.draft.clean import clean_line
from drafter.draft.image_header import read_image
from drafter.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

IMAGES_KEY = "anh"
MOST_BYTES, MOST_BYTES_TOGETHER = 4_000_000, 5_000_000
_LONGEST_NAME = 100
# What no file name may hold, and what ends a name in the text.
_NO_NAME = re.compile(r"[/\\:*?\"'<>|\[\],]|\A\.+\Z")
_SHRINK, _AGAIN = "Thu nhỏ ảnh rồi chèn lại.", "Chèn lại ảnh."
_WRITTEN = re.compile(
    rf"(?:^\r?\n)?^\[{IMAGES_KEY}\]\r?\n(?:\"[^\"\n]+\" = '[A-Za-z0-9+/=]*'(?:\r?\n)?)*\Z",
    re.MULTILINE,
)


def check_images(images: Mapping[str, bytes]) -> None:
    """Raise DraftError naming the image that may not stand in a draft."""
    for name, data in images.items():
        check_image(name, data)
    if sum(map(len, images.values())) > MOST_BYTES_TOGETHER:
        raise DraftError("các ảnh cộng lại lớn hơn 5 MB.", repair="Thu nhỏ hoặc bớt ảnh.")


def check_image(name: str, data: bytes) -> None:
    """Raise DraftError when a name is no plain file name, or the bytes are no image to use."""
    if not name or len(name) > _LONGEST_NAME or name != clean_line(name) or _NO_NAME.search(name):
        raise DraftError(
            f"“{clean_line(name)[:40]}” không dùng làm tên ảnh được.",
            repair="Đặt tên như so-do.png: không có dấu phẩy, ngoặc, nháy, gạch chéo.",
        )
    if len(data) > MOST_BYTES:
        raise DraftError(f"ảnh “{name}” lớn hơn 4 MB.", repair=_SHRINK)
    try:
        read_image(data)
    except DraftError as error:
        raise DraftError(f"ảnh “{name}”: {error.sentence}", repair=error.repair) from None


def read_images(raw: object) -> dict[str, bytes]:
    """Return the images of the table of a draft's file; raises DraftError where one is not fit."""
    if not isinstance(raw, dict):
        raise DraftError(
            f"“{IMAGES_KEY}” không phải là bảng ảnh.",
            repair=f"Chèn ảnh bằng Drafter, hoặc xóa mục “{IMAGES_KEY}”.",
        )
    images = {str(name): _decoded(str(name), text) for name, text in raw.items()}
    check_images(images)
    return images


def _decoded(name: str, text: object) -> bytes:
    fault = DraftError(f"ảnh “{clean_line(name)[:40]}” không ghi bằng base64.", repair=_AGAIN)
    if not isinstance(text, str):
        raise fault
    try:
        return base64.b64decode("".join(text.split()), validate=True)
    except ValueError:  # binascii's own, or letters with diacritics
        raise fault from None


def written_images(images: Mapping[str, bytes], texts: Iterable[str]) -> str:
    """Return the table of the images that some text names, empty where there is none."""
    whole = "\n".join(texts)
    lines = [
        f"\"{name}\" = '{base64.b64encode(data).decode()}'\n"
        for name, data in images.items()
        if name in whole
    ]
    return "".join([f"\n[{IMAGES_KEY}]\n", *lines]) if lines else ""


def without_images(text: str) -> str:
    """Return the text of a draft's file without the table at its end."""
    return _WRITTEN.sub("", text)
