"""Projects to export: one as people have them, and one as odd as can be."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import sqlalchemy as sa

from engage.domain.agendas import Agenda, Theme
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus, Engagement
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.objections import Objection
from engage.domain.organisations import Address, Email, Organisation, OrganisationKind, Phone, Reach
from engage.domain.records import Noun, Record, Reference
from engage.domain.submissions import Passage, Submission
from engage.errors import EngageError
from engage.services import records
from engage.services.checks import checked
from engage.services.projects import Project
from engage.storage import records as storage
from engage.storage import schema
from tests.builders import DAY, NOUNS, SCRIPTS, add, keep_in_memory, new_project, record

TEXT = "We melt glass. 🌞 Power is too dear.\n\nApprentices leave, for nobody trains them."


def every(project: Project, kind: type[Any]) -> list[Any]:
    """All records of a noun that a list would show."""
    return records.rows(project, kind, records.ids(project, kind))


_MANY = {Noun.AGENDA: 2, Noun.THEME: 9, Noun.FEEDBACK: 20}


@contextmanager
def odd(seed: int) -> Iterator[Project]:
    """A project of random records, as odd as people make them."""
    chance = Random(seed)
    with tempfile.TemporaryDirectory() as folder, new_project(Path(folder) / "odd.engage") as project:
        keep_in_memory(project)
        there: dict[str, list[int]] = {}
        with project.transaction("Fill") as tx:
            for noun, kind in NOUNS.items():
                for _ in range(_MANY.get(noun, 6)):
                    with suppress(EngageError):
                        new = checked(tx.connection, record(chance, kind, there))
                        there.setdefault(noun, []).extend(storage.add(tx.connection, [new]).values())
                if noun is Noun.CONSULTATION:
                    asked = tx.connection.execute(sa.select(schema.question.c.id)).scalars()
                    there["question"] = list(asked)
        yield project


class World:
    """A project as people have them, small."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.union = self._body("Example Union", OrganisationKind.UNION, short_name="EU", tags=("steel",))
        self.works = self._body("Example Glassworks", OrganisationKind.SME, website="https://glass.example")
        for script in SCRIPTS[:10]:
            self._body(f"Example {' and '.join([script] * 20)}", OrganisationKind.NGO)
        self.ana = add(project, _ana(self.works, self.union))
        for place, script in enumerate(SCRIPTS[:10]):
            person = Contact(
                given_name=script, family_name="Specimen", emails=(Email(address=f"s{place}@e.example"),)
            )
            add(project, person)
        self.agenda = add(project, Agenda(title="Example agenda"))
        self.pillar = self._theme("1", "Power", None, description="What it costs")
        self.price = self._theme("1.1", "Prices & <tariffs>", self.pillar, colour="#2767b0")
        self.grid = self._theme("1.2", "Grid", self.pillar)
        self.people = self._theme("A", "People", None)
        self._meetings()
        self._said()

    def _body(self, name: str, kind: OrganisationKind, **values: Any) -> Reference:
        email = Email(address=f"post{len(name)}@{abs(len(name))}.example")
        return add(
            self.project, Organisation(name=name, kind=kind, notes="For ourselves", emails=(email,), **values)
        )

    def _theme(self, code: str, title: str, parent: Reference | None, **values: Any) -> Reference:
        place = len(every(self.project, Theme))
        theme = Theme(agenda=self.agenda, parent=parent, code=code, title=title, position=place, **values)
        return add(self.project, theme)

    def _meetings(self) -> None:
        at = dt.datetime(2020, 3, 25, 14, 30, tzinfo=dt.UTC)
        self.open = add(
            self.project,
            Engagement(
                title="Round table; on glass, and heat",
                held_on=DAY,
                starts_at=at,
                ends_at=at + dt.timedelta(hours=2),
                place="Room 1, Example House",
                tags=("glass", "steel"),
                attendance=self._seats(),
                notes="For ourselves",
            ),
        )
        self.closed = add(
            self.project,
            Engagement(title="In confidence", held_on=DAY, rule=Rule.CHATHAM_HOUSE, attendance=self._seats()),
        )
        self.far = add(
            self.project,
            Engagement(
                title="Late in Auckland",
                held_on=DAY + dt.timedelta(days=1),
                starts_at=at,
                zone="Pacific/Auckland",
                rule=Rule.ORGANISATION_ONLY,
                attendance=self._seats()[:1],
            ),
        )
        self.off = add(
            self.project,
            Engagement(title="Visit", held_on=DAY, tags=("cancelled",), archived=True, rule=Rule.PRIVATE),
        )

    def _seats(self) -> tuple[Attendance, ...]:
        chair = Attendance(
            contact=self.ana,
            organisation=self.works,
            role=AttendanceRole.CHAIR,
            status=AttendanceStatus.ACCEPTED,
        )
        return chair, Attendance(organisation=self.union)

    def _said(self) -> None:
        project = self.project
        questions = (
            Question(number="1", text="What would help, and why?"),
            Question(number="2", text="Anything else?"),
        )
        self.consultation = add(project, Consultation(title="Example consultation", questions=questions))
        first, second = every(project, Consultation)[0].questions
        sent = Submission(title="Our views", received_on=DAY, text=TEXT, organisation=self.works)
        self.submission = add(project, sent)
        start = TEXT.index("Power")
        passage = Passage(submission=self.submission, start=start, end=start + len("Power is too dear."))
        self.said = [
            self._feedback(
                "Power is too dear.",
                organisation=self.works,
                passages=(passage,),
                codings=self._codings((self.price, Stance.OPPOSE), (self.grid, Stance.SUPPORT)),
            ),
            self._feedback(
                "Train them & pay them <well>. 🌞",
                engagement=self.open,
                contact=self.ana,
                organisation=self.works,
                codings=self._codings((self.people, Stance.SUPPORT)),
            ),
            self._feedback(
                "The grid waits.", engagement=self.open, stance=Stance.MIXED, organisation=self.union
            ),
            self._feedback(
                "Behind closed doors.",
                engagement=self.closed,
                organisation=self.union,
                codings=self._codings((self.pillar, Stance.UNCLEAR)),
            ),
            self._feedback(
                "Nobody may read this.",
                engagement=self.closed,
                organisation=self.union,
                disclosure=Level.WITHHELD,
            ),
            self._feedback(
                "Cheaper power, whoever makes it.",
                question=Reference(first.id),
                contact=self.ana,
                organisation=self.works,
                codings=self._codings((self.price, Stance.SUPPORT)),
            ),
            self._feedback("=1+1", question=Reference(second.id), contact=self.ana, organisation=self.works),
            self._feedback("Not at all.", question=Reference(second.id), stance=Stance.OPPOSE),
        ]

    def _codings(self, *coded: tuple[Reference, Stance]) -> tuple[Coding, ...]:
        return tuple(Coding(theme=theme, stance=stance, coded_by="AB") for theme, stance in coded)

    def _feedback(self, text: str, **values: Any) -> Reference:
        return add(self.project, Feedback(text=text, said_on=DAY, **values))


def _ana(works: Reference, union: Reference) -> Record:
    return Contact(
        title="Dr",
        given_name="Ana-Sofía",
        family_name="Specimen; the “Example”, née Ŵyn",
        lawful_basis=LawfulBasis.CONSENT,
        basis_source="A card at the fair",
        access_needs="A ramp",
        notes="Does not like mornings",
        objections=(Objection.NO_POST,),
        objected_on=DAY,
        objection_note="Asked us twice; by telephone",
        tags=("steel", "glass, flat"),
        emails=(Email(address="ana@glass.example"), Email(address="press@glass.example", kind=Reach.PRESS)),
        phones=(
            Phone(number="020 7946 0100", kind=Reach.MOBILE),
            Phone(number="020 7946 0101", kind=Reach.OFFICE),
        ),
        addresses=(
            Address(street="1 Example; Road", locality="Trefŵyn", postcode="ZZ1 0AA", country="Wales"),
        ),
        affiliations=(
            Affiliation(organisation=works, role="Head of \\ heat", is_primary=True),
            Affiliation(organisation=union, role="Shop steward"),
            Affiliation(organisation=union, role="Founder", ended=DAY),
        ),
    )
