"""What gives somebody away is found, and what only looks like it is not."""

from __future__ import annotations

import string
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.leaks.callings import Body, Person
from engage.domain.leaks.readings import plain, plainly
from engage.domain.leaks.search import Known, Owner, Sort, Words, find
from engage.domain.leaks.small_cells import small_cells_in
from engage.domain.records import Noun
from tests.domain import leak_corpus, leak_minutes
from tests.domain.leak_corpus import KNOWN

GREEN = (Noun.CONTACT, 1)
UNITE = (Noun.ORGANISATION, 1)


def words_found(text: str, known: Known = KNOWN, **words: bool) -> list[str]:
    return [text[spot.start : spot.end] for spot in find([Words(text, **words)], known)]


@pytest.mark.parametrize(("corpus", "at_least"), [(leak_corpus, 2_000), (leak_minutes, 300)])
def test_the_corpus(corpus: ModuleType, at_least: int, capsys: pytest.CaptureFixture[str]) -> None:
    bad, good = corpus.planted(), corpus.innocent()
    assert len(bad) == len(good) == len(set(good)) >= at_least
    met: dict[int, set[Owner]] = {}
    for spot in find([Words(one.text) for one in bad], corpus.KNOWN):
        met.setdefault(spot.index, set()).update(spot.owners)
    missed = [one for index, one in enumerate(bad) if one.owner not in met.get(index, ())]
    alarms = {good[spot.index] for spot in find([Words(text) for text in good], corpus.KNOWN)}
    recall = 1 - len(missed) / len(bad)
    precision = len(met) / (len(met) + len(alarms))
    with capsys.disabled():
        print(f"\n{len(bad):,} leaks planted: recall {recall:.4f}, precision {precision:.4f}")  # noqa: T201
    assert [one for one in missed if one.is_plain] == []
    assert recall >= 0.98, missed
    assert precision >= 0.95, alarms


def test_where_it_stands_is_told_to_the_letter() -> None:
    text = "The café’s owner, Søren  Mu\u0308ller-\nLund, wrote to (020) 7946 0100 at œ."
    spots = find([Words(text)], KNOWN)
    assert [(text[s.start : s.end], s.sort) for s in spots] == [
        ("Søren  Mu\u0308ller-\nLund", Sort.PERSON),
        ("(020) 7946 0100", Sort.PHONE),
    ]


def test_whoever_may_be_named_is_no_leak() -> None:
    text = "Will Green said the union agreed."
    assert find([Words(text)], KNOWN, may_stand={GREEN}) == []
    assert find([Words(text)], KNOWN, may_stand={UNITE}) != []


def test_a_line_of_those_who_may_be_named_tells_nobody_else() -> None:
    known = Known([Person(1, "Ann", "Specimen")], [Body(1, "Specimen Ltd"), Body(2, "Ann Specimen Trust")])
    may_stand = {(Noun.CONTACT, 1), (Noun.ORGANISATION, 1)}
    assert find([Words("Ann Specimen, Specimen Ltd")], known, may_stand) == []
    assert find([Words("Ann Specimen, Specimen Ltd", is_unnamed=True)], known, may_stand) != []
    assert find([Words("Ann Specimen, Ann Specimen Trust")], known, may_stand) != []


def test_in_the_words_of_someone_unnamed_nobody_may_stand() -> None:
    text = "We heard it from Example Fasteners."
    body = (Noun.ORGANISATION, 2)
    assert find([Words(text)], KNOWN, may_stand={body}) == []
    assert find([Words(text, is_unnamed=True)], KNOWN, may_stand={body}) != []


def test_how_someone_is_reached_may_stand_nowhere() -> None:
    text = "Write to william.green@fasteners.example or call 01632 960555."
    everybody = {owner for _, owner in (*KNOWN.emails, *KNOWN.phones)}
    assert [spot.sort for spot in find([Words(text)], KNOWN, may_stand=everybody)] == [Sort.EMAIL, Sort.PHONE]


