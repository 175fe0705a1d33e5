"""Who was invited to an engagement and who came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.records import Noun, Reference
from engage.domain.uids import new_uid
from engage.services import attendance as attendance_services
from engage.services import records
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.engagements.attendance_model import STATUS, AttendanceModel
from engage.ui.engagements.attendance_table import AttendanceTable
from engage.ui.engagements.wording import by_kind, by_status
from engage.ui.translation import word
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.flow_layout import FlowLayout
from engage.ui.widgets.stakeholder_picker import StakeholderPicker
from engage.ui.widgets.words import OneLine, Words, tip

_NARROWEST = 26 * theme.GRID
"""What the buttons beside it leave to the line in which names are typed."""

_WITH_SUMS = 28 * theme.GRID
"""The height from which on the list and what it adds up to both have room."""


class AttendanceTab(QWidget):
    """The list with what it adds up to, a line to add to it, and deeds for those who are chosen in it."""

    record_wanted = Signal(object, int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._engagement: Engagement | None = None
        self._new: str | None = None
        """The uid of the seat that was added last."""
        self.model = AttendanceModel(self)
        self.model.is_read_only = context.project.is_read_only
        self.model.edited.connect(self._on_model_edited)
        self.model.marked.connect(self._mark)
        whole = QWidget(self)
        self._states = QStackedLayout(whole)
        self.table = AttendanceTable(self.model, whole)
        self.table.opened.connect(self._go_to)
        self.problem = Words(role="problem", wraps=True, parent=self)
        self.problem.hide()
        self.picker = StakeholderPicker(self)
        self.picker.use(context)
        self.picker.setPlaceholderText(self.tr("Add or find somebody"))
        self.picker.setToolTip(tip(self.picker.placeholderText()))
        self.picker.setMinimumWidth(_NARROWEST)
        self.picker.setAccessibleName(self.tr("Add to the attendance list, or find there"))
        self.picker.committed.connect(self._on_picker_committed)
        self.picker.refused.connect(lambda error: errors.show_beside(self.problem, error))
        self.statuses = OneLine(narrowest=20 * theme.GRID)
        self.kinds = OneLine(role="quiet", narrowest=20 * theme.GRID)
        for line in (self.statuses, self.kinds):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._nobody = EmptyState(whole)
        self._nobody.say(
            self.tr("Nobody is on the list yet"),
            self.tr("Invite all whom a filter finds, such as kind:union region:wales, or add them by name."),
            [(self.tr("Invite…"), context.actions["invite"].trigger)],
        )
        self._invite = QPushButton(self.tr("Invite…"), self)
        self._invite.clicked.connect(context.actions["invite"].trigger)
        self._marks = QPushButton(self.tr("Mark as"), self)
        menu = QMenu(self._marks)
        menu.addActions([context.actions[f"attendance_{status}"] for status in AttendanceStatus])
        self._marks.setMenu(menu)
        self._remove = QPushButton(self.tr("Take off"), self)
        self._remove.setAccessibleName(self.tr("Take those who are chosen off the list"))
        self._remove.clicked.connect(self.remove_chosen)
        for control in (self.picker, self._invite, self._marks, self._remove):
            control.setEnabled(not context.project.is_read_only)
        self._lay_out(whole)

    def _lay_out(self, whole: QWidget) -> None:
        deeds = FlowLayout(spacing=theme.GRID)
        deeds.addWidget(self.picker)
        deeds.push_right()
        deeds.addWidget(self._invite)
        deeds.addWidget(self._marks)
        deeds.addWidget(self._remove)
        self._states.addWidget(self.table)
        self._states.addWidget(self._nobody)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.GRID)
        layout.addLayout(deeds)
        layout.addWidget(self.problem)
        layout.addWidget(self.statuses)
        layout.addWidget(self.kinds)
        layout.addWidget(whole, 1)

    def show_record(self, record: Engagement) -> None:
        """Show the attendance list of this engagement."""
        if self._engagement is None or self._engagement.uid != record.uid:
            self.problem.hide()
        self._engagement = record
        if record.attendance == self.model.listed and self.statuses.text():
            return
        self.model.show_seats(record.attendance)
        if self._new in {seat.uid for seat in record.attendance}:
            self.table.choose({self._new or ""})
            self._new = None
        self._states.setCurrentWidget(self.table if record.attendance else self._nobody)
        total = self.tr("{} on the list").format(f"{len(record.attendance):,}")
        marked = [f"{word(status)} {count:,}" for status, count in by_status(record.attendance)]
        kinds = by_kind(record.attendance)
        self.statuses.setText(" · ".join((total, *marked)))
        self.kinds.setText(self.tr("Organisations: {}").format(", ".join(kinds)))
        self._make_room()
        for line in (self.statuses, self.kinds):
            line.setToolTip(tip(line.text()))

    def _make_room(self) -> None:
        """What it adds up to stands there where that leaves room for the list."""
        has_room = bool(self.model.seats) and self.height() >= _WITH_SUMS
        self.statuses.setVisible(has_room)
        self.kinds.setVisible(has_room and any(seat.organisation for seat in self.model.seats))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def focus_first(self) -> None:
        """Put the cursor into the list, or where one adds to it."""
        (self.table if self.model.seats else self.picker).setFocus()

    # Deeds

    def mark(self, status: AttendanceStatus) -> None:
        """Say it of all who are chosen."""
        self._mark([seat.id for seat in self.table.chosen()], status)

    def _mark(self, seats: Sequence[int], status: AttendanceStatus) -> None:
        engagement = self._engagement
        if engagement is not None and seats:
            self._write(lambda project: attendance_services.set_status(project, engagement.id, seats, status))

    def give_keys(self) -> None:
        """Give a key to everybody who has none."""
        engagement = self._engagement
        if engagement is not None:
            self._write(lambda project: attendance_services.give_seats(project, engagement.id))

    def remove_chosen(self) -> None:
        """Take those who are chosen off the list."""
        gone = {seat.uid for seat in self.table.chosen()}
        if gone:
            self._alter(lambda project, seats: [seat for seat in seats if seat.uid not in gone])

    def edit_current(self) -> None:
        """Edit the cell where the cursor is: what they are marked as, where that cannot be edited."""
        index = self.table.currentIndex()
        if index.isValid():
            is_editable = bool(index.flags() & index.flags().ItemIsEditable)
            self.table.edit(index if is_editable else index.siblingAtColumn(STATUS))

    def _on_picker_committed(self, reference: Reference | None) -> None:
        self.picker.show_value(None)
        if reference is None or self._engagement is None:
            return
        self.problem.hide()
        is_person = reference.kind == Noun.CONTACT
        there = {
            seat.uid
            for seat in self.model.listed
            if (who := seat.contact if is_person else None if seat.contact else seat.organisation)
            and who.id == reference.id
        }
        if there:
            self.table.choose(there)
            return

        uid = self._new = new_uid()
        is_over = self._engagement.held_on <= dt.datetime.now(ZoneInfo(self._engagement.zone)).date()
        status = AttendanceStatus.ATTENDED if is_over else AttendanceStatus.INVITED

        def with_one_more(project: Project, seats: Sequence[Attendance]) -> Sequence[Attendance]:
            if not is_person:
                return [*seats, Attendance(uid=uid, organisation=reference, status=status)]
            present = records.get(project, Contact, reference.id).primary_affiliation
            body = present.organisation if present else None
            return [*seats, Attendance(uid=uid, contact=reference, organisation=body, status=status)]

        self._alter(with_one_more)

    def _on_model_edited(self, uid: str, values: dict[str, Any]) -> None:
        self._alter(
            lambda project, seats: [replace(seat, **values) if seat.uid == uid else seat for seat in seats]
        )

    def _alter(self, altered: Callable[[Project, Sequence[Attendance]], Sequence[Attendance]]) -> None:
        """Change the list as it is when its turn comes: what was done in between is kept."""
        engagement = self._engagement
        if engagement is None:
            return

        def deed(project: Project) -> Changes:
            there = records.get(project, Engagement, engagement.id).attendance
            seats = tuple(altered(project, there))
            return records.edit(project, Engagement, engagement.id, attendance=seats)

        self._write(deed)

    def _write(self, deed: Callable[[Project], Changes]) -> None:
        self.problem.hide()
        self._context.write(
            lambda project, progress: deed(project),
            on_failed=lambda error: errors.show_beside(self.problem, error),
        )

    def _go_to(self, seat: Attendance) -> None:
        if seat.contact is not None:
            self.record_wanted.emit(Noun.CONTACT, seat.contact.id)
        elif seat.organisation is not None:
            self.record_wanted.emit(Noun.ORGANISATION, seat.organisation.id)
