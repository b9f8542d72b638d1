"""What stands at the edges of the page: who may read, the copy's line, the address."""

import pytest

from drafter.document.nodes import DongKySo, KhongPhoBien, LienHe, PhamVi, VanBan
from drafter.layout.blocks import Rule
from drafter.layout.edges import below_signature, bottom_edge, contact, top_edge
from tests.helpers.sheets import HD05, HD36, ND30, setting, text, texts, width

SCOPE = PhamVi("Lưu hành nội bộ")
SIGNED = DongKySo("SAO Y; SỞ NỘI VỤ; 05/02/2026; 09:15:00")
PRESS = KhongPhoBien("Không phổ biến trên các phương tiện thông tin đại chúng")
CONTACT = LienHe(("Số 9, phố Lò Văn Giá", "Điện thoại: 0218 3856 789"))


def edge(of, *parts, pack=ND30):
    return of(VanBan(parts), setting(pack))


def test_a_letter_without_them_has_nothing_at_its_edges():
    for of in (top_edge, below_signature, bottom_edge, contact):
        for pack in (ND30, HD36, HD05):
            assert edge(of, pack=pack) == []


def test_who_may_read_a_state_letter_stands_in_a_box_in_the_top_margin():
    (frame,) = edge(top_edge, SCOPE)

    assert text(frame.para) == "LƯU HÀNH NỘI BỘ"
    assert frame.para.box_mm == 8
    assert frame.top_mm == 10
    assert frame.top_mm + frame.para.box_mm < ND30.sheet.page.top_mm


def test_the_box_is_centred_over_the_national_title():
    (frame,) = edge(top_edge, SCOPE)
    left, right = ND30.frame.letterhead_mm

    assert frame.left_mm + frame.width_mm / 2 == pytest.approx(left + right / 2)
    assert frame.width_mm > width(frame.para, 13)
    assert (frame.para.left_mm, frame.para.right_mm) == (0, 0)


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_who_may_read_a_party_letter_stands_at_the_right_without_a_box(pack):
    (frame,) = edge(top_edge, SCOPE, pack=pack)

    assert text(frame.para) == "LƯU HÀNH NỘI BỘ"
    assert (frame.para.box_mm, frame.top_mm) == (0, 10)
    assert frame.left_mm + frame.width_mm == pytest.approx(165)
    assert frame.width_mm == pytest.approx(width(frame.para, 12) + 0.5)


def test_the_line_of_a_copy_stands_at_the_right_over_the_box():
    line, box = edge(top_edge, SCOPE, SIGNED)

    assert text(line.para) == SIGNED.text
    assert line.left_mm + line.width_mm == pytest.approx(165)
    assert line.top_mm < box.top_mm
    assert line.top_mm + 10 * 1.149 * 25.4 / 72 <= box.top_mm


@pytest.mark.parametrize("pack", [HD36, HD05])
def test_the_party_has_no_line_of_a_copy(pack):
    assert edge(top_edge, SIGNED, pack=pack) == []


def test_hd36_keeps_a_letter_from_the_press_under_the_signature():
    (para,) = edge(below_signature, PRESS, pack=HD36)

    assert text(para) == PRESS.text.upper()
    assert edge(bottom_edge, PRESS, pack=HD36) == []


def test_hd05_keeps_a_letter_from_the_press_ten_millimetres_from_the_foot():
    (frame,) = edge(bottom_edge, PRESS, pack=HD05)

    assert text(frame.para) == PRESS.text.upper()
    assert edge(below_signature, PRESS, pack=HD05) == []
    assert frame.top_mm + 12 * 1.149 * 25.4 / 72 == pytest.approx(297 - 10)
    assert (frame.left_mm, frame.width_mm) == (0, 165)
    assert frame.para.before_pt == 0


def test_the_state_has_no_word_on_the_press():
    assert [edge(of, PRESS) for of in (below_signature, bottom_edge)] == [[], []]


@pytest.mark.parametrize("pack", [ND30, HD36, HD05])
def test_address_and_telephone_stand_under_a_line_across_the_text(pack):
    rule, *lines = edge(contact, CONTACT, pack=pack)

    assert isinstance(rule, Rule)
    assert (rule.left_mm, rule.right_mm, rule.keep_next) == (0, 0, True)
    assert texts(lines) == list(CONTACT.dong)
    assert {para.style for para in lines} == {"lien_he"}


@pytest.mark.parametrize(("pack", "count"), [(ND30, 0), (HD36, 3), (HD05, 3)])
def test_only_the_party_has_its_address_under_the_signature(pack, count):
    assert len(edge(below_signature, CONTACT, pack=pack)) == count


def test_in_hd36_the_address_stands_last():
    assert texts(edge(below_signature, CONTACT, PRESS, pack=HD36)) == [
        PRESS.text.upper(),
        *CONTACT.dong,
    ]
