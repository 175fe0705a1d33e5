"""Which field each column of a table gives: by its name, by another name for it, or by what is in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType

from engage.domain.choices import excerpt, find_choice
from engage.domain.fields import Field, ValueType
from engage.domain.organisations import OrganisationKind, Reach
from engage.domain.records import Noun
from engage.domain.text import compact, words
from engage.errors import Invalid
from engage.services.importing.tables.column_fields import (
    COLUMN_FIELDS,
    ID,
    ORGANISATION_KIND,
    column_field,
)
from engage.services.importing.tables.column_synonyms import SYNONYMS
from engage.services.importing.tables.value_synonyms import VALUE_SYNONYMS
from engage.services.importing.tables.written_dates import is_date

_ENOUGH = 0.8
"""What part of a column must look like something for the column to be taken for it."""
_LONGEST = 400
"""Characters of a value that is looked at; addresses and dates have fewer."""
_SEVERAL = (ValueType.EMAILS, ValueType.PHONES, ValueType.LIST, ValueType.CHOICES, ValueType.REFERENCES)
STREET = "address_street"
"""Which may be given by several columns, a line in each."""
_FULL, _GIVEN, _FAMILY = "name", "given_name", "family_name"


class How(Enum):
    """How it is known what a column gives."""

    CHOSEN = "chosen"
    """A person said so."""
    NAME = "name"
    """It is named as the field is."""
    SYNONYM = "synonym"
    """Its name is another one for the field."""
    CONTENT = "content"
    """What is in it looks like it."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a column gives."""

    column: str
    field: str | None
    """The field, or `ID`; "" none by a person's wish, None where none is known."""
    how: How
    why: str = ""
    """For a person: what tells, or what stands against it."""


