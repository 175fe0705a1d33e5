"""`engage review`: the contacts whose details are to be looked at again, and saying that they were."""

from __future__ import annotations

import argparse

from engage.cli.arguments import WordsWrong, opened, opened_to_write, project_argument
from engage.cli.columns import counted
from engage.cli.output import Output
from engage.domain.contacts import Contact
from engage.domain.fields import FIELDS, parse_value
from engage.domain.records import Noun
from engage.services import records
from engage.services.plain_values import as_object
from engage.services.privacy.reviewing import review

EXAMPLES = (
    "engage review green.engage",
    "engage review green.engage 'Ana Example' --keep-until 2031-03-25",
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "contact", metavar="CONTACT", nargs="*", help="whom you have looked at: an id, or an exact name"
    )
    parser.add_argument(
        "--keep-until", metavar="DATE", default="", help="until when these are kept, and looked at again"
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Say that contacts were reviewed, where that is asked; then who is to be."""
    if bool(options.contact) != bool(options.keep_until):
        raise WordsWrong("review: CONTACT and --keep-until go together", "", "Give both, or neither")
    with (opened_to_write if options.contact else opened)(options) as project:
        if options.contact:
            day = parse_value(FIELDS[Noun.CONTACT]["review_on"], options.keep_until)
            review(project, [records.find(project, Contact, text) for text in options.contact], day)
        waiting = records.rows(project, Contact, records.ids(project, Contact, "is:review"))
    if out.is_json:
        out.document([as_object(contact) for contact in waiting])
        return
    for contact in waiting:
        basis = contact.lawful_basis.label if contact.lawful_basis else "no lawful basis"
        out.line(f"{contact.name}: since {contact.review_on:%d %B %Y}, {basis}")
    out.line(counted(Noun.CONTACT, len(waiting), len(waiting)))
