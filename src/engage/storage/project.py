"""A project's file: making, opening and closing it, and the transactions in which all work is done."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from engage.domain import clock
from engage.domain.backups import Why
from engage.domain.changes import Changes
from engage.domain.progress import Progress, heeded, silent
from engage.domain.projects import Holder, ProjectDetails
from engage.domain.uids import new_uid
from engage.errors import ProjectLocked, StorageFailed
from engage.storage import kept_salts, leftovers, writer_lock
from engage.storage.connections import BUSY_SECONDS, connect
from engage.storage.failures import translated
from engage.storage.gate import Gate, StillInside
from engage.storage.keys import Key
from engage.storage.project_connections import ProjectConnections
from engage.storage.project_file import (
    APPLICATION_ID,
    VERSION,
    check_header,
    check_version,
    discard,
    discard_unfinished,
    make_file,
    note_closed,
    note_open,
)
from engage.storage.stopping import stoppable
from engage.storage.transaction import Transaction as Transaction
from engage.storage.writer_lock import WriterLock

if TYPE_CHECKING:
    import sqlalchemy as sa

_MARK = f"PRAGMA application_id = {APPLICATION_ID}"
_WRITE_AHEAD = "PRAGMA journal_mode = WAL"


class Project:
    """An open project. Any thread may use it; one deed is done at a time.

    `open_project` sees to it that one process alone writes; who makes a `Project` otherwise does not.
    """

    def __init__(self, path: Path, who: str, *, key: Key | None = None, is_read_only: bool = False) -> None:
        self.path = path
        self.who = who
        self.held_by: Holder | None = None
        """Who else has it open for writing: till then it can only be read here."""
        self.key = key
        """What opens the file; None where it is not encrypted."""
        self._is_sealed = is_read_only
        self._lock: WriterLock | None = None
        self.was_interrupted = False
        """Whoever had it open for writing last has not closed it: the program or the computer was stopped."""
        self._noted: tuple[int, int] | None = note_open(path, key)
        self._connections = ProjectConnections(path, key, self._noted, is_read_only=is_read_only)
        self._turn, self._closing = threading.Lock(), threading.Lock()
        self._gate = Gate()
        self._writing: int | None = None
        """The thread that is doing a deed."""
        self._has_leftovers = False
        """Of what was deleted something may still be in the file."""

    def __repr__(self) -> str:
        return f"Project({str(self.path)!r})"

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def is_read_only(self) -> bool:
        return self._is_sealed or self.held_by is not None

    def close(self) -> None:
        """Let go of the file, once: who comes second waits for the first."""
        with self._closing:
            if self._has_leftovers:
                self.leave_no_trace()
            self._connections.close()
            if self._lock is not None:
                self._lock.release()
            if self._noted is not None:
                note_closed(self._noted)
                self._noted = None

    def claim(self, *, patience: float = writer_lock.PATIENCE) -> None:
        """Be the one who writes, or else know who is."""
        was_left = writer_lock.was_left_behind(self.path)
        taken = writer_lock.take(self.path, self.who, patience=patience)
        if isinstance(taken, WriterLock):
            self._lock = taken
            self.was_interrupted = was_left
            discard_unfinished(self.path)
        else:
            self.held_by = taken

    def copy(self, target: Path) -> None:
        """Write the whole project to a new file: complete, compact and with nothing that was deleted.

        Raises what `create` raises; a copy that cannot be finished is not left behind.
        """
        make_file(target)
        try:
            with translated(self.path), self._outside_transactions() as raw:
                raw.execute("VACUUM INTO ?", (str(target),))
        except BaseException:
            with suppress(OSError):
                discard(target)
            raise

    @contextmanager
    def _outside_transactions(self) -> Iterator[Any]:
        """Give a connection of the driver, for the few statements that no transaction may hold."""
        with self._gate.passed(), closing(self._connections.reader.raw_connection()) as connection:
            yield connection.driver_connection

    @contextmanager
    def reading_plainly(self) -> Iterator[Any]:
        """Give a connection of the driver that sees one state: nobody waits for a library to load."""
        with self._gate.passed(), translated(self.path), self._connections.plain.reading() as raw:
            yield raw

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """Give a connection that sees one state of the project until it is given back.

        What takes long is stopped where somebody is heeded (see `engage.domain.progress`).
        """
        with self._gate.passed(), translated(self.path), self._connections.reader.begin() as connection:
            go_on = heeded()
            if go_on is None:
                yield connection
            else:
                with stoppable(connection.connection.driver_connection, go_on):
                    yield connection

    @contextmanager
    def transaction(
        self, label: str, source: str = "", *, is_note: bool = False, progress: Progress = silent
    ) -> Iterator[Transaction]:
        """Do one deed: all of it is kept, in the journal under `label`, or nothing.

        Another thread's deed is waited for. Raises `ProjectLocked` where another one has the project open or
        goes on writing, `StorageFailed` where the file cannot be written. A deed that altered nothing leaves
        no trace, unless it is a note of something done. What comes last, and may take long where much was
        altered, `progress` can stop too.
        """
        from engage.storage import journal, search  # with SQLAlchemy: to open a project is not to wait for it

        self._check_writable()
        with (
            self.one_at_a_time(),
            self._gate.passed(),
            self._connections.forgotten_on_failure(),
            translated(self.path),
            self._writer.begin() as connection,
        ):
            operation = journal.begin(connection, who=self.who, label=label, source=source)
            tx = Transaction(connection, operation)
            yield tx
            with stoppable(connection.connection.driver_connection, partial(progress, 0, 0)):
                ids = journal.touched(connection, operation)
                if ids:
                    search.refresh(connection, operation, ids)
            tx.at_last()
            kept = journal.keep(connection, operation, is_note=is_note)
        tx.changes = Changes(kept, ids)

    def _check_writable(self) -> None:
        self._connections.check_place()
        if self.held_by is not None:
            raise writer_lock.held_elsewhere(self.path, self.held_by)
        if self._is_sealed:
            raise StorageFailed(
                f"{self.path.name} can only be read",
                "you have no permission to change it, or it lies on a medium that cannot be written",
                "Copy it to a folder of your own and open the copy",
            )

    def leave_no_trace(self) -> bool:
        """Leave nothing of what was deleted in the file and in the log beside it; return whether it was done.

        It cannot be while somebody else reads the project, or without room for as much again: then it is
        tried again on closing, and on opening.
        """
        try:
            with translated(self.path), self.alone() as raw:
                self._has_leftovers = not leftovers.take_away(raw)
        except (ProjectLocked, StorageFailed):
            self._has_leftovers = True
        return not self._has_leftovers

    @contextmanager
    def alone(self) -> Iterator[Any]:
        """Give the one connection that there is, for what puts another file in this one's place.

        Other threads wait. When it is over, the file of that name is opened anew, by what is `key` by then.
        """
        self._check_writable()
        with self.one_at_a_time(), self._emptied():
            self._connections.close()
            with closing(connect(self.path, self.key, is_read_only=False)) as raw:
                yield raw

    @contextmanager
    def _emptied(self) -> Iterator[None]:
        try:
            with self._gate.shut(BUSY_SECONDS):
                try:
                    yield
                finally:
                    self._renew()
        except StillInside:
            raise ProjectLocked(
                f"{self.path.name} is being read",
                "something that takes long has not finished yet",
                "Wait for it, then try again; nothing of this was kept",
            ) from None

    def _renew(self) -> None:
        """Open the file of this name anew: it may be another now."""
        if self._noted is not None:
            note_closed(self._noted)
            self._noted = None
        self._noted = note_open(self.path, self.key)
        self._connections = ProjectConnections(self.path, self.key, self._noted, is_read_only=False)
        with translated(self.path), self._outside_transactions() as raw:
            raw.execute(_WRITE_AHEAD)

    @property
    def _writer(self) -> sa.Engine:
        return self._connections.writer

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Let this thread do deeds, and no other one meanwhile."""
        me = threading.get_ident()
        if self._writing == me:
            raise RuntimeError("a deed was begun within a deed: call storage, not another service")
        with self._turn:
            self._writing = me
            try:
                yield
            finally:
                self._writing = None


