"""The file of profiles: the same in every office, read with distrust, taken in by choice."""

import time
from dataclasses import replace

import pytest

from drafter.errors import DraftError
from drafter.layout.rules import HouseChoices
from drafter.store.profile import Group, Profile, Signer
from drafter.store.profile_fields import SPECS, from_table, read_values, values_of
from drafter.store.profile_file import (
    MAX_BYTES,
    News,
    compare,
    open_profiles,
    read_profiles,
    write_profiles,
)
from tests.store.offices import COMMUNE, OFFICES, WARD_PARTY

ODD = Profile(
    ten='Tên "trong nháy" \\ và #',
    co_quan_ban_hanh="CƠ QUAN\nBA DÒNG\n'''",
    nguoi_ky=(Signer(ho_ten="Vàng A Páo"), Signer(chuc_vu=("TRƯỞNG BAN",))),
    so_dia_chi=("[Nơi]", "Nơi = 1"),
    nhom=(Group("[[nhom]]", ('"',)), Group("Không có dòng nào")),
)
FULL = '[[ho_so]]\nche_do = "Nhà nước"\nco_quan_ban_hanh = "SỞ NỘI VỤ"\n'


@pytest.mark.parametrize("profile", [*OFFICES, ODD], ids=lambda each: each.name)
def test_a_profile_comes_out_of_its_file_as_it_went_in(profile):
    assert read_profiles(write_profiles([profile])) == (profile,)


def test_all_profiles_are_in_one_file_and_the_same_profiles_give_the_same_bytes():
    text = write_profiles(OFFICES)

    assert read_profiles(text) == OFFICES
    assert write_profiles(read_profiles(text)) == text


def test_what_is_the_librarys_own_stays_in_the_library():
    kept = replace(COMMUNE, id=4, revision=9, default=True)

    assert read_profiles(write_profiles([kept])) == (COMMUNE,)


def test_a_person_can_read_the_file():
    text = write_profiles([COMMUNE])

    assert "#   dia_danh: Địa danh. Tên riêng của tỉnh" in text
    assert 'dia_danh = "Thạch Lĩnh"' in text
    assert '    "Thôn 2 (để thực hiện)",' in text
    assert 'nguoi_ky = [\n    "TM. ỦY BAN NHÂN DÂN | CHỦ TỊCH | Lò Văn Páo",' in text
    assert 'gian_dong = "1,15"' in text


def test_a_person_may_write_the_file_with_numbers_and_windows_line_ends(tmp_path):
    file = tmp_path / "office.ho-so.toml"
    text = FULL + "gian_dong = 1.2\ngian_doan = 8\n"
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())

    (profile,) = open_profiles(file)

    assert profile.lua_chon == HouseChoices(line=1.2, after_pt=8)


@pytest.mark.parametrize("name", SPECS)
def test_every_field_of_a_profile_is_told_as_text_and_read_back(name):
    for profile in OFFICES:
        values = values_of(profile)
        again, findings = read_values({**values, name: values[name]}, profile.nhom)
        assert (again, findings) == (profile, ())


# Hostile files


