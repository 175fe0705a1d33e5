"""What kept files hold, each thing once under its SHA-256, whatever mentions it."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa

from engage.errors import StorageFailed
from engage.storage import schema

_CONTENT = schema.content


def keep(connection: sa.Connection, held: bytes) -> str:
    """Keep what a file holds; return the SHA-256 under which it is found."""
    sha256 = hashlib.sha256(held).hexdigest()
    is_known = sa.select(_CONTENT.c.sha256).where(_CONTENT.c.sha256 == sha256)
    if connection.execute(is_known).first() is None:
        connection.execute(_CONTENT.insert().values(sha256=sha256, bytes=held))
    return sha256


def load(connection: sa.Connection, sha256: str) -> bytes:
    """Return what a file held, to the byte; raises `StorageFailed` where it is not that any more."""
    held = connection.execute(sa.select(_CONTENT.c.bytes).where(_CONTENT.c.sha256 == sha256)).scalar()
    if held is None or hashlib.sha256(held).hexdigest() != sha256:
        raise StorageFailed("The file is damaged", "it is not what was kept", "Look for it in a backup")
    return bytes(held)
