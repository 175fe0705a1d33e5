"""Themes by kinds of organisation: the numbers, and that none outside tells of too few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.counting import small_cells
from engage.domain.disclosure import Audience, Level, Rule, plural
from engage.domain.feedback import Capacity, Stance
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Reference
from engage.services import projects
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    Chart,
    ChartForm,
    Document,
    Figure,
    Paragraph,
    StanceBar,
    Table,
    Text,
    plain,
)
from engage.services.summaries.wording import capital
from tests.services.summaries.making import MADE_ON, Maker, counts, headings, made_of, making, section, words

SME, UNION, NGO = OrganisationKind.SME, OrganisationKind.UNION, OrganisationKind.NGO
SMALLEST = 3


def made(project: Project, filter: str = "", audience: Audience = Audience.INTERNAL) -> Document:
    return registry.build(project, "themes-by-kind", filter=filter, audience=audience, made_on=MADE_ON)


def say(maker: Maker, theme: Reference, kind: OrganisationKind, number: int, **fields: object) -> None:
    """So many organisations of a kind say something on a theme."""
    for n in range(number):
        maker.feedback(
            f"Words {n}", maker.organisation(f"{theme.kind} {kind} {n}", kind), on=[theme], **fields
        )


def rows_of(table: Table) -> list[list[str]]:
    rows = [[column.header for column in table.columns]]
    return rows + [
        [plain(cell) for cell in row] for row in (*table.rows, *([table.total] if table.total else []))
    ]


def overview(document: Document) -> tuple[Chart | None, list[Table]]:
    """The heat map, and the tables with it."""
    tables = [b for b in document.blocks if isinstance(b, Table) and "and kind" in plain(b.caption)]
    heat = [b for b in document.blocks if isinstance(b, Chart) and b.form is ChartForm.HEAT]
    return (heat[0] if heat else None), tables


def test_among_ourselves_every_number_stands(project: Project) -> None:
    with making(project) as maker:
        first, second = maker.theme("1", "Invest"), maker.theme("2", "Train")
        maker.theme("3", "Sell")
        say(maker, first, SME, 2)
        say(maker, first, UNION, 1, stance=Stance.OPPOSE)
        say(maker, second, NGO, 1)
    heat, (table,) = overview(made(project))
    assert rows_of(table) == [
        ["Pillar", "Unions", "SMEs", "NGOs", "All"],
        ["1 Invest", "1", "2", "0", "3"],
        ["2 Train", "0", "0", "1", "1"],
        ["3 Sell", "0", "0", "0", "0"],
        ["All", "1", "2", "1", "4"],
    ]
    assert heat
    assert heat.series == ("Unions", "SMEs", "NGOs")
    assert [[str(v) for v in row.values] for row in heat.rows] == [r[1:-1] for r in rows_of(table)[1:-1]]
    (chart,) = [block for block in section(made(project), "1") if isinstance(block, Chart)]
    assert chart.stances == (Stance.SUPPORT, Stance.OPPOSE)
    assert [(row.label, *map(str, row.values)) for row in chart.rows] == [
        ("Unions", "0", "1"),
        ("SMEs", "2", "0"),
    ]


def test_outside_a_dash_stands_for_few_and_for_none(project: Project) -> None:
    with making(project) as maker:
        first, second = maker.theme("1", "Invest"), maker.theme("2", "Train")
        closed = {"disclosure": Level.ANONYMOUS}
        say(maker, first, SME, 7, **closed)
        say(maker, first, UNION, 4, **closed)
        say(maker, first, NGO, 1, **closed)
        say(maker, second, SME, 3, **closed)
    document = made(project, audience=Audience.PUBLIC)
    heat, (table,) = overview(document)
    # The unions stand with the charity: 12 less 7 and 4 would be the charity.
    assert rows_of(table) == [
        ["Pillar", "SMEs", "Others", "All"],
        ["1 Invest", "7", "5", "12"],
        ["2 Train", "3", "0", "3"],
        ["All", "10", "5", "15"],
    ]
    assert heat
    assert heat.table.rows == (
        ("1 Invest", Figure(7, tuple(range(1, 8)))),
        ("2 Train", heat.rows[1].values[0]),
    )
    assert "NGO" not in words(document)
    assert "union" not in words(document).lower()


def test_organisations_are_named_outside_by_what_may_be_put_down_to_them(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        steel, glass = maker.organisation("Example Steel"), maker.organisation("Example Glass", UNION)
        maker.feedback("Openly", steel, on=[theme])
        maker.feedback("In confidence", steel, on=[theme], stance=Stance.OPPOSE, disclosure=Level.WITHHELD)
        maker.feedback("Also", glass, on=[theme], stance=Stance.OPPOSE, disclosure=Level.KIND)
        maker.feedback("For me", glass, on=[theme], capacity=Capacity.PERSONAL)
    inside, outside = made(project), made(project, audience=Audience.SHARED)
    assert listed(inside, "1") == [
        ["Example Glass", "Union", "Oppose", "1"],
        ["Example Steel", "SME", "Mixed", "2"],
    ]
    assert listed(outside, "1") == [["Example Steel", "SME", "Support", "1"]]
    assert "1 organisation counted here, not named" in words(outside)
    assert "Example Glass" not in words(outside)
    assert len(outside.named) == 1
    assert "2 pieces of feedback are counted, but the organisation that said it is not named." in words(
        outside
    )


def listed(document: Document, heading: str) -> list[list[str]]:
    """The organisations under a heading."""
    tables = [block for block in section(document, heading) if isinstance(block, Table)]
    return [row for table in tables for row in rows_of(table)[1:]]


def test_where_no_kind_may_be_told_the_stances_stand_instead(project: Project) -> None:
    with making(project) as maker:
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE)
        say(maker, maker.theme("1", "Invest"), SME, 2, engagement=at)
        say(maker, maker.theme("2", "Train"), UNION, 1, engagement=at)
    document = made(project, audience=Audience.PUBLIC)
    assert overview(document) == (None, [])
    assert "Too few organisations spoke for their kinds to be shown." in words(document)
    assert not [block for block in document.blocks if isinstance(block, Chart)]
    assert any(isinstance(block, StanceBar) for block in section(document, "1"))


def test_a_single_theme_is_opened(project: Project) -> None:
    with making(project) as maker:
        top = maker.theme("1", "Invest")
        below = [maker.theme(f"1.{n}", f"Part {n}", parent=top) for n in (1, 2)]
        say(maker, maker.theme("2", "Train"), NGO, 1)
        say(maker, top, SME, 1)
        say(maker, below[0], UNION, 2)
    _, (table,) = overview(made(project, "theme:1"))
    assert rows_of(table) == [
        ["Theme", "Unions", "SMEs", "All"],
        ["1 Invest", "0", "1", "1"],
        ["1.1 Part 1", "2", "0", "2"],
        ["1.2 Part 2", "0", "0", "0"],
        ["All", "2", "1", "3"],
    ]


def test_many_kinds_stand_in_several_tables(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        for kind in OrganisationKind:
            say(maker, theme, kind, 1)
        say(maker, maker.theme("2"), SME, 1)
    _, tables = overview(made(project))
    assert [len(table.columns) for table in tables] == [7, 8]
    assert plain(tables[1].caption) == "Organisations by pillar and kind, 2 of 2"
    assert rows_of(tables[1])[0][-1] == "All"


def test_each_agenda_has_its_own_table(project: Project) -> None:
    with making(project) as maker:
        for title in ("First", "Second"):
            agenda = maker.agenda(title)
            for code in "12":
                say(maker, maker.theme(code, f"{title} {code}", agenda=agenda), SME, 1)
        maker.feedback("Uncoded", maker.organisation("Example Steel"))
    document = made(project)
    assert len(overview(document)[1]) == 2
    assert headings(document)[1:-1] == [
        "First",
        "1 First 1",
        "2 First 2",
        "Second",
        "1 Second 1",
        "2 Second 2",
        "Not coded to a theme",
    ]


# What can be worked out

CODES = "123"

World: TypeAlias = tuple[Project, list[Reference], list[Reference]]
"""A project, its organisations and its themes."""

Said: TypeAlias = tuple[int, str, Stance, Level]
"""By which organisation, on which theme, with which stance and disclosure."""


@st.composite
def _said(draw: st.DrawFn) -> list[Said]:
    """Organisation, theme, stance and level, of so many organisations that some cells are large enough."""
    number = draw(st.integers(1, 40))
    return draw(
        st.lists(
            st.tuples(
                st.integers(0, 23),
                st.sampled_from(CODES),
                st.sampled_from([Stance.SUPPORT, Stance.SUPPORT, Stance.OPPOSE]),
                st.sampled_from([Level.ORGANISATION, Level.ANONYMOUS, Level.WITHHELD]),
            ),
            min_size=number,
            max_size=number + 40,
        )
    )


@pytest.fixture(scope="module")
def world(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[World]:
    with projects.create(tmp_path_factory.mktemp("world") / "p.engage", name="P", who="AB") as project:
        with making(project) as maker:
            kinds = [SME] * 10 + [UNION] * 7 + [NGO] * 4 + [OrganisationKind.MEDIA] * 3
            bodies = [maker.organisation(f"Example {kind} {n}", kind) for n, kind in enumerate(kinds)]
            themes = [maker.theme(code, f"Theme {code}") for code in CODES]
        yield project, bodies, themes


class Undone(Exception):
    """Raised to leave a transaction without keeping anything."""


def build(
    world: World,
    said: Iterable[Said],
    audience: Audience,
    names: Sequence[str],
) -> list[Document]:
    project, bodies, themes = world
    try:
        with project.transaction("Say") as tx:
            maker = Maker(tx.connection)
            for body, code, stance, level in said:
                on = [themes[CODES.index(code)]]
                maker.feedback("Words", bodies[body], on=on, stance=stance, disclosure=level)
            documents = [made_of(tx.connection, name, audience=audience) for name in names]
            raise Undone
    except Undone:
        return documents


def number(cell: Text) -> int | None:
    return cell.value if isinstance(cell, Figure) else None


@settings(max_examples=60)
@given(said=_said())
def test_no_number_and_no_difference_tells_of_too_few(world: World, said: list[Said]) -> None:
    document, by_theme = build(world, said, Audience.PUBLIC, ["themes-by-kind", "by-theme"])
    bodies = world[1]
    heat, tables = overview(document)
    for table in tables:
        header, *_ = rows_of(table)
        shown: dict[str, set[int]] = {name: set() for name in header[1:]}
        for code, row in zip([*CODES, ""], (*table.rows, table.total), strict=True):
            here = [one for one in said if one[1] == code or not code]
            who = {body for body, *_ in here}
            unnamed = {body for body, *_, level in here if level is not Level.ORGANISATION}
            left, left_unnamed = set(who), set(unnamed)
            for name, cell in zip(header[1:], row[1:], strict=True):
                of_kind = {b for b in who if name == capital(plural(OrganisationKind(bodies[b].kind)))}
                if number(cell) is None or name in ("Others", "All"):
                    continue
                assert number(cell) == len(of_kind)
                assert len(of_kind) >= SMALLEST
                assert len(of_kind & unnamed) not in range(1, SMALLEST)
                left -= of_kind
                left_unnamed -= of_kind
                if code:
                    shown[name] |= of_kind
                else:
                    assert len((of_kind - shown[name]) & unnamed) not in range(1, SMALLEST)
            if left != who:
                assert len(left) not in range(1, SMALLEST)
                assert len(left_unnamed) not in range(1, SMALLEST)
            assert number(row[-1]) == len(who)
    if heat:
        table_rows = [row[1 : 1 + len(heat.series)] for row in tables[0].rows]
        assert [[number(v) if v else None for v in row.values] for row in heat.rows] == [
            [number(cell) for cell in row] for row in table_rows
        ]
    for code in {one[1] for one in said}:
        here = [one for one in said if one[1] == code]
        assert counts(document, code) == counts(by_theme, code)
        for chart in (block for block in section(document, code) if isinstance(block, Chart)):
            _check_stances(chart, here, bodies)
        named = {row[0] for row in listed(document, code)}
        assert named == {bodies[b].name for b, *_, level in here if level is Level.ORGANISATION}


def _check_stances(chart: Chart, here: Sequence[Said], bodies: Sequence[Reference]) -> None:
    """No stance within a kind, nor within the others, is that of one or two who are not named."""
    taken: dict[int, set[Stance]] = {}
    for body, _, stance, _ in here:
        taken.setdefault(body, set()).add(stance)
    one = {b: next(iter(of)) if len(of) == 1 else Stance.MIXED for b, of in taken.items()}
    unnamed = {body for body, *_, level in here if level is not Level.ORGANISATION}
    shown = {str(row.label) for row in chart.rows} - {"Others"}
    for row in chart.rows:
        kinds = {b: capital(plural(OrganisationKind(bodies[b].kind))) for b in one}
        of_row = {b for b in one if (kinds[b] == row.label if row.label in shown else kinds[b] not in shown)}
        for stance, figure in zip(chart.stances, row.values, strict=True):
            assert figure is not None
            assert figure.value == sum(one[b] is stance for b in of_row)
            assert sum(one[b] is stance for b in of_row & unnamed) not in range(1, SMALLEST)


@settings(max_examples=30)
@given(said=_said())
def test_what_by_theme_hides_is_hidden_here_too(world: World, said: list[Said]) -> None:
    """Else the two summaries laid side by side would tell."""
    (document,) = build(world, said, Audience.SHARED, ["themes-by-kind"])
    _, tables = overview(document)
    for table in tables:
        for code, row in zip([*CODES, ""], (*table.rows, table.total), strict=True):
            who = {body for body, theme, *_ in said if theme == code or not code}
            kinds = [OrganisationKind(world[1][body].kind) for body in who]
            numbers = {kind: kinds.count(kind) for kind in OrganisationKind if kind in kinds}
            hidden = {capital(plural(kind)) for kind in small_cells(numbers, SMALLEST)}
            told = {c.header for c, cell in zip(table.columns, row, strict=True) if number(cell) is not None}
            assert not told & hidden


@settings(max_examples=20)
@given(said=_said())
def test_every_number_adds_up(world: World, said: list[Said]) -> None:
    for audience in Audience:
        (document,) = build(world, said, audience, ["themes-by-kind"])
        for table in overview(document)[1]:
            for row in (*table.rows, table.total):
                *parts, total = (number(cell) or 0 for cell in row[1:])
                assert sum(parts) == total


def test_paragraphs_of_what_is_not_named_have_their_feedback(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        say(maker, theme, SME, 2, disclosure=Level.ANONYMOUS)
    blocks = section(made(project, audience=Audience.PUBLIC), "1")
    (line,) = [b.text for b in blocks if isinstance(b, Paragraph)]
    assert line == (Figure(2, (1, 2)), " organisations", " counted here, not named")
