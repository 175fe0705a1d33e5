"""The rows of a response sheet: who answered, when, and what."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from engage.domain.choices import excerpt, find_choice
from engage.domain.disclosure import Level
from engage.domain.feedback import Capacity
from engage.domain.fields import parse_field
from engage.domain.organisations import Email
from engage.domain.records import Noun
from engage.domain.text import clean, compact, fold
from engage.errors import Invalid
from engage.services.importing.personal_names import taken_apart
from engage.services.importing.response_sheets.columns import Asked, Beside, Sheet, is_ticked
from engage.services.importing.response_sheets.headings import is_no_name, is_silent
from engage.services.importing.response_sheets.sheets import SheetReading
from engage.services.importing.tables.rows import first_of, wrong_width
from engage.services.importing.tables.table import Table
from engage.services.importing.tables.totals import totals_said
from engage.services.importing.tables.value_synonyms import NO
from engage.services.importing.tables.values import ERRORS
from engage.services.importing.work import Work

_REPORT_EVERY = 200
_EMAIL = re.compile(r"(?<![^@\s:<>,;])[^@\s:<>,;]++@[^@\s:<>,;]+\.[^@\s:<>,;]+")
_LISTED = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody said to one question."""

    asked: int
    """Which of the sheet's questions, from 0."""
    text: str
    tags: tuple[str, ...] = ()
    notes: str = ""
    themes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """One row."""

    row: int
    key: str
    """What tells it from all other responses, the next time too."""
    name: str
    """What it is called for a person."""
    said_on: dt.date | None
    person: Mapping[str, Any] = field(default_factory=dict)
    """The values of a contact; empty where nobody is named."""
    body: str = ""
    capacity: Capacity | None = None
    disclosure: Level | None = None
    answers: tuple[Answer, ...] = ()


def responses(work: Work, found: SheetReading) -> Iterator[Response]:
    """Yield the rows that answer anything; what cannot be read of them is a problem."""
    table = found.reading.table
    for order in found.reading.orders.values():
        if order.is_open:
            work.notes.append(
                f"Nothing tells whether the day or the month is first in “{order.example}”: "
                "the day was taken first."
            )
    seen: dict[str, int] = {}
    width = len(table.columns)
    totals: list[int] = []
    for number, row in table.rows(totals.append):
        work.read += 1
        if work.read % _REPORT_EVERY == 0:
            work.progress(min(number, table.size), table.size, work.source.name)
        if len(row) < width or any(map(str.strip, row[width:])):
            work.leave_out(number, wrong_width(len(row), width), Noun.FEEDBACK, first_of(row))
            continue
        try:
            response = _response(work, found, number, row, is_first=work.read == 1)
            if response is None:
                work.read -= 1
                continue
            if response.key in seen:
                raise Invalid(f"Row {seen[response.key]} is the same response", "", "Keep the later one only")
        except Invalid as error:
            work.leave_out(number, error, Noun.FEEDBACK, first_of(row))
            continue
        seen[response.key] = number
        yield response
    if totals:
        work.notes.append(totals_said(totals))


def _response(
    work: Work, found: SheetReading, number: int, row: Sequence[str], *, is_first: bool
) -> Response | None:
    """What a row says; None where it says nothing, or is a second header as some programs write it."""
    sheet, table = found.sheet, found.reading.table

    def cell(name: str) -> str:
        place = sheet.about.get(name)
        return "" if place is None or is_silent(row[place]) else clean(row[place]).strip()

    def meant(name: str) -> str:
        text = cell(name)
        return found.reading.values[sheet.about[name]].meant(text) if text else ""

    answers = tuple(_answers(work, table, sheet, number, row))
    given, day = cell("response"), cell("said_on")
    person, body = _person(cell), cell("organisation")
    if not given and (
        not answers or (is_first and "response" in sheet.about and not (day or person or body))
    ):
        return None
    name = " ".join(person[part] for part in ("given_name", "family_name") if part in person)
    return Response(
        row=number,
        key=fold(given) or _digest([row[place] for place in sheet.about.values()], answers),
        name=name or body or (f"Response {given}" if given else f"Row {number}"),
        said_on=_day(work, number, day, meant("said_on")),
        person=person,
        body=body,
        capacity=find_choice(Capacity, meant("capacity")),
        disclosure=_disclosure(work, found, number, cell("disclosure"), meant("disclosure")),
        answers=answers,
    )


