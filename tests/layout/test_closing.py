"""The end of the letter: receivers on the left, the signature on the right."""

import pytest

from drafter.document.body import read_body
from drafter.document.nodes import Ky, NguoiSoan, NoiNhan, VanBan, XacNhan
from drafter.layout.blocks import Space
from drafter.layout.body import body
from drafter.layout.closing import RECEIVERS_BESIDE, closing, parted
from tests.helpers.sheets import HD05, HD36, ND30, setting, styled, text, texts

RECEIVERS = NoiNhan("Nơi nhận", ("Như trên", "Lưu: VT"))
SIGNED = Ky(("TM. Ủy ban nhân dân", "KT. Chủ tịch"), ("Phó Chủ tịch",), "Đinh Thị Mơ")


def laid(*parts, pack=ND30, **choices):
    return closing(VanBan(parts), setting(pack, **choices))


def cells(*parts, **more):
    columns, *_ = laid(*parts, **more)
    return [[texts(cell) for cell in row] for row in columns.rows]


def test_receivers_stand_beside_the_signature():
    assert cells(RECEIVERS, SIGNED) == [
        [
            ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Đinh Thị Mơ"],
        ]
    ]


@pytest.mark.parametrize(
    ("pack", "items"),
    [
        (ND30, ["- Như trên;", "- Lưu: VT."]),
        (HD36, ["- Như trên,", "- Lưu: VT."]),
        (HD05, ["- Như trên;", "- Lưu: VT."]),
    ],
)
def test_receivers_are_pointed_as_the_pack_says(pack, items):
    assert cells(RECEIVERS, pack=pack)[0][0] == ["Nơi nhận:", *items]


def test_the_colon_stands_outside_the_underline():
    ((label, *_),) = [styled(laid(RECEIVERS, pack=HD05), "noi_nhan_nhan")]

    assert [(run.text, run.underline) for run in label.runs] == [("Nơi nhận", True), (":", False)]


def test_the_label_of_the_state_is_bold_italic_with_its_colon():
    ((label, *_),) = [styled(laid(RECEIVERS), "noi_nhan_nhan")]

    assert {(run.bold, run.italic, run.underline) for run in label.runs} == {(True, True, False)}


@pytest.mark.parametrize("pack", [ND30, HD05])
def test_the_label_stands_on_the_line_of_the_authority(pack):
    ((label, *_),) = [styled(laid(RECEIVERS, SIGNED, pack=pack), "noi_nhan_nhan")]

    assert label.before_pt == pytest.approx((2 if pack is ND30 else 0) * 0.891)


@pytest.mark.parametrize(("pack", "left"), [(ND30, 0), (HD36, 3), (HD05, 3)])
def test_the_label_stands_where_the_pack_says(pack, left):
    ((label, *_),) = [styled(laid(RECEIVERS, pack=pack), "noi_nhan_nhan")]

    assert label.left_mm == left


def test_lines_of_a_receiver_after_the_first_stand_under_its_text():
    dash = setting().width("noi_nhan", "- ")

    for item in styled(laid(RECEIVERS), "noi_nhan"):
        assert (item.left_mm, item.first_line_mm) == (dash, -dash)


@pytest.mark.parametrize("room", [25, 40])
def test_room_is_left_between_position_and_name(room):
    (columns,) = laid(SIGNED, signature_room_mm=room)
    *_, space, name = columns.rows[0][1]

    assert space == Space(pytest.approx(room * 72 / 25.4))
    assert text(name) == "Đinh Thị Mơ"


def test_a_position_under_an_authority_has_its_own_style():
    authority, position, *_ = laid(SIGNED, pack=HD05)[0].rows[0][1][1:]

    assert (authority.style, position.style) == ("quyen_han", "chuc_vu")
    assert (authority.runs[0].bold, position.runs[0].bold) == (True, False)


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_position_in_the_first_line_is_set_like_an_authority(pack):
    first = laid(Ky((), ("Trưởng ban",), "A"), pack=pack)[0].rows[0][1][0]

    assert (first.style, first.runs[0].bold) == ("quyen_han", True)


def test_a_signature_without_a_name_keeps_its_room():
    (columns,) = laid(Ky((), ("Chủ tịch",), ""))

    assert [type(block).__name__ for block in columns.rows[0][1]] == ["Para", "Space", "Para"]


@pytest.mark.parametrize(
    ("parts", "left", "right"),
    [
        ((), [], []),
        ((RECEIVERS,), ["Nơi nhận:", "- Như trên;", "- Lưu: VT."], []),
        ((NoiNhan("Nơi nhận", ()),), ["Nơi nhận:"], []),
        ((NoiNhan("", ()),), [":"], []),
        ((Ky((), (), "A"),), [], ["A"]),
    ],
)
def test_what_a_document_lacks_leaves_its_column_empty(parts, left, right):
    assert cells(*parts) == [[left, right]]


def test_the_signature_stays_with_the_last_lines_of_the_text():
    *_, last = parted(body(read_body("Một.\nHai."), setting()), setting())

    assert (last.keep_next, last.keep_lines) == (True, True)


