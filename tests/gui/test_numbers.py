"""Cấp số: the dialog, by keyboard; and the letter that stays as it was but for its number."""

import io
import re
import zipfile
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from drafter.draft.dates import PartialDate
from drafter.draft.fields import Draft, coerce
from drafter.gui import numbers
from drafter.gui.numbers import NumberDialog, VoidDialog, texts_of
from drafter.gui.profiles.rows import letter_of
from drafter.pipeline import compose, docx_bytes
from drafter.store import drafts
from drafter.store.book import Asked, read_book
from drafter.store.database import file_url, open_library
from drafter.store.register import Entry
from drafter.store.register_draw import draw, numbers_of_draft
from drafter.store.register_series import all_bodies, keep_term, read_terms, series_for
from drafter.template.catalogue import example_draft, load_catalogue
from tests.helpers.drawing import letter

TODAY = date.today()
ORDER = Entry(ky_hieu="QĐ-SNV", ten_loai="Quyết định")


@pytest.fixture
def library(tmp_path):
    library = open_library(file_url(tmp_path / "so.sqlite"))
    yield library
    library.close()


@pytest.fixture
def show(qtbot, library):
    def make(asked, **rest):
        dialog = NumberDialog(library, asked, **rest)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    return make


def order(**rest):
    rest.setdefault("day", TODAY)
    return letter("Quyết định", entry=ORDER, **rest)


def give(library, asked):
    return draw(library, series_for(library, asked).id, asked.day, asked.draft_id, asked.entry)


def clashes(dialog):
    """The underlined letters that two parts of a dialog share."""
    parts = [*dialog.findChildren(QLabel), *dialog.findChildren(QAbstractButton)]
    letters = [letter_of(part) for part in parts if letter_of(part)]
    assert letters
    return {each for each in letters if letters.count(each) > 1}


def test_enter_gives_the_number_shown(qtbot, library, show):
    dialog = show(order(), by="lan")
    assert dialog.shown.text() == "Số: 01/QĐ-SNV"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result()
    assert (dialog.number.text, dialog.number.ngay, dialog.number.given_by) == ("01", TODAY, "lan")
    assert read_book(library, Asked(all_bodies(library)[0].id)).rows == (dialog.number,)


def test_escape_gives_nothing(qtbot, library, show):
    dialog = show(order())
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.number is None
    assert all_bodies(library) == []


def test_a_new_book_begins_where_the_paper_one_stands(qtbot, library, show):
    dialog = show(order())
    assert "chưa có số nào" in dialog.remarks.text()
    dialog.first.field.setFocus()
    dialog.first.field.selectAll()
    qtbot.keyClicks(dialog.first.field, "155")
    assert dialog.shown.text() == "Số: 155/QĐ-SNV"
    qtbot.keyClick(dialog.first.field, Qt.Key.Key_Return)
    assert dialog.number.so == 155
    again = show(order())
    assert again.first.isHidden()
    assert again.shown.text() == "Số: 156/QĐ-SNV"


@pytest.mark.parametrize("words", ["", "0", "x"])
def test_no_number_is_given_without_a_first_one(show, words):
    dialog = show(order())
    dialog.first.field.setText(words)
    assert not dialog.give.isEnabled()


@pytest.mark.parametrize("words", ["", "31/2/2026", "6/2026", "2026", "mai"])
def test_a_day_that_is_none_is_told_under_its_field(show, words):
    dialog = show(order())
    dialog.day.field.setText(words)
    assert not dialog.day.error.isHidden()
    assert not dialog.give.isEnabled()
    assert dialog.shown.text() == "Chưa cấp được số"
    dialog.day.field.setText("15/6/2026")
    assert dialog.day.error.isHidden()
    assert dialog.give.isEnabled()


def test_a_day_before_the_last_number_s_is_remarked_and_allowed(qtbot, library, show):
    give(library, order())
    dialog = show(order())
    yesterday = TODAY - timedelta(1)
    dialog.day.field.setText(f"{yesterday:%d/%m/%Y}")
    if yesterday.year == TODAY.year:
        assert "đứng trước ngày của số 01" in dialog.remarks.text()
    qtbot.keyClick(dialog.day.field, Qt.Key.Key_Return)
    assert dialog.number.ngay == yesterday


