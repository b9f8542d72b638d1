"""The body: one paragraph a line, each with the role its first characters give it."""

import pytest

from drafter.document.body import ROLE_NAMES, read_body, role_of, split_role
from drafter.document.body_nodes import Bang, Chu, DoanVan, VaiTro
from drafter.document.nodes import NoiDung

V = VaiTro


def roles(text):
    return [block.vai_tro for block in read_body(text).khoi]


def table(text):
    (block,) = read_body(text).khoi
    assert isinstance(block, Bang)
    return block


def cells(text):
    return [["".join(c.text for c in cell) for cell in row] for row in table(text).hang]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Trong công tác chỉ đạo.", V.DOAN),
        ("Phần I", V.PHAN),
        ("PHẦN THỨ NHẤT", V.PHAN),
        ("Phần thứ nhất", V.PHAN),
        ("Phần thứ hai mươi", V.PHAN),
        ("Phần này nêu", V.DOAN),
        ("Phần I nêu rõ", V.DOAN),
        ("Chương I", V.CHUONG),
        ("CHƯƠNG IV.", V.CHUONG),
        ("Chương thứ hai", V.CHUONG),
        ("Chương trình 135", V.DOAN),
        ("Mục 1", V.MUC),
        ("MỤC 2:", V.MUC),
        ("Mục tiêu", V.DOAN),
        ("Tiểu mục 3", V.TIEU_MUC),
        ("TIỂU MỤC 1", V.TIEU_MUC),
        ("Điều 1. Phạm vi", V.DIEU),
        ("Điều 12a. Phạm vi", V.DIEU),
        ("Điều 3đ.", V.DIEU),
        ("Điều 5 của Luật", V.DOAN),
        ("I. TÌNH HÌNH", V.MUC_LA_MA),
        ("IV- Tổ chức thực hiện", V.MUC_LA_MA),
        ("II - Kết quả", V.MUC_LA_MA),
        ("I. Tình hình như sau:", V.DOAN),
        ("C. Nguyễn.", V.DOAN),
        ("1. Việc", V.KHOAN),
        ("12.3. Việc", V.KHOAN),
        ("1.2.3. Việc", V.KHOAN),
        ("1.500 đồng", V.DOAN),
        ("2026. Năm", V.DOAN),
        ("a) Việc", V.DIEM),
        ("đ) Việc", V.DIEM),
        ("aa) Việc", V.DIEM),
        ("ă) Việc", V.DOAN),
        ("a)Việc", V.DOAN),
        ("- Việc", V.GACH),
        ("– Việc", V.GACH),
        ("+ Việc", V.GACH),
        ("-5 độ", V.DOAN),
        ("", V.DOAN),
    ],
)
def test_the_first_characters_give_the_role(line, role):
    assert role_of(line) is role


@pytest.mark.parametrize(
    "line", ["C-130 hạ cánh tại sân bay", "V-League khởi tranh", "CV-2026 đã gửi"]
)
def test_a_word_with_a_hyphen_is_no_roman_heading(line):
    assert role_of(line) is V.DOAN


def test_a_role_is_read_through_emphasis():
    assert roles("**Điều 1.** Nội dung.\n*a)* Việc.") == [V.DIEU, V.DIEM]


@pytest.mark.parametrize("heading", ["Phần I", "Chương I", "Mục 1", "Tiểu mục 1"])
def test_the_line_under_a_heading_is_its_name(heading):
    assert roles(f"{heading}\n\nQuy định chung\nĐoạn.")[1:] == [V.TEN_DE_MUC, V.DOAN]


@pytest.mark.parametrize("line", ["Một câu.", "Một câu;", "Một câu:", "1. Một"])
def test_a_sentence_under_a_heading_is_no_name(line):
    assert roles(f"Chương I\n{line}")[1] is not V.TEN_DE_MUC


def test_empty_lines_only_separate():
    assert read_body("\n\nMột.\n\n\n  Hai.  \n") == read_body("Một.\nHai.")


@pytest.mark.parametrize("text", ["", "\n", "   \n  "])
def test_an_empty_body_has_no_paragraph(text):
    assert read_body(text) == NoiDung(())


def test_numbers_stay_as_typed():
    text = ["1. Một.", "1. Một nữa.", "5. Năm.", "- gạch.", "+ cộng.", "* sao."]

    assert [block.text for block in read_body("\n".join(text)).khoi] == text


