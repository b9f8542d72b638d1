"""A template file: its header, its lines, and what is said of a faulty one."""

import re

import pytest

from drafter.draft.dates import PartialDate
from drafter.errors import TemplateError
from drafter.template.catalogue import example_draft, load_catalogue
from drafter.template.source import read_source

FRAME = '{% extends "state/_khung.xml.j2" %}\n'
HEADER = '---\nten = "Thư mời"\nky_hieu = "TM"\n---\n'
NAME = "state/thu_moi.xml.j2"


@pytest.fixture
def written(templates):
    """Return a function that writes the template of a new type."""

    def write(text, name=NAME):
        (templates / name).write_text(text, encoding="utf-8")

    return write


def fault():
    """Return the error of the new type, from the catalogue or from its fields."""
    with pytest.raises(TemplateError) as caught:
        _ = load_catalogue().get_template("state/thu_moi").fields
    assert caught.value.repair
    return caught.value


def test_a_new_file_is_a_new_type(written):
    written(HEADER + FRAME)

    template = load_catalogue()["state/thu_moi"]

    assert (template.name, template.symbol, template.group) == ("Thư mời", "TM", "Nhà nước")
    assert [spec.name for spec in template.fields][:2] == ["co_quan_chu_quan", "co_quan_ban_hanh"]


def test_a_type_without_a_place_stands_after_the_others_of_its_regime(written):
    written(HEADER + FRAME)
    types = list(load_catalogue().values())

    orders = [t.order for t in types if t.regime == "state"]
    assert load_catalogue()["state/thu_moi"].order == max(orders)
    assert orders == sorted(orders)


def test_a_field_of_its_own_stands_after_those_of_the_house(written):
    own = '---\nten = "Thư mời"\n[truong.gio]\nnhan = "Giờ"\nbat_buoc = true\n---\n'
    written(own + FRAME + "{% block mo_dau %}<ten_loai>{{ gio }}</ten_loai>{% endblock %}")

    last = load_catalogue()["state/thu_moi"].fields[-1]

    assert (last.name, last.label, last.kind, last.required) == ("gio", "Giờ", "dong", True)


def test_a_header_changes_a_field_of_the_house(written):
    written(f'{HEADER[:-4]}[truong.so]\nnhan = "Số thư"\n---\n{FRAME}')

    fields = {spec.name: spec for spec in load_catalogue()["state/thu_moi"].fields}

    assert fields["so"].label == "Số thư"
    assert fields["so"].hint == "Để trống khi chưa cấp số."


def test_a_file_whose_name_begins_with_an_underscore_is_no_type(written):
    written(HEADER + FRAME, "state/_thu_moi.xml.j2")

    assert "state/_thu_moi" not in load_catalogue()


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_body_keeps_the_line_numbers_of_the_file(tmp_path, end):
    file = tmp_path / "a.xml.j2"
    file.write_bytes(f"{HEADER}dòng năm\n".replace("\n", end).encode())

    assert read_source(file, "a").body.split("\n")[4] == "dòng năm"


def test_a_file_without_a_header_is_all_body(tmp_path):
    file = tmp_path / "a.xml.j2"
    file.write_text("<a/>\n---\n")

    assert (read_source(file, "a").header, read_source(file, "a").body) == ({}, "<a/>\n---\n")


@pytest.mark.parametrize("header", ["", '---\nky_hieu = "TM"\n---\n', '---\nten = ""\n---\n'])
def test_a_type_without_a_name_is_told_how_to_name_it(written, header):
    written(header + FRAME)

    error = fault()

    assert "thiếu “ten”" in error.sentence
    assert error.place.file == NAME
    assert 'ten = "' in error.repair


@pytest.mark.parametrize("text", ["---\nten = Thư\n---\n", '---\nten = "Thư"\n', "---\n"])
def test_a_header_that_is_no_toml_is_named(written, text):
    written(text + FRAME)

    error = fault()

    assert "không phải TOML" in error.sentence
    assert error.place.file == NAME


