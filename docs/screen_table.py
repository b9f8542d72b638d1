"""The windows and states that docs/make_screenshots.py takes pictures of."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from screen_stage import Stage, shot, with_menu, write

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
    window.go_to_finding()
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


PROFILES = (
    {
        "co_quan_chu_quan": "UBND TỈNH SƠN GIANG",
        "co_quan_ban_hanh": "SỞ NỘI VỤ",
        "dia_danh": "Sơn Giang",
        "ky_hieu": "SNV",
        "don_vi": ("Văn thư, Lưu trữ | VTLT", "Văn phòng | VP"),
        "signers": (
            "KT. GIÁM ĐỐC | PHÓ GIÁM ĐỐC | Nguyễn Thị Thanh Huyền",
            "GIÁM ĐỐC | Vi Văn Khoa",
        ),
        "so_dia_chi": (
            "Ủy ban nhân dân tỉnh (để báo cáo)",
            "Các sở, ban, ngành tỉnh (để phối hợp)",
            "Ủy ban nhân dân các xã, phường (để thực hiện)",
        ),
        "luu": "VT, VTLT",
    },
    {
        "che_do": "party",
        "co_quan_chu_quan": "ĐẢNG BỘ TỈNH KHE SANG",
        "co_quan_ban_hanh": "ĐẢNG UỶ XÃ MƯỜNG LÙNG",
        "dia_danh": "Mường Lùng",
        "ky_hieu": "ĐU",
        "signers": ("T/M BAN THƯỜNG VỤ | BÍ THƯ | Quàng Thị Ín",),
    },
)


def with_profiles(window):
    """Keep two invented profiles in the window's library; return the book of profiles."""
    from drafter.gui.profiles.book import ProfileBook
    from drafter.store.profile import Profile, Signer

    book = getattr(window, "profiles", None) or ProfileBook(window.librarian, window)
    profiles = []
    for told in PROFILES:
        values = dict(told)
        signers = tuple(Signer.of(line) for line in values.pop("signers"))
        profiles.append(Profile(nguoi_ky=signers, **values))
    book.keep(profiles, default=profiles[0].name)
    return book


def stocked(window):
    """Put all invented examples into the window's library, some of them numbered."""
    from drafter.gui.model import text_of
    from drafter.pipeline import open_draft
    from drafter.store import drafts, labels, versions
    from drafter.store.records import Content, State
    from drafter.store.register_draw import draw
    from drafter.store.register_letter import numbered
    from drafter.store.register_series import series_for

    def stock(library):
        ids = []
        for number, path in enumerate(sorted(EXAMPLES.glob("*.toml"))):
            draft = open_draft(path)
            template = window.files.catalogue.get_template(draft.type_id)
            specs = template.fields
            texts = {s.name: text_of(draft.values.get(s.name, s.empty)) for s in specs}
            record = drafts.add(library, Content(draft.type_id, texts, draft.pack))
            ids.append(record.id)
            versions.keep(library, record.id)
            letter = numbered(draft, template, record.id, date(2026, 11, 16))
            if number % 3 != 2:
                series = series_for(library, letter)
                draw(library, series.id, letter.day, record.id, letter.entry, first=11 * number + 7)
        drafts.set_state(library, ids[::3], State.PHAT_HANH)
        drafts.set_state(library, ids[1::4], State.TRINH_KY)
        for at, label in ((0, "Văn thư, lưu trữ"), (3, "Gấp"), (5, "Văn thư, lưu trữ")):
            labels.set_labels(library, ids[at], [label])
        drafts.trash(library, ids[4:6])
        return ids

    return window.librarian.call(stock)


def library_window(stage, prepare=None, *, empty=False):
    from drafter.gui.library.window import LibraryWindow

    window = stage.window()
    if not empty:
        stocked(window)
    dialog = LibraryWindow(window.librarian, window.files.catalogue, window)
    dialog.refresh()
    return stage.dialog(window, dialog.exec, prepare)


def library(stage):
    return library_window(stage)


def library_empty(stage):
    return library_window(stage, empty=True)


def library_search(stage):
    return library_window(stage, lambda dialog: write(dialog.search, "van thu luu tru"))


def library_nothing(stage):
    return library_window(stage, lambda dialog: write(dialog.search, "cầu treo Nậm Dốc"))


