"""What the import says: of formats, of what becomes of lines, of fields and values, of what went wrong."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from functools import cache

from engage.domain.choices import find_choice
from engage.domain.fields import Field
from engage.domain.records import Choice, Noun
from engage.errors import EngageError, Invalid
from engage.services.importing.registry import importers
from engage.services.importing.tables.column_fields import COLUMN_FIELDS
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
    said, rows = _first_sentence(in_words(trouble.problem.message)), len(trouble.rows)
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
    field = COLUMN_FIELDS[noun].get(name)
    return field_word(field) if field else first_upper(name.replace("_", " "))


def value_text(noun: Noun, name: str, text: str) -> str:
    """How a value reads that a file or a record has as text."""
    return text_of(COLUMN_FIELDS[noun].get(name), text)


def text_of(field: Field | None, text: str) -> str:
    """How a value of a field reads."""
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


def in_words(text: str) -> str:
    """Return a sentence of the services in which fields and values are called as in the window."""
    return _ids().sub(lambda found: _word_for(found[0]), text)


@cache
def _ids() -> re.Pattern[str]:
    """What is written together in ids, and would not be read as words."""
    known = {name for fields in COLUMN_FIELDS.values() for name in fields}
    known |= {choice.value for kind in Choice.__subclasses__() for choice in kind}
    found = sorted((name for name in known if "_" in name), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, found))})\b")


def _word_for(id: str) -> str:
    for kind in Choice.__subclasses__():
        for choice in kind:
            if choice.value == id:
                return word(choice)
    return next(field_word(fields[id]) for fields in COLUMN_FIELDS.values() if id in fields).lower()


def cut(text: str, most: int = 600) -> str:
    """The beginning of a text that may be a book: as much as anybody reads in passing."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def in_the_window(error: EngageError) -> EngageError:
    """Return what went wrong in the window's words, with what to do here.

    Services speak of options of a command, and of fields and values by their ids.
    """
    field = error.field if isinstance(error, Invalid) else ""
    next_step = error.next_step
    if field == "year":
        next_step = translated("Write the year")
    elif "--as" in next_step:
        next_step = translated("Say below what it holds")
    elif "--engagement" in next_step:
        next_step = translated("Choose the engagement above")
    elif "--map" in next_step:
        next_step = translated("Say under Columns which column gives what")
    words = (in_words(error.what), in_words(error.why), in_words(next_step))
    if words == (error.what, error.why, error.next_step):
        return error
    return Invalid(*words, field=field)
