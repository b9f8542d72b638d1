"""What is typed is in the library within a second, whatever happens; loading is not typing."""

import pytest

from drafter.errors import StoreError
from drafter.gui import saving as saving_module
from drafter.store import drafts, versions
from drafter.store.records import Content, Query
from drafter.template.catalogue import load_catalogue


def kept(window, query=None):
    return window.librarian.call(lambda library: drafts.find(library, query or Query()))


def texts(window):
    draft_id = window.saving.copy.draft_id
    return window.librarian.call(lambda library: drafts.read(library, draft_id))[1].texts


def held_versions(window):
    def read(library):
        found = versions.history(library, window.saving.copy.draft_id)
        return [versions.read_version(library, each.id) for each in found]

    return window.librarian.call(read)


def type_in(window, qtbot, name, text):
    window.form.focus_field(name)
    qtbot.keyClicks(window.form.rows[name].editor, text)


def add(window, **values):
    content = Content("state/cong_van", values)
    return window.librarian.call(lambda library: drafts.add(library, content))


def test_typing_is_kept_without_any_key_for_it(letter, qtbot):
    """How soon, the killed typists tell: tests/crash."""
    letter.librarian.call(lambda _library: None)  # open
    type_in(letter, qtbot, "so", "15")
    qtbot.waitUntil(lambda: not letter.saving.unsaved)
    assert texts(letter)["so"] == "15"
    assert letter.status.kept.text().startswith("Đã lưu ")


def test_typing_without_a_pause_is_kept_all_the_same(letter, qtbot):
    letter.librarian.call(lambda _library: None)
    times = []
    letter.saving.kept.connect(lambda: times.append(letter.model.text("noi_dung")))
    letter.form.focus_field("noi_dung")
    editor = letter.form.rows["noi_dung"].editor

    def type_on():
        qtbot.keyClicks(editor, "a")
        return len(times) >= 3

    qtbot.waitUntil(type_on, timeout=10_000)
    assert times[0] != times[-1]


def test_new_letter_is_not_in_the_library_before_it_is_changed(letter, qtbot):
    assert not letter.saving.flush() or kept(letter) == []
    letter.files.new("party/cong_van")
    letter.close()
    assert letter.saving.copy.draft_id is None


@pytest.mark.parametrize("type_id", sorted(load_catalogue()))
def test_loading_a_letter_changes_nothing_and_saves_nothing(window, settled, type_id):
    """Every type, so every kind of field and every input is loaded."""
    template = load_catalogue()[type_id]
    odd = {spec.name: f"  {spec.label} ** x\t31/2/2026 |\n| a | \n\n" for spec in template.fields}
    content = Content(type_id, odd | {"truong_cu": "giữ"}, inherited="")
    record = window.librarian.call(lambda library: drafts.add(library, content))
    changes = []
    window.model.changed.connect(lambda: changes.append(1))

    window.files.open_copy(record.id)
    settled(window)
    for row in window.form.rows.values():
        row.focus.setFocus()
    window.files.new("state/cong_van")

    assert changes == []
    after, stored = window.librarian.call(lambda library: drafts.read(library, record.id))
    assert after == record
    assert stored == content
    assert len(kept(window)) == 1


def test_letter_comes_back_from_the_library_as_typed(letter, qtbot):
    letter.model.edit("ngay", "31/2/2026")
    letter.model.edit("noi_dung", "một **hai\n\n  ba ")
    letter.files.new("party/cong_van")
    letter.files.open_copy(kept(letter)[0].id)
    assert letter.model.text("ngay") == "31/2/2026"
    assert letter.model.text("noi_dung") == "một **hai\n\n  ba "
    assert letter.model.stack.count() == 0


def test_second_window_on_the_same_letter_loses_nothing_and_says_so(letter, qtbot, other):
    type_in(letter, qtbot, "so", "1")
    assert letter.saving.flush()
    first = letter.saving.copy.draft_id
    other.files.open_copy(first)
    other.model.edit("dia_danh", "ở đây")
    assert other.saving.flush()
    letter.model.edit("dia_danh", "ở kia")
    assert letter.saving.flush()

    assert letter.saving.copy.draft_id != first
    assert "vừa được sửa ở cửa sổ khác" in letter.strip.text
    assert {texts(letter)["dia_danh"], texts(other)["dia_danh"]} == {"ở đây", "ở kia"}


