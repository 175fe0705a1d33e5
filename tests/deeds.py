"""What holds of every deed."""

from collections.abc import Iterator
from contextlib import contextmanager

from engage.domain.records import Record
from engage.services import records, undo
from engage.services.projects import Project
from tests.builders import rows


@contextmanager
def one_deed(project: Project) -> Iterator[None]:
    """What is done within is one operation: one undo brings the very rows back, and redo does it again."""
    before, deeds = rows(project), len(undo.history(project, limit=10_000))
    yield
    after = rows(project)
    assert after != before
    assert len(undo.history(project, limit=10_000)) == deeds + 1
    undo.undo(project)
    assert rows(project) == before
    undo.redo(project)
    assert rows(project) == after


@contextmanager
def no_deed(project: Project) -> Iterator[None]:
    """What is done within, or refused, alters nothing and leaves no trace."""
    before, deeds = rows(project), len(undo.history(project, limit=10_000))
    yield
    assert rows(project) == before
    assert len(undo.history(project, limit=10_000)) == deeds


def add(project: Project, record: Record) -> int:
    """Put in a record and return its id."""
    return records.add(project, record).first(records.noun_of(type(record)))
