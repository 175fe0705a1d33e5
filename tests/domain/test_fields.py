"""Fields read from text, and written as text that reads the same."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.briefings import Briefing
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Affiliation, Contact, LawfulBasis
from engage.domain.disclosure import Level, Rule
from engage.domain.engagements import AgendaItem, Channel, Engagement
from engage.domain.feedback import Capacity, Feedback, Stance
from engage.domain.fields import (
    FIELDS,
    ValueType,
    field_named,
    format_field,
    parse_field,
    parse_record,
)
from engage.domain.objections import Objection, in_order
from engage.domain.organisations import Address, Email, Organisation, OrganisationKind, Phone, Reach, SizeBand
from engage.domain.records import Noun, Record
from engage.domain.submissions import Submission
from engage.errors import Invalid

RECORDS: dict[Noun, type[Record]] = {
    Noun.ORGANISATION: Organisation,
    Noun.CONTACT: Contact,
    Noun.AGENDA: Agenda,
    Noun.THEME: Theme,
    Noun.CONSULTATION: Consultation,
    Noun.ENGAGEMENT: Engagement,
    Noun.SUBMISSION: Submission,
    Noun.FEEDBACK: Feedback,
    Noun.COMMITMENT: Commitment,
    Noun.BRIEFING: Briefing,
}
DAY = dt.date(2020, 3, 25)


def plain(value: Any) -> Any:
    """A value without the uids of its parts, which differ each time."""
    if isinstance(value, Record):
        return {k: v for k, v in dataclasses.asdict(value).items() if k not in ("id", "uid")}
    return tuple(map(plain, value)) if isinstance(value, tuple) else value


@pytest.mark.parametrize(
    ("noun", "name", "text", "value"),
    [
        # Text.
        (Noun.ORGANISATION, "name", "  Example\n  Forge  ", "Example Forge"),
        (Noun.ORGANISATION, "notes", " two\r\nlines \x00", "two\nlines"),
        (Noun.ORGANISATION, "short_name", " ", ""),
        # Choices.
        (Noun.ORGANISATION, "kind", "trade_body", OrganisationKind.TRADE_BODY),
        (Noun.ORGANISATION, "kind", "Trade body", OrganisationKind.TRADE_BODY),
        (Noun.ORGANISATION, "kind", "large-company", OrganisationKind.LARGE_COMPANY),
        (Noun.ORGANISATION, "kind", "", OrganisationKind.OTHER),
        (Noun.ORGANISATION, "size", "Small", SizeBand.SMALL),
        (Noun.ORGANISATION, "size_band", "", None),
        (Noun.ENGAGEMENT, "channel", "E-Mail", Channel.EMAIL),
        (Noun.ENGAGEMENT, "rule", "Chatham House", Rule.CHATHAM_HOUSE),
        (Noun.FEEDBACK, "capacity", "for its members", Capacity.MEMBERS),
        (Noun.FEEDBACK, "stance", "Support", Stance.SUPPORT),
        (Noun.FEEDBACK, "stance", "-", Stance.OPPOSE),
        (Noun.FEEDBACK, "stance", "0", Stance.NEUTRAL),
        (Noun.FEEDBACK, "disclosure", "withheld", Level.WITHHELD),
        (Noun.CONTACT, "lawful basis", "Consent", LawfulBasis.CONSENT),
        (Noun.CONTACT, "address kind", "home", Reach.HOME),
        (Noun.CONTACT, "address kind", "", None),
        # Dates, the day before the month.
        *((Noun.COMMITMENT, "due_on", text, DAY) for text in [
            "2020-03-25", "2020-3-25", "25/03/2020", "25/3/2020", "25.3.2020", "25-03-2020", "25 March 2020",
            "25th March 2020", "25 MAR. 2020", "25-Mar-2020", "25 Mar, 2020",
        ]),
        (Noun.COMMITMENT, "due_on", "4/3/2020", dt.date(2020, 3, 4)),
        (Noun.COMMITMENT, "due_on", "1 Sept 2020", dt.date(2020, 9, 1)),
        (Noun.COMMITMENT, "due_on", "", None),
        # Moments, by the clock of London.
        *((Noun.ENGAGEMENT, "starts_at", text, dt.datetime(2020, 6, 25, 13, 30, tzinfo=dt.UTC)) for text in [
            "2020-06-25 14:30", "2020-06-25T14:30", "25/06/2020, 14:30", "25 June 2020 at 14.30",
            "2020-06-25T13:30:00Z", "2020-06-25 15:30:00+02:00",
        ]),
        (Noun.ENGAGEMENT, "ends_at", "", None),
        (Noun.ENGAGEMENT, "zone", "Europe/Paris", "Europe/Paris"),
        (Noun.ENGAGEMENT, "zone", "", "Europe/London"),
        # Numbers.
        *((Noun.ORGANISATION, "members represented", text, 1200) for text in ["1200", "1,200", "1 200"]),
        (Noun.ORGANISATION, "staff", "1,234,567", 1234567),
        (Noun.ORGANISATION, "staff", "", None),
        (Noun.THEME, "position", "", 0),
        (Noun.ORGANISATION, "influence", "5", 5),
        # Yes and no.
        *((Noun.FEEDBACK, "key point", text, True) for text in ["yes", "Y", "TRUE", "1"]),
        *((Noun.FEEDBACK, "is_key_point", text, False) for text in ["no", "n", "False", "0", ""]),
        # Lists.
        (Noun.THEME, "keywords", "CCUS, carbon capture ,,ccus", ("CCUS", "carbon capture")),
        (Noun.THEME, "keyword", "CCUS", ("CCUS",)),
        (Noun.FEEDBACK, "tags", "steel, Port Example; grid", ("steel, Port Example", "grid")),
        (Noun.FEEDBACK, "tags", "a, b;", ("a, b",)),
        (Noun.FEEDBACK, "tags", "a\nb, c", ("a", "b, c")),
        (Noun.FEEDBACK, "tags", ";", ()),
        (Noun.AGENDA, "level names", "", ("pillar", "action")),
        # E-mails and telephones.
        (Noun.CONTACT, "email", "ana@body.example", (Email(address="ana@body.example"),)),
        (
            Noun.CONTACT,
            "emails",
            "a@b.example; Press: news@b.example",
            (Email(address="a@b.example"), Email(address="news@b.example", kind=Reach.PRESS)),
        ),
        (
            Noun.ORGANISATION,
            "phones",
            "+44 20 7946 0000, mobile:07700 900000",
            (Phone(number="+44 20 7946 0000"), Phone(number="07700 900000", kind=Reach.MOBILE)),
        ),
        (Noun.ORGANISATION, "phones", "", ()),
        # Questions.
        (
            Noun.CONSULTATION,
            "questions",
            "1. What helps?\n\n3a) What hinders?\nWhat else: anything?",
            (
                Question(number="1", text="What helps?"),
                Question(number="3a", text="What hinders?"),
                Question(number="3", text="What else: anything?"),
            ),
        ),
        # Agenda items.
        (
            Noun.ENGAGEMENT,
            "items",
            " Welcome (5 min)\n\nHeat (20minutes)\nPhase (3)\n(1 min)",
            (
                AgendaItem(title="Welcome", minutes=5),
                AgendaItem(title="Heat", minutes=20),
                AgendaItem(title="Phase (3)"),
                AgendaItem(title="(1 min)"),
            ),
        ),
        # References.
        (Noun.FEEDBACK, "engagement", " Example\nroundtable", "Example roundtable"),
        (Noun.FEEDBACK, "theme", "2.1, 2.3", ("2.1", "2.3")),
        (Noun.FEEDBACK, "theme", "", ()),
        (Noun.COMMITMENT, "organisation", "", None),
        (Noun.CONTACT, "organisation", "", None),
        (Noun.CONTACT, "role", "", ""),
    ],
)  # fmt: skip
def test_what_a_text_gives_a_field(noun: Noun, name: str, text: str, value: object) -> None:
    assert plain(parse_field(noun, name, text)) == plain(value)


def test_a_moment_is_by_the_clock_of_its_zone() -> None:
    moment = parse_field(Noun.FEEDBACK, "said_at", "2020-03-25 09:00", zone="America/New_York")
    assert moment == dt.datetime(2020, 3, 25, 13, 0, tzinfo=dt.UTC)
    assert moment.tzinfo is dt.UTC


DATE = "is no date. Write it as 2020-03-25, 25/03/2020 (the day first) or 25 March 2020."
MOMENT = "is no time of day on a date. Write it as 2020-03-25 14:30."
NUMBER = "is no whole number. Write it as 1200 or 1,200."
WRONG = [
    (Noun.ORGANISATION, "name", " ", "Name is missing. Write the full name."),
    (Noun.COMMITMENT, "text", "", "Text is missing. Write what was promised or is to be done."),
    (
        Noun.ENGAGEMENT,
        "rule",
        "chatam house",
        """Rule: “chatam house” is not known. Did you mean “Chatham House”?
        Known are on record, organisation only, Chatham House, private.""",
    ),
    (
        Noun.COMMITMENT,
        "state",
        "+",
        "State: “+” is not known. Known are open, kept, broken, withdrawn.",
    ),
    *(
        (Noun.COMMITMENT, "due_on", text, f"Due: “{text}” {DATE}")
        for text in ["soon", "03/25/2020", "30/02/2020", "25/03/20", "25 Foo 2020", "25/03.2020", "2020"]
    ),
    *(
        (Noun.ENGAGEMENT, "starts_at", text, f"Start: “{text}” {MOMENT}")
        for text in [
            "2020-03-25",
            "14:30",
            "2020-03-25 25:00",
            "0001-01-01T00:00+14:00",
            "0001-01-01T00:00Z",
            "soon",
        ]
    ),
    (
        Noun.ENGAGEMENT,
        "starts_at",
        "29/03/2020 01:30",
        "Start: “29/03/2020 01:30” does not exist in Europe/London. The clocks went forward.",
    ),
    (Noun.ENGAGEMENT, "starts_at", "25/3/20 14:30", f"Start: “25/3/20” {DATE}"),
    *(
        (Noun.ENGAGEMENT, "zone", text, f"“{text}” is no time zone. Write one such as Europe/London.")
        for text in ["London", "Europe", "../etc/passwd"]
    ),
    *(
        (Noun.ORGANISATION, "staff", text, f"Staff: “{text}” {NUMBER}")
        for text in ["-1", "many", "1,20", "1.5", "1,2345", "9999999999999"]
    ),
    *(
        (
            Noun.CONTACT,
            "interest",
            text,
            f"Interest: “{text}” is no rating. Ratings go from 1 (little) to 5 (much).",
        )
        for text in ["0", "6", "high"]
    ),
    (Noun.FEEDBACK, "is_verbatim", "maybe", "Verbatim: “maybe” is neither yes nor no."),
    *(
        (
            Noun.CONTACT,
            "emails",
            text,
            f"E-mails: “{text}” is no e-mail address. Write it as name@body.example.",
        )
        for text in ["ana.body.example", "a b@c.example", "@c.example", "a@"]
    ),
    (Noun.CONTACT, "phones", "none", "Phones: “none” is no telephone number."),
    (
        Noun.CONTACT,
        "phones",
        "mobil: 07700 900000",
        """Phones: “mobil” is not known before a colon. Did you mean “mobile”?
        Known are work, mobile, home, office, assistant, press, billing, other.""",
    ),
    (
        Noun.CONSULTATION,
        "questions",
        "2a. One?\n2A. Two?",
        "Questions: “2A. Two?” has a number that is taken. Give each question its own.",
    ),
    (
        Noun.AGENDA,
        "titel",
        "x",
        """Agenda has no field “titel”. Did you mean “title”?
        Known are title, version, publisher, published_on, url, level_names, notes.""",
    ),
]


@pytest.mark.parametrize(("noun", "name", "text", "said"), WRONG)
def test_what_cannot_be_read_is_said(noun: Noun, name: str, text: str, said: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_field(noun, name, text)
    assert str(caught.value) == " ".join(said.split())
    assert caught.value.field == name


def test_a_zone_that_is_none_is_said_where_a_time_is_read() -> None:
    with pytest.raises(Invalid, match="“Nowhere” is no time zone"):
        parse_field(Noun.FEEDBACK, "said_at", "2020-03-25 14:30", zone="Nowhere")


@pytest.mark.parametrize("noun", Noun)
def test_every_field_is_one_of_the_record_or_makes_part_of_it(noun: Noun) -> None:
    attributes = {field.name for field in dataclasses.fields(RECORDS[noun])}
    made = {name for name in FIELDS[noun] if name.startswith("address_")}
    made |= {Noun.CONTACT: {"name", "organisation", "role"}, Noun.FEEDBACK: {"theme"}}.get(noun, set())
    apart = {
        "id",
        "uid",
        "addresses",
        "affiliations",
        "relations",
        "attendance",
        "documents",
        "parked",
        "codings",
        "passages",
        "media_type",
        "size",
        "sha256",
        "parts",
        "editions",
    }
    if noun is Noun.SUBMISSION:
        apart.add("disclosure")  # kept of an engagement that is gone; a person sets that of feedback
    assert set(FIELDS[noun]) == (attributes - apart - {"agreements", "unresolved"}) | made


def test_every_field_says_what_it_is() -> None:
    for noun, fields in FIELDS.items():
        labels = [field.label for field in fields.values()]
        assert len(set(labels)) == len(labels), noun
        for name, field in fields.items():
            assert field.name == name
            assert field.help
            assert bool(field.choices) == (field.type in (ValueType.CHOICE, ValueType.CHOICES)), name
            assert bool(field.noun) == (field.type in (ValueType.REFERENCE, ValueType.REFERENCES)), name
            assert field_named(noun, name) is field_named(noun, field.label.upper()) is field


def test_a_record_from_texts() -> None:
    values = parse_record(
        Noun.ORGANISATION,
        {
            "Name": "Example Forge",
            "KIND": "sme",
            "address street": "1 Example Way",
            "Address town": "Port Example",
            "Size": "",
            "tag": "steel",
        },
    )
    (address,) = values.pop("addresses")
    assert plain(address) == plain(Address(street="1 Example Way", locality="Port Example"))
    assert values == {"name": "Example Forge", "kind": OrganisationKind.SME, "tags": ("steel",)}
    assert Organisation(**values).kind is OrganisationKind.SME


@pytest.mark.parametrize(
    ("name", "given_name", "family_name"),
    [
        ("Ana Example", "Ana", "Example"),
        ("Ana Maria Example", "Ana Maria", "Example"),
        ("Example, Ana Maria", "Ana Maria", "Example"),
        ("Ana", "", "Ana"),
    ],
)
def test_a_full_name_is_parted(name: str, given_name: str, family_name: str) -> None:
    values = parse_record(Noun.CONTACT, {"name": name, "organisation": "Example Forge", "role": "Director"})
    assert values == {
        "given_name": given_name,
        "family_name": family_name,
        "organisation": "Example Forge",
        "role": "Director",
    }


def test_the_day_of_an_engagement_follows_from_its_start() -> None:
    texts = {"title": "Example call", "starts_at": "2020-03-25 23:30", "zone": "America/New_York"}
    values = parse_record(Noun.ENGAGEMENT, texts)
    assert values["held_on"] == DAY
    assert values["starts_at"] == dt.datetime(2020, 3, 26, 3, 30, tzinfo=dt.UTC)
    assert parse_record(Noun.ENGAGEMENT, texts | {"date": "25/3/2020"}) == values


@pytest.mark.parametrize(
    ("noun", "texts", "said"),
    [
        (Noun.ORGANISATION, {"kind": "sme"}, "Name is missing. Write the full name."),
        (Noun.ENGAGEMENT, {"title": "x"}, "Date is missing."),
        (Noun.THEME, {"code": "1", "title": "x"}, "Agenda is missing. Write the agenda that it belongs to."),
        (Noun.ORGANISATION, {"name": "x", "Name": "y"}, "Name is given twice."),
        (Noun.CONTACT, {"name": "Ana Example", "family name": "Example"}, "The name is given twice."),
        (
            Noun.ENGAGEMENT,
            {"title": "x", "starts_at": "2020-03-25 14:30", "held_on": "2020-03-26"},
            "The date and the start disagree. Leave the date out.",
        ),
        (
            Noun.ENGAGEMENT,
            {"title": "x", "starts_at": "2020-03-25 14:30", "zone": "x"},
            "“x” is no time zone",
        ),
    ],
)
def test_a_record_that_cannot_be(noun: Noun, texts: dict[str, str], said: str) -> None:
    with pytest.raises(Invalid) as caught:
        parse_record(noun, texts)
    assert str(caught.value).startswith(said)
    assert caught.value.field


def test_a_record_that_is_altered_may_leave_out_what_is_required() -> None:
    assert parse_record(Noun.ORGANISATION, {"sector": "steel"}, is_new=False) == {"sector": "steel"}
    assert parse_record(Noun.CONTACT, {}) == {}


lines = st.text(st.sampled_from("Añ1, ;:-🙂\u202e\"'=")).map(str.strip)
items = st.text(st.sampled_from("abé1, :-")).map(str.strip).filter(bool)
lists = st.lists(items, max_size=3, unique_by=str.casefold).map(tuple)
emails = st.builds(
    Email,
    address=st.from_regex(r"[a-zé.+]{1,5}@[a-z]{1,5}\.example", fullmatch=True),
    kind=st.sampled_from(Reach),
)
phones = st.builds(
    Phone, number=st.from_regex(r"\+?[0-9][0-9 ()x:,]{0,8}[0-9]", fullmatch=True), kind=st.sampled_from(Reach)
)
moments = st.builds(
    dt.datetime.fromtimestamp, st.integers(-(10**10), 10**11).map(lambda n: n / 8), tz=st.just(dt.UTC)
)
VALUES: dict[ValueType, st.SearchStrategy[Any]] = {
    ValueType.TEXT: lines,
    ValueType.LONG_TEXT: st.lists(lines).map("\n".join).map(str.strip),
    ValueType.DATE: st.dates(dt.date(1000, 1, 1)),
    ValueType.MOMENT: moments,
    ValueType.ZONE: st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata"]),
    ValueType.NUMBER: st.integers(0, 10**12 - 1),
    ValueType.RATING: st.integers(1, 5),
    ValueType.YES_NO: st.booleans(),
    ValueType.COLOUR: st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}"),
    ValueType.LIST: lists,
    ValueType.CHOICES: st.sets(st.sampled_from(Objection)).map(in_order),
    ValueType.EMAILS: st.lists(emails, max_size=3, unique_by=lambda email: email.address).map(tuple),
    ValueType.PHONES: st.lists(phones, max_size=3, unique_by=lambda phone: phone.number).map(tuple),
    ValueType.QUESTIONS: st.lists(
        st.tuples(st.from_regex(r"[A-Z]?[1-9][0-9]?(\.[1-9])?[a-c]?", fullmatch=True), lines.filter(bool)),
        max_size=3,
        unique_by=lambda pair: pair[0].casefold(),
    ).map(lambda pairs: tuple(Question(number=number, text=text) for number, text in pairs)),
    ValueType.AGENDA_ITEMS: st.lists(
        st.builds(AgendaItem, title=lines.filter(bool), minutes=st.none() | st.integers(0, 1440)), max_size=3
    ).map(tuple),
    ValueType.REFERENCE: lines,
    ValueType.REFERENCES: lists,
}


@st.composite
def records(draw: st.DrawFn) -> tuple[Noun, dict[str, Any]]:
    """A noun, and a value for each of its fields but a contact's name in one."""
    noun = draw(st.sampled_from(Noun))
    values = {}
    for name, field in FIELDS[noun].items():
        value = st.sampled_from(field.choices) if field.type is ValueType.CHOICE else VALUES[field.type]
        values[name] = draw(value.filter(bool) if field.is_required and name != "is_verbatim" else value)
    values.pop("name" if noun is Noun.CONTACT else "starts_at", None)
    return noun, values


