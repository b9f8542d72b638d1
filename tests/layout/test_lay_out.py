"""A whole document laid out under its rule pack."""

import pytest

from drafter.document.body import read_body
from drafter.document.nodes import (
    BanSao,
    DongKySo,
    KhoGiay,
    KhongPhoBien,
    Ky,
    LienHe,
    PhamVi,
    PhuLuc,
    SoKyHieu,
    TenLoai,
    TrichYeu,
)
from drafter.document.parts import read_parts
from drafter.layout.blocks import Columns, Frame, Grid, Para, Rule
from drafter.pipeline import compose
from drafter.template.catalogue import load_catalogue
from tests.helpers.samples import full, packs_for
from tests.helpers.sheets import HD05, HD36, ND30, paras, sheet, text, texts

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


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
@pytest.mark.parametrize(
    ("wanted", "size"),
    [
        ("A4", (210, 297)),
        ("A4 ngang", (297, 210)),
        ("A5 ngang", (210, 148)),
        ("A5", (210, 297)),
        ("A3", (210, 297)),
        ("", (210, 297)),
        ("a4 ngang", (210, 297)),
        ("<x>", (210, 297)),
    ],
)
def test_a_letter_is_on_the_sheet_it_asks_for_or_on_an_a4(pack, wanted, size):
    page = sheet(KhoGiay(wanted), pack=pack).page

    assert (page.width_mm, page.height_mm) == size
    assert (page.top_mm, page.bottom_mm, page.left_mm, page.right_mm) == (20, 20, 30, 15)


@pytest.mark.parametrize(("pack", "width"), [(ND30, 252), (HD36, 252), (HD05, 252)])
def test_a_letter_across_fills_its_wider_text(pack, width):
    laid = sheet(KhoGiay("A4 ngang"), SoKyHieu("Số 1"), Ky((), (), "A"), pack=pack)

    columns = [block for block in laid.blocks if isinstance(block, Columns)]
    assert [sum(block.widths_mm) for block in columns] == pytest.approx([width] * 2)


def test_frames_of_the_top_stand_between_letterhead_and_heading():
    laid = sheet(DongKySo("SAO Y"), PhamVi("A"), TenLoai("Chỉ thị"), read_body("Một."))

    assert [type(block) for block in laid.blocks[:4]] == [Columns, Frame, Frame, Para]


def test_an_electronic_copy_without_the_text_that_was_copied_is_its_line_alone():
    (line,) = sheet(DongKySo("SAO Y; SỞ A")).blocks

    assert text(line.para) == "SAO Y; SỞ A"


@pytest.mark.parametrize(("pack", "foot", "blocks"), [(ND30, 2, 0), (HD36, 0, 2), (HD05, 0, 2)])
def test_the_address_stands_at_the_foot_of_page_one_or_under_the_signature(pack, foot, blocks):
    laid = sheet(LienHe(("Số 9",)), pack=pack)
    rules = [block for block in laid.blocks if isinstance(block, Rule)]

    assert len(laid.foot) == foot
    assert texts(laid.foot) == ["Số 9"] * (foot // 2)
    assert len(rules) == blocks // 2
    assert texts(laid.blocks).count("Số 9") == blocks // 2


def test_the_word_on_the_press_is_the_last_of_an_hd05_letter():
    last = sheet(KhongPhoBien("Không phổ biến"), LienHe(("Số 9",)), pack=HD05).blocks[-1]

    assert isinstance(last, Frame)


COPY = BanSao("Sao y", ("Sở A",), "Số: 1/SY-A", "B", ("C",), (), ("Giám đốc",), "D")


def test_a_copy_without_the_text_that_was_copied_is_its_block_alone():
    assert texts(sheet(COPY).blocks) == [
        "SỞ A", "SAO Y", "Số: 1/SY-A", "B", "Nơi nhận:", "- C.", "GIÁM ĐỐC", "D",
    ]  # fmt: skip


def test_a_copy_stands_under_the_letter_that_was_copied():
    printed = texts(sheet(SoKyHieu("Số: 7/A"), read_body("Một."), Ky((), (), "E"), COPY).blocks)

    assert printed.index("Số: 7/A") < printed.index("Một.") < printed.index("E")
    assert printed.index("E") < printed.index("SAO Y")


def test_a_letter_has_its_annexes():
    laid = sheet(PhuLuc("", read_parts("Phụ lục\nA\nPhụ lục\nB")))

    assert [texts(annex.blocks)[:2] for annex in laid.annexes] == [
        ["Phụ lục I", "A"], ["Phụ lục II", "B"],
    ]  # fmt: skip


@pytest.mark.parametrize(("type_id", "pack"), CASES)
def test_no_column_of_an_annex_is_wider_than_its_text(type_id, pack):
    annexed = "Phụ lục [ngang]\nA\n\n|a|b|\n|-|-|\n|1|2|\nVăn bản kèm theo\nB\nC\nMột."
    letter = compose(full(type_id, pack, phu_luc=annexed))
    laid = letter.sheet

    assert len(laid.annexes) == 2 * ("phu_luc" in letter.draft.values)
    for annex in laid.annexes:
        for block in annex.blocks:
            if isinstance(block, (Columns, Grid)):
                assert sum(block.widths_mm) == pytest.approx(annex.page.text_width_mm)
