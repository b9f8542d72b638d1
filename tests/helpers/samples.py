"""What the tests of the core share: full values of every field, drafts, the text of a DOCX."""

import io
import re
import shutil
import zipfile
from contextlib import contextmanager
from unittest.mock import patch

from lxml import etree

from drafter import paths
from drafter.draft.fields import Draft, Kind, coerce
from drafter.layout.packs import packs_of
from drafter.pipeline import fields_of
from drafter.template import catalogue, source
from drafter.writers.docx_parts import FOOT

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# One value a field; each its own words, so that a test sees which of them reached the page.
VALUES = {
    "co_quan_chu_quan": "UBND tỉnh Hòa Bình",
    "co_quan_ban_hanh": "Sở Nội vụ",
    "so": "7",
    "ky_hieu": "SNV-VP",
    "dia_danh": "Hòa Bình",
    "ngay": "2026-02-05",
    "tac_gia": "của Ban Thường vụ",
    "trich_yeu": "rà soát hồ sơ lưu trữ",
    "kinh_gui": ["Các phòng thuộc Sở", "Trung tâm Lưu trữ"],
    "kinh_trinh": ["Ban Bí thư", "Văn phòng Trung ương Đảng"],
    "tham_quyen": "Giám đốc Sở Nội vụ",
    "can_cu": ["Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024", "Theo đề nghị của Chánh Văn phòng"],
    "noi_dung": "Đoạn mở đầu.\n1. Việc thứ nhất.\n| Tên | Số |\n|---|--:|\n| Hồ sơ | 12 |\nCuối",
    "quyen_han": "KT. GIÁM ĐỐC",
    "chuc_vu": "PHÓ GIÁM ĐỐC",
    "ho_ten": "Đinh Thị Mơ",
    "noi_nhan": ["Như trên", "Thanh tra tỉnh", "Lưu: VT, VP"],
}
# What few letters have.
RARE = {
    "co_quan_cung_ban_hanh": ["Công an tỉnh Hòa Bình", "Thanh tra tỉnh Hòa Bình"],
    "kho_giay": "A4 ngang",
    "pham_vi": "LƯU HÀNH NỘI BỘ",
    "dong_ky_so": "SAO Y; SỞ NỘI VỤ; 05/02/2026; 09:15:00",
    "du_thao": "Dự thảo lần 2",
    "do_mat": "TỐI MẬT",
    "do_khan": "THƯỢNG KHẨN",
    "nguoi_soan": "PL.(300)",
    "dong_ky": ["TL. GIÁM ĐỐC | TRƯỞNG PHÒNG | Lò Văn Páo", "Giàng Thị Dợ"],
    "xac_nhan_quyen_han": "T/L BAN THƯỜNG VỤ",
    "xac_nhan_chuc_vu": "CHÁNH VĂN PHÒNG",
    "xac_nhan_ho_ten": "Vàng A Sử",
    "khong_pho_bien": "Không phổ biến trên các phương tiện thông tin đại chúng",
    "lien_he": "Số 9, phố Lò Văn Giá\nĐiện thoại: 0218 3856 789",
    "ten_trong_cau": "Sở Nội vụ tỉnh Hòa Bình",
    "phu_luc": "Phụ lục\nDanh mục kho lưu trữ\n(Kèm theo lời gửi)\nMột dòng của phụ lục.",
}
# What the libraries would say to the clerk in their own tongue.
ENGLISH = re.compile(
    r"\b(?:cannot|character|denied|directory|document|error|expected|file|illegal|invalid|key|line"
    r"|memory|recursion|such|unclosed|value)\b",
    re.IGNORECASE,
)
VERBATIM = {"so_ky_hieu": "Số 07 -SNV/VP"}
_WORDS = {Kind.NGAY: "2026-03-09"}


def draft(type_id="state/cong_van", /, pack="", **changes):
    """Return a draft of a type as most letters are, with some values changed.

    What a type asks for beside the values of the house is made up.
    """
    given = VALUES | changes
    values = {
        spec.name: value_of(spec, given, pack)
        for spec in fields_of(type_id)
        if spec.name in given or spec.required
    }
    return Draft(type_id, values, pack)


def full(type_id, /, pack="", **changes):
    """Return a draft of a type in which every field is filled, with some values changed."""
    given = VALUES | VERBATIM | RARE | changes
    values = {spec.name: value_of(spec, given, pack) for spec in fields_of(type_id)}
    return Draft(type_id, values, pack)


def value_of(spec, given, pack=""):
    """Return a field's value, cleaned as at the door: the given one, the example, or some words."""
    known = given.get(spec.name)
    if known is None or (isinstance(known, list) and spec.kind is not Kind.DANH_SACH):
        known = spec.example(pack) or next((text for _, text in spec.examples), "")
        known = known or (spec.choices or (_WORDS.get(spec.kind, f"Điều ghi ở {spec.name}"),))[0]
    return coerce(spec, known)


def packs_for(template):
    """Return the names of the rule packs a type may be set under."""
    return template.only_under or tuple(pack.name for pack in packs_of(template.regime))


def parts(docx):
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def body_of(docx):
    return etree.fromstring(parts(docx)["word/document.xml"])[0]


def lines(docx):
    """Return the text of each paragraph that holds any, in the order of the page."""
    texts = ("".join(p.itertext(f"{W}t")) for p in body_of(docx).iter(f"{W}p"))
    return [text for text in texts if text]


def foot(docx):
    """Return the text at the foot of page 1, empty where a letter has none."""
    part = parts(docx).get(FOOT)
    return "".join(etree.fromstring(part).itertext()) if part else ""


@contextmanager
def own_templates(folder, *, few=False):
    """Read templates, all or a few, from a copy in a folder, which a test may change."""
    ignore = _all_but_a_few if few else None
    copy = shutil.copytree(paths.templates(), folder / "templates", ignore=ignore)
    try:
        with patch.object(paths, "templates", lambda: copy):
            forget_templates()
            yield copy
    finally:
        forget_templates()


def _all_but_a_few(_folder, names):
    """Name the types to leave out: frames and a few types are as good as all, and quicker."""
    kept = ("_", "fields", "state", "party", "cong_van.", "chi_thi.", "quyet_dinh.")
    return [name for name in names if not name.startswith(kept)]


def forget_templates():
    for cached in (catalogue.load_catalogue, catalogue._shared_fields, source.environment):
        cached.cache_clear()