_EMAIL = re.compile(r"\S+@\S+\.\S+|.*<\S+@\S+\.\S+>")
_PHONE = re.compile(r"(?:\+|\(?0)[\d\s()./-]{8,}(?:\s*(?:x|ext\.?)\s*\d+)?", re.IGNORECASE)
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CODES = re.compile(r"\d{1,2}(?:\.\d{1,2})+(?:\s*[;,]\s*\d{1,2}(?:\.\d{1,2})+)*")
_NOTHING_SAID = re.compile(
    r"(?:column|field|unnamed|spalte|colonne|columna)?\W*(?:[a-z]{1,2}|\d+)?", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_PHONES = frozenset(("fax", "facsimile", "telefax", "id", "ref", "reference", "vat"))

_CONTENTS: Sequence[tuple[str, Callable[[str], object], Mapping[Noun | None, str]]] = (
    ("e-mail addresses", _EMAIL.fullmatch, {None: "emails"}),
    ("web addresses", _URL.fullmatch, {Noun.ORGANISATION: "website", Noun.AGENDA: "url"}),
    ("postcodes", _POSTCODE.fullmatch, {None: "address_postcode"}),
    ("telephone numbers", _PHONE.fullmatch, {None: "phones"}),
    ("codes of themes", _CODES.fullmatch, {Noun.FEEDBACK: "theme", Noun.THEME: "code"}),
    ("kinds of organisation", lambda cell: _is_kind(cell), {Noun.CONTACT: ORGANISATION_KIND}),
    ("dates", is_date, {Noun.FEEDBACK: "said_on", Noun.ENGAGEMENT: "held_on", Noun.COMMITMENT: "made_on"}),
)
"""What a column may be full of, and which field it is then: of a noun, or of all that have it."""
_TOLD_BY_NOTHING = frozenset(("dates", "codes of themes"))
"""What is too common to go by where the column has a name that says something else."""
_TOLD_BY_SORT = "kinds of organisation"
_SORTS = frozenset(("type", "types", "kind", "kinds", "sort", "category", "sector", "classification"))
"""What the name of a column must say too for it to be taken for a kind."""
_ANSWERS = frozenset(("no",))
"""Names of columns that stand rather more often below one."""

_KINDS: Mapping[str, Reach] = MappingProxyType(
    {
        word: reach
        for reach, names in {
            Reach.MOBILE: "mobile mob cell",
            Reach.HOME: "home personal private",
            Reach.OFFICE: "office switchboard",
            Reach.ASSISTANT: "assistant pa secretary diary",
            Reach.PRESS: "press media",
            Reach.BILLING: "billing invoice invoices accounts finance",
        }.items()
        for word in names.split()
    }
)


def takes_several(field: Field) -> bool:
    """Whether several columns may give a field: their values are put behind one another."""
    return field.name == STREET or field.type in _SEVERAL


def reach_of(column: str) -> Reach | None:
    """Return what the addresses or numbers in a column are for, where its name says so: "Mobile"."""
    return next((_KINDS[word] for word in words(column) if word in _KINDS), None)


def is_known_anywhere(cell: str) -> bool:
    """Whether a cell names a field of any noun, by its name or another one."""
    return len(cell) <= 60 and _plain(cell) in _known() and compact(cell) not in _ANSWERS


def proposed(
    noun: Noun, columns: Sequence[str], sample: Sequence[Sequence[str]], mapping: Mapping[str, str], name: str
) -> list[Proposal]:
    """Return what each column gives of a noun.

    `mapping` goes from column to field and is what a person wants; `sample` are rows below the header, and
    `name` is the file's. Raises `Invalid` where a column or field of the mapping is not there, or a field is
    wanted twice that takes one value.
    """
    found = _chosen(noun, columns, mapping, name)
    wanted = {proposal.field for proposal in found.values()}
    for known in (_by_name, _by_synonym):
        for place, column in enumerate(columns):
            if place in found or not column:
                continue
            if proposal := known(noun, column, found.values()):
                found[place] = proposal
            elif known is _by_name and (same := known(noun, column, ())) and same.field in wanted:
                raise _twice(name, same.field or "", column)
    _part_names(noun, columns, sample, found)
    for place, column in enumerate(columns):
        if place not in found and column:
            cells = [row[place] for row in sample if place < len(row)]
            if proposal := _by_content(noun, column, cells, found.values()):
                found[place] = proposal
    return [found.get(place) or _unknown(noun, column, found) for place, column in enumerate(columns)]


def _chosen(noun: Noun, columns: Sequence[str], mapping: Mapping[str, str], name: str) -> dict[int, Proposal]:
    places = {compact(column) or column: place for place, column in reversed([*enumerate(columns)])}
    found: dict[int, Proposal] = {}
    for column, wish in mapping.items():
        place = places.get(compact(column) or column)
        if place is None:
            raise Invalid(f"{name} has no column “{excerpt(column)}”", f"its columns are {listed(columns)}")
        field = _named(noun, wish) if wish else ""
        if field and _gives(found.values(), field) and not _takes_several(noun, field):
            raise _twice(name, field, column)
        found[place] = Proposal(columns[place], field, How.CHOSEN)
    return found


def _twice(name: str, field: str, column: str) -> Invalid:
    return Invalid(f"Two columns of {name} give {field}", "", f"Leave one out with --map “{column}”=")


def listed(columns: Sequence[str]) -> str:
    """Return the names of columns for a sentence."""
    return excerpt(", ".join(filter(None, columns))) if any(columns) else "none"


def _named(noun: Noun, name: str) -> str:
    return column_field(noun, name).name


def _takes_several(noun: Noun, name: str) -> bool:
    return takes_several(COLUMN_FIELDS[noun][name])


def _gives(found: Iterable[Proposal], field: str) -> Proposal | None:
    return next((one for one in found if one.field == field), None)


def _by_name(noun: Noun, column: str, found: Iterable[Proposal]) -> Proposal | None:
    try:
        field = _named(noun, column)
    except Invalid:
        return None
    if not _takes_several(noun, field) and _gives(found, field):
        return None
    return Proposal(column, field, How.NAME, "it is named as the field is")


def _by_synonym(noun: Noun, column: str, found: Iterable[Proposal]) -> Proposal | None:
    given = {one.field for one in found}
    fields = _synonyms(noun).get(_plain(column), ())
    free = [field for field in fields if field not in given or _takes_several(noun, field)]
    if not free:
        return None
    return Proposal(column, free[0], How.SYNONYM, "its name is another one for the field")


def _part_names(
    noun: Noun, columns: Sequence[str], sample: Sequence[Sequence[str]], found: dict[int, Proposal]
) -> None:
    """Where the family name has a column of its own, "Name" is the given name, or both again."""
    if noun is not Noun.CONTACT:
        return
    places = {proposal.field: place for place, proposal in found.items()}
    full, family = places.get(_FULL), places.get(_FAMILY)
    if full is None or found[full].how is How.CHOSEN or not {_GIVEN, _FAMILY} & set(places):
        return
    del found[full]
    if _GIVEN in places or family is None:
        return
    both = [
        (row[full], row[family]) for row in sample if max(full, family) < len(row) and row[family].strip()
    ]
    if sum(compact(last) in compact(name) for name, last in both) * 2 <= len(both):
        found[full] = Proposal(
            columns[full], _GIVEN, How.CONTENT, "the family name stands in a column of its own"
        )


def _by_content(noun: Noun, column: str, cells: Sequence[str], found: Iterable[Proposal]) -> Proposal | None:
    filled = [cell.strip() for cell in cells if cell.strip()]
    says_nothing = bool(_NOTHING_SAID.fullmatch(column))
    for what, is_like, fields in _CONTENTS:
        field = fields.get(noun) or fields.get(None)
        if field is None or field not in COLUMN_FIELDS[noun] or _gives(found, field):
            continue
        if what == _TOLD_BY_SORT and _SORTS.isdisjoint(words(column)):
            continue
        if not says_nothing and (what in _TOLD_BY_NOTHING or not _NO_PHONES.isdisjoint(words(column))):
            continue
        count = sum(1 for cell in filled if len(cell) <= _LONGEST and is_like(cell))
        if count and count >= _ENOUGH * len(filled):
            why = f"{count} of {len(filled)} values are {what}"
            return Proposal(column, field, How.CONTENT, why)
    return None


def _is_kind(cell: str) -> bool:
    """Whether a cell names a kind of organisation, in our words or in those of others."""
    known = VALUE_SYNONYMS[OrganisationKind]
    return find_choice(OrganisationKind, cell) is not None or compact(cell) in known


def _unknown(noun: Noun, column: str, found: Mapping[int, Proposal]) -> Proposal:
    """A column that gives nothing, and which other one gives what it could have given."""
    known = [_by_name(noun, column, ()), _by_synonym(noun, column, ())] if column else []
    for one in filter(None, known):
        if one.field and (other := _gives(found.values(), one.field)):
            field = one.field.replace("_", " ")
            return Proposal(column, None, How.UNKNOWN, f"“{excerpt(other.column)}” gives the {field} already")
    return Proposal(column, None, How.UNKNOWN)


def _plain(column: str) -> str:
    """A column's name by which it is looked up: "E-mail (2)" and "E-Mail*" are "email"."""
    name = compact(_IN_BRACKETS.sub("", column)) or compact(column)
    return name if name in _known() else re.sub(r"\d", "", name)


@cache
def _known() -> frozenset[str]:
    """All names of fields, and others for them."""
    return frozenset((ID, "uid")).union(*(_synonyms(noun) for noun in COLUMN_FIELDS))


@cache
def _synonyms(noun: Noun) -> Mapping[str, tuple[str, ...]]:
    """The fields that a name may mean, those first that come first in the noun's fields."""
    found: dict[str, tuple[str, ...]] = {}
    for field in COLUMN_FIELDS[noun].values():
        own = {compact(name) for name in (field.name, field.label, field.name.removesuffix("s"))}
        for name in own.union(SYNONYMS.get(noun, {}).get(field.name, ())):
            found[name] = (*found.get(name, ()), field.name)
    return found
