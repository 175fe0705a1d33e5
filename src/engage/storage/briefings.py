"""What became of the records that an edition of a briefing was made from."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from engage.domain.records import Noun
from engage.storage.journal import change
from engage.storage.records import batches
from engage.storage.shapes import SHAPES


def deleted(connection: sa.Connection, noun: Noun, ids: Sequence[int]) -> set[int]:
    """Return which of these records the journal can bring back; of what was erased it knows nothing."""
    of_table = change.c.table_name == SHAPES[noun].table.name
    return {
        id
        for batch in batches(ids)
        for id in connection.execute(
            sa.select(change.c.row_id).where(
                of_table,
                change.c.row_id.in_(batch),
                change.c.action == "delete",
                change.c.before.is_not(None),
            )
        ).scalars()
    }
