"""Every template of the house: its fields, and what it yields."""

import re
from itertools import combinations

import pytest
from jinja2 import UndefinedError
from lxml import etree

from drafter import paths
from drafter.document import nodes
from drafter.document.body_nodes import DoanVan
from drafter.document.content_model import MODELS, ROOT
from drafter.document.read_xml import read_document
from drafter.draft.fields import Draft, Kind, coerce
from drafter.layout.packs import PACKS
from drafter.pipeline import compose
from drafter.template.catalogue import (
    GIVEN,
    GROUPS,
    JOINTS,
    _lineage,
    _shared_fields,
    example_draft,
    load_catalogue,
)
from drafter.template.fill import fill
from drafter.template.source import environment, source_of
from tests.helpers.samples import VALUES, VERBATIM, draft, full, packs_for

TEMPLATES = load_catalogue()
CASES = [(t, pack) for t in TEMPLATES.values() for pack in packs_for(t)]
every_template = pytest.mark.parametrize("template", TEMPLATES.values(), ids=list(TEMPLATES))
under_each_pack = pytest.mark.parametrize(
    ("template", "pack"), CASES, ids=[f"{t.id}-{p}" for t, p in CASES]
)
# Types whose first letters are alike, beside forms of one type (party §2.4; state §2.15).
ALIKE = [
    {"Quyết định", "Quy định"},
    {"Thông báo", "Tuyên bố"},
    {"Thông cáo", "Thư công"},
    {"Báo cáo", "Báo cáo chính trị"},
]
# State §2, Điều 8; party §2.1, nos. 2, 3; of a copy, those of who copies (state §2.15).
ISSUER_AND_SYMBOL = (("co_quan_ban_hanh", "ky_hieu"), ("co_quan_sao", "ky_hieu_sao"))


# What stands for other components, which are left out then.
INSTEAD = {"so_ky_hieu", "thoi_gian_ky_sao", "chu_de"}
EACH = dict.fromkeys(INSTEAD, "")


def names(template):
    return [spec.name for spec in template.fields]


def render(template, values, pack="HD05"):
    given = dict.fromkeys(GIVEN, template.name) | {"quy_tac": pack}
    return environment().get_template(template.source.name).render(values | given)


def document(template, given, pack=""):
    xml = fill(template, given, pack or packs_for(template)[-1])
    return read_document(xml, template.place, template.regime)


def test_every_file_of_the_house_is_a_type_or_a_frame():
    found = {p.relative_to(paths.templates()).as_posix() for p in paths.templates().rglob("*.j2")}
    frames = {name for name in found if name.rpartition("/")[2].startswith("_")}

    assert TEMPLATES.faults == {}
    assert found - frames == {template.source.name for template in TEMPLATES.values()}


@every_template
def test_a_template_has_a_name_a_regime_and_a_clause(template):
    assert template.name
    assert template.regime in GROUPS
    assert template.clause


@every_template
def test_a_template_is_under_packs_of_its_regime(template):
    assert {PACKS[name].regime for name in packs_for(template)} == {template.regime}
    assert set(template.symbols) <= {"", *packs_for(template)}


@pytest.mark.parametrize("regime", GROUPS)
def test_no_two_types_of_a_regime_have_one_name_and_place(regime):
    keys = [(t.order, t.name, t.sample) for t in TEMPLATES.values() if t.regime == regime]

    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("pack", PACKS)
def test_a_symbol_stands_for_one_type_but_where_the_regulation_says_so(pack):
    of_pack = [t for t in TEMPLATES.values() if pack in packs_for(t) and t.symbol_under(pack)]

    for one, other in combinations(of_pack, 2):
        titles = {one.title.capitalize(), other.title.capitalize()}
        if one.symbol_under(pack) == other.symbol_under(pack):
            assert len(titles) == 1 or titles in ALIKE or one.family == other.family == "Bản sao"


@every_template
@pytest.mark.parametrize("verbatim", [{}, VERBATIM], ids=["số và ký hiệu", "nguyên văn"])
def test_a_template_needs_no_more_than_its_fields(template, verbatim):
    assert render(template, full(template.id, **({"so_ky_hieu": ""} | verbatim)).values)


