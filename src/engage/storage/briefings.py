"""What became of the records that an edition of a briefing was made from."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.storage.journal import change, value_before
from engage.storage.records import batches
from engage.storage.shapes import SHAPES


def deleted(connection: sa.Connection, noun: Noun, ids: Sequence[int]) -> dict[int, str]:
    """Return which of these records the journal can bring back, each with its name or its words.

    Of what was erased the journal knows nothing.
    """
    shape = SHAPES[noun]
    name = value_before(shape.table.c[shape.name[0]])
    gone = sa.select(change.c.row_id, name).where(
        change.c.table_name == shape.table.name, change.c.action == "delete", change.c.before.is_not(None)
    )
    return {
        id: str(text)
        for batch in batches(ids)
        for id, text in connection.execute(gone.where(change.c.row_id.in_(batch)).order_by(change.c.id))
    }
