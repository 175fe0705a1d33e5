"""Facets: what a list can be narrowed down by with ticks, each tick a term of its filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engage.domain.filters import Filter, RatingRange, Term, quoted
from engage.domain.records import Choice, Noun
from engage.domain.text import fold

FACETS: Mapping[Noun, tuple[str, ...]] = {
    Noun.ORGANISATION: ("kind", "region", "sector", "size", "tag"),
    Noun.CONTACT: ("kind", "region", "sector", "size", "tag", "objection"),
}
"""The fields of the filter language that are offered with their values, for those that are rated."""

RATED = ("influence", "interest")
"""The two ratings, which are offered crosswise."""

WHOLE = RatingRange(1, 5)


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet, and how many records it would find."""

    value: Choice | str
    count: int

    @property
    def key(self) -> str:
        """What tells it apart from the others: as a filter compares it."""
        return self.value.value if isinstance(self.value, Choice) else fold(self.value).strip()


@dataclass(frozen=True, slots=True)
class Rectangle:
    """The ratings that are asked for: so much influence and so much interest."""

    influence: RatingRange
    interest: RatingRange


def ticked(wanted: Filter, field: str) -> tuple[str, ...]:
    """Return the keys of the values of a field that a filter asks for."""
    return tuple(
        value.value if isinstance(value, Choice) else value
        for term in wanted.terms
        if _asks_for(term, field)
        for value in term.values
        if isinstance(value, (Choice, str))
    )


def rectangle(wanted: Filter) -> Rectangle | None:
    """Return the ratings that a filter asks for; None where it asks for none, or for several of a kind."""
    asked: list[RatingRange | None] = []
    for field in RATED:
        terms = [term for term in wanted.terms if _asks_for(term, field)]
        if len(terms) > 1 or any(len(term.values) > 1 for term in terms):
            return None
        values = [value for term in terms for value in term.values if isinstance(value, RatingRange)]
        asked.append(values[0] if values else None)
    if asked == [None, None]:
        return None
    influence, interest = (each or WHOLE for each in asked)
    return Rectangle(influence, interest)


def without(wanted: Filter, *fields: str) -> Filter:
    """Return a filter that does not ask for these fields, but still leaves out what it left out."""
    kept = (term for term in wanted.terms if not any(_asks_for(term, field) for field in fields))
    return Filter(wanted.noun, tuple(kept))


def with_values(wanted: Filter, field: str, values: Sequence[str]) -> str:
    """Return the text of a filter that asks for these values of a field and no others; none: for any."""
    term = f"{field}:{','.join(map(quoted, values))}" if values else ""
    return " ".join(filter(None, (str(without(wanted, field)), term)))


def with_rectangle(wanted: Filter, ratings: Rectangle | None) -> str:
    """Return the text of a filter that asks for these ratings; None: for any."""
    terms = (
        [f"influence:{_range(ratings.influence)}", f"interest:{_range(ratings.interest)}"] if ratings else []
    )
    return " ".join(filter(None, (str(without(wanted, *RATED)), *terms)))


def _asks_for(term: Term, field: str) -> bool:
    return term.field == field and not term.is_negated


def _range(ratings: RatingRange) -> str:
    first, last = ratings.first or 1, ratings.last or 5
    return f"{first}" if first == last else f"{first}..{last}"
