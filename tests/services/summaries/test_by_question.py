"""The summary by question: who answered what, what was chosen, and what belongs to no consultation."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engage.domain.disclosure import Audience, Level
from engage.domain.feedback import Agreement, Capacity, Coding, Stance
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Reference
from engage.domain.submissions import Passage, Submission
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    Block,
    Chart,
    Document,
    Heading,
    Paragraph,
    Quote,
    StanceBar,
    Table,
    plain,
)
from engage.storage import records
from tests.services.summaries.making import DAY, MADE_ON, Maker, counts, headings, making, section, words


def made(project: Project, filter: str = "", audience: Audience = Audience.INTERNAL) -> Document:
    return registry.build(project, "by-question", filter=filter, audience=audience, made_on=MADE_ON)


def quotes(blocks: list[Block]) -> list[str]:
    return [plain(block.text) for block in blocks if isinstance(block, Quote)]


def lines(blocks: list[Block]) -> list[str]:
    return [plain(block.text) for block in blocks if isinstance(block, Paragraph)]


def chosen(document: Document, number: str) -> list[tuple[str, ...]]:
    """The rows of the chart of a question, its series first."""
    (chart,) = [block for block in section(document, number) if isinstance(block, Chart)]
    return [chart.series, *((plain(r.label), *map(str, r.values)) for r in chart.rows)]


def test_each_question_says_how_many_of_all_answered_it(project: Project) -> None:
    with making(project) as maker:
        _, (first, second, _) = maker.consultation("Views", ["What now?", "What next?", "Else?"])
        steel, glass = maker.organisation("Example Steel"), maker.organisation("Example Glass")
        ana = maker.contact("Ana", "Marker")
        maker.feedback("Grid", steel, question=first)
        maker.feedback("And power", steel, question=first)
        maker.feedback("Loans", glass, question=first, stance=Stance.UNCLEAR)
        maker.feedback("My own view", contact=ana, question=first)
        maker.feedback("Nobody knows whose", question=second)
        maker.feedback("Skills", glass, question=second)
    document = made(project)
    assert headings(document)[1:-1] == ["1 What now?", "2 What next?", "3 Else?"]
    assert "3 of 3 respondents answered." in lines(section(document, "1"))
    assert "1 of 3 respondents answered; 1 answer of which it is not recorded whose it is." in lines(
        section(document, "2")
    )
    assert lines(section(document, "3")) == ["Nobody has answered this."]
    assert counts(document, "1").organisations.value == 2
    (table,) = [block for block in section(document, "In short") if isinstance(block, Table)]
    assert [[plain(cell) for cell in row] for row in (*table.rows, table.total)] == [
        ["1 What now?", "3", "2", "4"],
        ["2 What next?", "1", "1", "2"],
        ["3 Else?", "0", "0", "0"],
        ["All", "3", "2", "6"],
    ]


def test_respondents_have_a_column_only_where_they_are_not_all_organisations(project: Project) -> None:
    with making(project) as maker:
        _, (first, _) = maker.consultation("Views", ["What now?", "What next?"])
        maker.feedback("Grid", maker.organisation("Example Steel"), question=first)
    (table,) = [block for block in section(made(project), "In short") if isinstance(block, Table)]
    assert [column.header for column in table.columns] == ["Question", "Organisations", "Pieces"]


def test_an_organisation_in_a_personal_capacity_is_a_respondent_of_its_own(project: Project) -> None:
    with making(project) as maker:
        _, (question,) = maker.consultation("Views")
        steel, ana = maker.organisation("Example Steel"), maker.contact("Ana", "Marker")
        maker.feedback("For it", steel, contact=ana, question=question)
        maker.feedback("For me", steel, contact=ana, question=question, capacity=Capacity.PERSONAL)
    assert "2 of 2 respondents answered." in lines(section(made(project), "1"))


def choose(maker: Maker, question: Reference, *answers: str, **fields: object) -> None:
    for number, answer in enumerate(answers):
        body = maker.organisation(f"Example {answer} {number}")
        maker.feedback(answer, body, question=question, stance=Stance.UNCLEAR, **fields)


def test_what_was_chosen_is_a_chart_and_not_a_quote(project: Project) -> None:
    with making(project) as maker:
        _, (question,) = maker.consultation("Views")
        choose(maker, question, "Yes", "No", "Yes", "Yes; it depends")
        ana = maker.contact("Ana", "Marker")
        maker.feedback("Yes", contact=ana, question=question, stance=Stance.UNCLEAR)
        maker.feedback("Yes", question=question, is_verbatim=True)
        maker.feedback("A grid connection takes ten years.", question=question)
    document = made(project)
    assert chosen(document, "1") == [
        ("Organisations", "Others"),
        ("Yes", "3", "1"),
        ("it depends", "1", "0"),
        ("No", "1", "0"),
    ]
    assert quotes(section(document, "1")) == ["Yes", "A grid connection takes ten years."]


def test_an_organisation_that_chose_twice_is_counted_once(project: Project) -> None:
    with making(project) as maker:
        _, (question,) = maker.consultation("Views")
        steel = maker.organisation("Example Steel")
        ids = [maker.feedback("Yes", steel, question=question) for _ in range(2)]
    (chart,) = [block for block in section(made(project), "1") if isinstance(block, Chart)]
    ((figure,),) = [row.values for row in chart.rows]
    assert figure is not None
    assert (figure.value, figure.feedback) == (1, tuple(ids))
    assert chart.unit == "organisations"


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
def test_what_may_not_be_quoted_is_put_down_to_no_option(project: Project, audience: Audience) -> None:
    with making(project) as maker:
        _, (question,) = maker.consultation("Views")
        choose(maker, question, "Yes", "Yes")
        choose(maker, question, "No", "Only ours", disclosure=Level.WITHHELD)
    outside, inside = made(project, audience=audience), made(project)
    assert [row[0] for row in chosen(inside, "1")[1:]] == ["Yes", "No", "Only ours"]
    assert chosen(outside, "1")[1:] == [("Yes", "2")]
    assert "2 pieces of feedback counted here, not quoted" in lines(section(outside, "1"))
    assert "Only ours" not in words(outside)
    assert counts(outside, "1") == counts(inside, "1")


def test_what_was_said_beside_the_questions_follows_them(project: Project) -> None:
    with making(project) as maker:
        views, (question,) = maker.consultation("Views")
        at = maker.engagement("Talks", consultation=views)
        maker.feedback("At the table", engagement=at)
        paper = Submission(title="Paper", received_on=DAY, consultation=views, text="On paper, so to say")
        (id,) = records.add(maker.connection, [paper]).values()
        maker.feedback("On paper", passages=(Passage(submission=Reference(id), start=0, end=8),))
        maker.feedback("To the question", engagement=at, question=question)
        maker.feedback("Elsewhere")
    document = made(project)
    assert quotes(section(document, "1")) == ["To the question"]
    assert quotes(section(document, "Besides the questions")) == ["At the table", "On paper"]
    assert "Elsewhere" not in words(document)
    assert "1 piece of feedback belongs to no consultation, and is left out." in words(document)
    assert "left out" not in words(made(project, "consultation:Views"))


def test_one_consultation_has_the_title_and_several_follow_one_another(project: Project) -> None:
    days = {"opens_on": dt.date(2020, 7, 6), "closes_on": dt.date(2020, 9, 11)}
    with making(project) as maker:
        _, (later,) = maker.consultation("Later", description="Why *we* ask.")
        _, (earlier,) = maker.consultation("Earlier", **days)
        maker.consultation("Put away", archived=True)
        maker.feedback("One", question=earlier)
        maker.feedback("Two", question=later)
    both, one = made(project), made(project, "consultation:earlier")
    assert [plain(b.text) for b in both.blocks if isinstance(b, Heading) and b.level == 1] == [
        "In short",
        "Earlier",
        "Later",
        "How to read this",
    ]
    assert both.title == "What we heard, by question"
    assert "Why we ask." in words(both)
    assert (one.title, one.subtitle) == ("Earlier", "Answers by question")
    assert ("Open", "6 July to 11 September 2020") in [(f.label, plain(f.value)) for f in one.facts]
    assert "Two" not in words(one)
    assert made(project, "consultation:Later question:9").title == "What we heard, by question"


def test_a_consultation_that_nobody_answered_says_so(project: Project) -> None:
    with making(project) as maker:
        maker.consultation("Views")
    assert "Nobody has answered yet." in words(made(project))
    assert "No answer is in this selection." in words(made(project, "consultation:views"))
    assert "There is no consultation in this selection." in words(made(project, "stance:oppose"))


def test_a_piece_on_two_themes_is_quoted_once_with_a_stance_that_is_one(project: Project) -> None:
    with making(project) as maker:
        _, (question,) = maker.consultation("Views")
        first, second = maker.theme("1"), maker.theme("2")
        at_odds = (Coding(theme=first, stance=Stance.SUPPORT), Coding(theme=second, stance=Stance.OPPOSE))
        maker.feedback("At odds", codings=at_odds, question=question)
        maker.feedback("At one", on=[first, second], stance=Stance.OPPOSE, question=question)
    found = [b for b in section(made(project), "1") if isinstance(b, Quote)]
    assert [(quote.text, quote.stance) for quote in found] == [("At odds", None), ("At one", Stance.OPPOSE)]


def test_the_stance_bar_stands_where_a_stance_was_taken(project: Project) -> None:
    with making(project) as maker:
        _, (first, second) = maker.consultation("Views", ["One?", "Two?"])
        body = maker.organisation("Example Steel", OrganisationKind.SME)
        maker.feedback("Yes to that", body, question=first, agreed=[Agreement(organisation=body)])
        maker.feedback("Well", body, question=second, stance=Stance.UNCLEAR)
    document = made(project)
    bars = [any(isinstance(b, StanceBar) for b in section(document, number)) for number in "12"]
    assert bars == [True, False]


def test_a_response_sheet_is_charted_as_it_was_chosen(project: Project, tmp_path: Path) -> None:
    sheet = tmp_path / "heat-responses.csv"
    answers = ["Strongly agree", "Agree", "Disagree", "Agree", "Neither agree nor disagree"]
    rows = [
        f"{n},Example Body {n},{answer},We would buy a cleaner furnace if number {n} could pay for it"
        for n, answer in enumerate(answers, 1)
    ]
    head = "Response ID,Organisation,1. Should heat be clean?,2. What would make you buy a clean furnace?"
    sheet.write_text("\n".join([head, *rows]), encoding="utf-8")
    import_file(project, sheet, as_format="responses")
    document = made(project)
    assert chosen(document, "1") == [
        ("Organisations",),
        ("Strongly agree", "1"),
        ("Agree", "2"),
        ("Neither agree nor disagree", "1"),
        ("Disagree", "1"),
    ]
    assert len(quotes(section(document, "2"))) == len(answers)
    assert "5 of 5 respondents answered." in lines(section(document, "1"))
