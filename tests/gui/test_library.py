"""The window “Thư viện”: what the clerk finds, does and takes back, by keys alone."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QStyleOptionViewItem

from drafter.errors import StoreError
from drafter.gui import look
from drafter.gui.librarian import Librarian
from drafter.gui.library import changes
from drafter.gui.library.blank import BOTH, EMPTY, NARROW, NO_TRASH, NOTHING
from drafter.gui.library.labels_dialog import LabelsDialog
from drafter.gui.library.rows import BESIDE, EXCERPT, PAGE, STATE, WHEN, Finder, Page, Rows
from drafter.gui.library.times import when
from drafter.gui.library.window import LibraryWindow
from drafter.gui.start_page import NO_DRAFTS, SHOWN, StartPage
from drafter.store.records import Content, Query, Record, State

LETTERS = (
    ("state/cong_van", "Về sửa đường liên thôn", "UBND XÃ LAI HẠ", "2025"),
    ("state/quyet_dinh", "Về nghỉ Tết", "UBND XÃ LAI HẠ", "2026"),
    ("party/cong_van", "Về lịch dương", "ĐẢNG UỶ XÃ", "2026"),
)


@pytest.fixture
def librarian(qapp):
    librarian = Librarian()
    yield librarian
    librarian.stop()


def add(librarian, *letters):
    """Put letters into the library; return their ids."""

    def work(library):
        from drafter.store import drafts

        made = []
        for type_id, title, body, year in letters:
            texts = {"trich_yeu": title, "co_quan_ban_hanh": body, "ngay": year, "so": "15"}
            texts["noi_dung"] = "Kính gửi các thôn."
            made.append(drafts.add(library, Content(type_id, texts)).id)
        return made

    return librarian.call(work)


def find(librarian, **asked):
    def work(library):
        from drafter.store import drafts

        return [each.id for each in drafts.find(library, Query(**asked))]

    return librarian.call(work)


@pytest.fixture
def made(librarian):
    return add(librarian, *LETTERS)


class Desk:
    """The window with its library, and what it asks for."""

    def __init__(self, window, librarian, qtbot):
        self.window, self.librarian, self._qtbot = window, librarian, qtbot
        self.opened, self.reused = [], []
        window.open_wanted.connect(self.opened.append)
        window.reuse_wanted.connect(self.reused.append)

    def settle(self):
        """Wait until all that was asked of the library is answered and shown."""
        for _ in range(3):  # an answer may ask again
            self.librarian.call(lambda _library: None)
            QApplication.processEvents()
        self._qtbot.waitUntil(lambda: not self.window.finder.busy)
        return self

    def type(self, text):
        self._qtbot.keyClicks(self.window.search, text)
        return self.settle()

    def key(self, key, *modifier):
        self._qtbot.keyClick(QApplication.focusWidget(), key, *modifier)
        return self.settle()

    @property
    def shown(self):
        return [record.id for record in self.window.rows.records]

    @property
    def chosen(self):
        return [record.id for record in self.window.chosen()]


@pytest.fixture
def desk(qtbot, librarian, catalogue):
    window = LibraryWindow(librarian, catalogue)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return Desk(window, librarian, qtbot).settle()


CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


# Finding


def test_window_shows_all_drafts_with_the_cursor_in_the_search(made, desk):
    assert desk.shown == made[::-1]
    assert desk.chosen == [made[2]]
    assert desk.window.search.hasFocus()
    assert desk.window.count.text() == "3 văn bản"


def test_words_without_diacritics_find_and_are_told_with_an_excerpt(made, desk):
    desk.type("duong lien")
    assert desk.shown == [made[0]]
    assert desk.window.rows.index(0, 0).data(EXCERPT).startswith("Kính gửi các thôn")


def test_each_key_typed_narrows_the_list(made, desk):
    for text, expected in (("đ", 3), ("ư", 1), ("ơ", 1), ("n", 1)):
        desk.window.search.insert(text)
        assert len(desk.settle().shown) == expected, text
    desk.window.search.clear()
    assert desk.settle().shown == made[::-1]


def test_typing_waits_for_no_answer_and_the_newest_question_is_answered(made, librarian, qtbot):
    finder, told = Finder(librarian), []
    finder.found.connect(lambda page, _more: told.append([each.id for each in page.records]))
    for words in ("v", "ve", "ve n", "ve nghỉ"):
        finder.look(Query(words=words))
    assert told == []  # nothing was waited for
    qtbot.waitUntil(lambda: not finder.busy)
    assert told == [[made[1]]]


def test_answer_for_a_window_that_is_gone_is_dropped(made, librarian, qapp):
    finder = Finder(librarian)
    finder.look(Query())
    finder.deleteLater()
    qapp.sendPostedEvents(finder, 0)
    qapp.sendPostedEvents(None, 52)  # DeferredDelete
    librarian.call(lambda _library: None)
    QApplication.processEvents()


def test_arrows_walk_the_list_from_the_search_box(made, desk):
    desk.key(Qt.Key.Key_Down)
    assert desk.window.search.hasFocus()
    assert desk.chosen == [made[1]]
    desk.key(Qt.Key.Key_Up)
    assert desk.chosen == [made[2]]


def test_filters_offer_what_there_is_and_narrow_the_list(made, desk):
    boxes = desk.window.filters.boxes
    assert [boxes["type_id"].itemText(n) for n in range(4)] == [
        "Mọi loại",
        "Công văn (Nhà nước)",
        "Công văn (Đảng)",
        "Quyết định (Nhà nước)",
    ]
    assert [boxes["year"].itemText(n) for n in range(3)] == ["Mọi năm", "2026", "2025"]
    choose(desk, "body", "UBND XÃ LAI HẠ")
    assert desk.shown == made[1::-1]
    choose(desk, "year", "2025")
    assert desk.shown == [made[0]]
    choose(desk, "state", "Trình ký")
    assert desk.shown == []
    assert desk.window.empty.text() == NARROW
    desk.type("duong")
    assert desk.window.empty.text() == BOTH
    desk.window.filters.clear()
    assert desk.settle().shown == [made[2], made[0]]


def choose(desk, name, words):
    box = desk.window.filters.boxes[name]
    box.setCurrentIndex(box.findText(words))
    box.activated.emit(box.currentIndex())
    desk.settle()


def test_filter_chosen_stays_when_the_list_is_read_anew(made, desk):
    choose(desk, "year", "2025")
    desk.window.refresh()
    desk.settle()
    assert desk.window.filters.boxes["year"].currentText() == "2025"
    assert desk.shown == [made[0]]


def test_long_list_is_read_page_by_page(librarian, desk):
    made = add(librarian, *[("state/cong_van", f"số {n}", "", "2026") for n in range(PAGE + 30)])
    desk.window.refresh()
    desk.settle()
    assert desk.shown == made[: -PAGE - 1 : -1]
    assert desk.window.count.text() == f"hơn {PAGE} văn bản"
    desk.window.rows.fetchMore(desk.window.list.rootIndex())
    desk.settle()
    assert desk.shown == made[::-1]
    assert desk.window.count.text() == f"{PAGE + 30} văn bản"
    assert not desk.window.rows.canFetchMore(desk.window.list.rootIndex())


def test_next_page_of_a_list_that_is_about_to_go_is_not_read(librarian, desk):
    made = add(librarian, *[("state/cong_van", f"số {n}", "", "2026") for n in range(PAGE + 30)])
    desk.window.refresh()
    desk.settle()
    desk.window.search.setText("số 7")
    desk.window.rows.fetchMore(desk.window.list.rootIndex())
    desk.settle()
    assert desk.shown == [made[n] for n in range(79, 69, -1)] + [made[7]]


def test_draft_that_slipped_to_the_next_page_is_shown_once(qtbot):
    rows = Rows(str)
    rows.show(Page([record(1), record(2)], more=True))
    rows.add(Page([record(2), record(3)]))
    assert [each.id for each in rows.records] == [1, 2, 3]


def test_hostile_search_is_an_empty_list_and_no_fault(made, desk):
    for text in ('"', "*", "NEAR(", "a\0b", "\ud83d", "x" * 10_000, "😀" * 100, "<b>&amp;"):
        desk.window.search.setText(text)
        desk.settle()
        assert desk.window.notice.isHidden()


# What the empty list says


def test_empty_library_says_what_to_do_first(desk):
    assert desk.window.stack.currentWidget() is desk.window.empty
    assert desk.window.empty.text() == EMPTY
    assert not any(action.isEnabled() for action in desk.window.acts.values())


def test_empty_result_says_to_try_fewer_words(made, desk):
    desk.type("xyz")
    assert desk.window.empty.text() == NOTHING


def test_library_that_cannot_be_opened_is_told(qtbot, catalogue, library_file):
    library_file.parent.mkdir()
    library_file.write_bytes(b"no library" * 1000)
    librarian = Librarian()
    window = LibraryWindow(librarian, catalogue)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "thư viện chưa mở được" in window.empty.text())
    librarian.stop()


# What a row says


def record(draft_id=1, **rest):
    told = {
        "id": draft_id, "revision": 1, "type_id": "state/cong_van", "so_ky_hieu": "15/UBND-VP",
        "title": "Về đường", "body": "UBND XÃ", "year": 2026, "state": State.TRINH_KY,
        "profile": None, "created": "", "changed": "2020-03-05T02:00:00.000Z", "trashed": None,
    }  # fmt: skip
    return Record(**told | rest)


def test_row_says_what_tells_a_letter_from_its_namesakes(qapp):
    rows = Rows({"state/cong_van": "Công văn"}.get)
    rows.show(Page([record(7)], {7: ("gấp", "đất")}), "duong")
    index = rows.index(0, 0)
    assert index.data() == "Về đường"
    assert index.data(BESIDE) == "15/UBND-VP  ·  Công văn  ·  UBND XÃ  ·  gấp, đất"
    assert (index.data(STATE), index.data(WHEN)) == ("Trình ký", "05/03/2020")
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Về đường, 15/UBND-VP  ·  Công văn  ·  UBND XÃ  ·  gấp, đất, Trình ký, 05/03/2020"
    )


def test_letter_without_a_title_is_called_by_its_type(qapp):
    rows = Rows({"state/cong_van": "Công văn"}.get)
    rows.show(Page([record(title="")]))
    assert rows.index(0, 0).data() == "Công văn (chưa có trích yếu)"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ((2026, 11, 22, 8, 5), "hôm nay 08:05"),
        ((2026, 11, 21, 23, 59), "hôm qua 23:59"),
        ((2026, 11, 20, 8, 5), "20/11"),
        ((2025, 11, 22, 8, 5), "22/11/2025"),
        ((2026, 11, 23, 0, 5), "23/11"),  # another desk's clock
    ],
)
def test_moments_are_said_as_in_an_office(moment, words):
    now = datetime(2026, 11, 22, 10, 0).astimezone()
    at = datetime(*moment).astimezone()
    assert when(at.isoformat(), now) == words


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("chosen", [False, True])
def test_words_looked_for_are_marked_where_they_stand(qapp, made, desk, dark, chosen):
    look.dress(qapp, dark=dark)
    plain, marked = (drawn(desk, words, chosen) for words in ("", "duong"))
    look.dress(qapp, dark=False)
    assert plain.size() == marked.size()
    changed = {
        x
        for x in range(plain.width())
        for y in range(plain.height())
        if plain.pixel(x, y) != marked.pixel(x, y)
    }
    metrics = desk.window.list.fontMetrics()
    left = 2 * look.GRID + metrics.horizontalAdvance("Về sửa ")
    assert abs(min(changed) - left) <= 1
    assert abs(max(changed) - left - metrics.horizontalAdvance("đường")) <= 2


def drawn(desk, words, chosen):
    """The first letter's row as the list paints it."""
    view, rows = desk.window.list, desk.window.rows
    page = Page([each for each in rows.records if "đường" in each.title])
    other = Rows(str)
    other.show(page, words)
    option = QStyleOptionViewItem()
    view.initViewItemOption(option)
    option.rect = view.rect().adjusted(0, 0, -view.width() + 700, -view.height() + 80)
    option.state = option.state & ~option.state.State_Selected & ~option.state.State_MouseOver
    if chosen:
        option.state |= option.state.State_Selected
    image = QImage(700, 80, QImage.Format.Format_RGB32)
    image.fill(view.palette().base().color())
    painter = QPainter(image)
    view.itemDelegate().paint(painter, option, other.index(0, 0))
    painter.end()
    return image


