"""What takes the database long ends when nobody waits for it any more."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from engage.domain.organisations import Organisation
from engage.domain.progress import Progress, heeded, heeding
from engage.errors import Cancelled
from engage.services import records
from engage.services.projects import Project
from engage.ui.tasks import TaskRunner

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_statement_without_end_is_stopped_and_the_next_one_is_not(project: Project):
    asked: list[int] = []

    def progress(done: int, total: int, what: str = "") -> None:
        asked.append(done)
        if len(asked) == 3:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled), heeding(progress), project.reading() as connection:
        connection.exec_driver_sql(ENDLESS)
    assert len(asked) == 3
    assert heeded() is None
    assert list(records.ids(project, Organisation)) == []


def test_a_task_that_is_cancelled_ends_within_its_statement(project: Project, qtbot: QtBot):
    runner = TaskRunner()
    begun = threading.Event()
    failures: list[object] = []

    def work(progress: Progress) -> None:
        with heeding(progress), project.reading() as connection:
            begun.set()
            connection.exec_driver_sql(ENDLESS)

    task = runner.submit(work, None, failures.append)
    assert begun.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [type(failure) for failure in failures] == [Cancelled]
    runner.stop()


def test_what_waits_for_an_endless_statement_is_let_go_when_all_is_closed(project: Project, qtbot: QtBot):
    runner = TaskRunner()
    begun = threading.Event()

    def work(progress: Progress) -> None:
        with heeding(progress), project.reading() as connection:
            begun.set()
            connection.exec_driver_sql(ENDLESS)

    runner.submit(work)
    assert begun.wait(5)
    runner.stop()
    assert runner.is_idle
