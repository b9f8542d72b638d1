"""What may stand in what: one model a component, and no other."""

import re
from dataclasses import fields
from typing import get_args

import pytest

from drafter.document import nodes
from drafter.document.content_model import MODELS

COMPONENTS = get_args(nodes.ThanhPhan)


def test_every_component_has_one_element():
    assert [model.kind for model in MODELS.values()] == list(COMPONENTS)


@pytest.mark.parametrize(("tag", "model"), MODELS.items(), ids=list(MODELS))
def test_an_element_is_named_as_its_class(tag, model):
    assert tag == re.sub(r"(?<!^)(?=[A-Z])", "_", model.kind.__name__).lower()


@pytest.mark.parametrize(("tag", "model"), MODELS.items(), ids=list(MODELS))
def test_the_children_are_the_fields_of_the_class(tag, model):
    names = tuple(field.name for field in fields(model.kind))

    if model.children:
        assert names == model.children
    else:
        assert names == (
            ("khoi",) if tag == "noi_dung" else ("dong",) if model.lines else ("text",)
        )


@pytest.mark.parametrize("kind", COMPONENTS)
def test_the_glossary_names_every_component(kind):
    assert f"| {kind.__name__} " in nodes.__doc__


def test_a_document_finds_its_first_component_of_a_class():
    first, second = nodes.TenLoai("A"), nodes.TenLoai("B")

    assert nodes.VanBan((first, second)).tim(nodes.TenLoai) is first
    assert nodes.VanBan((first,)).tim(nodes.TrichYeu) is None
