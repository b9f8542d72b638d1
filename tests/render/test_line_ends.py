from itertools import pairwise

from drafter.layout.measure import width_mm
from drafter.render.line_ends import with_line_ends
from tests.render.letters import SENTENCE, letter, paragraphs, text


def body_lines(body):
    copy = with_line_ends(letter(body))
    return next(text(p) for p in paragraphs(copy) if "Ủy ban" in text(p)).split("\n")


def test_every_line_fits_its_measure():
    lines = body_lines(SENTENCE * 9)
    assert len(lines) > 8
    assert width_mm(lines[0], 14) <= 165 - 12.7 + 0.01
    assert all(width_mm(line, 14) <= 165.01 for line in lines[1:])


def test_no_line_could_have_taken_the_next_word():
    lines = body_lines(SENTENCE * 9)
    for line, following in pairwise(lines[1:]):
        word = following.split(" ")[0].split("-")[0]
        assert width_mm(f"{line} {word}", 14) > 165


def test_lines_end_after_a_hyphen_but_not_after_a_slash():
    ends = {line[-1] for line in body_lines(SENTENCE * 60)}
    assert "-" in ends
    assert "/" not in ends


def test_words_are_kept_across_bold_runs():
    body = "Ủy ban " + "**in đậm** *in nghiêng* " * 30
    lines = body_lines(body)
    assert (
        " ".join(lines).replace("  ", " ")
        == "Ủy ban " + ("in đậm in nghiêng " * 30).strip() + "./."
    )


def test_a_paragraph_of_one_line_stays_as_written():
    copy = with_line_ends(letter("Ủy ban thông báo."))
    assert [text(p) for p in paragraphs(copy)] == [
        text(p) for p in paragraphs(letter("Ủy ban thông báo."))
    ]


def test_the_letter_itself_is_not_touched():
    docx = letter(SENTENCE * 9)
    with_line_ends(docx)
    assert all("\n" not in text(p) for p in paragraphs(docx))
