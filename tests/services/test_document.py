"""What a document says can be read through, string by string and figure by figure."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.disclosure import Audience
from engage.domain.feedback import Stance
from engage.services.summaries.document import (
    BulletList,
    Callout,
    Column,
    Counts,
    Document,
    Emphasis,
    Fact,
    Figure,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    StanceBar,
    StanceCount,
    Strong,
    Table,
    plain,
    spans,
)
from engage.services.summaries.reading_through import counted, figures, plain_text

DOCUMENT = Document(
    title="w01",
    subtitle="w02",
    audience=Audience.SHARED,
    made_on=dt.date(2020, 3, 25),
    project="w03",
    controller="w04",
    rubric="w05",
    facts=(Fact("w06", ("w07 ", Figure(10, (1,)))),),
    blocks=(
        Paragraph("w08"),
        Heading(1, "w09", code="1.2"),
        Paragraph((Emphasis("w10"), Strong("w11"), " ", Figure(1234, (2, 3)))),
        Quote("w12", attribution="w13", note="w14"),
        Quote("w15"),
        BulletList((Item("w16", (Item("w17"),)),)),
        KeyPoints((KeyPoint("w18", attribution="w19", note="w20"),), title="w21"),
        Table((Column("w22"), Column("w23")), (("w24", "w25"),), caption="w26", total=("w27", Figure(7))),
        StanceBar((StanceCount(Stance.SUPPORT, Figure(3, (4,))),)),
        Paragraph("w28"),
        PageBreak(),
        Heading(2, (Link("w29", "mailto:w30@example.org"),)),
        Callout("w31", ("w32",)),
    ),
)


def test_every_string_a_reader_could_see_is_passed_over_once() -> None:
    seen = " ".join(passage.text for passage in plain_text(DOCUMENT))
    for number in range(1, 33):
        assert seen.count(f"w{number:02}") == 1


def test_a_passage_says_where_it_stands() -> None:
    places = {passage.text: passage.place for passage in plain_text(DOCUMENT)}
    assert places["w01"] == "first page, title"
    assert places["w07 10"] == "first page, w06"
    assert places["w08"] == "opening section, paragraph 1"
    assert places["w09"] == "section 1.2"
    assert places["w13"] == "section 1.2, quote 1, attribution"
    assert places["w15"] == "section 1.2, quote 2"
    assert places["w17"] == "section 1.2, list 1, item 1.1"
    assert places["w25"] == "section 1.2, table 1, row 1, w23"
    assert places["w32"] == "section w29, notice 1"


def test_a_passage_knows_its_block_and_part() -> None:
    by_text = {passage.text: passage for passage in plain_text(DOCUMENT)}
    assert by_text["w12"].block == by_text["w13"].block == DOCUMENT.blocks[3]
    assert (by_text["w12"].part, by_text["w13"].part, by_text["w14"].part) == ("quote", "attribution", "note")
    assert by_text["w01"].block is None


def test_every_figure_is_found_with_its_feedback() -> None:
    assert list(figures(DOCUMENT)) == [Figure(10, (1,)), Figure(1234, (2, 3)), Figure(7), Figure(3, (4,))]


def test_text_is_read_as_one_string() -> None:
    assert plain(("about ", Figure(12304), " ", Strong("pieces"))) == "about 12,304 pieces"
    assert plain("as it is") == "as it is"
    assert spans("as it is") == ("as it is",)


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ([], "no organisation took a stance"),
        ([(Stance.SUPPORT, 0)], "no organisation took a stance"),
        ([(Stance.OPPOSE, 1)], "organisations: oppose 1"),
        (
            [(Stance.SUPPORT, 19), (Stance.MIXED, 0), (Stance.OPPOSE, 3)],
            "organisations: support 19 · oppose 3",
        ),
        ([(Stance.SUPPORT, 1), (Stance.OPPOSE, 1)], "organisations: support 1 · oppose 1"),
    ],
)
def test_a_stance_bar_says_itself_in_words(counts: list[tuple[Stance, int]], words: str) -> None:
    bar = StanceBar(tuple(StanceCount(stance, Figure(number)) for stance, number in counts))
    assert plain(bar.text) == words


def test_figures_of_a_stance_bar_are_figures_of_the_document() -> None:
    bar = StanceBar((StanceCount(Stance.SUPPORT, Figure(3, (4, 5, 6))),))
    document = Document(title="t", audience=Audience.PUBLIC, made_on=dt.date(2020, 3, 25), blocks=(bar,))
    assert list(figures(document)) == [Figure(3, (4, 5, 6))]


@pytest.mark.parametrize(
    ("organisations", "pieces", "words"),
    [
        (0, 0, "0 organisations · 0 pieces of feedback"),
        (1, 1, "1 organisation · 1 piece of feedback"),
        (31, 1086, "31 organisations · 1,086 pieces of feedback"),
    ],
)
def test_counts_say_themselves_in_words(organisations: int, pieces: int, words: str) -> None:
    counts = Counts(Figure(organisations, (1,)), Figure(pieces, (2,)))
    assert plain(counts.text) == words
    document = Document(title="t", audience=Audience.PUBLIC, made_on=dt.date(2020, 3, 25), blocks=(counts,))
    assert list(figures(document)) == [counts.organisations, counts.pieces]
    assert words in [passage.text for passage in plain_text(document)]


def test_a_table_refuses_a_row_of_another_width() -> None:
    with pytest.raises(ValueError, match="2 columns has a row of 1"):
        Table((Column("a"), Column("b")), (("only",),))
    with pytest.raises(ValueError, match="1 columns has a row of 2"):
        Table((Column("a"),), (), total=("x", "y"))


def test_every_number_is_told_with_what_a_reader_takes_it_for() -> None:
    six, two = Figure(6, (1, 2, 3)), Figure(2, (1, 2))
    table = Table((Column("Kind"), Column("Pieces")), (("Unions", two), ("Others", Figure(0))), "In all 6")
    document = Document(
        title="Example",
        audience=Audience.INTERNAL,
        made_on=dt.date(2020, 3, 25),
        facts=(Fact("Counts", (six, " pieces")),),
        blocks=(Heading(1, "Energy", "2"), Paragraph((six, " said so, ", two, " often.")), table),
    )
    assert [(one.figure.value, one.says, one.section) for one in counted(document)] == [
        (6, "Counts: 6 pieces", ""),
        (6, "6 said so, 2 often.", "2 Energy"),
        (2, "6 said so, 2 often.", "2 Energy"),
        (2, "Unions, Pieces: 2", "2 Energy"),
    ]
