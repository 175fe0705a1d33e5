"""Several files as one deed: what comes in with the one that was seen, and what waits."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.contacts import Contact
from engage.domain.organisations import Organisation
from engage.errors import Cancelled, Invalid
from engage.services import records, undo
from engage.services.importing.imports import Choices, Incoming, Together, import_together
from engage.services.importing.source import Source
from engage.services.projects import Project

FIRST = "name,kind\nExample Castings,SME\n"


def bring(project: Project, folder: Path, first: str, **others: str) -> Together:
    """Import tables of organisations, but for those of contacts whose names say so."""
    paths = []
    for name, text in {"first": first, **others}.items():
        paths.append(folder / f"{name}.csv")
        paths[-1].write_text(text, encoding="utf-8")

    def incoming(path: Path) -> Incoming | None:
        as_format = "contacts" if path.stem.startswith("people") else "organisations"
        return None if path.stem == "asked" else Incoming(Source.read(path), as_format, Choices())

    seen = incoming(paths[0])
    assert seen is not None
    return import_together(project, seen, paths[1:], incoming)


def names(project: Project) -> set[str]:
    return {each.name for each in records.rows(project, Organisation, records.ids(project, Organisation))}


def test_all_is_one_deed_and_one_undo(project: Project, tmp_path: Path) -> None:
    together = bring(
        project,
        tmp_path,
        FIRST,
        more="name,kind\nExample Forge,SME\nExample Kiln,SME\n",
        same=FIRST,
        asked="name\nExample Mill\n",
    )
    assert [name for name, _ in together.reports] == ["first.csv", "more.csv", "same.csv"]
    assert [path.name for path in together.waiting] == ["asked.csv"]
    assert together.changes.operation is not None
    assert together.changes.operation.label == "Import 3 organisations from 3 files"
    assert names(project) == {"Example Castings", "Example Forge", "Example Kiln"}
    undo.undo(project)
    assert names(project) == set()


def test_of_what_a_person_should_see_nothing_is_kept(project: Project, tmp_path: Path) -> None:
    together = bring(
        project,
        tmp_path,
        FIRST,
        short="name,kind\nExample Forge,SME\n,SME\n",
        strange="name,kind\nExample Kiln,guild\n",
        broken="colour\nred\n",
        people="given_name,family_name,organisation\nAna,Sample,Example Castings\n",
        people_unsure="given_name,family_name,organisation\nAna,Sample,Example Mill\n",
    )
    waiting = [path.stem for path in together.waiting]
    assert waiting == ["short", "strange", "broken", "people_unsure"]
    assert names(project) == {"Example Castings"}
    assert records.count(project, Contact) == 1
    assert together.changes.operation is not None
    assert together.changes.operation.label == "Import 2 files"
    assert set(together.changes.ids) & {"organisation", "contact"} == {"organisation", "contact"}
    assert len(together.changes.ids["organisation"]) == 1


def test_of_the_first_all_is_taken_that_can_be(project: Project, tmp_path: Path) -> None:
    together = bring(project, tmp_path, "name,kind\nExample Forge,SME\n,SME\n")
    assert together.changes.operation is not None
    assert together.changes.operation.label == "Import 1 organisation from first.csv"
    with pytest.raises(Invalid):
        bring(project, tmp_path, "colour\nred\n", more=FIRST)
    assert names(project) == {"Example Forge"}


def test_stopping_it_keeps_nothing(project: Project, tmp_path: Path) -> None:
    path, other = tmp_path / "first.csv", tmp_path / "other.csv"
    for each in (path, other):
        each.write_text(FIRST, encoding="utf-8")

    def stop(done: int, total: int, what: str = "") -> None:
        if what == "other.csv":
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        import_together(
            project,
            Incoming(Source.read(path), "organisations", Choices()),
            [other],
            lambda there: Incoming(Source.read(there), "organisations", Choices()),
            progress=stop,
        )
    assert names(project) == set()
