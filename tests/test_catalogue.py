"""Every type of the catalogue under every rule pack, from its example to a valid package."""

from itertools import pairwise

import pytest
from lxml import etree

from drafter import paths
from drafter.document.content_model import MODELS
from drafter.pipeline import compose, docx_bytes
from drafter.render.engine import page_count, to_pdf
from drafter.template.catalogue import example_draft, load_catalogue
from drafter.template.fill import fill
from tests.helpers.samples import packs_for

CATALOGUE = load_catalogue()
LETTERS = [(type_id, pack) for type_id, t in CATALOGUE.items() for pack in packs_for(t)]
TYPE_FILES = sorted(paths.templates().glob("*/[!_]*.xml.j2"))
SAME_LINES = 6  # so many in a row that two types share belong in a frame


@pytest.fixture(scope="module")
def validator():
    from openxml_audit import OpenXmlValidator

    return OpenXmlValidator()


def test_no_file_of_the_catalogue_is_faulty():
    assert CATALOGUE.faults == {}
    assert len(CATALOGUE) == len(TYPE_FILES)


@pytest.mark.parametrize(("type_id", "pack"), LETTERS)
def test_a_type_is_a_valid_letter_from_its_example(type_id, pack, validator, tmp_path):
    template = CATALOGUE[type_id]
    required = [spec for spec in template.fields if spec.required]
    assert [spec.name for spec in required if not spec.example(pack)] == []

    draft = example_draft(template, pack)
    letter = compose(draft)
    assert (letter.pack.name, [str(finding) for finding in letter.findings]) == (pack, [])
    root = etree.fromstring(fill(template, draft, pack).strip())
    assert misplaced([element.tag for element in root], template.regime) == []

    docx = docx_bytes(letter)
    file = tmp_path / "letter.docx"
    file.write_bytes(docx)
    assert [str(error) for error in validator.validate(file).errors] == []
    assert page_count(to_pdf(docx)) >= 1


# --- what may stand where ---


def misplaced(tags, regime):
    """Return the components of the other regime, those twice, and those before an earlier one."""
    order = list(MODELS)
    foreign = [tag for tag in tags if MODELS[tag].regime not in ("", regime)]
    twice = [tag for tag in {*tags} if tags.count(tag) > 1 and not MODELS[tag].many]
    late = [after for before, after in pairwise(tags) if order.index(before) > order.index(after)]
    return foreign + twice + late


@pytest.mark.parametrize(
    ("tags", "regime", "found"),
    [
        (["co_quan_ban_hanh", "quoc_hieu", "noi_dung", "ky", "ky"], "state", []),
        (["quoc_hieu"], "party", ["quoc_hieu"]),
        (["tieu_de"], "state", ["tieu_de"]),
        (["noi_dung", "noi_dung"], "state", ["noi_dung"]),
        (["ky", "noi_dung"], "party", ["noi_dung"]),
    ],
)
def test_a_component_out_of_place_is_seen(tags, regime, found):
    assert misplaced(tags, regime) == found


# --- no type repeats another ---


def repeated(texts, length=SAME_LINES):
    """Return the pairs of names whose texts share so many lines in a row, blank ones aside."""
    seen, pairs = {}, set()
    for name, text in texts.items():
        lines = [line.strip() for line in text.split("\n") if line.strip(' -"')]
        for at in range(len(lines) - length + 1):
            first = seen.setdefault(tuple(lines[at : at + length]), name)
            if first != name:
                pairs.add((first, name))
    return pairs


def test_no_two_types_share_six_lines_in_a_row():
    texts = {
        f"{path.parent.name}/{path.name}": path.read_text(encoding="utf-8") for path in TYPE_FILES
    }

    assert repeated(texts) == set()


@pytest.mark.parametrize(
    ("other", "found"),
    [
        ("x\na\nb\nc\nd\ne\nf\ny", True),
        ("a\n\nb\n  c\nd\n---\ne\nf", True),
        ("a\nb\nc\nd\ne\nx", False),
        ("a\nb\nc\nx\nd\ne\nf", False),
        ("", False),
    ],
)
def test_six_equal_lines_are_seen(other, found):
    assert repeated({"one": "a\nb\nc\nd\ne\nf", "two": other}) == (
        {("one", "two")} if found else set()
    )


def test_lines_that_a_type_repeats_itself_are_its_own():
    assert repeated({"one": "a\nb\n" * 6}) == set()


# --- the regulations' own lists, typed by hand ---

