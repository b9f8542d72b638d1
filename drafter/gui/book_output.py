"""The book out of the window: DOCX, PDF, XLSX, paper; the long work stands in the background."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter

from drafter.gui import ask
from drafter.gui.output import DOCX, PDF

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from drafter.gui.background import Background
    from drafter.gui.memory import Memory
    from drafter.store.book import Book

XLSX = "Bảng tính Excel (*.xlsx)"
_NAME = "So van ban di"


class BookOutput(QObject):
    """Write and print the book that is on the screen."""

    noted = Signal(str)

    def __init__(self, memory: Memory, background: Background, window: QWidget) -> None:
        super().__init__(window)
        self._memory, self._background, self._window = memory, background, window
        self._printer: QPrinter | None = None

    def docx(self, book: Book) -> None:
        """Ask for a place and write the book as DOCX."""
        self._write(book, ".docx", DOCX, book_docx)

    def pdf(self, book: Book) -> None:
        """Ask for a place and write the book as PDF."""
        self._write(book, ".pdf", PDF, book_pdf)

    def xlsx(self, book: Book) -> None:
        """Ask for a place and write the book as XLSX."""
        self._write(book, ".xlsx", XLSX, book_xlsx)

    def print(self, book: Book) -> None:
        """Show the system's print dialog and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName("Sổ đăng ký văn bản đi")
        printer.setCreator("Drafter")
        self._printer = printer  # Qt's dialogs do not keep it alive
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle("In")
        wanted = dialog.exec()
        dialog.deleteLater()
        if wanted:
            self._background.run(
                "Đang in…", lambda: book_pdf(book), lambda pdf: self._print(pdf, printer)
            )

    def _print(self, pdf: bytes, printer: QPrinter) -> None:
        from drafter.render.printing import print_pdf

        print_pdf(pdf, printer)
        self.noted.emit("Đã gửi đến máy in")

    def _write(self, book: Book, suffix: str, kinds: str, make: Callable[[Book], bytes]) -> None:
        words = " ".join(filter(None, (_NAME, re.sub(r"[^\w .-]", "-", book.period))))
        proposed = self._memory.folder("export") / f"{words}{suffix}"
        title = f"Xuất {suffix[1:].upper()}"
        path = ask.file_to_write(self._window, title, proposed, kinds)
        if path:
            self._background.run(
                f"Đang xuất {suffix[1:].upper()}…", lambda: make(book), self._keeper(path)
            )

    def _keeper(self, path: Path) -> Callable[[bytes], None]:
        def keep(data: bytes) -> None:
            from drafter.writers.files import write_file

            write_file(path, data)
            self._memory.note_folder("export", path.parent)
            self.noted.emit(f"Đã xuất {path.name} vào {path.parent}")

        return keep


def book_docx(book: Book) -> bytes:
    """Return the book as DOCX."""
    from drafter.store.book_sheet import book_docx as make

    return make(book)


def book_pdf(book: Book) -> bytes:
    """Return the book as PDF."""
    from drafter.render.engine import to_pdf

    return to_pdf(book_docx(book))


def book_xlsx(book: Book) -> bytes:
    """Return the book as XLSX."""
    from drafter.store.book_xlsx import book_xlsx as make

    return make(book)
