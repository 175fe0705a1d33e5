"""Lists, sheets and labels: they agree with the lists of the window, tell no more than they may, and respect
what people asked of us."""

from __future__ import annotations

import csv
import datetime as dt
import io
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.contacts import Affiliation, Contact
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import Attendance, AttendanceRole, AttendanceStatus
from engage.domain.objections import Objection, told_apart
from engage.domain.organisations import Address, Email, Organisation, OrganisationKind, Reach
from engage.domain.records import Noun, Record, Reference
from engage.domain.text import clean
from engage.errors import Invalid
from engage.services import leaks, records
from engage.services.exporting.registry import write
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.closing import held_in
from engage.services.summaries.document import Document, Heading, Labels, PageBreak, Table, plain
from tests.builders import ODD_TEXTS, SCRIPTS, new_project
from tests.services.summaries.making import MADE_ON, Maker, came, headings, making, words

OUTSIDE = (Audience.SHARED, Audience.PUBLIC)
INSIDE = (Audience.INTERNAL,)
LISTS = (
    "follow-ups",
    "stakeholder-list",
    "attendance-sheet",
    "name-badges",
    "address-labels",
    "invitations",
)
BOTH = list(itertools.product(LISTS, Audience))
CLASSES: dict[Noun, type[Record]] = {Noun.CONTACT: Contact, Noun.ORGANISATION: Organisation}
INVITED, ACCEPTED = AttendanceStatus.INVITED, AttendanceStatus.ACCEPTED
NO_POST, NO_MAIL = Objection.NO_POST, Objection.NO_MAIL


def _home() -> Address:
    return Address(kind=Reach.HOME, street="1 Example Row", locality="Sampleford", postcode="ZZ1 1ZZ")


def _office() -> Address:
    return Address(street="Example House\n2 Ladle Lane", locality="Leeds", postcode="ZZ2", country="England")


def made(
    project: Project, name: str, filter: str = "", audience: Audience = Audience.INTERNAL, **options: str
) -> Document:
    return registry.build(project, name, filter=filter, audience=audience, made_on=MADE_ON, options=options)


def facts(document: Document) -> dict[str, str]:
    return {fact.label: plain(fact.value) for fact in document.facts}


def rows(document: Document) -> list[list[str]]:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for table in tables for row in table.rows]


