"""The printed lines of a page: whole words, paragraphs and cells as the letter has them."""

import pytest

from drafter.errors import RenderError
from drafter.render.engine import page_count, to_pdf
from drafter.render.words import page_lines
from tests.render.letters import letter

TABLE = "| Số | Tên | Ghi chú |\n|---|---|---|\n| 1 | Khe Sang | |\n| | Mường Lùng | xong |"
LONG = "Các thôn rà soát hồ sơ, chấn chỉnh việc lưu trữ và báo cáo đúng hạn. " * 60


def copied(pdf, number=0):
    return "".join(line.joint + line.text for line in page_lines(pdf, number))


@pytest.fixture(scope="module")
def leaning():
    pdf = to_pdf(letter("Các phòng *rà soát hồ sơ* “mới”; của mình.", dia_danh="Đông Khê"))
    return [word for line in page_lines(pdf, 0) for word in line.words()]


@pytest.mark.parametrize("whole", ["Đông", "Khê,", "soát", "mình.", "phúc"])
def test_a_word_is_whole(leaning, whole):
    assert whole in [word for word, _ in leaning]


@pytest.mark.parametrize("part", ["“mới”;", "/TB-", "UBND"])
def test_a_word_keeps_its_marks_and_one_that_marks_divide_is_several(leaning, part):
    assert part in [word for word, _ in leaning]


def test_the_words_follow_one_another_on_their_line(leaning):
    texts = [word for word, _ in leaning]
    place = texts.index("Đông")
    (_, one), (_, other) = leaning[place : place + 2]

    assert texts[place + 1] == "Khê,"
    assert one[2] < other[0]
    assert abs(one[3] - other[3]) < 5


def test_a_box_is_in_points_from_the_pages_top_left(leaning):
    for word, (left, top, right, bottom) in leaning:
        assert 84 < left < right < 555, word
        assert 56 < top < bottom < 786, word


def test_lines_of_a_paragraph_are_joined_by_blanks_and_paragraphs_by_line_ends():
    sentence = LONG[:395].strip()
    text = copied(to_pdf(letter(f"{sentence}\nĐoạn sau.")))
    assert f"\n{sentence}\nĐoạn sau." in text
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" in text


def test_paragraph_goes_on_over_the_page_without_the_pages_number():
    pdf = to_pdf(letter(LONG))
    whole = "".join(copied(pdf, number) for number in range(page_count(pdf)))
    assert LONG.strip() in whole
    assert page_lines(pdf, page_count(pdf) - 1)[0].joint == " "


def test_hyphen_at_the_end_of_a_line_stays_and_its_word_goes_on():
    words = "Nghị-định " * 40
    text = copied(to_pdf(letter(words.strip())))
    assert words.strip() in text
    assert not set("\x02\ufffe\u00ad") & set(text)


def test_cells_stand_between_tabs_with_the_blank_ones():
    text = copied(to_pdf(letter(f"Danh sách:\n{TABLE}\nHết.")))
    assert "\nSố\tTên\tGhi chú\n1\tKhe Sang\n\tMường Lùng\txong\nHết." in text


def test_letterhead_and_signature_are_read_cell_by_cell():
    text = copied(to_pdf(letter("Một câu.", so="12", dia_danh="Tân Lập", do_khan="KHẨN")))
    assert "\t" not in text
    assert "ỦY BAN NHÂN DÂN\nXÃ TÂN LẬP\nCỘNG HÒA" in text
    assert "Nơi nhận:\n- Lưu: VT.\nCHỦ TỊCH" in text


def test_letters_beside_each_other_do_not_overlap_and_columns_are_known():
    for line in page_lines(to_pdf(letter("Một câu có số 12³.")), 0):
        assert len(line.edges) == len(line.text) + 1
        assert list(line.edges) == sorted(line.edges)
        left, right = line.column
        assert left <= line.edges[0]
        assert line.edges[-1] <= right
        assert not line.text.startswith(" ")
        assert not line.text.endswith(" ")


@pytest.mark.parametrize("broken", [b"", b"%PDF-1.7", b"no page at all"])
def test_what_is_no_pdf_is_one_sentence(broken):
    with pytest.raises(RenderError, match="không đọc được trang"):
        page_lines(broken, 0)
