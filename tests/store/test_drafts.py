"""Drafts: kept as typed, listed, filtered, thrown away; two savers, damaged files."""

import sqlite3
import subprocess
import sys
import threading
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import text

from drafter.errors import ConflictError, StoreError
from drafter.store import drafts, versions
from drafter.store.database import file_url, open_library
from drafter.store.labels import change_labels
from drafter.store.records import Content, Query, State
from drafter.store.register import Entry
from drafter.store.register_draw import draw, numbers_of_draft
from drafter.store.register_series import series_for
from tests.helpers.drawing import letter

LETTER = "state/cong_van"


def add(library, type_id=LETTER, **texts):
    return drafts.add(library, Content(type_id, texts))


def ids(library, **asked):
    return [each.id for each in drafts.find(library, Query(**asked))]


def count(library, table):
    with library.reading() as connection:
        return connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()


# As typed


AS_TYPED = {
    "so": "  15 ",
    "ngay": "6/20",
    "trich_yeu": "Về việc \tsửa\u00a0đường\u200b ",
    "noi_dung": "một\n\n  hai **đậm** \\* | a | b |\n",
    "kinh_gui": "\nSở Nội vụ;\n\n",
    "ho_ten": "Y Blơi Niê\u0301",
    "lien_he": "a\0b \ud83d \U0001f600 \x85 \u2028 \r\n '; \" {}",
    "truong_cu": "mẫu không còn trường này",
    "blank": "",
}


def test_letter_is_read_as_it_was_typed(library):
    content = Content(LETTER, AS_TYPED, "HD36", {"a/ả.png": bytes(range(256))}, '{"so": "1"}')
    record = drafts.add(library, content, profile=7, source="/nhà/văn thư.toml")
    again, read = drafts.read(library, record.id)
    assert (read.type_id, dict(read.texts), read.pack) == (LETTER, AS_TYPED, "HD36")
    assert (dict(read.images), read.inherited) == (dict(content.images), content.inherited)
    assert again == record
    assert (record.revision, record.state, record.profile) == (1, State.NHAP, 7)


def test_saved_letter_is_read_as_it_was_typed(library):
    record = add(library, so="1")
    assert drafts.save(library, record.id, 1, Content("party/cong_van", AS_TYPED)) == 2
    again, read = drafts.read(library, record.id)
    assert (read.type_id, dict(read.texts)) == ("party/cong_van", AS_TYPED)
    assert (again.revision, again.created) == (2, record.created)


@pytest.mark.parametrize(
    ("texts", "shown"),
    [
        ({"trich_yeu": "Về  việc\nnghỉ *Tết* "}, "Về việc nghỉ Tết"),
        ({"noi_dung": "\n**Điều 1.** Giao\nhai"}, "Điều 1. Giao hai"),
        ({"trich_yeu": "á" * 500}, "á" * 200),
        ({"trich_yeu": "a\0b\ud83dc"}, "abc"),
        ({}, ""),
    ],
)
def test_list_shows_the_trich_yeu_else_the_first_words(library, texts, shown):
    assert add(library, **texts).title == shown


@pytest.mark.parametrize(
    ("type_id", "texts", "shown"),
    [
        (LETTER, {"so": "15", "ky_hieu": "UBND-VP"}, "15/UBND-VP"),
        ("party/cong_van", {"so": "15", "ky_hieu": "CV/TU"}, "15-CV/TU"),
        (LETTER, {"ky_hieu": "UBND-VP"}, ""),
        (LETTER, {"so": " ", "ky_hieu": "UBND-VP"}, ""),
        (LETTER, {"so": "15"}, "15"),
        (LETTER, {"so": "15", "ky_hieu": "A", "so_ky_hieu": "Số 15/A cũ"}, "Số 15/A cũ"),
        ("state/sao_y", {"so": "15", "ky_hieu": "A", "so_sao": "3", "ky_hieu_sao": "SY"}, "3/SY"),
    ],
)
def test_list_shows_number_and_symbol_once_there_is_a_number(library, type_id, texts, shown):
    assert add(library, type_id, **texts).so_ky_hieu == shown


@pytest.mark.parametrize(
    ("texts", "year"),
    [
        ({"ngay": "05/3/2024"}, 2024),
        ({"ngay": "6/2023"}, 2023),
        ({"ngay": "2022"}, 2022),
        ({"ngay": "1/1/2020", "ngay_sao": "2/2/2021"}, 2021),
    ],
)
def test_year_is_that_of_the_letter(library, texts, year):
    assert add(library, **texts).year == year


@pytest.mark.parametrize("half", ["", "6/20", "31/2/2026", "hôm nay"])
def test_letter_without_a_whole_date_is_of_this_year(library, half):
    assert abs(add(library, ngay=half).year - date.today().year) <= 1