def labels(document: Document) -> list[list[str]]:
    found = [block for block in document.blocks if isinstance(block, Labels)]
    return [[plain(line) for line in label] for block in found for label in block.labels]


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project with somebody in each sort of place."""
    with new_project(tmp_path_factory.mktemp("lists") / "p.engage") as project:
        with making(project) as maker:
            _fill(maker)
        yield project


def _fill(maker: Maker) -> None:
    union, ngo = OrganisationKind.UNION, OrganisationKind.NGO
    opened = maker.organisation(
        "Openbody Example", union, region="Wales", members_represented=1200, tags=("tagword",)
    )
    closed = maker.organisation("Closedbody Example", union, region="Wales", addresses=(_office(),))
    listed = maker.organisation("Listedbody Example", ngo, emails=(Email(address="l@l.example"),))
    maker.organisation("Silentbody Example", ngo)

    def person(given: str, family: str, body: Reference, **fields: object) -> Reference:
        role = Affiliation(organisation=body, role=f"Role of {given}", is_primary=True)
        return maker.contact(given, family, affiliations=(role,), **fields)

    ann = person("Ann", "Zspecimen", opened, title="Dr", emails=(Email(address="ann@o.example"),))
    ben = person("Ben", "Yspecimen", closed, addresses=(_home(),))
    cat = person("Cat", "Xspecimen", closed, objections=(NO_POST,), emails=(Email(address="cat@c.example"),))
    dan = person("Dan", "Wspecimen", closed, objections=(Objection.NO_CONTACT,))
    eve = person("Eve", "Vspecimen", opened, objections=(Objection.RESTRICTED,), addresses=(_home(),))
    fay = person("Fay", "Uspecimen", closed, objections=(NO_MAIL,), emails=(Email(address="f@c.example"),))
    starts = dt.datetime(2020, 5, 1, 9, 30, tzinfo=dt.UTC)
    maker.engagement(
        "Visit to the works",
        Rule.ON_RECORD,
        [
            Attendance(contact=ann, organisation=opened, status=ACCEPTED, role=AttendanceRole.CHAIR),
            Attendance(contact=ben, organisation=closed, status=INVITED),
            Attendance(contact=cat, organisation=closed, status=INVITED),
            Attendance(contact=dan, organisation=closed, status=INVITED),
            Attendance(contact=eve, organisation=opened, status=ACCEPTED),
            Attendance(contact=fay, organisation=closed, status=INVITED),
            Attendance(organisation=listed, status=INVITED),
            Attendance(contact=ann, status=AttendanceStatus.DECLINED),
        ],
        held_on=dt.date(2020, 5, 1),
        starts_at=starts,
        ends_at=starts + dt.timedelta(hours=2),
        place="Newport",
    )
    secret = maker.engagement("Talks", Rule.CHATHAM_HOUSE, [came(closed, ben)])
    maker.engagement("Hearing", Rule.ORGANISATION_ONLY, [came(listed, cat)])
    maker.engagement("Session", Rule.ON_RECORD, [came(opened, ann)])
    said = Reference(maker.feedback("Secretly said", closed, engagement=secret))
    withheld = Reference(maker.feedback("Withheld words", opened, disclosure=Level.WITHHELD))
    late, soon = MADE_ON - dt.timedelta(days=3), MADE_ON + dt.timedelta(days=5)
    maker.commitment("Later thing", organisation=opened, due_on=dt.date(2021, 1, 1), owner="Ötto")
    maker.commitment("Late thing", organisation=closed, feedback=said, due_on=late, owner="Tom")
    maker.commitment("Soon thing", contact=ann, organisation=opened, due_on=soon, owner="tom ")
    maker.commitment("Hidden thing", organisation=opened, feedback=withheld)
    maker.commitment("Done thing", state=CommitmentState.KEPT, outcome="Ourwords", owner="Tom")


# What all of them do


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_an_empty_project_has_a_list(tmp_path: Path, name: str, audience: Audience) -> None:
    with new_project(tmp_path / "p.engage") as project:
        document = made(project, name, audience=audience)
    assert rows(document) == labels(document) == []
    assert document.named == frozenset()
    assert bool(held_in(document)) == (audience is not Audience.INTERNAL and name != "invitations")


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_a_filter_that_selects_nothing_leaves_nothing(world: Project, name: str, audience: Audience) -> None:
    document = made(world, name, "tag:nosuchtag", audience)
    assert rows(document) == labels(document) == []
    assert "specimen" not in words(document)


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_nothing_leaks_and_whoever_is_named_is_said_to_be(
    world: Project, name: str, audience: Audience
) -> None:
    document = made(world, name, audience=audience)
    assert leaks.check(world, document) == []
    seen = words(document)
    for noun, record in CLASSES.items():
        for each in records.rows(world, record, records.ids(world, record)):
            assert getattr(each, "name") not in seen or (noun, each.id) in document.named  # noqa: B009
    assert document == made(world, name, audience=audience)


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", LISTS)
def test_nobody_outside_learns_how_people_are_reached_or_what_is_ours(
    world: Project, name: str, audience: Audience
) -> None:
    seen = words(made(world, name, audience=audience))
    ours = ("ZZ1", "ZZ2", "Ladle", "Example Row", "@", "Role of", "tagword", "Tom", "Ötto", "Ourwords")
    assert [each for each in ours if each in seen] == []
    closed = ("Closedbody", "Silentbody", "Yspecimen", "Xspecimen", "Hidden thing", "Overdue")
    assert [each for each in closed if each in seen] == []


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project of names as no one would have them."""
    with new_project(tmp_path_factory.mktemp("odd") / "p.engage") as project:
        with making(project) as maker:
            seats = []
            for number, text in enumerate((*SCRIPTS, *map(clean, ODD_TEXTS), "<b>&{{ }}")):
                address = Address(street=text, locality="Leeds")
                body = maker.organisation(f"{text} Example {number}", addresses=(address,), region=text)
                person = maker.contact(
                    text, f"Specimen {number}", affiliations=(Affiliation(organisation=body),)
                )
                seats.append(came(body, person))
                maker.commitment(f"For {text}", organisation=body, contact=person)
            maker.engagement("<b>&{{ }} العربية", Rule.ON_RECORD, seats)
        yield project


