"""What was promised or is to be done: by when, to whom, by whom, and how it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from engage.domain.changes import Changes
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.filters import parse, quoted
from engage.domain.progress import Progress
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import commitments, records, stakeholders
from engage.services.projects import Project
from engage.ui.commitments import drafts
from engage.ui.commitments.days import due_day
from engage.ui.commitments.due import due_text, standing_text
from engage.ui.commitments.editor import CommitmentEditor
from engage.ui.commitments.prompt import Prompt
from engage.ui.context import Context
from engage.ui.dates import day_and_date, long_date
from engage.ui.help.help_key import offer_help
from engage.ui.list_page import Listing, ListPage
from engage.ui.models.paged_table import Column, Look
from engage.ui.translation import mark, word

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
    Column(mark("Due"), lambda promised: standing_text(promised, _today()), Look.DUE, "due_on", 22, least=20),
    Column(mark("What"), lambda promised: promised.text, sort="text"),
    Column(mark("To"), _to_whom, sort="who", width=24, least=12),
    Column(mark("Owner"), lambda promised: promised.owner, sort="owner", width=14, least=8),
    Column(mark("From"), _origin, Look.QUIET, width=24, least=12, is_extra=True),
    Column(mark("State"), lambda promised: [word(promised.state)], Look.CHIPS, "state", 10, is_extra=True),
)

BESIDE_A_RECORD = (
    Column(mark("State"), lambda promised: [word(promised.state)], Look.CHIPS, width=9),
    Column(mark("What"), lambda promised: promised.text),
)
"""Where they are listed with what they were promised to, or at."""

_VIEWS = (
    (mark("Open"), _OPEN),
    (mark("Overdue"), _OVERDUE),
    (mark("This week"), "is:soon"),
    (mark("Later"), "is:later"),
    (mark("Kept"), "state:kept"),
    (mark("Broken"), "state:broken"),
    (mark("All"), ""),
)
"""The filters that people want most."""

_MARKS = tuple(f"mark_{state}" for state in CommitmentState)
_DEEDS = ("reschedule", "hand_over")


class CommitmentsPage(ListPage):
    """Follow-ups, what is due first at the top; those that are open, unless others are asked for."""

    name = "follow_ups"
    nouns = frozenset({Noun.COMMITMENT})
    deeds = frozenset((*_MARKS, *_DEEDS))

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.add_listing(
            Listing(
                Noun.COMMITMENT,
                COLUMNS,
                self.make_inspector(Noun.COMMITMENT, lambda: CommitmentEditor, self._heading),
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
        self.mine = QPushButton(self.tr("Mine"))
        self.mine.setProperty("role", "segment")
        self.mine.setCheckable(True)
        self.mine.setToolTip(self.tr("Only what I am to do"))
        self.mine.clicked.connect(self._on_mine_clicked)
        self.filter_bar.filter_changed.connect(lambda text: self._show_mine())
        self.quick_filters = self.add_quick_filters(_VIEWS, self.mine)
        self._buttons.addWidget(self._change_button())
        self.add_button("new", self.tr("New"), is_primary=True)
        self.quick_filters.choose(_OPEN)
        self.offer_for_many(*_MARKS, *_DEEDS, "remove")

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("CommitmentsPage", "Follow-ups")

    def _change_button(self) -> QPushButton:
        """What can be done with those that are chosen, each with its key."""
        button = QPushButton(self.tr("Change"))
        menu = QMenu(button)
        menu.addActions([self.context.actions[name] for name in _MARKS])
        menu.addSeparator()
        menu.addActions([self.context.actions[name] for name in _DEEDS])
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
            lambda record: self.show_draft(drafts.following(blank, record)),
        )

    def mark(self, state: CommitmentState) -> None:
        """Say how the chosen ones stand; of those that are done with, ask what came of them."""
        ids = self.table.selected_ids()
        if not ids:
            return
        if state is CommitmentState.OPEN:
            self.context.write(
                lambda project, progress: commitments.mark(project, ids, state, progress=progress),
                label=self.tr("Changing follow-ups"),
            )
            return
        self._ask(
            self.tr("Mark {} as {}").format(self._spoken_of(ids), word(state)),
            self.tr("What came of it (may be left empty)"),
            self.tr("Mark"),
            str.strip,
            lambda outcome: "",
            lambda project, outcome, progress: commitments.mark(
                project, ids, state, outcome, progress=progress
            ),
        )

    def reschedule(self) -> None:
        """Ask for the day by which the chosen ones are to be done."""
        ids = self.table.selected_ids()
        if ids:
            self._ask(
                self.tr("Move {} to another day").format(self._spoken_of(ids)),
                self.tr("Day: 12 April, friday, +3, 2w, 1m, or none"),
                self.tr("Move"),
                lambda text: due_day(text, _today()),
                lambda day: day_and_date(day, is_long=True) if day else self.tr("on no day"),
                lambda project, day, progress: commitments.reschedule(project, ids, day, progress=progress),
            )

    def hand_over(self) -> None:
        """Ask by whom the chosen ones are to be done."""
        ids = self.table.selected_ids()
        if ids:
            prompt = self._ask(
                self.tr("Hand {} over").format(self._spoken_of(ids)),
                self.tr("To whom"),
                self.tr("Hand over"),
                str.strip,
                lambda owner: "" if owner else self.tr("Left empty: to nobody yet."),
                lambda project, owner, progress: commitments.hand_over(
                    project, ids, owner, progress=progress
                ),
            )
            self.context.for_dialog(prompt).read(
                stakeholders.owners, lambda found: prompt.offer([each.owner for each in found])
            )

    def _spoken_of(self, ids: Sequence[int]) -> str:
        if len(ids) > 1:
            return self.tr("{} follow-ups").format(f"{len(ids):,}")
        record = self.listing.inspector.editor.record
        return self.tr("“{}”").format(records.name_of(record)) if record else self.tr("the follow-up")

    def _ask(
        self,
        heading: str,
        caption: str,
        button: str,
        read: Callable[[str], Any],
        told: Callable[[Any], str],
        deed: Callable[[Project, Any, Progress], Changes],
    ) -> Prompt:
        """Ask for one value, then do the deed with it."""
        prompt = Prompt(heading, caption, button, read, told, self)
        prompt.answered.connect(
            lambda value: self.context.write(
                lambda project, progress: deed(project, value, progress), label=self.tr("Changing follow-ups")
            )
        )
        offer_help(prompt, self.context.actions["help"], self.name)
        prompt.open()
        return prompt

    # Views

    def refresh(self) -> None:
        super().refresh()
        self._show_mine()

    def _mine(self) -> str:
        """The term that asks for what the person at the keyboard is to do; blank where nobody is named."""
        who = self.context.preferences.settings.who
        return f"owner:{quoted(who)}" if who else ""

    def _terms(self) -> list[str]:
        try:
            return [str(term) for term in parse(self.filter_bar.text(), Noun.COMMITMENT).terms]
        except Invalid:
            return []

    def _show_mine(self) -> None:
        self.mine.setVisible(bool(self._mine()))
        self.mine.setChecked(self._mine() in self._terms())

    def _on_mine_clicked(self) -> None:
        mine, terms = self._mine(), self._terms()
        others = [term for term in terms if term != mine]
        self.filter_bar.set_text(" ".join(others if mine in terms else [*others, mine]))
        self._show_mine()
