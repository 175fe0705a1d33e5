"""When those in a table of attendance came and went, and how long they stayed: by the engagement's clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from engage.domain.choices import excerpt
from engage.domain.engagements import Engagement
from engage.errors import Invalid
from engage.services.checks import LONGEST_STAY
from engage.services.importing.calls.moments import Written, read_moment, seconds_of
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import Work

TIMES = ("joined", "left", "minutes")
"""The columns that say how long somebody was there."""

_ANY_DAY = "2000-01-01"
_MINUTE = 60


@dataclass(frozen=True, slots=True)
class Stay:
    """How long somebody was there, as far as a row says so."""

    joined: dt.datetime | None = None
    left: dt.datetime | None = None
    minutes: int | None = None


def is_time(text: str) -> bool:
    """Whether a cell is a time of day, with or without its day."""
    written = read_moment(text) or read_moment(f"{_ANY_DAY} {text}")
    return written is not None and written.time is not None


def is_length(text: str) -> bool:
    """Whether a cell says how long something took: "58", "1h 5m", "01:05:00"."""
    return seconds_of(text) is not None


def stay(work: Work, row: Row, texts: Mapping[str, str], engagement: Engagement) -> Stay:
    """Return what a row says of a stay; what cannot be read is left out, and told.

    Without minutes, they are those from coming to going.
    """
    joined = _moment(work, row, texts, "joined", engagement)
    left = _moment(work, row, texts, "left", engagement)
    if joined and left and left < joined:
        has_day = read_moment(texts["left"]) is not None
        left = None if has_day else left + dt.timedelta(days=1)
        if has_day:
            what = Invalid(f"“{excerpt(texts['left'])}” lies before the coming", field="left")
            work.go_without(row.number, "left", texts["left"], what)
    text = texts.get("minutes", "")
    seconds = seconds_of(text) if text else None
    if text and seconds is None:
        what = Invalid(f"“{excerpt(text)}” is no number of minutes", "", "Write it as 65, or as 1h 5m")
        work.go_without(row.number, "minutes", text, what)
    if not text and joined and left:
        seconds = round((left - joined).total_seconds())
    minutes = None if seconds is None else (seconds + _MINUTE // 2) // _MINUTE
    if minutes is not None and minutes > LONGEST_STAY:
        what = Invalid(f"{minutes:,} minutes are more than anybody stays")
        work.go_without(row.number, "minutes", text, what)
        minutes = None
    return Stay(joined, left, minutes)


def _moment(
    work: Work, row: Row, texts: Mapping[str, str], name: str, engagement: Engagement
) -> dt.datetime | None:
    """When somebody came or went; a time alone is on the day of the engagement."""
    text = texts.get(name, "")
    if not text:
        return None
    day = engagement.held_on
    written = read_moment(text) or read_moment(f"{day.isoformat()} {text}")
    moment = None
    if written is not None:
        moment = written.moment(_day_first(written, day, work.choices.day_first), ZoneInfo(engagement.zone))
    if moment is None:
        what = Invalid(f"“{excerpt(text)}” is no time of day", "", "Write it as 14:30")
        work.go_without(row.number, name, text, what)
    return moment


def _day_first(written: Written, day: dt.date, wish: bool | None) -> bool:
    """Whether the day stands first where either may: so that it is the engagement's, if it can be."""
    if wish is not None:
        return wish
    return written.day(True) == day or written.day(False) != day
