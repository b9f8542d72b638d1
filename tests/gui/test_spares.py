"""What the library does not take is in a file of this machine, and comes back from it."""

import os
import platform
import threading

import pytest

from drafter.errors import StoreError
from drafter.gui import ask, returning
from drafter.gui import saving as saving_module
from drafter.gui.app import Windows
from drafter.gui.desk import WindowDesk, folder, others_at
from drafter.gui.librarian import Librarian
from drafter.gui.window import MainWindow
from drafter.store import desks, drafts
from drafter.store import spare as spares
from drafter.store.database import open_library
from drafter.store.records import Content, Desk, Query, Seen
from drafter.store.register import user_name
from drafter.store.spare import Spare
from tests.gui.clerk import at_rest, begin, type_into

DEAD = Desk("chet", platform.node(), user_name())
VIEW = {"title": "kiểm kê", "field": "trich_yeu", "at": 3, "zoom": 1.25}


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))


@pytest.fixture
def library(library_file):
    library = open_library()
    yield library
    library.close()


@pytest.fixture
def begun(window, qtbot):
    begin(window, qtbot)
    window.files.new("state/cong_van")
    return window


@pytest.fixture
def refusing(monkeypatch):
    """A library that takes nothing while this holds a sentence."""
    monkeypatch.setattr(saving_module, "RETRY_MS", 20)
    told, add, save = ["ổ đĩa đầy."], drafts.add, drafts.save

    def unless_refused(real):
        def work(*args, **more):
            if told:
                raise StoreError(told[0])
            return real(*args, **more)

        return work

    monkeypatch.setattr(drafts, "add", unless_refused(add))
    monkeypatch.setattr(drafts, "save", unless_refused(save))
    return told


@pytest.fixture
def silent(monkeypatch):
    """A library that answers, for as long as this is cleared, only what it began before."""
    going_on = threading.Event()
    going_on.set()

    def once_going_on(real):
        def work(*args, **more):
            assert going_on.wait(20)
            return real(*args, **more)

        return work

    for module, name in ((drafts, "add"), (drafts, "save"), (desks, "take_over")):
        monkeypatch.setattr(module, name, once_going_on(getattr(module, name)))
    yield going_on
    going_on.set()


def copies():
    return [spares.read(path) for path in sorted(folder().glob("*.json"))]


def titles():
    return [each.content.texts["trich_yeu"] for each in copies()]


def leave_behind(content, desk="chet", **told):
    """Put the spare copy of a window that died; return its file."""
    told = {"view": VIEW} | told
    path = folder() / f"{desk}.json"
    spares.put(path, Spare(content, **told))
    return path


def all_kept(library):
    found = drafts.find(library, Query())
    return [drafts.read(library, each.id)[1].texts.get("trich_yeu") for each in found]


LETTER = Content("state/cong_van", {"trich_yeu": "kiểm kê tài sản"}, inherited="")


def test_letter_the_library_refuses_is_in_a_file(begun, refusing, qtbot):
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="kiểm kê")
    assert titles() == ["kiểm kê"]
    assert "ổ đĩa đầy" in begun.strip.text
    assert begun.status.kept.text() == "Giữ tạm trên máy này"
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="kiểm kê tài sản")
    assert titles() == ["kiểm kê tài sản"]
    with qtbot.waitSignal(begun.saving.kept, timeout=5_000):
        refusing.clear()
    assert copies() == []
    assert begun.status.kept.text().startswith("Đã lưu ")


def test_letter_of_a_library_that_does_not_answer_is_in_a_file(begun, silent, qtbot):
    silent.clear()
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="một")
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="một hai")
    assert titles() == ["một hai"]
    silent.set()
    qtbot.waitUntil(lambda: not begun.saving.unsaved, timeout=5_000)
    assert copies() == []


def test_last_key_before_a_rest_is_in_a_file_where_the_key_before_was_kept(begun, silent, qtbot):
    with qtbot.waitSignal(begun.saving.kept):
        type_into(begun, trich_yeu="một")
    silent.clear()
    type_into(begun, trich_yeu="một hai")
    qtbot.waitUntil(lambda: titles() == ["một hai"])


def test_letter_is_in_a_file_while_the_window_waits_for_the_library(begun, silent):
    silent.clear()
    type_into(begun, trich_yeu="kiểm kê")
    assert not begun.saving.flush(0.01)
    assert titles() == ["kiểm kê"]