@given(records())
def test_what_is_written_reads_the_same(case: tuple[Noun, dict[str, Any]]) -> None:
    noun, values = case
    zone = values.get("zone", "Europe/London")
    texts = {name: format_field(noun, name, value, zone=zone) for name, value in values.items()}
    for name, value in values.items():
        read = parse_field(noun, name, texts[name], zone=zone)
        assert plain(read) == plain(value if texts[name] else parse_field(noun, name, ""))
    record = parse_record(noun, texts)
    for name, value in values.items():
        if text := texts[name]:
            part = record["addresses"][0] if name.startswith("address_") else None
            found = getattr(part, name.removeprefix("address_")) if part else record[name]
            assert plain(found) == plain(value), text


@given(st.sampled_from(Noun), st.data(), st.text())
def test_any_text_is_read_or_gets_a_sentence(noun: Noun, data: st.DataObject, text: str) -> None:
    name = data.draw(st.sampled_from(list(FIELDS[noun])))
    try:
        value = parse_field(noun, name, text)
    except Invalid as error:
        named = error.field
    else:
        named = name
        if written := format_field(noun, name, value):
            assert plain(parse_field(noun, name, written)) == plain(value)
    assert named == name


def test_a_number_with_a_colon_is_told_from_its_kind() -> None:
    phones = (Phone(number="07700 900000 pin: 12"),)
    assert format_field(Noun.CONTACT, "phones", phones) == "work: 07700 900000 pin: 12"
    assert plain(parse_field(Noun.CONTACT, "phones", "work: 07700 900000 pin: 12")) == plain(phones)


def test_nobody_is_recorded_as_a_member() -> None:
    """That somebody is in a union is protected by law: only the capacity in which they spoke is kept."""
    told = {field.name for kind in (Contact, Affiliation) for field in dataclasses.fields(kind)}
    assert not [name for name in told if "member" in name]
    assert Capacity.MEMBERS in FIELDS[Noun.FEEDBACK]["capacity"].choices
