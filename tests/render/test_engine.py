import io
import threading
import zlib

import pdfplumber
import pypdfium2
import pytest

from drafter.errors import RenderError
from drafter.render.engine import page_count, page_image, page_png, page_sizes, to_pdf


def text_of(pdf):
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return " ".join(page.extract_text() for page in document.pages)


def test_a_letter_of_two_pages_is_a4_twice(letter_pdf):
    sizes = page_sizes(letter_pdf)
    assert page_count(letter_pdf) == len(sizes) == 2
    assert sizes[0] == pytest.approx((595.3, 841.9), abs=0.1)


def test_the_pdf_carries_title_and_subject(letter_pdf):
    document = pypdfium2.PdfDocument(letter_pdf)
    assert document.get_metadata_value("Title").startswith("Công văn Số: ")
    assert document.get_metadata_value("Subject").startswith("V/v ")
    document.close()


def test_the_pdf_is_in_vietnamese(letter_pdf):
    from pypdfium2 import raw

    document = pypdfium2.PdfDocument(letter_pdf)
    buffer = (raw.FPDF_WCHAR * 16)()
    raw.FPDFCatalog_GetLanguage(document.raw, buffer, 32)
    document.close()
    assert bytes(buffer).decode("utf-16-le").rstrip("\0") == "vi-VN"


def test_the_text_can_be_searched_and_copied(letter_pdf):
    document = pypdfium2.PdfDocument(letter_pdf)
    page = document[0].get_textpage()
    found = page.search("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM").get_next()
    assert found is not None
    assert page.get_text_range(*found) == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    page.close()
    document.close()


def test_the_same_docx_gives_the_same_pdf(letter_docx, letter_pdf):
    assert to_pdf(letter_docx) == letter_pdf


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_what_is_no_docx_is_one_sentence(data):
    with pytest.raises(RenderError) as caught:
        to_pdf(data)
    assert caught.value.sentence.startswith("không dựng được trang")
    assert caught.value.repair


def test_a_truncated_letter_is_one_sentence(letter_docx):
    with pytest.raises(RenderError):
        to_pdf(letter_docx[: len(letter_docx) // 2])


def test_what_is_no_pdf_is_one_sentence():
    with pytest.raises(RenderError) as caught:
        page_count(b"no pdf")
    assert caught.value.sentence.startswith("không đọc được trang")


def test_a_page_image_has_the_size_of_its_scale(letter_pdf):
    image = page_image(letter_pdf, 0, 0.5)
    assert (image.width, image.height) == (298, 421)
    assert len(image.data) == image.stride * image.height


def test_a_page_is_white_with_black_letters(letter_pdf):
    image = page_image(letter_pdf, 0, 1.0)
    blue = image.data[0::4]
    assert blue[0] == 255
    assert min(blue) < 60


def test_a_png_is_the_page_at_its_resolution(letter_pdf):
    png = page_png(letter_pdf, 1, 36)
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert (width, height) == (298, 421)
    data = png[png.index(b"IDAT") + 4 :]
    assert len(zlib.decompressobj().decompress(data)) == height * (1 + 3 * width)


def test_pages_may_be_drawn_from_several_threads(letter_pdf):
    images = []
    threads = [
        threading.Thread(target=lambda: images.append(page_image(letter_pdf, 0, 0.5).data))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(images) == 4
    assert len(set(images)) == 1
