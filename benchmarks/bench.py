"""What a case is measured on: a project's file and, where it is encrypted, the key that opens it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from engage.services import projects
from engage.services.projects import Key, Project

WHO = "benchmarks"


@dataclass(frozen=True, slots=True)
class Bench:
    """A project to measure on. Its key is derived before anything is timed."""

    path: Path
    key: Key | None = None

    def open(self) -> Project:
        """Open the project, as the program does."""
        return projects.open_project(self.path, who=WHO, key=self.key)

    @contextmanager
    def copy(self) -> Iterator[Bench]:
        """A copy to write to, in a folder of its own, so that the next case finds what this one found."""
        with tempfile.TemporaryDirectory(prefix="copy-", dir=self.path.parent) as folder:
            yield replace(self, path=Path(shutil.copy(self.path, folder)))

    def beside(self, name: str) -> Bench:
        """Another file in the same folder that opens by the same key."""
        return replace(self, path=self.path.with_name(name))

    @contextmanager
    def bare(self) -> Iterator[Any]:
        """The driver's own connection, as safe on disk as a project's; the file need not be there yet."""
        with closing(driver.connect(self.path, isolation_level=None)) as connection:
            if self.key is not None:
                connection.execute("PRAGMA cipher_log_level = NONE")
                connection.execute("PRAGMA cipher_memory_security = OFF")
                connection.execute(f"PRAGMA key = {self.key.literal}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            yield connection
