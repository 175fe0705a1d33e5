"""How a response sheet is read: what its columns are, and what is said in those of few values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from engage.domain.choices import find_choice
from engage.domain.disclosure import Level
from engage.domain.feedback import Capacity
from engage.domain.records import Noun
from engage.domain.text import compact, fold
from engage.services.importing.response_sheets.columns import Sheet, is_about, is_question, read_columns
from engage.services.importing.response_sheets.headings import ABOUT, FIELDS, OF_QUESTIONS, plain
from engage.services.importing.source import Source
from engage.services.importing.tables.columns import How, Proposal
from engage.services.importing.tables.own_headers import with_header
from engage.services.importing.tables.readings import Reading, read_as
from engage.services.importing.tables.table import Table, read_table
from engage.services.importing.tables.value_synonyms import NO, VALUE_SYNONYMS, YES
from engage.services.importing.tables.values import Guess
from engage.services.importing.work import Choices, Columns

_YES = YES | {"yes", "y", "true", "1"}
_NO = NO | {"no", "n", "false", "0"}


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A response sheet before any of its rows is read."""

    sheet: Sheet
    reading: Reading


def read_sheet(source: Source, choices: Choices) -> SheetReading:
    """Return what is made of a response sheet, as a person has chosen or as it seems to be.

    Raises `Invalid` where the file is no table, or what was chosen cannot be done.
    """
    choices = with_header(source, choices, lambda cell: is_about(cell) or is_question(cell))
    table = read_table(source, choices)
    sheet = read_columns(table, choices.mapping)
    wished = {compact(column) or column for column in choices.mapping}
    proposals = [
        _proposal(column, gives, sheet, is_wished=(compact(column) or column) in wished)
        for column, gives in zip(table.columns, sheet.gives, strict=True)
    ]
    reading = read_as(
        table,
        Noun.FEEDBACK,
        FIELDS,
        proposals,
        choices,
        several=(*OF_QUESTIONS, "question"),
        guesses=dict(_guesses(table, sheet.about)),
        instead={"disclosure": Level.WITHHELD.value},
    )
    return SheetReading(sheet, reading)


def _proposal(column: str, gives: str | None, sheet: Sheet, *, is_wished: bool) -> Proposal:
    """What a column gives, and what tells."""
    if is_wished:
        return Proposal(column, gives, How.CHOSEN)
    if gives is None:
        return Proposal(column, None, How.UNKNOWN)
    if not gives:
        is_private = column in sheet.private
        why = "it is about the person and not about the questions" if is_private else "nobody would miss it"
        return Proposal(column, "", How.CONTENT, why)
    if gives == "question":
        return Proposal(column, gives, How.CONTENT, "it is a question, or holds long answers")
    if compact(column) in (gives, compact(FIELDS[gives].label)):
        return Proposal(column, gives, How.NAME, "it is named as the field is")
    if ABOUT.get(plain(column)) or ABOUT.get(compact(column)):
        return Proposal(column, gives, How.SYNONYM, "its name is another one for the field")
    return Proposal(column, gives, How.CONTENT, "it asks for that, and the answers are short")


def _guesses(table: Table, about: Mapping[str, int]) -> Mapping[int, Guess]:
    guesses: dict[int, Guess] = {}
    if "capacity" in about:
        guesses[about["capacity"]] = _capacity
    if "disclosure" in about:
        heading = fold(table.columns[about["disclosure"]])
        guesses[about["disclosure"]] = lambda cell: _disclosure(heading, cell)
    return guesses


def _capacity(cell: str) -> str | None:
    """For whom somebody says to answer; None where that cannot be told."""
    if find_choice(Capacity, cell):
        return cell
    if known := VALUE_SYNONYMS[Capacity].get(compact(cell)):
        return known.value
    said = fold(cell)
    if "member" in said and "public" not in said:
        return Capacity.MEMBERS.value
    if "behalf" in said or "organi" in said or "business" in said:
        return Capacity.ORGANISATION.value
    is_person = "individual" in said or "personal" in said or "public" in said
    return Capacity.PERSONAL.value if is_person else None


def _disclosure(heading: str, cell: str) -> str | None:
    """How an answer may be told, where the respondent was asked; "" where nothing stands against it."""
    said, key = fold(cell), compact(cell)
    is_yes, is_no = key in _YES, key in _NO
    if "anonym" in said or ("anonym" in heading and "publish" not in heading and is_yes):
        return Level.ANONYMOUS.value
    if re.search(r"\bnot\b|n't\b|confidential|private", said):
        return Level.WITHHELD.value
    asks_to_hide = "confidential" in heading or ("anonym" in heading and "publish" not in heading)
    if (is_no and asks_to_hide) or (is_yes and not asks_to_hide) or "publish" in said or "name" in said:
        return ""
    return Level.WITHHELD.value if is_yes or is_no else None


COLUMNS = Columns(FIELDS, lambda source, choices: read_sheet(source, choices).reading)
