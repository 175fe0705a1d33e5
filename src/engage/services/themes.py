"""Themes: how much was said to each, and giving the tree of an agenda another shape.

What is coded to a theme stays coded whatever becomes of the tree, but where a theme is removed.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import sqlalchemy as sa

from engage.domain import theme_trees
from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.counting import Tie, Voice, counted, stances, standing_under
from engage.domain.feedback import Stance
from engage.domain.filters import parse
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.errors import Conflict, Invalid, NotFound
from engage.services.checks import checked
from engage.services.records import name_of, spoken_of
from engage.storage import codings, coverage, filters, records, schema, summaries
from engage.storage import themes as storage
from engage.storage.coverage import Taken
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said to a theme and to those below it."""

    pieces: int = 0
    organisations: int = 0
    stances: Mapping[Stance, int] = field(default_factory=dict)
    """How many organisations took each stance."""
    mixed: tuple[int, ...] = field(default=(), compare=False)
    """Those that took several, or a mixed one: no stance alone finds what they said."""


def heard(project: Project, engagement: int | None = None) -> dict[int, Heard]:
    """Return what was heard on each theme, by id, counted as summaries count; at one engagement, or ever."""
    theme = schema.theme
    with project.reading() as connection:
        rows = connection.execute(sa.select(theme.c.id, theme.c.parent_id))
        parents = {id: parent for id, parent in rows}  # noqa: C416  typed rows
        ties = summaries.ties(connection)
        if engagement is not None:
            return _heard(parents, coverage.voices(connection, engagement=engagement), ties)
        # Who counts beside a body that spoke for its members is only known from what each of them said.
        bodies = coverage.speaking_for_members(connection) if ties else ()
        tied = standing_under(bodies, ties).union(bodies)
        return _heard(
            parents,
            coverage.voices(connection, organisations=tied),
            ties,
            coverage.pieces(connection),
            coverage.taken(connection, without=tied),
        )


def _heard(
    parents: Mapping[int, int | None],
    voices: Sequence[Voice],
    ties: Sequence[Tie],
    pieces: Mapping[int, int] | None = None,
    counted_already: Iterable[Taken] = (),
) -> dict[int, Heard]:
    """Put together what is counted here and what the database has counted; all `pieces` or none are such."""
    at: dict[int, list[Voice]] = {id: [] for id in parents}
    for voice in voices:
        above = voice.theme
        while above is not None:
            at[above].append(voice)
            above = parents[above]
    for_itself = set(counted(voices, ties))
    numbers: dict[int, Counter[Stance]] = {id: Counter() for id in parents}
    mixed: dict[int, list[int]] = {id: [] for id in parents}
    for id, said in at.items():
        taken = stances(said)
        counting = {voice.organisation for voice in said if voice in for_itself and voice.organisation}
        numbers[id].update(taken[organisation] for organisation in counting)
        mixed[id] += (organisation for organisation in counting if taken[organisation] is Stance.MIXED)
    for each in counted_already:
        numbers[each.theme][each.stance] += each.organisations
        mixed[each.theme] += each.mixed
    if pieces is None:
        pieces = {id: len({voice.feedback for voice in said}) for id, said in at.items()}
    return {
        id: Heard(pieces.get(id, 0), numbers[id].total(), numbers[id], tuple(sorted(mixed[id])))
        for id in parents
    }


@dataclass(frozen=True, slots=True)
class Part:
    """What a theme is split off as."""

    title: str
    feedback: Sequence[int] = ()
    """The ids of what is coded to the theme and goes with the part."""
    code: str = ""
    """Empty: the first one that is free."""


def move(project: Project, theme: int, *, parent: int | None, position: int) -> Changes:
    """Put a theme, with everything below it, elsewhere in its agenda: below another theme or at the top.

    `position` counts from 0 among those that stand there without it. Raises `Conflict` where it would stand
    below itself.
    """
    with project.transaction(f"Move {spoken_of(project, Theme, [theme])}") as tx:
        moving = _theme(tx.connection, theme)
        if parent is not None:
            _refuse_other_agenda(moving, _theme(tx.connection, parent))
        tree = storage.tree(tx.connection, moving.agenda.id)
        storage.place(tx.connection, theme_trees.moved(tree, theme, parent, position))
    return tx.changes


def renumber(project: Project, agenda: int) -> Changes:
    """Give every theme of an agenda a code by its place: "1", "1.1"."""
    with project.transaction("Renumber themes") as tx:
        storage.number(tx.connection, agenda)
    return tx.changes


