"""Feedback from a table: what was said, by whom, where, about which themes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.feedback import Feedback
from engage.domain.fields import FIELDS
from engage.domain.records import Noun
from engage.errors import Conflict, EngageError
from engage.services.checks import checked
from engage.services.importing.matching.field_changes import field_changes
from engage.services.importing.matching.known import Given, chunks, parsed
from engage.services.importing.mentions import Mentions
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.readings import columns_of
from engage.services.importing.tables.rows import Row, likeness_of, refuse, rows_of
from engage.services.importing.work import LEAVE_OUT, Belongs, Entry, Importer, Likeness, Outcome, Work
from engage.storage import records, schema

_NOUN = Noun.FEEDBACK
_NEEDS = ("text",)


def _likeness(source: Source) -> Likeness:
    """How many of the columns are a piece of feedback's."""
    return likeness_of(source, _NOUN, _NEEDS)


def _put_in(work: Work) -> None:
    """Add the feedback, and update what has an id; what is there already, word for word, is not added again.

    A speaker, question or theme that the project does not know stays with the feedback as unresolved. An
    engagement must be known: its rule says what may be told of what was said there.
    """
    mentions = Mentions(work)
    last = work.connection.execute(sa.select(sa.func.max(schema.feedback.c.id))).scalar() or 0
    for rows in chunks(rows_of(work, _NOUN, _NEEDS)):
        there = _with_uids(work.connection, rows)
        given = parsed(work, _NOUN, rows, there)
        new = _taken(work, mentions, given, there)
        repeated = _said(work.connection, [each for _, each in new], last)
        for row, each in new:
            _enter(work, row, each, Outcome.SAME if _key(each) in repeated else Outcome.ADDED)
        records.add(work.connection, [each for _, each in new if _key(each) not in repeated])


def _taken(
    work: Work, mentions: Mentions, rows: Iterable[Given], there: dict[str, Feedback]
) -> list[tuple[Row, Feedback]]:
    """Save what the rows say of feedback that is there, and return what they say that is new."""
    new: dict[str, tuple[Row, Feedback]] = {}
    for given in rows:
        if work.choices.matches.get(given.row.number) == LEAVE_OUT:
            work.enter(Entry(given.row.number, _NOUN, given.row.called(_NOUN), Outcome.SKIPPED))
            continue
        before = there.get(given.row.uid)
        try:
            if given.row.uid in new:
                raise Conflict("An earlier row has the same id", "", "Give each row its own")
            values = mentions.resolved(given.values, before)
            if given.row.uid:
                values["uid"] = given.row.uid
            made = replace(before, **values) if before else Feedback(**values)
            after = checked(work.connection, made, before)
        except EngageError as error:
            refuse(work, _NOUN, given.row, error)
            continue
        if before is None:
            new[after.uid] = given.row, after
        elif after == before:
            _enter(work, given.row, after, Outcome.SAME, uid=before.uid)
        else:
            records.save(work.connection, after, before)
            there[after.uid] = after
            names = [name for name in FIELDS[_NOUN] if hasattr(after, name)]
            changes = tuple(field_changes(_NOUN, names, before, after))
            _enter(work, given.row, after, Outcome.UPDATED, uid=before.uid, changes=changes)
    return list(new.values())


def _enter(work: Work, row: Row, feedback: Feedback, outcome: Outcome, **said: Any) -> None:
    work.enter(Entry(row.number, _NOUN, excerpt(feedback.text), outcome, **said))


def _with_uids(connection: sa.Connection, rows: Sequence[Row]) -> dict[str, Feedback]:
    ids = records.ids_of(connection, _NOUN, [row.uid for row in rows if row.uid])
    return {found.uid: found for found in records.fetch(connection, Feedback, ids)}


def _key(feedback: Feedback) -> tuple[Any, ...]:
    """What is the same where the same was said."""
    mentioned = (feedback.engagement, feedback.contact, feedback.organisation)
    return (*(who.id if who else None for who in mentioned), feedback.said_on, feedback.text)


def _said(connection: sa.Connection, found: Sequence[Feedback], last: int) -> set[tuple[Any, ...]]:
    """What of this was said before in the same words; `last` is the newest id of what was there."""
    table = schema.feedback
    columns = (
        table.c.engagement_id,
        table.c.contact_id,
        table.c.organisation_id,
        table.c.said_on,
        table.c.text,
    )
    wanted = sa.select(*columns).where(
        table.c.said_on.in_(sorted({each.said_on for each in found})),
        table.c.text.in_(sorted({each.text for each in found})),  # of a day there may be any number
        table.c.id <= last,
    )
    return {tuple(row) for row in connection.execute(wanted)}


IMPORTER = Importer(
    name="feedback",
    summary="A table of what was said, a column for each field, with who said it, where, and on which themes",
    counts=("piece of feedback", "pieces of feedback"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
    columns=columns_of(_NOUN),
    belongs=Belongs.TO_ONE,
)
