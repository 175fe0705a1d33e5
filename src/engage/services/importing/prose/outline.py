"""An agenda as a document tells it: a title, a source, and a tree of themes with codes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from engage.errors import Invalid
from engage.services.importing.limits import MAX_THEMES
from engage.services.importing.prose.blocks import Heading, read_blocks
from engage.services.importing.prose.front import read_front
from engage.services.importing.prose.sections import Node, grow, with_headings

LEVEL_NAMES = ("pillar", "action")
"""What levels are called that do not say it themselves."""

_LONGEST_TITLE = 200
_TAIL = re.compile(r" ?(?:[;,] ?(?:and|or)?|:)$")
_ABBREVIATED = re.compile(r"(?:\.\w?|\b(?:etc|ltd|plc|inc|co))\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OutlineTheme:
    """A theme as read, in the order of the document."""

    code: str
    title: str
    parent: int | None = None
    """The place of its parent among the themes; before its own."""
    description: str = ""
    keywords: tuple[str, ...] = ()
    colour: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An agenda as read."""

    title: str
    version: str = ""
    publisher: str = ""
    published_on: dt.date | None = None
    url: str = ""
    notes: str = ""
    level_names: tuple[str, ...] = LEVEL_NAMES
    themes: tuple[OutlineTheme, ...]
    left_out: tuple[tuple[int, str], ...] = ()
    """Line number and text of what belongs to no list."""
    problems: tuple[tuple[int, str], ...] = ()
    """Line number and sentence about what could not be taken as it stands."""


def read_outline(text: str, name: str = "the text", title: str = "") -> Outline:
    """Return the agenda that a plain or Markdown text tells.

    `name` is the file's, for what is said of it; `title` stands in where the text names none. Raises
    `Invalid` where no theme is found.
    """
    front, blocks = read_front(with_headings(read_blocks(text, name)))
    top, left_out = grow(blocks, name)
    if not top:
        raise Invalid(
            f"No agenda was found in {name}",
            "an agenda has headings such as “Pillar 1: Skills”, with a list below each",
            "Check that it is the right file.",
        )
    problems: list[tuple[int, str]] = []
    themes = _numbered(top, problems)
    if len(themes) > MAX_THEMES:
        raise Invalid(
            f"{name} has more than {MAX_THEMES:,} themes", next_step="Check that it is the right file."
        )
    return Outline(
        title=front.title or title or name,
        version=front.version,
        publisher=front.publisher,
        published_on=front.published_on,
        url=front.url,
        level_names=_level_names(top),
        themes=tuple(themes),
        left_out=tuple(sorted((block.line, block.text) for block in left_out)),
        problems=tuple(problems),
    )


def title_of(text: str) -> str:
    """Return a heading or an entry without what joins it to the next: "Retrain; and" is "Retrain"."""
    title = _TAIL.sub("", text)
    if title.endswith(".") and not _ABBREVIATED.search(title):
        title = title[:-1]
    return title.strip() or text


def _level_names(top: Sequence[Node]) -> tuple[str, ...]:
    """What the headings call the levels from the top: "part", "chapter", and what is listed an action."""
    names: list[str] = []
    level = top
    while label := next((node.block.label for node in level if isinstance(node.block, Heading)), ""):
        names.append(label)
        level = [child for node in level for child in node.children]
    return (*names, "action") if names else LEVEL_NAMES


def _numbered(top: Sequence[Node], problems: list[tuple[int, str]]) -> list[OutlineTheme]:
    """The themes in the order of the document, with their codes."""
    themes: list[OutlineTheme] = []
    waiting = _coded(top, "", None, problems)
    while waiting:
        node, code, parent = waiting.pop()
        themes.append(_theme(node, code, parent))
        waiting += _coded(node.children, f"{code}.", len(themes) - 1, problems)
    return themes


def _coded(
    nodes: Sequence[Node], prefix: str, parent: int | None, problems: list[tuple[int, str]]
) -> list[tuple[Node, str, int | None]]:
    """Siblings, the last first, with their codes: the number that each gives itself, else the next free."""
    own: dict[int, Node] = {}
    for node in nodes:
        if node.block.number is not None:
            own.setdefault(node.block.number, node)
    coded: list[tuple[Node, str, int | None]] = []
    number = 0
    for node in nodes:
        if node.block.number is not None and own[node.block.number] is node:
            number = node.block.number
        else:
            number += 1
            while number in own:
                number += 1
        if isinstance(node.block, Heading) and node.block.number not in (None, number):
            twice = f"{node.block.label or 'heading'} {node.block.number}".capitalize()
            problems.append(
                (node.block.line, f"{twice} stands there twice; this one became {prefix}{number}.")
            )
        own[number] = node
        coded.append((node, f"{prefix}{number}", parent))
    return coded[::-1]


def _theme(node: Node, code: str, parent: int | None) -> OutlineTheme:
    title, description = title_of(node.block.text), list(node.description)
    if not title and description and len(description[0]) <= _LONGEST_TITLE:
        # "PILLAR 2" on a line of its own: its title is on the next.
        title = title_of(description.pop(0))
    if not title and isinstance(node.block, Heading):
        title = f"{node.block.label.capitalize()} {node.block.number}".strip()
    return OutlineTheme(code, title, parent, "\n\n".join(description))
