"""Which headings and lists of a document are its agenda, and which are only part of the document.

Headings that are themes:

- Where some carry numbers ("PILLAR 2: ...", "## 3. ..."), these are the top of the tree. A heading outside
  of them ("Foreword") is no theme, nor is what stands below it.
- Else every heading is under which something is listed; where nothing is listed anywhere, every heading.
- In a text without headings, the short lines right above its lists are, where there are several lists.
  Where there is one, its entries are the top of the tree.

Lists that are: one that stands right below its heading; the lines that introduce it describe the heading.
After that, a paragraph either interrupts the list or has a list of its own, which is left out. The list was
only interrupted where

- its last entry was left open ("...; and"), or the next entry carries on its numbers; and otherwise where
- the paragraph introduces nothing (":"), the list has not closed by its own punctuation ("...; ... ."), and
  a heading is still to come. A document closes without a heading: after the last theme, a paragraph ends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from engage.errors import Invalid
from engage.services.importing.limits import MAX_DEPTH
from engage.services.importing.prose.blocks import Block, Heading, Item, Paragraph

_LONGEST_HEADING = 120
_OPEN = re.compile(r"(?:[;,]|[;,] ?(?:and|or))$")


@dataclass(slots=True)
class Node:
    """A heading or entry that is a theme, with what is told of it and what is below it."""

    block: Heading | Item
    depth: int
    description: list[str] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class _Section:
    """A heading, if any, with all that stands between it and the next."""

    heading: Heading | None
    blocks: list[Item | Paragraph] = field(default_factory=list)
    is_listing: bool = False
    """Whether something is listed in it or below it."""
    is_numbered: bool = False
    """Whether it, or a heading above it, carries a number."""

    @property
    def has_number(self) -> bool:
        return self.heading is not None and self.heading.number is not None


@dataclass(slots=True)
class _Entry:
    item: Item
    description: list[str] = field(default_factory=list)


def with_headings(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a text that has no headings with the lines that serve as such made headings."""
    if any(isinstance(block, Heading) for block in blocks):
        return blocks
    found = [
        place
        for place, block in enumerate(blocks[:-1])
        if isinstance(block, Paragraph)
        and isinstance(blocks[place + 1], Item)
        and len(block.text) <= _LONGEST_HEADING
        and not block.text.endswith((".", ",", ";", "!", "?"))
        and not (place and isinstance(blocks[place - 1], Item) and _OPEN.search(blocks[place - 1].text))
    ]
    # Where only some end in a colon, these introduce lists of their own: "We thank:".
    bare = [place for place in found if not blocks[place].text.endswith(":")]
    chosen = set(bare or found)
    if len(chosen) < 2:
        return blocks
    return [
        Heading(block.line, 1, block.text.rstrip(": ")) if place in chosen else block
        for place, block in enumerate(blocks)
    ]


def grow(blocks: Iterable[Block], name: str) -> tuple[list[Node], list[Block]]:
    """Return the top of the tree of themes, and the blocks that are none and describe none.

    `name` is the file's, for what is said when its lists go too deep.
    """
    sections = _sections(blocks)
    themes = _themes(sections)
    last = themes[-1]
    chosen = set(themes)
    root = Node(Item(0, "", 0, 0), depth=0)
    path = [root]
    left_out: list[Block] = []
    for place, section in enumerate(sections):
        heading = section.heading
        if heading is not None:
            while len(path) > 1 and _level(path[-1]) >= heading.level:
                path.pop()
        if place not in chosen:
            left_out += [heading] if heading else []
            left_out += section.blocks
            continue
        lead, entries, others = _listing(section.blocks, is_last=place == last)
        left_out += others
        if heading is None:
            left_out += lead
        else:
            node = Node(heading, path[-1].depth + 1, [paragraph.text for paragraph in lead])
            path[-1].children.append(node)
            path.append(node)
        _nest(entries, path[-1], name)
    return root.children, left_out


def _level(node: Node) -> int:
    return node.block.level if isinstance(node.block, Heading) else 0


def _sections(blocks: Iterable[Block]) -> list[_Section]:
    sections = [_Section(None)]
    path: list[tuple[int, _Section]] = []  # the headings above, with their levels
    for block in blocks:
        if isinstance(block, Heading):
            while path and path[-1][0] >= block.level:
                path.pop()
            is_numbered = block.number is not None or bool(path and path[-1][1].is_numbered)
            sections.append(_Section(block, is_numbered=is_numbered))
            path.append((block.level, sections[-1]))
            continue
        if isinstance(block, Item) and not sections[-1].is_listing:
            for _, above in path:
                above.is_listing = True
            sections[-1].is_listing = True
        sections[-1].blocks.append(block)
    return sections


def _themes(sections: list[_Section]) -> list[int]:
    """The places of the sections that are of the agenda: with theme headings, or the one without any."""
    headed = [(place, section) for place, section in enumerate(sections) if section.heading]
    if any(section.is_numbered for section in sections):
        # A number makes a theme even where nothing stands below it yet.
        found = [
            place
            for place, section in headed
            if section.has_number or (section.is_numbered and section.is_listing)
        ]
    elif any(section.is_listing for section in sections):
        found = [place for place, section in headed if section.is_listing]
    else:
        found = [place for place, _ in headed]
    return found or [0]


def _listing(
    blocks: list[Item | Paragraph], *, is_last: bool
) -> tuple[list[Paragraph], list[_Entry], list[Block]]:
    """What introduces the list of a section, the entries of the list, and what is not part of it."""
    lead: list[Paragraph] = []
    entries: list[_Entry] = []
    others: list[Block] = []
    numbers: dict[int, int] = {}  # the last number at each rank
    is_open = was_open = is_interrupted = has_ended = False
    for block in blocks:
        if isinstance(block, Paragraph):
            if not entries:
                lead.append(block)
            elif not is_interrupted and block.indent > entries[-1].item.indent:
                entries[-1].description.append(block.text)
            else:
                others.append(block)
                is_interrupted = True
                has_ended |= not is_open and (is_last or was_open or block.text.endswith(":"))
            continue
        carries_on = block.number is not None and block.number - 1 == numbers.get(block.rank)
        if has_ended and not carries_on:
            others.append(block)
            continue
        is_interrupted = has_ended = False
        is_open = _OPEN.search(block.text) is not None
        was_open |= is_open
        entries.append(_Entry(block))
        if block.number is not None:
            numbers[block.rank] = block.number
    return lead, entries, others


def _nest(entries: list[_Entry], parent: Node, name: str) -> None:
    """Put the entries of a section below its node, each inside the one that it is indented below."""
    path: list[tuple[Item, Node]] = []
    for entry in entries:
        while path and not _is_inside(entry.item, path[-1][0]):
            path.pop()
        above = path[-1][1] if path else parent
        if above.depth == MAX_DEPTH:
            raise Invalid(
                f"Line {entry.item.line} of {name} is more than {MAX_DEPTH} levels deep",
                next_step="Check that it is the right file.",
            )
        node = Node(entry.item, above.depth + 1, entry.description)
        above.children.append(node)
        path.append((entry.item, node))


def _is_inside(item: Item, above: Item) -> bool:
    """Whether an entry belongs to the one above: by two columns, or by its mark where about level."""
    by = item.indent - above.indent
    return by >= 2 or (by > -2 and item.rank > above.rank)
