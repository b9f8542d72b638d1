"""Bodies made up for the tests, one of each regime."""

from drafter.layout.rules import HouseChoices
from drafter.store.profile import Group, Profile, Signer

CHAIR = Signer(("TM. ỦY BAN NHÂN DÂN",), ("CHỦ TỊCH",), "Lò Văn Páo")
DEPUTY = Signer(("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"), ("PHÓ CHỦ TỊCH",), "Đinh Thị Mơ")
COMMUNE = Profile(
    ten="UBND xã",
    co_quan_ban_hanh="ỦY BAN NHÂN DÂN\nXÃ THẠCH LĨNH",
    ten_trong_cau="Ủy ban nhân dân xã Thạch Lĩnh",
    dia_danh="Thạch Lĩnh",
    ky_hieu="UBND",
    don_vi=("VP", "KT"),
    lien_he="Thôn 2, xã Thạch Lĩnh\nĐiện thoại: 0213 000 111",
    nguoi_ky=(CHAIR, DEPUTY),
    so_dia_chi=("Sở Nội vụ (để b/c)", "Bộ Nội vụ (Vụ Tổ chức)"),
    nhom=(
        Group("Báo cáo", ("Thường trực Đảng uỷ (để b/c)", "Thường trực HĐND xã (để b/c)")),
        Group("Các thôn", ("Thôn 1", "Thôn 2 (để thực hiện)")),
    ),
    nhom_noi_nhan="Báo cáo",
    luu="Lưu: VT, VP",
    chinh_ta="uỷ",
    lua_chon=HouseChoices(1, 30.0, 15, None, True, 1.15, 8.0),
)
WARD_PARTY = Profile(
    che_do="party",
    co_quan_chu_quan="ĐẢNG BỘ TỈNH SƠN GIANG",
    co_quan_ban_hanh="ĐẢNG UỶ PHƯỜNG ĐÔNG KHÊ",
    loai="dang_uy_xa",
    dia_danh="Đông Khê",
    ky_hieu="ĐU",
    nguoi_ky=(Signer(("T/M BAN THƯỜNG VỤ",), ("PHÓ BÍ THƯ",), "Hà Văn Độ"),),
    so_dia_chi=("Ban Thường vụ Tỉnh uỷ",),
    luu="Lưu Văn phòng Đảng uỷ",
)
BARE = Profile(co_quan_ban_hanh="SỞ NỘI VỤ")
OFFICES = (COMMUNE, WARD_PARTY, BARE)
