"""Annexes and appended documents: each on pages of its own."""

import pytest

from drafter.document.nodes import (
    CoQuanBanHanh,
    CoQuanChuQuan,
    DiaDanhNgay,
    PhuLuc,
    QuocHieu,
    SoKyHieu,
    TenLoai,
    TieuDe,
    TieuNgu,
    VanBan,
)
from drafter.document.parts import read_parts
from drafter.layout.annexes import across, annexes, roman
from drafter.layout.blocks import Columns, Grid, Page, Para, Rule
from drafter.layout.letterhead import letterhead
from tests.helpers.sheets import HD05, HD36, ND30, setting, styled, text, texts, width

CAPTION = "(Kèm theo Quyết định số 15/QĐ-SNV)"
STATE = (
    CoQuanChuQuan(("UBND tỉnh",)),
    CoQuanBanHanh(("Sở Nội vụ",)),
    QuocHieu("Cộng hòa xã hội chủ nghĩa Việt Nam"),
    TieuNgu("Độc lập - Tự do - Hạnh phúc"),
    SoKyHieu("Số: 15/QĐ-SNV"),
    DiaDanhNgay("Hòa Bình, ngày 05 tháng 02 năm 2026"),
    TenLoai("Quyết định"),
)
PARTY = (
    CoQuanBanHanh(("Tỉnh uỷ",)),
    TieuDe("Đảng Cộng sản Việt Nam"),
    SoKyHieu("Số 15-QĐ/TU"),
    DiaDanhNgay("Lào Cai, ngày 05 tháng 6 năm 2026"),
)
HEADS = {"state": STATE, "party": PARTY}
WIDE = "|" + "Một cột có nội dung khá dài|" * 8
TABLE = f"{WIDE}\n{'|-' * 8}|\n{WIDE}"


def laid(content, pack=ND30, caption=CAPTION):
    document = VanBan((*HEADS[pack.regime], PhuLuc(caption, read_parts(content))))
    return annexes(document, setting(pack))


def only(content, pack=ND30, caption=CAPTION):
    (annex,) = laid(content, pack, caption)
    return annex


def labels(content, pack=ND30):
    return [text(annex.blocks[0]) for annex in laid(content, pack)]


def test_a_letter_without_annexes_has_none():
    assert annexes(VanBan(STATE), setting()) == ()


def test_a_state_annex_has_label_title_caption_and_a_rule():
    blocks = only("Phụ lục\nDanh mục hồ sơ\n\nMột").blocks

    assert [(b.style, text(b)) for b in blocks if isinstance(b, Para)] == [
        ("phu_luc", "Phụ lục"),
        ("ten_phu_luc", "DANH MỤC HỒ SƠ"),
        ("ghi_chu", CAPTION),
        ("nd_doan", "Một./."),
    ]
    assert isinstance(blocks[3], Rule)
    assert blocks[3].after_pt == 12


def test_the_rule_under_an_annex_is_measured_on_its_title_not_on_its_caption():
    _, title, _, rule, _ = only("Phụ lục\nDanh mục hồ sơ\n\nMột.").blocks
    length = 165 - rule.left_mm - rule.right_mm

    assert width(title, 14) / 3 <= length <= width(title, 14) / 2


def test_an_hd05_annex_has_a_caption_and_five_hyphens():
    assert texts(only("Phụ lục\nDanh mục hồ sơ\n\nMột.", HD05).blocks) == [
        "PHỤ LỤC", "DANH MỤC HỒ SƠ", CAPTION, "-----", "Một.",
    ]  # fmt: skip


def test_an_hd36_annex_has_number_and_title_alone():
    blocks = only("Phụ lục\nDanh mục hồ sơ\n\nMột.", HD36).blocks

    assert texts(blocks) == ["PHỤ LỤC", "DANH MỤC HỒ SƠ", "Một."]
    assert [block.after_pt for block in blocks[:2]] == [None, 14]


def test_the_last_line_of_an_hd36_head_stands_off_from_the_text():
    (label, _) = only("Phụ lục\n\nMột.", HD36).blocks

    assert label.after_pt == 14


@pytest.mark.parametrize("pack", [ND30, HD05])
@pytest.mark.parametrize(
    ("content", "caption"),
    [
        ("Phụ lục\nTên\n(Kèm theo Tờ trình này)\nMột.", "(Kèm theo Tờ trình này)"),
        ("Phụ lục\nTên\n\nMột.", CAPTION),
    ],
)
def test_a_typed_caption_stands_for_the_common_one(pack, content, caption):
    assert [text(p) for p in styled(only(content, pack).blocks, "ghi_chu")] == [caption]


def test_hd36_prints_a_caption_only_where_it_is_typed():
    content = "Phụ lục\nTên\n(Kèm theo Tờ trình này)\nMột."

    assert "(Kèm theo Tờ trình này)" in texts(only(content, HD36).blocks)


@pytest.mark.parametrize("pack", [ND30, HD05])
def test_no_caption_is_no_line(pack):
    assert styled(only("Phụ lục\nTên\n\nMột.", pack, "").blocks, "ghi_chu") == []


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_the_head_of_an_annex_stays_with_its_text(pack):
    blocks = only("Phụ lục\nTên\n\nMột.", pack).blocks
    head = [b for b in blocks if isinstance(b, Para) and not b.style.startswith("nd_")]

    assert all(para.keep_next for para in head if para.style != "nam_gach")


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_the_text_of_an_annex_waits_for_no_signature(pack):
    last = only("Phụ lục\nTên\n\nMột.\nHai.", pack).blocks[-1]

    assert (last.keep_next, last.keep_lines) == (False, False)


