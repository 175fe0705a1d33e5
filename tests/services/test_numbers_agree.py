"""One filter, one number: whatever lists, counts, exports or sums up finds the same records.

Projects and filters are made up by chance. `ENGAGE_EXAMPLES=200` tries more of them than every run does.
"""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engage import settings as kept
from engage.cli.main import main
from engage.domain.briefings import BriefingPart, PartKind
from engage.domain.contacts import Contact
from engage.domain.disclosure import Audience
from engage.domain.facets import FACETS, with_values
from engage.domain.feedback import Feedback
from engage.domain.filter_fields import FIELDS, Flag
from engage.domain.filters import parse, quoted
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import (
    calendar,
    chosen_feedback,
    coverage,
    facets,
    overview,
    project_facts,
    records,
    related,
    search,
    themes,
)
from engage.services.briefings import parts
from engage.services.exporting.data import export
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Counts, Document, Figure, Heading, Table, plain, spans
from engage.services.summaries.scope import read_scope
from tests.builders import NOUNS, WORDS
from tests.plain_lists import World, a_world
from tests.random_filters import TODAY, term

FILTERS = 4
"""Of each noun, in every project."""

by_chance = settings(
    max_examples=int(os.environ.get("ENGAGE_EXAMPLES", "2")),
    phases=[Phase.generate],  # a project made from a smaller number is no smaller
)
seeds = st.integers(0, 2**32)


def some_filters(chance: Random, project: Project, world: World, noun: Noun) -> Iterator[str]:
    """Nothing at all, and filters that can be read, of several terms; most of them find something."""
    yield ""
    fields = [*FIELDS[noun], None]
    often = [name for name in ("theme", "agenda", "stance", "kind", "is") if name in FIELDS[noun]]
    for _ in range(FILTERS):
        names = chance.choices([*fields, *often * 3], k=chance.choice([1, 1, 2, 3]))
        text = " ".join(term(chance, world, noun, name) for name in names)
        try:
            records.count(project, NOUNS[noun], text)
        except Invalid:  # a theme that is not there
            continue
        yield text


def asks_for_archived(noun: Noun) -> str:
    """The filter of everything that there is, with what is put away."""
    flags = FIELDS[noun].get("is")
    return "is:any" if flags is not None and Flag.ANY in flags.choices else ""


def told(*words: str) -> str:
    """What the command line prints."""
    with contextlib.redirect_stdout(io.StringIO()) as out:
        assert main(words, lambda path: 1) == 0
    return out.getvalue()


def called(noun: Noun, number: int) -> str:
    return f"{number:,} {noun.label if number == 1 else noun.plural}"


# Lists, the command line and files


@by_chance
@given(seed=seeds)
def test_lists_and_files_hold_what_is_counted(seed: int) -> None:
    chance = Random(seed)
    with a_world(chance) as (project, world):
        kept.save(replace(kept.load(), name=project.who))  # who `me` is at the command line
        for noun, kind in NOUNS.items():
            for text in some_filters(chance, project, world, noun):
                ids = list(records.ids(project, kind, text))
                assert records.count(project, kind, text) == len(ids) == len(set(ids))
                begun = records.beginning(project, kind, text)
                assert list(begun.all_ids() if begun.all_ids else begun.ids) == ids
                assert [found.id for found in records.rows(project, kind, ids)] == ids
            check_files(project, noun, text)
            check_command_line(project, noun, text)


def check_files(project: Project, noun: Noun, text: str) -> None:
    """Files of each table and document format have a row for each record of the list."""
    kind, folder = NOUNS[noun], project.path.parent
    # Where nothing is asked for, a file has what is put away too, and says so.
    expected = [
        one.uid
        for one in records.rows(project, kind, records.ids(project, kind, text or asks_for_archived(noun)))
    ]
    made = {suffix: folder / f"{noun}.{suffix}" for suffix in ("csv", "xlsx", "json", "jsonl")}
    for path in made.values():
        path.unlink(missing_ok=True)
        assert export(project, path, noun, text).counts == {noun: len(expected)}
    with made["csv"].open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == expected
    with zipfile.ZipFile(made["xlsx"]) as workbook:
        assert workbook.read("xl/worksheets/sheet1.xml").count(b"<row ") - 1 == len(expected)
    assert [each["id"] for each in json.loads(made["json"].read_text("utf-8"))[noun.plural]] == expected
    assert made["jsonl"].read_bytes().count(b"\n") == len(expected)


def check_command_line(project: Project, noun: Noun, text: str) -> None:
    number = records.count(project, NOUNS[noun], text)
    path = str(project.path)
    text = f" {text}" if text.startswith("-") else text
    assert told("list", path, noun.plural, text).rstrip("\n").rpartition("\n")[2] == called(noun, number)
    assert len(json.loads(told("list", path, noun.plural, text, "--json"))) == number


# What lists are narrowed down by, what is open, and what is found by words


