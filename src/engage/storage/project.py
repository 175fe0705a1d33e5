"""A project's file: making, opening and closing it, and the transactions in which all work is done."""

from __future__ import annotations

import datetime as dt
import os
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import sqlalchemy as sa
import sqlcipher3.dbapi2 as driver

from engage.domain.changes import Changes
from engage.domain.projects import ProjectDetails
from engage.domain.text import fold, natural, words
from engage.domain.uids import new_uid
from engage.errors import Conflict, Invalid, NotFound, ProjectTooNew, StorageFailed
from engage.paths import backup_folder
from engage.storage import journal, schema, search
from engage.storage.failures import translated

SUFFIX = ".engage"
APPLICATION_ID = 0x456E6761  # "Enga"; marks the file as a project (https://www.sqlite.org/pragma.html)
BUSY_SECONDS = 5

_WRITE_AHEAD = "PRAGMA journal_mode = WAL"
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA mmap_size = 0",
)


class Transaction:
    """One deed in progress: its connection, and when it is over, what it altered."""

    def __init__(self, connection: sa.Connection, operation: int) -> None:
        self.connection = connection
        self.operation = operation
        self.changes = Changes()


class Project:
    """An open project. Any thread may use it; one deed is done at a time."""

    def __init__(self, path: Path, who: str, *, is_read_only: bool = False) -> None:
        self.path = path
        self.who = who
        self.is_read_only = is_read_only
        self._engine = _engine(path, is_read_only=is_read_only)
        self._writer = self._engine.execution_options(engage_writes=True)
        self._turn = threading.Lock()
        self._writing: int | None = None
        """The thread that is doing a deed."""

    def __repr__(self) -> str:
        return f"Project({str(self.path)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def copy(self, target: Path) -> None:
        """Write the whole project to a new file: complete, compact and with nothing that was deleted.

        Raises what `create` raises; a copy that cannot be finished is not left behind.
        """
        _make_file(target)
        try:
            with translated(self.path), self._outside_transactions() as raw:
                raw.execute("VACUUM INTO ?", (str(target),))
        except BaseException:
            target.unlink(missing_ok=True)
            raise

    @contextmanager
    def _outside_transactions(self) -> Iterator[Any]:
        """Give a connection of the driver, for the few statements that no transaction may hold."""
        connection = self._engine.raw_connection()
        try:
            yield connection.driver_connection
        finally:
            connection.close()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the project until it is given back."""
        with translated(self.path), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def transaction(self, label: str, source: str = "") -> Iterator[Transaction]:
        """Do one deed: all of it is kept, in the journal under `label`, or nothing.

        Another thread's deed is waited for. Raises `ProjectLocked` where another program goes on writing,
        `StorageFailed` where the file cannot be written. A deed that altered nothing leaves no trace.
        """
        if self.is_read_only:
            raise StorageFailed(
                f"{self.path.name} can only be read",
                "you have no permission to change it, or it lies on a medium that cannot be written",
                "Copy it to a folder of your own and open the copy",
            )
        with self._one_at_a_time(), translated(self.path), self._writer.begin() as connection:
            replica = connection.execute(sa.select(schema.project.c.replica)).scalar_one()
            operation = journal.begin(connection, replica=replica, who=self.who, label=label, source=source)
            tx = Transaction(connection, operation)
            yield tx
            ids = journal.touched(connection, operation)
            if ids:
                search.refresh(connection, operation, ids)
            kept = journal.keep(connection, operation)
        tx.changes = Changes(kept, ids)

    @contextmanager
    def _one_at_a_time(self) -> Iterator[None]:
        me = threading.get_ident()
        if self._writing == me:
            raise RuntimeError("a deed was begun within a deed: call storage, not another service")
        with self._turn:
            self._writing = me
            try:
                yield
            finally:
                self._writing = None


def create(path: Path, details: ProjectDetails, *, who: str) -> Project:
    """Make a new project.

    Raises `Conflict` where the file exists, `NotFound` where its folder does not, `StorageFailed` where the
    file cannot be made.
    """
    _make_file(path)
    with whole_or_nothing(Project(path, who)) as project:
        with translated(path), project._outside_transactions() as raw:
            raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            raw.execute(_WRITE_AHEAD)
        with translated(path), project._writer.begin() as connection:
            schema.metadata.create_all(connection)
            journal.metadata.create_all(connection)
            connection.execute(
                schema.project.insert().values(
                    uid=new_uid(),
                    name=details.name,
                    controller=details.controller,
                    smallest_cell=details.smallest_cell,
                    zone=details.zone,
                    replica=new_uid(),
                    created_at=dt.datetime.now(dt.UTC),
                )
            )
            search.create(connection)
            journal.install(connection)
            connection.exec_driver_sql(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (schema.VERSION,))
    return project


@contextmanager
def whole_or_nothing(project: Project) -> Iterator[Project]:
    """Fill a new project: where that fails for whatever reason, the file is not there."""
    try:
        yield project
    except BaseException:
        project.close()
        for suffix in ("", "-wal", "-shm"):
            project.path.with_name(project.path.name + suffix).unlink(missing_ok=True)
        raise


def _make_file(path: Path) -> None:
    """Make an empty file that was not there, open to its owner only; SQLite gives its log the same mode."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise Conflict(
            f"{path.name} already exists", f"it lies in {path.absolute().parent}", "Choose another name"
        ) from None
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            f"There is no folder {path.parent}", "", "Make the folder first, or choose another one"
        ) from None
    except (OSError, ValueError) as error:
        raise _unusable(path, "could not be made", error) from error


