"""What a filter that is being typed may go on with (see `engage.domain.filters` for the language)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engage.domain.filter_fields import FIELDS, FieldType, Flag, Form
from engage.domain.filters import quoted
from engage.domain.records import Choice, Noun
from engage.domain.text import begin_words, compact, fold, words

_TERM = re.compile(r'(?:"(?:[^"\\]|\\.?)*(?:"|\Z)|[^\s"])+', re.DOTALL)
_VALUE = re.compile(r'(?:"(?:[^"\\]|\\.?)*(?:"|\Z)|[^,"])+', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to go on: what stands in the place of the typed term, and what is said of it."""

    term: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TypedTerm:
    """The term at the cursor, taken apart as far as it goes."""

    name: str
    """Of a field, folded; where no colon is typed yet, what its name may begin with."""
    has_colon: bool
    before: str
    """What stands before the value that is typed, and stays: `-kind:union,`."""
    value: str
    """The value so far, without quotation marks."""


def word_at(text: str, cursor: int) -> tuple[int, int]:
    """Return where the term that ends at the cursor begins, and the cursor: what a completion replaces."""
    before = text[:cursor]
    ends_here = (match.start() for match in _TERM.finditer(before) if match.end() == len(before))
    return next(ends_here, len(before)), len(before)


def term_at(text: str, cursor: int) -> TypedTerm:
    """Return the term that ends at the cursor."""
    start, end = word_at(text, cursor)
    typed = text[start:end]
    name, colon, values = typed.removeprefix("-").partition(":")
    if not colon:
        return TypedTerm(fold(name), False, "-" if typed.startswith("-") else "", "")
    ends_here = (match.start() for match in _VALUE.finditer(values) if match.end() == len(values))
    at = next(ends_here, len(values))
    value = values[at:].strip('"').replace(r"\"", '"')
    return TypedTerm(fold(name), True, typed[: len(typed) - len(values) + at], value)


def complete(text: str, cursor: int, noun: Noun, known: Sequence[tuple[str, str]] = ()) -> list[Offer]:
    """Return what the term at the cursor may become: each replaces the whole of `word_at(text, cursor)`.

    `known` are values that fit what is typed and that only the project knows, each with a note.
    """
    typed = term_at(text, cursor)
    start, end = word_at(text, cursor)
    if not typed.has_colon:
        offers = [
            Offer(f"{typed.before}{name}:", field.help)
            for name, field in FIELDS[noun].items()
            if name.startswith(typed.name)
        ]
    else:
        taken = fold(typed.before).partition(":")[2].split(",")
        values = [*_of_the_language(FIELDS[noun].get(typed.name), typed.value), *known]
        offers = [
            Offer(f"{typed.before}{quoted(value)}", note)
            for value, note in dict(values).items()
            if fold(quoted(value)) not in taken
        ]
    return [offer for offer in offers if offer.term != text[start:end]]


def _of_the_language(field: FieldType | None, typed: str) -> Iterator[tuple[str, str]]:
    """Yield the values that a field has in every project."""
    match field.form if field else None:
        case Form.CHOICE:
            assert field  # noqa: S101 -- it has a form
            for choice in field.choices:
                is_begun = choice.value.startswith(fold(typed).replace("-", "_"))
                if is_begun or (words(typed) and begin_words(words(typed), words(choice.label))):
                    yield choice.value, _said_of(choice)
        case Form.DATE if "today".startswith(fold(typed)):
            yield "today", ""
        case Form.PERSON if "me".startswith(fold(typed)):
            yield "me", "what you put in yourself"


def _said_of(choice: Choice) -> str:
    """What a flag means; of another choice the label, where it says more than the value."""
    if isinstance(choice, Flag):
        return choice.help
    return "" if compact(choice.label) == compact(choice.value) else choice.label
