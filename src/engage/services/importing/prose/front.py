"""What stands at the head of a document about it as a whole: its title, who published it, when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from engage.domain.text import fold
from engage.services.importing.dates import only_date
from engage.services.importing.prose.blocks import Block, Heading, Item, Paragraph, plain

_LONGEST_TITLE = 200
_FACT = re.compile(
    r"(title|version|publisher|published by|source|date|published|published on|url): ?(\S.*)", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(slots=True)
class Front:
    """What a document says of itself."""

    title: str = ""
    version: str = ""
    publisher: str = ""
    published_on: dt.date | None = None
    url: str = ""


def read_front(blocks: list[Block]) -> tuple[Front, list[Block]]:
    """What stands before the first list about the agenda as a whole, and the blocks without it."""
    front = Front()
    place_of_title = title_place(blocks)
    used = {place_of_title}
    if place_of_title is not None:
        front.title = plain(blocks[place_of_title].text)
    places = _front_places(blocks, place_of_title)
    texts = {fold(plain(blocks[place].text)): place for place in places}
    for place in places:
        # The title of a web page: "Example Alliance | A Plan for Skills", with one of the two above the text.
        parts = [part.strip() for part in plain(blocks[place].text).split(" | ")]
        known = next((part for part in parts if texts.get(fold(part), place) != place), None)
        if known is not None:
            front.title = known
            front.publisher = " | ".join(part for part in parts if part != known)
            used |= {place, texts[fold(known)]}
    for place in places:
        text = plain(blocks[place].text)
        if fold(text) == fold(front.title) or _take_fact(front, text):
            used.add(place)
    return front, [block for place, block in enumerate(blocks) if place not in used]


def title_place(blocks: Sequence[Block]) -> int | None:
    """The place of the title: the first heading where all others stand below it, else a short first line."""
    levels = [block.level for block in blocks if isinstance(block, Heading)]
    for place, block in enumerate(blocks):
        if isinstance(block, Item):
            break
        if isinstance(block, Heading):
            is_above_all = min(levels) == block.level and levels.count(block.level) == 1
            if block.number is None and is_above_all and (place == 0 or len(levels) > 1):
                return place
            break
    is_short = bool(blocks) and isinstance(blocks[0], Paragraph) and len(blocks[0].text) <= _LONGEST_TITLE
    return 0 if is_short else None


def _front_places(blocks: Sequence[Block], place_of_title: int | None) -> list[int]:
    """The places of the title and of the paragraphs before the first list or other heading."""
    places = []
    for place, block in enumerate(blocks):
        if place != place_of_title and not isinstance(block, Paragraph):
            break
        places.append(place)
    return places


def _take_fact(front: Front, text: str) -> bool:
    """Take a line such as "Version: 2", "25 June 2020" or an address; False where it is something else."""
    fact = _FACT.fullmatch(text)
    word, value = (fact[1].lower(), fact[2]) if fact else ("", text)
    if word == "title":
        front.title = value
    elif word == "version":
        front.version = value
    elif date := only_date(value):
        front.published_on = front.published_on or date
    elif _ADDRESS.fullmatch(value):
        front.url = front.url or value
    elif word in {"publisher", "published by", "source"}:
        front.publisher = value
    else:
        return False
    return True
