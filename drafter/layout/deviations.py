"""What was typed and stays, though the rule pack asks otherwise: findings, never repairs."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document.body_nodes import Bang, DoanVan
from drafter.document.nodes import (
    BanSao,
    DoKhan,
    DoMat,
    KhoGiay,
    KinhGui,
    LoaiPhan,
    NoiDung,
    NoiNhan,
    PhuLuc,
    SoKyHieu,
    TenLoai,
    TrichYeu,
    VanBan,
)
from drafter.document.parts import ANNEX
from drafter.errors import Finding, Level
from drafter.layout.copies import overflows
from drafter.layout.marks import typed_end
from drafter.layout.rules import SHEETS_MM, URGENCIES_MM, HouseChoices
from drafter.layout.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.layout.rules import Pack

_LETTERS = r"[^\W\d_][\w&]*"
# state §2.4, party §2.4; the number may be blank in a draft.
NUMBER = {
    "state": re.compile(rf"Số: (?:\d{{2,}}| +)/{_LETTERS}(?:-{_LETTERS})*\Z"),
    "party": re.compile(rf"Số (?:\d{{2,}}| +)-{_LETTERS}/{_LETTERS}(?:-{_LETTERS})*\Z"),
}
AS_ABOVE = re.compile(r"\W*như trên\b", re.IGNORECASE)
NUMBER_FORM = {"state": "Số: 15/QĐ-UBND", "party": "Số 15-QĐ/TU"}


def deviations(document: VanBan, pack: Pack) -> Iterator[Finding]:
    """Yield a finding for each departure of the typed text from the pack's form."""
    for check in (_number, _sheet, _stamps, _summary, _receivers, _end, _annexes, _copy):
        for found in check(document, pack):
            yield replace(found, clause=pack.cite(found.clause))


def _sheet(document: VanBan, pack: Pack) -> Iterator[Finding]:
    sheet, content = document.tim(KhoGiay), document.tim(NoiDung)
    if not sheet:
        return
    clause = pack.sheet.clause
    if sheet.text not in SHEETS_MM:
        sentence = f"Không có khổ giấy “{sheet.text}”; trang là A4."
        repair = f"Chọn: {', '.join(SHEETS_MM)}."
        yield Finding(Level.CANH_BAO, sentence, "kho_giay", repair, clause)
    tables = content and any(isinstance(block, Bang) for block in content.khoi)
    if sheet.text == "A4 ngang" and not tables:
        sentence = "Chỉ văn bản có bảng, biểu mới trình bày theo chiều ngang."
        yield Finding(Level.CANH_BAO, sentence, "kho_giay", "Bỏ trống khổ giấy.", clause)


def _stamps(document: VanBan, pack: Pack) -> Iterator[Finding]:
    secret, urgent = document.tim(DoMat), document.tim(DoKhan)
    if secret:
        sentence = "Văn bản mật soạn và đóng dấu theo pháp luật về bí mật nhà nước."
        if "do_mat" not in pack.rows:
            sentence = f"{pack.label} không có ô dấu mật: dấu không được in."
        repair = "Soạn trên máy dành riêng cho văn bản mật."
        yield Finding(Level.CANH_BAO, sentence, "do_mat", repair, pack.places.secrecy_clause)
    if urgent and urgent.text.upper() not in URGENCIES_MM:
        sentence = f"Không có mức độ khẩn “{urgent.text}”."
        repair = "Chọn: KHẨN, THƯỢNG KHẨN, HOẢ TỐC."
        yield Finding(Level.CANH_BAO, sentence, "do_khan", repair, pack.rows["do_khan"].clause)


def _number(document: VanBan, pack: Pack) -> Iterator[Finding]:
    number = document.tim(SoKyHieu)
    if number and not NUMBER[pack.regime].match(number.text):
        yield Finding(
            Level.CANH_BAO,
            f"Số, ký hiệu “{number.text}” không theo mẫu.",
            "ky_hieu",
            f"Viết như “{NUMBER_FORM[pack.regime]}”, không có dấu cách quanh gạch.",
            pack.rows["so_ky_hieu"].clause,
        )


def _summary(document: VanBan, pack: Pack) -> Iterator[Finding]:
    summary = document.tim(TrichYeu)
    text = " ".join(summary.dong) if summary else ""
    clause = pack.rows["trich_yeu_cv" if document.tim(TenLoai) is None else "trich_yeu"].clause
    if text.endswith("."):
        yield Finding(
            Level.CANH_BAO, "Trích yếu không có dấu chấm cuối.", "trich_yeu", "Bỏ dấu chấm.", clause
        )
    if pack.regime != "party" or not text:
        return
    if re.match(r"v/v\b", text, re.IGNORECASE):
        repair = "Bỏ “V/v”." if pack.name == "HD36" else "Thay bằng “về việc”."
        yield Finding(
            Level.CANH_BAO, "Văn bản của Đảng không dùng “V/v”.", "trich_yeu", repair, clause
        )
    elif pack.name != "HD36" and text[0].isupper():
        yield Finding(
            Level.GOI_Y,
            "Trích yếu của văn bản Đảng bắt đầu bằng chữ thường.",
            "trich_yeu",
            f"Viết “{text[0].lower()}{text[1:12]}…”.",
            clause,
        )


