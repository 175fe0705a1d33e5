"""The text of a submission, to be read and marked: however long, only what is seen of it is laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMimeData, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from engage.domain.colours import legible, tinted
from engage.domain.submissions import trimmed
from engage.ui import theme
from engage.ui.submissions.margin import Margin, Span
from engage.ui.submissions.marks import Mark, among, at, stretches
from engage.ui.submissions.pieces import Pieces

_COLUMN = 80
"""Characters of a line, where there is room for more: longer ones are hard to follow."""
_SHARE, _SHARE_OF_CURRENT = 0.2, 0.45
"""Of a theme's colour in the ground of a passage."""
_UNDERLINE = QTextCharFormat.UnderlineStyle


class ReadingText(QPlainTextEdit):
    """Passages have the ground and the line of their themes; the one with the cursor stands out."""

    passage_met = Signal(object)
    """The id of the passage to which the cursor has come; None outside of any."""
    opened = Signal()
    """Enter was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Reading")
        self.setAccessibleName(self.tr("Text of the submission"))
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUndoRedoEnabled(False)
        theme.enlarge(self, theme.READING, bold=False)
        self._pieces = Pieces("")
        self._marks: Sequence[Mark] = ()
        self._current: int | None = None
        self._shown: object = None
        """What is highlighted, to be done once for all that changes at a time."""
        self._margin = Margin(self, self._spans, lambda: self._current, self.go_to)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._highlight)
        self.updateRequest.connect(lambda rect, moved: self._follow())
        self.cursorPositionChanged.connect(self._on_cursor_moved)
        self.selectionChanged.connect(self._on_cursor_moved)

    # What is shown

    def show_text(self, pieces: Pieces) -> None:
        """Show another text, from its beginning."""
        self._pieces, self._marks, self._current = pieces, (), None
        option = self.document().defaultTextOption()
        side = Qt.AlignmentFlag.AlignRight if pieces.is_right_to_left else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side)
        self.document().setDefaultTextOption(option)
        self.setPlainText(pieces.text)

    def show_marks(self, marks: Sequence[Mark]) -> None:
        """Mark these passages and no others; the one that stands out goes on to where the cursor is in it."""
        self._marks = marks
        start, end = self._around()
        there = self._mark(self._current)
        if there is None or start < end or not there.start <= start <= there.end:
            there = at(marks, start, end)
        self._come_to(there)

    @property
    def current(self) -> int | None:
        """The id of the passage that stands out."""
        return self._current

    def go_to(self, id: int) -> None:
        """Put the cursor on a passage, which stands out from now on."""
        mark = self._mark(id)
        if mark is not None:
            self._put_cursor(mark.start, mark.start)
            self._come_to(mark)

    def step(self, by: int) -> None:
        """Go on to the next passage, or back to the one before."""
        there = self._mark(self._current)
        if there is not None:
            number = self._marks.index(there) + by
        else:
            before = sum(mark.start < self.selected()[0] for mark in self._marks)
            number = before if by > 0 else before - 1
        if 0 <= number < len(self._marks):
            self.go_to(self._marks[number].id)

    def select(self, start: int, end: int) -> None:
        """Choose what stands between two places, and bring it into sight."""
        self._put_cursor(start, end)
        self._come_to(at(self._marks, start, end))

    def selected(self) -> tuple[int, int]:
        """From where to where the selection goes in the text; where nothing is selected, the cursor twice."""
        cursor = self.textCursor()
        return self._pieces.offset(cursor.selectionStart()), self._pieces.offset(cursor.selectionEnd())

    def _put_cursor(self, start: int, end: int) -> None:
        """Where the place is out of sight or low down, it is scrolled to the middle: one reads on from it."""
        first, last = self._pieces.position(start), self._pieces.position(end, is_end=end > start)
        with QSignalBlocker(self):
            cursor = self.textCursor()
            cursor.setPosition(first)
            self.setTextCursor(cursor)
            if not self.viewport().rect().contains(self.cursorRect()) or self._is_low():
                self.centerCursor()
            place = self.verticalScrollBar().value()
            cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)
            self.verticalScrollBar().setValue(place)

    def _is_low(self) -> bool:
        return self.cursorRect().bottom() > self.viewport().height() * 3 // 4

    # Which passage

    def _mark(self, id: int | None) -> Mark | None:
        return next((mark for mark in self._marks if mark.id == id), None)

    def _on_cursor_moved(self) -> None:
        self._come_to(at(self._marks, *self._around()))

    def _around(self) -> tuple[int, int]:
        """The selection, or the cursor twice; the blanks around words that are selected do not count."""
        start, end = self.selected()
        first, last = trimmed(self._pieces.whole, start, end)
        return (first, last) if first < last else (start, end)

    def _come_to(self, mark: Mark | None) -> None:
        """Let this passage stand out."""
        before, self._current = self._current, mark.id if mark is not None else None
        self._follow()
        if self._current != before:
            self.passage_met.emit(self._current)

    # Painting

    def _follow(self) -> None:
        self._soon.start()
        self._margin.update()

    def _seen(self) -> tuple[int, int]:
        """From where to where the text is seen."""
        block = last = self.firstVisibleBlock()
        bottom = self.viewport().height()
        while block.isValid() and self._top(block) < bottom:
            last, block = block, block.next()
        first = self.firstVisibleBlock().position()
        return self._pieces.offset(first), self._pieces.offset(last.position() + last.length() - 1)

    def _top(self, block: QTextBlock) -> float:
        return self.blockBoundingGeometry(block).translated(self.contentOffset()).top()

    def _highlight(self) -> None:
        """Give what is seen of the passages the ground and the line of their themes."""
        start, end = self._seen()
        wanted = (start, end, self._current, self._marks, theme.current())
        if wanted == self._shown:
            return
        self._shown = wanted
        self.setExtraSelections([self._selection(*each) for each in stretches(self._marks, start, end)])

    def _selection(self, start: int, end: int, marks: Sequence[Mark]) -> QTextEdit.ExtraSelection:
        """Told apart by the line below as by the ground: dashed under several, dotted under none yet."""
        scheme = theme.current()
        inner = next((mark for mark in marks if mark.id == self._current), marks[-1])
        lined = inner if len(marks) == 1 else next(mark for mark in reversed(marks) if mark is not inner)
        share = _SHARE_OF_CURRENT if inner.id == self._current else _SHARE
        ground = legible(colour_of(inner), scheme.surface, 3.0)
        line = legible(colour_of(lined, -1), scheme.surface)
        looks = QTextCharFormat()
        looks.setBackground(QColor(tinted(scheme.surface, ground, scheme.text, share)))
        looks.setUnderlineColor(QColor(line))
        if len(marks) > 1 or len(inner.colours) > 1:
            looks.setUnderlineStyle(_UNDERLINE.DashUnderline)
        else:
            looks.setUnderlineStyle(_UNDERLINE.SingleUnderline if inner.colours else _UNDERLINE.DotLine)
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._pieces.position(start))
        cursor.setPosition(self._pieces.position(end, is_end=True), QTextCursor.MoveMode.KeepAnchor)
        selection.cursor, selection.format = cursor, looks
        return selection

    def _spans(self) -> Iterator[Span]:
        """What of the passages is seen, as the margin marks it."""
        start, end = self._seen()
        for mark in among(self._marks, start, end):
            top = self._line(mark.start)[0] if mark.start >= start else 0.0
            bottom = self._line(mark.end, is_end=True)[1] if mark.end <= end else float(self.height())
            yield Span(mark, top, bottom)

    def _line(self, offset: int, *, is_end: bool = False) -> tuple[float, float]:
        """Where the line begins and ends, from the top, on which a place stands."""
        position = self._pieces.position(offset, is_end=is_end)
        block = self.document().findBlock(position)
        place = self.blockBoundingGeometry(block).translated(self.contentOffset())
        line = block.layout().lineForTextPosition(max(0, position - block.position() - is_end))
        top = place.top() + (line.y() if line.isValid() else 0.0)
        return top, top + (line.height() if line.isValid() else place.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """A column that is good to read, in the middle of what is left beside the margin."""
        margin = self._margin.wanted_width()
        inside = self.contentsRect()
        bar = self.verticalScrollBar().sizeHint().width()
        column = _COLUMN * self.fontMetrics().averageCharWidth()
        around = inside.width() - bar - margin - column
        before = margin + max(theme.GRID, around // 2)
        behind = max(theme.GRID, around // 2)
        is_reversed = self.isRightToLeft()
        left, right = (behind, before) if is_reversed else (before, behind)
        if self.viewportMargins().left() != left or self.viewportMargins().right() != right:
            self.setViewportMargins(left, theme.GRID, right, theme.GRID)
            # Of the width that is left Qt does not hear while the window is being shown.
            super().resizeEvent(QResizeEvent(self.viewport().size(), QSize()))
        view = self.viewport().geometry()
        edge = view.right() + 1 if is_reversed else view.left() - margin
        self._margin.setGeometry(QRect(edge, view.top(), margin, view.height()))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key(), event.modifiers():
            case ((Qt.Key.Key_Return | Qt.Key.Key_Enter), Qt.KeyboardModifier.NoModifier):
                self.opened.emit()
            case Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier:
                self.step(1)
            case Qt.Key.Key_K, Qt.KeyboardModifier.NoModifier:
                self.step(-1)
            case Qt.Key.Key_Escape, _:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What is copied is the submission's own text, without the partings of long lines."""
        data = QMimeData()
        start, end = self.selected()
        data.setText(self._pieces.whole[start:end])
        return data


def colour_of(mark: Mark, theme_number: int = 0) -> str:
    """The colour of one of its themes; the scheme's own for a theme without, and where there is none."""
    scheme = theme.current()
    return mark.colours[theme_number] or scheme.accent if mark.colours else scheme.quiet
