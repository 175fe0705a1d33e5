"""How the columns of a table were read last: so that nobody says it twice of the same form.

What is kept are a digest of the header and the fields, in the order of its columns: no word of the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from engage.domain.text import compact
from engage.settings import RememberedColumns, Settings


def remembered(kept: Settings, columns: Sequence[str]) -> dict[str, str]:
    """Return the mapping that was chosen last for a table with these columns; empty where there was none."""
    digest = _digest(columns)
    fields = next((read.fields for read in kept.columns if read.header == digest), ())
    return dict(zip(columns, fields, strict=True)) if len(fields) == len(columns) else {}


def remember(kept: Settings, columns: Sequence[str], mapping: Mapping[str, str]) -> Settings:
    """Return the settings with a mapping for the next table with these columns."""
    chosen = {_plain(column): field for column, field in mapping.items()}
    fields = tuple(chosen.get(_plain(column), "") for column in columns)
    return kept.with_columns(RememberedColumns(_digest(columns), fields))


def _digest(columns: Sequence[str]) -> str:
    header = "\0".join(map(_plain, columns))
    return hashlib.sha256(header.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(column: str) -> str:
    return compact(column) or column
