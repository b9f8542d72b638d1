"""What the same letter costs without us: by bare lxml, only zipped, or rendered by docxtpl."""

import io
import zipfile
from pathlib import Path

from lxml import etree

DOCUMENT = "word/document.xml"
EPOCH = (1980, 1, 1, 0, 0, 0)
Node = tuple[str, dict[str, str], str | None, list["Node"]]


class Floor:
    """A letter taken apart: its document.xml as text and as a plain tree, and the other parts."""

    def __init__(self, docx: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            self.parts = [(name, package.read(name)) for name in package.namelist()]
        root = etree.fromstring(dict(self.parts)[DOCUMENT])
        self.names = root.nsmap
        self.tree = _tree(root)

    def zipped(self) -> bytes:
        """Zip the document.xml as it lies with the other parts."""
        return _package(self.parts, dict(self.parts)[DOCUMENT])

    def xml(self) -> bytes:
        """Build the same document.xml by lxml calls alone."""
        root = etree.Element(self.tree[0], self.tree[1], nsmap=self.names)
        _build(root, self.tree[3])
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def with_lxml(self) -> bytes:
        """Build the same document.xml by lxml calls alone and zip it with the other parts."""
        return _package(self.parts, self.xml())


def _tree(element: etree._Element) -> Node:
    children = [_tree(child) for child in element]
    return str(element.tag), dict(element.attrib), element.text, children


def _build(parent: etree._Element, nodes: list[Node]) -> None:
    for tag, attributes, text, children in nodes:
        element = etree.SubElement(parent, tag, attributes)
        if text:
            element.text = text
        if children:
            _build(element, children)


def _package(parts: list[tuple[str, bytes]], document: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts:
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, document if name == DOCUMENT else data)
    return buffer.getvalue()


class Docxtpl:
    """The same letter prepared for docxtpl: the texts of our DOCX are tags."""

    def __init__(self, docx: bytes, folder: Path, *, package: str) -> None:
        floor = Floor(docx)
        root = etree.fromstring(dict(floor.parts)[DOCUMENT])
        self.values: dict[str, str] = {}
        for text in root.iter("{*}t"):
            key = f"v{len(self.values)}"
            self.values[key] = text.text or ""
            text.text = f"{{{{ {key} }}}}"
        self.path = folder / f"{package}.docx"
        prepared = etree.tostring(root)
        if package == "lean":
            self.path.write_bytes(_package(floor.parts, prepared))
        else:
            _in_default_package(prepared, self.path)

    def render(self) -> bytes:
        """Open the prepared letter, render it and save it, as docxtpl is used."""
        from docxtpl import DocxTemplate

        template = DocxTemplate(self.path)
        template.render(self.values, autoescape=True)
        buffer = io.BytesIO()
        template.save(buffer)
        return buffer.getvalue()


def _in_default_package(xml: bytes, path: Path) -> None:
    """Save a document.xml in python-docx's default package: as large as what Word saves."""
    from docx import Document
    from docx.oxml import parse_xml

    document = Document()
    body = document.element.body
    for element in list(body):
        body.remove(element)
    for element in list(parse_xml(xml)[0]):
        for reference in element.findall("{*}headerReference"):
            element.remove(reference)
        body.append(element)
    document.save(str(path))


def texts(docx: bytes) -> list[str]:
    """Return the texts of a DOCX, to prove that two packages hold the same letter."""
    root = etree.fromstring(dict(Floor(docx).parts)[DOCUMENT])
    return [text.text or "" for text in root.iter("{*}t")]
