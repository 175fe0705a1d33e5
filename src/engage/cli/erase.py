"""`engage erase`: take a person out of a project for good."""

from __future__ import annotations

import argparse

from engage.cli.arguments import noun, opened, opened_to_write, output_argument, project_argument
from engage.cli.output import Output
from engage.domain.contacts import Contact
from engage.domain.erasures import ErasedWords
from engage.domain.organisations import Organisation
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import records
from engage.services.exporting.registry import format_of, write
from engage.services.exporting.templates import find_template
from engage.services.privacy import erasing
from engage.services.privacy.certificates import document
from engage.services.privacy.tracing import Mention

EXAMPLES = (
    "engage erase green.engage contact 'Ana Example' --dry-run",
    "engage erase green.engage contact 'Ana Example' --reason 'Asked by letter' -o certificate.pdf",
    "engage erase green.engage organisation 'Example Fasteners' --words keep",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument("noun", metavar="NOUN", type=noun, help="contact, or organisation of one person")
    parser.add_argument(
        "id", metavar="ID", help="which: an id, the first 4 or more characters of it, or an exact name"
    )
    parser.add_argument("--reason", metavar="WORDS", default="", help="why, for the certificate")
    parser.add_argument(
        "--words",
        choices=[each.value for each in ErasedWords],
        default=ErasedWords.ERASE.value,
        help="what becomes of what they said: erased as well, or kept, said by nobody",
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would go and what would stay, and do nothing"
    )
    output_argument(parser, is_required=False)
    parser.add_argument(
        "--template", metavar="TEMPLATE", default="engage", help="the look of the certificate"
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Say what would go, or erase it and write the certificate; it cannot be undone."""
    kinds = {Noun.CONTACT: Contact, Noun.ORGANISATION: Organisation}
    if options.noun not in kinds:
        raise Invalid(f"A {options.noun.label} is no person", "", "Erase a contact or an organisation")
    record = kinds[options.noun]
    words = ErasedWords(options.words)
    style = find_template(options.template)
    if options.dry_run:
        with opened(options) as project:
            seen = erasing.preview(project, record, records.find(project, record, options.id), words=words)
        _say(out, {"name": seen.name}, seen, seen.mentions)
        return
    if options.output:
        format_of(options.output)  # before anything is gone
    # A backup would hold them for a year more.
    with opened_to_write(options, makes_backup=False) as project, out.progress():
        id = records.find(project, record, options.id)
        done = erasing.erase(project, record, id, reason=options.reason, words=words)
    if options.output:
        write(document(done), options.output, style=style)
    _say(out, {"certificate": done.number}, done)


def _say(
    out: Output,
    first: dict[str, str],
    told: erasing.Preview | erasing.Certificate,
    mentions: tuple[Mention, ...] = (),
) -> None:
    if out.is_json:
        lists = {
            "goes": [{"what": each.what, "number": each.number} for each in told.goes],
            "stays": [
                {"what": each.what, "why": each.why, "until": each.until.isoformat() if each.until else ""}
                for each in told.stays
            ],
            "mentions": [
                {
                    "id": each.uid,
                    "place": each.place,
                    "name": each.name,
                    "words": each.words,
                    "goes": each.is_sure,
                }
                for each in mentions
            ],
        }
        out.document(first | lists)
        return
    for what, words in first.items():
        out.line(f"{what.capitalize()}: {words}")
    for each in told.goes:
        out.line(f"Goes: {each.number:,} {each.what}")
    for mention in mentions:
        goes = "Goes" if mention.is_sure else "Stays"
        place = f"{mention.place} ({mention.name})" if mention.name else mention.place
        out.line(f"{goes}: {place}: {mention.words}")
    for left in told.stays:
        until = f" (gone by {left.until:%d %B %Y})" if left.until else ""
        out.line(f"Stays: {left.what}: {left.why}{until}")
