"""Who was invited to an engagement and who came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from engage.domain.contacts import Contact
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.records import Noun, Reference
from engage.services import records
from engage.services.projects import Project
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.engagements.attendance_model import NAME, ROLE, AttendanceDelegate, AttendanceModel
from engage.ui.widgets.stakeholder_picker import StakeholderPicker
from engage.ui.widgets.words import Words

_WITH_ROLES = 50 * theme.GRID
"""The width from which on roles are shown too."""


class AttendanceTab(QWidget):
    """The list, a line to add to it, and a button for those who are chosen in it."""

    failed = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._engagement: Engagement | None = None
        self.model = AttendanceModel(self)
        self.model.is_read_only = context.project.is_read_only
        self.model.edited.connect(self._save)
        self._problem = Words(role="problem", wraps=True)
        self._problem.hide()
        self.picker = StakeholderPicker()
        self.picker.use(context)
        self.picker.setPlaceholderText(self.tr("Add a person or an organisation"))
        self.picker.setAccessibleName(self.tr("Add to the attendance list"))
        self.picker.committed.connect(self._on_picker_committed)
        self.picker.refused.connect(lambda error: errors.show_beside(self._problem, error))
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setItemDelegate(AttendanceDelegate(self))
        self.table.setAccessibleName(self.tr("Attendance"))
        self.table.setObjectName("Attendance")
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.SelectedClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme.row_height(self.fontMetrics()))
        header = self.table.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._came = QPushButton(self.tr("Mark as attended"))
        self._came.clicked.connect(self._on_came_clicked)
        self._remove = QPushButton(self.tr("Take off the list"))
        self._remove.clicked.connect(self._on_remove_clicked)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GRID)
        buttons.addWidget(self._came)
        buttons.addWidget(self._remove)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * theme.GRID, theme.GRID + 4, 2 * theme.GRID, 2 * theme.GRID)
        layout.setSpacing(theme.GRID)
        layout.addWidget(self.picker)
        layout.addWidget(self._problem)
        layout.addWidget(self.table, 1)
        layout.addLayout(buttons)
        self.setEnabled(not context.project.is_read_only)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, names come before roles."""
        super().resizeEvent(event)
        self.table.setColumnHidden(ROLE, event.size().width() < _WITH_ROLES)

    def show_record(self, record: Any) -> None:
        """Show the attendance list of this engagement."""
        if self._engagement is None or self._engagement.uid != record.uid:
            self._problem.hide()
        self._engagement = record
        self.model.show_seats(record.attendance)

    def _on_picker_committed(self, reference: Reference | None) -> None:
        self.picker.show_value(None)
        engagement = self._engagement
        if reference is None or engagement is None:
            return
        self._problem.hide()

        def add(project: Project) -> Attendance:
            if reference.kind != Noun.CONTACT:
                return Attendance(organisation=reference, status=AttendanceStatus.ATTENDED)
            present = records.get(project, Contact, reference.id).primary_affiliation
            return Attendance(
                contact=reference,
                organisation=present.organisation if present else None,
                status=AttendanceStatus.ATTENDED,
            )

        self._context.read(add, lambda seat: self._save((*self.model.seats, seat)))

    def _chosen_rows(self) -> set[int]:
        return {index.row() for index in self.table.selectionModel().selectedRows()}

    def _on_came_clicked(self) -> None:
        rows = self._chosen_rows() or set(range(len(self.model.seats)))
        self._save(
            [
                replace(seat, status=AttendanceStatus.ATTENDED) if row in rows else seat
                for row, seat in enumerate(self.model.seats)
            ]
        )

    def _on_remove_clicked(self) -> None:
        rows = self._chosen_rows()
        self._save([seat for row, seat in enumerate(self.model.seats) if row not in rows])

    def _save(self, seats: Sequence[Attendance]) -> None:
        engagement = self._engagement
        if engagement is None or tuple(seats) == self.model.seats:
            return
        self._problem.hide()
        self._context.write(
            lambda project, progress: records.edit(
                project, Engagement, engagement.id, attendance=tuple(seats)
            ),
            on_failed=lambda error: errors.show_beside(self._problem, error),
        )
