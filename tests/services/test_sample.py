"""The sample shows everything there is, and nobody who exists."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

import pytest

from engage.domain.briefings import Briefing, PartKind
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.consultations import Consultation
from engage.domain.contacts import Contact
from engage.domain.disclosure import Level, Rule, default_level, effective_level, is_more_open
from engage.domain.engagements import AttendanceRole, AttendanceStatus, Channel, Engagement
from engage.domain.feedback import Capacity, CodingSource, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind, RelationKind, SizeBand
from engage.domain.records import Noun, Record
from engage.domain.submissions import Submission
from engage.domain.text import fold
from engage.errors import Conflict, StorageFailed
from engage.paths import resource
from engage.services import feedback, projects, records, sample, search, undo
from engage.services.checks import checked
from engage.services.exporting.data import export
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from engage.storage import field_texts
from tests.builders import limited_file_size, new_project, rows

R = TypeVar("R", bound=Record)

TODAY = dt.date(2026, 1, 1)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with the sample, for tests that only read."""
    with new_project(tmp_path_factory.mktemp("sample") / "sample.engage") as project:
        sample.fill(project)
        yield project


def every(project: Project, record: type[R]) -> list[R]:
    """All records of a noun, those out of use included."""
    has_archive = any(field.name == "archived" for field in fields(record))
    return records.rows(project, record, records.ids(project, record, "is:any" if has_archive else ""))


def contents(project: Project) -> dict[Noun, list[object]]:
    """What the project says, without the ids of its records."""
    found = {}
    with project.reading() as connection:
        for noun in Noun:
            ids = [record.id for record in every(project, records.CLASSES[noun])]
            found[noun] = [page[1:] for page in field_texts.pages(connection, noun, [ids])]
    return found


def is_permitted(piece: Feedback) -> bool:
    return all((piece.permission_by, piece.permission_on, piece.permission_how))


def rule_of(piece: Feedback) -> Rule | None:
    return Rule(piece.engagement.kind) if piece.engagement else None


def test_every_choice_occurs(project: Project) -> None:
    organisations, contacts = every(project, Organisation), every(project, Contact)
    engagements, pieces = every(project, Engagement), every(project, Feedback)
    assert {each.kind for each in organisations} == set(OrganisationKind)
    assert {each.size_band for each in organisations} == set(SizeBand)
    relations = {relation.kind for each in organisations for relation in each.relations}
    assert relations == set(RelationKind)
    assert len({each.channel for each in engagements}) >= 4
    assert {each.rule for each in engagements} == set(Rule)
    seats = [seat for each in engagements for seat in each.attendance]
    assert {seat.status for seat in seats} == set(AttendanceStatus)
    assert {seat.role for seat in seats} == set(AttendanceRole)
    assert {coding.stance for piece in pieces for coding in piece.codings} == set(Stance)
    assert {coding.source for piece in pieces for coding in piece.codings} == set(CodingSource)
    assert {piece.capacity for piece in pieces} == set(Capacity)
    assert {piece.disclosure or default_level(rule_of(piece)) for piece in pieces} == set(Level)
    assert {piece.disclosure for piece in pieces} >= {Level.NAMED, Level.ANONYMOUS, Level.WITHHELD}
    assert {each.state for each in every(project, Commitment)} == set(CommitmentState)
    parts = [part for each in every(project, Briefing) for part in each.parts]
    assert {part.kind for part in parts} == set(PartKind)
    assert len({each.lawful_basis for each in contacts}) >= 3


def test_there_is_enough_of_everything(project: Project) -> None:
    pieces, commitments = every(project, Feedback), every(project, Commitment)
    assert len(pieces) >= 32
    assert len(every(project, Contact)) >= 26
    assert len(every(project, Organisation)) >= 18
    assert len(commitments) >= 8
    assert len([piece for piece in pieces if not piece.codings]) >= 2
    assert len([piece for piece in pieces if piece.unresolved]) >= 2
    assert len([piece for piece in pieces if piece.agreements]) >= 10
    assert len([piece for piece in pieces if piece.is_key_point]) >= 7
    assert any(piece.paraphrase for piece in pieces)
    assert any(piece.engagement is None for piece in pieces)
    assert (
        {piece.is_verbatim for piece in pieces} == {piece.has_evidence for piece in pieces} == {True, False}
    )
    assert any(each.is_overdue(TODAY) for each in commitments)
    assert any(each.due_on and each.due_on > TODAY for each in commitments)
    assert records.count(project, Contact, "is:review") == 1
    assert records.count(project, Contact) == len(every(project, Contact)) - 1
    assert len([each for each in every(project, Contact) if each.access_needs]) >= 3
    assert any(role.ended for each in every(project, Contact) for role in each.affiliations)


