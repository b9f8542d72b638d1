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


# ruff: noqa: E501 - the table keeps its columns
# fmt: off
FAULTS = {
    # what is wrong                letter                    how                                  component          rule that catches it
    "paper-letter":          Fault("state-one-addressee",    section("pgSz", w=12240, h=15840),   "trang",           "sheet-is-a4"),
    "margin-left-25":        Fault("state-one-addressee",    section("pgMar", left=1417),         "doan",            "placed"),
    "margin-right-10":       Fault("state-one-addressee",    section("pgMar", right=567),         "trang",           "text-within-side-margins"),
    "margin-top-25":         Fault("state-one-addressee",    section("pgMar", top=1417),          "trang",           "text-begins-at-top-margin"),
    "margin-foot-10":        Fault("party-two-sided",        section("pgMar", bottom=567),        "trang",           "text-ends-above-foot-margin"),
    "number-on-page-1":      Fault("party-two-sided",        numbered_from_page_1,                "trang",           "page-1-shows-no-number"),
    "number-13-mm-down":     Fault("party-two-sided",        section("pgMar", header=737),        "trang",           "page-number-is-centred-10-mm-from-the-edge"),
    "number-bold":           Fault("party-two-sided",        looks("so_trang", "b", 1),           "trang",           "page-number-is-upright-in-its-size"),
    "number-at-the-left":    Fault("party-two-sided",        aligned("so_trang", "left"),         "trang",           "page-number-is-centred-10-mm-from-the-edge"),
    "face-arial":            Fault("state-one-addressee",    fonts("nd_doan", "Arial"),           "trang",           "face-is-times"),
    "face-arial-named":      Fault("state-one-addressee",    fonts("ten_loai", "Arial"),          "trang",           "docx-names-one-face-and-black"),
    "ink-red":               Fault("state-one-addressee",    coloured("so_ky_hieu", "FF0000"),    "trang",           "ink-is-black"),
    "a-word-added":          Fault("state-one-addressee",    copied("so_ky_hieu", 0, "nd_doan"),  "trang",           "nothing-added"),
    "a-paragraph-lost":      Fault("state-one-addressee",    removed("nd_doan"),                  "doan",            "stands-on-the-page"),
    "paragraphs-swapped":    Fault("state-grounds",          swapped("nd_dieu"),                  "trang",           "order-is-of-the-regulation"),
    "quoc-hieu-12-pt":       Fault("state-one-addressee",    sized("quoc_hieu", 12),              "quoc_hieu",       "size"),
    "body-13-pt":            Fault("state-one-addressee",    sized("nd_doan", 13),                "doan",            "size"),
    "party-title-14-pt":     Fault("party-levels",           sized("tieu_de", 14),                "tieu_de",         "size"),
    "receivers-12-pt":       Fault("state-one-addressee",    sized("noi_nhan", 12),               "noi_nhan",        "size"),
    "number-and-symbol-bold": Fault("party-levels",          looks("so_ky_hieu", "b", 1),         "so_ky_hieu",      "weight"),
    "superior-bold":         Fault("state-one-addressee",    looks("co_quan_chu_quan", "b", 1),   "co_quan_chu_quan", "weight"),
    "position-bold":         Fault("party-levels",           looks("chuc_vu", "b", 1),            "chuc_vu",         "weight"),
    "date-upright":          Fault("state-one-addressee",    looks("dia_danh_ngay", "i", 0),      "dia_danh_ngay",   "slant"),
    "grounds-upright":       Fault("state-grounds",          looks("nd_can_cu", "i", 0),          "can_cu",          "slant"),
    "issuer-in-small":       Fault("state-one-addressee",    reworded("co_quan_ban_hanh", "NỘI VỤ", "Nội vụ"), "co_quan_ban_hanh", "stands-on-the-page"),
    "type-at-the-left":      Fault("state-levels",           aligned("ten_loai", "left"),         "ten_loai",        "placed"),
    "body-ragged":           Fault("state-one-addressee",    aligned("nd_doan", "left"),          "doan",            "placed"),
    "first-line-20-mm":      Fault("party-larger",           indented("nd_doan", firstLine=10),   "doan",            "placed"),
    "no-room-for-a-number":  Fault("state-draft",            reworded("so_ky_hieu", "    ", " "), "so_ky_hieu",     "blank-leaves-room-to-write"),
    "names-5-mm-aside":      Fault("state-one-addressee",    wider_column,                        "co_quan_ban_hanh", "left-column-centre"),
    "quoc-hieu-aside":       Fault("state-one-addressee",    wider_column,                        "quoc_hieu",       "right-column-centre"),
    "issuer-lowered":        Fault("party-levels",           gapped("co_quan_chu_quan", 0, before=120), "co_quan_ban_hanh", "level-with-the-title"),
    "date-lowered":          Fault("state-one-addressee",    gapped("dia_danh_ngay", 0, before=120), "so_ky_hieu",   "number-level-with-date"),
    "title-off-the-margin":  Fault("party-levels",           indented("tieu_de", 0, right=8),     "tieu_de",         "line-as-long-as-the-text"),
    "motto-line-5-mm-long":  Fault("state-one-addressee",    indented("duong_ke", 1, left=-2.5, right=-2.5), "tieu_ngu", "line-as-long-as-the-text"),
    "motto-line-1-mm-short": Fault("state-one-addressee",    indented("duong_ke", 1, right=1),    "tieu_ngu",        "line-as-long-as-the-text"),
    "title-line-5-mm-long":  Fault("party-levels",           indented("duong_ke", 0, left=-5),    "tieu_de",         "line-as-long-as-the-text"),
    "issuer-line-too-long":  Fault("state-one-addressee",    indented("duong_ke", 0, left=-3, right=-3), "co_quan_ban_hanh", "line-a-third-to-a-half-of-the-text"),
    "issuer-line-aside":     Fault("state-one-addressee",    indented("duong_ke", 0, left=-2, right=2), "co_quan_ban_hanh", "line-a-third-to-a-half-of-the-text"),
    "title-line-missing":    Fault("state-levels",           removed("duong_ke", 2),              "trich_yeu",       "line-a-third-to-a-half-of-the-text"),
    "line-through-letters":  Fault("state-one-addressee",    gapped("duong_ke", 1, before=0, line=20), "tieu_ngu",   "line-is-solid-and-clear-of-letters"),
    "party-line-too-many":   Fault("party-levels",           copied("duong_ke", 0, "nam_gach"),   "trang",           "no-line-but-the-regulations"),
    "star-missing":          Fault("party-levels",           removed("dau_sao"),                  "dau_sao",         "stands-on-the-page"),
    "four-hyphens":          Fault("party-levels",           reworded("nam_gach", "-----", "----"), "nam_gach",      "stands-on-the-page"),
    "no-gap-above-v-v":      Fault("state-long-summary",     gapped("trich_yeu_cv", 0, before=0), "trich_yeu_cv",    "six-points-under-the-number"),
    "colon-missing":         Fault("state-many-addressees",  reworded("kinh_gui", ":", ""),       "kinh_gui",        "stands-on-the-page"),
    "comma-for-semicolon":   Fault("state-many-addressees",  reworded("kinh_gui_noi", ";", ","),  "kinh_gui_noi",    "stands-on-the-page"),
    "dashes-3-mm-aside":     Fault("state-many-addressees",  indented("kinh_gui_noi", 0, left=3), "kinh_gui_noi",    "dashes-under-the-colon"),
    "a-gap-in-the-list":     Fault("state-many-addressees",  gapped("kinh_gui_noi", 3, before=60), "kinh_gui_noi",   "lines-evenly-spaced"),
    "lines-not-hanging":     Fault("party-many-addressees",  indented("kinh_gui_noi", 9, left=-3, hanging=-3), "kinh_gui_noi", "lines-of-an-item-hang-under-its-text"),
    "addressee-aside":       Fault("state-one-addressee",    indented("kinh_gui", 0, left=10),    "kinh_gui",        "on-the-labels-line-and-centred"),
    "lines-16-pt":           Fault("party-larger",           spaced("nd_doan", line=320),         "doan",            "line-height"),
    "paragraphs-3-pt":       Fault("state-one-addressee",    spaced("nd_doan", after=60),         "doan",            "space-between-paragraphs"),
    "heading-left-behind":   Fault("state-levels",           on_a_new_page("nd_ten_de_muc"),      "phan",            "stays-with-what-it-heads"),
    "title-left-behind":     Fault("state-levels",           on_a_new_page("nd_khoan"),           "dieu",            "title-stays-with-its-text"),
    "table-narrower":        Fault("state-table-last",       narrowed_table,                      "dau_bang",        "table-as-wide-as-the-text"),
    "receivers-lowered":     Fault("state-one-addressee",    gapped("noi_nhan_nhan", 0, before=200), "noi_nhan_nhan", "level-with-the-first-line-of-the-signature"),
    "receivers-indented":    Fault("state-one-addressee",    indented("noi_nhan", 0, left=3),     "noi_nhan",        "flush-left"),
    "colon-underlined":      Fault("party-levels",           underlined_to_the_colon,             "noi_nhan_nhan",   "underlined-but-for-the-colon"),
    "signature-aside":       Fault("party-levels",           indented("ho_ten", 0, left=6),       "ho_ten",          "placed"),
    "room-15-mm":            Fault("state-one-addressee",    room(15),                            "ho_ten",          "room-to-sign"),
    "signature-alone":       Fault("state-one-addressee",    on_a_new_page("khoang_trong"),       "quyen_han",       "on-one-page-with-the-end-of-the-text"),
    "heads-ragged":          Fault("state-table-last",       aligned("dau_bang", "left"),         "dau_bang",        "cells-hold-their-text"),
    "head-not-repeated":     Fault("state-long-table",       head_once,                           "dau_bang",        "head-repeats-on-each-page"),
    "numbers-missing":       Fault("party-two-sided",        emptied_header,                      "trang",           "other-pages-show-their-number"),
    "type-underlined":       Fault("state-levels",           looks("ten_loai", "u", "single"),    "ten_loai",        "underline"),
    "columns-touch":         Fault("party-levels",           indented("co_quan_ban_hanh", 0, left=40, right=-45), "co_quan_ban_hanh", "columns-stand-apart"),
    "party-date-lowered":    Fault("party-levels",           gapped("dia_danh_ngay", 0, before=400), "dia_danh_ngay", "date-under-the-line"),
    "party-number-lowered":  Fault("party-levels",           gapped("so_ky_hieu", 0, before=120), "dau_sao",         "star-between-issuer-and-number"),
    "party-title-inwards":   Fault("party-levels",           both(indented("tieu_de", 0, right=8), indented("dia_danh_ngay", 0, right=8)), "tieu_de", "title-flush-with-right-margin"),
    "quoc-hieu-two-lines":   Fault("state-one-addressee",    indented("quoc_hieu", 0, left=30),   "quoc_hieu",       "one-line"),
    "motto-lowered":         Fault("state-one-addressee",    gapped("tieu_ngu", 0, before=60),    "tieu_ngu",        "single-spacing"),
    "items-on-one-line":     Fault("state-many-addressees",  joined("kinh_gui_noi"),              "kinh_gui_noi",    "each-item-on-its-own-line"),
    "party-hanging-6-mm":    Fault("party-thirty-receivers", indented("noi_nhan", 1, left=3, hanging=3), "noi_nhan", "hanging-lines-as-measured"),
    "party-list-too-near":   Fault("party-levels",           gapped("noi_nhan_nhan", 0, after=0), "noi_nhan",        "list-under-the-label-as-measured"),
    "party-name-aside":      Fault("party-levels",           indented("ho_ten", 0, left=6),       "ho_ten",          "signature-centre"),
    "name-over-receivers":   Fault("party-thirty-receivers", both(aligned("ho_ten", "left"), indented("ho_ten", 0, left=-20)), "noi_nhan",  "receivers-clear-of-the-signature"),
}
# fmt: on
