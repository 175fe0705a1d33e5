"""The summary by theme: the tree, its order, silence, key points, quotes."""

from __future__ import annotations

import datetime as dt
import gc

import pytest

from engage.domain.counting import Voice
from engage.domain.disclosure import Audience
from engage.domain.feedback import Agreement, Capacity, Stance
from engage.domain.organisations import OrganisationKind
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    BulletList,
    Heading,
    KeyPoint,
    KeyPoints,
    Link,
    Paragraph,
    Quote,
    StanceBar,
    Table,
    Tone,
    plain,
)
from tests.services.summaries.making import counts, headings, making, section


def lines(project: Project, heading: str, filter: str = "") -> list[str]:
    """The paragraphs under a heading."""
    blocks = section(registry.build(project, "by-theme", filter=filter), heading)
    return [plain(block.text) for block in blocks if isinstance(block, Paragraph)]


def test_themes_stand_in_order_of_their_codes_each_with_its_level(project: Project) -> None:
    with making(project) as maker:
        ten = maker.theme("10", "Ten")
        two = maker.theme("2", "Two")
        two_ten = maker.theme("2.10", "Two ten", two)
        two_nine = maker.theme("2.9", "Two nine", two)
        deep = maker.theme("2.9.1", "Deep", two_nine)
        deeper = maker.theme("2.9.1.1", "Deeper", deep)
        maker.feedback("Words", on=[ten, two_ten, deeper])
    document = registry.build(project, "by-theme")
    found = [b for b in document.blocks if isinstance(b, Heading)]
    assert [(b.level, b.code) for b in found if b.code] == [
        (1, "2"),
        (2, "2.9"),
        (3, "2.9.1"),
        (3, "2.9.1.1"),
        (2, "2.10"),
        (1, "10"),
    ]
    (table,) = [b for b in section(document, "In short") if isinstance(b, Table)]
    targets = {span.target for row in table.rows for span in row[0] if isinstance(span, Link)}
    assert targets == {f"#{b.anchor}" for b in found if b.level == 1 and b.code}
    assert table.columns[0].header == "Pillar"


def test_a_theme_counts_what_lies_below_it_and_each_organisation_once(project: Project) -> None:
    with making(project) as maker:
        pillar = maker.theme("1", "Invest")
        grants, loans = maker.theme("1.1", "Grants", pillar), maker.theme("1.2", "Loans", pillar)
        steel, glass = maker.organisation("Example Steel"), maker.organisation("Example Glass")
        maker.feedback("a", steel, on=[grants])
        maker.feedback("b", steel, on=[loans], stance=Stance.OPPOSE)
        maker.feedback("c", glass, on=[loans, grants])
    document = registry.build(project, "by-theme")
    there = counts(document, "1")
    assert (there.organisations.value, there.pieces.value) == (2, 3)
    (bar,) = [block for block in section(document, "1") if isinstance(block, StanceBar)]
    assert plain(bar.text) == "organisations: support 1 · mixed 1"


