"""Words that tell one of too few: where two unions were there, "one of two unions said" names the union."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from engage.domain.disclosure import in_words, plural, several
from engage.domain.organisations import OrganisationKind


def small_cells_in(text: str, smallest: int) -> Iterator[tuple[int, int]]:
    """Return where a text speaks of one or all of so few of a kind that they can be told, as slices.

    `smallest` is how many there must be at least (product design, "Disclosure, exactly").
    """
    for match in _too_few(smallest).finditer(text):
        yield match.span()


@cache
def _too_few(smallest: int) -> re.Pattern[str]:
    kinds = [kind for kind in OrganisationKind if kind is not OrganisationKind.OTHER]
    one = "|".join(
        sorted((re.escape(several(kind, 1).partition(" ")[2]) for kind in kinds), key=len, reverse=True)
    )
    many = "|".join(sorted((re.escape(plural(kind)) for kind in kinds), key=len, reverse=True))
    few = "|".join(f"{in_words(number)}|{number}" for number in range(2, smallest)) or "(?!)"
    which = r"(?:the\s+|our\s+|those\s+|these\s+)?(?:only\s+)?"
    what = r"(?:\w+\s+){0,2}?"
    return re.compile(
        rf"\b(?:(?:one|1|neither|none|either|all|some)\s+of\s+{which}(?:{few})\s+{what}(?:{many})"
        rf"|both\s+{which}{what}(?:{many})"
        rf"|(?:the|our)\s+(?:only|sole|single|other)\s+{what}(?:{one})"
        rf"|the\s+(?:{few})\s+{what}(?:{many}))\b",
        re.IGNORECASE,
    )
