"""Every row of every rule pack: it has ô and clause, and its range holds what the sets pick."""

from dataclasses import fields, replace
from datetime import timedelta
from typing import get_args

import pytest

from drafter.document import nodes
from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import SINGLE, Align, Line
from drafter.layout.hd05 import HD05
from drafter.layout.hd36 import HD36
from drafter.layout.nd30 import ND30
from drafter.layout.packs import PACKS
from drafter.layout.rules import HouseChoices, Kieu, Places, Row, Size, amended, size, style_of
from drafter.layout.setting import role_style, styles_of

every_pack = pytest.mark.parametrize("pack", PACKS.values(), ids=list(PACKS))
ROWS = [
    pytest.param(row, id=f"{pack.name}-{key}")
    for pack in PACKS.values()
    for key, row in (*pack.rows.items(), *pack.roles.items())
]
BODY_STYLES = {role_style(role) for role in VaiTro}
every_row = pytest.mark.parametrize("row", ROWS)

# What shows a component, by regime; where nothing is said, the row of its element's name.
SHOWN_BY = {
    nodes.TrichYeu: {"trich_yeu", "trich_yeu_cv"},
    nodes.KinhGui: {"kinh_gui", "kinh_gui_noi"},
    nodes.NoiNhan: {"noi_nhan_nhan", "noi_nhan"},
    nodes.Ky: {"quyen_han", "chuc_vu", "ho_ten"},
    nodes.NoiDung: {"o_bang", "dau_bang"},
    nodes.CanCu: set(),  # a role of the body
    nodes.QuocHieu: {"quoc_hieu"},
    nodes.TieuNgu: {"tieu_ngu"},
    nodes.TieuDe: {"tieu_de"},
    nodes.CoQuanChuQuan: {"co_quan_chu_quan"},
    nodes.CoQuanBanHanh: {"co_quan_ban_hanh"},
    nodes.SoKyHieu: {"so_ky_hieu"},
    nodes.DiaDanhNgay: {"dia_danh_ngay"},
    nodes.TenLoai: {"ten_loai"},
    nodes.TacGia: {"tac_gia"},
    nodes.ThamQuyen: {"tham_quyen"},
    nodes.LenhBanHanh: {"lenh_ban_hanh"},
    nodes.KhoGiay: set(),  # the sheet itself
    nodes.DongKySo: {"dong_ky_so"},
    nodes.PhamVi: {"pham_vi"},
    nodes.DuThao: {"du_thao"},
    nodes.DoMat: {"do_mat"},
    nodes.DoKhan: {"do_khan"},
    nodes.GhiChu: {"ghi_chu"},
    nodes.Dien: {"dien", "dien_noi"},
    nodes.LoiDan: {"loi_dan"},
    nodes.NguoiSoan: {"nguoi_soan"},
    nodes.XacNhan: {"xac_nhan"},
    nodes.KhongPhoBien: {"khong_pho_bien"},
    nodes.LienHe: {"lien_he"},
    nodes.BanSao: {"hinh_thuc_sao"},
    nodes.PhuLuc: {"phu_luc", "ten_phu_luc", "ghi_chu"},
}
NOT_OF = {
    "ND30": {nodes.TieuDe, nodes.TacGia, nodes.DuThao, nodes.KhongPhoBien},
    "HD36": {nodes.QuocHieu, nodes.TieuNgu, nodes.DongKySo, nodes.Dien},
    "HD05": {nodes.QuocHieu, nodes.TieuNgu, nodes.DongKySo, nodes.Dien, nodes.DoMat},
}
OF_THE_PACK = {
    "ND30": {"so_trang"},
    "HD36": {"so_trang", "dau_sao", "nam_gach"},
    "HD05": {"so_trang", "dau_sao", "nam_gach", "dong_dau_sao"},
}


@every_row
def test_a_row_has_a_name_an_o_and_a_clause(row):
    assert row.name
    assert row.o
    assert row.clause


@every_row
def test_the_sets_pick_within_the_range(row):
    assert all(row.size.lo <= pick <= row.size.hi for pick in row.size.pick)


@every_row
def test_only_the_body_is_justified(row):
    assert row.o == "6" or row.align is not Align.DEU


@every_pack
def test_every_component_has_its_rows_and_no_row_is_without_a_component(pack):
    kinds = set(get_args(nodes.ThanhPhan)) - NOT_OF[pack.name]
    shown = set().union(*(SHOWN_BY[kind] for kind in kinds))

    assert pack.rows.keys() == shown | OF_THE_PACK[pack.name]


