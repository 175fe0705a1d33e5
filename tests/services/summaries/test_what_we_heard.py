"""The key points: in which order, with what counted for each, and where they come from."""

from __future__ import annotations

import pytest

from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import Channel
from engage.domain.feedback import Agreement, Coding, Stance
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    Chart,
    Document,
    Footnote,
    KeyPoint,
    KeyPoints,
    plain,
    spans,
)
from tests.services.summaries.making import MADE_ON, came, headings, making, section, words

OUTSIDE = [Audience.SHARED, Audience.PUBLIC]


def made(
    project: Project, filter: str = "", audience: Audience = Audience.INTERNAL, name: str = "what-we-heard"
) -> Document:
    return registry.build(project, name, filter=filter, audience=audience, made_on=MADE_ON)


def points(document: Document) -> list[KeyPoint]:
    return [point for block in document.blocks if isinstance(block, KeyPoints) for point in block.points]


def sources(document: Document) -> dict[str, str]:
    """The footnote of each key point, by its words."""
    return {
        plain(point.text): span.text
        for point in points(document)
        for span in spans(point.text)
        if isinstance(span, Footnote)
    }


def test_those_of_most_support_come_first(project: Project) -> None:
    with making(project) as maker:
        bodies = [maker.organisation(f"Example Body {n}") for n in range(5)]
        liked, split = maker.theme("1", "Liked"), maker.theme("2", "Split")
        for body in bodies[:3]:
            maker.feedback("For it", body, on=[liked])
        maker.feedback("Against", bodies[0], on=[split], stance=Stance.OPPOSE)
        key = {"is_key_point": True}
        maker.feedback("Uncoded", bodies[0], **key)
        maker.feedback("Not that", bodies[1], on=[split], stance=Stance.OPPOSE, **key)
        agreed = [Agreement(organisation=body) for body in bodies[2:]]
        maker.feedback("That", bodies[4], on=[split], agreed=agreed, **key)
        maker.feedback("Yes", bodies[3], on=[liked], **key)
    document = made(project)
    assert [plain(point.text) for point in points(document)] == ["Yes", "Not that", "That", "Uncoded"]
    notes = {plain(point.text): plain(point.note) for point in points(document)}
    assert notes["Yes"] == "theme 1 (organisations: support 4)"
    assert notes["Not that"] == "theme 2 (organisations: support 1 · oppose 2)"
    assert notes["That"].startswith("agreed by Example Body 2, Example Body 3 and Example Body 4 · theme 2 (")
    assert notes["Uncoded"] == "coded to no theme"
    assert "4 key points are marked; others agreed with 1 of them." in words(document)
    (chart,) = [block for block in section(document, "Key points") if isinstance(block, Chart)]
    assert [row.label for row in chart.rows] == ["1 Liked", "2 Split"]
    assert [str(value) for value in chart.rows[1].values] == ["1", "2"]


def test_a_point_on_several_themes_counts_each_organisation_once(project: Project) -> None:
    with making(project) as maker:
        body, other = maker.organisation("Example Steel"), maker.organisation("Example Glass")
        first, second = maker.theme("1"), maker.theme("2")
        maker.feedback("Both", body, on=[first, second], is_key_point=True)
        codings = (Coding(theme=first, stance=Stance.SUPPORT), Coding(theme=second, stance=Stance.OPPOSE))
        maker.feedback("Torn", other, codings=codings, is_key_point=True)
    both, torn = points(made(project))
    assert plain(both.note) == "themes 1 and 2 (organisations: support 1 · mixed 1)"
    assert (both.stance, torn.stance) == (Stance.SUPPORT, None)


def test_themes_of_several_agendas_are_told_apart(project: Project) -> None:
    with making(project) as maker:
        body = maker.organisation("Example Steel")
        one, other = maker.agenda("Clean heat"), maker.agenda("Fair trade")
        on = [maker.theme("2.2", agenda=one), maker.theme("3", agenda=one), maker.theme("2.2", agenda=other)]
        maker.feedback("Both", body, on=on, is_key_point=True)
    (point,) = points(made(project))
    assert plain(point.note).startswith("themes 2.2 and 3 of Clean heat and theme 2.2 of Fair trade (")


def test_the_key_points_stand_before_the_chart(project: Project) -> None:
    with making(project) as maker:
        body = maker.organisation("Example Steel")
        for code in "12":
            maker.feedback(f"On {code}", body, on=[maker.theme(code)], is_key_point=True)
    kinds = [type(block) for block in section(made(project), "Key points")]
    assert kinds.index(KeyPoints) < kinds.index(Chart)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_source_tells_no_more_than_the_attribution(project: Project, audience: Audience) -> None:
    with making(project) as maker:
        bodies = [maker.organisation(f"Example Body {n}") for n in range(3)]
        full, one, only = ([came(body) for body in bodies[:number]] for number in (3, 1, 1))
        table = maker.engagement("A table", Rule.CHATHAM_HOUSE, full, channel=Channel.ROUNDTABLE)
        call = maker.engagement("Call with Example Body 0", Rule.CHATHAM_HOUSE, one)
        meeting = maker.engagement("A meeting", Rule.ON_RECORD, only)
        key = {"is_key_point": True}
        maker.feedback("At the table", bodies[0], engagement=table, **key)
        maker.feedback("On the telephone", bodies[0], engagement=call, **key)
        maker.feedback("At the meeting", bodies[0], engagement=meeting, **key)
        maker.feedback("At none", bodies[0], **key)
        maker.feedback("At none, by nobody", bodies[0], disclosure=Level.ANONYMOUS, **key)
    assert sources(made(project, audience=audience)) == {
        "At the table": "Roundtable, 25 March 2020",
        "On the telephone": "2020",
        "At the meeting": "A meeting, 25 March 2020",
        "At none": "Said to us, 25 March 2020",
        "At none, by nobody": "2020",
    }
    assert sources(made(project))["On the telephone"] == "Call with Example Body 0, 25 March 2020"


@pytest.mark.parametrize("audience", OUTSIDE)
def test_whom_only_other_feedback_names_may_not_be_named_in_it(project: Project, audience: Audience) -> None:
    with making(project) as maker:
        steel, glass = maker.organisation("Example Steel"), maker.organisation("Example Glass")
        maker.feedback("Openly", steel)
        maker.feedback("Point", glass, is_key_point=True)
        maker.feedback("Closed", steel, is_key_point=True, disclosure=Level.WITHHELD)
    document = made(project, audience=audience)
    assert [plain(point.text) for point in points(document)] == ["Point"]
    assert {id for _, id in document.named} == {glass.id}
    assert "1 piece of feedback counted here, not quoted" in words(document)
    assert "1 piece of feedback is withheld: counted, never quoted." in words(document)


def test_feedback_without_a_key_point_says_so(project: Project) -> None:
    with making(project) as maker:
        maker.feedback("Words", maker.organisation("Example Steel"))
    document = made(project)
    assert "None of it is marked as a key point." in words(document)
    assert headings(document) == ["In short", "How to read this"]
