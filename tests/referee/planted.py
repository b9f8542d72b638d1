"""Letters with one fault planted in the DOCX each, which the rules must catch."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from lxml import etree

from tests.helpers.samples import W, parts
from tests.referee.letters import letters

TWIPS = 1440 / 25.4  # in a mm


@dataclass(frozen=True)
class Fault:
    """A fault: in which letter, how it is planted, which rule of which component catches it."""

    letter: str
    plant: Any
    component: str
    rule: str


class Package:
    """A DOCX opened to plant a fault in it."""

    def __init__(self, docx):
        self._parts = parts(docx)
        self.trees = {
            name: etree.fromstring(data)
            for name, data in self._parts.items()
            if name in ("word/document.xml", "word/styles.xml", "word/header1.xml")
        }
        self.body = self.trees["word/document.xml"][0]

    def style(self, style_id):
        styles = self.trees["word/styles.xml"].iter(f"{W}style")
        return next(style for style in styles if style.get(f"{W}styleId") == style_id)

    def paragraphs(self, style_id):
        return [
            p
            for p in self.body.iter(f"{W}p")
            if (name := p.find(f"{W}pPr/{W}pStyle")) is not None and name.get(f"{W}val") == style_id
        ]

    def bytes(self):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
            for name, data in self._parts.items():
                tree = self.trees.get(name)
                package.writestr(name, data if tree is None else etree.tostring(tree))
        return buffer.getvalue()


def planted(fault):
    """Return the bytes of a letter with its fault; a fault that changes nothing is an error."""
    package = Package(letters()[fault.letter].docx)
    before = [etree.tostring(tree) for tree in package.trees.values()]
    fault.plant(package)
    assert before != [etree.tostring(tree) for tree in package.trees.values()]
    return package.bytes()


# --- how faults are planted --------------------------------------------------------------------


def _child(parent, name):
    found = parent.find(f"{W}{name}")
    return etree.SubElement(parent, f"{W}{name}") if found is None else found


def _set(element, **values):
    for key, value in values.items():
        element.set(f"{W}{key}", str(value))


def sized(style_id, pt):
    return lambda package: _set(_child(_child(package.style(style_id), "rPr"), "sz"), val=pt * 2)


def looks(style_id, name, value):
    return lambda package: _set(_child(_child(package.style(style_id), "rPr"), name), val=value)


def fonts(style_id, face):
    def plant(package):
        fonts = _child(_child(package.style(style_id), "rPr"), "rFonts")
        _set(fonts, ascii=face, hAnsi=face, cs=face, eastAsia=face)

    return plant


def spaced(style_id, **values):
    return lambda package: _set(_child(_child(package.style(style_id), "pPr"), "spacing"), **values)


def aligned(style_id, value):
    return lambda package: _set(_child(_child(package.style(style_id), "pPr"), "jc"), val=value)


def indented(style_id, number=None, **mm):
    """Add to the indents of one paragraph of a style, or of the style where no number is given."""

    def plant(package):
        one = package.style(style_id) if number is None else package.paragraphs(style_id)[number]
        indents = _child(_child(one, "pPr"), "ind")
        for side, more in mm.items():
            old = int(indents.get(f"{W}{side}", "0"))
            indents.set(f"{W}{side}", str(round(old + more * TWIPS)))

    return plant


def gapped(style_id, number, **values):
    def plant(package):
        paragraph = package.paragraphs(style_id)[number]
        _set(_child(_child(paragraph, "pPr"), "spacing"), **values)

    return plant


def reworded(style_id, old, new, number=0):
    def plant(package):
        for text in package.paragraphs(style_id)[number].iter(f"{W}t"):
            text.text = text.text.replace(old, new)

    return plant


def removed(style_id, number=0):
    def plant(package):
        paragraph = package.paragraphs(style_id)[number]
        paragraph.getparent().remove(paragraph)

    return plant


def copied(style_id, number, after, place=0):
    """Copy a paragraph of one style behind a paragraph of another."""

    def plant(package):
        paragraph = package.paragraphs(style_id)[number]
        copy = etree.fromstring(etree.tostring(paragraph))
        package.paragraphs(after)[place].addnext(copy)

    return plant


def on_a_new_page(style_id, number=0):
    def plant(package):
        ppr = _child(package.paragraphs(style_id)[number], "pPr")
        ppr.insert(1, ppr.makeelement(f"{W}pageBreakBefore", {}))

    return plant


def swapped(style_id):
    def plant(package):
        first, second = package.paragraphs(style_id)[:2]
        first.getparent().insert(first.getparent().index(first), second)

    return plant


def section(name, **values):
    return lambda package: _set(_child(package.body.find(f"{W}sectPr"), name), **values)


def numbered_from_page_1(package):
    sect = package.body.find(f"{W}sectPr")
    sect.remove(sect.find(f"{W}titlePg"))


def underlined_to_the_colon(package):
    for run in package.paragraphs("noi_nhan_nhan")[0].iter(f"{W}r"):
        properties = run.find(f"{W}rPr")
        if properties is None:
            properties = run.makeelement(f"{W}rPr", {})
            run.insert(0, properties)
        _set(_child(properties, "u"), val="single")


def coloured(style_id, value):
    return lambda package: _set(_child(_child(package.style(style_id), "rPr"), "color"), val=value)


def room(mm):
    def plant(package):
        name = package.paragraphs("ho_ten")[0]
        _set(name.getprevious().find(f"{W}pPr/{W}spacing"), line=round(mm * TWIPS))

    return plant


def both(one, two):
    def plant(package):
        one(package)
        two(package)

    return plant


def joined(style_id):
    """Put the second paragraph of a style on the line of the first."""

    def plant(package):
        first, second = package.paragraphs(style_id)[:2]
        first.extend(list(second.iter(f"{W}r")))
        second.getparent().remove(second)

    return plant


def emptied_header(package):
    for paragraph in package.trees["word/header1.xml"]:
        for run in paragraph[1:]:
            paragraph.remove(run)


def head_once(package):
    for mark in list(package.body.iter(f"{W}tblHeader")):
        mark.getparent().remove(mark)


def narrowed_table(package):
    for table in package.body.iter(f"{W}tbl"):
        if table.find(f"{W}tblPr/{W}tblBorders") is not None:
            for element in table.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
                element.set(f"{W}w", str(int(element.get(f"{W}w")) * 9 // 10))


def wider_column(package):
    """Move the middle of the letterhead 5 mm to the right."""
    table = next(package.body.iter(f"{W}tbl"))
    for name in ("gridCol", "tcW"):
        for at, element in enumerate(table.iter(f"{W}{name}")):
            more = round(5 * TWIPS) * (-1 if at % 2 else 1)
            element.set(f"{W}w", str(int(element.get(f"{W}w")) + more))
