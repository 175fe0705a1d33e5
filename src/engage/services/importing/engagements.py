"""Engagements from a table: a row for each meeting, call or visit that was held or is to be."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.engagements import Engagement
from engage.domain.fields import FIELDS, parse_field
from engage.domain.records import Noun, Reference
from engage.domain.text import compact, words
from engage.errors import EngageError, Invalid
from engage.services.importing.matching.engagement_names import have_in_common
from engage.services.importing.matching.keyed import Key, Told, take
from engage.services.importing.matching.names import Names
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.readings import columns_of
from engage.services.importing.tables.rows import Row, likeness_of, read_row, refuse, rows_of
from engage.services.importing.work import Importer, Likeness, Work
from engage.storage import schema

_NOUN = Noun.ENGAGEMENT
_NEEDS = ("title",)
_WHEN = ("held_on", "starts_at")
_MENTIONS = ("agenda", "consultation")
_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d\d))?(?::\d\d)?\s*([ap])?\.?m?\.?", re.IGNORECASE)
_TO = re.compile(r"(?<!\s)\s*+(?:-|–|—|\bto\b|\buntil\b)\s*", re.IGNORECASE)
_HALF_A_DAY = 12
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _likeness(source: Source) -> Likeness:
    """How many of the columns are an engagement's; it must say what it was and when."""
    return likeness_of(source, _NOUN, _NEEDS, _WHEN)


def _put_in(work: Work) -> None:
    """Add the engagements, update those with an id, and fill in those of the same day and title.

    An agenda or a consultation that the project does not know is left out, and told.
    """
    take(work, Engagement, _KEY, _told(work))


def _told(work: Work) -> Iterator[Told]:
    names = {noun: Names(work.connection, noun) for noun in (Noun.AGENDA, Noun.CONSULTATION)}
    zone = work.connection.execute(sa.select(schema.project.c.zone)).scalar_one()
    for row in rows_of(work, _NOUN, _NEEDS):
        texts = dict(row.texts)
        try:
            has_zone = "zone" in texts
            values = read_row(work, _NOUN, row, {"zone": zone} | _timed(texts), is_new=False)
        except EngageError as error:
            refuse(work, _NOUN, row, error)
            continue
        if (end := values.get("ends_at")) and (start := values.get("starts_at")) and end < start:
            what = Invalid("The end lies before the beginning", field="ends_at")
            work.go_without(row.number, "ends_at", texts.get("ends_at", ""), what)
            del values["ends_at"]
        if not has_zone:
            values.pop("zone", None)
        for name in _MENTIONS:
            _mention(work, row, values, name, names)
        yield Told(row, values, {"zone": zone})


def _mention(work: Work, row: Row, values: dict[str, Any], name: str, names: Mapping[Noun, Names]) -> None:
    """Put the record that a text names in its place; what names none, or several, is a problem."""
    text, noun = values.pop(name, ""), FIELDS[_NOUN][name].noun
    if not text or noun is None:
        return
    ids = names[noun].ids(text)
    if len(ids) == 1:
        values[name] = Reference(min(ids))
        return
    many = f"There are {len(ids)} {noun.plural}" if ids else f"There is no {noun.label}"
    work.go_without(row.number, name, text, Invalid(f"{many} “{excerpt(text)}” in the project"))


def _timed(texts: Mapping[str, str]) -> dict[str, str]:
    """The texts with whole moments: a time alone is on the day of the row; "10:00–11:30" are two."""
    texts = dict(texts)
    start, end = texts.pop("starts_at", ""), texts.pop("ends_at", "")
    if not end:
        start, end = _parted(start)
    if _DATE.fullmatch(start):
        texts.setdefault("held_on", start)
        start = ""
    if _DATE.fullmatch(end):
        end = ""
    day = _day(texts, start)
    if day is not None:
        first, last = _time(start), _time(end)
        if first == last == dt.time():  # so calendars write what takes all day
            return texts
        goes_on = first is not None and last is not None and last < first
        start = f"{day} {first:%H:%M}" if first else start
        end = f"{day + dt.timedelta(days=goes_on)} {last:%H:%M}" if last else end
    given = {"starts_at": start, "ends_at": end}
    return texts | {name: text for name, text in given.items() if text}


def _parted(text: str) -> tuple[str, str]:
    """Two times of day in one: "10:00–11:30", "11-1pm", where the first is the last before the second."""
    first, _, last = _TO.sub("\0", text, count=1).partition("\0")
    end = _time(last)
    if end is None:
        return text, ""
    for half in ("", "am", "pm"):
        start = _time(f"{first}{half}")
        is_hour_before = start and start <= end and (end.hour - start.hour < _HALF_A_DAY)
        if start and (not half or is_hour_before):
            return f"{first}{half}", last
    return text, ""


def _day(texts: Mapping[str, str], start: str) -> dt.date | None:
    """The day of a row, as far as it can be read."""
    try:
        day = parse_field(_NOUN, "held_on", texts.get("held_on", "") or start.partition(" ")[0])
    except Invalid:
        return None
    return day if isinstance(day, dt.date) else None


def _time(text: str) -> dt.time | None:
    """A time of day alone: "14:30", "2.30 pm", "10am"; None for all else."""
    match = _TIME.fullmatch(text.strip())
    if match is None or not (match[2] or match[3]):
        return None
    hour, half = int(match[1]), (match[3] or "").lower()
    if half and not 1 <= hour <= 12:
        return None
    try:
        return dt.time(hour % 12 + 12 * (half == "p") if half else hour, int(match[2] or 0))
    except ValueError:
        return None


def _key(held_on: dt.date, title: str, starts_at: dt.datetime | None) -> tuple[Any, ...]:
    return held_on, compact(title) or title.strip(), frozenset(words(title)), starts_at


def _alike(one: tuple[Any, ...], other: tuple[Any, ...]) -> str | None:
    """Two of one day are one by their title, unless they began at another time."""
    (_, title, said, starts_at), (_, topic, about, begins) = one, other
    if title == topic:
        is_other = starts_at and begins and starts_at != begins
        return "the same day and title, at another time" if is_other else ""
    return "the same day and a like title" if have_in_common(said, about) else None


_HELD = schema.engagement.c
_KEY: Key[Engagement] = Key(
    columns=(_HELD.held_on, _HELD.title, _HELD.starts_at),
    values=lambda held: (held.held_on, held.title, held.starts_at),
    of=_key,
    likeness=_alike,
)

IMPORTER = Importer(
    name="engagements",
    summary="A table of meetings, calls and visits, a column for each field, with agenda and consultation",
    counts=("engagement", "engagements"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
    columns=columns_of(_NOUN),
)