def create(path: Path, details: ProjectDetails, *, who: str, key: Key | None = None) -> Project:
    """Make a new project, encrypted where there is a key.

    Raises `Conflict` where the file exists, `NotFound` where its folder does not, `StorageFailed` where the
    file cannot be made.
    """
    make_file(path)
    with whole_or_nothing(Project(path, who, key=key)) as project:
        project.claim()
        with translated(path), project._outside_transactions() as raw:
            raw.execute(_MARK)
            raw.execute(_WRITE_AHEAD)
        from engage.storage import columns, journal, kept_counts, schema, search

        with translated(path), project._writer.begin() as connection:
            columns.metadata.create_all(connection, checkfirst=False)
            journal.metadata.create_all(connection, checkfirst=False)
            connection.execute(
                schema.project.insert().values(
                    uid=new_uid(),
                    name=details.name,
                    controller=details.controller,
                    smallest_cell=details.smallest_cell,
                    zone=details.zone,
                    replica=new_uid(),
                    created_at=clock.now(),
                )
            )
            search.create(connection)
            kept_counts.create(connection)
            journal.install(connection)
            connection.exec_driver_sql(
                "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
                "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
            )
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (VERSION,))
    if key is not None:
        kept_salts.keep(path, key)
    return project


@contextmanager
def whole_or_nothing(project: Project) -> Iterator[Project]:
    """Fill a new project: where that fails for whatever reason, the file is not there."""
    try:
        yield project
    except BaseException:
        project.close()
        with suppress(OSError):  # what went wrong before is what is said
            discard(project.path)
        raise


