"""The components of a document, one frozen class each, in the words of the regulations.

| class         | XML element      | ô (NĐ30 / HD) | what it is                                 |
| ------------- | ---------------- | ------------- | ------------------------------------------ |
| KhoGiay       | kho_giay         | - / -         | sheet other than A4 upright                |
| DongKySo      | dong_ky_so       | 14 / -        | line of the electronic copy, top right     |
| PhamVi        | pham_vi          | 11 / 11a      | who may read: LƯU HÀNH NỘI BỘ              |
| CoQuanChuQuan | co_quan_chu_quan | 2 / 2         | direct superior, one or several lines      |
| CoQuanBanHanh | co_quan_ban_hanh | 2 / 2         | issuing body, one or several lines         |
| QuocHieu      | quoc_hieu        | 1 / -         | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM         |
| TieuNgu       | tieu_ngu         | 1 / -         | Độc lập - Tự do - Hạnh phúc                |
| TieuDe        | tieu_de          | - / 1         | ĐẢNG CỘNG SẢN VIỆT NAM                     |
| SoKyHieu      | so_ky_hieu       | 3 / 3         | number and symbol                          |
| DiaDanhNgay   | dia_danh_ngay    | 4 / 4         | place and date                             |
| DuThao        | du_thao          | - / 11b       | Dự thảo lần 2                              |
| DoMat         | do_mat           | 10a / 10a     | MẬT, TỐI MẬT, TUYỆT MẬT                    |
| DoKhan        | do_khan          | 10b / 10      | KHẨN, THƯỢNG KHẨN, HOẢ TỐC                 |
| TenLoai       | ten_loai         | 5a / 5a       | name of the type, absent from a công văn   |
| TacGia        | tac_gia          | - / 5a        | author named under the type (kết luận)     |
| TrichYeu      | trich_yeu        | 5a, 5b / same | what the document is about                 |
| GhiChu        | ghi_chu          | 5a / 5a       | line in brackets under the trích yếu       |
| KinhGui       | kinh_gui         | 9a / 5a, 9b   | label and addressees                       |
| Dien          | dien             | 9a / -        | who wires to whom (công điện)              |
| LoiDan        | loi_dan          | 6 / 6         | centred words that open the body           |
| ThamQuyen     | tham_quyen       | 6 / 6         | body or title that decides                 |
| CanCu         | can_cu           | 6 / 6         | the grounds, one each                      |
| LenhBanHanh   | lenh_ban_hanh    | 6 / 6         | QUYẾT ĐỊNH: and its like                   |
| NoiDung       | noi_dung         | 6 / 6         | the body                                   |
| NoiNhan       | noi_nhan         | 9b / 9a       | label and receivers                        |
| NguoiSoan     | nguoi_soan       | 12 / 12       | mark of drafter or typist, copies          |
| Ky            | ky               | 7a-7c / 7a-7c | authority, position, room to sign, name    |
| XacNhan       | xac_nhan         | - / -         | who confirms a signature, or a leave       |
| KhongPhoBien  | khong_pho_bien   | - / 11        | Không phổ biến trên các phương tiện …      |
| LienHe        | lien_he          | 13 / 13       | address, telephone, mail                   |
| BanSao        | ban_sao          | 1-7 / 14-20   | the block of a copy                        |
| PhuLuc        | phu_luc          | - / -         | annexes and appended documents             |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from drafter.document.body_nodes import Khoi


@dataclass(frozen=True, slots=True)
class MotDong:
    """What is one text: the base of most components."""

    text: str


class KhoGiay(MotDong):
    """The sheet: A4 ngang, A5, A5 ngang."""

    __slots__ = ()


class DongKySo(MotDong):
    """The line of an electronic copy or annex: form, body, date, time."""

    __slots__ = ()


class PhamVi(MotDong):
    """Who may read the document, or when it goes back."""

    __slots__ = ()


class QuocHieu(MotDong):
    """Quốc hiệu, one line."""

    __slots__ = ()


class TieuNgu(MotDong):
    """Tiêu ngữ, one line."""

    __slots__ = ()


class TieuDe(MotDong):
    """The Party's title, one line."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class CoQuanChuQuan:
    """The direct superior."""

    dong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoQuanBanHanh:
    """The issuing body."""

    dong: tuple[str, ...]


class SoKyHieu(MotDong):
    """Number and symbol as they are printed; a blank number is a run of spaces."""

    __slots__ = ()


class DiaDanhNgay(MotDong):
    """Place and date as they are printed; what is blank is a run of spaces."""

    __slots__ = ()


