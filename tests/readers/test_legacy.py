"""Text in TCVN3 and VNI is recognised, and becomes the Unicode it stands for."""

import re
import time
import tomllib
import unicodedata
from pathlib import Path

import pytest

from drafter.readers.legacy import Encoding, LegacyFont, font_encoding, guess, to_unicode
from tests.readers import old_text as old

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"


OLD = {Encoding.TCVN3: old.as_tcvn3, Encoding.VNI: old.as_vni}
each_encoding = pytest.mark.parametrize("encoding", Encoding, ids=lambda each: each.name)


def texts_of(value):
    match value:
        case str():
            yield from value.split("\n")
        case list():
            for item in value:
                yield from texts_of(item)
        case dict():
            for item in value.values():
                yield from texts_of(item)


def example_lines():
    for path in sorted((ROOT / "examples").glob("*.toml")):
        yield from texts_of(tomllib.loads(path.read_text("utf-8")))
    for path in sorted((ROOT / "templates").rglob("*.j2")):
        header = re.search(r"\{#-?(.*?)-?#\}", path.read_text("utf-8"), re.S)
        yield from header[1].split("\n") if header else ()
    yield from texts_of(tomllib.loads((ROOT / "templates" / "fields.toml").read_text("utf-8")))


LINES = sorted({line.strip() for line in example_lines() if line.strip()})


def told(line):
    """Tell whether a line has three words, two of which Latin letters alone cannot spell."""
    words = [word for word in line.split() if not word.isascii()]
    return len(line.split()) >= 3 and len(words) >= 3


# The letters


@each_encoding
def test_every_small_letter_becomes_itself_again(encoding):
    letters = old.LOWER
    assert len(letters) == 67
    assert [to_unicode(OLD[encoding](letter), encoding) for letter in letters] == letters


def test_every_capital_of_vni_becomes_itself_again():
    letters = old.UPPER
    assert [to_unicode(old.as_vni(letter), Encoding.VNI) for letter in letters] == letters


def test_every_capital_of_tcvn3_becomes_itself_again_in_a_capital_font():
    letters = old.UPPER
    made = [to_unicode(old.as_tcvn3(letter), Encoding.TCVN3, capitals=True) for letter in letters]
    assert made == letters


def test_the_seven_capitals_of_tcvn3_need_no_font():
    assert to_unicode("¡¢£¤¥¦§", Encoding.TCVN3) == "ĂÂÊÔƠƯĐ"


@each_encoding
def test_no_two_letters_share_their_signs(encoding):
    letters = [*old.LOWER, *(old.UPPER if encoding is Encoding.VNI else "ĂÂÊÔƠƯĐ")]
    assert len({OLD[encoding](letter) for letter in letters}) == len(letters)


@pytest.mark.parametrize(
    ("encoding", "text", "meant"),
    [
        (Encoding.TCVN3, "Céng hßa x· héi chñ nghÜa", "Cộng hòa xã hội chủ nghĩa"),
        (Encoding.VNI, "Coäng hoøa xaõ hoäi chuû nghóa", "Cộng hòa xã hội chủ nghĩa"),
        (Encoding.TCVN3, "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.VNI, "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
        (Encoding.VNI, "ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        (Encoding.VNI, "AÙp duïng, Uûy ban, Uyû ban", "Áp dụng, Ủy ban, Uỷ ban"),
        (Encoding.VNI, "ngöôøi ñöôïc löu yù", "người được lưu ý"),
        (Encoding.TCVN3, "ng­êi ®­îc l­u ý", "người được lưu ý"),
        (Encoding.TCVN3, "Hµ Néi", "Hà Nội"),
        (Encoding.TCVN3, "sè 15/Q§-UBND ngµy 05/02/2026", "số 15/QĐ-UBND ngày 05/02/2026"),
    ],
)  # fmt: skip
def test_words_become_what_they_stand_for(encoding, text, meant):
    assert to_unicode(text, encoding) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("chÞu tr¸ch nhiÖm tr­íc TØNH", "chịu trách nhiệm trước TỈNH"),
        ("X· Hßa B×nh, Hµ Lª", "Xã Hòa Bình, Hà Lê"),
    ],
)
def test_a_tone_among_tcvn3_capitals_is_on_a_capital(text, meant):
    assert to_unicode(text, Encoding.TCVN3) == meant


def test_a_capital_font_makes_capitals_of_all():
    shown = to_unicode("céng hßa x· héi", Encoding.TCVN3, capitals=True)
    assert shown == "CỘNG HÒA XÃ HỘI"


@each_encoding
@pytest.mark.parametrize("sign", ["“”–…", "\x93\x94\x96\x85"], ids=["cp1252", "Latin-1"])
def test_quotes_and_dashes_come_from_cp1252_by_either_way(encoding, sign):
    assert to_unicode(sign, encoding) == "“”–…"


@each_encoding
def test_what_has_no_meaning_in_cp1252_stays(encoding):
    assert to_unicode("\x81\x9d", encoding) == "\x81\x9d"


@each_encoding
def test_unicode_letters_are_left_alone(encoding):
    assert to_unicode("ở đấy, 12,5% (a)", encoding) == "ở đấy, 12,5% (a)"


@each_encoding
def test_what_is_made_is_composed(encoding):
    made = to_unicode(OLD[encoding]("Nghị quyết về việc thưởng"), encoding)
    assert made == unicodedata.normalize("NFC", made)


def test_every_line_of_the_catalogue_comes_back_from_vni():
    assert [line for line in LINES if to_unicode(old.as_vni(line), Encoding.VNI) != line] == []


def test_every_line_of_the_catalogue_comes_back_from_tcvn3_but_for_capitals():
    made = {line: to_unicode(old.as_tcvn3(line), Encoding.TCVN3) for line in LINES}
    assert [line for line, text in made.items() if text.casefold() != line.casefold()] == []


