"""`engage subject-access`: all that is held on one person, to be handed to that person."""

from __future__ import annotations

import argparse
from pathlib import Path

from engage.cli.arguments import opened_if_only_to_read, project_argument
from engage.cli.output import Output
from engage.domain.contacts import Contact
from engage.services import records
from engage.services.exporting.templates import find_template
from engage.services.privacy.subject_access import answer

EXAMPLES = ("engage subject-access green.engage 'Ana Example' -o for-ana",)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "contact",
        metavar="CONTACT",
        help="whose: an id, the first 4 or more characters of it, or an exact name",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FOLDER",
        type=Path,
        required=True,
        help="the folder for the files; it is made where it is not there",
    )
    parser.add_argument(
        "--template",
        metavar="TEMPLATE",
        default="engage",
        help="the look of the document: a name, or a TOML file; Engage’s own without",
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Write the files, and name them."""
    style = find_template(options.template)
    with opened_if_only_to_read(options) as project:
        contact = records.find(project, Contact, options.contact)
        with out.progress() as progress:
            done = answer(project, contact, options.output, progress, style=style)
    if out.is_json:
        out.document({"contact": done.name, "files": [str(path.absolute()) for path in done.files]})
    else:
        for path in done.files:
            out.line(str(path))
