"""Stances as codes of a tree of their own, in the projects of programs for coding texts, out and in.

A coding there is a code at a passage and nothing more. So what stance is taken stands as one more code at the
same passage, behind the codes of the themes for which it holds: "2.1, 2.3, support, 4, oppose".
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping

from engage.domain.feedback import Stance

_OURS = uuid.UUID("0d9cf5b0-3f0a-5c77-9c53-5a2a4be1d3f6")
"""The namespace of these codes. It must never change: by it an import knows them."""

TREE = str(uuid.uuid5(_OURS, "stance"))
"""The code above them."""
CODES: Mapping[Stance, str] = {stance: str(uuid.uuid5(_OURS, stance.value)) for stance in Stance}
_STANCES: Mapping[str, Stance] = {code: stance for stance, code in CODES.items()}


def is_one(code: str) -> bool:
    """Whether a code says how somebody stands and not to what."""
    return code == TREE or code in _STANCES


def with_stances(codes: Iterable[tuple[str, Stance]]) -> Iterator[str]:
    """Yield the codes of themes, each with the stance towards it, and behind those of one stance its code."""
    by_stance: dict[Stance, list[str]] = {}
    for code, stance in codes:
        by_stance.setdefault(stance, []).append(code)
    for stance, alike in by_stance.items():
        yield from alike
        yield CODES[stance]


def parted(codes: Iterable[str]) -> tuple[dict[str, Stance], Stance | None]:
    """Return the codes of themes with their stances and, where there are none, the stance alone.

    Programs keep the order or not: where a passage has one stance only, it holds for all of its codes.
    """
    found: dict[str, Stance] = {}
    stances: dict[Stance, None] = {}
    waiting: list[str] = []
    for code in codes:
        if stance := _STANCES.get(code):
            stances[stance] = None
            found.update(dict.fromkeys(waiting, stance))
            waiting.clear()
        elif code != TREE and code not in found:
            waiting.append(code)
    only = next(iter(stances)) if len(stances) == 1 else None
    found.update(dict.fromkeys(waiting, only or Stance.UNCLEAR))
    if only:
        found = dict.fromkeys(found, only)
    return found, None if found else only
