"""How a piece of feedback reads to others, as the window says beside it."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import Attendance, AttendanceStatus
from engage.domain.feedback import Agreement
from engage.domain.organisations import OrganisationKind
from engage.errors import NotFound
from engage.services import projects
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
        "Words",
        "A union",
        "agreed by one other",
        "Three unions attended, so the kind names no one. "
        "The engagement was held under the Chatham House Rule.",
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
        "Three unions are in the project, so the kind names no one. It is “kind” because it was set so.",
    )


def test_what_is_withheld_reads_as_nothing(project: Project) -> None:
    with making(project) as maker:
        said = maker.feedback("Words", maker.organisation("Example Steel"), disclosure=Level.WITHHELD)
    assert reads_as(project, said, Audience.SHARED) == Reading(
        "", "", "", "It is counted but never quoted. It is “withheld” because it was set so."
    )
    ours = reads_as(project, said, Audience.INTERNAL)
    assert (ours.text, ours.attribution, ours.note) == (
        "Words",
        "Example Steel (outside: not quoted)",
        "withheld",
    )


def test_who_was_only_invited_hides_nobody_and_the_project_decides_how_few_are_too_few(
    project: Project,
) -> None:
    with making(project) as maker:
        unions = [maker.organisation(f"Example Union {n}", OrganisationKind.UNION) for n in range(3)]
        seats = [
            came(unions[0]),
            came(unions[1]),
            Attendance(organisation=unions[2], status=AttendanceStatus.INVITED),
        ]
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE, seats)
        said = maker.feedback("Words", unions[0], engagement=at)
    reading = reads_as(project, said, Audience.SHARED)
    assert reading.attribution == "A participant"
    assert reading.reason.startswith("Two unions attended, fewer than 3")
    projects.edit_details(project, smallest_cell=2)
    assert reads_as(project, said).attribution == "A union"


def test_a_permission_opens_it_and_without_one_it_says_so(project: Project) -> None:
    with making(project) as maker:
        union = maker.organisation("Example Union", OrganisationKind.UNION)
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE, [came(union)])
        said = maker.feedback("Words", union, engagement=at, disclosure=Level.ORGANISATION)
        opened = maker.feedback(
            "Words",
            union,
            engagement=at,
            disclosure=Level.ORGANISATION,
            permission_by="The secretary",
            permission_on=dt.date(2020, 3, 26),
            permission_how="by e-mail",
        )
    asked = reads_as(project, said)
    assert asked.attribution == "A participant"
    assert asked.reason.endswith("Rule, and no permission is recorded for “organisation”.")
    assert reads_as(project, opened).attribution == "Example Union"


def test_words_that_are_marks_are_not_quoted_and_it_says_why(project: Project) -> None:
    with making(project) as maker:
        body = maker.organisation("Example Steel")
        at = maker.engagement("Talks", Rule.ON_RECORD, [came(body)])
        said = maker.feedback("@nobody", body, engagement=at, unresolved=("@nobody",))
    reading = reads_as(project, said)
    assert (reading.text, reading.attribution) == ("", "")
    assert reading.reason.startswith("Its words hold a mark that is not resolved")
    assert reads_as(project, said, Audience.INTERNAL).text == "@nobody"


def test_what_is_gone_cannot_be_read(project: Project) -> None:
    with pytest.raises(NotFound):
        reads_as(project, 1)
