"""Records of one noun as a table, in CSV and as a workbook: typed, harmless, and read back as they were."""

import csv
import datetime as dt
import gc
import tempfile
import tracemalloc
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import python_calamine

from engage.domain.agendas import Agenda
from engage.domain.contacts import Contact
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Noun
from engage.errors import Cancelled
from engage.services import records
from engage.services.exporting.data import export
from engage.services.exporting.exchange import wanted, xlsx
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from engage.storage import field_texts
from engage.storage import records as storage
from tests.builders import DAY, NOUNS, add, new_project
from tests.services.exporting.exchange.worlds import odd

LIKE_FORMULAS = ("=1+1", "+44 20", "-", "@SUM(A1)", "\t=1", "'=1", "''", '=HYPERLINK("http://e.example")')


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with new_project(tmp_path / "p.engage") as project:
        yield project


def rows(path: Path) -> list[list[object]]:
    """The cells of the one sheet of a workbook."""
    (sheet,) = python_calamine.CalamineWorkbook.from_path(str(path)).sheet_names
    return python_calamine.CalamineWorkbook.from_path(str(path)).get_sheet_by_name(sheet).to_python()


def test_the_cells_of_a_workbook_are_of_the_kinds_that_their_fields_are(
    project: Project, tmp_path: Path
) -> None:
    add(
        project,
        Feedback(
            text="We melt glass.",
            said_on=DAY,
            said_at=dt.datetime(2020, 7, 25, 14, 30, tzinfo=dt.UTC),
            stance=Stance.SUPPORT,
            members_spoken_for=1_200,
            is_key_point=True,
        ),
    )
    assert export(project, tmp_path / "said.xlsx", Noun.FEEDBACK).counts == {Noun.FEEDBACK: 1}
    names, cells = rows(tmp_path / "said.xlsx")
    found = dict(zip(map(str, names), cells, strict=True))
    assert tuple(found) == field_texts.names(Noun.FEEDBACK)
    assert (found["text"], found["said_on"], found["members_spoken_for"]) == ("We melt glass.", DAY, 1_200)
    assert found["said_at"] == dt.datetime(2020, 7, 25, 15, 30)  # noqa: DTZ001  by the clock of London
    assert (found["is_key_point"], found["is_verbatim"], found["contact"]) == (True, False, "")


@pytest.mark.parametrize("text", LIKE_FORMULAS)
def test_no_text_becomes_a_formula(project: Project, tmp_path: Path, text: str) -> None:
    add(project, Organisation(name="Example", sector=text, notes=text))
    export(project, tmp_path / "o.xlsx", Noun.ORGANISATION)
    names, cells = rows(tmp_path / "o.xlsx")
    assert [cells[names.index(name)] for name in ("sector", "notes")] == [text, text]
    with zipfile.ZipFile(tmp_path / "o.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b"<hyperlink" not in sheet
    export(project, tmp_path / "o.csv", Noun.ORGANISATION)
    with (tmp_path / "o.csv").open(encoding="utf-8-sig", newline="") as file:
        (record,) = csv.DictReader(file)
    assert record["sector"] == record["notes"] == (text if text == "''" else f"'{text}")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_table_can_be_brought_back(project: Project, tmp_path: Path, suffix: str) -> None:
    add(project, Organisation(name="Example Works", staff=12, website="https://works.example"))
    for name in ("Ana", "=Ben"):
        add(project, Contact(given_name=name, family_name="Example", review_on=DAY, influence=4))
    add(project, Organisation(name="Example Union", archived=True, tags=("a, b", "c")))
    for noun in (Noun.ORGANISATION, Noun.CONTACT):
        export(project, tmp_path / f"{noun.plural}{suffix}", noun)
    with new_project(tmp_path / "other.engage") as other:
        for noun in (Noun.ORGANISATION, Noun.CONTACT):
            assert not import_file(other, tmp_path / f"{noun.plural}{suffix}").problems
        for noun in (Noun.ORGANISATION, Noun.CONTACT):
            export(other, tmp_path / f"again-{noun.plural}.csv", noun)
            export(project, tmp_path / f"first-{noun.plural}.csv", noun)
            first, again = (
                _without_ids(tmp_path / f"{when}-{noun.plural}.csv") for when in ("first", "again")
            )
            assert first == again


def _without_ids(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sorted(row[1:] for row in csv.reader(file))


@pytest.mark.parametrize("seed", range(2))
def test_both_tables_say_the_same(tmp_path: Path, seed: int) -> None:
    with odd(seed) as project:
        for noun in map(Noun, NOUNS):
            export(project, tmp_path / "t.csv", noun)
            export(project, tmp_path / "t.xlsx", noun)
            with (tmp_path / "t.csv").open(encoding="utf-8-sig", newline="") as file:
                uids = [row[0] for row in csv.reader(file)]
            assert [row[0] for row in rows(tmp_path / "t.xlsx")] == uids


def test_a_text_that_no_cell_holds_is_cut(project: Project, tmp_path: Path) -> None:
    add(project, Agenda(title="Example", notes="word " * 10_000))
    export(project, tmp_path / "a.xlsx", Noun.AGENDA)
    names, cells = rows(tmp_path / "a.xlsx")
    notes = str(cells[names.index("notes")])
    assert len(notes) == 32_767
    assert notes.endswith("…")


def test_what_a_sheet_has_no_room_for_is_told(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 2)
    for number in range(5):
        add(project, Agenda(title=f"Example {number}"))
    done = export(project, tmp_path / "a.xlsx", Noun.AGENDA)
    assert done.not_carried[-1] == "A sheet has no room for more than 2 records; 3 are left out."
    assert len(rows(tmp_path / "a.xlsx")) == 3


def test_nothing_is_left_behind_by_what_is_stopped(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wanted, "_PAGE", 1)
    monkeypatch.setattr(wanted, "_PAGE_OF_IDS", 1)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for number in range(3):
        add(project, Agenda(title=f"Example {number}"))
    there = set(tmp_path.iterdir())

    def stop(done: int, total: int, what: str = "") -> None:
        if done == 2:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        export(project, tmp_path / "a.xlsx", Noun.AGENDA, progress=stop)
    assert set(tmp_path.iterdir()) == there


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json", ".jsonl"])
def test_a_file_needs_the_memory_of_a_page_and_not_of_all_records(
    project: Project, tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wanted, "_PAGE", 100)
    monkeypatch.setattr(wanted, "_PAGE_OF_IDS", 100)
    with project.transaction("Fill") as tx:
        emails = [(Email(address="post@body.example"),) for _ in range(4_000)]
        storage.add(tx.connection, [Organisation(name="Example", emails=each) for each in emails])
    path = tmp_path / f"all{suffix}"
    export(project, path, Noun.ORGANISATION)  # what is imported, and the statements, are there then
    exported = peak(lambda: export(project, path, Noun.ORGANISATION))
    together = peak(lambda: records.rows(project, Organisation, records.ids(project, Organisation)))
    assert exported < together / 4


def peak(deed: Callable[[], object]) -> int:
    """The most bytes of memory that are in use at a time."""
    gc.collect()
    tracemalloc.start()
    deed()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most
