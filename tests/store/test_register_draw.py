"""Numbers: the next one, no gap, none twice, and what is void stays."""

import random
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from drafter.errors import ConflictError, StoreError
from drafter.store import drafts
from drafter.store.database import open_library
from drafter.store.register import Entry, Scope, Term
from drafter.store.register_draw import (
    correct,
    draw,
    numbers_of_draft,
    outlook,
    void,
)
from drafter.store.register_series import (
    ANY,
    all_bodies,
    all_series,
    assign,
    keep_term,
    one_for_each,
    series_for,
)
from drafter.store.register_terms import all_terms
from tests.helpers.drawing import DAY, letter

ROOT = Path(__file__).parents[2]


def give(library, asked, **rest):
    return draw(
        library, series_for(library, asked).id, asked.day, asked.draft_id, asked.entry, **rest
    )


def new_draft(library, type_id="state/cong_van"):
    return drafts.add(library, drafts.Content(type_id, {})).id


def set_term(library, *starts):
    """Give the first body its terms: the one it has begins on the first day."""
    body = all_bodies(library)[0]
    with library.reading() as connection:
        first = all_terms(connection, body.id)[0]
    keep_term(library, body.id, Term(first.id, "", starts[0]))
    for start in starts[1:]:
        keep_term(library, body.id, Term(0, "", start))


def test_numbers_run_from_01_without_a_gap(library):
    given = [give(library, letter()) for _ in range(11)]
    assert [each.text for each in given] == [f"{n:02}" for n in range(1, 10)] + ["10", "11"]
    assert given[0].whole("state") == "01/SNV-VP"


def test_a_year_begins_again_on_the_first_of_january(library):
    days = [date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2026, 12, 31)]
    given = [give(library, letter(day=day)) for day in days]
    assert [(each.period, each.so) for each in given] == [
        ("2026", 1),
        ("2026", 2),
        ("2027", 1),
        ("2026", 3),
    ]


def test_party_numbers_run_through_the_term_whatever_the_year(library):
    asked = letter(regime="party", issuer="TỈNH UỶ SƠN GIANG", superior="")
    give(library, asked)
    set_term(library, date(2020, 10, 20), date(2025, 10, 3))
    days = [date(2021, 1, 1), date(2025, 10, 2), date(2025, 10, 3), date(2026, 1, 1)]
    given = [
        give(library, letter(regime="party", issuer="TỈNH ỦY SƠN GIANG", superior="", day=day))
        for day in days
    ]
    # The very first was drawn in the term that was later told to begin in 2020.
    assert [each.so for each in given] == [2, 3, 1, 2]
    assert len({each.period for each in given}) == 2


def test_a_day_before_the_first_term_gets_no_number(library):
    asked = letter(regime="party")
    give(library, asked)
    set_term(library, date(2025, 10, 3))
    with pytest.raises(StoreError, match="trước nhiệm kỳ đầu tiên"):
        give(library, letter(regime="party", day=date(2025, 10, 2)))


def test_terms_moved_to_another_day_keep_their_numbers(library):
    asked = letter(regime="party")
    first = give(library, asked)
    set_term(library, date(2025, 10, 3))
    set_term(library, date(2025, 9, 30))
    assert give(library, asked).period == first.period


def test_party_types_have_their_own_numbers_and_secret_ones_share_them(library):
    plan, report = letter("Kế hoạch", regime="party"), letter("Báo cáo", regime="party")
    secret = letter("Kế hoạch", regime="party", secret=True)
    assert [give(library, each).so for each in (plan, report, secret, plan)] == [1, 1, 2, 3]


def test_state_types_share_one_series_but_secret_ones_and_copies(library):
    order, letter_ = letter("Quyết định", entry=Entry("QĐ-SNV")), letter()
    secret = letter("Quyết định", entry=Entry("QĐ-SNV"), secret=True)
    forms = (("SAO Y", "SY"), ("SAO LỤC", "SL"), ("TRÍCH SAO", "TrS"))
    copies = [
        letter(form, entry=Entry(f"{symbol}-SNV"), copy=True, superior="") for form, symbol in forms
    ]
    given = [give(library, each).so for each in (order, letter_, secret, *copies)]
    assert given == [1, 2, 1, 1, 2, 3]
    names = {each.name for each in all_series(library, all_bodies(library)[0].id)}
    assert names == {"Văn bản hành chính", "Văn bản mật", "Bản sao"}
    assert len(all_bodies(library)) == 1


