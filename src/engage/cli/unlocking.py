"""Passphrases on the command line: from a file, from the environment, or typed where nobody sees them."""

from __future__ import annotations

import argparse
import getpass
import os
import shlex
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

from engage.cli.output import Output, say
from engage.domain.passphrases import Strength, estimate
from engage.errors import Invalid, NotFound, StorageFailed, WrongPassphrase
from engage.services import passphrases, remembered_keys
from engage.services.projects import Key

_VARIABLE, _NEW_VARIABLE = "ENGAGE_PASSPHRASE", "ENGAGE_NEW_PASSPHRASE"
_TRIES = 3
_LONGEST = 10 << 20
"""Bytes of a file that can hold a passphrase."""


def passphrase_argument(parser: argparse.ArgumentParser) -> None:
    """Take where the passphrase of an encrypted project stands."""
    parser.add_argument(
        "--passphrase-file",
        metavar="FILE",
        type=Path,
        help="the passphrase of the project is in this file, or what stands on its recovery sheet; it may "
        f"also be in the variable {_VARIABLE}, and is asked for otherwise",
    )


def key_for(path: Path, options: argparse.Namespace, *, even_damaged: bool = False) -> Key | None:
    """Return what opens a project; None where it is not encrypted. Raises as `passphrases.unlock` does.

    `even_damaged` is for looking into what does not open any more: what is no project at all has no key then.
    """
    try:
        if not passphrases.is_encrypted(path):
            return None
    except StorageFailed:
        if even_damaged:
            return None
        raise
    given = _from_file(options.passphrase_file) if options.passphrase_file else os.environ.get(_VARIABLE)
    if given is not None:
        return passphrases.unlock_by_either(path, given, even_damaged=even_damaged)
    if (known := remembered_keys.remembered(path)) is not None:
        return known
    for left, typed in _asked(f"Passphrase of {path.name}: "):
        try:
            return passphrases.unlock_by_either(path, typed, even_damaged=even_damaged)
        except (WrongPassphrase, Invalid) as error:
            if not left:
                raise
            say(str(error))
    raise WrongPassphrase(
        f"{path.name} needs its passphrase",
        "and there is no terminal to type it on",
        f"Name its file after --passphrase-file, or put it into the variable {_VARIABLE}",
    )


def new_passphrase(options: argparse.Namespace, out: Output, *, is_first: bool) -> str:
    """Return the passphrase that a project is to have; says so where it is easily guessed. Raises `Invalid`.

    The first one may also come from where the passphrase of a project comes from otherwise.
    """
    file: Path | None = getattr(options, "new_passphrase_file", None)
    given = _from_file(file) if file else os.environ.get(_NEW_VARIABLE)
    if given is None and is_first:
        given = _from_file(options.passphrase_file) if options.passphrase_file else os.environ.get(_VARIABLE)
    typed = _typed_twice() if given is None else given
    found = estimate(typed)
    if typed and found.strength in (Strength.WEAK, Strength.FAIR):
        out.note(f"The passphrase is {found.strength.label}. {found.weakness.label}")
    return typed


def sheet_command(path: Path) -> str:
    """Return what is to be typed for the recovery sheet of a project."""
    return f"engage passphrase {shlex.quote(str(path))} sheet -o sheet.pdf"


def _typed_twice() -> str:
    first = next((typed for _, typed in _asked("New passphrase: ")), None)
    if first is None:
        raise Invalid(
            "There is no new passphrase",
            "and no terminal to type it on",
            f"Name its file after --new-passphrase-file, or put it into the variable {_NEW_VARIABLE}",
        )
    again = next((typed for _, typed in _asked("The same again: ")), "")
    if first != again:
        raise Invalid("The two passphrases differ", "", "Type the same one twice")
    return first


def _from_file(path: Path) -> str:
    """Return what stands in a file, without the end of its last line."""
    try:
        with path.open("rb") as file:
            held = file.read(_LONGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFound(
            f"There is no file “{path}”", "the passphrase was to be read from it", "Check the name"
        ) from None
    except OSError as error:
        raise StorageFailed(f"“{path}” cannot be read", error.strerror or "", "Check the name") from error
    if len(held) > _LONGEST:
        raise Invalid(f"“{path}” is too large to hold a passphrase", "", "Check the name")
    try:
        text = held.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Invalid(f"“{path}” holds no text", "a passphrase is kept in UTF-8", "Check the name") from None
    return text.removesuffix("\n").removesuffix("\r")


def _asked(prompt: str) -> Iterator[tuple[int, str]]:
    """Ask on the terminal, where there is one, while another answer is wanted, and how many are left."""
    if not sys.stderr.isatty():
        return
    for left in range(_TRIES - 1, -1, -1):
        try:
            with warnings.catch_warnings():
                # It would show what is typed.
                warnings.simplefilter("error", getpass.GetPassWarning)
                typed = getpass.getpass(prompt)
        except (getpass.GetPassWarning, EOFError):
            return
        yield left, typed
