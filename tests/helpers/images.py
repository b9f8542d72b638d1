"""Images made for the tests: a chart of squares as PNG or JPEG, and broken ones."""

import io
import struct
import zlib

from PIL import Image, ImageDraw

PNG = b"\x89PNG\r\n\x1a\n"


def chart(width, height, kind="png", dpi=None, mode="RGB", **options):
    """Return a picture of boxes and lines, of few bytes for its size."""
    image = Image.new(mode, (width, height), 255 if mode == "L" else "white")
    pen = ImageDraw.Draw(image)
    ink = 0 if mode == "L" else "black"
    for part in range(1, 4):
        box = [width * part // 5, height // 4, width * (part + 1) // 5 - 3, height // 2]
        pen.rectangle(box, outline=ink, width=3)
    pen.line([0, 0, width - 1, height - 1], fill=ink, width=2)
    stream = io.BytesIO()
    known = {"dpi": (dpi, dpi)} if dpi else {}
    image.save(stream, {"png": "PNG", "jpeg": "JPEG"}[kind], **known, **options)
    return stream.getvalue()


def png(width, height, pixels=None, *, depth=8, colour=2, interlaced=0, before=(), end=True):
    """Return a PNG that says what it is told to; pixels are its inflated bytes."""
    if pixels is None:
        pixels = height * (b"\0" + bytes(3 * width))
    header = struct.pack(">II5B", width, height, depth, colour, 0, 0, interlaced)
    chunks = [(b"IHDR", header), *before, (b"IDAT", zlib.compress(pixels))]
    chunks += [(b"IEND", b"")] if end else []
    return PNG + b"".join(chunk(*one) for one in chunks)


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def jpeg_saying(width, height, *, marker=0xC0, components=3, depth=8):
    """Return a JPEG of another size than its frame says."""
    data = bytearray(chart(64, 48, "jpeg"))
    at = data.index(b"\xff\xc0")
    data[at + 1] = marker
    data[at + 4] = depth
    data[at + 5 : at + 9] = struct.pack(">HH", height, width)
    data[at + 9] = components
    return bytes(data)
