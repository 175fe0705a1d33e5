"""Every summary in every format for every audience: whole, harmless, always the same, hiding whom it must.

Summaries, their options and formats are taken from the registries: what is added there is tested here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from engage.domain.disclosure import Audience
from engage.domain.progress import silent
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services import leaks
from engage.services.exporting.house_style import PLAIN, safe_target
from engage.services.exporting.registry import formats
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    Chart,
    Counts,
    Document,
    Figure,
    Labels,
    StanceBar,
    Table,
    plain,
    spans,
)
from engage.services.summaries.reading_through import Passage, plain_text
from tests.services.contract import reading
from tests.services.contract.adversarial import UNTOLD, World, many_themes
from tests.services.contract.reading import bare, runs_both_ways, straight

MADE_ON = dt.date(2020, 4, 25)
ROOT = Path(__file__).parents[3]
WORLDS = ("sample", "adversarial", "empty")
SUMMARIES = registry.names()
SUFFIXES = tuple(item.suffix for item in formats())
OUTSIDE = (Audience.SHARED, Audience.PUBLIC)
_IN_CELLS = 30_000
"""Of longer texts a workbook has the beginning."""
_ON_LABELS = 300
"""Longer texts fit on no label, and beside no bar."""


def options(name: str) -> tuple[dict[str, str], ...]:
    """What is usual, and of every option another choice."""
    others = {
        option.name: choice
        for option in registry.find(name).options
        for choice in option.choices[-1:]
        if choice != option.default
    }
    return ({}, others) if others else ({},)


@cache
def documents(project: Project, name: str, audience: Audience) -> tuple[Document, ...]:
    """The summary for that audience, with each of its options; none where it is not for readers outside."""
    made = []
    for chosen in options(name):
        try:
            made.append(registry.build(project, name, audience=audience, made_on=MADE_ON, options=chosen))
        except Invalid:
            if audience is Audience.INTERNAL:
                raise
    return tuple(made)


def exported(document: Document, suffix: str) -> bytes:
    file = io.BytesIO()
    next(item for item in formats() if item.suffix == suffix).load()(document, file, silent, PLAIN)
    return file.getvalue()


def lost(document: Document, suffix: str, text: str) -> list[tuple[str, str]]:
    """What a document says and its file does not, with where it stands."""
    if suffix != ".pdf":
        return [(place, words[:80]) for place, words in _wanted(document, suffix) if bare(words) not in text]
    seen = straight(text)
    return [
        (place, words[:80]) for place, words in _wanted(document, suffix) if straight(bare(words)) not in seen
    ]


def _wanted(document: Document, suffix: str) -> Iterator[tuple[str, str]]:
    is_one_table = suffix == ".csv" and len(document.blocks) == 1 and isinstance(document.blocks[0], Table)
    drawn: set[int] = set()
    for passage in plain_text(document):
        match passage.block:
            case None if is_one_table:
                continue
            case Chart() as chart:
                # What is counted and what its rows are is told in other words, and long ones are cut.
                if id(chart) not in drawn:
                    drawn.add(id(chart))
                    labels = (label for row in chart.rows if len(label := plain(row.label)) < _ON_LABELS)
                    yield from ((passage.place, words) for words in (chart.title, *chart.series, *labels))
            case Counts() | StanceBar() as block if suffix in (".xlsx", ".csv", ".json"):
                numbers = (span for span in spans(block.text) if isinstance(span, Figure))
                yield from ((passage.place, str(number.value)) for number in numbers)
            case Labels() if suffix == ".pdf" and len(passage.text) > _ON_LABELS:
                continue
            case _ if passage.part == "link":
                if suffix not in (".pdf", ".xlsx", ".csv"):
                    yield passage.place, safe_target(passage.text)
            case _ if suffix == ".pdf" and runs_both_ways(_line(passage)):
                # PDFium gives what stands beside words that run to the left in an order of its own.
                yield from ((passage.place, word) for word in re.findall(r"[a-z]+", passage.text))
            case _:
                yield passage.place, passage.text[:_IN_CELLS] if suffix == ".xlsx" else passage.text


def _line(passage: Passage) -> str:
    """The words with those before them on the same line."""
    said = passage.said if passage.part == "note" else None
    return f"{plain(said.attribution)}{passage.text}" if said else passage.text


@pytest.mark.parametrize("name", SUMMARIES)
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("world", WORLDS)
def test_a_file_says_all_that_its_summary_does_and_no_more(
    world: str, suffix: str, name: str, worlds: dict[str, World]
) -> None:
    here = worlds[world]
    made = set()
    for audience in Audience:
        for document in documents(here.project, name, audience):
            # What two audiences read alike is written once.
            if (alike := replace(document, audience=Audience.PUBLIC)) not in made:
                made.add(alike)
                text = reading.read(suffix, exported(document, suffix))
                assert lost(document, suffix, text) == [], audience
                if audience in OUTSIDE:
                    _check_hidden(here, name, document, text)
    assert made


def _check_hidden(world: World, name: str, document: Document, text: str) -> None:
    assert [words for words in UNTOLD if bare(words) in text] == []
    told = frozenset() if registry.find(name).noun is Noun.FEEDBACK else document.named
    assert [words for owner, words in world.hidden.items() if owner not in told and bare(words) in text] == []


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("name", SUMMARIES)
@pytest.mark.parametrize("world", WORLDS)
def test_the_leak_check_finds_who_is_given_away_and_nobody_else(
    world: str, name: str, audience: Audience, worlds: dict[str, World]
) -> None:
    here = worlds[world]
    for document in documents(here.project, name, audience):
        found = {owner for leak in leaks.check(here.project, document) for owner, _ in leak.whom}
        is_there = any(here.blurted in passage.text for passage in plain_text(document) if here.blurted)
        assert found == (here.planted if is_there else set())


@pytest.mark.parametrize("audience", Audience)
@pytest.mark.parametrize("world", WORLDS)
def test_summaries_count_the_same(world: str, audience: Audience, worlds: dict[str, World]) -> None:
    counts: dict[tuple[int, ...], set[str]] = {}
    for name in SUMMARIES:
        for document in documents(worlds[world].project, name, audience):
            for fact in document.facts:
                numbers = [span for span in spans(fact.value) if isinstance(span, Figure)]
                if fact.label == "Counts" and numbers and numbers[-1].feedback:
                    counts.setdefault(tuple(sorted(numbers[-1].feedback)), set()).add(plain(fact.value))
    assert [told for told in counts.values() if len(told) > 1] == []
    assert bool(counts) == (world != "empty")


_ALONE = """
import hashlib, json, sys
from pathlib import Path
from engage.domain.disclosure import Audience
from engage.services.projects import open_project
from tests.services.contract.test_contract import SUFFIXES, fingerprints
with open_project(Path(sys.argv[1]), who="AB") as project:
    print(json.dumps({suffix: fingerprints(project, suffix) for suffix in SUFFIXES}))
