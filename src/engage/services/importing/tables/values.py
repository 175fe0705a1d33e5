"""The values of cells in the words of our fields: their "Trade Association" is our trade_body."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping

from engage.domain.choices import excerpt, find_choice
from engage.domain.fields import Field, ValueType, parse_value
from engage.domain.objections import worded
from engage.domain.organisations import Reach
from engage.domain.text import compact
from engage.errors import Invalid
from engage.services.importing.tables.column_fields import field_among
from engage.services.importing.tables.value_synonyms import NO, VALUE_SYNONYMS, YES
from engage.services.importing.tables.workbooks.workbook import ERROR
from engage.services.importing.tables.written_dates import iso

ERRORS = frozenset(
    (
        ERROR,
        "#N/A",
        "#REF!",
        "#VALUE!",
        "#DIV/0!",
        "#NAME?",
        "#NULL!",
        "#NUM!",
        "#SPILL!",
        "#CALC!",
        "#FIELD!",
    )
)
"""What stands in a cell whose formula came to nothing."""
DATES = (ValueType.DATE, ValueType.MOMENT)
_FIXED = (ValueType.CHOICE, ValueType.YES_NO, ValueType.RATING)
"""What takes one of a few values only."""
_MOST_KNOWN = 10_000
_SAID = 8
"""How many values are named of those that were guessed."""
_ADDRESS = re.compile(
    r"(?<![^<>;,])[^<>;,]*+<\s*+(?:mailto:)?([^<>@\s]++@[^<>@\s]++)\s*+>|mailto:(\S+)", re.IGNORECASE
)

Reader = Callable[[str], str]
Guess = Callable[[str], str | None]
"""What a cell means for a field, where that hangs on its column too; None where it is not understood."""


@dataclasses.dataclass(slots=True)
class Values:
    """How the cells of one column are read for one field, and what was guessed meanwhile."""

    field: Field
    wishes: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What the file says, compact, to what is meant."""
    day_first: bool = True
    reach: Reach | None = None
    """What the addresses or numbers are for, where they do not say so themselves."""
    guess: Guess | None = None
    """Reads the cells in place of what others call our values."""
    instead: str = ""
    """What is taken for a cell that is not understood; "" nothing."""
    guessed: dict[str, str] = dataclasses.field(default_factory=dict)
    """What was taken for a value of ours that is called otherwise, and for which."""
    _known: dict[str, str] = dataclasses.field(default_factory=dict)

    def reader(self) -> Reader | None:
        """Return what makes of a cell the text that the field reads; None where it is that already."""
        if self.wishes or self.guess or self.field.type in _FIXED:
            return self.meant
        if self.field.type in DATES:
            has_time = self.field.type is ValueType.MOMENT
            return lambda cell: iso(cell, day_first=self.day_first, has_time=has_time)
        if self.field.type is ValueType.EMAILS:
            return self._emails
        if self.field.type is ValueType.PHONES and self.reach:
            return self._for_reach
        return None

    def understands(self, cell: str) -> bool:
        """Whether the field takes what a cell says."""
        text = self.meant(cell)
        if not text:
            return not self.field.is_required
        try:
            parse_value(self.field, text)
        except Invalid:
            return False
        return True

    def is_wished(self, cell: str) -> bool:
        """Whether a person has said what a value means."""
        return (compact(cell) or cell.strip()) in self.wishes

    def meant(self, cell: str) -> str:
        """Return what a value is taken for; itself where it is ours, or not understood."""
        found = self._known.get(cell)
        if found is None:
            found = self._found(cell)
            if len(self._known) < _MOST_KNOWN:
                self._known[cell] = found
        return found

    def _found(self, cell: str) -> str:
        key = compact(cell) or cell.strip()
        if key in self.wishes:
            return self.wishes[key]
        if self.guess:
            guess = self.guess(cell)
            return cell if guess is None else guess
        if self.field.type is ValueType.YES_NO:
            return "yes" if key in YES else "no" if key in NO else cell
        if self.field.type in DATES:
            return iso(cell, day_first=self.day_first, has_time=self.field.type is ValueType.MOMENT)
        if not self.field.choices or find_choice(self.field.choices, cell):
            return cell
        choice = VALUE_SYNONYMS.get(type(self.field.choices[0]), {}).get(key)
        if choice is None or choice not in self.field.choices:
            return cell
        self.guessed[" ".join(cell.split())] = choice.label
        return choice.value

    def _emails(self, cell: str) -> str:
        if "<" in cell or "mailto:" in cell.lower():
            cell = _ADDRESS.sub(lambda match: match[1] or match[2], cell)
        return self._for_reach(cell) if self.reach else cell

    def _for_reach(self, cell: str) -> str:
        parts = re.split(r"[;\n]" if re.search(r"[;\n]", cell) else ",", cell)
        said = (part.strip() for part in parts if part.strip())
        return "; ".join(part if ":" in part else f"{self.reach}: {part}" for part in said)


def ticked(column: str) -> Guess | None:
    """Return how ticks are read below what somebody asks of us: "Do not email"; None where it is nothing."""
    if (asked := worded(column)) is None:
        return None
    said = {**dict.fromkeys((*YES, "yes", "y", "true", "1"), asked.label)}
    said |= dict.fromkeys((*NO, "no", "n", "false", "0"), "")
    return lambda cell: said.get(compact(cell) or cell.strip())


def wishes_for(
    fields: Mapping[str, Field], values: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, str]]:
    """Return what a person wants values of some fields to mean, by field and compact value.

    Raises `Invalid` where the field is not there or does not take what is meant.
    """
    wishes: dict[str, dict[str, str]] = {}
    for name, meant in values.items():
        field = field_among(fields, name)
        for theirs, ours in meant.items():
            if ours and field.type not in DATES:
                parse_value(field, ours)
            wishes.setdefault(field.name, {})[compact(theirs) or theirs.strip()] = ours
    return wishes


def joined(cells: Iterable[str]) -> str:
    """Return what stands in several cells as one list: semicolons part what commas parted in each."""
    return "; ".join(cell if re.search(r"[;\n]", cell) else cell.replace(",", ";") for cell in cells)


def guesses_said(column: str, guessed: Mapping[str, str]) -> str:
    """Say for a person which values of a column were taken for which of ours."""
    said = ", ".join(f"“{excerpt(theirs)}” as {ours}" for theirs, ours in list(guessed.items())[:_SAID])
    more = f", and {len(guessed) - _SAID} more" if len(guessed) > _SAID else ""
    return f"Values of “{excerpt(column)}” were read by what others mean: {said}{more}." if said else ""


def takes_fixed(field: Field) -> bool:
    """Whether a field takes one of a few values only, so that others must be mapped to them."""
    return field.type in _FIXED
