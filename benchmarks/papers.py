"""A summary by theme in several formats: written by us, and by the bare library of each."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import TypeAlias

import docx

from benchmarks import platypus
from benchmarks.bench import Bench
from benchmarks.engine import Pair, seconds
from engage.domain.agendas import Theme
from engage.domain.disclosure import Audience
from engage.domain.feedback import Feedback
from engage.domain.progress import silent
from engage.services import records
from engage.services.exporting.house_style import PLAIN
from engage.services.exporting.registry import formats
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Document
from engage.services.summaries.reading_through import plain_text

_RUNS = 21

Bare: TypeAlias = Callable[[Document], Callable[[], object]]
"""Gets ready what the bare library is to write, and returns how it writes that."""


def some(project: Project, share: float = 0.01) -> str:
    """The filter that finds about this share of all feedback: that of the themes of which least is said."""
    wanted = records.count(project, Feedback) * share
    codes: list[str] = []
    themes = records.rows(project, Theme, records.ids(project, Theme))
    for theme in sorted(themes, key=lambda theme: -theme.position):
        codes.append(theme.code)
        if records.count(project, Feedback, found := f"theme:{','.join(codes)}") >= wanted * 0.9:
            break
    return found


def pairs(bench: Bench, suffix: str, share: float = 0.01) -> Iterator[Pair]:
    """The writing of a summary of this share of all feedback in a format, by us and bare."""
    with bench.open() as project:
        made = registry.build(project, "by-theme", filter=some(project, share), audience=Audience.PUBLIC)
    export = next(item for item in formats() if item.suffix == suffix).load()
    bare = _BARE[suffix](made)
    for _ in range(_RUNS):
        yield seconds(lambda: export(made, io.BytesIO(), silent, PLAIN)), seconds(bare)


_STYLES = {"heading": "Heading 2", "quote": "Quote", "attribution": "Caption"}


def _docx(document: Document) -> Callable[[], object]:
    texts = [(passage.text, _STYLES.get(passage.part, "Normal")) for passage in plain_text(document)]

    def write() -> None:
        word = docx.Document()
        for text, style in texts:
            word.add_paragraph(text, style)
        word.save(io.BytesIO())

    return write


_BARE: dict[str, Bare] = {
    ".pdf": lambda document: partial(platypus.export, document),
    ".docx": _docx,
}