@pytest.mark.parametrize(
    "line",
    [
        "thu_tu = 'mười'",
        "ten = 5",
        "ky_hieu = 7",
        "truong = 'so'",
        "[truong]\nso = 5",
        "[truong.so]\nkieu = 'dongg'",
        "[truong.so]\nchon = 5",
        "[truong.so]\nnhan = 5",
        "[truong.so]\nmo_dau = 5",
        "[truong.so]\nmo_dau = ['a', 5]",
        "[truong.so]\nsau = 5",
        "[truong.so]\nsau = ['ngay']",
        "[truong.so]\nhiem = 'có'",
        "[truong.so]\nhiem = 1",
        "[truong.so]\nvi_du = 5",
        "[truong.so]\nvi_du = ['a', 5]",
        "[truong.so]\nvi_du = { ND30 = 5 }",
        "[truong.so]\nvi_du = { ND30 = ['a', 5] }",
        "[truong.so]\nvi_du = 0",
        "[truong.so]\nvi_du = false",
        "ky_hieu = { ND30 = 7 }",
        "ky_hieu = 0",
        "ky_hieu = false",
        "nhom = 5",
        "mau = 1.2",
        "dieu_khoan = 5",
        "ten_loai = ['a']",
        "cua_co_quan = 'có'",
        "quy_tac = 'ND30'",
        "quy_tac = [30]",
    ],
)
def test_a_header_value_of_another_kind_is_named(written, line):
    name = "" if re.match(r"ten\b(?!_)", line) else 'ten = "Thư mời"\n'
    key = re.findall(r"(\w+) =", line)[0]
    written(f"---\n{name}{line}\n---\n{FRAME}")

    error = fault()

    assert error.place.file == NAME
    assert error.repair
    assert any(f"“{word}" in error.sentence for word in (key, "ND30", "so", "dongg"))


def test_a_kind_that_does_not_exist_names_the_nearest(written):
    written(f'{HEADER[:-4]}[truong.so]\nkieu = "danh_sac"\n---\n{FRAME}')

    assert "“danh_sach”" in fault().repair


def test_a_template_that_is_no_utf8_is_named(templates):
    (templates / NAME).write_bytes(b"---\nten = \xff\n---\n")

    error = fault()

    assert "không đọc được mẫu" in error.sentence
    assert error.place.file == NAME


def test_fields_of_the_house_that_are_no_toml_are_named(templates):
    (templates / "fields.toml").write_text("[chung.so\n", encoding="utf-8")

    with pytest.raises(TemplateError) as caught:
        _ = load_catalogue()["state/cong_van"].fields

    assert caught.value.place.file == "fields.toml"


def test_a_name_used_but_not_declared_is_named_with_the_nearest(written):
    written(HEADER + FRAME + "{% block mo_dau %}\n{{ trich_yu }}\n{% endblock %}\n")

    error = fault()

    assert "“trich_yu” chưa khai báo" in error.sentence
    assert (error.place.file, error.place.line) == (NAME, 7)
    assert error.repair == "Có phải “trich_yeu” không?"


def test_a_name_like_no_other_is_told_how_to_declare_it(written):
    written(HEADER + FRAME + "{% block mo_dau %}{{ xyz }}{% endblock %}")

    assert fault().repair == "Thêm [truong.xyz] vào phần đầu của mẫu."


def test_a_field_declared_but_not_used_is_named(written):
    written(f'{HEADER[:-4]}[truong.so_kyhieu]\nnhan = "x"\n---\n{FRAME}')

    error = fault()

    assert "“so_kyhieu” được khai báo nhưng mẫu không dùng" in error.sentence
    assert error.place.file == NAME
    assert error.repair == "Có phải “so_ky_hieu” không?"


def test_a_field_like_no_other_declared_but_not_used_is_to_be_dropped(written):
    written(f'{HEADER[:-4]}[truong.xyz]\nnhan = "x"\n---\n{FRAME}')

    assert fault().repair == "Xóa khai báo này."


def test_a_block_that_is_overridden_needs_none_of_its_fields(written):
    written(HEADER + FRAME + "{% block tieu_de %}{% endblock %}")

    assert "trich_yeu" not in {spec.name for spec in load_catalogue()["state/thu_moi"].fields}


