"""The numbers of a summary: against an obvious way of counting, and that they add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.disclosure import Audience
from engage.domain.feedback import Capacity, Stance
from engage.domain.filters import parse
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun, Reference
from engage.services import projects
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    Counts,
    Document,
    Figure,
    KeyPoints,
    Quote,
    StanceBar,
    Table,
    plain,
)
from engage.services.summaries.reading_through import figures
from engage.services.summaries.scope import read_scope
from engage.services.summaries.tally import tally
from tests.services.summaries.making import (
    MADE_ON,
    OF_FEEDBACK,
    Maker,
    counts,
    headings,
    made_of,
    making,
    section,
)

PERSONAL, ORGANISATION, MEMBERS = Capacity
PARENTS = {"1": None, "1.1": "1", "1.2": "1", "1.2.1": "1.2", "2": None, "2.1": "2"}
MEMBER_OF = {3: (0,), 4: (0, 1), 1: (2,)}
"""Of eight organisations, by number: which stand under which."""


@dataclass(frozen=True)
class Said:
    """One piece of feedback, as the obvious way of counting sees it."""

    organisation: int | None
    capacity: Capacity
    stance: Stance
    themes: frozenset[str]
    is_key_point: bool


pieces = st.builds(
    Said,
    organisation=st.none() | st.integers(0, 7),
    capacity=st.sampled_from(Capacity),
    stance=st.sampled_from(Stance),
    themes=st.frozensets(st.sampled_from(sorted(PARENTS)), max_size=3),
    is_key_point=st.booleans(),
)


@dataclass(frozen=True, repr=False)
class World:
    """A project with an agenda and organisations, to which every example adds what was said."""

    project: Project
    organisations: list[Reference]
    themes: dict[str, Reference]
    question: Reference


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path: Path = tmp_path_factory.mktemp("world") / "p.engage"
    with projects.create(path, name="P", who="AB") as project:
        with making(project) as maker:
            kinds = list(OrganisationKind)
            organisations: dict[int, Reference] = {}
            for number in (2, 1, 0, 3, 4, 5, 6, 7):
                over = [organisations[body] for body in MEMBER_OF.get(number, ())]
                organisations[number] = maker.organisation(f"Body {number}", kinds[number % 3], over)
            themes: dict[str, Reference] = {}
            for code, parent in PARENTS.items():
                themes[code] = maker.theme(code, parent=themes[parent] if parent else None)
            _, (question,) = maker.consultation("Views")
        yield World(project, [organisations[number] for number in range(8)], themes, question)


class Undone(Exception):
    """Raised to leave a transaction without keeping anything."""


def made(
    world: World, said: Iterable[Said], audience: Audience, name: str = "by-theme"
) -> tuple[Document, dict[int, Said]]:
    """The summary of what was said, and the pieces by id; nothing of it stays in the project."""
    try:
        with world.project.transaction("Say") as tx:
            maker = Maker(tx.connection)
            by_id = {
                maker.feedback(
                    "Words",
                    world.organisations[one.organisation] if one.organisation is not None else None,
                    on=[world.themes[code] for code in sorted(one.themes)],
                    stance=one.stance,
                    capacity=one.capacity,
                    is_key_point=one.is_key_point,
                    question=world.question,
                ): one
                for one in said
            }
            document = made_of(tx.connection, name, audience=audience)
            raise Undone
    except Undone:
        return document, by_id


def within(code: str, theme: str) -> bool:
    return code == theme or code.startswith(f"{theme}.")


def over(organisation: int) -> set[int]:
    """All under which an organisation stands."""
    direct = set(MEMBER_OF.get(organisation, ()))
    return direct.union(*(over(body) for body in direct))


def speaks_for_itself(one: Said, code: str | None, said: Iterable[Said]) -> bool:
    """Whether its organisation counts for this piece on this theme."""
    if one.organisation is None or one.capacity is PERSONAL:
        return False
    return code is None or not any(
        other.capacity is MEMBERS
        and code in other.themes
        and other.organisation in over(one.organisation)
        and one.stance in (other.stance, Stance.UNCLEAR)
        for other in said
    )


def expected(said: dict[int, Said], codes: Iterable[str | None]) -> tuple[set[int], dict[int, Stance]]:
    """The ids of the feedback on some themes, and the stance of each organisation that counts there."""
    codes = list(codes)
    here = {id: one for id, one in said.items() if set(codes) & (one.themes or {None})}
    counted = {
        one.organisation
        for one in here.values()
        for code in set(codes) & (one.themes or {None})
        if one.organisation is not None and speaks_for_itself(one, code, said.values())
    }
    stances = {}
    for organisation in counted:
        taken = {
            o.stance for o in here.values() if o.organisation == organisation and o.capacity is not PERSONAL
        }
        clear = taken - {Stance.UNCLEAR} or taken
        stances[organisation] = clear.pop() if len(clear) == 1 else Stance.MIXED
    return set(here), stances


@settings(max_examples=40)
@given(said=st.lists(pieces, min_size=1, max_size=12), audience=st.sampled_from(Audience))
def test_every_theme_has_the_numbers_of_the_obvious_way(
    world: World, said: list[Said], audience: Audience
) -> None:
    document, by_id = made(world, said, audience)
    for code in PARENTS:
        ids, stances = expected(by_id, [below for below in PARENTS if within(below, code)])
        if not ids:
            assert counted_there(document, code) is None
            continue
        there = counts(document, code)
        assert set(there.pieces.feedback) == ids
        assert (there.pieces.value, there.organisations.value) == (len(ids), len(stances))
        bars = [block for block in section(document, code) if isinstance(block, StanceBar)]
        assert len(bars) == bool(stances)
        taken = [
            (c.stance, c.organisations.value) for bar in bars for c in bar.counts if c.organisations.value
        ]
        assert dict(taken) == {s: list(stances.values()).count(s) for s in stances.values()}
    uncoded = {id for id, one in by_id.items() if not one.themes}
    assert ("Not coded to a theme" in headings(document)) == bool(uncoded)


def counted_there(document: Document, code: str) -> Counts | None:
    is_there = any(code in (heading, heading.split()[0]) for heading in headings(document))
    return next((b for b in section(document, code) if isinstance(b, Counts)), None) if is_there else None


@settings(max_examples=40)
@given(said=st.lists(pieces, min_size=1, max_size=12), audience=st.sampled_from(Audience))
def test_the_tree_adds_up(world: World, said: list[Said], audience: Audience) -> None:
    document, _ = made(world, said, audience)
    for code, parent in PARENTS.items():
        below, above = counted_there(document, code), counted_there(document, parent or code)
        if below and above:
            assert below.organisations.value <= above.organisations.value <= above.pieces.value
            assert set(below.pieces.feedback) <= set(above.pieces.feedback)
            assert set(below.organisations.feedback) <= set(above.organisations.feedback)
    for table in (block for block in document.blocks if isinstance(block, Table)):
        cells = [[cell for cell in row[1:] if isinstance(cell, Figure)] for row in (*table.rows, table.total)]
        *rows, total = cells
        if table.columns[0].header == "Kind":
            assert [sum(column) for column in zip(*map(values, rows), strict=True)] == values(total)
        for organisations, _, *stances in cells:
            assert not stances or sum(map(int, map(str, stances))) == organisations.value


def values(figures: Iterable[Figure]) -> list[int]:
    return [figure.value for figure in figures]


@settings(max_examples=40)
@given(
    said=st.lists(pieces, min_size=1, max_size=12),
    audience=st.sampled_from(Audience),
    name=st.sampled_from(OF_FEEDBACK),
)
def test_every_number_can_be_traced(world: World, said: list[Said], audience: Audience, name: str) -> None:
    document, by_id = made(world, said, audience, name)
    for figure in figures(document):
        assert set(figure.feedback) <= set(by_id)
        assert len(set(figure.feedback)) == len(figure.feedback)
        assert bool(figure.value) == bool(figure.feedback)


@settings(max_examples=20)
@given(said=st.lists(pieces, min_size=1, max_size=12), audience=st.sampled_from(Audience))
def test_what_is_counted_for_a_key_point_is_what_its_theme_has(
    world: World, said: list[Said], audience: Audience
) -> None:
    by_theme, _ = made(world, said, audience)
    heard, by_id = made(world, said, audience, "what-we-heard")
    for block in (block for block in heard.blocks if isinstance(block, KeyPoints)):
        assert {point.feedback for point in block.points} == {id for id in by_id if by_id[id].is_key_point}
        for point in block.points:
            themes = by_id[point.feedback or 0].themes
            if len(themes) == 1:
                (code,) = themes
                bars = [b.text for b in section(by_theme, code) if isinstance(b, StanceBar)]
                there = plain(bars[0]) if bars else "no organisation took a stance"
                assert plain(point.note).endswith(f"theme {code} ({there})")


@settings(max_examples=20)
@given(said=st.lists(pieces, min_size=1, max_size=12), audience=st.sampled_from(Audience))
def test_each_summary_counts_the_same(world: World, said: list[Said], audience: Audience) -> None:
    by_theme, _ = made(world, said, audience)
    fact = next(fact for fact in by_theme.facts if fact.label == "Counts")
    for name in ("by-question", "themes-by-kind", "what-we-heard", "you-said-we-did"):
        assert fact in made(world, said, audience, name)[0].facts
    by_kind, _ = made(world, said, audience, "themes-by-kind")
    for code in ("1", "2", "Not coded to a theme"):
        assert counted_there(by_kind, code) == counted_there(by_theme, code)


@settings(max_examples=20)
@given(said=st.lists(pieces, min_size=1, max_size=12))
def test_everything_that_was_said_stands_where_it_is_coded(world: World, said: list[Said]) -> None:
    document, by_id = made(world, said, Audience.INTERNAL)
    for code in (*PARENTS, "Not coded to a theme"):
        here = {id for id, one in by_id.items() if code in (one.themes or {"Not coded to a theme"})}
        points: set[int | None] = set()
        quotes: set[int | None] = set()
        if any(heading.startswith(code) for heading in headings(document)):
            blocks = section(document, code)
            points = {p.feedback for block in blocks if isinstance(block, KeyPoints) for p in block.points}
            quotes = {block.feedback for block in blocks if isinstance(block, Quote)}
        assert points == {id for id in here if by_id[id].is_key_point}
        assert quotes == {id for id in here if not by_id[id].is_key_point}


@settings(max_examples=15)
@given(
    said=st.lists(pieces, max_size=8),
    audience=st.sampled_from(Audience),
    name=st.sampled_from(OF_FEEDBACK),
)
def test_the_same_data_make_the_same_document(
    world: World, said: list[Said], audience: Audience, name: str
) -> None:
    assert made(world, said, audience, name) == made(world, said, audience, name)


@pytest.mark.parametrize("name", [name for name in registry.names() if name != "subject-access"])
def test_reading_takes_no_more_statements_for_many_pieces_than_for_two(project: Project, name: str) -> None:
    with making(project) as maker:
        themes = [maker.theme(str(number)) for number in range(4)]
        at = maker.engagement("Talks")
        say(maker, themes, at, 2)  # one alone need not be put in order
    few = statements(project, name)
    with making(project) as maker:
        say(maker, themes, at, 60)
    assert statements(project, name) <= few


def say(maker: Maker, themes: list[Reference], at: Reference, number: int) -> None:
    for n in range(number):
        body = maker.organisation(f"Example body {n}")
        person = maker.contact("Given", f"Name {n}")
        said = maker.feedback(f"Words {n}", body, contact=person, engagement=at, on=themes[: n % 4 + 1])
        maker.commitment(f"Promise {n}", feedback=Reference(said), engagement=at, organisation=body)


def statements(project: Project, name: str) -> int:
    """How many statements the making of a summary sends to the database."""
    sent: list[str] = []

    def note(connection: object, cursor: object, statement: str, *rest: object) -> None:
        sent.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        document = registry.build(project, name)
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)
    assert document.blocks
    assert sum(statement.startswith("BEGIN") for statement in sent) == 1
    return len(sent)


def test_a_table_prints_what_it_counts(world: World) -> None:
    said = [Said(0, MEMBERS, Stance.SUPPORT, frozenset({"1.1"}), False)]
    said += [Said(3, ORGANISATION, Stance.SUPPORT, frozenset({"1.1", "2.1"}), False)]
    document, _ = made(world, said, Audience.INTERNAL)
    (table, _) = [block for block in section(document, "In short") if isinstance(block, Table)]
    assert [[plain(cell) for cell in row] for row in (*table.rows, table.total)] == [
        ["1 Theme 1", "1", "2", "1", "0", "0", "0", "0"],
        ["2 Theme 2", "1", "1", "1", "0", "0", "0", "0"],
        ["All", "2", "2", "2", "0", "0", "0", "0"],
    ]


def test_who_counts_on_another_theme_alone_is_not_counted_on_the_one_asked_for(world: World) -> None:
    said = [Said(0, MEMBERS, Stance.SUPPORT, frozenset({"1.1"}), False)]
    said += [Said(3, ORGANISATION, Stance.SUPPORT, frozenset({"1.1", "2.1"}), False)]
    seen = []
    try:
        with world.project.transaction("Say") as tx:
            maker = Maker(tx.connection)
            for one in said:
                themes = [world.themes[code] for code in sorted(one.themes)]
                body = world.organisations[one.organisation or 0]
                maker.feedback("Words", body, on=themes, stance=one.stance, capacity=one.capacity)
            wanted = parse("theme:1", Noun.FEEDBACK)
            scope = read_scope(tx.connection, wanted, Audience.INTERNAL, MADE_ON)
            seen.append(tally(scope.voices, scope.counted).organisations.value)
            raise Undone
    except Undone:
        assert seen == [1]