@pytest.mark.parametrize(("name", "audience"), list(itertools.product(LISTS, OUTSIDE[1:] + INSIDE)))
def test_odd_names_are_printed_as_they_are(
    odd: Project, tmp_path: Path, name: str, audience: Audience
) -> None:
    options = {"who": "coming"} if name == "invitations" else {}
    document = made(odd, name, "", audience, **options)
    assert leaks.check(odd, document) == []
    for suffix in (".pdf", ".html", ".csv"):
        write(document, tmp_path / f"list{suffix}")
    page = (tmp_path / "list.html").read_text("utf-8")
    assert "<b>&{{" not in page
    if audience is Audience.INTERNAL:
        assert "한국어" in page
        assert "העם" in page


# Follow-ups


def test_follow_ups_have_what_the_list_has_those_that_are_late_first(world: Project) -> None:
    document = made(world, "follow-ups")
    assert facts(document)["Counts"] == f"{records.count(world, Commitment)} follow-ups"
    assert "4 open, 1 kept; 1 is overdue." in words(document)
    assert headings(document) == ["Overdue", "Due within a week", "Later, or on no day", "Settled"]
    things = [row[0] for row in rows(document)]
    assert things == ["Late thing", "Soon thing", "Later thing", "Hidden thing", "Done thing"]
    for filter in ("state:open", "organisation:Openbody", "owner:tom"):
        some = made(world, "follow-ups", filter)
        assert len(rows(some)) == records.count(world, Commitment, filter)


def test_follow_ups_are_put_together_by_whose_they_are(world: Project) -> None:
    document = made(world, "follow-ups", by="owner")
    assert headings(document) == ["Ötto", "Tom", "Nobody yet"]
    assert [row[0] for row in rows(document)][1:3] == ["Late thing", "Soon thing"]
    assert "Tom" not in words(made(world, "follow-ups", audience=Audience.SHARED, by="owner"))


def test_follow_ups_outside_tell_no_more_than_what_was_said_may(world: Project) -> None:
    document = made(world, "follow-ups", audience=Audience.PUBLIC)
    told = {row[0]: row[1] for row in rows(document)}
    assert told == {
        "Late thing": "",
        "Soon thing": "Openbody Example",
        "Later thing": "Openbody Example",
        "Done thing": "",
    }
    assert "1 follow-up is not printed" in plain(held_in(document)[0])
    # The filter itself tells to whom.
    document = made(world, "follow-ups", "organisation:Closedbody", Audience.PUBLIC)
    assert rows(document) == []
    assert "Closedbody" not in words(document)


# Stakeholders


@pytest.mark.parametrize("by", ["kind", "region", "name"])
@pytest.mark.parametrize("filter", ["", "kind:union", "region:wales", "tag:tagword"])
def test_stakeholders_are_those_of_the_list(world: Project, filter: str, by: str) -> None:
    document = made(world, "stakeholder-list", filter, by=by)
    assert len(rows(document)) == records.count(world, Organisation, filter)
    assert facts(document)["Counts"].split()[0] == str(records.count(world, Organisation, filter))