def test_window_is_told_when_its_letter_is_open_elsewhere(letter, qtbot, other):
    letter.begin(come_back=False)
    other.begin(come_back=False)
    type_in(letter, qtbot, "so", "1")
    letter.saving.flush()
    letter.librarian.call(lambda _library: None)
    other.files.open_copy(letter.saving.copy.draft_id)
    qtbot.waitUntil(lambda: "đang mở ở cửa sổ khác" in other.strip.text)


def test_full_disk_is_told_once_and_typing_is_kept_as_soon_as_there_is_room(
    letter, qtbot, monkeypatch
):
    monkeypatch.setattr(saving_module, "RETRY_MS", 20)
    full = [True]
    real = drafts.add

    def add_if_room(*args):
        if full[0]:
            raise StoreError("ổ đĩa đầy.")
        return real(*args)

    monkeypatch.setattr(drafts, "add", add_if_room)
    told = []
    letter.saving.failed.connect(told.append)
    type_in(letter, qtbot, "so", "15")
    qtbot.waitUntil(lambda: "ổ đĩa đầy" in letter.strip.text)
    assert letter.isWindowModified()
    assert letter.status.kept.text() == "Chưa lưu"
    type_in(letter, qtbot, "so", "6")
    full[0] = False
    qtbot.waitUntil(lambda: letter.saving.error is None and not letter.saving.unsaved)
    assert texts(letter)["so"] == "156"
    assert len(told) == 1
    assert letter.strip.text == ""
    assert not letter.isWindowModified()


def test_letter_opened_and_changed_keeps_what_it_was_as_a_version(letter, qtbot):
    letter.model.edit("so", "1")
    letter.files.new("party/cong_van")
    letter.files.open_copy(kept(letter)[0].id)
    letter.model.edit("so", "2")
    assert letter.saving.flush()
    letter.model.edit("so", "3")
    assert letter.saving.flush()
    assert [content.texts["so"] for content in held_versions(letter)] == ["1"]


def test_long_typing_keeps_a_version_now_and_then(letter, monkeypatch):
    monkeypatch.setattr(saving_module, "VERSION_EVERY_S", -1.0)
    for text in "123":
        letter.model.edit("so", text)
        assert letter.saving.flush()
    assert [content.texts["so"] for content in held_versions(letter)] == ["2", "1"]


def test_file_opened_again_continues_its_copy_in_the_library(window, qtbot, tmp_path):
    path = tmp_path / "thư.toml"
    path.write_text('loai = "state/cong_van"\nso = "1"\n', "utf-8")
    window.open(path)
    type_in(window, qtbot, "so", "5")
    window.actions_["save"].trigger()
    window.open(path)
    type_in(window, qtbot, "so", "6")
    assert window.saving.flush()
    assert len(kept(window)) == 1
    window.model.stack.setClean()


def test_file_opened_while_the_library_is_busy_becomes_a_second_draft_and_says_so(
    window, qtbot, tmp_path, monkeypatch
):
    path = tmp_path / "thư.toml"
    path.write_text('loai = "state/cong_van"\nso = "1"\n', "utf-8")

    def busy(*_):
        raise StoreError("thư viện đang bận.")

    monkeypatch.setattr(drafts, "of_file", busy)
    window.open(path)
    assert window.model.text("so") == "1"
    assert "một bản mới" in window.status.currentMessage()


def test_copy_that_was_beyond_its_file_stays_as_a_version(window, qtbot, tmp_path, answers):
    from drafter.gui import ask

    path = tmp_path / "thư.toml"
    path.write_text('loai = "state/cong_van"\nso = "1"\n', "utf-8")
    window.open(path)
    window.model.edit("so", "chưa ghi vào tệp")
    answers.leave = ask.Answer.DISCARD
    window.open(path)
    assert window.model.text("so") == "1"
    assert window.status.currentMessage() == "Thư viện có bản khác tệp này: xem ở Các phiên bản."
    draft_id = window.saving.copy.draft_id
    (version,) = window.librarian.call(lambda library: versions.history(library, draft_id))
    held = window.librarian.call(lambda library: versions.read_version(library, version.id))
    assert held.texts["so"] == "chưa ghi vào tệp"
