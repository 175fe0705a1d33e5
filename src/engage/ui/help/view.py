"""A page of the help: read only, offline, and closed to whatever lies outside the help."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from engage.domain.text import words
from engage.paths import resource
from engage.ui import theme
from engage.ui.help.topics import MARKDOWN, Topic, names
from engage.ui.theme import Scheme

_LINE_HEIGHT = 130
"""In per cent."""
_SIZES = {1: 2, 2: 1, 3: 0}
"""How much larger headings are than text, in HTML's steps."""


_PICTURE = re.compile(r"images/([a-z-]+)\.png")
_PICTURE_IN_TEXT = "\ufffc"
_PICTURE_WIDTH = 76 * theme.GRID


class HelpView(QTextBrowser):
    """Shows one page at a time; a link leads to another page or nowhere."""

    topic_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topic: Topic | None = None
        self._query = ""
        self._fitted = 0
        """The width of which the pictures were made."""
        self.setObjectName("HelpView")
        self.setAccessibleName(self.tr("Help page"))
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(3 * theme.GRID)
        self.document().setIndentWidth(3 * theme.GRID)
        self._look_again = QTimer(self, singleShot=True, interval=0)
        self._look_again.timeout.connect(self._show_again)
        self.anchorClicked.connect(self._on_anchor_clicked)

    @property
    def topic(self) -> Topic | None:
        """The page that is shown."""
        return self._topic

    def show_topic(self, topic: Topic, query: str = "") -> None:
        """Show a page from its top, or from where the words of the query are first found.

        Before there is somebody to see it, nobody waits for it: it is filled in once its window is there.
        """
        self._topic = topic
        self._query = query
        if self.isVisible():
            self._show_from_top()
        else:
            self.clear()
            self._look_again.start()

    def _show_from_top(self) -> None:
        self._show()
        found = self.extraSelections()
        if found:
            self.setTextCursor(QTextCursor(found[0].cursor.block()))
            self.ensureCursorVisible()
        else:
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def _show(self) -> None:
        if self._topic is None:
            return
        scheme = theme.current()
        self._fitted = self._picture_width()
        self.document().setMarkdown(self._topic.markdown, MARKDOWN)
        _dress(self.document(), scheme)
        self.setExtraSelections(list(self._found(scheme)))

    def _found(self, scheme: Scheme) -> Iterator[QTextEdit.ExtraSelection]:
        """The places where words begin as those of the query do."""
        wanted = tuple(words(self._query))
        if not wanted:
            return
        cursor = QTextCursor(self.document())
        while not cursor.atEnd():
            cursor.movePosition(QTextCursor.MoveOperation.NextWord, QTextCursor.MoveMode.KeepAnchor)
            word = next(iter(words(cursor.selectedText())), "")
            if word.startswith(wanted):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = QTextCursor(cursor)
                selection.format.setBackground(QColor(scheme.note))
                selection.format.setForeground(QColor(scheme.note_text))
                yield selection
            cursor.setPosition(cursor.position())

    def loadResource(self, type: int, name: QUrl | str) -> QImage:  # noqa: A002  Qt's own name
        """Load the pictures of the help, and nothing else of this computer or another."""
        path = name.path() if isinstance(name, QUrl) and name.isRelative() else str(name)
        picture = _PICTURE.fullmatch(path)
        image = _picture(picture[1], _colours()) if picture else QImage()
        if image.isNull():
            image = QImage(1, 1, QImage.Format.Format_ARGB32)
            image.fill(0)
        else:
            # Made smaller here, as the page would do it roughly.
            dots = self.devicePixelRatioF()
            smooth = Qt.TransformationMode.SmoothTransformation
            image = image.scaledToWidth(min(image.width(), round(self._picture_width() * dots)), smooth)
            image.setDevicePixelRatio(image.width() / self._picture_width())
        return image

    def _picture_width(self) -> int:
        """As wide as the text, where that is not wider than one wants to look at."""
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        return max(1, min(_PICTURE_WIDTH, room - 2 * round(self.document().documentMargin())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the pictures anew for another width.

        The scroll bar goes and comes as a page is filled in: that alone is no reason to fill it in again.
        """
        super().resizeEvent(event)
        if self._picture_width() != self._fitted:
            self._look_again.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours and the text size of the window, once all of it has taken them on."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._look_again.start()

    def _show_again(self) -> None:
        if self.document().isEmpty():
            self._show_from_top()
            return
        top = self.verticalScrollBar().value()
        self._show()
        self.verticalScrollBar().setValue(top)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        name = url.path().removesuffix(".md")
        if url.isRelative() and name in names():
            self.topic_wanted.emit(name)


@lru_cache(maxsize=2)
def _picture(name: str, colours: str) -> QImage:
    """A picture in the colours of the window; none where there is no such one.

    A page is laid out again as its window finds its width: its pictures are not read again.
    """
    try:
        return QImage(str(resource(f"help/images/{name}-{colours}.png")))
    except FileNotFoundError:
        return QImage()


def _colours() -> str:
    return "dark" if theme.current() is theme.DARK else "light"


# How a page looks


def _dress(document: QTextDocument, scheme: Scheme) -> None:
    """Give headings, lists, tables and what is typed the look of the window."""
    whole = QTextCursor(document)
    whole.beginEditBlock()  # the page is laid out once, at the end
    block = document.begin()
    while block.isValid():
        _dress_block(block, scheme)
        block = block.next()
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _dress_table(frame, scheme)
    whole.endEditBlock()


def _dress_block(block: QTextBlock, scheme: Scheme) -> None:
    cursor = QTextCursor(block)
    shape = QTextBlockFormat()
    level = block.blockFormat().headingLevel()
    is_in_table = cursor.currentTable() is not None
    is_picture = block.text() == _PICTURE_IN_TEXT
    height = 100 if is_picture else _LINE_HEIGHT
    shape.setLineHeight(height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if level:
        shape.setTopMargin(0 if level == 1 else 2 * theme.GRID)
        shape.setBottomMargin(theme.GRID if level < 3 else theme.GRID // 2)
    else:
        shape.setTopMargin(0)
        is_within = block.textList() is not None and block.next().textList() is not None
        below = 2 * theme.GRID if is_picture else theme.GRID // 2 if is_within else theme.GRID
        shape.setBottomMargin(0 if is_in_table else below)
    cursor.mergeBlockFormat(shape)
    if level:
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        larger = QTextCharFormat()
        larger.setProperty(QTextFormat.Property.FontSizeAdjustment, _SIZES[level])
        cursor.mergeCharFormat(larger)
    typed = QTextCharFormat()
    typed.setFontFamilies([QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()])
    typed.setBackground(QColor(scheme.chip))
    for start, end in list(_typed(block)):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(typed)


def _typed(block: QTextBlock) -> Iterator[tuple[int, int]]:
    """Where what is typed stands in a block, from and to."""
    for run in block.textFormats():
        if run.format.fontFixedPitch():
            start = block.position() + run.start
            yield start, start + run.length


def _dress_table(table: QTextTable, scheme: Scheme) -> None:
    shape = table.format()
    shape.setBorder(0)
    shape.setCellSpacing(0)
    shape.setCellPadding(theme.GRID * 3 // 4)
    shape.setTopMargin(theme.GRID // 2)
    shape.setBottomMargin(2 * theme.GRID)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
    for row in range(table.rows()):
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            line = cell.format().toTableCellFormat()
            line.setBottomBorder(1)
            line.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            line.setBottomBorderBrush(QColor(scheme.line))
            cell.setFormat(line)
            if row == 0:
                quiet = QTextCharFormat()
                quiet.setForeground(QColor(scheme.quiet))
                cursor = cell.firstCursorPosition()
                cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
                cursor.mergeCharFormat(quiet)