def test_a_stakeholder_stands_with_its_people_among_ourselves(world: Project) -> None:
    (row,) = rows(made(world, "stakeholder-list", "name:Openbody"))
    assert row == [
        "Openbody Example",
        "Ann Zspecimen, Role of Ann",
        "Wales",
        "1,200",
        "25 March 2020",
        "tagword",
    ]
    document = made(world, "stakeholder-list")
    assert "1 left out: the use of these details is restricted." in words(document)
    assert headings(document) == ["Unions", "NGOs"]


@pytest.mark.parametrize("audience", OUTSIDE)
def test_outside_stand_those_of_whom_it_may_be_told(world: Project, audience: Audience) -> None:
    document = made(world, "stakeholder-list", audience=audience)
    assert rows(document) == [
        ["Openbody Example", "Ann Zspecimen", "Wales", "1,200"],
        ["Listedbody Example", "", "", ""],
    ]
    assert "2 organisations are not named" in words(document)


@pytest.mark.parametrize(
    "filter", ["engagement:Session", "tag:tagword", "is:heard", "stance:support", "steel"]
)
def test_a_filter_that_would_tell_of_them_names_nobody_outside(world: Project, filter: str) -> None:
    document = made(world, "stakeholder-list", filter, Audience.PUBLIC)
    assert document.named == frozenset()
    assert "body Example" not in words(document)
    assert "asks for more than may be told" in words(document)


# At the door


def test_a_sheet_has_a_line_for_each_who_is_expected_and_spare_ones(world: Project) -> None:
    document = made(world, "attendance-sheet", "after:2020-05-01", spare="2")
    assert [row[:2] for row in rows(document)] == [
        ["Fay Uspecimen", "Closedbody Example"],
        ["Dan Wspecimen", "Closedbody Example"],
        ["Cat Xspecimen", "Closedbody Example"],
        ["Ben Yspecimen", "Closedbody Example"],
        ["Dr Ann Zspecimen", "Openbody Example"],
        ["", "Listedbody Example"],
        ["", ""],
        ["", ""],
    ]
    assert all(block.is_form for block in document.blocks if isinstance(block, Table))
    assert (document.title, document.subtitle) == ("Visit to the works", "Attendance sheet")
    assert facts(document)["When"] == "1 May 2020, 10:30 to 12:30"
    assert "This engagement is on the record" in words(document)
    assert "1 left out: the use of these details is restricted." in words(document)


def test_sheets_of_several_engagements_stand_on_pages_of_their_own(world: Project) -> None:
    blocks = made(world, "attendance-sheet").blocks
    begun = [after for before, after in itertools.pairwise(blocks) if isinstance(before, PageBreak)]
    sheets = [block for block in blocks if isinstance(block, Table) and block.is_form]
    assert blocks[0] == PageBreak()
    assert len(begun) == len(sheets) > 1
    assert all(isinstance(block, Heading) for block in begun)


@pytest.mark.parametrize(("who", "number"), [("asked", 6), ("coming", 1), ("invited", 5)])
def test_of_whom_a_sheet_is_can_be_chosen(world: Project, who: str, number: int) -> None:
    assert len(rows(made(world, "attendance-sheet", "after:2020-05-01", who=who, spare="0"))) == number


def test_an_attendance_sheet_under_the_rule_names_nobody_outside(world: Project) -> None:
    document = made(world, "attendance-sheet", audience=Audience.PUBLIC, spare="0")
    assert rows(document) == [["Dr Ann Zspecimen", "Openbody Example", ""], ["", "Listedbody Example", ""]]
    assert "Chatham House Rule" in words(document)


