"""Bold and italic inside a line."""

import pytest

from drafter.document.body_nodes import Chu
from drafter.document.inline import escape, read_line


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("", ()),
        ("thường", (Chu("thường"),)),
        ("**đậm**", (Chu("đậm", dam=True),)),
        ("*nghiêng*", (Chu("nghiêng", nghieng=True),)),
        ("***cả hai***", (Chu("cả hai", dam=True, nghieng=True),)),
        ("a **b** *c* d", (Chu("a "), Chu("b", True), Chu(" "), Chu("c", False, True), Chu(" d"))),
        ("**a *b* c**", (Chu("a ", True), Chu("b", True, True), Chu(" c", True))),
        ("*a **b** c*", (Chu("a ", False, True), Chu("b", True, True), Chu(" c", False, True))),
        ("***a** b*", (Chu("a", True, True), Chu(" b", False, True))),
        ("***a* b**", (Chu("a", True, True), Chu(" b", True))),
        ("**a***b*", (Chu("a", True), Chu("b", False, True))),
        ("*a***b**", (Chu("a", False, True), Chu("b", True))),
        ("*Ghi chú: xem *a*", (Chu("*Ghi chú: xem "), Chu("a", False, True))),
        ("**dở dang, **a** b", (Chu("**dở dang, "), Chu("a", True), Chu(" b"))),
        ("1.**Tên**", (Chu("1."), Chu("Tên", True))),
    ],
)
def test_a_line_is_read_into_stretches_of_one_look(line, parts):
    assert read_line(line) == parts


@pytest.mark.parametrize(
    "line",
    [
        "**dở dang", "dở dang**", "*", "**", "***", "****", "*****", "********", "2 * 3 * 4", "a*",
        "_gạch_", "`mã`", "# mục",
        "1. một", "- gạch", "> trích", "[chữ](địa chỉ)", "![ảnh](a.png)", "<b>x</b>", "&amp; &lt;",
        "~~bỏ~~", "C:\\thư mục", "a  b", "Mục (1)", "http://a.vn", "|", "a\\",
    ],
)  # fmt: skip
def test_what_is_no_emphasis_stays_as_typed(line):
    assert "".join(part.text for part in read_line(line)) == line
    assert not any(part.dam or part.nghieng for part in read_line(line))


def test_an_escaped_star_is_a_star():
    assert read_line(r"5 \* 3 \*\*x\*\*") == (Chu("5 * 3 **x**"),)


@pytest.mark.parametrize(
    "text", ["*", "**a**", "\\", "\\*", "a * b", "\\\\may-chu\\van-ban", "a|b"]
)
def test_escaped_text_is_read_as_it_stood(text):
    assert "".join(part.text for part in read_line(escape(text))) == text


@pytest.mark.parametrize("line", [r"Lưu tại \\may-chu\van-ban", r"Ổ C:\(mật)\-1", r"a \. b"])
def test_a_backslash_before_no_mark_of_ours_stays(line):
    assert "".join(part.text for part in read_line(line)) == line


@pytest.mark.parametrize("line", ["**1.**Nội dung", "**“Điều”**mới", "a**(b)**c"])
def test_emphasis_may_end_in_a_mark_before_a_letter(line):
    parts = read_line(line)

    assert "".join(part.text for part in parts) == line.replace("*", "")
    assert any(part.dam for part in parts)