STATE = {  # Nghị định 30/2020/NĐ-CP, Điều 7 and Phụ lục III
    "Nghị quyết": ("NQ", "1.1"),
    "Quyết định": ("QĐ", "1.2"),
    "Chỉ thị": ("CT", "1.4"),
    "Quy chế": ("QC", "1.4"),
    "Quy định": ("QyĐ", "1.4"),
    "Thông cáo": ("TC", "1.4"),
    "Thông báo": ("TB", "1.4"),
    "Hướng dẫn": ("HD", "1.4"),
    "Chương trình": ("CTr", "1.4"),
    "Kế hoạch": ("KH", "1.4"),
    "Phương án": ("PA", "1.4"),
    "Đề án": ("ĐA", "1.4"),
    "Dự án": ("DA", "1.4"),
    "Báo cáo": ("BC", "1.4"),
    "Biên bản": ("BB", "1.9"),
    "Tờ trình": ("TTr", "1.4"),
    "Hợp đồng": ("HĐ", ""),
    "Công văn": ("", "1.5"),
    "Công điện": ("CĐ", "1.6"),
    "Bản ghi nhớ": ("BGN", ""),
    "Bản thỏa thuận": ("BTT", ""),
    "Giấy ủy quyền": ("GUQ", "1.4"),
    "Giấy mời": ("GM", "1.7"),
    "Giấy giới thiệu": ("GGT", "1.8"),
    "Giấy nghỉ phép": ("GNP", "1.10"),
    "Phiếu gửi": ("PG", "1.4"),
    "Phiếu chuyển": ("PC", "1.4"),
    "Phiếu báo": ("PB", "1.4"),
    "Thư công": ("", ""),
}
COPIES = {  # on paper; an electronic copy is Mẫu 3.2
    "Bản sao y": ("SY", "3.1"),
    "Bản sao lục": ("SL", "3.1"),
    "Bản trích sao": ("TrS", "3.1"),
}
INDIRECT = ("QĐ", "1.3")
PARTY = {  # Quy định 399-QĐ/TW: 25 types
    "Cương lĩnh chính trị": "",
    "Điều lệ Đảng": "",
    "Chiến lược": "CL",
    "Nghị quyết": "NQ",
    "Quyết định": "QĐ",
    "Chỉ thị": "CT",
    "Kết luận": "KL",
    "Quy chế": "QC",
    "Quy định": "QĐ",
    "Thông tri": "TT",
    "Hướng dẫn": "HD",
    "Thông báo": "TB",
    "Thông cáo": "TC",
    "Tuyên bố": "TB",
    "Lời kêu gọi": "LKG",
    "Báo cáo": "BC",
    "Kế hoạch": "KH",
    "Quy hoạch": "QH",
    "Chương trình": "CTr",
    "Đề án": "ĐA",
    "Phương án": "PA",
    "Dự án": "DA",
    "Tờ trình": "TTr",
    "Công văn": "CV",
    "Biên bản": "BB",
}
PAPERS = {  # and 8 giấy tờ hành chính
    "Giấy giới thiệu": "GGT",
    "Giấy chứng nhận": "GCN",
    "Giấy đi đường": "GĐĐ",
    "Giấy nghỉ phép": "GNP",
    "Giấy mời": "GM",
    "Phiếu chuyển": "PC",
    "Phiếu gửi": "PG",
    "Thư công": "TC",
}
OLD_SYMBOLS = {"Quy định": "QĐi"}  # Hướng dẫn 36-HD/VPTW


def named(name, regime):
    found = [t for t in CATALOGUE.values() if t.name == name and t.regime == regime]
    assert len(found) == 1, f"{name}: {[t.id for t in found]}"
    return found[0]


def test_the_lists_are_as_long_as_the_regulations_say():
    assert (len(STATE), len(PARTY), len(PAPERS)) == (29, 25, 8)


@pytest.mark.parametrize("name", STATE | COPIES)
def test_a_state_type_has_its_symbol_and_sample(name):
    template = named(name, "state")

    assert (template.symbol_under("ND30"), template.sample) == (STATE | COPIES)[name]
    assert template.own == (template.sample == "")
    assert packs_for(template) == ("ND30",)


def test_a_quyet_dinh_may_issue_another_document():
    (template,) = [t for t in CATALOGUE.values() if t.regime == "state" and t.sample == "1.3"]

    assert (template.symbol_under("ND30"), template.sample) == INDIRECT
    assert template.title == "Quyết định"


@pytest.mark.parametrize("name", PARTY | PAPERS)
def test_a_party_type_has_its_symbol_under_each_edition(name):
    template = named(name, "party")
    symbol = (PARTY | PAPERS)[name]

    assert template.symbol_under("HD05") == symbol
    assert template.symbol_under("HD36") == OLD_SYMBOLS.get(name, symbol)
    assert packs_for(template) == ("HD36", "HD05")