def test_party_decisions_and_regulations_are_two_series_or_one(library):
    decision, rule = letter("Quyết định", regime="party"), letter("Quy định", regime="party")
    assert [give(library, each).so for each in (decision, decision, rule)] == [1, 2, 1]
    body = all_bodies(library)[0]
    assign(library, body.id, "Quy định", "Quyết định")
    assert [give(library, each).so for each in (rule, decision)] == [3, 4]


def test_congress_has_one_series_for_all_types_and_organs(library):
    at = {"regime": "party", "superior": "", "scope": Scope.DAI_HOI}
    name = "ĐẠI HỘI ĐẠI BIỂU ĐẢNG BỘ PHƯỜNG ĐÔNG KHÊ LẦN THỨ II"
    kinds = ("Nghị quyết", "Báo cáo", "Biên bản")
    given = [give(library, letter(kind, issuer=name, **at)).so for kind in kinds]
    assert given == [1, 2, 3]
    body = all_bodies(library)[0]
    with library.reading() as connection:
        term = all_terms(connection, body.id)[0]
    keep_term(library, body.id, Term(term.id, "", DAY - timedelta(1), DAY))
    inside, outside = letter(issuer=name, **at), letter(issuer=name, day=DAY + timedelta(1), **at)
    assert outlook(library, inside, DAY).remarks == ()
    assert "ngoài thời gian đại hội" in outlook(library, outside, DAY).remarks[0]


def test_drawing_twice_for_a_letter_gives_the_same_number(library):
    draft = new_draft(library)
    first = give(library, letter(draft_id=draft))
    assert give(library, letter(draft_id=draft)) == first
    assert give(library, letter(draft_id=new_draft(library))).so == 2


def test_a_letter_with_a_number_gets_no_other(library):
    draft = new_draft(library)
    give(library, letter(draft_id=draft))
    with pytest.raises(StoreError, match="đã có số 01/SNV-VP"):
        give(library, letter(draft_id=draft, day=date(2027, 1, 1)))


def test_a_void_number_stays_and_its_letter_gets_the_next(library):
    draft = new_draft(library)
    first = give(library, letter(draft_id=draft))
    gone = void(library, first.id, "ghi sai\nthể thức", by="lan")
    assert (gone.reason, gone.voided_by, bool(gone.voided)) == ("ghi sai thể thức", "lan", True)
    second = give(library, letter(draft_id=draft))
    assert second.so == 2
    assert [each.so for each in numbers_of_draft(library, draft)] == [2, 1]


def test_voiding_wants_a_reason_and_happens_once(library):
    given = give(library, letter())
    with pytest.raises(StoreError, match="lý do"):
        void(library, given.id, " \n")
    void(library, given.id, "trùng")
    with pytest.raises(ConflictError, match="đã hủy"):
        void(library, given.id, "trùng")


def test_a_book_begun_on_paper_goes_on_where_it_stood(library):
    assert give(library, letter(), first=155).so == 155
    assert give(library, letter(), first=3).so == 156


@pytest.mark.parametrize("first", [0, -4, 1_000_000])
def test_a_first_number_out_of_reason_is_refused(library, first):
    with pytest.raises(StoreError, match="không dùng được"):
        give(library, letter(), first=first)


def test_state_number_and_symbol_stand_once_in_a_year(library):
    order = letter("Quyết định", entry=Entry("QĐ-SNV"))
    give(library, order)
    one_for_each(library, all_bodies(library)[0])
    told = outlook(library, order, DAY)
    assert "đã có ở một dãy số khác" in told.remarks[0]
    with pytest.raises(StoreError, match="01/QĐ-SNV đã có ở một dãy số khác"):
        give(library, order)
    assert give(library, order, first=2).so == 2


def test_outlook_tells_the_number_and_changes_nothing(library):
    told = outlook(library, letter(), DAY)
    assert (told.so, told.empty, told.body, told.series_name) == (
        1,
        True,
        None,
        "Văn bản hành chính",
    )
    assert all_bodies(library) == []
    give(library, letter())
    told = outlook(library, letter(), DAY)
    assert (told.so, told.empty, told.period_name, told.remarks) == (2, False, "Năm 2026", ())
    assert told.whole(letter(), told.so) == "Số: 02/SNV-VP"


def test_outlook_remarks_on_days_that_run_backwards_or_ahead(library):
    give(library, letter())
    early = outlook(library, letter(day=DAY - timedelta(1)), DAY)
    assert early.remarks == ("Ngày 14/06/2026 đứng trước ngày của số 01 (15/06/2026).",)
    assert outlook(library, letter(day=DAY + timedelta(1)), DAY).remarks == ()
    assert outlook(library, letter(day=DAY + timedelta(2)), DAY).remarks == (
        "Ngày 17/06/2026 chưa tới.",
    )


