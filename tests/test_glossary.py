"""The code speaks the words of GLOSSARY.md and no others."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import engage.domain
from engage.domain.records import Choice, Noun, Record
from engage.storage.columns import metadata

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "engage"


def section(title: str) -> list[list[str]]:
    """The cells of the rows of the table under a heading of the glossary, its header left out."""
    text = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
    under = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    assert under, f"GLOSSARY.md has no section {title!r}"
    lines = [line for line in under[1].splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def words(name: str) -> list[str]:
    """The words that an identifier is made of: `AttendanceRole` and `attendance_role` are one."""
    return [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)]


def domain_classes(base: type) -> Iterator[type]:
    for module in pkgutil.iter_modules(engage.domain.__path__, "engage.domain."):
        for _, found in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if issubclass(found, base) and found is not base and found.__module__ == module.name:
                yield found


CHOICES = sorted(domain_classes(Choice), key=lambda choice: choice.__name__)
TERMS = {row[0].lower() for row in section("Words")}
LISTS = {row[0].lower() for row in section("Words with a list of values")}


def test_every_record_is_in_the_glossary() -> None:
    records = {" ".join(words(record.__name__)) for record in domain_classes(Record)}
    assert records - TERMS == set()
    # Words that are no records of the domain: the file, the journal's rows, and what is made from the rest.
    assert TERMS - records == {"project", "operation", "change", "changes", "summary"}


def test_every_noun_is_in_the_glossary() -> None:
    assert {noun.label for noun in Noun} <= TERMS


def test_every_list_of_choices_is_in_the_glossary() -> None:
    assert {" ".join(words(choice.__name__)) for choice in CHOICES} == LISTS


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.__name__)
def test_every_choice_has_its_meaning(choice: type[Choice]) -> None:
    name = " ".join(words(choice.__name__)).capitalize()
    rows = section(name)
    assert [row[0].strip("`") for row in rows] == [value.value for value in choice]
    assert all(all(row) for row in rows)


def test_every_word_has_its_meaning() -> None:
    rows = section("Words") + section("Words with a list of values") + section("Other words that people read")
    assert all(row[0] and row[1] for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_words_kept_for_later_are_not_used_yet() -> None:
    later = {row[0].lower() for row in section("Words kept for later")}
    assert later & {" ".join(words(record.__name__)) for record in domain_classes(Record)} == set()


NOT = {
    word.strip(): row[0]
    for row in section("Words") + section("Words with a list of values") + section("Words kept for later")
    for word in row[2].split(",")
    if word.strip()
}
"""A word that is not to be used, and the one that is."""

ALLOWED = {
    "command": ("ui/", "cli/"),  # what a person asks the program to do
    "database": ("storage/",),  # SQLite's own
    "event": ("ui/",),  # Qt's own
    # An agenda item, which has more to its name; one entry of a list in a document; Qt's item views.
    "item": ("domain/engagements.py", "domain/fields.py", "domain/pad.py", "services/", "ui/", "a table"),
    "like": ("storage/",),  # SQL's own
    "link": ("services/", "ui/"),  # from one place of a document to another
    "paper": ("services/exporting/", "ui/summaries/", "domain/label_sheets.py"),  # what is printed on
    "quote": ("services/", "domain/", "storage/"),  # feedback as it stands in a document; quotation marks
    "report": ("services/importing/", "ui/"),  # what is told of an import, of progress and of bugs
    "response": ("services/importing/response_sheets/",),  # all that somebody has answered in such a sheet
    "task": ("ui/",),  # work off the window's thread
    "user": ("paths.py",),  # the operating system's word
}
"""Where such a word means something else."""


def identifiers() -> Iterator[tuple[str, str]]:
    """Every module, class and function in the source, and every table: where it is, and its name."""
    for path in sorted(SOURCE.rglob("*.py")):
        where = path.relative_to(SOURCE).as_posix()
        if path.name.startswith("ui_"):
            continue
        yield where, path.stem
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                yield where, node.name
    for table in metadata.tables:
        yield "a table", table


def test_no_other_word_is_used() -> None:
    wrong = [
        f"{where}: {name} says {word!r}, which is {NOT[word]!r} here"
        for where, name in identifiers()
        for word in words(name)
        if word in NOT and not where.startswith(ALLOWED.get(word, ()))
    ]
    assert not wrong, "\n".join(wrong)


def test_no_exception_is_made_for_nothing() -> None:
    assert set(ALLOWED) <= set(NOT)
