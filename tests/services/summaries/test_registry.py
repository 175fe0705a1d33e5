"""Choosing a summary, and what its first page says of how it was made."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from engage.domain.disclosure import Audience, Level
from engage.domain.feedback import Stance
from engage.domain.records import Reference
from engage.errors import Invalid
from engage.services import projects
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Counts, Document, KeyPoints, Quote, plain
from tests.services.summaries.making import MADE_ON, OF_FEEDBACK, QUOTING, headings, making, words

BOTH = list(itertools.product(OF_FEEDBACK, Audience))
NOTHING = {"engagement-note": "There is no engagement", "by-question": "There is no consultation"}
"""What those say of an empty project that are of more than feedback."""
NAMES = (
    "by-theme",
    "by-stakeholder",
    "engagement-note",
    "by-question",
    "themes-by-kind",
    "what-we-heard",
    "you-said-we-did",
    "follow-ups",
    "stakeholder-list",
    "contact-sheet",
    "organisation-sheet",
    "attendance-sheet",
    "name-badges",
    "address-labels",
    "invitations",
    "subject-access",
    "lawful-basis",
    "hand-over",
    "statistics",
)


def test_there_are_these_summaries_each_with_a_line() -> None:
    assert registry.names() == NAMES
    assert all(summary.description for summary in registry.summaries())


def test_an_unknown_name_is_told_what_there_is(project: Project) -> None:
    with pytest.raises(Invalid) as error:
        registry.build(project, "by-themes")
    assert str(error.value) == (
        f"There is no summary “by-themes”. Did you mean “by-theme”? Known are {', '.join(NAMES)}."
    )


def test_what_is_of_the_whole_project_takes_no_filter(project: Project) -> None:
    with pytest.raises(Invalid) as error:
        registry.build(project, "hand-over", filter="after:2020")
    assert "no filter narrows it" in str(error.value)


@pytest.mark.parametrize("filter", ["colour:red", "theme:9", '"open'])
def test_a_filter_that_cannot_be_read_is_refused(project: Project, filter: str) -> None:
    with pytest.raises(Invalid):
        registry.build(project, "by-theme", filter=filter)


def test_another_package_can_add_a_summary(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other_packages: None
) -> None:
    (tmp_path / "extra_summaries.py").write_text(
        "from engage.services.summaries.document import Document\n"
        "from engage.services.summaries.registry import Summary\n"
        "def build(scope):\n"
        "    return Document(title='Extra', audience=scope.audience, made_on=scope.made_on)\n"
        "extra = Summary('extra', 'One more', build)\n"
    )
    package = tmp_path / "extra_summaries-1.0.dist-info"
    package.mkdir()
    (package / "METADATA").write_text("Metadata-Version: 2.1\nName: extra-summaries\nVersion: 1.0\n")
    (package / "entry_points.txt").write_text("[engage.summaries]\nextra = extra_summaries:extra\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert registry.names() == (*NAMES, "extra")
    assert registry.build(project, "extra", made_on=MADE_ON).title == "Extra"


def facts(document: Document) -> dict[str, str]:
    return {fact.label: plain(fact.value) for fact in document.facts}


def test_the_first_page_says_how_it_was_made(project: Project) -> None:
    projects.edit_details(project, controller="The Example Group")
    with making(project) as maker:
        agenda = maker.agenda(
            "Clean manufacturing",
            version="2",
            publisher="The Example Institute",
            published_on=dt.date(2020, 6, 25),
            url="https://www.example.org/a",
        )
        theme = maker.theme("1", "Invest", agenda=agenda)
        body = maker.organisation("Example Steel")
        maker.feedback("Early", body, on=[theme], said_on=dt.date(2019, 12, 31))
        maker.feedback("Late", body, on=[theme], said_on=dt.date(2020, 3, 25))
        maker.feedback("Out of scope", on=[theme], stance=Stance.OPPOSE)
    document = registry.build(
        project, "by-theme", filter=" -stance:oppose  kind:SME", audience=Audience.SHARED, made_on=MADE_ON
    )
    assert (document.audience, document.made_on) == (Audience.SHARED, MADE_ON)
    assert (document.project, document.controller) == ("Green manufacturing", "The Example Group")
    assert facts(document) == {
        "Filter": "-stance:oppose kind:sme",
        "Counts": "1 organisation · 2 pieces of feedback",
        "Said": "31 December 2019 to 25 March 2020",
        "Agenda": "Clean manufacturing, 2, The Example Institute, 25 June 2020, https://www.example.org/a",
    }


def test_it_is_made_today_unless_a_day_is_given(project: Project) -> None:
    assert registry.build(project, "by-theme").made_on == dt.datetime.now().astimezone().date()


def test_the_filters_today_is_the_day_on_which_it_is_made(project: Project) -> None:
    with making(project) as maker:
        maker.feedback("Then", said_on=dt.date(2020, 3, 25))
    then = registry.build(project, "by-theme", filter="on:today", made_on=dt.date(2020, 3, 25))
    assert "Then" in words(then)
    assert "Then" not in words(registry.build(project, "by-theme", filter="on:today"))


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_an_empty_project_has_a_summary_that_says_so(project: Project, name: str, audience: Audience) -> None:
    document = registry.build(project, name, audience=audience)
    assert NOTHING.get(name, "No feedback has been logged yet.") in words(document)
    assert facts(document) == {
        "Filter": "None: all feedback",
        "Counts": "0 organisations · 0 pieces of feedback",
    }


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_a_filter_that_selects_nothing_says_so(project: Project, name: str, audience: Audience) -> None:
    with making(project) as maker:
        maker.feedback("Words", maker.organisation("Example Steel"), engagement=maker.engagement("Talks"))
    document = registry.build(project, name, filter="stance:oppose", audience=audience)
    assert NOTHING.get(name, "No feedback is in this selection.") in words(document)
    assert "Words" not in words(document)


@pytest.mark.parametrize(("name", "audience"), list(itertools.product(QUOTING, Audience)))
def test_one_piece_that_is_coded_to_nothing(project: Project, name: str, audience: Audience) -> None:
    with making(project) as maker:
        body, at = maker.organisation("Example Steel"), maker.engagement("Talks")
        _, (question,) = maker.consultation("Views")
        is_key = name == "what-we-heard"
        maker.feedback("The only words", body, engagement=at, question=question, is_key_point=is_key)
    document = registry.build(project, name, audience=audience)
    points = [point for block in document.blocks if isinstance(block, KeyPoints) for point in block.points]
    (said,) = [*points, *(block for block in document.blocks if isinstance(block, Quote))]
    assert (plain(said.text), said.attribution) == ("The only words", "Example Steel")
    assert facts(document)["Counts"] == "1 organisation · 1 piece of feedback"
    is_theme_told = any(heading == "Not coded to a theme" for heading in headings(document))
    assert is_theme_told == (name in ("by-theme", "engagement-note"))


@pytest.mark.parametrize(("name", "audience"), BOTH)
def test_a_project_of_nothing_but_withheld_words(project: Project, name: str, audience: Audience) -> None:
    with making(project) as maker:
        at = maker.engagement("Talks")
        _, (question,) = maker.consultation("Views")
        closed = {"disclosure": Level.WITHHELD, "is_key_point": True}
        said = maker.feedback("Secret", engagement=at, question=question, **closed)
        maker.commitment("Secret deed", feedback=Reference(said), outcome="Secret end")
    document = registry.build(project, name, audience=audience)
    is_told = audience is Audience.INTERNAL and name not in ("themes-by-kind", "statistics")
    assert ("Secret" in words(document)) == is_told
    assert facts(document)["Counts"] == "0 organisations · 1 piece of feedback"


def test_counts_stand_right_under_their_headings(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        maker.feedback("Words", maker.organisation("Example Steel"), on=[theme])
    blocks = registry.build(project, "by-theme").blocks
    place = next(n for n, block in enumerate(blocks) if isinstance(block, Counts))
    assert getattr(blocks[place - 1], "code", None) == "1"
