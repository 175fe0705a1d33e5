"""Views: filters that are kept under a name, for whoever has the project."""

from __future__ import annotations

from collections.abc import Sequence

import sqlalchemy as sa

from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.domain.text import clean, fold
from engage.domain.uids import new_uid
from engage.domain.views import View
from engage.errors import Conflict, Invalid, NotFound
from engage.storage import filters, schema, sorting
from engage.storage.project import Project

_VIEW = schema.view


def views(project: Project, noun: Noun) -> list[View]:
    """Return the views of a noun's list in their order."""
    with project.reading() as connection:
        return _views(connection, noun)


def keep(project: Project, noun: Noun, name: str, filter: str = "", sort: str = "") -> Changes:
    """Keep a filter and an order under a name, in place of what had that name, or behind the others.

    Raises `Invalid` where the name is empty, or where a list would refuse the filter or the order.
    """
    name = _checked(name)
    wanted = parse(filter, noun)
    with project.transaction(f"Keep view {excerpt(name)}") as tx:
        filters.condition(tx.connection, wanted)
        sorting.order(noun, sort)
        values = {"name": name, "filter": filter.strip(), "sort": sort}
        there = _views(tx.connection, noun)
        if same := _named(there, name):
            tx.connection.execute(_VIEW.update().where(_VIEW.c.id == same.id).values(values))
        else:
            row = {"uid": new_uid(), "noun": noun, "position": len(there)}
            tx.connection.execute(_VIEW.insert().values(row | values))
    return tx.changes


def rename(project: Project, id: int, name: str) -> Changes:
    """Give a view another name; raises `Invalid`, `NotFound`, and `Conflict` where the name is taken."""
    name = _checked(name)
    with project.transaction(f"Rename view to {excerpt(name)}") as tx:
        view, beside = _view(tx.connection, id)
        same = _named(beside, name)
        if same and same.id != view.id:
            raise Conflict(f"There is a view “{excerpt(same.name)}” already", "", "Choose another name")
        tx.connection.execute(_VIEW.update().where(_VIEW.c.id == id).values(name=name))
    return tx.changes


def move(project: Project, id: int, position: int) -> Changes:
    """Put a view at a place, from 0, among those of its list; beyond the last it is the last."""
    with project.transaction("Move view") as tx:
        view, beside = _view(tx.connection, id)
        others = [other for other in beside if other.id != id]
        place = min(max(position, 0), len(others))
        _place(tx.connection, [*others[:place], view, *others[place:]])
    return tx.changes


def remove(project: Project, id: int) -> Changes:
    """Forget a view; raises `NotFound`."""
    with project.transaction("Delete view") as tx:
        view, beside = _view(tx.connection, id)
        tx.connection.execute(_VIEW.delete().where(_VIEW.c.id == id))
        _place(tx.connection, [other for other in beside if other.id != view.id])
    return tx.changes


def _views(connection: sa.Connection, noun: Noun) -> list[View]:
    columns = (_VIEW.c.id, _VIEW.c.uid, _VIEW.c.name, _VIEW.c.noun, _VIEW.c.filter, _VIEW.c.sort)
    statement = sa.select(*columns).where(_VIEW.c.noun == noun).order_by(_VIEW.c.position, _VIEW.c.id)
    return [View(**row) for row in connection.execute(statement).mappings()]


def _view(connection: sa.Connection, id: int) -> tuple[View, list[View]]:
    """Return a view, and all of its list in their order."""
    noun = connection.execute(sa.select(_VIEW.c.noun).where(_VIEW.c.id == id)).scalar()
    if noun is None:
        raise NotFound("The view is no longer there", "", "Look at the list again")
    beside = _views(connection, Noun(noun))
    return next(view for view in beside if view.id == id), beside


def _named(views: Sequence[View], name: str) -> View | None:
    return next((view for view in views if fold(view.name) == fold(name)), None)


def _place(connection: sa.Connection, views: Sequence[View]) -> None:
    for position, view in enumerate(views):
        connection.execute(_VIEW.update().where(_VIEW.c.id == view.id).values(position=position))


def _checked(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise Invalid("A view needs a name", field="name")
    return name
