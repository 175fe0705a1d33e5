"""What was said and what became of it: in which words, for whom, and what has no answer yet."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.commitments import CommitmentState
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.feedback import Stance
from engage.domain.records import Reference
from engage.errors import Invalid
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import BulletList, Chart, Document, Figure, Quote, plain
from engage.services.summaries.reading_through import figures
from tests.services.summaries.making import DAY, MADE_ON, headings, making, section, words

OUTSIDE = [Audience.SHARED, Audience.PUBLIC]
KEPT, BROKEN, WITHDRAWN = CommitmentState.KEPT, CommitmentState.BROKEN, CommitmentState.WITHDRAWN


def made(
    project: Project, filter: str = "", audience: Audience = Audience.INTERNAL, outcomes: str = "without"
) -> Document:
    return registry.build(
        project,
        "you-said-we-did",
        filter=filter,
        audience=audience,
        made_on=MADE_ON,
        options={"outcomes": outcomes},
    )


def deeds(document: Document, heading: str) -> list[str]:
    lists = [block for block in section(document, heading) if isinstance(block, BulletList)]
    return [plain(item.text) for block in lists for item in block.items]


def test_each_commitment_stands_under_what_it_follows_from(project: Project) -> None:
    with making(project) as maker:
        first, second = maker.theme("1", "Invest"), maker.theme("2", "Train")
        steel = maker.organisation("Example Steel")
        said = Reference(maker.feedback("The grid is late", steel, on=[second, first]))
        late = {"due_on": dt.date(2020, 4, 1), "owner": "AB"}
        maker.commitment("Ask the grid", feedback=said, organisation=steel, made_on=DAY, **late)
        maker.commitment("Ask again.", feedback=said, state=KEPT, outcome="They came.")
        maker.commitment("Ask a third time", feedback=said, state=BROKEN, outcome="We forgot.", made_on=DAY)
        maker.commitment("Ask no more", feedback=said, state=WITHDRAWN)
        maker.feedback("Unheard", steel, on=[second], stance=Stance.OPPOSE)
    document = made(project)
    assert headings(document) == [
        "In short",
        "1 Invest",
        "Nothing has followed yet",
        "How to read this",
    ]
    assert deeds(document, "1") == [
        "We did: Ask again. They came.",
        "We will: Ask the grid (to Example Steel; by AB; promised 25 March 2020; overdue since 1 April 2020)",
        "We did not: Ask a third time (promised 25 March 2020). We forgot.",
        "No longer asked for: Ask no more",
    ]
    assert [b.text for b in section(document, "Nothing has followed yet") if isinstance(b, Quote)] == [
        "Unheard"
    ]
    told = "1 done, 1 to be done, 1 not done, 1 no longer asked for."
    assert f"4 follow-ups come from 1 piece of feedback: {told}" in words(document)
    assert Figure(4, (said.id,)) in list(figures(document))


@pytest.mark.parametrize("audience", OUTSIDE)
def test_outside_what_came_of_it_is_told_only_where_that_was_chosen(
    project: Project, audience: Audience
) -> None:
    with making(project) as maker:
        steel = maker.organisation("Example Steel")
        said = Reference(maker.feedback("The grid is late", steel))
        maker.feedback("Unheard", steel)
        late = {"due_on": dt.date(2020, 4, 1), "owner": "AB"}
        maker.commitment("Ask the grid", feedback=said, outcome="In talks", **late)
        maker.commitment("Write", outcome="Written")
    without = made(project, audience=audience)
    assert deeds(without, "Not coded to a theme") == ["We will: Ask the grid (due 1 April 2020)"]
    assert "Unheard" not in words(without)
    assert "No follow-up comes from 1 piece of feedback." in words(without)
    assert "What came of 2 follow-ups, in our own words, is not printed." in words(without)
    told = made(project, audience=audience, outcomes="with")
    assert deeds(told, "Not coded to a theme") == ["We will: Ask the grid (due 1 April 2020). In talks"]
    assert deeds(told, "We also promised") == ["We will: Write. Written"]
    assert "is not printed" not in words(told)


@pytest.mark.parametrize("audience", OUTSIDE)
def test_what_may_not_be_told_is_not_told_with_its_commitment(project: Project, audience: Audience) -> None:
    with making(project) as maker:
        steel = maker.organisation("Example Steel")
        private = maker.engagement("Talks", Rule.PRIVATE)
        permission = {"permission_by": "her", "permission_on": DAY, "permission_how": "by telephone"}
        opened = {"disclosure": Level.ORGANISATION, **permission}
        closed = maker.feedback("Closed", steel, disclosure=Level.WITHHELD)
        marked = maker.feedback("@x", steel, unresolved=("@x",))
        open_words = maker.feedback("Open words", steel, engagement=private, **opened)
        maker.commitment("Closed deed", feedback=Reference(closed), organisation=steel)
        maker.commitment("Deed on marks", feedback=Reference(marked))
        maker.commitment("Deed in private", feedback=Reference(open_words), engagement=private)
    document = made(project, audience=audience)
    seen = words(document)
    assert "Closed" not in seen
    assert "Deed in private" not in seen
    assert [plain(b.text) for b in section(document, "Not coded to a theme") if hasattr(b, "text")] == [
        "You said",
        "Not quoted here.",
        "You said",
        "Open words",
        "What follows is not printed here.",
    ]
    assert "2 follow-ups are not printed" in seen
    assert "Closed deed" in words(made(project))


def test_a_filter_leaves_what_follows_from_it_and_what_was_promised_there(project: Project) -> None:
    with making(project) as maker:
        here, there = maker.engagement("Heat"), maker.engagement("Cold")
        maker.feedback("Said here", engagement=here)
        elsewhere = Reference(maker.feedback("Said there", engagement=there))
        maker.commitment("Made here", engagement=here)
        maker.commitment("Made there", engagement=there, feedback=elsewhere)
        maker.commitment("Made anywhere")
    assert deeds(made(project, "engagement:heat"), "We also promised") == ["We will: Made here"]
    assert "Made there" not in words(made(project, "engagement:heat"))
    assert "Made anywhere" in words(made(project))
    assert "No follow-up comes from it." in words(made(project, "engagement:heat"))


def test_many_commitments_are_drawn_theme_by_theme(project: Project) -> None:
    with making(project) as maker:
        for code in "12":
            theme = maker.theme(code, f"Theme {code}")
            for n in range(4):
                said = Reference(maker.feedback(f"Said {n}", on=[theme]))
                maker.commitment(f"Deed {n}", feedback=said, state=KEPT if n else BROKEN)
    (chart,) = [block for block in made(project).blocks if isinstance(block, Chart)]
    assert chart.series == ("Done", "Not done")
    assert [(row.label, *map(str, row.values)) for row in chart.rows] == [
        ("1 Theme 1", "3", "1"),
        ("2 Theme 2", "3", "1"),
    ]


def test_what_is_told_outside_is_one_of_two(project: Project) -> None:
    with pytest.raises(Invalid):
        made(project, outcomes="some")
