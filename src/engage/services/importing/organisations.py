"""Organisations from a table."""

from __future__ import annotations

from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.services.importing.matching.known import parsed, take
from engage.services.importing.source import TABLES, Source
from engage.services.importing.tables.readings import columns_of
from engage.services.importing.tables.rows import likeness_of, rows_of
from engage.services.importing.work import Importer, Likeness, Work

_NOUN = Noun.ORGANISATION
_NEEDS = ("name",)


def _likeness(source: Source) -> Likeness:
    """How many of the columns are an organisation's."""
    return likeness_of(source, _NOUN, _NEEDS)


def _put_in(work: Work) -> None:
    """Add the organisations, update those with an id, and fill in those known by name."""
    take(work, Organisation, parsed(work, _NOUN, rows_of(work, _NOUN, _NEEDS)))


IMPORTER = Importer(
    name="organisations",
    summary="A table of organisations, a column for each field",
    counts=("organisation", "organisations"),
    suffixes=(*TABLES, ".txt"),
    likeness=_likeness,
    put_in=_put_in,
    columns=columns_of(_NOUN),
)