def needs(template, values, name):
    rest = {key: value for key, value in values.items() if key != name}
    try:
        render(template, rest)
    except UndefinedError as error:
        return name in str(error)
    return False


@every_template
def test_a_template_uses_each_of_its_fields(template):
    filled = full(template.id, **EACH).values
    bare = {spec.name: spec.empty for spec in template.fields}

    for name in filled:
        assert needs(template, filled, name) or needs(template, bare, name), name


@every_template
def test_the_fields_of_the_house_stand_in_its_order(template):
    house = list(_shared_fields()["chung"])
    known = [name for name in names(template) if name in house]

    assert known == sorted(known, key=house.index)


def after(template):
    """Yield each field of a template's own with the one that it stands behind."""
    used = names(template)
    for part in _lineage(template.source.name):
        for name, table in source_of(part).header.get("truong", {}).items():
            if name in used and table.get("sau") in used:
                yield name, table["sau"]


@every_template
def test_a_field_of_its_own_stands_where_the_template_says(template):
    house, used = _shared_fields()["chung"], names(template)

    for name, place in after(template):
        between = used[used.index(place) + 1 : used.index(name) + 1]
        assert between
        assert not house.keys() & set(between)


@every_template
def test_a_field_has_a_label_a_kind_and_no_offer_of_the_wrong_kind(template):
    for spec in template.fields:
        assert spec.label
        assert spec.label != spec.name
        assert spec.kind in Kind
        assert bool(spec.choices) == (spec.kind is Kind.CHON), spec.name
        coerce(spec, spec.start)


@every_template
def test_a_template_asks_for_what_the_regulation_asks(template):
    required = {spec.name for spec in template.fields if spec.required}
    issuer, symbol = ISSUER_AND_SYMBOL[template.family == "Bản sao"]

    assert issuer in required
    assert symbol in required or symbol not in names(template) or not template.symbol


@pytest.mark.parametrize("regime", GROUPS)
def test_every_field_of_the_house_is_used_by_a_type(regime):
    used = {name for t in TEMPLATES.values() for name in names(t)}
    of_regime = {name for t in TEMPLATES.values() if t.regime == regime for name in names(t)}
    shared = _shared_fields()

    assert set(shared["chung"]) <= used
    assert set(shared[regime]) <= of_regime


def elements(template, draft, pack):
    return etree.fromstring(fill(template, draft, pack))


def printed(template, given, pack=""):
    """Return the words of a letter, in small letters."""
    pack = pack or packs_for(template)[-1]
    return "".join(elements(template, given, pack).itertext()).casefold()


def parts_of(given, spec):
    """Return what is typed in a field, part by part, in small letters."""
    value = given.values[spec.name]
    parts = [value] if isinstance(value, str) else value
    if spec.name == "dong_ky":
        parts = [part for item in parts for part in item.split("|")]
    return [part.strip().rstrip(".").casefold() for part in parts]


@under_each_pack
def test_a_full_template_yields_only_what_may_stand_there(template, pack):
    root = elements(template, full(template.id, pack), pack)

    assert root.tag == ROOT
    for element in root:
        assert [c.tag for c in element if c.tag not in MODELS[element.tag].children] == []


@under_each_pack
def test_a_full_template_stands_in_the_order_of_the_model(template, pack):
    read = document(template, full(template.id, pack), pack)
    kinds = [model.kind for model in MODELS.values()]

    assert [type(part) for part in read.thanh_phan] == sorted(
        map(type, read.thanh_phan), key=kinds.index
    )


@under_each_pack
def test_an_empty_template_yields_a_document(template, pack):
    read = document(template, Draft(template.id), pack)

    assert read.thanh_phan


@under_each_pack
def test_a_blank_leaves_no_lone_mark(template, pack):
    content = document(template, Draft(template.id), pack).tim(nodes.NoiDung)
    texts = [block.text for block in content.khoi if isinstance(block, DoanVan)] if content else []

    assert [text for text in texts if re.search(r"[:,;] *[.,;:]|\*|[^ ]  [^ ]", text)] == []


