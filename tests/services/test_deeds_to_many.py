"""A deed to many records says how far it is, and nothing of it is kept where it is stopped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

import pytest

from engage.domain.changes import Changes
from engage.domain.commitments import Commitment, CommitmentState
from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.progress import Progress
from engage.errors import Cancelled
from engage.services import codings, commitments, feedback_flags, records, sample, stakeholders, undo
from engage.services.feedback_flags import FeedbackFlag
from engage.services.projects import Project
from engage.storage import stopping

_Deed = Callable[[Project, Sequence[int], Progress], Changes]

_DAY = dt.date(2026, 3, 25)

_THEME = 5
"""To which some of these are coded."""
THERE = range(1, 6)
"""Of each noun there are more in the sample."""

DEEDS: dict[str, tuple[type, _Deed]] = {
    "tag": (Contact, lambda p, ids, told: stakeholders.add_tag(p, Contact, ids, "asked", progress=told)),
    "owner": (Contact, lambda p, ids, told: stakeholders.set_owner(p, Contact, ids, "Robin", progress=told)),
    "archive": (Contact, lambda p, ids, told: stakeholders.archive(p, Contact, ids, progress=told)),
    "kind": (
        Organisation,
        lambda p, ids, told: stakeholders.set_kind(p, ids, OrganisationKind.SME, progress=told),
    ),
    "stance": (Feedback, lambda p, ids, told: codings.set_stance(p, ids, Stance.MIXED, progress=told)),
    "uncode": (Feedback, lambda p, ids, told: codings.uncode(p, ids, _THEME, progress=told)),
    "flag": (
        Feedback,
        lambda p, ids, told: feedback_flags.turn(p, ids, FeedbackFlag.KEY_POINT, progress=told),
    ),
    "mark": (
        Commitment,
        lambda p, ids, told: commitments.mark(p, ids, CommitmentState.WITHDRAWN, progress=told),
    ),
    "due": (Commitment, lambda p, ids, told: commitments.reschedule(p, ids, _DAY, progress=told)),
    "hand over": (Commitment, lambda p, ids, told: commitments.hand_over(p, ids, "Robin", progress=told)),
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    with sample.create(tmp_path_factory.mktemp("many") / "Example.engage", who="tests") as made:
        yield made


@pytest.mark.parametrize("name", DEEDS)
def test_it_says_how_far_it_is(project: Project, name: str) -> None:
    _, deed = DEEDS[name]
    many = [*THERE, *range(100_000, 102_000)]  # those that are no longer there are passed over
    told: list[tuple[int, int]] = []
    assert deed(project, many, lambda done, total, what="": told.append((done, total)))
    assert [each for each in told if each[1]] == [(done, len(many)) for done in range(0, len(many), 1_000)]


@pytest.mark.parametrize("name", DEEDS)
def test_nothing_is_kept_of_what_is_stopped(project: Project, name: str) -> None:
    record, deed = DEEDS[name]
    before = records.rows(project, record, THERE)

    def stop(done: int, total: int, what: str = "") -> None:
        if done:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        deed(project, [*THERE, *range(100_000, 102_000)], stop)
    assert records.rows(project, record, THERE) == before != []


def test_undoing_can_be_stopped_in_the_middle(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stopping, "_STEPS", 100)  # as though there were more of them
    everybody = records.ids(project, Contact, "is:any")
    stakeholders.add_tag(project, Contact, everybody, "quoted")
    tagged = records.rows(project, Contact, THERE)
    deed = undo.next_undo(project)

    def stop(done: int, total: int, what: str = "") -> None:
        raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        undo.undo(project, stop)
    assert undo.next_undo(project) == deed
    assert records.rows(project, Contact, THERE) == tagged
    undo.undo(project)
    with pytest.raises(Cancelled):
        undo.redo(project, stop)
    undone = undo.next_redo(project)
    assert deed is not None
    assert undone is not None
    assert undone.id == deed.id
