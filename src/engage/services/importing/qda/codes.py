"""Codes of another program as the themes of an agenda."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.colours import read_colour
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.checks import checked
from engage.services.importing.foreign_ids import own_uid
from engage.services.importing.qda.reading import Code
from engage.services.importing.work import Entry, FieldChange, Outcome, Work
from engage.storage import records, schema

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*|[A-Z]\d*(?:\.\d+)+)[.):]?\s+(\S.*)")


def put_in(work: Work, codes: Sequence[Code], title: str) -> dict[str, int]:
    """Make themes of the codes; return the id of the theme of each guid.

    Codes that came in before are known by their guids: they stay where they are, and take the name they have
    now. New ones go into the agenda of the theme that they stand below; else into that of most of those, or
    into a new one of this title.
    """
    there = _there(work.connection, codes)
    usual = _agenda(work.connection, there.values()) or _new_agenda(work, title)
    homes = {theme.uid: theme.agenda.id for theme in there.values()}
    used, places = _Used(work.connection), _Places(work.connection)
    ids: dict[str, int] = {}
    made: list[tuple[Code, Theme]] = []
    for number, code in enumerate(codes, start=1):
        work.read += 1
        name, title_ = _parted(code.name)
        theme = there.get(own_uid(Noun.THEME, code.guid))
        if theme is not None:
            ids[code.guid] = theme.id
            _refresh(work, number, code, theme, title_)
            continue
        parent = _parent_uid(codes, code)
        agenda = homes.get(parent, usual)
        prefix = f"{_code_of(codes, code, there, made)}." if parent else ""
        name = name if name and fold(name) not in used[agenda] else _free(prefix, used[agenda])
        used[agenda].add(fold(name))
        theme = Theme(
            uid=own_uid(Noun.THEME, code.guid),
            agenda=Reference(agenda),
            parent=Reference(0, parent) if parent else None,
            position=places[agenda][parent],
            code=name,
            title=title_,
            description=code.description,
            colour=_colour(work, number, code),
        )
        places[agenda][parent] += 1
        homes[theme.uid] = agenda
        made.append((code, theme))
        work.enter(Entry(number, Noun.THEME, f"{name} {title_}", Outcome.ADDED))
    return ids | _stored(work.connection, made, there)


def _there(connection: sa.Connection, codes: Iterable[Code]) -> dict[str, Theme]:
    ids = records.ids_of(connection, Noun.THEME, [own_uid(Noun.THEME, code.guid) for code in codes])
    return {theme.uid: theme for theme in records.fetch(connection, Theme, ids)}


def _agenda(connection: sa.Connection, themes: Iterable[Theme]) -> int | None:
    """The agenda in which most of the themes stand."""
    counted = Counter(theme.agenda.id for theme in themes).most_common(1)
    return counted[0][0] if counted else None


def _new_agenda(work: Work, title: str) -> int:
    agenda = checked(work.connection, Agenda(title=title, level_names=("theme",)))
    known = schema.agenda.c
    same = sa.select(known.id).where(sa.func.fold(known.title) == fold(agenda.title))
    if work.connection.execute(same).first():
        agenda = replace(agenda, version=f"from {work.source.name}")
    return records.add(work.connection, [agenda])[agenda.uid]


class _Used(dict[int, set[str]]):
    """The codes of an agenda, folded, read when they are first asked for."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, agenda: int) -> set[str]:
        known = schema.theme.c
        wanted = sa.select(known.code).where(known.agenda_id == agenda)
        self[agenda] = set(map(fold, self._connection.execute(wanted).scalars()))
        return self[agenda]


class _Places(dict[int, Counter[str]]):
    """How many themes of an agenda stand below each, by its uid; "" is the top."""

    def __init__(self, connection: sa.Connection) -> None:
        super().__init__()
        self._connection = connection

    def __missing__(self, agenda: int) -> Counter[str]:
        known, above = schema.theme, schema.theme.alias()
        counted = (
            sa.select(above.c.uid, sa.func.count())
            .select_from(known.outerjoin(above, known.c.parent_id == above.c.id))
            .where(known.c.agenda_id == agenda)
            .group_by(above.c.uid)
        )
        self[agenda] = Counter({uid or "": count for uid, count in self._connection.execute(counted)})
        return self[agenda]


def _refresh(work: Work, number: int, code: Code, theme: Theme, title: str) -> None:
    """Give a theme the name that its code has now."""
    label = f"{theme.code} {title}"
    if title == theme.title or " ".join(code.name.split()) == " ".join(f"{theme.code} {theme.title}".split()):
        work.enter(Entry(number, Noun.THEME, label, Outcome.SAME, theme.uid))
        return
    change = FieldChange("title", theme.title, title)
    records.save(work.connection, checked(work.connection, replace(theme, title=title), theme), theme)
    work.enter(Entry(number, Noun.THEME, label, Outcome.UPDATED, theme.uid, (change,)))


def _parted(name: str) -> tuple[str, str]:
    """The code and the title in a name such as "2.3 Training", which is how Engage writes both."""
    name = " ".join(name.split())
    numbered = _NUMBERED.fullmatch(name)
    return (numbered[1], numbered[2]) if numbered else ("", name or "Without a name")


def _parent_uid(codes: Sequence[Code], code: Code) -> str:
    return "" if code.parent is None else own_uid(Noun.THEME, codes[code.parent].guid)


def _code_of(
    codes: Sequence[Code], code: Code, there: dict[str, Theme], made: Sequence[tuple[Code, Theme]]
) -> str:
    """What the theme above is called by."""
    uid = _parent_uid(codes, code)
    if uid in there:
        return there[uid].code
    return next(theme.code for _, theme in reversed(made) if theme.uid == uid)


def _free(prefix: str, used: set[str]) -> str:
    number = 1
    while fold(f"{prefix}{number}") in used:
        number += 1
    return f"{prefix}{number}"


def _colour(work: Work, number: int, code: Code) -> str:
    try:
        return read_colour(code.colour)
    except Invalid as error:
        work.problem(number, str(error), "color")
        return ""


def _stored(
    connection: sa.Connection, made: Sequence[tuple[Code, Theme]], there: dict[str, Theme]
) -> dict[str, int]:
    """Store new themes level by level, those above first; return the id of each guid."""
    ids = {theme.uid: theme.id for theme in there.values()}
    waiting = [theme for _, theme in made]
    while waiting:
        ready = [theme for theme in waiting if theme.parent is None or theme.parent.uid in ids]
        placed = [
            replace(theme, parent=theme.parent and replace(theme.parent, id=ids[theme.parent.uid]))
            for theme in ready
        ]
        ids |= records.add(connection, [checked(connection, theme) for theme in placed])
        stored = {theme.uid for theme in ready}
        waiting = [theme for theme in waiting if theme.uid not in stored]
    return {code.guid: ids[theme.uid] for code, theme in made}
