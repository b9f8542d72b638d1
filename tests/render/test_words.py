"""The words of a page and where they stand, upright or leaning."""

import pytest

from drafter.render.engine import to_pdf
from drafter.render.words import page_words
from tests.render.letters import letter


@pytest.fixture(scope="module")
def words():
    pdf = to_pdf(letter("Các phòng *rà soát hồ sơ* của mình.", dia_danh="Đông Khê"))
    return page_words(pdf, 0)


@pytest.mark.parametrize("whole", ["Đông", "Khê,", "soát", "mình.", "phúc"])
def test_a_word_is_whole(words, whole):
    assert whole in [word for word, _ in words]


def test_the_words_follow_one_another_on_their_line(words):
    texts = [word for word, _ in words]
    place = texts.index("Đông")
    (_, one), (_, other) = words[place : place + 2]

    assert texts[place + 1] == "Khê,"
    assert one[2] < other[0]
    assert abs(one[3] - other[3]) < 5


def test_a_box_is_in_points_from_the_pages_top_left(words):
    for word, (left, top, right, bottom) in words:
        assert 84.5 < left < right < 555, word
        assert 56 < top < bottom < 786, word
