"""Collects what the window says, for those who translate it: `make translations`.

Writes `resources/translations/engage_en_GB.ts`, and takes what is new into the languages beside it; whoever
begins one copies that file. Each language is then compiled for Qt to read. `--check` only says whether
that is to be done.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from xml.etree import ElementTree

from engage import domain
from engage.domain.colours import NAMED
from engage.domain.disclosure import Rule
from engage.domain.record_fields import FIELDS, Field
from engage.domain.records import Choice, Noun
from engage.services.importing.registry import importers

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "resources" / "translations"
SOURCE = "engage_en_GB.ts"
"""What there is to be translated; English itself is what the program is written in."""

_COLLECT = ("pyside6-lupdate", "-silent", "-no-obsolete", "-locations", "none", "-extensions", "py,ui")
_MARKS = ("-tr-function-alias", "tr+=mark,tr+=translated")
_COMPILE = ("pyside6-lrelease", "-silent")


def main() -> int:
    """Renew every language; with --check, say whether the collected texts are those of the program."""
    parser = argparse.ArgumentParser(description="Collect what the window says, for translators.")
    parser.add_argument("--check", action="store_true", help="only say whether it is to be done")
    if parser.parse_args().check:
        if is_current():
            return 0
        sys.stderr.write(f"{SOURCE} is not what the window says: run `make translations`\n")
        return 1
    for language in sorted({FOLDER / SOURCE, *FOLDER.glob("*.ts")}):
        collect(language)
        if language.name != SOURCE:
            compile_for_qt(language)
    return 0


def is_current() -> bool:
    """Whether what was collected is what the window says now."""
    with tempfile.TemporaryDirectory() as folder:
        now = Path(folder, SOURCE)
        collect(now)
        return texts(now) == texts(FOLDER / SOURCE)


def texts(language: Path) -> list[tuple[str, str]]:
    """Each text with where it is said, in order."""
    if not language.exists():
        return []
    return sorted(
        (context.findtext("name", ""), message.findtext("source", ""))
        for context in ElementTree.parse(language).iter("context")  # noqa: S314  our own file
        for message in context.iter("message")
    )


def collect(language: Path) -> None:
    """Take all that the window says into a file for translators; what it no longer says goes."""
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder, "words.py")
        words.write_text("".join(f"translate({of!r}, {word!r})\n" for of, word in choices()), "utf-8")
        places = (str(ROOT / "src/engage/ui"), str(ROOT / "ui"), str(words))
        _run(*_COLLECT, *_MARKS, *places, "-source-language", "en_GB", "-ts", str(language))


def choices() -> Iterator[tuple[str, str]]:
    """The words of every choice and field, which the domain has, with the name of what it is."""
    for module in iter_modules(domain.__path__):
        import_module(f"{domain.__name__}.{module.name}")
    for kind in Choice.__subclasses__():
        for choice in kind:
            yield kind.__name__, choice.label
    for rule in Rule:
        yield Rule.__name__, rule.means
    for noun in Noun:
        yield Noun.__name__, noun.plural
    columns = [importer.columns.fields for importer in importers() if importer.columns]
    for label in sorted(
        {field.label for fields in (*FIELDS.values(), *columns) for field in fields.values()}
    ):
        yield Field.__name__, label
    for colour in NAMED:
        yield "Colour", colour


def compile_for_qt(language: Path) -> None:
    """Make of a translators' file what Qt reads."""
    _run(*_COMPILE, str(language), "-qm", str(language.with_suffix(".qm")))


def _run(program: str, *arguments: str) -> None:
    """Run a tool that came with Qt."""
    subprocess.run([str(Path(sys.executable).with_name(program)), *arguments], check=True)  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
