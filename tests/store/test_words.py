"""Search: with and without diacritics, any field, whatever is typed into the box."""

import random
import time
import unicodedata

import pytest
from sqlalchemy import text

from drafter.draft.clean import fold
from drafter.store import drafts
from drafter.store.marking import excerpt, forms, marks, sought
from drafter.store.records import Content, Query

TITLES = {
    "duong": "Về việc sửa đường liên thôn",
    "am": "Về lịch dương và lịch âm",
    "lak": "Họp tại Đắk Lắk",
    "hoa": "Xã Hòa Vang",
    "hoá": "Nhà văn hoá",
    "thuy": "Giao đồng chí Thuý",
    "uy": "Ủy ban nhân dân",
    "uỷ": "Thường trực Uỷ ban",
}


def add(library, **texts):
    return drafts.add(library, Content("state/cong_van", texts)).id


@pytest.fixture
def letters(library):
    """A library with a letter of each title."""
    names = {add(library, trich_yeu=title): name for name, title in TITLES.items()}
    return library, names


def found(letters, query):
    library, names = letters
    return {names[each.id] for each in drafts.find(library, Query(words=query))}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("duong", {"duong", "am"}),
        ("đường", {"duong"}),
        ("dương", {"am"}),
        ("ĐƯỜNG", {"duong"}),
        ("dak lak", {"lak"}),
        ("DAK LAK", {"lak"}),
        ("đắk", {"lak"}),
        ("đăk", {"lak"}),
        ("đăk họp", set()),
        ("ấn", set()),
        ("hoà", {"hoa"}),
        ("hòa", {"hoa"}),
        ("hoa", {"hoa", "hoá"}),
        ("hóa", {"hoá"}),
        ("thúy", {"thuy"}),
        ("thuý", {"thuy"}),
        ("ủy ban", {"uy", "uỷ"}),
        ("uỷ ban", {"uy", "uỷ"}),
        ("ban ủy", {"uy", "uỷ"}),
        (unicodedata.normalize("NFD", "đường"), {"duong"}),
        ("lien thon duong", {"duong"}),
        ("lịch lien", set()),
    ],
)
def test_words_are_found_with_and_without_diacritics(letters, query, expected):
    assert found(letters, query) == expected


@pytest.mark.parametrize("query", ["đ", "đư", "đườ", "đường l", "sua du", "lien t", "đươ", "liê"])
def test_last_word_may_be_half_typed(letters, query):
    assert "duong" in found(letters, query)


def test_only_the_last_word_may_be_half_typed(letters):
    assert found(letters, "nhâ ban") == set()
    assert found(letters, "ban nhâ") == {"uy"}


def test_words_are_found_in_every_field_together(library):
    wanted = add(library, trich_yeu="kế hoạch", ho_ten="Lò Văn Páo", noi_nhan="- Lưu: VT.\n- Sở X.")
    add(library, trich_yeu="kế hoạch", ho_ten="Vừ A Páo")
    assert [each.id for each in drafts.find(library, Query(words="pao luu hoạch"))] == [wanted]


def test_name_of_the_type_is_found(library):
    wanted = add(library, trich_yeu="kế hoạch")
    assert [each.id for each in drafts.find(library, Query(words="công văn kế"))] == [wanted]


def test_number_and_symbol_are_found_as_they_are_typed(library):
    wanted = add(library, so="15", ky_hieu="QĐ-UBND")
    add(library, so="151", ky_hieu="QĐ-SNV")
    for query in ("15/QĐ-UBND", "15 qd ubnd", "qđ ubnd 15"):
        assert [each.id for each in drafts.find(library, Query(words=query))] == [wanted]


def test_text_typed_in_decomposed_letters_is_found(library):
    wanted = add(library, trich_yeu=unicodedata.normalize("NFD", "đường Hoà Bình"))
    for query in ("đường", "hòa", "binh"):
        assert [each.id for each in drafts.find(library, Query(words=query))] == [wanted]


