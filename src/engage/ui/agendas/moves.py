"""Where a theme goes in the tree: one step by key, or to the place where it is dropped."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum, auto

from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.theme_trees import Tree, places, tree_of
from engage.services import records, themes
from engage.services.projects import Project


class Step(Enum):
    """The ways in which a key moves a theme, with all below it."""

    UP = auto()
    DOWN = auto()
    IN = auto()
    """Below the one above it, as the last there."""
    OUT = auto()
    """Beside the one that it stands below, right after it."""


@dataclass(frozen=True, slots=True)
class Place:
    """Below a theme or (None) at the top; before one that stands there or (None) as the last."""

    parent: int | None
    before: int | None = None


def after_step(tree: Tree, theme: int, step: Step, shown: Collection[int]) -> Place | None:
    """Return where a step leads, or None where there is no such place.

    A step passes over siblings that are not shown: nothing would be seen of it.
    """
    stands = places(tree)
    parent, number = stands[theme]
    beside = tree[parent]
    above = [id for id in beside[:number] if id in shown]
    under = [id for id in beside[number + 1 :] if id in shown]
    match step:
        case Step.UP if above:
            return Place(parent, above[-1])
        case Step.DOWN if under:
            return Place(parent, _after(beside, under[0]))
        case Step.IN if above:
            return Place(above[-1])
        case Step.OUT if parent is not None:
            outer, _ = stands[parent]
            return Place(outer, _after(tree[outer], parent))
        case _:
            return None


def _after(beside: tuple[int, ...], id: int) -> int | None:
    return next(iter(beside[beside.index(id) + 1 :]), None)


def take_step(project: Project, theme: Theme, step: Step, shown: Collection[int]) -> Changes:
    """Move a theme by a step from where it stands by now; nothing happens where the step leads nowhere."""
    tree = _tree(project, theme)
    place = after_step(tree, theme.id, step, shown) if theme.id in places(tree) else None
    return _put(project, tree, theme, place) if place else Changes()


def put(project: Project, theme: Theme, place: Place) -> Changes:
    """Move a theme to a place; raises `Conflict` where it would stand below itself."""
    return _put(project, _tree(project, theme), theme, place)


def _put(project: Project, tree: Tree, theme: Theme, place: Place) -> Changes:
    beside = [id for id in tree.get(place.parent, ()) if id != theme.id]
    position = beside.index(place.before) if place.before in beside else len(beside)
    return themes.move(project, theme.id, parent=place.parent, position=position)


def _tree(project: Project, theme: Theme) -> Tree:
    every = records.rows(project, Theme, records.ids(project, Theme))
    return tree_of(each for each in every if each.agenda.id == theme.agenda.id)


def next_code(parent: str, taken: set[str], siblings: int) -> str:
    """The code for one more theme below `parent`, or at the top: "2" has "2.1" and "2.2", so "2.3"."""
    stem = f"{parent}." if parent else ""
    number = siblings + 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
