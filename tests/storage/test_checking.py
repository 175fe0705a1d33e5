"""Looking through a project's file: nothing is found in one that is whole, and what is wrong in others."""

from __future__ import annotations

import shutil
from pathlib import Path
from random import Random

import pytest

from engage.domain.organisations import Email, Organisation
from engage.errors import Cancelled, StorageFailed, WrongPassphrase
from engage.services import checking, passphrases, projects, records, undo
from engage.services.checking import Checked
from engage.services.passphrases import Key
from engage.storage import records as storage
from engage.storage import schema, stopping
from tests import damage
from tests.builders import as_ordinary_person, many, new_project
from tests.projects import make


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with something of everything, and enough of it to lie on many pages."""
    path = Path(shutil.copy(make.path(schema.VERSION), tmp_path_factory.mktemp("full") / "Example.engage"))
    with projects.open_project(path, who="AB") as project:
        with project.transaction("Fill") as tx:
            bodies = many(
                400,
                lambda n: Organisation(
                    name=f"Example {n}", notes="word " * 30, emails=(Email(address=f"{n}@body.example"),)
                ),
            )
            storage.add(tx.connection, bodies)
        records.edit(project, Organisation, 20, name="Example Glass")
        undo.undo(project)
    return path


@pytest.fixture
def path(full: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(full, tmp_path))


EARLIER = [f"{version:04}" for version in range(1, int(schema.VERSION))]


def said(checked: Checked) -> str:
    return "\n".join(map(str, checked.findings))


@pytest.mark.parametrize("version", [f"{number:04}" for number in range(1, int(schema.VERSION) + 1)])
def test_nothing_is_found_in_a_project_that_is_whole(version: str, tmp_path: Path):
    path = Path(shutil.copy(make.path(version), tmp_path / "Example.engage"))
    projects.open_project(path, who="AB").close()
    assert checking.check(path) == Checked(())
    with projects.open_project(path, who="AB") as project:
        while undo.next_undo(project):
            undo.undo(project)
        assert checking.check(path).is_whole
        while undo.next_redo(project):
            undo.redo(project)
        assert said(checking.check(path)) == ""


def test_one_of_a_later_version_is_looked_at_as_far_as_it_is_known(tmp_path: Path):
    path = Path(shutil.copy(make.path("0001"), tmp_path / "Example.engage"))
    with damage.past_the_journal(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    checked = checking.check(path)
    assert checked.is_whole
    assert "later version of Engage" in checked.left_out[0]
    with damage.past_the_journal(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM organisation")
    assert "What is mentioned is not there (organisation)" in said(checking.check(path))
    with pytest.raises(StorageFailed, match="newer version of Engage"):
        checking.repair(path, who="AB")
    assert list(tmp_path.glob("Example*")) == [path]


@pytest.mark.parametrize("version", EARLIER)
def test_one_of_an_earlier_version_is_looked_at_by_its_own_tables(version: str, tmp_path: Path):
    path = Path(shutil.copy(make.path(version), tmp_path / "Example.engage"))
    checked = checking.check(path)
    assert checked.is_whole
    assert "earlier version of Engage" in checked.left_out[0]
    with damage.past_the_journal(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("DELETE FROM organisation")
        connection.execute("DROP INDEX ix_theme_agenda_id")
        connection.execute("UPDATE engagement SET held_on = 'someday'")
        connection.execute("UPDATE change SET before = '{' WHERE before IS NOT NULL")
    found = said(checking.check(path))
    for what in (
        "What is mentioned is not there (organisation)",
        "A row is missing that the journal says is there: organisation",
        "A part of the project is missing: ix_theme_agenda_id",
        "A value cannot be read: engagement",
        "The journal holds what it cannot give back",
    ):
        assert what in found


def test_one_that_does_not_say_its_version_is_not_whole(path: Path):
    with damage.past_the_journal(path) as connection:
        connection.execute("DELETE FROM alembic_version")
    assert "does not say which version" in said(checking.check(path))


def test_a_project_that_is_being_worked_with_is_checked_as_well(path: Path):
    with projects.open_project(path, who="AB") as project:
        records.add(project, Organisation(name="Example Steel"))
        with project.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM contact").scalar()
            records.add(project, Organisation(name="Example Glass"))
            checked = checking.check(path)
            assert checked.is_whole
            assert "somebody" in checked.left_out[0]
        assert checking.check(path) == Checked(())


def test_checking_alters_nothing(path: Path):
    before = path.read_bytes()
    checking.check(path)
    checking.check(path, is_quick=True)
    assert path.read_bytes() == before


def test_what_may_only_be_read_is_checked_all_the_same(full: Path, open_folder: Path):
    path = Path(shutil.copy(full, open_folder))
    path.chmod(0o444)
    open_folder.chmod(0o555)
    with as_ordinary_person():
        checked = checking.check(path)
    assert checked.is_whole
    assert checked.left_out == ("The length of the file was not looked at: it can only be read",)
    assert list(open_folder.iterdir()) == [path]


def test_a_check_can_be_stopped(path: Path):
    def stop(done: int, total: int, what: str = "") -> None:
        if done == 5:
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        checking.check(path, progress=stop)


def test_a_check_can_be_stopped_while_the_database_is_at_work(path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stopping, "_STEPS", 1_000)
    told: list[int] = []

    def stop(done: int, total: int, what: str = "") -> None:
        told.append(done)
        if told.count(done) == 2:  # once before each look, then from within
            raise Cancelled("Stopped")

    with pytest.raises(Cancelled):
        checking.check(path, progress=stop)


# Damage to the file


@pytest.mark.parametrize(
    "name",
    [
        "organisation",
        "ix_organisation_listed",
        "sqlite_autoindex_email_1",
        "organisation_search_data",
        "change",
        "ix_change_row",
        "operation",
    ],
)
def test_a_spoilt_page_is_found(path: Path, name: str):
    damage.spoil(path, damage.leaves(path, name)[0])
    assert "is damaged" in said(checking.check(path))
    assert not checking.check(path, is_quick=True).is_whole


def test_the_end_is_missed_and_what_is_behind_it_is_seen(path: Path):
    whole = path.read_bytes()
    damage.append(path)
    assert "longer than its contents: by 12,000 bytes" in said(checking.check(path))
    path.write_bytes(whole)
    damage.cut(path)
    assert "its end is missing" in said(checking.check(path))


def test_a_file_that_says_nothing_is_damaged(path: Path):
    path.write_bytes(bytes(len(path.read_bytes())))
    assert "damaged" in said(checking.check(path))
    path.write_bytes(b"")
    assert "is empty" in said(checking.check(path))


# Damage to what it says


def spoilt(sql: str, *, what: str) -> pytest.param:
    return pytest.param(sql, what, id=f"{what}: {sql[:40]}")


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        spoilt(
            "DELETE FROM email WHERE id = 40", what="A row is missing that the journal says is there: email"
        ),
        spoilt(
            "DELETE FROM organisation WHERE id = 40",
            what="What is mentioned is not there (organisation): email 40",
        ),
        spoilt("UPDATE organisation SET notes = 'other' WHERE id = 40", what="The index of words"),
        spoilt("UPDATE organisation SET staff = 7 WHERE id = 20", what="not as undoing or redoing left it"),
        spoilt("UPDATE organisation SET uid = randomblob(16) WHERE id = 9", what="missing that the journal"),
        spoilt("UPDATE organisation SET kind = 'nobody' WHERE id = 40", what="A value cannot be read"),
        spoilt("UPDATE email SET uid = 'short' WHERE id = 40", what="A value cannot be read"),
        spoilt("UPDATE engagement SET held_on = '2020-02-31'", what="A value cannot be read: engagement"),
        spoilt("UPDATE engagement SET starts_at = 'soon'", what="A value cannot be read: engagement"),
        spoilt("UPDATE theme SET keywords = '[\"'", what="A value cannot be read: theme"),
        spoilt("UPDATE organisation SET archived = 3 WHERE id = 40", what="A value cannot be read"),
        spoilt("UPDATE organisation SET staff = 'many' WHERE id = 40", what="A value cannot be read"),
        spoilt("UPDATE organisation SET sector = x'ff' WHERE id = 40", what="A value cannot be read"),
        spoilt(
            "UPDATE organisation SET sector = CAST(x'ffc3' AS TEXT) WHERE id = 40",
            what="A text holds what are no letters",
        ),
        spoilt("DELETE FROM project", what="The project does not say what it is: 0 rows"),
        spoilt(
            "DELETE FROM change WHERE table_name = 'email' AND row_id = 40", what="does not say where a row"
        ),
        spoilt(
            "DELETE FROM change WHERE id = (SELECT min(id) FROM change WHERE table_name = 'engagement')",
            what="The journal has a gap: engagement",
        ),
        spoilt(
            "UPDATE change SET before = '{' WHERE action = 'update'", what="holds what it cannot give back"
        ),
        spoilt(
            "UPDATE change SET before = json_remove(before, '$.notes') WHERE before IS NOT NULL "
            "AND table_name = 'engagement'",
            what="holds what it cannot give back: engagement",
        ),
        spoilt(
            "UPDATE operation SET clock = '000000000000001.000000' WHERE id = 5", what="before an earlier"
        ),
        spoilt(
            "DELETE FROM operation WHERE id = 2", what="What is mentioned is not there (operation): change"
        ),
        spoilt("UPDATE content SET bytes = x'00'", what="A kept file is not what was kept"),
        spoilt("DELETE FROM content", what="A kept file is missing"),
        spoilt(
            "INSERT INTO content VALUES (hex(randomblob(32)), x'00')", what="A kept file belongs to nothing"
        ),
        spoilt("DROP INDEX ix_change_row", what="ix_change_row"),
        spoilt("DROP TABLE relation", what="A part of the project is missing: relation"),
        spoilt("DROP TABLE feedback_search", what="feedback_search"),
        spoilt(
            "ALTER TABLE organisation ADD COLUMN more", what="A part of the project was altered: organisation"
        ),
        spoilt("CREATE TRIGGER x AFTER INSERT ON email BEGIN DELETE FROM email; END", what="not Engage’s: x"),
        spoilt("CREATE VIEW v AS SELECT 1", what="The file has a part that is not Engage’s: v"),
        spoilt("DELETE FROM organisation_search WHERE rowid = 40", what="The index of words"),
    ],
)
def test_what_was_altered_past_the_journal_is_found(path: Path, sql: str, what: str):
    with damage.past_the_journal(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(sql)
    assert what in said(checking.check(path))


def test_a_trigger_that_is_gone_is_found(path: Path):
    with projects.open_project(path, who="AB") as project, project._outside_transactions() as raw:
        raw.execute("DROP TRIGGER journal_email_update")
    assert said(checking.check(path)).startswith("A part of the project is missing: journal_email_update.")


def test_many_rows_are_told_in_one_line(path: Path):
    with damage.past_the_journal(path) as connection:
        connection.execute("DELETE FROM email WHERE id > 10")
    (finding,) = [one for one in checking.check(path).findings if "missing" in one.what]
    assert finding.where.endswith(" and 389 more")


def test_undoing_in_the_middle_of_the_history_is_no_damage(path: Path):
    with projects.open_project(path, who="AB") as project:
        made = records.add(project, Organisation(name="Example Steel"))
        records.edit(project, Organisation, 30, name="Example Wool")
        assert made.operation
        undo.undo_operation(project, made.operation.id)
        records.edit(project, Organisation, 30, name="Example Cotton")
        undo.undo(project)
        undo.undo(project)
    assert said(checking.check(path)) == ""


# Encrypted projects


@pytest.fixture
def locked(tmp_path: Path) -> tuple[Path, Key]:
    """An encrypted project with enough in it to lie on many pages, and its key."""
    path, key = tmp_path / "Locked.engage", passphrases.new_key("Example passphrase")
    bodies = many(400, lambda n: Organisation(name=f"Body {n}", notes="word " * 30))
    with (
        projects.create(path, name="Example", who="AB", key=key) as project,
        project.transaction("Fill") as tx,
    ):
        storage.add(tx.connection, bodies)
    return path, key


def test_an_encrypted_project_is_looked_through_by_its_key(locked: tuple[Path, Key]):
    path, key = locked
    assert checking.check(path, key=key) == Checked(())
    with pytest.raises(WrongPassphrase):
        checking.check(path)
    with projects.open_project(path, who="AB", key=key) as project:
        records.add(project, Organisation(name="Example Steel"))
        assert checking.check(path, key=key).is_whole, "what is in the log alone gives no false alarm"
        with project.reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM contact").scalar()
            records.add(project, Organisation(name="Example Glass"))
            assert checking.check(path, key=key).is_whole


def test_any_bit_of_an_encrypted_project_that_is_flipped_is_found(locked: tuple[Path, Key]):
    path, key = locked
    whole = path.read_bytes()
    chance = Random()
    for _ in range(8):
        path.write_bytes(whole)
        place = damage.flip(path, chance)
        assert not checking.check(path, key=key, is_quick=True).is_whole, place
    path.write_bytes(whole)
    damage.spoil(path, 1)
    assert "is damaged: its passphrase is right" in said(checking.check(path, key=key))
    for spoil in (damage.append, damage.cut):
        path.write_bytes(whole)
        spoil(path)
        assert not checking.check(path, key=key).is_whole


def test_a_page_that_nothing_uses_is_looked_at_too(locked: tuple[Path, Key]):
    path, key = locked
    with projects.open_project(path, who="AB", key=key) as project, project._outside_transactions() as raw:
        raw.execute("CREATE TABLE filler (held)")
        raw.execute("INSERT INTO filler VALUES (randomblob(80000))")
        raw.execute("DROP TABLE filler")
        (unused,) = raw.execute("PRAGMA freelist_count").fetchone()
    assert unused > 10
    assert checking.check(path, key=key).is_whole
    whole = path.read_bytes()
    damage.spoil(path, len(whole) // 4096 - 3, length=1)
    assert "A part of the file was altered: HMAC" in said(checking.check(path, key=key))


def test_a_new_project_is_whole(tmp_path: Path):
    new_project(tmp_path / "New.engage").close()
    assert checking.check(tmp_path / "New.engage") == Checked(())
