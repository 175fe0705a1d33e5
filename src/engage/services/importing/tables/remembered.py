"""How the columns of a table were read last, and what its values mean: so that nobody says it twice.

What is kept are digests: of the header, with the fields in the order of its columns, and of each value that a
person has given a meaning, with that. No word of the file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from engage.domain.text import compact
from engage.settings import RememberedColumns, RememberedValue, Settings


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


def remembered_value(kept: Settings, field: str, theirs: str) -> str | None:
    """Return what a value was last said to mean for a field; None where nobody has said it."""
    digest = _digest((field, theirs))
    found = (value.ours for value in kept.values if value.theirs == digest and value.field == field)
    return next(found, None)


def remember_values(kept: Settings, values: Mapping[str, Mapping[str, str]]) -> Settings:
    """Return the settings with what values mean, by field, for the next table that has them."""
    said = [
        RememberedValue(field, _digest((field, theirs)), ours)
        for field, meant in values.items()
        for theirs, ours in meant.items()
    ]
    return kept.with_values(said) if said else kept


def _digest(words: Sequence[str]) -> str:
    text = "\0".join(map(_plain, words))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(words: str) -> str:
    return compact(words) or words.strip()