def _receivers(document: VanBan, pack: Pack) -> Iterator[Finding]:
    """Where someone is addressed, the list begins with them (state §2.11; party §2.10)."""
    addressed, receivers = document.tim(KinhGui), document.tim(NoiNhan)
    if not (addressed and addressed.noi and receivers and receivers.noi):
        return
    first, *others = (AS_ABOVE.match(item) for item in receivers.noi)
    if first:
        return
    sentence = f"Có “{addressed.nhan}” mà Nơi nhận không có “Như trên”."
    repair = "Thêm dòng đầu “Như trên”."
    if any(others):
        sentence = "Dòng đầu của Nơi nhận phải là “Như trên”."
        repair = "Chuyển “Như trên” lên dòng đầu."
    clause = pack.marks["noi_nhan"].clause
    yield Finding(Level.CANH_BAO, sentence, "noi_nhan", repair, clause)


def _end(document: VanBan, pack: Pack) -> Iterator[Finding]:
    body, parts = document.tim(NoiDung), document.tim(PhuLuc)
    texts = [("Nội dung", "noi_dung", body)] if body else []
    texts += [("Phụ lục", "phu_luc", part.noi_dung) for part in parts.phan] if parts else []
    for name, field, content in texts:
        typed = typed_end(content)
        # A label at the end, “Địa điểm:”, waits for its value.
        if typed not in {"", ":", pack.end_of_body}:
            sentence = f"{name} kết thúc bằng “{typed}”, quy tắc là “{pack.end_of_body}”."
            repair = f"Sửa dấu cuối thành “{pack.end_of_body}”."
            yield Finding(Level.CANH_BAO, sentence, field, repair, pack.end_of_body_clause)


def _annexes(document: VanBan, pack: Pack) -> Iterator[Finding]:
    parts, content = document.tim(PhuLuc), document.tim(NoiDung)
    if parts is None:
        return
    clause = pack.rows["phu_luc"].clause
    annexed = [part for part in parts.phan if part.loai is LoaiPhan.PHU_LUC]
    if annexed and content and "phụ lục" not in _words(content).casefold():
        sentence = "Nội dung không nhắc đến phụ lục."
        repair = "Thêm lời chỉ dẫn, ví dụ “(Phụ lục kèm theo)”."
        yield Finding(Level.CANH_BAO, sentence, "noi_dung", repair, clause)
    numbers = [part.nhan.rpartition(" ")[2] for part in annexed if part.nhan != ANNEX]
    if any(number.isdigit() == (pack.regime == "state") for number in numbers):
        form = "chữ số La Mã" if pack.regime == "state" else "chữ số Ả Rập"
        repair = "Chỉ gõ “Phụ lục”: máy đánh số khi có từ hai phụ lục."
        sentence = f"Phụ lục được đánh số bằng {form}."
        yield Finding(Level.CANH_BAO, sentence, "phu_luc", repair, clause)
    if pack.places.captions and parts.ghi_chu.partition(" của ")[2].isupper():
        sentence = "Dòng “Kèm theo” ghi tên cơ quan bằng chữ in hoa."
        repair = "Điền tên cơ quan như khi viết trong câu."
        yield Finding(Level.GOI_Y, sentence, "ten_trong_cau", repair, clause)


def _copy(document: VanBan, pack: Pack) -> Iterator[Finding]:
    copy = document.tim(BanSao)
    if copy and overflows(copy, Setting(pack, HouseChoices())):
        width, height = pack.places.copy_stamp_mm or (0, 0)
        sentence = f"Chữ không vừa dấu bản sao {width} x {height} mm."
        clause = pack.rows["hinh_thuc_sao"].clause
        yield Finding(Level.CANH_BAO, sentence, "noi_nhan_sao", "Ghi gọn nơi nhận.", clause)


def _words(content: NoiDung) -> str:
    """Return the text of the body, its tables too."""
    texts: list[str] = []
    for block in content.khoi:
        if isinstance(block, DoanVan):
            texts.append(block.text)
        elif isinstance(block, Bang):
            texts += ["".join(chu.text for chu in cell) for row in block.hang for cell in row]
    return " ".join(texts)
