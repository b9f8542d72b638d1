"""A clerk's morning, played by the frozen program's own modules: `.ci/try-bundle`.

It types a letter into the window, finds it in the library, gives it a number, writes the book,
and asks for a server that is not there.
"""

import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from drafter.errors import StoreError
from drafter.gui.app import prepare
from drafter.gui.window import MainWindow
from drafter.store.database import Library, open_library

WORDS = "Kiểm tra việc trực đêm"
PATIENCE_S = 30


def main() -> None:
    """Type, and have the rest done; an error ends the program with a status of its own."""
    app = prepare(QApplication(sys.argv[:1]))
    window = MainWindow()
    window.show()
    window.begin(come_back=False)
    window.files.new("state/cong_van")
    window.form.focus_field("trich_yeu")
    editor = window.form.rows["trich_yeu"].editor
    for letter in WORDS:
        key = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter
        )
        app.sendEvent(editor, key)
    until(app, lambda: window.saving.copy.draft_id and not window.saving.unsaved)
    until(app, lambda: window.renderer.idle and window.page_view.pdf)
    window.model.stack.setClean()
    window.close()
    with closing(open_library()) as library:
        keep_the_book(library)
    ask_for_a_server()


def until(app: QApplication, true: Callable[[], object]) -> None:
    """Let the window work until something is so."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        app.processEvents()
        if time.monotonic() > end:
            sys.exit("the window did not come to rest")


def keep_the_book(library: Library) -> None:
    """Find the letter typed, give it a number, write the book and read it again."""
    from drafter.store import drafts
    from drafter.store.book import Asked, read_book
    from drafter.store.book_file import read_tables
    from drafter.store.book_xlsx import book_xlsx
    from drafter.store.records import Query
    from drafter.store.register_draw import draw
    from drafter.store.register_letter import numbered
    from drafter.store.register_series import all_bodies, series_for
    from drafter.template.catalogue import load_catalogue, new_draft

    (found,) = drafts.find(library, Query(words="truc dem"))
    assert found.title == WORDS, found
    template, today = load_catalogue().get_template("state/cong_van"), date.today()
    draft = new_draft(template, today)
    draft = replace(draft, values={**draft.values, "co_quan_ban_hanh": "SỞ NỘI VỤ"})
    asked = numbered(draft, template, found.id, today)
    number = draw(library, series_for(library, asked).id, today, found.id, asked.entry)
    assert number.text == "01", number
    book = read_book(library, Asked(all_bodies(library)[0].id))
    path = Path("so.xlsx")
    path.write_bytes(book_xlsx(book))
    (sheet,) = read_tables(path, len)
    assert sheet.rows[-1][0].startswith("01"), sheet


def ask_for_a_server() -> None:
    """See that the program brings what it needs to ask."""
    from sqlalchemy.engine import make_url

    try:
        open_library(make_url("postgresql+psycopg://ai@127.0.0.1:1/thu_vien"))
    except StoreError as error:
        if "không nối được" not in error.sentence:
            raise
    else:
        sys.exit("there is no such server")


main()
