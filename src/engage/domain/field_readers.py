"""How the text of one field becomes its value; `engage.domain.fields` has what callers need."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from engage.domain.choices import excerpt, find_choice, what_there_is
from engage.domain.colours import read_colour
from engage.domain.consultations import Question
from engage.domain.engagements import AgendaItem
from engage.domain.feedback import Stance
from engage.domain.objections import in_order, worded
from engage.domain.organisations import Email, Phone, Reach
from engage.domain.record_fields import Field, ValueType
from engage.domain.records import Choice
from engage.domain.text import fold
from engage.errors import Invalid

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_BINDING = frozenset(("rule", "disclosure", "objections"))
"""Fields that say what may be told, and what may be done with somebody's details."""

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_YES_NO = {
    "yes": True,
    "y": True,
    "true": True,
    "1": True,
    "no": False,
    "n": False,
    "false": False,
    "0": False,
}
_SIGNS = {stance.sign: stance for stance in Stance}

_DATES = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"),
    re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})"),
    re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?([ -])(?P<month>[^\W\d_]{3,})\.?,?\2(?P<year>\d{4})"),
)
_MOMENT = re.compile(r"(.+?),?(?: at)? (\d{1,2})[:.](\d\d)")
_NUMBER = re.compile(r"\d{1,12}|\d{1,3}(?:[,\s]\d{3}){1,3}")
_EMAIL = re.compile(r"[^@\s:<>]+@[^@\s:<>]+")
_TIMED = re.compile(r"(.*\S)\s+\((\d{1,4})\s*min(?:utes)?\)")
_QUESTION = re.compile(r"([A-Za-z]{0,2}\d+(?:\.\d+)*[A-Za-z]?)[.):]\s+(\S.*)")


Unread = Callable[[str, str, Invalid], object]
"""Is told the name of a field, a text for it that cannot be read, and what is wrong with that."""


def may_stay_empty(field: Field) -> bool:
    """Whether a record may come in without a value of this field that cannot be read.

    What may be told of something is never left to what is usual.
    """
    return not field.is_required and field.name not in _BINDING


def read_value(field: Field, text: str, zone: str) -> Any:
    """Return the value that a clean text, not empty, gives a field; times are by the clock of `zone`.

    Raises `Invalid` with the name of the field.
    """
    return _READERS[field.type](field, text, zone)


def readable_parts(field: Field, text: str, error: Invalid, unread: Unread) -> dict[str, Any]:
    """Return the parts that can be read of a text that cannot as a whole, by their field.

    `unread` is told of the others.
    """
    if field.type not in (ValueType.EMAILS, ValueType.PHONES):
        unread(field.name, text, error)
        return {}
    parts: tuple[Any, ...] = ()
    for part in _read_list(field, text, ""):
        try:
            parts += _READERS[field.type](field, f"{part};", "")
        except Invalid as wrong:
            unread(field.name, part, wrong)
    return {field.name: parts} if parts else {}


def _wrong(field: Field, text: str, what: str, why: str = "", next_step: str = "") -> Invalid:
    return Invalid(f"{field.label}: “{excerpt(text)}” {what}", why, next_step, field=field.name)


def _read_text(field: Field, text: str, zone: str) -> str:
    return re.sub(r"\s*\n\s*", " ", text) if "\n" in text else text


def _read_long_text(field: Field, text: str, zone: str) -> str:
    return text


def _read_choice(field: Field, text: str, zone: str) -> Choice:
    choice = find_choice(field.choices, text)
    if choice is None and _SIGNS.get(text) in field.choices:
        choice = _SIGNS[text]
    if choice is None:
        raise _wrong(
            field, text, "is not known", what_there_is(text, [choice.label for choice in field.choices])
        )
    return choice


def _read_choices(field: Field, text: str, zone: str) -> tuple[Choice, ...]:
    parts = {part: worded(part) for part in _read_list(field, text, "")}
    for part, choice in parts.items():
        if choice is None:
            known = [each.label for each in field.choices]
            raise _wrong(field, part, "is not known", what_there_is(part, known))
    return in_order(choice for choice in parts.values() if choice)


def _read_date(field: Field, text: str, zone: str) -> dt.date:
    for form in _DATES:
        if match := form.fullmatch(text):
            try:
                return dt.date(int(match["year"]), _month(match["month"]), int(match["day"]))
            except ValueError:
                break
    raise _wrong(
        field,
        text,
        "is no date",
        next_step="Write it as 2020-03-25, 25/03/2020 (the day first) or 25 March 2020",
    )


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(fold(text))), 0)


def _read_moment(field: Field, text: str, zone: str) -> dt.datetime:
    clock = clock_of(_read_zone(field, zone, zone))
    try:
        given = _clock_time(field, text)
        moment = (given if given.tzinfo else given.replace(tzinfo=clock)).astimezone(dt.UTC)
        if given.tzinfo is None and moment.astimezone(clock).replace(tzinfo=None) != given:
            raise _wrong(field, text, f"does not exist in {zone}", "The clocks went forward")
        moment.astimezone(clock)
    except (ValueError, OverflowError):
        raise _wrong(
            field, text, "is no time of day on a date", next_step="Write it as 2020-03-25 14:30"
        ) from None
    return moment


