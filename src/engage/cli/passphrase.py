"""`engage passphrase`: setting, changing and removing it, and the sheet for the day when nobody knows it."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import BinaryIO

from engage.cli.arguments import WordsWrong, opened, opened_to_write, project_argument
from engage.cli.output import Output
from engage.cli.unlocking import new_passphrase, sheet_command
from engage.errors import Invalid
from engage.services import passphrases
from engage.services.exporting.saving import save
from engage.services.projects import Project

EXAMPLES = (
    "engage passphrase green.engage set",
    "engage passphrase green.engage change --new-passphrase-file new.txt",
    "engage passphrase green.engage sheet -o sheet.pdf",
    "engage passphrase green.engage remove",
)

_DEEDS = ("set", "change", "remove", "sheet")
_PRINT_IT = "Print it, lock the paper away, and delete the file"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Say which words it takes."""
    project_argument(parser)
    parser.add_argument(
        "deed",
        metavar="set|change|remove|sheet",
        choices=_DEEDS,
        help="what is to be done; a sheet opens the project without its passphrase",
    )
    parser.add_argument(
        "--new-passphrase-file",
        metavar="FILE",
        type=Path,
        help="the passphrase that it is to have is in this file; it may also be in the variable "
        "ENGAGE_NEW_PASSPHRASE, and is asked for otherwise",
    )
    parser.add_argument(
        "--delete-readable-backups",
        action="store_true",
        help="delete the backups that need no passphrase, once there is one that does",
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        help="write the sheet to this file, as PDF, to be printed",
    )


def run(options: argparse.Namespace, out: Output) -> None:
    """Do it, and say what can be read without a passphrase still."""
    if options.delete_readable_backups and options.deed not in ("set", "change"):
        raise WordsWrong(
            "passphrase: --delete-readable-backups goes with set and change",
            "",
            "“engage passphrase --help” says how it goes",
        )
    if options.deed == "sheet":
        _sheet(options, out)
        return
    with opened_to_write(options) as project, out.progress() as progress:
        match options.deed:
            case "set":
                _see_that_it_is_plain(project)
                passphrase = new_passphrase(options, out, is_first=True)
                passphrases.encrypt(project, passphrase, progress=progress)
            case "change":
                _see_that_it_is_encrypted(project)
                passphrase = new_passphrase(options, out, is_first=False)
                passphrases.change(project, passphrase, progress=progress)
            case _:
                passphrases.remove(project, progress=progress)
        deleted = []
        if options.delete_readable_backups:
            deleted = passphrases.delete_readable_backups(project, progress=progress)
        readable = [str(backup.path.absolute()) for backup in passphrases.readable_backups(project)]
        is_encrypted = project.key is not None
    path = str(project.path.absolute())
    if out.is_json:
        out.document(
            {
                "path": path,
                "encrypted": is_encrypted,
                "readable_backups": readable,
                "deleted_backups": [str(backup.path.absolute()) for backup in deleted],
            }
        )
        return
    out.line(f"{project.path.name} is {'' if is_encrypted else 'not '}encrypted now")
    if options.deed == "set":
        out.line(
            "What stood in the old file can be found on the disk until that is written over; copies of it "
            "that were sent or stored elsewhere can be read as before"
        )
        for file in readable:
            out.line(f"Can be read without the passphrase: {file}")
    for backup in deleted:
        out.line(f"Deleted: {backup.path}")
    if options.deed == "change":
        out.line("Backups from before open by the old passphrase, and by the old recovery sheet")
    if is_encrypted:
        out.line(f"For the day on which it is forgotten: {sheet_command(project.path)}")


def _see_that_it_is_plain(project: Project) -> None:
    """Before anybody is asked to type anything."""
    if project.key is not None:
        raise Invalid(f"{project.path.name} has a passphrase", "it is encrypted", "Change the passphrase")


def _see_that_it_is_encrypted(project: Project) -> None:
    if project.key is None:
        raise Invalid(f"{project.path.name} has no passphrase", "it is not encrypted", "Set one first")


def _sheet(options: argparse.Namespace, out: Output) -> None:
    if options.output is None:
        raise Invalid("The sheet needs a file to be written to", "", "Name one after -o, such as sheet.pdf")
    with opened(options) as project:
        made = passphrases.sheet(project)

    def write(file: BinaryIO) -> None:
        file.write(made)

    save(options.output, write)
    if out.is_json:
        out.document({"path": str(options.output.absolute())})
    else:
        out.line(f"Wrote {options.output}: who has it can read the project. {_PRINT_IT}")