def test_a_day_before_the_first_term_is_told_and_can_be_mended(qtbot, library, show):
    asked = letter("Kế hoạch", regime="party", day=TODAY, entry=Entry("KH/TU", "Kế hoạch"))
    give(library, asked)
    body = all_bodies(library)[0]
    keep_term(library, body.id, replace(read_terms(library, body.id)[0], start=TODAY))
    dialog = show(replace(asked, day=TODAY - timedelta(days=1)))
    assert "trước nhiệm kỳ đầu tiên" in dialog.day.error.text()
    assert dialog.series.field.currentText() == "Kế hoạch"
    dialog.day.field.setText(f"{TODAY:%d/%m/%Y}")
    qtbot.keyClick(dialog.day.field, Qt.Key.Key_Return)
    assert dialog.number.whole("party") == "02-KH/TU"


def test_what_the_letter_says_otherwise_is_remarked(show):
    dialog = show(letter(day=TODAY, entry=Entry(), typed="12", verbatim=True))
    told = dialog.remarks.text()
    assert "Ô Số đang ghi “12”" in told
    assert "ghi nguyên văn" in told
    assert "chưa có ký hiệu" in told


def test_another_series_of_the_body_can_be_chosen(qtbot, library, show):
    give(library, order())
    give(library, letter("Quyết định", entry=ORDER, day=TODAY, secret=True))
    dialog = show(order())
    assert [dialog.series.field.itemText(at) for at in range(2)] == [
        "Văn bản hành chính",
        "Văn bản mật",
    ]
    qtbot.keyClick(dialog.series.field, Qt.Key.Key_Down)
    assert dialog.shown.text() == "Số: 02/QĐ-SNV"
    qtbot.keyClick(dialog.series.field, Qt.Key.Key_Return)
    assert dialog.number.series_id != series_for(library, order()).id


def test_a_number_given_meanwhile_at_another_desk_is_not_given_twice(qtbot, library, show):
    give(library, order())
    dialog = show(order())
    give(library, order())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.number.so == 3


def test_a_letter_that_has_a_number_keeps_it(qtbot, library, show):
    draft = drafts.add(library, drafts.Content("state/quyet_dinh", {})).id
    first = give(library, order(draft_id=draft))
    dialog = show(order(draft_id=draft))
    assert "đã được cấp số 01" in dialog.remarks.text()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.number == first


def test_a_number_is_voided_with_a_reason_and_the_next_is_offered(
    qtbot, library, show, monkeypatch
):
    draft = drafts.add(library, drafts.Content("state/quyet_dinh", {})).id
    give(library, order(draft_id=draft))
    dialog = show(order(draft_id=draft), by="lan")

    def answer(asked):
        asked.reason.field.setText("in nhầm")
        asked.void.click()
        return asked.result()

    monkeypatch.setattr(numbers.VoidDialog, "exec", answer)
    dialog.take_back.click()
    assert dialog.take_back.isHidden()
    assert dialog.shown.text() == "Số: 02/QĐ-SNV"
    gone = numbers_of_draft(library, draft)[0]
    assert (gone.reason, gone.voided_by) == ("in nhầm", "lan")


def test_voiding_without_a_reason_is_told_under_the_field(qtbot, library):
    dialog = VoidDialog(library, give(library, order()), "state")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.keyClick(dialog.reason.field, Qt.Key.Key_Return)
    assert "Chưa ghi lý do" in dialog.reason.error.text()
    assert dialog.number is None
    qtbot.keyClicks(dialog.reason.field, "trung so")
    qtbot.keyClick(dialog.reason.field, Qt.Key.Key_Return)
    assert dialog.number.reason == "trung so"


def test_a_letter_without_issuer_is_told(qtbot, library, show):
    dialog = show(order(issuer=""))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert "tên cơ quan ban hành" in dialog.first.error.text()


