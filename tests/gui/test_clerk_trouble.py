"""What may go wrong in a clerk's day: told in a sentence, and nothing typed is lost."""

import gc
import socket
import subprocess
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from drafter.errors import StoreError
from drafter.gui import ask
from drafter.gui import saving as saving_module
from drafter.gui.saving import Copy
from drafter.gui.window import MainWindow
from drafter.store import drafts, labels
from drafter.store.database import file_url, open_library
from drafter.store.records import Content, Query
from tests.gui.clerk import as_docx, at_rest, begin, kept, stored, type_into
from tests.helpers.images import chart
from tests.helpers.postgresql import server


@pytest.fixture
def desk(shown, qtbot):
    """The window as the program begins it, its library open, a letter in it."""
    begin(shown, qtbot)
    shown.files.new("state/cong_van")
    type_into(shown, trich_yeu="kiểm kê hồ sơ")
    kept(shown)
    return shown


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(saving_module, "RETRY_MS", 50)


@pytest.fixture
def second(desk, qtbot, memory):
    """A second window on the same library."""
    window = MainWindow(memory)
    window.show()
    yield begin(window, qtbot)
    window.saving.begin(Copy())
    window.model.stack.setClean()
    window.close()
    window.deleteLater()


# Two windows


def test_letter_thrown_away_elsewhere_comes_back_when_it_is_typed_in(desk, second):
    draft_id = desk.saving.copy.draft_id
    second.librarian.call(lambda library: drafts.trash(library, [draft_id]))
    assert kept(desk) == []
    type_into(desk, trich_yeu="kiểm kê hồ sơ năm 2025")
    assert [each.title for each in kept(desk)] == ["kiểm kê hồ sơ năm 2025"]
    assert kept(desk, trashed=True) == []


def test_letter_destroyed_elsewhere_is_told_and_kept_as_one_of_its_own(desk, second, qtbot):
    draft_id = desk.saving.copy.draft_id

    def destroy(library):
        drafts.trash(library, [draft_id])
        drafts.destroy(library, [draft_id])

    second.librarian.call(destroy)
    type_into(desk, trich_yeu="kiểm kê hồ sơ năm 2025")
    (record,) = kept(desk)
    assert record.id != draft_id
    assert record.title == "kiểm kê hồ sơ năm 2025"
    assert desk.strip.text


# The library's file


def test_file_that_can_only_be_read_is_told_and_saved_to_when_it_can_be_written(desk, qtbot, quick):
    engine = desk.librarian.library._reader

    def read_only(connection, _record, _proxy):
        connection.cursor().execute(f"PRAGMA query_only={'ON' if refused else 'OFF'}")

    refused = True
    event.listen(engine, "checkout", read_only)
    type_into(desk, trich_yeu="kiểm kê hồ sơ lần hai")
    qtbot.waitUntil(lambda: "chỉ đọc được" in desk.strip.text)
    assert desk.status.kept.text() == "Chưa lưu"
    type_into(desk, so="5")
    refused = False
    qtbot.waitUntil(lambda: not desk.saving.unsaved)
    event.remove(engine, "checkout", read_only)
    assert stored(desk)[1].texts["trich_yeu"] == "kiểm kê hồ sơ lần hai"
    assert stored(desk)[1].texts["so"] == "5"
    assert desk.strip.text == ""


def test_full_disk_is_told_and_what_is_typed_is_saved_when_there_is_room(desk, qtbot, quick):
    engine = desk.librarian.library._reader

    def little(connection, _record, _proxy):
        most = connection.execute("PRAGMA page_count").fetchone()[0] if full else 1_000_000
        connection.execute(f"PRAGMA max_page_count={most}")

    full = True
    event.listen(engine, "checkout", little)
    type_into(desk, noi_dung="Đề nghị kiểm kê hồ sơ. " * 2_000)
    qtbot.waitUntil(lambda: "ổ đĩa đầy" in desk.strip.text)
    with pytest.raises(Exception, match="đầy"):
        desk.saving.ensure()
    full = False
    qtbot.waitUntil(lambda: not desk.saving.unsaved)
    event.remove(engine, "checkout", little)
    assert stored(desk)[1].texts["noi_dung"] == desk.model.text("noi_dung")


def test_file_deleted_while_letters_are_open_is_written_anew_with_all_of_them(
    desk, qtbot, second, library_file
):
    second.files.new("party/cong_van")
    type_into(second, trich_yeu="rà soát")
    kept(second)
    for each in library_file.parent.glob("drafter.sqlite*"):
        each.unlink()
    type_into(desk, trich_yeu="kiểm kê hồ sơ lần hai")
    assert desk.saving.flush()
    type_into(second, trich_yeu="rà soát lần hai")
    assert second.saving.flush()
    assert desk.close()
    assert second.close()
    library = open_library(file_url(library_file))
    titles = {each.title for each in drafts.find(library, Query())}
    library.close()
    assert titles == {"kiểm kê hồ sơ lần hai", "rà soát lần hai"}


