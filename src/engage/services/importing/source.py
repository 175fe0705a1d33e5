"""A file from outside, as it is looked at by every format."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from engage.errors import EngageError, Invalid
from engage.services.importing.text_files import decoded, read_bytes

if TYPE_CHECKING:
    from engage.services.importing.tables.table import Table
    from engage.services.importing.tables.workbooks.workbook import Kind, Workbook

TABLES = (".csv", ".tsv", ".xlsx", ".xls", ".ods")
TEXTS = (".txt", ".md", ".markdown")


@dataclass(frozen=True)
class Source:
    """A file that was read; what it holds is worked out when it is first asked for."""

    path: Path
    data: bytes
    tables: dict[object, Table] = field(default_factory=dict, compare=False, repr=False)
    """Those that were read of it, for they are asked for again and again; `read_table` fills it."""

    @classmethod
    def read(cls, path: Path) -> Source:
        """Read the file at `path`; raises `NotFound`, and `Invalid` where it is too large or no file."""
        return cls(path, read_bytes(path))

    @property
    def name(self) -> str:
        """What the file is called, for what is said of it."""
        return self.path.name or str(self.path)

    @property
    def suffix(self) -> str:
        """How its name ends, in small letters."""
        return self.path.suffix.lower()

    @cached_property
    def text(self) -> str:
        """What stands in it, its lines parted by line feeds; raises `Invalid` where it is no text."""
        return decoded(self.data, self.name)

    @cached_property
    def is_text(self) -> bool:
        """Whether it can be read as text."""
        try:
            return bool(self.text)
        except Invalid:
            return False

    @cached_property
    def workbook_kind(self) -> Kind | None:
        """What sort of workbook it is, by its content; None where it is none."""
        from engage.services.importing.tables.workbooks.workbook import workbook_kind

        return workbook_kind(self)

    @property
    def workbook(self) -> Workbook | None:
        """The workbook that it is; raises `Invalid` where it cannot be read."""
        if isinstance(self._opened, Invalid):
            raise self._opened.with_traceback(None)
        return self._opened

    @cached_property
    def _opened(self) -> Workbook | Invalid | None:
        """The workbook, or why there is none: each format asks, and a large one takes seconds to refuse."""
        from engage.services.importing.tables.workbooks.workbook import Workbook

        try:
            return Workbook(self, self.workbook_kind) if self.workbook_kind else None
        except Invalid as error:
            return error

    @property
    def is_table(self) -> bool:
        """Whether its name or its content says that it is a table."""
        return self.suffix in TABLES or self.workbook_kind is not None

    @property
    def title(self) -> str:
        """What its name says it is about, where it does not say so itself."""
        words = self.path.stem.replace("_", " ").replace("-", " ").split()
        return " ".join(words)[:1].upper() + " ".join(words)[1:]

    @contextmanager
    def readable(self, what: str) -> Iterator[None]:
        """Turn whatever a library raises about a damaged file into a sentence.

        `what` is what the file seems to be, as in "an Excel workbook". Only the call of the library belongs
        inside: what Engage does wrong itself must stay a bug.
        """
        try:
            yield
        except (EngageError, MemoryError):
            raise
        except Exception as error:
            raise Invalid(
                f"{self.name} cannot be read",
                f"it seems to be {what}, but a part of it is damaged",
                "Open it in the program that made it, and save it again",
            ) from error