@pytest.mark.parametrize(("pack", "end"), [(ND30, "./."), (HD36, "."), (HD05, ".")])
def test_an_annex_ends_in_the_mark_of_the_pack(pack, end):
    assert texts(only("Phụ lục\nTên\n\nMột", pack).blocks)[-1] == f"Một{end}"


def test_an_annex_without_a_text_is_its_head():
    assert texts(only("Phụ lục\nTên").blocks) == ["Phụ lục", "TÊN", CAPTION]


@pytest.mark.parametrize(
    ("pack", "typed", "printed"),
    [
        (ND30, ["Phụ lục"], ["Phụ lục"]),
        (ND30, ["Phụ lục 3"], ["Phụ lục 3"]),
        (ND30, ["Phụ lục"] * 3, ["Phụ lục I", "Phụ lục II", "Phụ lục III"]),
        (HD36, ["Phụ lục"] * 2, ["PHỤ LỤC 1", "PHỤ LỤC 2"]),
        (HD05, ["Phụ lục"] * 2, ["PHỤ LỤC 1", "PHỤ LỤC 2"]),
        (ND30, ["Phụ lục", "Phụ lục V", "Phụ lục"], ["Phụ lục I", "Phụ lục V", "Phụ lục III"]),
    ],
)
def test_annexes_are_numbered_where_there_are_several_and_none_is_typed(pack, typed, printed):
    assert labels("\n".join(f"{line}\nTên\nMột." for line in typed), pack) == printed


def test_an_appended_document_counts_for_no_number():
    first, _, second = laid("Phụ lục\nA\nVăn bản kèm theo\nQuy chế\nB\nPhụ lục\nC\n")

    assert [text(annex.blocks[0]) for annex in (first, second)] == ["Phụ lục I", "Phụ lục II"]


def test_one_annex_beside_an_appended_document_has_no_number():
    assert text(laid("Văn bản kèm theo\nQuy chế\nB\nPhụ lục\nC")[1].blocks[0]) == "Phụ lục"


@pytest.mark.parametrize(
    ("number", "letters"),
    [
        (1, "I"), (4, "IV"), (5, "V"), (9, "IX"), (14, "XIV"), (19, "XIX"), (39, "XXXIX"),
        (40, "XL"), (49, "XLIX"), (50, "L"), (90, "XC"), (199, "CXCIX"),
    ],
)  # fmt: skip
def test_a_number_is_written_in_roman(number, letters):
    assert roman(number) == letters


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
@pytest.mark.parametrize(
    ("opening", "content", "size"),
    [
        ("Phụ lục", "Một.", (210, 297)),
        ("Phụ lục [ngang]", "Một.", (297, 210)),
        ("Phụ lục", TABLE, (297, 210)),
        ("Phụ lục [dọc]", TABLE, (210, 297)),
        ("Phụ lục", "|a|b|\n|-|-|\n|1|2|", (210, 297)),
        ("Văn bản kèm theo [ngang]", "Một.", (297, 210)),
    ],
)
def test_an_annex_lies_across_where_asked_or_where_a_table_needs_it(pack, opening, content, size):
    page = only(f"{opening}\n\n{content}", pack).page

    assert (page.width_mm, page.height_mm) == size


def test_a_sheet_turned_on_its_side_keeps_its_margins():
    page = Page()
    turned = across(page)

    assert (turned.width_mm, turned.height_mm) == (page.height_mm, page.width_mm)
    assert (turned.top_mm, turned.bottom_mm, turned.left_mm, turned.right_mm) == (20, 20, 30, 15)


def test_a_table_of_an_annex_across_fills_its_text_width():
    annex = only(f"Phụ lục\n\n{TABLE}")
    (grid,) = [block for block in annex.blocks if isinstance(block, Grid)]

    assert sum(grid.widths_mm) == pytest.approx(297 - 45)


@pytest.mark.parametrize(("pack", "regime"), [(ND30, "state"), (HD36, "party"), (HD05, "party")])
def test_an_appended_document_has_the_letterhead_without_number_and_date(pack, regime):
    head, *_ = only("Văn bản kèm theo\nQuy chế\nLàm việc\nMột.", pack).blocks
    kept = (SoKyHieu, DiaDanhNgay, TenLoai)

    assert head == letterhead(
        VanBan(tuple(part for part in HEADS[regime] if not isinstance(part, kept))), setting(pack)
    )


def test_an_appended_document_has_its_type_its_summary_and_its_caption():
    _, *blocks = only("Văn bản kèm theo\nQuy chế\nLàm việc của Sở\nMột").blocks

    assert [(b.style, text(b)) for b in blocks if isinstance(b, Para)] == [
        ("ten_loai", "QUY CHẾ"),
        ("trich_yeu", "Làm việc của Sở"),
        ("ghi_chu", CAPTION),
        ("nd_doan", "Một./."),
    ]
    assert isinstance(blocks[3], Rule)


@pytest.mark.parametrize(
    ("pack", "after"), [(HD36, ["-----", "Một."]), (HD05, [CAPTION, "-----", "Một."])]
)
def test_an_appended_party_document_ends_its_title_as_a_document_does(pack, after):
    _, *blocks = only("Văn bản kèm theo\nQuy chế\nlàm việc\nMột.", pack).blocks

    assert texts(blocks) == ["QUY CHẾ", "làm việc", *after]


def test_an_appended_document_without_a_title_has_its_letterhead():
    head, *blocks = only("Văn bản kèm theo\n\nMột", caption="").blocks

    assert isinstance(head, Columns)
    assert texts(blocks) == ["", "Một./."]


def test_a_letterhead_across_is_shared_in_proportion():
    head = only("Văn bản kèm theo [ngang]\nQuy chế\nB\nMột.").blocks[0]

    assert head.widths_mm == pytest.approx((65 * 252 / 165, 100 * 252 / 165))
