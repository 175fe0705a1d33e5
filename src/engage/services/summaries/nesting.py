"""Blocks of one document as a part of another: a level or more further down, with anchors of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from engage.services.summaries.document import Block, Heading, Link

V = TypeVar("V")


def nested(blocks: Iterable[Block], down: int, name: str) -> Iterator[Block]:
    """Yield the blocks with their headings so many levels further down, as far as levels go.

    `name` tells their anchors, and the links to these, from those of other parts.
    """
    for block in blocks:
        moved = _named(block, name)
        if isinstance(moved, Heading):
            level = min(moved.level + down, 3)
            anchor = f"{name}-{moved.anchor}" if moved.anchor else ""
            moved = replace(moved, level=1 if level <= 1 else 2 if level == 2 else 3, anchor=anchor)
        yield moved


def _named(value: V, name: str) -> V:
    """The value with the links in it leading to the anchors of its own part."""
    changed: Any = value
    if isinstance(value, Link):
        if value.target.startswith("#"):
            changed = replace(value, target=f"#{name}-{value.target[1:]}")
    elif isinstance(value, tuple):
        parts = tuple(_named(part, name) for part in value)
        changed = parts if any(map(_differ, parts, value)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        own = {field.name: getattr(value, field.name) for field in fields(value)}
        moved = {key: now for key, was in own.items() if (now := _named(was, name)) is not was}
        changed = replace(value, **moved) if moved else value
    result: V = changed
    return result


def _differ(one: object, other: object) -> bool:
    return one is not other
