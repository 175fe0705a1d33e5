"""Records of one noun as a table, for spreadsheets: all that our own import reads, and the id."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from engage.domain.fields import FIELDS, format_record
from engage.domain.records import Noun
from engage.services.exporting.exchange.wanted import Wanted
from engage.services.formulas import guarded


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write one table with a heading (RFC 4180), in UTF-8 with the mark by which spreadsheets know it."""
    ((noun, found),) = wanted.every()
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
    return []
