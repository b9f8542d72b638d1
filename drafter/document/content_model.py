"""What may stand in what: the XML vocabulary of components as data; everything else is refused."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.document import nodes


@dataclass(frozen=True, slots=True)
class Model:
    """How one element is read: its class, its children, and where it may stand."""

    kind: type[object]
    children: tuple[str, ...] = ()  # the class's fields, in order; empty: text only
    lines: bool = False  # text only, but lines are kept apart
    regime: str = ""  # only there
    many: bool = False  # may stand several times, one after another


ROOT = "van_ban"
# Children that may stand several times, or whose lines are kept apart.
LISTS = frozenset({"noi", "dong", "quyen_han", "chuc_vu", "chuc_vu_khac", "co_quan"})

STATE, PARTY = "state", "party"

# In the order they stand in a document.
MODELS: dict[str, Model] = {
    "kho_giay": Model(nodes.KhoGiay),
    "dong_ky_so": Model(nodes.DongKySo, regime=STATE),
    "pham_vi": Model(nodes.PhamVi),
    "co_quan_chu_quan": Model(nodes.CoQuanChuQuan, lines=True),
    "co_quan_ban_hanh": Model(nodes.CoQuanBanHanh, lines=True),
    "quoc_hieu": Model(nodes.QuocHieu, regime=STATE),
    "tieu_ngu": Model(nodes.TieuNgu, regime=STATE),
    "tieu_de": Model(nodes.TieuDe, regime=PARTY),
    "so_ky_hieu": Model(nodes.SoKyHieu),
    "dia_danh_ngay": Model(nodes.DiaDanhNgay),
    "du_thao": Model(nodes.DuThao, regime=PARTY),
    "do_mat": Model(nodes.DoMat),
    "do_khan": Model(nodes.DoKhan),
    "ten_loai": Model(nodes.TenLoai),
    "tac_gia": Model(nodes.TacGia, regime=PARTY),
    "trich_yeu": Model(nodes.TrichYeu, lines=True),
    "ghi_chu": Model(nodes.GhiChu, regime=PARTY),
    "kinh_gui": Model(nodes.KinhGui, ("nhan", "noi")),
    "dien": Model(nodes.Dien, ("nhan", "noi"), regime=STATE),
    "loi_dan": Model(nodes.LoiDan),
    "tham_quyen": Model(nodes.ThamQuyen),
    "can_cu": Model(nodes.CanCu, ("dong",)),
    "lenh_ban_hanh": Model(nodes.LenhBanHanh),
    "noi_dung": Model(nodes.NoiDung),
    "noi_nhan": Model(nodes.NoiNhan, ("nhan", "noi")),
    "nguoi_soan": Model(nodes.NguoiSoan),
    "ky": Model(nodes.Ky, ("quyen_han", "chuc_vu", "ho_ten", "chuc_vu_khac"), many=True),
    "xac_nhan": Model(nodes.XacNhan, ("loi", "quyen_han", "chuc_vu", "ho_ten")),
    "khong_pho_bien": Model(nodes.KhongPhoBien, regime=PARTY),
    "lien_he": Model(nodes.LienHe, lines=True),
    "ban_sao": Model(
        nodes.BanSao,
        (
            "hinh_thuc",
            "co_quan",
            "so_ky_hieu",
            "dia_danh_ngay",
            "noi",
            "quyen_han",
            "chuc_vu",
            "ho_ten",
        ),
    ),
    "phu_luc": Model(nodes.PhuLuc, ("ghi_chu", "phan")),
}
