"""The pages of a PDF that is held in memory: nothing of it is written to a temporary file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfPageRenderer, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from engage.ui.summaries.still import Still
from engage.ui.widgets.words import announce

_ABOVE = 3
"""The part of what is seen that stands above what was looked for: one third."""

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

    focused = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.focused.emit()
        super().focusInEvent(event)

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
    """Shows a PDF, page below page, and stays where it is when a new one takes its place.

    What was seen stays in sight until the new pages are drawn, so that nothing flickers.
    """

    page_changed = Signal(int, int)
    """The page that is seen, from 1, and how many there are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is what those who hear the window are told that these pages are."""
        super().__init__(parent)
        self._name = name
        # Beside the view, not below it: the document speaks to its view while it is being destroyed, and a
        # view destroys what is below it when it can no longer listen.
        self._pdf = QPdfDocument(self)
        self._buffer = QBuffer(self)
        self._search = QPdfSearchModel(self)
        self._search.setDocument(self._pdf)
        self._looking = QTimer(self, interval=0)
        self._looking.timeout.connect(self._look_on)
        self._around = ("", "")
        self._found: tuple[int, int, QPdfLink] | None = None
        """How well it fits, which of all that is found, and where."""
        self._page_looked_at = 0
        self._count = 0
        self._view = _Pages(self)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setDocument(self._pdf)
        self._view.setSearchModel(self._search)
        self._view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._view.pageNavigator().currentPageChanged.connect(self._tell_page)
        self._view.focused.connect(self._on_focused)
        self._heard = ""
        """What was read out last."""
        self._reading = QTimer(self, singleShot=True, interval=0)
        self._reading.timeout.connect(self._read_out)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.setFocusProxy(self._view)
        self._still = Still(self._view)
        for renderer in self._view.findChildren(QPdfPageRenderer):
            renderer.pageRendered.connect(self._still.go_soon)
        self._describe()

    def show_pdf(self, data: bytes | QByteArray) -> None:
        """Show these pages from now on.

        They stand below each other where they are few enough: Qt measures all of them again and again, and
        takes a tenth of a millisecond for each. Of more, one is seen at a time.
        """
        page, part = self.place()
        if self.page_count() and self.isVisible():
            self._still.stay()
        self._looking.stop()
        self._search.setSearchString("")
        self.turn_to(0)
        self._pdf.close()
        self._buffer.close()
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._view.setPageMode(QPdfView.PageMode.SinglePage)
        self._pdf.load(self._buffer)
        if self.page_count() <= _BELOW_EACH_OTHER:
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
        self.go_to_place(min(page, self.page_count() - 1), part)
        self._tell_page()

    # The place

    def place(self) -> tuple[int, float]:
        """Which page stands at the upper edge, from 0, and which part of it has been scrolled past."""
        seen = self._view.verticalScrollBar().value()
        place = self.current_page(), 0.0
        for number, (page, top, height) in enumerate(self._laid_out()):
            if number and top > seen:
                break
            place = page, (seen - top) / height
        return place

    def go_to_place(self, page: int, part: float) -> None:
        """Go where `place` was, also where pages are of another size now."""
        self.turn_to(page)
        for number, top, height in self._laid_out():
            if number == page:
                self._view.verticalScrollBar().setValue(round(top + part * height))

    def _laid_out(self) -> Iterator[tuple[int, float, float]]:
        """The pages that can be scrolled to, as the view lays them out: number, top and height in dots."""
        margins = self._view.documentMargins()
        width = self._view.viewport().width() - margins.left() - margins.right()
        is_single = self._view.pageMode() is QPdfView.PageMode.SinglePage
        current = self.current_page()
        top = float(margins.top())
        for page in (current,) if is_single else range(self.page_count()):
            size = self.page_size(page)
            if size.width() <= 0:
                return
            height = round(size.height() * width / size.width())
            yield page, top, height
            top += height + self._view.pageSpacing()

    # Turning

    def turn_to(self, page: int) -> None:
        """Bring a page into sight, counted from 0."""
        if 0 <= page < self.page_count():
            self._view.pageNavigator().jump(page, QPointF())

    def turn_by(self, pages: int) -> None:
        """Turn some pages on, or back."""
        self.turn_to(self._view.pageNavigator().currentPage() + pages)

    def show_words(self, words: str, before: str = "", behind: str = "") -> None:
        """Mark words wherever they stand, and bring that place into sight that has these around it.

        It is looked for a page at a time, so that nobody waits for a long document.
        """
        self._around = (_letters(before), _letters(behind))
        self._found = None
        self._page_looked_at = self._count = 0
        self._search.setSearchString(words)
        self._looking.start()

    def _look_on(self) -> None:
        page = self._page_looked_at
        if page >= self.page_count():
            self._looking.stop()
            self._turn_to_found()
            return
        self._page_looked_at = page + 1
        for link in self._search.resultsOnPage(page):
            fit = self._fit(link)
            if self._found is None or fit > self._found[0]:
                self._found = fit, self._count, link
            self._count += 1

    def _fit(self, link: QPdfLink) -> int:
        """How many of the letters around what was found are those that were asked for."""
        before, behind = _letters(link.contextBefore()), _letters(link.contextAfter())
        wanted_before, wanted_behind = self._around
        return _alike(before[::-1], wanted_before[::-1]) + _alike(behind, wanted_behind)

    def _turn_to_found(self) -> None:
        if self._found is not None:
            _, number, link = self._found
            self._view.setCurrentSearchResultIndex(number)
            self.turn_to(link.page())
            # The view turns to the page alone, so that it is scrolled to the place on it.
            margins, size = self._view.documentMargins(), self.page_size(link.page())
            room = self._view.viewport().size()
            scale = (room.width() - margins.left() - margins.right()) / size.width()
            bar = self._view.verticalScrollBar()
            bar.setValue(round(bar.value() + link.location().y() * scale - room.height() / _ABOVE))

    def words_shown(self) -> tuple[int, float] | None:
        """The page, from 0, and how far down on it, of the words that were looked for; None: not found."""
        return None if self._found is None else (self._found[2].page(), self._found[2].location().y())

    @property
    def is_looking(self) -> bool:
        """Whether words are still being looked for."""
        return self._looking.isActive()

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
        self._describe()  # at once, for those who look round without their cursor
        self._reading.start()
        self.page_changed.emit(self.current_page() + 1 if count else 0, count)

    def _on_focused(self) -> None:
        self._describe()
        self._heard = self._spoken()

    def _read_out(self) -> None:
        """Have the page to which one turned heard; the first one is, as the cursor comes."""
        said = self._spoken()
        if self._view.hasFocus() and said != self._heard and self.page_count():
            announce(self._view, said)
        self._heard = said

    def _describe(self) -> None:
        """Tell the page and its words to those who hear the window, as Qt does not of a PDF."""
        name, count, page = self._name, self.page_count(), self.current_page()
        is_heard = bool(count) and (self._view.hasFocus() or QAccessible.isActive())
        place = self.tr("page {} of {}").format(page + 1, count)
        self._view.setAccessibleName(f"{name}, {place}" if count else name)
        self._view.setAccessibleDescription(self.page_text(page) if is_heard else "")

    def _spoken(self) -> str:
        return f"{self._view.accessibleName()}. {self._view.accessibleDescription()}"


def _letters(text: str) -> str:
    """What is compared of a text: a page breaks its lines elsewhere."""
    return "".join(text.split())


def _alike(one: str, other: str) -> int:
    """With how many of the same letters two texts begin."""
    pairs = zip(one, other, strict=False)
    return sum(1 for pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
