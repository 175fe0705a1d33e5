"""Names as people show them on a call: "iPhone (Brian Example)", "Ann Example (she/her) | Example Ltd"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from engage.domain.text import compact
from engage.services.importing.calls.headings import MARKS

_BRACKETED = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PARTED = re.compile(r"\s+[-–—|/•·]\s+|\s*[|•·]\s*|\s*,\s+|\s+@\s*")
_DEVICE = re.compile(
    r"(?:i ?(?:phone|pad|mac)|mac ?book|android|galaxy|pixel|huawei|xiaomi|oneplus|sm-[a-z]\d|desktop-|laptop"
    r"|pc\b|computer|tablet|zoom ?(?:user|rooms?)"
    r"|(?:windows|microsoft|guest|call[- ]?in|unknown|anonymous) ?user)",
    re.IGNORECASE,
)
_NOTE_TAKER = re.compile(
    r"note ?taker|note ?taking|meeting notes|\b(?:otter|read|fireflies|fathom)\.ai\b", re.IGNORECASE
)
_OWNED = re.compile(r"^(.+?)(?:['’]s?|s['’])\s+(.+)$")
_COUNTED = re.compile(r"^\d{1,3} ?[.):–-] ?(?=[^\W\d])")
"""The number of a group that people put before their names."""
_LONGEST = 500
"""Nobody's name has more characters."""
_NUMBER = re.compile(r"\+?[\d\s()*#.xX–-]{5,}")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS_AFTER = frozenset(
    ("mp", "msp", "mep", "mla", "obe", "mbe", "cbe", "kc", "qc", "phd", "msc", "bsc", "jp")
)


@dataclass(frozen=True, slots=True)
class ShownName:
    """What a name on a call tells."""

    name: str
    """The person's; empty where nobody is named."""
    body: str = ""
    """What stands behind the name and may be for whom they speak."""
    is_number: bool = False
    """Whether it is a telephone's, of somebody who dialled in."""

    @property
    def strength(self) -> tuple[bool, int, int]:
        """How much it tells, for choosing among the names that one person showed."""
        return bool(self.body), len(self.name.split()), len(self.name)


@dataclass(frozen=True, slots=True)
class Known:
    """Who is known in the project: of two names side by side, that tells which is the person's."""

    is_person: Callable[[str], bool] = lambda text: False
    is_body: Callable[[str], bool] = lambda text: False


NOBODY = Known()


def shown_name(text: str, known: Known = NOBODY) -> ShownName:
    """Return what a name on a call tells.

    What is bracketed is the name where somebody known is called so, where a machine’s stands before it, or a
    shorter form of it ("Ann (Ann Example)"); pronouns, and what Teams and Zoom add, go.
    """
    if len(text) > _LONGEST:
        return ShownName("")
    whole = _COUNTED.sub("", " ".join(text.replace("\u200b", "").split()))
    inside = [part.strip() for part in _BRACKETED.findall(whole) if part.strip()]
    inside = [part for part in inside if compact(part) not in MARKS]
    outside = " ".join(_BRACKETED.sub(" ", whole).split())
    if _is_number(outside) and not any(map(_is_person, inside)):
        return ShownName("", is_number=True)
    shown = _parted(outside, known)
    for part in inside:
        inner = _parted(part, known)
        is_better = known.is_person(inner.name) and not known.is_person(shown.name)
        if known.is_body(part):
            shown = ShownName(shown.name, part)
        elif not shown.name or is_better or _extends(shown.name, inner.name):
            shown = ShownName(inner.name, shown.body or inner.body)
        elif not shown.body and not _extends(inner.name, shown.name):
            shown = ShownName(shown.name, part)
    return shown


def _parted(text: str, known: Known) -> ShownName:
    """Part the name from what stands behind it, or before it, where that is a body's."""
    if known.is_body(text):
        return ShownName("", text)
    parts = [part for part in _PARTED.split(text) if part]
    if not parts:
        return ShownName("")
    bodies = [part for part in parts if known.is_body(part)]
    if len(parts) == 2 and "," in text and not bodies and _is_family_first(*parts):
        return ShownName(f"{parts[1]} {parts[0]}")
    people = [part for part in parts if part not in bodies]
    if not people:
        return ShownName("", bodies[0])
    name = next(filter(known.is_person, people), people[0])
    others = [part for part in people if part != name and compact(part) not in _LETTERS_AFTER]
    return ShownName(_owner(name), bodies[0] if bodies else ", ".join(others))


def _owner(text: str) -> str:
    """The person in a name that may be a machine's: "Ann’s iPhone" is Ann's."""
    if (owned := _OWNED.match(text)) and _DEVICE.match(owned[2]):
        text = owned[1]
    words = text.split()
    while len(words) > 1 and compact(words[-1]) in _LETTERS_AFTER:
        words.pop()
    return " ".join(words) if _is_person(text) else ""


def _is_person(text: str) -> bool:
    return bool(_LETTER.search(text)) and not _DEVICE.match(text) and not _NOTE_TAKER.search(text)


def _is_number(text: str) -> bool:
    return bool(_NUMBER.fullmatch(text)) and any(map(str.isdecimal, text))


def _is_family_first(family: str, given: str) -> bool:
    """Whether it is written as in a directory: "Example, Ann"."""
    return len(family.split()) == 1 and len(given.split()) <= 2


def _extends(short: str, long: str) -> bool:
    """Whether a name is another one in full: "Ann" and "Ann Example"."""
    words, others = compact(short), [compact(word) for word in long.split()]
    return bool(long) and len(long.split()) > len(short.split()) and any(word == words for word in others)
