"""QR codes as drawings of plain boxes, which every format shows as it shows charts."""

from __future__ import annotations

from itertools import groupby

from engage.services.exporting.charts import Box, Drawing, Shape
from engage.services.summaries.document import QrCode

_MODULE = 3.0
"""Points to a side of the smallest square: 1 mm, which any camera tells apart on any paper."""
_MARGIN = 4
"""Squares that have to stay white around a code (ISO/IEC 18004)."""
_WHITE, _BLACK = "#ffffff", "#000000"


def draw_code(code: QrCode) -> Drawing:
    """Draw a code, black on white whatever the colours of the document are."""
    from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

    # The first argument lets it take as many squares as the text needs.
    made = QRCode(None, QRErrorCorrectLevel.M)
    made.addData(code.text)
    made.make()
    squares = made.modules
    side = (len(squares) + 2 * _MARGIN) * _MODULE
    shapes: list[Shape] = [Box(0, 0, side, side, _WHITE)]
    for row, line in enumerate(squares):
        place = 0
        for is_black, run in groupby(line, bool):
            length = len(list(run))
            if is_black:
                x, y = (_MARGIN + place) * _MODULE, (_MARGIN + row) * _MODULE
                # A little higher than it is, so that no viewer shows white lines between rows.
                shapes.append(Box(x, y, length * _MODULE, _MODULE + 0.05, _BLACK))
            place += length
    return Drawing(side, side, tuple(shapes), f"QR code: {code.caption}")
