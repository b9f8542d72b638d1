"""Print how many pixels of the shown page differ from the page as it was drawn; run by a test."""

import sys
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from drafter.gui.app import prepare
from drafter.gui.page_view import PageView
from drafter.gui.rendering import Pages, draw


def differing(view, number):
    """Count the pixels of a page in view that are not those of its image."""
    ratio = view.devicePixelRatioF()
    shown = view.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    image, _ = view._images[number]
    corner = view.page_rect(number).topLeft() * ratio
    left, top = round(corner.x()), round(corner.y())
    wrong = 0
    for y in range(max(-top, 0), min(image.height(), shown.height() - top)):
        for x in range(0, image.width(), 3):
            here = QPoint(x + left, y + top)
            if shown.rect().contains(here) and shown.pixel(here) != image.pixel(x, y):
                wrong += 1
    return wrong


def main():
    app = prepare(QApplication(sys.argv[:1]))
    pdf = Path(sys.argv[1]).read_bytes()
    view = PageView()
    view.resize(733, 641)
    view.show()
    for scroll in (0, 37, 411):
        view.verticalScrollBar().setValue(scroll)
        sizes, images = draw(pdf, view.view())
        view.show_pages(Pages(1, pdf, sizes, images, view.view()))
        app.processEvents()
        view.verticalScrollBar().setValue(scroll)
        print(view.devicePixelRatioF(), scroll, differing(view, 0))


if __name__ == "__main__":
    main()
