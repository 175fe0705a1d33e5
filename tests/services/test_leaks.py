"""No document for readers outside goes out with a name that may not stand in it, but for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.contacts import Contact
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.leaks.search import Sort
from engage.domain.organisations import Email, OrganisationKind, Phone
from engage.services import leaks, outgoing, records, sample, undo
from engage.services.leaks import Leaking
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Column, Document, Fact, Paragraph, Table, plain
from tests.builders import DAY, new_project
from tests.services.summaries.making import OF_FEEDBACK, came, making

OUTSIDE = (Audience.SHARED, Audience.PUBLIC)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A Chatham House roundtable and a meeting on the record."""
    with new_project(tmp_path / "p.engage") as project, making(project) as make:
        theme = make.theme("1", "Heat")
        unions = [
            make.organisation(f"Example Union {name}", OrganisationKind.UNION, short_name=short)
            for name, short in (("Alpha", "EUA"), ("Beta", ""), ("Gamma", ""))
        ]
        fasteners = make.organisation(
            "Example Fasteners Ltd",
            website="https://fasteners.example",
            emails=(Email(address="a@fasteners.example"),),
        )
        ann = make.contact("Ann", "Specimen", phones=(Phone(number="020 7946 0100"),))
        table = make.engagement(
            "A roundtable", Rule.CHATHAM_HOUSE, [*(came(union) for union in unions), came(fasteners, ann)]
        )
        meeting = make.engagement("A meeting", Rule.ON_RECORD, [came(fasteners, ann)])
        make.feedback("Grants, not loans", unions[0], on=[theme], engagement=table)
        make.feedback("A loan would do", fasteners, on=[theme], engagement=meeting, contact=ann)
    yield project
    project.close()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """The sample, to be read only."""
    with sample.create(tmp_path_factory.mktemp("sample") / "s.engage", who="Ann Example") as project:
        yield project


def said_at_the_table(project: Project, words: str, **fields: object) -> None:
    from engage.domain.engagements import Engagement
    from engage.domain.feedback import Feedback
    from engage.domain.organisations import Organisation
    from engage.domain.records import Reference
    from engage.services import records

    table = records.find(project, Engagement, "A roundtable")
    union = records.find(project, Organisation, "Example Union Alpha")
    piece = Feedback(
        text=words, said_on=DAY, engagement=Reference(table), organisation=Reference(union), **fields
    )
    records.add(project, piece)


def found(
    project: Project, name: str = "by-theme", audience: Audience = Audience.PUBLIC
) -> list[tuple[Sort, str]]:
    return [
        (leak.sort, leak.words)
        for leak in leaks.check(project, registry.build(project, name, audience=audience))
    ]


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", registry.names())
def test_what_is_as_agreed_goes_out(project: Project, name: str, audience: Audience) -> None:
    assert found(project, name, audience) == []


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", registry.names())
def test_the_sample_goes_out(filled: Project, name: str, audience: Audience) -> None:
    assert found(filled, name, audience) == []


@pytest.mark.parametrize(
    ("words", "sort", "leaks_as"),
    [
        ("We at Example Union Alpha pay twice", Sort.BODY, "Example Union Alpha"),
        ("The EUA’s members pay twice", Sort.BODY, "EUA"),
        ("As Example Fasteners said, a loan", Sort.BODY, "Example Fasteners"),
        ("Ask Ann Specimen", Sort.PERSON, "Ann Specimen"),
        ("Ask a@fasteners.example", Sort.EMAIL, "a@fasteners.example"),
        ("Call 020 7946\n0100", Sort.PHONE, "020 7946 0100"),
        ("It is on www.fasteners.example", Sort.SITE, "www.fasteners.example"),
        ("One of two unions said so", Sort.CELL, "One of two unions"),
    ],
)
def test_the_words_of_someone_unnamed_name_nobody(
    project: Project, words: str, sort: Sort, leaks_as: str
) -> None:
    said_at_the_table(project, words)
    assert found(project) == [(sort, leaks_as)]
    assert found(project, audience=Audience.SHARED) == [(sort, leaks_as)]
    assert found(project, audience=Audience.INTERNAL) == []


def test_what_to_do_is_said_of_the_place_where_it_stands(project: Project) -> None:
    def stopped(filter: str) -> str:
        document = registry.build(project, "by-theme", filter=filter, audience=Audience.PUBLIC)
        with pytest.raises(Leaking) as error:
            outgoing.let_go(project, document)
        return str(error.value)

    by_filter = stopped('"Ann Specimen"')
    assert "first page, Filter" in by_filter
    assert "Put it right where it was written" in by_filter
    assert "Close the disclosure" not in by_filter
    said_at_the_table(project, "Ask Ann Specimen")
    assert "Close the disclosure" in stopped("")


