"""JSON: read back, a document says what it said, block by block, and nothing of our ids."""

from __future__ import annotations

import datetime as dt
import io
import json
from dataclasses import fields
from enum import Enum
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.records import Noun
from engage.domain.text import clean
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.json import OURS, export
from engage.services.summaries.document import Block, Column, Document, Figure, Paragraph, Quote, Table
from tests.services.exporting.documents import BLOCKS, BY_THEME, ODD, document

_ALL = pytest.mark.parametrize("what", [BY_THEME, ODD, BLOCKS], ids=["by theme", "odd", "blocks"])


def _written(what: Document, style: HouseStyle = PLAIN) -> str:
    file = io.BytesIO()
    export(what, file, style=style)
    return file.getvalue().decode()


def _read(what: Document, style: HouseStyle = PLAIN) -> Any:
    return json.loads(_written(what, style))


def _expected(value: Any) -> Any:
    """A value as the guide says that it stands in the file."""
    match value:
        case Enum():
            return value.value
        case str():
            return clean(value)
        case dt.date():
            return value.isoformat()
        case tuple():
            return [_expected(part) for part in value]
        case None | int() | float():
            return value
    there = {f.name: _expected(getattr(value, f.name)) for f in fields(value) if f.name not in OURS}
    return {"is": type(value).__name__} | there


@_ALL
def test_every_block_is_what_it_was(what: Document) -> None:
    read = _read(what)
    assert read["blocks"] == _expected(what.blocks)
    assert read["facts"] == _expected(what.facts)
    assert {name: read[name] for name in ("title", "audience", "made_on", "controller")} == {
        "title": clean(what.title),
        "audience": what.audience.value,
        "made_on": what.made_on.isoformat(),
        "controller": what.controller,
    }


def test_ids_stay_with_us() -> None:
    figure = Figure(2, (7654321, 7654322))
    what = document(
        Paragraph(("Two: ", figure)),
        Quote("Words", "A union", feedback=7654321),
        Table((Column("N"),), ((figure,),)),
        named=frozenset({(Noun.CONTACT, 7654321)}),
    )
    assert "76543" not in _written(what)
    assert not [f.name for kind in get_args(Block) for f in fields(kind) if f.name.endswith("_id")]


def test_the_notice_of_the_group_stands_below_the_document_s_own() -> None:
    own = HouseStyle(rubric="Our notice", footer="Our footer")
    assert _read(BY_THEME, own)["rubric"] == f"{BY_THEME.rubric}\nOur notice"
    assert _read(BY_THEME, own)["footer"] == "Our footer"
    assert _read(BY_THEME)["rubric"] == BY_THEME.rubric


def test_a_block_stands_on_a_line() -> None:
    lines = _written(BY_THEME).splitlines()
    assert sum(line.startswith('  {"is": ') for line in lines) == len(BY_THEME.blocks)
    assert _read(document())["blocks"] == []


@settings(max_examples=50)
@given(st.text())
def test_any_words_come_back(words: str) -> None:
    read = _read(document(Paragraph(words), title=words))
    assert (read["title"], read["blocks"][0]["text"]) == (clean(words), clean(words))
