"""What a list can be narrowed down to from where it stands, with counts."""

from __future__ import annotations

from collections import Counter

from engage.domain.facets import RATED, FacetValue, without
from engage.domain.filters import FIELDS, Form, parse
from engage.domain.records import Noun
from engage.domain.text import fold
from engage.storage import facets
from engage.storage.project import Project

MOST_TEXTS = 300
"""Different texts of a field that are offered: the commonest."""


def values(project: Project, noun: Noun, text: str, field: str) -> list[FacetValue]:
    """Return the values of a field with what each would find beside all else that is asked for, most first.

    Raises `Invalid` where the filter cannot be read.
    """
    wanted = without(parse(text, noun, me=project.who), field)
    with project.reading() as connection:
        found = facets.counts(connection, wanted, field)
    form = FIELDS[noun][field].form
    if form is Form.CHOICE:
        counted = [FacetValue(value, count) for value, count in found]
    else:
        counted = _texts(found, is_whole=form is Form.TAG)
    return sorted(counted, key=lambda each: (-each.count, each.key))


def ratings(project: Project, noun: Noun, text: str) -> dict[tuple[int, int], int]:
    """Return how many each influence with each interest would find; raises `Invalid`."""
    wanted = without(parse(text, noun, me=project.who), *RATED)
    with project.reading() as connection:
        return facets.ratings(connection, wanted)


def _texts(found: list[tuple[str, int]], *, is_whole: bool) -> list[FacetValue]:
    """Put together what a filter does not tell apart; a text finds those in which it is contained, too."""
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for text, count in sorted(found, key=lambda each: -each[1]):
        key = fold(text).strip()
        if key:
            counts[key] += count
            written.setdefault(key, text.strip())
    keys = [key for key, _ in counts.most_common(MOST_TEXTS)]
    if is_whole:
        return [FacetValue(written[key], counts[key]) for key in keys]
    return [
        FacetValue(written[key], sum(count for other, count in counts.items() if key in other))
        for key in keys
    ]