def test_all_that_the_files_say_is_there(project: Project) -> None:
    files = [path.read_text(encoding="utf-8") for path in resource("sample").iterdir()]
    for noun in set(Noun) - {Noun.AGENDA, Noun.THEME}:
        said = sum(
            len(re.findall(rf"^\[\[(?:engagement\.)?{noun}\]\]$", text, re.MULTILINE)) for text in files
        )
        assert search.counts(project)[noun] == said


def test_passages_are_where_the_words_stand(project: Project) -> None:
    texts = {each.id: each.text for each in every(project, Submission)}
    found = [(piece, place) for piece in every(project, Feedback) for place in piece.passages]
    assert found
    assert all(texts[at.submission.id][at.start : at.end] == piece.text for piece, at in found)


def test_the_people_and_bodies_are_invented(project: Project) -> None:
    organisations, contacts = every(project, Organisation), every(project, Contact)
    assert all("Example" in each.name for each in organisations)
    assert all(re.fullmatch(r"(https://[a-z-]+\.example)?", each.website) for each in organisations)
    for each in (*organisations, *contacts):
        assert all(re.fullmatch(r"[a-z.-]+@[a-z-]+\.example", email.address) for email in each.emails)
        for phone in each.phones:  # what Ofcom keeps for drama
            assert re.fullmatch(r"020 7946 0\d{3}|01632 960\d{3}|07700 900\d{3}", phone.number)
        assert all(address.postcode.startswith("ZZ") for address in each.addresses)


def test_nobody_has_the_details_of_another(project: Project) -> None:
    everyone = (*every(project, Organisation), *every(project, Contact))
    for reached_by in (
        [email.address for each in everyone for email in each.emails],
        [phone.number for each in everyone for phone in each.phones],
        [each.name for each in everyone],
    ):
        assert len(set(reached_by)) == len(reached_by)


def test_the_roundtable_was_held_on_25_march(project: Project) -> None:
    roundtable = records.get(
        project, Engagement, records.find(project, Engagement, "Green manufacturing scoping")
    )
    london = ZoneInfo("Europe/London")
    assert roundtable.channel is Channel.ROUNDTABLE
    assert roundtable.rule is Rule.CHATHAM_HOUSE
    assert roundtable.starts_at == dt.datetime(2020, 3, 25, 10, 30, tzinfo=london)
    assert roundtable.ends_at == dt.datetime(2020, 3, 25, 12, 0, tzinfo=london)
    assert roundtable.held_on == dt.date(2020, 3, 25)
    assert records.count(project, Feedback, "engagement:scoping") >= 22


def test_times_are_those_of_the_clock_in_summer_too(project: Project) -> None:
    webinar = records.get(project, Engagement, records.ids(project, Engagement, "channel:webinar")[0])
    assert webinar.starts_at == dt.datetime(2020, 7, 15, 11, 0, tzinfo=dt.UTC)


def test_one_engagement_is_still_to_come(project: Project) -> None:
    coming = [each for each in every(project, Engagement) if each.held_on > TODAY]
    assert [each.channel for each in coming] == [Channel.SITE_VISIT]
    assert coming[0].held_on >= dt.date(2027, 1, 1)
    assert records.count(project, Feedback, "engagement:visit") == 0


def test_whoever_speaks_or_agrees_was_there(project: Project) -> None:
    for engagement in every(project, Engagement):
        there = {
            (seat.contact, seat.organisation): seat
            for seat in engagement.attendance
            if seat.status is AttendanceStatus.ATTENDED
        }
        said = [
            each
            for each in every(project, Feedback)
            if each.engagement and each.engagement.id == engagement.id
        ]
        for piece in said:
            assert piece.said_on == engagement.held_on
            for who in (piece, *piece.agreements):
                if who.contact or who.organisation:
                    assert (who.contact, who.organisation) in there
            if piece.said_at and engagement.starts_at and engagement.ends_at:
                assert engagement.starts_at <= piece.said_at <= engagement.ends_at
                seat = there.get((piece.contact, piece.organisation))
                if seat and seat.joined and seat.left:
                    assert seat.joined <= piece.said_at <= seat.left


def test_every_piece_may_be_told_as_it_is_set(project: Project) -> None:
    opened = 0
    for piece in every(project, Feedback):
        usual = default_level(rule_of(piece))
        level = effective_level(piece.disclosure, rule_of(piece), is_permitted(piece))
        assert level is (piece.disclosure or usual)
        opened += is_more_open(level, usual)
        assert is_permitted(piece) == is_more_open(level, usual)
    assert opened >= 3


def test_no_words_told_without_a_name_hold_one(project: Project) -> None:
    names = {fold(each.name) for each in every(project, Organisation)}
    names |= {fold(each.short_name) for each in every(project, Organisation) if each.short_name}
    names |= {fold(each.family_name) for each in every(project, Contact)}
    for piece in every(project, Feedback):
        words = fold(piece.paraphrase or piece.text)
        assert not [name for name in names if re.search(rf"\b{re.escape(name)}\b", words)]


