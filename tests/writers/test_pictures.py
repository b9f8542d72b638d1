"""Pictures in the package: parts, relationships, drawings."""

import pytest
from lxml import etree

from drafter.layout.blocks import Annex, Page, Para, Picture, Run, Sheet, Style
from drafter.writers.docx import document_xml, write_docx
from drafter.writers.pictures import media_of, relationship_id
from tests.helpers.images import chart
from tests.helpers.samples import parts

PLAIN = Style("thuong", "Thường", 14)
NUMBER = Style("so_trang", "Số trang", 13)
CHART = Picture("sơ đồ.png", chart(60, 40), "png", 120, 80, 6)
PHOTO = Picture("anh.jpg", chart(60, 40, "jpeg"), "jpeg", 50, 30)
SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
    "o": "http://schemas.openxmlformats.org/package/2006/relationships",
}


def sheet(*blocks, annexed=()):
    annexes = (Annex(Page(), annexed),) if annexed else ()
    return Sheet(Page(), (PLAIN, NUMBER), blocks, "so_trang", annexes=annexes)


def found(xml, path):
    return etree.fromstring(xml).xpath(path, namespaces=SPACES)


def test_a_picture_stands_in_a_centred_paragraph_of_its_own():
    paragraph, *_ = found(document_xml(sheet(CHART)), "//w:body/w:p")
    names = [etree.QName(one).localname for one in paragraph[0]]

    assert names == ["pStyle", "keepLines", "spacing", "jc"]
    assert paragraph.xpath("w:pPr/w:jc/@w:val", namespaces=SPACES) == ["center"]
    assert paragraph.xpath("w:pPr/w:spacing/@w:after", namespaces=SPACES) == ["120"]
    assert paragraph.xpath("w:pPr/w:spacing/@w:line", namespaces=SPACES) == []


def test_a_picture_has_its_size_everywhere():
    xml = document_xml(sheet(CHART))

    assert found(xml, "//wp:extent/@cx") == found(xml, "//pic:spPr//a:ext/@cx") == ["4320000"]
    assert found(xml, "//wp:extent/@cy") == found(xml, "//pic:spPr//a:ext/@cy") == ["2880000"]


def test_a_picture_is_told_to_who_cannot_see_it():
    xml = document_xml(sheet(CHART))

    assert found(xml, "//wp:docPr/@name") == found(xml, "//wp:docPr/@descr") == ["sơ đồ.png"]


@pytest.mark.parametrize("name", ['a"b<&>.png', "a'b.png", "]]>.png"])
def test_no_name_breaks_the_xml(name):
    xml = document_xml(sheet(Picture(name, b"", "png", 1, 1)))

    assert found(xml, "//wp:docPr/@descr") == [name]


def test_drawings_are_numbered_in_the_order_of_the_page():
    xml = document_xml(sheet(CHART, PHOTO, annexed=(CHART, CHART)))

    assert found(xml, "//wp:docPr/@id") == ["1", "2", "3", "4"]


def test_words_that_look_like_a_drawing_are_words():
    words = Para("thuong", (Run('<wp:docPr id=""/>'),))

    assert found(document_xml(sheet(words, CHART)), "//wp:docPr/@id") == ["1"]


def test_every_drawing_finds_its_bytes():
    package = parts(write_docx(sheet(CHART, annexed=(PHOTO,))))
    links = found(
        package["word/_rels/document.xml.rels"], "//o:Relationship[contains(@Type, 'image')]"
    )
    targets = {link.get("Id"): package[f"word/{link.get('Target')}"] for link in links}
    embedded = found(package["word/document.xml"], "//a:blip/@r:embed")

    assert [targets[one] for one in embedded] == [CHART.data, PHOTO.data]


def test_the_package_says_of_what_type_pictures_are():
    types = parts(write_docx(sheet(CHART, PHOTO)))["[Content_Types].xml"]

    for suffix in ("png", "jpeg"):
        assert found(types, f"//t:Default[@Extension='{suffix}']/@ContentType") == [
            f"image/{suffix}"
        ]


def test_one_image_shown_twice_is_one_part():
    twice = sheet(CHART, Picture("khac.png", CHART.data, "png", 10, 5), annexed=(CHART,))
    media = [name for name in parts(write_docx(twice)) if "media" in name]

    assert media == list(media_of(twice))
    assert len(media) == 1


def test_pictures_give_the_same_bytes_twice_and_leave_other_letters_alone():
    plain = write_docx(sheet())
    first, second = write_docx(sheet(CHART, PHOTO)), write_docx(sheet(CHART, PHOTO))

    assert first == second
    assert write_docx(sheet()) == plain
    assert not [name for name in parts(plain) if "media" in name]


def test_a_relationship_is_named_after_its_part():
    assert relationship_id("word/media/0a1b.png") == "rId0a1b"