# Opening


def test_enter_opens_the_draft_chosen_and_the_window_leaves(made, desk):
    desk.type("tet")
    desk.key(Qt.Key.Key_Return)
    assert desk.opened == [made[1]]
    assert desk.window.isHidden()


def test_enter_opens_from_the_list_too(made, desk):
    desk.window.list.setFocus()
    desk.key(Qt.Key.Key_Return)
    assert desk.opened == [made[2]]


def test_new_letter_is_asked_for_by_key(made, desk):
    desk.type("tet")
    desk.key(Qt.Key.Key_D, CTRL)
    assert (desk.reused, desk.opened) == ([made[1]], [])


def test_enter_in_an_empty_list_does_nothing(desk):
    desk.key(Qt.Key.Key_Return)
    assert desk.opened == []
    assert desk.window.isVisible()


def test_several_drafts_are_not_opened_at_once(made, desk):
    desk.window.list.setFocus()
    desk.key(Qt.Key.Key_A, CTRL)
    assert len(desk.chosen) == 3
    desk.key(Qt.Key.Key_Return)
    assert desk.opened == []
    assert not desk.window.buttons["open"].isEnabled()
    assert desk.window.buttons["trash"].isEnabled()


def test_escape_closes_the_window(made, desk):
    desk.key(Qt.Key.Key_Escape)
    assert desk.window.isHidden()