def library_trash(stage):
    return library_window(stage, lambda dialog: dialog.in_trash.click())


def number(stage):
    from drafter.gui.numbers import NumberDialog
    from drafter.store.database import open_library
    from drafter.store.register_letter import numbered

    window = stage.window(STATE)
    stocked(window)
    window.model.fill({"so": ""})
    stage.rest(window)
    draft, _ = window.model.snapshot().draft()
    letter = numbered(draft, window.model.template, None, date(2026, 11, 16))
    kept = open_library()
    picture = stage.dialog(window, lambda: NumberDialog(kept, letter, window).exec())
    kept.close()
    return picture


def book(stage):
    from drafter.gui.book import BookWindow
    from drafter.store.database import open_library

    window = stage.window()
    stocked(window)
    kept = open_library()
    picture = stage.dialog(window, lambda: BookWindow(kept, window.memory, window).exec())
    kept.close()
    return picture


def inherited(stage):
    """A letter made from an older one, and what of it is still to be confirmed."""
    from drafter.draft.inherited import inherit
    from drafter.gui.model import text_of
    from drafter.gui.reuse import Reuse
    from drafter.pipeline import open_draft

    window = stage.window()
    reuse = getattr(window, "reuse", None) or Reuse(window.model, window.form)
    old = open_draft(STATE)
    template = window.files.catalogue.get_template(old.type_id)
    draft, owed = inherit(old, template.fields, text_of)
    window.model.load(template, draft)
    reuse.begin(owed)
    stage.rest(window)
    reuse.go_to_next()
    stage.rest(window)
    return shot(window)


def first_start(stage, page):
    from drafter.gui.profiles.first_start import FirstStart

    window = stage.window()

    def fill(dialog):
        for name in ("co_quan_ban_hanh", "co_quan_chu_quan", "dia_danh"):
            write(dialog.body.rows[name].focus, PROFILES[0][name])
        if page == 2:
            dialog.go_on.click()
            write(dialog.signing.rows["ho_ten"].focus, "Vi Văn Khoa")

    return stage.dialog(window, lambda: FirstStart(window).exec(), fill)


def first_start_1(stage):
    return first_start(stage, 1)


def first_start_2(stage):
    return first_start(stage, 2)


def profiles(stage):
    from drafter.gui.profiles.dialog import ProfilesDialog

    window = stage.window()
    book = with_profiles(window)
    return stage.dialog(window, lambda: ProfilesDialog(book, window.memory, window).exec())


@dataclass(frozen=True)
class Screen:
    """A picture: its name, what makes it, and what it is made of besides light at 100 %."""

    name: str
    make: Callable[[Stage], QImage]
    dark: bool = False
    fine: bool = False


SCREENS = (
    Screen("first-start-1", first_start_1, dark=True, fine=True),
    Screen("first-start-2", first_start_2),
    Screen("start", start, dark=True, fine=True),
    Screen("start-recent", start_with_recent, dark=True),
    Screen("picker", picker, dark=True, fine=True),
    Screen("picker-search", picker_search),
    Screen("letter-new", letter_new),
    Screen("letter-state", letter_state, dark=True, fine=True),
    Screen("letter-party", letter_party, dark=True, fine=True),
    Screen("findings", findings, dark=True, fine=True),
    Screen("body-table", body_table, dark=True, fine=True),
    Screen("page-chosen", page_chosen, dark=True, fine=True),
    Screen("annex-across", annex_across),
    Screen("profiles", profiles, dark=True, fine=True),
    Screen("library", library, dark=True, fine=True),
    Screen("library-empty", library_empty),
    Screen("library-search", library_search, dark=True),
    Screen("library-nothing", library_nothing),
    Screen("library-trash", library_trash),
    Screen("number", number, dark=True, fine=True),
    Screen("book", book, dark=True, fine=True),
    Screen("inherited", inherited, dark=True, fine=True),
    Screen("error-strip", error_strip, dark=True),
    Screen("menu-file", menu_file, dark=True),
    Screen("menu-edit", menu_edit),
    Screen("menu-view", menu_view),
    Screen("menu-help", menu_help),
    Screen("keys", keys, dark=True),
    Screen("about", about),
    Screen("print-preview", print_preview, dark=True),
)