def test_drafts_that_have_the_words_in_title_or_number_come_first(library):
    made = {
        name: add(library, **texts)
        for name, texts in {
            "title": {"trich_yeu": "Sửa đường thôn"},
            "both": {"trich_yeu": "Sửa đường", "noi_dung": "ở thôn"},
            "number": {"so": "77", "ky_hieu": "ĐƯỜNG-THÔN"},
            "body": {"trich_yeu": "Khác", "noi_dung": "đường trong thôn"},
            "title again": {"trich_yeu": "Thôn và đường", "noi_dung": "x"},
            "no": {"trich_yeu": "đường"},
        }.items()
    }
    expected = ["title again", "number", "title", "body", "both"]
    for query in ("đường thôn", "duong tho"):
        for limit in (1, 2, 3, 4, 9):
            found = []
            for start in range(0, 9, limit):
                page = drafts.find(library, Query(words=query, limit=limit, start=start))
                assert len(page) <= limit
                found += [each.id for each in page]
            assert found == [made[name] for name in expected]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("van thu luu tru", ["title", "whole", "begun later", "begun"]),
        ("văn thư lưu trữ", ["title", "whole"]),
        ("văn thư lưu tr", ["title", "begun later", "whole", "begun"]),
    ],
)
def test_last_word_as_it_is_typed_comes_before_longer_ones(library, query, expected):
    texts = {
        "begun": "văn thư lưu ở trường",
        "title": "",
        "whole": "công tác văn thư, lưu trữ ở trường",
        "begun later": "chủ trương về văn thư, lưu hồ sơ",
    }
    names = {}
    for name, body in texts.items():
        title = "văn thư, lưu trữ" if name == "title" else "về công tác"
        names[add(library, trich_yeu=title, noi_dung=body)] = name
    found = [names[each.id] for each in drafts.find(library, Query(words=query))]
    assert found == expected
    pages = [
        names[each.id]
        for start in range(len(texts) + 1)
        for each in drafts.find(library, Query(words=query, limit=1, start=start))
    ]
    assert pages == expected


def test_title_that_changes_is_searched_anew(library):
    kept = drafts.add(library, Content("state/cong_van", {"trich_yeu": "a", "noi_dung": "b"}))
    other = add(library, trich_yeu="b")
    assert [each.id for each in drafts.find(library, Query(words="b"))] == [other, kept.id]
    drafts.save(library, kept.id, 1, Content("state/cong_van", {"trich_yeu": "b a"}))
    drafts.save(library, other, 1, Content("state/cong_van", {"trich_yeu": "a", "noi_dung": "b"}))
    assert [each.id for each in drafts.find(library, Query(words="b"))] == [kept.id, other]


def test_search_follows_what_is_typed(library):
    kept = drafts.add(library, Content("state/cong_van", {"trich_yeu": "đường"}))
    drafts.save(library, kept.id, 1, Content("state/cong_van", {"trich_yeu": "trường"}))
    assert drafts.find(library, Query(words="đường")) == []
    assert len(drafts.find(library, Query(words="trường"))) == 1


HOSTILE = [
    '"', '""" "', "*", "duong*", "AND", "OR NOT", "NEAR(a b)", "NEAR(", ":", "plain : x", "exact:",
    "-duong", "^duong", "{a b}", "a + b", "(", "')--", "a'b", "\\", "%", "_", "a_b", "& | !", ":*",
    "<->", "\0", "a\0b", "😀", "đường 😀", "a\ud83db", "\u0301", "a\u0301\u0301\u0301", "ﬀ", "ß",
    "İ", "漢字", "𞤀𞤁", "a𞤀b", "٣", "x²", "1e5", "1.5e-3", "-5", "http://a.vn/b?c", "a@b.vn",
    "/a/b", "&amp;", "'; DROP TABLE drafts; --", "x" * 10_000, "đ " * 5_000, "đường " * 1_700,
    " ".join(f"w{n}" for n in range(2_500)), "(" * 10_000, '"' * 9_999,
]  # fmt: skip


def test_nothing_typed_into_the_search_is_an_error(letters):
    library, names = letters
    for query in HOSTILE:
        for record in drafts.find(library, Query(words=query)):
            assert record.id in names, query


@pytest.mark.parametrize("blank", ["", "  ", "!!!", "* - :", "😀", "\0"])
def test_query_without_a_word_asks_for_nothing(letters, blank):
    assert found(letters, blank) == set(TITLES)


def test_what_is_hostile_in_a_text_is_found_by_itself(library):
    for text_ in HOSTILE:
        wanted = add(library, trich_yeu=text_)
        if sought(text_):
            found = [each.id for each in drafts.find(library, Query(words=text_))]
            assert wanted in found, text_


def test_letter_of_a_million_different_words_is_kept_and_found(library):
    chance = random.Random(7)
    huge = " ".join(f"{chance.randrange(36**5):x}" for _ in range(180_000))
    wanted = add(library, trich_yeu="rất dài", noi_dung=huge)
    assert [each.id for each in drafts.find(library, Query(words="rat dai"))] == [wanted]


def test_first_words_are_found_where_a_text_has_no_end(library):
    add(library, noi_dung="đường " + "x" * 3_000_000)
    assert len(drafts.find(library, Query(words="đường"))) == 1


