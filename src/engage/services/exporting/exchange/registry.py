"""The formats in which data go out, by name and by the suffix of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, Protocol, cast

from engage.domain.choices import excerpt, what_there_is
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.exporting.exchange.wanted import Wanted


class Writer(Protocol):
    """Writes data in one format."""

    def __call__(self, wanted: Wanted, file: BinaryIO) -> list[str]:
        """Write to `file`; return, as sentences, what of the data is not in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format in which data can be exported."""

    name: str
    """As `--as` takes it."""
    suffix: str
    """With its dot, in lower case; where several have one, the first of them is the usual one."""
    label: str
    nouns: tuple[Noun, ...]
    """What it can hold."""
    load: Callable[[], Writer]
    """Gets what writes it; what that needs is imported only then."""
    not_carried: tuple[str, ...] = ()
    """What it never has, as sentences."""
    takes_one_noun: bool = False
    """Whether a file holds records of one noun only."""
    has_archived: bool = True
    """Whether archived records are in it too, where no filter is given."""
    has_audiences: bool = False
    """Whether it can be made for partners and the public; else it is for ourselves, or names nobody."""
    has_everything: bool = False
    """Whether nothing is held back in it, whatever was agreed: it is for ourselves."""
    versions: tuple[str, ...] = ()
    """The first is the usual one."""


def _built_in(module: str, function: str = "export") -> Writer:
    return cast(Writer, getattr(import_module(f"engage.services.exporting.exchange.{module}"), function))


_EVERY = tuple(Noun)
_NO_PARTS = (
    "Of several addresses and roles it has the first.",
    "It has no attendance, relations, documents, passages and agreements, of codings only themes.",
)
_NO_ANALYSIS = (
    "It names nobody: no names, no addresses, no organisations, and no days on which somebody answered.",
    "What may not be quoted is left out; where there is a paraphrase, it stands in place of the words.",
    "An answer of which nobody knows who gave it stands in a row of its own.",
)

FORMATS: tuple[Format, ...] = (
    Format(
        name="json",
        suffix=".json",
        label="everything, every field, as one JSON document",
        nouns=_EVERY,
        load=partial(_built_in, "json"),
        has_everything=True,
    ),
    Format(
        name="jsonl",
        suffix=".jsonl",
        label="every field, a line of JSON for each record",
        nouns=_EVERY,
        load=partial(_built_in, "json", "export_lines"),
        has_everything=True,
    ),
    Format(
        name="csv",
        suffix=".csv",
        label="a table of the records of one noun, for spreadsheets",
        nouns=_EVERY,
        load=partial(_built_in, "csv"),
        has_everything=True,
        takes_one_noun=True,
        not_carried=_NO_PARTS,
    ),
    Format(
        name="xlsx",
        suffix=".xlsx",
        label="a workbook of the records of one noun, with numbers and days as such",
        nouns=_EVERY,
        load=partial(_built_in, "xlsx"),
        has_everything=True,
        takes_one_noun=True,
        not_carried=(*_NO_PARTS, "Of a text of more than 32,767 characters it has the beginning."),
    ),
    Format(
        name="cards",
        suffix=".vcf",
        label="cards of people and organisations (vCard), for address books",
        nouns=(Noun.CONTACT, Noun.ORGANISATION),
        load=partial(_built_in, "cards"),
        has_archived=False,
        versions=("3.0", "4.0"),
        not_carried=(
            "Cards have no notes, lawful basis, consent, access needs, ratings or owners.",
            "They have nothing of what somebody said, and no stance.",
            "They do not say of what kind an organisation is, nor how organisations are related.",
            "Of several present roles they have the first; former ones are left out.",
            "Archived contacts and organisations are left out, unless a filter asks for them.",
        ),
    ),
    Format(
        name="calendar",
        suffix=".ics",
        label="engagements as the meetings of a calendar (iCalendar)",
        nouns=(Noun.ENGAGEMENT,),
        load=partial(_built_in, "calendar"),
        not_carried=(
            "Who is invited is listed only where an engagement is on the record, by e-mail address.",
            "It has no notes, summaries, documents, items and themes, and nothing of what was said.",
            "It does not say how people met, and times are in UTC, without their zone.",
        ),
    ),
    Format(
        name="codebook",
        suffix=".qdc",
        label="the themes of one agenda as a codebook (REFI-QDA)",
        nouns=(Noun.AGENDA,),
        load=partial(_built_in, "codes"),
        not_carried=(
            "A codebook has no keywords, notes and tags of themes.",
            "Of the agenda it has neither the title, nor the source, nor the names of its levels.",
        ),
    ),
    Format(
        name="coded-project",
        suffix=".qdpx",
        label="themes, texts and coded passages for programs that code texts (REFI-QDA)",
        nouns=(Noun.FEEDBACK,),
        load=partial(_built_in, "coded_project"),
        has_audiences=True,
        not_carried=(
            "A coded project has no notes, tags, key points, capacities, agreements and disclosure.",
            "Who spoke is an organisation there, and a person only where no organisation is known.",
            "Partners and the public read of that what they may know, and paraphrases in place of words.",
            "Partners and the public get what may be quoted, and no texts of submissions.",
        ),
    ),
    Format(
        name="responses",
        suffix=".csv",
        label="the answers to a consultation, a row for each respondent, without anything personal",
        nouns=(Noun.CONSULTATION,),
        load=partial(_built_in, "responses"),
        not_carried=(*_NO_ANALYSIS, "It has no themes and no stances."),
    ),
    Format(
        name="analysis",
        suffix=".zip",
        label="answers and themes of a consultation as government’s analysis reads them, nothing personal",
        nouns=(Noun.CONSULTATION,),
        load=partial(_built_in, "analysis"),
        not_carried=(
            *_NO_ANALYSIS,
            "Stances are agreement, disagreement or unclear: one that is mixed or neutral is unclear.",
        ),
    ),
)


def find(path: Path, name: str = "", noun: Noun | None = None) -> Format:
    """Return the format that a file's name asks for, or the one of a name that has that suffix.

    Raises `Invalid` where there is none, or it holds no records of the noun.
    """
    if name and name not in (names := [one.name for one in FORMATS]):
        raise Invalid(f"There is no format “{excerpt(name)}”", what_there_is(name, names), field="format")
    alike = [one for one in FORMATS if one.suffix == path.suffix.lower()]
    if not alike:
        raise Invalid(
            f"“{path.name}” names no format in which data can be exported",
            f"known are {', '.join(dict.fromkeys(one.suffix for one in FORMATS))}",
            "End the name in one of them",
        )
    found = next((one for one in alike if not name or one.name == name), None)
    if found is None:
        suffix = next(one.suffix for one in FORMATS if one.name == name)
        raise Invalid(f"A file with {name} ends in {suffix}", f"“{path.name}” does not", "Name it so")
    if noun is not None and noun not in found.nouns:
        held = " and ".join(one.plural for one in found.nouns)
        raise Invalid(f"A file of the format {found.name} holds {held}", f"not {noun.plural}", "Name another")
    return found