@pytest.mark.parametrize("first", ["Căn cứ", "- Căn cứ", "Theo đề nghị của", "Xét Tờ trình", "Xét"])
def test_grounds_at_the_head_are_grounds(first):
    text = f"{first} Luật A;\nTheo đề nghị của Sở B.\nĐoạn."

    assert roles(text) == [V.CAN_CU, V.CAN_CU, V.DOAN]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Căn cứ Luật A;\nCăn cứ Luật B;\nĐoạn.", 2),
        ("Căn cứ Luật A;\nCăn cứ Luật B,\nĐoạn.", 2),
        ("Căn cứ Luật A;\nCăn cứ Luật B, Sở thông báo như sau:\nĐoạn.", 1),
        ("Căn cứ Luật A, Sở thông báo như sau:\nĐoạn.", 0),
        ("Căn cứ Luật A.\nĐoạn.", 0),
        ("Đoạn.\nCăn cứ Luật A;\nCăn cứ Luật B.", 0),
        ("Căn cứ Luật A;", 1),
        ("Căn cứ Luật A;\n|a|\n|-|", 1),
        ("Căn cứ\nĐoạn.", 0),
    ],
)
def test_only_a_list_at_the_head_is_grounds(text, count):
    found = [isinstance(b, DoanVan) and b.vai_tro is V.CAN_CU for b in read_body(text).khoi]

    assert found == [True] * count + [False] * (len(found) - count)


@pytest.mark.parametrize(("name", "role"), ROLE_NAMES.items())
def test_a_role_is_set_by_hand_in_brackets(name, role):
    (block,) = read_body(f"[{name}] Một câu.").khoi

    assert (block.vai_tro, block.text) == (role, "Một câu.")


def test_every_role_has_a_name():
    assert list(ROLE_NAMES.values()) == list(V)


@pytest.mark.parametrize(
    ("line", "role", "rest"),
    [
        ("[khoản] 1. Việc", V.KHOAN, "1. Việc"),
        ("[KHOẢN]1. Việc", V.KHOAN, "1. Việc"),
        ("[Mục la mã]  I. Việc", V.MUC_LA_MA, "I. Việc"),
        ("[đoạn]", V.DOAN, ""),
        ("[đoạn] [khoản] Việc", V.DOAN, "[khoản] Việc"),
        (r"\[khoản] Việc", None, "[khoản] Việc"),
        (r"\\[khoản] Việc", None, r"\[khoản] Việc"),
        (r"\[số] Việc", None, r"\[số] Việc"),
        ("[số 1] Việc", None, "[số 1] Việc"),
        ("[] Việc", None, "[] Việc"),
        ("[khoản Việc", None, "[khoản Việc"),
        ("[ khoản ] Việc", None, "[ khoản ] Việc"),
        ("[đİểm] Việc", None, "[đİểm] Việc"),
        ("**[khoản]** Việc", None, "**[khoản]** Việc"),
        ("Việc [khoản] 1.", None, "Việc [khoản] 1."),
        ("", None, ""),
    ],
)
def test_a_line_is_split_from_its_role(line, role, rest):
    assert split_role(line) == (role, rest)


def test_a_role_by_hand_goes_before_the_first_characters():
    text = "[đoạn] 1. Không phải khoản.\n[khoản] Không có số.\n1. Khoản."

    assert roles(text) == [V.DOAN, V.KHOAN, V.KHOAN]


def test_no_rule_for_the_line_under_a_heading_changes_a_role_by_hand():
    text = "Chương I\n[đoạn] Quy định chung\n[chương] Phần đầu\nTên\nĐoạn."

    assert roles(text) == [V.CHUONG, V.DOAN, V.CHUONG, V.TEN_DE_MUC, V.DOAN]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[đoạn] Căn cứ Luật A;\nCăn cứ Luật B;", [V.DOAN, V.DOAN]),
        ("Căn cứ Luật A;\n[đoạn] Căn cứ Luật B;\nCăn cứ Luật C;", [V.CAN_CU, V.DOAN, V.DOAN]),
        ("[căn cứ] Luật A.\nCăn cứ Luật B;\nĐoạn.", [V.CAN_CU, V.CAN_CU, V.DOAN]),
        ("Đoạn.\n[căn cứ] Luật A;\nĐoạn.", [V.DOAN, V.CAN_CU, V.DOAN]),
        ("[căn cứ] 1. Luật A", [V.CAN_CU]),
    ],
)
def test_grounds_by_hand_stand_anywhere_and_stay(text, found):
    assert roles(text) == found


