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
            if name.startswith(("word/document", "word/styles", "word/header", "word/footer1"))
        }
        self.body = self.trees["word/document.xml"][0]
        self.foot = self.trees.get("word/footer1.xml")

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


def unkept(style_id, number):
    def plant(package):
        keep = package.paragraphs(style_id)[number].find(f"{W}pPr/{W}keepNext")
        keep.getparent().remove(keep)

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


# --- frames, foot, sections, copies ------------------------------------------------------------


def framed(style_id, **mm):
    """Move a frame off its place, or make it narrower."""

    def plant(package):
        frame = package.paragraphs(style_id)[0].find(f"{W}pPr/{W}framePr")
        for name, more in mm.items():
            frame.set(f"{W}{name}", str(round(int(frame.get(f"{W}{name}")) + more * TWIPS)))

    return plant


def lowered_in_its_box(style_id):
    def plant(package):
        for position in package.paragraphs(style_id)[0].iter(f"{W}position"):
            _set(position, val=-4)

    return plant


def unboxed(style_id):
    def plant(package):
        borders = package.paragraphs(style_id)[0].find(f"{W}pPr/{W}pBdr")
        borders.getparent().remove(borders)

    return plant


def boxed(style_id):
    def plant(package):
        style = package.paragraphs(style_id)[0].find(f"{W}pPr/{W}pStyle")
        borders = style.makeelement(f"{W}pBdr", {})
        for side in ("top", "left", "bottom", "right"):
            _set(etree.SubElement(borders, f"{W}{side}"), val="single", sz=6, space=0)
        style.addnext(borders)

    return plant


def in_the_foot(name, **values):
    """Change the spacing or the indents of the paragraphs at the foot of page 1."""

    def plant(package):
        for ppr in package.foot.iter(f"{W}pPr"):
            _set(_child(ppr, name), **values)

    return plant


def foot_without_line(package):
    borders = next(package.foot.iter(f"{W}pBdr"))
    borders.getparent().remove(borders)


def section_of(number, name, **values):
    """Change a section's page, counted from the letter's own."""

    def plant(package):
        sections = list(package.body.iter(f"{W}sectPr"))
        _set(_child(sections[number], name), **values)

    return plant


def upright(number):
    return section_of(number, "pgSz", w=11906, h=16838)


def numbered_on(number):
    """Let an annex go on with the numbers of the section before it."""

    def plant(package):
        sect = list(package.body.iter(f"{W}sectPr"))[number]
        sect.remove(sect.find(f"{W}pgNumType"))

    return plant


def unparted(number):
    """Let a section go on in the one after it."""

    def plant(package):
        sect = list(package.body.iter(f"{W}sectPr"))[number]
        sect.getparent().remove(sect)

    return plant


def moved(style_id, after, number=0, place=-1):
    """Move a paragraph of one style behind a paragraph of another."""

    def plant(package):
        package.paragraphs(after)[place].addnext(package.paragraphs(style_id)[number])

    return plant


def over_the_address(package):
    """Take the first paragraph out of the text, onto the address."""
    style = package.paragraphs("nd_doan")[0].find(f"{W}pPr/{W}pStyle")
    frame = style.makeelement(f"{W}framePr", {})
    y = round(262 * TWIPS)
    _set(frame, w=9354, wrap="around", vAnchor="page", hAnchor="margin", x=0, y=y)
    style.addnext(frame)


def last_table_on_a_new_page(package):
    above = package.body.findall(f"{W}tbl")[-1].getprevious()
    ppr = above.find(f"{W}pPr")
    ppr.insert(1, ppr.makeelement(f"{W}pageBreakBefore", {}))


def parted_mark(package):
    """Give the mark of the drafter a line of its own."""
    last = package.paragraphs("noi_nhan")[-1]
    mark = etree.fromstring(etree.tostring(last))
    *_, run = last.iter(f"{W}r")
    last.remove(run)
    for other in list(mark.iter(f"{W}r"))[:-1]:
        mark.remove(other)
    last.addnext(mark)


def resized(style_id, old_pt, new_pt):
    """Change the size of the runs of a paragraph that have one of their own."""

    def plant(package):
        for size in package.paragraphs(style_id)[-1].iter(f"{W}sz"):
            if size.get(f"{W}val") == str(old_pt * 2):
                _set(size, val=new_pt * 2)

    return plant


def bold_run(style_id, number):
    def plant(package):
        for bold in package.paragraphs(style_id)[number].iter(f"{W}b"):
            _set(bold, val=1)

    return plant


def number_shown(number):
    """Let page 1 of a section show its number."""

    def plant(package):
        sect = list(package.body.iter(f"{W}sectPr"))[number]
        sect.remove(sect.find(f"{W}titlePg"))

    return plant


def cells_swapped(style_id):
    """Swap the two cells of the row that holds the first paragraph of a style."""

    def plant(package):
        cell = package.paragraphs(style_id)[0].getparent()
        row = cell.getparent()
        first, second = row.findall(f"{W}tc")
        row.remove(second)
        first.addprevious(second)

    return plant


def stamp_columns(more_mm):
    """Make the inner table of a copy's stamp wider."""

    def plant(package):
        table = package.paragraphs("dong_dau_sao")[0]
        while table.tag != f"{W}tbl":
            table = table.getparent()
        for element in table.iter(f"{W}gridCol", f"{W}tcW", f"{W}tblW"):
            _set(element, w=round(int(element.get(f"{W}w")) + more_mm * TWIPS))

    return plant


def stamp_rows(more_mm):
    def plant(package):
        row = package.paragraphs("dong_dau_sao")[0].getparent().getparent()
        height = next(row.iter(f"{W}trHeight"))
        _set(height, val=round(int(height.get(f"{W}val")) + more_mm * TWIPS))

    return plant
