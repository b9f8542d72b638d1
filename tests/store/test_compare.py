"""Two texts of one letter side by side."""

import random
import time

import pytest

from drafter.draft.fields import Field, Kind
from drafter.store.compare import OTHER, compare
from drafter.store.records import Content

FIELDS = (
    Field("so", Kind.DONG, "Số"),
    Field("trich_yeu", Kind.DOAN, "Trích yếu"),
    Field("noi_dung", Kind.NOI_DUNG, "Nội dung"),
)


def told(old, new, **rest):
    return compare(Content("t", old, **rest), Content("t", new), FIELDS)


def body(old, new):
    """The lines of a body as pairs, changed words between brackets."""
    return [
        (bracketed(line.old), bracketed(line.new))
        for line in told({"noi_dung": old}, {"noi_dung": new})[0].lines
    ]


def bracketed(side):
    if side is None:
        return None
    text = side.text
    for start, end in reversed(side.changed):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


def test_fields_stand_in_the_order_of_the_template():
    changes = told({"noi_dung": "a", "so": "1", "cu": "x"}, {"trich_yeu": "b", "so": "1"})
    assert [(each.label, each.same) for each in changes] == [
        ("Số", True),
        ("Trích yếu", False),
        ("Nội dung", False),
        (OTHER, False),
    ]


def test_same_letter_has_no_change():
    texts = {"so": "1", "noi_dung": "một\n\nhai\n"}
    assert all(each.same for each in told(texts, texts))


def test_blank_letters_have_nothing_to_show():
    assert told({}, {"so": ""}) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("đất đai", "đất rừng", [("đất [đai]", "đất [rừng]")]),
        ("a b c", "a c", [("a [b] c", "a c")]),
        ("a c", "a b c", [("a c", "a [b] c")]),
        ("ngày 05/3", "ngày 06/3", [("ngày [05]/3", "ngày [06]/3")]),
        ("a b c d e", "a x y d e", [("a [b c] d e", "a [x y] d e")]),
        ("một  hai", "một hai", [("một [ ] hai".replace("] ", "]"), "một []hai")]),
        ("hoàn toàn khác", "không còn gì", [("[hoàn toàn khác]", "[không còn gì]")]),
        ("a\nb", "a\nx\nb", [("a", "a"), (None, "[x]"), ("b", "b")]),
        ("a\nx\nb", "a\nb", [("a", "a"), ("[x]", None), ("b", "b")]),
        ("a", "a\n", [("a", "a"), (None, "[]")]),
        ("", "a", [(None, "[a]")]),
    ],
)
def test_changed_words_are_told(old, new, expected):
    assert body(old, new) == expected


def test_changed_line_stands_beside_its_own_and_not_beside_the_new_one():
    old = "một hai ba\nGiao Phòng Nội vụ theo dõi việc này."
    new = "một hai ba\nĐiều mới\nGiao Phòng Tài chính theo dõi việc này."
    assert body(old, new) == [
        ("một hai ba", "một hai ba"),
        (None, "[Điều mới]"),
        (
            "Giao Phòng [Nội vụ] theo dõi việc này.",
            "Giao Phòng [Tài chính] theo dõi việc này.",
        ),
    ]


def test_both_texts_can_be_read_again_from_the_lines():
    chance = random.Random(5)
    for _ in range(200):
        old, new = ([chance.choice("abcde ") * 2 for _ in range(8)] for _ in range(2))
        lines = body("\n".join(old), "\n".join(new))
        plain = [
            [side.replace("[", "").replace("]", "") for side in sides if side is not None]
            for sides in zip(*lines, strict=True)
        ]
        assert plain == [old, new]


def test_pack_and_images_are_compared():
    old = Content("t", {}, "HD36", {"a.png": b"1", "b.png": b"2"})
    new = Content("t", {}, "", {"a.png": b"1", "b.png": b"3", "c.png": b"4"})
    pack, images = compare(old, new, FIELDS)
    assert (pack.label, pack.lines[0].old.text) == ("Quy tắc trình bày", "HD36")
    assert [line.same for line in images.lines] == [True, False, False]
    assert images.lines[2].old is None


@pytest.mark.parametrize("kind", ["some", "all", "turned", "blank", "one line", "longer"])
def test_letter_of_two_hundred_pages_is_compared_in_a_moment(kind):
    chance = random.Random(1)
    known = [
        "uỷ",
        "ban",
        "nhân",
        "dân",
        "xã",
        "yêu",
        "cầu",
        "các",
        "đơn",
        "vị",
        "rà",
        "soát",
        "hồ",
        "sơ",
        "về",
        "đất",
        "đai",
    ]
    old = [" ".join(chance.choices(known, k=60)) for _ in range(3_000)]
    new = {
        "some": [line if chance.random() > 0.3 else line[9:] for line in old],
        "all": [line[: 40 + at % 90] + " mới" for at, line in enumerate(old)],
        "turned": old[::-1],
        "blank": [""] * 3_000,
        "one line": [" ".join(old)],
        "longer": [line + "z" for line in old] * 3,
    }[kind]
    start = time.perf_counter()
    lines = told({"noi_dung": "\n".join(old)}, {"noi_dung": "\n".join(new)})[0].lines
    assert time.perf_counter() - start < 10
    assert [line.old.text for line in lines if line.old] == old
    assert [line.new.text for line in lines if line.new] == new
