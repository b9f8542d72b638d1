"""Pictures the engine leaves out, drawn anew for its copy: grey JPEG, PNG of less than eight bits.

A page of PDF that holds nothing else shows them as they are: what a PNG holds is what PDF calls
rows with PNG predictors.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.draft.image_header import Image, png_chunks, read_image
from drafter.writers.pictures import MEDIA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WHITE = 255
_IMAGE = (
    "<</Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent {depth}"
    "/ColorSpace{colours}/Filter{how}/Length {length}>>stream\n"
)
_PREDICTED = "/FlateDecode/DecodeParms<</Predictor 15/BitsPerComponent {}/Columns {}>>"
_PAGE = (
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {0} {1}]/Contents 4 0 R"
    "/Resources<</XObject<</I 5 0 R>>>>>>"
)


def draw_left_out(parts: dict[str, bytes]) -> None:
    """Replace each picture among the parts of a DOCX that the engine would leave out."""
    for name in [name for name in parts if name.startswith(MEDIA)]:
        image = read_image(parts[name])
        if image.depth < 8 or (image.suffix == "jpeg" and image.channels == 1):
            parts[name] = _drawn(parts[name])


@lru_cache(maxsize=8)
def _drawn(data: bytes) -> bytes:
    """Return a picture as a PNG of eight bits a sample."""
    from drafter.render.engine import POINTS_PER_INCH, page_png

    image = read_image(data)
    coloured = image.suffix == "png" and any(kind == b"PLTE" for kind, _ in png_chunks(data))
    return page_png(_page(image, data), 0, POINTS_PER_INCH, grey=not coloured)


def _page(image: Image, data: bytes) -> bytes:
    """Return a PDF of one page, a point a pixel, that shows a picture."""
    colours, how, stream = "/DeviceGray", "/DCTDecode", data
    if image.suffix == "png":
        chunks = list(png_chunks(data))
        colours = _colours(dict(chunks))
        how = _PREDICTED.format(image.depth, image.width_px)
        stream = b"".join(payload for kind, payload in chunks if kind == b"IDAT")
    width, height = image.width_px, image.height_px
    head = _IMAGE.format(
        width=width, height=height, depth=image.depth, colours=colours, how=how, length=len(stream)
    )
    drawing = f"{width} 0 0 {height} 0 0 cm/I Do"
    return _pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            _PAGE.format(width, height).encode(),
            f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream".encode(),
            head.encode() + stream + b"\nendstream",
        ]
    )


def _colours(chunks: dict[bytes, bytes]) -> str:
    """Return the colours of a PNG as PDF names them, what shows through on white."""
    palette = chunks.get(b"PLTE")
    if palette is None:
        return "/DeviceGray"
    clear = chunks.get(b"tRNS", b"")
    mixed = bytes(
        _on_white(sample, clear[at // 3] if at // 3 < len(clear) else _WHITE)
        for at, sample in enumerate(palette)
    )
    return f"[/Indexed/DeviceRGB {len(palette) // 3 - 1}<{mixed.hex()}>]"


def _on_white(sample: int, opacity: int) -> int:
    return (sample * opacity + _WHITE * (_WHITE - opacity)) // _WHITE


def _pdf(objects: Sequence[bytes]) -> bytes:
    """Return a PDF of some objects, the first its catalogue."""
    data = b"%PDF-1.5\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    return data + _table(places, len(data))


def _table(places: Iterable[int], at: int) -> bytes:
    lines = "".join(f"{place:010} 00000 n \n" for place in places)
    count = lines.count("\n") + 1
    trailer = f"trailer<</Size {count}/Root 1 0 R>>\nstartxref\n{at}\n%%EOF"
    return f"xref\n0 {count}\n0000000000 65535 f \n{lines}{trailer}".encode()
