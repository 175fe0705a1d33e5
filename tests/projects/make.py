"""Make the small project of the newest schema: `python -m tests.projects.make`.

Once a version has been released, its file is never made again: it shows that what people have can be opened.
"""

from __future__ import annotations

import datetime as dt
import shutil
import tempfile
from contextlib import closing
from pathlib import Path

from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import Briefing, BriefingPart, Edition, PartKind
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import (
    AgendaItem,
    Attendance,
    AttendanceStatus,
    Channel,
    Engagement,
    NoteState,
    ParkedPoint,
)
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.objections import Objection
from engage.domain.organisations import (
    Address,
    Email,
    Organisation,
    OrganisationKind,
    Phone,
    Relation,
    RelationKind,
)
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Passage, Submission
from engage.services import documents, projects, records, undo, views
from engage.services.projects import Project
from engage.storage import schema
from engage.storage.connections import connect
from engage.storage.keys import Key
from engage.storage.project_file import APPLICATION_ID, make_file

FOLDER = Path(__file__).parent
DAY = dt.date(2020, 3, 25)
AT = dt.datetime(2020, 3, 25, 14, 30, tzinfo=dt.UTC)


def path(version: str) -> Path:
    """Where the project of a schema lies."""
    return FOLDER / f"schema-{version}.engage"


def copied(version: str, target: Path, key: Key | None = None) -> Path:
    """Copy the project of a schema to where a test may alter it; encrypted, where there is a key."""
    if key is None:
        shutil.copy(path(version), target)
        return target
    make_file(target)
    with closing(connect(path(version), None, is_read_only=True)) as raw:
        raw.execute(f"ATTACH ? AS encrypted KEY {key.literal}", (str(target),))
        raw.execute("SELECT sqlcipher_export('encrypted')")
        raw.execute(f"PRAGMA encrypted.application_id = {APPLICATION_ID}")
        raw.execute("DETACH encrypted")
    return target


def held(project: Path, key: Key | None = None) -> dict[str, list[dict[str, object]]]:
    """All that stands in the tables of a project of any schema, row by row; nothing is brought up to date."""
    with closing(connect(project, key, is_read_only=False)) as raw:
        names = [
            name
            for _, name, kind, *_ in raw.execute("PRAGMA table_list").fetchall()
            if kind == "table" and name not in ("sqlite_schema", "kept_count", "kept_total")
        ]
        found = {}
        for name in sorted(names):
            rows = raw.execute(f'SELECT * FROM "{name}" ORDER BY rowid')  # noqa: S608
            columns = [column[0] for column in rows.description]
            found[name] = [dict(zip(columns, row, strict=True)) for row in rows]
        return found


def fill(project: Project) -> None:
    """Put in a record of every noun with parts of every kind, and leave deeds done, undone and redone."""

    def add(record: Record) -> Reference:
        return Reference(records.add(project, record).first(records.noun_of(type(record))))

    agenda = add(Agenda(title="Example agenda", publisher="Example Alliance", published_on=DAY))
    top = add(Theme(agenda=agenda, code="2", title="Innovation", tags=("green",)))
    theme = add(Theme(agenda=agenda, parent=top, code="2.3", title="Carbon capture", keywords=("ccus",)))
    consultation = add(
        Consultation(
            title="Example consultation", agenda=agenda, questions=(Question(number="1", text="What?"),)
        )
    )
    union = add(
        Organisation(
            name="Example Union",
            kind=OrganisationKind.UNION,
            influence=4,
            emails=(Email(address="office@union.example"),),
            phones=(Phone(number="+44 1632 960001"),),
            addresses=(Address(locality="Caerdydd", country="Wales"),),
            tags=("steel", "dur"),
        )
    )
    body = add(
        Organisation(
            name="Example Fasteners",
            kind=OrganisationKind.SME,
            relations=(Relation(other=union, kind=RelationKind.AFFILIATED_TO),),
        )
    )
    person = add(
        Contact(
            given_name="Ana",
            family_name="Sample",
            lawful_basis=LawfulBasis.PUBLIC_TASK,
            objections=(Objection.NO_POST,),
            objected_on=DAY,
            objection_note="Asked by telephone.",
            emails=(Email(address="ana@fasteners.example"),),
            affiliations=(Affiliation(organisation=body, role="Director", is_primary=True),),
        )
    )
    held = add(
        Engagement(
            title="Round table",
            channel=Channel.ROUNDTABLE,
            held_on=DAY,
            rule=Rule.CHATHAM_HOUSE,
            agenda=agenda,
            consultation=consultation,
            tags=("first",),
            attendance=(
                Attendance(contact=person, organisation=body, seat="as", status=AttendanceStatus.ATTENDED),
                Attendance(organisation=union, seat="eu", asked_at=AT, minutes=50),
            ),
            items=(AgendaItem(title="Capture", minutes=20, theme=theme, started_at=AT),),
            parked=(ParkedPoint(text="Who pays for the pipe?", organisation=union),),
        )
    )
    sent = add(
        Submission(
            title="What Example Fasteners wrote",
            received_on=DAY,
            engagement=held,
            consultation=consultation,
            contact=person,
            organisation=body,
            text="Dear all,\nContracts for difference would unlock capture.\n",
            tags=("late",),
        )
    )
    said = add(
        Feedback(
            engagement=held,
            contact=person,
            organisation=body,
            said_on=DAY,
            text="Contracts for difference would unlock capture",
            codings=(Coding(theme=theme, stance=Stance.SUPPORT),),
            agreements=(Agreement(organisation=union),),
            passages=(Passage(submission=sent, start=10, end=57),),
            tags=("key",),
        )
    )
    add(Commitment(text="Send the paper", feedback=said, engagement=held, contact=person, tags=("soon",)))
    add(
        Briefing(
            title="What we heard on capture",
            audience=Audience.SHARED,
            parts=(
                BriefingPart(text="# In short\n\nCapture is wanted."),
                BriefingPart(kind=PartKind.SUMMARY, summary="by-theme", filter="theme:2"),
                BriefingPart(kind=PartKind.QUOTE, feedback=said),
                BriefingPart(kind=PartKind.NUMBER, text="said so", options=("count=organisations",)),
            ),
            editions=(
                Edition(number=1, title="What we heard", audience=Audience.SHARED, frozen_at=AT, who="AB"),
            ),
        )
    )
    with tempfile.TemporaryDirectory() as folder:
        paper = Path(folder) / "Slides.txt"
        paper.write_bytes(b"Capture pays where the pipe is shared.\n")
        documents.attach(project, held.id, paper)
    records.edit(project, Engagement, held.id, summary="All agreed.", note_state=NoteState.FINAL)
    views.keep(project, Noun.FEEDBACK, "Unions", "kind:union", "said_on")
    records.edit(project, Organisation, [union.id, body.id], region="Wales", tags=("steel",))
    records.remove(project, Contact, person.id)
    undo.undo(project)
    projects.edit_details(project, controller="Example group")
    records.remove(project, Engagement, held.id)
    undo.undo(project)
    undo.redo(project)
    undo.undo(project)


if __name__ == "__main__":
    with projects.create(path(schema.VERSION), name=f"Schema {schema.VERSION}", who="AB") as made:
        fill(made)
