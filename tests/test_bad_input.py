"""Whatever comes in: one Vietnamese sentence with place and repair, or a correct letter."""

import errno
import os
import re
import sys
import tracemalloc
import unicodedata
from dataclasses import replace

import pytest

from drafter.cli import main
from drafter.document.body import split_role
from drafter.draft.fields import Draft, Kind, coerce
from drafter.errors import TemplateError
from drafter.layout.blocks import Frame
from drafter.pipeline import compose, docx_bytes, fields_of, open_draft
from drafter.render.engine import to_pdf
from drafter.template.catalogue import load_catalogue
from drafter.writers.ooxml import w
from tests.helpers.images import png
from tests.helpers.samples import ENGLISH, RARE, body_of, draft, foot, full, lines, own_templates
from tests.helpers.sheets import paras

HEAD = 'loai = "state/cong_van"\n'


def letter(type_id="state/cong_van", **changes):
    return lines(docx_bytes(compose(draft(type_id, **changes))))


# --- text ---

TEXTS = {
    "control characters": ("Lưu\x00\x01\x1f trữ\x7f", "Lưu trữ"),
    "a vertical tab": ("Lưu trữ\x0b", "Lưu trữ"),
    "decomposed Vietnamese": (unicodedata.normalize("NFD", "Lưu trữ ở Huế"), "Lưu trữ ở Huế"),
    "lone surrogates": ("Lưu\ud800 trữ\udfff", "Lưu trữ"),
    "a mark of byte order": ("\ufeffLưu trữ", "Lưu trữ"),
    "an ampersand": ("A & B &amp; C", "A & B &amp; C"),
    "angle brackets": ("a < b > c <noi_dung/>", "a < b > c <noi_dung/>"),
    "a Jinja expression": ("{{ so }} {{ ''.__class__ }}", "{{ so }} {{ ''.__class__ }}"),
    "a Jinja statement": ("{% for %} {% raw %} {# x #}", "{% for %} {% raw %} {# x #}"),
    "the end of a CDATA section": ("<![CDATA[ x ]]>", "<![CDATA[ x ]]>"),
    "an entity": ("<!DOCTYPE a> &lol; &#0;", "<!DOCTYPE a> &lol; &#0;"),
    "quotes": ("\"a\" 'b' “c” \\", "\"a\" 'b' “c” \\"),
    "signs beyond the first plane": ("𝄞 文件 🙂", "𝄞 文件 🙂"),
}


# What sets the page and is not printed, and what gives way to the verbatim number.
UNPRINTED = {"kho_giay", "so", "ky_hieu"}
TYPES = list(load_catalogue())


def flat(text):
    """Return a text without blanks and line ends: a semicolon may part lines."""
    return re.sub(r"[;\s]+", "", text).upper()


@pytest.mark.parametrize(("typed", "printed"), TEXTS.values(), ids=list(TEXTS))
@pytest.mark.parametrize("type_id", ["state/quyet_dinh", "party/to_trinh"])
def test_any_text_stands_in_every_component(type_id, typed, printed):
    values = {
        spec.name: coerce(spec, f"{typed} ở {spec.name}")
        for spec in fields_of(type_id)
        if spec.kind is not Kind.NGAY
    }
    found = compose(Draft(type_id, values))
    told = {finding.field for finding in found.findings}
    docx = docx_bytes(found)
    text = flat("".join(lines(docx)) + foot(docx))

    lost = [name for name in values if flat(f"{printed} ở {name}") not in text]
    assert set(lost) <= UNPRINTED | ({"do_mat"} & told)


