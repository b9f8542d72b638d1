"""A draft file is read with limits, and written so that a person can read it."""

import tomllib
from datetime import date

import pytest

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft
from drafter.draft.toml_file import MAX_BYTES, place_in, read_draft, write_draft
from drafter.errors import DraftError, Place
from drafter.pipeline import fields_of
from drafter.template.catalogue import load_catalogue, new_draft
from tests.helpers.samples import ENGLISH, draft, full

TYPES = list(load_catalogue())
HEAD = 'loai = "state/cong_van"\n'


def read(text):
    return read_draft(text, fields_of)


def refused(text):
    with pytest.raises(DraftError) as caught:
        read(text)
    return caught.value


def test_a_draft_is_read_with_type_pack_and_values():
    text = 'loai = "party/cong_van"\nquy_tac = "HD36"\nso = 7\nngay = 2021-06-05\n'

    assert read(text) == Draft(
        "party/cong_van", {"so": "7", "ngay": PartialDate(2021, 6, 5)}, "HD36"
    )


def test_windows_line_ends_are_read():
    assert read('loai = "state/cong_van"\r\nnoi_dung = """Một.\r\nHai."""\r\n').values == {
        "noi_dung": "Một.\nHai."
    }


@pytest.mark.parametrize("text", ["", "loai = ''", "loai = 3", "loai = ['state/cong_van']"])
def test_a_draft_without_a_type_is_told_how_to_name_it(text):
    error = refused(text)

    assert error.sentence == "bản thảo không ghi loại văn bản."
    assert error.repair == 'Thêm dòng loai = "state/cong_van".'


@pytest.mark.parametrize(
    ("type_id", "repair"),
    [
        ("state/cong_vn", "Có phải “state/cong_van” không?"),
        ("ket_luan", "Có phải “party/ket_luan” không?"),
        ("cong_van", "Có phải “state/cong_van hoặc party/cong_van” không?"),
        ("xyz", "Xem danh sách bằng “drafter types”."),
    ],
)
def test_an_unknown_type_is_named_with_the_nearest(type_id, repair):
    error = refused(f'loai = "{type_id}"')

    assert error.sentence == f"không có loại văn bản “{type_id}”."
    assert error.repair == repair


@pytest.mark.parametrize(
    ("key", "repair"),
    [
        ("trich_yu", "Có phải “trich_yeu” không?"),
        ("quy_tc", "Có phải “quy_tac” không?"),
        ("zzz", "Các trường: co_quan_chu_quan,"),
    ],
)
def test_an_unknown_field_is_named_with_the_nearest(key, repair):
    error = refused(f'{HEAD}{key} = "x"')

    assert error.sentence == f"loại “state/cong_van” không có trường “{key}”."
    assert error.repair.startswith(repair)


def test_a_value_of_another_kind_is_named_by_its_label():
    assert refused(f"{HEAD}trich_yeu = {{ a = 1 }}").place == Place("Trích yếu")


def test_a_syntax_error_names_its_line():
    error = refused(f'{HEAD}so = "7"\nkhông phải TOML\n')

    assert error.place.line == 3
    assert not ENGLISH.search(error.sentence)
    assert "drafter new" in error.repair


def test_a_text_too_long_is_not_parsed():
    assert "quá lớn" in refused("#" * (MAX_BYTES + 1)).sentence


@pytest.mark.parametrize("mark", "[{")
def test_a_text_nested_too_deeply_is_refused(mark):
    assert "quá sâu" in refused(HEAD + "so = " + ("[" if mark == "[" else "{a=") * 50_000).sentence


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "f" * 5_000])
def test_a_number_of_thousands_of_digits_is_refused(number):
    refused(f"{HEAD}so = {number}")


@pytest.mark.parametrize("type_id", TYPES)
def test_a_written_draft_is_read_back(type_id):
    typed = full(type_id, pack="HD36")

    assert read(write_draft(typed, fields_of(type_id))) == typed


@pytest.mark.parametrize("type_id", TYPES)
def test_a_new_draft_is_read_back_with_each_field_named_in_a_comment(type_id):
    template = load_catalogue()[type_id]
    offered = new_draft(template, date(2026, 11, 22))

    text = write_draft(offered, template.fields)

    values = read(text).values
    assert {name: value for name, value in values.items() if value} == offered.values
    assert values.keys() == {spec.name for spec in template.fields}
    assert all(f"# {spec.label}" in text for spec in template.fields)
    assert text.count("(bắt buộc)") == sum(spec.required for spec in template.fields)


@pytest.mark.parametrize(
    "body",
    [
        'Trích: """ba nháy""" và "một"',
        "C:\\thu muc\\n \\\\may-chu\\van-ban \\",
        "Dòng một\\\nDòng hai",
        "'''nháy đơn'''",
        "# không phải chú thích\n[không phải bảng]\na = 1",
        "{{ so }} {% raw %} <a> & ]]>",
        "Một.\n\n\nHai.",
    ],
)
def test_any_body_is_read_back_as_written(body):
    text = write_draft(draft(noi_dung=body), fields_of("state/cong_van"))

    assert read(text).values["noi_dung"] == body


def test_a_body_is_written_line_by_line():
    text = write_draft(draft(noi_dung="Một.\nHai."), fields_of("state/cong_van"))

    assert '"""\nMột.\nHai.\n"""' in text


def test_comments_of_the_file_are_kept():
    previous = f'# của tôi\n{HEAD}\nso = "1" # tạm\n# cuối\n'

    text = write_draft(Draft("state/cong_van", {"so": "12"}), fields_of("state/cong_van"), previous)

    assert text == f'# của tôi\n{HEAD}\nso = "12" # tạm\n# cuối\n'


def test_a_value_emptied_is_written_empty():
    text = write_draft(Draft("state/cong_van"), fields_of("state/cong_van"), f'{HEAD}so = "1"\n')

    assert tomllib.loads(text) == {"loai": "state/cong_van", "so": ""}


def test_a_field_new_to_the_file_is_added_after_an_unended_line():
    one = Draft("state/cong_van", {"so": "1"})

    assert read(write_draft(one, fields_of("state/cong_van"), HEAD.rstrip())) == one


def test_a_file_of_windows_line_ends_is_written_over():
    previous = f'{HEAD}so = "1"\nnoi_dung = """Một.\nHai."""\n'.replace("\n", "\r\n")
    changed = Draft("state/cong_van", {"so": "2", "noi_dung": "Một.\nHai.\nBa."})

    assert read(write_draft(changed, fields_of("state/cong_van"), previous)) == changed


def test_a_pack_chosen_by_hand_is_written_and_taken_back():
    fields = fields_of("state/cong_van")
    chosen = write_draft(Draft("state/cong_van", {}, "ND30"), fields, HEAD)

    assert read(chosen).pack == "ND30"
    assert read(write_draft(Draft("state/cong_van"), fields, chosen)).pack == ""


def test_a_draft_of_another_type_written_over_a_file_is_read_back():
    previous = f'{HEAD}kinh_gui = ["Sở A"]\nso = "3"\n'
    other = Draft("state/chi_thi", {"so": "4"})

    assert read(write_draft(other, fields_of("state/chi_thi"), previous)) == other


def test_an_error_is_given_the_file_and_keeps_the_rest():
    error = place_in(DraftError("hỏng.", place=Place("Số", line=3), repair="Sửa."), "thu.toml")

    assert str(error) == "Tệp “thu.toml”, dòng 3, trường “Số”: hỏng. Sửa."