def test_folder_of_the_library_gone_is_told_and_typing_is_saved_when_it_is_back(
    desk, qtbot, quick, library_file
):
    away = library_file.parent.with_name("đi đâu")
    library_file.parent.rename(away)
    type_into(desk, trich_yeu="kiểm kê hồ sơ lần hai")
    qtbot.waitUntil(lambda: "không mở được tệp thư viện" in desk.strip.text)
    away.rename(library_file.parent)
    qtbot.waitUntil(lambda: not desk.saving.unsaved)
    assert stored(desk)[1].texts["trich_yeu"] == "kiểm kê hồ sơ lần hai"
    assert desk.strip.text == ""


def test_library_put_in_the_place_of_the_open_one_takes_what_is_typed(desk, library_file):
    copy = library_file.with_name("bản sao.sqlite")
    library = open_library(file_url(copy))
    library.close()
    for each in library_file.parent.glob("drafter.sqlite*"):
        each.unlink()
    copy.rename(library_file)
    type_into(desk, trich_yeu="kiểm kê hồ sơ lần hai")
    assert desk.saving.flush()
    assert [each.title for each in kept(desk)] == ["kiểm kê hồ sơ lần hai"]


def test_fault_of_the_program_in_a_save_stops_no_further_save(desk, qtbot, monkeypatch, quick):
    real = drafts.save

    def broken(*args, **rest):
        monkeypatch.setattr(drafts, "save", real)
        raise RuntimeError("hỏng")

    monkeypatch.setattr(drafts, "save", broken)
    with qtbot.captureExceptions() as faults:
        type_into(desk, trich_yeu="kiểm kê hồ sơ lần hai")
        qtbot.waitUntil(lambda: not desk.saving.unsaved and bool(faults))
    assert [str(fault[1]) for fault in faults] == ["hỏng"]
    assert stored(desk)[1].texts["trich_yeu"] == "kiểm kê hồ sơ lần hai"