def test_index_holds_what_the_drafts_hold(sqlite_library):
    library = sqlite_library
    chance = random.Random(3)
    known = [f"từ{n}" for n in range(60)]
    kept = []
    for _ in range(40):
        kept.append(add(library, trich_yeu=" ".join(chance.choices(known, k=9))))
    for draft_id in chance.sample(kept, 15):
        record, _ = drafts.read(library, draft_id)
        content = Content("state/cong_van", {"trich_yeu": " ".join(chance.choices(known, k=9))})
        drafts.save(library, draft_id, record.revision, content)
    drafts.trash(library, kept[:10])
    drafts.destroy(library, kept[:10])
    with library.writing() as connection:
        connection.execute(text("INSERT INTO word_index(word_index) VALUES ('integrity-check')"))
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"
    for word in known:
        expected = {
            each
            for each in kept[10:]
            if fold(word) in fold(drafts.read(library, each)[1].texts["trich_yeu"]).split()
        }
        whole = drafts.find(library, Query(words=f"{word} {word}"))
        assert {each.id for each in whole} >= expected


# Marks and excerpts


def marked(shown, query):
    return [shown[start:end] for start, end in marks(shown, query)]


@pytest.mark.parametrize(
    ("shown", "query", "expected"),
    [
        ("Sửa đường, không sửa dương", "duong", ["đường", "dương"]),
        ("Sửa đường, không sửa dương", "đường", ["đường"]),
        ("Đắk Lắk và Đắc Lắc", "dak lak", ["Đắk", "Lắk"]),
        ("HOÀ, Hòa, hoá", "hoà", ["HOÀ", "Hòa"]),
        ("Uỷ ban, Ủy viên", "uỷ v", ["Uỷ", "Ủy", "viên"]),
        ("đường đường", "đườ", ["đường", "đường"]),
        ("liên thôn thông", "thon lien", ["liên", "thôn"]),
        ("**Điều 1.** Giao", "dieu", ["Điều"]),
        ("15/QĐ-UBND", "15/qd", ["15", "QĐ"]),
        ("a_duong_b", "duong", ["duong"]),
        ("không có", "", []),
        ("không có", "!!!", []),
        ("漢字 và 漢", "漢", ["漢字", "漢"]),
    ],
)
def test_words_of_the_query_are_marked(shown, query, expected):
    assert marked(shown, query) == expected


def test_marks_lie_in_the_text_as_it_stands_composed_or_not():
    shown = unicodedata.normalize("NFD", "Sửa đường Hoà Bình")
    assert [unicodedata.normalize("NFC", each) for each in marked(shown, "hòa duong")] == [
        "đường",
        "Hoà",
    ]


def test_no_word_is_marked_that_the_search_would_not_find():
    chance = random.Random(11)
    letters = "aàáảãạăằâầđdeéoơờuưủyỳhnt"
    for _ in range(300):
        shown = " ".join("".join(chance.choices(letters, k=3)) for _ in range(12))
        query = " ".join("".join(chance.choices(letters, k=2)) for _ in range(2))
        expected = [
            word for word in shown.split() if any(each.fits(word) for each in sought(query))
        ]
        assert marked(shown, query) == expected


def test_tone_may_stand_on_either_letter():
    assert forms("hoà") == forms("hòa") == ("hoa", "ƀhoa")
    assert forms("Thuý") == forms("thúy")
    assert forms("UỶ") == forms("ủy")
    assert forms("đường") != forms("dường")


def test_tone_is_no_letter_of_another_word():
    assert marked("sân xâu rôi", "ấn") == marked("sân xâu", "ẫu") == marked("rôi", "ổi") == []


def test_excerpt_shows_where_the_words_stand_together():
    told = "về " * 600 + "một chuyện khác. " + "Sửa đường liên thôn xã Lai Hạ. " + "hết " * 60
    shown = excerpt(["", told], "ve thon")
    assert "Sửa đường liên thôn" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 140


def test_excerpt_shows_the_last_word_as_it_is_typed_rather_than_a_longer_one():
    told = "Văn thư Trường. " + "về " * 600 + "công tác văn thư, lưu trữ. " + "hết " * 60
    assert "lưu trữ" in excerpt([told], "van thu luu tru")
    assert "Trường" in excerpt([told], "thu truo")


def test_excerpt_without_the_words_is_the_beginning():
    assert excerpt(["  một\nhai ", "**ba**"], "khác") == "một hai ba"
    assert excerpt([], "khác") == ""


def test_excerpt_of_a_long_letter_is_quick():
    told = "Uỷ ban nhân dân xã yêu cầu các đơn vị rà soát hồ sơ. " * 20_000
    start = time.perf_counter()
    for query in ("u", "yêu cầu", "xyz", "a b c d e f g h"):
        excerpt([told], query)
    assert time.perf_counter() - start < 4
