"""Annexes and appended documents: one text a person can read, into parts."""

import pytest

from drafter.document.body import read_body
from drafter.document.body_nodes import Bang
from drafter.document.nodes import LoaiPhan, Phan
from drafter.document.parts import read_parts

ANNEX, APPENDED = LoaiPhan.PHU_LUC, LoaiPhan.VAN_BAN


def only(text):
    (part,) = read_parts(text)
    return part


def words(part):
    return [block.text for block in part.noi_dung.khoi]


@pytest.mark.parametrize(
    ("line", "label", "sheet"),
    [
        ("Phụ lục", "Phụ lục", ""),
        ("PHỤ LỤC", "Phụ lục", ""),
        ("phụ lục", "Phụ lục", ""),
        ("  Phụ lục  ", "Phụ lục", ""),
        ("Phụ lục.", "Phụ lục", ""),
        ("Phụ lục:", "Phụ lục", ""),
        ("Phụ lục I", "Phụ lục I", ""),
        ("PHỤ LỤC XIV", "Phụ lục XIV", ""),
        ("Phụ lục iv", "Phụ lục IV", ""),
        ("Phụ lục 2", "Phụ lục 2", ""),
        ("PHỤ LỤC 12.", "Phụ lục 12", ""),
        ("Phụ lục II:", "Phụ lục II", ""),
        ("Phụ lục [ngang]", "Phụ lục", "ngang"),
        ("Phụ lục[dọc]", "Phụ lục", "dọc"),
        ("PHỤ LỤC II [NGANG]", "Phụ lục II", "ngang"),
        ("Phụ lục 3 [Dọc]:", "Phụ lục 3", "dọc"),
    ],
)
def test_a_line_opens_an_annex_with_number_and_sheet(line, label, sheet):
    part = only(f"{line}\nTên\nMột.")

    assert (part.loai, part.nhan, part.kho) == (ANNEX, label, sheet)
    assert (part.ten, words(part)) == (("Tên",), ["Một."])


@pytest.mark.parametrize(
    ("line", "sheet"),
    [
        ("Văn bản kèm theo", ""),
        ("VĂN BẢN KÈM THEO", ""),
        ("văn bản kèm theo:", ""),
        ("Văn bản kèm theo 2", ""),
        ("Văn bản kèm theo [ngang]", "ngang"),
    ],
)
def test_a_line_opens_an_appended_document_without_a_label(line, sheet):
    part = only(f"{line}\nQuy chế\nLàm việc của Sở\nMột.")

    assert (part.loai, part.nhan, part.kho) == (APPENDED, "", sheet)
    assert (part.ten, words(part)) == (("Quy chế", "Làm việc của Sở"), ["Một."])


@pytest.mark.parametrize(
    "line",
    [
        "Phụ lục kèm theo Quyết định này",
        "Xem Phụ lục I",
        "Phụ lục I, II",
        "Phụ lục 1234",
        "Phụ lục IIA",
        "Phụ lục [nghiêng]",
        "Phụ lục [ngang] [dọc]",
        "Văn bản kèm theo gồm:",
        "Phụ  lục",
    ],
)
def test_a_sentence_about_an_annex_opens_none(line):
    part = only(f"Phụ lục\nTên\n{line}")

    assert words(part) == [line]


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Phụ lục\nTên\nMột.", ("Tên",), ["Một."]),
        ("Phụ lục\n\nMột.", (), ["Một."]),
        ("Phụ lục\n\n\nMột.\nHai.", (), ["Một.", "Hai."]),
        ("Phụ lục\nTên", ("Tên",), []),
        ("Phụ lục", (), []),
        ("Văn bản kèm theo\nQuy chế\n\nMột.", ("Quy chế",), ["Một."]),
        ("Văn bản kèm theo\n\nMột.", (), ["Một."]),
        ("Văn bản kèm theo", (), []),
        ("Văn bản kèm theo\nQuy chế\nVề việc một\nMột.", ("Quy chế", "Về việc một"), ["Một."]),
    ],
)
def test_the_lines_right_under_the_opening_one_are_the_title(text, title, body):
    part = only(text)

    assert part.ten == title
    assert words(part) == body


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Phụ lục\nTên\n{}\nMột.", ("Tên",)),
        ("Phụ lục\n{}\nMột.", ()),
        ("Văn bản kèm theo\nQuy chế\n{}\nMột.", ("Quy chế",)),
        ("Văn bản kèm theo\nQuy chế\nVề việc một\n{}\nMột.", ("Quy chế", "Về việc một")),
    ],
)
@pytest.mark.parametrize(
    "caption",
    ["(Kèm theo Quyết định số 15/QĐ-UBND)", "(kèm theo Tờ trình này)", "(KÈM THEO CÔNG VĂN)"],
)
def test_a_caption_that_is_typed_stands_for_the_parts_own(text, title, caption):
    part = only(text.format(caption))

    assert (part.ten, part.ghi_chu, words(part)) == (title, caption, ["Một."])


