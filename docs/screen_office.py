"""Pictures of what an office has: first start, profiles, library, numbers, the book."""

from dataclasses import replace
from datetime import date

from screen_letters import EXAMPLES, STATE
from screen_stage import shot, write

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

# Summaries and days of the book's letters.
NUMBERED = (
    ("chấn chỉnh việc lập hồ sơ điện tử", 5),
    ("cử công chức dự tập huấn nghiệp vụ văn thư", 9),
    ("trả lời kiến nghị của Ủy ban nhân dân xã Thạch Lĩnh", 12),
    ("báo cáo số liệu biên chế quý III", 18),
    ("phối hợp kiểm tra công vụ tại xã Nậm Dốc", 23),
    ("góp ý dự thảo quy chế làm việc", 27),
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
            labels.change_labels(library, [ids[at]], [label], [])
        drafts.trash(library, ids[4:6])
        return ids

    return window.librarian.call(stock)


def numbered_letters(window):
    """Number some letters of one office, one of them void."""
    from drafter.pipeline import open_draft
    from drafter.store.register_draw import draw, void
    from drafter.store.register_letter import numbered
    from drafter.store.register_series import series_for

    old = open_draft(STATE)
    template = window.files.catalogue.get_template(old.type_id)

    def number(library):
        given = []
        for summary, day in NUMBERED:
            values = {**old.values, "trich_yeu": summary, "so": ""}
            draft = replace(old, values=values)
            letter = numbered(draft, template, None, date(2026, 9, day))
            series = series_for(library, letter)
            when = date(2026, 9, day)
            given.append(draw(library, series.id, when, None, letter.entry, first=1240))
        void(library, given[3].id, "Văn bản in sai phụ lục, phát hành lại")

    window.librarian.call(number)


def office_window(stage, letter=None):
    window = stage.window(letter)
    with_profiles(window)
    stage.rest(window)
    return window


def library_window(stage, prepare=None, *, empty=False):
    window = stage.window()
    if not empty:
        stocked(window)
    return stage.dialog(window, window.actions_["library"].trigger, prepare)


def start_stocked(stage):
    window = stage.window()
    stocked(window)
    window.shelf.look_for_newest()
    stage.rest(window)
    return shot(window)


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


def library_labels(stage):
    def open_labels(dialog):
        stage.rest()
        return stage.dialog(dialog, dialog.acts["labels"].trigger)

    return library_window(stage, open_labels)


def versions(stage):
    """A letter's versions, the last one beside the text as it stands."""
    window = stage.window(STATE)
    window.actions_["save"].trigger()
    body = window.model.text("noi_dung")
    for old, new in (
        ("hoàn thành trước ngày 30 tháng 8", "hoàn thành trước ngày 15 tháng 9"),
        ("1.860", "2.104"),
    ):
        body = body.replace(old, new)
    window.model.fill({"noi_dung": body, "ho_ten": "Vi Văn Khoa"})
    stage.rest(window)

    def choose(dialog):
        stage.rest()
        dialog.list.setCurrentRow(dialog.list.count() - 1)

    return stage.dialog(window, window.actions_["versions"].trigger, choose)


def number(stage):
    window = office_window(stage, STATE)
    numbered_letters(window)
    window.model.fill({"so": "", "ngay": "16/11/2026"})
    stage.rest(window)
    return stage.dialog(window, window.actions_["number"].trigger)


def number_first(stage):
    """The first number of a new book."""
    window = office_window(stage, STATE)
    window.model.fill({"so": "", "ngay": "16/11/2026"})
    stage.rest(window)
    return stage.dialog(window, window.actions_["number"].trigger)


def number_void(stage):
    window = office_window(stage, STATE)
    window.model.fill({"so": "", "ngay": "16/11/2026"})
    stage.rest(window)
    stage.dialog(window, window.actions_["number"].trigger, lambda dialog: dialog.give.click())
    return stage.dialog(window, window.actions_["void"].trigger)


def show_own_office(dialog):
    boxes = dialog.body.field
    at = next((n for n in range(boxes.count()) if "SỞ NỘI VỤ" in boxes.itemText(n)), 0)
    boxes.setCurrentIndex(at)


def book(stage):
    window = office_window(stage)
    numbered_letters(window)
    return stage.dialog(window, window.actions_["book"].trigger, show_own_office)


def book_empty(stage):
    window = stage.window()
    return stage.dialog(window, window.actions_["book"].trigger)


def book_settings(stage):
    window = office_window(stage)
    numbered_letters(window)

    def open_settings(dialog):
        show_own_office(dialog)
        stage.rest()
        return stage.dialog(dialog, dialog.buttons["settings"].click)

    return stage.dialog(window, window.actions_["book"].trigger, open_settings)


def book_import(stage):
    """An old book, typed as a spreadsheet, before it is taken in."""
    from drafter.gui.book_import import ImportDialog
    from drafter.store.register_series import all_bodies

    window = office_window(stage)
    numbered_letters(window)
    path = stage.folder / "So van ban di 2026.csv"
    rows = ["Số, ký hiệu;Ngày tháng;Tên loại và trích yếu;Người ký;Nơi nhận;Số lượng bản"]
    for at, (summary, day) in enumerate(NUMBERED):
        rows.append(f"{at + 1}/SNV-VP;{day:02}/01/2026;Công văn {summary};Vi Văn Khoa;Các phòng;12")
    path.write_text("\n".join(rows), encoding="utf-8")
    kept = window.librarian.call(lambda each: each)
    body = all_bodies(kept)[0]
    return stage.dialog(window, lambda: ImportDialog(kept, body, path, window).exec())


def copied(stage):
    """A letter made from an older one, with what of it is still to be confirmed."""
    window = stage.window(STATE)
    window.actions_["copy_this"].trigger()
    stage.rest(window)
    window.reuse.go_to_next()
    stage.rest(window)
    return window


def inherited(stage):
    return shot(copied(stage))


def inherited_warning(stage):
    window = copied(stage)
    return stage.dialog(window, window.actions_["docx"].trigger)


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


def profiles_at(stage, page):
    window = office_window(stage)

    def turn(dialog):
        dialog.form.setCurrentIndex(page)

    return stage.dialog(window, window.actions_["profiles"].trigger, turn)


def profiles(stage):
    return profiles_at(stage, 0)


def profiles_signers(stage):
    return profiles_at(stage, 1)


def profiles_addresses(stage):
    return profiles_at(stage, 2)


def profiles_choices(stage):
    return profiles_at(stage, 3)