# --- what a header says of place, example, symbol and frame ---

BLOCK = "{% block mo_dau %}<loi_dan>{{ gio }}{{ phong }}</loi_dan>{% endblock %}"


def fields_of(text, written):
    written(text)
    return [spec.name for spec in load_catalogue()["state/thu_moi"].fields]


@pytest.mark.parametrize("place", ["co_quan_ban_hanh", "trich_yeu", "noi_dung", "ho_ten"])
def test_a_field_stands_behind_the_one_it_names(written, place):
    own = f'{HEADER[:-4]}[truong.gio]\nnhan = "Giờ"\nsau = "{place}"\n[truong.phong]\n---\n'
    names = fields_of(own + FRAME + BLOCK, written)

    assert names[names.index(place) + 1] == "gio"
    assert names[-1] == "phong"


def test_fields_stand_behind_one_another(written):
    own = f'{HEADER[:-4]}[truong.gio]\nsau = "ngay"\n[truong.phong]\nsau = "gio"\n---\n'
    names = fields_of(own + FRAME + BLOCK, written)

    assert names[names.index("ngay") :][:3] == ["ngay", "gio", "phong"]


@pytest.mark.parametrize("place", ["khong_co", "gio", ""])
def test_a_field_behind_one_that_is_not_there_stands_last(written, place):
    own = f'{HEADER[:-4]}[truong.phong]\n[truong.gio]\nsau = "{place}"\n---\n'

    assert fields_of(own + FRAME + BLOCK, written)[-1] == "gio"


def test_a_field_of_the_house_is_not_moved(written):
    plain = fields_of(HEADER + FRAME, written)
    moved = fields_of(f'{HEADER[:-4]}[truong.so]\nsau = "ho_ten"\n---\n{FRAME}', written)

    assert moved == plain


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ('vi_du = "9 giờ"', {"ND30": "9 giờ", "HD05": "9 giờ"}),
        ('vi_du = ["9 giờ", "10 giờ"]', {"ND30": "9 giờ\n10 giờ", "HD05": "9 giờ\n10 giờ"}),
        ('vi_du = { ND30 = "9 giờ" }', {"ND30": "9 giờ", "HD05": ""}),
        ('vi_du = { ND30 = ["9", "10"], HD05 = "11" }', {"ND30": "9\n10", "HD05": "11"}),
        ('vi_du = ""', {"ND30": "", "HD05": ""}),
        ("vi_du = []", {"ND30": "", "HD05": ""}),
        ("", {"ND30": "", "HD05": ""}),
    ],
)
def test_a_field_has_an_example_for_any_pack_or_one_a_pack(written, line, shown):
    written(f"{HEADER[:-4]}[truong.gio]\n{line}\n[truong.phong]\n---\n{FRAME}{BLOCK}")
    fields = {spec.name: spec for spec in load_catalogue()["state/thu_moi"].fields}

    assert {pack: fields["gio"].example(pack) for pack in shown} == shown


def test_a_rare_field_says_so(written):
    written(f"{HEADER[:-4]}[truong.gio]\nhiem = true\n[truong.phong]\n---\n{FRAME}{BLOCK}")
    fields = {spec.name: spec for spec in load_catalogue()["state/thu_moi"].fields}

    assert (fields["gio"].rare, fields["phong"].rare) == (True, False)


@pytest.mark.parametrize(
    ("line", "symbols", "now"),
    [
        ('ky_hieu = "TM"', {"HD36": "TM", "HD05": "TM"}, "TM"),
        ('ky_hieu = { HD36 = "TMi", HD05 = "TM" }', {"HD36": "TMi", "HD05": "TM"}, "TM"),
        ('ky_hieu = ""', {"HD36": "", "HD05": ""}, ""),
        ("", {"HD36": "", "HD05": ""}, ""),
    ],
)
def test_a_type_has_a_symbol_for_any_pack_or_one_a_pack(written, line, symbols, now):
    frame = '{% extends "party/_khung.xml.j2" %}'
    written(f'---\nten = "Thư mời"\n{line}\n---\n{frame}', "party/thu_moi.xml.j2")
    template = load_catalogue()["party/thu_moi"]

    assert {pack: template.symbol_under(pack) for pack in symbols} == symbols
    assert template.symbol == now


