"""What is drawn and not written: charts, stance bars, the logo."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import partial

from reportlab.lib.utils import ImageReader

from engage.errors import Invalid
from engage.services.exporting import charts
from engage.services.exporting.charts import Box, Drawing, Shape, Words
from engage.services.exporting.codes import draw_code
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.pdf.drawings import draw_on
from engage.services.exporting.pdf.fonts import Typecase
from engage.services.exporting.pdf.measures import Measure, keep_with_next, line_strips
from engage.services.exporting.pdf.pages import Strip
from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.tags import Element, Figure
from engage.services.summaries.document import Chart, QrCode, StanceBar

_LOGO_HEIGHT, _LOGO_WIDTH = 48.0, 200.0
"""The most that a logo takes."""


def chart_strips(chart: Chart, measure: Measure, style: HouseStyle, within: Element) -> list[Strip]:
    """A chart under its caption, in as many parts as it needs."""
    drawings = charts.draw(chart, measure.width, style)
    if not drawings:
        return []
    caption = line_strips(chart.caption, measure.styles.caption, measure, Element("P", within), space=12)
    strips = keep_with_next(caption)
    for drawing in drawings:
        strip = _figure_strip(drawing, measure, within)
        strip.space = 6
        strips.append(strip)
    return strips


def stance_strips(bar: StanceBar, measure: Measure, style: HouseStyle, within: Element) -> list[Strip]:
    """How organisations stood, drawn to scale and said in words."""
    drawing = charts.draw_stances(bar, measure.width, style)
    figures = [_figure_strip(drawing, measure, within)] if drawing else []
    words = line_strips(bar.text, measure.styles.small, measure, Element("P", within), space=2)
    if figures:
        figures[0].space = 6
    return [*keep_with_next([*figures, *words[:-1]]), words[-1]]


def code_strips(code: QrCode, measure: Measure, within: Element) -> list[Strip]:
    """A code to be scanned, at the left margin."""
    strip = _figure_strip(draw_code(code), measure, within)
    strip.space = 6
    return [strip]


def _figure_strip(drawing: Drawing, measure: Measure, within: Element) -> Strip:
    """A drawing as high as it is, but no higher than a page."""
    if drawing.height > measure.styles.height:
        drawing = _scaled(drawing, measure.styles.height / drawing.height)
    element = Figure(within, drawing.text)
    draw = partial(_draw, drawing, element, measure.x, measure.typecase)
    return Strip(drawing.height, draw, element)


def _draw(drawing: Drawing, element: Figure, x: float, typecase: Typecase, pen: Pen, top: float) -> None:
    element.stands_at(x, top - drawing.height, drawing.width, drawing.height)
    draw_on(pen, drawing, x, top, typecase)


def _scaled(drawing: Drawing, factor: float) -> Drawing:
    return Drawing(
        drawing.width * factor,
        drawing.height * factor,
        tuple(_scaled_shape(shape, factor) for shape in drawing.shapes),
        drawing.text,
    )


def _scaled_shape(shape: Shape, factor: float) -> Shape:
    match shape:
        case Box(x=x, y=y, width=width, height=height):
            return replace(shape, x=x * factor, y=y * factor, width=width * factor, height=height * factor)
        case Words(x=x, y=y, size=size):
            return replace(shape, x=x * factor, y=y * factor, size=size * factor)


def logo_strips(style: HouseStyle, measure: Measure, within: Element) -> list[Strip]:
    """The logo of a group, or nothing; raises `Invalid` for a file that is no picture."""
    if not style.logo:
        return []
    try:
        image = ImageReader(io.BytesIO(style.logo))
        wide, high = image.getSize()
        image.getRGBData()
    # What Pillow says of a file that is no picture, and ReportLab makes of it.
    except (OSError, ValueError, SyntaxError) as error:
        raise Invalid(
            "The logo cannot be printed", "it is no PNG or JPEG", "Name another file in the template"
        ) from error
    scale = min(_LOGO_HEIGHT / high, _LOGO_WIDTH / wide, measure.width / wide)
    element = Figure(within, style.logo_text or "Logo")
    size = (wide * scale, high * scale)
    return [Strip(size[1] + 18, partial(_draw_logo, image, size, element, measure.x), element)]


def _draw_logo(
    image: ImageReader, size: tuple[float, float], element: Figure, x: float, pen: Pen, top: float
) -> None:
    width, height = size
    element.stands_at(x, top - height, width, height)
    pen.picture(image, x, top - height, width, height)