def test_pictures_are_kept_once_and_with_the_letter(library):
    images = {"a.png": b"1" * 5000, "b.png": b"1" * 5000, "c.png": b""}
    one = drafts.add(library, Content(LETTER, {}, images=images))
    drafts.add(library, Content(LETTER, {}, images=images))
    assert count(library, "pictures") == 2
    drafts.save(library, one.id, 1, Content(LETTER, {"so": "1"}, images={"d.png": b"2"}))
    assert dict(drafts.read(library, one.id)[1].images) == {"d.png": b"2"}


def test_draft_of_a_file_is_found_by_it(library):
    path = "/nhà/\udcff lạ.toml"  # a name in no encoding
    assert drafts.of_file(library, path) is None
    first = drafts.add(library, Content(LETTER, {}), source=path)
    assert drafts.of_file(library, path) == first
    second = add(library)
    drafts.set_source(library, second.id, path)
    assert drafts.of_file(library, path).id == second.id
    drafts.set_source(library, first.id, path)  # written over
    assert drafts.of_file(library, path).id == first.id
    drafts.trash(library, [first.id])
    assert drafts.of_file(library, path) is None


# Lists and filters


def test_list_shows_what_was_changed_last_first(library):
    first, second, third = (add(library, trich_yeu=each).id for each in "abc")
    assert ids(library) == [third, second, first]
    drafts.save(library, first, 1, Content(LETTER, {"trich_yeu": "a b"}))
    assert ids(library)[0] == first


def test_list_goes_on_where_it_ended(library):
    made = [add(library, trich_yeu="chung").id for _ in range(7)]
    for words in ("", "chung"):
        pages = [ids(library, words=words, limit=3, start=start) for start in (0, 3, 6, 9)]
        assert [len(page) for page in pages] == [3, 3, 1, 0]
        assert [each for page in pages for each in page] == made[::-1]


def test_filters_and_words_narrow_the_list_together(library):
    made = {}
    chosen = product((LETTER, "party/cong_van"), ("UBND XÃ A", "UBND XÃ B"), ("2025", "2026"))
    for at, (type_id, body, year) in enumerate(chosen):
        record = add(library, type_id, co_quan_ban_hanh=body, ngay=year, trich_yeu=f"số {at}")
        state = State.TRINH_KY if at % 3 else State.NHAP
        drafts.set_state(library, [record.id], state)
        if at % 2:
            change_labels(library, [record.id], ["gấp"], [])
        if at == 5:
            drafts.trash(library, [record.id])
        made[record.id] = {
            "type_id": type_id, "body": body, "year": int(year), "state": state,
            "label": "gấp" if at % 2 else "", "trashed": at == 5, "words": f"{at}",
        }  # fmt: skip
    choices = {
        "type_id": ("", LETTER),
        "body": ("", "UBND XÃ B"),
        "year": (0, 2026),
        "state": (None, State.TRINH_KY),
        "label": ("", "gấp"),
        "trashed": (False, True),
        "words": ("", "5", "xyz"),
    }
    for values in product(*choices.values()):
        asked = dict(zip(choices, values, strict=True))
        expected = [
            draft_id
            for draft_id, own in sorted(made.items(), reverse=True)
            if all(
                own[name] == value for name, value in asked.items() if value or name == "trashed"
            )
        ]
        assert ids(library, **asked) == expected, asked


def test_filters_offer_what_there_is_outside_the_trash(library):
    add(library, co_quan_ban_hanh="UBND\nXÃ A", ngay="2024")
    add(library, "party/cong_van", ngay="2025")
    gone = add(library, "state/to_trinh", co_quan_ban_hanh="B", ngay="2020")
    drafts.trash(library, [gone.id])
    assert drafts.offered(library) == (["party/cong_van", LETTER], ["UBND XÃ A"], [2025, 2024])


def test_found_drafts_have_an_excerpt_of_their_text(library):
    add(library, trich_yeu="Về đường", noi_dung="x " * 200 + "sửa đường thôn Lai")
    found = drafts.find(library, Query(words="duong"))[0]
    assert "đường thôn" in found.excerpt


def test_thousands_are_changed_at_once(library):
    made = [add(library).id]
    many = made + list(range(10_000, 50_000))
    drafts.set_state(library, many, State.PHAT_HANH)
    drafts.trash(library, many)
    assert ids(library, trashed=True, state=State.PHAT_HANH) == made
    drafts.destroy(library, many)
    assert count(library, "drafts") == 0


# The trash


