"""Which columns of a response sheet are questions, and what the others tell of the respondents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from engage.domain.choices import excerpt, find_choice, what_there_is
from engage.domain.feedback import Stance
from engage.domain.text import compact, words
from engage.errors import Invalid
from engage.services.importing.response_sheets.headings import (
    ABOUT,
    ASKING,
    CAPACITY,
    FIELDS,
    OF_QUESTIONS,
    PUBLISHING,
    SENSITIVE,
    UNUSED,
    is_silent,
    plain,
)
from engage.services.importing.tables.table import Table
from engage.services.importing.tables.value_synonyms import NO, VALUE_SYNONYMS, YES

_NUMBERED = re.compile(
    r"(?:q(?:uestion)?\.?\s*)?(\d{1,3}(?:\.\d{1,2})*\s?[a-z]?)(?:\s*[.):–-]\s*|\s+)(\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"(?:q(?:uestion)?\.?\s*)(\d{1,3}(?:\.\d{1,2})*\s?[a-z]?)\.?", re.IGNORECASE)
_AGAIN = re.compile(r" \(\d+\)$")
_PART = re.compile(r"(.*\S)(?:\s+[-–—]\s+|:\s+|\s*\[)([^\]]+?)\]?", re.DOTALL)
_LOOKED_AT = 1_000
"""Characters of a heading that are looked at to tell what its column gives."""
_SENTENCE = 40
"""A heading of more characters is a question, whatever it begins with."""
_LONG = 80
"""A column whose cells have as many characters holds answers, whatever it is called."""
_CLOSED_AT_MOST = 12
"""Different answers of a question that offers some to choose from."""
_CLOSED_LENGTH = 60
_SCALE = ("agree", "support", "oppos", "favour", "object", "neither")
"""Words of an answer to choose that says for or against; yes and no only say so beside their question."""
_TICKED = YES | {"yes", "y", "true", "1", "selected"}
_NOT_TICKED = NO | {"no", "n", "false", "0", "not selected", "notselected"}


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside an answer, or beside all of a response: places of columns."""

    tags: tuple[int, ...] = ()
    ticked: Mapping[int, str] = field(default_factory=dict)
    """A column for each tag, ticked where it is given."""
    notes: tuple[int, ...] = ()
    theme: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as the sheet asks it."""

    number: str
    """Blank where it has none."""
    text: str
    """Blank where the sheet has the number alone."""
    places: tuple[int, ...]
    """Its column; several where each of its options has one."""
    options: tuple[str, ...] = ()
    is_closed: bool = False
    """Whether there are answers to choose from."""
    beside: Beside = field(default_factory=Beside)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is made of the columns."""

    about: Mapping[str, int]
    """Where it stands who answered, and when, by what it gives."""
    asked: tuple[Asked, ...]
    beside: Beside
    """What stands beside no question in particular."""
    private: tuple[str, ...]
    """About the person, as equality monitoring asks; left out."""
    gives: tuple[str | None, ...]
    """What each column gives; "" nothing that is wanted, None where that is not known."""


def read_columns(table: Table, mapping: Mapping[str, str]) -> Sheet:
    """Return what the columns of a table are; what a person wants of them goes before.

    Raises `Invalid` where something is wanted that is not there.
    """
    cells = [_cells(table, place) for place in range(len(table.columns))]
    wishes = _wishes(table, mapping)
    about: dict[str, int] = {}
    questions: list[int] = []
    others: dict[int, str] = {}
    private: list[str] = []
    given: list[str | None] = []
    for place, heading in enumerate(table.columns):
        seems = _gives(heading, cells[place])
        gives: str | None = wishes.get(place, seems)
        if seems == "private" and not wishes.get(place):
            private.append(heading)
            gives = ""
        elif gives and gives in about:
            # Of two columns of one name the second may be a question of these words.
            gives = "question" if gives == seems and _is_question(heading, cells[place]) else None
        if gives == "question":
            questions.append(place)
        elif gives in OF_QUESTIONS:
            others[place] = gives
        elif gives:
            about[gives] = place
        elif heading not in private and place not in wishes and compact(heading) not in UNUSED:
            gives = None
        given.append(gives)
    asked, beside = _with_others(table, list(_asked(table, questions, cells)), others, cells)
    return Sheet(about, tuple(asked), beside, tuple(private), tuple(given))


