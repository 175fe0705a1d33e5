"""What the import says: of formats, of what becomes of lines, of fields and values, of what went wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence

from engage.domain.choices import find_choice
from engage.domain.fields import FIELDS, Field
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services.importing.registry import importers
from engage.services.importing.tables.columns import ID
from engage.services.importing.troubles import Trouble
from engage.ui.dates import long_date
from engage.ui.importing.lines import Fate, Rehearsed
from engage.ui.translation import field_word, mark, translated, word
from engage.ui.widgets.fields import first_upper

_FORMATS = {
    "agenda": mark("Agenda"),
    "attendance": mark("Attendance"),
    "calendar": mark("Calendar"),
    "cards": mark("Cards of people (vCard)"),
    "codebook": mark("Codebook"),
    "coded-project": mark("Coded project"),
    "commitments": mark("Follow-ups"),
    "contacts": mark("Contacts"),
    "engagements": mark("Engagements"),
    "eventbrite": mark("Who has a ticket (Eventbrite)"),
    "feedback": mark("Feedback"),
    "notes": mark("Note of a meeting"),
    "organisations": mark("Organisations"),
    "groups": mark("Register of parliamentary groups"),
    "responses": mark("Responses to a consultation"),
    "submissions": mark("Submission"),
    "teams": mark("Who was on a call (Teams)"),
    "zoom": mark("Who was on a call (Zoom)"),
    "zoom-chat": mark("Chat of a call (Zoom)"),
}
AT_ENGAGEMENT = frozenset(
    {
        "attendance",
        "calendar",
        "coded-project",
        "commitments",
        "eventbrite",
        "feedback",
        "notes",
        "responses",
        "submissions",
        "teams",
        "zoom",
        "zoom-chat",
    }
)
"""Formats whose contents belong to an engagement, which the person may choose."""

FATES: Mapping[Fate, tuple[str, str]] = {
    Fate.UNSURE: (mark("Unsure"), mark("{} unsure")),
    Fate.LEFT_OUT: (mark("Left out"), mark("{} left out")),
    Fate.NEW: (mark("New"), mark("{} new")),
    Fate.FILLED: (mark("Filled in"), mark("{} filled in")),
    Fate.REPLACED: (mark("Replaced"), mark("{} replaced")),
    Fate.SAME: (mark("The same"), mark("{} the same")),
}
"""What becomes of one line; and how many of such lines there are."""

_ALTERING = (Fate.NEW, Fate.UNSURE, Fate.FILLED, Fate.REPLACED)
_IN_SENTENCE = (Fate.NEW, Fate.UNSURE, Fate.FILLED, Fate.REPLACED, Fate.SAME, Fate.LEFT_OUT)
_CALLED_OTHERWISE = {
    "affiliations": mark("Roles"),
    "joined": mark("Joined"),
    "left": mark("Left"),
    "minutes": mark("Minutes"),
    "status": mark("Status"),
    ID: mark("Id in Engage"),
}
"""What an import alters that is no field of a noun by that name."""


_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d.*)?")


def format_text(name: str) -> str:
    """What a file of this format holds, as it is read."""
    return translated(_FORMATS[name]) if name in _FORMATS else first_upper(name)


def suffixes() -> list[str]:
    """How files end that can be imported."""
    return sorted({suffix for importer in importers() for suffix in importer.suffixes})


def outcome_text(rehearsed: Rehearsed) -> str:
    """How much there is of what, in one sentence."""
    found = rehearsed.counts()
    counts = ", ".join(
        translated(FATES[fate][1]).format(f"{found[fate]:,}") for fate in _IN_SENTENCE if found[fate]
    )
    holds = format_text(rehearsed.report.format)
    said = translated("{}: {}.").format(holds, counts or translated("nothing in it"))
    without = rehearsed.report.without
    if without:
        one, several = translated("1 of them without a value"), translated("{} of them without a value")
        said = f"{said[:-1]}; {one if without == 1 else several.format(f'{without:,}')}."
    return said


def import_text(rehearsed: Rehearsed | None) -> str:
    """What the button says that brings a file in: also what it leaves out, where that is something."""
    found = rehearsed.counts() if rehearsed is not None else {}
    out = found.get(Fate.LEFT_OUT, 0)
    altered = sum(found.get(fate, 0) for fate in _ALTERING)
    if not out or not altered:
        return translated("Import")
    return translated("Import {} and leave {} out").format(f"{altered:,}", f"{out:,}")


def without_text(noun: Noun, names: Sequence[str]) -> str:
    """Which values a line comes in without."""
    fields = ", ".join(field_text(noun, name).lower() for name in names)
    return translated("Without: {}").format(fields)


def told_text(trouble: Trouble) -> str:
    """What is left out of which rows, and why."""
    said, rows = _first_sentence(trouble.problem.message), len(trouble.rows)
    if trouble.problem.keeps_out:
        one, several = translated("1 row is left out."), translated("{} rows are left out.")
    else:
        one, several = translated("1 row comes in without it."), translated("{} rows come in without it.")
    return f"{said} {one if rows == 1 else several.format(f'{rows:,}')}"


def _first_sentence(text: str) -> str:
    """What is wrong, without what may be written instead: the line has that."""
    what, stop, _ = text.partition(". ")
    return f"{what}." if stop else what


def field_text(noun: Noun, name: str) -> str:
    """What a field is called."""
    if name in _CALLED_OTHERWISE:
        return translated(_CALLED_OTHERWISE[name])
    field = FIELDS[noun].get(name)
    return field_word(field) if field else first_upper(name.replace("_", " "))


def value_text(noun: Noun, name: str, text: str) -> str:
    """How a value reads that a file or a record has as text."""
    field: Field | None = FIELDS[noun].get(name)
    choice = find_choice(field.choices, text) if field and field.choices else None
    if choice is not None:
        return first_upper(word(choice))
    return _moment_text(text) if _MOMENT.fullmatch(text) else text


def _moment_text(text: str) -> str:
    """A day, with the time of this computer's clock where one is given, as it is read."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    if len(text) == len("2020-03-25"):
        return long_date(moment.date())
    there = moment.astimezone() if moment.tzinfo else moment
    return f"{long_date(there.date())}, {there:%H:%M}"


def cut(text: str, most: int = 600) -> str:
    """The beginning of a text that may be a book: as much as anybody reads in passing."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def in_the_window(error: EngageError) -> EngageError:
    """Return what went wrong with what to do here, where services speak of options of a command."""
    if isinstance(error, Invalid) and error.field == "year":
        return Invalid(error.what, error.why, translated("Write the year"), field=error.field)
    if "--as" in error.next_step:
        return Invalid(error.what, error.why, translated("Say below what it holds"))
    if "--engagement" in error.next_step:
        return Invalid(error.what, error.why, translated("Choose the engagement above"))
    if "--map" in error.next_step:
        return Invalid(error.what, error.why, translated("Say under Columns which column gives what"))
    return error
