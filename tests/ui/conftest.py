"""What tests of the window share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from engage.ui.tasks import TaskRunner


@pytest.fixture
def runner(qtbot: QtBot) -> Iterator[TaskRunner]:
    """A worker of its own, stopped when the test is over."""
    runner = TaskRunner()
    yield runner
    runner.stop()
