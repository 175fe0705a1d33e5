"""Values that a damaged file holds and nobody can read: they are said to be damage, and are no bug."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.engagements import Channel, Engagement
from engage.domain.feedback import Feedback
from engage.errors import ProjectDamaged
from engage.services import records
from engage.services.projects import Project
from tests.builders import add

DAY = dt.date(2020, 3, 25)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("held_on", "2020-0~-25"),
        ("rule", "chatam"),
        ("starts_at", "half past"),
        ("uid", 5),
    ],
)
def test_what_cannot_be_read_is_damage(project: Project, column: str, value: object) -> None:
    meeting = add(project, Engagement(title="Roundtable", channel=Channel.ROUNDTABLE, held_on=DAY))
    with project._outside_transactions() as raw:
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(f'UPDATE engagement SET "{column}" = ?', (value,))  # noqa: S608  a table of the test
    with pytest.raises(ProjectDamaged, match="is damaged"):
        records.get(project, Engagement, meeting.id)


def test_a_list_of_texts_that_is_none_is_damage(project: Project) -> None:
    add(project, Feedback(text="Heat pumps first", said_on=DAY))
    ids = records.ids(project, Feedback)
    with project._outside_transactions() as raw:
        raw.execute("UPDATE feedback SET unresolved = '[\"a'")
    with pytest.raises(ProjectDamaged, match="is damaged"):
        records.rows(project, Feedback, ids)
