"""Whom or what an unresolved mark means: somebody known, somebody new, or nobody to be asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QStandardItem
from PySide6.QtWidgets import QWidget

from engage.domain.changes import Changes
from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.organisations import Organisation
from engage.domain.quick_log import MarkKind
from engage.domain.records import Noun
from engage.services import resolving
from engage.ui.context import Context
from engage.ui.feedback.pick_palette import PickPalette
from engage.ui.tasks import Task
from engage.ui.translation import word
from engage.ui.widgets.entry_delegate import NOTE

if TYPE_CHECKING:
    from engage.services.projects import Project
    from engage.services.resolving import Candidate

_Deed = Callable[["Project", Sequence[int], str], Changes]


class ResolvePalette(PickPalette):
    """Enter takes the first that fits; making a new one and leaving it stand below, and are gone to."""

    deed_chosen = Signal(object)
    """A function of the project, the ids of the feedback and the mark, which does it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(
            parent,
            title=self.tr("Resolve a mark"),
            line=self.tr("Who or what is meant"),
            hint=self.tr("A name, or a theme…"),
            listed=self.tr("Who or what it may be"),
        )
        self._context = context
        self._feedback = 0
        self._mark = ""
        self._looking: Task | None = None
        self._deeds: list[_Deed] = []
        self.typed.connect(self._look)
        self.picked.connect(lambda row: self.deed_chosen.emit(self._deeds[row]))

    def open_over(self, window: QWidget, feedback: Feedback, mark: str, count: int) -> None:
        """Ask what the mark means in the feedback, and in others: in `count` pieces altogether."""
        self._feedback, self._mark = feedback.id, mark
        text = " ".join(feedback.text.split())
        said = f"{text[:80].rstrip()}…" if len(text) > 80 else text
        what = (
            self.tr("What does {} mean in “{}”?").format(mark, said)
            if count == 1
            else self.tr("What does {} mean in {} pieces of feedback?").format(mark, f"{count:,}")
        )
        self.show_entries([])
        self.lie_over(window, what, resolving.named_by(mark)[1])
        self._look(self.line.text())

    def _look(self, typed: str) -> None:
        feedback, mark = self._feedback, self._mark
        if not feedback:
            return

        def show(found: list[Candidate]) -> None:
            if task is self._looking:
                self._offer(found, typed.strip())

        self.wait_for_entries()
        task = self._looking = self._context.read(
            lambda project: resolving.candidates(project, feedback, mark, typed), show
        )

    def _offer(self, found: Sequence[Candidate], typed: str) -> None:
        entries = [self._candidate(each) for each in found]
        self._deeds = [_resolving(each) for each in found]
        if typed and resolving.named_by(self._mark)[0] is not MarkKind.THEME:
            given, _, family = typed.rpartition(" ")
            for text, record in (
                (self.tr("New organisation “{}”"), Organisation(name=typed)),
                (self.tr("New contact “{}”"), Contact(given_name=given, family_name=family)),
            ):
                entries.append(self._entry(text.format(typed), ""))
                self._deeds.append(_making(record))
        entries.append(self._entry(self.tr("Ask no more; keep {} in the notes").format(self._mark), ""))
        self._deeds.append(resolving.leave)
        nothing = self.tr("Nothing has these words. What can be done is below: go to it by ↓.")
        self.show_entries(entries, "" if found else nothing)

    def _candidate(self, candidate: Candidate) -> QStandardItem:
        reference = candidate.reference
        if candidate.noun is Noun.THEME:
            return self._entry(f"{reference.kind}  {reference.name}", "")
        notes = [self.tr("was there")] if candidate.was_there else []
        return self._entry(reference.name, ", ".join((*notes, word(candidate.noun))))

    def _entry(self, text: str, note: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setData(note, NOTE)
        item.setAccessibleText(", ".join(filter(None, (text, note))))
        return item


def _resolving(candidate: Candidate) -> _Deed:
    def deed(project: Project, feedback: Sequence[int], mark: str) -> Changes:
        return resolving.resolve(project, feedback, mark, candidate.noun, candidate.reference.id)

    return deed


def _making(record: Any) -> _Deed:
    def deed(project: Project, feedback: Sequence[int], mark: str) -> Changes:
        return resolving.resolve_as_new(project, feedback, mark, record)

    return deed
