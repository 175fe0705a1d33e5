"""The formats that can be imported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from engage.domain.choices import excerpt, what_there_is
from engage.errors import EngageError, Invalid
from engage.services import plug_ins
from engage.services.importing import attendance, commitments, contacts, engagements, feedback, organisations
from engage.services.importing.calendars import importer as calendars
from engage.services.importing.calls import attendance as calls
from engage.services.importing.calls import chat
from engage.services.importing.cards import importer as cards
from engage.services.importing.groups_register import importer as groups_register
from engage.services.importing.prose import agendas, notes
from engage.services.importing.qda import importer as qda
from engage.services.importing.response_sheets import importer as response_sheets
from engage.services.importing.source import Source
from engage.services.importing.submissions import importer as submissions
from engage.services.importing.tables.table import read_table
from engage.services.importing.work import UNLIKE, Importer, Likeness

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "engage.importers"
"""The group by which installed packages offer more formats; each entry is an `Importer`."""

_MARKED: Sequence[Importer] = (cards.IMPORTER, calendars.IMPORTER, groups_register.IMPORTER)
"""Formats whose files say at once what they are: nobody need read on to see what else they may be."""

_BUILT_IN: Sequence[Importer] = (
    agendas.IMPORTER,
    notes.IMPORTER,
    organisations.IMPORTER,
    contacts.IMPORTER,
    engagements.IMPORTER,
    feedback.IMPORTER,
    response_sheets.IMPORTER,
    commitments.IMPORTER,
    attendance.IMPORTER,
    calls.ZOOM,
    calls.TEAMS,
    calls.EVENTBRITE,
    chat.IMPORTER,
    *_MARKED,
    qda.CODEBOOK_IMPORTER,
    qda.PROJECT_IMPORTER,
    submissions.IMPORTER,
)
_FEW = 3
_LEAST = 0.5
"""How much a file must look like a format to be taken for it."""


def importers() -> list[Importer]:
    """Return every format, those that ship with Engage first; of a name, the first is meant."""
    return plug_ins.with_offered(_BUILT_IN, ENTRY_POINTS, _added, attrgetter("name"))


def _added(point: EntryPoint) -> Importer:
    """The format of another package; one that cannot be loaded says so in its place."""
    try:
        importer = plug_ins.load(point, Importer)
    except EngageError as error:
        refuse = plug_ins.refusal(error)
        return Importer(point.name, str(error), ("row", "rows"), (), lambda source: UNLIKE, refuse)
    look, put_in = plug_ins.guarded(point, importer.likeness), plug_ins.guarded(point, importer.put_in)

    def likeness(source: Source) -> Likeness:
        try:
            return look(source)
        except EngageError:  # the log has it; no other format need wait for this one
            return UNLIKE

    return replace(importer, likeness=likeness, put_in=put_in)


def importer_named(name: str) -> Importer:
    """Return a format by its name; raises `Invalid`."""
    known = {importer.name: importer for importer in importers()}
    if name not in known:
        raise Invalid(f"There is no format “{name}”", what_there_is(name, known), field="format")
    return known[name]


def recognised(source: Source) -> list[tuple[Likeness, Importer]]:
    """Return the formats that a file may be, what it looks like most first."""
    for importer in _MARKED:
        if (likeness := importer.likeness(source)).certainty == 1:
            return [(likeness, importer)]
    found = [(importer.likeness(source), importer) for importer in importers()]
    return sorted((one for one in found if one[0].certainty), key=lambda one: -one[0].certainty)


def _say_which(names: Sequence[str]) -> str:
    if len(names) > _FEW:
        return f"Say it with --as and one of these: {', '.join(names)}"
    return f"Say it with --as {' or --as '.join(names)}"


def importer_for(source: Source) -> Importer:
    """Return the format that a file looks like most; raises `Invalid` where that is not clear."""
    likenesses = recognised(source)
    best = max((likeness.certainty for likeness, _ in likenesses), default=0)
    found = [importer for likeness, importer in likenesses if likeness.certainty == best >= _LEAST]
    if len(found) == 1:
        return found[0]
    if not likenesses:
        _ = read_table(source) if source.is_table else source.text  # raises where it is none
    could_be = found or _with_suffix(source)
    raise Invalid(
        f"It is not clear what {source.name} holds",
        _columns(source),
        _say_which([importer.name for importer in could_be]),
    )


def _with_suffix(source: Source) -> list[Importer]:
    every = importers()
    return [importer for importer in every if source.suffix in importer.suffixes] or every


def _columns(source: Source) -> str:
    """What stands in the header of a table, and what should."""
    if not source.is_table:
        return ""
    columns = ", ".join(filter(None, read_table(source).columns))
    return (
        f"its columns are {excerpt(columns)}; organisations need name, contacts name or family_name, "
        "feedback text, themes title"
    )
