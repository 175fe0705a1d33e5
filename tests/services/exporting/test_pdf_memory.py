"""What was made to write a PDF is let go of with it."""

from __future__ import annotations

import datetime as dt
import gc
import io

from engage.domain.disclosure import Audience
from engage.domain.progress import silent
from engage.services.exporting import pdf
from engage.services.summaries.document import Document, Heading, Paragraph

_SECTIONS = 60


def test_a_document_leaves_nothing_to_be_looked_for() -> None:
    blocks = [
        block
        for number in range(_SECTIONS)
        for block in (Heading(1, f"Theme {number}"), Paragraph("What was said. " * 200))
    ]
    document = Document(
        title="Example", audience=Audience.PUBLIC, made_on=dt.date(2026, 3, 25), blocks=tuple(blocks)
    )
    left = []
    for _ in range(4):  # the first makes what stays, and finds what other tests have left
        gc.disable()
        try:
            pdf.export(document, io.BytesIO(), silent)
            left.append(gc.collect())
        finally:
            gc.enable()
    assert min(left) == 0, "whatever was made holds nothing that holds it"
