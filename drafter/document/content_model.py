"""What may stand in what: the XML vocabulary of components as data; everything else is refused."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.document import nodes


@dataclass(frozen=True, slots=True)
class Model:
    """How one element is read: its class, and how each child maps to the class's fields."""

    kind: type[object]
    children: tuple[str, ...] = ()  # allowed children; empty: text only
    lines: bool = False  # text only, but lines are kept apart


ROOT = "van_ban"

MODELS: dict[str, Model] = {
    "quoc_hieu": Model(nodes.QuocHieu),
    "tieu_ngu": Model(nodes.TieuNgu),
    "tieu_de": Model(nodes.TieuDe),
    "co_quan_chu_quan": Model(nodes.CoQuanChuQuan, lines=True),
    "co_quan_ban_hanh": Model(nodes.CoQuanBanHanh, lines=True),
    "so_ky_hieu": Model(nodes.SoKyHieu),
    "dia_danh_ngay": Model(nodes.DiaDanhNgay),
    "ten_loai": Model(nodes.TenLoai),
    "tac_gia": Model(nodes.TacGia),
    "trich_yeu": Model(nodes.TrichYeu, lines=True),
    "kinh_gui": Model(nodes.KinhGui, ("nhan", "noi")),
    "tham_quyen": Model(nodes.ThamQuyen),
    "can_cu": Model(nodes.CanCu, ("dong",)),
    "lenh_ban_hanh": Model(nodes.LenhBanHanh),
    "noi_dung": Model(nodes.NoiDung),
    "noi_nhan": Model(nodes.NoiNhan, ("nhan", "noi")),
    "ky": Model(nodes.Ky, ("quyen_han", "chuc_vu", "ho_ten")),
}
