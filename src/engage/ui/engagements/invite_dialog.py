"""The dialog that invites all whom a filter finds, or those who are chosen among them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QWidget,
)

from engage.domain.contacts import Contact
from engage.domain.engagements import AttendanceRole, Engagement
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services import attendance, records
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.models.paged_table import Column, Look, PagedTable
from engage.ui.paged_records import paged_records
from engage.ui.tasks import Task
from engage.ui.translation import plural, word
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.record_table import RecordTable
from engage.ui.widgets.words import Words

_SIZE = (84 * theme.GRID, 64 * theme.GRID)
_NOUNS = (Noun.ORGANISATION, Noun.CONTACT)


class InviteDialog(QDialog):
    """Says how many would be invited, and who has a seat already; all of them are invited in one deed."""

    def __init__(self, context: Context, engagement: Engagement, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Invite by a filter"))
        self._context = context = context.for_dialog(self)
        self._engagement = engagement
        self._counting: Task | None = None
        seats = engagement.attendance
        self._seated = {
            Noun.ORGANISATION: {seat.organisation.id for seat in seats if seat.organisation},
            Noun.CONTACT: {seat.contact.id for seat in seats if seat.contact},
        }
        self._number = 0
        self._new: int | None = None
        """How many of those found have no seat; None while that is not known."""
        self._models = [self._table_of(noun) for noun in _NOUNS]
        self.bar = FilterBar(_NOUNS[0])
        self.table = RecordTable()
        self.table.setAccessibleName(self.tr("Found"))
        self.count = Words(wraps=True)
        self.problem = Words(role="problem", wraps=True)
        self.problem.hide()
        self.role = ChoiceField()
        self.role.offer_choices(AttendanceRole)
        self.role.show_value(AttendanceRole.PARTICIPANT)
        self.role.setAccessibleName(self.tr("Role of those invited"))
        self._switch = QButtonGroup(self)
        switch = QHBoxLayout()
        switch.setSpacing(theme.GRID // 2)
        for number, noun in enumerate(_NOUNS):
            button = QPushButton(plural(noun).capitalize())
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setChecked(not number)
            button.setAutoDefault(False)
            self._switch.addButton(button, number)
            switch.addWidget(button)
        switch.addStretch()
        label = Words(self.tr("as"), "quiet")
        label.setBuddy(self.role)
        switch.addWidget(label)
        switch.addWidget(self.role)
        self._switch.idClicked.connect(self._turn_to)
        self.bar.filter_changed.connect(lambda text: self._load())
        layout = dialog_frame.begin(self, self.tr("Invite to {}").format(engagement.title))
        layout.addLayout(switch)
        layout.addWidget(self.bar)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.count)
        layout.addWidget(self.problem)
        self.invite_button = dialog_frame.end(self, layout, self.tr("Invite"))
        self.table.opened.connect(lambda id: self.invite_button.click())
        self.resize(*_SIZE)
        self._turn_to(0)
        self.bar.line.setFocus()

    def _table_of(self, noun: Noun) -> PagedTable:
        seated = self._seated[noun]
        has_seat = Column(
            self.tr("On the list"), lambda found: self.tr("already") if found.id in seated else "", width=12
        )
        if noun is Noun.ORGANISATION:
            columns = [
                Column(self.tr("Name"), lambda body: body.name, sort="name"),
                Column(self.tr("Kind"), lambda body: [word(body.kind)], Look.CHIPS, "kind", 16),
                Column(self.tr("Region"), lambda body: body.region, Look.QUIET, "region", 14),
                has_seat,
            ]
        else:
            columns = [
                Column(self.tr("Name"), lambda person: person.name, sort="name"),
                Column(self.tr("Organisation"), _main_organisation, Look.QUIET, "organisation", 28),
                has_seat,
            ]
        model = paged_records(self._context, noun, columns, self)
        model.refused.connect(lambda error: self.bar.refuse(error))
        model.modelReset.connect(self._recount)
        return model

    @property
    def _noun(self) -> Noun:
        return _NOUNS[self._number]

    def _turn_to(self, number: int) -> None:
        self._number = number
        self.table.show_table(self._models[number])
        self.table.selectionModel().selectionChanged.connect(lambda: self._tell())
        self.bar.set_noun(_NOUNS[number])
        self._load()

    def _load(self) -> None:
        self._models[self._number].load(self.bar.text())

    # What would be done

    def _recount(self) -> None:
        """Count how many of those found have no seat."""
        noun, text = self._noun, self.bar.text()
        record, seated = records.CLASSES[noun], self._seated[noun]
        self._new = None

        def show(new: int) -> None:
            if task is self._counting:
                self._new = new
                self._tell()

        def ignore(error: EngageError) -> None:
            """The list says it already."""

        task = self._counting = self._context.read(
            lambda project: sum(id not in seated for id in records.ids(project, record, text)), show, ignore
        )

    def _chosen(self) -> Sequence[int]:
        return self.table.selected_ids()

    def _tell(self) -> None:
        """Say what the button would do; without a filter, it takes those who are chosen only."""
        found = self._models[self._number].rowCount()
        chosen = self._chosen() if self.table.selected_count() else ()
        if chosen:
            new = sum(id not in self._seated[self._noun] for id in chosen)
            total = len(chosen)
            words = self.tr("{} chosen; {} of them are on the list already.")
        else:
            new, total = self._new or 0, found
            words = self.tr("{} found; {} of them are on the list already.")
        text = words.format(f"{total:,}", f"{total - new:,}")
        is_all = not chosen and not self.bar.text()
        if is_all:
            text = self.tr("{} in all. Narrow them down with a filter, or choose some.").format(f"{found:,}")
        self.count.setText(text)
        can_invite = new > 0 and not is_all
        self.invite_button.setText(
            self.tr("Invite {}").format(f"{new:,}") if can_invite else self.tr("Invite")
        )
        self.invite_button.setEnabled(can_invite)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the filter goes on to those whom it finds; once more, and they are invited."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.bar.line.hasFocus():
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def accept(self) -> None:
        """Invite them, as one deed."""
        self.problem.hide()
        record = Contact if self._noun is Noun.CONTACT else Organisation
        ids = list(self._chosen()) or None
        text, role, engagement = self.bar.text(), self.role.value(), self._engagement.id
        self.invite_button.setEnabled(False)
        self._context.write(
            lambda project, progress: attendance.invite(
                project, engagement, record, text, ids=ids, role=role
            ),
            lambda changes: super(InviteDialog, self).accept(),
            self._refuse,
            label=self.tr("Inviting"),
        )

    def _refuse(self, error: EngageError) -> None:
        self.invite_button.setEnabled(True)
        errors.show_beside(self.problem, error)


def _main_organisation(contact: Contact) -> str:
    role = contact.primary_affiliation
    return role.organisation.name if role else ""