# The trash


def test_drafts_are_thrown_away_and_taken_back_by_key(made, desk):
    desk.window.list.setFocus()
    desk.key(Qt.Key.Key_Down, SHIFT)
    desk.key(Qt.Key.Key_Delete)
    assert desk.shown == [made[0]]
    assert desk.chosen == [made[0]]
    assert desk.window.notice.text == "Đã bỏ 2 văn bản vào thùng rác."
    assert find(desk.librarian, trashed=True) == [made[2], made[1]]
    desk.key(Qt.Key.Key_Z, CTRL)
    assert desk.shown == made[::-1]
    assert desk.chosen == [made[2]]
    assert desk.window.notice.isHidden()
    desk.key(Qt.Key.Key_Z, CTRL)  # taken back once
    assert desk.shown == made[::-1]


def test_drafts_are_taken_back_by_the_button_of_the_sentence(made, desk):
    desk.window.trash()
    desk.settle()
    desk.window.notice.undo.click()
    assert desk.settle().shown == made[::-1]


def test_delete_in_the_search_box_deletes_a_letter_there(made, desk):
    desk.type("tet")
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Delete)
    assert desk.window.search.text() == "et"
    assert find(desk.librarian, trashed=True) == []


def test_trash_shows_what_was_thrown_away_and_gives_it_back(made, desk):
    desk.window.trash()
    desk.settle()
    desk.window.in_trash.click()
    desk.settle()
    assert desk.shown == [made[2]]
    visible = [name for name, button in desk.window.buttons.items() if button.isVisible()]
    assert visible == ["take_back", "destroy"]
    desk.key(Qt.Key.Key_Return)  # what is in the trash is not opened
    assert desk.opened == []
    desk.window.buttons["take_back"].click()
    desk.settle()
    assert desk.shown == []
    assert desk.window.empty.text() == NO_TRASH
    desk.window.in_trash.click()
    assert desk.settle().shown == made[::-1]