@pytest.mark.parametrize("mark", ["\x0b", "\r\n", "\r", "\u2028"])
def test_a_soft_line_end_from_word_parts_paragraphs(mark):
    assert letter(noi_dung=f"Một.{mark}Hai.")[-9:-7] == ["Một.", "Hai."]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Một **hai ba.", "Một **hai ba."),
        ("Một hai** ba.", "Một hai** ba."),
        ("**Một *hai** ba*.", None),
        ("Một * hai * ba.", "Một * hai * ba."),
        ("*" * 5_001 + ".", "*" * 5_001 + "."),
        ("** **.", "** **."),
    ],
)
def test_unbalanced_stars_lose_no_word(typed, printed):
    (line,) = [x for x in letter(noi_dung=typed) if x.endswith(".") and x.strip("*")[:1] in "M. "]

    assert line == printed or line.replace("*", "") == typed.replace("*", "")


def test_uneven_rows_and_escaped_bars_lose_no_cell():
    table = "|Tên|Số|\n|-|-|\n|a\\|b|\n|c|d|e|\n||\\||f\\|g|h|"
    text = letter(noi_dung=table, noi_nhan=[])

    assert text[text.index("Tên") : text.index("h") + 1] == [
        "Tên", "Số", "a|b", "c", "d", "e", "|", "f|g", "h",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "printed"),
    [
        ("|<|^|\n|-|-|\n|^|<|", ["<", "^", "^"]),
        ("|a|<|\n|^|b|\n|-|-|\n|^|c|", ["a", "<", "^", "b", "^", "c"]),
        ("|a|b|\n|-|-|\n|1|2|\n|^|^|\n|^|^|", ["a", "b", "1", "2", "^", "^", "^", "^"]),
        ("|a|<|<|<|<|<|<|<|\n|-|-|", ["a"]),
        ("|a|\n|^|\n|^|\n|-|", ["a", "^", "^"]),
        ("|a|b|\n|-|-|\n|1|<|\n|<|^|\n|^|2|", ["a", "b", "1", "<", "<", "^", "2"]),
    ],
)
def test_signs_that_join_no_cells_lose_none(table, printed):
    text = letter(noi_dung=f"Đầu bảng.\n{table}\nCuối bảng.")
    found = text[text.index("Đầu bảng.") + 1 : text.index("Cuối bảng.")]

    assert found == printed


@pytest.mark.parametrize(
    "line",
    [
        "[khoản]",
        "[khoản] [khoản] Một.",
        r"\\[khoản] Một.",
        "[khoản Một.",
        "[]",
        "[[khoản]] Một.",
        "[khoản]]",
        "[phần] |a|",
        "[căn cứ] ;",
    ],
)
def test_odd_brackets_are_printed_but_for_a_role(line):
    role, rest = split_role(line)
    text = letter(noi_dung=f"Đầu.\n{line}\nCuối.")

    assert [part for part in [rest] if part and part not in text] == []
    assert role is None or line not in text


# --- size ---


def words(count):
    return " ".join(f"chữ{number}" for number in range(count))


@pytest.mark.parametrize("type_id", ["state/cong_van", "state/chi_thi", "party/cong_van"])
def test_a_summary_of_five_thousand_characters_is_printed_whole(type_id):
    summary = words(800)

    assert len(summary) > 5_000
    assert any(summary in line for line in letter(type_id, trich_yeu=summary))


def test_a_summary_without_a_blank_is_printed_whole():
    assert "x" * 5_000 in letter("state/chi_thi", trich_yeu="x" * 5_000)


@pytest.mark.parametrize("field", ["kinh_gui", "noi_nhan"])
def test_three_hundred_addressees_are_printed_in_order(field):
    names = [f"Ủy ban nhân dân xã số {number}" for number in range(300)]

    text = letter(**{field: names})

    listed = [line for line in text if line.startswith("- Ủy ban")]
    assert listed == [f"- {name};" for name in names[:-1]] + [f"- {names[-1]}."]


def test_an_issuer_of_four_lines_stands_on_four_lines():
    issuer = ["BAN QUẢN LÝ", "DỰ ÁN ĐẦU TƯ XÂY DỰNG", "CÁC CÔNG TRÌNH GIAO THÔNG", "TỈNH LÀO CAI"]

    assert letter(co_quan_ban_hanh="\n".join(issuer))[1:5] == issuer


