"""Labels: words that are read, never markup."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from engage.ui import theme

_TIP_WIDTH = 80
"""Letters on a line of a tip: Qt breaks lines in markup only."""
_BROADEST_WORD = 24 * theme.GRID
"""Pixels for which a word that cannot be broken may ask."""


def tip(text: str) -> str:
    """Data as a tooltip shows it: as it stands.

    Only what Qt might take for markup is marked as text: those who hear the window have the tip read to them
    where there is no description, and its marks with it.
    """
    if "<" in text or "&" in text:
        import html

        return f"<qt>{html.escape(text)}</qt>"
    lines = text.splitlines()
    return "\n".join(
        textwrap.fill(line, _TIP_WIDTH, break_on_hyphens=False, break_long_words=False) for line in lines
    )


def announce(place: QWidget, words: str, *, is_urgent: bool = False) -> None:
    """Tell those who hear the window what has come up there, while their cursor is elsewhere."""
    event = QAccessibleAnnouncementEvent(place, words)
    if is_urgent:
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
    QAccessible.updateAccessibility(event)


def tell(label: QLabel, words: str) -> None:
    """Say in a label what has come of a deed, to those who hear the window too; nothing: hide it."""
    label.setText(words)
    label.setVisible(bool(words))
    if words:
        announce(label, words)


def announce_row(place: QWidget, row: QModelIndex) -> None:
    """Tell them which row of a list is taken next, where the cursor stays in a line."""
    if row.isValid():
        announce(place, row.data(Qt.ItemDataRole.AccessibleTextRole) or row.data() or "")


def plain_labels(dialog: QDialog) -> None:
    """Have a dialog that Qt lays out show data as it stands; to be called once it has its words."""
    for label in dialog.findChildren(QLabel):
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setOpenExternalLinks(False)


class Words(QLabel):
    """A label for plain text. Data may hold "<b>" or worse; it stands there as it is."""

    def __init__(
        self,
        text: str = "",
        role: str = "",
        *,
        size: float = 1.0,
        wraps: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`role` is one that the style sheet knows: "quiet", "problem" ...; a heading is larger than 1."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(wraps)
        if role:
            self.setProperty("role", role)
        if size > 1:
            theme.enlarge(self, size)

    def minimumSizeHint(self) -> QSize:
        """A word without an end does not push everything else out of the window."""
        whole = super().minimumSizeHint()
        return QSize(min(whole.width(), _BROADEST_WORD), whole.height()) if self.wordWrap() else whole


class SteadyWords(Words):
    """Words that wrap, of which others come in the same place: it is as high as the highest of them."""

    def __init__(self, texts: Iterable[str], role: str = "") -> None:
        self._texts = tuple(texts)
        super().__init__(role=role, wraps=True)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)

    def heightForWidth(self, width: int) -> int:
        around = self.contentsMargins()
        room = QRect(0, 0, width - around.left() - around.right(), 0)
        flags = Qt.TextFlag.TextWordWrap.value
        heights = (self.fontMetrics().boundingRect(room, flags, text).height() for text in self._texts)
        return max(heights, default=0) + around.top() + around.bottom()

    def sizeHint(self) -> QSize:
        """Qt asks a label that wraps for a width of its own choice: it is that of no text alone."""
        return QSize(_BROADEST_WORD, self.heightForWidth(_BROADEST_WORD))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().lineSpacing())


class FlowingWords(Words):
    """Words in a flow of widgets: on one line where there is room; otherwise they wrap.

    Qt would have any that may wrap on two lines, for the look of it.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text, wraps=True)

    def sizeHint(self) -> QSize:
        return self.fontMetrics().size(0, self.text()).grownBy(self.contentsMargins())


class OneLine(Words):
    """Words on one line, which are cut where their place is too narrow."""

    def __init__(self, text: str = "", role: str = "", *, size: float = 1.0, narrowest: int) -> None:
        """Its place is at least `narrowest`, where the words are not narrower."""
        super().__init__(text, role, size=size)
        self._narrowest = narrowest

    def setText(self, text: str) -> None:
        """Show other words; pointed at, they are read whole."""
        super().setText(text)
        self.setToolTip(tip(text) if text else "")

    def sizeHint(self) -> QSize:
        """As high without words as with them."""
        return super().sizeHint().expandedTo(self.fontMetrics().size(0, "X").grownBy(self.contentsMargins()))

    def minimumSizeHint(self) -> QSize:
        whole = self.sizeHint()
        return QSize(min(self._narrowest, whole.width()), whole.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        cut = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter, room, flags, self.palette(), self.isEnabled(), cut, self.foregroundRole()
        )
