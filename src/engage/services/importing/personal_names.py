"""A person's name as others write it in one, taken apart: how they are addressed, given and family name."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from engage.domain.matching.personal_names import TITLES
from engage.domain.text import compact

_PEERS = frozenset({"lord", "lady", "baroness", "baron", "viscount", "viscountess", "earl", "countess"})
"""Titles that are followed by a family name, with or without a place."""
_TITLES = TITLES | _PEERS | {"the", "right", "honourable"}
_LETTERS = re.compile(r"(?:[ ,]+(?:MP|MSP|MS|AM|MLA|TD|QC|KC|CBE|OBE|MBE|GBE|KBE|DBE|FRS|PhD|JP))+\.?$")
"""What may stand behind a name."""
_LONGEST_LETTERS = 200
"""Characters that are looked at for them."""


@dataclass(frozen=True, slots=True)
class PersonalName:
    """The parts of a name."""

    title: str = ""
    given_name: str = ""
    family_name: str = ""
    letters: str = ""
    """What stands behind: "MP", "OBE"."""


def taken_apart(name: str) -> PersonalName:
    """Return the parts of a name written as "Dr Ana Sample MP", "Sample, Ana", "Lady Sample of Example"."""
    name = " ".join(name.split())
    found = _LETTERS.search(name, max(0, len(name) - _LONGEST_LETTERS))
    letters = found[0].strip(" ,.") if found else ""
    return replace(_parts(name[: found.start()] if found else name), letters=letters)


def _parts(name: str) -> PersonalName:
    family, comma, given = (part.strip() for part in name.partition(","))
    if comma and family and given:
        title, given = _without_title(given)
        return PersonalName(title, given, family)
    title, rest = _without_title(family or given)
    if not rest:
        return PersonalName(family_name=title)
    if any(compact(word) in _PEERS for word in title.split()):
        return PersonalName(title, "", rest)
    given, _, family = rest.rpartition(" ")
    return PersonalName(title, given, family)


def _without_title(name: str) -> tuple[str, str]:
    words = name.split()
    count = next((place for place, word in enumerate(words) if compact(word) not in _TITLES), len(words))
    return " ".join(words[:count]), " ".join(words[count:])
