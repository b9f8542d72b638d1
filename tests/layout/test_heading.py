"""Between letterhead and body."""

import pytest

from drafter.document.nodes import (
    CanCu,
    Dien,
    GhiChu,
    KinhGui,
    LenhBanHanh,
    LoiDan,
    TacGia,
    TenLoai,
    ThamQuyen,
    TrichYeu,
    VanBan,
)
from drafter.layout.blocks import Align, Rule
from drafter.layout.heading import heading
from tests.helpers.sheets import HD05, HD36, ND30, setting, styled, text, texts, width

TITLE = (TenLoai("Chỉ thị"), TrichYeu(("Về công tác lưu trữ", "năm 2026")))
ONE, TWO = KinhGui("Kính gửi", ("Sở A",)), KinhGui("Kính gửi", ("Sở A", "Ủy ban nhân dân tỉnh B"))


def laid(*parts, pack=ND30, **choices):
    return heading(VanBan(parts), setting(pack, **choices))


def test_a_cong_van_has_no_title():
    assert laid(TrichYeu(("V/v một",))) == []


def test_type_and_summary_stand_in_the_middle_over_a_rule():
    blocks = laid(*TITLE)

    assert texts(blocks) == ["CHỈ THỊ", "Về công tác lưu trữ", "năm 2026"]
    assert isinstance(blocks[-1], Rule)
    assert blocks[-1].after_pt == 12


def test_the_rule_is_a_third_to_a_half_of_the_last_line_of_the_summary():
    blocks = laid(*TITLE)
    length = 165 - blocks[-1].left_mm - blocks[-1].right_mm

    assert width(blocks[-2], 14) / 3 <= length <= width(blocks[-2], 14) / 2
    assert blocks[-1].left_mm == blocks[-1].right_mm


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_the_party_has_five_hyphens_for_the_rule(pack):
    blocks = laid(*TITLE, pack=pack)

    assert texts(blocks) == ["CHỈ THỊ", "Về công tác lưu trữ", "năm 2026", "-----"]
    assert blocks[-1].after_pt == 14


def test_a_type_without_summary_has_the_rule_directly_under_it():
    name, rule = laid(TenLoai("Giấy giới thiệu"))
    length = 165 - rule.left_mm - rule.right_mm

    assert text(name) == "GIẤY GIỚI THIỆU"
    assert isinstance(rule, Rule)
    assert width(name, 14) / 3 <= length <= width(name, 14) / 2


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_party_type_without_summary_has_five_hyphens_under_it(pack):
    assert texts(laid(TenLoai("Thư công"), pack=pack)) == ["THƯ CÔNG", "-----"]


NOTE = GhiChu("(Báo cáo của Ban Chấp hành trình Đại hội)")


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_note_stands_in_italics_between_summary_and_hyphens(pack):
    blocks = laid(*TITLE, NOTE, pack=pack)

    assert texts(blocks)[2:] == ["năm 2026", NOTE.text, "-----"]
    assert blocks[3].runs[0].italic
    assert not blocks[3].runs[0].bold


def test_the_rule_of_the_state_is_measured_on_the_summary_not_on_a_note():
    *_, summary, note, rule = laid(*TITLE, NOTE)
    length = 165 - rule.left_mm - rule.right_mm

    assert text(note) == NOTE.text
    assert length <= width(summary, 14) / 2


WIRE = Dien("Chủ tịch Ủy ban nhân dân tỉnh điện", ("Các sở", "Các xã"))


def test_a_wire_names_who_wires_and_lists_to_whom():
    label, first, last = laid(WIRE)

    assert [text(p) for p in (label, first, last)] == [
        "Chủ tịch Ủy ban nhân dân tỉnh điện:", "- Các sở;", "- Các xã.",
    ]  # fmt: skip
    assert (label.style, label.keep_next) == ("dien", True)
    assert (first.after_pt, last.after_pt) == (None, 14)


def test_the_dashes_of_a_wire_stand_at_55_millimetres():
    _, first, _ = laid(WIRE)

    assert first.left_mm + first.first_line_mm == pytest.approx(55)


def test_a_wire_to_no_one_is_its_label():
    assert texts(laid(Dien("Chủ tịch điện", ()))) == ["Chủ tịch điện:"]


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_words_that_open_the_body_stay_with_it(pack):
    (words,) = laid(LoiDan("Sở Nội vụ trân trọng giới thiệu:"), pack=pack)

    assert (words.style, words.keep_next) == ("loi_dan", True)
    assert text(words) == "Sở Nội vụ trân trọng giới thiệu:"


def test_a_wire_stands_above_the_words_that_open_the_body():
    assert [p.style for p in laid(LoiDan("A:"), WIRE)] == [
        "dien",
        "dien_noi",
        "dien_noi",
        "loi_dan",
    ]


def test_a_title_stays_with_what_follows():
    assert laid(*TITLE)[0].keep_next
    assert laid(*TITLE)[0].before_pt == 18


def test_the_author_stands_under_the_type():
    blocks = laid(TITLE[0], TacGia("của Ban Thường vụ"), TITLE[1], pack=HD05)

    assert texts(blocks)[:2] == ["CHỈ THỊ", "CỦA BAN THƯỜNG VỤ"]


