"""JSON: a document for other programs, block by block, as it stands before anyone decides how it looks.

Every value is an object that says what it `is`, with its fields by name; a text is a string, an object, or an
array of both. `docs/exporting.md` has all of them. Our ids, by which figures and quotes can be followed to
the feedback behind them, are left out.
"""

from __future__ import annotations

import json
from typing import Any, BinaryIO

from engage.domain.progress import Progress, silent, steps
from engage.domain.text import clean
from engage.services.exporting.house_style import PLAIN, HouseStyle, maker, rubric
from engage.services.kept_values import as_plain
from engage.services.summaries.document import Document

VERSION = 1
"""Goes up when a program that reads the files could no longer read them."""

OURS = frozenset({"feedback", "named"})
"""Fields that hold ids."""


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as JSON in UTF-8, a block to a line; the same document makes the same bytes."""
    told = {name: as_plain(getattr(document, name)) for name in _FRONT}
    told |= {"rubric": rubric(document, style), "footer": style.footer, "maker": maker(document)}
    head = _written({"document": VERSION} | told, indent=1)
    file.write(head.removesuffix("\n}").encode())
    file.write(b',\n "blocks": [')
    file.writelines(
        f"{',' if number else ''}\n  {_written(as_plain(block))}".encode()
        for number, block in enumerate(steps(document.blocks, progress, "Writing the blocks"))
    )
    file.write(b"\n ]\n}\n")


_FRONT = ("title", "subtitle", "audience", "language", "made_on", "project", "controller", "facts")


def _written(value: Any, indent: int | None = None) -> str:
    return json.dumps(_told(value), ensure_ascii=False, indent=indent)


def _told(value: Any) -> Any:
    """A plain value without our ids, its texts as anybody can read them."""
    match value:
        case str():
            return clean(value)
        case list():
            return [_told(part) for part in value]
        case dict():
            return {name: _told(part) for name, part in value.items() if name not in OURS}
        case _:
            return value
