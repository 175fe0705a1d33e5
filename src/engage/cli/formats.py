"""`engage formats`: what can be imported and exported."""

from __future__ import annotations

import argparse

from engage.cli.output import Output
from engage.cli.table import Table
from engage.services.exporting import registry
from engage.services.exporting.exchange import registry as exchange
from engage.services.importing.registry import importers

EXAMPLES = ("engage formats", "engage formats --json")


def arguments(parser: argparse.ArgumentParser) -> None:
    """It takes no words."""


def run(options: argparse.Namespace, out: Output) -> None:
    """Print each format with the suffixes of its files."""
    formats = [
        *(("import", one.name, one.suffixes, one.summary) for one in importers()),
        *(("summary", one.suffix[1:], (one.suffix,), one.label) for one in registry.formats()),
        *(("export", one.name, (one.suffix,), one.label) for one in exchange.FORMATS),
    ]
    if out.is_json:
        out.document([dict(zip(_KEYS, one, strict=True)) for one in formats])
        return
    rows = [[purpose, name, " ".join(suffixes), about] for purpose, name, suffixes, about in formats]
    for line in Table(_KEYS).lines(rows):
        out.line(line)


_KEYS = ("for", "name", "suffixes", "description")
