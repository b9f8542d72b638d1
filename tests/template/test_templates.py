"""Every template of the house: its fields, and what it yields."""

import pytest
from jinja2 import UndefinedError
from lxml import etree

from drafter import paths
from drafter.document import nodes
from drafter.document.content_model import MODELS, ROOT
from drafter.document.read_xml import read_document
from drafter.draft.fields import Draft, Kind, coerce
from drafter.layout.packs import packs_of
from drafter.template.catalogue import GIVEN, GROUPS, _shared_fields, load_catalogue
from drafter.template.fill import fill
from drafter.template.source import environment
from tests.helpers.samples import VALUES, VERBATIM, draft

TEMPLATES = load_catalogue()
CASES = [(t, p.name) for t in TEMPLATES.values() for p in packs_of(t.regime)]
every_template = pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
under_each_pack = pytest.mark.parametrize(
    ("template", "pack"), CASES, ids=[f"{t.id}-{p}" for t, p in CASES]
)


def values_of(template, values):
    return {spec.name: coerce(spec, values.get(spec.name, "")) for spec in template.fields}


def render(template, values, pack="HD05"):
    given = dict.fromkeys(GIVEN, template.name) | {"quy_tac": pack}
    return environment().get_template(template.source.name).render(values | given)


def test_every_file_of_the_house_is_a_type_or_a_frame():
    found = {p.relative_to(paths.templates()).as_posix() for p in paths.templates().rglob("*.j2")}
    frames = {name for name in found if name.rpartition("/")[2].startswith("_")}

    assert found - frames == {template.source.name for template in TEMPLATES.values()}


@every_template
def test_a_template_has_a_name_a_regime_and_a_clause(template):
    assert template.name
    assert template.regime in GROUPS
    assert template.clause


@every_template
def test_no_other_type_of_the_regime_has_its_name_symbol_or_place(template):
    others = [t for t in TEMPLATES.values() if t.regime == template.regime and t is not template]

    for other in others:
        assert other.name != template.name
        assert other.symbol != template.symbol
        assert other.order != template.order


@every_template
@pytest.mark.parametrize("verbatim", [{}, VERBATIM], ids=["số và ký hiệu", "nguyên văn"])
def test_a_template_needs_no_more_than_its_fields(template, verbatim):
    assert render(template, values_of(template, VALUES | verbatim))


@every_template
def test_a_template_uses_each_of_its_fields(template):
    values = values_of(template, VALUES)

    for name in values:
        rest = {key: value for key, value in values.items() if key != name}
        with pytest.raises(UndefinedError, match=name):
            render(template, rest)


@every_template
def test_the_fields_stand_in_the_order_of_the_house(template):
    house = list(_shared_fields()["chung"])
    names = [spec.name for spec in template.fields]

    assert names == sorted(names, key=house.index)


@every_template
def test_a_field_has_a_label_a_kind_and_no_offer_of_the_wrong_kind(template):
    for spec in template.fields:
        assert spec.label
        assert spec.label != spec.name
        assert spec.kind in Kind
        assert bool(spec.choices) == (spec.kind is Kind.CHON), spec.name
        coerce(spec, spec.start)


@every_template
def test_a_template_asks_for_issuer_number_place_and_body(template):
    required = {spec.name for spec in template.fields if spec.required}

    assert required >= {"co_quan_ban_hanh", "ky_hieu", "dia_danh", "trich_yeu", "noi_dung"}


@pytest.mark.parametrize("regime", GROUPS)
def test_every_field_of_the_house_is_used_by_a_type(regime):
    used = {s.name for t in TEMPLATES.values() for s in t.fields}
    shared = _shared_fields()

    assert used == set(shared["chung"])
    assert set(shared[regime]) <= used


def elements(template, draft, pack):
    return etree.fromstring(fill(template, draft, pack))


@under_each_pack
def test_a_full_template_yields_only_what_may_stand_there(template, pack):
    root = elements(template, draft(template.id), pack)

    assert root.tag == ROOT
    for element in root:
        assert [c.tag for c in element if c.tag not in MODELS[element.tag].children] == []


