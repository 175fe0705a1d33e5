"""Where a project lies, and where its backups are."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from engage.paths import backup_folder
from engage.services.summaries.document import Block, BulletList, Column, Item, Paragraph, Table
from engage.services.summaries.wording import day
from engage.storage import backup_folder as backup_folders
from engage.storage import schema
from engage.storage.connections import is_encrypted, path_of

_STEPS = (
    "Give the next person the file, or a copy that was saved while nobody had it open.",
    "Where it is encrypted, they need its passphrase or its recovery sheet. Neither stands here.",
    "Give them the passphrase in person, and let them change it afterwards.",
    "Backups and exports on your own computer hold people’s details too.",
    "Delete them once the next person has what they need.",
)


def places(connection: sa.Connection) -> Iterator[Block]:
    """Return where whoever takes over finds the file, and copies of it."""
    uid = connection.execute(sa.select(schema.project.c.uid)).scalar_one()
    folder = backup_folder() / uid
    kept = backup_folders.listed(folder) if folder.is_dir() else []
    made = [each.made_at for each in kept if each.made_at]
    newest = f"{len(kept):,}, the newest of {day(max(made).date())}" if made else "None on this computer"
    rows = (
        ("The project’s file", str(path_of(connection))),
        ("Encrypted", "Yes: it opens by its passphrase only" if is_encrypted(connection) else "No"),
        ("Backups, on the computer on which this was printed", newest),
        *((("They lie in", str(folder)),) if kept else ()),
    )
    yield Table((Column("What", width=2), Column("Where", width=4)), rows)
    yield Paragraph("To hand it over:")
    yield BulletList(tuple(Item(line) for line in _STEPS))