def test_server_that_never_answers_is_told_within_the_clerk_s_patience(monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        port = mute.getsockname()[1]
        address = f"postgresql+psycopg://lan@127.0.0.1:{port}/x?connect_timeout=2"
        monkeypatch.setenv("DRAFTER_LIBRARY", address)
        with pytest.raises(StoreError, match="máy chủ"):
            open_library()


def test_server_stopped_while_the_clerk_types_is_told_and_typing_is_saved_later(
    qtbot, memory, monkeypatch, quick
):
    with server() as own:
        monkeypatch.setenv("DRAFTER_LIBRARY", own.render_as_string(hide_password=False))
        window = MainWindow(memory)
        begin(window, qtbot)
        window.files.new("state/cong_van")
        type_into(window, trich_yeu="một")
        kept(window)
        place = Path(own.query["host"])
        data = place / "data"
        control = next(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))

        def pg(*words):
            subprocess.run(
                [control, "-D", data, "-s", "-w", *words],
                user="postgres",
                group="postgres",
                extra_groups=[],
                cwd="/",
                check=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        pg("-m", "immediate", "stop")
        type_into(window, trich_yeu="một hai")
        qtbot.waitUntil(lambda: "máy chủ" in window.strip.text, timeout=10_000)
        type_into(window, trich_yeu="một hai ba")
        pg(
            "-l",
            place / "log",
            "-o",
            f"-c listen_addresses='' -c unix_socket_directories={place} -c fsync=off",
            "start",
        )
        qtbot.waitUntil(lambda: not window.saving.unsaved, timeout=10_000)
        assert stored(window)[1].texts["trich_yeu"] == "một hai ba"
        assert len(kept(window)) == 1
        assert window.strip.text == ""
        window.close()
        window.deleteLater()


# Files


def test_file_is_opened_changed_and_saved_with_its_pictures(desk, answers, tmp_path, settled):
    desk.model.images["so-do.png"] = chart(40, 30)
    type_into(desk, phu_luc="SƠ ĐỒ\n[ảnh: so-do.png]", noi_dung="Gửi.")
    answers.path = tmp_path / "thư.toml"
    desk.actions_["save_as"].trigger()
    desk.files.new("party/cong_van")
    desk.open(tmp_path / "thư.toml")
    type_into(desk, noi_dung="Gửi các phòng.")
    desk.actions_["save"].trigger()
    assert not desk.isWindowModified()
    desk.open(tmp_path / "thư.toml")
    assert desk.model.text("noi_dung") == "Gửi các phòng."
    assert desk.model.images == {"so-do.png": chart(40, 30)}
    settled(desk)
    assert "blip" in as_docx(desk)


@pytest.mark.parametrize(
    "text", ["loai = ", 'loai = "state/khong_co"\n', "\0", 'loai = "state/cong_van"\nso = []\n', ""]
)
def test_broken_file_is_a_sentence_and_the_letter_stays(desk, tmp_path, text):
    path = tmp_path / "hỏng.toml"
    path.write_text(text, "utf-8")
    desk.open(path)
    assert desk.strip.text
    assert desk.model.text("trich_yeu") == "kiểm kê hồ sơ"
    type_into(desk, trich_yeu="vẫn gõ được")
    assert kept(desk)[0].title == "vẫn gõ được"


# Odd orders


def test_actions_on_a_letter_as_it_was_opened_do_no_harm(desk, monkeypatch):
    desk.files.new("party/nghi_quyet")
    monkeypatch.setattr(ask, "go_on_stale", lambda *_: False)
    for name in ("copy_this", "next_one", "copy_this", "undo", "redo", "example", "save", "void"):
        desk.actions_[name].trigger()
    assert desk.model.template.id == "party/nghi_quyet"
    kept(desk)


def test_window_is_closed_while_it_saves_and_all_is_kept(desk, qtbot, second):
    type_into(desk, noi_dung="Đề nghị kiểm kê hồ sơ.\n" * 3_000)
    desk.saving._save()  # as the timer does
    type_into(desk, trich_yeu="chữ cuối cùng")
    draft_id = desk.saving.copy.draft_id
    assert desk.close()
    _, content = second.librarian.call(lambda library: drafts.read(library, draft_id))
    assert content.texts["trich_yeu"] == "chữ cuối cùng"


def test_letter_undone_to_what_an_earlier_save_had_is_saved_again(desk):
    first = desk.model.text("trich_yeu")
    desk.saving.note_change()
    type_into(desk, trich_yeu="một")
    desk.saving._save()
    type_into(desk, trich_yeu="hai")
    assert desk.saving.flush()
    QApplication.processEvents()  # the end of the first save comes now
    type_into(desk, trich_yeu="một")
    assert desk.saving.flush()
    assert stored(desk)[1].texts["trich_yeu"] == "một" != first


def test_letter_whose_type_is_gone_is_told_and_the_one_on_the_screen_stays(desk):
    gone = desk.librarian.call(
        lambda library: drafts.add(library, Content("state/da_bo", {"trich_yeu": "cũ"}))
    )
    desk.attempt(lambda: desk.files.open_copy(gone.id))
    assert desk.strip.text
    assert desk.model.text("trich_yeu") == "kiểm kê hồ sơ"
    desk.attempt(lambda: desk.files.copy_of(gone.id))
    assert desk.strip.text
    assert {each.title for each in kept(desk)} == {"kiểm kê hồ sơ", "cũ"}
    desk.start.refresh()
    desk.shelf.look_for_newest()
    at_rest(desk)


@pytest.mark.parametrize("name", ['Tổ "1"', "100% 'gấp'", "a_b%", "nhãn; DROP TABLE drafts"])
def test_label_of_any_letters_finds_its_drafts_alone(desk, name):
    own = desk.saving.copy.draft_id
    other = desk.librarian.call(lambda library: drafts.add(library, Content("state/cong_van", {})))
    desk.librarian.call(lambda library: labels.change_labels(library, [own], [name], []))
    desk.librarian.call(
        lambda library: labels.change_labels(library, [other.id], ["ab100 gap khác"], [])
    )
    assert [each.id for each in kept(desk, label=name)] == [own]


# Much


def test_letter_of_two_hundred_pages_is_kept_and_listed_quickly(desk, qtbot):
    body = "\n".join(f"{n}. Đề nghị các phòng kiểm kê hồ sơ, tài liệu. " * 6 for n in range(2_500))
    type_into(desk, noi_dung=body)
    kept(desk)
    times = []
    for n in range(5):
        start = time.perf_counter()
        type_into(desk, trich_yeu=f"lần {n}")
        times.append(time.perf_counter() - start)
    assert min(times) < 0.1
    start = time.perf_counter()
    kept(desk)
    kept(desk, words="kiem ke ho so")
    assert time.perf_counter() - start < 3


def test_letters_opened_one_after_another_leave_nothing_behind(desk, qtbot):
    ids = [desk.saving.copy.draft_id]
    for n in range(3):
        content = Content("party/cong_van", {"trich_yeu": f"thứ {n}", "noi_dung": "Gửi."})
        record = desk.librarian.call(lambda library, each=content: drafts.add(library, each))
        ids.append(record.id)

    def open_all(times):
        for _ in range(times):
            for each in ids:
                desk.files.open_copy(each)
                QApplication.processEvents()
        qtbot.waitUntil(lambda: desk.renderer.idle, timeout=30_000)
        gc.collect()
        QApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
        QApplication.processEvents()
        return len(desk.findChildren(QObject))

    first = open_all(3)
    assert open_all(20) <= first + 5


def test_window_is_gone_before_what_it_draws_has_ended(desk, monkeypatch):
    seen, stop = [], desk.renderer.stop
    monkeypatch.setattr(desk.renderer, "stop", lambda: (seen.append(desk.isVisible()), stop()))
    assert desk.close()
    assert seen == [False]
