"""What people ask of us about their details is heeded by every summary and every file that goes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Agreement, Coding, Feedback, Stance
from engage.domain.objections import Objection, Use, against, forbidding
from engage.domain.organisations import Address, Email, Organisation, OrganisationKind, Phone
from engage.domain.records import Record, Reference
from engage.errors import Invalid
from engage.services import records
from engage.services.exporting.data import export
from engage.services.projects import Project
from engage.services.summaries.document import Document
from engage.services.summaries.reading_through import plain_text
from engage.services.summaries.registry import build, names
from tests.builders import new_project

DAY = dt.date(2020, 3, 25)
NAMES = ("Restricta", "Qspecimen")
REACHED = ("q@body.example", "01632 960333", "9 Qlane")
WORDS = "Heardwords of one"
STORED_ONLY = (Objection.RESTRICTED, Objection.OBJECTED)
FOR_PEOPLE = (
    "contact-sheet",
    "attendance-sheet",
    "name-badges",
    "address-labels",
    "invitations",
    "stakeholder-list",
)
"""Lists of people and how they are reached, which are made to be used."""
ON_THEM = ("subject-access", "lawful-basis", "hand-over")
"""What is for them, or for whoever answers for their details."""
FILTERS = {"subject-access": 'name:"Restricta Qspecimen"'}


@pytest.fixture(scope="module", params=STORED_ONLY, ids=str)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project in which everything was on the record, with somebody who asks that nothing be used."""
    with new_project(tmp_path_factory.mktemp("asked") / "p.engage") as project:
        _fill(project, request.param)
        yield project


def _fill(project: Project, asked: Objection) -> None:
    def add(record: Record) -> Reference:
        return Reference(records.add(project, record).first(records.noun_of(type(record))))

    agenda = add(Agenda(title="Example agenda"))
    theme = add(Theme(agenda=agenda, code="1", title="Steel"))
    held_for = add(
        Consultation(title="Example call", agenda=agenda, questions=(Question(number="1", text="Why?"),))
    )
    body = add(Organisation(name="Example Works", kind=OrganisationKind.SME))

    def person(given: str, family: str, **fields: object) -> Reference:
        role = Affiliation(organisation=body, role="Chair", is_primary=True)
        return add(Contact(given_name=given, family_name=family, affiliations=(role,), **fields))  # type: ignore[arg-type]

    one = person(
        *NAMES,
        objections=(asked,),
        emails=(Email(address=REACHED[0]),),
        phones=(Phone(number=REACHED[1]),),
        addresses=(Address(street=REACHED[2], locality="Leeds"),),
    )
    other = person("Open", "Person", emails=(Email(address="open@body.example"),))
    came = AttendanceStatus.ATTENDED
    held = add(
        Engagement(
            title="Round table",
            channel=Channel.ROUNDTABLE,
            held_on=DAY,
            rule=Rule.ON_RECORD,
            agenda=agenda,
            consultation=held_for,
            attendance=(
                Attendance(contact=one, organisation=body, status=came),
                Attendance(contact=other, organisation=body, status=came),
            ),
        )
    )

    invited = Attendance(contact=one, organisation=body, status=AttendanceStatus.INVITED)
    add(Engagement(title="Next", channel=Channel.ROUNDTABLE, held_on=DAY, attendance=(invited,)))

    def said(text: str, who: Reference, **fields: object) -> Reference:
        coded = (Coding(theme=theme, stance=Stance.SUPPORT),)
        return add(
            Feedback(
                text=text,
                said_on=DAY,
                contact=who,
                organisation=body,
                engagement=held,
                codings=coded,
                **fields,
            )  # type: ignore[arg-type]
        )

    theirs = said(WORDS, one, is_key_point=True)
    said("Otherwords", other, agreements=(Agreement(contact=one, organisation=body),))
    add(Commitment(text="Send the paper", contact=one, organisation=body, engagement=held, feedback=theirs))
    add(Commitment(text="Send another", contact=one, organisation=body, engagement=held))


def made(project: Project, name: str, audience: Audience) -> Document:
    return build(project, name, filter=FILTERS.get(name, ""), audience=audience, made_on=DAY)


def found_in(document: Document, *wanted: str) -> list[str]:
    text = "\n".join(passage.text for passage in plain_text(document))
    return [each for each in wanted if each in text]


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC], ids=str)
@pytest.mark.parametrize("name", names())
def test_outside_nothing_tells_of_them(world: Project, name: str, audience: Audience) -> None:
    document = made(world, name, audience)
    assert found_in(document, *NAMES, *REACHED, WORDS) == []
    if name == "by-theme":
        assert found_in(document, "Otherwords", "Open Person", "1 piece of feedback:") != []
        assert [fact.label for fact in document.facts].count("Not quoted") == 1


@pytest.mark.parametrize("name", names())
def test_among_ourselves_they_stand_with_a_mark_or_not_at_all(world: Project, name: str) -> None:
    document = made(world, name, Audience.INTERNAL)
    (asked,) = records.get(world, Contact, records.find(world, Contact, " ".join(NAMES))).objections
    passages = [passage.text for passage in plain_text(document)]
    named = [text for text in passages if NAMES[1] in text]
    if name in FOR_PEOPLE:
        assert found_in(document, *REACHED) == []
        assert all(f"({asked.label})" in text for text in named), "those with whom they agreed have a sheet"
        assert found_in(document, "Left out") or any("left out" in text for text in passages)
    elif name not in ON_THEM:
        assert all(f"({asked.label})" in text for text in named), named


@pytest.mark.parametrize(
    ("file", "options"),
    [
        ("all.vcf", {}),
        ("all.ics", {}),
        ("all.qdpx", {"audience": Audience.SHARED}),
        ("answers.csv", {"name": "responses"}),
        ("answers.zip", {}),
    ],
)
def test_files_for_others_have_nothing_of_them(
    world: Project, tmp_path: Path, file: str, options: dict[str, object]
) -> None:
    path = tmp_path / file
    try:
        export(world, path, **options)  # type: ignore[arg-type]
    except Invalid:
        pytest.fail(f"{file} was not written")
    held = path.read_bytes()
    assert [each for each in (*NAMES, *REACHED, WORDS) if each.encode() in held] == []


def test_one_table_says_what_is_forbidden() -> None:
    for objection in STORED_ONLY:
        assert {against((objection,), use) for use in Use} == {objection}
    matrix = {use: set(forbidding(use)) - set(STORED_ONLY) for use in Use}
    assert matrix == {
        Use.POST: {Objection.NO_CONTACT, Objection.NO_POST},
        Use.MAIL: {Objection.NO_CONTACT, Objection.NO_MAIL},
        Use.INVITE: {Objection.NO_CONTACT},
        Use.TELL: set(),
    }