def open_project(path: Path, *, who: str, key: Key | None = None) -> Project:
    """Open a project to work on, bringing one of an earlier version up to date.

    Where another one has it open already it can only be read, and `held_by` says who has. Raises `NotFound`,
    `Invalid` (not a file), `StorageFailed` (no project, or unreadable), `ProjectTooNew`, or `WrongPassphrase`
    (it is encrypted, and the key is missing or another's).
    """
    return _opened(path, who, key, patience=writer_lock.PATIENCE)


def open_to_write(path: Path, *, who: str, key: Key | None = None) -> Project:
    """Open a project for a deed; raises `ProjectLocked` where another one has it open for too long."""
    project = _opened(path, who, key, patience=BUSY_SECONDS)
    if project.held_by is not None:
        project.close()
        raise writer_lock.held_elsewhere(path, project.held_by)
    return project


def open_to_read(path: Path, *, who: str, key: Key | None = None) -> Project:
    """Open a project to look into it, whoever else has it open, and without keeping others from writing."""
    return _opened(path, who, key, patience=None)


def _opened(path: Path, who: str, key: Key | None, *, patience: float | None) -> Project:
    salt = check_header(path, key)
    is_writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    project = Project(path, who, key=key, is_read_only=not is_writable)
    try:
        if is_writable and patience is not None:
            project.claim(patience=patience)
        with project.reading_plainly() as raw:
            version = check_version(raw, path)
        if key is not None:  # before anything is written: the file's beginning holds the salt
            kept_salts.keep(path, key)
        if version < VERSION:
            _bring_up_to_date(project)
        if is_writable:  # a copy, such as a backup, comes without
            with translated(path), project._connections.plain.given() as raw:
                raw.execute(_WRITE_AHEAD)
                if key is not None and salt != key.salt and project._lock is not None:
                    raw.execute(_MARK)  # the salt, which is lost, is written with it
        if project._lock is not None:
            with project.reading_plainly() as raw:
                has_leftovers = leftovers.are_noted(raw)
            if has_leftovers:
                project.leave_no_trace()
    except BaseException:
        project.close()
        raise
    return project


def _bring_up_to_date(project: Project) -> None:
    if project._is_sealed:
        raise StorageFailed(
            f"{project.path.name} was made by an earlier version of Engage",
            "it has to be brought up to date, but it can only be read",
            "Copy it to a folder of your own and open the copy",
        )
    if project.held_by is not None:
        raise writer_lock.held_elsewhere(project.path, project.held_by)
    if project._lock is None:  # it is only to be read
        with _opened(project.path, project.who, project.key, patience=BUSY_SECONDS):
            return
    from engage.storage import backups
    from engage.storage.migrations import upgrade

    backups.make(project, Why.MIGRATION, unless=backups.Unless.ANY)
    with translated(project.path):
        upgrade.upgrade(project._writer)