def test_a_bracket_without_words_after_it_is_no_paragraph():
    assert read_body("[khoản]\nMột.") == read_body("Một.")


def test_a_bracket_that_is_escaped_is_printed():
    (block,) = read_body(r"\[khoản] **Một**").khoi

    assert (block.vai_tro, block.chu) == (V.DOAN, (Chu("[khoản] "), Chu("Một", dam=True)))


def test_a_line_with_a_role_is_no_row_of_a_table():
    blocks = read_body("[đoạn] a | b\n|-|-|\n\n|a|b|\n|-|-|\n[đoạn] c | d").khoi

    assert [type(block) for block in blocks] == [DoanVan, DoanVan, Bang, DoanVan]


def test_a_pipe_table_is_read_row_by_row():
    assert cells("| Tên | Số |\n|---|---|\n| Hồ sơ | 12 |") == [["Tên", "Số"], ["Hồ sơ", "12"]]


def test_a_table_stands_between_its_neighbours():
    blocks = read_body("Trước:\n|a|b|\n|-|-|\n|1|2|\nSau.").khoi

    assert [type(block) for block in blocks] == [DoanVan, Bang, DoanVan]


def test_two_tables_are_parted_by_an_empty_line():
    blocks = read_body("|a|\n|-|\n|1|\n\n|b|\n|-|\n|2|").khoi

    assert [type(block) for block in blocks] == [Bang, Bang]


def test_columns_are_aligned_as_the_ruler_says():
    assert table("|a|b|c|d|\n|---|:--|:-:|--:|\n|1|2|3|4|").can == ("", "left", "center", "right")


def test_outer_bars_may_be_left_out():
    assert cells("a | b\n--- | ---\n1 | 2") == [["a", "b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("rows", "read"),
    [
        (["|a|b|", "|-|-|", "|1|"], [["a", "b"], ["1", ""]]),
        (["|a|", "|-|", "|1|2|3|"], [["a", "", ""], ["1", "2", "3"]]),
        (["|a|b|c|", "|-|", "|1|"], [["a", "b", "c"], ["1", "", ""]]),
        (["|a|", "|-|-|-|", "|1|"], [["a", "", ""], ["1", "", ""]]),
        (["|a|b|", "|-|-|", "||2|"], [["a", "b"], ["", "2"]]),
        (["|a|b|", "|-|-|", "|"], [["a", "b"], ["", ""]]),
    ],
)
def test_uneven_rows_lose_nothing(rows, read):
    assert cells("\n".join(rows)) == read


@pytest.mark.parametrize(
    ("row", "read"),
    [
        (r"| a\|b | c |", ["a|b", "c"]),
        (r"| a\| | c |", ["a|", "c"]),
        (r"| a | c\|", ["a", "c|"]),
        (r"| \| | \|\| |", ["|", "||"]),
        (r"| a \* b | c |", ["a * b", "c"]),
    ],
)
def test_an_escaped_bar_belongs_to_its_cell(row, read):
    assert cells(f"|x|y|\n|-|-|\n{row}")[1] == read


def test_a_cell_holds_emphasis():
    assert table("|**a**|b|\n|-|-|\n|c|*d*|").hang == (
        ((Chu("a", True),), (Chu("b"),)),
        ((Chu("c"),), (Chu("d", False, True),)),
    )


@pytest.mark.parametrize("text", ["a | b", "|a|b|\n|c|d|", "|a|\n---", "|---|", "a\n|---|"])
def test_bars_without_a_ruler_are_text(text):
    blocks = read_body(text).khoi

    assert [block.text for block in blocks] == text.split("\n")


def test_a_table_of_a_heading_alone_is_a_table():
    assert cells("|a|b|\n|-|-|") == [["a", "b"]]


def test_a_great_table_with_short_rows_keeps_every_row_whole():
    text = "|a" * 400 + "|\n" + "|-" * 400 + "|\n" + "|x|\n" * 200

    rows = table(text).hang

    assert (len(rows), {len(row) for row in rows}) == (201, {400})


def test_bars_and_blanks_do_not_slow_the_reader():
    assert len(read_body("|" + "- " * 20_000 + "\n" + "|" + " -" * 20_000 + "x").khoi) == 2
