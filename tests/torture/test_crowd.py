"""Several processes at one project: all that each of them did is there, and nobody sees half a deed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path

from engage.domain.feedback import Feedback
from engage.errors import ProjectLocked
from engage.services import feedback, projects, records, undo
from engage.services.projects import Project
from engage.storage.keys import Key
from tests.torture import rounds
from tests.torture.alone import alone
from tests.torture.deeds import TABLE, new, open_again
from tests.torture.figures import Report, kind
from tests.torture.wholeness import faults

WRITERS = 4
LINES = (
    "@as #2.3 + Line {} of {} =as",
    "@as Another thing said {} by {}",
    "> @as will look at {} again, says {}",
)
"""What is logged as one deed; two are feedback, one is a commitment."""

Work = Callable[[Path, Key | None, int, int], int]
"""Does so many deeds as the writer of a number, and returns how often it was told to wait."""


def test_commands_take_turns(tmp_path: Path, key: Key | None, report: Report) -> None:
    """Each deed opens the project, as the command line does; who has no turn for too long is told."""
    _crowded(tmp_path, key, report, "taking turns", rounds(5, 100), _opening)


def test_the_database_keeps_them_apart(tmp_path: Path, key: Key | None, report: Report) -> None:
    """Where a drive has no locks that say who writes, the database's own must do."""
    _crowded(tmp_path, key, report, "all at once", rounds(20, 400), _at_once)


def _crowded(folder: Path, key: Key | None, report: Report, how: str, deeds: int, work: Work) -> None:
    path = folder / "Example.engage"
    new(path, key).close()
    halves, looks, refused = alone(_together, path, key, work, deeds)
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


def _together(path: Path, key: Key | None, work: Work, deeds: int) -> tuple[int, int, int]:
    """Have it written by several processes and watched by one."""
    with get_context("fork").Pool(WRITERS + 1) as processes:
        watching = processes.apply_async(_watch, (path, key, deeds * WRITERS))
        writing = [processes.apply_async(work, (path, key, number, deeds)) for number in range(WRITERS)]
        refused = sum(each.get() for each in writing)
        halves, looks = watching.get()
    return halves, looks, refused


def _opening(path: Path, key: Key | None, number: int, deeds: int) -> int:
    """Open the project for each deed."""

    def do(deed: int) -> None:
        with projects.open_to_write(path, who=f"W{number}", key=key) as project:
            _log(project, number, deed)

    return sum(_till_done(do, deed) for deed in range(deeds))


def _at_once(path: Path, key: Key | None, number: int, deeds: int) -> int:
    """Do all deeds in one session, beside others that write without a pause."""
    with Project(path, f"W{number}", key=key) as project:
        return sum(_till_done(lambda deed: _log(project, number, deed), deed) for deed in range(deeds))


def _till_done(do: Callable[[int], None], deed: int) -> int:
    """Do it, and again where others kept the project for too long; return how often that was said."""
    refused = 0
    while True:
        try:
            do(deed)
            return refused
        except ProjectLocked:
            refused += 1


def _log(project: Project, number: int, deed: int) -> None:
    feedback.log_lines(project, TABLE, [line.format(deed, number) for line in LINES])


def _watch(path: Path, key: Key | None, deeds: int) -> tuple[int, int]:
    """Look until all is there: how often half a deed was seen, of how many looks."""
    looks = Counter[bool]()
    with projects.open_to_read(path, who="EF", key=key) as project:
        while True:
            with project.reading() as connection:
                said, promised, noted = connection.exec_driver_sql(
                    "SELECT (SELECT count(*) FROM feedback), (SELECT count(*) FROM commitment), "
                    "(SELECT count(*) FROM operation WHERE label LIKE 'Log %')"
                ).one()
            looks[said == 2 * promised == 2 * noted] += 1
            if noted == deeds:
                return looks[False], looks.total()
