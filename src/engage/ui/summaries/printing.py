"""Printing: the pages that are seen, as finely as the printer prints; into a PDF they go as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from engage.domain.progress import Progress
from engage.errors import StorageFailed
from engage.services.exporting.saving import save
from engage.ui.translation import translated

FINEST = 600
"""Dots to an inch: finer, a page would only take longer."""

_BAND = 512
"""Rows of dots that are drawn at a time: a whole page would take more memory than some computers have."""

_POINTS = 72
"""To an inch, in a PDF."""


def make_printer(title: str, paper: QSizeF) -> QPrinter:
    """A printer set up for pages of this size, in points; a file is offered under the title."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    size = QPageSize(paper, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyOrientationMatch)
    printer.setPageSize(size)
    printer.setPageOrientation(_orientation(paper))
    return printer


def ask(printer: QPrinter, pages: int, parent: QWidget) -> QPrintDialog:
    """The system's own dialog: which printer, which of so many pages, how many copies. It is not yet open."""
    dialog = QPrintDialog(printer, parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage)
    return dialog


def send(pdf: bytes | QByteArray, printer: QPrinter, current: int, progress: Progress) -> int:
    """Print the pages that are asked for, or put all of them into a PDF as they are; return how many.

    Drawn anew they would be pictures: many times as large, with no words to be found or read aloud. To be
    called off the GUI thread, with what `print_pages` takes; raises what that and `saving.save` raise.
    """
    count = _count_if_kept(pdf, printer)
    if count is None:
        return print_pages(pdf, printer, current, progress)

    def write(file: BinaryIO) -> None:
        file.write(QByteArray(pdf).data())

    save(Path(printer.outputFileName()), write)
    return count


def sent(printer: QPrinter, pages: int) -> str:
    """What a person is told when so many pages were printed."""
    said, to = translated("Sent to the printer: {} pages"), ""
    if printer.outputFileName():
        said, to = translated("Printed into {1}: {0} pages"), Path(printer.outputFileName()).name
    return said.format(f"{pages:,}", to)


def _count_if_kept(pdf: bytes | QByteArray, printer: QPrinter) -> int | None:
    """How many pages there are, where all of them are wanted once, in colours, in a PDF of their size."""
    into_pdf = printer.outputFormat() is QPrinter.OutputFormat.PdfFormat and printer.outputFileName()
    if not into_pdf or printer.colorMode() is not QPrinter.ColorMode.Color:
        return None
    document = _loaded(pdf)
    try:
        count = document.pageCount()
        paper = sorted(printer.pageLayout().pageSize().size(QPageSize.Unit.Point).toTuple())
        fit = all(
            abs(side - own) < 2
            for page in range(count)
            for side, own in zip(paper, sorted(document.pagePointSize(page).toTuple()), strict=True)
        )
        return count if fit and list(_sheets(printer, count, -1)) == list(range(count)) else None
    finally:
        document.close()


def _loaded(pdf: bytes | QByteArray) -> QPdfDocument:
    """A PDF in memory."""
    document = QPdfDocument()
    buffer = QBuffer(document)  # has to stay as long
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    return document


def print_pages(pdf: bytes | QByteArray, printer: QPrinter, current: int, progress: Progress) -> int:
    """Print the pages that the printer is asked for, of a PDF in memory, and return how many.

    To be called off the GUI thread. `current` is the page that is seen, from 0. Raises `StorageFailed` where
    the printer does not take them.
    """
    document = _loaded(pdf)
    printer.setResolution(min(printer.resolution(), FINEST))
    pages = list(_sheets(printer, document.pageCount(), current))
    _turn(printer, document.pagePointSize(pages[0]))
    painter = QPainter()
    if not painter.begin(printer):
        raise StorageFailed(
            "The pages could not be printed",
            printer.printerName() or printer.outputFileName(),
            "See that the printer is there and switched on, or choose another",
        )
    try:
        for number, page in enumerate(pages):
            progress(number, len(pages))
            if number:
                _turn(printer, document.pagePointSize(page))
                printer.newPage()
            _draw(document, page, painter, printer)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
        document.close()
    return len(pages)


def _sheets(printer: QPrinter, count: int, current: int) -> Iterator[int]:
    """The pages in the order in which they are to come out, as often as they are wanted."""
    ranges = printer.pageRanges()
    if printer.printRange() is QPrinter.PrintRange.CurrentPage:
        chosen = [current]
    elif ranges.isEmpty():
        chosen = list(range(count))
    else:
        chosen = [page for page in range(count) if ranges.contains(page + 1)]
    chosen = chosen or list(range(count))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    # A printer that makes copies by itself is sent one.
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        yield from chosen * copies
    else:
        for page in chosen:
            yield from [page] * copies


def _turn(printer: QPrinter, page: QSizeF) -> None:
    """Turn the paper the way the page lies."""
    printer.setPageOrientation(_orientation(page))


def _orientation(page: QSizeF) -> QPageLayout.Orientation:
    is_wide = page.width() > page.height()
    return QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait


def _draw(document: QPdfDocument, page: int, painter: QPainter, printer: QPrinter) -> None:
    """Draw a page in its own size; smaller, in the middle, where the paper is smaller."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    size = document.pagePointSize(page) * (printer.resolution() / _POINTS)
    if size.width() > paper.width() + 1 or size.height() > paper.height() + 1:
        size = size.scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    whole = QSize(round(size.width()), round(size.height()))
    corner = QPoint(
        max(0, round(paper.width() - whole.width()) // 2), max(0, round(paper.height() - whole.height()) // 2)
    )
    for top in range(0, whole.height(), _BAND):
        rows = QRect(0, top, whole.width(), min(_BAND, whole.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        options.setScaledClipRect(rows)
        band = QImage(rows.size(), QImage.Format.Format_RGB32)
        band.fill(QColor(Qt.GlobalColor.white))
        with QPainter(band) as on_white:
            on_white.drawImage(QPoint(), document.render(page, rows.size(), options))
        painter.drawImage(QRectF(rows.translated(corner)), band)
