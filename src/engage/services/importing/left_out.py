"""Saying what a format has that Engage does not keep: nothing is lost in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from engage.domain.choices import excerpt

_NAMED = 20
"""How many kinds of things are named; of a file that makes them up the rest is only counted."""


def said_of(counts: Mapping[str, int], words: Mapping[str, tuple[str, str]]) -> str:
    """Return a sentence such as "Left out: 12 birthdays, 3 X-SKYPE.".

    `words` has one and several of the properties that people have a word for.
    """
    said: Counter[tuple[str, str]] = Counter()
    for name, count in counts.items():
        said[words.get(name) or (excerpt(name), excerpt(name))] += count
    named = [
        f"{count:,} {one if count == 1 else several}" for (one, several), count in said.most_common(_NAMED)
    ]
    if rest := len(said) - _NAMED:
        named += [f"and {rest:,} more"] if rest > 0 else []
    return f"Left out: {', '.join(named)}."
