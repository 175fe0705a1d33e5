"""In which order the palette lists what fits: by how it is called, then by when it was used last."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction

from engage.domain.records import Noun
from engage.domain.text import begin_words, fold, words
from engage.domain.views import View

_ORDER = (
    Noun.ORGANISATION,
    Noun.CONTACT,
    Noun.ENGAGEMENT,
    Noun.THEME,
    Noun.AGENDA,
    Noun.CONSULTATION,
    Noun.SUBMISSION,
    Noun.BRIEFING,
    Noun.COMMITMENT,
    Noun.FEEDBACK,
)
"""Of records that fit alike, those of the first noun come first."""

_NAMED = (Noun.ORGANISATION, Noun.CONTACT)
"""Nouns whose records come before a command that begins alike: anyone is found by two letters."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette: a command, a view of a list, or a record."""

    title: str
    note: str
    snippet: str = ""
    action: QAction | None = None
    view: View | None = None
    noun: Noun | None = None
    id: int = 0

    @property
    def key(self) -> str:
        """By what it is remembered: never by what stands in the project."""
        if self.action:
            return f"action:{self.action.objectName()}"
        return f"view:{self.view.id}" if self.view else f"{self.noun}:{self.id}"


def ranked(query: str, entries: Iterable[Entry], recent: Sequence[str]) -> list[Entry]:
    """Return the entries in order; commands and views that have not all words of the query are left out.

    First people and organisations whose name begins with it, and commands whose first word is typed in full;
    then all else whose title begins with it, then what has its words in the title, then those in which it is
    found elsewhere. Among these, those of `recent` come first, then commands.
    """
    wanted, start = words(query), fold(query.strip())

    def has_words(entry: Entry) -> bool:
        return not wanted or begin_words(wanted, words(entry.title))

    def begins(entry: Entry) -> bool:
        title = fold(entry.title)
        # A person is looked for by the family name, which stands behind the given one.
        return title.startswith(start) or (entry.noun is Noun.CONTACT and f" {start}" in title)

    def is_meant(entry: Entry) -> bool:
        """Whether what begins so is what somebody looks for by two letters."""
        if entry.noun is None:
            return wanted[:1] == words(entry.title)[:1]
        return entry.noun in _NAMED or entry.key in recent

    def rank(entry: Entry) -> tuple[int, int, int]:
        if not start or (begins(entry) and is_meant(entry)):
            fit = 0
        else:
            fit = 1 if begins(entry) else 2 if has_words(entry) else 3
        used = recent.index(entry.key) if entry.key in recent else len(recent)
        return fit, used, 0 if entry.noun is None else 1 + _ORDER.index(entry.noun)

    return sorted((entry for entry in entries if entry.noun is not None or has_words(entry)), key=rank)
