"""Engagements made from others, and who sent or settled the note of one."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from engage.domain.changes import Changes
from engage.domain.engagements import AttendanceStatus, Engagement, NoteState
from engage.domain.uids import new_uid
from engage.services.checks import checked
from engage.services.records import get, name_of
from engage.storage import journal, records, schema
from engage.storage.project import Project


def copy(project: Project, engagement: int, held_on: dt.date, *, title: str = "") -> Changes:
    """Make an engagement like another one on a day to come: the same people are invited, by the same clock.

    What came of the other one stays with it: its feedback and commitments, its summary, notes and documents,
    who attended and what was parked. `changes.first("engagement")` is the new id. Raises `NotFound` and
    `Invalid`.
    """
    model = get(project, Engagement, engagement)
    with project.transaction(f"Copy engagement {name_of(model)}") as tx:
        records.add(tx.connection, [checked(tx.connection, _copy(model, held_on, title))])
    return tx.changes


def _copy(model: Engagement, held_on: dt.date, title: str) -> Engagement:
    zone = ZoneInfo(model.zone)
    later = held_on - model.held_on

    def on_the_day(moment: dt.datetime | None) -> dt.datetime | None:
        """The same time by the clock on the wall, whether or not it is summer then."""
        if moment is None:
            return None
        by_the_clock = moment.astimezone(zone)
        return dt.datetime.combine(by_the_clock.date() + later, by_the_clock.time(), zone)

    invited = (
        replace(
            seat, id=0, uid=new_uid(), status=AttendanceStatus.INVITED, joined=None, left=None, asked_at=None
        )
        for seat in model.attendance
    )
    to_come = (replace(item, id=0, uid=new_uid(), started_at=None, ended_at=None) for item in model.items)
    return replace(
        model,
        id=0,
        uid=new_uid(),
        title=title.strip() or model.title,
        held_on=held_on,
        starts_at=on_the_day(model.starts_at),
        ends_at=on_the_day(model.ends_at),
        summary="",
        note_state=NoteState.DRAFT,
        notes="",
        archived=False,
        attendance=tuple(invited),
        documents=(),
        items=tuple(to_come),
        parked=(),
    )


def made_final(project: Project, engagement: int) -> tuple[str, dt.datetime] | None:
    """Return who made a note that is final so, and when; None where it was put in as final."""
    change, operation = journal.change, journal.operation
    settled = sa.select(sa.func.max(change.c.operation_id)).where(
        change.c.table_name == schema.engagement.name,
        change.c.row_id == engagement,
        change.c.action == "update",
        journal.value_before(schema.engagement.c.note_state) != NoteState.FINAL.value,
    )
    with project.reading() as connection:
        found = connection.execute(
            sa.select(operation.c.who, operation.c.at).where(operation.c.id == settled.scalar_subquery())
        ).first()
    return (found.who, found.at) if found else None


@dataclass(frozen=True, slots=True)
class SentNote:
    """A note as it was sent to those who were there."""

    who: str
    at: dt.datetime
    text: str


def sent_note(project: Project, engagement: int) -> SentNote | None:
    """Return the note as it was when it was last sent, whatever was corrected since; None where it never was.

    Raises `NotFound`.
    """
    change, operation = journal.change, journal.operation
    altered = (
        sa.select(operation.c.who, operation.c.at, change.c.before)
        .join(operation, operation.c.id == change.c.operation_id)
        .where(
            change.c.table_name == schema.engagement.name,
            change.c.row_id == engagement,
            change.c.action == "update",
        )
        .order_by(change.c.id.desc())
    )
    now = get(project, Engagement, engagement)
    state, text = now.note_state.value, now.summary
    with project.reading() as connection:
        for who, at, values in connection.execute(altered):
            before = json.loads(values)
            if state == NoteState.SENT and before.get("note_state", state) != NoteState.SENT:
                return SentNote(who, at, text)
            state, text = before.get("note_state", state), before.get("summary", text)
    return None