def test_outlook_tells_of_a_term_without_its_first_day(library):
    asked = letter(regime="party")
    give(library, asked)
    assert "Chưa ghi ngày bắt đầu nhiệm kỳ" in outlook(library, asked, DAY).remarks[0]
    set_term(library, DAY)
    assert "bắt đầu nhiệm kỳ: số thuộc nhiệm kỳ mới" in outlook(library, asked, DAY).remarks[0]


def test_words_are_corrected_and_nothing_else(library):
    given = give(library, letter(entry=Entry("SNV-VP", ghi_chu="")))
    mended = correct(library, given.id, "ghi_chu", "gửi\x0bbổ sung", "")
    assert mended.entry.ghi_chu == "gửi bổ sung"
    assert (mended.so, mended.period, mended.ngay) == (given.so, given.period, given.ngay)
    for name in ("so", "period", "series_id", "ky_hieu", "ngay", "trich_yeu"):
        with pytest.raises(StoreError, match="không sửa được"):
            correct(library, given.id, name, "9", "")


def test_a_word_changed_at_another_desk_is_not_overwritten(library):
    given = give(library, letter())
    correct(library, given.id, "ky_nhan", "Hoa", "")
    with pytest.raises(ConflictError, match="“Hoa” ở máy khác"):
        correct(library, given.id, "ky_nhan", "Lan", "")


def test_a_letter_gone_from_the_library_leaves_its_number(library):
    draft = new_draft(library)
    given = give(library, letter(draft_id=draft))
    drafts.trash(library, [draft])
    drafts.destroy(library, [draft])
    assert numbers_of_draft(library, draft) == []
    assert give(library, letter()).so == given.so + 1


def test_a_letter_without_issuer_gets_no_number(library):
    with pytest.raises(StoreError, match="chưa có tên cơ quan ban hành") as caught:
        series_for(library, letter(issuer=""))
    assert caught.value.place.field == "co_quan_ban_hanh"


# --- processes


@contextmanager
def desks(url, counts):
    """Processes that draw from one series, ready to begin."""
    told = url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.helpers.drawing", told]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    running = [
        subprocess.Popen([*command, str(count), f"bàn {at}"], cwd=ROOT, **pipes)
        for at, count in enumerate(counts)
    ]
    try:
        for each in running:
            assert each.stdout.readline() == "ready\n"
        for each in running:
            each.stdin.write("go\n")
            each.stdin.flush()
        yield running
    finally:
        for each in running:
            each.kill()
            each.communicate()


def drawn(library):
    from sqlalchemy import select

    from drafter.store.register import numbers

    with library.reading() as connection:
        return list(connection.execute(select(numbers.c.so).order_by(numbers.c.so)).scalars())


def test_two_desks_draw_at_once_without_gap_or_twin(url, figures):
    library = open_library(url)
    count = 1_000 if library.on_server else 300  # a file waits for the disk at every number
    started = time.perf_counter()
    with desks(url, [count, count]) as running:
        said = [[int(line) for line in each.stdout] for each in running]
    seconds = time.perf_counter() - started
    assert [len(each) for each in said] == [count, count]
    assert sorted(said[0] + said[1]) == drawn(library) == list(range(1, 2 * count + 1))
    assert all(each == sorted(each) for each in said)
    library.close()
    where = "PostgreSQL" if url.get_backend_name() == "postgresql" else "SQLite"
    figures(f"{where}: two desks drew {2 * count} numbers in {seconds:.1f} s")


def test_a_desk_killed_while_drawing_leaves_no_gap(url):
    chance = random.Random(4)
    library = open_library(url)
    with desks(url, [10_000] * 4) as running:
        for each in running:
            for _ in range(chance.randrange(1, 20)):
                each.stdout.readline()
            each.kill()  # SIGKILL, wherever it is; the others go on
    found = drawn(library)
    assert len(found) > 4
    assert found == list(range(1, len(found) + 1))
    body = all_bodies(library)[0]
    assert [each.name for each in all_series(library, body.id)] == ["Văn bản hành chính"]
    assert give(library, letter()).so == len(found) + 1
    library.close()


def test_desks_that_open_the_book_at_once_make_one_series(url):
    with desks(url, [1, 1, 1]) as running:
        said = sorted(int(line) for each in running for line in each.stdout)
    assert said == [1, 2, 3]


def test_any_stands_for_all_types(library):
    give(library, letter())
    body = all_bodies(library)[0]
    assign(library, body.id, ANY, "Sổ chung")
    assert series_for(library, letter("Thông báo")).name == "Sổ chung"
