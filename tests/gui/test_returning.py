"""A window that died is followed by one with the same letter, whenever it dies."""

import platform
from contextlib import contextmanager

import pytest
from sqlalchemy import select

from drafter.gui.app import Windows
from drafter.store import desks, drafts
from drafter.store.database import Library, open_library
from drafter.store.records import Content, Query, Seen
from drafter.store.register import user_name
from tests.gui.clerk import at_rest, begin

CLERK = user_name()
VIEW = {"title": "kiểm kê", "field": "trich_yeu", "at": 3, "zoom": 1.25, "tries": 0}


@pytest.fixture
def library(library_file):
    library = open_library()
    yield library
    library.close()


def leave_behind(library, view=VIEW, desk="chet", person=CLERK, **texts):
    """Note a window that died over a letter; return the letter's record."""
    texts = {"trich_yeu": "kiểm kê tài sản"} | texts
    record = drafts.add(library, Content("state/cong_van", texts))
    desks.open_desk(library, desks.Desk(desk, platform.node(), person))
    with library.writing() as connection:
        desks.note(connection, record.id, Seen(desk, view))
    return record


def at_desks(library):
    """Return what the library knows of the windows: letter, and times it came back untyped."""
    found = desks.desks_on(library, platform.node())
    return [(each.draft_id, each.view.get("tries")) for each in found]


def test_letter_comes_back_with_its_field_cursor_and_zoom(library, window, qtbot):
    record = leave_behind(library)
    begin(window, qtbot)
    assert window.saving.copy.draft_id == record.id
    assert window.form.current == "trich_yeu"
    assert window.form.rows["trich_yeu"].cursor_at() == 3
    assert window.page_view.zoom == 1.25
    assert at_desks(library) == [(record.id, 1)]


def test_coming_back_changes_nothing_and_keeps_nothing_anew(library, window, qtbot):
    record = leave_behind(library)
    begin(window, qtbot)
    assert window.saving.flush()
    assert drafts.read(library, record.id)[0].revision == record.revision


def test_after_every_commit_of_coming_back_one_desk_has_the_letter(
    library, window, qtbot, monkeypatch
):
    record = leave_behind(library)
    held, writing = [], Library.writing

    @contextmanager
    def writing_and_looking(self):
        with writing(self) as connection:
            yield connection
        with library.reading() as reading:
            ids = reading.execute(select(desks.desks.c.draft_id)).scalars().all()
        held.append(ids.count(record.id))

    monkeypatch.setattr(Library, "writing", writing_and_looking)
    begin(window, qtbot)
    assert len(held) >= 2
    assert set(held) == {1}
    assert at_desks(library) == [(record.id, 1)]


def test_first_key_after_coming_back_is_kept_before_the_next(library, window, qtbot):
    record = leave_behind(library, VIEW | {"tries": 1})
    begin(window, qtbot)
    assert at_desks(library) == [(record.id, 2)]
    qtbot.keyClick(window.form.rows["trich_yeu"].editor, "X")
    assert drafts.read(library, record.id)[1].texts["trich_yeu"] == "kiểXm kê tài sản"
    assert at_desks(library) == [(record.id, 0)]


def test_another_letter_opened_since_has_not_ended_the_program(library, window, qtbot):
    leave_behind(library)
    begin(window, qtbot)
    other = drafts.add(library, Content("state/quyet_dinh", {}))
    window.files.open_copy(other.id)
    at_rest(window)
    assert at_desks(library) == [(other.id, 0)]


def test_letter_of_somebody_else_at_this_machine_is_left_to_them(library, window, qtbot):
    record = leave_behind(library, person="người khác")
    begin(window, qtbot)
    assert window.model.template is None
    window.files.open_copy(record.id)
    qtbot.waitUntil(lambda: "cửa sổ khác" in window.strip.text)
    assert "người khác" in window.strip.text


def test_letter_that_ended_the_program_twice_is_left_in_the_library(library, window, qtbot):
    record = leave_behind(library, VIEW | {"tries": 2})
    begin(window, qtbot)
    assert window.model.template is None
    assert "“kiểm kê” đã hai lần" in window.start_strip.text
    assert at_desks(library) == [(None, None)]
    assert drafts.find(library, Query())[0].id == record.id


def test_letter_another_program_took_first_is_not_shown_twice(library, window, qtbot):
    leave_behind(library)
    begin(window, qtbot)
    dead = desks.Desk("chet", platform.node(), CLERK, window.saving.copy.draft_id, VIEW)
    window.files.new("party/cong_van")
    window.returning.show(dead)
    assert window.model.template.id == "party/cong_van"
    assert window.strip.text == ""


def test_letter_destroyed_since_leaves_the_window_at_its_start(library, window, qtbot):
    record = leave_behind(library)
    drafts.trash(library, [record.id])
    drafts.destroy(library, [record.id])
    begin(window, qtbot)
    assert window.model.template is None
    assert window.start_strip.text != ""
    assert at_desks(library) == [(None, None)]


def test_start_with_a_file_brings_back_what_was_left_in_a_window_of_its_own(
    library, qtbot, no_engine, tmp_path
):
    record = leave_behind(library)
    path = tmp_path / "thư.toml"
    path.write_text('loai = "party/cong_van"\ntrich_yeu = "báo cáo"\n', encoding="utf-8")
    windows = Windows()
    first = windows.add()
    first.begin(come_back=True)
    first.open(path)
    qtbot.waitUntil(lambda: len(windows.open) == 2)
    second = windows.open[1]
    qtbot.waitUntil(lambda: second.saving.copy.draft_id == record.id)
    assert first.model.text("trich_yeu") == "báo cáo"
    for window in (first, second):
        window.close()
    qtbot.waitUntil(lambda: windows.open == [])


def test_each_letter_left_behind_has_a_window_of_its_own(library, qtbot, no_engine, monkeypatch):
    first = leave_behind(library, desk="mot", so="1")
    second = leave_behind(library, desk="hai", so="2")
    monkeypatch.setattr("sys.excepthook", lambda *_: None)
    windows = Windows()
    windows.add().begin(come_back=True)
    qtbot.waitUntil(lambda: len(windows.open) == 2)
    qtbot.waitUntil(lambda: windows.open[1].saving.copy.draft_id is not None)
    shown = [(each.saving.copy.draft_id, each.model.text("so")) for each in windows.open]
    assert shown == [(first.id, "1"), (second.id, "2")]
    assert sorted(at_desks(library)) == [(first.id, 1), (second.id, 1)]
    for window in list(windows.open):
        window.close()
    qtbot.waitUntil(lambda: windows.open == [])
