import pdfplumber
import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from drafter.errors import OutputError
from drafter.render.engine import to_pdf
from drafter.render.printing import print_pdf
from tests.render.letters import letter


@pytest.fixture
def paper(tmp_path, qapp):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    return printer


def pages(printer):
    with pdfplumber.open(printer.outputFileName()) as pdf:
        return [(round(page.width), round(page.height), page.images) for page in pdf.pages]


def test_every_page_is_printed_on_a4_at_true_size(letter_pdf, paper):
    paper.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    print_pdf(letter_pdf, paper)
    printed = pages(paper)
    assert [(width, height) for width, height, _ in printed] == [(595, 842)] * 2
    for _, _, images in printed:
        assert max(image["x1"] for image in images) == pytest.approx(595.3, abs=0.5)
        assert max(image["bottom"] for image in images) == pytest.approx(841.9, abs=0.5)


def test_an_annex_laid_across_is_printed_whole_on_its_sheet_turned(paper):
    across = "Phụ lục [ngang]\nDANH MỤC\nHồ sơ."
    print_pdf(to_pdf(letter("Có phụ lục kèm theo.", phu_luc=across)), paper)
    printed = pages(paper)
    assert [(width, height) for width, height, _ in printed] == [(595, 842)] * 2
    for _, _, images in printed:
        assert max(image["x1"] for image in images) == pytest.approx(595.3, abs=1)
        assert max(image["bottom"] for image in images) == pytest.approx(841.9, abs=1)


def test_only_the_chosen_pages_are_printed(letter_pdf, paper):
    paper.setFromTo(2, 2)
    print_pdf(letter_pdf, paper)
    assert len(pages(paper)) == 1


def test_a_page_is_printed_sharp(letter_pdf, paper):
    print_pdf(letter_pdf, paper)
    with pdfplumber.open(paper.outputFileName()) as pdf:
        (image,) = pdf.pages[0].images
        assert image["srcsize"][0] >= 210 / 25.4 * 300


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_does_not_start_is_one_sentence(letter_pdf, paper, tmp_path):
    paper.setOutputFileName(str(tmp_path / "no folder" / "paper.pdf"))
    with pytest.raises(OutputError) as caught:
        print_pdf(letter_pdf, paper)
    assert caught.value.sentence == "máy in không nhận việc in."
