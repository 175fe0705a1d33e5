"""docs/exporting.md says which formats documents have, and what stands in one as JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engage.services.exporting.json import VERSION, export
from engage.services.exporting.registry import formats
from tests.services.exporting.documents import BLOCKS, BY_THEME, ODD
from tests.services.importing.test_documentation import quoted, tables

GUIDE = (Path(__file__).parents[3] / "docs" / "exporting.md").read_text(encoding="utf-8")
DOCUMENTS, _, AS_JSON = GUIDE.partition("\n## Documents\n")[2].partition("\n### A document as JSON\n")


def test_it_lists_every_format_and_what_that_leaves_out() -> None:
    (table,) = tables(DOCUMENTS)
    assert [(quoted(suffix), label, left_out) for suffix, label, left_out in table[1:]] == [
        ([one.suffix], one.label, one.leaves_out) for one in formats()
    ]


def test_it_has_every_field_of_a_document_as_json() -> None:
    (table,) = tables(AS_JSON)
    told = {quoted(kind)[0]: set(quoted(names)) for kind, names, _ in table[1:]}
    found: dict[str, set[str]] = {}
    for document in (BY_THEME, ODD, BLOCKS):
        file = io.BytesIO()
        export(document, file)
        read = json.loads(file.getvalue())
        assert read["document"] == VERSION
        assert f"now {VERSION}:" in AS_JSON
        assert set(read) - set(quoted(AS_JSON.partition("```")[0])) == set()
        found |= {value["is"]: value.keys() - {"is"} for value in _objects([read["facts"], read["blocks"]])}
    assert told == found


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a value that was read."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(part)
