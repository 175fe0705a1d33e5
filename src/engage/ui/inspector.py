"""The record at the right: its name, what there is to know of it in tabs, editable in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from engage.domain.records import Noun, Record
from engage.errors import EngageError, NotFound
from engage.services import records
from engage.ui import theme
from engage.ui.context import Context
from engage.ui.editor import RecordEditor
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.chips import ACCENT, Chip
from engage.ui.widgets.later import add_later, turn_to
from engage.ui.widgets.scrolling import LowColumn, ScrollColumn
from engage.ui.widgets.words import Words


class Tab(Protocol):
    """What stands in a tab beside the editor: follows the record when it is looked at."""

    def show_record(self, record: Any) -> None: ...


class Inspector(QFrame):
    """Shows one record; the first tab is its editor."""

    failed = Signal(object)
    added = Signal(int)
    closed = Signal()
    """A draft was given up."""
    record_wanted = Signal(object, int)
    """A record that the person wants to go to."""

    def __init__(
        self,
        context: Context,
        editor: RecordEditor,
        heading: Callable[[Any], tuple[str, str]],
        tabs: Sequence[tuple[str, QWidget]] = (),
        parent: QWidget | None = None,
    ) -> None:
        """`heading` returns the name of a record and a quiet line below it."""
        super().__init__(parent)
        self.setObjectName("Inspector")
        self._context = context
        self._heading = heading
        self._id: int | None = None
        self._reading: Task | None = None
        self._record: Record | None = None
        self._blank: Record | None = None
        """The draft as it was begun."""
        self._set_aside: Record | None = None
        """A draft in which something is written, left for another record."""
        self.editor = editor
        self._title = Words(size=1.15, wraps=True)
        self._subtitle = Words(role="quiet", wraps=True)
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setUsesScrollButtons(True)
        self.tabs.setAccessibleName(self.tr("What to see of it"))
        self._place = LowColumn(parent=self)
        self._body = QWidget(self._place.ground)
        self._stack = QStackedWidget(self._body)
        editor.failed.connect(self.failed)
        editor.added.connect(self._on_editor_added)
        editor.record_wanted.connect(self.record_wanted)
        editor.unfinished_changed.connect(self._show_unfinished)
        self._panes = [ScrollColumn(editor, self._stack), *(widget for _, widget in tabs)]
        for text, pane in zip((self.tr("About"), *(text for text, _ in tabs)), self._panes, strict=True):
            self.tabs.addTab(text)
            add_later(self._stack, pane)
        self.tabs.currentChanged.connect(self._on_tabs_current_changed)
        self._draft_bar = QWidget()
        self._add = QPushButton(self.tr("Add {}").format(word(self.noun)))
        self._add.setProperty("role", "primary")
        self._add.clicked.connect(self._on_add_clicked)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self._on_cancel_clicked)
        draft = QHBoxLayout(self._draft_bar)
        draft.setContentsMargins(2 * theme.GRID, theme.GRID, 2 * theme.GRID, theme.GRID)
        draft.addWidget(self._add)
        draft.addWidget(self.cancel)
        draft.addStretch()
        heads = QVBoxLayout()
        heads.setContentsMargins(2 * theme.GRID, 2 * theme.GRID, 2 * theme.GRID, 0)
        heads.setSpacing(theme.GRID // 2)
        heads.addWidget(self._title)
        heads.addWidget(self._subtitle)
        heads.addSpacing(theme.GRID // 2)
        heads.addWidget(self.tabs)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addLayout(heads)
        body.addWidget(self._stack, 1)
        body.addWidget(self._draft_bar)
        self._nothing = Words(self.tr("Choose a line to see it here."), "quiet", wraps=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.unfinished_button = Chip("", ACCENT)
        self.unfinished_button.clicked.connect(self.take_up)
        self.unfinished_button.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._nothing, 1)
        self._place.hold(self._body)
        layout.addWidget(self._place, 1)
        layout.addWidget(self.unfinished_button)
        self.show_id(None)

    @property
    def noun(self) -> Noun:
        return records.noun_of(self.editor.record_class)

    @property
    def has_draft(self) -> bool:
        """Whether a record is being made that is not stored yet."""
        return self._record is not None and not self._record.id

    def show_id(self, id: int | None) -> None:
        """Show the stored record with this id; None: nothing."""
        self._id = id
        if id is None:
            self._leave_draft()
            self.editor.leave()
            self._record = self._reading = None
            self._place.hide()
            self._nothing.show()
            return

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

        task = self._reading = self._context.read(
            lambda project: records.get(project, self.editor.record_class, id), show, failed
        )

    def show_draft(self, draft: Record) -> None:
        """Begin a record that is not stored yet, or go on with the one that was left."""
        self._leave_draft()
        self._id = None
        self._reading = None
        if self._set_aside is None:
            self._blank = draft
        self._show(self._set_aside or draft)
        self._set_aside = None
        self._show_unfinished()
        self.tabs.setCurrentIndex(0)
        self.editor.focus_first()

    def refresh(self) -> None:
        """Show the record as it is now; a draft stays."""
        if self._id is not None:
            self.show_id(self._id)

    def edit(self) -> None:
        """Put the cursor into the editor."""
        if self._record is not None:
            self.tabs.setCurrentIndex(0)
            self.editor.focus_first()

    # What is not stored yet

    def unfinished(self) -> str:
        """The name of a record of which something is typed that is not stored; blank where there is none."""
        self.editor.commit()
        if self._has_written_draft():
            return self.tr("the new {}").format(word(self.noun))
        return self._unfinished_elsewhere() or next(
            (self._name_of(left.record) for left in self.editor.unfinished()), ""
        )

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

    def _on_editor_added(self, id: int) -> None:
        self._record = self._blank = None
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
        title, subtitle = self._heading(record)
        self._title.setText(self.tr("New {}").format(word(self.noun)) if is_draft else title)
        self._subtitle.setText("" if is_draft else subtitle)
        self._subtitle.setVisible(bool(self._subtitle.text()))
        self.tabs.setVisible(not is_draft)
        self._draft_bar.setVisible(is_draft)
        self._nothing.hide()
        self._place.show()
        self.editor.show_record(record)
        self._on_tabs_current_changed(self.tabs.currentIndex())

    def _on_tabs_current_changed(self, index: int) -> None:
        tab: Any = self._panes[index]
        turn_to(self._stack, tab)
        if index > 0 and self._record is not None and self._record.id:
            tab.show_record(self._record)

    def _on_add_clicked(self) -> None:
        self._add.setFocus()  # the control that is being typed in is left, and so gathered
        self.editor.add()