# The guess


@each_encoding
def test_a_line_of_three_words_is_recognised(encoding):
    lines = [line for line in LINES if told(line)]
    missed = [line for line in lines if guess(OLD[encoding](line)) is not encoding]
    assert len(lines) > 500
    assert len(missed) * 200 <= len(lines), missed  # a line of rare words may stay undecided


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_no_line_of_the_catalogue_is_taken_for_old_text(form):
    assert [line for line in LINES if guess(unicodedata.normalize(form, line))] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"no folder {SHARED}")
def test_no_line_of_the_specification_or_the_real_letters_is_taken_for_old_text():
    files = [*SHARED.glob("spec/*.md"), *SHARED.glob("seeds/*.txt"), *SHARED.glob("*.md")]
    lines = [line for file in files for line in file.read_text("utf-8").split("\n")]
    assert len(lines) > 1000
    assert [
        line for line in lines if guess(line) or guess(unicodedata.normalize("NFD", line))
    ] == []


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"no folder {SHARED}")
@each_encoding
def test_every_paragraph_of_the_real_letters_is_recognised(encoding):
    files = sorted(SHARED.glob("seeds/*.txt"))
    lines = [line for file in files for line in file.read_text("utf-8").split("\n") if told(line)]
    assert [line for line in lines if guess(OLD[encoding](line)) is not encoding] == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "Hà Tây, Trà Vinh và Cà Mau",  # all of Latin-1
        "và có cá là thú, cá voi và cá heo",
        "Tôi là cán bộ, công chức",
        "Hoà và Thoa là hai bà cô",
        "ý, ở, ô, à",
        "The report of the board, in the naïve café with a résumé",
        "Le général a été élu président à Paris, où il était né",
        "Où est la forêt? Là-bas, près du château, derrière l'église",
        "L'été dernier, le maître d'hôtel a été très déçu",
        "Die größte Straße in München führt über die Brücke zur Tür",
        "Für Übungen im Frühjahr: fünf Räume, schön und größer",
        "El niño pequeño comió en la mañana",
        "São Paulo é a maior cidade, não há dúvida",
        "På en ø er der åben sø, og høne så får",
        "Din aktuelle underskrift på »brev« mer än en gång",
        "§ 12, © 2020, 37 °C, 2 × 3 ÷ 4 = 1½, ± 5 µm",
        "Céng hßa x· héi chủ nghĩa Việt Nam",  # half and half
        "Coäng hoøa xaõ hội chủ nghĩa",
        "The words héi chñ nghÜa ViÖt come from the old report of the board",
        "café, résumé",
        "\x93\x94",
        "**Điều 1.** *Phạm vi*",
    ],
)  # fmt: skip
def test_other_text_is_not_taken_for_old_text(text):
    assert guess(text) is None


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("V/v b¸o c¸o kÕt qu¶ c«ng t¸c", Encoding.TCVN3),
        ("V/v baùo caùo keát quaû coâng taùc", Encoding.VNI),
        ("KÝnh göi: Uû ban nh©n d©n tØnh", Encoding.TCVN3),
        ("Kính göûi: UÛy ban nhaân daân tænh", Encoding.VNI),
        ("**§iÒu 1.** *Ph¹m vi* ®iÒu chØnh", Encoding.TCVN3),
        ("| STT | Hoï vaø teân | Chöùc vuï |", Encoding.VNI),
        ("PHã BÝ TH¦", Encoding.TCVN3),
        ("| Meùt giaù | Hoà sô |", Encoding.VNI),
        ("Ñinh Thò Mô", Encoding.VNI),
        ("phoøng, choáng dòch Covid-19", Encoding.VNI),
        ("TØnh ñy, H§ND tØnh (b/c)", Encoding.TCVN3),
        ("QuyÕt ®Þnh \x93Quy chÕ lµm viÖc\x94", Encoding.TCVN3),
    ],
)
def test_short_old_lines_are_recognised(text, encoding):
    assert guess(text) is encoding


def test_old_text_is_recognised_when_its_soft_hyphens_were_lost_on_the_way():
    lost = old.as_tcvn3("Người được giao nhiệm vụ phải báo cáo kết quả với lãnh đạo").replace(
        "\xad", ""
    )
    assert guess(lost) is Encoding.TCVN3


@pytest.mark.parametrize("piece", ["ViÖt ", "é", "é ", "Vieät Nam\n", "\xad", "A" * 9, "ß·"])
def test_a_long_text_is_judged_and_made_in_time(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    guess(text)
    for encoding in Encoding:
        to_unicode(text, encoding)
    assert time.process_time() - start < 6


# Fonts


@pytest.mark.parametrize(
    ("name", "font"),
    [
        (".VnTime", LegacyFont(Encoding.TCVN3)),
        (".VNTIME", LegacyFont(Encoding.TCVN3)),
        (".VnTimeH", LegacyFont(Encoding.TCVN3, capitals=True)),
        (".VNTIMEH", LegacyFont(Encoding.TCVN3, capitals=True)),
        ('".VnArialH", sans-serif', LegacyFont(Encoding.TCVN3, capitals=True)),
        (" '.VnArial' ", LegacyFont(Encoding.TCVN3)),
        ("VNI-Times", LegacyFont(Encoding.VNI)),
        ("Vni-Helve", LegacyFont(Encoding.VNI)),
        ("VNI Times", LegacyFont(Encoding.VNI)),
        ("Times New Roman", None),
        ("Arial, .VnTime", None),
        ("VNI", None),
        ("", None),
    ],
)
def test_a_font_tells_its_encoding(name, font):
    assert font_encoding(name) == font
