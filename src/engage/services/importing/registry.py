"""The formats that can be imported."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import cast

from engage.domain.choices import excerpt, what_there_is
from engage.errors import Invalid
from engage.services.importing import agendas, contacts, feedback, notes, organisations
from engage.services.importing.tables import read_table
from engage.services.importing.work import Importer, Source

ENTRY_POINTS = "engage.importers"
"""The group by which installed packages offer more formats; each entry is an `Importer`."""

_BUILT_IN: Sequence[Importer] = (
    agendas.IMPORTER,
    notes.IMPORTER,
    organisations.IMPORTER,
    contacts.IMPORTER,
    feedback.IMPORTER,
)
_LEAST = 0.5
"""How much a file must look like a format to be taken for it."""


def importers() -> list[Importer]:
    """Return every format, those that ship with Engage first."""
    return [*_BUILT_IN, *(cast(Importer, entry.load()) for entry in entry_points(group=ENTRY_POINTS))]


def importer_named(name: str) -> Importer:
    """Return a format by its name; raises `Invalid`."""
    known = {importer.name: importer for importer in importers()}
    if name not in known:
        raise Invalid(f"There is no format “{name}”", what_there_is(name, known), field="format")
    return known[name]


def importer_for(source: Source) -> Importer:
    """Return the format that a file looks like most; raises `Invalid` where that is not clear."""
    likenesses = [(importer.likeness(source), importer) for importer in importers()]
    best = max(likeness for likeness, _ in likenesses)
    found = [importer for likeness, importer in likenesses if likeness == best]
    if best >= _LEAST and len(found) == 1:
        return found[0]
    could_be = found if best >= _LEAST else _with_suffix(source)
    raise Invalid(
        f"It is not clear what {source.name} holds",
        _columns(source),
        f"Say it with --as {' or --as '.join(importer.name for importer in could_be)}",
    )


def _with_suffix(source: Source) -> list[Importer]:
    every = importers()
    return [importer for importer in every if source.path.suffix.lower() in importer.suffixes] or every


def _columns(source: Source) -> str:
    """What stands in the header of a table, and what should."""
    if not source.is_table:
        return ""
    columns = ", ".join(read_table(source.text, source.name).columns)
    return (
        f"its columns are {excerpt(columns)}; organisations need name, contacts name or family_name, "
        "feedback text, themes title"
    )
