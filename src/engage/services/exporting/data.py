"""The data itself as files: every field of every record, for spreadsheets and other programs.

What is written here is for ourselves: it is everything, and no disclosure is applied.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import BinaryIO

import engage
from engage.domain import filters
from engage.domain.fields import FIELDS, format_record
from engage.domain.progress import Progress, silent
from engage.domain.records import Noun, Record
from engage.errors import Invalid
from engage.services import records
from engage.services.exporting.saving import save
from engage.services.formulas import guarded
from engage.services.plain_values import as_object
from engage.services.projects import Project, details

_PAGE = 500
"""Records that are in memory at a time."""

_Lists = Mapping[Noun, Iterator[Record]]


def export(
    project: Project,
    path: Path,
    noun: Noun | None = None,
    filter: str = "",
    progress: Progress = silent,
) -> dict[Noun, int]:
    """Write the records of a noun, or of all, to a file; return how many of each.

    The suffix of `path` says the format: one of `FORMATS`. Without a filter archived records are there too;
    with one it is what a list would show. Raises `Invalid`, and what `saving.save` raises.
    """
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise Invalid(
            f"“{path.name}” names no format in which data can be exported",
            f"known are {', '.join(FORMATS)}",
            "End the name in one of them",
        )
    if noun is None and (filter or suffix == ".csv"):
        nouns = ", ".join(noun.plural for noun in Noun)
        what = "A filter" if filter else "A CSV file"
        raise Invalid(f"{what} is for the records of one noun", "", f"Say which: {nouns}")
    wanted = {
        one: records.ids(project, records.CLASSES[one], filter or _everything(one))
        for one in ([noun] if noun else Noun)
    }
    total = sum(map(len, wanted.values()))
    done = 0

    def read(one: Noun, ids: Sequence[int]) -> Iterator[Record]:
        nonlocal done
        for start in range(0, len(ids), _PAGE):
            progress(done, total, one.plural)
            page = ids[start : start + _PAGE]
            yield from records.rows(project, records.CLASSES[one], page)
            done += len(page)

    lists = {one: read(one, ids) for one, ids in wanted.items()}
    save(path, lambda file: FORMATS[suffix](project, lists, file))
    return {one: len(ids) for one, ids in wanted.items()}


def _everything(noun: Noun) -> str:
    flags = filters.FIELDS[noun].get("is")
    return "is:any" if flags and filters.Flag.ANY in flags.choices else ""


def _write_csv(project: Project, lists: _Lists, file: BinaryIO) -> None:
    """One table with a heading (RFC 4180), in UTF-8 with the mark by which spreadsheets know it."""
    ((noun, found),) = lists.items()
    names = ["id", *(name for name in FIELDS[noun] if (noun, name) != (Noun.CONTACT, "name"))]
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
    try:
        table = csv.writer(text)
        table.writerow(names)
        for record in found:
            values = {"id": record.uid, **format_record(noun, record)}
            table.writerow([guarded(values.get(name, "")) for name in names])
    finally:
        text.detach()  # the file is its opener's to close


def _write_json(project: Project, lists: _Lists, file: BinaryIO) -> None:
    """One object: what the project says of itself, then an array of objects under each plural noun."""
    head = {"engage": engage.__version__, "project": asdict(details(project))}
    file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2].encode())
    for noun, found in lists.items():
        file.write(f',\n "{noun.plural}": ['.encode())
        for place, record in enumerate(found):
            member = json.dumps(as_object(record), ensure_ascii=False)
            file.write(f"{',' if place else ''}\n  {member}".encode())
        file.write(b"\n ]")
    file.write(b"\n}\n")


FORMATS: Mapping[str, Callable[[Project, _Lists, BinaryIO], None]] = {
    ".csv": _write_csv,
    ".json": _write_json,
}
"""How each suffix is written."""