@pytest.mark.parametrize("name", ["add", "save"])
def test_save_whose_answer_was_lost_makes_no_second_draft(begun, library, qtbot, monkeypatch, name):
    monkeypatch.setattr(saving_module, "RETRY_MS", 20)
    if name == "save":
        type_into(begun, trich_yeu="kiểm")
        assert begun.saving.flush()
    real, lost = getattr(drafts, name), []

    def kept_and_lost(*args, **more):
        told = real(*args, **more)
        if not lost:
            lost.append(told)
            raise StoreError("máy chủ của thư viện không trả lời.")
        return told

    monkeypatch.setattr(drafts, name, kept_and_lost)
    type_into(begun, trich_yeu="kiểm kê")
    qtbot.waitUntil(lambda: begun.saving.error is not None)
    type_into(begun, trich_yeu="kiểm kê tài sản")
    qtbot.waitUntil(lambda: not begun.saving.unsaved)
    assert all_kept(library) == ["kiểm kê tài sản"]
    assert begun.strip.text == ""


def test_letter_that_became_two_is_told_after_a_failure_too(begun, library, refusing, qtbot):
    words = refusing.pop()
    type_into(begun, trich_yeu="kiểm kê")
    assert begun.saving.flush()
    refusing.append(words)
    type_into(begun, trich_yeu="kiểm kê kho")
    qtbot.waitUntil(lambda: begun.saving.error is not None)
    with library.writing() as connection:  # another window
        connection.execute(drafts.drafts.update().values(revision=9))
        connection.execute(drafts.contents.update().values(pack="x"))
    refusing.clear()
    qtbot.waitUntil(lambda: not begun.saving.unsaved)
    assert len(all_kept(library)) == 2
    assert "vừa được sửa ở cửa sổ khác" in begun.strip.text


def test_letter_typed_back_to_what_is_kept_is_told_kept(begun, refusing, qtbot):
    words = refusing.pop()
    type_into(begun, trich_yeu="kiểm kê")
    assert begun.saving.flush()
    refusing.append(words)
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="kiểm kê kho")
    assert begun.saving.error
    type_into(begun, trich_yeu="kiểm kê")
    qtbot.waitUntil(lambda: not begun.saving.unsaved)
    assert begun.status.kept.text().startswith("Đã lưu ")
    assert begun.strip.text == ""
    assert copies() == []


def test_library_that_keeps_in_time_needs_no_file(begun, monkeypatch):
    monkeypatch.setattr(saving_module, "LATE_MS", 10_000)
    late = []
    begun.saving.late.connect(lambda: late.append(1))
    for words in ("kiểm", "kiểm kê", "kiểm kê tài sản"):
        type_into(begun, trich_yeu=words)
        assert begun.saving.flush()
        begun.saving._late_timer.timeout.emit()
    assert late == []
    assert copies() == []


def test_letter_comes_back_from_its_file_and_goes_into_the_library(library, window, qtbot):
    record = drafts.add(library, Content("state/cong_van", {"trich_yeu": "kiểm kê"}))
    leave_behind(LETTER, draft_id=record.id, revision=record.revision)
    begin(window, qtbot)
    assert window.model.text("trich_yeu") == "kiểm kê tài sản"
    assert window.form.rows["trich_yeu"].cursor_at() == 3
    assert window.page_view.zoom == 1.25
    assert "giữ tạm" in window.status.currentMessage()
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    assert all_kept(library) == ["kiểm kê tài sản"]
    assert copies() == []


def test_letter_no_library_ever_had_comes_back_all_the_same(library, window, qtbot):
    leave_behind(LETTER)
    begin(window, qtbot)
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    assert all_kept(library) == ["kiểm kê tài sản"]


@pytest.mark.parametrize(
    ("in_library", "in_file", "comes_back"),
    [(3, 4, "kiểm kê tài sản"), (0, 0, "kiểm kê tài sản"), (5, 4, "kiểm kê tài sản cố định")],
)
def test_newer_of_library_and_file_comes_back(
    library, window, qtbot, in_library, in_file, comes_back
):
    newest = Content("state/cong_van", {"trich_yeu": "kiểm kê tài sản cố định"})
    record = drafts.add(library, newest)
    revision = record.revision if in_library <= in_file else record.revision - 1
    desks.open_desk(library, DEAD)
    with library.writing() as connection:
        desks.note(connection, record.id, Seen("chet", VIEW | {"changes": in_library}))
    view = VIEW | {"changes": in_file}
    leave_behind(LETTER, draft_id=record.id, revision=revision, view=view)
    begin(window, qtbot)
    assert window.model.text("trich_yeu") == comes_back
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    assert all_kept(library) == [comes_back]
    assert copies() == []
    assert len(desks.desks_on(library, platform.node())) == 1


