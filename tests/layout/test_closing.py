"""The end of the letter: receivers on the left, the signature on the right."""

import pytest

from drafter.document.nodes import Ky, NoiNhan, VanBan
from drafter.layout.blocks import Columns, Space
from drafter.layout.closing import RECEIVERS_BESIDE, closing
from tests.helpers.sheets import HD05, HD36, ND30, setting, styled, text, texts

RECEIVERS = NoiNhan("Nơi nhận", ("Như trên", "Lưu: VT"))
SIGNED = Ky(("TM. Ủy ban nhân dân", "KT. Chủ tịch"), ("Phó Chủ tịch",), "Đinh Thị Mơ")


def laid(*parts, pack=ND30, **choices):
    return closing(VanBan(parts), setting(pack, **choices))


def cells(*parts, **more):
    _, columns = laid(*parts, **more)
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
    _, columns = laid(SIGNED, signature_room_mm=room)
    *_, space, name = columns.rows[0][1]

    assert space == Space(pytest.approx(room * 72 / 25.4))
    assert text(name) == "Đinh Thị Mơ"


def test_a_position_under_an_authority_has_its_own_style():
    authority, position, *_ = laid(SIGNED, pack=HD05)[1].rows[0][1][1:]

    assert (authority.style, position.style) == ("quyen_han", "chuc_vu")
    assert (authority.runs[0].bold, position.runs[0].bold) == (True, False)


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_a_position_in_the_first_line_is_set_like_an_authority(pack):
    first = laid(Ky((), ("Trưởng ban",), "A"), pack=pack)[1].rows[0][1][0]

    assert (first.style, first.runs[0].bold) == ("quyen_han", True)


def test_a_signature_without_a_name_keeps_its_room():
    _, columns = laid(Ky((), ("Chủ tịch",), ""))

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
    gap, columns = laid(SIGNED)

    assert gap == Space(6, keep_next=True)
    assert isinstance(columns, Columns)


@pytest.mark.parametrize("count", [RECEIVERS_BESIDE, RECEIVERS_BESIDE + 1, 300])
def test_receivers_beyond_the_signature_are_rows_of_their_own(count):
    names = tuple(f"Sở {number}" for number in range(count))

    rows = cells(NoiNhan("Nơi nhận", names), SIGNED)

    assert len(rows[0][0]) == 1 + RECEIVERS_BESIDE
    assert [row[1] for row in rows[1:]] == [[]] * (count - RECEIVERS_BESIDE)
    listed = [item for row in rows for item in row[0]][1:]
    assert [item.strip("- ;.") for item in listed] == list(names)
