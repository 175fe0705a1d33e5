"""What nobody should have to type goes through every field, importer and exporter, and stays words.

Nothing is opened that is not ours, no socket, no formula, no failure; what is stored reads as it was given.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest

from engage.domain.feedback import Feedback, Stance
from engage.domain.filters import quoted
from engage.domain.records import Noun, Record
from engage.domain.text import clean, file_name
from engage.errors import EngageError
from engage.services import feedback, kept_values, records, search
from engage.services.exporting import data
from engage.services.exporting.exchange.registry import FORMATS, Format
from engage.services.importing.imports import import_file
from engage.services.importing.registry import importers
from engage.services.importing.work import Importer
from engage.services.projects import Project
from engage.services.summaries.document import (
    BulletList,
    Callout,
    Chart,
    ChartRow,
    Column,
    Document,
    Fact,
    Figure,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Link,
    Paragraph,
    Quote,
    Table,
)
from engage.services.temporary_files import private_files
from tests.builders import NOUNS, check_indexes, keep_in_memory, new_project
from tests.hostile import MARKUP, STRINGS
from tests.services.contract import reading
from tests.services.contract.test_contract import SUFFIXES, exported, lost
from tests.services.exporting.documents import document
from tests.services.hostile_world import KEPT, There, filled, furnish, hostile, texts
from tests.services.importing.golden import CORPUS
from tests.watching import nothing_opened

NAMED = {importer.name: importer for importer in importers()}
_ANY = {Noun.ORGANISATION: "is:any", Noun.CONTACT: "is:any", Noun.ENGAGEMENT: "is:any"}


def every(project: Project, noun: Noun) -> list[Record]:
    """All records of a noun."""
    kind: type[Record] = NOUNS[noun]
    return records.rows(project, kind, records.ids(project, kind, _ANY.get(noun, "")))


@contextmanager
def refused_in_words() -> Iterator[None]:
    """What cannot be taken is refused by a sentence, and by nothing else."""
    try:
        yield
    except EngageError as refused:
        said = str(refused)
        assert said.endswith((".", "?", "!", "…")), said


def test_there_are_enough_of_them() -> None:
    assert len(STRINGS) == len(set(STRINGS)) >= 250


# Fields


@pytest.mark.parametrize("noun", Noun)
def test_every_field_gives_back_what_it_was_given(noun: Noun, project: Project, tmp_path: Path) -> None:
    keep_in_memory(project)
    there = furnish(project)
    with nothing_opened(tmp_path):
        given = list(hostile(project, noun, there))
        stored = {record.uid: record for record in every(project, noun)}
        check_indexes(project)
    assert len(given) == len(STRINGS)
    for text, record in given:
        read, expected = dict(texts(stored[record.uid])), dict(texts(record))
        for tags in ("tags", "keywords"):
            assert read.pop(tags, "").split() == expected.pop(tags, "").split()
        assert read == expected
        whole = clean(text)
        alike = {whole, whole.strip(), " ".join(whole.split()), "".join(whole.split())}
        others = {name: got for name, got in expected.items() if got not in alike}
        is_plain = [
            name.rpartition(".")[2] in KEPT or "Example " in got for name, got in others.items() if got
        ]
        assert all(is_plain), others
    is_kept = [any(clean(text).strip() in got for _, got in texts(record)) for text, record in given]
    assert sum(is_kept) >= 0.95 * len(STRINGS)


@pytest.mark.parametrize("noun", Noun)
def test_every_field_is_kept_half_typed(noun: Noun, project: Project) -> None:
    """As a draft keeps it, that is offered again when the project is opened."""
    there = furnish(project)
    for text in STRINGS:
        record = filled(NOUNS[noun], text, there)
        assert kept_values.from_plain(NOUNS[noun], kept_values.as_plain(record)) == record


def test_every_search_and_filter_is_answered_or_refused_in_words(project: Project, tmp_path: Path) -> None:
    keep_in_memory(project)
    there = furnish(project)
    given = list(hostile(project, Noun.FEEDBACK, there))
    with nothing_opened(tmp_path):
        for text in (text for text in STRINGS if len(text) < 500):
            for asked in (text, quoted(text), f"text:{quoted(text)}", f"-{text}", f"tag:{quoted(text)}"):
                with refused_in_words():
                    assert len(records.ids(project, Feedback, asked)) <= len(given) + 1
            search.search(project, text, limit=5)


def test_every_line_is_logged_or_refused_in_words(project: Project, tmp_path: Path) -> None:
    keep_in_memory(project)
    there = furnish(project)
    with nothing_opened(tmp_path):
        for text in STRINGS:
            with refused_in_words():
                logged = feedback.log(project, there["engagement"].id, text)
                assert set("".join(logged.record.text.split())) <= set("".join(clean(text).split()))


def test_no_text_is_a_name_that_a_file_cannot_have() -> None:
    for text in STRINGS:
        name = file_name(text)
        assert not set(name) & set('<>:"/\\|?*\0\n\r\t'), name
        assert name == name.strip(" .-")
        assert len(name.encode()) <= 200


# Exporters


def said(strings: Sequence[str]) -> Document:
    """A document that says each text in each sort of place."""
    named = [text for text in strings if len(text) < 300]
    rows = tuple(ChartRow(text, (Figure(1), Figure(2))) for text in MARKUP)
    return document(
        *(Heading(2, text, code=text[:20]) for text in named),
        *(Paragraph(text) for text in strings),
        *(Quote(text, text[:200], note=text[:200], stance=Stance.UNCLEAR) for text in named),
        BulletList(tuple(Item(text) for text in strings)),
        KeyPoints(tuple(KeyPoint(text, text[:200]) for text in named)),
        Callout("Example", tuple(named)),
        Table((Column("Example"), Column("=1+1")), tuple((text, text[:200]) for text in named)),
        Chart("Example", "Row", "pieces", ("One", "Other"), rows),
        *(Paragraph((Link(text[:50], text),)) for text in named),
        title="<b>Example</b>",
        facts=tuple(Fact(text[:100], text) for text in named),
    )


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_format_of_summaries_says_it_as_it_stands(suffix: str, tmp_path: Path) -> None:
    cleaned = [clean(text) for text in STRINGS]
    if suffix == ".pdf":  # in what order its reader gives other scripts is tested elsewhere
        cleaned = [text for text in cleaned if text.isascii()]
    told = said(cleaned)
    with nothing_opened(tmp_path):
        written = exported(told, suffix)
    # The reader sees that nothing in it is a formula, a script or a picture from outside.
    assert lost(told, suffix, reading.read(suffix, written)) == []
    assert [link for link in links(suffix, written) if not _HARMLESS.match(link)] == []


_HARMLESS = re.compile(r"https?://|mailto:|#|Pictures/", re.IGNORECASE)
_LINKS = {
    ".html": rb'href="([^"]*)"',
    ".md": rb"(?<!\\)\]\(<?([^)>]*)",
    ".pdf": rb"/URI \(([^)]*)",
    ".docx": rb'Target="([^"]*)" TargetMode="External"',
    ".odt": rb'xlink:href="([^"]*)"',
}


def links(suffix: str, written: bytes) -> Iterator[str]:
    """Where links of a document lead."""
    parts = [written]
    if suffix in (".docx", ".odt"):
        with zipfile.ZipFile(io.BytesIO(written)) as archive:
            parts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    if suffix in _LINKS:
        for part in parts:
            yield from (link.decode() for link in re.findall(_LINKS[suffix], part))


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A project of nothing else."""
    with new_project(tmp_path_factory.mktemp("hostile") / "Example.engage") as project:
        keep_in_memory(project)
        there: There = furnish(project)
        for noun in Noun:
            list(hostile(project, noun, there))
        yield project