@pytest.mark.parametrize("told_of", [0, 1])
@pytest.mark.parametrize("elsewhere", [False, True])
def test_save_its_window_was_not_told_of_makes_no_second_draft(
    library, window, qtbot, told_of, elsewhere
):
    desks.open_desk(library, DEAD)
    seen = Seen("chet", VIEW | {"letter": 1, "changes": 2})
    first = Content("state/cong_van", {"trich_yeu": "kiểm"})
    record = drafts.add(library, first, seen=seen)
    if told_of:
        second = Content("state/cong_van", {"trich_yeu": "kiểm kê"})
        drafts.save(library, record.id, 1, second, seen)
    if elsewhere:
        drafts.save(library, record.id, 1 + told_of, Content("state/cong_van", {}))
    leave_behind(
        LETTER,
        draft_id=record.id if told_of else None,
        revision=told_of,
        view=VIEW | {"letter": 1, "changes": 3},
    )
    begin(window, qtbot)
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    expected = {"kiểm kê tài sản", None} if elsewhere else {"kiểm kê tài sản"}
    assert set(all_kept(library)) == expected
    assert len(all_kept(library)) == len(expected)


def test_file_of_one_letter_is_not_saved_over_another(library, window, qtbot):
    desks.open_desk(library, DEAD)
    other = Content("state/cong_van", {"trich_yeu": "báo cáo"})
    seen = Seen("chet", VIEW | {"letter": 1, "changes": 2})
    drafts.add(library, other, seen=seen)
    leave_behind(LETTER, view=VIEW | {"letter": 2, "changes": 3})
    begin(window, qtbot)
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    assert sorted(all_kept(library)) == ["báo cáo", "kiểm kê tài sản"]


def test_letter_changed_elsewhere_meanwhile_becomes_one_of_its_own(library, window, qtbot):
    record = drafts.add(library, Content("state/cong_van", {"trich_yeu": "kiểm kê"}))
    other = Content("state/cong_van", {"trich_yeu": "kiểm kê kho"})
    drafts.save(library, record.id, record.revision, other)
    leave_behind(LETTER, draft_id=record.id, revision=record.revision)
    begin(window, qtbot)
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    assert sorted(all_kept(library)) == ["kiểm kê kho", "kiểm kê tài sản"]
    assert window.strip.text != ""
    assert copies() == []


def test_letter_comes_back_without_a_library_and_waits_for_it(
    no_library, library_file, window, qtbot, monkeypatch
):
    monkeypatch.setattr(saving_module, "RETRY_MS", 20)
    old = leave_behind(LETTER)
    window.begin(come_back=True)
    qtbot.waitUntil(lambda: window.model.template is not None)
    assert window.model.text("trich_yeu") == "kiểm kê tài sản"
    assert not old.exists()
    assert titles() == ["kiểm kê tài sản"]
    library_file.rmdir()
    qtbot.waitUntil(lambda: not window.saving.unsaved, timeout=5_000)
    library = open_library()
    assert all_kept(library) == ["kiểm kê tài sản"]
    library.close()
    assert copies() == []


def test_library_that_opens_late_knows_of_the_window(
    no_library, library_file, window, qtbot, monkeypatch
):
    monkeypatch.setattr(saving_module, "RETRY_MS", 20)
    window.begin(come_back=True)
    qtbot.waitUntil(lambda: window.librarian.error is not None)
    window.files.new("state/cong_van")
    type_into(window, trich_yeu="kiểm kê")
    qtbot.waitUntil(lambda: window.saving.error is not None)
    library_file.rmdir()
    qtbot.waitUntil(lambda: not window.saving.unsaved, timeout=5_000)
    at_rest(window)

    draft_id = window.saving.copy.draft_id
    at_it = window.librarian.call(lambda library: others_at(library, draft_id, "ai đó"))
    assert len(at_it) == 1


def test_file_of_a_living_window_is_left_to_it(library, window, qtbot):
    librarian = Librarian()
    living = WindowDesk(librarian)
    living.sit_down()
    path = leave_behind(LETTER, desk=living.id)
    begin(window, qtbot)
    assert window.model.template is None
    assert path.exists()
    living.leave()
    librarian.stop()


def test_letter_comes_back_from_its_file_without_waiting_long_for_the_library(
    library, window, silent, qtbot, monkeypatch
):
    monkeypatch.setattr(returning, "_BRIEFLY_S", 0.01)
    leave_behind(LETTER)
    silent.clear()
    window.begin(come_back=True)
    qtbot.waitUntil(lambda: window.model.text("trich_yeu") == "kiểm kê tài sản")
    silent.set()
    qtbot.waitUntil(lambda: not window.saving.unsaved)
    assert all_kept(library) == ["kiểm kê tài sản"]


def test_letter_whose_file_is_damaged_comes_back_from_the_library(library, window, qtbot):
    desks.open_desk(library, DEAD)
    drafts.add(library, LETTER, seen=Seen("chet", VIEW))
    (folder() / "chet.json").write_bytes(b"{")
    begin(window, qtbot)
    assert window.model.text("trich_yeu") == "kiểm kê tài sản"
    assert "giữ tạm" in window.strip.text


