"""What lists and headings say of an engagement."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from engage.domain.disclosure import Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.organisations import OrganisationKind
from engage.ui.dates import day_and_date
from engage.ui.translation import translated, word


def clock_times(starts_at: dt.datetime | None, ends_at: dt.datetime | None, zone: str) -> str:
    """From when to when, by the clock where it was held: "10:00–12:00"; blank where that is not known."""
    clock = ZoneInfo(zone)
    times = [f"{moment.astimezone(clock):%H:%M}" if moment else "" for moment in (starts_at, ends_at)]
    if times[0] and times[1]:
        return "–".join(times)
    return times[0] or (translated("until {}").format(times[1]) if times[1] else "")


def turnout(asked: int, accepted: int, attended: int) -> str:
    """How many are asked and what came of it: "5 of 8 accepted", or "5 of 8 came"."""
    if not asked:
        return ""
    if attended:
        return translated("{} of {} came").format(f"{attended:,}", f"{asked:,}")
    return translated("{} of {} accepted").format(f"{accepted:,}", f"{asked:,}")


def turnout_of(engagement: Engagement) -> str:
    """The same, of a whole engagement."""
    counts = Counter(seat.status for seat in engagement.attendance)
    attended = counts[AttendanceStatus.ATTENDED]
    return turnout(len(engagement.attendance), attended + counts[AttendanceStatus.ACCEPTED], attended)


def rule_means(rule: Rule) -> str:
    """What a rule lets us say afterwards, as a sentence."""
    return QCoreApplication.translate(Rule.__name__, rule.means)


def when(engagement: Engagement) -> str:
    """Its day and its times: "Wednesday 25 March 2020, 10:00–12:00"."""
    times = clock_times(engagement.starts_at, engagement.ends_at, engagement.zone)
    return ", ".join(filter(None, (day_and_date(engagement.held_on, is_long=True), times)))


def by_status(attendance: tuple[Attendance, ...]) -> list[tuple[AttendanceStatus, int]]:
    """How many stand where, in the order of the choices; nothing of which there is none."""
    counts = Counter(seat.status for seat in attendance)
    return [(status, counts[status]) for status in AttendanceStatus if counts[status]]


def by_kind(attendance: tuple[Attendance, ...]) -> list[str]:
    """How many organisations of each kind are asked, and how many of them came: "union 2 of 3"."""
    asked: dict[str, set[int]] = {}
    came: dict[str, set[int]] = {}
    for seat in attendance:
        if seat.organisation is not None:
            asked.setdefault(seat.organisation.kind, set()).add(seat.organisation.id)
            if seat.status is AttendanceStatus.ATTENDED:
                came.setdefault(seat.organisation.kind, set()).add(seat.organisation.id)
    told = []
    for kind in OrganisationKind:
        number, attended = len(asked.get(kind, ())), len(came.get(kind, ()))
        if attended:
            told.append(translated("{} {} of {}").format(word(kind), f"{attended:,}", f"{number:,}"))
        elif number:
            told.append(f"{word(kind)} {number:,}")
    return told
