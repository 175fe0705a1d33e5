"""Text that is read: all of it, however long, to be copied and not to be altered."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from engage.domain.text import is_right_to_left
from engage.ui import theme


class Prose(QPlainTextEdit):
    """As high as its text, which stands on the side on which its script begins."""

    def __init__(self, name: str = "Prose", parent: QWidget | None = None) -> None:
        """`name` is how the style sheet dresses it: "Prose" as plain text, "Quote" as what is printed."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        # While a layout is being made it hears of no other height: it is told when it is done.
        self._grown = QTimer(self, singleShot=True, interval=0)
        self._grown.timeout.connect(self.updateGeometry)
        self.document().documentLayout().documentSizeChanged.connect(lambda size: self._grown.start())

    def show_text(self, text: str) -> None:
        """Show another text, from its beginning."""
        if text != self.toPlainText():
            option = self.document().defaultTextOption()
            side = Qt.AlignmentFlag.AlignRight if is_right_to_left(text) else Qt.AlignmentFlag.AlignLeft
            option.setAlignment(side)
            self.document().setDefaultTextOption(option)
            self.setPlainText(text)

    def sizeHint(self) -> QSize:
        blocks = (self.document().findBlockByNumber(number) for number in range(self.blockCount()))
        height = math.ceil(sum(self.blockBoundingRect(block).height() for block in blocks))
        return QSize(20 * theme.GRID, height + self.height() - self.viewport().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(8 * theme.GRID, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setValue(0)  # it may have moved while there was too little room
        if event.size().width() != event.oldSize().width():
            self._grown.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls what it stands in: there is never more of it than is seen."""
        event.ignore()
