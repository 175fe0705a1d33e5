"""What is asked about a table, as lines with a choice each: its columns, their values, the order of dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from engage.domain.choices import excerpt, find_choice
from engage.domain.fields import Field, ValueType, may_stay_empty
from engage.domain.text import compact
from engage.services.importing.tables.column_fields import ID
from engage.services.importing.tables.columns import How
from engage.services.importing.tables.looks import ColumnLook, DateLook, Look, ValueLook
from engage.services.importing.tables.written_dates import iso
from engage.services.importing.work import Choices
from engage.ui.dates import long_date, parse_date
from engage.ui.importing.wording import text_of
from engage.ui.translation import field_word, mark, translated, word
from engage.ui.widgets.fields import first_upper

UNDECIDED = None
"""What stands for no answer yet."""
NOTHING = ""
"""Of a column that gives nothing, and of a value that is not wanted."""
_RATINGS = "12345"
_LOOKED_AT = 200
"""Characters of a sample, which may be a book."""


_WHY = {
    How.NAME: mark("It is named as the field is"),
    How.SYNONYM: mark("Its name is another one for the field"),
    How.UNKNOWN: mark("Engage knows no field by this name"),
}


class About(Enum):
    """What a question is about."""

    COLUMN = auto()
    VALUE = auto()
    DATES = auto()


@dataclass(frozen=True, slots=True)
class Question:
    """One line: what the file has, and what that is for us."""

    about: About
    name: str
    """Of the column; of a value, the field that takes it."""
    theirs: str
    """What the file says: the name of a column, a value, a date."""
    seen: str
    """Some of what is in the column, or how many rows say so."""
    options: Sequence[tuple[str, object]]
    """What may be chosen, each with how it reads."""
    chosen: object
    why: str
    """What speaks for the choice, or against it."""
    is_open: bool
    """Whether only a person can say."""

    @property
    def answer(self) -> str:
        """What is chosen, as it reads."""
        return next((label for label, value in self.options if value == self.chosen), "")


def questions(
    look: Look,
    choices: Choices,
    recalled: Mapping[str, str],
    recalled_values: Mapping[str, Mapping[str, str]],
) -> list[Question]:
    """Return the columns in their order, each with the dates and values in it that are not clear.

    What was said the last time, of columns and of values by their fields, is marked as such.
    """
    fields = _fields(look.fields)
    found: list[Question] = []
    is_asked = False
    for column in look.columns:
        field = choices.mapping.get(column.name, column.field)
        found.append(_column(column, field, fields, recalled))
        for date in look.dates:
            if date.column == column.name and date.is_open and not is_asked:
                is_asked = True  # the order is that of the whole file
                found.append(_dates(date, choices))
        found += [
            _value(look.fields[value.field], value, choices, recalled_values.get(value.field, {}))
            for value in look.values
            if value.column == column.name
        ]
    return found


def _fields(fields: Mapping[str, Field]) -> list[tuple[str, object]]:
    names = sorted((field_word(field), name) for name, field in fields.items() if name != ID)
    last = [(field_word(fields[ID]), ID)] if ID in fields else []
    return [(translated("Leave out"), NOTHING), *names, *last]


def _column(
    column: ColumnLook,
    field: str | None,
    fields: Sequence[tuple[str, object]],
    recalled: Mapping[str, str],
) -> Question:
    is_open = column.how is How.UNKNOWN
    if column.how is How.CHOSEN:
        as_before = recalled.get(column.name) == field
        why = translated("As the last time") if as_before else translated("As you said")
    elif column.how in _WHY and not (column.how is How.UNKNOWN and column.why):
        why = translated(_WHY[column.how])
    else:
        why = first_upper(column.why)
    seen = " · ".join(excerpt(sample[:_LOOKED_AT]) for sample in column.samples)
    return Question(About.COLUMN, column.name, column.name, seen, fields, field or NOTHING, why, is_open)


def _dates(date: DateLook, choices: Choices) -> Question:
    options = [(_read(date.example, day_first=is_first), is_first) for is_first in (True, False)]
    why = translated("The file does not tell whether the day or the month comes first")
    if choices.day_first is not None:
        why = translated("As you said")
    chosen = date.day_first if choices.day_first is None else choices.day_first
    is_open = choices.day_first is None
    return Question(About.DATES, date.column, date.example, "", options, chosen, why, is_open)


def _read(example: str, *, day_first: bool) -> str:
    """How a date reads when one or the other comes first."""
    return long_date(parse_date(iso(example, day_first=day_first, has_time=False)))


def _value(field: Field, value: ValueLook, choices: Choices, recalled: Mapping[str, str]) -> Question:
    wishes = {_plain(theirs): ours for theirs, ours in choices.values.get(value.field, {}).items()}
    wish = wishes.get(_plain(value.text))
    rows = translated("1 row") if value.count == 1 else translated("{} rows").format(f"{value.count:,}")
    chosen: object = wish
    if wish is None and value.is_understood:
        chosen = _ours(field, value.meant)
    if wish is not None:
        as_before = recalled.get(value.text) == wish
        why = translated("As the last time") if as_before else translated("As you said")
    elif value.is_understood:
        why = translated("Others call it so") if value.meant else translated("It alters nothing")
    elif value.nearest:
        why = translated("Not understood; it may be {}").format(text_of(field, value.nearest))
    elif value.instead:
        why = translated("Not understood: {} is taken").format(text_of(field, value.instead).lower())
    else:
        why = translated("Not understood: its rows come in without it")
        if not may_stay_empty(field):
            why = translated("Not understood: its rows are left out, for this is never guessed")
    is_open = wish is None and not value.is_understood
    options = [*([(translated("Not understood"), UNDECIDED)] if is_open else []), *_values(field)]
    return Question(About.VALUE, value.field, value.text, rows, options, chosen, why, is_open)


def _values(field: Field) -> Iterator[tuple[str, object]]:
    if field.type is ValueType.YES_NO:
        yield translated("Yes"), "yes"
        yield translated("No"), "no"
    elif field.type is ValueType.RATING:
        yield from ((number, number) for number in _RATINGS)
    for choice in field.choices:
        yield first_upper(word(choice)), choice.value
    yield translated("Leave this value out"), NOTHING


def _ours(field: Field, text: str) -> str:
    """One of the values that may be chosen, by any of its names."""
    choice = find_choice(field.choices, text) if field.choices else None
    return choice.value if choice is not None else text


def _plain(text: str) -> str:
    return compact(text) or text.strip()


def answered(question: Question, answer: object, look: Look, choices: Choices) -> dict[str, object]:
    """Return what a person has decided with an answer, as `Choices` takes it."""
    if question.about is About.DATES:
        return {"day_first": answer}
    if question.about is About.VALUE:
        others = {
            theirs: ours
            for theirs, ours in choices.values.get(question.name, {}).items()
            if _plain(theirs) != _plain(question.theirs)
        }
        said = others if answer is UNDECIDED else {**others, question.theirs: str(answer)}
        return {"values": {**choices.values, question.name: said}}
    field = str(answer)
    mapping = {**choices.mapping, question.name: field}
    if field and field not in look.several:
        # One column gives it: the one that did so no longer does.
        mapping |= {column.name: NOTHING for column in look.columns if column.field == field}
        mapping[question.name] = field
    return {"mapping": mapping}
