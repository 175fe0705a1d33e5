"""Summaries as plain text, to be pasted into an e-mail."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import BinaryIO

from engage.domain.progress import Progress
from engage.services.exporting.house_style import HouseStyle, heading_words, readable, rubric
from engage.services.summaries.document import Document, Heading
from engage.services.summaries.reading_through import plain_text

_WIDTH = 72
"""Signs on a line, as e-mails are read everywhere."""


def export(document: Document, file: BinaryIO, progress: Progress, style: HouseStyle) -> None:
    """Write the words of a document one below the other, and nothing of its layout."""
    file.writelines(f"{line}\n".encode() for line in _lines(document, style))
    progress(1, 1, "Writing the text")


def _lines(document: Document, style: HouseStyle) -> Iterator[str]:
    heading: Heading | None = None
    for passage in plain_text(document):
        if isinstance(passage.block, Heading):
            if passage.block is not heading:
                heading = passage.block
                words = readable(heading_words(heading))
                yield from ("", words, "-" * min(len(words), _WIDTH))
        elif passage.part == "rubric":
            yield from _wrapped(rubric(document, style))
        else:
            mark = {"quote": "> ", "key point": "* ", "attribution": "    "}.get(passage.part, "")
            yield from _wrapped(passage.text, mark)


def _wrapped(text: str, mark: str = "") -> list[str]:
    # What people said may hold signs that no reader should meet: `readable` takes them out.
    indent = " " * len(mark)
    return textwrap.wrap(readable(text), _WIDTH, initial_indent=mark, subsequent_indent=indent)