def test_an_example_has_the_symbol_of_the_type_before_that_of_the_body(written):
    written('---\nten = "Thư mời"\nky_hieu = "TM"\n[truong.ky_hieu]\nvi_du = "SNV"\n---\n' + FRAME)

    values = example_draft(load_catalogue()["state/thu_moi"], "ND30").values
    assert values["ky_hieu"] == "TM-SNV"


@pytest.mark.parametrize(("symbol", "example"), [("", "SNV"), ("TM", "")])
def test_without_a_symbol_or_an_example_an_example_has_the_other_or_none(written, symbol, example):
    head = f'---\nten = "Thư mời"\nky_hieu = "{symbol}"\n[truong.ky_hieu]\nvi_du = "{example}"\n'
    written(f"{head}---\n{FRAME}")

    values = example_draft(load_catalogue()["state/thu_moi"], "ND30").values
    assert values.get("ky_hieu", "") == example


def test_an_example_has_its_values_cleaned_and_in_their_kinds(written):
    gio = '[truong.gio]\nkieu = "danh_sach"\nvi_du = ["a", " b "]\n'
    written(f"{HEADER[:-4]}{gio}[truong.phong]\n---\n{FRAME}{BLOCK}")
    given = example_draft(load_catalogue()["state/thu_moi"], "ND30")

    assert given.type_id == "state/thu_moi"
    assert given.values["gio"] == ("a", "b")
    assert given.values["ngay"] == PartialDate(2026, 2, 5)
    assert "phong" not in given.values


FRAME_OF_OURS = """---
nhom = "Giấy tờ"
mau = "1.8"
dieu_khoan = "PL III"
thu_tu = 7
ky_hieu = "GT"
cua_co_quan = true
quy_tac = ["ND30"]

[truong.so]
nhan = "Số giấy"
hiem = true
---
{% extends "state/_khung.xml.j2" %}
"""
IN_FRAME = '{% extends "state/_giay.xml.j2" %}'


def test_what_a_header_does_not_say_its_frame_does(written):
    written(FRAME_OF_OURS, "state/_giay.xml.j2")
    written(f'---\nten = "Thư mời"\nmau = "1.9"\n---\n{IN_FRAME}')
    t = load_catalogue()["state/thu_moi"]

    assert (t.name, t.title, t.sample) == ("Thư mời", "Thư mời", "1.9")
    assert (t.family, t.clause, t.order, t.symbol) == ("Giấy tờ", "PL III", 7, "GT")
    assert (t.own, t.only_under) == (True, ("ND30",))


def test_a_field_is_as_the_frame_says_unless_the_type_says_otherwise(written):
    written(FRAME_OF_OURS, "state/_giay.xml.j2")
    written(f'---\nten = "Thư mời"\n[truong.so]\nnhan = "Số thư"\n---\n{IN_FRAME}')
    (so,) = [spec for spec in load_catalogue()["state/thu_moi"].fields if spec.name == "so"]

    assert (so.label, so.rare, so.hint) == ("Số thư", True, "Để trống khi chưa cấp số.")


def test_a_fault_in_a_frames_header_names_the_frame(written):
    written('---\nnhom = \n---\n{% extends "state/_khung.xml.j2" %}', "state/_giay.xml.j2")
    written(f'---\nten = "Thư mời"\n---\n{IN_FRAME}')

    assert fault().place.file == "state/_giay.xml.j2"


def test_a_family_is_that_of_its_regime_unless_the_header_says(written):
    written(HEADER + FRAME)

    assert load_catalogue()["state/thu_moi"].family == "Văn bản hành chính"


def test_a_title_may_be_other_than_the_name(written):
    written('---\nten = "Thư mời họp"\nten_loai = "Thư mời"\n---\n' + FRAME)
    template = load_catalogue()["state/thu_moi"]

    assert (template.name, template.title) == ("Thư mời họp", "Thư mời")