def test_a_longer_name_is_what_a_shorter_one_within_it_means() -> None:
    bodies = (Body(1, "Example Green Alliance"), Body(2, "Green Alliance"))
    known = Known(bodies=bodies)
    text = "Said of the Example Green Alliance."
    assert find([Words(text)], known, may_stand={(Noun.ORGANISATION, 1)}) == []
    assert words_found(text, known) == ["Example Green Alliance"]


def test_of_two_with_one_name_the_one_who_may_be_named_is_meant() -> None:
    people = (Person(1, "Ann", "Specimen"), Person(2, "Ann", "Specimen"))
    spots = find([Words("Ann Specimen agreed")], Known(people))
    assert spots[0].owners == {(Noun.CONTACT, 1), (Noun.CONTACT, 2)}
    assert find([Words("Ann Specimen agreed")], Known(people), may_stand={(Noun.CONTACT, 2)}) == []


def test_initials_tell_only_who_spoke() -> None:
    silent, speaker = Person(1, "Ann", "Specimen"), Person(1, "Ann", "Specimen", is_speaker=True)
    assert words_found("AS: more grid", Known([silent])) == []
    assert words_found("AS: more grid", Known([speaker])) == ["AS"]
    assert words_found("AS LONG AS IT TAKES", Known([speaker])) == []


@pytest.mark.parametrize(
    "text",
    ["王小明说电网很重要", "據王 小明所說", "小明王 agreed"],
)
def test_names_in_scripts_without_spaces(text: str) -> None:
    assert words_found(text, Known([Person(1, "小明", "王")])) != []


def test_people_known_by_one_name_and_by_none() -> None:
    known = Known([Person(1, "", "Szymańska"), Person(2, "Grace", ""), Person(3, "", "")])
    assert words_found("szymanska asked; a grace period; we asked Grace too", known) == ["szymanska", "Grace"]


ALPHABET = string.ascii_letters + string.digits + " .,-'’@&\n\u00ad\u200béßøŁ王Ａ"


@given(st.text(ALPHABET, max_size=80), st.lists(st.text(ALPHABET, max_size=12), min_size=6, max_size=6))
def test_nothing_that_is_typed_stops_it(text: str, names: list[str]) -> None:
    given_name, family, name, short, address, number = names
    known = Known(
        [Person(1, given_name, family, is_speaker=True)],
        [Body(1, name, short)],
        [(address, GREEN)],
        [(number, GREEN)],
        [(address, UNITE)],
    )
    for spot in find([Words(text), Words(family)], known):
        assert 0 <= spot.start < spot.end <= max(len(text), len(family))


@given(st.sampled_from([p for p in KNOWN.people if p.given_name]), st.data())
def test_no_separator_of_names_hides_one(person: Person, data: st.DataObject) -> None:
    between = data.draw(st.sampled_from([" ", "\u00a0", "  ", "\n", "_", "-", ".", " \n  ", "\u2009"]))
    case = data.draw(st.sampled_from([str, str.upper, str.lower, str.title]))
    before = data.draw(st.sampled_from(["", "“", "(", "said ", "— ", "1. "]))
    text = before + case(between.join(f"{person.given_name} {person.family_name}".split()))
    spots = find([Words(text)], KNOWN)
    assert (Noun.CONTACT, person.id) in {owner for spot in spots for owner in spot.owners}


@given(st.text())
def test_the_plain_form_keeps_its_places(text: str) -> None:
    found = plainly(text)
    assert len(found.form) == (len(text) if found.places is None else len(found.places))
    assert found.form == plain(found.form) or not found.form.isascii()


@pytest.mark.parametrize(
    ("text", "smallest", "tells"),
    [
        ("One of two unions said so.", 3, True),
        ("one of the two unions at the table", 3, True),
        ("Both unions agreed.", 3, True),
        ("the only trade body there", 3, True),
        ("The two large companies were against it", 3, True),
        ("One of three unions said so.", 3, False),
        ("One of three unions said so.", 4, True),
        ("Two unions and four SMEs came.", 3, False),
        ("Both furnaces are gas-fired.", 3, False),
        ("The only way is a grant.", 3, False),
        ("One of two unions said so.", 1, False),
    ],
)
def test_words_that_tell_one_of_too_few(text: str, smallest: int, *, tells: bool) -> None:
    assert bool(list(small_cells_in(text, smallest))) is tells
