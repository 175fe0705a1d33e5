"""Records of one noun as a table, for spreadsheets: all that our own import reads, and the id."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from engage.services.exporting.exchange.wanted import Wanted
from engage.services.formulas import all_guarded
from engage.storage import field_texts


def export(wanted: Wanted, file: BinaryIO) -> list[str]:
    """Write one table with a heading (RFC 4180), in UTF-8 with the mark by which spreadsheets know it."""
    (noun,) = wanted.ids
    text = io.TextIOWrapper(file, encoding="utf-8", newline="")
    try:
        text.write("\ufeff")
        table = csv.writer(text)
        table.writerow(field_texts.names(noun))
        for columns in field_texts.pages(wanted.connection, noun, wanted.pages_of_ids(noun)):
            table.writerows(zip(*map(all_guarded, columns), strict=True))
    finally:
        text.detach()  # the file is its opener's to close
    return []
