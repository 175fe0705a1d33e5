"""What is being typed and is not stored yet: no record, and not in the journal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import sqlalchemy as sa

from engage.storage.schema import draft


def read(connection: sa.Connection) -> dict[str, str]:
    """Return what is kept, by where it was typed."""
    rows = connection.execute(sa.select(draft.c.place, draft.c.text).order_by(draft.c.at, draft.c.place))
    return {row.place: row.text for row in rows}


def write(connection: sa.Connection, typed: Mapping[str, str], at: dt.datetime) -> None:
    """Keep exactly this."""
    kept = read(connection)
    gone = [place for place, text in kept.items() if typed.get(place) != text]
    new = [
        {"place": place, "text": text, "at": at} for place, text in typed.items() if kept.get(place) != text
    ]
    if gone:
        connection.execute(draft.delete().where(draft.c.place.in_(gone)))
    if new:
        connection.execute(draft.insert(), new)
