"""Every kind of picture is drawn on our pages, also those the engine leaves out."""

import io

import pytest
from PIL import Image, ImageChops

from drafter.draft.fields import Draft
from drafter.pipeline import compose, docx_bytes
from drafter.render.engine import page_png, to_pdf
from drafter.render.line_ends import with_line_ends
from drafter.render.package import parts_of
from drafter.writers.pictures import MEDIA
from tests.helpers.images import chart, png
from tests.render.letters import VALUES

BASE = Image.open(io.BytesIO(chart(300, 120)))
WHITE_AND_RED = (b"PLTE", b"\0\0\0\xff\0\0")


def saved(image, **options):
    stream = io.BytesIO()
    image.save(stream, "PNG", **options)
    return stream.getvalue()


KINDS = {
    "grey": chart(300, 120, mode="L"),
    "two colours": saved(BASE.convert("1")),
    "a palette": saved(BASE.convert("P")),
    "a palette of four": saved(BASE.quantize(4), bits=2),
    "a palette of sixteen": saved(BASE.quantize(16), bits=4),
    "seen through": saved(BASE.convert("RGBA")),
    "grey seen through": saved(BASE.convert("LA")),
    "a photograph": chart(300, 120, "jpeg", quality=95),
    "a grey photograph": chart(300, 120, "jpeg", mode="L", quality=95),
    "a progressive photograph": chart(300, 120, "jpeg", progressive=True, quality=95),
}
DRAWN_ANEW = ["two colours", "a palette of four", "a palette of sixteen", "a grey photograph"]


def letter(data):
    values = VALUES | {"noi_dung": "Một.", "phu_luc": "Phụ lục\n\n[ảnh: a.png, 160 mm]"}
    return docx_bytes(compose(Draft("state/thong_bao", values, "", {"a.png": data})))


def page(data):
    """Return the annex's page."""
    return Image.open(io.BytesIO(page_png(to_pdf(letter(data)), 1, 50))).convert("RGB")


def medium(docx):
    (data,) = (part for name, part in parts_of(docx).items() if name.startswith(MEDIA))
    return data


@pytest.fixture(scope="module")
def wanted():
    return page(chart(300, 120))


@pytest.mark.parametrize("name", KINDS)
def test_a_picture_of_any_kind_is_drawn(name, wanted):
    difference = ImageChops.difference(page(KINDS[name]), wanted).convert("L")

    assert sum(shade > 100 for shade in difference.tobytes()) < 20


def test_a_page_without_its_picture_is_told(wanted):
    empty = page(png(300, 120, 120 * (b"\0" + b"\xff" * 900)))
    difference = ImageChops.difference(empty, wanted).convert("L")

    assert sum(shade > 100 for shade in difference.tobytes()) > 200


@pytest.mark.parametrize("name", KINDS)
def test_only_what_the_engine_leaves_out_is_drawn_anew(name):
    docx = letter(KINDS[name])

    assert (medium(with_line_ends(docx)) != KINDS[name]) == (name in DRAWN_ANEW)
    assert medium(docx) == KINDS[name]


@pytest.mark.parametrize("name", DRAWN_ANEW)
def test_what_is_drawn_anew_is_as_large_and_looks_alike(name):
    anew = Image.open(io.BytesIO(medium(with_line_ends(letter(KINDS[name])))))
    difference = ImageChops.difference(anew.convert("RGB"), BASE.convert("RGB")).convert("L")

    assert anew.size == (300, 120)
    assert max(difference.tobytes()) < 60


def test_what_shows_through_a_palette_is_white():
    pixels = 2 * (b"\0" + b"\x0f")
    data = png(8, 2, pixels, depth=1, colour=3, before=[WHITE_AND_RED, (b"tRNS", b"\0")])
    anew = Image.open(io.BytesIO(medium(with_line_ends(letter(data)))))

    assert [anew.getpixel((x, 1)) for x in (0, 7)] == [(255, 255, 255), (255, 0, 0)]
