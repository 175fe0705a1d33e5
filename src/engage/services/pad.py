"""The pad of a live engagement: how it stands, and what is done there by one key each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.agendas import Theme
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.engagements import AttendanceStatus, Engagement, ParkedPoint
from engage.domain.pad import Pad, ThemeCount, Unknown, read_item, seated
from engage.domain.quick_log import MarkKind, as_typed, marks
from engage.domain.records import Noun, Reference
from engage.domain.text import clean, fold
from engage.domain.theme_trees import tree_of
from engage.errors import Invalid, NotFound
from engage.services import themes
from engage.services.checks import checked
from engage.services.line_reader import LineReader
from engage.services.records import get, name_of
from engage.storage import attendance as stored_seats
from engage.storage import pad as storage
from engage.storage import records, schema
from engage.storage.project import Project

_NAMING_SOMEBODY = {MarkKind.WHO, MarkKind.AGREES}


def state(project: Project, engagement: int) -> Pad:
    """Return an engagement as it is run; raises `NotFound`."""
    held = get(project, Engagement, engagement)
    heard = themes.heard(project, engagement)
    with project.reading() as connection:
        bodies = [seat.organisation.id for seat in held.attendance if seat.organisation]
        remarks = storage.remarks(connection, engagement)
        agenda = LineReader(connection, held, project.who).themes
        return Pad(
            engagement=held,
            seats=seated(held.attendance, storage.kinds(connection, bodies), remarks),
            unknown=tuple(_unknown(connection, engagement)),
            log=tuple(storage.logged(connection, engagement)),
            themes=tuple(_counts(agenda, heard)),
            recent_themes=tuple(storage.recent_themes(connection, engagement)),
        )


def _unknown(connection: sa.Connection, engagement: int) -> Iterator[Unknown]:
    names: dict[str, str] = {}
    pieces: Counter[str] = Counter()
    for open_marks in storage.unresolved(connection, engagement):
        named = {fold(name): name for name in filter(None, map(_name_after, reversed(open_marks)))}
        names = named | names
        pieces.update(named.keys())
    for key, name in names.items():
        yield Unknown(name, pieces[key])


def _name_after(mark: str) -> str:
    """Return the name that a mark of somebody gives; empty for another mark."""
    return next((found.value for found in marks(mark)[:1] if found.kind in _NAMING_SOMEBODY), "")


def _counts(agenda: Sequence[Theme], heard: dict[int, themes.Heard]) -> Iterator[ThemeCount]:
    by_id = {theme.id: theme for theme in agenda}
    tree = tree_of(agenda)
    ahead = [(id, 0) for id in reversed(tree.get(None, ()))]
    while ahead:
        id, depth = ahead.pop()
        theme, said = by_id[id], heard[id]
        mentioned = Reference(theme.id, theme.uid, theme.title, theme.code, theme.colour)
        yield ThemeCount(mentioned, depth, said.pieces, said.organisations)
        ahead += ((below, depth + 1) for below in reversed(tree.get(id, ())))


def last_logged(project: Project, engagement: int) -> tuple[Noun, int] | None:
    """Return the feedback or the commitment that was logged last; None where nothing is."""
    with project.reading() as connection:
        return next(iter(storage.logged(connection, engagement)), None)


# Seats


def set_seat(project: Project, attendance_id: int, key: str) -> Changes:
    """Give a seat another key; raises `Invalid`, `Conflict` where it is somebody else's, and `NotFound`."""
    key = clean(key).strip()
    if key and as_typed(MarkKind.WHO, key) != f"@{key}":
        raise Invalid(f"“{excerpt(key)}” cannot stand after @", "", "Use letters and digits", field="seat")
    with project.reading() as connection:
        ((engagement, name),) = _named(connection, [attendance_id])
    label = f"Give {excerpt(name)} the seat key {key}" if key else f"Take the key of {excerpt(name)} away"
    with project.transaction(label) as tx:
        (was,) = records.fetch(tx.connection, Engagement, [engagement])
        seats = [replace(seat, seat=key) if seat.id == attendance_id else seat for seat in was.attendance]
        records.save(tx.connection, checked(tx.connection, replace(was, attendance=tuple(seats)), was), was)
    return tx.changes