def test_thrown_away_draft_can_be_taken_back(library):
    record, other = add(library, trich_yeu="một"), add(library, trich_yeu="hai")
    drafts.trash(library, [record.id])
    assert ids(library) == [other.id]
    assert ids(library, words="một") == []
    assert ids(library, words="một", trashed=True) == [record.id]
    drafts.take_back(library, [record.id])
    assert ids(library) == [other.id, record.id]
    assert drafts.read(library, record.id)[0] == record


def test_thrown_away_draft_that_is_typed_in_comes_back(library):
    record = add(library)
    drafts.trash(library, [record.id])
    assert drafts.save(library, record.id, 1, Content(LETTER, {"so": "1"})) == 2
    assert ids(library, trashed=True) == []
    assert ids(library) == [record.id]


def test_destroyed_draft_is_gone_with_all_that_is_its_own(library):
    shared, own = b"shared", b"own"
    gone = drafts.add(library, Content(LETTER, {"so": "1"}, images={"a": shared, "b": own}))
    kept = drafts.add(library, Content(LETTER, {"so": "2"}, images={"a": shared}))
    for record in (gone, kept):
        versions.keep(library, record.id, "tên")
        change_labels(library, [record.id], ["gấp"], [])
    drafts.trash(library, [gone.id])
    drafts.destroy(library, [gone.id, kept.id])
    for table in ("drafts", "contents", "versions", "words", "draft_labels", "pictures"):
        assert count(library, table) == 1, table
    assert drafts.read(library, kept.id)[1].images == {"a": shared}
    assert ids(library, words="2") == [kept.id]
    assert versions.read_version(library, versions.history(library, kept.id)[0].id).images


def test_picture_of_an_old_version_is_kept(library):
    record = drafts.add(library, Content(LETTER, {}, images={"a": b"1"}))
    kept = versions.keep(library, record.id)
    drafts.save(library, record.id, 1, Content(LETTER, {}))
    other = add(library)
    drafts.trash(library, [other.id])
    drafts.destroy(library, [other.id])
    assert versions.read_version(library, kept.id).images == {"a": b"1"}


def test_draft_outside_the_trash_is_not_destroyed(library):
    record = add(library)
    drafts.destroy(library, [record.id, 99])
    assert ids(library) == [record.id]


def test_id_of_a_destroyed_draft_is_not_given_again(library):
    gone = add(library)
    drafts.trash(library, [gone.id])
    drafts.destroy(library, [gone.id])
    assert add(library).id > gone.id


def test_number_of_a_destroyed_draft_stays_in_the_register(library):
    record = add(library)
    asked = letter()
    series = series_for(library, asked)
    number = draw(library, series.id, asked.day, record.id, asked.entry)
    assert numbers_of_draft(library, record.id) == [number]
    drafts.trash(library, [record.id])
    drafts.destroy(library, [record.id])
    assert numbers_of_draft(library, record.id) == []
    assert count(library, "register_numbers") == 1
    following = draw(library, series.id, asked.day, None, Entry(asked.entry.ky_hieu))
    assert following.so == number.so + 1


# Two savers


def test_second_saver_is_told_and_overwrites_nothing(library):
    record = add(library, so="1")
    drafts.save(library, record.id, 1, Content(LETTER, {"so": "hai"}))
    with pytest.raises(ConflictError, match="vừa được sửa ở cửa sổ khác"):
        drafts.save(library, record.id, 1, Content(LETTER, {"so": "ba"}, images={"a": b"1"}))
    assert drafts.read(library, record.id)[1].texts == {"so": "hai"}
    assert ids(library, words="ba") == []
    assert count(library, "pictures") == 0


@pytest.mark.parametrize("work", [
    lambda library: drafts.save(library, 99, 1, Content(LETTER, {})),
    lambda library: drafts.read(library, 99),
    lambda library: versions.keep(library, 99),
])  # fmt: skip
def test_draft_that_is_gone_is_told(library, work):
    with pytest.raises(ConflictError, match="thư viện không còn văn bản này"):
        work(library)


def _type(library, draft_id, name, keys):
    """Save again and again as a window does: what fails is read anew and tried again."""
    done = 0
    while done < keys:
        record, content = drafts.read(library, draft_id)
        typed = {"noi_dung": content.texts.get("noi_dung", "") + f"{name}{done} "}
        try:
            drafts.save(library, draft_id, record.revision, Content(LETTER, typed))
        except ConflictError:
            continue
        done += 1


def test_two_threads_lose_no_word_of_each_other(library):
    record = add(library)
    typists = [threading.Thread(target=_type, args=(library, record.id, n, 25)) for n in "ab"]
    for each in typists:
        each.start()
    for each in typists:
        each.join()
    again, content = drafts.read(library, record.id)
    assert sorted(content.texts["noi_dung"].split()) == sorted(
        f"{name}{at}" for name in "ab" for at in range(25)
    )
    assert again.revision == 51