@pytest.mark.parametrize("sure", [False, True])
def test_drafts_are_deleted_for_good_after_one_question(made, desk, monkeypatch, sure):
    asked = []
    monkeypatch.setattr(changes, "ask_destroy", lambda _parent, n: asked.append(n) or sure)
    desk.window.list.selectAll()
    desk.window.trash()
    desk.settle()
    desk.window.in_trash.click()
    desk.settle()
    desk.window.list.setFocus()
    desk.key(Qt.Key.Key_Delete)
    assert asked == [1]
    expected = [made[1], made[0]] if sure else made[::-1]
    assert find(desk.librarian, trashed=True) == expected
    assert find(desk.librarian) == []


def test_fault_of_the_library_is_told_and_the_window_stays(made, desk, monkeypatch):
    def refuse(_ids):
        def work(_library):
            raise StoreError("ổ đĩa đầy.", repair="Xoá bớt tệp.")

        return work

    monkeypatch.setattr(changes, "thrown_away", refuse)
    desk.window.trash()
    desk.settle()
    assert desk.window.notice.text == "ổ đĩa đầy. Xoá bớt tệp."
    assert not desk.window.notice.undo.isVisible()
    assert desk.shown == made[::-1]


# Order


def test_state_of_the_letters_chosen_is_noted(made, desk):
    desk.window.list.selectAll()
    with_state = desk.window.buttons["state"].menu().actions()
    assert [action.text() for action in with_state] == ["Nháp", "Trình ký", "Đã phát hành"]
    with_state[2].trigger()
    desk.settle()
    assert find(desk.librarian, state=State.PHAT_HANH) == made[::-1]
    assert {each.state for each in desk.window.rows.records} == {State.PHAT_HANH}


