"""The dialog that splits new themes off one: their titles, and what of the feedback goes with each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from textwrap import shorten

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.feedback import Feedback
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import records, themes
from engage.services.themes import Part
from engage.ui import errors
from engage.ui import theme as look
from engage.ui.agendas.merge_dialog import name
from engage.ui.context import Context
from engage.ui.feedback.page import who_text
from engage.ui.models.paged_table import Column, Look, PagedTable
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.list_keys import plain_key
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import Words

MOST = 9
"""New themes at once: each has a digit for its key."""

_AT_FIRST = 2
_LINES_READ = 3
_LONGEST_READ = 400
"""Characters of the chosen piece that can be read below the list."""
_SIZE = (104 * look.GRID, 60 * look.GRID)
_TITLES_WIDTH = 34 * look.GRID


class PiecesTable(RecordTable):
    """Feedback that is given to parts by their digits."""

    part_pressed = Signal(int)
    """The digit of a part, or 0 for what stays where it is."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = plain_key(event)
        if key is not None and event.text().isdecimal() and event.text().isascii():
            self.part_pressed.emit(int(event.text()))
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.part_pressed.emit(0)
        else:
            super().keyPressEvent(event)


class SplitDialog(QDialog):
    """Nothing happens before the button is pressed, and then as one deed; what is given to no part stays."""

    split_off = Signal(int)
    """The id of the first of the new themes."""

    def __init__(self, context: Context, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Split a theme"))
        self._context = context = context.for_dialog(self)
        self._theme = theme
        self._given: dict[int, int] = {}
        self.titles: list[QLineEdit] = []
        self._counts: list[Words] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(look.GRID)
        self.more = QPushButton(self.tr("One more"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self._on_more_clicked)
        self.below = QCheckBox(self.tr("Put them below {}").format(theme.code))
        self.filter_bar = FilterBar(Noun.FEEDBACK)
        self._model = PagedTable(
            (
                Column(self.tr("To"), self._part_of, Look.CHIPS, width=5),
                Column(self.tr("Who"), who_text, Look.QUIET, width=18),
                Column(self.tr("What was said"), lambda said: said.text),
            ),
            lambda text, sort: themes.feedback_on(context.project, theme.id, text, sort),
            lambda ids: records.rows(context.project, Feedback, ids),
            context.reader,
            self,
        )
        self.pieces = PiecesTable()
        self.pieces.setAccessibleName(self.tr("Feedback that is coded to the theme"))
        self.pieces.show_table(self._model)
        self.reading = Words(wraps=True)
        self.reading.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reading.setMinimumHeight(_LINES_READ * self.fontMetrics().lineSpacing())
        self.outcome = Words(wraps=True)
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        QShortcut(QKeySequence("Ctrl+Return"), self, self.accept)
        self._lay_out()
        for _ in range(_AT_FIRST):
            self._add_title()
        self.filter_bar.filter_changed.connect(self._model.load)
        self._model.refused.connect(self.filter_bar.refuse)
        self._model.modelReset.connect(self._on_model_reset)
        self.pieces.part_pressed.connect(self.give)
        self.pieces.current_changed.connect(self._read)
        room = parent.window().size() if parent is not None else None
        width, height = _SIZE
        self.resize(
            min(width, room.width() - 2 * look.GRID) if room else width,
            min(height, room.height() - 2 * look.GRID) if room else height,
        )
        self._tell()
        self._model.load()
        self.titles[0].setFocus()

    def _lay_out(self) -> None:
        theme = self._theme
        hint = self.tr(
            "Choose feedback and press the digit of the theme that it goes to; 0 lets it stay. Shift and the "
            "arrows choose several, Ctrl+A all, and / finds words. Ctrl+Enter splits."
        )
        titles = QVBoxLayout()
        titles.setSpacing(look.GRID)
        titles.addWidget(Words(self.tr("New themes"), "quiet"))
        titles.addLayout(self._grid)
        titles.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        titles.addWidget(self.below)
        titles.addStretch()
        left = QWidget()
        left.setLayout(titles)
        titles.setContentsMargins(0, 0, 0, 0)
        left.setMaximumWidth(_TITLES_WIDTH)
        right = QVBoxLayout()
        right.setSpacing(look.GRID)
        right.addWidget(Words(self.tr("Feedback on {}").format(theme.code), "quiet"))
        right.addWidget(self.filter_bar)
        right.addWidget(self.pieces, 1)
        right.addWidget(self.reading)
        columns = QHBoxLayout()
        columns.setSpacing(3 * look.GRID)
        columns.addWidget(left, 2)
        columns.addLayout(right, 5)
        layout = dialog_frame.begin(self, self.tr("Split {}").format(name(theme)))
        layout.addWidget(Words(hint, "quiet", wraps=True))
        layout.addLayout(columns, 1)
        layout.addWidget(self.problem)
        self.split = dialog_frame.end(self, layout, self.tr("Split"), self.outcome, by_enter=False)

    # The new themes

    def _add_title(self) -> QLineEdit:
        number = len(self.titles) + 1
        title = QLineEdit()
        title.setAccessibleName(self.tr("Title of new theme {}").format(number))
        title.setPlaceholderText(self.tr("Title"))
        title.textChanged.connect(self._tell)
        title.returnPressed.connect(self.focusNextChild)
        count = Words("", "quiet")
        digit = Words(str(number), "key")
        for column, widget in enumerate((digit, title, count)):
            self._grid.addWidget(widget, number - 1, column)
        self.titles.append(title)
        self._counts.append(count)
        # Tab goes from the last title on to the button for one more.
        self.setTabOrder(title, self.more)
        self.more.setVisible(number < MOST)
        return title

    def _on_more_clicked(self) -> None:
        title = self._add_title()
        title.show()
        title.setFocus()
        self._tell()

    # What goes with them

    def give(self, part: int) -> None:
        """Give the chosen feedback to a part, or (0) let it stay; then go on to the next piece."""
        chosen = self.pieces.selected_ids()
        if part > len(self.titles) or not chosen:
            return
        for id in chosen:
            if part:
                self._given[id] = part
            else:
                self._given.pop(id, None)
        last = self._model.rowCount() - 1
        self._model.dataChanged.emit(self._model.index(0, 0), self._model.index(last, 0))
        if len(chosen) == 1:
            self.pieces.select_row(min(self.pieces.currentIndex().row() + 1, last))
        self._tell()

    def _part_of(self, said: Feedback) -> list[str]:
        part = self._given.get(said.id)
        return [str(part)] if part else []

    def _on_model_reset(self) -> None:
        if self.pieces.current_id() is None and self._model.rowCount():
            self.pieces.select_row(0)

    def _read(self) -> None:
        """Show the current piece at length: whoever decides on it reads it first."""
        index = self.pieces.currentIndex()
        said = self._model.record(index.row()) if index.isValid() else None
        text = said.text if isinstance(said, Feedback) else ""
        self.reading.setText(shorten(text, _LONGEST_READ, placeholder="…"))

    def parts(self) -> Sequence[Part]:
        """The new themes as they stand there; a line without a title to which nothing is given is none."""
        found = []
        for number, title in enumerate(self.titles, start=1):
            ids = [id for id, part in self._given.items() if part == number]
            if title.text().strip() or ids:
                found.append(Part(title.text().strip(), ids))
        return found

    def _tell(self) -> None:
        """Say how many pieces go where, and what is still missing."""
        given = Counter(self._given.values())
        for number, count in enumerate(self._counts, start=1):
            count.setText(f"{given[number]:,}" if given[number] else "–")
        themes_made = len(self.parts())
        made = self.tr("1 new theme") if themes_made == 1 else self.tr("{} new themes").format(themes_made)
        pieces = len(self._given)
        going = self.tr("1 piece goes") if pieces == 1 else self.tr("{} pieces go").format(f"{pieces:,}")
        self.outcome.setText(
            self.tr("{}; {} with them, the rest stays with {}.").format(made, going, self._theme.code)
            if themes_made
            else self.tr("Write the title of at least one new theme.")
        )
        self.split.setEnabled(bool(themes_made))

    def accept(self) -> None:
        """Split; the dialog stays, with a sentence, where that cannot be."""
        parts, is_below = self.parts(), self.below.isChecked()
        if not parts:
            return
        if nameless := [part for part in parts if not part.title]:
            self._refuse(Invalid(self.tr("A new theme needs a title"), "", self.tr("Write what it is about")))
            ids = set(nameless[0].feedback)
            number = next(number for id, number in self._given.items() if id in ids)
            self.titles[number - 1].setFocus()
            return
        self.split.setEnabled(False)

        def done(changes: Changes) -> None:
            self.split_off.emit(changes.first("theme"))
            super(SplitDialog, self).accept()

        self._context.write(
            lambda project, progress: themes.split(project, self._theme.id, parts, is_below=is_below),
            done,
            self._refuse,
            label=self.tr("Splitting"),
        )

    def _refuse(self, error: EngageError) -> None:
        errors.show_beside(self.problem, error)
        self.split.setEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A stroke goes to the line that finds words, as on every page."""
        if event.text() == "/":
            self.filter_bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)