@by_chance
@given(seed=seeds)
def test_what_leads_to_a_list_says_how_long_it_is(seed: int) -> None:
    chance = Random(seed)
    with a_world(chance) as (project, world):
        for noun, fields in FACETS.items():
            for text in some_filters(chance, project, world, noun):
                for field in fields:
                    for value in facets.values(project, noun, text, field):
                        narrowed = with_values(parse(text, noun, me=project.who), field, [value.key])
                        assert records.count(project, NOUNS[noun], narrowed) == value.count, narrowed
        needed = overview.needs(project)
        assert overview.count(project) == len(needed)
        for need in needed:
            assert records.count(project, NOUNS[need.noun], need.filter) == need.count
        for text in some_filters(chance, project, world, Noun.ENGAGEMENT):
            held = records.ids(project, NOUNS[Noun.ENGAGEMENT], text)
            assert sorted(entry.id for entry in calendar.entries(project, text, today=TODAY)) == sorted(held)
        for word in chance.sample([word for word in WORDS if word.isalpha()], 3):
            found = Counter(hit.noun for hit in search.search(project, word, limit=10_000))
            for noun, kind in NOUNS.items():
                assert found[noun] == records.count(project, kind, f"{word} {asks_for_archived(noun)}")


@by_chance
@given(seed=seeds)
def test_what_is_in_a_project_is_said_with_one_number(seed: int) -> None:
    chance = Random(seed)
    with a_world(chance) as (project, _):
        facts = project_facts.facts(project)
        listed = {noun: records.count(project, kind) for noun, kind in NOUNS.items()}
        for noun, kind in NOUNS.items():
            assert facts.counts[noun] == records.count(project, kind, asks_for_archived(noun))
            assert facts.counts[noun] - facts.archived[noun] == listed[noun]
        for name in ("statistics", "hand-over"):
            numbers = table_of(registry.build(project, name), "What there is")
            for noun, label in CALLED.items():
                assert numbers.get(label, "0") == f"{listed[noun]:,}"


CALLED = {
    Noun.ORGANISATION: "Organisations",
    Noun.CONTACT: "Contacts",
    Noun.ENGAGEMENT: "Engagements",
    Noun.CONSULTATION: "Consultations",
    Noun.SUBMISSION: "Submissions",
    Noun.FEEDBACK: "Pieces of feedback",
    Noun.COMMITMENT: "Follow-ups",
}


def table_of(document: Document, first: str) -> dict[str, str]:
    """The rows of the table whose first column is called so."""
    for block in document.blocks:
        if isinstance(block, Table) and block.columns[0].header == first:
            return {plain(row[0]): plain(row[1]) for row in block.rows}
    return {}


# What was said


@by_chance
@given(seed=seeds)
def test_what_was_said_to_a_theme_is_counted_alike(seed: int) -> None:
    chance = Random(seed)
    with a_world(chance) as (project, world):
        heard = themes.heard(project)
        summed = by_theme(registry.build(project, "by-theme"))
        for theme in world.all[Noun.THEME]:
            said = heard[theme.id]
            listed = f"theme:{quoted(theme.code)} agenda:{theme.agenda.uid}"
            assert records.count(project, Feedback, listed) == said.pieces, listed
            assert related.feedback_count(project, theme.id) == said.pieces
            shown = json.loads(told("show", str(project.path), "theme", theme.uid, "--json"))
            assert shown["feedback_count"] == said.pieces
            assert summed.get(theme.id, (0, 0)) == (said.organisations, said.pieces)


def by_theme(document: Document) -> dict[int, tuple[int, int]]:
    """How many organisations and pieces stand under the heading of each theme."""
    found: dict[int, tuple[int, int]] = {}
    above: Any = None
    for block in document.blocks:
        if isinstance(block, Counts) and isinstance(above, Heading) and above.anchor:
            id = int(above.anchor.removeprefix("theme-"))
            found[id] = block.organisations.value, block.pieces.value
        above = block
    return found


@by_chance
@given(seed=seeds)
def test_every_summary_of_feedback_counts_what_is_listed(seed: int) -> None:
    chance = Random(seed)
    with a_world(chance) as (project, world):
        for text in some_filters(chance, project, world, Noun.FEEDBACK):
            ids = list(records.ids(project, Feedback, text))
            said = records.rows(project, Feedback, ids)
            for audience in Audience:
                check_summaries(project, text, audience, set(ids))
            check_codings(project, text, said)
            chosen = chosen_feedback.chosen(project, ids)
            assert chosen.pieces == len(ids)
            for flag, number in {
                Flag.KEY: chosen.key_points,
                Flag.EVIDENCE: chosen.with_evidence,
                Flag.UNCODED: chosen.uncoded,
                Flag.UNRESOLVED: chosen.unresolved,
            }.items():
                assert records.count(project, Feedback, f"{text} is:{flag}") == number
            assert chosen.organisations == len({one.organisation.id for one in said if one.organisation})
            coding = table_of(registry.build(project, "statistics", filter=text), "Pieces of feedback")
            for label, flag in CODING.items():
                assert coding.get(label, "0") == f"{records.count(project, Feedback, f'{text} is:{flag}'):,}"


