"""The tree of an agenda's themes as it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from engage.domain.agendas import Theme
from engage.domain.theme_trees import Tree, numbers, places, tree_of
from engage.storage import records, schema

_THEME = schema.theme


def of_agenda(connection: sa.Connection, agenda: int) -> list[Theme]:
    """Return all themes of an agenda."""
    ids = connection.execute(sa.select(_THEME.c.id).where(_THEME.c.agenda_id == agenda)).scalars().all()
    return records.fetch(connection, Theme, ids)


def tree(connection: sa.Connection, agenda: int) -> Tree:
    """Return the tree of an agenda."""
    return tree_of(of_agenda(connection, agenda))


def place(connection: sa.Connection, wanted: Tree) -> None:
    """Put every theme where a tree has it."""
    stands = places(wanted).items()
    _set(connection, [{"at": id, "parent_id": parent, "position": place} for id, (parent, place) in stands])


def number(connection: sa.Connection, agenda: int) -> None:
    """Give every theme of an agenda a code by its place."""
    codes = numbers(tree(connection, agenda))
    _set(connection, [{"at": id, "code": code} for id, code in codes.items()])


def _set(connection: sa.Connection, rows: Sequence[Mapping[str, object]]) -> None:
    if rows:
        connection.execute(_THEME.update().where(_THEME.c.id == sa.bindparam("at")), rows)
