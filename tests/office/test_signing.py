"""The signing blocks against a second reading of state §2.10 and party §2.8."""

# ruff: noqa: E501 - a table keeps its columns
import pytest

from drafter.office.bodies import BODIES
from drafter.office.signing import BLOCKS, PARTY, STATE, offers, positions_for_all, signs_for_all

# kind | pack | lines, authority then position, "+" between them; the best first.
READING = """
ubnd_tinh       | ND30 | TM. ỦY BAN NHÂN DÂN + CHỦ TỊCH; TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH + PHÓ CHỦ TỊCH; + CHỦ TỊCH; KT. CHỦ TỊCH + PHÓ CHỦ TỊCH; TL. CHỦ TỊCH + CHÁNH VĂN PHÒNG; TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG + PHÓ CHÁNH VĂN PHÒNG; TUQ. CHỦ TỊCH + GIÁM ĐỐC SỞ …; + Q. CHỦ TỊCH
hdnd_xa         | ND30 | TM. HỘI ĐỒNG NHÂN DÂN + CHỦ TỊCH; TM. HỘI ĐỒNG NHÂN DÂN / KT. CHỦ TỊCH + PHÓ CHỦ TỊCH; + CHỦ TỊCH; KT. CHỦ TỊCH + PHÓ CHỦ TỊCH; + Q. CHỦ TỊCH
bo              | ND30 | KT. BỘ TRƯỞNG + THỨ TRƯỞNG; + BỘ TRƯỞNG; TL. BỘ TRƯỞNG + CHÁNH VĂN PHÒNG
so              | ND30 | + GIÁM ĐỐC; KT. GIÁM ĐỐC + PHÓ GIÁM ĐỐC; TL. GIÁM ĐỐC + TRƯỞNG PHÒNG; TL. GIÁM ĐỐC / KT. TRƯỞNG PHÒNG + PHÓ TRƯỞNG PHÒNG; + Q. GIÁM ĐỐC
phong           | ND30 | + TRƯỞNG PHÒNG; KT. TRƯỞNG PHÒNG + PHÓ TRƯỞNG PHÒNG
van_phong_nn    | ND30 | + CHÁNH VĂN PHÒNG; KT. CHÁNH VĂN PHÒNG + PHÓ CHÁNH VĂN PHÒNG
doan_thu_ky     | HD36 | T/M ĐOÀN THƯ KÝ + TRƯỞNG ĐOÀN; T/L BAN THƯỜNG VỤ + CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + PHÓ CHÁNH VĂN PHÒNG
ban_kiem_phieu  | HD05 | T/M BAN KIỂM PHIẾU + TRƯỞNG BAN; T/L BAN THƯỜNG VỤ + CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + PHÓ CHÁNH VĂN PHÒNG; + BÍ THƯ; + PHÓ BÍ THƯ
trung_uong      | HD05 | T/M BAN CHẤP HÀNH TRUNG ƯƠNG + TỔNG BÍ THƯ; T/M BỘ CHÍNH TRỊ +; T/M BAN BÍ THƯ +
tinh_uy         | HD05 | T/M BAN THƯỜNG VỤ + BÍ THƯ; T/M BAN THƯỜNG VỤ + PHÓ BÍ THƯ; T/M TỈNH UỶ + BÍ THƯ; T/M TỈNH UỶ + PHÓ BÍ THƯ; T/L BAN THƯỜNG VỤ + CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + PHÓ CHÁNH VĂN PHÒNG; T/M BAN THƯỜNG VỤ +
huyen_uy        | HD36 | T/M BAN THƯỜNG VỤ + BÍ THƯ; T/M BAN THƯỜNG VỤ + PHÓ BÍ THƯ; T/M HUYỆN UỶ + BÍ THƯ; T/M HUYỆN UỶ + PHÓ BÍ THƯ; T/L BAN THƯỜNG VỤ + CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + PHÓ CHÁNH VĂN PHÒNG; T/M BAN THƯỜNG VỤ +
dang_uy_xa      | HD05 | T/M BAN THƯỜNG VỤ + BÍ THƯ; T/M BAN THƯỜNG VỤ + PHÓ BÍ THƯ; T/M ĐẢNG UỶ + BÍ THƯ; T/M ĐẢNG UỶ + PHÓ BÍ THƯ; T/L BAN THƯỜNG VỤ + CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + PHÓ CHÁNH VĂN PHÒNG; T/M BAN THƯỜNG VỤ +
chi_bo          | HD05 | T/M CHI BỘ + BÍ THƯ; T/M CHI BỘ + PHÓ BÍ THƯ
uy_ban_kiem_tra | HD05 | T/M UỶ BAN KIỂM TRA + CHỦ NHIỆM; T/M UỶ BAN KIỂM TRA + PHÓ CHỦ NHIỆM
dang_doan       | HD36 | T/M ĐẢNG ĐOÀN + BÍ THƯ; T/M ĐẢNG ĐOÀN + PHÓ BÍ THƯ
ban_can_su_dang | HD36 | T/M BAN CÁN SỰ ĐẢNG + BÍ THƯ; T/M BAN CÁN SỰ ĐẢNG + PHÓ BÍ THƯ
ban_to_chuc     | HD05 | + TRƯỞNG BAN; K/T TRƯỞNG BAN + PHÓ TRƯỞNG BAN; + PHÓ TRƯỞNG BAN; + Q. TRƯỞNG BAN
ban_to_chuc     | HD36 | + TRƯỞNG BAN; K/T TRƯỞNG BAN + PHÓ TRƯỞNG BAN; + PHÓ TRƯỞNG BAN; + Q. TRƯỞNG BAN; T/L TRƯỞNG BAN + CHÁNH VĂN PHÒNG
van_phong       | HD05 | + CHÁNH VĂN PHÒNG; K/T CHÁNH VĂN PHÒNG + PHÓ CHÁNH VĂN PHÒNG; + PHÓ CHÁNH VĂN PHÒNG; + Q. CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + CHÁNH VĂN PHÒNG; T/L BAN THƯỜNG VỤ + PHÓ CHÁNH VĂN PHÒNG
ban_chi_dao     | HD05 | + TRƯỞNG BAN CHỈ ĐẠO; K/T TRƯỞNG BAN CHỈ ĐẠO + PHÓ TRƯỞNG BAN CHỈ ĐẠO; + BÍ THƯ / kiêm / TRƯỞNG BAN CHỈ ĐẠO
tieu_ban        | HD36 | + TRƯỞNG TIỂU BAN; K/T TRƯỞNG TIỂU BAN + PHÓ TRƯỞNG TIỂU BAN; + … / kiêm / TRƯỞNG TIỂU BAN
hoi_dong        | HD05 | T/M HỘI ĐỒNG + CHỦ TỊCH; T/M HỘI ĐỒNG + PHÓ CHỦ TỊCH; + TRƯỞNG BAN TUYÊN GIÁO VÀ DÂN VẬN / kiêm / PHÓ CHỦ TỊCH HỘI ĐỒNG; + … / kiêm / CHỦ TỊCH HỘI ĐỒNG
lien_co_quan    | HD05 | + CHÁNH VĂN PHÒNG / TỈNH UỶ; + CHÁNH VĂN PHÒNG / UỶ BAN NHÂN DÂN TỈNH
truong_chinh_tri| HD05 | + …; K/T … + PHÓ …
"""


