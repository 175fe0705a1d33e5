"""Work off the GUI thread."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from engage.domain.progress import Progress
from engage.errors import Cancelled, Conflict, EngageError
from engage.ui.running_tasks import RunningTasks
from engage.ui.tasks import TaskRunner
from engage.ui.widgets.words import Words


def test_work_runs_elsewhere_and_its_outcome_arrives_here(runner: TaskRunner, qtbot: QtBot) -> None:
    threads: list[str] = []
    runner.submit(
        lambda progress: threading.current_thread().name,
        lambda name: threads.extend((name, threading.current_thread().name)),
    )
    qtbot.waitUntil(lambda: runner.is_idle)
    assert threads[0] != threads[1] == threading.main_thread().name


def test_work_is_done_in_the_order_it_was_handed_in(runner: TaskRunner, qtbot: QtBot) -> None:
    begun: list[int] = []
    done: list[int] = []

    def work(number: int) -> int:
        begun.append(number)
        return number

    for number in range(20):
        runner.submit(lambda progress, number=number: work(number), done.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert begun == done == list(range(20))


def test_an_error_goes_to_who_asked_for_it_or_else_to_the_window(runner: TaskRunner, qtbot: QtBot) -> None:
    asked: list[EngageError] = []
    told: list[EngageError] = []
    runner.failed.connect(told.append)

    def work(progress: Progress) -> None:
        raise Conflict("There are two of that name")

    runner.submit(work, on_failed=asked.append)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [error.what for error in asked] == ["There are two of that name"]
    assert not told

    runner.submit(work)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [error.what for error in told] == ["There are two of that name"]


def test_a_bug_in_work_is_raised_on_the_gui_thread_with_its_place(runner: TaskRunner, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError("bug")

    with capture_exceptions() as raised:
        runner.submit(work, lambda result: None, lambda error: None)
        qtbot.waitUntil(lambda: runner.is_idle)
    kind, _, trace = raised[0]
    assert kind is ZeroDivisionError
    names = []
    while trace is not None:
        names.append(trace.tb_frame.f_code.co_name)
        trace = trace.tb_next
    assert names[-1] == "work"


def test_cancelled_work_stops_at_its_next_report(runner: TaskRunner, qtbot: QtBot) -> None:
    begun = threading.Event()
    failures: list[EngageError] = []
    reached: list[int] = []

    def work(progress: Progress) -> None:
        for number in range(1_000_000):
            progress(number, 1_000_000)
            reached.append(number)
            begun.set()

    task = runner.submit(work, on_failed=failures.append)
    assert begun.wait(5)
    task.cancel()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [type(error) for error in failures] == [Cancelled]
    assert len(reached) < 1_000_000


def test_work_cancelled_while_it_waits_never_begins(runner: TaskRunner, qtbot: QtBot) -> None:
    gate = threading.Event()
    begun: list[int] = []
    runner.submit(lambda progress: gate.wait(5))
    task = runner.submit(lambda progress: begun.append(1), on_failed=lambda error: None)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert not begun


def test_progress_is_told_at_most_twenty_times_a_second(runner: TaskRunner, qtbot: QtBot) -> None:
    told: list[int] = []
    runner.progressed.connect(lambda task, done, total, what: told.append(done))
    seconds: list[float] = []

    def work(progress: Progress) -> None:
        start = time.monotonic()
        number = 0
        while time.monotonic() - start < 0.3:
            progress(number, 0, "Reading")
            number += 1
        seconds.append(time.monotonic() - start)

    runner.submit(work)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert 1 <= len(told) <= seconds[0] * 20 + 1


@pytest.mark.parametrize("is_long", [False, True])
def test_only_work_longer_than_half_a_second_is_shown(
    is_long: bool, runner: TaskRunner, qtbot: QtBot
) -> None:
    seen: list[str] = []
    gate = threading.Event()
    runner.shown.connect(lambda task: (seen.append(task.label), gate.set()))
    runner.hidden.connect(lambda task: seen.append("over"))
    runner.submit(lambda progress: gate.wait(5) if is_long else None, label="Importing")
    qtbot.waitUntil(lambda: runner.is_idle)
    assert seen == (["Importing", "over"] if is_long else [])


def test_nothing_is_delivered_after_stopping(qtbot: QtBot) -> None:
    runner = TaskRunner()
    done: list[int] = []
    for number in range(5):
        runner.submit(lambda progress, number=number: number, done.append)
    runner.stop()
    qtbot.wait(1)
    assert not done
    assert runner.is_idle


def test_several_tasks_are_counted_and_listed_each_with_its_stop(runner: TaskRunner, qtbot: QtBot) -> None:
    tasks = RunningTasks(runner)
    qtbot.addWidget(tasks)
    go_on = threading.Event()

    def work(progress: Progress) -> None:
        while not go_on.wait(0.01):
            progress(1, 4, "One of four")

    outcomes: list[EngageError | None] = []
    runner.submit(work, on_failed=outcomes.append, label="Importing")
    with qtbot.waitSignal(runner.shown):
        pass
    assert not tasks.isHidden()
    runner.submit(lambda progress: None, outcomes.append, outcomes.append, label="Setting the pages")
    assert tasks.text() == "2 tasks running"
    assert tasks.stop.isHidden()

    tasks.show()
    qtbot.mouseClick(tasks.several, Qt.MouseButton.LeftButton)
    assert tasks.list.isVisible()
    assert [words.text() for words in tasks.list.findChildren(Words)] == [
        "Importing",
        "Setting the pages (waiting)",
    ]
    first, second = tasks.list.findChildren(QPushButton)
    assert first.hasFocus() or tasks.list.focusWidget() is first
    assert second.accessibleName() == "Stop: Setting the pages"
    second.click()
    first.click()
    qtbot.waitUntil(lambda: runner.is_idle)
    assert [type(outcome) for outcome in outcomes] == [Cancelled, Cancelled]
    assert tasks.isHidden()
    assert not tasks.list.isVisible()


def test_one_task_is_shown_with_what_it_does_and_can_be_stopped(runner: TaskRunner, qtbot: QtBot) -> None:
    tasks = RunningTasks(runner)
    qtbot.addWidget(tasks)

    def work(progress: Progress) -> None:
        while not threading.Event().wait(0.01):
            progress(1, 4, "One of four")

    outcomes: list[EngageError] = []
    runner.submit(work, on_failed=outcomes.append, label="Importing")
    qtbot.waitUntil(lambda: tasks.text() == "One of four")
    qtbot.mouseClick(tasks.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: runner.is_idle)
    assert isinstance(outcomes[0], Cancelled)
    assert tasks.text() == ""


def test_what_is_handed_in_when_all_is_stopped_is_not_done(runner: TaskRunner, qtbot: QtBot) -> None:
    """A clock of a screen that is being closed may strike once more."""
    runner.stop()
    done: list[object] = []
    with qtbot.assertNotEmitted(runner.tasks_changed), qtbot.assertNotEmitted(runner.failed):
        runner.submit(lambda progress: done.append("begun"), done.append, done.append)
    assert runner.is_idle
    assert done == []
