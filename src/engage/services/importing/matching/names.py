"""Finding the records of a project by what a file calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import sqlalchemy as sa

from engage.domain.matching.index import surest
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun, Record
from engage.domain.text import fold
from engage.services.importing.matching.register import Register
from engage.services.importing.named_bodies import NamedBodies
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

    def __init__(self, connection: sa.Connection, became: NamedBodies | None = None) -> None:
        """`became` is where it is said what is done to them."""
        self._connection = connection
        self._became = NamedBodies() if became is None else became
        self._names = Names(connection, Noun.ORGANISATION)
        self._register: Register[Organisation] | None = None
        self._meant: dict[str, int] = {}
        self._kinds: dict[int, OrganisationKind] = {}
        """Of those of which the file gives the kind, and of those that it adds: what they are."""
        self._called: dict[int, str] = {}
        """Likewise: their names, for a file may give an id or a short name."""

    def ids(self, text: str) -> set[int]:
        """Return the organisations that a text names, word for word or beyond doubt."""
        if found := self._names.ids(text):
            return found
        meant = self._meant.get(fold(text.strip()))
        return set() if meant is None else {meant}

    def take(self, named: Iterable[tuple[str, OrganisationKind | None]]) -> None:
        """Store an organisation for each name by which none is known; one that is nearly the same stays.

        Beside each name stands what sort of body it is, where the file says so: that is filled in where
        nobody has said it yet.
        """
        once: dict[str, str] = {}
        kinds: dict[str, dict[OrganisationKind, None]] = {}
        for name, kind in named:
            key = fold(name.strip())
            once.setdefault(key, name.strip())
            if kind is not None:
                kinds.setdefault(key, {})[kind] = None
        self._add({key: name for key, name in once.items() if not self.ids(name)}, kinds)
        self._fill([(once[key], given) for key, given in kinds.items()])

    def _add(self, missing: Mapping[str, str], kinds: Mapping[str, Iterable[OrganisationKind]]) -> None:
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
                new[same] = Organisation(name=name, kind=_first_said(kinds.get(key, ())))
            self._register.settle(number, same)
            meant[key] = same
        ids = records.add(self._connection, new.values())
        self._names.add(ids, new.values())
        stored = {number: ids[body.uid] for number, body in new.items()}
        self._register.store(stored)
        self._meant |= {key: stored.get(same, same) for key, same in meant.items()}
        for body in new.values():
            self._became.added[ids[body.uid]] = body.name
            self._kinds[ids[body.uid]], self._called[ids[body.uid]] = body.kind, body.name

    def _fill(self, given: Sequence[tuple[str, Iterable[OrganisationKind]]]) -> None:
        """Let those be of a kind of which nobody has said it; of the others, remember which say another."""
        said = [(min(ids), kinds) for name, kinds in given if len(ids := self.ids(name)) == 1]
        self._read_kinds({id for id, _ in said})
        new: dict[int, OrganisationKind] = {}
        for id, kinds in said:
            if self._kinds[id] is OrganisationKind.OTHER:
                kind = _first_said(kinds)
                if kind is not OrganisationKind.OTHER:
                    new[id] = self._kinds[id] = kind
                    if id not in self._became.added:
                        self._became.filled[id] = self._called[id]
            if any(kind is not self._kinds[id] for kind in kinds):
                self._became.kept[id] = self._called[id]
        there = records.fetch(self._connection, Organisation, sorted(new))
        records.save_all(self._connection, [(replace(body, kind=new[body.id]), body) for body in there])

    def _read_kinds(self, ids: Iterable[int]) -> None:
        table = schema.organisation
        for batch in records.batches(sorted(set(ids) - self._kinds.keys())):
            wanted = sa.select(table.c.id, table.c.kind, table.c.name).where(table.c.id.in_(batch))
            for id, kind, name in self._connection.execute(wanted):
                self._kinds[id], self._called[id] = OrganisationKind(kind), name


def _first_said(kinds: Iterable[OrganisationKind]) -> OrganisationKind:
    """The first that says anything."""
    return next((kind for kind in kinds if kind is not OrganisationKind.OTHER), OrganisationKind.OTHER)