"""


def fingerprints(project: Project, suffix: str) -> dict[str, list[str]]:
    """What summaries in a format come to: each third, so that each summary and each format has its turn."""
    return {
        name: [
            hashlib.sha256(exported(document, suffix)).hexdigest()
            for document in documents(project, name, Audience.SHARED)
        ]
        for name in SUMMARIES[SUFFIXES.index(suffix) % 3 :: 3]
    }


def test_another_process_makes_the_same_bytes(worlds: dict[str, World], tmp_path: Path) -> None:
    project = worlds["adversarial"].project
    copy = tmp_path / "copy.engage"
    project.copy(copy)
    variables = {
        **os.environ,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}",
        "PYTHONHASHSEED": "7",
        "TZ": "Asia/Tokyo",
        "LANG": "de_DE.UTF-8",
    }
    words = [sys.executable, "-W", "error", "-c", _ALONE, str(copy)]
    other = subprocess.run(words, check=True, capture_output=True, env=variables)
    assert json.loads(other.stdout) == {suffix: fingerprints(project, suffix) for suffix in SUFFIXES}


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Document:
    """What was said on three thousand themes."""
    with many_themes(tmp_path_factory.mktemp("wide") / "wide.engage", 3_000).project as project:
        (document,) = documents(project, "by-theme", Audience.PUBLIC)
    return document


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_three_thousand_themes_are_all_there(suffix: str, wide: Document) -> None:
    text = reading.read(suffix, exported(wide, suffix))
    assert [number for number in range(2_970) if f"Saidon{number + 31}" not in text] == []