def _day(work: Work, row: int, text: str, meant: str) -> dt.date | None:
    """When somebody answered; None where that is not said, or cannot be read."""
    if not text:
        return None
    try:
        day = parse_field(Noun.FEEDBACK, "said_on", meant)
    except Invalid as error:
        work.go_without(row, "said_on", text, error)
        return None
    return day if isinstance(day, dt.date) else None


def _digest(about: Sequence[str], answers: Sequence[Answer]) -> str:
    """What tells a row from all others where it has no number: who, when, and the first answer.

    Whatever is put beside it later, another question or what analysts say of it, it is the same response.
    """
    said = (*about, *(answer.text for answer in answers[:1]))
    return hashlib.sha256("\0".join(" ".join(cell.split()) for cell in said).encode()).hexdigest()


def _person(cell: Any) -> dict[str, Any]:
    parts = {name: cell(name) for name in ("given_name", "family_name") if not is_no_name(cell(name))}
    name = cell("name")
    if not parts and _EMAIL.fullmatch(name):
        name = ""
    if not parts and not is_no_name(name):
        taken = taken_apart(name)
        parts = {"title": taken.title, "given_name": taken.given_name, "family_name": taken.family_name}
    emails = _EMAIL.findall(cell("emails"))
    if emails and not parts:
        parts = {"family_name": emails[0]}
    values: dict[str, Any] = {part: text for part, text in parts.items() if text}
    if values and emails:
        values["emails"] = tuple(Email(address=address) for address in dict.fromkeys(emails))
    return values


def _disclosure(work: Work, found: SheetReading, number: int, text: str, meant: str) -> Level | None:
    """How an answer may be told, where the respondent was asked; never more openly than it would be else.

    What is not understood is withheld: a word too little can be put right, a word too much cannot.
    """
    level = find_choice(Level, meant) if meant else None
    if meant and level is None:
        what = f"“{excerpt(text)}” does not say whether the answers may be told: they are withheld."
        column = found.reading.table.columns[found.sheet.about["disclosure"]]
        work.problem(number, what, column)
        return Level.WITHHELD
    return level


def _answers(work: Work, table: Table, sheet: Sheet, number: int, row: Sequence[str]) -> Iterator[Answer]:
    """What a row says to the questions.

    What analysts put beside the whole response goes to what is said in own words, where anything is.
    """
    said: list[tuple[int, Asked, str]] = []
    for at, asked in enumerate(sheet.asked):
        text = _chosen(asked, row) if asked.options else clean(row[asked.places[0]]).strip()
        if text in ERRORS:
            what = f"The formula comes to an error ({text}): the cell was left out."
            work.problem(number, what, table.columns[asked.places[0]])
        elif not is_silent(text):
            said.append((at, asked, text))
    whole = _said_beside(sheet.beside, row)
    has_own_words = any(not asked.is_closed for _, asked, _ in said)
    for at, asked, text in said:
        own = _said_beside(asked.beside, row)
        beside = [own] if asked.is_closed and has_own_words else [own, whole]
        tags, notes, themes = (
            tuple(dict.fromkeys(text for each in beside for text in each[part]))
            for part in ("tags", "notes", "theme")
        )
        yield Answer(at, text, tags, "\n".join(notes), themes)


def _chosen(asked: Asked, row: Sequence[str]) -> str:
    """The options that are ticked, in one; what was written beside "other" is one too."""
    chosen = []
    for place, label in zip(asked.places, asked.options, strict=True):
        cell = row[place].strip()
        if is_silent(cell) or (compact(cell) or cell) in NO | {"no", "n", "false", "0", "notselected"}:
            continue
        chosen.append(label if is_ticked(cell) else cell)
    return "; ".join(chosen)


def _said_beside(beside: Beside, row: Sequence[str]) -> dict[str, list[str]]:
    ticked = [label for place, label in beside.ticked.items() if is_ticked(row[place])]
    return {
        "tags": [tag for place in beside.tags for tag in _list(row[place])] + ticked,
        "notes": [clean(row[place]).strip() for place in beside.notes if not is_silent(row[place])],
        "theme": [theme for place in beside.theme for theme in _list(row[place])],
    }


def _list(cell: str) -> list[str]:
    if is_silent(cell):
        return []
    parts = _LISTED.split(cell) if _LISTED.search(cell) else cell.split(",")
    return [" ".join(part.split()) for part in parts if part.strip()]
