"""All that is held on one person or one body: whole for ourselves, no more than may be told outside.

And what a person is given who asks for it, without anybody else.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

import pytest

from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import ParkedPoint
from engage.domain.feedback import Agreement
from engage.domain.objections import Objection
from engage.domain.organisations import Address, Email, OrganisationKind, Phone
from engage.domain.records import Reference
from engage.domain.text import clean
from engage.services import leaks, projects, records
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.closing import held_in
from engage.services.summaries.document import Document, PageBreak, Table, plain
from engage.services.summaries.third_parties import SOMEBODY
from tests.builders import ODD_TEXTS, SCRIPTS, new_project
from tests.services.summaries.making import DAY, MADE_ON, Maker, came, headings, making, section, words

OUTSIDE = (Audience.SHARED, Audience.PUBLIC)
SHEETS = ("contact-sheet", "organisation-sheet", "subject-access")
TOO_MUCH = ("engagement:Open", "tag:nopost", "region:wales", 'name:"Bob Yspecimen"', "zspecimen")
BOTH = list(itertools.product(SHEETS, Audience))
ANN = 'name:"Ann Zspecimen"'


def made(project: Project, name: str, filter: str = "", audience: Audience = Audience.INTERNAL) -> Document:
    return registry.build(project, name, filter=filter, audience=audience, made_on=MADE_ON)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with new_project(tmp_path_factory.mktemp("sheets") / "p.engage") as project:
        projects.edit_details(project, controller="The Example Group")
        with making(project) as maker:
            _fill(maker)
        ann = records.find(project, Contact, "Ann Zspecimen")
        records.edit(project, Contact, ann, region="Kent", notes="Known to Bob Yspecimen by name")
        records.edit(project, Contact, ann, region="Wales", influence=5)
        was = records.get(project, Contact, ann)
        records.edit(project, Contact, ann, notes="Noteword: she knows Bob Yspecimen", influence=4)
        records.edit(project, Contact, ann, emails=(*was.emails, Email(address="old@o.example")))
        records.edit(
            project, Contact, ann, emails=was.emails, objections=(Objection.NO_POST,), tags=("oldtag",)
        )
        moved = (*was.addresses, Address(street="Old Row", postcode="ZZ9"))
        records.edit(project, Contact, ann, addresses=moved)
        records.edit(project, Contact, ann, addresses=was.addresses)
        records.edit(project, Contact, ann, tags=())
        yield project


def _fill(maker: Maker) -> None:
    over = maker.organisation("Overbody Example", OrganisationKind.TRADE_BODY)
    body = maker.organisation(
        "Openbody Example", OrganisationKind.UNION, member_of=[over], notes="Bodynote", region="Wales"
    )
    role = Affiliation(organisation=body, role="Roleword", started=dt.date(2019, 1, 1))
    ann = maker.contact(
        "Ann",
        "Zspecimen",
        title="Dr",
        influence=4,
        notes="Noteword: she knows Bob Yspecimen",
        access_needs="Needsword",
        lawful_basis=LawfulBasis.CONSENT,
        basis_source="Sourceword",
        basis_on=DAY,
        review_on=dt.date(2030, 1, 2),
        objections=(Objection.NO_POST,),
        emails=(Email(address="ann@o.example"),),
        phones=(Phone(number="01632 960111"),),
        addresses=(Address(street="1 Example Row", postcode="ZZ1 1ZZ"),),
        affiliations=(role,),
    )
    bob = maker.contact("Bob", "Yspecimen", emails=(Email(address="bob@b.example"),))
    maker.contact("Cat", "Xspecimen", notes="A friend of Ann Zspecimen, and of Bob Yspecimen")
    record = maker.engagement(
        "Open session",
        Rule.ON_RECORD,
        [came(body, ann)],
        parked=(ParkedPoint(text="Parkedword of Bob Yspecimen", contact=ann),),
        notes="Zspecimen was late.\nNothing here.\nAsk bob@b.example and Ann Zspecimen",
    )
    secret = maker.engagement("Secret talks", Rule.CHATHAM_HOUSE, [came(body, ann)])
    said = maker.feedback("Openly said", body, contact=ann, engagement=record)
    maker.feedback("Secretly said", body, contact=ann, engagement=secret, notes="Heard by Bob Yspecimen")
    maker.feedback("For the body alone", body, contact=ann)
    maker.feedback("As Ann Zspecimen told Bob Yspecimen, steel is dear", contact=bob)
    maker.feedback("A thing of theirs", over, contact=bob, agreed=[Agreement(contact=ann)])
    maker.feedback("Nothing about her", contact=bob)
    follows = {"feedback": Reference(said), "contact": ann, "organisation": body}
    maker.commitment("Open promise", engagement=record, owner="Tom", **follows)
    maker.commitment("Secret promise", engagement=secret, contact=ann, organisation=body)


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_an_empty_project_has_a_sheet(
    tmp_path_factory: pytest.TempPathFactory, name: str, audience: Audience
) -> None:
    with new_project(tmp_path_factory.mktemp("empty") / "p.engage") as project:
        document = made(project, name, audience=audience)
    assert document.named == frozenset()
    assert bool(held_in(document)) == (audience is not Audience.INTERNAL)


@pytest.mark.parametrize("filter", ["", ANN, 'name:"Openbody Example"', "name:Nobody"])
@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_nothing_leaks_and_the_same_data_make_the_same(
    world: Project, name: str, audience: Audience, filter: str
) -> None:
    document = made(world, name, filter, audience)
    assert leaks.check(world, document) == []
    assert document == made(world, name, filter, audience)


def test_a_contact_sheet_has_everything_among_ourselves(world: Project) -> None:
    document = made(world, "contact-sheet", ANN)
    assert (document.title, document.subtitle) == ("Dr Ann Zspecimen", "Contact sheet")
    assert headings(document) == [
        "Details",
        "Roles",
        "Engagements",
        "What was said",
        "Agreed with",
        "Follow-ups",
    ]
    seen = words(document)
    everything = (
        *(
            "4 of 5",
            "Noteword",
            "Needsword",
            "Consent",
            "Sourceword",
            "2 January 2030",
            "No post",
            "Roleword",
        ),
        *("ann@o.example (work)", "01632 960111", "1 Example Row, ZZ1 1ZZ", "Wales", "Openbody Example"),
        *("Open session", "Secret talks", "Openly said", "Secretly said", "For the body alone"),
        *("A thing of theirs", "Open promise", "Secret promise", "Tom"),
    )
    assert [each for each in everything if each not in seen] == []


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_contact_sheet_outside_has_what_may_be_put_down_to_them(world: Project, audience: Audience) -> None:
    seen = words(made(world, "contact-sheet", ANN, audience))
    assert [each for each in ("Open session", "Openly said", "Open promise") if each not in seen] == []
    ours = ("Noteword", "Needsword", "Sourceword", "Roleword", "@", "960111", "ZZ1", "Tom", "Wales", "4 of 5")
    closed = ("Secret", "For the body alone", "A thing", "Bob")
    assert [each for each in (*ours, *closed) if each in seen] == []


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("filter", TOO_MUCH)
def test_nobody_has_a_sheet_outside_of_whom_it_would_tell_more(
    world: Project, filter: str, audience: Audience
) -> None:
    document = made(world, "contact-sheet", filter, audience)
    assert document.named == frozenset()
    assert "Zspecimen" not in document.title


def test_an_organisation_sheet_has_its_people_and_relations(world: Project) -> None:
    document = made(world, "organisation-sheet", "name:Openbody")
    seen = words(document)
    everything = ("Bodynote", "Ann Zspecimen, Roleword", "Is a member of Overbody Example", "Secretly said")
    assert [each for each in everything if each not in seen] == []
    assert "Openbody Example is a member of it" in words(made(world, "organisation-sheet", "name:Overbody"))
    outside = words(made(world, "organisation-sheet", "name:Openbody", Audience.PUBLIC))
    told = ("Ann Zspecimen", "Is a member of Overbody", "Openly said", "For the body alone", "Open promise")
    assert [each for each in told if each not in outside] == []
    assert [each for each in ("Bodynote", "Roleword", "Secret") if each in outside] == []


def test_several_sheets_stand_on_pages_of_their_own(world: Project) -> None:
    document = made(world, "contact-sheet")
    assert document.title == "Contact sheets"
    assert sum(isinstance(block, PageBreak) for block in document.blocks) == 2


# Subject access


def test_a_person_is_given_all_that_is_held_on_them(world: Project) -> None:
    document = made(world, "subject-access", ANN)
    assert document.audience is Audience.INTERNAL
    assert document.is_personal
    assert not made(world, "subject-access", "").is_personal
    assert not made(world, "contact-sheet", ANN).is_personal
    seen = words(document)
    everything = (
        *("The Example Group", "consent (Article 6(1))", "Sourceword, since 25 March 2020", "2 January 2030"),
        *("4 of 5", "Noteword", "Needsword", "ann@o.example", "1 Example Row", "Roleword", "no post"),
        *("Open session", "Secret talks", "Openly said", "Secretly said", "For the body alone"),
        *("A thing of", "Open promise", "Secret promise", "Parkedword", "Edit contact Ann Zspecimen"),
        *("Zspecimen was late.", "steel is dear", "A friend of Ann Zspecimen", "backup folder"),
    )
    assert [each for each in everything if each not in seen] == []


def test_what_the_journal_still_has_of_them_is_there(world: Project) -> None:
    document = made(world, "subject-access", ANN)
    (table,) = [block for block in section(document, "What stood there before") if isinstance(block, Table)]
    assert [[plain(cell) for cell in row[1:]] for row in table.rows] == [
        ["Region", "Kent"],
        ["Influence", "5"],
        ["Notes", f"Known to {SOMEBODY} by name"],
        ["E-mails", "old@o.example"],
        ["Address", "Old Row, ZZ9"],
        ["Tags", "oldtag"],
    ]


def test_nobody_else_is_named_in_it(world: Project) -> None:
    seen = words(made(world, "subject-access", ANN))
    assert [each for each in ("Yspecimen", "bob@b.example", "Xspecimen") if each in seen] == []
    assert f"As Ann Zspecimen told {SOMEBODY}, steel is dear" in seen
    assert f"she knows {SOMEBODY}" in seen
    # Paragraphs that do not name her are nothing of hers.
    assert "Nothing here." not in seen
    assert "Nothing about her" not in seen


@pytest.mark.parametrize(
    ("filter", "audience"), [("", Audience.INTERNAL), *((ANN, audience) for audience in OUTSIDE)]
)
def test_it_is_on_one_person_and_for_nobody_outside(world: Project, filter: str, audience: Audience) -> None:
    document = made(world, "subject-access", filter, audience)
    assert document.named == frozenset()
    assert "specimen" not in words(document)


@pytest.mark.parametrize("name", SHEETS)
def test_odd_names_are_kept_as_they_are(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    with new_project(tmp_path_factory.mktemp("odd") / "p.engage") as project:
        odd = [*SCRIPTS, *map(clean, ODD_TEXTS), "<b>&{{ }}"]
        with making(project) as maker:
            uids = []
            for number, text in enumerate(odd):
                body = maker.organisation(f"{text} Example {number}")
                person = maker.contact(
                    text, f"Specimen{number}", affiliations=(Affiliation(organisation=body),)
                )
                maker.feedback(f"Said by {text}", body, contact=person)
                uids.append(person.uid)
        if name != "subject-access":
            seen = words(made(project, name))
            assert [text for text in odd if text not in seen] == []
            return
        for uid, text in zip(uids, odd, strict=True):
            document = made(project, name, f"name:{uid}")
            assert text.strip() in plain(document.title) or not text.strip()
            assert f"Said by {text}" in words(document)
