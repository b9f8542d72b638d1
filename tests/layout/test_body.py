"""The body: every paragraph in the look of its role, tables across the page."""

import pytest

from drafter.document.body import ROLE_NAMES, read_body
from drafter.document.body_nodes import VaiTro
from drafter.layout.blocks import Align, Grid, Para, Run, Space
from drafter.layout.body import body, kept
from drafter.layout.tables import natural_width_mm, share
from tests.helpers.sheets import HD05, HD36, ND30, setting, text

TABLE = "|Tên|Số|\n|---|--:|\n|Hồ sơ|12|"
EACH_ROLE = {
    VaiTro.DOAN: "Một đoạn.",
    VaiTro.PHAN: "Phần I",
    VaiTro.CHUONG: "Chương I",
    VaiTro.MUC: "Mục 1",
    VaiTro.TIEU_MUC: "Tiểu mục 1",
    VaiTro.TEN_DE_MUC: "Quy định chung",
    VaiTro.MUC_LA_MA: "I. Tình hình",
    VaiTro.DIEU: "Điều 1. Phạm vi.",
    VaiTro.KHOAN: "1. Một.",
    VaiTro.DIEM: "a) Một.",
    VaiTro.GACH: "- Một.",
    VaiTro.CAN_CU: "Căn cứ Luật A;",
}


def laid(content, pack=ND30):
    return body(read_body(content), setting(pack))


def looks(para):
    return [(run.text, run.bold, run.italic) for run in para.runs]


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
@pytest.mark.parametrize("role", VaiTro)
def test_a_paragraph_has_the_style_of_its_role(pack, role):
    line = EACH_ROLE[role]
    content = f"Chương I\n{line}" if role is VaiTro.TEN_DE_MUC else line

    assert laid(content, pack)[-1].style == f"nd_{role}"


@pytest.mark.parametrize(
    ("line", "pack", "written"),
    [
        ("I. Tình hình", ND30, "I. TÌNH HÌNH"),
        ("I- Tình hình", HD05, "I- Tình hình"),
        ("Chương I\nQuy định chung", ND30, "QUY ĐỊNH CHUNG"),
        ("Chương I\nQuy định chung", HD36, "QUY ĐỊNH CHUNG"),
        ("Chương I", ND30, "Chương I"),
    ],
)
def test_what_the_pack_wants_in_capitals_is(line, pack, written):
    assert text(laid(line, pack)[-1]) == written


def test_bold_and_italic_add_to_the_look_of_the_role():
    assert looks(laid("Một **hai** *ba*.")[0]) == [
        ("Một ", False, False),
        ("hai", True, False),
        (" ", False, False),
        ("ba", False, True),
        (".", False, False),
    ]
    assert looks(laid("Căn cứ **A**;\nCăn cứ B.")[0])[1] == ("A", True, True)


def test_a_dieu_with_text_has_a_bold_number():
    assert looks(laid("Điều 1. Quyết định này có hiệu lực.")[0]) == [
        ("Điều 1.", True, False),
        (" Quyết định này có hiệu lực.", False, False),
    ]


@pytest.mark.parametrize("typed", ["**Điều 1.** Một.", "**Điều** 1. Một.", "*Điều 1. Một*."])
def test_the_number_of_a_dieu_is_bold_whatever_is_typed(typed):
    runs = laid(typed)[0].runs

    assert "".join(run.text for run in runs if run.bold).startswith("Điều 1.")
    assert not any(run.bold for run in runs if "Một" in run.text)


def test_a_dieu_of_its_number_alone_is_bold():
    assert looks(laid("Điều 1.")[0]) == [("Điều 1.", True, False)]


def test_a_dieu_with_a_title_is_bold_and_stays_with_its_text():
    title, _ = laid("Điều 1. Phạm vi điều chỉnh\nMột.")

    assert looks(title) == [("Điều 1. Phạm vi điều chỉnh", True, False)]
    assert title.keep_next


def test_a_dieu_with_text_does_not_stay_with_the_next():
    assert not laid("Điều 1. Một.\nHai.")[0].keep_next


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
@pytest.mark.parametrize(("name", "role"), ROLE_NAMES.items())
def test_a_role_by_hand_has_its_style_and_no_bracket(name, role, pack):
    (para,) = laid(f"[{name}] 1. Một việc.", pack)

    assert para.style == f"nd_{role}"
    assert text(para).casefold() == "1. một việc."


def test_a_dieu_by_hand_is_bold_where_it_is_a_title():
    assert looks(laid("[điều] Phạm vi điều chỉnh")[0]) == [("Phạm vi điều chỉnh", True, False)]
    assert looks(laid("[điều] Một câu.")[0]) == [("Một câu.", False, False)]
    assert looks(laid("[đoạn] Điều 1. Một câu.")[0]) == [("Điều 1. Một câu.", False, False)]


@pytest.mark.parametrize("line", ["1. Đồng chí A", "a) Đồng chí A", "- Đồng chí A"])
def test_an_item_that_ends_in_no_mark_is_no_title(line):
    item, _ = laid(f"{line}\nHai.")

    assert looks(item) == [(line, False, False)]
    assert not item.keep_next


@pytest.mark.parametrize("line", ["**1. Kết quả đạt được**", "**Kết quả đạt được**"])
def test_a_line_in_bold_that_ends_in_no_mark_stays_with_its_text(line):
    assert laid(f"{line}\nMột.")[0].keep_next


def test_a_sentence_in_bold_does_not_stay_with_the_next():
    assert not laid("**1. Một việc.**\nHai.")[0].keep_next


