"""Everything in JSON: one object for the project, or a line for each record."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import BinaryIO

import engage
from engage.domain.records import Record
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.plain_values import as_object
from engage.storage.summaries import details


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write one object: what the project says of itself, then an array of objects under each plural noun."""
    head = {"engage": engage.__version__, "project": asdict(details(wanted.connection))}
    file.write(json.dumps(head, ensure_ascii=False, indent=1)[:-2].encode())
    for noun, found in wanted.every():
        file.write(f',\n "{noun.plural}": ['.encode())
        for place, record in enumerate(found):
            member = json.dumps(as_object(record), ensure_ascii=False)
            file.write(f"{',' if place else ''}\n  {member}".encode())
        file.write(b"\n ]")
    file.write(b"\n}\n")
    return []


def export_lines(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write an object for each record on a line of its own; its `noun` says what it is."""
    for _, found in wanted.every():
        file.writelines(_line(record) for record in found)
    return []


def _line(record: Record) -> bytes:
    return json.dumps(as_object(record), ensure_ascii=False).encode() + b"\n"