@pytest.mark.parametrize(("pack", "gap"), [(ND30, 6), (HD36, 12), (HD05, 12)])
def test_the_last_paragraph_has_the_gap_above_the_signature(pack, gap):
    first, last = parted(body(read_body("Một.\nHai."), setting(pack)), setting(pack))

    assert (first.after_pt, last.after_pt) == (None, 6 + gap)


@pytest.mark.parametrize("content", ["", "|a|\n|-|\n|1|"])
def test_without_a_last_paragraph_a_space_stands_above_the_signature(content):
    *_, space = parted(body(read_body(content), setting()), setting())

    assert space == Space(6, keep_next=True)


@pytest.mark.parametrize("count", [RECEIVERS_BESIDE, RECEIVERS_BESIDE + 1, 300])
def test_receivers_beyond_the_signature_are_rows_of_their_own(count):
    names = tuple(f"Sở {number}" for number in range(count))

    rows = cells(NoiNhan("Nơi nhận", names), SIGNED)

    assert len(rows[0][0]) == 1 + RECEIVERS_BESIDE
    assert [row[1] for row in rows[1:]] == [[]] * (count - RECEIVERS_BESIDE)
    listed = [item for row in rows for item in row[0]][1:]
    assert [item.strip("- ;.") for item in listed] == list(names)


def signers(count):
    return [Ky((), (f"Chức vụ {at}",), f"Người {at}") for at in range(1, count + 1)]


def people(cell):
    return [name for name in texts(cell) if name.startswith("Người")]


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (1, [("", "1")]),
        (2, [("2", "1")]),
        (3, [("2", "1"), ("3", "")]),
        (4, [("2", "1"), ("3", "4")]),
        (5, [("2", "1"), ("3", "4"), ("5", "")]),
        (6, [("2", "1"), ("3", "4"), ("5", "6")]),
    ],
)
def test_who_leads_signs_on_the_right_the_others_on_the_left_then_in_rows(pack, count, rows):
    columns = laid(RECEIVERS, *signers(count), pack=pack)[0]

    assert [[people(cell) for cell in row] for row in columns.rows] == [
        [[f"Người {at}"] if at else [] for at in row] for row in rows
    ]


@pytest.mark.parametrize("count", [3, 6])
def test_every_row_of_signers_but_the_last_stays_with_the_next(count):
    *above, last = laid(RECEIVERS, *signers(count))[0].rows

    assert above
    assert all(block.keep_next for row in above for cell in row for block in cell)
    assert not any(block.keep_next for cell in last for block in cell)


@pytest.mark.parametrize("count", [2, 3, 5, 11])
def test_receivers_stand_under_the_last_signer_on_the_left(count):
    *above, (left, _) = laid(RECEIVERS, *signers(count))[0].rows

    assert texts(left)[-3:] == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert people(left)
    assert all("Nơi nhận:" not in texts(cell) for row in above for cell in row)


def test_receivers_of_many_signers_beyond_the_first_are_rows_of_their_own():
    names = tuple(f"Sở {number}" for number in range(20))
    rows = laid(NoiNhan("Nơi nhận", names), *signers(2))[0].rows

    assert len(rows) == 1 + 20 - RECEIVERS_BESIDE


def test_signers_of_further_rows_stand_off_from_those_above():
    first, second = laid(*signers(4))[0].rows[:2]

    assert [isinstance(cell[0], Space) for cell in (*first, *second)] == [False, False, True, True]


@pytest.mark.parametrize(("pack", "columns"), [(ND30, (82.5, 82.5)), (HD05, (85, 80))])
@pytest.mark.parametrize("count", [2, 3])
def test_beside_another_signature_the_left_column_is_at_least_half(count, pack, columns):
    assert laid(*signers(count), pack=pack)[0].widths_mm == pytest.approx(columns)


def test_a_long_position_is_balanced_in_its_column():
    (position,) = laid(Ky((), ("Chủ tịch Ủy ban nhân dân " * 4,), "A"))[0].rows[0][1][:1]

    assert position.left_mm == position.right_mm
    assert position.left_mm > 0


@pytest.mark.parametrize("pack", [ND30, HD36])
def test_the_names_of_two_signers_stand_on_one_line(pack):
    long = Ky(("TM. Ban Chỉ đạo", "KT. Trưởng ban"), ("Phó Trưởng ban",), "A")
    short = Ky((), ("Thư ký",), "B")
    ((left, right),) = laid(long, short, pack=pack)[0].rows
    rooms = [next(b for b in cell if isinstance(b, Space)).height_pt for cell in (right, left)]

    assert rooms[1] - rooms[0] == pytest.approx(2 * 14 * 1.149)
    assert rooms[0] == pytest.approx(25 * 72 / 25.4)


def test_a_head_that_breaks_counts_with_each_of_its_lines():
    long = Ky((), ("Phó Giám đốc phụ trách Văn phòng Đăng ký đất đai và Phát triển quỹ đất",), "A")
    ((left, _),) = laid(long, Ky((), ("Thư ký",), "B"))[0].rows
    (room,) = [block for block in left if isinstance(block, Space)][:1]

    assert room.height_pt > 25 * 72 / 25.4 + 14