class DuThao(MotDong):
    """Which draft it is."""

    __slots__ = ()


class DoMat(MotDong):
    """Degree of secrecy."""

    __slots__ = ()


class DoKhan(MotDong):
    """Degree of urgency."""

    __slots__ = ()


class TenLoai(MotDong):
    """The name of the type."""

    __slots__ = ()


class TacGia(MotDong):
    """The author, in a line of its own under the type."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class TrichYeu:
    """The trích yếu, lines broken by the clerk kept."""

    dong: tuple[str, ...]


class GhiChu(MotDong):
    """A line in brackets under the trích yếu: what it goes with, whose report to whom."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class KinhGui:
    """Label (Kính gửi, Kính trình) and addressees."""

    nhan: str
    noi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dien:
    """Label (who wires) and receivers of a công điện."""

    nhan: str
    noi: tuple[str, ...]


class LoiDan(MotDong):
    """Centred words between title and body."""

    __slots__ = ()


class ThamQuyen(MotDong):
    """The body or the title that decides."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class CanCu:
    """The grounds of a decision."""

    dong: tuple[str, ...]


class LenhBanHanh(MotDong):
    """The operative words."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class NoiDung:
    """The body: paragraphs and tables, in an annex images."""

    khoi: tuple[Khoi, ...]


@dataclass(frozen=True, slots=True)
class NoiNhan:
    """Label and receivers."""

    nhan: str
    noi: tuple[str, ...]


class NguoiSoan(MotDong):
    """Mark of who drafted or typed, and how many copies."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Ky:
    """The signature block: lines of authority, position, and the signer's name or nothing.

    An office held besides stands above the name.
    """

    quyen_han: tuple[str, ...]
    chuc_vu: tuple[str, ...]
    ho_ten: str
    chuc_vu_khac: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class XacNhan:
    """Words that confirm, and the block of who confirms."""

    loi: str
    quyen_han: tuple[str, ...]
    chuc_vu: tuple[str, ...]
    ho_ten: str


class KhongPhoBien(MotDong):
    """Not for the press."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class LienHe:
    """Address, telephone, mail."""

    dong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BanSao:
    """The block of a copy: its form, who copied, number, place and date, receivers, signer."""

    hinh_thuc: str
    co_quan: tuple[str, ...]
    so_ky_hieu: str
    dia_danh_ngay: str
    noi: tuple[str, ...]
    quyen_han: tuple[str, ...]
    chuc_vu: tuple[str, ...]
    ho_ten: str


class LoaiPhan(StrEnum):
    """What an appended part is."""

    PHU_LUC = "phu_luc"
    VAN_BAN = "van_ban"  # a whole document, with the letterhead of the letter


@dataclass(frozen=True, slots=True)
class Phan:
    """An annex or appended document: label or type, title, typed caption, sheet, body."""

    loai: LoaiPhan
    nhan: str
    ten: tuple[str, ...]
    ghi_chu: str
    kho: str  # "ngang", "dọc" or ""
    noi_dung: NoiDung


@dataclass(frozen=True, slots=True)
class PhuLuc:
    """The caption of all parts, and the parts."""

    ghi_chu: str
    phan: tuple[Phan, ...]


ThanhPhan = (
    KhoGiay
    | DongKySo
    | PhamVi
    | CoQuanChuQuan
    | CoQuanBanHanh
    | QuocHieu
    | TieuNgu
    | TieuDe
    | SoKyHieu
    | DiaDanhNgay
    | DuThao
    | DoMat
    | DoKhan
    | TenLoai
    | TacGia
    | TrichYeu
    | GhiChu
    | KinhGui
    | Dien
    | LoiDan
    | ThamQuyen
    | CanCu
    | LenhBanHanh
    | NoiDung
    | NoiNhan
    | NguoiSoan
    | Ky
    | XacNhan
    | KhongPhoBien
    | LienHe
    | BanSao
    | PhuLuc
)

_T = TypeVar("_T", bound=ThanhPhan)


@dataclass(frozen=True, slots=True)
class VanBan:
    """A whole document: its components in the order of the page."""

    thanh_phan: tuple[ThanhPhan, ...]

    def tim(self, kind: type[_T]) -> _T | None:
        """Return the component of a class, or None where the document has none."""
        return next((part for part in self.thanh_phan if isinstance(part, kind)), None)

    def tat_ca(self, kind: type[_T]) -> tuple[_T, ...]:
        """Return every component of a class, in the order of the page."""
        return tuple(part for part in self.thanh_phan if isinstance(part, kind))
