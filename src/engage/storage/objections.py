"""What contacts object to, where many are asked about at once."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from engage.domain.objections import Objection, Use, against, forbidding
from engage.storage import schema
from engage.storage.records import batches

_CONTACT = schema.contact


def objects(objection: Objection) -> sa.ColumnElement[bool]:
    """Return the SQL for contacts that ask for this."""
    # The column is a list in JSON, and no name in it is a part of another one.
    listed = sa.cast(_CONTACT.c.objections, sa.String)
    return sa.func.instr(listed, f'"{objection.value}"') > 0


def objecting(
    connection: sa.Connection, use: Use, among: Iterable[int] | None = None
) -> dict[int, Objection]:
    """Return the contacts whose details are not for this use, each with why; of these, or of all."""
    objections = sa.select(_CONTACT.c.id, _CONTACT.c.objections).where(sa.or_(*map(objects, forbidding(use))))
    if among is None:
        found = connection.execute(objections).all()
    else:
        found = [
            row
            for batch in batches(sorted(set(among)))
            for row in connection.execute(objections.where(_CONTACT.c.id.in_(batch)))
        ]
    return {id: wish for id, asked in found if (wish := against(asked, use))}
