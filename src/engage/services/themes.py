"""How much was said to each theme of the agendas."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import sqlalchemy as sa

from engage.domain.counting import Voice, counted, stances
from engage.domain.feedback import Stance
from engage.storage import schema, summaries
from engage.storage.project import Project


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said to a theme and to those below it."""

    pieces: int = 0
    organisations: int = 0
    stances: Mapping[Stance, int] = field(default_factory=dict)
    """How many organisations took each stance."""


def heard(project: Project) -> dict[int, Heard]:
    """Return what was heard on every theme, by its id, counted as summaries count."""
    feedback, coding, theme = schema.feedback, schema.coding, schema.theme
    said = sa.select(
        feedback.c.id,
        coding.c.theme_id,
        feedback.c.organisation_id,
        coding.c.stance,
        feedback.c.capacity,
        feedback.c.said_on,
    ).join(coding, coding.c.feedback_id == feedback.c.id)
    with project.reading() as connection:
        voices = [Voice(*row) for row in connection.execute(said)]
        ties = summaries.ties(connection)
        parents = {
            row.id: row.parent_id for row in connection.execute(sa.select(theme.c.id, theme.c.parent_id))
        }
    at: dict[int, list[Voice]] = {id: [] for id in parents}
    for voice in voices:
        above = voice.theme
        while above is not None:
            at[above].append(voice)
            above = parents[above]
    for_itself = set(counted(voices, ties))
    return {id: _heard(below, for_itself) for id, below in at.items()}


def _heard(voices: list[Voice], for_itself: set[Voice]) -> Heard:
    organisations = {voice.organisation for voice in voices if voice in for_itself and voice.organisation}
    taken = stances(voices)
    return Heard(
        len({voice.feedback for voice in voices}),
        len(organisations),
        Counter(taken[organisation] for organisation in organisations),
    )