def came(project: Project, attendance_ids: Sequence[int]) -> Changes:
    """Say that some have come, or come back; the time at which they came first stays. Raises `NotFound`."""
    with project.transaction(f"Note that {_spoken(project, attendance_ids)} came") as tx:
        joined = sa.func.coalesce(schema.attendance.c.joined, sa.literal(clock.now(), _MOMENT))
        stored_seats.set_values(
            tx.connection, attendance_ids, status=AttendanceStatus.ATTENDED, joined=joined, left=None
        )
    return tx.changes


def went(project: Project, attendance_ids: Sequence[int]) -> Changes:
    """Say that some have left; they wait no longer to speak. Raises `NotFound`."""
    with project.transaction(f"Note that {_spoken(project, attendance_ids)} left") as tx:
        stored_seats.set_values(
            tx.connection,
            attendance_ids,
            status=AttendanceStatus.ATTENDED,
            left=clock.now(),
            asked_at=None,
        )
    return tx.changes


def raise_hand(project: Project, attendance_id: int) -> Changes:
    """Say that somebody asks to speak; one who waits already keeps their place. Raises `NotFound`."""
    with project.transaction(f"Raise the hand of {_spoken(project, [attendance_id])}") as tx:
        asked = sa.func.coalesce(schema.attendance.c.asked_at, sa.literal(clock.now(), _MOMENT))
        stored_seats.set_values(tx.connection, [attendance_id], asked_at=asked)
    return tx.changes


def lower_hand(project: Project, attendance_id: int) -> Changes:
    """Say that somebody asks no longer to speak; logging what they say does so too. Raises `NotFound`."""
    with project.transaction(f"Lower the hand of {_spoken(project, [attendance_id])}") as tx:
        stored_seats.set_values(tx.connection, [attendance_id], asked_at=None)
    return tx.changes


def _spoken(project: Project, attendance_ids: Sequence[int]) -> str:
    with project.reading() as connection:
        names = [name for _, name in _named(connection, attendance_ids)]
    return excerpt(names[0]) if len(names) == 1 else f"{len(names):,} attendees"


def _named(connection: sa.Connection, attendance_ids: Sequence[int]) -> list[tuple[int, str]]:
    """Return the engagement and the name of each seat; raises `NotFound` where none is there."""
    seat = schema.attendance
    at = sa.select(seat.c.engagement_id).where(seat.c.id.in_(attendance_ids)).distinct()
    wanted = set(attendance_ids)
    engagements = records.fetch(connection, Engagement, connection.execute(at).scalars().all())
    found = [(held.id, each.name) for held in engagements for each in held.attendance if each.id in wanted]
    if not found:
        raise NotFound("The attendee is no longer there", "", "Look at the attendance list again")
    return found


# What is talked about


def start_item(project: Project, item: int) -> Changes:
    """Begin to talk about an agenda item, now; the one that was talked about ends. Raises `NotFound`."""
    engagement, title = _part(project, schema.agenda_item, item)
    with project.transaction(f"Start {title}") as tx:
        _start(tx.connection, engagement, item)
    return tx.changes


def end_item(project: Project, item: int) -> Changes:
    """Have done with an agenda item, now, whether or not it was begun; raises `NotFound`."""
    _, title = _part(project, schema.agenda_item, item)
    with project.transaction(f"End {title}") as tx:
        _end(tx.connection, item)
    return tx.changes


def next_item(project: Project, engagement: int) -> Changes:
    """Begin with the next item that has not begun, which ends the one that runs; after the last, end that.

    Raises `NotFound`.
    """
    with project.transaction(f"Go on with the agenda of {_called(project, engagement)}") as tx:
        items = _there(tx.connection, engagement).items
        coming = next((item for item in items if item.started_at is None), None)
        if coming is not None:
            _start(tx.connection, engagement, coming.id)
        for item in items if coming is None else ():
            if item.is_running:
                _end(tx.connection, item.id)
    return tx.changes


def _start(connection: sa.Connection, engagement: int, item: int) -> None:
    table, now = schema.agenda_item, clock.now()
    is_other = table.c.engagement_id == engagement, table.c.id != item
    is_running = table.c.started_at.is_not(None), table.c.ended_at.is_(None)
    connection.execute(table.update().where(*is_other, *is_running).values(ended_at=now))
    is_still = table.c.id == item, sa.not_(sa.and_(*is_running))
    connection.execute(table.update().where(*is_still).values(started_at=now, ended_at=None))


