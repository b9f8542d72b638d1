"""Out of the window: DOCX, PDF, paper, and the preview of paper."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QAction, QColor, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QGraphicsView, QToolBar

from drafter.errors import OutputError
from drafter.gui import ask, look

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from drafter.gui.background import Background
    from drafter.gui.memory import Memory
    from drafter.gui.model import LetterModel
    from drafter.gui.reuse import Reuse
    from drafter.pipeline import Letter

DOCX = "Văn bản Word (*.docx)"
_NOT_FOR_LETTERS = {"Dọc", "Ngang", "Thiết lập trang"}
_PREVIEW_ICONS = {
    "Vừa chiều rộng": "fit-width",
    "Vừa trang": "fit-page",
    "Phóng to": "zoom-in",
    "Thu nhỏ": "zoom-out",
    "Trang đầu": "first",
    "Trang trước": "previous",
    "Trang sau": "next",
    "Trang cuối": "last",
    "Xem từng trang": "one-page",
    "Xem hai trang": "two-pages",
    "Xem mọi trang": "all-pages",
    "In": "print",
}
PDF = "Tệp PDF (*.pdf)"


class Output(QObject):
    """Export and print the letter; errors are raised, the window shows them."""

    noted = Signal(str)
    refused = Signal()  # the clerk goes back to fill what is blank

    def __init__(
        self,
        model: LetterModel,
        memory: Memory,
        background: Background,
        reuse: Reuse,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._reuse = reuse
        self._model, self._memory, self._background = model, memory, background
        self._window = window
        self._printer: QPrinter | None = None

    def export_docx(self) -> Path | None:
        """Ask for a place and write the DOCX; return where it stands."""
        from drafter.pipeline import docx_bytes

        letter = self._letter("Xuất")
        path = self._place(letter, "Xuất DOCX", ".docx", DOCX) if letter else None
        if letter and path:
            self._write(path, docx_bytes(letter))
        return path

    def open_in_word(self) -> None:
        """Export, and open the file in the program the system has for it."""
        path = self.export_docx()
        if path and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            raise OutputError(
                "máy này không có chương trình mở tệp DOCX.",
                repair=f"Tệp đã được xuất: {path}.",
            )

    def export_pdf(self) -> None:
        """Ask for a place and write the PDF."""
        letter = self._letter("Xuất")
        path = self._place(letter, "Xuất PDF", ".pdf", PDF) if letter else None
        if letter and path:
            self._with_pdf("Đang xuất PDF…", letter, lambda pdf: self._write(path, pdf))

    def print(self) -> None:
        """Show the system's print dialog and print."""
        from drafter.pipeline import compose

        letter = self._letter("In")
        if letter is None:
            return
        printer = self._new_printer(letter)
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("In")
        wanted = dialog.exec()
        dialog.deleteLater()
        if wanted:
            choices = replace(self._model.choices, two_sided=_prints_both_sides(printer))
            sheet = compose(letter.draft, choices)
            self._with_pdf("Đang in…", sheet, lambda pdf: self._print(pdf, printer))

    def preview(self) -> None:
        """Show how the paper will look."""
        letter = self._letter("In")
        if letter:
            self._with_pdf("Đang dựng trang in…", letter, lambda pdf: self._preview(pdf, letter))

    def _preview(self, pdf: bytes, letter: Letter) -> None:
        from drafter.render.printing import PREVIEW_DPI, print_pdf

        dialog = QPrintPreviewDialog(self._new_printer(letter), self._window)
        dialog.paintRequested.connect(lambda each: print_pdf(pdf, each, PREVIEW_DPI))
        _dress_preview(dialog)
        dialog.resize(self._window.size() * 0.9)
        dialog.exec()
        dialog.deleteLater()

    def _print(self, pdf: bytes, printer: QPrinter) -> None:
        from drafter.render.printing import print_pdf

        print_pdf(pdf, printer)
        self.noted.emit("Đã gửi đến máy in")

    def _new_printer(self, letter: Letter) -> QPrinter:
        """Return a printer that lives until the next: Qt's dialogs do not keep it alive."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(letter.sheet.title or letter.template.name)
        printer.setCreator("Drafter")
        self._printer = printer
        return printer

    def _letter(self, verb: str) -> Letter | None:
        """Return the letter as typed, or None where the clerk goes back to fill it."""
        from drafter.pipeline import compose

        snapshot = self._model.snapshot()
        if snapshot is None:
            return None
        draft, _ = snapshot.draft()
        letter = compose(draft, snapshot.choices)
        labels = {spec.name: spec.label for spec in letter.template.fields}
        blank = [labels[finding.field] for finding in letter.errors]
        if blank and not ask.go_on_blank(self._window, blank, verb):
            self.refused.emit()
            return None
        return letter if self.nothing_stale(verb) else None

    def nothing_stale(self, verb: str) -> bool:
        """Name what still stands from the old letter; tell whether to go on all the same."""
        owed = self._reuse.warnings()
        if owed and not ask.go_on_stale(self._window, owed, verb):
            self._reuse.go_to_next()
            return False
        return True

    def _place(self, letter: Letter, title: str, suffix: str, kinds: str) -> Path | None:
        from drafter.pipeline import suggested_file_name

        proposed = self._memory.folder("export") / suggested_file_name(letter, suffix)
        return ask.file_to_write(self._window, title, proposed, kinds)

    def _write(self, path: Path, data: bytes) -> None:
        from drafter.writers.files import write_file

        write_file(path, data)
        self._memory.note_folder("export", path.parent)
        self.noted.emit(f"Đã xuất {path.name} vào {path.parent}")

    def _with_pdf(self, name: str, letter: Letter, then: Callable[[bytes], None]) -> None:
        def work() -> bytes:
            from drafter.pipeline import docx_bytes
            from drafter.render.engine import to_pdf

            return to_pdf(docx_bytes(letter))

        self._background.run(name, work, then)


def _prints_both_sides(printer: QPrinter) -> bool:
    return printer.duplex() not in {QPrinter.DuplexMode.DuplexNone, QPrinter.DuplexMode.DuplexAuto}


def _dress_preview(dialog: QPrintPreviewDialog) -> None:
    """Give Qt's preview the icons and the desk of the window."""
    for action in dialog.findChildren(QAction):
        # The letter's own page decides; these buttons would change nothing.
        action.setVisible(action.text() not in _NOT_FOR_LETTERS)
        if action.text() in _PREVIEW_ICONS:
            action.setIcon(look.icon(_PREVIEW_ICONS[action.text()]))
    for bar in dialog.findChildren(QToolBar):
        bar.setMovable(False)
        _part_once(bar)
    for view in dialog.findChildren(QGraphicsView):
        view.scene().setBackgroundBrush(QColor(look.colours().desk))


def _part_once(bar: QToolBar) -> None:
    """Leave one separator where the buttons between two are hidden."""
    parted = True
    for action in bar.actions():
        if action.isSeparator():
            action.setVisible(not parted)
            parted = True
        elif action.isVisible():
            parted = False
