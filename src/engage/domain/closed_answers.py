"""Answers that were chosen from some that were offered, and not put in own words.

A question does not say what could be chosen. A response sheet leaves what was chosen as it stood there,
several options parted by semicolons, and never as the respondent's own words; and the same words come again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from engage.domain.feedback import Stance
from engage.domain.text import fold

_LONGEST = 60
_MOST_OPTIONS = 12
_WORDS = 4
"""An answer of so few words is a choice, though nobody else made it."""
_PARTS = re.compile(r"\s*;\s*")
_SCALE = (Stance.SUPPORT, Stance.MIXED, Stance.NEUTRAL, Stance.OPPOSE, Stance.UNCLEAR, None)
_NUMBER = re.compile(r"\s*(\d+)")


def options_among(answers: Iterable[str]) -> dict[str, str]:
    """Return what seems to have been offered, each with how it is written, by its `fold`ed text.

    There is nothing where no answer was given twice.
    """
    parts = [part for answer in answers for part in options_of(answer)]
    times = Counter(map(fold, parts))
    known = {key for key, number in times.items() if number > 1}
    if not known:
        return {}
    if len(times) <= _MOST_OPTIONS:
        known |= {fold(part) for part in parts if len(part.split()) <= _WORDS}
    if len(known) > _MOST_OPTIONS:
        return {}
    written: dict[str, str] = {}
    for part in parts:
        if (key := fold(part)) in known:
            written.setdefault(key, part)
    return written


def options_of(answer: str) -> tuple[str, ...]:
    """Return the options that an answer may be made of; none where it is too long for that."""
    parts = tuple(dict.fromkeys(part for part in _PARTS.split(answer.strip()) if part))
    return parts if all(len(part) <= _LONGEST and "\n" not in part for part in parts) else ()


def in_order(
    options: Mapping[str, str], times: Mapping[str, int], stances: Mapping[str, Stance]
) -> list[str]:
    """Return the keys of options as a questionnaire has them.

    Numbers by size; a scale from those for it to those against it; any others by how often they were chosen.
    """
    numbers = {key: _NUMBER.match(text) for key, text in options.items()}
    if all(numbers.values()):
        return sorted(options, key=lambda key: (int(found[1]) if (found := numbers[key]) else 0, key))
    if stances:
        return sorted(options, key=lambda key: (*_place(key, stances.get(key)), -times[key], key))
    return sorted(options, key=lambda key: (-times[key], key))


def _place(key: str, stance: Stance | None) -> tuple[int, int]:
    """Where an option stands on a scale: "strongly" at its two ends."""
    strength = 1 if "strong" in key else 0
    return _SCALE.index(stance), strength if stance is Stance.OPPOSE else -strength
