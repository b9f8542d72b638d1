"""What each action of the menus does; the names are those of `actions.MENUS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from drafter.gui import help_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafter.gui.window import MainWindow


def slots(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what to do for every action."""
    return _file_slots(window) | _edit_slots(window) | _view_slots(window) | _office_slots(window)


def _file_slots(window: MainWindow) -> dict[str, Callable[[], object]]:
    files, output = window.files, window.output
    return {
        "new": files.choose_new,
        "open": files.choose_file,
        "library": window.shelf.open_library,
        "copy_this": files.copy_this,
        "next_one": files.next_of_series,
        "example": files.fill_example,
        "save": files.save,
        "save_as": files.save_as,
        "versions": window.shelf.open_versions,
        "docx": output.export_docx,
        "pdf": output.export_pdf,
        "word": output.open_in_word,
        "preview": output.preview,
        "print": output.print,
        "window": window.another_wanted.emit,
        "quit": window.close,
    }


def _edit_slots(window: MainWindow) -> dict[str, Callable[[], object]]:
    stack = window.model.stack
    return {
        "undo": stack.undo,
        "redo": stack.redo,
        "cut": lambda: _edit(window, "cut"),
        "copy": lambda: _edit(window, "copy"),
        "paste": lambda: _edit(window, "paste"),
        "all": lambda: _edit(window, "selectAll"),
        "bold": lambda: _mark(window, "**"),
        "italic": lambda: _mark(window, "*"),
        "find": lambda: _find(window, replacing=False),
        "replace": lambda: _find(window, replacing=True),
    }


def _view_slots(window: MainWindow) -> dict[str, Callable[[], object]]:
    view = window.page_view
    return {
        "zoom_in": view.zoom_in,
        "zoom_out": view.zoom_out,
        "fit": view.fit_width,
        "full": lambda: view.set_zoom(1.0),
        "page": view.fit_page,
        "small": lambda: view.set_thumbnails(window.actions_["small"].isChecked()),
        "page_up": lambda: view.go_to(view.current_page() - 1),
        "page_down": lambda: view.go_to(view.current_page() + 1),
        "finding": window.showing.go_to_finding,
        "other": lambda: _go_to_next_part(window),
        "keys": lambda: help_text.show_keys(window),
        "about": lambda: help_text.show_about(window),
    }


def _office_slots(window: MainWindow) -> dict[str, Callable[[], object]]:
    numbering = window.numbering
    return {
        "number": numbering.give,
        "void": numbering.void,
        "book": numbering.open_book,
        "profiles": window.open_profiles,
    }


def _edit(window: MainWindow, verb: str) -> None:
    slot = getattr(window.focusWidget(), verb, None)
    if slot:
        slot()


def _mark(window: MainWindow, mark: str) -> None:
    from drafter.gui.inputs.body import BodyInput

    body = window.focusWidget()
    if isinstance(body, BodyInput):
        body.mark(mark)


def _find(window: MainWindow, *, replacing: bool) -> None:
    """Look through the body in use, else the letter's own."""
    from drafter.gui.inputs.body import BodyInput

    focus, own = window.focusWidget(), window.form.body
    body = focus if own is None or isinstance(focus, BodyInput) else own.input
    if isinstance(body, BodyInput):
        body.open_find(replacing=replacing)


def _go_to_next_part(window: MainWindow) -> None:
    focus, form = window.focusWidget(), window.form
    fields = focus is not None and not window.page_view.isAncestorOf(focus)
    fields = fields and focus is not window.page_view
    if fields and (form.body is None or focus is form.body.editor):
        window.page_view.setFocus(Qt.FocusReason.TabFocusReason)
    elif fields:
        form.focus_body()
    else:
        form.focus_first()
