"""What is pasted into the body keeps bold, italic and tables, and nothing else."""

import pytest

from drafter.document.body import read_body
from drafter.gui.paste import marks_of_html

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


def test_mark_that_would_not_be_read_is_dropped_not_shown():
    text = marks_of_html("<b>Điều 1.</b>Phạm vi")
    (paragraph,) = read_body(text).khoi
    assert paragraph.text == "Điều 1.Phạm vi"


def test_text_is_cleaned_at_the_door():
    assert marks_of_html("<p>Tie\u0302\u0301ng\u200b Vi\u1ec7t\x07</p>") == "Tiếng Việt"