@under_each_pack
def test_an_empty_template_yields_a_document(template, pack):
    document = read_document(fill(template, Draft(template.id), pack), template.place)

    assert document.tim(nodes.NoiDung) == nodes.NoiDung(())


@under_each_pack
def test_each_component_stands_at_most_once(template, pack):
    tags = [element.tag for element in elements(template, draft(template.id), pack)]

    assert len(tags) == len(set(tags))


@under_each_pack
def test_all_that_is_typed_is_in_the_letter(template, pack):
    text = "".join(elements(template, draft(template.id), pack).itertext())

    typed = [VALUES[s.name] for s in template.fields if s.name not in {"so_ky_hieu", "ngay", "so"}]
    for value in typed:
        for line in [value] if isinstance(value, str) else value:
            assert line in text


@every_template
def test_a_number_given_verbatim_stands_as_typed(template):
    document = read_document(fill(template, draft(template.id, **VERBATIM), ""), template.place)

    assert document.tim(nodes.SoKyHieu).text == "Số 07 -SNV/VP"


@pytest.mark.parametrize(
    ("type_id", "number"),
    [("state/cong_van", "Số: 07/SNV-VP"), ("party/cong_van", "Số 07-SNV-VP")],
)
def test_number_and_symbol_are_joined_as_the_regime_asks(type_id, number):
    template = TEMPLATES[type_id]
    document = read_document(fill(template, draft(type_id), "HD05"), template.place)

    assert document.tim(nodes.SoKyHieu).text == number


@every_template
def test_only_a_cong_van_has_no_name_of_type(template):
    document = read_document(fill(template, draft(template.id), "HD05"), template.place)

    named = document.tim(nodes.TenLoai)
    assert named == (None if template.name == "Công văn" else nodes.TenLoai(template.name))


@pytest.mark.parametrize(("pack", "label"), [("HD36", "Kính gửi"), ("HD05", "Kính trình")])
def test_a_party_to_trinh_is_addressed_as_its_pack_says(pack, label):
    template = TEMPLATES["party/to_trinh"]
    document = read_document(fill(template, draft(template.id), pack), template.place)

    assert document.tim(nodes.KinhGui) == nodes.KinhGui(label, tuple(VALUES["kinh_trinh"]))


@pytest.mark.parametrize(
    ("type_id", "component"),
    [
        ("state/cong_van", nodes.KinhGui),
        ("state/to_trinh", nodes.KinhGui),
        ("state/quyet_dinh", nodes.ThamQuyen),
        ("state/quyet_dinh", nodes.LenhBanHanh),
        ("party/quyet_dinh", nodes.LenhBanHanh),
        ("party/ket_luan", nodes.TacGia),
    ],
)
def test_a_type_has_its_own_components(type_id, component):
    template = TEMPLATES[type_id]
    document = read_document(fill(template, draft(type_id), "HD05"), template.place)

    assert document.tim(component)


@pytest.mark.parametrize(
    ("type_id", "component"),
    [
        ("state/bao_cao", nodes.KinhGui),
        ("state/cong_van", nodes.CoQuanChuQuan),
        ("state/quyet_dinh", nodes.CanCu),
        ("party/quyet_dinh", nodes.CanCu),
        ("party/ket_luan", nodes.TacGia),
    ],
)
def test_a_component_left_blank_is_left_out(type_id, component):
    template = TEMPLATES[type_id]
    document = read_document(fill(template, Draft(type_id), "HD05"), template.place)

    assert document.tim(component) is None


@pytest.mark.parametrize(
    "text", ["{{ so }}", "{% if %}", "{# x #}", "a & b < c > d", "]]>", "&amp;"]
)
def test_what_is_typed_is_never_read_as_template_or_xml(text):
    template = TEMPLATES["state/quyet_dinh"]
    filled = draft(template.id, trich_yeu=text, can_cu=[text], noi_dung=text, ho_ten=text)

    document = read_document(fill(template, filled, "ND30"), template.place)

    assert document.tim(nodes.TrichYeu).dong == (text,)
    assert document.tim(nodes.CanCu).dong == (text,)
    assert document.tim(nodes.NoiDung).khoi[0].text == text
    assert document.tim(nodes.Ky).ho_ten == text
