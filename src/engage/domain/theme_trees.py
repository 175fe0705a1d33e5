"""The tree of an agenda's themes: who stands below whom, in which order, and what two themes make as one.

A tree maps each theme, and None for the top, to what stands right below it, in order.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from engage.domain.agendas import Theme
from engage.domain.feedback import Stance
from engage.domain.text import fold, natural
from engage.errors import Conflict

Tree = Mapping[int | None, tuple[int, ...]]


def tree_of(themes: Iterable[Theme]) -> Tree:
    """Return the tree that themes make; those at one place stand in order of their codes."""
    below: dict[int | None, list[int]] = {}
    for theme in sorted(themes, key=lambda each: (each.position, natural(each.code), each.id)):
        below.setdefault(theme.parent.id if theme.parent else None, []).append(theme.id)
    return {parent: tuple(ids) for parent, ids in below.items()}


def below(tree: Tree, theme: int) -> Iterator[int]:
    """Yield all themes below one, each after the one above it."""
    ahead = [*reversed(tree.get(theme, ()))]
    while ahead:
        yield (next_one := ahead.pop())
        ahead += reversed(tree.get(next_one, ()))


def moved(tree: Tree, theme: int, parent: int | None, position: int) -> Tree:
    """Return the tree with a theme, and all below it, at a place below another one or (None) at the top.

    `position` counts from 0 without the theme itself; whatever lies beyond the last place is the last.
    Raises `Conflict` where the theme would stand below itself.
    """
    if parent is not None and (parent == theme or parent in below(tree, theme)):
        raise Conflict("A theme cannot stand below itself", "", "Choose a place outside it")
    without = {above: tuple(id for id in ids if id != theme) for above, ids in tree.items()}
    beside = without.get(parent, ())
    place = min(max(position, 0), len(beside))
    return {**without, parent: (*beside[:place], theme, *beside[place:])}


def places(tree: Tree) -> dict[int, tuple[int | None, int]]:
    """Return where each theme stands: the one above it, and its position from 0."""
    return {id: (parent, position) for parent, ids in tree.items() for position, id in enumerate(ids)}


def numbers(tree: Tree) -> dict[int, str]:
    """Return a code for each theme by its place: "1", "1.1"."""
    codes: dict[int, str] = {}
    ahead: list[tuple[int | None, str]] = [(None, "")]
    while ahead:
        parent, prefix = ahead.pop()
        for number, id in enumerate(tree.get(parent, ()), start=1):
            codes[id] = f"{prefix}{number}"
            ahead.append((id, f"{codes[id]}."))
    return codes


def free_code(above: str, taken: Collection[str]) -> str:
    """Return the first number below a code ("" for the top) that is none of the folded codes taken."""
    prefix = f"{above}." if above else ""
    number = 1
    while fold(f"{prefix}{number}") in taken:
        number += 1
    return f"{prefix}{number}"


def merged(kept: Theme, other: Theme) -> Theme:
    """Return a theme that also says what another one said; the other's title becomes a keyword."""
    named = {fold(kept.title): ""}
    for keyword in (*kept.keywords, *other.keywords, other.title):
        named.setdefault(fold(keyword), keyword)
    return replace(
        kept,
        keywords=tuple(filter(None, named.values())),
        description=_one_text(kept.description, other.description),
        notes=_one_text(kept.notes, other.notes),
        colour=kept.colour or other.colour,
        tags=(*kept.tags, *other.tags),
    )


def _one_text(*texts: str) -> str:
    return "\n\n".join(dict.fromkeys(text for text in texts if text.strip()))


def merged_stance(one: Stance, other: Stance) -> Stance:
    """Return the stance of feedback to two themes that become one."""
    return one if one is other else Stance.MIXED
