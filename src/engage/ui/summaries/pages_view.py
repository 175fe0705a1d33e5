"""The pages of a PDF that is held in memory: nothing of it is written to a temporary file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget


class PagesView(QPdfView):
    """Shows a PDF, page below page, and stays at its page when a new one takes its place."""

    page_changed = Signal(int, int)
    """The page that is seen, from 1, and how many there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pdf = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self.setDocument(self._pdf)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pageNavigator().currentPageChanged.connect(self._tell_page)

    def show_pdf(self, data: bytes) -> None:
        """Show these pages from now on."""
        page = self.pageNavigator().currentPage()
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self.turn_to(min(page, self._pdf.pageCount() - 1))
        self._tell_page()

    def turn_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        if 0 <= page < self._pdf.pageCount():
            self.pageNavigator().jump(page, QPointF())

    def turn_by(self, pages: int) -> None:
        """Turn some pages on, or back."""
        self.turn_to(self.pageNavigator().currentPage() + pages)

    def _tell_page(self) -> None:
        count = self._pdf.pageCount()
        self.page_changed.emit(self.pageNavigator().currentPage() + 1 if count else 0, count)
