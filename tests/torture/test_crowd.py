"""Several processes at one project: all that each of them did is there, and nobody sees half a deed."""

from __future__ import annotations

import os
import signal
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from engage.domain.feedback import Feedback
from engage.errors import ProjectLocked
from engage.services import feedback, projects, records, undo
from engage.services.projects import Project
from engage.storage.keys import Key
from tests.torture import rounds
from tests.torture.deeds import TABLE, new, open_again
from tests.torture.figures import Report, kind
from tests.torture.wholeness import faults

WRITERS = 4
LINES = ("@as #2.3 + Line {} of {} =as", "@as Another thing said {} by {}", "> @as will look at {} again, says {}")
"""What is logged as one deed; two are feedback, one is a commitment."""


def test_commands_take_turns(tmp_path: Path, key: Key | None, report: Report) -> None:
    """Each deed opens the project, as the command line does; who has no turn for too long is told."""
    _crowded(tmp_path, key, report, "taking turns", rounds(10, 100), _opening)


def test_the_database_keeps_them_apart(tmp_path: Path, key: Key | None, report: Report) -> None:
    """Where a drive has no locks that say who writes, the database's own must do."""
    _crowded(tmp_path, key, report, "all at once", rounds(40, 400), _at_once)


def _crowded(folder: Path, key: Key | None, report: Report, how: str, deeds: int, work: Work) -> None:
    path = folder / "Example.engage"
    new(path, key).close()
    with ProcessPoolExecutor(WRITERS + 1, mp_context=get_context("spawn")) as processes:
        watching = processes.submit(_watch, path, key, deeds * WRITERS)
        writing = [processes.submit(work, path, key, number, deeds) for number in range(WRITERS)]
        refused = sum((writer.result() for writer in writing), start=0)
        halves, looks = watching.result()
    with open_again(path, key) as project:
        logged = sum(deed.label.startswith("Log ") for deed in undo.history(project, limit=10**6))
        there = records.count(project, Feedback)
        never = {
            "deeds lost": WRITERS * deeds - logged,
            "lines lost": WRITERS * deeds * 2 - there,
            "deeds seen half done": halves,
            "not whole": len(faults(project, is_thorough=True)),
        }
    report(
        "several processes",
        f"{how}, {kind(key)}",
        WRITERS * deeds,
        f"deeds by {WRITERS}",
        never=never,
        seen={"looked at meanwhile": looks, "told to wait and tried again": refused},
    )
