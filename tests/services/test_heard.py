"""How much was said to each theme."""

from __future__ import annotations

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Capacity, Coding, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind, Relation, RelationKind
from engage.domain.records import Reference
from engage.services.projects import Project
from engage.services.themes import Heard, heard
from tests.builders import DAY, add


@pytest.fixture
def themes(project: Project) -> tuple[Reference, Reference, Reference]:
    """A theme, one below it, and one that nobody speaks to."""
    agenda = add(project, Agenda(title="Example"))
    pillar = add(project, Theme(agenda=agenda, code="1", title="Heat"))
    action = add(project, Theme(agenda=agenda, parent=pillar, code="1.1", title="Pumps"))
    return pillar, action, add(project, Theme(agenda=agenda, code="2", title="Light"))


def say(
    project: Project,
    by: Reference | None,
    *codings: tuple[Reference, Stance],
    capacity: Capacity = Capacity.ORGANISATION,
) -> None:
    coded = tuple(Coding(theme=theme, stance=stance) for theme, stance in codings)
    add(project, Feedback(said_on=DAY, text="So", organisation=by, capacity=capacity, codings=coded))


def test_a_theme_counts_what_was_said_below_it(
    project: Project, themes: tuple[Reference, Reference, Reference]
) -> None:
    pillar, action, silent = themes
    castings = add(project, Organisation(name="Example Castings"))
    forge = add(project, Organisation(name="Example Forge"))
    say(project, castings, (pillar, Stance.SUPPORT))
    say(project, forge, (action, Stance.OPPOSE))
    say(project, forge, (action, Stance.OPPOSE))
    found = heard(project)
    assert found[pillar.id] == Heard(3, 2, {Stance.SUPPORT: 1, Stance.OPPOSE: 1})
    assert found[action.id] == Heard(2, 1, {Stance.OPPOSE: 1})
    assert found[silent.id] == Heard()


def test_a_piece_coded_twice_below_one_theme_counts_once(
    project: Project, themes: tuple[Reference, Reference, Reference]
) -> None:
    pillar, action, _ = themes
    castings = add(project, Organisation(name="Example Castings"))
    say(project, castings, (pillar, Stance.SUPPORT), (action, Stance.SUPPORT))
    assert heard(project)[pillar.id].pieces == 1


def test_who_spoke_for_nobody_known_is_a_piece_and_no_organisation(
    project: Project, themes: tuple[Reference, Reference, Reference]
) -> None:
    say(project, None, (themes[1], Stance.SUPPORT))
    assert heard(project)[themes[1].id] == Heard(1, 0, {})


def test_a_member_for_whom_its_body_spoke_is_not_counted_beside_it(
    project: Project, themes: tuple[Reference, Reference, Reference]
) -> None:
    body = add(project, Organisation(name="Example Federation", kind=OrganisationKind.TRADE_BODY))
    member = add(
        project,
        Organisation(name="Example Forge", relations=(Relation(other=body, kind=RelationKind.MEMBER_OF),)),
    )
    say(project, body, (themes[1], Stance.SUPPORT), capacity=Capacity.MEMBERS)
    say(project, member, (themes[1], Stance.SUPPORT))
    assert heard(project)[themes[1].id] == Heard(2, 1, {Stance.SUPPORT: 1})