@pytest.mark.parametrize("type_id", ["state/cong_van", "state/quyet_dinh", "party/ket_luan"])
@pytest.mark.parametrize("body", ["", "\n\n", " \x0b "])
def test_an_empty_body_is_a_finding_and_a_letter_without_one(type_id, body):
    found = compose(draft(type_id, noi_dung=body))

    assert [f.sentence for f in found.errors] == ["“Nội dung” còn trống."]
    assert lines(docx_bytes(found))[-1] == "Đinh Thị Mơ"


def pages(count):
    """Return a body of about so many pages, no two paragraphs alike."""
    return [f"Đoạn thứ {number}. {words(60)}." for number in range(6 * count)]


def test_a_body_of_two_hundred_pages_is_printed_whole():
    body = pages(200)

    text = letter(noi_dung="\n".join(body))

    first = text.index(body[0])
    assert text[first : first + len(body)] == body


def calls(body):
    """Count the calls that laying out and writing a body takes."""
    count = 0

    def see(_frame, event, _argument):
        nonlocal count
        count += event in {"call", "c_call"}

    given = draft(noi_dung="\n".join(body))
    sys.setprofile(see)
    try:
        docx_bytes(compose(given))
    finally:
        sys.setprofile(None)
    return count


def test_twice_the_pages_take_twice_the_work():
    calls(pages(1))  # what is made once

    assert calls(pages(20)) < 2.2 * calls(pages(10))


@pytest.mark.parametrize(
    "body",
    ["x" * 300_000, "* " * 30_000, "**" * 30_000, "**a " * 30_000, "*a " * 30_000, "[" * 30_000,
     "\\" * 30_000, "|" * 30_000, "Phần " * 30_000, "I" * 30_000 + ".", "- " * 30_000],
    ids=lambda body: body[:4],
)  # fmt: skip
def test_a_monstrous_line_is_printed_whole(body):
    text = letter(noi_dung=body)

    assert body.strip() in "".join(text)


def test_a_table_of_eighty_columns_is_printed_whole():
    row = "|" + "|".join(f"C{number}" for number in range(80)) + "|"

    text = letter(noi_dung=f"{row}\n{'|-' * 80}|\n{row}")

    assert [line for line in text if line[0] == "C" and line[1:].isdigit()] == [
        f"C{number}" for _ in range(2) for number in range(80)
    ]


# --- the components that few letters have ---

HOSTILE = {
    "spaces": "   \u00a0  ",
    "line ends": "\n\n \v \n",
    "marks of XML and Jinja": "<phu_luc>&lt;{{ so }}{% raw %}]]></phan>",
    "marks of lists": "| ; | ; - – , . ./.",
    "one letter": "x",
    "a long word": "x" * 5_000,
    "long text": words(800),
}


def every_field(type_id, typed):
    return {spec.name: coerce(spec, typed) for spec in fields_of(type_id) if spec.kind != "ngay"}


def lengths(docx):
    """Yield the lengths of indents, frames and columns in a letter, in twips."""
    for element in body_of(docx).iter(w("ind"), w("framePr"), w("gridCol"), w("tcW")):
        for name in ("left", "right", "firstLine", "hanging", "w", "x", "y"):
            if value := element.get(w(name)):
                yield int(value)


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=list(HOSTILE))
@pytest.mark.parametrize("type_id", TYPES)
def test_any_value_in_every_field_of_any_type_is_a_letter(type_id, typed):
    assert lines(docx_bytes(compose(Draft(type_id, every_field(type_id, typed)))))


@pytest.mark.parametrize("typed", HOSTILE.values(), ids=list(HOSTILE))
@pytest.mark.parametrize("type_id", ["state/cong_van", "state/cong_dien", "party/ket_luan"])
def test_no_length_is_more_than_word_takes(type_id, typed):
    docx = docx_bytes(compose(Draft(type_id, every_field(type_id, typed))))

    assert max(map(abs, lengths(docx))) <= 31_680


