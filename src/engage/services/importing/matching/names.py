"""Finding the records of a project by what a file calls them."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from engage.domain.matching.index import surest
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Record
from engage.domain.text import fold
from engage.services.importing.matching.register import Register
from engage.storage import records, schema
from engage.storage.shapes import SHAPES, spoken_name


class Names:
    """The ids of one noun's records by uid and by folded name, read once."""

    def __init__(self, connection: sa.Connection, noun: Noun) -> None:
        shape = SHAPES[noun]
        columns = [spoken_name(shape.table, shape.name)]
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


class Bodies:
    """The organisations that the rows of a file name."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection
        self._names = Names(connection, Noun.ORGANISATION)
        self._register: Register[Organisation] | None = None
        self._meant: dict[str, int] = {}

    def ids(self, text: str) -> set[int]:
        """Return the organisations that a text names, word for word or beyond doubt."""
        if found := self._names.ids(text):
            return found
        meant = self._meant.get(fold(text.strip()))
        return set() if meant is None else {meant}

    def add_missing(self, named: Iterable[tuple[str, OrganisationKind | None]]) -> None:
        """Store an organisation for each name by which none is known; one that is nearly the same stays.

        Beside each name stands what sort of body it is, where the file says so.
        """
        once: dict[str, str] = {}
        kinds: dict[str, OrganisationKind] = {}
        for name, kind in named:
            once.setdefault(fold(name.strip()), name)
            if kind is not None:
                kinds.setdefault(fold(name.strip()), kind)
        missing = {key: name for key, name in once.items() if not self.ids(name)}
        if not missing:
            return
        if self._register is None:
            self._register = Register(self._connection, Organisation)
        new: dict[int, Organisation] = {}
        meant: dict[str, int] = {}
        found = self._register.find([{"name": name} for name in missing.values()])
        for (key, name), (number, likely) in zip(missing.items(), found, strict=True):
            same = surest(self._register.resolved(number, likely, {}))
            if same is None:
                same = -number
                new[same] = Organisation(name=name.strip(), kind=kinds.get(key, OrganisationKind.OTHER))
            self._register.settle(number, same)
            meant[key] = same
        ids = records.add(self._connection, new.values())
        self._names.add(ids, new.values())
        stored = {number: ids[body.uid] for number, body in new.items()}
        self._register.store(stored)
        self._meant |= {key: stored.get(same, same) for key, same in meant.items()}
