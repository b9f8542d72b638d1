"""What a body is made of: paragraphs with their roles, tables, pictures."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Gop:
    """Cells of a table joined into one: the first's row and column, rows and columns it takes."""

    hang: int
    cot: int
    so_hang: int
    so_cot: int

    @property
    def phu(self) -> tuple[tuple[int, int], ...]:
        """Return row and column of each cell but the first."""
        rows = range(self.hang, self.hang + self.so_hang)
        columns = range(self.cot, self.cot + self.so_cot)
        return tuple((row, at) for row in rows for at in columns)[1:]


@dataclass(frozen=True, slots=True)
class Bang:
    """A table of the body: rows of cells, the first rows the heading; all rows equally long.

    Of joined cells all but the first are empty.
    """

    hang: tuple[tuple[tuple[Chu, ...], ...], ...]
    can: tuple[str, ...]  # per column: "left", "center", "right" or ""
    so_hang_dau: int = 1
    gop: tuple[Gop, ...] = ()


@dataclass(frozen=True, slots=True)
class Anh:
    """An image in an annex by its name in the draft, its width in mm, or 0 for its own."""

    ten: str
    rong_mm: float = 0.0


Khoi = DoanVan | Bang | Anh
