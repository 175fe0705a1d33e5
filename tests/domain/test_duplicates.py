"""Which organisations and contacts are likely to be one: what is found, what is not, and why."""

import random
import time
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.duplicates import (
    CROWD,
    LEAST,
    Body,
    Person,
    Reason,
    contacts,
    email_key,
    organisations,
    phone_key,
)
from engage.domain.given_names import forms
from engage.domain.matching.bodies import facts
from tests.builders import ODD_TEXTS, SCRIPTS


def plain(name: str) -> str:
    """What a body is called without all that may be written or left out."""
    return facts(Body(1, name)).plain


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Example Steel Ltd", "EXAMPLE STEEL LIMITED"),
        ("The Example & Sons (Steel) p.l.c.", "Example and Sons plc"),
        ("Example Ynni Cyf", "Example Ynni CCC"),
        ("Exâmple Women’s Union", "Example Womens Union"),
        ("E.X.A.M.P.L.E.", "Example"),
        ("Institute of Example Steel", "Institute for Example Steel, The"),
        ("Example Net-Zero GmbH", "Example NetZero"),
    ],
)
def test_names_in_their_plainest_form(name: str, other: str) -> None:
    assert plain(name) == plain(other) != ""


@pytest.mark.parametrize(
    ("name", "other"),
    [("Example Steel", "Example Steels"), ("Limited", "Company"), ("Example 1", "Example 2")],
)
def test_names_that_differ(name: str, other: str) -> None:
    assert plain(name) != plain(other)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("020 7946 0123", "079460123"),
        ("+44 (0)20 7946 0123", "079460123"),
        ("0044 20 7946 0123 ext. 45", "079460123"),
        ("020 7946 0123 x45", "079460123"),
        ("020 7946 0123 #45", "079460123"),
        ("7946 012", "7946012"),
        ("123", ""),
        ("none", ""),
    ],
)
def test_numbers_are_compared_by_their_end(number: str, key: str) -> None:
    assert phone_key(number) == key


def test_addresses_are_compared_without_case() -> None:
    assert email_key(" Ana@Body.Example ") == "ana@body.example"


# Organisations


def why(one: Body, other: Body) -> tuple[Reason, ...]:
    return next((pair.reasons for pair in organisations([one, other])), ())


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (Body(1, "Example Steel Ltd"), Body(2, "The Example Steel"), (Reason.NAME,)),
        (Body(1, "Example Steel", "ES"), Body(2, "Es"), (Reason.SHORT_NAME,)),
        (Body(1, "Example Union (EXU)"), Body(2, "Union of Example Workers", "EXU"), (Reason.SHORT_NAME,)),
        (Body(1, "Steel Makers' Example Union Ltd"), Body(2, "S.M.E.U."), (Reason.INITIALS,)),
        (Body(1, "SMEU"), Body(2, "Steel Makers of the Example Union"), (Reason.INITIALS,)),
        (
            Body(1, "One", emails=("INFO@body.example",)),
            Body(2, "Two", emails=("a@body.example", "info@body.example")),
            (Reason.EMAIL,),
        ),
        (
            Body(1, "One", phones=("020 7946 0123",)),
            Body(2, "Two", phones=("+442079460123",)),
            (Reason.PHONE,),
        ),
        (
            Body(1, "Example", phones=("020 7946 0123",), emails=("a@b.example",)),
            Body(2, "Example Ltd", phones=("020 7946 0123",), emails=("a@b.example",)),
            (Reason.NAME, Reason.EMAIL, Reason.PHONE),
        ),
        (Body(1, "Example Steel"), Body(2, "Example Iron"), ()),
        (Body(1, "Steel Makers' Example Union"), Body(2, "Sugar Mills Example Unit"), ()),
        (Body(1, "Steel Example"), Body(2, "SE"), ()),
        (Body(1, "🌞"), Body(2, "☂"), ()),
        (Body(1, "One", phones=("123",)), Body(2, "Two", phones=("123",)), ()),
    ],
)
def test_what_two_organisations_have_in_common(one: Body, other: Body, reasons: tuple[Reason, ...]) -> None:
    assert why(one, other) == reasons


def test_the_more_they_share_the_more_certain_it_is() -> None:
    bodies = [
        Body(1, "Example Steel", emails=("a@b.example",)),
        Body(2, "Example Steel", emails=("a@b.example",)),
        Body(3, "Example Steel"),
        Body(4, "Elsewhere", emails=("c@d.example",)),
        Body(5, "Otherwise", emails=("c@d.example",)),
    ]
    found = organisations(bodies)
    assert [(pair.one, pair.other, pair.certainty) for pair in found] == [
        (1, 2, 0.92),
        (1, 3, 0.8),
        (2, 3, 0.8),
        (4, 5, 0.6),
    ]