RARE_FIELDS = {"pham_vi", "dong_ky_so", "do_mat", "do_khan", "nguoi_soan", "lien_he"}


@pytest.mark.parametrize("field", sorted(RARE_FIELDS))
@pytest.mark.parametrize("typed", HOSTILE.values(), ids=list(HOSTILE))
def test_a_rare_component_keeps_within_the_text(field, typed):
    found = compose(draft("state/cong_van", **{field: typed}))
    page = found.sheet.page
    frames = [block for block in found.sheet.blocks if isinstance(block, Frame)]

    for frame in frames:
        assert frame.left_mm >= 0
        assert frame.left_mm + frame.width_mm <= page.text_width_mm + 0.01
    for para in paras(found.sheet.blocks):
        assert para.left_mm >= 0
        assert para.right_mm >= 0


@pytest.mark.parametrize("gap", ["", "  ", "\n \v"])
@pytest.mark.parametrize("type_id", ["state/cong_van", "party/ket_luan"])
def test_blanks_in_a_rare_field_are_as_good_as_nothing(type_id, gap):
    blank = compose(full(type_id, **dict.fromkeys(RARE, gap)))

    assert blank.document == compose(full(type_id, **dict.fromkeys(RARE, ""))).document


def annexed(content, type_id="state/quyet_dinh"):
    return docx_bytes(compose(draft(type_id, phu_luc=content)))


def test_an_annex_of_ten_thousand_lines_is_printed_whole():
    content = [f"Dòng thứ {number}." for number in range(10_000)]

    text = lines(annexed("Phụ lục\nDanh mục\n\n" + "\n".join(content)))

    assert text[-10_000:] == content


def test_two_hundred_annexes_are_a_section_each():
    docx = annexed("".join(f"Phụ lục\nTên {number}\nMột.\n" for number in range(200)))

    assert len(list(body_of(docx).iter(w("sectPr")))) == 201
    assert [line for line in lines(docx) if line.startswith("TÊN ")] == [
        f"TÊN {number}" for number in range(200)
    ]


def test_an_annex_holds_a_table_of_sixty_columns():
    row = "|" + "|".join(f"C{number}" for number in range(60)) + "|"

    docx = annexed(f"Phụ lục\n\n{row}\n{'|-' * 60}|\n{row}")

    assert [line for line in lines(docx) if re.fullmatch(r"C\d+", line)] == [
        f"C{number}" for _ in range(2) for number in range(60)
    ]


@pytest.mark.parametrize("type_id", ["state/quyet_dinh", "party/ket_luan"])
@pytest.mark.parametrize(
    "content",
    ["Phụ lục", "Văn bản kèm theo", "Phụ lục\n" * 50, "Văn bản kèm theo\n" * 50, "[ngang]",
     "(Kèm theo x)", "Phụ lục\n(Kèm theo x)\n(Kèm theo y)", "Phụ lục [ngang]\n[dọc]",
     "Phụ lục\n\n|a|\n|-|\n|b|", "Phụ lục XXXXXXXXXXXXX"],
    ids=lambda content: content[:20],
)  # fmt: skip
def test_odd_annexes_are_printed(type_id, content):
    text = flat("".join(lines(annexed(content, type_id))))

    words_ = [flat(re.sub(r"\[ngang\]|\|", "", line)) for line in content.split("\n")]
    assert [x for x in words_ if x not in text and x not in {"VĂNBẢNKÈMTHEO", "-"}] == []


