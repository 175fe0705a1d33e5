"""The ids that other programs give to people, bodies and meetings, as uids of our own."""

from __future__ import annotations

import uuid

from engage.domain.records import Noun

_OURS = uuid.UUID("8f0b4f9c-6a41-5d0e-9a3e-0d5b1c7e2a64")
"""The namespace of foreign ids. It must never change: by it a second import finds what the first one made."""


def own_uid(noun: Noun, id: str) -> str:
    """Return the uid of the record that another program knows by an id; "" where it gives none.

    A UUID is taken as it is, also in braces or after `urn:uuid:`. All else becomes a UUID of version 5, of
    which two nouns have different ones: a card and a meeting may both be called "17".
    """
    id = id.strip()
    if not id:
        return ""
    try:
        return str(uuid.UUID(id))
    except ValueError:
        return str(uuid.uuid5(_OURS, f"{noun.value}:{id}"))