@pytest.mark.parametrize(
    ("chosen", "noun"),
    [
        (chosen, noun)
        for chosen in FORMATS
        for noun in (chosen.nouns if chosen.takes_one_noun or chosen.name == "cards" else (None,))
    ],
    ids=lambda value: getattr(value, "name", value),
)
def test_every_format_of_data_carries_it_and_brings_it_back(
    chosen: Format, noun: Noun | None, world: Project, tmp_path: Path
) -> None:
    file = tmp_path / f"out{chosen.suffix}"
    of_one = chosen.nouns[0] if chosen.nouns in ((Noun.AGENDA,), (Noun.CONSULTATION,)) else None
    wanted = f'"Example {of_one}"' if of_one else ""
    with private_files(), nothing_opened(tmp_path, world.path.parent):
        data.export(world, file, name=chosen.name, noun=noun, filter=wanted)
        written = file.read_bytes()
    if chosen.suffix == ".csv":
        lines = csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))
        assert [cell for line in lines for cell in line if _FORMULA.match(cell)] == []
    if chosen.suffix == ".zip":
        with zipfile.ZipFile(file) as archive:
            assert all(".." not in name and not name.startswith("/") for name in archive.namelist())
    with new_project(tmp_path / "again.engage") as again, nothing_opened(tmp_path):
        with refused_in_words():
            import_file(again, file)
        if chosen.name == "csv" and noun in (Noun.ORGANISATION, Noun.CONTACT):
            missing = names(world, noun) - names(again, noun)
            assert len(missing) <= len(STRINGS) // 10, sorted(missing)[:20]