def test_letters_of_both_dialogs_clash_nowhere_and_inputs_are_named(qtbot, library, show):
    dialog = show(order())
    void = VoidDialog(library, give(library, order()), "state")
    qtbot.addWidget(void)
    assert clashes(dialog) == clashes(void) == set()
    for field in (dialog.series, dialog.day, dialog.first, void.reason):
        assert field.field.accessibleName()
        assert field.label.buddy() is field.field


# --- the letter


def test_texts_for_the_letter_go_to_the_fields_it_has(library):
    given = give(library, order(day=date(2026, 3, 5)))
    catalogue = load_catalogue()
    assert texts_of(catalogue["state/quyet_dinh"], given) == {"so": "01", "ngay": "05/3/2026"}
    copy = texts_of(catalogue["state/ban_sao_y"], given)
    assert copy == {"so_sao": "01", "ngay_sao": "05/3/2026"}


def document(type_id, texts, pack):
    template = load_catalogue()[type_id]
    values = dict(example_draft(template, pack).values)
    specs = {spec.name: spec for spec in template.fields}
    values |= {name: coerce(specs[name], text) for name, text in texts.items()}
    made = docx_bytes(compose(Draft(type_id, values, pack)))
    return zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()


LETTERS = [
    ("state/cong_van", "ND30"),
    ("state/quyet_dinh", "ND30"),
    ("state/giay_moi", "ND30"),
    ("state/ban_sao_y", "ND30"),
    ("party/cong_van", "HD05"),
    ("party/nghi_quyet", "HD36"),
    ("party/ban_sao", "HD05"),
]


def numbered(type_id, pack, so, ngay):
    """The letter's XML with a number and a day, and with both taken out again."""
    names = {spec.name for spec in load_catalogue()[type_id].fields}
    after = "_sao" if "so_sao" in names else ""
    xml = document(type_id, {f"so{after}": so, f"ngay{after}": ngay}, pack)
    template = load_catalogue()[type_id]
    symbol = example_draft(template, pack).values[f"ky_hieu{after}"]
    sign = "-" if pack.startswith("HD") else "/"
    bare = re.sub(rf" *\d*{sign}{re.escape(symbol)}", f"{sign}{symbol}", xml)
    return xml, re.sub(r"ngày +\d* *tháng +\d* *năm 2026", "ngày tháng năm 2026", bare)


@pytest.mark.parametrize(("type_id", "pack"), LETTERS)
def test_number_of_any_length_changes_nothing_else_of_the_letter(type_id, pack):
    made = [numbered(type_id, pack, so, "05/3/2026") for so in ("", "7", "15", "1234")]
    assert len({xml for xml, _ in made}) == 4
    assert len({bare for _, bare in made}) == 1


@pytest.mark.parametrize(("type_id", "pack"), LETTERS)
@pytest.mark.parametrize("day", ["05/3/2026", "15/11/2026"])
def test_number_and_day_move_no_line_of_the_letter(type_id, pack, day):
    (_, blank), (_, given) = (
        numbered(type_id, pack, so, when) for so, when in (("", "2026"), ("15", day))
    )
    indents = [re.findall(r'<w:ind w:left="(\d+)"', xml) for xml in (blank, given)]
    moved = [abs(int(one) - int(two)) / 56.7 for one, two in zip(*indents, strict=True)]
    # In a Party letter the title stands over the middle of the date, which a month of one figure
    # leaves shorter, of two figures longer than its blank: half of that moves the title.
    assert max(moved, default=0) < (1.3 if pack.startswith("HD") else 0.01)
    assert re.sub("<w:ind [^>]*>", "", given) == re.sub("<w:ind [^>]*>", "", blank)


def test_dates_of_the_letter_are_whole(library):
    given = give(library, order(day=date(2026, 1, 9)))
    day = PartialDate.parse(texts_of(load_catalogue()["state/quyet_dinh"], given)["ngay"])
    assert (day.year, day.month, day.day) == (2026, 1, 9)
