"""Tables as spreadsheets and address books write them, each with what becomes of it beside it as JSON.

`ENGAGE_GOLDEN=write` writes that JSON anew. The workbooks were made with the usual libraries for each format.
"""

from pathlib import Path

import pytest

from engage.domain.records import Noun
from engage.services import undo
from engage.services.importing.imports import import_file
from engage.services.projects import Project
from tests.builders import rows
from tests.services.importing import golden

CORPUS = Path(__file__).parents[3] / "corpus" / "tables"
FILES = golden.files("tables")
NOUNS = (Noun.ORGANISATION, Noun.CONTACT, Noun.FEEDBACK)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_as_others_write_it(project: Project, path: Path) -> None:
    empty = rows(project)
    report = import_file(project, path)
    golden.compare(path, project, report, NOUNS)
    after = rows(project)
    again = import_file(project, path)
    assert (again.added, again.updated, again.merged, again.operation) == (0, 0, 0, None)
    assert rows(project) == after
    undo.undo(project)
    assert rows(project) == empty


def test_each_file_has_its_json() -> None:
    assert {f"{path.name}.json" for path in FILES} == {path.name for path in CORPUS.glob("*.json")}
