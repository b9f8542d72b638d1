"""Read the XML a template yields into typed nodes; what may not stand there is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from drafter.document.body import read_body
from drafter.document.content_model import LISTS, MODELS, ROOT, Model
from drafter.document.nodes import NoiDung, PhuLuc, ThanhPhan, VanBan
from drafter.document.parts import read_parts
from drafter.errors import Place, TemplateError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator


_RANK = {tag: rank for rank, tag in enumerate(MODELS)}
Locate = Callable[..., Place]  # of one or several words, the best first


def read_document(xml: str, locate: Locate, regime: str = "") -> VanBan:
    """Return the document of a filled template; locate finds a tag in the template's file.

    Raises TemplateError with template, element and repair when the XML is ill-formed, holds an
    unknown element, text between components, or an element where it may not stand: in another, in
    the other regime, before one that precedes it.
    """
    root = _root(xml, locate)
    _refuse_attributes(root, locate)
    _refuse_text(root, locate)
    elements = list(_elements(root))
    parts = tuple(_component(element, locate) for element in elements)
    _refuse_order([str(element.tag) for element in elements], regime, locate)
    return VanBan(parts)


def _root(xml: str, locate: Locate) -> etree._Element:
    if not xml.strip():
        raise TemplateError(
            "mẫu không cho ra gì.", place=locate(ROOT), repair=f"Thêm <{ROOT}> và các thành phần."
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
    try:
        root = etree.fromstring(xml.strip().encode(), parser)
    except etree.XMLSyntaxError as error:
        raise _syntax_error(error, xml.strip(), locate) from None
    if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise TemplateError(
            "mẫu không được khai báo DOCTYPE.",
            place=locate("<!DOCTYPE"),
            repair="Xóa khai báo này.",
        )
    if root.tag != ROOT:
        raise TemplateError(
            f"mẫu phải bắt đầu bằng <{ROOT}>.",
            place=locate(str(root.tag)),
            repair=f"Thêm <{ROOT}>.",
        )
    return root


def _syntax_error(error: etree.XMLSyntaxError, xml: str, locate: Locate) -> TemplateError:
    near = xml.split("\n")[(error.lineno or 1) - 1].strip()
    tags = [f"<{tag}" for tag in re.findall(r"mismatch: (\w+)", error.msg or "")]
    return TemplateError(
        f"mẫu cho ra XML không đúng cú pháp, gần “{near[:60]}”.",
        place=locate(*tags, near, ROOT),
        repair="Kiểm tra thẻ mở và thẻ đóng; “&” và “<” trong mẫu viết là &amp; và &lt;.",
    )


def _elements(parent: etree._Element) -> Iterator[etree._Element]:
    return (child for child in parent if isinstance(child.tag, str))


def _component(element: etree._Element, locate: Locate) -> ThanhPhan:
    model = MODELS.get(str(element.tag))
    if model is None:
        known = did_you_mean(str(element.tag), MODELS) or f"Chỉ dùng: {', '.join(MODELS)}."
        raise TemplateError(
            f"không có thành phần <{element.tag}>.", place=locate(str(element.tag)), repair=known
        )
    return _build(element, model, locate)


def _build(element: etree._Element, model: Model, locate: Locate) -> ThanhPhan:
    if model.kind is NoiDung:
        return read_body(_text(element, locate))
    if model.children:
        return _with_children(element, model, locate)
    text = _text(element, locate)
    value: object = tuple(_lines(text)) if model.lines else text
    return model.kind(value)  # type: ignore[call-arg, return-value]


def _with_children(element: etree._Element, model: Model, locate: Locate) -> ThanhPhan:
    _refuse_text(element, locate)
    found: dict[str, list[str]] = {name: [] for name in model.children}
    for child in _elements(element):
        if child.tag not in found:
            raise TemplateError(
                f"<{child.tag}> không được đứng trong <{element.tag}>.",
                place=locate(str(child.tag)),
                repair=f"Trong <{element.tag}> chỉ dùng: {', '.join(model.children)}.",
            )
        text = _text(child, locate)
        # The lines of a body stand apart by blank ones, too.
        found[str(child.tag)] += text.split("\n") if child.tag == "phan" else _lines(text)
    if model.kind is PhuLuc:
        return PhuLuc(" ".join(found["ghi_chu"]), read_parts("\n".join(found["phan"])))
    values = [tuple(v) if name in LISTS else " ".join(v) for name, v in found.items()]
    return model.kind(*values)  # type: ignore[return-value]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _refuse_order(tags: list[str], regime: str, locate: Locate) -> None:
    """Refuse a component of the other regime, one that stands twice, or after a later one."""
    before = ""
    for tag in tags:
        if regime and MODELS[tag].regime not in ("", regime):
            sentence = f"<{tag}> không phải là thành phần của khối này."
        elif before and _RANK[before] > _RANK[tag]:
            sentence = f"<{tag}> không được đứng sau <{before}>."
        elif before == tag and not MODELS[tag].many:
            sentence = f"<{tag}> chỉ được đứng một lần."
        else:
            before = tag
            continue
        raise TemplateError(
            sentence, place=locate(tag), repair="Xếp các thành phần theo thứ tự của khung."
        )


def _text(element: etree._Element, locate: Locate) -> str:
    child = next(_elements(element), None)
    if child is not None:
        raise TemplateError(
            f"<{child.tag}> không được đứng trong <{element.tag}>.",
            place=locate(str(child.tag)),
            repair=f"<{element.tag}> chỉ chứa chữ.",
        )
    return "".join(map(str, element.itertext())).strip("\n")


def _refuse_attributes(root: etree._Element, locate: Locate) -> None:
    for element in root.iter(etree.Element):
        if element.attrib:
            raise TemplateError(
                f"<{element.tag}> không nhận thuộc tính.",
                place=locate(str(element.tag)),
                repair="Đặt giá trị vào giữa thẻ mở và thẻ đóng.",
            )


def _refuse_text(element: etree._Element, locate: Locate) -> None:
    stray = (element.text or "") + "".join(child.tail or "" for child in element)
    if stray.strip():
        raise TemplateError(
            f"chữ “{stray.strip()[:40]}” đứng ngoài mọi thành phần trong <{element.tag}>.",
            place=locate(stray.strip().split("\n")[0], str(element.tag)),
            repair="Đặt chữ vào trong một thành phần.",
        )
