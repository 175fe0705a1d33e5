"""Help and manual say all that there is, and what they say works."""

import argparse
import io
import re
import shlex
import shutil
import sys
import zipfile
from dataclasses import fields
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from engage.cli.export import FOR_WHOM
from engage.cli.main import COMMANDS, load, parser_of
from engage.cli.summary import OF_NOTHING
from engage.domain.records import Noun, Record
from engage.services import records
from engage.services.exporting.exchange.registry import FORMATS
from engage.services.importing.registry import importers
from engage.services.related import _MENTIONS
from tests.cli.conftest import Answer, Engage
from tests.workbook_files import xlsx

TESTS = Path(__file__).parents[1]
MANUAL = (TESTS.parent / "docs" / "cli.md").read_text(encoding="utf-8")
GUIDE = (TESTS.parent / "docs" / "importing.md").read_text(encoding="utf-8")
OTHER_GUIDE = (TESTS.parent / "docs" / "exporting.md").read_text(encoding="utf-8")
EVERYWHERE = MANUAL.partition("## What holds everywhere")[2].partition("\n## ")[0]


def section(name: str) -> str:
    """What the manual says of a sub-command."""
    found = re.search(rf"^### engage {name}\n(.*?)(?=^##|\Z)", MANUAL, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md says nothing of engage {name}"
    return found[1]


def actions(name: str) -> list[argparse.Action]:
    return [action for action in parser_of(name, load(name))._actions if action.dest != "help"]


def test_the_manual_has_the_sub_commands_and_no_others() -> None:
    assert sorted(re.findall(r"^### engage (.*)$", MANUAL, re.MULTILINE)) == sorted(COMMANDS)


def test_the_manual_has_every_noun_with_its_parts_and_what_belongs_to_it() -> None:
    nouns = re.search(r"^\*\*NOUN\*\* is one of (.*?), in the plural", MANUAL, re.MULTILINE | re.DOTALL)
    assert nouns
    assert nouns[1].replace("\n", " ").split(", ") == [noun.plural for noun in Noun]
    parts = re.findall(r"^\|[^|]*\| `(\w+)`[^|]*\| ([^|]*) \|$", EVERYWHERE, re.MULTILINE)
    assert {name: re.findall(r"`(\w+)`", keys) for name, keys in parts} == {
        name: [key.name for key in fields(part) if key.name not in ("id", "uid")]
        for noun in Noun
        for name, hint in get_type_hints(records.CLASSES[noun]).items()
        for part in get_args(hint)[:1]
        if isinstance(part, type) and issubclass(part, Record)
    }
    rows = re.findall(r"^\| (?:an? )?(\w+) \| (.*) \|$", section("show"), re.MULTILINE)
    plurals = {noun.plural for noun in Noun}
    belonging = {noun.value: {other.plural for other in there} for noun, there in _MENTIONS.items() if there}
    said = {noun: set(re.findall(r"`(\w+)`", words)) & plurals for noun, words in rows}
    assert {noun: there for noun, there in said.items() if there} == belonging


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_has_every_option(name: str) -> None:
    usage = re.search(r"```usage\n(.*?)```", section(name), re.DOTALL)
    assert usage
    assert usage[1].startswith(f"engage {name}")
    for action in actions(name):
        if action.option_strings:
            where = (
                EVERYWHERE
                if {"--json", "--quiet", "--passphrase-file"} & set(action.option_strings)
                else section(name)
            )
            for option in action.option_strings:
                assert f"`{option}" in where
        else:
            assert str(action.metavar) in usage[1]


@pytest.mark.parametrize("name", COMMANDS)
def test_the_manual_has_no_option_that_is_not_there(name: str) -> None:
    known = {option for action in actions(name) for option in action.option_strings}
    said = set(re.findall(r"`(--?[a-z][a-z-]*)", section(name)))
    assert said - known == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_help_explains_every_word_and_has_examples(engage: Engage, name: str) -> None:
    answer = engage(name, "--help")
    assert (answer.code, answer.err) == (0, "")
    examples = load(name).EXAMPLES
    assert examples
    for example in examples:
        assert f"  {example}\n" in answer.out
        assert shlex.split(example)[:2] == ["engage", name]
        assert example in section(name)
    for action in actions(name):
        assert action.help


@pytest.mark.parametrize("name", COMMANDS)
def test_the_examples_work(engage: Engage, world: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for example in load(name).EXAMPLES:
        words = shlex.split(example)[1:]
        if "<" in words:
            typed = world / words.pop()
            assert words.pop() == "<"
            monkeypatch.setattr(sys, "stdin", io.StringIO(typed.read_text(encoding="utf-8")))
        answer = engage(*words)
        assert (answer.code, _but_what_is_left_out(name, answer)) == (0, ""), example
        assert answer.out


def _but_what_is_left_out(name: str, answer: Answer) -> str:
    """What was said on standard error, but for what is said of each file that goes out."""
    lines = answer.err.splitlines()
    said = {FOR_WHOM, OF_NOTHING, *(sentence for each in FORMATS for sentence in each.not_carried)}
    rest = (
        line for line in lines if line.removeprefix("engage: ") not in said and ": Left out: " not in line
    )
    return "\n".join(rest) if name in ("export", "summary") else answer.err


def test_the_examples_of_the_guide_to_exporting_work(engage: Engage, tmp_path: Path) -> None:
    assert engage("new", "green.engage", "--sample").code == 0
    examples = re.findall(r"^engage .*$", OTHER_GUIDE, re.MULTILINE)
    written = [shlex.split(example)[4] for example in examples]
    assert {Path(name).suffix for name in written} == {one.suffix for one in FORMATS}
    for example in examples:
        answer = engage(*shlex.split(example)[1:])
        assert (answer.code, _but_what_is_left_out("export", answer)) == (0, ""), example
    assert all((tmp_path / name).stat().st_size for name in written)


def parts_of_the_guide() -> dict[str, list[str]]:
    """The sections of the guide that have commands, with these."""
    found = re.split(r"^##+ (.*)\n", GUIDE, flags=re.MULTILINE)
    commands = {
        title: re.findall(r"^engage .*$", text, re.MULTILINE)
        for title, text in zip(found[1::2], found[2::2], strict=True)
    }
    return {title: lines for title, lines in commands.items() if lines}


@pytest.mark.parametrize("title", parts_of_the_guide())
def test_the_examples_of_the_guide_to_importing_work(engage: Engage, world: Path, title: str) -> None:
    bring_corpus(world)
    for example in parts_of_the_guide()[title]:
        words = shlex.split(example)
        assert words[:3] in (["engage", "import", "green.engage"], ["engage", "undo", "green.engage"])
        answer = engage(*words[1:])
        assert (answer.code, answer.err) == (0, ""), example
        wanted = title if title in {one.name for one in importers()} else ""
        if wanted and "--json" not in words:
            assert f", as {wanted}: " in answer.out, example


def bring_corpus(folder: Path) -> None:
    """Put the files of the corpus side by side, as somebody has them who tries the examples."""
    corpus = TESTS / "corpus"
    for path in corpus.glob("*/*.*"):
        if path.suffix != ".json" or path.parent.name == "register":
            shutil.copy(path, folder)
    with zipfile.ZipFile(folder / "homes.qdpx", "w") as archive:
        for path in (corpus / "qda" / "homes").rglob("*.*"):
            archive.write(path, path.relative_to(corpus / "qda" / "homes"))


FILES = {
    "agenda.md": "# Example agenda for rail\n\n## Pillar 1: Tracks\n\n- Steel\n- Ballast\n",
    "note.txt": "Round table at Example Castings\n\n25 March\n\nWe met.\n\n- Lids save money\n\n",
    "organisations.csv": "name,kind,region\nExample Castings,sme,Wales\n",
    "contacts.csv": "given_name,family_name,organisation\nAna,Specimen,Example Castings\n",
    "people.csv": "given_name,Surname\nBea,Placeholder\n",
    "new.txt": "solder teapot umbrella noodle\n",
    "lines.txt": "@ef #2.1 + And apprentices\n\n> @esu Send it\n",
}
MEMBERS = [["Our members"], [], ["Name", "Kind"], ["Example Foundries", "Partner"]]


@pytest.fixture
def world(engage: Engage, green: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the examples speak of: files, a passphrase, a project with a deed that was undone."""
    monkeypatch.setenv("ENGAGE_PASSPHRASE", FILES["new.txt"].strip())
    for name, text in FILES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "members.xlsx").write_bytes(xlsx({"Notes": [["x"]], "Members": MEMBERS}))
    engage("add", "green", "briefing", "title=What we heard")
    engage("add", "green", "contact", "given_name=Ana", "family_name=Example")
    engage("add", "green", "organisation", "name=Example Castings")
    engage("undo", "green")
    shutil.copy(green, tmp_path / "saved.engage")
    return tmp_path