def test_badges_are_for_those_who_come(world: Project) -> None:
    document = made(world, "name-badges", "after:2020-05-01", skip="9")
    assert labels(document) == [["Dr Ann Zspecimen", "Openbody Example", "Chair"]]
    (block,) = [block for block in document.blocks if isinstance(block, Labels)]
    assert (block.sheet.name, block.skipped, block.are_badges) == ("L7418", 1, True)
    document = made(world, "name-badges", "after:2020-05-01", who="asked", sheet="3 x 8")
    assert len(labels(document)) == 5
    assert facts(document)["Left out"] in (
        "1 place has no badge: it is not known, or not to be told, who comes.",
        "1 left out: the use of these details is restricted.",
    )


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("name-badges", {"sheet": "L9999"}),
        ("name-badges", {"skip": "-1"}),
        ("name-badges", {"skip": "٣٣٣٣"}),
        ("address-labels", {"sheet": ""}),
        ("attendance-sheet", {"spare": "1000"}),
        ("attendance-sheet", {"spare": "many"}),
        ("attendance-sheet", {"who": "everybody"}),
        ("follow-ups", {"by": "moon"}),
    ],
)
def test_what_cannot_be_chosen_is_refused(world: Project, name: str, option: dict[str, str]) -> None:
    with pytest.raises(Invalid):
        made(world, name, **option)


# Post


def test_labels_are_for_those_who_may_be_sent_post(world: Project) -> None:
    document = made(world, "address-labels", skip="3")
    closed = ["Closedbody Example", "Example House", "2 Ladle Lane", "Leeds", "ZZ2"]
    assert labels(document) == [
        ["Fay Uspecimen", *closed],
        ["Ben Yspecimen", "1 Example Row", "Sampleford", "ZZ1 1ZZ"],
    ]
    assert facts(document)["Counts"] == "2 of 6 contacts"
    left_out = [plain(fact.value) for fact in document.facts if fact.label == "Left out"]
    assert left_out == [
        "1 left out: the use of these details is restricted.",
        "1 left out: this person asked not to be written to.",
        "1 left out: this person asked for no post.",
        "1 left out: no postal address is known for Ann Zspecimen.",
    ]
    assert len(labels(made(world, "address-labels", "organisation:Closedbody"))) == 2


def test_invitations_are_one_table_for_another_program(world: Project, tmp_path: Path) -> None:
    document = made(world, "invitations", "after:2020-05-01")
    assert [type(block) for block in document.blocks] == [Table]
    write(document, tmp_path / "i.csv")
    with (tmp_path / "i.csv").open(encoding="utf-8-sig", newline="") as file:
        fay, cat, ben, body = csv.DictReader(io.StringIO(file.read()))
    assert fay["Salutation"] == "Dear Fay Uspecimen"
    assert (fay["E-mail"], fay["Address 1"], fay["Address 4"]) == ("", "Example House", "ZZ2")
    assert (cat["E-mail"], cat["Address 1"]) == ("cat@c.example", "")
    assert (ben["Family name"], ben["Address 3"]) == ("Yspecimen", "ZZ1 1ZZ")
    assert (body["Salutation"], body["E-mail"]) == ("Dear colleagues", "l@l.example")
    assert (ben["Engagement"], ben["Date"], ben["Time"], ben["Place"]) == (
        "Visit to the works",
        "Friday 1 May 2020",
        "10:30 to 12:30",
        "Newport",
    )
    assert facts(document)["Left out"] == "1 left out: this person asked not to be written to."
    coming = rows(made(world, "invitations", "after:2020-05-01", who="coming"))
    assert [row[0] for row in coming] == ["Dear Dr Zspecimen"]


def test_what_people_ask_of_us_is_read_off_their_tags() -> None:
    both = ((Objection.RESTRICTED, Objection.NO_POST), ("steel",))
    assert told_apart((), ("No-Post", "steel", " RESTRICTED ")) == both
    assert told_apart((Objection.NO_MAIL,), ("do not contact", "no e-mail")) == (
        (Objection.NO_CONTACT, Objection.NO_MAIL),
        (),
    )
    assert told_apart((), ("postbox", "no postage", "")) == ((), ("postbox", "no postage", ""))
    for objection in Objection:
        assert told_apart((), (objection.label,)) == ((objection,), ())