def open_project(path: Path, *, who: str) -> Project:
    """Open a project, bringing one of an earlier version up to date.

    Raises `NotFound`, `Invalid` (not a file), `StorageFailed` (no project, or unreadable) or `ProjectTooNew`.
    """
    _check_header(path)
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    project = Project(path, who, is_read_only=not writable)
    try:
        with project.reading() as connection:
            version = _version(connection, path)
        if version < schema.VERSION:
            _bring_up_to_date(project)
        if writable:  # a copy, such as a backup, comes without
            with translated(path), project._outside_transactions() as raw:
                raw.execute(_WRITE_AHEAD)
    except BaseException:
        project.close()
        raise
    return project


def _bring_up_to_date(project: Project) -> None:
    if project.is_read_only:
        raise StorageFailed(
            f"{project.path.name} was made by an earlier version of Engage",
            "it has to be brought up to date, but it can only be read",
            "Copy it to a folder of your own and open the copy",
        )
    from engage.storage.migrations import upgrade

    name = f"{project.path.stem} before schema {schema.VERSION} {new_uid()}{SUFFIX}"
    project.copy(backup_folder() / name)
    with translated(project.path):
        upgrade.upgrade(project._writer)


def _check_header(path: Path) -> None:
    try:
        if path.exists() and not path.is_file():
            what = "a folder" if path.is_dir() else "not a file"
            raise Invalid(f"{path.name} is {what}, not a project", "", f"Name a file that ends in {SUFFIX}")
        with path.open("rb") as file:
            head = file.read(100)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            f"There is no file {path.name}",
            f"looked for in {path.absolute().parent}",
            "Check the name, or look for a backup",
        ) from None
    except (OSError, ValueError) as error:
        raise _unusable(path, "cannot be read", error) from error
    if not head:
        raise StorageFailed(f"{path.name} is empty", "a project never is", "Look for a backup")
    if not head.startswith(b"SQLite format 3\0"):
        raise StorageFailed(
            f"{path.name} is not an Engage project",
            "or it is damaged at its very beginning",
            "Check the name, or look for a backup",
        )
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise StorageFailed(
            f"{path.name} is not an Engage project", "it belongs to another program", "Check the name"
        )
    if _is_cut_short(path, head):
        raise StorageFailed(f"{path.name} is damaged", "its end is missing", "Look for a backup")


def _is_cut_short(path: Path, head: bytes) -> bool:
    """Whether the file is smaller than its header says (https://www.sqlite.org/fileformat.html)."""
    if path.with_name(f"{path.name}-wal").exists():
        return False  # the log has the rest
    page_size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
    return len(head) < 100 or path.stat().st_size < page_size * pages


def _unusable(path: Path, what: str, error: OSError | ValueError) -> StorageFailed:
    """Say why the system will not have a file; a `ValueError` means that no file can have the name."""
    if isinstance(error, PermissionError):
        return StorageFailed(f"{path.name} {what}", "you have no permission", "Ask whoever owns the folder")
    reason = error.strerror if isinstance(error, OSError) else None
    return StorageFailed(
        f"{path.name} {what}",
        f"the system says “{reason or 'no such name is possible'}”",
        "Choose another name or folder",
    )


def _version(connection: sa.Connection, path: Path) -> str:
    version, replica = connection.exec_driver_sql(
        "SELECT (SELECT version_num FROM alembic_version), (SELECT replica FROM project)"
    ).one()
    if version is None or replica is None:
        raise StorageFailed(f"{path.name} is damaged", "it does not say what it is", "Look for a backup")
    if version > schema.VERSION:
        raise ProjectTooNew(
            f"{path.name} was made by a newer version of Engage",
            f"its schema is {version}, this program knows {schema.VERSION}",
            "Install the newest Engage and open it again",
        )
    return str(version)


def _engine(path: Path, *, is_read_only: bool) -> sa.Engine:
    def connect() -> Any:
        if is_read_only:
            # Without the log beside it nothing can change under us, and SQLite need not write a lock file.
            log = path.with_name(path.name + "-wal")
            mode = "mode=ro" if log.exists() else "mode=ro&immutable=1"
        else:
            mode = "mode=rw"
        connection = driver.connect(
            f"{path.absolute().as_uri()}?{mode}",
            uri=True,
            isolation_level=None,
            check_same_thread=False,
            timeout=BUSY_SECONDS,
        )
        try:
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except UnicodeDecodeError as error:  # SQLite's complaint quotes what is damaged
            raise driver.DatabaseError("Could not decode the schema") from error
        connection.create_function("fold", 1, _fold, deterministic=True)
        connection.create_function("words", 1, _words, deterministic=True)
        connection.create_function("natural", 1, _natural, deterministic=True)
        connection.create_function("new_uid", 0, _new_uid)
        return connection

    engine = sa.create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=connect,
        poolclass=sa.pool.QueuePool,
        pool_size=4,
        max_overflow=-1,  # a thread that reads while it reads must not wait for itself
        hide_parameters=True,  # messages and logs must not hold personal data
    )

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("engage_writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def _fold(value: str | None) -> str:
    return fold(value or "")


def _words(value: str | None) -> str:
    return " ".join(words(value or ""))


def _natural(code: str | None) -> str | None:
    return None if code is None else natural(code)


def _new_uid() -> bytes:
    """Return a uid as it is stored, for rows that one statement makes out of others."""
    return uuid.UUID(new_uid()).bytes
