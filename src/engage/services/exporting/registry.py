"""The formats in which documents can be saved, by the suffix of the file's name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Protocol, cast

from engage.domain.progress import Progress, silent
from engage.errors import Invalid
from engage.services import plug_ins
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.saving import save
from engage.services.summaries.document import Document

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

ENTRY_POINTS = "engage.exporters"
"""The group in which other packages offer formats: each is named for its suffix and is an `Exporter`."""


class Exporter(Protocol):
    """Writes a document in one format."""

    def __call__(self, document: Document, file: BinaryIO, progress: Progress, style: HouseStyle) -> None:
        """Write to `file`, in the look of a group. Texts of the document are data, never markup."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format in which documents can be saved."""

    suffix: str
    """With its dot, in lower case: ".pdf"."""
    label: str
    load: Callable[[], Exporter]
    """Gets the exporter; what it needs is imported only then."""
    leaves_out: str = ""
    """What of a document it does not carry, as a sentence; nothing that a document says in words."""


def _built_in(module: str) -> Exporter:
    return cast(Exporter, import_module(f"engage.services.exporting.{module}").export)


def _added(point: EntryPoint) -> Format:
    """The format of another package, none of which is loaded yet."""
    label = f"{point.name.upper()}, by {plug_ins.maker(point)}"
    return Format(f".{point.name.lower()}", label, partial(_loaded, point))


def _loaded(point: EntryPoint) -> Exporter:
    return cast(Exporter, plug_ins.guarded(point, plug_ins.load_function(point)))


_BUILT_IN = (
    Format(".pdf", "PDF, for paper", partial(_built_in, "pdf")),
    Format(
        ".docx",
        "Word document, to be worked on",
        partial(_built_in, "docx"),
        "Charts are pictures, with their numbers as description; the contents have no page numbers "
        "until they are updated there (right-click, Update Field, entire table).",
    ),
    Format(
        ".odt",
        "OpenDocument text, for LibreOffice",
        partial(_built_in, "odt"),
        "Charts are pictures, with their numbers as description; the contents have no page numbers "
        "until they are updated there (right-click, Update Index).",
    ),
    Format(".html", "web page, for any screen", partial(_built_in, "html")),
    Format(
        ".md",
        "Markdown, for wikis and plain text",
        partial(_built_in, "markdown"),
        "Charts are tables, labels stand one below the other, and fonts and colours are the reader’s.",
    ),
    Format(
        ".xlsx",
        "workbook, to sort and filter",
        partial(_built_in, "xlsx"),
        "Charts are tables, footnotes stand apart, links lead nowhere, words in bold or italics are plain, "
        "and of a text of more than 32,767 characters there is the beginning.",
    ),
    Format(
        ".csv",
        "table of values, for analysis",
        partial(_built_in, "csv"),
        "Charts are tables, footnotes stand apart, links lead nowhere, and there is no layout at all.",
    ),
    Format(
        ".json",
        "JSON, for other programs",
        partial(_built_in, "json"),
        "There is no layout at all, and charts are their numbers.",
    ),
)


def formats() -> tuple[Format, ...]:
    """The formats that there are: our own, then those of other packages."""
    return tuple(plug_ins.with_offered(_BUILT_IN, ENTRY_POINTS, _added, attrgetter("suffix")))


def write(document: Document, path: Path, progress: Progress = silent, style: HouseStyle = PLAIN) -> None:
    """Save a document in the format that the suffix of `path` names, in the look of a group.

    Raises `Invalid` for a suffix that is not known, and what `saving.save` raises. Whatever goes wrong, a
    file that was there stays as it was.
    """
    exporter = format_of(path).load()
    save(path, lambda file: exporter(document, file, progress, style))


def format_of(path: Path) -> Format:
    """Return the format that a file's name means; raises `Invalid` where there is none."""
    known = {item.suffix: item for item in formats()}
    if path.suffix.lower() not in known:
        raise Invalid(
            f"“{path.name}” names no format in which a document can be saved",
            f"known are {', '.join(known)}",
            "End the name in one of them",
            field="path",
        )
    return known[path.suffix.lower()]
