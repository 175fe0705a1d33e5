"""E-mail addresses, telephone numbers and web sites within running text, however they are written there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from engage.domain.duplicates import email_key, phone_key

Whose = TypeVar("Whose")
Found = tuple[int, int, Whose]
"""Where it stands, as a slice, and whose it is."""

# What may be left out begins where a run of its kind does, or each place of that would be tried in vain.
_AT = re.compile(r"(?:(?<!\s)\s+)?(?:@|[(\[]\s*at\s*[)\]])\s*")
_SPOKEN_AT = re.compile(r"(?:(?<!\s)\s+)?(?:@|[(\[]\s*at\s*[)\]]|\sat\s)\s*")
_DOT = re.compile(r"\s*[(\[]\s*dot\s*[)\]]\s*|\s+dot\s+")
_SPELT = re.compile(r"\bdot\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:(?<![+(])[+(]+)?\d(?:[\s().\-/\u2010-\u2015]{0,4}\d){6,24}")
_LABELS = re.compile(r"(?<![\w-])[\w-]++(?:(?<=[^\W_])\.(?=[^\W_])[\w-]++)++")
_TOP = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?([^/\s?#:]+)/?")
_EDGE = 4
"""So many characters behind the @, and the one before it, sort addresses into small heaps."""
_WINDOW = 9
"""Of so many digits at the end a telephone number's key is made."""
_FEWEST = 7
"""So many digits has a number at the least."""
_LONGEST = 254
"""Characters of an e-mail address (RFC 3696, erratum 1690)."""


@dataclass(frozen=True, slots=True)
class Reaches(Generic[Whose]):
    """The ways in which the people and bodies of a project are reached, to be looked for in texts."""

    emails: Mapping[str, Sequence[tuple[str, str, Whose]]]
    phones: Mapping[str, Sequence[Whose]]
    sites: Mapping[str, Sequence[Whose]]

    def emails_in(self, plain: str) -> Iterator[Found[Whose]]:
        """Find addresses in a text in its plain form, also spelt out, broken over lines or grown together."""
        at = _SPOKEN_AT if "dot" in plain else _AT
        if not self.emails or not ("@" in plain or "at" in plain):
            return
        for match in at.finditer(plain):
            before, starts = _squeezed(plain, max(0, match.start() - _LONGEST), match.start())
            after, ends = _squeezed(plain, match.end(), min(len(plain), match.end() + _LONGEST))
            for local, domain, whose in self.emails.get(_heap(before, after), ()):
                if before.endswith(local) and after.startswith(domain):
                    yield starts[len(before) - len(local)], ends[len(domain) - 1] + 1, whose

    def phones_in(self, plain: str) -> Iterator[Found[Whose]]:
        """Find numbers, with and without the code of the country and however they are grouped."""
        if not self.phones:
            return
        for match in _NUMBER.finditer(plain):
            digits = "".join(str(unicodedata.decimal(c)) for c in match[0] if c.isdecimal())
            keys = {digits[i : i + _WINDOW] for i in range(len(digits) - _WINDOW + 1)} or {digits}
            for key in keys:
                for whose in self.phones.get(key, ()):
                    yield match.start(), match.end(), whose

    def sites_in(self, plain: str) -> Iterator[Found[Whose]]:
        """Find a body's own site, also as the end of an e-mail address that nobody has recorded."""
        if not self.sites or "." not in plain:
            return
        most = max(site.count(".") for site in self.sites) + 1
        for start, end, labels in hosts_in(plain):
            for first in range(max(0, len(labels) - most), len(labels) - 1):
                for whose in self.sites.get(".".join(labels[first:]), ()):
                    yield start, end, whose


def hosts_in(plain: str) -> Iterator[tuple[int, int, Sequence[str]]]:
    """Find what may be the name of a host in a text in its plain form, with the labels it is made of.

    However long the text is, each of its characters is looked at a few times and no more.
    """
    for match in _LABELS.finditer(plain):
        labels = match[0].split(".")
        end = match.end()
        while not (top := _TOP.match(labels[-1])) and len(labels) > 1:
            end -= len(labels.pop()) + 1
        if top and len(labels) > 1:
            end -= len(labels[-1]) - len(top[0])
            labels[-1] = top[0]
            first = labels[0].lstrip("_-")
            start = match.start() + len(labels[0]) - len(first)
            yield start, end, [first, *labels[1:]]


def may_hold_address(text: str) -> bool:
    """Return whether there is anything in a text that could be an e-mail address."""
    return "@" in text or "\uff20" in text or bool(_SPELT.search(text))


def may_hold_number(text: str) -> bool:
    """Return whether there are digits enough in a text for a telephone number."""
    return sum(map(str.isdigit, text)) >= _FEWEST


def reaches(
    emails: Iterable[tuple[str, Whose]],
    phones: Iterable[tuple[str, Whose]],
    sites: Iterable[tuple[str, Whose]],
) -> Reaches[Whose]:
    """Make ready to look for addresses, numbers and sites, each given with whose it is."""
    by_heap: dict[str, list[tuple[str, str, Whose]]] = {}
    for address, whose in emails:
        local, at, domain = email_key(address).rpartition("@")
        if at and local and domain:
            by_heap.setdefault(_heap(local, domain), []).append((local, domain, whose))
    by_number: dict[str, list[Whose]] = {}
    for number, whose in phones:
        if key := phone_key(number):
            by_number.setdefault(key, []).append(whose)
    by_host: dict[str, list[Whose]] = {}
    for site, whose in sites:
        if host := _ADDRESS.fullmatch(email_key(site)):
            by_host.setdefault(host[1], []).append(whose)
    return Reaches(by_heap, by_number, by_host)


def _heap(local: str, domain: str) -> str:
    return f"{local[-1:]}@{domain[:_EDGE]}"


def _squeezed(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """Return a stretch of text as an address would have it, and where each of its characters stands."""
    letters: list[str] = []
    places: list[int] = []
    while start < end:
        if dot := _DOT.match(text, start, end):
            letters.append(".")
            places.append(start)
            start = dot.end()
            continue
        if not text[start].isspace():
            letters.append(text[start])
            places.append(start)
        start += 1
    return "".join(letters), places