def test_an_office_held_besides_stands_above_the_name():
    ky = Ky(("TM. Ban Chỉ đạo",), ("Trưởng ban",), "Đinh Thị Mơ", ("Phó Chủ tịch", "UBND tỉnh"))
    *_, besides, agency, name = laid(ky)[0].rows[0][1]

    assert [text(besides), text(agency), text(name)] == ["Phó Chủ tịch", "UBND tỉnh", "Đinh Thị Mơ"]
    assert besides.style == "ho_ten"


@pytest.mark.parametrize("typed", ["kiêm", "KIÊM", "Kiêm"])
@pytest.mark.parametrize(
    ("authority", "position"),
    [(("Bí thư", "{}", "Trưởng ban"), ()), ((), ("Bí thư", "{}", "Trưởng ban"))],
)
def test_the_word_between_two_offices_is_plain(typed, authority, position):
    ky = Ky(*(tuple(x.format(typed) for x in lines) for lines in (authority, position)), "A")
    lines = laid(ky, pack=HD05)[0].rows[0][1][:3]

    assert [text(line) for line in lines] == ["BÍ THƯ", "kiêm", "TRƯỞNG BAN"]
    assert [line.runs[0].bold for line in lines] == [True, False, True]


MARK = NguoiSoan("PL.(300)")


@pytest.mark.parametrize(
    ("pack", "last", "size"),
    [(ND30, "- Lưu: VT. PL.(300)", 11), (HD36, "- Lưu: VT. PL.(300)", 8)],
)
def test_the_drafters_mark_ends_the_last_receivers_line(pack, last, size):
    para = styled(laid(RECEIVERS, MARK, pack=pack), "noi_nhan")[-1]

    assert text(para) == last
    assert [run.size_pt for run in para.runs] == [0, size]


def test_the_drafters_mark_of_hd05_stands_on_its_own_line():
    receivers = laid(RECEIVERS, NguoiSoan("NguyenVanAn-26"), pack=HD05)[0].rows[0][0]

    assert texts(receivers)[-2:] == ["- Lưu: VT.", "NguyenVanAn-26"]
    assert receivers[-1].style == "nguoi_soan"


def test_hd36_prints_a_typists_mark_in_capitals():
    para = styled(laid(RECEIVERS, NguoiSoan("abc-268"), pack=HD36), "noi_nhan")[-1]

    assert text(para) == "- Lưu: VT. ABC-268"


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_without_receivers_the_drafters_mark_stands_under_the_label(pack):
    receivers = laid(NoiNhan("Nơi nhận", ()), MARK, pack=pack)[0].rows[0][0]

    assert texts(receivers) == ["Nơi nhận:", "PL.(300)"]


CONFIRMED = XacNhan("Xác nhận chữ ký", ("T/L Ban Thường vụ",), ("Chánh Văn phòng",), "Vàng A Sử")
CONFIRMATION = ["Xác nhận chữ ký", "T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Vàng A Sử"]


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_party_confirmation_stands_in_the_middle_under_the_signatures(pack):
    signed, gap, words, beneath = laid(RECEIVERS, SIGNED, CONFIRMED, pack=pack)

    assert len(signed.rows) == 1
    assert gap == Space(12, keep_next=True)
    assert texts([words]) == CONFIRMATION[:1]
    assert words.keep_next
    assert beneath.widths_mm == (165,)
    assert [[texts(cell) for cell in row] for row in beneath.rows] == [[CONFIRMATION[1:]]]


@pytest.mark.parametrize("count", [1, 3])
def test_the_signatures_stay_with_their_confirmation(count):
    signed, *_ = laid(RECEIVERS, *signers(count), CONFIRMED, pack=HD05)
    last = [block for cell in signed.rows[-1] for block in cell]

    assert last
    assert all(block.keep_next for block in last)


def test_with_two_signatures_receivers_stand_left_of_who_confirms():
    signed, _, _, beneath = laid(RECEIVERS, *signers(2), CONFIRMED, pack=HD05)
    receivers, confirmed, beside = beneath.rows[0]

    assert beneath.widths_mm == (45, 75, 45)
    assert "Nơi nhận:" not in texts([signed])
    assert texts(receivers) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]
    assert texts(confirmed) == CONFIRMATION[1:]
    assert beside == ()


def test_without_receivers_who_confirms_has_the_whole_width():
    assert laid(*signers(2), CONFIRMED, pack=HD05)[-1].widths_mm == (165,)


def test_a_state_confirmation_stands_on_the_left_under_the_receivers():
    (columns,) = laid(RECEIVERS, SIGNED, CONFIRMED)

    assert [texts(cell) for cell in columns.rows[-1]] == [CONFIRMATION, []]
    assert styled([columns], "xac_nhan")[0].runs[0].italic


@pytest.mark.parametrize(("pack", "columns"), [(ND30, (65, 100)), (HD36, (85, 80))])
def test_the_end_of_a_letter_has_the_columns_of_the_pack(pack, columns):
    assert laid(SIGNED, pack=pack)[0].widths_mm == pytest.approx(columns)