@under_each_pack
def test_all_that_is_typed_is_in_the_letter(template, pack):
    typed = full(template.id, pack, **EACH)
    text = printed(template, typed, pack)

    for spec in template.fields:
        if spec.kind is not Kind.NGAY and spec.name != "so":
            assert [part for part in parts_of(typed, spec) if part not in text] == [], spec.name


@every_template
def test_what_stands_for_other_components_is_in_the_letter(template):
    for name in INSTEAD & set(names(template)):
        typed = full(template.id, **(EACH | {name: f"Điều ghi ở {name}"}))

        assert f"điều ghi ở {name}" in printed(template, typed)


@under_each_pack
def test_an_example_is_a_letter_without_an_error(template, pack):
    assert compose(Draft(template.id, example_draft(template, pack).values, pack)).errors == ()


@pytest.mark.parametrize(
    ("template", "pack"),
    [(t, p) for t, p in CASES if t.symbol_under(p) and t.family != "Bản sao"],
    ids=lambda value: getattr(value, "id", value),
)
def test_an_example_has_the_symbol_of_its_type_under_the_pack(template, pack):
    written = example_draft(template, pack).values["ky_hieu"]

    assert written.startswith(f"{template.symbol_under(pack)}{JOINTS[template.regime]}")


@every_template
def test_a_number_given_verbatim_stands_as_typed(template):
    if "so_ky_hieu" not in names(template):
        pytest.skip("a type that takes none")

    read = document(template, draft(template.id, **VERBATIM))

    assert read.tim(nodes.SoKyHieu).text == "Số 07 -SNV/VP"


@pytest.mark.parametrize(
    ("type_id", "number"),
    [("state/cong_van", "Số: 07/SNV-VP"), ("party/cong_van", "Số 07-SNV-VP")],
)
def test_number_and_symbol_are_joined_as_the_regime_asks(type_id, number):
    assert document(TEMPLATES[type_id], draft(type_id)).tim(nodes.SoKyHieu).text == number


@every_template
def test_every_type_but_a_cong_van_or_a_copy_has_its_name(template):
    read = document(template, draft(template.id))

    if template.name != "Công văn" and not read.tim(nodes.BanSao):
        assert read.tim(nodes.TenLoai).text.casefold().startswith(template.title.casefold())


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/cong_van"])
def test_a_cong_van_has_no_name_of_type(type_id):
    assert document(TEMPLATES[type_id], draft(type_id)).tim(nodes.TenLoai) is None


@pytest.mark.parametrize(("pack", "label"), [("HD36", "Kính gửi"), ("HD05", "Kính trình")])
def test_a_party_to_trinh_is_addressed_as_its_pack_says(pack, label):
    template = TEMPLATES["party/to_trinh"]

    assert document(template, draft(template.id), pack).tim(nodes.KinhGui) == nodes.KinhGui(
        label, tuple(VALUES["kinh_trinh"])
    )


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
    assert document(TEMPLATES[type_id], full(type_id)).tim(component)


@pytest.mark.parametrize(
    ("type_id", "component"),
    [
        ("state/bao_cao", nodes.KinhGui),
        ("state/cong_van", nodes.CoQuanChuQuan),
        ("state/cong_van", nodes.PhuLuc),
        ("state/cong_van", nodes.LienHe),
        ("state/cong_van", nodes.DoKhan),
        ("state/cong_van", nodes.KhoGiay),
        ("state/quyet_dinh", nodes.CanCu),
        ("party/quyet_dinh", nodes.CanCu),
        ("party/ket_luan", nodes.TacGia),
        ("party/ket_luan", nodes.XacNhan),
        ("party/ket_luan", nodes.KhongPhoBien),
    ],
)
def test_a_component_left_blank_is_left_out(type_id, component):
    assert document(TEMPLATES[type_id], Draft(type_id)).tim(component) is None


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/ket_luan"])
def test_a_letter_has_the_block_of_each_signer(type_id):
    signers = document(TEMPLATES[type_id], full(type_id)).tat_ca(nodes.Ky)

    assert [ky.ho_ten for ky in signers] == ["Đinh Thị Mơ", "Lò Văn Páo", "Giàng Thị Dợ"]
    assert signers[1:] == (
        nodes.Ky(("TL. GIÁM ĐỐC",), ("TRƯỞNG PHÒNG",), "Lò Văn Páo"),
        nodes.Ky((), (), "Giàng Thị Dợ"),
    )