@every_pack
def test_every_role_of_the_body_has_a_row(pack):
    assert pack.roles.keys() == set(VaiTro)


@every_pack
def test_no_two_styles_have_one_name(pack):
    names = [row.name.casefold() for row in (*pack.rows.values(), *pack.roles.values())]

    assert len(names) == len(set(names))


@every_pack
def test_the_body_is_set_within_its_ranges(pack):
    body = pack.body
    low, high = body.line_range_pt

    assert body.clause
    assert body.first_line_range_mm[0] <= body.first_line_mm <= body.first_line_range_mm[1]
    assert body.after_pt >= 6
    if body.line.exact_pt:
        assert low <= body.line.exact_pt <= (high or body.line.exact_pt)
    else:
        assert body.line_multiple_range[0] <= body.line.multiple <= body.line_multiple_range[1]


@pytest.mark.parametrize(
    ("pack", "wanted", "line"),
    [
        (ND30, 0, SINGLE),
        (ND30, 1.5, Line(1.5)),
        (HD36, 0, Line(exact_pt=18)),
        (HD36, 24, Line(exact_pt=24)),
        (HD05, 22, Line(exact_pt=22)),
    ],
)
def test_a_house_sets_its_lines_within_the_range_of_the_clause(pack, wanted, line):
    styles = styles_of(pack, HouseChoices(line=wanted))

    assert {style.line for style in styles if style.id in BODY_STYLES} == {line}
    assert {style.line for style in styles if style.id not in BODY_STYLES} == {SINGLE}


@pytest.mark.parametrize(
    ("pack", "wanted"), [(ND30, 0.9), (ND30, 1.6), (ND30, 18), (HD36, 17.9), (HD05, 23), (HD05, 1)]
)
def test_lines_out_of_the_range_are_refused(pack, wanted):
    with pytest.raises(ValueError, match=str(wanted)):
        styles_of(pack, HouseChoices(line=wanted))


@every_pack
def test_a_house_may_widen_the_space_between_paragraphs_never_narrow_it(pack):
    wide = styles_of(pack, HouseChoices(after_pt=9))

    assert {style.after_pt for style in wide if style.id in BODY_STYLES} == {9}
    with pytest.raises(ValueError, match="5"):
        styles_of(pack, HouseChoices(after_pt=5))


@every_pack
@pytest.mark.parametrize("side", ["top", "bottom", "left", "right"])
def test_a_margin_is_within_its_range(pack, side):
    low, high = pack.sheet.margin_ranges_mm[side]

    assert low <= getattr(pack.sheet.page, f"{side}_mm") <= high
    assert pack.sheet.clause


@every_pack
def test_the_sheet_is_a4_and_its_columns_fill_the_text_width(pack):
    page = pack.sheet.page

    assert (page.width_mm, page.height_mm) == (210, 297)
    assert sum(pack.frame.letterhead_mm) == page.text_width_mm
    assert sum(pack.frame.closing_mm) == page.text_width_mm


@every_pack
def test_every_list_has_its_marks_and_their_clause(pack):
    assert pack.marks.keys() == {"kinh_gui", "noi_nhan", "can_cu"}
    assert all(marks.clause and marks.closes and marks.last for marks in pack.marks.values())
    assert pack.end_of_body_clause


@every_pack
@pytest.mark.parametrize("size_set", [0, 1])
def test_every_row_is_a_style_in_the_size_of_its_set(pack, size_set):
    styles = {s.id: s for s in styles_of(pack, HouseChoices(size_set))}
    rows = pack.rows | {role_style(role): row for role, row in pack.roles.items()}

    assert styles.keys() == rows.keys()
    assert {key: style.size_pt for key, style in styles.items()} == {
        key: row.size.pick[size_set] for key, row in rows.items()
    }


@every_pack
def test_the_body_comes_first_among_the_styles(pack):
    assert styles_of(pack, HouseChoices())[0].id == "nd_doan"


@every_pack
def test_only_justified_text_has_a_first_line_indent(pack):
    for style in styles_of(pack, HouseChoices()):
        justified = style.align is Align.DEU
        assert style.first_line_mm == (pack.body.first_line_mm if justified else 0)


@every_pack
def test_every_paragraph_of_the_body_has_its_lines_and_gaps(pack):
    styles = styles_of(pack, HouseChoices())

    body = [style for style in styles if style.id.startswith("nd_")]
    assert {(style.line, style.after_pt) for style in body} == {(pack.body.line, 6)}
    assert {style.line for style in styles if style not in body} == {SINGLE}


