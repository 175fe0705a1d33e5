"""Documents kept as JSON: all that one says, to be printed again as it was."""

from __future__ import annotations

import json

from engage.services.kept_values import Unfit, as_plain, from_plain
from engage.services.summaries.document import Document

_VERSION = 1
"""Goes up when what was kept before can no longer be read as it stands."""


def to_json(document: Document) -> str:
    """Return a document as JSON; the same document makes the same text."""
    return json.dumps(
        {"version": _VERSION, "document": as_plain(document)}, ensure_ascii=False, separators=(",", ":")
    )


def from_json(text: str) -> Document:
    """Return the very document of which the text was made; raises `Unfit` where it was made of none."""
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unfit(str(error)) from error
    if not isinstance(kept, dict) or kept.keys() != {"version", "document"}:
        raise Unfit("no document")
    if kept["version"] != _VERSION:
        raise Unfit(f"of version {kept['version']}")
    return from_plain(Document, kept["document"])
