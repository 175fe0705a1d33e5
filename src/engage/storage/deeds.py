"""Who did how much in a project, as the journal has it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import sqlalchemy as sa

from engage.storage.journal import operation


@dataclass(frozen=True, slots=True)
class Worked:
    """How much one of us did."""

    who: str
    deeds: int
    last: dt.datetime


def by_person(connection: sa.Connection, since: dt.datetime) -> list[Worked]:
    """Return who did how much from a moment on, those who did most in front."""
    number, last = sa.func.count(), sa.func.max(operation.c.at, type_=operation.c.at.type)
    wanted = (
        sa.select(operation.c.who, number, last)
        .where(operation.c.kind == "do", operation.c.at >= since)
        .group_by(operation.c.who)
        .order_by(number.desc(), operation.c.who)
    )
    return [Worked(*row) for row in connection.execute(wanted)]


def begun(connection: sa.Connection) -> dt.datetime | None:
    """Return when the first deed was done; None where there is none."""
    first = sa.select(operation.c.at).order_by(operation.c.id).limit(1)
    return connection.execute(first).scalar()
