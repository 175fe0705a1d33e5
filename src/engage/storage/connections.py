"""Connections to a project's file: each with its key, careful, and with our own functions."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as driver

from engage.domain.text import fold, natural, words
from engage.domain.uids import new_uid
from engage.errors import WrongPassphrase
from engage.storage.failures import translated
from engage.storage.keys import Key
from engage.storage.project_file import refusal

if TYPE_CHECKING:
    import sqlalchemy as sa

BUSY_SECONDS = 5

_NOT_A_DATABASE = 26  # https://www.sqlite.org/rescode.html#notadb

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
    "PRAGMA cache_size = -2000",
)
_CACHE_TO_WRITE = "PRAGMA cache_size = -8000"
"""KiB: a large deed keeps more in memory before it writes. There are several readers, and one writer."""
_CACHE_TO_READ_MUCH = "PRAGMA cache_size = -65536"


def connect(path: Path, key: Key | None, *, is_read_only: bool, is_lenient: bool = False) -> Any:
    """Return a connection of the driver; any thread may use it. Raises `WrongPassphrase`.

    `is_lenient`: what is damaged in the description of the tables is passed over, and so is a missing end.
    """
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
    # SQLCipher would write its complaints to the terminal.
    connection.execute("PRAGMA cipher_log_level = NONE")
    # Wiping all memory that SQLite gives back makes searching five times as slow, and Python keeps its own.
    connection.execute("PRAGMA cipher_memory_security = OFF")
    if is_lenient:
        connection.execute("PRAGMA writable_schema = ON")
    try:
        if key is not None:
            _unlock(connection, path, key)
        for pragma in _PRAGMAS:
            connection.execute(pragma)
    except UnicodeDecodeError as error:  # SQLite's complaint quotes what is damaged
        connection.close()
        raise driver.DatabaseError("Could not decode the schema") from error
    except BaseException:
        connection.close()  # else its log would stay beside the file
        raise
    return _with_functions(connection)


def _with_functions(connection: Any) -> Any:
    connection.create_function("fold", 1, _fold, deterministic=True)
    connection.create_function("words", 1, _words, deterministic=True)
    connection.create_function("natural", 1, _natural, deterministic=True)
    connection.create_function("new_uid", 0, _new_uid)
    return connection


class OneConnection:
    """A connection that is made when it is first asked for and stays, for one thread at a time."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._made: Any = None
        self._turn = threading.Lock()

    @contextmanager
    def given(self) -> Iterator[Any]:
        with self._turn:
            if self._made is None:
                self._made = self._make()
            yield self._made

    @contextmanager
    def reading(self) -> Iterator[Any]:
        """Give it with one state of the file to be seen."""
        with self.given() as connection:
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:  # an error of the disk has ended it, and is what is said
                    connection.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file, until it is asked for again; whoever is using it is waited for."""
        with self._turn:
            if self._made is not None:
                self._made.close()
                self._made = None


def engine(
    path: Path, key: Key | None, *, is_read_only: bool, check: Callable[[], None] | None = None
) -> sa.Engine:
    """Return what gives connections to the file, to any thread; this loads SQLAlchemy.

    `check` raises where no new one is to be made.
    """
    import sqlalchemy as sa

    made = sa.create_engine(
        "sqlite+pysqlite://",
        module=driver,
        creator=partial(connect, path, key, is_read_only=is_read_only),
        poolclass=sa.pool.QueuePool,
        pool_size=4,
        pool_use_lifo=True,  # whoever writes mostly finds the pages that the last deed has read
        max_overflow=-1,  # a thread that reads while it reads must not wait for itself
        hide_parameters=True,  # messages and logs must not hold personal data
    )

    if check is not None:
        sa.event.listen(made, "connect", lambda *_: check())

    @sa.event.listens_for(made, "begin")
    def _begin(connection: sa.Connection) -> None:
        writes = connection.get_execution_options().get("engage_writes", False)
        if writes:
            connection.exec_driver_sql(_CACHE_TO_WRITE)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return made


@contextmanager
def reading_much(connection: sa.Connection) -> Iterator[None]:
    """Keep more of the file in memory meanwhile: for what reads a row here and a row there of a large one.

    Each page is read and deciphered once then, and not as often as one of its rows is asked for.
    """
    usual = connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
    connection.exec_driver_sql(_CACHE_TO_READ_MUCH)
    try:
        yield
    finally:
        connection.exec_driver_sql(f"PRAGMA cache_size = {usual}")


def engine_in_memory() -> sa.Engine:
    """Return what gives the one connection to an empty database that no file has."""
    import sqlalchemy as sa

    return sa.create_engine(
        "sqlite+pysqlite://",
        creator=lambda: _with_functions(driver.connect(":memory:", isolation_level=None)),
        module=driver,
        poolclass=sa.pool.StaticPool,
    )


def _unlock(connection: Any, path: Path, key: Key) -> None:
    """Give the key, before all else; raises `WrongPassphrase`, or says that the file is damaged."""
    connection.execute(f"PRAGMA key = {key.literal}")
    connection.execute("PRAGMA cipher_compatibility = 4")
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema")
    except driver.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF == _NOT_A_DATABASE:
            connection.close()
            raise refusal(path, key) from error
        raise


def opens(path: Path, key: Key) -> bool:
    """Whether the key opens the file; nothing is altered, and no log written back.

    Only what was broken off when the power went must be taken back before anything can be read.
    """
    is_broken_off = path.with_name(f"{path.name}-journal").exists() and os.access(path, os.W_OK)
    try:
        with translated(path), closing(connect(path, key, is_read_only=not is_broken_off)):
            return True
    except WrongPassphrase:
        return False


def path_of(connection: sa.Connection) -> Path:
    """Return the file to which a connection leads."""
    found = connection.exec_driver_sql("SELECT file FROM pragma_database_list WHERE name = 'main'")
    return Path(found.scalar_one())


def is_encrypted(connection: sa.Connection) -> bool:
    """Return whether the file to which a connection leads opens by a key only."""
    return str(connection.exec_driver_sql("PRAGMA cipher_status").scalar_one()) == "1"


def _fold(value: str | None) -> str:
    return fold(value or "")


def _words(value: str | None) -> str:
    return " ".join(words(value or ""))


def _natural(code: str | None) -> str | None:
    return None if code is None else natural(code)


def _new_uid() -> bytes:
    """Return a uid as it is stored, for rows that one statement makes out of others."""
    return bytes.fromhex(new_uid().replace("-", ""))