def _end(connection: sa.Connection, item: int) -> None:
    table = schema.agenda_item
    is_open = table.c.id == item, table.c.ended_at.is_(None)
    connection.execute(table.update().where(*is_open).values(ended_at=clock.now()))


def add_item(project: Project, engagement: int, typed: str) -> Changes:
    """Put an agenda item behind the others, as it was typed; raises `Invalid` and `NotFound`."""
    item = read_item(typed)
    label = f"Add agenda item {excerpt(item.title)}"
    return _alter(project, engagement, label, lambda held: replace(held, items=(*held.items, item)))


def move_item(project: Project, item: int, by: int) -> Changes:
    """Put an agenda item so many places further down, or up where that is less than 0; raises `NotFound`.

    At the end of the agenda it stays.
    """
    engagement, title = _part(project, schema.agenda_item, item)

    def moved(held: Engagement) -> Engagement:
        items = list(held.items)
        for place in [number for number, each in enumerate(items) if each.id == item]:
            items.insert(max(place + by, 0), items.pop(place))
        return replace(held, items=tuple(items))

    return _alter(project, engagement, f"Move {title}", moved)


# For ourselves


def park(project: Project, engagement: int, line: str) -> Changes:
    """Keep a point to be come back to; `@` says who raised it, as in a logged line. Raises `Invalid`.

    All else is kept as it was typed, and so is a name that nobody here is called by.
    """
    text = clean(line).strip()
    held = get(project, Engagement, engagement)
    contact = organisation = None
    mark = next((mark for mark in marks(text) if mark.kind is MarkKind.WHO), None)
    if mark:
        with project.reading() as connection:
            contact, organisation = LineReader(connection, held, project.who).who(mark.value)
        rest = f"{text[: mark.start].rstrip()} {text[mark.end :].lstrip()}".strip()
        text = rest if rest and (contact or organisation) else text
    point = ParkedPoint(text=text, contact=contact, organisation=organisation)
    label = f"Park {excerpt(text)}"
    return _alter(project, engagement, label, lambda held: replace(held, parked=(*held.parked, point)))


def settle(project: Project, parked: int) -> Changes:
    """Say that a parked point was come back to; raises `NotFound`."""
    table = schema.parked_point
    _, text = _part(project, table, parked)
    with project.transaction(f"Settle {text}") as tx:
        tx.connection.execute(table.update().where(table.c.id == parked).values(is_settled=True))
    return tx.changes


def note_to_self(project: Project, engagement: int, text: str) -> Changes:
    """Put a line behind the engagement's notes, which never leave us; on its day it has its time."""
    text = clean(text).strip()
    if not text:
        raise Invalid("There is nothing to note", "", "Type the note", field="line")

    def noted(held: Engagement) -> Engagement:
        now = clock.now().astimezone(ZoneInfo(held.zone))
        line = f"{now:%H:%M} {text}" if now.date() == held.held_on else text
        return replace(held, notes="\n".join(filter(None, (held.notes.rstrip(), line))))

    return _alter(project, engagement, f"Note to self at {_called(project, engagement)}", noted)


def _alter(
    project: Project, engagement: int, label: str, altered: Callable[[Engagement], Engagement]
) -> Changes:
    """Alter an engagement as it stands when its turn comes; raises `Invalid` and `NotFound`."""
    with project.transaction(label) as tx:
        was = _there(tx.connection, engagement)
        records.save(tx.connection, checked(tx.connection, altered(was), was), was)
    return tx.changes


def _there(connection: sa.Connection, engagement: int) -> Engagement:
    found = records.fetch(connection, Engagement, [engagement])
    if not found:
        raise NotFound("The engagement is no longer there", "", "Choose another one")
    return found[0]


def _called(project: Project, engagement: int) -> str:
    """Return what the journal calls an engagement; raises `NotFound`."""
    return name_of(get(project, Engagement, engagement))


def _part(project: Project, table: sa.Table, id: int) -> tuple[int, str]:
    """Return the engagement of an agenda item or a parked point, and how the journal speaks of it."""
    words = table.c.title if table is schema.agenda_item else table.c.text
    with project.reading() as connection:
        found = connection.execute(sa.select(table.c.engagement_id, words).where(table.c.id == id)).first()
    if found is None:
        raise NotFound("It is no longer there", "", "Look at the engagement again")
    return found[0], excerpt(found[1])


_MOMENT = schema.attendance.c.joined.type
