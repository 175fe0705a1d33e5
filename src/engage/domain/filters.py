r"""The filter language of the search box, the command line, saved views and the scope of a summary.

    kind:union theme:2 stance:oppose region:wales after:2020-03-01 tag:steel "just transition" -ccus

Terms stand apart by white space and all must hold. `-` in front of a term turns it round. `field:value`
asks for a field, `field:a,b` for either value; `FIELDS` has the fields of each noun. A value with a space
or a comma stands in double quotation marks, within which `\"` and `\\` stand for `"` and `\`.

- A bare word holds where a word of the record's text is it or begins with it ("industr" finds
  "industrial"). Where it is several words ("energy-intensive"), they stand one after the other and the last
  may go on. A quoted phrase holds where its whole words stand one after the other. A record's text is what
  the full-text index has.
- Choices are compared by value or label. Texts and names hold where the folded value is contained in the
  folded field; a name also where it is the record's uid. A tag must be the whole tag.
- `theme:` takes a code ("2.1", in any case) or else words of a title, each of which begins a word of it
  (see `themes_named`); a theme matches everything below it.
- Where `agenda:` is asked for of feedback as well, a `theme:` is one of these agendas: `agenda:Jobs theme:2`
  finds nothing that is coded to theme 2 of another.
- For every `theme:` T and every `stance:` S that are asked for together, one coding in T has the stance S.
  Turned round, each stands alone: `-theme:2` holds where nothing is coded in 2, `-stance:oppose` where no
  stance is oppose. Feedback with no coding has the stance that it was logged with.
- `after:` and `before:` include the day that they name. 2020 and 2020-03 mean the first or last day as
  fits, or with `on:` all their days; `today` is the day of parsing.
- `by:` takes part of the name under which whoever put the record in works, or `me`: the person who asks.
- Archived records are left out, unless `is:archived` or `is:any` is asked for (`Filter.shows_archived`);
  the former then holds for archived records, the latter for all.

What is not known is an `Invalid` that says so and what there is; nothing is passed over.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engage.domain import clock
from engage.domain.agendas import Theme
from engage.domain.choices import excerpt, find_choice, what_there_is
from engage.domain.filter_fields import FIELDS, FieldType, Flag, Form
from engage.domain.records import Choice, Noun
from engage.domain.text import begin_words, clean, fold, words
from engage.errors import Invalid

__all__ = [
    "FIELDS",
    "MAX_VALUES",
    "DayRange",
    "FieldType",
    "Filter",
    "Flag",
    "Form",
    "RatingRange",
    "Term",
    "Worker",
    "parse",
    "quoted",
    "themes_named",
]

MAX_VALUES = 200
"""How many words and values a filter may have: the database's expressions may be 1,000 deep."""

_TERM_START = re.compile(r"\s*(?=\S)(-?)(?:([^\W\d]\w*):)?")
_QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_BARE_WORD = re.compile(r"\S*")
_BARE_VALUE = re.compile(r"[^\s,]*")
_NEEDS_NO_QUOTES = re.compile(r'[^\s,"][^\s,]*')
_RATING = re.compile(r"([1-5])|([1-5])?\.\.([1-5])?")
_DATE = re.compile(r"(\d{4})(?:-(\d\d?)(?:-(\d\d?))?)?")


@dataclass(frozen=True, slots=True)
class DayRange:
    """Days from `first` to `last`, both included; None: without end."""

    first: dt.date | None = None
    last: dt.date | None = None


@dataclass(frozen=True, slots=True)
class RatingRange:
    """Ratings from `first` to `last`, both included; None: without end."""

    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Worker:
    """One of us, by the folded name; `is_whole`: by all of it, and not by a part."""

    name: str
    is_whole: bool = False