def test_one_addressee_stands_on_the_line_of_the_label_in_the_middle():
    (line,) = laid(ONE)

    assert text(line) == "Kính gửi: Sở A"
    assert line.align is Align.GIUA
    assert line.after_pt == 14


@pytest.mark.parametrize("typed", ["Sở A;", "Sở A,", "Sở A"])
def test_one_state_addressee_has_no_mark(typed):
    assert text(laid(KinhGui("Kính gửi", (typed,)))[0]) == "Kính gửi: Sở A"


@pytest.mark.parametrize("typed", ["Sở A.", "Sở A;", "Sở A"])
def test_one_party_addressee_keeps_the_mark_that_is_typed(typed):
    assert text(laid(KinhGui("Kính gửi", (typed,)), pack=HD05)[0]) == f"Kính gửi: {typed}"


def test_a_label_without_addressees_stands_alone():
    assert text(laid(KinhGui("Kính gửi", ()))[0]) == "Kính gửi: "


def test_a_party_label_is_italic_and_its_addressee_upright():
    (line,) = laid(ONE, pack=HD05)

    assert [(run.text, run.italic) for run in line.runs] == [("Kính gửi: ", True), ("Sở A", False)]


@pytest.mark.parametrize(
    ("pack", "items"),
    [
        (ND30, ["- Sở A;", "- Ủy ban nhân dân tỉnh B."]),
        (HD36, ["- Sở A,", "- Ủy ban nhân dân tỉnh B."]),
        (HD05, ["- Sở A;", "- Ủy ban nhân dân tỉnh B."]),
    ],
)
def test_several_addressees_are_a_list_pointed_as_the_pack_says(pack, items):
    assert texts(laid(TWO, pack=pack)) == ["Kính gửi:", *items]


@pytest.mark.parametrize("mark", [";", ",", ""])
def test_the_mark_of_the_last_addressee_is_the_offices_choice(mark):
    assert texts(laid(TWO, kinh_gui_last=mark))[-1] == f"- Ủy ban nhân dân tỉnh B{mark}"


@pytest.mark.parametrize(("pack", "mark"), [(ND30, ";"), (HD36, ","), (HD05, ";")])
def test_an_office_may_close_the_last_addressee_as_the_others(pack, mark):
    assert texts(laid(TWO, pack=pack, kinh_gui_last=None))[-1] == f"- Ủy ban nhân dân tỉnh B{mark}"


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_the_dashes_stand_under_the_colon(pack):
    label, first, *_ = laid(TWO, pack=pack)
    colon = label.left_mm + setting(pack).width("kinh_gui", "Kính gửi")

    assert first.left_mm + first.first_line_mm == pytest.approx(colon)
    assert first.left_mm - colon == pytest.approx(setting(pack).width("kinh_gui_noi", "- "))


@pytest.mark.parametrize(
    ("name", "left"), [("A", 60), ("Ủy ban nhân dân các huyện, thị xã, thành phố " * 4, 10)]
)
def test_a_list_stands_in_the_middle_within_its_bounds(name, left):
    label, *_ = laid(KinhGui("Kính gửi", (name, "B")), pack=HD05)

    assert label.left_mm == left


def test_a_list_of_middling_width_is_centred():
    label, *items = laid(TWO, pack=HD05)
    right = items[0].left_mm + items[0].first_line_mm + width(items[1], 14)

    assert label.left_mm + right == pytest.approx(165)


def test_a_list_stays_with_its_label_and_ends_in_an_empty_line():
    label, *items = laid(TWO)

    assert label.keep_next
    assert [item.after_pt for item in items] == [None, 14]


@pytest.mark.parametrize(("parts", "gap"), [((TWO,), 18), ((*TITLE, TWO), 0)])
def test_addressees_stand_further_from_the_letterhead_than_from_a_title(parts, gap):
    (label,) = styled(laid(*parts), "kinh_gui")

    assert label.before_pt == gap


def test_a_decision_names_who_the_grounds_and_the_words():
    blocks = laid(
        *TITLE, ThamQuyen("Giám đốc"), CanCu(("Căn cứ A", "Theo B")), LenhBanHanh("Quyết định:")
    )

    assert texts(blocks)[3:] == ["GIÁM ĐỐC", "Căn cứ A;", "Theo B.", "QUYẾT ĐỊNH:"]
    assert blocks[-1].keep_next


@pytest.mark.parametrize(
    ("pack", "grounds"),
    [
        (ND30, ["Căn cứ A;", "Theo B."]),
        (HD36, ["Căn cứ A;", "Theo B,"]),
        (HD05, ["- Căn cứ A;", "- Theo B."]),
    ],
)
def test_grounds_are_pointed_as_the_pack_says(pack, grounds):
    assert texts(laid(CanCu(("Căn cứ A", "Theo B")), pack=pack)) == grounds


def test_grounds_of_the_state_are_italic():
    assert laid(CanCu(("Căn cứ A",)))[0].runs[0].italic


def test_no_grounds_are_no_lines():
    assert laid(CanCu(())) == []
