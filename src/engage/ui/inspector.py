"""The record at the right: its name, what there is to know of it in tabs, editable in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QPushButton, QTabBar, QVBoxLayout, QWidget

from engage.domain.records import Noun, Record
from engage.errors import EngageError, NotFound
from engage.services import records
from engage.ui.context import Context
from engage.ui.drafts import HalfTyped
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.chips import ACCENT, Chip
from engage.ui.widgets.fields import TextField
from engage.ui.widgets.scrolling import LowColumn
from engage.ui.widgets.words import Words

if TYPE_CHECKING:
    from engage.ui.editor import RecordEditor
    from engage.ui.inspector_body import InspectorBody, NamedTab

_SAVE = QKeySequence("Ctrl+S")


def is_to_save(event: QEvent) -> bool:
    """Whether it asks if the key that saves is for something else here than for a summary."""
    is_key = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
    return is_key and QKeySequence(cast(QKeyEvent, event).keyCombination()) == _SAVE


class Inspector(QFrame):
    """Shows one record; the first tab is its editor.

    What it shows a record in is made when it is first seen with one: until then it is an empty frame.
    """

    failed = Signal(object)
    added = Signal(int)
    closed = Signal()
    """A draft was given up."""
    record_wanted = Signal(object, int)
    """A record that the person wants to go to."""

    def __init__(
        self,
        context: Context,
        noun: Noun,
        kind: Callable[[], type[RecordEditor]],
        heading: Callable[[Any], tuple[str, str]],
        tabs: Callable[[RecordEditor], Sequence[NamedTab]],
        parent: QWidget | None = None,
        sign: Callable[[Any], str] | None = None,
    ) -> None:
        """`kind` returns the class of the editor for such records, loaded when there is one to be shown.

        `heading` returns the name of a record and a quiet line below it, `tabs` those beside the form, and
        `sign` what may come and go below the heading while one works on the form.
        """
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._context = context
        self.noun = noun
        self._kind = kind
        self._heading = heading
        self._sign = sign
        self._make_tabs = tabs
        self._id: int | None = None
        self._reading: Task | None = None
        self._record: Record | None = None
        self._blank: Record | None = None
        """The draft as it was begun."""
        self._set_aside: Record | None = None
        """A draft in which something is written, left for another record."""
        self._awaited: int | None = None
        """What was added, until it is shown."""
        self._added: int | None = None
        """What was added, once it is shown, until something else is."""
        self._made: InspectorBody | None = None
        self._place = LowColumn(parent=self)
        self._nothing = Words(self.tr("Choose a line to see it here."), "quiet", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unfinished_button = Chip(self.tr("Not stored yet"), ACCENT)
        self.unfinished_button.clicked.connect(self.take_up)
        self.unfinished_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(self._place, 1)
        layout.addWidget(self.unfinished_button)
        self.show_id(None)

    @property
    def _body(self) -> InspectorBody:
        """Made when it is first asked for."""
        if self._made is None:
            from engage.ui.inspector_body import InspectorBody

            editor = self._kind()(self._context)
            body = self._made = InspectorBody(editor, self._make_tabs(editor), self._place.ground)
            self._place.hold(body)
            editor.failed.connect(self.failed)
            editor.added.connect(self._on_editor_added)
            editor.record_wanted.connect(self.record_wanted)
            editor.unfinished_changed.connect(self._show_unfinished)
            body.tabs.currentChanged.connect(self._on_tabs_current_changed)
            body.add.clicked.connect(self._on_add_clicked)
            body.cancel.clicked.connect(self._on_cancel_clicked)
            self._catch_up()
        return self._made

    @property
    def editor(self) -> RecordEditor:
        return self._body.editor

    @property
    def tabs(self) -> QTabBar:
        return self._body.tabs

    @property
    def cancel(self) -> QPushButton:
        """Gives a draft up."""
        return self._body.cancel

    @property
    def has_draft(self) -> bool:
        """Whether a record is being made that is not stored yet."""
        return self._record is not None and not self._record.id

    @property
    def is_just_added(self) -> bool:
        """Whether what is shown, or is about to be, was added here last, with nothing else shown since."""
        return self._awaited is not None or self._added is not None

    def show_id(self, id: int | None) -> None:
        """Show the stored record with this id; None: nothing."""
        self._id = id
        if id is None:
            if self._made is not None:
                self._leave_draft()
                self.editor.leave()
            self._record = self._reading = None
            self._place.hide()
            self._nothing.show()
            return
        if self._made is None and self.isHidden():
            self._reading = None
            return  # it is read as soon as there is somebody to see it

        def show(record: Record) -> None:
            if task is self._reading:
                self._show(record)

        def failed(error: EngageError) -> None:
            if task is not self._reading:
                return
            if isinstance(error, NotFound):
                self._forget(id)
                self.show_id(None)
            else:
                self.failed.emit(error)

        # The editor, which knows its class too, is not loaded there: PySide crashes where one thread makes
        # its types while another paints with them.
        task = self._reading = self._context.read(
            lambda project: records.get(project, records.CLASSES[self.noun], id), show, failed
        )

    def show_draft(self, draft: Record) -> None:
        """Begin a record that is not stored yet, or go on with the one that was left."""
        self._leave_draft()
        self._id = None
        self._reading = None
        if self._set_aside is None:
            self._blank = draft
        self._show(self._set_aside or draft)
        is_begun, self._set_aside = self._set_aside is not None, None
        self._show_unfinished()
        self.tabs.setCurrentIndex(0)
        # What is written of it is not to be typed over.
        self.editor.focus_first(
            Qt.FocusReason.OtherFocusReason if is_begun else Qt.FocusReason.ShortcutFocusReason
        )

    def refresh(self) -> None:
        """Show the record as it is now; a draft stays."""
        if self._id is not None:
            self.show_id(self._id)

    def edit(self) -> None:
        """Put the cursor into the editor."""
        if self._record is not None:
            self.tabs.setCurrentIndex(0)
            self.editor.focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()

    def _catch_up(self) -> None:
        """Show what was to be shown before anybody could see it."""
        if self._id is not None and self._reading is None:
            self.show_id(self._id)

    # What is not stored yet

    def unfinished(self) -> str:
        """The name of a record of which something is typed that is not stored; blank where there is none."""
        if self._made is None:
            return ""
        self.editor.commit()
        if self._has_written_draft():
            return self.tr("the new {}").format(word(self.noun))
        return self._unfinished_elsewhere() or next(
            (self._name_of(left.record) for left in self.editor.unfinished()), ""
        )

    def half_typed(self) -> Iterator[HalfTyped]:
        """What is typed here at this moment and not stored, of the draft and of stored records."""
        if self._made is None:
            return
        draft = self.editor.record if self.has_draft else self._set_aside
        typed = {half.record.uid: half for half in self.editor.half_typed()}
        if draft is not None:
            half = typed.get(draft.uid, HalfTyped(draft, {}))
            if half.fields or draft != self._blank:
                yield half
        yield from (half for half in typed.values() if half.record.id and half.fields)

    def take_in(self, half: HalfTyped) -> None:
        """Go on with what was typed here when the project was left: it is said that it is not stored yet."""
        if not half.record.id and not self.has_draft:
            self._set_aside = half.record
        self.editor.take_in(half)

    def take_up(self) -> None:
        """Show what is not stored yet, with the cursor where it is to be put right."""
        if self._set_aside is not None:
            self.show_draft(self._set_aside)
        here = self._record.uid if self._record is not None else ""
        elsewhere = [left.record for left in self.editor.unfinished() if left.record.uid != here]
        if elsewhere and not self.has_draft:
            self.show_id(elsewhere[0].id)
            self.record_wanted.emit(self.noun, elsewhere[0].id)
        self.tabs.setCurrentIndex(0)
        self.editor.focus_problem()

    def _leave_draft(self) -> None:
        """Keep a draft in which something is written for later."""
        if self.has_draft and self._has_written_draft():
            self._set_aside = self.editor.record

    def _has_written_draft(self) -> bool:
        if not self.has_draft or self.editor.record is None:
            return self._set_aside is not None
        self.editor.commit()
        draft = self.editor.record
        return draft != self._blank or any(left.record is draft for left in self.editor.unfinished())

    def _unfinished_elsewhere(self) -> str:
        """The name of such a record that is not the one that is shown."""
        if self._set_aside is not None:
            return self.tr("the new {}").format(word(self.noun))
        here = self.editor.record.uid if self.editor.record is not None else ""
        names = (self._name_of(left.record) for left in self.editor.unfinished() if left.record.uid != here)
        return next(names, "")

    def _name_of(self, record: Record) -> str:
        return self._heading(record)[0] if record.id else self.tr("the new {}").format(word(self.noun))

    def _show_unfinished(self) -> None:
        name = self._unfinished_elsewhere()
        self.unfinished_button.say(self.tr("Not stored yet: {}").format(name))
        self.unfinished_button.setVisible(bool(name))

    def _forget(self, id: int) -> None:
        """Forget what was typed of a record that is no longer there."""
        for left in self.editor.unfinished():
            if left.record.id == id:
                self.editor.throw_away(left.record.uid)

    def _on_editor_added(self, uid: str, id: int) -> None:
        self._record = self._blank = None
        if self._set_aside is not None and self._set_aside.uid == uid:
            self._set_aside = None  # it was left for another record while it was being added
            self._show_unfinished()
        self._awaited = id
        self._body.scroll_to_top()
        self.added.emit(id)

    def _on_cancel_clicked(self) -> None:
        if self._record is not None:
            self.editor.throw_away(self._record.uid)
        self._record = self._blank = None
        self.closed.emit()

    def _show(self, record: Record) -> None:
        is_draft = not record.id
        if not is_draft:
            self._leave_draft()
        self._record = record
        if is_draft or record.id == self._awaited:
            self._added, self._awaited = record.id or None, None
        elif record.id != self._added:
            self._added = None
        title, subtitle = self._heading(record)
        if is_draft:
            title = self.tr("New {}").format(word(self.noun))
            subtitle = self.tr("{} adds it.").format(_SAVE.toString(QKeySequence.SequenceFormat.NativeText))
        sign = self._sign(record) if self._sign is not None and not is_draft else None
        self._body.head(title, subtitle, sign, is_draft=is_draft)
        self._nothing.hide()
        self._place.show()
        self.editor.show_record(record)
        self._on_tabs_current_changed(self.tabs.currentIndex())

    def _on_tabs_current_changed(self, index: int) -> None:
        tab = self._body.turn_to(index)
        if tab is not None and self._record is not None and self._record.id:
            tab.show_record(self._record)

    def event(self, event: QEvent) -> bool:
        """In the form, the key that saves keeps what is typed; elsewhere it turns to the summaries."""
        if not is_to_save(event) or not (self._is_in_form() or self.is_just_added):
            return super().event(event)
        if self.has_draft:
            self._on_add_clicked()
        elif self._is_in_form():
            self.editor.commit()
        event.accept()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter leads from a line of a draft to the button that adds it, unless the line cannot be taken."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        line = self.window().focusWidget()
        if is_enter and self.has_draft and isinstance(line, TextField):
            if not line.is_pending():
                self._body.add.setFocus()
        else:
            super().keyPressEvent(event)

    def _is_in_form(self) -> bool:
        return self._record is not None and self.tabs.currentIndex() == 0

    def _on_add_clicked(self) -> None:
        self._body.add.setFocus()  # the control that is being typed in is left, and so gathered
        self.editor.add()