@pytest.mark.parametrize("heading", ["Phần I", "Chương I", "Mục 1", "Tiểu mục 1", "I. Tình hình"])
def test_a_heading_stays_with_what_follows(heading):
    assert laid(f"{heading}\nMột.\nHai.")[0].keep_next


def test_no_gap_stands_between_a_heading_and_its_name():
    number, name, _ = laid("Chương I\nQuy định chung\nMột.")

    assert (number.after_pt, name.after_pt) == (0, None)
    assert name.keep_next


def test_no_gap_stands_there_at_the_end_of_the_body_either():
    number, _ = laid("Chương I\nQuy định chung")

    assert number.after_pt == 0


def test_the_last_paragraph_stays_with_the_signature():
    blocks = laid("Một.\nHai.")

    assert [(b.keep_next, b.keep_lines) for b in blocks] == [(False, False), (True, True)]


def test_the_last_row_of_a_table_stays_with_the_signature():
    (grid,) = laid(TABLE)

    assert all(cell.keep_next for cell in grid.rows[-1])


def test_a_block_of_another_kind_is_kept_as_it_is():
    assert kept(Space(3)) == Space(3)


def test_an_empty_body_has_no_block():
    assert laid("") == []


def test_a_table_has_a_heading_and_cells_of_their_styles():
    (grid,) = laid(TABLE)

    assert [[(c.style, text(c), c.align) for c in row] for row in grid.rows] == [
        [("dau_bang", "Tên", None), ("dau_bang", "Số", None)],
        [("o_bang", "Hồ sơ", None), ("o_bang", "12", Align.PHAI)],
    ]


@pytest.mark.parametrize(
    ("ruler", "align"), [(":--", Align.TRAI), (":-:", Align.GIUA), ("--:", Align.PHAI), ("-", None)]
)
def test_a_column_is_aligned_as_its_ruler_says(ruler, align):
    (grid,) = laid(f"|a|\n|{ruler}|\n|1|")

    assert grid.rows[1][0].align is align


def test_the_heading_of_a_table_stays_with_its_first_row():
    (grid,) = laid(TABLE + "\n|Sổ|3|")

    assert [row[0].keep_next for row in grid.rows] == [True, False, True]


def test_a_paragraph_after_a_table_stands_off_from_it():
    before, _, after = laid(f"Một:\n{TABLE}\nHai.")

    assert (before.before_pt, after.before_pt) == (None, 6)


@pytest.mark.parametrize("pack", [ND30, HD05])
@pytest.mark.parametrize(
    "table",
    [
        TABLE,
        "|a|b|\n|-|-|",
        "||\n|-|",
        "|TT|Nội dung|\n|-|-|\n|1|" + "Một nội dung rất dài " * 20 + "|",
        "|" + "TT|" * 30 + "\n|" + "-|" * 30,
        "|" + "Nhiệmvụrấtdài|" * 30 + "\n|" + "-|" * 30,
    ],
)
def test_the_columns_of_a_table_fill_the_text_width(pack, table):
    (grid,) = laid(table, pack)

    assert sum(grid.widths_mm) == pytest.approx(165)
    assert all(width > 0 for width in grid.widths_mm)


def test_a_column_is_as_wide_as_its_longest_word():
    (grid,) = laid("|TT|Nội dung|\n|-|-|\n|1000000|" + "Một nội dung rất dài " * 20 + "|")

    assert grid.widths_mm[0] > setting().width("o_bang", "1000000") + 2 * 1.9


def test_a_long_column_has_more_room_than_a_short_one():
    (grid,) = laid("|TT|Nội dung|\n|-|-|\n|1|Một nội dung rất dài của bảng này|")

    assert grid.widths_mm[1] > 2 * grid.widths_mm[0]


@pytest.mark.parametrize(
    ("natural", "least", "total", "widths"),
    [
        ([10, 20], [5, 5], 60, (20, 40)),  # room for all: in proportion
        ([50, 60], [40, 60], 90, (36, 54)),  # no room for the words: in proportion to them
        ([20, 30, 200], [10, 10, 10], 130, (20, 30, 80)),  # the widest gives way
        ([200, 20, 90], [10, 10, 10], 130, (55, 20, 55)),  # two wide ones share the rest
        ([40, 100], [40, 10], 90, (40, 50)),
    ],
)
def test_columns_share_the_width_and_the_widest_give_way(natural, least, total, widths):
    assert share(natural, least, total) == widths


def test_a_cell_keeps_its_emphasis():
    (grid,) = laid("|a|\n|-|\n|**b** *c*|")

    assert grid.rows[1][0].runs == (Run("b", bold=True), Run(" "), Run("c", italic=True))


def test_every_paragraph_and_table_is_a_block_of_its_own():
    kinds = [type(block) for block in laid(f"Một.\n{TABLE}\nHai.")]

    assert kinds == [Para, Grid, Para]


def test_a_body_without_a_signature_waits_for_none():
    blocks = body(read_body("Một.\nHai."), setting(), signed=False)

    assert [(b.keep_next, b.keep_lines) for b in blocks] == [(False, False), (False, False)]


def wishes(row):
    (table,) = read_body(f"{row}\n{'|-' * (row.count('|') - 1)}|\n{row}").khoi
    return natural_width_mm(table, setting())


def test_a_table_wishes_for_a_line_a_cell():
    one = wishes("|Một cột có nội dung khá dài|")

    assert one > setting().width("o_bang", "Một cột có nội dung khá dài")
    assert wishes("|Một cột có nội dung khá dài" * 8 + "|") == pytest.approx(8 * one)
