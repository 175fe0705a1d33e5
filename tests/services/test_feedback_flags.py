"""Key points and evidence, for much feedback at once."""

from __future__ import annotations

import pytest

from engage.domain.feedback import Feedback
from engage.errors import NotFound
from engage.services import feedback_flags, records, undo
from engage.services.feedback_flags import FeedbackFlag
from engage.services.projects import Project
from tests.builders import DAY
from tests.deeds import add, no_deed, one_deed


def say(project: Project, *, is_key_point: bool = False) -> int:
    return add(project, Feedback(said_on=DAY, text="Said", is_key_point=is_key_point))


def key_points(project: Project) -> list[bool]:
    return [
        said.is_key_point for said in records.rows(project, Feedback, sorted(records.ids(project, Feedback)))
    ]


def test_where_some_have_it_all_get_it_and_then_none_has_it(project: Project) -> None:
    chosen = [say(project, is_key_point=True), say(project)]
    say(project)
    with one_deed(project):
        feedback_flags.turn(project, chosen, FeedbackFlag.KEY_POINT)
    assert key_points(project) == [True, True, False]
    feedback_flags.turn(project, chosen, FeedbackFlag.KEY_POINT)
    assert key_points(project) == [False, False, False]
    undo.undo(project)
    undo.undo(project)
    assert key_points(project) == [True, False, False]


def test_of_feedback_that_has_gone_nothing_can_be_said(project: Project) -> None:
    with no_deed(project), pytest.raises(NotFound):
        feedback_flags.turn(project, [7], FeedbackFlag.EVIDENCE)