@pytest.mark.parametrize(
    ("type_id", "day", "caption"),
    [
        ("state/quyet_dinh", "2026-06-05", "(Kèm theo Quyết định số 07/SNV-VP ngày 05 tháng 6 năm"
         " 2026 của Sở Nội vụ tỉnh Hòa Bình)"),
        ("state/quyet_dinh", "2026", "(Kèm theo Quyết định số 07/SNV-VP ngày      tháng     năm"
         " 2026 của Sở Nội vụ tỉnh Hòa Bình)"),
        ("party/ket_luan", "2026-06-05", "(Kèm theo Kết luận số 07-SNV-VP, ngày 05/6/2026 của Sở"
         " Nội vụ tỉnh Hòa Bình)"),
    ],
)  # fmt: skip
def test_annexes_name_the_letter_they_go_with(type_id, day, caption):
    read = document(TEMPLATES[type_id], full(type_id, so_ky_hieu="", ngay=day))

    assert read.tim(nodes.PhuLuc).ghi_chu == caption


def test_annexes_name_the_issuer_as_on_the_letterhead_where_no_other_name_is_given():
    read = document(TEMPLATES["party/ket_luan"], full("party/ket_luan", ten_trong_cau=""))

    assert read.tim(nodes.PhuLuc).ghi_chu.endswith(" của Sở Nội vụ)")


def test_joint_issuers_are_joined_by_a_hyphen():
    issuer = document(TEMPLATES["party/ket_luan"], full("party/ket_luan"))

    assert issuer.tim(nodes.CoQuanBanHanh).dong == (
        "Sở Nội vụ -", "Công an tỉnh Hòa Bình -", "Thanh tra tỉnh Hòa Bình",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "confirmed"),
    [
        ({}, True),
        ({"xac_nhan_ho_ten": ""}, True),
        ({"xac_nhan_chuc_vu": ""}, True),
        ({"xac_nhan_chuc_vu": "", "xac_nhan_ho_ten": ""}, False),
    ],
)
def test_a_party_signature_is_confirmed_where_someone_is_named(given, confirmed):
    words = document(TEMPLATES["party/ket_luan"], full("party/ket_luan", **given)).tim(
        nodes.XacNhan
    )

    assert bool(words) is confirmed
    assert words is None or words.loi == "Xác nhận chữ ký của đồng chí Đinh Thị Mơ"


@pytest.mark.parametrize(
    "text", ["{{ so }}", "{% if %}", "{# x #}", "a & b < c > d", "]]>", "&amp;"]
)
def test_what_is_typed_is_never_read_as_template_or_xml(text):
    template = TEMPLATES["state/quyet_dinh"]
    filled = draft(template.id, trich_yeu=text, can_cu=[text], noi_dung=text, ho_ten=text)

    read = document(template, filled)

    assert read.tim(nodes.TrichYeu).dong == (text,)
    assert read.tim(nodes.CanCu).dong == (text,)
    assert read.tim(nodes.NoiDung).khoi[0].text == text
    assert read.tim(nodes.Ky).ho_ten == text


@pytest.mark.parametrize(
    ("lead", "others", "lines"),
    [
        ("Sở Nội vụ", ("Sở Tài chính",), ("Sở Nội vụ -", "Sở Tài chính")),
        ("Sở Nội vụ", ("Sở Y tế", "Sở Xây dựng"), ("Sở Nội vụ -", "Sở Y tế -", "Sở Xây dựng")),
        ("", ("Sở Y tế", "Sở Xây dựng"), ("Sở Y tế -", "Sở Xây dựng")),
        ("Sở Nội vụ", (), ("Sở Nội vụ",)),
    ],
)
def test_bodies_that_issue_together_are_joined_by_hyphens(lead, others, lines):
    template = TEMPLATES["state/thong_bao"]
    changes = {"co_quan_ban_hanh": lead, "co_quan_cung_ban_hanh": others}
    filled = fill(template, draft(template.id, **changes), "ND30")

    found = read_document(filled, template.place).tim(nodes.CoQuanBanHanh)
    assert found.dong == lines
