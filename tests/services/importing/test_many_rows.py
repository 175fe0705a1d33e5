"""Long lists: what they take grows with their rows, and no faster."""

from __future__ import annotations

import csv
import tracemalloc
from pathlib import Path

import pytest

from engage.domain.contacts import Contact
from engage.errors import Cancelled
from engage.services import records, undo
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from tests.statements import asked


def _listed(path: Path, count: int, name: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("given_name", "family_name", "emails", "organisation", "role"))
        for number in range(count):
            address = f"{name}{number}@body.example"
            writer.writerow(
                (f"Given{number}", f"{name}{number}", address, f"Example {number % 7}", "Director")
            )
    return path


def test_a_thousand_rows_take_as_many_statements_as_a_hundred(project: Project, tmp_path: Path) -> None:
    counts = []
    for count, name in ((10, "first"), (100, "second"), (1_000, "third")):
        with asked() as statements:
            import_file(project, _listed(tmp_path / f"{name}.csv", count, name), as_format="contacts")
        counts.append(len(statements))
    assert counts[2] <= counts[1] + 6, "an index may be put right in another way"


def test_memory_grows_with_the_rows_and_no_faster(project: Project, tmp_path: Path) -> None:
    peaks = []
    for count, name in ((100, "first"), (200, "second"), (800, "third")):
        table = _listed(tmp_path / f"{name}.csv", count, name)
        tracemalloc.start()
        import_file(project, table, as_format="contacts")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    # Whoever is there already is compared with, too: 100 by the second, and 300 by the third.
    assert peaks[2] < 5 * peaks[1]


@pytest.mark.parametrize("told", [0, 2])
def test_an_import_that_is_stopped_leaves_nothing(project: Project, tmp_path: Path, told: int) -> None:
    table = _listed(tmp_path / "people.csv", 2_500, "person")
    times = iter(range(told))

    def progress(done: int, total: int, what: str = "") -> None:
        if next(times, None) is None:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        import_file(project, table, as_format="contacts", progress=progress)
    assert records.count(project, Contact) == 0
    assert undo.history(project) == []
