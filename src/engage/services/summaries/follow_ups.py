"""What was promised: to whom, by whom, by when, and how it stands; what is late comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from engage.domain.commitments import WEEK, Commitment, CommitmentState
from engage.domain.disclosure import is_more_open
from engage.domain.leaks.search import Owner
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.services.summaries.commitments import Promise, held_promises, promises_of, promises_table
from engage.services.summaries.document import Block, Document, Figure, Heading, Paragraph, Span, Text, Tone
from engage.services.summaries.lists import list_document, notices, number_of
from engage.services.summaries.scope import Scope
from engage.services.summaries.wording import plural

BY = ("due", "owner")
"""By what they may be put together."""

_NOBODY = "Nobody yet"


def build(scope: Scope) -> Document:
    """Return the list of follow-ups; by whom they are to be done, and that we are late, is for ourselves."""
    promises = promises_of(scope, scope.selected)
    if scope.told:
        promises = [promise for promise in promises if not is_more_open(scope.told, promise.level)]
    printed = [promise for promise in promises if promise.is_printed]
    blocks: list[Block] = [Paragraph(_opening(scope, promises), Tone.LEAD)]
    parts = _by_owner if scope.is_internal and scope.options["by"] == "owner" else _by_due
    for title, found in parts(scope, printed):
        blocks += [Heading(1, title), *promises_table(scope, found)]
    held: list[Text] = [*held_promises(promises)]
    if scope.told:
        held.append(
            "The filter says to whom. What may not be told so far of them is left out, and not counted."
        )
    return list_document(
        scope,
        "Follow-ups",
        number_of(Noun.COMMITMENT, len(promises), _behind(promises)),
        [*blocks, *notices(scope, held)],
        named=frozenset[Owner]().union(*(promise.named for promise in printed)),
    )


def _opening(scope: Scope, promises: Sequence[Promise]) -> Text:
    if not promises:
        return "There is no follow-up yet." if scope.is_whole else "No follow-up is in this selection."
    words: list[Span] = []
    for state in CommitmentState:
        found = [promise for promise in promises if promise.commitment.state is state]
        if found:
            words += [", " if words else "", Figure(len(found), _behind(found)), f" {state.label}"]
    late = [promise for promise in promises if promise.commitment.is_overdue(scope.made_on)]
    if late and scope.is_internal:
        words += ["; ", Figure(len(late), _behind(late)), f" {plural(len(late), 'is', 'are')} overdue"]
    return (*words, ".")


def _behind(promises: Sequence[Promise]) -> tuple[int, ...]:
    """The feedback from which they follow."""
    return tuple(sorted({p.commitment.feedback.id for p in promises if p.commitment.feedback}))


def _by_due(scope: Scope, promises: Sequence[Promise]) -> Iterator[tuple[str, list[Promise]]]:
    sections = _LATE_FIRST if scope.is_internal else _OPEN_FIRST
    for title, belongs in sections:
        if found := [promise for promise in promises if belongs(scope, promise.commitment)]:
            yield title, found


def _by_owner(scope: Scope, promises: Sequence[Promise]) -> Iterator[tuple[str, list[Promise]]]:
    """Each of us with what they have to do, what is late first; what nobody has yet comes last."""
    owners: dict[str, list[Promise]] = {}
    for promise in promises:
        owners.setdefault(fold(promise.commitment.owner).strip(), []).append(promise)
    for owner in sorted(owners, key=lambda name: (not name, name)):
        ordered = [found for _, section in _by_due(scope, owners[owner]) for found in section]
        yield owners[owner][0].commitment.owner.strip() or _NOBODY, ordered


def _is_open(commitment: Commitment) -> bool:
    return commitment.state is CommitmentState.OPEN


def _is_soon(scope: Scope, commitment: Commitment) -> bool:
    due = commitment.due_on
    return _is_open(commitment) and due is not None and scope.made_on <= due <= scope.made_on + WEEK


def _is_later(scope: Scope, commitment: Commitment) -> bool:
    is_sooner = commitment.is_overdue(scope.made_on) or _is_soon(scope, commitment)
    return _is_open(commitment) and not is_sooner


_Section = tuple[str, Callable[[Scope, Commitment], bool]]

_LATE_FIRST: tuple[_Section, ...] = (
    ("Overdue", lambda scope, commitment: commitment.is_overdue(scope.made_on)),
    ("Due within a week", _is_soon),
    ("Later, or on no day", _is_later),
    ("Settled", lambda _, commitment: not _is_open(commitment)),
)
_OPEN_FIRST: tuple[_Section, ...] = (
    ("Open", lambda _, commitment: _is_open(commitment)),
    ("Settled", lambda _, commitment: not _is_open(commitment)),
)
