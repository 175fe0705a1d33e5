"""Documents: files attached to an engagement, and given back as they were."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.documents import LARGEST, Document
from engage.domain.text import clean
from engage.errors import Invalid, NotFound, StorageFailed
from engage.services.exporting.saving import save
from engage.storage import contents, schema
from engage.storage.project import Project

_DOCUMENT = schema.document


def attach(project: Project, engagement_id: int, path: Path) -> Changes:
    """Keep a copy of a file with an engagement; what is there already, under that name, is not added again.

    Raises `NotFound`, `Invalid` where it is no file or too large, `StorageFailed` where it cannot be read.
    """
    held = _read(path)
    name = clean(path.name)
    with project.transaction(f"Attach {excerpt(name)}") as tx:
        _check_engagement(tx.connection, engagement_id)
        document = Document(
            name=name,
            media_type=_media_type(name),
            size=len(held),
            sha256=contents.keep(tx.connection, held),
            added_on=clock.today(),
        )
        if not _is_attached(tx.connection, engagement_id, document):
            tx.connection.execute(
                _DOCUMENT.insert().values(
                    uid=document.uid,
                    engagement_id=engagement_id,
                    name=document.name,
                    media_type=document.media_type,
                    size=document.size,
                    sha256=document.sha256,
                    added_on=document.added_on,
                )
            )
    return tx.changes


def remove(project: Project, document_ids: Sequence[int]) -> Changes:
    """Take documents away from their engagement; it can be undone. Raises `NotFound`."""
    with project.reading() as connection:
        names = [_row(connection, id)["name"] for id in document_ids]
    what = f"document {excerpt(names[0])}" if len(names) == 1 else f"{len(names):,} documents"
    with project.transaction(f"Delete {what}") as tx:
        tx.connection.execute(_DOCUMENT.delete().where(_DOCUMENT.c.id.in_(document_ids)))
    return tx.changes


def content(project: Project, document_id: int) -> bytes:
    """Return what a document holds, to the byte as it was attached; raises `NotFound`."""
    with project.reading() as connection:
        return contents.load(connection, _row(connection, document_id)["sha256"])


def save_copy(project: Project, document_id: int, target: Path) -> None:
    """Write a document to a file, in place of what was there; raises as `saving.save` does."""
    held = content(project, document_id)

    def write(file: BinaryIO) -> None:
        file.write(held)

    save(target, write)


def _read(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise Invalid(f"“{path.name}” is no file", "", "Choose a file")
        with path.open("rb") as file:
            held = file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(f"There is no file “{path.name}”", "", "Choose another one") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise StorageFailed(
            f"“{path.name}” cannot be read", reason or "no file can have this name", "Choose another one"
        ) from error
    if len(held) > LARGEST:
        raise Invalid(
            f"“{path.name}” is too large to be attached",
            f"a document may have {LARGEST // 2**20} MB",
            "Keep it in a folder, and write in the notes where it lies",
        )
    return held


def _media_type(name: str) -> str:
    import mimetypes

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _check_engagement(connection: sa.Connection, id: int) -> None:
    engagement = schema.engagement
    if connection.execute(sa.select(engagement.c.id).where(engagement.c.id == id)).first() is None:
        raise NotFound("The engagement is no longer there", "", "Choose another one")


def _is_attached(connection: sa.Connection, engagement_id: int, document: Document) -> bool:
    same = sa.select(_DOCUMENT.c.id).where(
        _DOCUMENT.c.engagement_id == engagement_id,
        _DOCUMENT.c.sha256 == document.sha256,
        _DOCUMENT.c.name == document.name,
    )
    return connection.execute(same).first() is not None


def _row(connection: sa.Connection, id: int) -> sa.RowMapping:
    """Return the name of a document and where its content is; raises `NotFound`."""
    wanted = sa.select(_DOCUMENT.c.name, _DOCUMENT.c.sha256).where(_DOCUMENT.c.id == id)
    found = connection.execute(wanted).mappings().first()
    if found is None:
        raise NotFound("The document is no longer there", "", "Look at the list again")
    return found
