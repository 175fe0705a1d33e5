"""`engage add`: one record from fields written as FIELD=VALUE."""

from __future__ import annotations

import argparse

from engage.cli.arguments import listed, noun, opened_to_write, project_argument
from engage.cli.columns import rows
from engage.cli.output import Output
from engage.domain.fields import FIELDS
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import entry, records
from engage.services.plain_values import as_object

EXAMPLES = (
    "engage add green.engage organisation name='Example Castings' kind=sme region=Wales tags=steel,heat",
    "engage add green.engage contact name='Ana Specimen' organisation='Example Castings' role=Director",
    "engage add green.engage engagement title='Site visit' held_on=2020-04-02 attendance='mu: ESU'",
    "engage add green.engage commitment text='Send results' organisation='Example Castings' --json",
)

NOUNS = (
    Noun.ORGANISATION,
    Noun.CONTACT,
    Noun.ENGAGEMENT,
    Noun.CONSULTATION,
    Noun.COMMITMENT,
    Noun.BRIEFING,
)
"""What is put in one at a time; feedback is logged, agendas, themes and submissions are imported."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "noun", metavar="NOUN", type=addable, help=f"one of {', '.join(noun.value for noun in NOUNS)}"
    )
    parser.add_argument(
        "fields",
        metavar="FIELD=VALUE",
        nargs="+",
        type=_field,
        help="what is known of it; other records stand by name or id, several values parted by semicolons",
    )
    names = {
        one.value: [*FIELDS[one], *([entry.ATTENDANCE] if one is Noun.ENGAGEMENT else [])] for one in NOUNS
    }
    fields = listed("fields:", {noun: ", ".join(fields) for noun, fields in names.items()})
    parser.epilog = f"{parser.epilog}\n\n{fields}"


def run(options: argparse.Namespace, out: Output) -> None:
    """Put it in and print it as it is kept."""
    texts: dict[str, str] = {}
    for name, text in options.fields:
        if name in texts:
            raise Invalid(f"“{name}” is given twice", "", "Leave one out; part several values by semicolons")
        texts[name] = text
    with opened_to_write(options) as project:
        changes = entry.add(project, options.noun, texts)
        added = records.get(project, records.CLASSES[options.noun], changes.first(options.noun))
        if out.is_json:
            out.document(as_object(added))
        else:
            ((id, *_),) = rows(project, options.noun, [added])
            out.line(f"Added {options.noun.label} {id}: {records.name_of(added)}")


def addable(text: str) -> Noun:
    """Read a noun that is put in one at a time."""
    if noun(text) not in NOUNS:
        raise argparse.ArgumentTypeError(
            f"“{text}” cannot be added by itself: "
            "feedback is logged; agendas, themes and submissions are imported"
        )
    return noun(text)


def _field(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"“{text}” is not written as FIELD=VALUE")
    return name.strip(), value
