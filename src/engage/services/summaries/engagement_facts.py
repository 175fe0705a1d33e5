"""When an engagement is, where, and what was agreed about what is said there, in words."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from engage.domain.disclosure import Rule
from engage.domain.engagements import Engagement
from engage.services.summaries.wording import day

AT_THE_DOOR = {
    Rule.ON_RECORD: "This engagement is on the record: what you say may be put down to you by name.",
    Rule.ORGANISATION_ONLY: "What is said here may be put down to organisations, but not to people.",
    Rule.CHATHAM_HOUSE: "This engagement is held under the Chatham House Rule: you may use what you hear, but"
    " tell nobody who said it, nor who was here.",
    Rule.PRIVATE: "This engagement is private: nothing that is said here is to be quoted.",
}
"""For those who come, to be read out."""


def when(engagement: Engagement) -> str:
    """Return the day, and the hours by the clock of the place."""
    hours = clock(engagement)
    return f"{day(engagement.held_on)}, {hours}" if hours else day(engagement.held_on)


def clock(engagement: Engagement) -> str:
    """Return from when to when it goes, by the clock of the place: "10:30 to 12:00"; empty: not known."""
    zone = ZoneInfo(engagement.zone)
    return " to ".join(_hour(at, zone) for at in (engagement.starts_at, engagement.ends_at) if at)


def _hour(at: dt.datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%H:%M}"
