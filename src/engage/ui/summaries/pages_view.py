"""The pages of a PDF that is held in memory: nothing of it is written to a temporary file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSizeF, Signal
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class PagesView(QWidget):
    """Shows a PDF, page below page, and stays at its page when a new one takes its place."""

    page_changed = Signal(int, int)
    """The page that is seen, from 1, and how many there are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Beside the view, not below it: the document speaks to its view while it is being destroyed, and a
        # view destroys what is below it when it can no longer listen.
        self._pdf = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._view = QPdfView(self)
        self._view.setAccessibleName(self.tr("Pages of the summary"))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setDocument(self._pdf)
        self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)

    def show_pdf(self, data: bytes) -> None:
        """Show these pages from now on."""
        page = self._view.pageNavigator().currentPage()
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._pdf.load(self._buffer)
        self.turn_to(min(page, self.page_count() - 1))
        self._tell_page()

    def turn_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        if 0 <= page < self.page_count():
            self._view.pageNavigator().jump(page, QPointF())

    def turn_by(self, pages: int) -> None:
        """Turn some pages on, or back."""
        self.turn_to(self._view.pageNavigator().currentPage() + pages)

    def page_count(self) -> int:
        """How many pages there are."""
        return self._pdf.pageCount()

    def current_page(self) -> int:
        """The page that is seen, counted from 0."""
        return self._view.pageNavigator().currentPage()

    def page_size(self, page: int) -> QSizeF:
        """How large a page is, in points."""
        return self._pdf.pagePointSize(page)

    def page_text(self, page: int) -> str:
        """The words of a page, counted from 0."""
        return self._pdf.getAllText(page).text()

    def _tell_page(self) -> None:
        count = self.page_count()
        self.page_changed.emit(self._view.pageNavigator().currentPage() + 1 if count else 0, count)
