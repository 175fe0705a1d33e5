"""To which engagement a list or a chat belongs: the one chosen, the one held that day, or a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.engagements import Channel, Engagement
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.checks import checked
from engage.services.importing.calls.moments import Written, order_of
from engage.services.importing.calls.people import Clock
from engage.services.importing.dates import in_words
from engage.services.importing.matching.engagement_names import chosen_engagement, is_about
from engage.services.importing.work import Entry, Outcome, Work
from engage.storage import records, schema

_ASK = "Say to which engagement it belongs, with --engagement"


@dataclass(frozen=True, slots=True)
class Told:
    """What a file tells of when something was held, and what about."""

    topic: str = ""
    starts: Written | None = None
    ends: Written | None = None
    channel: Channel = Channel.CALL
    days: Sequence[Written] = ()
    """All the days in the file."""
    held: Sequence[Written] = ()
    """Those on which somebody was there: where nothing says when it began, that was on the first."""


def clock_of(work: Work, told: Told) -> Clock:
    """Return how the days and times of a file are read; says so in a note where that had to be assumed."""
    chosen = chosen_engagement(work)
    zone = chosen.zone if chosen else work.connection.execute(sa.select(schema.project.c.zone)).scalar_one()
    days = (
        {chosen.held_on} if chosen else {day for _, day, title in _all(work) if is_about(title, told.topic)}
    )
    today = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    hints = [_of_the_start(told).__contains__, days.__contains__, *([today.__ge__] if told.held else [])]
    written = [*([told.starts] if told.starts else []), *told.held, *told.days]
    order, is_assumed = order_of(written, hints, work.choices.day_first)
    if is_assumed:
        work.notes.append(
            "Nothing in the file says whether 3/4 is the third of April or the fourth of March: "
            "it was read as the third of April."
        )
    return Clock(order, ZoneInfo(zone))


def _of_the_start(told: Told) -> set[dt.date]:
    """The day on which it began, where that is written so that it can be no other, and the one after it."""
    day = told.starts.day(True) if told.starts and told.starts.is_plain else None
    return {day, day + dt.timedelta(days=1)} if day else set()


def engagement_of(work: Work, told: Told, clock: Clock) -> Engagement:
    """Return the engagement to which a file belongs, stored; the report says which.

    Without a choice it is the one of its day whose title says the same as the topic, or the only one of that
    day where the file has no topic. Raises `Invalid` where that is not clear.
    """
    engagement = chosen_engagement(work) or _there(work, told, clock)
    if engagement is not None:
        where, outcome = f"It goes to “{excerpt(engagement.title)}”", Outcome.SAME
    else:
        engagement = _new(work, told, clock)
        where, outcome = f"It makes a new engagement “{excerpt(engagement.title)}”", Outcome.ADDED
    work.notes.append(f"{where}, {in_words(engagement.held_on)}.")
    days = _days(told, clock)
    if days and engagement.held_on not in days:
        work.notes.append(
            f"The file is of {in_words(days[0])}: check that this is the engagement that you mean."
        )
    uid = engagement.uid if outcome is Outcome.SAME else ""
    work.entries.append(Entry(None, Noun.ENGAGEMENT, engagement.title, outcome, uid))
    return engagement


def _all(work: Work, days: Collection[dt.date] = ()) -> list[tuple[int, dt.date, str]]:
    held = schema.engagement.c
    wanted = sa.select(held.id, held.held_on, held.title).where(held.held_on.in_(days) if days else sa.true())
    return [(id, day, title) for id, day, title in work.connection.execute(wanted)]


def _there(work: Work, told: Told, clock: Clock) -> Engagement | None:
    days = _days(told, clock)
    found = _all(work, days[:1]) if days else _all(work) if told.topic else []
    named = [id for id, _, title in found if is_about(title, told.topic)]
    meant = named if told.topic else [id for id, _, _ in found]
    if len(meant) > 1:
        when = f" on {in_words(days[0])}" if days else ""
        raise Invalid(f"{work.source.name} may belong to {len(meant)} engagements{when}", "", _ASK)
    if not meant and not days:
        raise Invalid(f"{work.source.name} does not say when it was", "", _ASK)
    return records.fetch(work.connection, Engagement, meant)[0] if meant else None


def _days(told: Told, clock: Clock) -> list[dt.date]:
    """The days on which it may have been held, the first one first."""
    if told.starts and (day := _local_day(told.starts, clock)):
        return [day]
    return sorted(day for written in told.held if (day := _local_day(written, clock)))


def _local_day(written: Written, clock: Clock) -> dt.date | None:
    moment = written.moment(clock.day_first, clock.zone)
    return moment.astimezone(clock.zone).date() if moment else written.day(clock.day_first)


def _new(work: Work, told: Told, clock: Clock) -> Engagement:
    day = _days(told, clock)[0]
    starts = told.starts.moment(clock.day_first, clock.zone) if told.starts else None
    ends = told.ends.moment(clock.day_first, clock.zone) if told.ends else None
    made = Engagement(
        title=told.topic or f"{told.channel.label.capitalize()} on {in_words(day)}",
        channel=told.channel,
        held_on=day,
        starts_at=starts,
        ends_at=ends if starts and ends and ends >= starts else None,
        zone=clock.zone.key,
    )
    made = checked(work.connection, made)
    (stored,) = records.fetch(work.connection, Engagement, [records.add(work.connection, [made])[made.uid]])
    return stored
