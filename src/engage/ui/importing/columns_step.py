"""The second step of an import: what the columns of a table are, and what is said in them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.domain.choices import excerpt
from engage.errors import EngageError
from engage.ui import errors, theme
from engage.ui.importing.file_plan import FilePlan
from engage.ui.importing.questions import About, Question, answered, questions
from engage.ui.importing.questions_table import QuestionsTable
from engage.ui.importing.wording import in_the_window
from engage.ui.widgets.words import Words


class ColumnsStep(QWidget):
    """Every answer is looked at again at once: another field has other values."""

    def __init__(self, plan: FilePlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self.said = Words(wraps=True)
        self.problem = Words(role="note", wraps=True)
        self.problem.hide()
        self.table = QuestionsTable()
        self.why = Words(role="quiet", wraps=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.said)
        layout.addWidget(self.problem)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.why)
        self.table.current_changed.connect(self._show_why)
        self.table.asked.answered.connect(self._on_answered)

    def show_known(self) -> None:
        """Show what is in the columns."""
        found = self._plan.known
        if found is None or found.look is None:
            return
        asked = questions(found.look, self._plan.choices, self._plan.recalled, self._plan.recalled_values)
        self.table.show_questions(asked)
        self._show_why()
        self.said.setText(self._sentence(asked))
        self.problem.hide()
        if found.problem is not None:
            self.show_problem(in_the_window(found.problem))

    def show_problem(self, error: EngageError) -> None:
        """Say why it cannot be gone on with like this."""
        errors.show_beside(self.problem, error)

    def _sentence(self, asked: Sequence[Question]) -> str:
        found = self._plan.known
        assert found is not None and found.look is not None  # noqa: S101, PT018
        columns = sum(each.about is About.COLUMN for each in asked)
        is_open = sum(each.is_open for each in asked)
        rows = f"{found.look.rows:,}"
        said = self.tr("{} columns, {} rows.").format(columns, rows)
        if is_open == 1:
            said += " " + self.tr("One line is marked with ?: look at it before you go on.")
        elif is_open:
            said += " " + self.tr("{} lines are marked with ?: look at them before you go on.").format(
                is_open
            )
        elif self._plan.recalled or self._plan.recalled_values:
            said += " " + self.tr("They are read as the last time that you imported such a table.")
        return said

    def _show_why(self) -> None:
        """What speaks for the choice in the current line, which the table may have no room for."""
        question = self.table.current()
        self.why.setText(
            self.tr("“{}”: {}.").format(excerpt(question.theirs), question.why) if question else ""
        )

    def focus_first(self) -> None:
        """Put the cursor into the table."""
        self.table.setFocus()

    def _on_answered(self, question: Question, answer: object) -> None:
        found = self._plan.known
        if found is not None and found.look is not None:
            self._plan.decide(**answered(question, answer, found.look, self._plan.choices))
