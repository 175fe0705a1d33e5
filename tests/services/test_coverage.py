"""How much is coded to each theme, by kind of organisation and stance: kept or counted, the same."""

from __future__ import annotations

from collections import Counter
from itertools import product

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Capacity, Coding, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.errors import Invalid
from engage.services import coverage, records
from engage.services.projects import Project
from tests.builders import DAY, add
from tests.statements import asked, gone_through

KINDS = (OrganisationKind.UNION, OrganisationKind.SME, OrganisationKind.TRADE_BODY)


@pytest.fixture
def spoken(project: Project) -> Project:
    """What bodies of three kinds, and somebody for none, said to two themes in all ways."""
    agenda = add(project, Agenda(title="Example"))
    themes = [add(project, Theme(agenda=agenda, code=f"{n}", title=f"Theme {n}")) for n in (1, 2)]
    bodies = [add(project, Organisation(name=f"Example {kind}", kind=kind)) for kind in KINDS]
    cases = product([*bodies, None], (Stance.SUPPORT, Stance.OPPOSE), Capacity)
    for number, (body, stance, capacity) in enumerate(cases):
        codings = tuple(Coding(theme=theme, stance=stance) for theme in themes[: number % 3])
        said = Feedback(text="So", said_on=DAY, organisation=body, capacity=capacity, codings=codings)
        add(project, said)
    return project


def by_hand(project: Project, wanted: str) -> Counter[coverage.Codings]:
    said = records.rows(project, Feedback, records.ids(project, Feedback, wanted))
    numbers = Counter(
        (coding.theme.id, each.organisation.kind if each.organisation else None, coding.stance)
        for each in said
        for coding in each.codings
    )
    return Counter(
        coverage.Codings(theme, OrganisationKind(kind) if kind else None, stance, number)
        for (theme, kind, stance), number in numbers.items()
    )


KEPT = ["", "kind:union", "kind:union,sme", "-kind:union", "kind:union -kind:sme", "kind:research"]


@pytest.mark.parametrize(
    "wanted", [*KEPT, "theme:1", "stance:support", "kind:union stance:oppose", "-theme:2"]
)
def test_it_is_what_the_records_say(spoken: Project, wanted: str) -> None:
    found = coverage.codings(spoken, wanted)
    assert Counter(found) == by_hand(spoken, wanted)


@pytest.mark.parametrize("wanted", KEPT)
def test_of_kinds_alone_nothing_is_counted_that_is_kept(spoken: Project, wanted: str) -> None:
    with asked() as statements:
        coverage.codings(spoken, wanted)
    assert gone_through(spoken, statements).isdisjoint({"feedback", "coding"})


def test_a_filter_that_cannot_be_read_is_refused(project: Project) -> None:
    with pytest.raises(Invalid):
        coverage.codings(project, "theme:9")