Value = str | Choice | DayRange | RatingRange | Worker


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must hold, or with `is_negated` must not."""

    field: str | None
    """None: words of the record's text."""
    value: str
    """As it is written after the colon; of a phrase, what stands between the quotation marks."""
    is_negated: bool
    is_phrase: bool
    """Words of the text, whole; otherwise the last may go on."""
    values: tuple[Value, ...]
    """Of a field, the alternatives: members of its choices, ranges, or folded texts.

    Of words, the folded words in their order.
    """

    def __str__(self) -> str:
        sign = "-" if self.is_negated else ""
        if self.field:
            return f"{sign}{self.field}:{self.value}"
        return sign + (_in_quotes(self.value) if self.is_phrase else self.value)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed down to; no terms: everything that is not archived."""

    noun: Noun
    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """Text that parses to this filter, in its plainest form."""
        return " ".join(map(str, self.terms))

    @property
    def shows_archived(self) -> bool:
        """Whether archived records are looked at in the first place."""
        return any(
            term.field == "is"
            and not term.is_negated
            and not {Flag.ARCHIVED, Flag.ANY}.isdisjoint(term.values)
            for term in self.terms
        )


def parse(text: str, noun: Noun, *, today: dt.date | None = None, me: str = "") -> Filter:
    """Return what the text asks for among records of the noun.

    `today` and `me` are what these words mean: by default this day by the local clock, and whoever works
    without a name. Raises `Invalid`.
    """
    terms = tuple(_terms(clean(text), noun, today, me))
    if sum(len(term.values) for term in terms) > MAX_VALUES:
        raise Invalid(
            f"A filter may have {MAX_VALUES} words and values at most", "", "Leave some out", field="filter"
        )
    return Filter(noun, terms)


def quoted(value: str) -> str:
    """Return a value as it stands after a colon: in quotation marks where it needs them."""
    return value if _NEEDS_NO_QUOTES.fullmatch(value) else _in_quotes(value)


def _in_quotes(value: str) -> str:
    return '"' + value.replace("\\", r"\\").replace('"', r"\"") + '"'


def _terms(text: str, noun: Noun, today: dt.date | None, me: str) -> Iterator[Term]:
    position = 0
    while start := _TERM_START.match(text, position):
        is_negated = start[1] == "-"
        position = start.end()
        if start[2] is None:
            is_phrase = text.startswith('"', position)
            value, position = _read(text, position, _BARE_WORD)
            yield Term(None, value, is_negated, is_phrase, _words(value, start[1], is_phrase))
        else:
            name = _field_name(text, start, noun)
            values, position = _read_values(text, position)
            field = FIELDS[noun][name]
            if not all(values):
                raise Invalid(
                    f"“{name}:” has no value", field.help.capitalize(), _example(field), field="filter"
                )
            yield Term(
                name,
                ",".join(quoted(_canonical(field, value)) for value in values),
                is_negated,
                False,
                tuple(_value(name, field, value, today, me) for value in values),
            )


def _read(text: str, position: int, bare: re.Pattern[str], ends: str = "") -> tuple[str, int]:
    """Return the value at a place, without quotation marks, and the place after it."""
    if not text.startswith('"', position):
        return _read_bare(text, position, bare)
    match = _QUOTED.match(text, position)
    if match is None:
        raise Invalid(
            f"The quotation mark in “{excerpt(text[position:])}” is not closed",
            "",
            'End it with "',
            field="filter",
        )
    if not (rest := text[match.end() : match.end() + 1]).isspace() and rest not in ("", *ends):
        raise Invalid(
            f"“{excerpt(text[position : match.end() + 10])}” goes on after its quotation mark",
            "",
            "Put a space after the quotation mark",
            field="filter",
        )
    return re.sub(r'\\(["\\])', r"\1", match[1]).strip(), match.end()


def _read_bare(text: str, position: int, bare: re.Pattern[str]) -> tuple[str, int]:
    match = bare.match(text, position)
    assert match  # noqa: S101 -- both patterns match the empty text
    return match[0], match.end()


def _read_values(text: str, position: int) -> tuple[list[str], int]:
    value, position = _read(text, position, _BARE_VALUE, ",")
    values = [value]
    while text.startswith(",", position):
        value, position = _read(text, position + 1, _BARE_VALUE, ",")
        values.append(value)
    return values, position


def _words(value: str, sign: str, is_phrase: bool) -> tuple[str, ...]:
    found = tuple(words(value))
    if found:
        return found
    if is_phrase:
        what = "There is nothing to look for between the quotation marks" if not value else ""
    else:
        what = "“-” stands alone" if sign and not value else ""
    raise Invalid(
        what or f"“{excerpt(value)}” has no letter or digit to look for", "", "Write a word", field="filter"
    )


def _field_name(text: str, start: re.Match[str], noun: Noun) -> str:
    name = fold(start[2])
    if name in FIELDS[noun]:
        return name
    known = list(FIELDS[noun])
    value, _ = _read_bare(text, start.end(), _BARE_WORD)
    raise Invalid(
        f"“{excerpt(start[2])}:” is not known for {noun.plural}",
        what_there_is(name, known) if known else f"A filter for {noun.plural} has words only",
        f"To look for the words themselves, write {_in_quotes(excerpt(f'{start[2]}:{value}'))}",
        field="filter",
    )


def _canonical(field: FieldType, value: str) -> str:
    if field.form is Form.CHOICE and (choice := find_choice(field.choices, value)):
        return choice.value
    return fold(value) if field.form is Form.DATE else value


def _value(name: str, field: FieldType, value: str, today: dt.date | None, me: str) -> Value:
    match field.form:
        case Form.CHOICE:
            if choice := find_choice(field.choices, value):
                return choice
            raise Invalid(
                f"“{excerpt(value)}” is not known for “{name}:”",
                what_there_is(value, [choice.value for choice in field.choices]),
                field="filter",
            )
        case Form.RATING:
            return _rating(name, value)
        case Form.DATE:
            return _days(name, value, today)
        case Form.PERSON if fold(value).strip() == "me":
            return Worker(fold(me).strip(), is_whole=True)
        case _:
            folded = fold(value).strip()
            if not folded:
                raise Invalid(
                    f"“{name}:” has no value", field.help.capitalize(), _example(field), field="filter"
                )
            return Worker(folded) if field.form is Form.PERSON else folded


def _rating(name: str, value: str) -> RatingRange:
    if match := _RATING.fullmatch(value):
        one, first, last = (int(group) if group else None for group in match.groups())
        if one:
            return RatingRange(one, one)
        if (first or last) and (first or 1) <= (last or 5):
            return RatingRange(first, last)
    raise Invalid(
        f"“{excerpt(value)}” is no rating for “{name}:”",
        "Ratings go from 1 to 5",
        "Write one (4) or a range (3..5, 3.., ..2)",
        field="filter",
    )


def _days(name: str, value: str, today: dt.date | None) -> DayRange:
    try:
        first, last = _period(value, today)
    except ValueError:
        raise Invalid(
            f"“{excerpt(value)}” is no date for “{name}:”",
            "",
            "Write it as 2020-03-25, 2020-03, 2020 or today",
            field="filter",
        ) from None
    return DayRange(None if name == "before" else first, None if name == "after" else last)


def _period(value: str, today: dt.date | None) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that a date, a month or a year stands for."""
    if fold(value) == "today":
        day = today or clock.today()
        return day, day
    match = _DATE.fullmatch(value)
    if match is None:
        raise ValueError(value)
    year, month, day_of_month = (int(group) if group else None for group in match.groups())
    assert year is not None  # noqa: S101 -- the pattern has it always
    first = dt.date(year, month or 1, day_of_month or 1)
    if day_of_month:
        return first, first
    if month and month < 12:
        return first, dt.date(year, month + 1, 1) - dt.timedelta(days=1)
    return first, dt.date(year, 12, 31)


