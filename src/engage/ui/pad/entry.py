"""Where one types in the pad: the line, what it is understood as, and what is asked about it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from engage.domain.quick_log import parse
from engage.errors import EngageError
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.feedback.understood import Understood, what_is_missing
from engage.ui.pad.line import PadLine
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.words import FlowingWords, Words

_BROAD = 80 * theme.GRID
"""The width from which on the keys stand beside the marks."""


class Entry(QWidget):
    """Hands out lines to be logged; a line that could not be is brought back, before what was typed since."""

    line_entered = Signal(str)
    lines_entered = Signal(list)
    """Several that were pasted, each a remark."""
    correction_entered = Signal(int, str)
    """The number in the log of what was logged wrongly, and the line as it should have been."""
    correction_ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engagement = 0
        self._correcting: int | None = None
        self._kept = ""
        """What stood in the line before one began to correct another."""
        self._refused = ""
        """What says nothing yet and was not taken, as long as nothing is typed behind it."""
        self._missing = ""
        """What was said to be missing from the line."""
        self._came_back = 0
        """How many lines at the front could not be logged."""
        self.line = PadLine(context)
        self.line.setReadOnly(context.project.is_read_only)
        self.understood = Understood(context, self._to_look_up)
        self._keys = Words(self.tr("Enter logs · ↑ edits the last · F1 keys"), "quiet")
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        self._pasted = FlowingWords()
        self.each = QPushButton(self.tr("Each a remark: Enter"))
        self.each.setProperty("role", "primary")
        self.as_one = QPushButton(self.tr("One remark: Alt+Enter"))
        self.paste_bar = self._bar(self._pasted, self.each, self.as_one)
        corrected = FlowingWords(self.tr("This corrects what was logged: Enter keeps it so."))
        self.keep_button = QPushButton(self.tr("Leave it as it was: Esc"))
        self.correct_bar = self._bar(corrected, self.keep_button)
        leaving = FlowingWords(self.tr("Esc, or whatever you type, goes on in the line."))
        self.leave_button = QPushButton(self.tr("Back to the engagement: Enter"))
        self.leave_bar = self._bar(leaving, self.leave_button)
        below = QHBoxLayout()
        below.setSpacing(theme.GRID)
        below.addWidget(self.understood, 1)
        below.addWidget(self._keys)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.line)
        layout.addLayout(below)
        layout.addWidget(self.paste_bar)
        layout.addWidget(self.correct_bar)
        layout.addWidget(self.leave_bar)
        layout.addWidget(self.problem)
        self.line.textChanged.connect(self._on_line_text_changed)
        self.line.reached.connect(self.leave_bar.hide)
        self.line.entered.connect(self.enter)
        self.line.entered_as_one.connect(self.enter_as_one)
        self.each.clicked.connect(self.enter)
        self.as_one.clicked.connect(self.enter_as_one)
        self.keep_button.clicked.connect(self.end_correction)

    def _bar(self, words: FlowingWords, *buttons: QPushButton) -> QFrame:
        bar = QFrame()
        bar.setObjectName("PadBar")
        row = FlowLayout(bar, spacing=theme.GRID)
        row.setContentsMargins(theme.GRID, theme.GRID // 2, theme.GRID // 2, theme.GRID // 2)
        row.addWidget(words)
        row.push_right()
        for button in buttons:
            row.addWidget(button)
        bar.hide()
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keys.setVisible(event.size().width() >= _BROAD)

    def show_engagement(self, id: int) -> None:
        """Log at this engagement from now on."""
        if id != self._engagement:
            self.end_correction()
            self._engagement = id
            self.understood.look_up()

    # What is typed

    def _on_line_text_changed(self) -> None:
        text = self.line.text()
        refused, self._refused = self._refused, ""
        if refused and text in _begun_behind(refused):
            self.problem.hide()
            self.line.begin_with(text[-1])
            return
        if self._missing and not (text and what_is_missing(text)):
            self.problem.setHidden(self.problem.text() == self._missing or self.problem.isHidden())
            self._missing = ""
        self.understood.look_up_soon()
        lines = self.line.lines
        is_several = len(lines) > 1 and self._correcting is None
        if is_several:
            self._pasted.setText(self.tr("{} lines: log each as a remark?").format(f"{len(lines):,}"))
        self.paste_bar.setVisible(is_several)
        if not self.line.text():
            self._came_back = 0

    def _to_look_up(self) -> tuple[int, str]:
        """Where the line is said, and the line; several that were pasted are asked about first."""
        return self._engagement, self.line.text() if len(self.line.lines) == 1 else ""

    # What is entered

    def enter(self) -> None:
        """Hand out what is typed: a line, the lines that were pasted, or a line that was corrected."""
        lines = self.line.lines
        is_several = len(lines) > 1 and self._correcting is None
        if not lines or self.line.isReadOnly() or (not is_several and self._says_nothing()):
            return
        if self._correcting is not None:
            key, line = self._correcting, self.line.text()
            self.end_correction()
            self.correction_entered.emit(key, line)
        elif is_several:
            self.take()
            self.lines_entered.emit(lines)
        else:
            self.line_entered.emit(self.take())
        self.line.setFocus()

    def enter_as_one(self) -> None:
        """Hand out all that was pasted as one remark."""
        may_enter = self._correcting is None and self.line.lines and not self.line.isReadOnly()
        if may_enter and not self._says_nothing():
            self.line_entered.emit(self.take())
            self.line.setFocus()

    def _says_nothing(self) -> bool:
        """Whether the line only says who speaks: then it stays, with what is missing, to be gone on with."""
        error = what_is_missing(self.line.text())
        if error is None:
            return False
        begun = f"{self.line.text().rstrip()} "  # what is typed on at once is no part of a name
        self.line.setText(begun)
        self._refused = begun
        self._missing = str(error)
        errors.show_beside(self.problem, error)
        return True

    def take(self) -> str:
        """Take what is typed out of the line, which is free for the next remark at once."""
        text = self.line.text()
        self.line.setText("")  # not clear(), which undo would bring back in the place of taking back the line
        self.problem.hide()
        self.understood.clear()
        return text

    def bring_back(self, lines: Sequence[str], error: EngageError) -> None:
        """Put back what could not be kept, with the sentence; what was typed meanwhile stands behind it."""
        if self._correcting is not None:
            self.end_correction()
        typed = self.line.text().split("\n") if self.line.text() else []
        typed[self._came_back : self._came_back] = lines
        came_back = self._came_back + len(lines)
        self.line.setText("\n".join(typed))
        self._came_back = came_back
        errors.show_beside(self.problem, error)

    def half_typed(self) -> str:
        """What is being typed and is not handed out yet."""
        return self.line.text() if self._correcting is None else self._kept

    def ask_to_leave(self) -> None:
        """Ask whether one wants the engagement again: one Esc too many takes nobody from the line."""
        self.leave_bar.show()
        self.leave_button.setFocus()

    # Correcting

    @property
    def correcting(self) -> int | None:
        """The number in the log of what is being corrected."""
        return self._correcting

    def correct(self, key: int, line: str, error: EngageError | None = None) -> None:
        """Let a line that was logged be corrected; what was being typed comes back afterwards."""
        if self._correcting is None:
            self._kept = self.line.text()
        self._correcting = key
        if error is not None:
            errors.show_beside(self.problem, error)
        self.correct_bar.show()
        self.paste_bar.hide()
        self.line.setText(line)
        self.line.setFocus()

    def end_correction(self) -> None:
        """Go on with what was being typed before."""
        if self._correcting is None:
            return
        self._correcting = None
        self.correct_bar.hide()
        self.problem.hide()
        self.line.setText(self._kept)
        self._kept = ""
        self.line.setFocus()
        self.correction_ended.emit()


def _begun_behind(refused: str) -> Collection[str]:
    """What stands in the line once another is begun behind one that was not taken, at speed and unseen."""
    names_somebody = parse(refused).who is not None
    return [f"{refused}{sign}" for sign in ("@>" if names_somebody else ">")]