def test_labels_are_given_to_all_chosen_and_offered_as_a_filter(made, desk, monkeypatch):
    def answer(dialog):
        dialog.new.setText("gấp, đất đai")
        return True

    monkeypatch.setattr(LabelsDialog, "exec", answer)
    desk.window.list.selectAll()
    desk.key(Qt.Key.Key_F2)
    assert find(desk.librarian, label="gấp") == find(desk.librarian, label="đất đai") == made[::-1]
    assert desk.window.filters.offered("label") == ["gấp", "đất đai"]
    assert "gấp, đất đai" in desk.window.rows.index(0, 0).data(BESIDE)


def test_label_that_only_some_have_stays_with_them_untouched(qtbot):
    dialog = LabelsDialog(["chung", "riêng", "không"], [["chung", "riêng"], ["chung"]])
    qtbot.addWidget(dialog)
    states = [dialog.list.item(row).checkState() for row in range(3)]
    assert states == [
        Qt.CheckState.Checked,
        Qt.CheckState.PartiallyChecked,
        Qt.CheckState.Unchecked,
    ]
    assert (dialog.added(), dialog.removed()) == ([], [])
    dialog.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    dialog.list.item(2).setCheckState(Qt.CheckState.Checked)
    assert (dialog.added(), dialog.removed()) == (["không"], ["chung"])


def test_labels_dialog_without_labels_asks_for_the_first(qtbot):
    dialog = LabelsDialog([], [[]])
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.list.isVisible()
    dialog.new.setText(" gấp ,, đất ")
    assert dialog.added() == ["gấp", "đất"]


# By keyboard, for every reader


def test_no_letter_is_underlined_twice(made, desk):
    window = desk.window
    told = [button.text() for button in window.findChildren(QPushButton)]
    told += [label.text() for label in window.filters.labels]
    letters = [text[text.index("&") + 1].upper() for text in told if "&" in text]
    assert len(letters) == len(set(letters)) == len(told)


def test_every_input_has_a_name_to_be_read_aloud(desk):
    window = desk.window
    inputs = [window.search, window.list, *window.findChildren(QComboBox)]
    assert all(each.accessibleName() for each in inputs)


# The start page


@pytest.fixture
def start(qtbot, catalogue, memory):
    page = StartPage(catalogue, memory)
    qtbot.addWidget(page)
    page.resize(1366, 700)
    page.show()
    return page


def test_start_page_without_drafts_says_where_to_begin(start):
    assert start.told.text() == NO_DRAFTS
    assert not start.drafts.isVisible()
    assert start.open.isVisible()


def test_start_page_shows_the_newest_drafts_and_opens_one(start, qtbot):
    start.show_drafts([record(n) for n in range(1, 20)])
    assert start.drafts.model().rowCount() == SHOWN
    with qtbot.waitSignal(start.draft_chosen) as chosen:
        start.drafts.setCurrentIndex(start.rows.index(3, 0))
        qtbot.keyClick(start.drafts, Qt.Key.Key_Return)
    assert chosen.args == [4]
    start.show_drafts([])
    assert not start.drafts.isVisible()


def test_start_page_leads_to_the_library_and_to_a_file(start, qtbot):
    with qtbot.waitSignals([start.library_wanted, start.open_wanted]):
        start.library.click()
        start.open.click()