# Contacts


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (Person(1, "Ana", "Sample"), Person(2, "ANÁ", "Sample"), (Reason.NAME,)),
        (Person(1, "Ana", "Sample"), Person(2, "Sample", "Ana"), (Reason.NAME,)),
        (Person(1, "Ana", "Smith-Jones"), Person(2, "Ana", "Smith Jones"), (Reason.NAME,)),
        (
            Person(1, "Ana", "Sample", (7, 8)),
            Person(2, "Ana", "Sample", (8,)),
            (Reason.ORGANISATION, Reason.NAME),
        ),
        (
            Person(1, "Bob", "Sample", (7,)),
            Person(2, "Robert", "Sample", (7,)),
            (Reason.ORGANISATION, Reason.SHORT_FORM),
        ),
        (
            Person(1, "Ana", "Sample", (7,)),
            Person(2, "Ana Maria", "Sample", (7,)),
            (Reason.ORGANISATION, Reason.SHORT_FORM),
        ),
        (
            Person(1, "A.", "Sample", (7,)),
            Person(2, "Ana", "Sample", (7,)),
            (Reason.ORGANISATION, Reason.INITIAL),
        ),
        (
            Person(1, "", "Sample", (7,)),
            Person(2, "Ana", "Sample", (7,)),
            (Reason.ORGANISATION, Reason.FAMILY_NAME),
        ),
        (
            Person(1, "Ana", "Sample", emails=("ana@b.example",)),
            Person(2, "Ana", "Married", emails=("ana@b.example",)),
            (Reason.EMAIL, Reason.GIVEN_NAME),
        ),
        (
            Person(1, "Liz", "Sample", phones=("020 7946 0123",)),
            Person(2, "Elizabeth", "Sample", phones=("020 7946 0123",)),
            (Reason.PHONE, Reason.SHORT_FORM),
        ),
        # Two people, whatever they share
        (
            Person(1, "Ana", "Sample", (7,), ("office@b.example",), ("020 7946 0123",)),
            Person(2, "Bea", "Sample", (7,), ("office@b.example",), ("020 7946 0123",)),
            (),
        ),
        (
            Person(1, "Ana", "Sample", (7,), phones=("020 7946 0123",)),
            Person(2, "Ana", "Other", (7,), phones=("020 7946 0123",)),
            (),
        ),
        (Person(1, "Bob", "Sample", (7,)), Person(2, "Robert", "Sample", (8,)), ()),
        (Person(1, "B.", "Sample", (7,)), Person(2, "Robert", "Sample", (7,)), ()),
        (Person(1, "🌞", ""), Person(2, "", "☂"), ()),
    ],
)
def test_what_two_contacts_have_in_common(one: Person, other: Person, reasons: tuple[Reason, ...]) -> None:
    found = contacts([one, other])
    assert [(pair.one, pair.other, pair.reasons) for pair in found] == [(1, 2, reasons)] * bool(reasons)


def test_short_forms_of_given_names() -> None:
    assert "robert" in forms("bob") & forms("robert")
    assert forms("dai") & forms("david")
    assert not forms("bob") & forms("will")
    assert forms("ana") == {"ana"}


def test_a_switchboard_says_nothing() -> None:
    many = [Person(n, "Ana", f"Family {n}", emails=("ana@b.example",)) for n in range(CROWD + 1)]
    assert contacts(many) == []
    assert len(contacts(many[:CROWD])) == CROWD * (CROWD - 1) / 2
    bodies = [Body(n, f"Body {n}", phones=("020 7946 0123",)) for n in range(CROWD + 1)]
    assert organisations(bodies) == []


def test_of_a_crowd_of_one_name_each_is_shown_with_the_one_before() -> None:
    found = {(pair.one, pair.other) for pair in organisations([Body(n, "Example Ltd") for n in range(100)])}
    assert found == {*combinations(range(CROWD), 2), *((n - 1, n) for n in range(CROWD, 100))}


NAMES = st.one_of(
    st.sampled_from([*SCRIPTS, *ODD_TEXTS, "Ana", "Bob", "Robert", "A.", "Example Ltd"]), st.text()
)
REACHED = st.lists(st.sampled_from(["a@b.example", "A@b.example", "020 7946 0123", "+44 20 7946 0123", ""]))


@given(st.lists(st.tuples(NAMES, NAMES, st.lists(st.integers(1, 3)), REACHED), max_size=30), st.randoms())
def test_pairs_are_the_same_in_whatever_order_they_come(
    given_people: list[tuple[str, str, list[int], list[str]]], chance: random.Random
) -> None:
    people = [Person(id, *values, values[-1]) for id, values in enumerate(given_people)]
    bodies = [Body(person.id, person.given_name, person.family_name, person.emails) for person in people]
    for find, known in ((contacts, people), (organisations, bodies)):
        found = find(known)
        assert all(pair.one < pair.other and LEAST <= pair.certainty <= 1 and pair.reasons for pair in found)
        assert len({(pair.one, pair.other) for pair in found}) == len(found)
        if len(known) <= CROWD:
            chance.shuffle(known)
            assert find(known) == found


def test_many_are_compared_in_little_time() -> None:
    people = [
        Person(n, f"Given{n % 997}", f"Family{n % 5003}", (n % 300,), (f"{n}@b.example",))
        for n in range(20_000)
    ]
    started = time.process_time()
    contacts(people)
    assert time.process_time() - started < 15, "each with each would take minutes"
