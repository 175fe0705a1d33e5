"""Finding the records of a project by what a file calls them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from engage.domain.records import Noun, Record
from engage.domain.text import fold
from engage.storage import records, schema


class Names:
    """The ids of one noun's records by uid and by folded name, read once."""

    def __init__(self, connection: sa.Connection, noun: Noun) -> None:
        shape = records.SHAPES[noun]
        columns = [records.spoken(shape.table, shape.name)]
        if noun is Noun.ORGANISATION:
            columns.append(schema.organisation.c.short_name)
        self._ids: dict[str, set[int]] = {}
        for id, uid, *names in connection.execute(sa.select(shape.table.c.id, shape.table.c.uid, *columns)):
            self._add(id, uid, names)

    def ids(self, text: str) -> set[int]:
        """Return the records that have this uid or name; an organisation's short name will do."""
        return self._ids.get(fold(text.strip()), set())

    def __contains__(self, text: object) -> bool:
        return isinstance(text, str) and bool(self.ids(text))

    def add(self, added: dict[str, int], made: Iterable[Record]) -> None:
        """Take in records that were stored, with the id of each uid."""
        for record in made:
            names = [getattr(record, "name", ""), getattr(record, "short_name", "")]
            self._add(added[record.uid], record.uid, names)

    def _add(self, id: int, uid: str, names: Iterable[str]) -> None:
        for name in (uid, *names):
            if name.strip():
                self._ids.setdefault(fold(name.strip()), set()).add(id)
