"""All connections of an open project to its file, from when the first is asked for till it is let go of."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engage.errors import StorageFailed
from engage.storage.connections import OneConnection, connect, engine
from engage.storage.keys import Key
from engage.storage.project_file import check_place

if TYPE_CHECKING:
    import sqlalchemy as sa


class ProjectConnections:
    """Makes none but to the file that was opened: another one of its name would show something else."""

    def __init__(self, path: Path, key: Key | None, identity: tuple[int, int], *, is_read_only: bool) -> None:
        self.check_place = partial(check_place, path, identity)
        """Raises where the file that was opened does not lie in its place any more."""
        self._make = partial(engine, path, key, is_read_only=is_read_only, check=self.check_place)
        self._making = threading.Lock()
        self._engines: tuple[sa.Engine, sa.Engine] | None = None
        """To read and to write by."""
        self._denied: sa.Pool | None = None
        """The connections that there were when a deed failed."""
        self.plain = OneConnection(partial(_connect, path, key, identity, is_read_only=is_read_only))
        """One of the driver, for what is read before SQLAlchemy is loaded."""

    @property
    def reader(self) -> sa.Engine:
        return self._made()[0]

    @property
    def writer(self) -> sa.Engine:
        return self._made()[1]

    def _made(self) -> tuple[sa.Engine, sa.Engine]:
        """Made when the first is asked for: that loads SQLAlchemy, which takes longer than all else."""
        with self._making:
            if self._engines is None:
                made = self._make()
                self._engines = made, made.execution_options(engage_writes=True)
            return self._engines

    @contextmanager
    def forgotten_on_failure(self) -> Iterator[None]:
        """Write by new connections after a failure: these remember what they were denied.

        They stay open till a deed is done. Who opens the file as the only one reads the log anew, and would
        take for done what stands there and could not be brought to the disk.
        """
        try:
            yield
        except StorageFailed:
            self.check_place()  # else the last connections to it would be closed
            is_first = self._denied is None
            self._denied = self._denied or self.reader.pool
            self.reader.dispose(close=not is_first)
            raise
        self._forget_denied()

    def _forget_denied(self) -> None:
        if self._denied is not None:
            self._denied.dispose()
            self._denied = None

    def close(self) -> None:
        """Let go of the file, until it is asked for again."""
        if self._engines is not None:
            self._engines[0].dispose()
        self.plain.close()
        self._forget_denied()


def _connect(path: Path, key: Key | None, identity: tuple[int, int], *, is_read_only: bool) -> Any:
    check_place(path, identity)
    return connect(path, key, is_read_only=is_read_only)