def test_codings_are_of_the_engagements_agenda_or_were_suggested(project: Project) -> None:
    agendas = {each.id: each.agenda for each in every(project, Engagement)}
    for piece in every(project, Feedback):
        if not piece.engagement:
            continue
        for coding in piece.codings:
            assert coding.coded_by
            assert coding.coded_at
            assert coding.coded_at.date() >= piece.said_on
            theme = records.get(project, records.CLASSES[Noun.THEME], coding.theme.id)
            assert (theme.agenda == agendas[piece.engagement.id]) == (  # type: ignore[attr-defined]
                coding.source is not CodingSource.SUGGESTION
            )


def test_the_call_for_views_asks_and_is_answered(project: Project) -> None:
    call = records.get(
        project, Consultation, records.find(project, Consultation, "Green recovery: call for views")
    )
    assert [question.number for question in call.questions] == ["1", "2", "3", "4"]
    assert call.agenda
    assert call.opens_on
    assert call.closes_on
    answers = [piece for piece in every(project, Feedback) if piece.question]
    assert {piece.question.id for piece in answers if piece.question} == {each.id for each in call.questions}
    assert all(call.opens_on <= piece.said_on <= call.closes_on for piece in answers)


@pytest.mark.parametrize("noun", Noun)
def test_every_record_is_as_it_would_be_kept(project: Project, noun: Noun) -> None:
    with project.reading() as connection:
        for record in every(project, records.CLASSES[noun]):
            assert checked(connection, record) == record


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("przyklad", "Łukasz Przykład"),
        ("apeere", "Olúwaṣeun Àpẹẹrẹ"),
        ("fasteners", "Example Fasteners"),
        ("call for views", "Green recovery: call for views"),
        ("shared pipe", "Put the institute in touch with the three plants that asked…"),
        ("border adjustment", "Fair trade with carbon border adjustment"),
    ],
)
def test_search_finds_it(project: Project, query: str, found: str) -> None:
    assert found in [hit.title for hit in search.search(project, query)]


def test_a_line_can_be_logged_at_the_roundtable(tmp_path: Path) -> None:
    with sample.create(tmp_path / "s.engage", "AB") as project:
        roundtable = records.find(project, Engagement, "Green manufacturing scoping")
        line = '@"Example Fasteners" #1.1 #skills + One furnace decides thirty years. * =fu =ma'
        logged = feedback.log(project, roundtable, line).record
        assert isinstance(logged, Feedback)
        assert logged.unresolved == ()
        assert [coding.theme.kind for coding in logged.codings] == ["1.1", "2.2"]
        assert len(logged.agreements) == 2


def test_filling_is_one_deed_and_undoing_it_empties_the_project(tmp_path: Path) -> None:
    with new_project(tmp_path / "s.engage") as project:
        before = rows(project)
        changes = sample.fill(project)
        after = rows(project)
        assert changes.operation
        assert changes.operation.label == "Fill with the sample"
        undo.undo(project)
        assert rows(project) == before
        assert undo.next_undo(project) is None
        undo.redo(project)
        assert rows(project) == after


def test_the_sample_is_the_same_each_time(project: Project, tmp_path: Path) -> None:
    with new_project(tmp_path / "s.engage") as other:
        sample.fill(other)
        assert contents(other) == contents(project)


def test_a_project_is_not_filled_twice(tmp_path: Path) -> None:
    with new_project(tmp_path / "s.engage") as project:
        sample.fill(project)
        before = rows(project)
        with pytest.raises(Conflict, match="is in the project"):
            sample.fill(project)
        assert rows(project) == before


def test_the_sample_project_says_whose_it_is(tmp_path: Path) -> None:
    with sample.create(tmp_path / "s.engage", "AB") as project:
        details = projects.details(project)
        assert (details.name, details.controller) == ("Green manufacturing", "Example Group secretariat")
        assert project.who == "AB"


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "s.engage"
    path.write_bytes(b"mine")
    with pytest.raises(Conflict):
        sample.create(path, "AB")
    assert path.read_bytes() == b"mine"


def test_a_disk_that_fills_up_leaves_no_half_sample(tmp_path: Path) -> None:
    with new_project(tmp_path / "empty.engage"):
        pass
    room = (tmp_path / "empty.engage").stat().st_size
    folder = tmp_path / "full"
    folder.mkdir()
    with limited_file_size(room * 3 // 2), pytest.raises(StorageFailed):
        sample.create(folder / "s.engage", "AB")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("noun", [Noun.ORGANISATION, Noun.CONTACT, Noun.FEEDBACK])
def test_its_own_export_brought_in_again_changes_nothing(
    project: Project, tmp_path: Path, noun: Noun
) -> None:
    export(project, tmp_path / "again.csv", noun)

    report = import_file(project, tmp_path / "again.csv")

    assert report.skipped == report.read > 0
    assert not report.changes