def test_file_that_cannot_be_thrown_away_is_after_the_next_save(
    begun, refusing, qtbot, monkeypatch
):
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="kiểm kê")

    def held(*_, **__):
        raise PermissionError(13, "another program has it")

    with monkeypatch.context() as patch, qtbot.waitSignal(begun.saving.kept):
        patch.setattr("pathlib.Path.unlink", held)
        refusing.clear()
    assert titles() == ["kiểm kê"]
    type_into(begun, trich_yeu="kiểm kê kho")
    assert begun.saving.flush()
    assert copies() == []


def test_window_without_a_folder_of_its_own_keeps_letters_in_the_library(
    library, memory, no_engine, qtbot, tmp_path, monkeypatch
):
    (tmp_path / "tệp").touch()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "tệp"))
    other = MainWindow(memory)
    begin(other, qtbot)
    other.files.new("state/cong_van")
    type_into(other, trich_yeu="kiểm kê")
    assert other.saving.flush()
    other.close()
    assert all_kept(library) == ["kiểm kê"]


def test_damaged_file_is_told_once_and_left_beside(library, window, other, qtbot):
    path = folder() / "chet.json"
    path.write_bytes(b"{")
    begin(window, qtbot)
    assert "giữ tạm" in window.start_strip.text
    assert path.with_suffix(".hong").read_bytes() == b"{"
    begin(other, qtbot)
    assert other.start_strip.text == ""


def test_library_names_no_file_outside_the_folder(library, window, qtbot):
    desks.open_desk(library, Desk("../khác", platform.node(), user_name()))
    drafts.add(library, LETTER, seen=Seen("../khác", VIEW))
    path = folder().parent / "khác.json"
    spares.put(path, Spare(Content("party/cong_van", {})))
    begin(window, qtbot)
    assert window.model.template.id == "state/cong_van"
    assert path.exists()


def test_half_written_files_of_windows_that_died_are_cleared_away(library, window, qtbot):
    old, new = folder() / ".~old.tmp", folder() / ".~new.tmp"
    for path in (old, new):
        path.write_bytes(b"{")
    os.utime(old, (0, 0))
    begin(window, qtbot)
    assert not old.exists()
    assert new.exists()


def test_letter_told_of_is_not_covered_by_the_next(library, qtbot, no_engine):
    leave_behind(LETTER, view=VIEW | {"tries": 2})
    leave_behind(Content("party/cong_van", {"trich_yeu": "báo cáo"}), desk="hai")
    windows = Windows()
    windows.add().begin(come_back=True)
    qtbot.waitUntil(lambda: len(windows.open) == 2)
    first, second = windows.open
    qtbot.waitUntil(lambda: second.model.text("trich_yeu") == "báo cáo")
    assert "đã hai lần" in first.start_strip.text
    assert second.saving.flush()
    for window in (first, second):
        window.close()
    qtbot.waitUntil(lambda: windows.open == [])


@pytest.mark.parametrize(
    ("content", "view", "words"),
    [
        (LETTER, VIEW | {"tries": 2}, "“kiểm kê” đã hai lần"),
        (Content("state/khong_co", {"trich_yeu": "kiểm kê tài sản"}), VIEW, "khong_co"),
    ],
)
def test_letter_that_is_not_opened_again_goes_into_the_library_unopened(
    library, window, qtbot, content, view, words
):
    leave_behind(content, view=view)
    begin(window, qtbot)
    assert window.model.template is None
    assert words in window.start_strip.text
    assert all_kept(library) == ["kiểm kê tài sản"]
    assert copies() == []


def test_letter_not_opened_again_waits_for_the_library(no_library, window, qtbot):
    path = leave_behind(LETTER, view=VIEW | {"tries": 2})
    window.begin(come_back=True)
    qtbot.waitUntil(lambda: window.start_strip.text != "" and path.exists())
    at_rest_without_library(window)
    assert window.model.template is None
    assert spares.read(path).content == LETTER


def at_rest_without_library(window):
    with pytest.raises(StoreError):
        window.librarian.call(lambda _library: None)


@pytest.mark.parametrize("leave", ["close", "new"])
def test_letter_the_clerk_gives_up_leaves_no_file(
    begun, refusing, qtbot, answers, leave, monkeypatch
):
    with qtbot.waitSignal(begun.returning.spare.kept):
        type_into(begun, trich_yeu="kiểm kê")
    monkeypatch.setattr(saving_module, "LATE_MS", 10)
    type_into(begun, trich_yeu="kiểm kê kho")
    answers.leave = ask.Answer.DISCARD
    if leave == "close":
        begun.close()
    else:
        begun.files.new("party/cong_van")
    with qtbot.assertNotEmitted(begun.saving.late, wait=30):
        pass
    assert copies() == []
    refusing.clear()