def blocks(text):
    for block in text.split(";"):
        authority, _plus, position = (part.strip() for part in block.partition("+"))
        yield tuple(
            tuple(line.strip() for line in part.split(" / ") if line.strip())
            for part in (authority, position)
        )


@pytest.mark.parametrize("row", READING.strip().splitlines())
def test_each_body_is_offered_its_lawful_blocks_the_best_first(row):
    kind, pack, lines = (cell.strip() for cell in row.split("|"))

    found = offers(BODIES[kind], pack)

    assert [(block.quyen_han, block.chuc_vu) for block in found] == list(blocks(lines))


@pytest.mark.parametrize("kind", [kind for kind in BODIES.values() if kind.regime == "party"])
def test_no_party_body_is_offered_a_state_mark(kind):
    for pack in kind.packs:
        lines = [line for b in offers(kind, pack) for line in (*b.quyen_han, *b.chuc_vu)]
        assert lines
        assert not [line for line in lines if line.startswith(("TM", "KT", "TL", "TUQ"))]


@pytest.mark.parametrize("kind", [kind for kind in BODIES.values() if kind.regime == "state"])
def test_no_state_body_is_offered_a_party_mark(kind):
    lines = [line for b in offers(kind, "ND30") for line in (*b.quyen_han, *b.chuc_vu)]

    assert lines
    assert not [line for line in lines if line[1:2] == "/"]


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_each_row_names_known_bodies_and_its_clause(block):
    assert set(block.kinds) <= {"", *BODIES}
    assert block.clause
    assert block.quyen_han or block.chuc_vu
    assert all((id_ == "") or BODIES[id_].regime == regime_of(block) for id_ in block.kinds)


