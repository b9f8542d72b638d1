"""Pictures of the window with a letter, and of what opens over it."""

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from screen_stage import shot, with_menu, with_popup, write

from drafter.gui.rendering import View, draw

PAGE_SCALE = 1.5  # pixels a point
EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
STATE = EXAMPLES / "state-cong-van-nhieu-noi-gui.toml"
PARTY = EXAMPLES / "party-ket-luan.toml"
REPORT = EXAMPLES / "state-bao-cao.toml"
ANNEXED = EXAMPLES / "state-ke-hoach-phu-luc-ngang.toml"


def start(stage):
    return shot(stage.window())


def start_with_recent(stage):
    window = stage.window(STATE)
    window.open(PARTY)
    stage.rest(window)
    window.show_start()
    stage.rest(window)
    return shot(window)


def picker(stage):
    window = stage.window()
    return stage.dialog(window, window.files.choose_new)


def picker_search(stage):
    window = stage.window()

    def type_words(dialog):
        QTest.keyClicks(stage.app.focusWidget() or dialog, "quyet dinh")

    return stage.dialog(window, window.files.choose_new, type_words)


def letter_state(stage):
    window = stage.window(STATE)
    window.form.focus_field("trich_yeu")
    stage.rest(window)
    return shot(window)


def page(stage):
    """The first page, drawn from the same PDF the window exports."""
    window = stage.window(STATE)
    _, images = draw(window.page_view.pdf, View(0, 0, PAGE_SCALE))
    return images[0]


def letter_party(stage):
    window = stage.window(PARTY)
    window.form.focus_field("trich_yeu")
    stage.rest(window)
    return shot(window)


def letter_new(stage):
    window = stage.window()
    window.files.new("state/cong_van")
    stage.rest(window)
    return shot(window)


def findings(stage):
    window = stage.window()
    window.files.new("state/cong_van")
    texts = {
        "co_quan_ban_hanh": "SỞ NỘI VỤ",
        "ngay": "31/02/2026",
        "trich_yeu": "chuẩn bị họp giao ban quý III",
    }
    window.model.fill(texts)
    stage.rest(window)
    window.form.visit_all()
    window.showing.go_to_finding()
    stage.rest(window)
    return shot(window)


def body_table(stage):
    window = stage.window(REPORT)
    window.form.focus_body()
    line = next(n for n, t in enumerate(window.model.text("noi_dung").split("\n")) if "|" in t)
    window.form.rows["noi_dung"].input.go_to_line(line + 3)
    stage.rest(window)
    return shot(window)


def page_chosen(stage):
    """Small pages, and text chosen on the page."""
    window = stage.window(ANNEXED)
    view = window.page_view
    view.set_thumbnails(True)
    stage.rest(window)
    stage.until(lambda: not view.thumbnails.lacking())
    view.go_to(0)
    selecting = view._selecting
    lines = selecting.texts[0].lines
    first = next(n for n, line in enumerate(lines) if line.text.startswith("1. Phát hiện"))
    (_, top, right, _), (left, _, _, low) = lines[first].box, lines[first + 1].box
    factor, origin = view._desk.factors[0], view.page_rect(0).topLeft()
    begin, end = QPoint(int(left), int(top) + 4), QPoint(int(right), int(low) - 4)
    port, button = view.viewport(), Qt.MouseButton.LeftButton
    spots = [(origin + each.toPointF() * factor).toPoint() for each in (begin, end)]
    QTest.mousePress(port, button, pos=spots[0])
    QTest.mouseMove(port, spots[1])
    QTest.mouseRelease(port, button, pos=spots[1])
    stage.rest(window)
    return shot(window)


def annex_across(stage):
    window = stage.window(ANNEXED)
    window.page_view.go_to(1)
    stage.rest(window)
    return shot(window)


def error_strip(stage):
    window = stage.window(STATE)
    window.open(stage.folder / "Bản thảo cũ.toml")
    stage.rest(window)
    return shot(window)


def menu_file(stage):
    return with_menu(stage.window(STATE), "Tệp")


def menu_edit(stage):
    return with_menu(stage.window(STATE), "Sửa")


def menu_view(stage):
    return with_menu(stage.window(STATE), "Xem")


def menu_help(stage):
    return with_menu(stage.window(STATE), "Trợ giúp")


def keys(stage):
    window = stage.window(STATE)
    return stage.dialog(window, window.actions_["keys"].trigger)


def about(stage):
    window = stage.window(STATE)
    return stage.dialog(window, window.actions_["about"].trigger)


def print_preview(stage):
    window = stage.window(STATE)
    return stage.dialog(window, window.output.preview)


def menu_office(stage):
    return with_menu(stage.window(STATE), "Cơ quan")


def find_bar(stage):
    window = stage.window(REPORT)
    window.form.focus_body()
    window.actions_["find"].trigger()
    stage.rest(window)
    write(window.form.body.input.find_bar.words, "kế hoạch")
    stage.rest(window)
    return shot(window)


def body_roles(stage):
    """The menu that sets the role of a line."""
    window = stage.window(REPORT)
    window.form.focus_body()
    body = window.form.body.input
    body.go_to_line(3)
    stage.rest(window)
    return with_popup(window, body.role_menu, body)


def body_table_menu(stage):
    window = stage.window(REPORT)
    window.form.focus_body()
    body = window.form.body.input
    line = next(n for n, t in enumerate(window.model.text("noi_dung").split("\n")) if "|" in t)
    body.go_to_line(line + 3)
    stage.rest(window)
    return with_popup(window, body.table_menu, body)


def fold_open(stage):
    """The fields that are seldom needed."""
    window = stage.window(STATE)
    window.form.focus_field(next(s.name for s in window.model.fields if s.rare))
    stage.rest(window)
    return shot(window)


def legacy_text(stage):
    """A passage typed in TCVN3, which is offered to be turned into Unicode."""
    window = stage.window(STATE)
    body = window.form.body
    window.form.focus_body()
    QTest.keyClick(body.focus, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(body.focus, Qt.Key.Key_Return)
    write(body.focus, "§Ò nghÞ c¸c ®¬n vÞ rµ so¸t, b¸o c¸o kÕt qu¶ tr­íc ngµy 15 th¸ng 12.")
    stage.rest(window)
    return shot(window)


def blank_warning(stage):
    window = stage.window()
    window.files.new("state/cong_van")
    stage.rest(window)
    return stage.dialog(window, window.actions_["docx"].trigger)
