"""The rules of retention as they are kept, and the records whose time has come by one of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from engage.domain.commitments import CommitmentState
from engage.domain.objections import Objection
from engage.domain.records import Noun
from engage.domain.retention import RetentionAction, RetentionRule, RetentionStart
from engage.storage import schema
from engage.storage.journal import change, operation
from engage.storage.last_heard import last_heard
from engage.storage.objections import objects
from engage.storage.shapes import SHAPES, spoken_name
from engage.storage.types import Day

_RULE = schema.retention_rule
_Day = sa.ColumnElement[dt.date]


def rules(connection: sa.Connection) -> list[RetentionRule]:
    """Return the rules in their order."""
    found = connection.execute(sa.select(_RULE).order_by(_RULE.c.position, _RULE.c.id)).mappings()
    return [
        RetentionRule(
            id=row["id"],
            uid=row["uid"],
            noun=row["noun"],
            since=row["since"],
            months=row["months"],
            action=row["action"],
            note=row["note"],
        )
        for row in found
    ]


def keep(connection: sa.Connection, wanted: Sequence[RetentionRule]) -> None:
    """Keep these rules in this order, and no others."""
    there = {rule.uid: rule.id for rule in rules(connection)}
    for position, rule in enumerate(wanted):
        values = {
            "noun": rule.noun,
            "since": rule.since,
            "months": rule.months,
            "action": rule.action,
            "note": rule.note,
            "position": position,
        }
        if id := there.pop(rule.uid, None):
            connection.execute(_RULE.update().where(_RULE.c.id == id).values(values))
        else:
            connection.execute(_RULE.insert().values(values | {"uid": rule.uid}))
    connection.execute(_RULE.delete().where(_RULE.c.id.in_(there.values())))


def passed(
    connection: sa.Connection, rule: RetentionRule, before: dt.date, today: dt.date
) -> list[tuple[int, str, dt.date]]:
    """Return the records whose time has come: the id of each, its name, and the day from which it counts.

    That day lies before `before`. Left alone are those with which it was done, those of which somebody has
    said that they are kept for longer, and those who asked that their details be stored.
    """
    shape = SHAPES[rule.noun]
    table = shape.table
    day = _STARTS[rule.since](rule.noun)
    if "archived" in table.c and rule.action is not RetentionAction.ERASE:
        day_of_those = sa.and_(day < before, table.c.archived.is_(False))
    else:
        day_of_those = day < before
    wanted = sa.select(table.c.id, spoken_name(table, shape.name), day.label("day")).where(day_of_those)
    if rule.noun is Noun.CONTACT:
        kept_for_longer = sa.func.coalesce(table.c.review_on > today, sa.false())
        wanted = wanted.where(sa.not_(kept_for_longer))
        if rule.action is RetentionAction.REVIEW:
            wanted = wanted.where(table.c.review_on.is_(None))
        else:
            wanted = wanted.where(sa.not_(objects(Objection.RESTRICTED)))
    found = connection.execute(wanted.order_by(sa.literal_column("day"), table.c.id))
    return [(row[0], row[1], row[2]) for row in found]


def _added(noun: Noun) -> _Day:
    """The day on which a record was put in."""
    table = SHAPES[noun].table
    first = (
        sa.select(sa.func.min(operation.c.at, type_=sa.String))
        .select_from(change.join(operation, operation.c.id == change.c.operation_id))
        .where(change.c.table_name == table.name, change.c.row_id == table.c.id, change.c.action == "insert")
        .correlate(table)
        .scalar_subquery()
    )
    return sa.func.date(first, type_=Day)


def _heard(noun: Noun) -> _Day:
    return sa.func.coalesce(last_heard(noun), _added(noun), type_=Day)


def _ended(noun: Noun) -> _Day:
    day: _Day = _ENDS[noun]()
    return day


def _last_role_ended() -> _Day:
    role, contact = schema.affiliation, schema.contact
    of = sa.select(role.c.id).where(role.c.contact_id == contact.c.id).correlate(contact)
    last = (
        sa.select(sa.func.max(role.c.ended)).where(role.c.contact_id == contact.c.id).correlate(contact)
    ).scalar_subquery()
    return sa.case((sa.exists(of.where(role.c.ended.is_(None))), None), else_=last)


def _settled() -> _Day:
    commitment = schema.commitment
    day = sa.func.coalesce(commitment.c.due_on, commitment.c.made_on)
    return sa.case((commitment.c.state != CommitmentState.OPEN, day), else_=None)


_ENDS: Mapping[Noun, Callable[[], Any]] = {
    Noun.CONTACT: _last_role_ended,
    Noun.ENGAGEMENT: lambda: schema.engagement.c.held_on,
    Noun.CONSULTATION: lambda: schema.consultation.c.closes_on,
    Noun.COMMITMENT: _settled,
    Noun.SUBMISSION: lambda: schema.submission.c.received_on,
    Noun.FEEDBACK: lambda: schema.feedback.c.said_on,
}
_STARTS: Mapping[RetentionStart, Callable[[Noun], _Day]] = {
    RetentionStart.LAST_HEARD: _heard,
    RetentionStart.ADDED: _added,
    RetentionStart.ENDED: _ended,
}
STARTS: Mapping[RetentionStart, tuple[Noun, ...]] = {
    RetentionStart.LAST_HEARD: (Noun.ORGANISATION, Noun.CONTACT),
    RetentionStart.ADDED: tuple(noun for noun in Noun if noun not in (Noun.AGENDA, Noun.THEME)),
    RetentionStart.ENDED: tuple(_ENDS),
}
"""Of which nouns the months of a rule can be counted from where."""
ACTIONS: Mapping[RetentionAction, tuple[Noun, ...]] = {
    RetentionAction.REVIEW: (Noun.CONTACT,),
    RetentionAction.ARCHIVE: tuple(noun for noun in Noun if "archived" in SHAPES[noun].table.c),
    RetentionAction.ERASE: (Noun.ORGANISATION, Noun.CONTACT),
}
"""With which nouns what can be done."""
