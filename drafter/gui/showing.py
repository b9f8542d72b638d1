"""What is shown of the letter beside its form: pages, findings, hints, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from drafter.errors import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafter.gui.inputs.body import BodyInput
    from drafter.gui.rendering import Failure, Pages
    from drafter.gui.window import MainWindow


class Showing(QObject):
    """Lead what the renderer made to the page, the form and the status bar."""

    pages_shown = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._model, self._form, self._status = window.model, window.form, window.status
        self._renderer, self._view = window.renderer, window.page_view
        self._strip, self._packs = window.strip, window.packs
        self._engine_failed = False
        self._connect()

    def _connect(self) -> None:
        self._model.loaded.connect(self._attach_bodies)
        self._model.changed.connect(self.make_pages)
        self._renderer.pages_made.connect(self._show_pages)
        self._renderer.pages_drawn.connect(self._view.show_images)
        self._renderer.failed.connect(self._show_failure)
        self._view.wanted.connect(self._draw)
        self._view.moved.connect(self.show_place)
        self._form.entered.connect(self._show_hint)
        self._form.revealed.connect(self._count_findings)
        self._status.findings_wanted.connect(self.go_to_finding)

    # Pages

    def make_pages(self) -> None:
        """Ask for the pages of what is typed."""
        snapshot = self._model.snapshot()
        if snapshot:
            self._renderer.view = self._view.view()
            self._renderer.show_letter(snapshot)

    def _draw(self) -> None:
        self._renderer.view = self._view.view()
        self._renderer.draw(self._view.pdf)

    def _show_pages(self, pages: Pages) -> None:
        if self._engine_failed:
            self._strip.hide()
            self._engine_failed = False
        self._view.show_pages(pages)
        self.pages_shown.emit()
        self._form.set_findings(pages.findings)
        if pages.letter:
            self._packs.show_in_force(pages.letter.pack.label)
            for body in self._bodies():
                body.set_pack(pages.letter.pack)

    def _show_failure(self, failure: Failure) -> None:
        row = self._form.field_named(failure.error.place.field)
        if row:
            error = failure.error
            self._form.set_findings((Finding(Level.LOI, error.sentence, row, error.repair),))
        else:
            self._engine_failed = True
            self._strip.show_error(failure.error)

    def show_place(self) -> None:
        """Show which page is seen, and how large."""
        view = self._view
        self._status.show_page(view.current_page() + 1, view.page_count)
        self._status.show_zoom(view.zoom, fits=view.fits_width)

    # Bodies

    def _bodies(self) -> Iterator[BodyInput]:
        from drafter.gui.inputs.body import BodyInput

        inputs = (row.input for row in self._form.rows.values())
        return (each for each in inputs if isinstance(each, BodyInput))

    def _attach_bodies(self) -> None:
        """Give the annexes the letter's pictures; count the words of its own body."""
        from drafter.gui.body.pictures import Pictures
        from drafter.gui.inputs.body import BodyInput

        for body in self._bodies():
            if body.pictures is not None:
                body.pictures = Pictures(self._model.images)
        self._status.show_words(None)
        own = self._form.body
        if own and isinstance(own.input, BodyInput):
            own.input.counted.connect(lambda words, _letters: self._status.show_words(words))
            self._status.show_words(own.input.counts()[0])

    # Findings

    def _count_findings(self) -> None:
        shown = self._form.shown_findings()
        untold = [each for each in self._form.findings if each not in shown]
        self._status.show_findings(shown, sum(each.level is Level.LOI for each in untold))

    def go_to_finding(self) -> None:
        """Give the cursor to the first field with a finding, else the first that is blank."""
        name = self._form.first_finding()
        if name:
            self._form.focus_field(name)

    def name_blanks(self) -> None:
        """Name every missing value, and go to the first."""
        self._form.visit_all()
        self.go_to_finding()

    def _show_hint(self, name: str) -> None:
        self._status.hint.setText(self._form.rows[name].spec.hint)
