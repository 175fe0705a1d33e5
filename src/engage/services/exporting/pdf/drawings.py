"""Drawings with the pen, on a page or as a picture."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

from engage.services.exporting.charts import Box, Drawing, Words
from engage.services.exporting.pdf.fonts import SANS, SANS_BOLD, Typecase
from engage.services.exporting.pdf.lines import Style, set_lines
from engage.services.exporting.pdf.pen import Pen
from engage.services.summaries.document import Alignment

_WIDE = 1e6
"""Room for any line: drawings have cut theirs already."""

_SCALE = 3.0
"""Pixels of a picture to the point."""


def draw_on(pen: Pen, drawing: Drawing, x: float, top: float, typecase: Typecase) -> None:
    """Draw the shapes of a drawing with its top left corner there."""
    for shape in drawing.shapes:
        match shape:
            case Box():
                pen.box(x + shape.x, top - shape.y - shape.height, shape.width, shape.height, shape.fill)
            case Words():
                family = SANS_BOLD if shape.is_strong else SANS
                style = Style(shape.size, shape.size, family, shape.fill)
                line = set_lines(shape.text, style, _WIDE, typecase)[0]
                # Where it stands is the drawing's to say, whichever way the words run.
                left = x + shape.x
                if shape.alignment is Alignment.CENTRE:
                    left -= line.width / 2
                elif shape.alignment is Alignment.RIGHT:
                    left -= line.width
                pen.line(line, style, left, top - shape.y, line.width)


def picture(drawing: Drawing) -> bytes:
    """A drawing as a PNG."""
    import pypdfium2 as pdfium

    file = io.BytesIO()
    size = (max(drawing.width, 1.0), max(drawing.height, 1.0))
    canvas = Canvas(file, pagesize=size, invariant=1)
    pen = Pen(canvas, {})
    draw_on(pen, drawing, 0.0, size[1], Typecase())
    pen.turn()
    canvas.save()
    document = pdfium.PdfDocument(file.getvalue())
    try:
        page = document[0]
        image = page.render(scale=_SCALE).to_pil()
        page.close()
    finally:
        document.close()
    made = io.BytesIO()
    image.save(made, "PNG", dpi=(72 * _SCALE, 72 * _SCALE))
    return made.getvalue()
