"""The blocks of a document as OpenDocument text, and the pictures that belong to them."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from engage.domain.label_sheets import PAPERS, LabelSheet
from engage.domain.progress import Progress, steps
from engage.services.exporting.cards import cards
from engage.services.exporting.charts import Drawing, draw, draw_stances, png
from engage.services.exporting.codes import draw_code
from engage.services.exporting.house_style import (
    UNTITLED,
    HouseStyle,
    facts,
    for_whom,
    heading_words,
    quoted,
    rubric,
    who,
)
from engage.services.exporting.odt import styles
from engage.services.exporting.odt.lines import Lines
from engage.services.exporting.odt.markup import line_of, words_of
from engage.services.exporting.odt.tables import Tables
from engage.services.exporting.openings import openings
from engage.services.summaries.document import (
    Block,
    BulletList,
    Callout,
    Chart,
    Counts,
    Document,
    Emphasis,
    Heading,
    Item,
    KeyPoints,
    Labels,
    PageBreak,
    Paragraph,
    QrCode,
    Quote,
    StanceBar,
    Strong,
    Table,
    Tone,
    plain,
)

_FEWEST_IN_CONTENTS = 4
_TONES = {Tone.NORMAL: styles.BODY, Tone.QUIET: styles.QUIET, Tone.LEAD: styles.LEAD}


@dataclass(slots=True)
class Content:
    """What one document is made of, gathered block by block."""

    document: Document
    style: HouseStyle
    pictures: dict[bytes, int] = field(default_factory=dict)
    """The pictures with their numbers, in their order; the first is `Pictures/1.png`."""
    _png: Callable[[Drawing], bytes] = field(default_factory=lambda: cache(png))
    """Draws once what many themes have."""
    _sections: int = 0
    _level: int = 0
    _lines: Lines = field(init=False)
    _tables: Tables = field(init=False)

    def __post_init__(self) -> None:
        headings = (block for block in self.document.blocks if isinstance(block, Heading))
        self._lines = Lines({h.anchor: f"section-{n}" for n, h in enumerate(headings, 1) if h.anchor})
        self._tables = Tables(self._lines, self.style, self._width)

    def xml(self, progress: Progress) -> str:
        """The part that says everything."""
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        body = "".join(self._all(headings, progress))
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {styles.NAMESPACES}'
            f' office:version="1.3"><office:automatic-styles>{"".join(self._lines.automatic.values())}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        )

    def _all(self, headings: Sequence[Heading], progress: Progress) -> Iterator[str]:
        yield from self._front(headings)
        blocks = self.document.blocks
        told = steps(blocks, progress, "Writing the document")
        for block, self._lines.keeps in zip(told, openings(blocks), strict=True):
            yield from self._block(block)

    # The first page

    def _front(self, headings: Sequence[Heading]) -> Iterator[str]:
        document, style = self.document, self.style
        if style.logo:
            yield self._lines.line(styles.BODY, inside=self._logo())
        yield self._lines.line(styles.QUIET, Strong(for_whom(document).upper()))
        yield self._lines.line(styles.TITLE, document.title or UNTITLED)
        if document.subtitle:
            yield self._lines.line(styles.SUBTITLE, document.subtitle)
        told = facts(document)
        last = self._lines.derived(styles.FACT, "Last_20_Fact", 'fo:margin-bottom="14pt"')
        for number, (label, value) in enumerate(told, 1):
            named = f'<text:span text:style-name="{styles.STRONG}">{line_of(label)}</text:span><text:tab/>'
            yield self._lines.line(last if number == len(told) else styles.FACT, value, before=named)
        if notices := rubric(document, style):
            yield self._lines.line(styles.QUIET, Emphasis(notices))
        if style.has_contents and len(headings) >= _FEWEST_IN_CONTENTS:
            yield from self._contents(headings)
        if style.has_cover:
            self._lines.next = "break"

    def _logo(self) -> str:

        from PIL import Image

        with Image.open(io.BytesIO(self.style.logo)) as image:
            wide, high = image.size
        scale = min(170 / wide, 71 / high)
        return self._frame(self.style.logo, wide * scale, high * scale, self.style.logo_text)

    def _contents(self, headings: Sequence[Heading]) -> Iterator[str]:
        """A list of contents that leads to the sections; the program makes it anew on demand."""
        yield '<text:table-of-content text:name="Contents">'
        yield '<text:table-of-content-source text:outline-level="3"/>'
        yield '<text:index-body><text:index-title text:name="Contents_Head">'
        yield f"{self._lines.line(styles.CAPTION, 'Contents')}</text:index-title>"
        level = 0
        for number, heading in enumerate(headings, 1):
            level = min(heading.level, level + 1)
            look = 'text:style-name="Contents_20_Link" text:visited-style-name="Contents_20_Link"'
            words = words_of(heading_words(heading))
            lead = f'<text:a xlink:type="simple" xlink:href="#section-{number}" {look}>{words}</text:a>'
            place = f'fo:margin-left="{6 * (level - 1)}mm" fo:margin-bottom="1pt"'
            yield self._lines.line(
                self._lines.derived(styles.BODY, f"Contents_20_{level}", place), inside=lead
            )
        yield "</text:index-body></text:table-of-content>"

    # Blocks

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(text=text, tone=tone):
                yield self._lines.line(_TONES[tone], text)
            case Counts(text=text):
                yield self._lines.line(styles.QUIET, text)
            case StanceBar():
                if drawing := draw_stances(block, self._width, self.style):
                    yield self._picture(drawing, self._lines.kept(styles.BODY))
                yield self._lines.line(styles.QUIET, block.text)
            case BulletList(items=items, is_numbered=is_numbered):
                yield self._items(items, styles.NUMBERS if is_numbered else styles.BULLETS)
            case KeyPoints(points=points, title=title):
                yield self._lines.line(styles.KEY_POINTS, title)
                yield f'<text:list text:style-name="{styles.BULLETS}">'
                for point in points:
                    line = self._lines.line(styles.POINT, point.text, after=self._lines.small(who(point)))
                    yield f"<text:list-item>{line}</text:list-item>"
                yield "</text:list>"
            case Quote():
                small = who(block)
                name = self._lines.kept(styles.QUOTE) if small else styles.QUOTE
                yield self._lines.line(name, quoted(block))
                if small:
                    yield self._lines.line(styles.ATTRIBUTION, small)
            case Table():
                for table in cards(block) if block.columns else []:
                    yield from self._tables.table(table, is_whole=table is not block)
            case Chart():
                yield self._lines.line(styles.CAPTION, block.caption)
                for drawing in draw(block, self._width, self.style):
                    yield self._picture(drawing)
            case Labels():
                yield from self._tables.labels(block)
            case Callout(title=title, paragraphs=paragraphs):
                yield self._lines.line(styles.NOTICE, Strong(title))
                for text in paragraphs:
                    yield self._lines.line(styles.NOTICE, text)
            case QrCode():
                yield self._picture(draw_code(block))
            case PageBreak():
                self._lines.next = "break"

    @property
    def _width(self) -> float:
        """How wide the words of a page are, in points."""
        margins = self.style.margins
        return (PAPERS[self.style.paper][0] - margins.left - margins.right) * 72 / 25.4

    def _heading(self, block: Heading) -> str:
        self._sections += 1
        # A level is never left out: readers go by them.
        self._level = min(block.level, self._level + 1)
        code = f"{line_of(block.code)} " if block.code else ""
        words = block.text if plain(block.text).strip() or block.code else UNTITLED
        mark = f'<text:bookmark text:name="section-{self._sections}"/>'
        name = self._lines.begun(self._lines.turned(f"Heading_20_{self._level}", words))
        return (
            f'<text:h text:style-name="{name}" text:outline-level="{self._level}">{mark}{code}'
            f"{self._lines.spans(words)}</text:h>"
        )

    def _items(self, items: Iterable[Item], name: str) -> str:
        inside = "".join(
            f"<text:list-item>{self._lines.line(styles.BODY, item.text)}"
            f"{self._items(item.items, styles.BULLETS) if item.items else ''}</text:list-item>"
            for item in items
        )
        return f'<text:list text:style-name="{name}">{inside}</text:list>' if inside else ""

    def _picture(self, drawing: Drawing, name: str = styles.BODY) -> str:
        frame = self._frame(self._png(drawing), drawing.width, drawing.height, drawing.text)
        return self._lines.line(name, inside=frame)

    def _frame(self, data: bytes, width: float, height: float, text: str) -> str:
        number = self.pictures.setdefault(data, len(self.pictures) + 1)
        return (
            f'<draw:frame draw:name="Picture {number}" text:anchor-type="as-char" svg:width="{width:.4g}pt"'
            f' svg:height="{height:.4g}pt"><draw:image xlink:href="{picture_name(number, data)}"'
            ' xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:desc>{line_of(text)}</svg:desc></draw:frame>"
        )


def picture_name(number: int, picture: bytes) -> str:
    """The name of a picture inside of the file."""
    return f"Pictures/{number}.{'png' if picture[1:4] == b'PNG' else 'jpeg'}"


def sheets_of(document: Document) -> list[LabelSheet]:
    """The sheets on which labels of a document lie."""
    return list(dict.fromkeys(block.sheet for block in document.blocks if isinstance(block, Labels)))