def test_a_style_takes_all_from_its_row():
    row = Row("Tên", "1", "I", size(12, 14), Kieu.DAM | Kieu.NGHIENG | Kieu.GACH, Align.GIUA, 3, 4)

    style = style_of("ten", row, HouseChoices(1), line=Line(exact_pt=18))

    assert [getattr(style, field.name) for field in fields(style)] == [
        "ten", "Tên", 12, True, True, True, Align.GIUA, 0, 3, 4, Line(exact_pt=18),
    ]  # fmt: skip


@pytest.mark.parametrize("pick", [(11, 14), (12, 15)])
def test_a_pick_outside_its_range_is_refused(pick):
    with pytest.raises(ValueError, match="12"):
        Size(12, 14, pick)


def test_a_fixed_size_is_picked_by_both_sets():
    assert size(13) == Size(13, 13, (13, 13))


def test_a_range_is_picked_from_its_upper_end():
    assert size(12, 13) == Size(12, 13, (13, 12))


def test_a_later_regulation_amends_clauses_and_the_sizes_it_changed():
    rows = {"a": Row("A", "1", "cũ", size(12)), "b": Row("B", "2", "cũ", size(12))}

    changed = amended(rows, {"a": "mới 1", "b": "mới 2"}, {"b": size(14)})

    assert changed == {"a": Row("A", "1", "mới 1", size(12)), "b": Row("B", "2", "mới 2", size(14))}


def test_the_house_chooses_as_it_decided():
    assert HouseChoices() == HouseChoices(0, 25, 14, ".", two_sided=False)


def test_hd05_follows_hd36_without_a_gap():
    assert HD36.until + timedelta(days=1) == HD05.since
    assert HD05.until is None
    assert ND30.until is None


@pytest.mark.parametrize("key", sorted(HD36.rows.keys() & HD05.rows.keys()))
def test_hd05_cites_its_own_clauses(key):
    assert HD05.rows[key].clause != HD36.rows[key].clause


@pytest.mark.parametrize(("pack", "cited"), [(ND30, "NĐ 30"), (HD36, "HD 36"), (HD05, "HD 05")])
def test_a_clause_is_cited_with_its_regulation(pack, cited):
    assert pack.cite("9.2") == f"{cited}, 9.2"


def test_the_two_party_packs_differ_only_where_the_regulation_changed():
    changed = {f.name for f in fields(HD36) if getattr(HD36, f.name) != getattr(HD05, f.name)}

    assert changed == {
        "name", "label", "cited_as", "since", "until", "sheet", "rows", "roles", "body", "marks",
        "places", "end_of_body_clause",
    }  # fmt: skip


# party §2.11, §2.12, §8.2
CHANGED_ROWS = {
    "kinh_gui_noi": {"size"},  # 17
    "do_khan": {"o"},  # 18
    "nguoi_soan": {"name", "size", "kieu"},  # 21
    "hinh_thuc_sao": {"o", "size"},  # 23
}


@pytest.mark.parametrize("key", sorted(HD36.rows.keys() & HD05.rows.keys()))
def test_a_row_of_hd05_differs_from_hd36_only_where_the_regulation_changed(key):
    old, new = HD36.rows[key], HD05.rows[key]
    changed = {f.name for f in fields(Row) if getattr(old, f.name) != getattr(new, f.name)}

    assert changed - {"clause"} == CHANGED_ROWS.get(key, set())


def test_hd05_leaves_secrecy_to_the_law_and_stamps_a_copy():
    assert HD36.rows.keys() - HD05.rows.keys() == {"do_mat"}  # 19
    assert HD05.rows.keys() - HD36.rows.keys() == {"dong_dau_sao"}  # 23


@pytest.mark.parametrize("role", VaiTro)
def test_no_role_of_the_body_changed_but_its_clause(role):
    assert replace(HD36.roles[role], clause="") == replace(HD05.roles[role], clause="")


def test_the_places_of_hd05_differ_only_where_the_regulation_changed():
    changed = {
        f.name
        for f in fields(Places)
        if getattr(HD36.places, f.name) != getattr(HD05.places, f.name)
    }

    assert changed == {
        "under_number",  # 18, 19
        "secrecy_clause",  # 19
        "khong_pho_bien_foot_mm",  # 20
        "mark_in_last_item",  # 21
        "captions", "annex_rule",  # 22
        "copy_stamp_mm",  # 23
    }  # fmt: skip
