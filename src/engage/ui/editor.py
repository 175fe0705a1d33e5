"""A form that edits one record in place: each control is saved when the person has finished with it."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from engage.domain.changes import Changes
from engage.domain.records import Record
from engage.errors import EngageError, Invalid
from engage.services import records
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.widgets.fields import Field
from engage.ui.widgets.words import Words


class RecordEditor(QWidget):
    """Its controls are named after the record's fields.

    A record that is not stored yet (`id` 0) is a draft: what is typed is gathered, and `add` stores it.
    """

    failed = Signal(object)
    """An EngageError about no field of this form."""
    added = Signal(int)
    """The id of a draft that was stored."""

    record_class: type[Record]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record: Any = None
        self._problems: dict[str, Words] = {}
        self._fields: dict[str, Field] = {}

    def bind(self) -> None:
        """Follow the controls of the form; to be called once it is set up."""
        names = {field.name for field in fields(self.record_class)}
        for control in self.findChildren(QWidget):
            name = control.objectName()
            if name in names and hasattr(control, "committed"):
                self._fields[name] = cast(Field, control)
                self._fields[name].committed.connect(partial(self._on_field_committed, name))
                self._fields[name].refused.connect(partial(self.refuse, name))
                if self.context.project.is_read_only:
                    control.setEnabled(False)

    def show_record(self, record: Any) -> None:
        """Show another record, or the same one as it is now."""
        if self.record is None or record.uid != self.record.uid:
            self.clear_problems()
        self.record = record
        for name, field in self._fields.items():
            field.show_value(getattr(record, name))

    def focus_first(self) -> None:
        """Put the cursor into the first control."""
        first = next(iter(self._fields.values()), None)
        if isinstance(first, QWidget):
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Saving

    def save(self, name: str, /, **values: Any) -> None:
        """Store these fields, or put them into the draft; what is wrong is said beside the control `name`."""
        self._forget_problem(name)
        record = self.record
        if not record.id:
            self.record = replace(record, **values)
            return

        def failed(error: EngageError) -> None:
            if self.record is not None and self.record.uid == record.uid:
                self.refuse(name, error)
            else:
                self.failed.emit(error)

        self.context.write(
            lambda project, progress: records.edit(project, self.record_class, record.id, **values),
            on_failed=failed,
        )

    def add(self) -> None:
        """Store the draft."""
        draft = self.record

        def done(changes: Changes) -> None:
            self.added.emit(changes.first(records.noun_of(self.record_class)))

        def failed(error: EngageError) -> None:
            self.refuse(error.field if isinstance(error, Invalid) else "", error)

        self.context.write(lambda project, progress: records.add(project, draft), done, failed)

    def _on_field_committed(self, name: str, value: object) -> None:
        self.save(name, **{name: value})

    # Problems

    def refuse(self, name: str, error: EngageError) -> None:
        """Say beside a control what is wrong with its value."""
        if isinstance(error, Invalid) and error.field in self._fields:
            name = error.field
        control = self._fields.get(name)
        if not isinstance(control, QWidget):
            self.failed.emit(error)
            return
        if name not in self._problems:
            label = Words(role="problem", wraps=True)
            box = _box_of(control)
            box.insertWidget(box.indexOf(control) + 1, label)
            self._problems[name] = label
        errors.show_beside(self._problems[name], error)
        _mark(control, is_invalid=True)

    def _forget_problem(self, name: str) -> None:
        label = self._problems.get(name)
        if label is not None:
            label.hide()
            _mark(cast(QWidget, self._fields[name]), is_invalid=False)

    def clear_problems(self) -> None:
        for name in self._problems:
            self._forget_problem(name)


def _mark(control: QWidget, *, is_invalid: bool) -> None:
    control.setProperty("invalid", is_invalid)
    theme.restyle(control)


def _box_of(control: QWidget) -> QVBoxLayout:
    """The vertical layout in which a control stands below its caption."""
    parent = control.parentWidget()
    for box in parent.findChildren(QVBoxLayout) if parent else ():
        if box.indexOf(control) >= 0:
            return box
    raise LookupError(f"{control.objectName()} stands in no vertical layout")
