"""The project in numbers: they are those of the lists, and no small one is told outside."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Channel
from engage.domain.organisations import OrganisationKind
from engage.services import leaks, records, sample
from engage.services.projects import Project
from engage.services.records import CLASSES
from engage.services.summaries import registry
from engage.services.summaries.document import Chart, Document, Heading, Paragraph, Table, plain
from engage.services.summaries.reading_through import figures
from engage.services.summaries.statistics import COUNTED, called
from tests.builders import new_project
from tests.services.summaries.making import MADE_ON, came, headings, making, section, words


def made(project: Project, filter: str = "", audience: Audience = Audience.INTERNAL) -> Document:
    return registry.build(project, "statistics", filter=filter, audience=audience, made_on=MADE_ON)


def table(document: Document, heading: str) -> dict[str, list[str]]:
    (found,) = [block for block in section(document, heading) if isinstance(block, Table)]
    return {plain(row[0]): [plain(cell) for cell in row[1:]] for row in found.rows}


def chart(document: Document, heading: str) -> dict[str, int]:
    found = next(block for block in section(document, heading) if isinstance(block, Chart))
    return {plain(row.label): row.values[0].value for row in found.rows if row.values[0]}


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with new_project(tmp_path_factory.mktemp("numbers") / "p.engage") as project:
        with making(project) as maker:
            one, _ = maker.theme("1"), maker.theme("2")
            bodies = [
                maker.organisation(f"Body {n}", OrganisationKind.SME, region="Wales" if n < 3 else "wales")
                for n in range(4)
            ]
            far = maker.organisation("Far body", OrganisationKind.NGO, region="Kent")
            asked = Attendance(organisation=far, status=AttendanceStatus.DECLINED)
            at = maker.engagement(
                "Talks", Rule.ON_RECORD, [came(bodies[0]), asked], channel=Channel.ROUNDTABLE
            )
            for body in (*bodies, far):
                maker.feedback("Words", body, on=[one], engagement=at)
            maker.feedback("More", bodies[0], said_on=dt.date(2020, 5, 2), unresolved=("@who",))
        yield project


def test_the_numbers_are_those_of_the_lists(tmp_path: Path) -> None:
    with sample.create(tmp_path / "s.engage", who="Ann") as project:
        document = made(project)
        there = table(document, "In short")
        for noun in COUNTED:
            number = records.count(project, CLASSES[noun])
            assert there.get(called(noun), ["0"]) == [f"{number:,}"]
        coding = table(document, "Coding")
        for name, filter in (
            ("Coded to a theme", "is:coded"),
            ("Not coded yet", "is:uncoded"),
            ("Marked as a key point", "is:key"),
            ("With evidence offered", "is:evidence"),
            ("With marks still to be resolved", "is:unresolved"),
        ):
            assert coding[name][0] == str(records.count(project, CLASSES[COUNTED[5]], filter)), name
        for channel in Channel:
            number = records.count(project, CLASSES[COUNTED[5]], f"channel:{channel}")
            assert table(document, "How").get(channel.label.capitalize(), ["", "0"])[1] == str(number)
        assert leaks.check(project, made(project, audience=Audience.PUBLIC)) == []


def test_what_was_said_is_counted_by_kind_region_month_and_channel(world: Project) -> None:
    document = made(world)
    assert chart(document, "Who spoke") == {"SMEs": 4, "NGOs": 1}
    assert chart(document, "From where") == {"Wales": 4, "Kent": 1}
    assert chart(document, "When") == {"March 2020": 5, "April 2020": 0, "May 2020": 1}
    assert table(document, "How") == {"Roundtable": ["1", "5"], "At no engagement": ["", "1"]}
    assert table(document, "Who was invited, and who came") == {
        "Declined": ["1", "50%"],
        "Attended": ["1", "50%"],
    }
    assert "1 of 2 themes spoken to (50%)." in words(document)
    place = document.blocks.index(Heading(1, "Themes"))
    found = [type(block) for block in document.blocks[place : place + 4]]
    assert found == [Heading, Heading, Paragraph, Chart]
    assert "2 Theme 2" in words(document)
    assert document.named == frozenset()


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
def test_outside_no_number_tells_of_too_few(world: Project, audience: Audience) -> None:
    document = made(world, audience=audience)
    assert "Kent" not in words(document)
    assert "NGOs" not in words(document)
    assert "Too few organisations spoke for their regions to be shown." in words(document)
    assert "Body" not in words(document)


def test_numbers_of_a_selection_are_of_that_alone(world: Project) -> None:
    document = made(world, "is:unresolved")
    assert "Who was invited, and who came" not in headings(document)
    assert chart(document, "When") == {"May 2020": 1}
    (piece,) = records.ids(world, CLASSES[COUNTED[5]], "is:unresolved")
    assert {id for figure in figures(document) for id in figure.feedback} == {piece}


def test_many_years_are_drawn_by_the_year(tmp_path_factory: pytest.TempPathFactory) -> None:
    with new_project(tmp_path_factory.mktemp("years") / "p.engage") as project:
        with making(project) as maker:
            for year in (2001, 2020):
                maker.feedback("Words", said_on=dt.date(year, 1, 31))
        drawn = chart(made(project), "When")
        assert (len(drawn), drawn["2001"], drawn["2010"], drawn["2020"]) == (20, 1, 0, 1)
