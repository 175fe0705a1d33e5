"""The report on lawful basis, and the hand-over: whole for ourselves, and nothing of them outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Engagement
from engage.domain.objections import Objection
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import backups, feedback, projects, records, undo, views
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Chart, Document, Figure, Table, plain
from engage.storage import keys
from tests.builders import new_project
from tests.services.summaries.making import MADE_ON, Maker, headings, making, section, words

DAY = dt.date(2020, 3, 1)
SINCE, LATE, SOON, FAR = DAY, dt.date(2020, 4, 25), dt.date(2020, 6, 2), dt.date(2030, 1, 1)
BOTH = ("lawful-basis", "hand-over")


def made(
    project: Project, name: str, filter: str = "", audience: Audience = Audience.INTERNAL, **options: str
) -> Document:
    return registry.build(project, name, filter=filter, audience=audience, made_on=MADE_ON, options=options)


def rows(document: Document, title: str) -> list[tuple[str, ...]]:
    tables = [block for block in section(document, title) if isinstance(block, Table)]
    return [tuple(map(plain, row)) for table in tables for row in (*table.rows, table.total) if row]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with new_project(tmp_path_factory.mktemp("grounds") / "p.engage") as project:
        with making(project) as maker:
            _fill(maker)
        yield project


def _fill(maker: Maker) -> None:
    body = maker.organisation("Openbody Example")
    known = {"basis_source": "Card", "basis_on": SINCE, "review_on": FAR}
    consent, interests = LawfulBasis.CONSENT, LawfulBasis.LEGITIMATE_INTERESTS
    past = Affiliation(organisation=maker.organisation("Pastbody Example"), ended=DAY)
    maker.contact("Ann", "Aspecimen", lawful_basis=consent, **known)
    roles = (past, Affiliation(organisation=body))
    maker.contact(
        "Bob", "Bspecimen", lawful_basis=interests, affiliations=roles, **{**known, "review_on": LATE}
    )
    maker.contact("Cat", "Cspecimen", lawful_basis=interests, basis_source="card ", review_on=SOON)
    wishes = {"objections": (Objection.RESTRICTED, Objection.NO_POST), "objected_on": DAY}
    maker.contact("Dan", "Dspecimen", archived=True, **wishes)


def test_each_ground_is_counted_with_what_is_missing_of_it(world: Project) -> None:
    document = made(world, "lawful-basis")
    assert rows(document, "On what ground") == [
        ("Consent, Article 6(1)(a)", "1", "0", "0", "0", "0"),
        ("Legitimate interests, Article 6(1)(f)", "2", "0", "1", "0", "1"),
        ("None recorded", "1", "1", "1", "1", "0"),
        ("All", "4", "1", "2", "1", "1"),
    ]
    assert "3 on a ground that is recorded, 1 on none. 1 is to be reviewed now, the first since 25 April" in (
        words(document)
    )


def test_sources_stand_together_however_they_are_written(world: Project) -> None:
    assert rows(made(world, "lawful-basis"), "Where the details came from") == [
        ("Card", "3", "1 March 2020", "1 March 2020"),
        ("Not recorded", "1", "", ""),
    ]


def test_who_is_overdue_and_what_is_missing_is_told_by_name(world: Project) -> None:
    document = made(world, "lawful-basis")
    assert rows(document, "To be reviewed now") == [
        ("Bob Bspecimen", "Openbody Example", "Legitimate interests", "25 April 2020")
    ]
    assert rows(document, "What is missing") == [
        ("Cat Cspecimen", "", "date"),
        ("Dan Dspecimen (archived)", "", "ground, source, date, review day"),
    ]
    assert [row[0] for row in rows(document, "Who is held")] == [
        *("Ann Aspecimen", "Bob Bspecimen", "Cat Cspecimen", "Dan Dspecimen (archived)")
    ]


def test_what_people_asked_is_told_by_name(world: Project) -> None:
    assert rows(made(world, "lawful-basis"), "What people asked of us") == [
        ("Dan Dspecimen (archived)", "", "Restricted, no post", "1 March 2020")
    ]


def test_reviews_to_come_are_counted_by_month(world: Project) -> None:
    chart, later = section(made(world, "lawful-basis"), "Reviews to come")
    assert isinstance(chart, Chart)
    assert [(plain(row.label), row.values) for row in chart.rows] == [
        ("April 2020", (Figure(0),)),
        ("May 2020", (Figure(0),)),
        ("June 2020", (Figure(1),)),
    ]
    assert "1 later than March 2021" in repr(later)


def test_a_filter_narrows_it_and_lists_are_as_long_as_is_asked_for(world: Project) -> None:
    document = made(world, "lawful-basis", "basis:legitimate_interests", most="1")
    assert [row[0] for row in rows(document, "Who is held")] == ["Bob Bspecimen"]
    assert "1 more, 2 in all." in words(document)
    with pytest.raises(Invalid):
        made(world, "lawful-basis", most="many")


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
@pytest.mark.parametrize("name", BOTH)
def test_nothing_of_it_is_told_outside(world: Project, name: str, audience: Audience) -> None:
    document = made(world, name, audience=audience)
    assert document.named == frozenset()
    assert len(document.blocks) == 1
    assert "pecimen" not in repr(document)
    assert str(world.path) not in repr(document)


@pytest.mark.parametrize("name", BOTH)
def test_an_empty_project_is_told_of_in_a_sentence(project: Project, name: str) -> None:
    told = {"lawful-basis": "Nobody’s details are held.", "hand-over": "Nothing waits for anybody."}
    assert told[name] in words(made(project, name))
    assert "enter who answers for the data" in words(made(project, name))
    projects.edit_details(project, controller="The Example Group")
    assert "enter who answers for the data" not in words(made(project, name))


def test_the_next_person_is_told_what_waits_and_who_did_what(project: Project, tmp_path: Path) -> None:
    with making(project) as maker:
        at = maker.engagement("Talks on heat", summary="")
        maker.engagement("Talks to come", held_on=dt.date(2020, 5, 2), owner="Keeper")
        maker.commitment("Send the figures", due_on=dt.date(2020, 4, 1), owner="Keeper")
        maker.feedback("Not coded", engagement=at)
        maker.feedback("Coded", engagement=at, on=[maker.theme("1")])
        maker.consultation("Call for views", closes_on=dt.date(2020, 4, 2))
        maker.contact("Late", "Specimen", review_on=LATE, lawful_basis=LawfulBasis.CONSENT)
    views.keep(project, Noun.CONTACT, "My people", "owner:me")
    document = made(project, "hand-over", months="2")
    seen = words(document)
    for told in (
        *(
            "1 follow-up is overdue: Send the figures",
            "1 contact’s details are to be reviewed: Late Specimen",
        ),
        *("Talks to come", "Keeper", "Call for views", "2 April 2020, over", "My people", "owner:me"),
        *("Not begun", "consent", str(project.path), "Make records", "Since 1 February 2020: 2 deeds"),
    ):
        assert told.casefold() in seen.casefold(), told
    (row,) = [row for row in rows(document, "Feedback to be put in order") if row[0] == "Talks on heat"]
    assert row == ("Talks on heat", "25 March 2020", "1", "0")
    (table,) = section(document, "Feedback to be put in order")
    assert isinstance(table, Table)
    number = table.rows[0][2]
    assert isinstance(number, Figure)
    assert number.feedback == tuple(records.ids(project, feedback.Feedback, "is:uncoded"))


def test_it_says_where_the_file_and_its_backups_are(project: Project) -> None:
    places = dict(rows(made(project, "hand-over"), "Where things lie"))
    assert places["The project’s file"] == str(project.path)
    assert places["Encrypted"] == "No"
    assert places["Backups, on the computer on which this was printed"] == "None on this computer"
    records.add(project, Contact(family_name="Specimen"))
    backup = backups.back_up(project)
    places = dict(rows(made(project, "hand-over"), "Where things lie"))
    assert places["Backups, on the computer on which this was printed"].startswith("1, the newest of ")
    assert places["They lie in"] == str(backup.path.parent)


def test_an_encrypted_project_is_said_to_be_one(tmp_path: Path) -> None:
    key = keys.derive("Example passphrase", keys.new_salt())
    with projects.create(tmp_path / "p.engage", name="Example", who="AB", key=key) as project:
        (row,) = [
            row for row in rows(made(project, "hand-over"), "Where things lie") if row[0] == "Encrypted"
        ]
    assert row[1].startswith("Yes")


def test_the_next_person_is_told_what_is_archived_and_what_must_not_be_told(project: Project) -> None:
    with making(project) as maker:
        maker.engagement("Open talks", rule=Rule.ON_RECORD)
        maker.engagement("Closed talks", rule=Rule.CHATHAM_HOUSE)
        maker.engagement("Closed talks of old", rule=Rule.CHATHAM_HOUSE, archived=True)
        maker.contact("Dan", "Specimen", archived=True, objections=(Objection.RESTRICTED,), objected_on=DAY)
    document = made(project, "hand-over")
    assert rows(document, "What may not be told outside") == [
        (Rule.CHATHAM_HOUSE.means, "2", "rule:chatham_house is:any")
    ]
    assert len(records.ids(project, Engagement, "rule:chatham_house is:any")) == 2
    seen = words(document)
    assert (
        "Of 1 contact nothing is told, as they asked: the filter objection:restricted,objected is:any" in seen
    )
    assert len(records.ids(project, Contact, "objection:restricted,objected is:any")) == 1
    assert "Archived, and not counted here: 1 contact and 1 engagement. The filter is:archived" in seen


def test_a_deed_that_was_undone_is_told_as_one(project: Project) -> None:
    records.add(project, Contact(family_name="Specimen"))
    undo.undo(project)
    assert "Add contact Specimen (undone)" in words(made(project, "hand-over"))


def test_what_is_not_there_has_no_section(project: Project) -> None:
    assert [plain(title) for title in headings(made(project, "hand-over"))] == [
        *("What to look at first", "What is in the project", "Who did what", "Where things lie")
    ]
