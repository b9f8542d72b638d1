"""The windows and states that docs/make_screenshots.py takes pictures of."""

from collections.abc import Callable
from dataclasses import dataclass

import screen_letters as letters
import screen_office as office
from PySide6.QtGui import QImage
from screen_stage import Stage


@dataclass(frozen=True)
class Screen:
    """A picture: its name, what makes it, and what it is made of besides light at 100 %."""

    name: str
    make: Callable[[Stage], QImage]
    dark: bool = False
    fine: bool = False


# fmt: off
SCREENS = (
    Screen("first-start-1",      office.first_start_1,      dark=True, fine=True),
    Screen("first-start-2",      office.first_start_2),
    Screen("start",              letters.start,             dark=True, fine=True),
    Screen("start-stocked",      office.start_stocked,      dark=True, fine=True),
    Screen("picker",             letters.picker,            dark=True, fine=True),
    Screen("picker-search",      letters.picker_search),
    Screen("letter-new",         letters.letter_new),
    Screen("letter-state",       letters.letter_state,      dark=True, fine=True),
    Screen("letter-party",       letters.letter_party,      dark=True, fine=True),
    Screen("letter-rare",        letters.fold_open),
    Screen("findings",           letters.findings,          dark=True, fine=True),
    Screen("blank-warning",      letters.blank_warning),
    Screen("inherited",          office.inherited,          dark=True, fine=True),
    Screen("inherited-warning",  office.inherited_warning),
    Screen("body-table",         letters.body_table,        dark=True, fine=True),
    Screen("body-table-menu",    letters.body_table_menu),
    Screen("body-roles",         letters.body_roles,        dark=True),
    Screen("find-bar",           letters.find_bar,          dark=True, fine=True),
    Screen("legacy-text",        letters.legacy_text),
    Screen("page-chosen",        letters.page_chosen,       dark=True, fine=True),
    Screen("page",               letters.page),
    Screen("annex-across",       letters.annex_across),
    Screen("library",            office.library,            dark=True, fine=True),
    Screen("library-empty",      office.library_empty),
    Screen("library-search",     office.library_search,     dark=True),
    Screen("library-nothing",    office.library_nothing),
    Screen("library-trash",      office.library_trash),
    Screen("library-labels",     office.library_labels),
    Screen("versions",           office.versions,           dark=True, fine=True),
    Screen("profiles",           office.profiles,           dark=True, fine=True),
    Screen("profiles-signers",   office.profiles_signers),
    Screen("profiles-addresses", office.profiles_addresses),
    Screen("profiles-choices",   office.profiles_choices),
    Screen("number",             office.number,             dark=True, fine=True),
    Screen("number-first",       office.number_first),
    Screen("number-void",        office.number_void),
    Screen("book",               office.book,               dark=True, fine=True),
    Screen("book-empty",         office.book_empty),
    Screen("book-settings",      office.book_settings),
    Screen("book-import",        office.book_import),
    Screen("error-strip",        letters.error_strip,       dark=True),
    Screen("menu-file",          letters.menu_file,         dark=True),
    Screen("menu-edit",          letters.menu_edit),
    Screen("menu-view",          letters.menu_view),
    Screen("menu-office",        letters.menu_office),
    Screen("menu-help",          letters.menu_help),
    Screen("keys",               letters.keys,              dark=True),
    Screen("about",              letters.about),
    Screen("print-preview",      letters.print_preview,     dark=True),
)
# fmt: on
