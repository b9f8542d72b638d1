"""Five real letters: typed as drafts, exported under the pack of their date, nothing lost."""

import re
from collections import Counter

import pytest

from drafter.pipeline import compose, docx_bytes
from tests.helpers.samples import W, body_of, parts
from tests.helpers.seeds import FOLDER, NUMBERS, gold, needs_seeds, scan, seed

pytestmark = needs_seeds
each_letter = pytest.mark.parametrize("number", NUMBERS)

PACK = {"000": "HD36", "001": "HD36", "002": "HD36", "003": "HD36", "004": "ND30"}

# What stands between what was typed: dates as the regulation pads them, numbers as found.
NUMBER = {
    "000": "Số 121-CV/TU",
    "001": "Số: -CV/BCSD",
    "002": "Số 215-CV/TU",
    "003": "Số 334 - CV/HU",
    "004": "Số: 02 /CT-UBND",
}
DATE = {
    "000": "Lai Châu, ngày 16 tháng 02 năm 2021",
    "001": "Lai Châu, ngày tháng năm 2021",
    "002": "Nam Định, ngày 14 tháng 6 năm 2021",
    "003": "Lục Ngạn, ngày 20 tháng 6 năm 2021",
    "004": "Lai Châu, ngày 21 tháng 02 năm 2024",
}
# Regime: mark after each item of a list, and after the last.
MARKS = {"party": (",", "."), "state": (";", ".")}

# Where the original departs from its regulation: the field, a word of the finding, the clause.
FINDINGS = {
    "000": [("trich_yeu", "“V/v”", "HD 36, I.1.5, PL 3.5")],
    "001": [
        ("ky_hieu", "BCSD", "HD 36, I.1.3.1"),
        ("ky_hieu", "không theo mẫu", "HD 36, I.1.3, PL 3.3"),
        ("trich_yeu", "“V/v”", "HD 36, I.1.5, PL 3.5"),
        ("noi_dung", "“./.”", "HD 36, I.1.6.2"),
    ],
    "002": [
        ("chuc_vu", "PHÓ BÍ THƯ THƯỜNG TRỰC", "HD 36, I.1.7.1"),
        ("noi_nhan", "Dòng đầu", "HD 36, I.1.9.2"),
    ],
    "003": [
        ("ky_hieu", "không theo mẫu", "HD 36, I.1.3, PL 3.3"),
        ("trich_yeu", "“V/v”", "HD 36, I.1.5, PL 3.5"),
        ("noi_dung", "“./.”", "HD 36, I.1.6.2"),
    ],
    "004": [("ky_hieu", "không theo mẫu", "NĐ 30, PL I, II.3")],
}


def test_every_letter_of_the_folder_is_tried():
    assert {path.stem for path in FOLDER.glob("*.txt")} == set(NUMBERS)


@each_letter
def test_the_date_picks_the_rule_pack(number):
    assert compose(seed(number)).pack.name == PACK[number]


@each_letter
def test_the_docx_holds_the_letters_lines_and_no_other(number):
    assert exported_lines(number) == expected_lines(number)


@each_letter
def test_every_word_of_the_scan_is_in_the_docx_and_no_other(number):
    found, expected = Counter(words(exported_text(number))), Counter(words(scan(number)))

    assert found - expected == Counter()
    assert expected - found == Counter()


@each_letter
def test_the_words_stand_in_the_order_of_the_scan_below_the_letterhead(number):
    first = "CHỈ THỊ" if number == "004" else "Kính gửi"

    assert words(below(first, exported_text(number))) == words(below(first, scan(number)))


@each_letter
def test_no_mark_of_the_body_is_lost_or_added(number):
    opening = "".join(gold(number)["body"][0].split()[:4])

    assert body_of_text(exported_text(number), opening) == body_of_text(scan(number), opening)


@each_letter
def test_each_departure_from_the_regulation_is_named(number):
    findings = compose(seed(number)).findings

    assert [(f.field, f.clause) for f in findings] == [(a, c) for a, _, c in FINDINGS[number]]
    for finding, (_, words_of_it, _) in zip(findings, FINDINGS[number], strict=True):
        assert words_of_it in finding.sentence
        assert finding.repair


@each_letter
def test_a_departure_hinders_no_export(number):
    assert compose(seed(number)).errors == ()


@pytest.mark.parametrize(("number", "stretch"), [("001", "gửi kèm theo"), ("003", "y tế, công an")])
def test_a_stretch_in_italics_stays_in_italics(number, stretch):
    runs = body_of(docx(number)).iter(f"{W}r")
    looks = {run.find(f"{W}t").text: run.find(f"{W}rPr/{W}i") is not None for run in runs}

    assert [italic for text, italic in looks.items() if stretch in text] == [True]


@each_letter
def test_no_other_part_of_the_package_holds_text_of_the_letter(number):
    others = [data for name, data in parts(docx(number)).items() if "document" not in name]
    word = gold(number)["recipients"][0].encode()

    assert not any(word in data for data in others)


def docx(number):
    return docx_bytes(compose(seed(number)))


def exported_lines(number):
    """Return the paragraphs of the DOCX, white space made one; a run of spaces says nothing."""
    texts = ("".join(p.itertext(f"{W}t")) for p in body_of(docx(number)).iter(f"{W}p"))
    return [" ".join(text.split()) for text in texts if text.strip()]


def exported_text(number):
    return "\n".join(exported_lines(number))


def expected_lines(number):
    read = gold(number)
    separator, last = MARKS[read["regime"]]
    head = state_head(number, read) if read["regime"] == "state" else party_head(number, read)
    addressees = listed(read["addressees"], separator, last)
    return [
        *head,
        *(["Kính gửi:", *addressees] if addressees else []),
        *(" ".join(text.replace("*", "").split()) for text in read["body"]),
        "Nơi nhận:",
        *listed(read["recipients"], separator, last),
        *read["authority"],
        *filter(None, [read["position"], read["signer"]]),
    ]


def party_head(number, read):
    left = [*read["superior"], *read["issuer"], "*", NUMBER[number], read["summary_as_found"]]
    return [*left, "ĐẢNG CỘNG SẢN VIỆT NAM", DATE[number]]


def state_head(number, read):
    motto = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    names = [*read["superior"], *read["issuer"]]
    return [*names, *motto, NUMBER[number], DATE[number], read["title"], read["summary_as_found"]]


def listed(items, separator, last):
    ends = {len(items) - 1: last}
    return [f"- {item}{ends.get(at, separator)}" for at, item in enumerate(items)]


def words(text):
    """Return what is neither white space nor mark, in its order."""
    return re.findall(r"\w+", text)


def below(first, text):
    return text[text.index(first) :]


def body_of_text(text, opening):
    """Return the body without white space and without the scan's stars for italics."""
    bare = re.sub(r"[\s*]", "", text)
    return bare[bare.index(opening) : bare.index("Nơinhận:")]
