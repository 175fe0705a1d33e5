"""Projects of earlier versions: brought up to date as a whole, after a backup, or left as they were."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from engage import paths
from engage.domain.contacts import Affiliation, Contact
from engage.domain.organisations import Email, Organisation
from engage.domain.records import Reference
from engage.errors import ProjectTooNew, StorageFailed
from engage.services import projects, records, undo
from engage.services.projects import Project
from engage.storage import migrations, project, project_file, schema
from engage.storage.migrations import upgrade
from tests.builders import as_ordinary_person, check_indexes, new_project, rows, tables


def test_every_step_from_nothing_makes_the_schema_of_a_new_project(tmp_path: Path):
    made, grown = tmp_path / "made.engage", tmp_path / "grown.engage"
    projects.create(made, name="Example", who="AB").close()
    grown.touch()
    with Project(grown, "AB") as project:
        upgrade.upgrade(project._writer)
    assert tables(grown) == tables(made)


def test_the_newest_step_is_the_version_that_new_projects_carry():
    steps = upgrade.scripts()
    assert steps.get_heads() == [schema.VERSION]
    order = [step.revision for step in steps.walk_revisions()][::-1]
    assert order == sorted(order), "versions are compared as text"


# A later version of the program, which has one step more

NEWEST = schema.VERSION
LATER = f"{int(NEWEST) + 1:04}"
AddStep = Callable[[str], None]


def _let_the_newest_be(version: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (project, project_file, schema):
        monkeypatch.setattr(module, "VERSION", version)


@pytest.fixture
def add_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AddStep:
    def add(body: str) -> None:
        folder = tmp_path / "steps"
        folder.mkdir()
        text = f"""
            import sqlalchemy as sa
            from alembic import op

            revision = "{LATER}"
            down_revision = "{schema.VERSION}"

            def upgrade():
                {body}
        """
        (folder / f"{LATER}_test.py").write_text(textwrap.dedent(text))
        known = Path(migrations.__file__).parent
        both = [str(known / "versions"), str(folder)]
        _let_the_newest_be(LATER, monkeypatch)
        monkeypatch.setattr(upgrade, "scripts", lambda: ScriptDirectory(str(known), version_locations=both))

    return add


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with records that refer to one another."""
    path = tmp_path / "Example.engage"
    with new_project(path) as project:
        body = Organisation(name="Example Steel", tags=("steel",), emails=(Email(address="a@b.example"),))
        at = Reference(records.add(project, body).first("organisation"))
        records.add(project, Contact(given_name="Ana", affiliations=(Affiliation(organisation=at),)))
        records.edit(project, Organisation, at.id, notes="seen")
    return path


def backups() -> list[Path]:
    return list(paths.backup_folder().glob("*/*.engage"))


MADE_ANEW = """with op.batch_alter_table("organisation", recreate="always") as table:
                    table.add_column(sa.Column("standing", sa.String(), server_default=""))"""


def test_an_earlier_project_is_copied_and_then_brought_up_to_date(path: Path, add_step: AddStep):
    with projects.open_project(path, who="AB") as project:
        before = rows(project)
    add_step(MADE_ANEW)
    with projects.open_project(path, who="AB") as project:
        after = rows(project)
        assert [row[:-1] for row in after.pop("organisation")] == before.pop("organisation")
        assert after == before, "a table that is made anew takes no other rows along"
        check_indexes(project)
        assert undo.history(project)[0].label == "Edit organisation Example Steel"
        with project.reading() as connection:
            assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == LATER
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        records.edit(project, Organisation, 1, notes="seen again")
        undo.undo(project)
    (backup,) = backups()
    assert backup.name.startswith("000001 before migration ")
    assert "standing" not in tables(backup)["organisation"]
    projects.open_project(path, who="AB").close()
    assert backups() == [backup], "it is up to date now"


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (f"{MADE_ANEW}\n                raise KeyError('a bug')", KeyError),
        ('op.execute("DELETE FROM organisation")', RuntimeError),
        (
            'op.execute("ALTER TABLE contact DROP COLUMN title")\n                op.execute("x")',
            OperationalError,
        ),
    ],
)
def test_a_step_that_fails_leaves_all_as_it_was(
    path: Path, add_step: AddStep, monkeypatch: pytest.MonkeyPatch, body: str, error: type[Exception]
):
    with projects.open_project(path, who="AB") as project:
        before = rows(project)
    schema_before = tables(path)
    add_step(body)
    with pytest.raises(error):
        projects.open_project(path, who="AB")
    _let_the_newest_be(NEWEST, monkeypatch)
    with projects.open_project(path, who="AB") as project:
        assert rows(project) == before
        check_indexes(project)
    assert tables(path) == schema_before
    assert len(backups()) == 1


def test_an_earlier_project_that_can_only_be_read_is_left_alone(
    path: Path, open_folder: Path, add_step: AddStep
):
    earlier = open_folder / path.name
    shutil.copy(path, earlier)
    before = earlier.read_bytes()
    add_step(MADE_ANEW)
    open_folder.chmod(0o555)
    earlier.chmod(0o444)
    with as_ordinary_person(), pytest.raises(StorageFailed, match="earlier version"):
        projects.open_project(earlier, who="AB")
    assert earlier.read_bytes() == before
    assert list(open_folder.iterdir()) == [earlier]


def test_a_project_of_a_later_version_is_left_alone_by_an_earlier_one(
    path: Path, add_step: AddStep, monkeypatch: pytest.MonkeyPatch
):
    add_step(MADE_ANEW)
    projects.open_project(path, who="AB").close()
    _let_the_newest_be(NEWEST, monkeypatch)
    before = path.read_bytes()
    with pytest.raises(ProjectTooNew, match=LATER):
        projects.open_project(path, who="AB")
    assert path.read_bytes() == before
