"""Read the XML a template yields into typed nodes; what may not stand there is refused."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from lxml import etree

from drafter.document.body import read_body
from drafter.document.content_model import MODELS, ROOT, Model
from drafter.document.nodes import Ky, NoiDung, ThanhPhan, VanBan
from drafter.errors import Place, TemplateError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator


Locate = Callable[..., Place]  # of one or several words, the best first


def read_document(xml: str, locate: Locate) -> VanBan:
    """Return the document of a filled template; locate finds a tag in the template's file.

    Raises TemplateError with template, element and repair when the XML is ill-formed, holds an
    unknown element, text between components, or a child where it may not stand.
    """
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
    _refuse_attributes(root, locate)
    _refuse_text(root, locate)
    return VanBan(tuple(_component(element, locate) for element in _elements(root)))


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
    value: object = _text(element, locate)
    if model.lines:
        value = tuple(line.strip() for line in str(value).split("\n") if line.strip())
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
        found[str(child.tag)] += [line.strip() for line in text.split("\n") if line.strip()]
    match element.tag:
        case "can_cu":
            values: tuple[object, ...] = (tuple(found["dong"]),)
        case "ky":
            return Ky(tuple(found["quyen_han"]), tuple(found["chuc_vu"]), " ".join(found["ho_ten"]))
        case _:
            values = (" ".join(found["nhan"]), tuple(found["noi"]))
    return model.kind(*values)  # type: ignore[return-value]


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
