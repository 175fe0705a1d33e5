"""The blocks of a document as Word has them: real headings, lists, header rows, notes and pictures."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph as Line

from engage.domain.label_sheets import PAPERS
from engage.domain.progress import Progress, steps
from engage.services.exporting.cards import cards
from engage.services.exporting.charts import Drawing, draw, draw_stances
from engage.services.exporting.codes import draw_code
from engage.services.exporting.column_widths import widths_in_text
from engage.services.exporting.docx import look, parts
from engage.services.exporting.docx.parts import element, put
from engage.services.exporting.house_style import (
    UNTITLED,
    HouseStyle,
    facts,
    for_whom,
    heading_words,
    quoted,
    rubric,
    runs_to_the_left,
    safe_target,
    who,
    xml_words,
)
from engage.services.exporting.openings import openings
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Callout,
    Chart,
    Column,
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
    QrCode,
    Quote,
    StanceBar,
    Strong,
    Table,
    Text,
    Tone,
    plain,
    spans,
)

if TYPE_CHECKING:
    from docx.document import Document as Word

_FEWEST_IN_CONTENTS = 4
_POINTS = 72 / 25.4
"""In a millimetre."""
_ALIGNMENTS = {
    Alignment.LEFT: WD_ALIGN_PARAGRAPH.LEFT,
    Alignment.CENTRE: WD_ALIGN_PARAGRAPH.CENTER,
    Alignment.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT,
}
_TONES = {Tone.NORMAL: "Normal", Tone.QUIET: look.QUIET, Tone.LEAD: look.LEAD}


class Writer:
    """Writes one document."""

    def __init__(self, word: Word, document: Document, style: HouseStyle) -> None:
        self._word = word
        self._document = document
        self._style = style
        self._notes = parts.Footnotes(word)
        self._pictures = parts.Pictures(word)
        headings = [block for block in document.blocks if isinstance(block, Heading)]
        self._bookmarks = {h.anchor: f"section_{n}" for n, h in enumerate(headings, 1) if h.anchor}
        self._headings = headings
        self._level = 0
        self._written = 0
        self._keeps = False
        """Whether the lines that are written stay with the one after them."""
        self._is_page_due = False
        """Whether the next line begins a page."""
        self._is_on_labels = False
        self._width = look.text_width(style)
        self._ids = {known.name: known.style_id for known in word.styles}
        self._body = word._body
        self._last_section = word.element.body.sectPr

    def write(self, progress: Progress) -> None:
        """Write everything, from the title to the notes."""
        self._front()
        blocks = self._document.blocks
        told = steps(blocks, progress, "Writing the document")
        for block, self._keeps in zip(told, openings(blocks), strict=True):
            self._block(block)
        self._notes.close()

    # The first page

    def _front(self) -> None:
        document, style = self._document, self._style
        if style.logo:
            run = self._line("Normal").add_run()
            picture = run.add_picture(io.BytesIO(style.logo))
            scale = min(Mm(60) / picture.width, Mm(25) / picture.height, 1)
            picture.width = Emu(round(picture.width * scale))
            picture.height = Emu(round(picture.height * scale))
            parts.describe_picture(picture, style.logo_text)
        mark = self._line(look.QUIET).add_run(for_whom(document).upper())
        mark.bold = True
        self._line("Title", document.title or UNTITLED)
        if document.subtitle:
            self._line("Subtitle", document.subtitle)
        for label, value in facts(document):
            line = self._line(look.FACT)
            line.add_run(xml_words(" ".join(label.split()))).bold = True
            line.add_run("\t")
            self._spans(line, value)
        line.paragraph_format.space_after = Pt(14)
        if notices := rubric(document, style):
            line = self._line(look.QUIET)
            line.add_run(xml_words(notices)).italic = True
        if style.has_contents and len(self._headings) >= _FEWEST_IN_CONTENTS:
            self._contents()
        self._is_page_due = style.has_cover

    def _contents(self) -> None:
        """A list of contents that leads to the sections; Word makes it anew on demand."""
        title = self._line("Normal")
        title.add_run("Contents").bold = True
        title.paragraph_format.keep_with_next = True
        lines = []
        level = 0
        for number, heading in enumerate(self._headings, 1):
            level = min(heading.level, level + 1)
            line = self._line("Normal")
            line.paragraph_format.left_indent = Mm(6 * (level - 1))
            line.paragraph_format.space_after = Pt(1)
            parts.link(line, xml_words(heading_words(heading)), anchor=f"section_{number}")
            lines.append(line)
        # Without page numbers, which nobody knows before the document is set: Word adds them when asked.
        begin, code, middle, end = (element("w:r") for _ in range(4))
        begin.append(element("w:fldChar", fldCharType="begin"))
        instruction = element("w:instrText")
        instruction.text = ' TOC \\o "1-3" \\h '
        instruction.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        code.append(instruction)
        middle.append(element("w:fldChar", fldCharType="separate"))
        end.append(element("w:fldChar", fldCharType="end"))
        first = lines[0]._p
        at = list(first).index(first.pPr) + 1
        for place, run in enumerate((begin, code, middle)):
            first.insert(at + place, run)
        lines[-1]._p.append(end)
        lines[-1].paragraph_format.space_after = Pt(16)

    # Blocks

    def _block(self, block: Block) -> None:
        if self._is_on_labels and not isinstance(block, Labels | PageBreak):
            self._leave_labels()
        match block:
            case Heading():
                self._heading(block)
            case Paragraph(text=text, tone=tone):
                self._line(_TONES[tone], text)
            case Counts(text=text):
                self._line(look.QUIET, text)
            case StanceBar():
                if drawing := draw_stances(block, self._width * _POINTS, self._style):
                    self._picture(drawing).paragraph_format.keep_with_next = True
                self._line(look.QUIET, block.text)
            case BulletList(items=items, is_numbered=is_numbered):
                self._items(items, 1, self._numbering() if is_numbered else None)
            case KeyPoints(points=points, title=title):
                self._line(look.KEY_POINTS, title)
                for point in points:
                    line = self._line("List Bullet", point.text)
                    line.paragraph_format.keep_together = True
                    if small := who(point):
                        line.add_run().add_break()
                        self._spans(line, small, is_small=True)
            case Quote():
                line = self._line("Quote", quoted(block))
                if small := who(block):
                    line.paragraph_format.keep_with_next = True
                    self._line(look.ATTRIBUTION, small)
            case Table():
                for table in cards(block) if block.columns else []:
                    self._table(table, is_whole=table is not block)
            case Chart():
                self._line("Caption", block.caption)
                for drawing in draw(block, self._width * _POINTS, self._style):
                    self._picture(drawing)
            case Labels():
                self._labels(block)
            case Callout(title=title, paragraphs=paragraphs):
                line = self._line(look.NOTICE, Strong(title))
                line.paragraph_format.keep_with_next = True
                for text in paragraphs:
                    line = self._line(look.NOTICE, text)
                line.paragraph_format.space_after = Pt(10)
            case QrCode():
                self._picture(draw_code(block))
            case PageBreak():
                self._is_page_due = True

    def _heading(self, block: Heading) -> None:
        self._written += 1
        # A level is never left out: readers go by them.
        self._level = min(block.level, self._level + 1)
        line = self._line(f"Heading {self._level}")
        if block.code:
            line.add_run(f"{xml_words(block.code)} ")
        self._spans(line, block.text if plain(block.text).strip() or block.code else UNTITLED)
        parts.bookmark(line, f"section_{self._written}", self._written)

    def _items(self, items: Iterable[Item], depth: int, numbering: int | None) -> None:
        name = "List Bullet" if depth == 1 else f"List Bullet {min(depth, 3)}"
        for item in items:
            line = self._line("List Number" if numbering else name, item.text)
            if numbering:
                properties = line._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = numbering
            self._items(item.items, depth + 1, None)

    def _numbering(self) -> int:
        """A numbering of its own, which begins with one."""
        definitions = self._word.part.numbering_part.element
        usual = self._word.styles["List Number"].element.pPr.numPr.numId.val
        abstract = next(num.abstractNumId.val for num in definitions.num_lst if num.numId == usual)
        made = definitions.add_num(abstract)
        made.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(made.numId)

    def _picture(self, drawing: Drawing) -> Line:
        line = self._line("Normal")
        self._pictures.add(line, drawing)
        return line

    # Tables

    def _table(self, block: Table, *, is_whole: bool) -> None:
        """A table; where it `is_whole`, no page ends within it."""
        columns = block.columns
        if plain(block.caption) or self._is_page_due:
            self._line("Caption", block.caption)
        rows = [tuple(column.header for column in columns), *block.rows]
        rows += [block.total] if block.total else []
        table = self._word.add_table(len(rows), len(columns))
        table.autofit = False
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        parts.describe_table(table, xml_words(plain(block.caption)), 80 if block.is_form else 0)
        widths = [
            Pt(w) for w in widths_in_text(block, self._width * _POINTS, self._style, parts.CELL_PADDING)
        ]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        rule = self._style.colours.quiet if block.is_form else self._style.colours.line
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            is_head, is_total = number == 0, bool(block.total) and number == len(rows) - 1
            # Neither the first row nor the last stands alone on a page.
            keeps = number < len(rows) - 1 and (is_whole or is_head or number in (1, len(rows) - 2))
            if block.is_form and not is_head:
                row.height, row.height_rule = Mm(11), WD_ROW_HEIGHT_RULE.AT_LEAST
            if not is_head:
                row._tr.get_or_add_trPr().append(element("w:cantSplit"))
            if block.is_form:
                edges = dict.fromkeys(("top", "left", "bottom", "right"), (6, rule))
            elif is_head:
                edges = {"bottom": (8, self._style.colours.ink)}
            elif is_total:
                edges = {"top": (8, self._style.colours.ink)}
            else:
                edges = {"bottom": (4, rule)}
            name = look.CELL_HEAD if is_head else look.CELL
            for cell, column, width, text in zip(row._tr.tc_lst, columns, widths, texts, strict=True):
                parts.dress_cell(cell, width, "bottom" if is_head else "top", **edges)
                line = self._cell(cell, text, name, column, is_total)
                if keeps:
                    line.paragraph_format.keep_with_next = True
        parts.head_row(table)
        # Two tables that touch are one.
        self._line(look.QUIET)

    def _cell(self, cell: Any, text: Text, name: str, column: Column, is_strong: bool) -> Line:
        line = Line(cell.p_lst[0], self._body)
        self._set_style(line, name)
        if column.alignment is not Alignment.LEFT:
            line.alignment = _ALIGNMENTS[column.alignment]
        self._spans(line, text, is_strong=is_strong)
        return line

    def _labels(self, block: Labels) -> None:
        """The labels in a table whose cells lie where those of the sheet do, in a section of its own."""
        sheet = block.sheet
        self._is_page_due = False
        section = self._word.add_section(WD_SECTION.NEW_PAGE)
        wide, high = PAPERS[sheet.paper]
        section.page_width, section.page_height = Mm(wide), Mm(high)
        section.top_margin, section.left_margin = Mm(sheet.top), Mm(sheet.left)
        section.right_margin = section.bottom_margin = Mm(0)
        section.header_distance = section.footer_distance = Mm(0)
        section.different_first_page_header_footer = False
        for furniture in (section.header, section.footer):
            furniture.is_linked_to_previous = False
        gap_across, gap_down = sheet.step_across - sheet.width, sheet.step_down - sheet.height
        places: list[tuple[Text, ...]] = [() for _ in range(block.skipped)]
        places += block.labels
        steps = [range(start, start + sheet.across) for start in range(0, len(places), sheet.across)]
        has_gaps = gap_across > 0.01
        widths = [sheet.width, gap_across] * sheet.across if has_gaps else [sheet.width] * sheet.across
        widths = widths[:-1] if has_gaps else widths
        table = self._word.add_table(0, len(widths))
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for number, step in enumerate(steps):
            is_first = number % sheet.down == 0
            if gap_down > 0.01 and not is_first:
                self._label_row(table, [()] * sheet.across, gap_down, widths, block)
            labels = [places[place] if place < len(places) else () for place in step]
            self._label_row(table, labels, sheet.height, widths, block)
        # What must follow a table, and on a full sheet must take no room.
        last = self._line(look.LABEL).paragraph_format
        last.line_spacing, last.space_before = Pt(1), Pt(0)
        self._is_on_labels = True

    def _leave_labels(self) -> None:
        """Go on with pages as they were before."""
        self._is_on_labels = self._is_page_due = False
        after = self._word.add_section(WD_SECTION.NEW_PAGE)
        look.set_page(after, self._style)
        for furniture in (after.header, after.footer):
            furniture.is_linked_to_previous = False
        look.set_furniture(after, self._document, self._style)
        after.different_first_page_header_footer = False

    def _label_row(
        self,
        table: Any,
        labels: Sequence[tuple[Text, ...]],
        height: float,
        widths: Sequence[float],
        block: Labels,
    ) -> None:
        row = table.add_row()
        row.height, row.height_rule = Mm(height), WD_ROW_HEIGHT_RULE.EXACTLY
        step = 2 if len(widths) > len(labels) else 1
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            self._set_style(cell.paragraphs[0], look.LABEL)
        for cell, label in zip(row.cells[::step], labels, strict=True):
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
            for number, text in enumerate(label):
                line = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                self._set_style(line, look.BADGE if block.are_badges and number == 0 else look.LABEL)
                if block.are_badges:
                    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
                else:
                    line.paragraph_format.left_indent = Mm(4)
                self._spans(line, text)

    # Words

    def _line(self, name: str, text: Text = "") -> Line:
        """A new paragraph of that style."""
        made = element("w:p")
        # python-docx would look for the last section, and for the style by its name, among all there are, for
        # each paragraph anew: a long document would take minutes.
        self._last_section.addprevious(made)
        line = Line(made, self._body)
        self._set_style(line, name)
        # In this order: the style is all that there is as yet.
        if self._keeps:
            parts.within(line._p.pPr, "w:keepNext")
        if self._is_page_due:
            parts.within(line._p.pPr, "w:pageBreakBefore")
            self._is_page_due = False
        self._spans(line, text)
        return line

    def _set_style(self, line: Line, name: str) -> None:
        parts.set_style(line, self._ids[name])

    def _spans(self, line: Line, text: Text, *, is_strong: bool = False, is_small: bool = False) -> None:
        if runs_to_the_left(plain(text)):
            put(line._p.get_or_add_pPr(), element("w:bidi"))
        for span in spans(text):
            said = xml_words(str(span))
            match span:
                case Footnote():
                    self._notes.add(line, span.text)
                    continue
                case Link(target=target) if safe_target(target):
                    run = parts.link(line, said, target=target, style=self._ids["Hyperlink"])
                case Link(target=target) if target.startswith("#") and target[1:] in self._bookmarks:
                    run = parts.link(
                        line, said, anchor=self._bookmarks[target[1:]], style=self._ids["Hyperlink"]
                    )
                case _:
                    run = parts.run(line, said)
            if isinstance(span, Strong) or is_strong:
                run.bold = True
            if isinstance(span, Emphasis):
                run.italic = True
            if is_small:
                run.font.name = self._style.fonts.labels
                run.font.size = Pt(self._style.sizes.small)
                run.font.color.rgb = look.colour_of(self._style.colours.quiet)
            if runs_to_the_left(said):
                run.font.rtl = True
