"""What lists, sheets and labels share: their first page, what is left out of them, and numbers to choose."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from engage.domain.choices import excerpt
from engage.domain.leaks.search import Owner
from engage.domain.objections import Objection, reason
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.summaries.closing import held_notice
from engage.services.summaries.document import Block, Callout, Document, Fact, Figure, Span, Text, plain
from engage.services.summaries.scope import Scope

_CALLED = {Noun.COMMITMENT: ("follow-up", "follow-ups")}
"""What a noun is called by those who read of it, where that is another word."""


def number_of(noun: Noun, number: int, feedback: Iterable[int] = ()) -> tuple[Span, ...]:
    """Return a number of records with their noun: "12 contacts"."""
    one, several = _CALLED.get(noun, (noun.label, noun.plural))
    return Figure(number, tuple(feedback)), f" {one if number == 1 else several}"


def list_document(
    scope: Scope,
    title: str,
    counts: Text,
    blocks: Sequence[Block],
    *,
    subtitle: str = "",
    facts: Sequence[Fact] = (),
    named: Iterable[Owner] = (),
) -> Document:
    """Return the document of a list, whose first page says of what it was made."""
    _, several = _CALLED.get(scope.wanted.noun, ("", scope.wanted.noun.plural))
    return Document(
        title=title,
        subtitle=subtitle,
        audience=scope.audience,
        made_on=scope.made_on,
        project=scope.details.name,
        controller=scope.details.controller,
        facts=(
            *facts,
            Fact("Filter", scope.filter or f"None: all {several}"),
            *([Fact("Counts", counts)] if plain(counts) else []),
        ),
        blocks=tuple(blocks),
        named=frozenset(named),
    )


def notices(scope: Scope, held: Sequence[Text], left_out: Sequence[Text] = ()) -> list[Block]:
    """Return the box that says what readers outside are not told, and who was left out at their own wish."""
    if not scope.is_internal:
        return [held_notice(scope, (*held, *left_out))]
    return [Callout("Left out", tuple(left_out))] if left_out else []


def left_out(asked: Mapping[Objection, int]) -> Iterator[Text]:
    """Say how many people were left out at their own wish: "2 left out: they asked not to be written to"."""
    for objection in Objection:
        if number := asked.get(objection, 0):
            yield Figure(number), f" left out: {reason(objection, number)}."


def not_quoted(asked: Mapping[Objection, int]) -> Iterator[Text]:
    """Say how much is counted and not quoted for what its speakers ask of us."""
    for objection in Objection:
        if number := asked.get(objection, 0):
            why = reason(objection, number)
            yield Figure(number), f" {'piece' if number == 1 else 'pieces'} of feedback: {why}."


def number_up_to(most: int) -> Callable[[str], int]:
    """Return how a number is read that is 0 at least; what it returns raises `Invalid` for anything else."""

    def read(text: str) -> int:
        if text.strip().isdecimal() and len(text) < 10 and int(text) <= most:
            return int(text)
        raise Invalid(
            f"“{excerpt(text)}” is no number that can be chosen here",
            f"it goes from 0 to {most}",
            "Give it in digits",
            field="options",
        )

    return read