@pytest.mark.parametrize("line", ["(Kèm theo Quyết định", "Kèm theo Quyết định", "(Ban hành)"])
def test_another_line_under_the_title_is_no_caption(line):
    part = only(f"Phụ lục\nTên\n{line}")

    assert (part.ghi_chu, words(part)) == ("", [line])


def test_a_caption_further_down_is_text():
    part = only("Phụ lục\nTên\nMột.\n(Kèm theo Quyết định)")

    assert (part.ghi_chu, words(part)) == ("", ["Một.", "(Kèm theo Quyết định)"])


def test_each_opening_line_begins_a_part():
    parts = read_parts("Phụ lục I\nA\nMột.\nVăn bản kèm theo\nQuy chế\nB\nHai.\nPhụ lục II\nC\nBa.")

    assert [(part.loai, part.nhan, part.ten, words(part)) for part in parts] == [
        (ANNEX, "Phụ lục I", ("A",), ["Một."]),
        (APPENDED, "", ("Quy chế", "B"), ["Hai."]),
        (ANNEX, "Phụ lục II", ("C",), ["Ba."]),
    ]


@pytest.mark.parametrize("text", ["Một.\nHai.", "\nMột.\n\nHai.\n"])
def test_a_text_that_opens_no_part_is_one_annex_without_number_or_title(text):
    assert read_parts(text) == (Phan(ANNEX, "Phụ lục", (), "", "", read_body("Một.\nHai.")),)


def test_text_before_the_first_opening_line_is_an_annex_of_its_own():
    first, second = read_parts("Lời đầu.\nPhụ lục II\nTên\nMột.")

    assert (first.nhan, first.ten, words(first)) == ("Phụ lục", (), ["Lời đầu."])
    assert (second.nhan, second.ten, words(second)) == ("Phụ lục II", ("Tên",), ["Một."])


def test_blank_lines_before_the_first_opening_line_are_nothing():
    assert read_parts("\n  \nPhụ lục\nTên") == read_parts("Phụ lục\nTên")


@pytest.mark.parametrize("text", ["", "\n", "  \n \n"])
def test_an_empty_text_has_no_part(text):
    assert read_parts(text) == ()


def test_an_annex_holds_a_table():
    (block,) = only("Phụ lục\nDanh mục\n|TT|Tên|\n|-|-|\n|1|Hồ sơ|").noi_dung.khoi

    assert isinstance(block, Bang)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("Phụ lục", ()),
        ("Văn bản kèm theo", ()),
        ("Phụ lục\nDanh mục", ("Danh mục",)),
        ("Văn bản kèm theo\nQuy chế", ("Quy chế",)),
    ],
)
def test_the_heading_of_a_table_is_no_title(opening, title):
    part = only(f"{opening}\n|TT|Tên|\n|-|-|\n|1|Hồ sơ|")

    assert part.ten == title
    assert [type(block) for block in part.noi_dung.khoi] == [Bang]


@pytest.mark.parametrize("opening", ["Phụ lục", "Văn bản kèm theo"])
def test_a_line_with_a_role_by_hand_is_no_title(opening):
    part = only(f"{opening}\n[đoạn] Một.")

    assert (part.ten, words(part)) == ((), ["Một."])


def test_a_line_with_a_role_by_hand_opens_no_part():
    assert words(only("Phụ lục\nTên\n[đoạn] Phụ lục II")) == ["Phụ lục II"]


def test_a_thousand_parts_are_read():
    parts = read_parts("".join(f"Phụ lục {n}\nTên {n}\nDòng {n}.\n" for n in range(1_000)))

    assert [(p.nhan, p.ten, words(p)) for p in parts] == [
        (f"Phụ lục {n}", (f"Tên {n}",), [f"Dòng {n}."]) for n in range(1_000)
    ]


@pytest.mark.parametrize(
    "line", ["Phụ lục" + " " * 300_000 + "x", "(Kèm theo " * 5_000, "Phụ lục " * 9_000]
)
def test_a_monstrous_line_does_not_slow_the_reader(line):
    assert words(only(f"Phụ lục\nTên\nMột.\n{line}"))[1] == line.strip()
