"""Agendas that come with Engage: a project may begin with one, or take one in at any time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.records import Reference
from engage.domain.text import fold
from engage.errors import Conflict, NotFound
from engage.paths import resource
from engage.services.checks import checked
from engage.storage import records, schema
from engage.storage.project import Project


class Entry(NamedTuple):
    """One template of the list that a person chooses from."""

    name: str
    """By which it is asked for: "clean-manufacturing"."""
    title: str
    about: str
    """One line."""


@dataclass(frozen=True, slots=True)
class Template:
    """An agenda and its themes, each after its parent; they know one another by uid."""

    about: str
    agenda: Agenda
    themes: tuple[Theme, ...]


def names() -> list[Entry]:
    """Return the templates that there are, by title."""
    entries = [
        Entry(name, template.agenda.title, template.about)
        for name, template in ((path.stem, load(path.stem)) for path in resource("agendas").glob("*.toml"))
    ]
    return sorted(entries, key=lambda entry: fold(entry.title))


def load(name: str) -> Template:
    """Return a template as records that are new each time; raises `NotFound`."""
    known = {path.stem: path for path in resource("agendas").glob("*.toml")}
    if name not in known:
        raise NotFound(f"There is no agenda template “{name}”", f"There are {', '.join(sorted(known))}")
    values = tomllib.loads(known[name].read_text(encoding="utf-8"))
    about, themes = values.pop("about"), values.pop("themes")
    agenda = Agenda(**_with_tuples(values))
    return Template(about, agenda, _tree(agenda, themes))


def add(project: Project, name: str) -> Changes:
    """Put the agenda of a template into a project; raises `NotFound`, or `Conflict` where it is there."""
    template = load(name)
    with project.transaction(f"Add agenda {template.agenda.title}") as tx:
        put_in(tx.connection, template)
    return tx.changes


def put_in(connection: sa.Connection, template: Template) -> dict[str, int]:
    """Store an agenda and its themes, whose codes differ, within a deed; return the id of each uid.

    Raises `Conflict` where the project has the agenda in that version.
    """
    agenda = checked(connection, template.agenda)
    _refuse_twice(connection, agenda)
    ids = records.add(connection, [agenda])
    of = Reference(ids[agenda.uid])
    for level in _levels(template.themes):
        placed = [
            replace(theme, agenda=of, parent=theme.parent and replace(theme.parent, id=ids[theme.parent.uid]))
            for theme in level
        ]
        ids |= records.add(connection, [checked(connection, theme) for theme in placed])
    return ids


def _levels(themes: Iterable[Theme]) -> list[list[Theme]]:
    """Return the themes from the top level down."""
    depths: dict[str, int] = {}
    levels: list[list[Theme]] = []
    for theme in themes:
        depth = depths[theme.parent.uid] + 1 if theme.parent else 0
        depths[theme.uid] = depth
        if depth == len(levels):
            levels.append([])
        levels[depth].append(theme)
    return levels


def _refuse_twice(connection: sa.Connection, agenda: Agenda) -> None:
    known = schema.agenda.c
    same = (
        sa.func.fold(known.title) == fold(agenda.title),
        sa.func.fold(known.version) == fold(agenda.version),
    )
    if connection.execute(sa.select(known.id).where(*same)).first():
        raise Conflict(
            f"The agenda “{excerpt(agenda.title)}” is in the project",
            f"in version {agenda.version}" if agenda.version else "without a version",
            "Use that one, or change its title or version first",
        )


def _tree(agenda: Agenda, rows: list[dict[str, Any]]) -> tuple[Theme, ...]:
    """Return the themes that a file lists: a code says under which other one its theme stands."""
    of = Reference(0, agenda.uid, agenda.title)
    themes: dict[str, Theme] = {}
    children: dict[str, int] = {}
    for row in rows:
        above, _, _ = row["code"].rpartition(".")
        parent = Reference(0, themes[above].uid, themes[above].title, above) if above else None
        position = children.get(above, 0)
        children[above] = position + 1
        themes[row["code"]] = Theme(agenda=of, parent=parent, position=position, **_with_tuples(row))
    return tuple(themes.values())


def _with_tuples(values: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
