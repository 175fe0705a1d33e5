"""Commitments as an audience may read them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from engage.domain.commitments import Commitment
from engage.domain.disclosure import Level, Rule, default_level, is_more_open
from engage.domain.feedback import Feedback
from engage.domain.leaks.search import Owner
from engage.services.summaries import heeding
from engage.services.summaries.document import Block, Column, Day, Figure, Table, Text
from engage.services.summaries.pieces import allowed_level, told
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import capital, counted, plural
from engage.storage import records, summaries

_IN_NAMES = (Level.NAMED, Level.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment as it stands for an audience."""

    commitment: Commitment
    """The whole record: only what this class gives of it may be printed."""
    level: Level
    """How much may be told of those to whom it was made."""
    is_printed: bool
    to_whom: str
    names_organisation: bool
    """Whether a reader may learn to which organisation it was made."""
    named: frozenset[Owner]
    """Whom it names."""


def read_promises(scope: Scope, is_wanted: Callable[[int | None, int | None], bool]) -> list[Promise]:
    """Return commitments as the audience may read them, those that are due first in front.

    `is_wanted` is asked with the ids of the engagement at which each was made and of the feedback from which
    it follows. What was said decides what is told: a commitment tells no more than the feedback from which it
    follows, and no more than the rule of the engagement at which it was made.
    """
    known = summaries.commitments(scope.connection)
    ids = [row.id for row in known if is_wanted(row.engagement_id, row.feedback_id)]
    return promises_of(scope, ids)


def promises_of(scope: Scope, ids: Sequence[int]) -> list[Promise]:
    """Return these commitments, in the order of their ids, as the audience may read them."""
    found = records.fetch(scope.connection, Commitment, ids)
    commitments = heeding.commitments(scope.connection, scope.audience, found)
    said = {commitment.feedback.id for commitment in commitments if commitment.feedback}
    behind = records.fetch(scope.connection, Feedback, sorted(said))
    heeded = heeding.feedback(scope.connection, scope.audience, behind)
    levels = {feedback.id: allowed_level(feedback) for feedback in heeded}
    return [_promise(scope, commitment, levels) for commitment in commitments]


def _promise(scope: Scope, commitment: Commitment, levels: dict[int, Level]) -> Promise:
    level = Level.NAMED if scope.is_internal else _level(commitment, levels)
    person = commitment.contact.name if commitment.contact and level is Level.NAMED else ""
    is_told = commitment.organisation is not None and level in _IN_NAMES
    body = commitment.organisation.name if commitment.organisation and is_told else ""
    has_open_marks = any(mark in commitment.text for mark in commitment.unresolved)
    return Promise(
        commitment,
        level,
        is_printed=scope.is_internal or (level is not Level.WITHHELD and not has_open_marks),
        to_whom=", ".join(name for name in (person, body) if name),
        names_organisation=is_told,
        named=told(commitment.contact, commitment.organisation, level),
    )


def _level(commitment: Commitment, levels: dict[int, Level]) -> Level:
    level = default_level(Rule(commitment.engagement.kind) if commitment.engagement else None)
    if commitment.feedback and is_more_open(level, levels[commitment.feedback.id]):
        return levels[commitment.feedback.id]
    return level


def promises_table(scope: Scope, promises: Sequence[Promise], *, says_to_whom: bool = True) -> list[Block]:
    """Return a table of the commitments that may be printed; by whom they are to be kept is for ourselves."""
    printed = [promise for promise in promises if promise.is_printed]
    if not printed:
        return []
    has_recipients = says_to_whom and any(promise.to_whom for promise in printed)
    columns = [Column("What", width=4)]
    columns += [Column("To whom", width=2)] if has_recipients else []
    columns += [Column("By whom", width=1.5)] if scope.is_internal else []
    # What came of it, in our own words, is as long as what was promised.
    has_outcomes = scope.is_internal and any(promise.commitment.outcome for promise in printed)
    columns += [Column("Due", width=1.5), Column("State", width=3 if has_outcomes else 1.5)]
    rows = []
    for promise in printed:
        commitment = promise.commitment
        row: list[Text] = [commitment.text]
        row += [promise.to_whom] if has_recipients else []
        row += [commitment.owner] if scope.is_internal else []
        rows.append((*row, Day(commitment.due_on) if commitment.due_on else "", _state(scope, commitment)))
    return [Table(tuple(columns), tuple(rows))]


def _state(scope: Scope, commitment: Commitment) -> str:
    """How it stands; that we are late, and what came of it in our own words, is for ourselves."""
    state = capital(commitment.state.label)
    if not scope.is_internal:
        return state
    if commitment.is_overdue(scope.made_on):
        return "Overdue"
    return f"{state}: {commitment.outcome}" if commitment.outcome else state


def held_promises(promises: Sequence[Promise]) -> Iterator[Text]:
    """Say how many commitments are not printed."""
    held = [promise.commitment for promise in promises if not promise.is_printed]
    if held:
        behind = tuple(sorted({c.feedback.id for c in held if c.feedback}))
        figure = counted(Figure(len(held), behind), "follow-up")
        yield (
            *figure,
            plural(len(held), " is not printed: it follows", " are not printed: they follow"),
            " from what may not be quoted, or marks are still to be resolved.",
        )