TYPIST = """
import sys
from sqlalchemy.engine import make_url
from drafter.store.database import open_library
from tests.store.test_drafts import _type
library = open_library(make_url(sys.argv[1]))
_type(library, int(sys.argv[2]), sys.argv[3], 25)
"""


def test_two_processes_lose_no_word_of_each_other(library, url):
    record = add(library)
    told = url.render_as_string(hide_password=False)
    typists = [
        subprocess.Popen(
            [sys.executable, "-c", TYPIST, told, str(record.id), name],
            cwd=Path(__file__).parents[2],
        )
        for name in "ab"
    ]
    assert [each.wait(timeout=120) for each in typists] == [0, 0]
    words = drafts.read(library, record.id)[1].texts["noi_dung"].split()
    assert sorted(words) == sorted(f"{name}{at}" for name in "ab" for at in range(25))


def test_two_desks_keep_and_destroy_the_same_picture_at_once(library):
    """A picture that one desk drops while another keeps it is never missing."""
    content = Content(LETTER, {}, images={"a": b"1" * 1000})
    faults = []

    def keep_and_destroy():
        try:
            for _ in range(15):
                record = drafts.add(library, content)
                assert drafts.read(library, record.id)[1].images == content.images
                drafts.trash(library, [record.id])
                drafts.destroy(library, [record.id])
        except Exception as fault:
            faults.append(fault)

    desks = [threading.Thread(target=keep_and_destroy) for _ in range(3)]
    for each in desks:
        each.start()
    for each in desks:
        each.join()
    assert faults == []
    assert count(library, "pictures") == 0


# Files that are no library


def told(path):
    with pytest.raises(StoreError) as caught:
        open_library(file_url(path))
    return str(caught.value)


def test_library_in_a_missing_folder_is_made(tmp_path):
    library = open_library(file_url(tmp_path / "a" / "b" / "thu-vien.sqlite"))
    add(library)
    library.close()


def test_file_that_is_no_library_is_told(tmp_path):
    path = tmp_path / "ảnh.sqlite"
    path.write_bytes(b"\x89PNG" * 4000)
    assert "tệp này không phải là thư viện của Drafter" in told(path)


def test_damaged_library_is_told(sqlite_url):
    library = open_library(sqlite_url)
    for at in range(60):
        add(library, noi_dung=f"{at} đường " * 300)
    library.close()
    path = Path(sqlite_url.database)
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError) as caught:
        drafts.find(open_library(sqlite_url), Query(words="đường"))
    assert "tệp thư viện bị hỏng. Khôi phục tệp từ bản sao lưu." in str(caught.value)


def test_folder_in_place_of_the_file_is_told(tmp_path):
    (tmp_path / "thu-vien.sqlite").mkdir()
    assert "không phải là một tệp" in told(tmp_path / "thu-vien.sqlite")


def test_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "tệp").write_text("")
    assert "không tạo được thư mục của thư viện" in told(tmp_path / "tệp" / "thu-vien.sqlite")


def test_library_that_may_only_be_read_is_told(sqlite_library):
    # Not by the file's mode: root may write anywhere.
    with sqlite_library.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only = 1")
    with pytest.raises(StoreError, match="thư viện chỉ đọc được"):
        add(sqlite_library)


def test_library_of_a_newer_program_is_told(url):
    library = open_library(url)
    with library.writing() as connection:
        connection.execute(text("UPDATE schema SET number = 999"))
    library.close()
    with pytest.raises(StoreError, match="do một bản Drafter mới hơn tạo"):
        open_library(url)


def test_full_disk_is_told_and_keeps_what_there_was(sqlite_library):
    record = add(sqlite_library, so="1")
    with sqlite_library.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    content = Content(LETTER, {"noi_dung": "dài " * 50_000})
    with pytest.raises(StoreError, match="ổ đĩa đầy"):
        drafts.save(sqlite_library, record.id, 1, content)
    assert drafts.read(sqlite_library, record.id)[1].texts == {"so": "1"}


def test_library_is_whole_after_it_all(sqlite_url):
    library = open_library(sqlite_url)
    made = [add(library, trich_yeu=f"đường {at}", noi_dung="x " * 4000) for at in range(30)]
    for record in made[::2]:
        drafts.save(library, record.id, 1, Content(LETTER, {"trich_yeu": "khác"}))
        versions.keep(library, record.id)
    drafts.trash(library, [each.id for each in made[:20]])
    drafts.destroy(library, [each.id for each in made[:20]])
    library.close()
    raw = sqlite3.connect(sqlite_url.database)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
