"""The components of a document, one frozen class each, in the words of the regulations.

| class         | XML element      | ô (NĐ30 / HD) | what it is                                 |
| ------------- | ---------------- | ------------- | ------------------------------------------ |
| QuocHieu      | quoc_hieu        | 1 / -         | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM         |
| TieuNgu       | tieu_ngu         | 1 / -         | Độc lập - Tự do - Hạnh phúc                |
| TieuDe        | tieu_de          | - / 1         | ĐẢNG CỘNG SẢN VIỆT NAM                     |
| CoQuanChuQuan | co_quan_chu_quan | 2 / 2         | direct superior, one or several lines      |
| CoQuanBanHanh | co_quan_ban_hanh | 2 / 2         | issuing body, one or several lines         |
| SoKyHieu      | so_ky_hieu       | 3 / 3         | number and symbol                          |
| DiaDanhNgay   | dia_danh_ngay    | 4 / 4         | place and date                             |
| TenLoai       | ten_loai         | 5a / 5a       | name of the type, absent from a công văn   |
| TacGia        | tac_gia          | - / 5a        | author named under the type (kết luận)     |
| TrichYeu      | trich_yeu        | 5a, 5b / same | what the document is about                 |
| KinhGui       | kinh_gui         | 9a / 5a, 9b   | label and addressees                       |
| ThamQuyen     | tham_quyen       | 6 / 6         | body or title that decides                 |
| CanCu         | can_cu           | 6 / 6         | the grounds, one each                      |
| LenhBanHanh   | lenh_ban_hanh    | 6 / 6         | QUYẾT ĐỊNH: and its like                   |
| NoiDung       | noi_dung         | 6 / 6         | the body                                   |
| NoiNhan       | noi_nhan         | 9b / 9a       | label and receivers                        |
| Ky            | ky               | 7a-7c / 7a-7c | authority, position, room to sign, name    |
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar


class VaiTro(StrEnum):
    """The role of one paragraph of the body."""

    DOAN = "doan"
    PHAN = "phan"  # Phần I
    CHUONG = "chuong"  # Chương I
    MUC = "muc"  # Mục 1
    TIEU_MUC = "tieu_muc"  # Tiểu mục 1
    TEN_DE_MUC = "ten_de_muc"  # the line under one of the four above
    MUC_LA_MA = "muc_la_ma"  # I. TIÊU ĐỀ, I- Tiêu đề
    DIEU = "dieu"  # Điều 1.
    KHOAN = "khoan"  # 1.
    DIEM = "diem"  # a)
    GACH = "gach"  # - …
    CAN_CU = "can_cu"  # Căn cứ …


@dataclass(frozen=True, slots=True)
class Chu:
    """A stretch of text of one look."""

    text: str
    dam: bool = False
    nghieng: bool = False


@dataclass(frozen=True, slots=True)
class DoanVan:
    """One paragraph of the body with its role."""

    vai_tro: VaiTro
    chu: tuple[Chu, ...]

    @property
    def text(self) -> str:
        """Return the paragraph without its looks."""
        return "".join(chu.text for chu in self.chu)


@dataclass(frozen=True, slots=True)
class Bang:
    """A table of the body: rows of cells, the first row the heading; all rows equally long."""

    hang: tuple[tuple[tuple[Chu, ...], ...], ...]
    can: tuple[str, ...]  # per column: "left", "center", "right" or ""


@dataclass(frozen=True, slots=True)
class QuocHieu:
    """Quốc hiệu, one line."""

    text: str


@dataclass(frozen=True, slots=True)
class TieuNgu:
    """Tiêu ngữ, one line."""

    text: str


@dataclass(frozen=True, slots=True)
class TieuDe:
    """The Party's title, one line."""

    text: str


@dataclass(frozen=True, slots=True)
class CoQuanChuQuan:
    """The direct superior."""

    dong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoQuanBanHanh:
    """The issuing body."""

    dong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SoKyHieu:
    """Number and symbol as they are printed; a blank number is a run of spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class DiaDanhNgay:
    """Place and date as they are printed; what is blank is a run of spaces."""

    text: str


@dataclass(frozen=True, slots=True)
class TenLoai:
    """The name of the type."""

    text: str


@dataclass(frozen=True, slots=True)
class TacGia:
    """The author, in a line of its own under the type."""

    text: str


@dataclass(frozen=True, slots=True)
class TrichYeu:
    """The trích yếu, lines broken by the clerk kept."""

    dong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KinhGui:
    """Label (Kính gửi, Kính trình) and addressees."""

    nhan: str
    noi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ThamQuyen:
    """The body or the title that decides."""

    text: str


@dataclass(frozen=True, slots=True)
class CanCu:
    """The grounds of a decision."""

    dong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LenhBanHanh:
    """The operative words."""

    text: str


@dataclass(frozen=True, slots=True)
class NoiDung:
    """The body: paragraphs and tables."""

    khoi: tuple[DoanVan | Bang, ...]


@dataclass(frozen=True, slots=True)
class NoiNhan:
    """Label and receivers."""

    nhan: str
    noi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ky:
    """The signature block: lines of authority, position, and the signer's name or nothing."""

    quyen_han: tuple[str, ...]
    chuc_vu: tuple[str, ...]
    ho_ten: str


ThanhPhan = (
    QuocHieu
    | TieuNgu
    | TieuDe
    | CoQuanChuQuan
    | CoQuanBanHanh
    | SoKyHieu
    | DiaDanhNgay
    | TenLoai
    | TacGia
    | TrichYeu
    | KinhGui
    | ThamQuyen
    | CanCu
    | LenhBanHanh
    | NoiDung
    | NoiNhan
    | Ky
)

_T = TypeVar("_T", bound=ThanhPhan)


@dataclass(frozen=True, slots=True)
class VanBan:
    """A whole document: its components in the order of the page."""

    thanh_phan: tuple[ThanhPhan, ...]

    def tim(self, kind: type[_T]) -> _T | None:
        """Return the component of a class, or None where the document has none."""
        return next((part for part in self.thanh_phan if isinstance(part, kind)), None)
