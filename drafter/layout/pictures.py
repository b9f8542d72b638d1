"""Images of the annexes as pictures on the page, and what is wrong with those that are not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafter.document.body_nodes import Anh, DoanVan
from drafter.document.images import split_image
from drafter.document.nodes import NoiDung, PhuLuc
from drafter.draft.image_header import read_image
from drafter.errors import DraftError, Finding, Level
from drafter.layout.blocks import Picture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from drafter.document.nodes import VanBan
    from drafter.layout.setting import Setting

MM_PER_INCH = 25.4
LEAST_MM = 1.0
# Left of a page's height by the highest picture: the gap under it, the paragraph after the last.
BELOW_MM = 5.0
# The same of a page that begins with an annex's label, title and caption.
HEADED_MM = 45.0


def picture(image: Anh, setting: Setting, *, headed: bool = False) -> Picture | None:
    """Return an image as it stands on the page: as wide as asked, never beyond the text.

    One of its own width right under an annex's head shares the page with it. Returns None for one
    that the draft lacks or that cannot be read; `picture_findings` tells.
    """
    data = setting.images.get(image.ten)
    if data is None:
        return None
    try:
        found = read_image(data)
    except DraftError:
        return None
    natural = found.width_px / found.dpi * MM_PER_INCH
    ratio = found.height_px / found.width_px
    left_mm = HEADED_MM if headed and not image.rong_mm else BELOW_MM
    room_mm = setting.page.text_height_mm - left_mm
    width = max(LEAST_MM, min(image.rong_mm or natural, setting.width_mm, room_mm / ratio))
    height = max(LEAST_MM, width * ratio)
    return Picture(image.ten, data, found.suffix, width, height, after_pt=setting.after_pt)


def picture_findings(document: VanBan, images: Mapping[str, bytes]) -> Iterator[Finding]:
    """Yield a warning for each image that is not printed, and for one named outside an annex."""
    parts, body = document.tim(PhuLuc), document.tim(NoiDung)
    blocks = [block for part in parts.phan for block in part.noi_dung.khoi] if parts else []
    for name in dict.fromkeys(block.ten for block in blocks if isinstance(block, Anh)):
        if fault := _fault(name, images):
            yield Finding(Level.CANH_BAO, fault, "phu_luc", f"Chèn ảnh “{name}”, hoặc xóa dòng ấy.")
    lines = [block.text for block in body.khoi if isinstance(block, DoanVan)] if body else []
    if any(split_image(line)[0] for line in lines):
        sentence = "Ảnh chỉ đặt được trong phụ lục; dòng “[ảnh: …]” của nội dung in như chữ."
        yield Finding(Level.CANH_BAO, sentence, "noi_dung", "Chuyển dòng ấy xuống phụ lục.")


def _fault(name: str, images: Mapping[str, bytes]) -> str:
    """Return why an image is not printed, empty where it is."""
    if name not in images:
        return f"Bản thảo không có ảnh “{name}”: dòng ấy không in gì."
    try:
        read_image(images[name])
    except DraftError as error:
        return f"Ảnh “{name}” không in được: {error.sentence}"
    return ""
