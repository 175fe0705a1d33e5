"""Which word calls which sub-command, and what is said when one fails."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

import engage
from engage import bugs
from engage.cli.output import Output, abandon, flush, say
from engage.domain.choices import nearest
from engage.errors import EngageError, StorageFailed

if TYPE_CHECKING:
    import argparse

    from engage.cli.arguments import Parser

COMMANDS: Mapping[str, str] = {
    "new": "make a project",
    "info": "say what is in a project",
    "import": "bring in files: lists of people, agendas, notes, cards, calendars, calls, submissions",
    "add": "put in one record",
    "log": "log lines of feedback, as in the window",
    "list": "list the records that a filter asks for",
    "show": "show one record with everything known about it",
    "search": "find anything by its words, best first",
    "summary": "write a summary to a file",
    "summaries": "name the summaries that there are",
    "subject-access": "write all that is held on one person, for that person",
    "review": "name the contacts whose details are to be looked at again, and say that they were",
    "retention": "say how long records are kept, what is due by that, and do it",
    "erase": "take a person out of a project for good, with a certificate",
    "briefing": "write briefings to files, freeze them, and compare what was frozen with today",
    "export": "write the data to a file",
    "backup": "make a backup, or list those there are",
    "restore": "make a project of a backup again",
    "undo": "take back the last deed",
    "redo": "bring back what was taken back last",
    "history": "list what was done, newest first",
    "check": "look through a project for damage",
    "passphrase": "set, change or remove the passphrase of a project, or write its recovery sheet",
    "formats": "name what can be imported and exported",
}
"""Every sub-command with what it does; `engage.cli.<name>` is its module."""

GLOBAL_OPTIONS = ("--json", "-q", "--quiet")
"""Also understood in front of the sub-command."""

INTERRUPTED = 130
"""Ended by Ctrl-C, as shells count it."""

UNREAD = 141
"""Ended because nobody reads the output any more, as shells count it."""


class Command(Protocol):
    """What the module of a sub-command holds."""

    EXAMPLES: Sequence[str]
    """Whole lines to type, shown under `--help`."""

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Say which words the sub-command takes."""

    def run(self, options: argparse.Namespace, out: Output) -> None:
        """Do it; raises `EngageError`."""


def main(argv: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    """Do what the words say and return the exit code; nothing that happens ends in a traceback."""
    _open_streams()
    try:
        code = _run(argv, open_window)
        flush()
        return code
    except EngageError as error:
        say(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        say("Stopped. What was not finished was not kept.")
        return INTERRUPTED
    except BrokenPipeError:
        abandon()
        return UNREAD
    except OSError as error:  # what the services have no better words for
        what = f"{error.filename or 'A file'} could not be read or written"
        say(str(StorageFailed(what, error.strerror or "", "Check its name and its folder")))
        return StorageFailed.exit_code
    except Exception as error:  # noqa: BLE001 -- the outermost boundary: whatever comes here is a bug
        log = bugs.keep(bugs.described(error))
        where = f"{log} has the details; please send them on." if log else "Its log cannot be written."
        say(f"This is a mistake in Engage, not in what you did. {where}")
        return EngageError.exit_code


def _open_streams() -> None:
    """Let a program that was started without input or output find none to read, and have one to write to."""
    sys.stdin = sys.stdin or io.StringIO()
    sys.stdout = sys.stdout or io.StringIO()
    sys.stderr = sys.stderr or io.StringIO()


def _run(argv: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    flags = list(takewhile(lambda word: word in GLOBAL_OPTIONS, argv))
    words = list(argv[len(flags) :])
    if not words and not flags:
        return open_window(None)
    if not words or words[0] not in COMMANDS:
        return _without_command(words, open_window)
    name, *rest = words
    command = load(name)
    parser = parser_of(name, command)
    options = parser.read([*flags, *rest])
    if options is None:
        return 0
    out = Output(is_json=options.json, is_quiet=options.quiet)
    command.run(options, out)
    return 0


def load(name: str) -> Command:
    """Return the module of a sub-command; each brings in what it alone needs."""
    module = "import_" if name == "import" else name.replace("-", "_")
    return cast("Command", import_module(f"engage.cli.{module}"))


def parser_of(name: str, command: Command) -> Parser:
    """Return what reads the words of a sub-command and prints its help."""
    from engage.cli.arguments import Parser

    parser = Parser(f"engage {name}", f"{COMMANDS[name].capitalize()}.", command.EXAMPLES)
    command.arguments(parser)
    parser.add_argument("--json", action="store_true", help="print one JSON document and nothing else")
    parser.add_argument("-q", "--quiet", action="store_true", help="say nothing of progress")
    return parser


def _without_command(words: Sequence[str], open_window: Callable[[Path | None], int]) -> int:
    first = words[0] if words else ""
    if first in ("-h", "--help"):
        sys.stdout.write(_help())
        return 0
    if first == "--version":
        sys.stdout.write(f"Engage {engage.__version__}\n")
        return 0
    path = Path(first)
    if len(words) == 1 and (path.suffix or path.exists() or len(path.parts) > 1) and first[:1] != "-":
        return open_window(path)
    from engage.cli.arguments import WordsWrong  # which looks into the services, and no window waits for that

    if not words:
        raise WordsWrong("There is no sub-command", "", "“engage --help” lists what there is")
    meant = nearest(first, COMMANDS)
    raise WordsWrong(
        f"“{first}” is neither a sub-command nor a project",
        f"did you mean “{meant}”?" if meant else "",
        "“engage --help” lists what there is",
    )


def _help() -> str:
    width = max(map(len, COMMANDS)) + 2
    lines = [
        "usage: engage [PROJECT]              open the window",
        "       engage SUB-COMMAND ...        do one deed without it",
        "",
        "Contacts, roundtables, feedback and printed summaries, offline in one file.",
        "",
        *(f"  {name:<{width}}{what}" for name, what in COMMANDS.items()),
        "",
        "engage SUB-COMMAND --help says more, with examples; engage --version says which version this is.",
    ]
    return "\n".join(lines) + "\n"
