"""The pages of a summary, or what is said in their place while there are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QStackedLayout, QToolButton, QWidget

from engage.ui.icons import icon
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.words import Words, tip

if TYPE_CHECKING:
    from engage.ui.summaries.pages_view import PagesView


class PagesPane(QWidget):
    """Makes the view when there are pages for the first time: the PDF reader takes a while to load."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: PagesView | None = None
        self.number = Words(role="quiet")
        """Says which page is seen."""
        self.before = self._turn_button("chevron-left", self.tr("Page before"), -1)
        self.next = self._turn_button("chevron-right", self.tr("Next page"), 1)
        self._waiting = EmptyState()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._waiting)

    def _turn_button(self, name: str, text: str, pages: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(name))
        button.setAccessibleName(text)
        button.setToolTip(tip(text))
        button.setEnabled(False)
        button.clicked.connect(lambda: self.view.turn_by(pages) if self.view else None)
        return button

    def wait(self) -> None:
        """Say that pages are being set, where none are seen."""
        self._waiting.say(self.tr("One moment"), self.tr("The pages are being set."))

    def refuse(self, why: str) -> None:
        """Say why there are no pages; those that were seen are put away."""
        self._waiting.say(self.tr("There are no pages to show"), why)
        self._stack.setCurrentWidget(self._waiting)
        self._tell_page(0, 0)

    def show_pdf(self, pdf: QByteArray) -> None:
        """Show these pages, at the place where those before were seen."""
        if self.view is None:
            from engage.ui.summaries.pages_view import PagesView

            self.view = PagesView(self.tr("Pages of the summary"), self)
            self.view.page_changed.connect(self._tell_page)
            self._stack.addWidget(self.view)
        self.view.show_pdf(pdf)
        self._stack.setCurrentWidget(self.view)

    def _tell_page(self, page: int, count: int) -> None:
        self.number.setText(self.tr("page {} of {}").format(page, count) if count else "")
        self.before.setEnabled(page > 1)
        self.next.setEnabled(page < count)
