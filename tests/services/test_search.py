"""Finding anything by its words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun, Record
from engage.domain.text import fold, words
from engage.services import records, search
from engage.services.projects import Project
from engage.storage import records as storage
from tests.builders import DAY, many


def add(project: Project, *made: Record) -> None:
    for each in made:
        records.add(project, each)


def titles(project: Project, query: str) -> list[str]:
    return [hit.title for hit in search.search(project, query)]


def test_what_holds_every_word_is_found_whatever_it_is(project: Project):
    add(
        project,
        Organisation(name="Example Steel", notes="Furnaces and rolling mills"),
        Contact(given_name="Ána", family_name="Steel", emails=(Email(address="ana@body.example"),)),
        Feedback(text="Steel needs furnaces", said_on=DAY),
        Feedback(text="Nothing of the kind", said_on=DAY),
    )
    assert set(titles(project, "steel")) == {"Example Steel", "Ána Steel", "Steel needs furnaces"}
    assert titles(project, "ana STE") == ["Ána Steel"]
    assert titles(project, "ana@body.example") == ["Ána Steel"]
    assert set(titles(project, "furn steel")) == {"Example Steel", "Steel needs furnaces"}
    assert titles(project, "steel wool") == []
    assert titles(project, "") == titles(project, "!?") == []


def test_what_stands_in_a_name_goes_before_what_stands_in_notes(project: Project):
    add(
        project,
        Organisation(name="Example Steel"),
        Organisation(name="Example Glass", notes="not steel " * 5),
    )
    assert titles(project, "steel") == ["Example Steel", "Example Glass"]


def test_as_many_as_are_asked_for_and_the_newest_of_a_common_word(project: Project):
    with project.transaction("Add") as tx:
        storage.add(tx.connection, many(300, lambda n: Organisation(name=f"Steel {n}")))
    assert len(search.search(project, "steel", limit=7)) == 7
    assert len(search.search(project, "steel", limit=1_000)) == 200
    assert "Steel 299" in {hit.title for hit in search.search(project, "steel", limit=200)}
    assert search.search(project, "steel", limit=0) == []


def test_an_old_record_that_is_called_so_goes_before_newer_ones_that_say_so(project: Project):
    add(project, Organisation(name="Example Steel"))
    with project.transaction("Add") as tx:
        bodies = many(300, lambda n: Organisation(name=f"Example {n}", notes="steel"))
        storage.add(tx.connection, bodies)
    assert titles(project, "steel")[0] == "Example Steel"


def test_of_what_was_said_the_very_words_come_before_those_that_go_on(project: Project):
    with project.transaction("Add") as tx:
        storage.add(tx.connection, [Feedback(text="Steel", said_on=DAY)])
        storage.add(tx.connection, many(60, lambda n: Feedback(text=f"Steelworks {n}", said_on=DAY)))
    said = titles(project, "steel")
    assert (len(said), said[0]) == (50, "Steelworks 59")
    with project.transaction("Add") as tx:
        storage.add(tx.connection, many(60, lambda n: Feedback(text=f"Steel {n}", said_on=DAY)))
        storage.add(tx.connection, [Feedback(text="Steelworks again", said_on=DAY)])
    assert titles(project, "steel") == [f"Steel {n}" for n in reversed(range(10, 60))]


def test_nouns_take_turns(project: Project):
    with project.transaction("Add") as tx:
        storage.add(tx.connection, many(9, lambda n: Organisation(name=f"Steel {n}")))
        storage.add(tx.connection, [Contact(given_name="Ana", family_name="Steel")])
        storage.add(tx.connection, [Feedback(text="Steel is dear", said_on=DAY)])
    assert titles(project, "steel")[:3] == ["Steel 8", "Ana Steel", "Steel 7"]
    assert "Steel is dear" in titles(project, "steel")


def test_a_hit_says_which_record_it_is(project: Project):
    made = Organisation(name="Example Steel")
    add(project, made)
    (hit,) = search.search(project, "example")
    assert (hit.noun, hit.uid, hit.title) == (Noun.ORGANISATION, made.uid, "Example Steel")
    assert records.get(project, Organisation, hit.id).uid == made.uid


@pytest.mark.parametrize(
    ("text", "query", "snippet"),
    [
        ("Short and steel", "steel", "Short and steel"),
        ("word " * 40 + "steel" + " word" * 40, "steel", "… word word word word steel word word word"),
        ("ﬁ" * 60 + " word word word word word word stéel", "steel", "word word stéel"),
        ("über " * 60 + "steel", "steel", "über steel"),
        ("one\n\n two", "two", "one two"),
    ],
)
def test_the_passage_that_was_found_is_shown(text: str, query: str, snippet: str):
    said = search.snippet([text], words(query))
    for part in snippet.split(" … "):
        assert part.strip("… ") in said
    assert len(said) <= 122
    assert query in fold(said)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.lists(st.text(min_size=1), max_size=2))
def test_a_passage_can_be_cut_from_any_text(text: str, wanted: list[str]):
    said = search.snippet([text], [word for each in wanted for word in words(each)])
    assert len(said) <= 122
    assert said.strip("…") in " ".join(text.split())


def test_counts_are_of_all_there_is(project: Project):
    add(project, Organisation(name="Example", archived=True), Organisation(name="Other"))
    counts = search.counts(project)
    assert set(counts) == set(Noun)
    assert counts[Noun.ORGANISATION] == 2
    assert counts[Noun.FEEDBACK] == 0
