"""What was promised or is to be done: by when, to whom, by whom, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.records import Noun
from engage.services import records
from engage.ui.commitments import drafts
from engage.ui.commitments.due import due_text
from engage.ui.commitments.editor import CommitmentEditor
from engage.ui.context import Context
from engage.ui.dates import long_date
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look
from engage.ui.translation import mark, word
from engage.ui.widgets.quick_filters import QuickFilters

_OPEN = "is:open"
_OVERDUE = "is:overdue"


def _today() -> dt.date:
    return dt.datetime.now().astimezone().date()


def _to_whom(commitment: Commitment) -> str:
    names = [reference.name for reference in (commitment.contact, commitment.organisation) if reference]
    return ", ".join(names or commitment.unresolved[:1])


def _origin(commitment: Commitment) -> str:
    origin = commitment.engagement or commitment.feedback
    return origin.name if origin else ""


COLUMNS = (
    Column(mark("Due"), lambda promised: due_text(promised, _today()), Look.DUE, "due_on", 16),
    Column(mark("What"), lambda promised: promised.text, sort="text"),
    Column(mark("To"), _to_whom, sort="who", width=20),
    Column(mark("Owner"), lambda promised: promised.owner, sort="owner", width=14),
    Column(mark("State"), lambda promised: [word(promised.state)], Look.CHIPS, "state", 10),
    Column(mark("From"), _origin, Look.QUIET, width=14),
)


class CommitmentsPage(ListPage):
    """Follow-ups, what is due first at the top; those that are open, unless others are asked for."""

    name = "follow_ups"
    nouns = frozenset({Noun.COMMITMENT})
    deeds = frozenset(f"mark_{state}" for state in CommitmentState)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        editor = CommitmentEditor(context)
        editor.record_wanted.connect(self.record_wanted)
        self.add_listing(
            Listing(
                Noun.COMMITMENT,
                COLUMNS,
                self.make_inspector(editor, self._heading, ()),
                (
                    self.tr("Nothing to follow up yet"),
                    self.tr(
                        "Note what was promised, to whom and by when; or begin a logged line with > and it "
                        "lands here."
                    ),
                ),
                self._draft,
            )
        )
        choices = [(self.tr("Open"), _OPEN), (self.tr("Overdue"), _OVERDUE), (self.tr("All"), "")]
        self.quick_filters = QuickFilters(self.filter_bar, Noun.COMMITMENT, choices)
        self._switch_row.addWidget(self.quick_filters)
        self._buttons.addWidget(self._mark_button())
        self.add_button("new", self.tr("New"), is_primary=True)
        self.quick_filters.choose(_OPEN)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("CommitmentsPage", "Follow-ups")

    def _mark_button(self) -> QPushButton:
        """The states, each with its key, for those who do not know the keys yet."""
        button = QPushButton(self.tr("Mark as"))
        menu = QMenu(button)
        menu.addActions([self.context.actions[f"mark_{state}"] for state in CommitmentState])
        button.setMenu(menu)
        button.setEnabled(not self.context.project.is_read_only)
        return button

    def _heading(self, promised: Commitment) -> tuple[str, str]:
        made = self.tr("made {}").format(long_date(promised.made_on)) if promised.made_on else ""
        parts = [word(promised.state), due_text(promised, _today()), made]
        return records.name_of(promised, longest=120), " · ".join(filter(None, parts))

    def first_steps(self, noun: Noun) -> list[tuple[str, Callable[[], object]]]:
        return [(self.tr("New follow-up"), self.new_record)]

    def nothing_found(
        self, noun: Noun, filter: str
    ) -> tuple[str, str, list[tuple[str, Callable[[], object]]]]:
        if filter == _OPEN:
            sentence = self.tr(
                "Note what was promised, to whom and by when; it stands here until it is marked as kept."
            )
            return self.tr("Nothing is open"), sentence, self.first_steps(noun)
        if filter == _OVERDUE:
            return self.tr("Nothing is overdue"), self.tr("Everything that was due is done."), []
        return super().nothing_found(noun, filter)

    # Deeds

    def _draft(self) -> Commitment:
        return Commitment(text="", owner=self.context.preferences.settings.who, made_on=_today())

    def begin(self, noun: Noun, id: int | None) -> None:
        """Begin a follow-up of a record; of None, of nothing in particular."""
        if id is None:
            self.new_record()
            return
        source = records.CLASSES[noun]
        blank = self._draft()
        self.context.read(
            lambda project: records.get(project, source, id),
            lambda record: self.listing.inspector.show_draft(drafts.following(blank, record)),
        )

    def mark(self, state: CommitmentState) -> None:
        """Say how the chosen ones stand."""
        ids = self.table.selected_ids()
        if ids:
            self.context.write(lambda project, progress: records.edit(project, Commitment, ids, state=state))
