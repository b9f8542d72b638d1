import pytest

from drafter.layout.blocks import Run
from drafter.layout.breaker import break_lines, break_text


def lines(text, measure_letters, first_letters=None):
    """Break text of letters 1 pt wide into measures given in letters."""
    point = 25.4 / 72
    measures = (first_letters or measure_letters, measure_letters)
    found = break_text(text, [1.0] * len(text), *(m * point for m in measures))
    return [text[line.start : line.end] for line in found]


@pytest.mark.parametrize(
    ("text", "measure", "expected"),
    [
        ("một hai ba", 7, ["một hai", "ba"]),
        ("một hai ba", 8, ["một hai", "ba"]),  # the space hangs
        ("một hai ba", 6, ["một", "hai ba"]),
        ("Covid-19 lan", 7, ["Covid-", "19 lan"]),  # after a hyphen
        ("số 02/CT-UBND", 9, ["số 02/CT-", "UBND"]),
        ("số 02/CTUBND", 8, ["số", "02/CTUBN", "D"]),  # never after a slash
        ("số 09-KH/VPTU", 10, ["số", "09-KH/VPTU"]),  # a number whole, its slash on the line
        ("số 09-KH/VPTU", 7, ["số 09-", "KH/VPTU"]),
        ("09-KH/VPTU", 7, ["09-", "KH/VPTU"]),
        ("mộthaibabốn", 4, ["mộth", "aiba", "bốn"]),  # a word longer than the line
        ("một\nhai", 20, ["một", "hai"]),
        ("một\n", 20, ["một", ""]),
        ("", 20, [""]),
        ("một   hai", 4, ["một", "hai"]),
    ],
)
def test_lines_end_where_word_ends_them(text, measure, expected):
    assert lines(text, measure) == expected


def test_the_first_line_may_be_shorter():
    assert lines("một hai ba bốn", 10, first_letters=3) == ["một", "hai ba bốn"]


def test_only_typed_ends_and_the_last_line_are_forced():
    text = "một hai\nba"
    found = break_text(text, [1.0] * len(text), 4 * 25.4 / 72, 4 * 25.4 / 72)
    assert [line.forced for line in found] == [False, True, True]


def test_no_letter_is_lost_between_lines():
    text = "Ủy ban nhân dân xã - Covid-19/CT  hai "
    found = break_text(text, [1.0] * len(text), 3.0, 3.0)
    assert "".join(text[line.start : line.following] for line in found) == text


def test_bold_words_are_measured_bold():
    plain = break_lines((Run("trích yếu " * 9),), 14, 100, 100)
    bold = break_lines((Run("trích yếu " * 9, bold=True),), 14, 100, 100)
    assert bold[0].end <= plain[0].end
    assert bold[0].width_mm <= 100


@pytest.mark.parametrize(
    ("text", "first"),
    [
        # As LibreOffice ends them: whole where the line holds more than the slash.
        (
            "Nhiệm vụ: kiểm tra công tác văn phòng cấp uỷ theo Kế hoạch số 09-KH/VPTU.",
            "Nhiệm vụ: kiểm tra công tác văn phòng cấp uỷ theo Kế hoạch số",
        ),
        (
            "Ngày 03/02/2021, Ban Thường vụ Tỉnh ủy đã ban hành Công văn số 118-CV/TU",
            "Ngày 03/02/2021, Ban Thường vụ Tỉnh ủy đã ban hành Công văn số 118-",
        ),
    ],
)
def test_a_number_with_hyphen_and_slash_ends_a_line_as_in_libreoffice(text, first):
    line = break_lines([Run(text)], 14, 155, 165)[0]

    assert text[: line.end] == first
