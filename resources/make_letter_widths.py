"""Write letter_widths.json: advance widths of Liberation Serif, whose metrics are those of Times.

Run once, where fontTools and the Liberation fonts (2.1 or newer) are at hand:
python resources/make_letter_widths.py [folder of the fonts]
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype/liberation2")
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
SPANS = (
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Latin Extended-A and B (ă đ ĩ ũ ơ ư)
    (0x02B0, 0x036F),  # modifier letters, combining marks
    (0x0370, 0x03FF),  # Greek, for formulas
    (0x1E00, 0x1EFF),  # Latin Extended Additional, with all of Vietnamese
    (0x2000, 0x206F),  # general punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20CF),  # currency, with ₫
    (0x2100, 0x21FF),  # letter-like signs, number forms, arrows
    (0x2200, 0x22FF),  # mathematics
    (0x2500, 0x25FF),  # box drawing, geometric shapes
    (0x2600, 0x26FF),  # ticks, stars
    (0xFB00, 0xFB06),  # ligatures, as pasted from PDF
)


def widths(folder: Path) -> dict[str, object]:
    """Return the characters every face has, and their widths in each face in font units."""
    fonts = [TTFont(folder / f"LiberationSerif-{face}.ttf") for face in FACES]
    cmaps = [font.getBestCmap() for font in fonts]
    codes = [c for a, b in SPANS for c in range(a, b + 1) if all(c in m for m in cmaps)]
    table: dict[str, object] = {
        "font": fonts[0]["name"].getDebugName(5),
        "units_per_em": fonts[0]["head"].unitsPerEm,
        "characters": "".join(map(chr, codes)),
    }
    for face, font, cmap in zip(FACES, fonts, cmaps, strict=True):
        table[face] = [font["hmtx"][cmap[code]][0] for code in codes]
    return table


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FONTS
    text = json.dumps(widths(folder), ensure_ascii=True, separators=(",", ":"))
    Path(__file__).with_name("letter_widths.json").write_text(text + "\n", "ascii")
