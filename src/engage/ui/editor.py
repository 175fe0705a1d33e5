"""A form that edits one record in place: each control is saved when the person has finished with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
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
from engage.ui.drafts import HalfTyped
from engage.ui.tasks import Task
from engage.ui.widgets.fields import Field, HasPlaceForProblem, TypedField
from engage.ui.widgets.scrolling import bring_into_sight
from engage.ui.widgets.words import Words


@dataclass(frozen=True, slots=True)
class _Refused:
    """What stands in a field and was not taken, and why."""

    typed: Any
    error: EngageError | None


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A record of which something was typed that is not stored."""

    record: Any
    """As it is stored, or the draft."""
    fields: tuple[str, ...] = ()
    """The names of the fields, where it is not the whole."""


class RecordEditor(QWidget):
    """Its controls are named after the record's fields.

    A record that is not stored yet (`id` 0) is a draft: what is typed is gathered, and `add` stores it.
    What cannot be taken stays in its field with a sentence below it, and stands there again when the person
    comes back from another record.
    """

    failed = Signal(object)
    """An EngageError about no field of this form."""
    added = Signal(str, int)
    """The uid of a draft that was stored, and the id that it has now."""
    record_wanted = Signal(object, int)
    """A record that this one mentions, and that the person wants to go to."""
    unfinished_changed = Signal()
    """Something was typed that could not be taken, or it is put right."""

    record_class: type[Record]

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.record: Any = None
        self._problems: dict[str, Words] = {}
        self._fields: dict[str, Field] = {}
        self._typed_fields: dict[str, TypedField] = {}
        """Those that are typed into: to ask each whether it is one takes too long for every record."""
        self._refused: dict[str, _Refused] = {}
        """Of the record that is shown, by field."""
        self._adding: Task | None = None
        self._left: dict[str, tuple[Any, dict[str, _Refused]]] = {}
        """By uid: other records, with what was refused of them."""

    def bind(self) -> None:
        """Follow the controls of the form; to be called once it is set up."""
        names = {field.name for field in fields(self.record_class)}
        for control in self.findChildren(QWidget):
            name = control.objectName()
            if name in names and hasattr(control, "committed"):
                self._fields[name] = cast(Field, control)
                self._fields[name].committed.connect(partial(self._on_field_committed, name))
                self._fields[name].refused.connect(partial(self.refuse, name))
                if isinstance(control, TypedField):
                    self._typed_fields[name] = control
                    control.reverted.connect(partial(self._forget_problem, name))
                if self.context.project.is_read_only:
                    control.setEnabled(False)

    def show_record(self, record: Any) -> None:
        """Show another record, or the same one as it is now."""
        is_another = self.record is None or record.uid != self.record.uid
        if is_another:
            self.leave()
        self.record = record
        for name, field in self._fields.items():
            refused = self._refused.get(name)
            if refused is None:
                field.show_value(getattr(record, name))
            elif isinstance(field, TypedField):
                self._show_beneath(field, getattr(record, name), field.typed())
        if is_another:
            self._take_up(record.uid)

    def _show_beneath(self, field: TypedField, value: Any, typed: Any) -> None:
        """Let a field stand with what was typed, and fall back to `value` when that is given up."""
        cast(Field, field).show_value(value)
        if not (isinstance(field, QWidget) and field.hasFocus() and field.is_pending()):
            field.show_typed(typed)

    def commit(self) -> None:
        """Take what is being typed as meant."""
        for field in self._typed_fields.values():
            field.commit()

    def leave(self) -> None:
        """Let go of the record; what could not be taken of it is kept for when it is shown again."""
        if self.record is None:
            return
        self.commit()
        for name, field in self._typed_fields.items():
            error = self._refused[name].error if name in self._refused else None
            if field.is_pending() or name in self._refused:
                self._refused[name] = _Refused(field.typed(), error)
            field.forget()
        left, self._refused = self._refused, {}
        self.clear_problems()
        if left:
            self._left[self.record.uid] = self.record, left
        self.record = None
        self.unfinished_changed.emit()

    def _take_up(self, uid: str) -> None:
        """Put back what could not be taken when the record was last shown."""
        _, left = self._left.pop(uid, (None, {}))
        for name, refused in left.items():
            field = self._typed_fields.get(name)
            if field is not None:
                field.show_typed(refused.typed)
                self.refuse(name, refused.error or Invalid(self.tr("This is not stored yet")))
        self.unfinished_changed.emit()

    def unfinished(self) -> list[Unfinished]:
        """The records of which something is typed that could not be taken, the one that is shown first."""
        here = [(self.record, self._refused)] if self._refused else []
        return [Unfinished(record, tuple(left)) for record, left in (*here, *self._left.values())]

    def half_typed(self) -> Iterator[HalfTyped]:
        """The record that is shown, and others, each with what is typed of it now and not stored."""
        if self.record is not None:
            here = {
                name: field.typed()
                for name, field in self._typed_fields.items()
                if field.is_pending() or name in self._refused
            }
            yield HalfTyped(self.record, here)
        for record, left in self._left.values():
            yield HalfTyped(record, {name: refused.typed for name, refused in left.items()})

    def take_in(self, half: HalfTyped) -> None:
        """Go on with what was typed of a record when the project was left."""
        fields = {name: field for name, field in self._typed_fields.items() if name in half.fields}
        left = {name: _Refused(field.typed_again(half.fields[name]), None) for name, field in fields.items()}
        uid = half.record.uid
        if left:
            self._left[uid] = half.record, left
        if self.record is not None and self.record.uid == uid:
            self._take_up(uid)
        self.unfinished_changed.emit()

    def throw_away(self, uid: str) -> None:
        """Forget what was typed of a record and not taken."""
        self._left.pop(uid, None)
        if self.record is not None and self.record.uid == uid:
            for field in self._typed_fields.values():
                field.forget()
            self.clear_problems()
            self.record = None
        self.unfinished_changed.emit()

    def focus_problem(self) -> None:
        """Put the cursor where something stands that was not taken, or where one goes on with a draft."""
        for name in self._refused:
            control = self._fields[name]
            if isinstance(control, QWidget):
                control.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.focus_first()

    def focus_first(self, reason: Qt.FocusReason = Qt.FocusReason.ShortcutFocusReason) -> None:
        """Put the cursor into the first control; by another reason, without choosing what stands there."""
        first = next(iter(self._fields.values()), None)
        if isinstance(first, QWidget):
            first.setFocus(reason)
            bring_into_sight(first)

    # Saving

    def save(self, name: str, /, **values: Any) -> None:
        """Store these fields, or put them into the draft; what is wrong is said beside the control `name`."""
        self._forget_problem(name)
        record = self.record
        if not record.id:
            self.record = replace(record, **values)
            return

        field = self._fields.get(name)
        typed = field.typed() if isinstance(field, TypedField) else None

        def failed(error: EngageError) -> None:
            if self.record is not None and self.record.uid == record.uid:
                if isinstance(field, TypedField):
                    self._show_beneath(field, getattr(self.record, name), typed)
                self.refuse(name, error)
                return
            if typed is not None:
                self._left.setdefault(record.uid, (record, {}))[1][name] = _Refused(typed, error)
                self.unfinished_changed.emit()
            self.failed.emit(error)

        self.context.write(
            lambda project, progress: records.edit(project, self.record_class, record.id, **values),
            on_failed=failed,
        )

    def add(self) -> None:
        """Store the draft, once."""
        if self._adding in self.context.writer.tasks:
            return
        self.commit()
        draft = self.record

        def is_shown() -> bool:
            return self.record is not None and self.record.uid == draft.uid

        def done(changes: Changes) -> None:
            id = changes.first(records.noun_of(self.record_class))
            if is_shown():
                for name, field in self._fields.items():
                    if not (isinstance(field, TypedField) and field.is_pending()):
                        self._forget_problem(name)
                self._save_later(draft, id)
            self.added.emit(draft.uid, id)

        def failed(error: EngageError) -> None:
            if not is_shown():
                self.failed.emit(error)
                return
            is_news = self.record is draft
            self.refuse(error.field if isinstance(error, Invalid) else "", error)
            if is_news and self._refused:
                self.focus_problem()

        self._adding = self.context.write(lambda project, progress: records.add(project, draft), done, failed)

    def _save_later(self, draft: Any, id: int) -> None:
        """Store what was typed of a draft while it was being added."""
        names = (field.name for field in fields(draft))
        later = {
            name: value for name in names if (value := getattr(self.record, name)) != getattr(draft, name)
        }
        if later:
            self.record = replace(self.record, id=id)
            self.save(next(iter(later)), **later)

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
            self._problems[name] = Words(role="problem", wraps=True)
        _put_beneath(control, self._problems[name])
        errors.show_beside(self._problems[name], error)
        _mark(control, is_invalid=True)
        self._refused[name] = _Refused(None, error)
        self.unfinished_changed.emit()

    def _forget_problem(self, name: str) -> None:
        label = self._problems.get(name)
        if label is not None:
            label.hide()
            _mark(cast(QWidget, self._fields[name]), is_invalid=False)
        if self._refused.pop(name, None) is not None:
            self.unfinished_changed.emit()

    def clear_problems(self) -> None:
        for name in self._problems:
            self._forget_problem(name)


def _mark(control: QWidget, *, is_invalid: bool) -> None:
    control.setProperty("invalid", is_invalid)
    theme.restyle(control)


def _put_beneath(control: QWidget, label: Words) -> None:
    """Put what is wrong beneath a control, or where one that is made of several wants it."""
    if isinstance(control, HasPlaceForProblem):
        control.put_problem(label)
    elif label.parentWidget() is None:
        box = _box_of(control)
        box.insertWidget(box.indexOf(control) + 1, label)


def _box_of(control: QWidget) -> QVBoxLayout:
    """The vertical layout in which a control stands below its caption."""
    parent = control.parentWidget()
    for box in parent.findChildren(QVBoxLayout) if parent else ():
        if box.indexOf(control) >= 0:
            return box
    raise LookupError(f"{control.objectName()} stands in no vertical layout")
