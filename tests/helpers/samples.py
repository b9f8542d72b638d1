"""What the tests of the core share: full values of every field, drafts, the text of a DOCX."""

import io
import re
import shutil
import zipfile
from contextlib import contextmanager
from unittest.mock import patch

from lxml import etree

from drafter import paths
from drafter.draft.fields import Draft, coerce
from drafter.pipeline import fields_of
from drafter.template import catalogue, source

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
# What the libraries would say to the clerk in their own tongue.
ENGLISH = re.compile(
    r"\b(?:cannot|character|denied|directory|document|error|expected|file|illegal|invalid|key|line"
    r"|memory|recursion|such|unclosed|value)\b",
    re.IGNORECASE,
)
VERBATIM = {"so_ky_hieu": "Số 07 -SNV/VP"}


def draft(type_id="state/cong_van", /, pack="", **changes):
    """Return a full draft of a type with some values changed, cleaned as at the door."""
    values = VALUES | changes
    kept = {f.name: coerce(f, values[f.name]) for f in fields_of(type_id) if f.name in values}
    return Draft(type_id, kept, pack)


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


@contextmanager
def own_templates(folder):
    """Read templates from a copy in a folder, which a test may change."""
    copy = shutil.copytree(paths.templates(), folder / "templates")
    try:
        with patch.object(paths, "templates", lambda: copy):
            forget_templates()
            yield copy
    finally:
        forget_templates()


def forget_templates():
    for cached in (catalogue.load_catalogue, catalogue._shared_fields, source.environment):
        cached.cache_clear()
