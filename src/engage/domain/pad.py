"""The pad of a live engagement: who sits there and has spoken, what is talked about, and for how long yet."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from engage.domain.engagements import (
    AgendaItem,
    Attendance,
    AttendanceRole,
    AttendanceStatus,
    Engagement,
)
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun, Reference

_NOT_COMING = {AttendanceStatus.DECLINED, AttendanceStatus.APOLOGIES, AttendanceStatus.DID_NOT_SHOW}
_LISTENING = {AttendanceRole.OBSERVER, AttendanceRole.STAFF}


_TYPED_ITEM = re.compile(
    r"(?P<title>.*\S)\s+(?P<minutes>\d{1,3})\s*(?:min(?:utes|\.)?|m|')?\s*", re.IGNORECASE
)


def read_item(text: str) -> AgendaItem:
    """Return an agenda item as it is typed: "Energy prices 20" or "Energy prices, 20 min"."""
    found = _TYPED_ITEM.fullmatch(text)
    if found is None:
        return AgendaItem(title=text.strip())
    return AgendaItem(title=found["title"].rstrip(" ,:;–-"), minutes=int(found["minutes"]))


@dataclass(frozen=True, slots=True)
class Remark:
    """Who said a piece of feedback, by ids."""

    contact: int | None
    organisation: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """One at the table."""

    attendance_id: int
    key: str
    name: str
    """The person where known, else the body."""
    organisation: str
    kind: OrganisationKind | None
    role: AttendanceRole
    status: AttendanceStatus
    joined: dt.datetime | None
    left: dt.datetime | None
    asked_at: dt.datetime | None
    spoken: int
    """Remarks of theirs, or of their body where nobody was named."""

    @property
    def is_here(self) -> bool:
        """Whether they have come and not left."""
        has_come = self.status is AttendanceStatus.ATTENDED or self.joined is not None
        return has_come and self.left is None

    @property
    def may_be_asked(self) -> bool:
        """Whether they may be in the room, and are there to be heard."""
        return self.status not in _NOT_COMING and self.left is None and self.role not in _LISTENING


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that was typed after `@` or `=` and that nobody has resolved yet."""

    name: str
    pieces: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How much was said here on a theme and those below it."""

    theme: Reference
    depth: int
    """0 for the themes at the top of the agenda."""
    pieces: int
    organisations: int


@dataclass(frozen=True, slots=True)
class Pad:
    """An engagement as it is run."""

    engagement: Engagement
    seats: tuple[Seat, ...]
    """In the order of the attendance list."""
    unknown: tuple[Unknown, ...]
    log: tuple[tuple[Noun, int], ...]
    """What was logged, the newest first: feedback and commitments, each by its id."""
    themes: tuple[ThemeCount, ...]
    """The themes of the agenda as its tree has them, or of all agendas."""
    recent_themes: tuple[int, ...]
    """The ids of the themes that were coded to here, the latest first."""


def seated(
    attendance: Sequence[Attendance], kinds: Mapping[int, OrganisationKind], remarks: Iterable[Remark]
) -> tuple[Seat, ...]:
    """Return the seats with what each has said.

    What is said for a body without a name is said by whoever sits there for it; where the body itself has a
    seat, by that. `kinds` are those of the organisations, by id.
    """
    people = {seat.contact.id: [seat] for seat in attendance if seat.contact}
    bodies: dict[int, list[Attendance]] = {}
    sent: dict[int, list[Attendance]] = {}
    for seat in attendance:
        if seat.organisation:
            (sent if seat.contact else bodies).setdefault(seat.organisation.id, []).append(seat)
    said: Counter[int] = Counter()
    for remark in remarks:
        theirs = people.get(remark.contact or 0) or bodies.get(remark.organisation or 0)
        if not theirs and remark.contact is None:
            theirs = sent.get(remark.organisation or 0)
        for seat in theirs or ():
            said[seat.id] += 1
    return tuple(_seat(seat, kinds, said[seat.id]) for seat in attendance)


def _seat(seat: Attendance, kinds: Mapping[int, OrganisationKind], spoken: int) -> Seat:
    return Seat(
        attendance_id=seat.id,
        key=seat.seat,
        name=seat.name,
        organisation=seat.organisation.name if seat.organisation else "",
        kind=kinds.get(seat.organisation.id) if seat.organisation else None,
        role=seat.role,
        status=seat.status,
        joined=seat.joined,
        left=seat.left,
        asked_at=seat.asked_at,
        spoken=spoken,
    )


def hand_queue(seats: Iterable[Seat]) -> list[Seat]:
    """Return who has asked to speak, the first to ask in front."""
    waiting = [(seat.asked_at, seat) for seat in seats if seat.asked_at]
    return [seat for _, seat in sorted(waiting, key=lambda each: each[0])]


def hand_places(seats: Iterable[Seat]) -> dict[int, int]:
    """Return the place in that queue, from 0, of each seat that waits, by the seat's number."""
    return {seat.attendance_id: place for place, seat in enumerate(hand_queue(seats))}


def not_heard(seats: Iterable[Seat]) -> dict[OrganisationKind | None, list[Seat]]:
    """Return who may be in the room, to be heard, and has not spoken, kind by kind (None: not known)."""
    silent = [seat for seat in seats if seat.may_be_asked and not seat.spoken]
    by_kind = {kind: [seat for seat in silent if seat.kind is kind] for kind in (*OrganisationKind, None)}
    return {kind: there for kind, there in by_kind.items() if there}


def left_of(item: AgendaItem, now: dt.datetime) -> dt.timedelta | None:
    """Return what is left of the time that an item may take; less than nothing where it takes longer."""
    if item.minutes is None:
        return None
    planned = dt.timedelta(minutes=item.minutes)
    if item.started_at is None:
        return planned
    return planned - ((item.ended_at or now) - item.started_at)
