"""QR codes: drawn where a format draws, written out where it does not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from engage.domain.disclosure import Audience
from engage.services.exporting.charts import Box
from engage.services.exporting.codes import _MARGIN, _MODULE, draw_code
from engage.services.exporting.registry import formats, write
from engage.services.summaries.document import Document, QrCode

CODE = QrCode("ENGAGE1-EXAMPLE234567", "an example")
DOCUMENT = Document(title="Example", audience=Audience.INTERNAL, made_on=dt.date(2020, 3, 25), blocks=(CODE,))
FINDER = ("#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######")
"""What cameras look for in three corners (ISO/IEC 18004)."""


def squares(code: QrCode) -> list[str]:
    """The drawing, a character for each square."""
    drawing = draw_code(code)
    side = round(drawing.width / _MODULE)
    grid = [[" "] * side for _ in range(side)]
    for shape in drawing.shapes[1:]:
        assert isinstance(shape, Box)
        row, first = round(shape.y / _MODULE), round(shape.x / _MODULE)
        for column in range(first, first + round(shape.width / _MODULE)):
            grid[row][column] = "#"
    return ["".join(row) for row in grid]


@pytest.mark.parametrize("text", [CODE.text, "ENGAGE1-" + "A2" * 40, "x", "é" * 200])
def test_a_camera_finds_it(text: str):
    found = squares(QrCode(text, ""))
    side, near = len(found), slice(_MARGIN, _MARGIN + 7)
    far = slice(side - _MARGIN - 7, side - _MARGIN)
    for rows, columns in ((near, near), (near, far), (far, near)):
        assert tuple(row[columns] for row in found[rows]) == FINDER
    edge = [*found[:_MARGIN], *found[-_MARGIN:], *(row[:_MARGIN] + row[-_MARGIN:] for row in found)]
    assert not "".join(edge).strip(), "it has to be white around"


@pytest.mark.parametrize("suffix", [each.suffix for each in formats()])
def test_every_format_takes_it(tmp_path: Path, suffix: str):
    path = tmp_path / f"code{suffix}"
    write(DOCUMENT, path)
    held = path.read_bytes()
    if suffix in (".md", ".csv", ".json"):
        assert CODE.text.encode() in held
    if suffix == ".html":
        assert b"QR code: an example" in held
    assert len(held) > 100
