"""Whatever the clock says, the history stays in the order of the deeds, and the newest backup is kept."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from engage.domain import backups as rules
from engage.domain import clock
from engage.services import backups, undo
from engage.services.projects import Project
from tests.torture import rounds
from tests.torture.deeds import log, new, open_again, turn
from tests.torture.figures import Report
from tests.torture.wholeness import faults, last_operation, state

DAY, YEAR = dt.timedelta(days=1), dt.timedelta(days=365)
CLOCKS: dict[str, tuple[dt.timedelta | dt.datetime, str]] = {
    "back a day": (-DAY, "UTC"),
    "forward a year": (YEAR, "UTC"),
    "1970": (dt.datetime(1970, 1, 1, tzinfo=dt.UTC), "UTC"),
    "before 1970": (dt.datetime(1969, 12, 31, tzinfo=dt.UTC), "UTC"),
    "the end of summer time": (dt.datetime(2026, 10, 25, 0, 59, 59, tzinfo=dt.UTC), "Europe/London"),
    "its beginning": (dt.datetime(2026, 3, 29, 0, 59, 59, tzinfo=dt.UTC), "Europe/London"),
    "standing still": (dt.datetime(2026, 1, 1, tzinfo=dt.UTC), "UTC"),
}


@contextmanager
def _set(
    to: dt.timedelta | dt.datetime, *, is_standing: bool, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """Set the clock by so much, or to a moment."""
    began = time.time_ns()
    start = (
        began + to // dt.timedelta(microseconds=1) * 1_000
        if isinstance(to, dt.timedelta)
        else _nanoseconds(to)
    )
    with monkeypatch.context() as patch:
        patch.setattr(clock, "read", lambda: start + (0 if is_standing else time.time_ns() - began))
        yield


def _nanoseconds(moment: dt.datetime) -> int:
    return (moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(microseconds=1) * 1_000


@pytest.mark.parametrize("name", CLOCKS)
def test_set(path: Path, chance: Random, report: Report, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    to, zone = CLOCKS[name]
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    times = rounds(1, 10)
    newest_lost = faulty = 0
    with new(path) as project:
        for _ in range(times):
            with _set(to, is_standing=name == "standing still", monkeypatch=monkeypatch):
                newest_lost += _worked(project, chance)
            newest_lost += _worked(project, chance)
        inversions = _inversions(project)
    with open_again(path) as project:
        faulty += bool(faults(project, is_thorough=True))
    never = {"inversions in the history": inversions, "newest backup lost": newest_lost, "not whole": faulty}
    report("clock", name, times, "times", never=never)


def _worked(project: Project, chance: Random) -> int:
    """Work, with more backups than are kept as the newest; count those that were thought old."""
    lost = 0
    for _ in range(rounds(2, 4)):
        log(project, chance)
        before = state(project)
        turn(project, chance)
        undo.undo(project)
        undo.redo(project)
        assert state(project) != before
        made = backups.back_up(project)
        newest = backups.newest(project)
        lost += newest is None or newest.sequence != made.sequence
    return lost + (len(backups.listed(project)) < min(rules.RECENT, made.sequence))


def _inversions(project: Project) -> int:
    """How often a deed stands before one that was done before it: by its place, its clock or its uid."""
    with project.reading() as connection:
        rows = connection.exec_driver_sql("SELECT clock FROM operation ORDER BY id").scalars().all()
    deeds = [deed.id for deed in undo.history(project, limit=last_operation(project))]
    return sum(one >= next_ for one, next_ in pairwise(rows)) + (deeds != sorted(deeds)[::-1])


@pytest.fixture(autouse=True)
def zone_is_put_back() -> Iterator[None]:
    yield
    time.tzset()
