"""What may be chosen of one summary besides its scope and its audience."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.errors import EngageError
from engage.services.summaries.registry import Option
from engage.ui import errors, theme
from engage.ui.widgets.fields import ChoiceField, TextField, first_upper
from engage.ui.widgets.words import Words


class _CheckedField(TextField):
    """Takes the words that an option lets pass."""

    def __init__(self, option: Option) -> None:
        super().__init__()
        self._option = option

    def from_text(self, text: str) -> str:
        meant = text or self._option.default
        if self._option.check:
            self._option.check(meant)
        return meant


class OwnOptions(QWidget):
    """A field for each option; what cannot be taken stays in its field, with a sentence beside it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, ChoiceField | TextField] = {}
        """By the options' names."""
        self.problems: dict[str, Words] = {}
        self._values: dict[str, str] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID // 2)
        self.hide()

    def show_options(self, options: tuple[Option, ...], chosen: Mapping[str, str]) -> None:
        """Ask for these from now on, with what was chosen of them before."""
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.fields, self.problems = {}, {}
        self._values = {
            option.name: value for option in options if _fits(option, value := chosen.get(option.name, ""))
        }
        for option in options:
            self._add(option)
        self.setVisible(bool(options))

    def values(self) -> dict[str, str]:
        """What is chosen by name; what was left as it usually is need not be there."""
        return dict(self._values)

    def _add(self, option: Option) -> None:
        field: ChoiceField | TextField
        if option.choices:
            field = ChoiceField()
            field.offer((first_upper(choice), choice) for choice in option.choices)
        else:
            field = _CheckedField(option)
        field.setAccessibleName(option.label)
        field.show_value(self._values.get(option.name, option.default))
        caption, problem = Words(option.label, "quiet", wraps=True), Words(role="problem", wraps=True)
        caption.setBuddy(field)
        problem.hide()
        field.committed.connect(lambda value: self._take(option.name, value))
        field.refused.connect(lambda error: self._refuse(option.name, error))
        if isinstance(field, TextField):
            field.reverted.connect(problem.hide)
        self.fields[option.name], self.problems[option.name] = field, problem
        for widget in (caption, field, problem):
            self._column.addWidget(widget)
            if widget is not problem:
                widget.show()

    def _take(self, name: str, value: Any) -> None:
        self.problems[name].hide()
        self._values[name] = str(value)
        self.changed.emit()

    def _refuse(self, name: str, error: EngageError) -> None:
        errors.show_beside(self.problems[name], error)


def _fits(option: Option, value: str) -> bool:
    """Whether a value that was chosen once can still be chosen."""
    if not value or (option.choices and value not in option.choices):
        return False
    try:
        if option.check:
            option.check(value)
    except EngageError:
        return False
    return True
