"""What an image says of itself in its own bytes: PNG or JPEG, sides, resolution.

The bytes may come from anywhere: what is broken, too large, or would swell beyond what its header
says, is refused before any library opens it.
"""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from drafter.errors import DraftError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MOST_SIDE_PX = 8_000
MOST_PIXELS = 40_000_000  # a page at 600 dpi
USUAL_DPI = 96.0
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_SAVE_AGAIN = "Mở ảnh bằng chương trình xem ảnh, lưu thành PNG hoặc JPEG rồi chèn lại."
_SHRINK = "Thu nhỏ ảnh rồi chèn lại."
# Samples a pixel and the depths that go with them, by the colour type of a PNG.
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PALETTE = 3
_INFLATED_AT_ONCE = 1 << 20
_FRAMES = (0xC0, 0xC1, 0xC2)  # of a JPEG: baseline, extended, progressive
_OTHER_FRAMES = (0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF)
_ALONE = (0x01, *range(0xD0, 0xD8))  # markers without a length
_APP0, _SCAN, _END = 0xE0, 0xDA, 0xD9


@dataclass(frozen=True, slots=True)
class Image:
    """Kind, png or jpeg, sides in pixels, resolution, samples a pixel, bits a sample."""

    suffix: str
    width_px: int
    height_px: int
    dpi: float
    channels: int = 3  # one of a palette
    depth: int = 8


@lru_cache(maxsize=16)
def read_image(data: bytes) -> Image:
    """Return what an image says of itself.

    Raises DraftError when it is neither PNG nor JPEG, broken or too large.
    """
    if data.startswith(_PNG):
        return _png(data)
    if data.startswith(_JPEG):
        return _jpeg(data)
    raise DraftError("tệp không phải là ảnh PNG hay JPEG.", repair=_SAVE_AGAIN)


def _broken() -> NoReturn:
    raise DraftError("tệp ảnh hỏng.", repair=_SAVE_AGAIN)


def _refuse_sides(width: int, height: int) -> None:
    if not width or not height:
        _broken()
    if max(width, height) > MOST_SIDE_PX:
        raise DraftError("ảnh có cạnh dài quá 8.000 điểm ảnh.", repair=_SHRINK)
    if width * height > MOST_PIXELS:
        raise DraftError("ảnh có quá 40 triệu điểm ảnh.", repair=_SHRINK)


def _dpi(found: float) -> float:
    """Return a resolution that may be true, else the usual one."""
    return found if 30 <= found <= 2_400 else USUAL_DPI


def _png(data: bytes) -> Image:
    chunks = list(png_chunks(data))
    kinds = [kind for kind, _ in chunks]
    if kinds.count(b"IHDR") != 1 or kinds[0] != b"IHDR" or len(chunks[0][1]) != 13:
        _broken()
    width, height, depth, colour, *methods, interlaced = struct.unpack(">II5B", chunks[0][1])
    _refuse_sides(width, height)
    if depth not in _DEPTHS.get(colour, ()) or any(methods):
        _broken()
    if depth == 16 or interlaced:
        raise DraftError("ảnh PNG ghi theo cách ít dùng.", repair=_SAVE_AGAIN)
    palettes = [len(payload) for kind, payload in chunks if kind == b"PLTE"]
    if colour == PALETTE and (len(palettes) != 1 or palettes[0] not in range(3, 769, 3)):
        _broken()
    channels = _CHANNELS[colour]
    row = 1 + (width * channels * depth + 7) // 8  # with the byte of its filter
    _refuse_data([payload for kind, payload in chunks if kind == b"IDAT"], height * row)
    return Image("png", width, height, _png_dpi(dict(chunks)), channels, depth)


def _png_dpi(chunks: Mapping[bytes, bytes]) -> float:
    density = chunks.get(b"pHYs", b"")
    per_metre, _, unit = struct.unpack(">IIB", density) if len(density) == 9 else (0, 0, 0)
    return _dpi(per_metre * 0.0254 if unit == 1 else USUAL_DPI)


def png_chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each part of a PNG, up to its end; raises DraftError."""
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        head = data[at : at + 8]
        if len(head) < 8:
            _broken()
        length, kind = struct.unpack(">I4s", head)
        payload, check = data[at + 8 : at + 8 + length], data[at + 8 + length : at + 12 + length]
        if len(check) < 4 or zlib.crc32(kind + payload) != int.from_bytes(check, "big"):
            _broken()
        yield kind, payload
        at += 12 + length


def _refuse_data(pieces: list[bytes], expected: int) -> None:
    """Refuse pixels that are fewer or more than the header says; no more than those are made."""
    inflater, found = zlib.decompressobj(), 0
    try:
        for piece in pieces:
            left = piece
            while left and not inflater.eof and found <= expected:
                found += len(inflater.decompress(left, _INFLATED_AT_ONCE))
                left = inflater.unconsumed_tail
    except zlib.error:
        _broken()
    if found != expected or not inflater.eof:
        _broken()


def _jpeg(data: bytes) -> Image:
    sides, dpi = (0, 0, 0), USUAL_DPI
    for marker, at, payload in _segments(data):
        if marker == _APP0 and payload.startswith(b"JFIF\0") and len(payload) >= 12:
            unit, density = struct.unpack(">BH", payload[7:10])
            dpi = _dpi(density * {1: 1.0, 2: 2.54}.get(unit, 0.0))
        elif marker in _OTHER_FRAMES:
            raise DraftError("ảnh JPEG nén theo cách ít dùng.", repair=_SAVE_AGAIN)
        elif marker in _FRAMES:
            sides = _frame(payload)
        elif marker == _SCAN:
            if data.find(b"\xff\xd9", at) < 0:
                _broken()
            break
    width, height, channels = sides
    _refuse_sides(width, height)
    return Image("jpeg", width, height, dpi, channels)


def _segments(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield marker, place and content of each part of a JPEG, up to its pixels."""
    at, marker = 2, 0
    while marker != _SCAN:
        head = data[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF or head[1] == _END:
            _broken()
        marker = head[1]
        if marker == 0xFF:  # fills up
            at += 1
        elif marker in _ALONE:
            at += 2
        else:
            length = int.from_bytes(head[2:], "big")
            payload = data[at + 4 : at + 2 + length]
            if length < 2 or len(payload) < length - 2:
                _broken()
            yield marker, at, payload
            at += 2 + length


def _frame(payload: bytes) -> tuple[int, int, int]:
    """Return width, height and samples a pixel that the frame of a JPEG says."""
    if len(payload) < 6:
        _broken()
    depth, height, width, components = struct.unpack(">BHHB", payload[:6])
    if depth != 8 or components not in (1, 3):
        raise DraftError("ảnh JPEG có màu để in, không phải để xem.", repair=_SAVE_AGAIN)
    return width, height, components
