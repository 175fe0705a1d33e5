"""The blocks of a document as OpenDocument text, and the pictures that belong to them."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from engage.domain.label_sheets import PAPERS, LabelSheet
from engage.domain.progress import Progress
from engage.services.exporting.charts import Drawing, draw, draw_stances, png
from engage.services.exporting.house_style import (
    UNTITLED,
    HouseStyle,
    facts,
    heading_words,
    quoted,
    runs_to_the_left,
    safe_target,
    who,
)
from engage.services.exporting.odt import styles
from engage.services.exporting.odt.markup import attribute, line_of, words_of
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Callout,
    Chart,
    Counts,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Item,
    KeyPoints,
    Labels,
    Link,
    PageBreak,
    Paragraph,
    Quote,
    StanceBar,
    Strong,
    Table,
    Text,
    Tone,
    plain,
    spans,
)

_STEP = 100
"""How many blocks are written between two words on progress."""
_FEWEST_IN_CONTENTS = 4
_TONES = {Tone.NORMAL: styles.BODY, Tone.QUIET: styles.QUIET, Tone.LEAD: styles.LEAD}
_ALIGNED = {Alignment.LEFT: "start", Alignment.CENTRE: "center", Alignment.RIGHT: "end"}


@dataclass(slots=True)
class Content:
    """What one document is made of, gathered block by block."""

    document: Document
    style: HouseStyle
    pictures: list[bytes] = field(default_factory=list)
    """The pictures in their order; the first is `Pictures/1.png`."""
    _automatic: dict[str, str] = field(default_factory=dict)
    """Styles that only this text needs, by their names."""
    _notes: int = 0
    _tables: int = 0
    _sections: int = 0
    _level: int = 0
    _next: str = ""
    """What the next paragraph begins with: the name of a page, or "break"."""
    _anchors: dict[str, str] = field(default_factory=dict)

    def xml(self, progress: Progress) -> str:
        """The part that says everything."""
        headings = [block for block in self.document.blocks if isinstance(block, Heading)]
        self._anchors = {h.anchor: f"section-{n}" for n, h in enumerate(headings, 1) if h.anchor}
        body = "".join(self._all(headings, progress))
        return (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content {styles.NAMESPACES}'
            f' office:version="1.3"><office:automatic-styles>{"".join(self._automatic.values())}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
            "</office:document-content>"
        )

    def _all(self, headings: Sequence[Heading], progress: Progress) -> Iterator[str]:
        self._next = "First_20_Page"
        yield from self._front(headings)
        for number, block in enumerate(self.document.blocks):
            if number % _STEP == 0:
                progress(number, len(self.document.blocks), "Writing the document")
            yield from self._block(block)

    # The first page

    def _front(self, headings: Sequence[Heading]) -> Iterator[str]:
        document, style = self.document, self.style
        if style.logo:
            yield self._line(styles.BODY, inside=self._logo())
        yield self._line(styles.QUIET, Strong(document.audience.label.upper()))
        yield self._line(styles.TITLE, document.title or UNTITLED)
        if document.subtitle:
            yield self._line(styles.SUBTITLE, document.subtitle)
        for label, value in facts(document):
            named = f'<text:span text:style-name="{styles.STRONG}">{line_of(label)}</text:span><text:tab/>'
            yield self._line(styles.FACT, value, before=named)
        if rubric := style.rubric or document.rubric:
            yield self._line(styles.QUIET, Emphasis(rubric))
        if style.has_contents and len(headings) >= _FEWEST_IN_CONTENTS:
            yield from self._contents(headings)
        if style.has_cover:
            self._next = "break"

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
        yield f"{self._line(styles.CAPTION, 'Contents')}</text:index-title>"
        level = 0
        for number, heading in enumerate(headings, 1):
            level = min(heading.level, level + 1)
            look = 'text:style-name="Contents_20_Link" text:visited-style-name="Contents_20_Link"'
            words = words_of(heading_words(heading))
            lead = f'<text:a xlink:type="simple" xlink:href="#section-{number}" {look}>{words}</text:a>'
            place = f'fo:margin-left="{6 * (level - 1)}mm" fo:margin-bottom="1pt"'
            yield self._line(self._with(styles.BODY, f"Contents_20_{level}", place), inside=lead)
        yield "</text:index-body></text:table-of-content>"

    # Blocks

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield self._heading(block)
            case Paragraph(text=text, tone=tone):
                yield self._line(_TONES[tone], text)
            case Counts(text=text):
                yield self._line(styles.QUIET, text)
            case StanceBar():
                if drawing := draw_stances(block, self._width, self.style):
                    yield self._picture(drawing)
                yield self._line(styles.QUIET, block.text)
            case BulletList(items=items, is_numbered=is_numbered):
                yield self._items(items, styles.NUMBERS if is_numbered else styles.BULLETS)
            case KeyPoints(points=points, title=title):
                yield self._line(styles.KEY_POINTS, title)
                yield f'<text:list text:style-name="{styles.BULLETS}">'
                for point in points:
                    line = self._line(styles.BODY, point.text, after=self._small(who(point)))
                    yield f"<text:list-item>{line}</text:list-item>"
                yield "</text:list>"
            case Quote():
                yield self._line(styles.QUOTE, quoted(block))
                if small := who(block):
                    yield self._line(styles.ATTRIBUTION, small)
            case Table():
                yield from self._table(block)
            case Chart():
                yield self._line(styles.CAPTION, block.title)
                for drawing in draw(block, self._width, self.style):
                    yield self._picture(drawing)
            case Labels():
                yield from self._labels(block)
            case Callout(title=title, paragraphs=paragraphs):
                yield self._line(styles.NOTICE, Strong(title))
                for text in paragraphs:
                    yield self._line(styles.NOTICE, text)
            case PageBreak():
                self._next = "break"

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
        name = self._begun(f"Heading_20_{self._level}")
        return (
            f'<text:h text:style-name="{name}" text:outline-level="{self._level}">{mark}{code}'
            f"{self._spans(words)}</text:h>"
        )

    def _items(self, items: Iterable[Item], name: str) -> str:
        inside = "".join(
            f"<text:list-item>{self._line(styles.BODY, item.text)}"
            f"{self._items(item.items, styles.BULLETS) if item.items else ''}</text:list-item>"
            for item in items
        )
        return f'<text:list text:style-name="{name}">{inside}</text:list>' if inside else ""

    def _picture(self, drawing: Drawing) -> str:
        return self._line(
            styles.BODY, inside=self._frame(png(drawing), drawing.width, drawing.height, drawing.text)
        )

    def _frame(self, data: bytes, width: float, height: float, text: str) -> str:
        if data not in self.pictures:
            self.pictures.append(data)
        number = self.pictures.index(data) + 1
        return (
            f'<draw:frame draw:name="Picture {number}" text:anchor-type="as-char" svg:width="{width:.4g}pt"'
            f' svg:height="{height:.4g}pt"><draw:image xlink:href="{picture_name(number, data)}"'
            ' xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
            f"<svg:desc>{line_of(text)}</svg:desc></draw:frame>"
        )

    # Tables

    def _table(self, block: Table) -> Iterator[str]:
        if not block.columns:
            return
        if plain(block.caption):
            yield self._line(styles.CAPTION, block.caption)
        shares = [max(column.width, 0.01) for column in block.columns]
        widths = [self._width * share / sum(shares) for share in shares]
        line = self.style.colours.quiet if block.is_form else self.style.colours.line
        ink = self.style.colours.ink
        if block.is_form:
            ruled = f'fo:border="0.75pt solid {line}" fo:padding="3pt"'
            head, body, total = ruled, ruled, ruled
        else:
            pad = 'fo:padding-top="2pt" fo:padding-bottom="2pt" fo:padding-left="0pt" fo:padding-right="6pt"'
            head = f'{pad} fo:border-bottom="1pt solid {ink}" style:vertical-align="bottom"'
            body = f'{pad} fo:border-bottom="0.5pt solid {line}"'
            total = f'{pad} fo:border-top="1pt solid {ink}"'
        yield self._table_start(widths, plain(block.caption))
        row = self._row_style("Form_20_Row", 'style:min-row-height="11mm"') if block.is_form else ""
        yield f"<table:table-header-rows><table:table-row>{''.join(self._head_cells(block, head))}"
        yield "</table:table-row></table:table-header-rows>"
        for texts in block.rows:
            yield self._row(block, texts, body, row)
        if block.total:
            yield self._row(block, block.total, total, row, is_strong=True)
        yield "</table:table>"

    def _table_start(self, widths: Sequence[float], title: str, page: str = "") -> str:
        self._tables += 1
        name = f"Table{self._tables}"
        begun = f' style:master-page-name="{page}"' if page else ""
        self._automatic[name] = (
            f'<style:style style:name="{name}" style:family="table"{begun}><style:table-properties'
            f' style:width="{sum(widths):.2f}pt" table:align="left" fo:margin-bottom="8pt"'
            ' table:border-model="collapsing"/></style:style>'
        )
        columns = ""
        for number, width in enumerate(widths, 1):
            self._automatic[f"{name}.{number}"] = (
                f'<style:style style:name="{name}.{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
            )
            columns += f'<table:table-column table:style-name="{name}.{number}"/>'
        said = f"<table:title>{line_of(title)}</table:title>" if title.strip() else ""
        return f'<table:table table:name="{name}" table:style-name="{name}">{said}{columns}'

    def _head_cells(self, block: Table, look: str) -> Iterator[str]:
        for column in block.columns:
            yield self._cell(column.header, self._aligned(styles.CELL_HEAD, column.alignment), look)

    def _row(
        self, block: Table, texts: Sequence[Text], look: str, style: str, *, is_strong: bool = False
    ) -> str:
        cells = "".join(
            self._cell(text, self._aligned(styles.CELL, column.alignment), look, is_strong=is_strong)
            for column, text in zip(block.columns, texts, strict=True)
        )
        named = style or self._row_style("Whole_20_Row", 'fo:keep-together="always"')
        return f'<table:table-row table:style-name="{named}">{cells}</table:table-row>'

    def _cell(self, text: Text, name: str, look: str, *, is_strong: bool = False) -> str:
        cell = self._cell_style(look)
        line = self._line(name, text, is_strong=is_strong)
        kind = 'office:value-type="string"'
        return f'<table:table-cell table:style-name="{cell}" {kind}>{line}</table:table-cell>'

    def _cell_style(self, look: str) -> str:
        return self._made(
            "Cell",
            look,
            '<style:style style:name="{}" style:family="table-cell"><style:table-cell-properties {}/>'
            "</style:style>",
        )

    def _row_style(self, name: str, look: str) -> str:
        self._automatic[name] = (
            f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties {look}/>'
            "</style:style>"
        )
        return name

    def _made(self, kind: str, look: str, form: str) -> str:
        """The name of an automatic style of that look, made when it is first asked for."""
        for name, known in self._automatic.items():
            if name.startswith(f"{kind}_") and known == form.format(name, look):
                return name
        name = f"{kind}_{len(self._automatic)}"
        self._automatic[name] = form.format(name, look)
        return name

    def _labels(self, block: Labels) -> Iterator[str]:
        """The labels in a table whose cells lie where those of the sheet do, on a page of its own."""
        self._next = ""
        sheet = block.sheet
        across, down = sheet.step_across - sheet.width, sheet.step_down - sheet.height
        point = 72 / 25.4
        widths = [sheet.width * point]
        for _ in range(sheet.across - 1):
            widths += [across * point, sheet.width * point] if across > 0.01 else [sheet.width * point]
        places: list[tuple[Text, ...]] = [() for _ in range(block.skipped)]
        places += block.labels
        places += [()] * (-len(places) % sheet.across)
        cell = self._cell_style('fo:padding="0mm" style:vertical-align="middle"')
        row = self._row_style(
            f"Row_{sheet.height:g}", f'style:row-height="{sheet.height:g}mm" fo:keep-together="always"'
        )
        gap = self._row_style(f"Row_{down:.2f}", f'style:row-height="{max(down, 0.1):.2f}mm"')
        empty = f'<table:table-cell table:style-name="{cell}"/>'
        rows = [places[start : start + sheet.across] for start in range(0, len(places), sheet.across)]
        for start in range(0, len(rows), sheet.down):
            yield self._table_start(widths, "", styles.sheet_page(sheet))
            for number, labels in enumerate(rows[start : start + sheet.down]):
                if number and down > 0.01:
                    yield f'<table:table-row table:style-name="{gap}">{empty * len(widths)}</table:table-row>'
                cells = (empty if across > 0.01 else "").join(
                    self._label(label, cell, block) for label in labels
                )
                yield f'<table:table-row table:style-name="{row}">{cells}</table:table-row>'
            yield "</table:table>"
        self._next = "Standard"

    def _label(self, label: tuple[Text, ...], cell: str, block: Labels) -> str:
        lines = []
        for number, text in enumerate(label):
            name = styles.BADGE if block.are_badges and number == 0 else styles.LABEL
            place = 'fo:text-align="center"' if block.are_badges else 'fo:margin-left="4mm"'
            made = f"{name}_20_of_20_{'badge' if block.are_badges else 'label'}"
            lines.append(self._line(self._with(name, made, place), text))
        return f'<table:table-cell table:style-name="{cell}">{"".join(lines)}</table:table-cell>'

    # Words

    def _line(
        self,
        name: str,
        text: Text = "",
        *,
        before: str = "",
        inside: str = "",
        after: str = "",
        is_strong: bool = False,
    ) -> str:
        """A paragraph of that style."""
        if runs_to_the_left(plain(text)):
            turned = 'style:writing-mode="rl-tb" fo:text-align="start"'
            name = self._with(name, f"{name}_20_to_20_the_20_left", turned)
        words = self._spans(text)
        if is_strong:
            words = f'<text:span text:style-name="{styles.STRONG}">{words}</text:span>'
        return f'<text:p text:style-name="{self._begun(name)}">{before}{inside}{words}{after}</text:p>'

    def _begun(self, name: str) -> str:
        """The style with which the next paragraph begins a page, where it does."""
        begun, self._next = self._next, ""
        if not begun:
            return name
        if begun == "break":
            return self._with(name, f"{name}_20_after_20_break", 'fo:break-before="page"')
        made = f"{name}_20_on_20_{begun}"
        self._automatic[made] = (
            f'<style:style style:name="{made}" style:family="paragraph" style:parent-style-name="{name}"'
            f' style:master-page-name="{begun}"/>'
        )
        return made

    def _aligned(self, name: str, alignment: Alignment) -> str:
        if alignment is Alignment.LEFT:
            return name
        return self._with(name, f"{name}_20_{alignment.value}", f'fo:text-align="{_ALIGNED[alignment]}"')

    def _with(self, name: str, made: str, properties: str) -> str:
        """A style that differs from another in these properties."""
        self._automatic.setdefault(
            made,
            f'<style:style style:name="{made}" style:family="paragraph" style:parent-style-name="{name}">'
            f"<style:paragraph-properties {properties}/></style:style>",
        )
        return made

    def _small(self, text: Text) -> str:
        if not plain(text):
            return ""
        return (
            f'<text:line-break/><text:span text:style-name="{styles.SMALL}">{self._spans(text)}</text:span>'
        )

    def _spans(self, text: Text) -> str:
        return "".join(map(self._span, spans(text)))

    def _span(self, span: object) -> str:
        words = words_of(str(span))
        match span:
            case Footnote(text=note):
                self._notes += 1
                line = f'<text:p text:style-name="Footnote">{line_of(note)}</text:p>'
                return (
                    f'<text:note text:id="note{self._notes}" text:note-class="footnote"><text:note-citation>'
                    f"{self._notes}</text:note-citation><text:note-body>{line}</text:note-body></text:note>"
                )
            case Strong() if words:
                return f'<text:span text:style-name="{styles.STRONG}">{words}</text:span>'
            case Emphasis() if words:
                return f'<text:span text:style-name="{styles.EMPHASIS}">{words}</text:span>'
            case Link(target=target) if place := self._place(target):
                return (
                    f'<text:a xlink:type="simple" xlink:href="{attribute(place)}"'
                    f' text:style-name="Internet_20_Link">{words}</text:a>'
                )
        return words

    def _place(self, target: str) -> str:
        if not target.startswith("#"):
            return safe_target(target)
        return f"#{self._anchors[target[1:]]}" if target[1:] in self._anchors else ""


def picture_name(number: int, picture: bytes) -> str:
    """The name of a picture inside of the file."""
    return f"Pictures/{number}.{'png' if picture[1:4] == b'PNG' else 'jpeg'}"


def sheets_of(document: Document) -> list[LabelSheet]:
    """The sheets on which labels of a document lie."""
    return list(dict.fromkeys(block.sheet for block in document.blocks if isinstance(block, Labels)))
