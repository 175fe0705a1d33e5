"""How the fields of a record are read from text, and written as text that reads the same.

The command line, imports and editors all read by these functions. A reference comes back as the text that
names the other record, for the caller to look up; `Field.noun` says among which. Fields that make part of
something are put together by `parse_record`: the parts of an address, and a contact's full name.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from engage.domain.agendas import Agenda, Theme
from engage.domain.choices import excerpt, find_choice, what_there_is
from engage.domain.colours import read_colour
from engage.domain.commitments import Commitment
from engage.domain.consultations import Consultation, Question
from engage.domain.contacts import Contact
from engage.domain.engagements import AgendaItem, Engagement
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Address, Email, Organisation, Phone, Reach
from engage.domain.record_fields import FIELDS, Field, ValueType
from engage.domain.records import Choice, Noun, Record, Reference
from engage.domain.submissions import Submission
from engage.domain.text import clean, compact, fold
from engage.errors import Invalid

__all__ = [
    "FIELDS",
    "Field",
    "ValueType",
    "field_named",
    "format_field",
    "format_record",
    "parse_field",
    "parse_record",
]

_HERE = "Europe/London"
"""By whose clock times are given where nothing else is said."""

_RECORDS: Mapping[Noun, type[Record]] = {
    Noun.ORGANISATION: Organisation,
    Noun.CONTACT: Contact,
    Noun.AGENDA: Agenda,
    Noun.THEME: Theme,
    Noun.CONSULTATION: Consultation,
    Noun.ENGAGEMENT: Engagement,
    Noun.SUBMISSION: Submission,
    Noun.FEEDBACK: Feedback,
    Noun.COMMITMENT: Commitment,
}
_BY_KEY: Mapping[Noun, Mapping[str, Field]] = {
    noun: {
        compact(name): field
        for field in fields.values()
        for name in (field.name, field.label, field.name.removesuffix("s"))
    }
    for noun, fields in FIELDS.items()
}
_EMPTY: Mapping[ValueType, Any] = {ValueType.TEXT: "", ValueType.REFERENCES: ()}

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


def field_named(noun: Noun, name: str) -> Field:
    """Return the field that is meant by its name or label, in any case, with spaces, hyphens or underscores.

    A list answers to the singular too. Raises `Invalid` with the nearest field and all that there are.
    """
    if field := FIELDS[noun].get(name) or _BY_KEY[noun].get(compact(name)):
        return field
    raise Invalid(
        f"{noun.label.capitalize()} has no field “{excerpt(name)}”",
        what_there_is(name, FIELDS[noun]),
        field=name,
    )


def parse_field(noun: Noun, name: str, text: str, *, zone: str = _HERE) -> Any:
    """Return the value that a text gives a field; empty: the record's default.

    Times without an offset are by the clock of `zone`. Raises `Invalid` with the name of the field.
    """
    field = field_named(noun, name)
    text = clean(text).strip()
    if text:
        return _READERS[field.type](field, text, zone)
    if field.is_required:
        raise _missing(field)
    default = _default(noun, field.name)
    return _EMPTY.get(field.type) if default is dataclasses.MISSING else default


def parse_record(noun: Noun, texts: Mapping[str, str], *, is_new: bool = True) -> dict[str, Any]:
    """Return the values that make or alter a record: arguments of its class, and what names other records.

    Fields whose text is empty are left out. References stay texts under the names of their fields; so does
    the `role` beside a contact's `organisation`. `held_on` follows from the start; `said_on` may be missing,
    for it follows from the engagement. A record that is not new need not have what is required.
    """
    given: dict[str, tuple[Field, str]] = {}
    for name, text in texts.items():
        field = field_named(noun, name)
        if field.name in given:
            raise Invalid(f"{field.label} is given twice", field=field.name)
        given[field.name] = field, clean(text).strip()
    zone = given["zone"][1] or _HERE if "zone" in given else _HERE
    values = {name: _READERS[field.type](field, text, zone) for name, (field, text) in given.items() if text}
    if noun is Noun.CONTACT:
        values |= _name_parts(values)
    if parts := {name: values.pop(name) for name in list(values) if name.startswith("address_")}:
        values["addresses"] = (
            Address(**{name.removeprefix("address_"): part for name, part in parts.items()}),
        )
    if starts_at := values.get("starts_at"):
        day = starts_at.astimezone(ZoneInfo(zone)).date()
        if values.setdefault("held_on", day) != day:
            raise Invalid("The date and the start disagree", "", "Leave the date out", field="held_on")
    for field in FIELDS[noun].values() if is_new else ():
        if field.is_required and field.name not in values:
            raise _missing(field)
    return values


def format_field(noun: Noun, name: str, value: Any, *, zone: str = _HERE) -> str:
    """Return the text that gives a field this value; of other records, the name, and of themes the code."""
    field = field_named(noun, name)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case dt.datetime():
            local = value.astimezone(ZoneInfo(zone))
            return local.isoformat(" ", "auto" if local.second or local.microsecond else "minutes")
        case dt.date():
            return value.isoformat()
        case Reference():
            return (field.noun is Noun.THEME and value.kind) or value.name
        case tuple() if field.type is ValueType.QUESTIONS:
            return "\n".join(f"{question.number}. {question.text}" for question in value)
        case tuple() if field.type is ValueType.AGENDA_ITEMS:
            return "\n".join(map(_agenda_item, value))
        case tuple():
            return _joined([_part(noun, name, part) for part in value])
    return str(value)


def format_record(noun: Noun, record: Any) -> dict[str, str]:
    """Return a record's fields as texts, as far as texts can say them: its first address, its main role."""
    zone = getattr(record, "zone", _HERE)
    values = {name: getattr(record, name) for name in FIELDS[noun] if hasattr(record, name)}
    for address in getattr(record, "addresses", ())[:1]:
        values |= {
            name: getattr(address, name.removeprefix("address_"))
            for name in FIELDS[noun]
            if name.startswith("address_")
        }
    if isinstance(record, Contact):
        del values["name"]
        if role := record.primary_affiliation:
            values |= {"organisation": role.organisation, "role": role.role}
    if isinstance(record, Feedback):
        values["theme"] = tuple(coding.theme for coding in record.codings)
        stances = {coding.stance for coding in record.codings}
        if len(stances) == 1:
            values["stance"] = stances.pop()
    return {
        name: format_field(noun, name, values[name], zone=zone) for name in FIELDS[noun] if name in values
    }