def merge(project: Project, theme: int, into: int) -> Changes:
    """Make a theme one with another of its agenda, which takes over all that is coded to it or stands below.

    What was coded to both keeps one coding, with a stance by `theme_trees.merged_stance`. Raises `Conflict`
    where the other stands below the theme.
    """
    names = (spoken_of(project, Theme, [id]) for id in (theme, into))
    with project.transaction(f"Merge {' into '.join(names)}") as tx:
        gone, kept = _theme(tx.connection, theme), _theme(tx.connection, into)
        _refuse_other_agenda(gone, kept)
        tree = storage.tree(tx.connection, gone.agenda.id)
        if into == theme or into in theme_trees.below(tree, theme):
            what = f"“{name_of(gone)}” cannot become one with {'itself' if into == theme else name_of(kept)}"
            raise Conflict(what, "", "Choose a theme that does not stand below it")
        for child in tree.get(theme, ()):
            tree = theme_trees.moved(tree, child, into, len(tree.get(into, ())))
        storage.place(tx.connection, tree)
        codings.merge(tx.connection, theme, into)
        records.remove(tx.connection, Theme, [theme])
        now = _theme(tx.connection, into)
        merged = checked(tx.connection, theme_trees.merged(now, gone), now)
        records.save(tx.connection, merged, now)
    return tx.changes


def codings_of(project: Project, theme: int) -> int:
    """Return how many pieces of feedback are coded to the theme itself."""
    with project.reading() as connection:
        return len(codings.coded_to(connection, theme))


def feedback_on(project: Project, theme: int, filter: str = "", sort: str = "") -> array[int]:
    """Return the ids of the feedback that is coded to the theme itself and that a filter asks for."""
    wanted = parse(filter, Noun.FEEDBACK, me=project.who)
    with project.reading() as connection:
        coded = codings.coded_to(connection, theme)
        return array("q", (id for id in filters.ids(connection, wanted, sort) if id in coded))


def split(
    project: Project,
    theme: int,
    parts: Sequence[Part],
    *,
    is_below: bool = False,
) -> Changes:
    """Split new themes off one, beside it or below it, each with the feedback that it is given.

    The rest stays where it is. The first ids of `changes.ids["theme"]` are those of the new themes, in order.
    Raises `Invalid` and `Conflict`.
    """
    given = [id for part in parts for id in part.feedback]
    if not parts:
        raise Invalid("There is nothing to split off", "", "Name at least one new theme")
    if len(set(given)) < len(given):
        raise Invalid("A piece of feedback is given to two parts", "", "Code it to the second one afterwards")
    with project.transaction(f"Split {spoken_of(project, Theme, [theme])}") as tx:
        whole = _theme(tx.connection, theme)
        parent = Reference(theme, kind=whole.code) if is_below else whole.parent
        tree = storage.tree(tx.connection, whole.agenda.id)
        position = len(tree.get(theme, ())) if is_below else theme_trees.places(tree)[theme][1] + 1
        new = []
        for place, part in enumerate(parts, start=position):
            code = part.code or _free_code(tx.connection, whole, parent)
            made = Theme(
                agenda=whole.agenda, parent=parent, position=place, code=code, title=part.title,
                colour=whole.colour,
            )  # fmt: skip
            ids = records.add(tx.connection, [checked(tx.connection, made)])
            new.append(ids[made.uid])
            codings.move(tx.connection, part.feedback, theme, new[-1])
        beside = tree.get(parent.id if parent else None, ())
        storage.place(
            tx.connection, {parent.id if parent else None: (*beside[:position], *new, *beside[position:])}
        )
    return tx.changes


def _theme(connection: sa.Connection, id: int) -> Theme:
    found = records.fetch(connection, Theme, [id])
    if not found:
        raise NotFound("The theme is no longer there", "", "Look at the agenda again")
    return found[0]


def _refuse_other_agenda(theme: Theme, other: Theme) -> None:
    if theme.agenda.id != other.agenda.id:
        raise Conflict(
            f"“{name_of(theme)}” and “{name_of(other)}” are themes of two agendas",
            f"{theme.agenda.name} and {other.agenda.name}",
            "Choose a theme of the same agenda",
        )


def _free_code(connection: sa.Connection, theme: Theme, parent: Reference | None) -> str:
    taken = {fold(other.code) for other in storage.of_agenda(connection, theme.agenda.id)}
    return theme_trees.free_code(parent.kind if parent else "", taken)
