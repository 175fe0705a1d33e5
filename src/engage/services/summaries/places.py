"""Where a project lies, and where its backups are."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from engage.paths import backup_folder
from engage.services.summaries.document import Block, BulletList, Column, Item, Paragraph, Table
from engage.storage.project import path_of

_STEPS = (
    "Give the next person the file, or a copy that was saved while nobody had it open.",
    "Where it is encrypted, they need its passphrase or its recovery sheet. Neither stands here.",
    "Give them the passphrase in person, and let them change it afterwards.",
    "Backups and exports on your own computer hold people’s details too.",
    "Delete them once the next person has what they need.",
)


def places(connection: sa.Connection) -> Iterator[Block]:
    """Return where whoever takes over finds the file, and copies of it."""
    path = path_of(connection)
    rows = (
        ("The project’s file", str(path)),
        ("Backups, on the computer on which this was printed", str(backup_folder())),
    )
    yield Table((Column("What", width=2), Column("Where", width=4)), rows)
    yield Paragraph("To hand it over:")
    yield BulletList(tuple(Item(line) for line in _STEPS))
