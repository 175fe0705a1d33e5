"""The pages of a PDF that is held in memory: nothing of it is written to a temporary file."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_BELOW_EACH_OTHER = 100
"""Pages that can be scrolled through in one go."""
_DOWN: dict[int, int] = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageUp: -1,
}
"""The keys that scroll, and whether they go down or up."""


class _Pages(QPdfView):
    """Goes on to the next page where one is scrolled to its end, also where it is seen alone."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._goes_on(-event.angleDelta().y()):
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._goes_on(_DOWN.get(event.key(), 0)):
            super().keyPressEvent(event)

    def _goes_on(self, down: int) -> bool:
        """Turn the page, where it is seen to its end in the direction in which one wants to go."""
        bar, pages = self.verticalScrollBar(), self.pageNavigator()
        page = pages.currentPage() + (1 if down > 0 else -1)
        end = bar.maximum() if down > 0 else bar.minimum()
        if (
            not down
            or self.pageMode() is not QPdfView.PageMode.SinglePage
            or bar.value() != end
            or not 0 <= page < self.document().pageCount()
        ):
            return False
        pages.jump(page, QPointF())
        bar.setValue(bar.minimum() if down > 0 else bar.maximum())
        return True


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
        self._view = _Pages(self)
        self._view.setAccessibleName(self.tr("Pages of the summary"))
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setDocument(self._pdf)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)

    def show_pdf(self, data: bytes | QByteArray) -> None:
        """Show these pages from now on.

        They stand below each other where they are few enough: Qt measures all of them again and again, and
        takes a tenth of a millisecond for each. Of more, one is seen at a time.
        """
        page = self._view.pageNavigator().currentPage()
        self.turn_to(0)
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._pdf.load(self._buffer)
        if self.page_count() <= _BELOW_EACH_OTHER:
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
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
