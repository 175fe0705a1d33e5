"""Files that nobody should send: every importer reads them or refuses them, and is soon done with either.

Each is refused with an `EngageError`, never with anything else, within 10 seconds and a gigabyte. What is
hostile to one format alone is shown where that format is:

- zip bombs, too many files or two of one name in an archive, entity expansion, endless nesting of XML:
  `test_archives.py`
- far, repeated and too many cells, texts that many cells share, what formulas came to:
  `tables/test_workbooks.py`
- path traversal in a coded project, 10,000 levels of codes, codes of one id: `test_qda.py`
- cyclic themes, formulas that come back as text: `test_imports.py`; deep outlines: `prose/test_outline.py`
- 500 nested parts of an e-mail, damaged PDF, Word and RTF files, macros, nothing outside of a file looked at:
  `test_hostile_submissions.py`
- repeating rules without end, zones that are paths: `test_calendars.py`
- pipes, folders, names that no file can have, files over the limit: `test_text_files.py`
"""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.errors import EngageError, Invalid
from engage.services.importing.imports import import_file
from engage.services.importing.registry import importer_for, importers
from engage.services.importing.source import Source
from engage.services.importing.work import Importer
from engage.services.projects import Project
from tests.builders import new_project, rows
from tests.services.importing import golden

SEEDS = [path for path in sorted(golden.CORPUS.rglob("*")) if path.is_file()]
SLOWEST = 10
"""Seconds."""
LARGEST = 1024
"""Megabytes."""
NAMED = {importer.name: importer for importer in importers()}