def test_the_stance_of_an_organisation_is_that_of_all_that_it_said(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        body = maker.organisation("Example Federation")
        firm = maker.organisation("Example Steel", member_of=[body])
        maker.feedback("a", body, on=[theme], capacity=Capacity.MEMBERS)
        maker.feedback("As its body", firm, on=[theme])
        maker.feedback("Unlike its body", firm, on=[theme], stance=Stance.OPPOSE)
    (bar,) = [b for b in section(registry.build(project, "by-theme"), "1") if isinstance(b, StanceBar)]
    assert plain(bar.text) == "organisations: support 1 · mixed 1"


def test_a_topmost_theme_tells_the_kinds_apart_where_there_are_several(project: Project) -> None:
    with making(project) as maker:
        one, two = maker.theme("1", "Invest"), maker.theme("2", "Innovate")
        union = maker.organisation("Example Union", OrganisationKind.UNION)
        maker.feedback("a", maker.organisation("Example Steel"), on=[one, two])
        maker.feedback("b", union, on=[one])
    document = registry.build(project, "by-theme")
    tables = {code: [b for b in section(document, code) if isinstance(b, Table)] for code in ("1", "2")}
    assert [[plain(cell) for cell in row] for row in tables["1"][0].rows] == [
        ["Unions", "1", "1"],
        ["SMEs", "1", "1"],
    ]
    assert tables["2"] == []


def test_silence_is_named_in_one_line(project: Project) -> None:
    with making(project) as maker:
        pillar = maker.theme("1", "Invest")
        spoken = maker.theme("1.1", "Grants", pillar)
        silent = maker.theme("1.2", "Loans", pillar)
        maker.theme("1.2.1", "Small loans", silent)
        maker.theme("1.3", "Tax", pillar)
        maker.theme("2", "Innovate")
        other = maker.theme("3", "Materials")
        maker.theme("3.1", "Minerals", other)
        maker.feedback("Words", on=[spoken])
    assert "Nothing heard yet: 1.2 Loans (with 1 theme below it); 1.3 Tax." in lines(project, "1.1")
    assert lines(project, "2") == ["Nothing heard yet."]
    assert lines(project, "3") == ["Nothing heard yet: 3.1 Minerals."]
    assert "1 of 8 themes was spoken to." in lines(project, "In short")
    assert lines(project, "2", "is:key -is:key") == ["Nothing in this selection."]


def test_much_silence_is_listed(project: Project) -> None:
    with making(project) as maker:
        pillar = maker.theme("1", "Invest")
        titles = [f"{number} " + "long title " * 10 for number in range(3)]
        for number, title in enumerate(titles):
            maker.theme(f"1.{number}", title.strip(), pillar)
    line, silent = section(registry.build(project, "by-theme"), "1")
    assert line == Paragraph("Nothing heard yet:", Tone.QUIET)
    assert isinstance(silent, BulletList)
    assert [plain(item.text) for item in silent.items] == [f"1.{n} {t.strip()}" for n, t in enumerate(titles)]


def test_an_agenda_is_shown_also_before_anyone_has_spoken(project: Project) -> None:
    with making(project) as maker:
        maker.theme("1", "Invest")
    assert headings(registry.build(project, "by-theme")) == ["In short", "1 Invest", "How to read this"]


def test_of_several_agendas_those_are_shown_to_which_somebody_spoke(project: Project) -> None:
    with making(project) as maker:
        first, second, silent = (maker.agenda(f"Agenda {number}") for number in (1, 2, 3))
        themes = [maker.theme("1", f"Of {agenda.name}", agenda=agenda) for agenda in (first, second, silent)]
        maker.feedback("Words", on=themes[:2])
    document = registry.build(project, "by-theme")
    assert headings(document) == [
        "In short",
        "Agenda 1",
        "1 Of Agenda 1",
        "Agenda 2",
        "1 Of Agenda 2",
        "How to read this",
    ]
    assert [plain(fact.value) for fact in document.facts if fact.label == "Agenda"] == [
        "Agenda 1",
        "Agenda 2",
    ]
    only = registry.build(project, "by-theme", filter='agenda:"Agenda 2"')
    assert headings(only) == ["In short", "1 Of Agenda 2", "How to read this"]


@pytest.mark.parametrize(
    ("filter", "shown"),
    [
        ("theme:1", ["1", "1.1"]),
        ("theme:1.1", ["1.1"]),
        ("theme:1.1,2", ["1.1", "2"]),
        ("theme:1 theme:2", ["1", "1.1", "2"]),
        ("-theme:3", ["1", "1.1", "2"]),
        ("theme:1 -theme:3", ["1", "1.1"]),
    ],
)
def test_a_filter_for_themes_leaves_those_alone(project: Project, filter: str, shown: list[str]) -> None:
    with making(project) as maker:
        one = maker.theme("1", "One")
        below, two = maker.theme("1.1", "Below", one), maker.theme("2", "Two")
        maker.theme("3", "Three")
        maker.feedback("Words", on=[below, two])
    document = registry.build(project, "by-theme", filter=filter)
    assert [block.code for block in document.blocks if isinstance(block, Heading) and block.code] == shown


def test_key_points_stand_first_and_then_everything_else_oldest_first(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        steel = maker.organisation("Example Steel")
        ana = maker.contact("Ana", "Marker")
        maker.feedback("Second", steel, on=[theme], has_evidence=True)
        maker.feedback(
            "First", steel, on=[theme], said_on=dt.date(2020, 1, 1), is_verbatim=True, stance=Stance.UNCLEAR
        )
        key = maker.feedback("Key", steel, contact=ana, on=[theme], is_key_point=True)
    blocks = section(registry.build(project, "by-theme"), "1")
    points = [block for block in blocks if isinstance(block, KeyPoints)]
    quotes = [block for block in blocks if isinstance(block, Quote)]
    who = "Ana Marker, Example Steel (outside: Example Steel)"
    assert points == [KeyPoints((KeyPoint("Key", who, stance=Stance.SUPPORT, feedback=key),), "Key point")]
    assert blocks.index(points[0]) < blocks.index(quotes[0])
    assert [(q.text, q.stance, q.is_verbatim, q.note) for q in quotes] == [
        ("First", None, True, ""),
        ("Second", Stance.SUPPORT, False, "evidence offered"),
    ]


def test_who_agreed_is_said_as_far_as_may_be(project: Project) -> None:
    with making(project) as maker:
        steel, glass, clay = (maker.organisation(f"Example {what}") for what in ("Steel", "Glass", "Clay"))
        ana = maker.contact("Ana", "Marker")
        agreed = [
            Agreement(contact=ana, organisation=glass),
            Agreement(organisation=clay),
            Agreement(contact=ana),
        ]
        maker.feedback("Words", steel, agreed=agreed)
    assert note(project, Audience.INTERNAL) == (
        "agreed by Ana Marker (Example Glass), Example Clay and Ana Marker"
    )
    assert note(project, Audience.PUBLIC) == "agreed by Example Glass, Example Clay and one other"


def note(project: Project, audience: Audience) -> str:
    document = registry.build(project, "by-theme", audience=audience)
    (quote,) = [block for block in document.blocks if isinstance(block, Quote)]
    return plain(quote.note)


def test_how_numbers_were_counted_is_said_at_the_end(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        body = maker.organisation("Example Federation")
        firm = maker.organisation("Example Steel", member_of=[body])
        maker.feedback("a", body, on=[theme], capacity=Capacity.MEMBERS)
        maker.feedback("b", firm, on=[theme])
        maker.feedback("c", firm, on=[theme], capacity=Capacity.PERSONAL)
        maker.feedback("d", on=[theme])
    document = registry.build(project, "by-theme")
    assert counts(document, "1").organisations.value == 1
    (listed,) = section(document, "How to read this")
    assert isinstance(listed, BulletList)
    said = [plain(item.text) for item in listed.items]
    assert said[3:] == [
        "1 organisation is not counted on a theme where a body above it said the same for its members.",
        "1 piece of feedback was said in a personal capacity, for no organisation.",
        "It is not recorded who said 1 piece of feedback.",
    ]


def test_what_was_said_is_let_go_of_once_the_summary_is_made(project: Project) -> None:
    with making(project) as maker:
        one = maker.theme("1", "One")
        maker.feedback("Words", on=[one, maker.theme("1.1", "Below", one)])
    gc.collect()
    gc.disable()  # as in the window, where a worker collects no garbage
    try:
        others = [each for each in gc.get_objects() if isinstance(each, Voice)]
        registry.build(project, "by-theme")
        left = [each for each in gc.get_objects() if isinstance(each, Voice)]
        assert len(left) == len(others)
    finally:
        gc.enable()