def is_question(heading: str) -> bool:
    """Whether a heading alone tells that it is a question."""
    heading = _AGAIN.sub("", heading[:_LOOKED_AT])
    if plain(heading) in ABOUT or CAPACITY.search(heading):
        return False
    return (
        "?" in heading
        or "؟" in heading
        or "？" in heading
        or bool(_NUMBERED.fullmatch(heading) or _NUMBER.fullmatch(heading) or len(heading) > _SENTENCE)
    )


def is_about(heading: str) -> bool:
    """Whether a heading is one of those that tell of respondents."""
    return plain(_AGAIN.sub("", heading)) in ABOUT


def is_ticked(cell: str) -> bool:
    """Whether a cell says yes."""
    return (compact(cell) or cell.strip()) in _TICKED


def _wishes(table: Table, mapping: Mapping[str, str]) -> dict[int, str]:
    places = {compact(column) or column: place for place, column in enumerate(table.columns)}
    wishes: dict[int, str] = {}
    for column, wish in mapping.items():
        place = places.get(compact(column) or column)
        if place is None:
            raise Invalid(f"{table.name} has no column “{excerpt(column)}”")
        if wish and wish not in FIELDS:
            raise Invalid(f"A response sheet has no field “{excerpt(wish)}”", what_there_is(wish, FIELDS))
        wishes[place] = wish
    return wishes


def _cells(table: Table, place: int) -> list[str]:
    cells = (row[place].strip() for row in table.sample if place < len(row))
    return [cell for cell in cells if not is_silent(cell)]


def _gives(heading: str, cells: Sequence[str]) -> str:
    """What a column gives; "" where that is not known."""
    name = _AGAIN.sub("", heading[:_LOOKED_AT])
    if compact(name) in UNUSED:
        return ""
    if known := ABOUT.get(plain(name)) or ABOUT.get(compact(name)):
        is_called = compact(name) == "respondent" and not any(map(str.isdigit, "".join(cells)))
        return "name" if is_called else known
    for pattern, gives in ((CAPACITY, "capacity"), (PUBLISHING, "disclosure"), (SENSITIVE, "private")):
        if pattern.search(name) and _are_few(cells):
            return gives
    if found := _beside(name):
        return found[0]
    return "question" if _is_question(name, cells) else ""


def _is_question(heading: str, cells: Sequence[str]) -> bool:
    first = next(iter(words(heading)), "")
    is_long = bool(cells) and sum(map(len, cells)) >= _LONG * len(cells)
    return is_question(heading) or is_long or (first in ASKING and len(words(heading)) > 1)


def _are_few(cells: Sequence[str]) -> bool:
    """Whether all answers are short, and not many of them differ."""
    different = {cell.casefold() for cell in cells}
    return len(different) <= _CLOSED_AT_MOST and max(map(len, cells), default=0) <= _CLOSED_LENGTH


def _is_closed(cells: Sequence[str]) -> bool:
    """Whether the answers seem to be chosen from a few: each said again and again, or of a word or three."""
    if not cells or not _are_few(cells):
        return False
    is_said_again = len(cells) >= 2 * len({cell.casefold() for cell in cells})
    return is_said_again or all(len(cell.split()) <= 3 or stance_of(cell) for cell in cells)


def stance_of(answer: str) -> Stance | None:
    """Return the stance that a chosen answer takes: "Strongly agree", but not "Yes"."""
    if not any(word in answer.lower() for word in _SCALE):
        return None
    stance = find_choice(Stance, answer) or VALUE_SYNONYMS[Stance].get(compact(answer))
    return stance if isinstance(stance, Stance) else None


