"""The catalogue of types, its search, and what a new letter offers."""

from datetime import date

import pytest

from drafter.draft.clean import fold
from drafter.draft.dates import PartialDate
from drafter.draft.fields import is_blank
from drafter.errors import DraftError
from drafter.template.catalogue import load_catalogue, new_draft

CATALOGUE = load_catalogue()
TODAY = date(2026, 11, 22)


def found(query):
    return [template.id for template in CATALOGUE.search(query)]


def test_state_types_stand_before_party_types_in_the_order_of_their_lists():
    keys = [(t.regime != "state", t.order) for t in CATALOGUE.values()]

    assert keys == sorted(keys)


def test_the_groups_are_named():
    assert {t.regime: t.group for t in CATALOGUE.values()} == {"state": "Nhà nước", "party": "Đảng"}


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("cong van", "state/cong_van"),
        ("Công  Văn", "state/cong_van"),
        ("cv", "state/cong_van"),
        ("qd", "state/quyet_dinh"),
        ("QĐ", "state/quyet_dinh"),
        ("ttr", "state/to_trinh"),
        ("kl", "party/ket_luan"),
        ("party/to", "party/to_trinh"),
    ],
)
def test_a_type_is_found_by_name_initials_symbol_or_id(query, first):
    assert found(query)[0] == first


def test_each_word_of_the_query_narrows():
    one = {type_id for type_id in found("quyet") if type_id.startswith("party/")}

    assert set(found("dang quyet")) == one
    assert set(found("quyet dinh dang")) < one


@pytest.mark.parametrize("symbol", ["tb", "qd", "ct", "kh"])
def test_an_exact_symbol_or_exact_initials_stand_before_a_name_that_holds_them(symbol):
    exact = [
        symbol in {fold(t.symbol), "".join(word[0] for word in fold(t.name).split())}
        for t in CATALOGUE.search(symbol)
    ]

    assert exact == sorted(exact, reverse=True)
    assert exact[0]


def test_names_that_begin_with_the_query_stand_before_those_that_hold_it():
    names = [CATALOGUE[type_id].name[0] for type_id in found("t")]

    assert names == sorted(names, key=lambda letter: letter != "T")
    assert set(names) > {"T"}


@pytest.mark.parametrize("query", ["", "   "])
def test_an_empty_query_finds_all_in_order(query):
    assert found(query) == list(CATALOGUE)


def test_an_unknown_word_finds_nothing():
    assert found("không có mẫu này") == []


def test_a_type_is_got_by_its_id():
    assert CATALOGUE.get_template("state/cong_van") is CATALOGUE["state/cong_van"]


@pytest.mark.parametrize(
    ("type_id", "repair"),
    [
        ("state/congvan", "Có phải “state/cong_van” không?"),
        ("ket_luan", "Có phải “party/ket_luan” không?"),
        ("cong_van", "Có phải “state/cong_van hoặc party/cong_van” không?"),
        ("", "Xem danh sách bằng “drafter types”."),
    ],
)
def test_an_unknown_id_names_the_nearest(type_id, repair):
    with pytest.raises(DraftError, match="không có loại văn bản") as caught:
        CATALOGUE.get_template(type_id)

    assert caught.value.repair == repair


@pytest.mark.parametrize("template", CATALOGUE.values(), ids=list(CATALOGUE))
def test_a_new_letter_offers_the_year_and_the_symbol_of_its_type(template):
    offered = new_draft(template, TODAY)

    mark = "-" if template.regime == "state" else "/"
    known = template.symbol and "ky_hieu" in {spec.name for spec in template.fields}
    symbol = f"{template.symbol}{mark}" if known else None
    assert offered.type_id == template.id
    assert offered.date() == PartialDate(2026)
    assert offered.values.get("ky_hieu") == symbol


@pytest.mark.parametrize("template", CATALOGUE.values(), ids=list(CATALOGUE))
def test_no_text_that_a_new_letter_offers_counts_as_filled(template):
    offered = new_draft(template, TODAY).values
    texts = [s for s in template.fields if isinstance(offered.get(s.name), str)]

    assert all(is_blank(spec, offered[spec.name]) for spec in texts)


@pytest.mark.parametrize(
    ("type_id", "receivers"),
    [
        ("state/cong_van", ("Như trên", "Lưu: VT")),
        ("state/chi_thi", ("Lưu: VT",)),
        ("state/quyet_dinh", ("Như Điều 3", "Lưu: VT")),
        ("party/cong_van", ("Như trên", "Lưu Văn phòng")),
        ("party/ket_luan", ("Lưu Văn phòng",)),
    ],
)
def test_a_new_letter_offers_the_receivers_of_its_type(type_id, receivers):
    assert new_draft(CATALOGUE[type_id], TODAY).values["noi_nhan"] == receivers


def test_the_catalogue_is_a_mapping_of_all_types():
    assert len(CATALOGUE) == len(list(CATALOGUE)) == len(set(CATALOGUE))
    assert "state/cong_van" in CATALOGUE
