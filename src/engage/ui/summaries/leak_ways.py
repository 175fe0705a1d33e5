"""One place that gives somebody away: its words in their passage, whom they may mean, and the ways on."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.disclosure import Level
from engage.domain.leaks.search import Owner
from engage.services.leaks import Leak
from engage.ui import theme
from engage.ui.widgets.chips import PLAIN, Chip, clear
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.prose import Prose
from engage.ui.widgets.words import Words

_NAMED = 6
"""Of those whom the words may mean, so many are told."""
_LINES = 5
"""Of the words that are edited, so many are seen at once."""
_AROUND = 400
"""Characters of a long passage that are shown before and behind the words."""


class LeakWays(QWidget):
    """Says what is wrong at a place; who uses it connects the buttons."""

    record_wanted = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.passage = Prose("Quote")
        self.passage.setAccessibleName(self.tr("The passage"))
        self._may_mean = Words(self.tr("May mean"), "quiet")
        self._whom = FlowLayout()
        self.page = self._button(self.tr("Show &in the pages"))
        self.feedback = self._button(self.tr("Go to the feed&back"))
        self._elsewhere = Words(
            self.tr(
                "It does not stand in feedback: put it right where it was written, or go on with a reason."
            ),
            "quiet",
            wraps=True,
        )
        self._close_heading = Words(self.tr("Close the disclosure"))
        self._close_note = Words(role="quiet", wraps=True)
        self.close_one = self._button(self.tr("&Make it anonymous"))
        self.close_all = self._button(self.tr("Of all of them"))
        self._words_heading = Words(self.tr("Say it in other words"))
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(self.tr("In other words, for outside"))
        self.reword = self._button(self.tr("Print &these words"))
        self._reason_heading = Words(self.tr("Go on, with a reason"))
        self._reason_note = Words(self.tr("The history of the project keeps it."), "quiet", wraps=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Reason to go on"))
        self.reason.setPlaceholderText(self.tr("Why it may stand there"))
        self.accept_one = self._button(self.tr("&Let it stand"))
        self.accept_all = self._button(self.tr("Let all stand"))
        self._of_feedback: tuple[QWidget, ...] = (
            self._close_heading,
            self._close_note,
            self.close_one,
            self.close_all,
        )
        self._of_words: tuple[QWidget, ...] = (self._words_heading, self.words, self.reword)
        self._can_write = True
        self._lay_out()
        self.reason.textChanged.connect(self._enable)
        self.words.textChanged.connect(self._enable)
        self.reason.returnPressed.connect(self.accept_one.click)
        self._printed = ""

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "secondary")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        self.words.setMinimumHeight(_LINES * self.words.fontMetrics().lineSpacing() + 2 * theme.GRID)
        self.words.setMaximumHeight(2 * self.words.minimumHeight())
        for heading in (self._close_heading, self._words_heading, self._reason_heading):
            theme.enlarge(heading, 1.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        column.addWidget(self.passage)
        column.addWidget(self._may_mean)
        column.addLayout(self._whom)
        column.addLayout(_beside(self.page, self.feedback))
        column.addWidget(self._elsewhere)
        column.addWidget(self._close_heading)
        column.addWidget(self._close_note)
        column.addLayout(_beside(self.close_one, self.close_all))
        column.addWidget(self._words_heading)
        column.addWidget(self.words)
        column.addLayout(_beside(self.reword))
        column.addWidget(self._reason_heading)
        column.addWidget(self._reason_note)
        column.addWidget(self.reason)
        column.addLayout(_beside(self.accept_one, self.accept_all))

    def show_leak(self, leak: Leak, count: int, *, can_write: bool) -> None:
        """Show another place, one of `count`."""
        self._can_write = can_write
        start, end = max(0, leak.start - _AROUND), min(len(leak.text), leak.end + _AROUND)
        before, behind = "… " if start else "", " …" if end < len(leak.text) else ""
        self.passage.show_text(f"{before}{leak.text[start:end]}{behind}")
        self._mark(leak.start - start + len(before), leak.end - start + len(before))
        self._show_whom(leak.whom)
        is_feedback = leak.feedback is not None
        self.feedback.setVisible(is_feedback)
        self._elsewhere.setVisible(not is_feedback)
        for way in self._of_feedback:
            way.setVisible(is_feedback)
        for way in self._of_words:
            way.setVisible(is_feedback and leak.is_words)
        self._close_note.setText(self._closed_so(leak))
        self.close_one.setText(
            self.tr("&Withhold it") if leak.closes_at is Level.WITHHELD else self.tr("&Make it anonymous")
        )
        self.close_all.setVisible(is_feedback and count > 1)
        self.accept_all.setVisible(count > 1)
        if self._printed != leak.text or not leak.is_words:
            self._printed = leak.text if leak.is_words else ""
            self.words.setPlainText(self._printed)
        self._enable()

    def _closed_so(self, leak: Leak) -> str:
        if leak.is_words:
            return self.tr(
                "It is counted then, and not quoted. At every other level the words are printed as they are."
            )
        return self.tr("The words are printed then, and put down to “a participant”.")

    def _mark(self, start: int, end: int) -> None:
        """Set the words in the passage in bold, and underline them."""
        form = QTextCharFormat()
        form.setFontUnderline(True)
        form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        form.setFontWeight(QFont.Weight.Bold)
        cursor = self.passage.textCursor()
        cursor.setPosition(_units(self.passage.toPlainText(), start))
        cursor.setPosition(_units(self.passage.toPlainText(), end), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(form)

    def _show_whom(self, whom: Sequence[tuple[Owner, str]]) -> None:
        clear(self._whom)
        self._may_mean.setVisible(bool(whom))
        for (noun, id), name in whom[:_NAMED]:
            chip = Chip(name, PLAIN)
            chip.clicked.connect(partial(self.record_wanted.emit, noun, id))
            self._whom.addWidget(chip)
        if len(whom) > _NAMED:
            self._whom.addWidget(Words(self.tr("and {} more").format(f"{len(whom) - _NAMED:,}"), "quiet"))
        self.updateGeometry()

    def _enable(self) -> None:
        has_reason = bool(self.reason.text().strip())
        self.accept_one.setEnabled(self._can_write and has_reason)
        self.accept_all.setEnabled(self._can_write and has_reason)
        words = self.words.toPlainText().strip()
        self.reword.setEnabled(self._can_write and bool(words) and words != self._printed.strip())
        self.close_one.setEnabled(self._can_write)
        self.close_all.setEnabled(self._can_write)
        self.words.setReadOnly(not self._can_write)
        self.reason.setEnabled(self._can_write)


def _beside(*buttons: QPushButton) -> FlowLayout:
    """In several lines where there is little room."""
    row = FlowLayout(spacing=theme.GRID)
    for button in buttons:
        row.addWidget(button)
    return row


def _units(text: str, place: int) -> int:
    """How many of Qt's characters come before: those beyond the first plane are two."""
    return len(text[:place].encode("utf-16-le")) // 2