CODING = {
    "Coded to a theme": Flag.CODED,
    "Not coded yet": Flag.UNCODED,
    "With marks still to be resolved": Flag.UNRESOLVED,
    "Marked as a key point": Flag.KEY,
    "With evidence offered": Flag.EVIDENCE,
    "In the speaker’s own words": Flag.VERBATIM,
}
WHOLE = (*("by-theme", "by-stakeholder", "themes-by-kind", "what-we-heard", "you-said-we-did", "statistics"),)
"""Summaries of all that is selected: others leave out what was said at no engagement, or on no question."""


def check_summaries(project: Project, text: str, audience: Audience, listed: set[int]) -> None:
    made = [
        (name, counts_of(registry.build(project, name, filter=text, audience=audience))) for name in WHOLE
    ]
    numbers = {name: (organisations.value, pieces.value) for name, (organisations, pieces) in made}
    assert len(set(numbers.values())) == 1, (text, audience, numbers)
    (_, pieces) = made[0][1]
    assert set(pieces.feedback) <= listed
    if audience is Audience.INTERNAL:
        assert set(pieces.feedback) == listed, text
    said = in_briefing(project, text, audience)
    assert said == numbers["by-theme"], (text, audience)


def counts_of(document: Document) -> tuple[Figure, Figure]:
    """The organisations and the pieces of the line “Counts” of the first page."""
    (value,) = [fact.value for fact in document.facts if fact.label == "Counts"]
    organisations, pieces = (span for span in spans(value) if isinstance(span, Figure))
    return organisations, pieces


def in_briefing(project: Project, text: str, audience: Audience) -> tuple[int, int]:
    """The same as the numbers of a briefing say it."""
    with project.reading() as connection:
        nothing = read_scope(connection, parse("", Noun.AGENDA), audience, TODAY)
        reader = parts.Reader(connection, audience, TODAY, project.who, nothing)
        numbers = []
        for of in ("organisations", "pieces"):
            part = BriefingPart(kind=PartKind.NUMBER, filter=text, options=(f"of={of}",))
            ((line,),) = [parts.MAKERS[part.kind](reader, part).blocks]
            numbers += [span.value for span in spans(line.text) if isinstance(span, Figure)]
    organisations, pieces = numbers
    return organisations, pieces


def check_codings(project: Project, text: str, said: list[Feedback]) -> None:
    """Themes by kinds and stances hold every coding of what is listed, once."""
    expected: Counter[Any] = Counter()
    bodies = records.ids(project, Organisation, "is:any")
    kinds = {body.id: body.kind for body in records.rows(project, Organisation, bodies)}
    for one in said:
        kind = kinds[one.organisation.id] if one.organisation else None
        expected.update((coding.theme.id, kind, coding.stance) for coding in one.codings)
    counted = {(each.theme, each.kind, each.stance): each.number for each in coverage.codings(project, text)}
    assert counted == expected


# Summaries of other nouns


@by_chance
@given(seed=seeds)
def test_every_other_summary_counts_what_is_listed(seed: int) -> None:
    chance = Random(seed)
    with a_world(chance) as (project, world):
        for noun, name in (
            (Noun.COMMITMENT, "follow-ups"),
            (Noun.ORGANISATION, "stakeholder-list"),
            (Noun.CONTACT, "lawful-basis"),
            (Noun.CONTACT, "address-labels"),
        ):
            for text in some_filters(chance, project, world, noun):
                # Whose details are archived is held, too.
                listed = text or ("is:any" if name == "lawful-basis" else "")
                number = records.count(project, NOUNS[noun], listed)
                document = registry.build(project, name, filter=text)
                (value,) = [fact.value for fact in document.facts if fact.label == "Counts"]
                word = "follow-up" if noun is Noun.COMMITMENT else noun.label
                plural = f"{word}s" if number != 1 else word
                assert plain(value).endswith(f"{number:,} {plural}"), (name, text)
                if name == "follow-ups":
                    check_follow_ups(project, text, document)
                if name == "lawful-basis" and number:
                    late = records.count(project, Contact, f"{listed} is:review")
                    opening = plain(document.blocks[0].text)  # type: ignore[union-attr]
                    assert (
                        f" {late:,} {'is' if late == 1 else 'are'} to be reviewed now" in opening
                    ) == bool(late)


def check_follow_ups(project: Project, text: str, document: Document) -> None:
    """Its sections are those that the list can be narrowed down to."""
    rows: dict[str, int] = {}
    title = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            title = plain(block.text)
        elif isinstance(block, Table):
            rows[title] = rows.get(title, 0) + len(block.rows)
    for section, narrowed in {
        "Overdue": "is:overdue",
        "Due within a week": "is:soon",
        "Later, or on no day": "is:later",
        "Settled": "-is:open",
    }.items():
        assert rows.get(section, 0) == records.count(project, NOUNS[Noun.COMMITMENT], f"{text} {narrowed}")
