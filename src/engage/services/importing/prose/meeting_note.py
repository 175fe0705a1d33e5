"""The note of a meeting as a document tells it: title, day, prose, and bullets as key points."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engage.domain.disclosure import Rule
from engage.domain.engagements import Channel
from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.importing.dates import first_date, in_words, only_date
from engage.services.importing.prose.blocks import Block, Heading, Item, plain, read_blocks
from engage.services.importing.prose.front import title_place

_JOINED = re.compile(r" ?(?:;|[;,] ?and)$")
_LABEL = re.compile(r"(?:[\w’']+ ){0,4}points?(?: [\w’']+){0,4}:?", re.IGNORECASE)
_DATE = re.compile(r"^date: ?", re.IGNORECASE)
_CHANNELS = {
    "round table": Channel.ROUNDTABLE,
    "roundtable": Channel.ROUNDTABLE,
    "webinar": Channel.WEBINAR,
    "town hall": Channel.TOWN_HALL,
    "site visit": Channel.SITE_VISIT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNote:
    """A meeting as its note tells it."""

    title: str
    held_on: dt.date
    channel: Channel = Channel.MEETING
    rule: Rule = Rule.ON_RECORD
    summary: str = ""
    """The prose, whole: paragraphs parted by empty lines."""
    points: tuple[tuple[int, str], ...] = ()
    """Line number and text of each bullet, in order."""
    problems: tuple[tuple[int, str], ...] = ()
    """Line number and sentence about what could not be taken as it stands."""


def read_note(
    text: str,
    year: int | None = None,
    day: dt.date | None = None,
    name: str = "the text",
    title: str = "",
) -> MeetingNote:
    """Return the meeting that a plain or Markdown text tells.

    Its day is `day`, else the one on a line of its own, else the first that the prose names, in `year`
    where it names none. `name` is the file's, for what is said of it; `title` stands in where the text has
    none. Raises `Invalid` where no day is found, or one without a year while none is given (both with the
    field to give), and where there is nothing but a title.
    """
    blocks = read_blocks(text, name)
    whole = list(blocks)
    place = title_place(blocks)
    if place is not None:
        title = plain(blocks.pop(place).text)
    if not blocks:
        raise Invalid(
            f"{name} holds no notes", "nothing stands below its title", "Check that it is the right file."
        )
    problems: list[tuple[int, str]] = []
    held_on = day or _day(whole, year, name, problems)
    words = fold(" ".join([title, *(block.text for block in blocks)]))
    return MeetingNote(
        title=title,
        held_on=held_on,
        channel=_channel(words),
        rule=Rule.CHATHAM_HOUSE if "chatham house" in words else Rule.ON_RECORD,
        summary="\n\n".join(_prose(blocks)),
        points=tuple(
            (block.line, _JOINED.sub("", block.text)) for block in blocks if isinstance(block, Item)
        ),
        problems=tuple(problems),
    )


def _prose(blocks: list[Block]) -> Iterator[str]:
    """The paragraphs, without the bare date and the line that says that key points follow."""
    for block, below in zip(blocks, [*blocks[1:], None], strict=True):
        is_label = isinstance(below, Item) and _LABEL.fullmatch(block.text)
        if not (isinstance(block, Item) or is_label or _only_day(block)):
            yield f"## {block.text}" if isinstance(block, Heading) else block.text


def _channel(words: str) -> Channel:
    """How people met, by the first word for it."""
    found = [(words.find(word), channel) for word, channel in _CHANNELS.items() if word in words]
    return min(found, default=(0, Channel.MEETING))[1]


def _only_day(block: Block) -> dt.date | None:
    return None if isinstance(block, Item) else only_date(_DATE.sub("", plain(block.text)))


def _day(blocks: list[Block], year: int | None, name: str, problems: list[tuple[int, str]]) -> dt.date:
    """The day of the meeting; a weekday that does not agree is a problem, for the year may be wrong."""
    for block in blocks:
        if alone := _only_day(block):
            return alone
    found = ((block.line, first_date(plain(block.text))) for block in blocks)
    line, written = next(((line, date) for line, date in found if date), (0, None))
    if written is None:
        raise Invalid(
            f"No date was found in {name}",
            "it does not say when the meeting was",
            "Give the day with --map date=2020-03-25, or write it below the title",
            field="date",
        )
    year = written.year or year
    if year is None:
        raise Invalid(
            f"{name} says “{written.text}” without a year",
            next_step="Give the year with --map year=2020",
            field="year",
        )
    day = written.in_year(year)
    if day is None:
        raise Invalid(
            f"There is no “{written.text}” in {year}", f"{name} says so", "Check the year", field="year"
        )
    if written.weekday not in (None, day.weekday()):
        problems.append((line, f"“{written.text}” would be {in_words(day)}. Check the year."))
    return day