_FORMULA = re.compile(r"(?!-?\d+$)[=+@\t\r\n-]")
"""How a cell begins that a spreadsheet would calculate; a plain number is none."""


def names(project: Project, noun: Noun) -> set[str]:
    """What the records of a noun are called, but for blanks and case: rows that are alike there are one."""
    return {"".join(records.name_of(record).split()).casefold() for record in every(project, noun)}


# Importers

_PLAIN = (".csv", ".tsv", ".txt", ".md", ".vcf", ".ics", ".json", ".qdc", ".html", ".htm", ".eml", ".rtf")
_PACKED = (".docx", ".odt", ".xlsx", ".ods", ".qdpx")
_MARKED = (".html", ".htm", ".qdc")
_WORD = re.compile(r"(?<=[ ,;>\t\"])[A-Z][a-z]{3,}(?=[ ,;<\t\"\n])")


def _files(importer: Importer) -> list[Path]:
    """Files that it reads, with words in them that can be others."""
    return [
        path
        for path in sorted(CORPUS.rglob("*"))
        if path.suffix in importer.suffixes
        and path.suffix in (*_PLAIN, *_PACKED)
        and path.stat().st_size < 60_000
    ]


def _poisoned(path: Path, words: Iterator[str]) -> bytes:
    """The file with other words in the place of some of its own."""
    if path.suffix not in _PACKED:
        return _replaced(path.read_bytes(), words, is_marked=path.suffix in _MARKED)
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            is_text = entry.filename.endswith((".xml", ".qde", ".txt"))
            new.writestr(entry, _replaced(content, words, is_marked=True) if is_text else content)
    return made.getvalue()


def _replaced(content: bytes, words: Iterator[str], *, is_marked: bool) -> bytes:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return content

    def other(found: re.Match[str]) -> str:
        word = clean(next(words))
        return html.escape(word) if is_marked else word

    return _WORD.sub(other, text).encode("utf-8")


@pytest.mark.parametrize("name", NAMED)
def test_every_importer_takes_it_for_words_or_refuses_it(name: str, project: Project, tmp_path: Path) -> None:
    keep_in_memory(project)
    words = cycle(STRINGS)
    files = _files(NAMED[name])[:12]
    assert files
    with nothing_opened(tmp_path, CORPUS):
        for number, path in enumerate(files):
            poisoned = tmp_path / f"{number}{path.suffix}"
            poisoned.write_bytes(_poisoned(path, words))
            with refused_in_words():
                assert import_file(project, poisoned, as_format=name, dry_run=True).format == name


_HEADS = {
    Noun.ORGANISATION: ("name", "sector", "notes"),
    Noun.CONTACT: ("given_name", "family_name", "notes"),
    Noun.ENGAGEMENT: ("title", "held_on", "notes"),
    Noun.FEEDBACK: ("text", "said_on", "notes"),
    Noun.COMMITMENT: ("text", "due_on", "notes"),
}


@pytest.mark.parametrize("noun", _HEADS)
def test_a_table_of_it_is_taken_cell_by_cell(noun: Noun, project: Project, tmp_path: Path) -> None:
    keep_in_memory(project)
    table = tmp_path / "table.csv"
    shorter = [clean(text) for text in STRINGS if len(text) < 1_000]
    second = "2020-03-25" if _HEADS[noun][1].endswith("_on") else "Example"
    with table.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(_HEADS[noun])
        writer.writerows([f"Example {number}", second, text] for number, text in enumerate(shorter))
    with nothing_opened(tmp_path):
        report = import_file(project, table, as_format=noun.plural)
    assert report.added == len(shorter)
    notes = {"".join(record.notes.split()) for record in every(project, noun)}  # type: ignore[attr-defined]
    read = ["".join(text.split()) for text in shorter if text != "#N/A"]  # a spreadsheet's own nothing
    assert [text for text in read if text not in notes and text.removeprefix("'") not in notes] == []