def _default(noun: Noun, name: str) -> Any:
    return next(
        (field.default for field in dataclasses.fields(_RECORDS[noun]) if field.name == name),
        dataclasses.MISSING,
    )


def _name_parts(values: dict[str, Any]) -> dict[str, str]:
    """Take a contact's full name out of the values and return it in two."""
    if not (name := values.pop("name", "")):
        return {}
    if "given_name" in values or "family_name" in values:
        raise Invalid(
            "The name is given twice", "Once in full and once in parts", "Leave one out", field="name"
        )
    family, comma, given = name.partition(",")
    if not comma:
        given, _, family = name.rpartition(" ")
    return {"given_name": given.strip(), "family_name": family.strip()}


def _missing(field: Field) -> Invalid:
    return Invalid(f"{field.label} is missing", "", f"Write {field.help}", field=field.name)


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
            field, text, "is not known", what_there_is(text, [choice.value for choice in field.choices])
        )
    return choice


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
    clock = ZoneInfo(_read_zone(field, zone, zone))
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


def _clock_time(field: Field, text: str) -> dt.datetime:
    if match := _MOMENT.fullmatch(text):
        hour, minute = int(match[2]), int(match[3])
        return dt.datetime.combine(_read_date(field, match[1], ""), dt.time(hour, minute))
    if ":" not in text:
        raise ValueError(text)
    return dt.datetime.fromisoformat(text)


def _read_zone(field: Field, text: str, zone: str) -> str:
    try:
        ZoneInfo(text)
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
            known = [reach.value for reach in Reach]
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


def _agenda_item(item: AgendaItem) -> str:
    return item.title if item.minutes is None else f"{item.title} ({item.minutes} min)"


_READERS: Mapping[ValueType, Callable[[Field, str, str], Any]] = {
    ValueType.TEXT: _read_text,
    ValueType.LONG_TEXT: _read_long_text,
    ValueType.CHOICE: _read_choice,
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


def _part(noun: Noun, name: str, part: Any) -> str:
    match part:
        case Email(address=text, kind=kind) | Phone(number=text, kind=kind):
            return text if kind is Reach.WORK and ":" not in text else f"{kind}: {text}"
    return format_field(noun, name, part)


def _joined(parts: list[str]) -> str:
    if not any("," in part for part in parts):
        return ", ".join(parts)
    return "; ".join(parts) if len(parts) > 1 else f"{parts[0]};"  # a semicolon keeps the comma in its part
