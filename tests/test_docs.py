"""What README and docs say is so: the table of types, the targets, the way to add a type."""

import importlib.util
import inspect
import re
from pathlib import Path

import pytest

from drafter.cli import main
from drafter.pipeline import compose, open_draft
from drafter.template import catalogue, header
from drafter.template.catalogue import load_catalogue
from tests.helpers.samples import lines, own_templates

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs/adding-a-type.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def make_table():
    spec = importlib.util.spec_from_file_location("make_table", ROOT / "docs/make_table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- README ---


def test_the_readme_has_the_table_of_the_catalogue(make_table):
    made = make_table.with_table(README, make_table.table(load_catalogue()))

    assert made == README, "make table writes it anew"


def test_another_table_between_the_markers_is_replaced(make_table):
    text = f"a\n{make_table.BEGIN}\nold | table\n{make_table.END}\nb\n"

    assert make_table.with_table(text, "new") == text.replace("old | table", "new")


def test_the_table_names_each_type_once_with_the_symbol_of_each_edition(make_table, tmp_path):
    text = 'ten = "Thử {}"\nnhom = "Nhóm thử"\nky_hieu = {{HD36 = "TĐi", HD05 = "TĐ"}}\n'
    with own_templates(tmp_path) as templates:
        for name, only in {"hai": "", "mot": 'quy_tac = ["HD36"]\n'}.items():
            file = templates / f"party/{name}.xml.j2"
            file.write_text(f"---\n{text.format(name)}{only}---\n", encoding="utf-8")
        last = make_table.table(load_catalogue()).split("\n")[-1]

    assert last == (
        "| Đảng | Nhóm thử | Thử hai (TĐi under HD36, TĐ under HD05); Thử mot (TĐi, only HD36) |"
    )


@pytest.mark.parametrize("text", [README, PAGE], ids=["README", "adding-a-type"])
def test_every_target_named_is_in_the_makefile(text):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))

    assert set(re.findall(r"\bmake ([a-z]+)\b(?=[`, ]|$)", text, re.MULTILINE)) <= targets


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)]+)\)", README))
def test_every_file_the_readme_shows_is_there(link):
    assert (ROOT / link).is_file()


# --- docs/adding-a-type.md ---


def block(language):
    """Return the text of the page's one code block in a language."""
    (text,) = re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    return text


@pytest.fixture
def followed(tmp_path, monkeypatch, capsys):
    """Do what the page says; yield the folder and what was said."""
    monkeypatch.chdir(tmp_path)
    (name,) = set(re.findall(r"`templates/(state/\w+\.xml\.j2)`", PAGE))
    with own_templates(tmp_path) as templates:
        (templates / name).write_text(block("jinja"), encoding="utf-8")
        for command in block("sh").splitlines():
            program, *words = command.split()
            assert (program, main(words)) == (".venv/bin/drafter", 0)
        yield tmp_path, capsys.readouterr()


def test_the_new_type_is_listed_under_its_family(followed):
    _, said = followed

    listed = said.out.splitlines()
    at = next(n for n, line in enumerate(listed) if line.split()[:1] == ["state/phieu_trinh"])
    assert listed[at - 1] == "  Mẫu của cơ quan"
    assert "Phiếu trình" in listed[at]
    assert said.err == ""


def test_the_new_type_becomes_a_letter_with_its_own_fields(followed):
    folder, _ = followed

    letter = compose(open_draft(folder / "phieu-trinh.toml"))
    assert [type(part).__name__ for part in letter.document.thanh_phan] == [
        "CoQuanChuQuan", "CoQuanBanHanh", "QuocHieu", "TieuNgu", "SoKyHieu", "DiaDanhNgay",
        "TenLoai", "TrichYeu", "KinhGui", "NoiDung", "NoiNhan", "Ky",
    ]  # fmt: skip
    assert lines((folder / "out/phieu-trinh.docx").read_bytes()) == [
        "UBND TỈNH SƠN GIANG",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số: 15/PTr-SNV",
        "Sơn Giang, ngày 05 tháng 02 năm 2026",
        "PHIẾU TRÌNH",
        "Về việc ban hành Danh mục hồ sơ năm 2026",
        "Kính gửi: Giám đốc Sở Nội vụ",
        "I. VẤN ĐỀ TRÌNH",
        "Danh mục hồ sơ năm 2026 là căn cứ để công chức lập hồ sơ công việc và nộp lưu đúng hạn. "
        "Phòng Văn thư - Lưu trữ đã dự thảo Danh mục gồm 214 hồ sơ.",
        "II. Ý KIẾN CỦA CÁC ĐƠN VỊ",
        "Đã lấy ý kiến 09 đơn vị; 09 đơn vị thống nhất.",
        "III. ĐỀ XUẤT",
        "Trình Giám đốc xem xét, ký ban hành Danh mục hồ sơ năm 2026./.",
        "Nơi nhận:",
        "- Như trên;",
        "- Lưu: VT, VTLT.",
        "TRƯỞNG PHÒNG",
        "Đinh Thị Mơ",
    ]
    assert (folder / "out/phieu-trinh.pdf").read_bytes().startswith(b"%PDF")


def test_the_form_asks_what_the_new_type_needs_in_the_order_of_the_page(tmp_path):
    with own_templates(tmp_path) as templates:
        (templates / "state/phieu_trinh.xml.j2").write_text(block("jinja"), encoding="utf-8")
        template = load_catalogue()["state/phieu_trinh"]
        fields = {spec.name: spec for spec in template.fields}

    names = list(fields)
    at = names.index("noi_dung")
    assert names[at : at + 3] == ["noi_dung", "y_kien", "de_xuat"]
    assert [fields[name].label for name in names[at : at + 3]] == [
        "Vấn đề trình", "Ý kiến của các đơn vị", "Đề xuất",
    ]  # fmt: skip
    assert fields["de_xuat"].required
    assert (template.own, template.sample) == (True, "")


def test_the_page_names_every_key_a_header_may_hold():
    source = inspect.getsource(catalogue) + inspect.getsource(header)
    read = set(re.findall(r'\(?(?:header|table), "(\w+)"', source)) - {"truong"}

    assert {key for key in read if f"`{key}`" not in PAGE} == set()
    assert {"ten", "thu_tu", "quy_tac", "vi_du", "sau", "chon"} <= read


def test_the_page_s_type_is_not_in_the_catalogue():
    assert "state/phieu_trinh" not in load_catalogue()
