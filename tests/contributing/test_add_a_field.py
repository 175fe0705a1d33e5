"""The list “Adding a field” of CONTRIBUTING.md: an organisation gets a motto, by what the list names."""

import json
import shutil
from pathlib import Path

from engage.storage.schema import VERSION
from tests.contributing.tree import ROOT, Edits, below, engage, grown, run

NEXT = f"{int(VERSION) + 1:04}"
MIGRATION = f'''"""The motto of an organisation."""

from alembic import op

revision = "{NEXT}"
down_revision = "{VERSION}"


def upgrade() -> None:
    """Make the table anew: a column that is added to one stands elsewhere than in a new project."""
    found = op.get_bind().exec_driver_sql(
        "SELECT type, sql FROM sqlite_schema WHERE tbl_name = 'organisation' AND sql IS NOT NULL"
    )
    made = found.all()
    (table,) = (sql for kind, sql in made if kind == "table")
    _, _, inside = table.partition("(")
    inside = inside.replace("notes VARCHAR", "motto VARCHAR DEFAULT '' NOT NULL, notes VARCHAR", 1)
    columns = [row[1] for row in op.get_bind().exec_driver_sql("PRAGMA table_info(organisation)")]
    listed = ", ".join(columns)
    op.execute(f"CREATE TABLE organisation_new ({{inside}}")
    op.execute(f"INSERT INTO organisation_new ({{listed}}) SELECT {{listed}} FROM organisation")  # noqa: S608
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'organisation_new'")
    op.execute("UPDATE sqlite_sequence SET name = 'organisation_new' WHERE name = 'organisation'")
    op.execute("DROP TABLE organisation")
    op.execute("ALTER TABLE organisation_new RENAME TO organisation")
    for kind, sql in made:
        if kind == "index":
            op.execute(sql)
    op.execute(
        """
        UPDATE "change" SET "before" = json_insert("before", '$.motto', '')
        WHERE table_name = 'organisation' AND "before" IS NOT NULL
        """
    )
'''  # noqa: S608  our own columns
EDITS: Edits = {
    "src/engage/domain/organisations.py": below('    website: str = ""', '    motto: str = ""'),
    "src/engage/domain/record_fields.py": below(
        '        _text("website", "the address of its pages"),',
        '        _text("motto", "what it goes by"),',
    ),
    "src/engage/storage/schema.py": below('    text("website"),', '    text("motto"),'),
    "src/engage/storage/project_file.py": [(f'VERSION = "{VERSION}"', f'VERSION = "{NEXT}"')],
    f"src/engage/storage/migrations/versions/{NEXT}_motto.py": MIGRATION,
    "src/engage/services/checks.py": below(
        '    _number_of_people(record, "staff", "members_represented")',
        "    if record.motto.isupper():",
        '        raise Invalid("A motto does not shout", field="motto")',
    ),
    "src/engage/domain/filter_fields.py": below(
        '        "sector": FieldType(Form.TEXT, "its sector"),',
        '        "motto": FieldType(Form.TEXT, "its motto"),',
    ),
    "src/engage/storage/search.py": [('"owner", "website", "notes"', '"owner", "website", "motto", "notes"')],
    "ui/organisation_editor.ui": [
        (
            '<widget class="WebField" name="website"/>',
            '<widget class="WebField" name="website"/></item><item><widget class="TextField" name="motto"/>',
        )
    ],
    "src/engage/ui/stakeholders/field_names.py": below(
        '    "website": mark("Website"),', '    "motto": mark("Motto"),'
    ),
}

IN_THE_WINDOW = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication, QWidget
from engage.domain.organisations import Organisation
from engage.services import projects, records
from engage.services.projects import Project
from engage.storage.migrations import upgrade
from engage.ui import actions
from engage.ui.changes import ChangeSignal
from engage.ui.context import Context
from engage.ui.preferences import Preferences
from engage.ui.stakeholders.organisation_editor import OrganisationEditor
from engage.ui.tasks import TaskRunner
from tests.builders import tables

app = QApplication([])
window = QWidget()
with projects.open_project(Path("new.engage"), who="AB") as project:
    (body,) = records.rows(project, Organisation, records.ids(project, Organisation))
    made = actions.build(window, {name: lambda: None for name in actions.SPECS})
    reader, writer = TaskRunner(), TaskRunner()
    editor = OrganisationEditor(Context(project, reader, writer, ChangeSignal(), Preferences(), made))
    editor.show_record(body)
    print(editor.form.motto.typed())
    reader.stop()
    writer.stop()

grown = Path("grown.engage")
grown.touch()
with Project(grown, "AB") as project:
    upgrade.upgrade(project._writer)
assert tables(grown) == tables(Path("new.engage")), "the step makes another table than a new project has"
"""


def test_a_field_is_added_by_what_the_list_names(tmp_path: Path) -> None:
    unneeded = ["src/engage/storage/filter_terms.py"]  # a column by itself is filtered by as it stands
    tree = grown(tmp_path / "tree", "Adding a field", EDITS, unneeded)
    source = tree / "src"
    run(tree, source, "-m", "engage.ui.forms.build")
    shutil.copy(ROOT / "tests" / "projects" / f"schema-{VERSION}.engage", tree / "earlier.engage")

    *_, slow, cold, hot, _, _, _, again, _, earlier, _ = engage(
        tree,
        source,
        ("new", "new.engage"),
        ("add", "new.engage", "organisation", "name=Example Forge", "motto=Slow and hot"),
        ("list", "new.engage", "organisation", "motto:slow", "--json"),
        ("list", "new.engage", "organisation", "motto:cold", "--json"),
        ("search", "new.engage", "hot"),
        ("export", "new.engage", "organisations", "-o", "out.csv"),
        ("new", "again.engage"),
        ("import", "again.engage", "out.csv"),
        ("list", "again.engage", "organisation", "--json"),
        ("undo", "earlier.engage"),
        ("list", "earlier.engage", "organisation", "--json"),
        ("check", "earlier.engage"),
    )
    assert [mottos(found) for found in (slow, cold, again)] == [["Slow and hot"], [], ["Slow and hot"]]
    assert "Example Forge" in hot
    assert set(mottos(earlier)) == {""}
    assert run(tree, source, "-c", IN_THE_WINDOW) == "Slow and hot\n"


def mottos(found: str) -> list[str]:
    """The mottos of the organisations that `engage list --json` has found."""
    return [one["motto"] for one in json.loads(found)]
