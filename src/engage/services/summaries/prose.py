"""Prose that people wrote in Markdown, as the blocks of a document.

Paragraphs, lists, headings, *stress*, **strong stress** and links are understood; whatever else there is
stands as it was typed. A heading becomes a line of its own, for the sections of a document are its summary's,
unless it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from engage.services.summaries.document import (
    Block,
    BulletList,
    Emphasis,
    Heading,
    Item,
    Link,
    Paragraph,
    Span,
    Strong,
    Text,
)

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_ITEM = re.compile(r"(\s*)(?:[-*+•]|(\d{1,4})[.)])\s+(.*)")
_SPAN = re.compile(
    r"\*\*(?=\S)(?P<strong>[^*\n]+?)(?<=\S)\*\*"
    r"|(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<emphasis>[^*_\n]+?)(?<=\S)(?P=mark)(?![\w*])"
    r"|\[(?P<words>[^\[\]\n]+)\]\((?P<target>[^()\s]+)\)"
)


def prose(text: str, *, has_sections: bool = False) -> list[Block]:
    """Return the blocks of a text, in order; its headings begin sections where it `has_sections`."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", text):
        blocks += _part([line for line in part.split("\n") if line.strip()], has_sections)
    return blocks


def _part(lines: list[str], has_sections: bool) -> Iterator[Block]:
    """What stands between two empty lines: headings, paragraphs and lists, each as long as it goes on."""
    while lines:
        if heading := _HEADING.fullmatch(lines[0].strip()):
            del lines[0]
            if heading[2] and has_sections:
                yield Heading(1 if heading[1] == "#" else 2 if heading[1] == "##" else 3, heading[2])
            elif heading[2]:
                yield Paragraph(Strong(heading[2]))
        elif first := _ITEM.fullmatch(lines[0]):
            items, lines = _items(lines, first)
            yield BulletList(tuple(items), is_numbered=first[2] is not None)
        else:
            end = next((n for n, line in enumerate(lines) if n and _begins_block(line)), len(lines))
            yield Paragraph(_spans(" ".join(line.strip() for line in lines[:end])))
            lines = lines[end:]


def _begins_block(line: str) -> bool:
    return bool(_HEADING.fullmatch(line.strip()) or _ITEM.fullmatch(line))


def _items(lines: list[str], first: re.Match[str]) -> tuple[list[Item], list[str]]:
    """Take the items of the first one's sort and indentation, with those below each, and what is left."""
    items: list[Item] = []
    while lines and (found := _ITEM.fullmatch(lines[0])) and _is_of_one_list(first, found):
        words = [found[3]]
        lines = lines[1:]
        while lines and not _begins_block(lines[0]):
            words.append(lines[0].strip())
            lines = lines[1:]
        below: list[Item] = []
        if lines and (inner := _ITEM.fullmatch(lines[0])) and len(inner[1]) > len(found[1]):
            below, lines = _items(lines, inner)
        items.append(Item(_spans(" ".join(words)), tuple(below)))
    return items, lines


def _is_of_one_list(first: re.Match[str], found: re.Match[str]) -> bool:
    return len(found[1]) >= len(first[1]) and bool(found[2]) == bool(first[2])


def _spans(text: str) -> Text:
    spans: list[Span] = []
    end = 0
    for found in _SPAN.finditer(text):
        spans.append(text[end : found.start()])
        if found["strong"]:
            spans.append(Strong(found["strong"]))
        elif found["emphasis"]:
            spans.append(Emphasis(found["emphasis"]))
        else:
            spans.append(Link(found["words"], found["target"]))
        end = found.end()
    spans.append(text[end:])
    return tuple(span for span in spans if span) if len(spans) > 1 else text