every = pytest.mark.parametrize("importer", NAMED.values(), ids=NAMED)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project in which nothing is ever kept."""
    with new_project(tmp_path_factory.mktemp("shared") / "p.engage") as project:
        before = rows(project)
        yield project
        assert rows(project) == before


def take(project: Project, source: Source, importer: Importer) -> None:
    """Rehearse a file with an importer that may refuse it."""
    assert 0 <= importer.likeness(source).certainty <= 1
    with suppress(EngageError):
        import_file(project, source, as_format=importer.name, dry_run=True)


@every
def test_the_files_of_all_formats(shared: Project, importer: Importer) -> None:
    for path in SEEDS:
        take(shared, Source.read(path), importer)


def test_any_file_has_a_format_or_is_asked_about() -> None:
    for path in SEEDS:
        with suppress(EngageError):
            assert importer_for(Source.read(path)) in NAMED.values()


MANY = 200_000
SLOW: dict[str, tuple[str, str, str]] = {
    "brackets in a header": ("agenda", "file.csv", "(" * MANY),
    "letters that are eighteen": ("contacts", "file.csv", "\ufdfa" * 900_000),
    "brackets in a question": ("responses", "file.csv", f"Response ID,{'a[' * MANY}\n1,yes"),
    "brackets in a name": ("organisations", "file.csv", f"name\n{'(' * MANY}"),
    "angles in a cell": ("contacts", "file.csv", f"x,y\n{'<@' * MANY},1"),
    "angles in an address": ("contacts", "file.csv", f"name,email\nA,{'<' + '@' * MANY}"),
    "no address": ("contacts", "file.csv", f"name,email\nA,{'a' * MANY} <"),
    "no address of a respondent": ("responses", "file.csv", f"Response ID,Email,Q1\n1,{'a' * MANY},yes"),
    "blanks in a time": ("engagements", "file.csv", f"title,date,time\nA,2020-03-25,1{' ' * MANY}2"),
    "letters behind a name": ("contacts", "file.csv", f"name,email\nA{' MP' * MANY} x,a@b.example"),
    "blanks in a chat": ("zoom-chat", "file.txt", f"12:00:00 From A to {' ' * MANY}B"),
}
"""What an expression that tries again from each place, or whatever folds it often, would take hours over."""


@pytest.mark.parametrize("case", SLOW)
def test_nothing_is_tried_again_from_each_place(shared: Project, case: str) -> None:
    importer, name, text = SLOW[case]
    begun = time.process_time()
    take(shared, Source(Path(name), text.encode()), NAMED[importer])
    assert time.process_time() - begun < SLOWEST


def seeds_of(importer: Importer) -> list[Path]:
    """The files of the corpus that an importer knows; all where it knows none."""
    return [path for path in SEEDS if importer.likeness(Source.read(path)).certainty] or SEEDS


SUFFIXES = ("", ".csv", ".xlsx", ".txt", ".vcf", ".json", ".docx", ".pdf", ".zip")


def damaged(path: Path, other: Path, chance: Random) -> Source:
    """A file with parts changed, lost, doubled or taken from another one, perhaps with a wrong name."""
    data = bytearray(path.read_bytes())
    for _ in range(chance.choice((1, 2, 5))):
        start = chance.randrange(len(data) + 1)
        part = data[start : start + chance.choice((1, 10, 100, 1000))]
        match chance.randrange(5):
            case 0:
                data[start : start + 1] = chance.randbytes(1)
            case 1:
                del data[start:]
            case 2:
                del data[start : start + len(part)]
            case 3:
                data[start:start] = part * chance.choice((1, 2, 50))
            case _:
                held = other.read_bytes()
                data[start:] = held[chance.randrange(len(held) + 1) :]
    return Source(Path(f"file{chance.choice((path.suffix, chance.choice(SUFFIXES)))}"), bytes(data))


@every
@given(chance=st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_damaged_files(shared: Project, importer: Importer, chance: Random) -> None:
    own = seeds_of_all()[importer.name]
    take(shared, damaged(chance.choice(own), chance.choice(SEEDS), chance), importer)


@cache
def seeds_of_all() -> dict[str, list[Path]]:
    return {name: seeds_of(importer) for name, importer in NAMED.items()}


HEAVY: Sequence[tuple[str, Callable[[], bytes], Collection[str]]] = (
    ("a line", lambda: b"a" * 49_000_000, NAMED.keys()),
    ("an open cell", lambda: b'name,email\n"' + b"a" * 49_000_000, ("contacts", "zoom")),
    ("an open tag", lambda: b'<CodeBook a="' + b"a" * 49_000_000, ("codebook",)),
    ("columns", lambda: b"name," * 1_000_000 + b"\n" + b"ab," * 1_000_000, ("contacts", "responses")),
    ("a row without end", lambda: b"ab," * 16_000_000, ("contacts", "teams")),
    ("rows without end", lambda: b"a,b\n" * 1_000_001, ("contacts",)),
    ("brackets", lambda: b"[" * 9_000_000, ("groups",)),
    ("levels", lambda: b"".join(b" " * level + b"- a\n" for level in range(9_000)), ("agenda",)),
    ("lines", lambda: b"- a\n" * 1_000_000, ("agenda", "notes")),
    ("points", lambda: b"Meeting, 25 March 2020\n\n" + b"- a\n" * 90_000, ("notes",)),
    ("cards in cards", lambda: b"BEGIN:VCARD\n" * 100_000, ("cards",)),
    ("meetings in meetings", lambda: b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 100_000, ("calendar",)),
)
"""What a file holds, and to which importers it is given."""


def test_heavy_files_cost_little(tmp_path: Path) -> None:
    """In a process of its own, which may not take more than a gigabyte."""
    words = [sys.executable, "-m", __name__, str(tmp_path)]
    ended = subprocess.run(words, capture_output=True, text=True, timeout=300, check=False)
    assert ended.stderr == ""
    took = json.loads(ended.stdout)
    assert len(took) == sum(len(formats) for _, _, formats in HEAVY)
    assert max(took.values()) < SLOWEST, took


def take_heavy(folder: Path) -> None:
    """Take all heavy files, and print how many seconds each took."""
    resource.setrlimit(resource.RLIMIT_AS, ((LARGEST + 512) << 20,) * 2)  # Python's own takes some
    took = {}
    with new_project(folder / "p.engage") as project:
        for case, make, formats in HEAVY:
            data = make()
            for name in formats:
                begun = time.process_time()
                importer = NAMED[name]
                take(project, Source(Path(f"file{importer.suffixes[0]}"), data), importer)
                gc.collect()
                took[f"{case}: {name}"] = time.process_time() - begun
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < LARGEST << 10
    sys.stdout.write(json.dumps(took))


def test_two_gigabytes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    path = tmp_path / "line.csv"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    tracemalloc.start()
    try:
        with pytest.raises(Invalid, match=r"line\.csv is too large: a file of at most 50 MB"):
            Source.read(path)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


if __name__ == "__main__":
    take_heavy(Path(sys.argv[1]))