def _beside(heading: str) -> tuple[str, str] | None:
    """Tags, notes or themes of one question, with what names it: "Tags: Q3", "3. Why? - Analyst notes"."""
    match = _PART.fullmatch(heading) if len(heading) <= _LOOKED_AT else None
    if match is None:
        return None
    for said, rest in ((match[2], match[1]), (match[1], match[2])):
        if (known := ABOUT.get(compact(said).rstrip("0123456789"), "")) in OF_QUESTIONS:
            return known, rest
    return None


def _parts(heading: str) -> tuple[str, str]:
    """The number and the text of a question."""
    heading = _AGAIN.sub("", heading).strip()
    if match := _NUMBER.fullmatch(heading):
        return match[1].replace(" ", ""), ""
    if match := _NUMBERED.fullmatch(heading):
        return match[1].replace(" ", ""), match[2].strip()
    return "", heading


def _asked(table: Table, places: Sequence[int], cells: Sequence[Sequence[str]]) -> Iterator[Asked]:
    """The questions; columns side by side that are options of one question are one."""
    rest = list(places)
    while rest:
        options = list(_options(table, rest, cells))
        if len(options) > 1:
            stem = next(iter(options))[1]
            number, text = _parts(stem)
            yield Asked(
                number,
                text,
                tuple(place for place, _, _ in options),
                tuple(label for _, _, label in options),
                is_closed=True,
            )
        else:
            number, text = _parts(table.columns[rest[0]])
            yield Asked(number, text, (rest[0],), is_closed=_is_closed(cells[rest[0]]))
        del rest[: max(1, len(options))]


def _options(
    table: Table, places: Sequence[int], cells: Sequence[Sequence[str]]
) -> Iterator[tuple[int, str, str]]:
    """The first columns of those that have one question in common and hold nothing but ticks."""
    stem = ""
    for place in places:
        heading = _AGAIN.sub("", table.columns[place])
        match = _PART.fullmatch(heading) if len(heading) <= _LOOKED_AT else None
        if match is None or (stem and match[1] != stem):
            return
        stem, label = match[1], match[2].strip()
        known = {compact(cell) or cell for cell in cells[place]}
        if not known <= {compact(label)} | _TICKED | _NOT_TICKED:
            return
        yield place, stem, label


def _with_others(
    table: Table, asked: list[Asked], others: Mapping[int, str], cells: Sequence[Sequence[str]]
) -> tuple[list[Asked], Beside]:
    """Put tags, notes and themes beside their questions: the one named, else the one to the left of it.

    A column that is the only one of its name, behind all questions, is beside the whole response.
    """
    whole = Beside()
    names = Counter(compact(_AGAIN.sub("", table.columns[place])) for place in others)
    for place, kind in others.items():
        heading = _AGAIN.sub("", table.columns[place])
        _, named = _beside(heading) or (kind, "")
        at = _named(asked, named) if named else None
        if not named and names[compact(heading)] > 1:
            left = [number for number, each in enumerate(asked) if each.places[0] < place]
            at = left[-1] if left else None
        label = named if named and at is None and all(map(_is_tick, cells[place])) else ""
        target = whole if at is None else asked[at].beside
        target = _put(target, kind, place, label)
        if at is None:
            whole = target
        else:
            asked[at] = replace(asked[at], beside=target)
    return asked, whole


def _named(asked: Sequence[Asked], name: str) -> int | None:
    number, text = _parts(name)
    if not number and re.fullmatch(r"\d{1,3}[a-z]?", name.strip()):
        number, text = name.strip(), ""
    for place, each in enumerate(asked):
        is_same = compact(each.text) == compact(text) if text else compact(each.number) == compact(number)
        if is_same and (text or number):
            return place
    return None


def _is_tick(cell: str) -> bool:
    return (compact(cell) or cell.strip()) in _TICKED | _NOT_TICKED


def _put(beside: Beside, kind: str, place: int, label: str) -> Beside:
    if kind == "tags" and label:
        return replace(beside, ticked={**beside.ticked, place: label})
    if kind == "tags":
        return replace(beside, tags=(*beside.tags, place))
    if kind == "notes":
        return replace(beside, notes=(*beside.notes, place))
    return replace(beside, theme=(*beside.theme, place))
