"""The words of a sub-command: how they are read, and the kinds of values that several take."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn

from engage import settings
from engage.cli.output import say
from engage.cli.unlocking import key_for, passphrase_argument
from engage.domain.records import Noun
from engage.errors import EngageError, Invalid
from engage.services import backups, projects
from engage.services.projects import Project


class WordsWrong(EngageError):
    """The words of the command do not make a command."""

    exit_code = 2


class Parser(argparse.ArgumentParser):
    """Reads the words of one sub-command.

    Differs from its base in that options and other words may stand in any order, that a word or a value may
    begin with "-" (a filter such as `-ccus`, an order such as `-said_on`), and that an error is one line.
    """

    def __init__(self, prog: str, description: str, examples: Sequence[str]) -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog="\n  ".join(["examples:", *examples]),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )

    def read(self, words: Sequence[str]) -> argparse.Namespace | None:
        """Return the values that the words give; None where help was asked for and printed."""
        options, others = self._parted(words)
        if any(option in ("-h", "--help") for option in options):
            self.print_help()
            return None
        return self.parse_args([*options, "--", *others] if others else options)

    def _parted(self, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return the options, each with its value, and all other words."""
        known = {option: action for action in self._actions for option in action.option_strings}
        options: list[str] = []
        others: list[str] = []
        rest = iter(words)
        for word in rest:
            name = word.partition("=")[0] if word.startswith("--") else word
            if word == "--":
                others += rest
            elif name not in known and word.startswith("--"):
                self.error(f"there is no option {name}")
            elif name not in known:
                others.append(word)
            elif known[name].nargs == 0 or name != word:
                options.append(word)
            else:
                value = next(rest, "--")
                if value.startswith("--"):
                    self.error(f"{word} needs a value after it")
                options.append(f"{word}={value}")
        return options, others

    def error(self, message: str) -> NoReturn:
        """Say it in one line; the base would print the usage as well and end the program."""
        message = message.replace("unrecognized arguments", "too many words")
        sub_command = self.prog.removeprefix("engage ")
        raise WordsWrong(f"{sub_command}: {message}", "", f"“{self.prog} --help” says how it goes")


def project_argument(parser: argparse.ArgumentParser) -> None:
    """Take the project's file."""
    parser.add_argument(
        "project", metavar="PROJECT", type=Path, help=f"the project's file; {projects.SUFFIX} may be left out"
    )
    passphrase_argument(parser)


def opened(options: argparse.Namespace) -> Project:
    """Open the project that was named to look into it; raises `EngageError`."""
    path = existing(options.project)
    return projects.open_to_read(path, who=settings.load().who, key=key_for(path, options))


def opened_to_write(options: argparse.Namespace, *, makes_backup: bool = True) -> Project:
    """Open the project that was named for a deed; raises `EngageError`, also where another one has it."""
    path = existing(options.project)
    project = projects.open_to_write(path, who=settings.load().who, key=key_for(path, options))
    if makes_backup:
        backups.back_up_if_due(project)
    tell_of_backups(project)
    return project


def tell_of_backups(project: Project) -> None:
    """Say why a backup could not be made, where one ought to have been; the deed is done all the same."""
    error = backups.failure(project)
    if error is not None:
        say(str(error))


def opened_if_only_to_read(options: argparse.Namespace) -> Project:
    """Open the project that was named for a deed, or only to read it where another one has it."""
    path = existing(options.project)
    return projects.open_project(path, who=settings.load().who, key=key_for(path, options))


def existing(path: Path) -> Path:
    """Return the project's file, whose suffix may have been left out."""
    if path.exists() or not path.name:
        return path
    full = with_suffix(path)
    return full if full.exists() else path


def with_suffix(path: Path) -> Path:
    """Return the path as the name of a project; raises `Invalid` where it names no file."""
    if path.name in ("", ".."):
        raise Invalid(f"“{path}” is a folder, not a project", "", "Put a file's name behind it")
    return path if path.suffix == projects.SUFFIX else path.with_name(path.name + projects.SUFFIX)


def noun(text: str) -> Noun:
    """Read a noun, singular or plural."""
    found = next((noun for noun in Noun if text.lower() in (noun.value, noun.plural)), None)
    if found is None:
        raise argparse.ArgumentTypeError(f"“{text}” is none of {', '.join(noun.plural for noun in Noun)}")
    return found


def whole_number(text: str) -> int:
    """Read how many."""
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number such as 20")
    return int(text)


def listed(heading: str, entries: Mapping[str, str]) -> str:
    """Return words and what they mean as the end of a help text."""
    lines = (
        textwrap.fill(f"{name}: {text}", 96, initial_indent="  ", subsequent_indent="    ")
        for name, text in entries.items()
    )
    return "\n".join([heading, *lines])


def limit_argument(parser: argparse.ArgumentParser, what: str, **more: Any) -> None:
    """Take how many to print at most."""
    parser.add_argument("--limit", metavar="N", type=whole_number, help=f"print {what} at most", **more)


def output_argument(parser: argparse.ArgumentParser, *, is_required: bool = True) -> None:
    """Take the file that is written."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=is_required,
        help="the file to write, in place of one of that name; its suffix says the format",
    )
