"""How people and bodies are reached, compared."""

from __future__ import annotations

from collections.abc import Mapping

from engage.domain.matching.index import IsTelling
from engage.domain.matching.keys import international


def shares_phone(one: Mapping[str, str], other: Mapping[str, str], is_telling: IsTelling) -> bool:
    """Whether two have a number that few have, each given by its key.

    Numbers that end alike are told apart by the country where both say one.
    """
    return any(
        is_telling(key) and (number == other[key] or _is_one(number, other[key]))
        for key, number in one.items()
        if key in other
    )


def _is_one(number: str, other: str) -> bool:
    calls = {international(number), international(other)} - {""}
    return len(calls) < 2