def regime_of(block):
    return "state" if block.packs == ("ND30",) else "party"


@pytest.mark.parametrize("table", [STATE, PARTY])
def test_no_block_stands_twice(table):
    keys = [(b.quyen_han, b.chuc_vu, b.packs, b.case, b.kinds) for b in table]

    assert len(set(keys)) == len(keys)


def test_an_unknown_state_body_is_offered_the_decrees_eight_layouts():
    found = [block.quyen_han + block.chuc_vu for block in offers(None, "ND30")]

    assert [lines for lines in found if lines[0] in ("CHỦ TỊCH", "KT. BỘ TRƯỞNG")]
    assert ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH") in found
    assert ("TL. GIÁM ĐỐC", "KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG") in found
    assert ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ …") in found
    assert ("Q. GIÁM ĐỐC",) in found


@pytest.mark.parametrize("pack", ["HD36", "HD05"])
def test_an_unknown_party_body_is_offered_the_minutes_too(pack):
    positions = [block.chuc_vu for block in offers(None, pack)]

    assert ("CHỦ TRÌ HỘI NGHỊ",) in positions
    assert ("NGƯỜI GHI BIÊN BẢN",) in positions


@pytest.mark.parametrize(("kind", "pack"), [("huyen_uy", "HD05"), ("tu_van", "HD36")])
def test_a_body_the_edition_lacks_is_offered_what_the_edition_has(kind, pack):
    assert offers(BODIES[kind], pack)


def test_an_unknown_edition_offers_nothing():
    assert offers(None, "ND99") == ()


def test_confirmation_blocks_of_a_congress_are_marked():
    found = [block for block in offers(BODIES["dai_hoi"], "HD05") if block.confirms]

    assert ("T/M TỈNH UỶ",) in [block.quyen_han for block in found]
    assert all(block.case for block in found)


def test_only_the_bodies_of_many_sign_for_all():
    assert {kind.id for kind in BODIES.values() if signs_for_all(kind)} >= {
        *("dai_hoi", "tinh_uy", "dang_uy_xa", "chi_bo", "uy_ban_kiem_tra", "hoi_dong"),
    }
    one_chief = (
        "van_phong ban_to_chuc ban ban_chi_dao tieu_ban truong_chinh_tri don_vi co_quan_ubkt"
    )
    assert not any(signs_for_all(BODIES[id_]) for id_ in one_chief.split())


def test_few_positions_stand_after_t_m():
    congress = {"TRƯỞNG ĐOÀN", "TRƯỞNG BAN", "TỔNG BÍ THƯ"}

    assert positions_for_all() - congress == {
        *("BÍ THƯ", "PHÓ BÍ THƯ", "CHỦ NHIỆM", "PHÓ CHỦ NHIỆM", "CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    }


def test_what_only_practice_arranges_is_marked():
    marked = {block.quyen_han + block.chuc_vu for block in STATE if block.practice}

    assert ("TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ …") in marked
    assert ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH") not in marked
    assert ("KT. BỘ TRƯỞNG", "THỨ TRƯỞNG") not in marked
