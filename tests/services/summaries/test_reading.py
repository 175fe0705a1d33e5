"""How a piece of feedback reads to others, as the window says beside it."""

from __future__ import annotations

import pytest

from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.feedback import Agreement
from engage.domain.organisations import OrganisationKind
from engage.errors import NotFound
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Quote
from engage.services.summaries.reading import Reading, reads_as
from tests.services.summaries.making import came, making


def test_it_reads_as_it_is_printed_and_says_why(project: Project) -> None:
    with making(project) as maker:
        unions = [maker.organisation(f"Example Union {n}", OrganisationKind.UNION) for n in range(3)]
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE, [came(union) for union in unions])
        maker.engagement("Elsewhere", Rule.CHATHAM_HOUSE, [came(unions[0])])
        agreed = [Agreement(organisation=unions[1])]
        said = maker.feedback("Our words", unions[0], engagement=at, paraphrase="Words", agreed=agreed)
    reading = reads_as(project, said)
    assert reading == Reading(
        "Words", "A union", "agreed by one other", "Three unions attended, so the kind names no one."
    )
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    (quote,) = [block for block in document.blocks if isinstance(block, Quote)]
    assert (reading.text, reading.attribution, reading.note) == (quote.text, quote.attribution, quote.note)


def test_without_an_engagement_the_whole_project_hides_who_it_was(project: Project) -> None:
    with making(project) as maker:
        unions = [maker.organisation(f"Example Union {n}", OrganisationKind.UNION) for n in range(3)]
        said = maker.feedback("Words", unions[0], disclosure=Level.KIND)
    reading = reads_as(project, said)
    assert (reading.attribution, reading.reason) == (
        "A union",
        "Three unions are in the project, so the kind names no one.",
    )


def test_what_is_withheld_reads_as_nothing(project: Project) -> None:
    with making(project) as maker:
        said = maker.feedback("Words", maker.organisation("Example Steel"), disclosure=Level.WITHHELD)
    assert reads_as(project, said, Audience.SHARED) == Reading("", "", "", "It is counted but never quoted.")
    ours = reads_as(project, said, Audience.INTERNAL)
    assert (ours.text, ours.attribution, ours.note) == (
        "Words",
        "Example Steel (outside: not quoted)",
        "withheld",
    )


def test_what_is_gone_cannot_be_read(project: Project) -> None:
    with pytest.raises(NotFound):
        reads_as(project, 1)
