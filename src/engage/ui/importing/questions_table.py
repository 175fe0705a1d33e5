"""The table in which columns, values and dates are given their meaning, each by a choice in its line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from engage.ui import theme
from engage.ui.icons import icon
from engage.ui.importing.questions import About, Question
from engage.ui.importing.wording import cut
from engage.ui.models.paged_table import LOOK, PARTS, Look
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.list_keys import plain_key
from engage.ui.widgets.record_delegate import RecordDelegate
from engage.ui.widgets.rows import RowsView, list_rows, take_what_is_chosen
from engage.ui.widgets.words import tip

_Index = QModelIndex | QPersistentModelIndex

THEIRS, SEEN, OURS, WHY = range(4)
_WIDTHS = {OURS: 24}
"""In characters; the others share the rest."""
_WITH_WHY = 88 * theme.GRID
"""The width from which on it is said here too why; else where the line is pointed at."""
_ARROW = 12
_LONGEST = 200
"""Characters of a cell."""
_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space)


def is_same(one: Question, other: Question) -> bool:
    """Whether two are about the same, whatever the answers are."""
    return (one.about, one.name, one.theirs) == (other.about, other.name, other.theirs)


class QuestionsModel(QAbstractTableModel):
    """What the file says, and what that is for us."""

    answered = Signal(object, object)
    """A Question, and the answer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.questions: Sequence[Question] = ()

    def ask(self, questions: Sequence[Question]) -> None:
        """Show these; lines stay where they are as long as the same is asked."""
        if len(questions) == len(self.questions) and all(map(is_same, questions, self.questions)):
            self.questions = questions
            if questions:
                self.dataChanged.emit(self.index(0, 0), self.index(len(questions) - 1, WHY))
            return
        self.beginResetModel()
        self.questions = questions
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        return 0 if parent.isValid() else len(self.questions)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else WHY + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        said = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
        if orientation == Qt.Orientation.Horizontal and role in said:
            return (self.tr("The file says"), self.tr("For example"), self.tr("Which is"), self.tr("Why"))[
                section
            ]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == OURS else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        question, column = self.questions[index.row()], index.column()
        if role == LOOK:
            return Look.QUIET if column in (SEEN, WHY) else Look.TEXT
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(question, column)
        if role == PARTS:
            return (self._text(question, column),)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._heard(question, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(question.why if column in (OURS, WHY) else self._text(question, column).strip())
        return None

    def _text(self, question: Question, column: int) -> str:
        if column == THEIRS:
            theirs = cut(question.theirs, _LONGEST)
            return theirs if question.about is About.COLUMN else f"      “{theirs}”"
        if column == SEEN:
            return question.seen
        if column == WHY:
            return question.why
        return f"? {question.answer}" if question.is_open else question.answer

    def _heard(self, question: Question, column: int) -> str:
        if column != OURS:
            return self._text(question, column).strip()
        return self.tr("{}: {}. {}").format(cut(question.theirs, _LONGEST), question.answer, question.why)

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        question = self.questions[index.row()]
        if value != question.chosen:
            self.answered.emit(question, value)
        return True


class QuestionsTable(RowsView):
    """Chosen by mouse where one points; by keyboard with the arrows and Enter, F2 or the space bar."""

    current_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asked = QuestionsModel(self)
        self.setModel(self.asked)
        self.setItemDelegate(_AnswerDelegate(self))
        self.setAccessibleName(self.tr("Columns and values of the file"))
        list_rows(self, higher=theme.GRID)
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        character = QFontMetrics(self.font()).averageCharWidth()
        for column in (THEIRS, SEEN, WHY):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, characters in _WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, characters * character + 4 * theme.GRID)
        self.clicked.connect(self._on_clicked)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask these from now on; the cursor stays where it is."""
        before = self.currentIndex().row()
        kept = self.asked.questions[before] if before >= 0 else None
        self.asked.ask(questions)
        if self.currentIndex().isValid() or not questions:
            return
        wanted = [row for row, each in enumerate(questions) if kept is not None and is_same(each, kept)]
        if kept is None:
            wanted = [row for row, each in enumerate(questions) if each.is_open]
        row = wanted[0] if wanted else min(max(before, 0), len(questions) - 1)
        self.setCurrentIndex(self.asked.index(row, OURS))

    def current(self) -> Question | None:
        """What is asked in the current line."""
        row = self.currentIndex().row()
        return self.asked.questions[row] if row >= 0 else None

    def currentChanged(self, current: object, previous: object) -> None:
        super().currentChanged(current, previous)  # type: ignore[arg-type]
        self.current_changed.emit()

    def answer(self) -> None:
        """Open what may be chosen in the current line."""
        index = self.currentIndex()
        if index.isValid():
            self.setCurrentIndex(index.siblingAtColumn(OURS))
            self.edit(index.siblingAtColumn(OURS))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """The cursor goes back to the line, whatever has had it meanwhile."""
        super().closeEditor(editor, hint)
        self.setFocus()

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == OURS:
            self.answer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if not is_editing and plain_key(event) in _OPENING:
            self.answer()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing, as in lists."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(WHY, event.size().width() < _WITH_WHY)


class _AnswerDelegate(RecordDelegate):
    """A cell in which one chooses looks like a field; what is open begins with a question mark."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.column() != OURS:
            super().paint(painter, option, index)
            return
        scheme = theme.current()
        text = index.data()
        ground, ink = (
            (scheme.note, scheme.note_text) if text.startswith("?") else (scheme.window, scheme.text)
        )
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(scheme.selection))
        painter.setPen(QColor(scheme.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        box = option.rect.adjusted(0, theme.GRID // 2, -1, -theme.GRID // 2 - 1)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 6, 6)
        inside = box.adjusted(theme.GRID, 0, -theme.GRID, 0)
        sign = QRect(inside.right() - _ARROW, inside.center().y() - _ARROW // 2 + 1, _ARROW, _ARROW)
        icon("chevron-down", "quiet").paint(painter, QStyle.visualRect(option.direction, inside, sign))
        words = inside.adjusted(0, 0, -_ARROW - theme.GRID, 0)
        painter.setPen(QColor(ink))
        painter.drawText(
            QStyle.visualRect(option.direction, inside, words),
            Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
            option.fontMetrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width()),
        )
        painter.restore()

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        question = _question(index)
        box = ChoiceField(parent)
        box.setAccessibleName(self.tr("What {} is").format(cut(question.theirs, _LONGEST)))
        box.offer(question.options)
        take_what_is_chosen(self, box)
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        assert isinstance(editor, ChoiceField)  # noqa: S101  it was made above
        editor.show_value(_question(index).chosen)
        editor.showPopup()

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        assert isinstance(editor, ChoiceField)  # noqa: S101
        model.setData(index, editor.value())


def _question(index: QModelIndex | QPersistentModelIndex) -> Question:
    model = index.model()
    assert isinstance(model, QuestionsModel)  # noqa: S101  nothing else is shown in the table
    return model.questions[index.row()]
