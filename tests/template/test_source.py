"""A template file: its header, its lines, and what is said of a faulty one."""

import pytest

from drafter.errors import TemplateError
from drafter.template.catalogue import load_catalogue
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
    ],
)
def test_a_header_value_of_another_kind_is_named(written, line):
    name = "" if line.startswith("ten") else 'ten = "Thư mời"\n'
    written(f"---\n{name}{line}\n---\n{FRAME}")

    assert fault().place.file == NAME


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
