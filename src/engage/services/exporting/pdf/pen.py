"""What is drawn on a page: words, rules, boxes and links.

The operators of a page (ISO 32000-1, annex A) are written here and not by ReportLab's text objects, which
take longer over a line than all the rest of its setting. Fonts, pictures and the file are ReportLab's.

Everything that is drawn is marked with the element that it belongs to (14.6), or as an artefact where it only
decorates: rules, washes, what stands on every page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from engage.domain.text import clean
from engage.services.exporting.pdf.fonts import Face
from engage.services.exporting.pdf.lines import Fragment, Line, Look, Style
from engage.services.exporting.pdf.tags import Annotation, Element, Link, Marked, Note, tag_page
from engage.services.summaries.document import Alignment

_STRETCHES = re.compile(r"[\x00-\x7f]+|[^\x00-\x7f]+")
_ESCAPED = str.maketrans({"\\": r"\\", "(": r"\(", ")": r"\)"})
_ROUND = 0.5523
"""How far the handles of a Bézier curve stand out where it is to look like a quarter of a circle."""


_ARTEFACT: Final = Element("Artifact")
"""What no reader is told of."""


class Pen:
    """Draws on the pages of a canvas, one after the other; measures are points from the bottom left.

    Words are gathered and go on top of everything else when a page is finished, in the order in which they
    were drawn: that in which they are read.
    """

    def __init__(
        self, canvas: Canvas, bookmarks: Mapping[str, str], notes: Mapping[int, Note] | None = None
    ) -> None:
        """`bookmarks` holds the bookmark to which each anchor leads, `notes` the footnotes by number."""
        self.canvas = canvas
        self.parents: list[Element | list[Element]] = []
        """By key: whose the stretches of a page are, and whose an annotation is."""
        self.is_repeating = False
        """Whether all that is drawn stood on a page before, and so is an artefact."""
        self._bookmarks = bookmarks
        self._notes = notes or {}
        self._fonts: dict[tuple[str, int], str] = {}
        self._operands: dict[tuple[str, str], list[tuple[int, str]]] = {}
        self._element = _ARTEFACT
        self._page = 0
        self.links: dict[str, int] = {}
        """The numbers in the file of the places that lead somewhere, by their names."""
        self._begin()

    def _begin(self) -> None:
        self._page += 1
        self._shapes: list[str] = []
        self._words: list[str] = ["BT"]
        self._font = self._colour = ""
        self._stretches: list[Element] = []
        self._shape_element: Element | None = None
        self._word_element: Element | None = None

    def turn(self) -> None:
        """Put all on the page and turn over to the next."""
        for operators, open_element in (
            (self._shapes, self._shape_element),
            (self._words, self._word_element),
        ):
            if open_element is not None:
                operators.append("EMC")
        self.canvas._code += (*self._shapes, *self._words, "ET")
        self.canvas.showPage()
        tag_page(self.canvas._doc, len(self.parents))
        self.parents.append(self._stretches)
        self._begin()

    # Marks

    def belongs_to(self, element: Element | None) -> None:
        """Mark what is drawn from here on as that element's, or as an artefact."""
        self._element = _ARTEFACT if element is None or self.is_repeating else element

    def _mark(self, operators: list[str], element: Element, opened: Element | None) -> Element:
        """End the stretch that is open and begin one of this element."""
        if opened is not None:
            operators.append("EMC")
        if element is _ARTEFACT:
            operators.append("/Artifact BMC")
        else:
            number = len(self._stretches)
            self._stretches.append(element)
            element.kids.append(Marked(self._page, number))
            operators.append(f"/{element.tag} <</MCID {number}>> BDC")
        return element

    # Words

    def line(self, line: Line, style: Style, x: float, y: float, width: float) -> None:
        """Set a line with its baseline at `y`, aligned in the `width` from `x`."""
        x += _indent(line, style.alignment, width)
        write = self._words.append
        for left, (look, text, thousandths, spoken, _, is_reversed) in _as_read(line, x, style.size):
            if not text:
                continue
            element = self._element
            if look.link or look.note:
                element = self._element_of(look, left, y, thousandths * style.size / 1000, style.size)
            if element is not self._word_element:
                self._word_element = self._mark(self._words, element, self._word_element)
            if look.colour != self._colour:
                self._colour = look.colour
                write(_fill(look.colour))
            write(f"1 0 0 1 {left:.2f} {y:.2f} Tm")
            if spoken:
                # For search, copying and screen readers (14.9.4).
                write(f"/Span <</ActualText <FEFF{spoken.encode('utf-16-be', 'replace').hex()}>>> BDC")
            elif is_reversed:
                write("/ReversedChars BMC")
            for subset, operand in self._encoded(look.face, text):
                self._set_font(look.face, subset, style.size)
                write(f"{operand} Tj")
            if spoken or is_reversed:
                write("EMC")
        if line.goes_on and line.width:
            # Seen by nobody, but without it the last word and the first of the next line are read as one.
            face = line.fragments[-1].look.face
            if line.is_rtl:
                write(f"1 0 0 1 {x - face.widths[' '] * style.size / 1000:.2f} {y:.2f} Tm")
            self._set_font(face, 0, style.size)
            write("( ) Tj")

    def _set_font(self, face: Face, subset: int, size: float) -> None:
        if (setting := f"{self._font_name(face, subset)} {size} Tf") != self._font:
            self._font = setting
            self._words.append(setting)

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
        self._shape(f"{_fill(colour)} {path} f")

    def picture(self, image: ImageReader, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture."""
        before = len(self.canvas._code)
        self.canvas.drawImage(image, x, y, width, height, mask="auto")
        drawn = self.canvas._code[before:]
        del self.canvas._code[before:]
        self._shape(" ".join(drawn))

    def _shape(self, operators: str) -> None:
        # What is not part of a figure decorates the words.
        element = self._element if self._element.tag == "Figure" else _ARTEFACT
        if element is not self._shape_element:
            self._shape_element = self._mark(self._shapes, element, self._shape_element)
        self._shapes.append(operators)

    # Links

    def bookmark(self, name: str, y: float) -> None:
        """Give a name to a place on the page."""
        self.canvas.bookmarkPage(name, fit="XYZ", left=0, top=y)

    def jump(self, bookmark: str, said: str, x: float, y: float, width: float, height: float) -> None:
        """Make a place lead to a bookmark; it belongs to the element that is drawn."""
        destination = self.canvas._bookmarkReference(bookmark)
        self._annotate(self._element, {"Dest": destination}, said, (x, y, width, height))

    def _element_of(self, look: Look, x: float, y: float, width: float, size: float) -> Element:
        """The element of words that lead somewhere, with what they lead to; of others, the open one."""
        within = self._element
        if look.note:
            if within is _ARTEFACT:
                return within
            mark = Element("Reference", within)
            within.kids.append(self._notes[look.note])
            return mark
        if not look.link.startswith("#"):
            action = PDFDictionary({"S": PDFName("URI"), "URI": PDFString(look.link)})
            target, said = {"A": action}, look.link
        elif bookmark := self._bookmarks.get(look.link[1:]):
            target, said = {"Dest": self.canvas._bookmarkReference(bookmark)}, "Elsewhere in this document"
        else:
            return within
        self.rule(x, y - size * 0.14, width, look.colour, 0.4)
        link = within if within is _ARTEFACT else self._link(within, look.link)
        self._annotate(link, target, said, (x, y - size * 0.25, width, size * 1.2))
        return link

    def _link(self, within: Element, target: str) -> Element:
        """The element of a link: the last one that was begun, where it goes on in another line or look."""
        last = within.kids[-1] if within.kids else None
        if isinstance(last, Link) and last.target == target:
            return last
        return Link(within, target)

    def _annotate(
        self, element: Element, entries: dict[str, object], said: str, place: tuple[float, ...]
    ) -> None:
        x, y, width, height = place
        name = f"link-{len(self.links) + 1}"
        link = PDFDictionary(
            {
                "Type": PDFName("Annot"),
                "Subtype": PDFName("Link"),
                "Rect": PDFArray([x, y, x + width, y + height]),
                "Border": "[0 0 0]",
                "F": 4,
                "Contents": PDFString(" ".join(clean(said).split())),
                **entries,
            }
        )
        if element is not _ARTEFACT:
            link["StructParent"] = len(self.parents)
            self.parents.append(element)
            element.kids.append(Annotation(self._page, name))
        self.canvas._addAnnotation(link, name)
        self.links[name] = self.canvas._doc.objectcounter


def _as_read(line: Line, x: float, size: float) -> list[tuple[float, Fragment]]:
    """The fragments of a line that begins there, in the order in which they are read, each with its place."""
    if len(line.fragments) == 1:
        return [(x, line.fragments[0])]
    placed = []
    for fragment in line.fragments:
        placed.append((x, fragment))
        x += fragment.width * size / 1000
    if any(fragment.place for fragment in line.fragments):
        placed.sort(key=lambda one: one[1].place)
    return placed


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
