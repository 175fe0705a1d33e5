"""Follow-ups from a table: what was promised or is to be done, by whom, to whom, and when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from engage.domain.choices import excerpt
from engage.domain.commitments import Commitment
from engage.domain.fields import FIELDS, parse_field
from engage.domain.quick_log import MarkKind, as_typed
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.errors import EngageError, Invalid
from engage.services.importing.matching.engagement_names import EngagementNames, chosen_engagement
from engage.services.importing.matching.keyed import Key, Told, take
from engage.services.importing.matching.names import Names
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.readings import columns_of
from engage.services.importing.tables.rows import Row, likeness_of, read_row, refuse, rows_of
from engage.services.importing.work import Belongs, Importer, Likeness, Work
from engage.storage import schema

_NOUN = Noun.COMMITMENT
_NEEDS = ("text",)
_OF_ITS_OWN = ("owner", "due_on", "state")
"""What no other table of what was said has."""
_LOOSE_DATES = ("due_on", "made_on")
"""What people also fill with words: "as soon as possible"."""


def _likeness(source: Source) -> Likeness:
    """How many of the columns are a follow-up's; one must say who does it, by when, or how it stands."""
    return likeness_of(source, _NOUN, _NEEDS, _OF_ITS_OWN)


def _put_in(work: Work) -> None:
    """Add the follow-ups, update those with an id, and fill in those there with the same words and day.

    Somebody to whom it was promised and whom the project does not know stays with it as unresolved. An
    engagement that is not known is left out, and told; so is a day that is none, which goes to the notes.
    """
    take(work, Commitment, _KEY, _told(work))


def _told(work: Work) -> Iterator[Told]:
    mentions = _Mentions(work)
    for row in rows_of(work, _NOUN, _NEEDS):
        try:
            values = read_row(work, _NOUN, row, _dated(work, row), is_new=False)
            yield mentions.told(row, values)
        except EngageError as error:
            refuse(work, _NOUN, row, error)


def _dated(work: Work, row: Row) -> dict[str, str]:
    """The texts of a row; what is no date goes to the notes, for the follow-up itself is worth having."""
    texts = dict(row.texts)
    for name in _LOOSE_DATES:
        try:
            parse_field(_NOUN, name, texts.get(name, ""))
        except Invalid:
            text = texts.pop(name)
            said = f"{'Due' if name == 'due_on' else 'Made'}: {text.strip()}"
            texts["notes"] = "\n".join(filter(None, (texts.get("notes"), said)))
            what = f"{FIELDS[_NOUN][name].label}: “{excerpt(text)}” is no date, and was put into the notes"
            work.go_without(row.number, name, text, Invalid(what))
    return texts


class _Mentions:
    """Whom and what the rows mention; each noun is read once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._engagements = EngagementNames(work.connection)
        self._names = {noun: Names(work.connection, noun) for noun in (Noun.CONTACT, Noun.ORGANISATION)}
        chosen = chosen_engagement(work)
        self._usual = chosen.id if chosen else None

    @cached_property
    def _feedback(self) -> Names:
        return Names(self._work.connection, Noun.FEEDBACK)

    def told(self, row: Row, values: dict[str, Any]) -> Told:
        """Return what a row tells, with references for the texts that name other records."""
        self._resolve_engagement(row, values)
        if text := values.pop("feedback", ""):
            found = self._feedback.ids(text)
            if len(found) == 1:
                values["feedback"] = Reference(min(found))
            else:
                self._say_unknown(row, "feedback", text)
        marks = list(self._resolve_people(values))
        return Told(row, values, {"unresolved": tuple(dict.fromkeys(marks))})

    def _resolve_engagement(self, row: Row, values: dict[str, Any]) -> None:
        text = values.pop("engagement", "")
        id = self._engagements.id(text, values.get("made_on")) if text else None
        if id is None and text and self._usual is None:
            self._say_unknown(row, "engagement", text)
        if id := id or (self._usual if text or not row.uid else None):
            values["engagement"] = Reference(id)

    def _resolve_people(self, values: dict[str, Any]) -> Iterator[str]:
        """Put in who is known by name, and yield the marks of who is not."""
        texts = {name: values.pop(name) for name in ("contact", "organisation") if name in values}
        for name, text in texts.items():
            for noun in (Noun(name), Noun.ORGANISATION):  # it may have been promised to a body
                ids = self._names[noun].ids(text)
                if len(ids) == 1 and noun.value not in values:
                    values[noun.value] = Reference(min(ids))
                    break
            else:
                yield as_typed(MarkKind.WHO, text)

    def _say_unknown(self, row: Row, name: str, text: str) -> None:
        what = f"There is no {name} “{excerpt(text)}” in the project"
        self._work.go_without(row.number, name, text, Invalid(what))


def _alike(one: tuple[Any, ...], other: tuple[Any, ...]) -> str | None:
    """Two of the same words are one where day and engagement are, or where only one says the engagement."""
    (_, due_on, engagement), (_, day, meeting) = one, other
    is_elsewhere = engagement and meeting and engagement != meeting
    if due_on == day and not is_elsewhere:
        return ""
    return "the same words, from another engagement" if is_elsewhere else "the same words, due on another day"


def _key(text: str, engagement: int | None, due_on: dt.date | None) -> tuple[Any, ...]:
    return fold(" ".join(text.split())), due_on, engagement


_MADE = schema.commitment.c
_KEY: Key[Commitment] = Key(
    columns=(_MADE.text, _MADE.engagement_id, _MADE.due_on),
    values=lambda made: (made.text, made.engagement.id if made.engagement else None, made.due_on),
    of=_key,
    likeness=_alike,
)

IMPORTER = Importer(
    name="commitments",
    summary="A table of follow-ups, a column for each field: what is to be done, by whom, to whom, by when",
    counts=("follow-up", "follow-ups"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
    columns=columns_of(_NOUN),
    belongs=Belongs.TO_ONE,
)