@pytest.mark.parametrize(
    "line",
    ["[ảnh: khong-co.png]", "[ảnh: hong.png]", "[ảnh: ../../etc/passwd]", "[ảnh: a.png, 0 mm]",
     "[ảnh: a.png, 9999 mm]", "[ảnh: dai.png]", "[ảnh: day.png]", "[ảnh: a.png]\n" * 30],
    ids=lambda line: line[:24],
)  # fmt: skip
def test_odd_images_leave_the_annex_whole(line):
    images = {
        "a.png": png(9, 9),
        "hong.png": b"\x89PNG\r\n\x1a\n" + bytes(99),
        "dai.png": png(8_000, 1),
        "day.png": png(1, 8_000),
    }
    content = draft("state/quyet_dinh", phu_luc=f"Phụ lục\nTên\nTrước.\n{line}\nSau")
    composed = compose(replace(content, images=images))

    assert lines(docx_bytes(composed))[-2:] == ["Trước.", "Sau./."]
    assert to_pdf(docx_bytes(composed))
    told = any(f.field == "phu_luc" and "ảnh" in f.sentence.casefold() for f in composed.findings)
    assert told == any(name in line for name in ("khong-co", "hong", "passwd"))


@pytest.mark.parametrize("type_id", ["state/cong_van", "party/ket_luan"])
@pytest.mark.parametrize("item", ["A", "A | B", "A | B | C", "|A", "A|", "||", "A" * 3_000])
def test_a_signer_in_any_form_is_printed(type_id, item):
    text = lines(docx_bytes(compose(draft(type_id, dong_ky=[item, "Lò Văn Páo"]))))

    assert "Lò Văn Páo" in text
    assert "Đinh Thị Mơ" in text
    assert {part.strip() for part in item.split("|")} - {""} <= set(text)


@pytest.mark.parametrize("item", ["A1 | B2 | C3 | D4", " | ".join(f"P{n}" for n in range(11))])
def test_a_signer_of_too_many_parts_is_printed_whole_or_told(item):
    found = compose(draft(dong_ky=[item]))
    text = "".join(lines(docx_bytes(found)))

    told = "dong_ky" in {finding.field for finding in found.findings}
    assert told or all(part.strip() in text for part in item.split("|"))


def test_three_hundred_signers_are_printed():
    names = [f"Người {number}" for number in range(300)]

    text = lines(docx_bytes(compose(draft(dong_ky=names))))

    assert [line for line in text if line.startswith("Người ")] == names


@pytest.mark.parametrize("sheet", ["A3", "a4", "A4 dọc", "<A4>", "x" * 5_000])
def test_an_unknown_sheet_is_an_a4_and_told(sheet):
    found = compose(draft(kho_giay=sheet))

    assert (found.sheet.page.width_mm, found.sheet.page.height_mm) == (210, 297)
    assert "kho_giay" in {finding.field for finding in found.findings}


def test_a_stamp_too_full_for_its_lines_is_told():
    found = compose(full("party/ban_sao", "HD05", noi_nhan_sao=[f"Nơi {n}" for n in range(40)]))

    assert "noi_nhan_sao" in {finding.field for finding in found.findings}
    assert "; Nơi 39" in "".join(lines(docx_bytes(found)))


# --- files ---


