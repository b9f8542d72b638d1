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


def test_a_document_finds_all_its_components_of_a_class_in_their_order():
    one, two, name = nodes.Ky((), (), "A"), nodes.Ky((), (), "B"), nodes.TenLoai("C")

    assert nodes.VanBan((name, one, two)).tat_ca(nodes.Ky) == (one, two)
    assert nodes.VanBan((name,)).tat_ca(nodes.Ky) == ()


def test_only_a_signature_may_stand_several_times():
    assert [tag for tag, model in MODELS.items() if model.many] == ["ky"]


@pytest.mark.parametrize(
    ("regime", "tags"),
    [
        ("state", {"dong_ky_so", "quoc_hieu", "tieu_ngu", "dien"}),
        ("party", {"tieu_de", "du_thao", "tac_gia", "ghi_chu", "khong_pho_bien"}),
    ],
)
def test_a_regime_has_components_of_its_own(regime, tags):
    assert {tag for tag, model in MODELS.items() if model.regime == regime} == tags