@pytest.mark.parametrize(
    ("text", "sentence", "repair"),
    [
        ("", "không có hồ sơ nào", "Chọn tệp"),
        ("ho_so = []", "không có hồ sơ nào", "Chọn tệp"),
        ("ho_so = 5", "không có hồ sơ nào", "Chọn tệp"),
        ("ho_so = [1]", "hồ sơ thứ 1 không đúng kiểu", "Chọn tệp"),
        ('loai = "state/cong_van"', "không có mục “loai”", "Chọn tệp"),
        ("phien_ban = 2\n" + FULL, "bản Drafter mới hơn", "Cập nhật"),
        ("phien_bn = 1\n" + FULL, "không có mục “phien_bn”", "Có phải “phien_ban” không?"),
        (FULL + 'dia_dan = "A"', "không có mục “dia_dan”", "Có phải “dia_danh” không?"),
        (FULL + "dia_danh = true", "không đúng kiểu", "Ghi một dòng"),
        (FULL + "dia_danh = {a = 1}", "không đúng kiểu", "Ghi một dòng"),
        (FULL + "so_dia_chi = [[1], 2]", "không đúng kiểu", "Ghi một dòng"),
        (
            FULL.replace("Nhà nước", "Đảnh"),
            "“Đảnh” không có trong danh sách",
            "Có phải “Đảng” không?",
        ),
        (FULL + 'loai = "Sởi"', "không có trong danh sách", "Có phải “Sở” không?"),
        (FULL + 'gian_dong = "inf"', "Phải là số từ 1 đến 1,5", ""),
        (FULL + "gian_dong = nan", "Phải là số từ 1 đến 1,5", ""),
        (FULL + "gian_dong = -1", "Phải là số từ 1 đến 1,5", ""),
        (FULL + "cho_ky = 1e300", "Phải là số từ 25 đến 60", ""),
        (FULL + 'nhom = "A"', "nhóm không đúng kiểu", "Ghi ten"),
        (FULL + "nhom = [3]", "nhóm không đúng kiểu", "Ghi ten"),
        (FULL + '[[ho_so.nhom]]\ntem = "A"', "không có mục “tem”", "Có phải “ten” không?"),
        (FULL + "[[ho_so.nhom]]\ndong = [false]", "không đúng kiểu", "Ghi một dòng"),
        (FULL + 'nhom_noi_nhan = "X"', "Không có nhóm này", "Chọn một nhóm"),
        ("[[ho_so]]\nten = 'A'", "Còn trống", "Chọn: Nhà nước, Đảng"),
        ("[[ho_so]]\nche_do = 'Đảng'", "Chưa ghi cơ quan ban hành", ""),
        (FULL + FULL, "hai hồ sơ tên “SỞ NỘI VỤ”", "Đổi tên"),
        (FULL * 201, "quá 200 hồ sơ", "Chọn tệp"),
        ("[[ho_so]]\nten = ", "cú pháp", "Sửa dòng"),
        ("x = " + "9" * 5000, "cú pháp", "Sửa dòng"),
        ("x = " + "[" * 5000, "lồng quá sâu", "Chọn tệp"),
        ("#" * (MAX_BYTES + 1), "quá lớn", "Chọn tệp"),
    ],
)
def test_a_file_that_is_no_file_of_profiles_is_told_with_a_repair(text, sentence, repair):
    with pytest.raises(DraftError) as caught:
        read_profiles(text)

    assert sentence in caught.value.sentence
    assert repair in caught.value.repair


def test_the_profile_and_the_field_at_fault_are_named():
    with pytest.raises(DraftError) as caught:
        read_profiles(FULL + FULL.replace("NỘI VỤ", "Y TẾ") + 'co_chu = "16"')

    assert "hồ sơ thứ 2" in caught.value.sentence.casefold()
    assert caught.value.place.field == "Cỡ chữ"
    assert "13/14" in caught.value.repair


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"\x89PNG\r\n\x1a\n", None])
def test_a_file_that_cannot_be_read_is_named(tmp_path, data):
    file = tmp_path / "x.toml"
    if data:
        file.write_bytes(data)

    with pytest.raises(DraftError) as caught:
        open_profiles(file)
    assert caught.value.place.file == str(file)
    assert caught.value.repair


def test_a_line_of_the_fault_is_named(tmp_path):
    file = tmp_path / "x.toml"
    file.write_text(FULL + "dia_danh =\n", "utf-8")

    with pytest.raises(DraftError) as caught:
        open_profiles(file)
    assert (caught.value.place.file, caught.value.place.line) == (str(file), 4)


def test_thousands_of_places_are_read_in_a_moment_and_too_many_are_refused():
    places = tuple(f"Ủy ban nhân dân xã số {number} (để thực hiện)" for number in range(5000))
    big = replace(COMMUNE, so_dia_chi=(), nhom=(Group("Các xã", places),), nhom_noi_nhan="")

    began = time.perf_counter()
    assert read_profiles(write_profiles([big])) == (big,)
    assert time.perf_counter() - began < 2

    too_big = replace(big, so_dia_chi=("Một nơi nữa",))
    with pytest.raises(DraftError, match="5001"):
        read_profiles(write_profiles([too_big]))


def test_control_characters_and_marks_nobody_sees_are_cleaned_at_the_door():
    profile = from_table(
        {
            "che_do": "Nhà nước",
            "co_quan_ban_hanh": "SỞ\u200b NỘI VỤ\x00",
            "so_dia_chi": ["A\nB", " "],
        }
    )

    assert profile.co_quan_ban_hanh == "SỞ NỘI VỤ"
    assert profile.so_dia_chi == ("A B",)


# Taking in


def test_a_file_tells_what_is_new_the_same_and_changed():
    kept = [replace(COMMUNE, id=3, revision=2, default=True), replace(WARD_PARTY, id=5, revision=1)]
    other = replace(WARD_PARTY, dia_danh="Phường Đông Khê")
    new = Profile(co_quan_ban_hanh="SỞ Y TẾ")

    same, changed, added = compare(kept, [replace(COMMUNE), other, new])

    assert (same.news, same.profile) == (News.GIONG, kept[0])
    assert (changed.news, changed.profile) == (News.KHAC, replace(other, id=5, revision=1))
    assert (added.news, added.profile) == (News.MOI, new)