def clock_of(zone: str) -> ZoneInfo:
    """Return the clock of a time zone, as zoneinfo has it, which is loaded by then only.

    Raises as that does: `KeyError`, `ValueError` or `OSError`.
    """
    from zoneinfo import ZoneInfo

    return ZoneInfo(zone)


def _clock_time(field: Field, text: str) -> dt.datetime:
    if match := _MOMENT.fullmatch(text):
        hour, minute = int(match[2]), int(match[3])
        return dt.datetime.combine(_read_date(field, match[1], ""), dt.time(hour, minute))
    if ":" not in text:
        raise ValueError(text)
    return dt.datetime.fromisoformat(text)


def _read_zone(field: Field, text: str, zone: str) -> str:
    try:
        clock_of(text)
    except (KeyError, ValueError, OSError):
        raise Invalid(
            f"“{excerpt(text)}” is no time zone", "", "Write one such as Europe/London", field="zone"
        ) from None
    return text


def _read_number(field: Field, text: str, zone: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise _wrong(field, text, "is no whole number", next_step="Write it as 1200 or 1,200")
    return int(re.sub(r"\D", "", text))


def _read_rating(field: Field, text: str, zone: str) -> int:
    if text not in {"1", "2", "3", "4", "5"}:
        raise _wrong(field, text, "is no rating", "Ratings go from 1 (little) to 5 (much)")
    return int(text)


def _read_yes_no(field: Field, text: str, zone: str) -> bool:
    if (answer := _YES_NO.get(fold(text))) is None:
        raise _wrong(field, text, "is neither yes nor no")
    return answer


def _read_colour(field: Field, text: str, zone: str) -> str:
    return read_colour(text)


def _read_list(field: Field, text: str, zone: str) -> tuple[str, ...]:
    separator = ";" if ";" in text or "\n" in text else ","
    parts: dict[str, str] = {}
    for part in filter(None, map(str.strip, text.replace("\n", ";").split(separator))):
        parts.setdefault(fold(part), part)
    return tuple(parts.values())


def _read_emails(field: Field, text: str, zone: str) -> tuple[Email, ...]:
    emails = [Email(address=part, kind=kind) for kind, part in _parts_with_kinds(field, text)]
    for email in emails:
        if not _EMAIL.fullmatch(email.address):
            raise _wrong(
                field, email.address, "is no e-mail address", next_step="Write it as name@body.example"
            )
    return tuple(emails)


def _read_phones(field: Field, text: str, zone: str) -> tuple[Phone, ...]:
    phones = [Phone(number=part, kind=kind) for kind, part in _parts_with_kinds(field, text)]
    for phone in phones:
        if not any(map(str.isdecimal, phone.number)):
            raise _wrong(field, phone.number, "is no telephone number")
    return tuple(phones)


def _parts_with_kinds(field: Field, text: str) -> list[tuple[Reach, str]]:
    parts = []
    for part in _read_list(field, text, ""):
        name, colon, value = part.partition(":")
        kind = find_choice(Reach, name) if colon else Reach.WORK
        if kind is None:
            known = [reach.label for reach in Reach]
            raise _wrong(field, name, "is not known before a colon", what_there_is(name, known))
        parts.append((kind, value.strip() if colon else part))
    return parts


def _read_questions(field: Field, text: str, zone: str) -> tuple[Question, ...]:
    questions: dict[str, Question] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        match = _QUESTION.fullmatch(line)
        number, words = match.groups() if match else (str(len(questions) + 1), line)
        if fold(number) in questions:
            raise _wrong(field, line, "has a number that is taken", next_step="Give each question its own")
        questions[fold(number)] = Question(number=number, text=words)
    return tuple(questions.values())


def _read_agenda_items(field: Field, text: str, zone: str) -> tuple[AgendaItem, ...]:
    items = []
    for line in filter(None, map(str.strip, text.split("\n"))):
        match = _TIMED.fullmatch(line)
        title, minutes = (match[1], int(match[2])) if match else (line, None)
        items.append(AgendaItem(title=title, minutes=minutes))
    return tuple(items)


_READERS: Mapping[ValueType, Callable[[Field, str, str], Any]] = {
    ValueType.TEXT: _read_text,
    ValueType.LONG_TEXT: _read_long_text,
    ValueType.CHOICE: _read_choice,
    ValueType.CHOICES: _read_choices,
    ValueType.DATE: _read_date,
    ValueType.MOMENT: _read_moment,
    ValueType.ZONE: _read_zone,
    ValueType.NUMBER: _read_number,
    ValueType.RATING: _read_rating,
    ValueType.YES_NO: _read_yes_no,
    ValueType.COLOUR: _read_colour,
    ValueType.LIST: _read_list,
    ValueType.EMAILS: _read_emails,
    ValueType.PHONES: _read_phones,
    ValueType.QUESTIONS: _read_questions,
    ValueType.AGENDA_ITEMS: _read_agenda_items,
    ValueType.REFERENCE: _read_text,
    ValueType.REFERENCES: _read_list,
}
