"""What is drawn on a page: words, rules, boxes and links.

The operators of a page (ISO 32000-1, annex A) are written here and not by ReportLab's text objects, which
take longer over a line than all the rest of its setting. Fonts, links and the file are ReportLab's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from reportlab.pdfgen.canvas import Canvas

from engage.services.exporting.pdf.fonts import Face
from engage.services.exporting.pdf.lines import Line, Style
from engage.services.summaries.document import Alignment

_STRETCHES = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_ROUND = 0.5523
"""How far the handles of a Bézier curve stand out where it is to look like a quarter of a circle."""


class Pen:
    """Draws on the pages of a canvas, one after the other; measures are points from the bottom left.

    Words are gathered and go on top of everything else when a page is finished.
    """

    def __init__(self, canvas: Canvas, bookmarks: Mapping[str, str]) -> None:
        """`bookmarks` holds the bookmark to which each anchor leads."""
        self.canvas = canvas
        self._bookmarks = bookmarks
        self._fonts: dict[tuple[str, int], str] = {}
        self._operands: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._begin()

    def _begin(self) -> None:
        self._shapes: list[str] = []
        self._words: list[str] = ["BT"]
        self._font = self._colour = ""

    def turn(self) -> None:
        """Put all on the page and turn over to the next."""
        self.canvas._code += (*self._shapes, *self._words, "ET")
        self.canvas.showPage()
        self._begin()

    # Words

    def line(self, line: Line, style: Style, x: float, y: float, width: float) -> None:
        """Set a line with its baseline at `y`, aligned in the `width` from `x`."""
        x += _indent(line, style.alignment, width)
        write = self._words.append
        for look, text, thousandths, spoken in line.fragments:
            if look.colour != self._colour:
                self._colour = look.colour
                write(_fill(look.colour))
            write(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            if spoken:
                # For search, copying and screen readers (14.9.4).
                write(f"/Span <</ActualText <FEFF{spoken.encode('utf-16-be', 'replace').hex()}>>> BDC")
            for subset, operand in self._encoded(look.face, text):
                font = self._font_name(look.face, subset)
                if (setting := f"{font} {style.size} Tf") != self._font:
                    self._font = setting
                    write(setting)
                write(f"{operand} Tj")
            if spoken:
                write("EMC")
            set_width = thousandths * style.size / 1000
            if look.link and self._link(look.link, x, y - style.size * 0.25, set_width, style.size * 1.2):
                self.rule(x, y - style.size * 0.14, set_width, look.colour, 0.4)
            x += set_width

    def _encoded(self, face: Face, text: str) -> Iterable[tuple[int, str]]:
        """The text as strings of codes, each with the part of the font in which they mean that text."""
        if not text.isascii():
            return self._encoded_stretches(face, text)
        if "(" in text or ")" in text or "\\" in text:
            text = text.translate(_ESCAPED)
        # The first part of every font begins with ASCII as it is.
        return ((0, f"({text})"),)

    def _encoded_stretches(self, face: Face, text: str) -> Iterator[tuple[int, str]]:
        for stretch in _STRETCHES.findall(text):
            if stretch.isascii():
                yield from self._encoded(face, stretch)
                continue
            key = (face.name, stretch)
            if key not in self._operands:
                parts = face.font.splitString(stretch, self.canvas._doc)
                self._operands[key] = [(subset, f"<{codes.hex()}>") for subset, codes in parts]
            yield from self._operands[key]

    def _font_name(self, face: Face, subset: int) -> str:
        key = (face.name, subset)
        if key not in self._fonts:
            self._fonts[key] = face.font.getSubsetInternalName(subset, self.canvas._doc)
        return self._fonts[key]

    # Shapes

    def rule(self, x: float, y: float, width: float, colour: str, thickness: float = 0.5) -> None:
        """Draw a rule from left to right, its middle at `y`."""
        self.box(x, y - thickness / 2, width, thickness, colour)

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        """Fill a box, with round corners or without."""
        if radius:
            path = _rounded(x, y, x + width, y + height, radius)
        else:
            path = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        self._shapes.append(f"{_fill(colour)} {path} f")

    # Links

    def bookmark(self, name: str, y: float) -> None:
        """Give a name to a place on the page."""
        self.canvas.bookmarkPage(name, fit="XYZ", left=0, top=y)

    def jump(self, bookmark: str, x: float, y: float, width: float, height: float) -> None:
        """Make a place lead to a bookmark."""
        self.canvas.linkRect("", bookmark, (x, y, x + width, y + height))

    def _link(self, target: str, x: float, y: float, width: float, height: float) -> bool:
        """Make a place lead to an address, or with "#" to an anchor, and say whether there is one."""
        if not target.startswith("#"):
            self.canvas.linkURL(target, (x, y, x + width, y + height))
            return True
        bookmark = self._bookmarks.get(target[1:])
        if bookmark:
            self.jump(bookmark, x, y, width, height)
        return bookmark is not None


def _indent(line: Line, alignment: Alignment, width: float) -> float:
    """How far in a line begins; a line from right to left stands at the other side."""
    if alignment is Alignment.CENTRE:
        return (width - line.width) / 2
    return width - line.width if (alignment is Alignment.RIGHT) != line.is_rtl else 0.0


@cache
def _fill(colour: str) -> str:
    """The operator that makes "#0f6b5b" the colour of what is filled."""
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return f"{red:.4g} {green:.4g} {blue:.4g} rg"


def _rounded(left: float, bottom: float, right: float, top: float, radius: float) -> str:
    """The path of a box with round corners."""
    handle = radius * (1 - _ROUND)
    points = (
        ((left + radius, bottom), "m"),
        ((right - radius, bottom), "l"),
        ((right - handle, bottom, right, bottom + handle, right, bottom + radius), "c"),
        ((right, top - radius), "l"),
        ((right, top - handle, right - handle, top, right - radius, top), "c"),
        ((left + radius, top), "l"),
        ((left + handle, top, left, top - handle, left, top - radius), "c"),
        ((left, bottom + radius), "l"),
        ((left, bottom + handle, left + handle, bottom, left + radius, bottom), "c"),
    )
    return " ".join(
        f"{' '.join(f'{number:.2f}' for number in numbers)} {operator}" for numbers, operator in points
    )