def _example(field: FieldType) -> str:
    match field.form:
        case Form.CHOICE:
            return f"Write one of {', '.join(choice.value for choice in field.choices)}"
        case Form.RATING:
            return "Write 4, or 3..5"
        case Form.DATE:
            return "Write a date such as 2020-03-25, or today"
        case Form.PERSON:
            return "Write me, or part of a name"
        case _:
            return "Write it after the colon, in quotation marks where it has a space"


def themes_named(value: str, themes: Sequence[Theme]) -> list[Theme]:
    """Return the themes that a `theme:` value names, and everything below them, in the order given.

    Those with the code; else those in whose title every word of the value begins a word. `themes` are all
    those of one agenda, or of several.
    """
    wanted = fold(value).strip()
    named = [theme for theme in themes if fold(theme.code) == wanted]
    if not named:
        named = [theme for theme in themes if begin_words(words(value), words(theme.title))]
    chosen = {theme.id for theme in named}
    children: dict[int, list[int]] = {}
    for theme in themes:
        if theme.parent:
            children.setdefault(theme.parent.id, []).append(theme.id)
    below = list(chosen)
    while below:
        new = [child for child in children.get(below.pop(), ()) if child not in chosen]
        chosen.update(new)
        below.extend(new)
    return [theme for theme in themes if theme.id in chosen]
