"""A whole document laid out under its rule pack."""

import pytest

from drafter.document.body import read_body
from drafter.document.nodes import SoKyHieu, TenLoai, TrichYeu
from drafter.layout.blocks import Columns, Grid
from drafter.pipeline import compose
from drafter.template.catalogue import load_catalogue
from tests.helpers.samples import full, packs_for
from tests.helpers.sheets import HD05, ND30, paras, sheet, texts

CASES = [(t.id, pack) for t in load_catalogue().values() for pack in packs_for(t)]


def grids(blocks):
    return [cell for block in blocks if isinstance(block, Grid) for r in block.rows for cell in r]


@pytest.mark.parametrize(("type_id", "pack"), CASES)
def test_every_paragraph_of_a_full_letter_has_a_style(type_id, pack):
    laid = compose(full(type_id, pack)).sheet
    known = {style.id for style in laid.styles}

    used = {para.style for para in (*paras(laid.blocks), *grids(laid.blocks))}
    assert used <= known
    assert laid.page_number in known


@pytest.mark.parametrize(("type_id", "pack"), CASES)
def test_no_column_is_wider_than_the_text(type_id, pack):
    laid = compose(full(type_id, pack)).sheet

    for block in laid.blocks:
        if isinstance(block, (Columns, Grid)):
            assert sum(block.widths_mm) == pytest.approx(laid.page.text_width_mm)


def test_a_document_without_components_is_laid_out():
    assert set(texts(sheet().blocks)) == {""}


def test_the_body_ends_in_the_mark_of_the_pack():
    assert texts(sheet(read_body("Một")).blocks)[-1] == "Một./."
    assert texts(sheet(read_body("Một"), pack=HD05).blocks)[-1] == "Một."


@pytest.mark.parametrize(
    ("parts", "title", "subject"),
    [
        ((), "Công văn", ""),
        ((SoKyHieu("Số: 07/A"), TrichYeu(("V/v một", "hai"))), "Công văn Số: 07/A", "V/v một hai"),
        ((TenLoai("Chỉ thị"), SoKyHieu("Số:        /CT")), "Chỉ thị Số: /CT", ""),
    ],
)  # fmt: skip
def test_title_and_subject_say_what_the_document_is(parts, title, subject):
    laid = sheet(*parts)

    assert (laid.title, laid.subject) == (title, subject)


@pytest.mark.parametrize(
    ("pack", "two_sided", "mirrored"),
    [(ND30, False, False), (ND30, True, False), (HD05, False, False), (HD05, True, True)],
)
def test_margins_are_mirrored_only_where_the_pack_does_and_the_office_prints_so(
    pack, two_sided, mirrored
):
    assert sheet(pack=pack, two_sided=two_sided).page.mirrored is mirrored


def test_the_compatibility_is_the_offices_choice():
    assert sheet().compatibility == 14
    assert sheet(compatibility=15).compatibility == 15


@pytest.mark.parametrize("pack", [ND30, HD05])
def test_the_smaller_set_makes_smaller_letters(pack):
    sizes = [
        {style.id: style.size_pt for style in sheet(pack=pack, size_set=number).styles}
        for number in (0, 1)
    ]

    assert sizes[0] != sizes[1]