def test_a_body_that_may_be_named_may_stand_in_prose(project: Project) -> None:
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    prose = (Paragraph("Thanks to Example Fasteners."), Paragraph("Thanks to Example Union Beta."))
    spoken = Document(
        title="A note", audience=Audience.PUBLIC, made_on=DAY, blocks=prose, named=document.named
    )
    assert [leak.words for leak in leaks.check(project, spoken)] == ["Example Union Beta"]


def test_a_name_in_two_cells_is_one(project: Project) -> None:
    table = Table((Column("Given"), Column("Family")), (("Ann", "Specimen"), ("Ann", "Other")))
    document = Document(title="A list", audience=Audience.SHARED, made_on=DAY, blocks=(table,))
    (leak,) = leaks.check(project, document)
    assert (leak.words, leak.place) == ("Ann Specimen", "opening section, table 1, row 1")


def test_the_first_page_is_checked_and_its_publisher_may_stand(project: Project) -> None:
    document = Document(
        title="What Ann Specimen said",
        audience=Audience.PUBLIC,
        made_on=DAY,
        controller="Example Fasteners Ltd",
        facts=(Fact("Filter", 'who:"Example Union Beta"'),),
    )
    assert [leak.words for leak in leaks.check(project, document)] == ["Ann Specimen", "Example Union Beta"]


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", OF_FEEDBACK)
def test_a_filter_that_names_somebody_is_told_without_the_name(
    project: Project, name: str, audience: Audience
) -> None:
    wanted = 'who:"Example Union Beta","Example Union Gamma" -contact:Specimen by:Ann'
    document = registry.build(project, name, filter=wanted, audience=audience)
    told = next(plain(fact.value) for fact in document.facts if fact.label == "Filter")
    assert told == "who:(two stakeholders) -contact:(one contact) by:(one of us)"
    assert leaks.check(project, document) == []
    inside = registry.build(project, name, filter=wanted)
    assert any(wanted == plain(fact.value) for fact in inside.facts)


def test_a_leak_says_whom_it_means_and_where(project: Project) -> None:
    said_at_the_table(project, "Ask Ann Specimen")
    (leak,) = leaks.check(project, registry.build(project, "by-theme", audience=Audience.PUBLIC))
    assert [name for _, name in leak.whom] == ["Ann Specimen"]
    assert leak.feedback is not None
    assert leak.sentence.startswith("“Ann Specimen” is Ann Specimen, who may not be named here: section")


def test_somebody_is_known_by_the_name_they_had_before(project: Project) -> None:
    ann = records.find(project, Contact, "Ann Specimen")
    said_at_the_table(project, "Ask Ann Specimen")
    records.edit(project, Contact, ann, notes="Newly wed")
    assert len(found(project)) == 1
    records.edit(project, Contact, ann, family_name="Wspecimen")
    (leak,) = leaks.check(project, registry.build(project, "by-theme", audience=Audience.PUBLIC))
    assert leak.sentence.startswith("“Ann Specimen” is Ann Wspecimen, who may not be named here: section")


def test_a_paraphrase_closes_a_leak(project: Project) -> None:
    said_at_the_table(project, "Ask Ann Specimen", paraphrase="Ask those who did it")
    assert found(project) == []


def test_a_leak_stops_the_file(project: Project, tmp_path: Path) -> None:
    said_at_the_table(project, "Ask Ann Specimen")
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    target = tmp_path / "s.html"
    target.write_text("what was there")
    with pytest.raises(Leaking, match="gives away in one place") as stopped:
        outgoing.save(project, document, target, despite="   ")
    assert target.read_text() == "what was there"
    assert [leak.words for leak in stopped.value.leaks] == ["Ann Specimen"]
    assert undo.history(project)[0].label.startswith("Add")


def test_going_on_needs_a_reason_that_the_journal_keeps(project: Project, tmp_path: Path) -> None:
    said_at_the_table(project, "Ask Ann Specimen")
    before = undo.next_undo(project)
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    outgoing.save(project, document, tmp_path / "s.html", despite=" She\nagreed by telephone ")
    assert "Ann Specimen" in (tmp_path / "s.html").read_text()
    note = undo.history(project)[0]
    assert note.label == (
        "Let “What we heard, by theme” go to the public despite 1 place: She agreed by telephone"
    )
    assert undo.next_undo(project) == before


def test_a_document_without_leaks_leaves_no_note(project: Project, tmp_path: Path) -> None:
    before = undo.history(project)
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    assert outgoing.save(project, document, tmp_path / "s.html", despite="in any case") == []
    assert undo.history(project) == before


def test_a_note_keeps_nothing_from_being_redone(project: Project, tmp_path: Path) -> None:
    said_at_the_table(project, "Ask Ann Specimen")
    said_at_the_table(project, "Another thing", disclosure=Level.ANONYMOUS)
    undo.undo(project)
    waiting = undo.next_redo(project)
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    outgoing.let_go(project, document, despite="She agreed")
    assert waiting is not None
    assert undo.next_redo(project) == waiting
