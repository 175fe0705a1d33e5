"""How much was said to each theme."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from engage.domain.agendas import Agenda, Theme
from engage.domain.counting import Voice, counted
from engage.domain.counting import stances as stances_of
from engage.domain.feedback import Capacity, Coding, Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind, Relation, RelationKind
from engage.domain.records import Reference
from engage.services import records
from engage.services.projects import Project
from engage.services.themes import Heard, heard
from engage.storage import summaries
from tests.builders import DAY, add
from tests.statements import asked, gone_through


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


# Counted by the database, and by what was said piece by piece


def plainly(project: Project) -> dict[int, Heard]:
    """The same from everything that was said, one after another."""
    known = records.rows(project, Theme, records.ids(project, Theme))
    parents = {theme.id: theme.parent.id if theme.parent else None for theme in known}
    with project.reading() as connection:
        ties = summaries.ties(connection)
    said: dict[int, list[Voice]] = {id: [] for id in parents}
    every: list[Voice] = []
    for piece in records.rows(project, Feedback, records.ids(project, Feedback)):
        for coding in piece.codings:
            body = piece.organisation.id if piece.organisation else None
            voice = Voice(piece.id, coding.theme.id, body, coding.stance, piece.capacity, piece.said_on)
            every.append(voice)
            at: int | None = coding.theme.id
            while at is not None:
                said[at].append(voice)
                at = parents[at]
    counting = set(counted(every, ties))
    found = {}
    for id, voices in said.items():
        bodies = {voice.organisation for voice in voices if voice in counting and voice.organisation}
        taken = stances_of(voices)
        mixed = tuple(sorted(body for body in bodies if taken[body] is Stance.MIXED))
        pieces = len({voice.feedback for voice in voices})
        found[id] = Heard(pieces, len(bodies), Counter(taken[body] for body in bodies), mixed)
    return found


@pytest.mark.parametrize("seed", range(6))
def test_it_is_what_counting_piece_by_piece_gives(project: Project, seed: int) -> None:
    chance = Random(seed)
    agenda = add(project, Agenda(title="Example"))
    known: list[Reference] = []
    for number in range(8):
        parent = chance.choice([None, *known])
        known.append(add(project, Theme(agenda=agenda, parent=parent, code=f"{number}", title=f"T{number}")))
    bodies: list[Reference] = []
    for number in range(10):
        over = chance.sample(bodies, k=min(len(bodies), chance.choice((0, 0, 1, 2))))
        ties = tuple(Relation(other=body, kind=RelationKind.MEMBER_OF) for body in over)
        bodies.append(
            add(project, Organisation(name=f"Example {number}", relations=ties if seed % 3 else ()))
        )
    for _ in range(60):
        coded = chance.sample(known, k=chance.randrange(4))
        capacity = chance.choice(list(Capacity))
        stances = [(theme, chance.choice(list(Stance))) for theme in coded]
        say(project, chance.choice([None, *bodies]), *stances, capacity=capacity)
    found, plain = heard(project), plainly(project)
    assert found == plain
    assert {id: each.mixed for id, each in found.items()} == {id: each.mixed for id, each in plain.items()}
    assert any(each.mixed for each in found.values())


def test_no_feedback_is_looked_at_where_nobody_speaks_for_another(
    project: Project, themes: tuple[Reference, Reference, Reference]
) -> None:
    say(project, add(project, Organisation(name="Example Forge")), (themes[1], Stance.OPPOSE))
    with asked() as statements:
        heard(project)
    assert gone_through(project, statements).isdisjoint({"feedback", "coding"})