@pytest.fixture
def written(tmp_path, monkeypatch):
    """Return a folder with a draft of an empty letter and an old letter."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "thu.toml").write_text(HEAD, encoding="utf-8")
    (tmp_path / "thu.docx").write_bytes(b"cu")
    return tmp_path


def raising(number):
    def fail(*_args, **_more):
        raise OSError(number, os.strerror(number))

    return fail


def one_sentence(text):
    """Check that a message is one line in Vietnamese with place and repair, and return it."""
    (line,) = text.splitlines()
    assert line.startswith("drafter: Tệp “")
    assert line.count(". ") + line.count("? ") >= 1, "no repair"
    assert line.endswith((".", "?"))
    return line


@pytest.mark.parametrize("step", ["tempfile.mkstemp", "os.fsync", "os.replace"])
@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Đóng tệp trong Word"),
        (errno.EROFS, "thư mục chỉ cho đọc"),
        (errno.ENOSPC, "đĩa đã đầy"),
    ],
)
def test_a_letter_that_cannot_be_written_leaves_the_old_one(
    written, monkeypatch, capsys, step, number, words
):
    monkeypatch.setattr(step, raising(number))

    assert main(["export", "thu.toml", "-o", "thu.docx", "--nhap"]) == 1

    assert words in one_sentence(capsys.readouterr().err.splitlines()[-1])
    assert (written / "thu.docx").read_bytes() == b"cu"
    assert sorted(path.name for path in written.iterdir()) == ["thu.docx", "thu.toml"]


# --- drafts ---

DRAFTS = {
    "no TOML": ("Kính gửi: Sở Nội vụ", "TOML"),
    "an open string": (HEAD + 'so = "7', "TOML"),
    "a field given twice": (HEAD + 'so = "7"\nso = "8"', "TOML"),
    "empty": ("", "không ghi loại văn bản"),
    "binary": (bytes(range(256)), "UTF-8"),
    "a DOCX": (b"PK\x03\x04\x14\x00\x00\x00\x08\x00\xff", "UTF-8"),
    "UTF-16": (HEAD.encode("utf-16"), "UTF-8"),
    "a lone surrogate in UTF-8": (HEAD.encode() + b'so = "\xed\xa0\x80"', "UTF-8"),
    "an escaped surrogate": (HEAD + 'so = "\\ud800"', "TOML"),
    "fifty megabytes": ("#" * 50_000_000, "quá lớn"),
    "deep arrays": (HEAD + "so = " + "[" * 100_000, "quá sâu"),
    "deep tables": (HEAD + "so = " + "{a=" * 100_000, "quá sâu"),
    "shallow arrays": (HEAD + f"so = {'[' * 50}{']' * 50}", "không đúng kiểu"),
    "an unknown type": ('loai = "state/cong_vn"', "Có phải “state/cong_van” không?"),
    "a type outside the folder": ('loai = "../../etc/passwd"', "không có loại văn bản"),
    "an unknown field": (HEAD + 'trich_yu = "x"', "Có phải “trich_yeu” không?"),
    "an unknown pack": (HEAD + 'quy_tac = "ND31"', "Có phải “ND30” không?"),
    "a pack of the other regime": (HEAD + 'quy_tac = "HD05"', "Chọn: ND30."),
    "a pack that is a list": (HEAD + 'quy_tac = ["ND30"]', "quy_tac"),
    "a number for a list": (HEAD + "kinh_gui = 1.5", "trường “Kính gửi”"),
    "a table for a line": (HEAD + "[trich_yeu]\na = 1", "trường “Trích yếu”"),
    "a list for a line": (HEAD + 'trich_yeu = ["a"]', "trường “Trích yếu”"),
    "a truth value": (HEAD + "so = true", "trường “Số”"),
    "a table in a list": (HEAD + "kinh_gui = [{a = 1}]", "trường “Kính gửi”"),
    "an infinite number": (HEAD + "so = inf", "trường “Số”"),
    "a great number": (HEAD + "so = " + "9" * 5_000, "TOML"),
    "a great hexadecimal number": (HEAD + "so = 0x" + "f" * 5_000, "trường “Số”"),
    "no date": (HEAD + 'ngay = "mai"', "trường “Ngày ban hành”"),
    "a date that does not exist": (
        HEAD + 'ngay = "2026-02-30"',
        "“2026-02-30” không có trong lịch",
    ),
    "a TOML date that does not exist": (HEAD + "ngay = 2026-02-30", "TOML"),
    "a time for a date": (HEAD + "ngay = 10:00:00", "trường “Ngày ban hành”"),
}


@pytest.mark.parametrize(("content", "words"), DRAFTS.values(), ids=list(DRAFTS))
def test_a_faulty_draft_is_one_sentence_and_no_file(tmp_path, monkeypatch, capsys, content, words):
    monkeypatch.chdir(tmp_path)
    data = content if isinstance(content, bytes) else content.encode()
    (tmp_path / "thu.toml").write_bytes(data)

    assert main(["export", "thu.toml", "-o", "ra", "--nhap"]) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert words in one_sentence(err)
    assert not ENGLISH.search(err)
    assert [path.name for path in tmp_path.iterdir()] == ["thu.toml"]


@pytest.mark.parametrize("path", ["khong-co.toml", ".", "thu.toml/x"])
def test_a_draft_that_is_no_file_is_one_sentence(written, capsys, path):
    assert main(["export", path, "-o", "ra"]) == 1

    assert not ENGLISH.search(one_sentence(capsys.readouterr().err))


def test_escaped_control_characters_in_a_draft_are_cleaned(written):
    (written / "thu.toml").write_text(HEAD + 'noi_dung = "Một\\u000Bhai\\u0000."\n', "utf-8")

    assert open_draft(written / "thu.toml").values["noi_dung"] == "Một\nhai."


def test_no_more_of_a_draft_is_read_than_a_draft_may_hold(written):
    os.truncate(written / "thu.toml", 200_000_000)

    tracemalloc.start()
    code = main(["export", "thu.toml", "-o", "ra"])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert code == 1
    assert peak < 50_000_000


# --- templates ---

FRAME = '{% extends "state/_khung.xml.j2" %}\n'
NAME, KHUNG = "state/thu.xml.j2", "state/_khung.xml.j2"


def in_block(line):
    return f"{FRAME}{{% block mo_dau %}}\n{line}\n{{% endblock %}}\n"


@pytest.fixture
def fault(tmp_path):
    """Return a function that gives the error of a letter of a new template."""

    def of(body, **other):
        with own_templates(tmp_path, few=True) as folder:
            files = {NAME: f'---\nten = "Thử"\nky_hieu = "T"\n---\n{body}'} | {
                name.replace("_j2", ".xml.j2").replace("__", "/_"): text
                for name, text in other.items()
            }
            for name, text in files.items():
                (folder / name).write_text(text, encoding="utf-8")
            with pytest.raises(TemplateError) as caught:
                compose(draft("state/thu"))
        error = caught.value
        assert error.place.file
        assert error.repair
        assert "\n" not in str(error)
        return error

    return of


AT_LINE_7 = {
    "an empty statement": ("{% if %}", "cú pháp Jinja"),
    "an unknown statement": ("{% lặp %}", "cú pháp Jinja"),
    "an unknown filter": ("<tham_quyen>{{ so | khong_co }}</tham_quyen>", "khong_co"),
    "an unknown test": ("{% if so is khong_co %}{% endif %}", "khong_co"),
    "an undeclared name": ("<tham_quyen>{{ nguoi_ky }}</tham_quyen>", "“nguoi_ky” chưa khai báo"),
    "an unknown attribute": ("<tham_quyen>{{ so.x.y }}</tham_quyen>", "chưa khai báo"),
    "an unknown element": ("<nguoi_ky>A</nguoi_ky>", "không có thành phần <nguoi_ky>"),
    "a misplaced child": ("<kinh_gui><hoten/></kinh_gui>", "<hoten> không được đứng trong"),
    "stray text": ("chữ lạc", "“chữ lạc” đứng ngoài"),
    "an attribute": ("<tham_quyen a='1'>A</tham_quyen>", "không nhận thuộc tính"),
    "an open tag": ("<tham_quyen>A", "không đúng cú pháp"),
    "a bare ampersand": ("<tham_quyen>A & B</tham_quyen>", "không đúng cú pháp"),
    "an unknown entity": ("<tham_quyen>&nbsp;</tham_quyen>", "không đúng cú pháp"),
    "a class": ("{{ ''.__class__.__mro__ }}", "mẫu"),
    "a function's globals": ("{{ tp.danh_sach.__globals__ }}", "mẫu"),
    "a format that reaches inside": ("{{ '{0.__class__}'.format(so) }}", "mẫu"),
    "a great range": ("{% for i in range(10**9) %}x{% endfor %}", "mẫu không chạy được"),
    "a division by zero": ("{{ 1 / 0 }}", "mẫu không chạy được"),
    "a great text": ("{{ 'x' * 10**13 }}", "mẫu"),
    "a wrong argument": ("{{ so | so_van_ban(1, 2) }}", "mẫu không chạy được"),
    "a wrong kind": ("{{ so + 1 }}", "mẫu không chạy được"),
}


@pytest.mark.parametrize(("line", "words"), AT_LINE_7.values(), ids=list(AT_LINE_7))
def test_a_fault_of_a_template_names_its_line(fault, line, words):
    error = fault(in_block(line))

    assert words in error.sentence
    assert (error.place.file, error.place.line) == (NAME, 7)


@pytest.mark.parametrize("line", ["{% if so %}", "{{ so", "{# so", "{% raw %}"])
def test_what_is_left_open_is_named_where_the_end_is_missed(fault, line):
    error = fault(in_block(line))

    assert "cú pháp Jinja" in error.sentence
    assert error.place.file == NAME
    assert 6 <= error.place.line <= 9


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{% if %}", "cú pháp Jinja"),
        ("{{ so.x.y }}", "chưa khai báo"),
        ("{{ nguoi_ky }}", "“nguoi_ky” chưa khai báo"),
        ("<nguoi_ky/>", "không có thành phần <nguoi_ky>"),
        ("chữ lạc", "“chữ lạc” đứng ngoài"),
        ("{{ 1 / 0 }}", "mẫu không chạy được"),
    ],
)
def test_a_fault_of_a_frame_names_the_line_of_the_frame(fault, line, words):
    error = fault(FRAME, state__khung_j2=f"{{# khung #}}\n<van_ban>\n{line}\n</van_ban>\n")

    assert words in error.sentence
    assert (error.place.file, error.place.line) == (KHUNG, 3)


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<thu/>",
        '{% extends "state/thu.xml.j2" %}',
        '{% extends "state/khong_co.xml.j2" %}',
        "{% extends so %}",
        '{% include "khong_co.xml.j2" %}',
        '{% import "khong_co.xml.j2" as k %}<van_ban/>',
        in_block("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}"),
        in_block("{% set x = namespace(a=[]) %}{% set x.a = x %}{{ x.a.b.c }}"),
    ],
)
def test_a_template_that_cannot_run_is_one_sentence(fault, body):
    assert not str(fault(body)).startswith("Traceback")


@pytest.mark.parametrize("name", ["../bi_mat.txt", "state/../../bi_mat.txt", "{folder}/bi_mat.txt"])
@pytest.mark.parametrize("statement", ["include", "extends", "import"])
def test_a_template_reads_no_file_outside_its_folder(fault, tmp_path, statement, name):
    (tmp_path / "bi_mat.txt").write_text("<van_ban><ten_loai>mật</ten_loai></van_ban>")
    path = name.format(folder=tmp_path)

    error = fault(f'{{% {statement} "{path}"{" as k" if statement == "import" else ""} %}}')

    assert path in str(error)


BOMB = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "bùm"}">' for level in range(10)
)


@pytest.mark.parametrize("entities", [BOMB, '<!ENTITY e9 SYSTEM "file:///etc/hostname">'])
def test_a_template_brings_no_entities(fault, entities):
    error = fault(f"<!DOCTYPE van_ban [{entities}]>\n<van_ban><ten_loai>&e9;</ten_loai></van_ban>")

    assert error.place.file == NAME


def test_a_faulty_template_does_not_keep_the_others_from_use(tmp_path):
    with own_templates(tmp_path, few=True) as folder:
        (folder / NAME).write_text("---\nten = Thử\n---\n", encoding="utf-8")

        assert compose(draft()).errors == ()
