"""What is pasted into the body keeps bold, italic and tables, and nothing else."""

import contextlib
import time

import pytest

from drafter.document.body import read_body
from drafter.errors import DraftError
from drafter.gui.paste import font_of_html, marks_of_html, marks_of_text
from drafter.readers.legacy import Encoding

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal {font-size:14.0pt} --></style>
<!--[if gte mso 9]><xml><o:x>1</o:x></xml><![endif]-->
</head><body lang=EN-US><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b><span lang=VI style='font-size:14pt;color:red'>Điều
1.</span></b><span> Phạm vi&nbsp;áp dụng<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p><span style='font-style:italic'>Căn cứ</span> <span style="font-weight:700">Luật</span>;</p>
<!--EndFragment--></body></html>"""


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (WORD, "**Điều 1.** Phạm vi áp dụng\n*Căn cứ* **Luật**;"),
        ("<p>một<br>hai</p>", "một\nhai"),
        ("<b><i>cả hai</i></b>", "***cả hai***"),
        ("<b> mở </b>đầu", "**mở** đầu"),
        ("<b>một</b> <b>hai</b>", "**một hai**"),
        ("a * b <i>c</i>", "a \\* b *c*"),
        ("<b style='font-weight:normal'>thường <i>nghiêng</i></b>", "thường *nghiêng*"),
        ("<script>x()</script><p>giữ</p>", "giữ"),
        ("<ul><li><b>một</b></li><li>hai</li></ul>", "**một**\nhai"),
        ("", ""),
    ],
)
def test_looks_become_marks(html, text):
    assert marks_of_html(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (
            "<table><tr><td><p>TT</p></td><td>Tên</td></tr><tr><td>1</td><td>a|b</td></tr></table>",
            "| TT | Tên |\n|---|---|\n| 1 | a\\|b |",
        ),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td></tr></table>sau",
            "| **a** | **b** |\n|---|---|\n| 1 |  |\nsau",
        ),
        (
            "<table><tr><td><table><tr><td>trong</td></tr></table></td></tr></table>",
            "| trong |\n|---|",
        ),
        ("<table></table>", ""),
    ],
)
def test_tables_become_pipe_tables(html, text):
    assert marks_of_html(html) == text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        (  # Word: a heading of two rows
            "<table><tr><td rowspan=2>TT</td><td colspan=2><b>Kinh phí</b></td></tr>"
            "<tr><td>Dự toán</td><td>Thực hiện</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>"
            "</table>",
            "| TT | **Kinh phí** | < |\n| ^ | Dự toán | Thực hiện |\n|---|---|---|\n| 1 | 2 | 3 |",
        ),
        (  # a page: what it calls the heading
            "<table><thead><tr><th>a</th></tr><tr><th>b</th></tr></thead><tr><td>1</td></tr></table>",
            "| **a** |\n| **b** |\n|---|\n| 1 |",
        ),
        (  # joined under the heading; a sign that is text
            "<table><tr><td>a</td><td>&lt;</td></tr><tr><td rowspan=9>1</td><td>2</td></tr>"
            "<tr><td>^</td></tr></table>",
            "| a | \\< |\n|---|---|\n| 1 | 2 |\n| ^ | \\^ |",
        ),
        ("<table><tr><td colspan=0>a</td><td colspan=x>b", "| a | b |\n|---|---|"),
    ],
)
def test_joined_cells_stay_joined(html, text):
    assert marks_of_html(html) == text


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("TT\tTên\r\n1\ta|b\n2", "| TT | Tên |\n|---|---|\n| 1 | a\\|b |\n2"),
        ("một\thàng", "một hàng"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |"),
        ("2 * 3", "2 \\* 3"),
        ("[khoản] là chữ", "\\[khoản] là chữ"),
        ("Tie\u0302\u0301ng\u200b\x07", "Tiếng"),
    ],
)
def test_plain_text_stays_as_it_is_and_columns_become_a_table(text, stored):
    assert marks_of_text(text) == stored


HOSTILE = {
    "openings": "<" * 1_000_000,
    "tags": "<a " * 300_000,
    "comments": "<!--" * 300_000,
    "scripts": "<script>" * 100_000,
    "ampersands": "&#x" * 400_000,
    "depth": "<div><b>" * 120_000,
    "ends": "<b>" * 300 + "</i>" * 100_000,
    "tables": "<table><tr><td>" * 50_000,
    "columns": "<table><tr>" + "<td colspan=9999>x</td>" * 30_000,
    "attributes": "<a b='" * 200_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_read_in_time(name):
    started = time.process_time()
    with contextlib.suppress(DraftError):  # refused in words
        marks_of_html(HOSTILE[name] + "<p>cuối</p>")
    assert time.process_time() - started < 8


@pytest.mark.parametrize(
    "html", ["<p>" + "x" * 10_000_000, "<p>x</p>" * 200_000, "<table>" + "<tr><td>x" * 3_000]
)
def test_more_than_a_body_holds_is_refused_in_words(html):
    with pytest.raises(DraftError) as caught:
        marks_of_html(html)
    assert caught.value.repair


def test_scripts_and_comments_leave_nothing():
    html = "<script>x('<p>a</p>')</script><!-- <p>b</p> --><style>p{}</style><p>c</p>"
    assert marks_of_html(html) == "c"


def test_an_old_font_tells_its_encoding():
    html = "<p><span style='font-family:\".VnTime\",serif'>c«ng v¨n</span></p>"
    assert font_of_html(html).encoding is Encoding.TCVN3
    assert font_of_html("<font face='VNI-Times'>x</font>").encoding is Encoding.VNI
    assert font_of_html("<font face='Arial'>x</font>") is None


def test_mark_that_would_not_be_read_is_dropped_not_shown():
    text = marks_of_html("<b>Điều 1.</b>Phạm vi")
    (paragraph,) = read_body(text).khoi
    assert paragraph.text == "Điều 1.Phạm vi"


def test_text_is_cleaned_at_the_door():
    assert marks_of_html("<p>Tie\u0302\u0301ng\u200b Vi\u1ec7t\x07</p>") == "Tiếng Việt"
