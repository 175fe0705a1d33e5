"""Finding what a person meant in a list of words, and saying what there is where they meant nothing in it."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeVar, cast

from engage.domain.records import Choice
from engage.domain.text import compact, fold

_C = TypeVar("_C", bound=Choice)


def find_choice(choices: Iterable[_C], text: str) -> _C | None:
    """Return the choice that the text names by value or label.

    Case, spaces, hyphens and underscores make no difference.
    """
    several = tuple(choices)
    found = _by_name(several, tuple(map(type, several))).get(compact(text))
    return cast("_C | None", found)


@cache
def _by_name(choices: tuple[Choice, ...], types: tuple[type, ...]) -> dict[str, Choice]:
    """The choices by their compact values and labels; the first of two that share one.

    Their types tell choices of one name apart: for the cache these are but strings.
    """
    names: dict[str, Choice] = {}
    for choice in choices:
        for name in (choice.value, choice.label):
            names.setdefault(compact(name), choice)
    return names


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a slip of the finger may have been meant for."""
    from difflib import get_close_matches  # loaded for a slip of the finger, not for each start

    matches = get_close_matches(excerpt(fold(word)), list(known), n=1)
    return matches[0] if matches else None


def what_there_is(word: str, known: Iterable[str]) -> str:
    """Say what could have been written for `word`: the nearest, then all."""
    known = list(known)
    meant = nearest(word, known)
    every = f"Known are {', '.join(known)}"
    return f"Did you mean “{meant}”? {every}" if meant else every


def excerpt(text: str) -> str:
    """Return a text short enough to be named in a sentence."""
    text = " ".join(text.split())
    return text if len(text) <= 60 else f"{text[:59]}…"
