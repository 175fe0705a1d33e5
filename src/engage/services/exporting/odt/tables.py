"""Tables of OpenDocument text, and sheets of labels, which are tables too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from engage.services.exporting.column_widths import widths_in_text
from engage.services.exporting.house_style import HouseStyle
from engage.services.exporting.odt import styles
from engage.services.exporting.odt.lines import Lines
from engage.services.exporting.odt.markup import line_of
from engage.services.summaries.document import Labels, Table, Text, plain

_PADDING = 6.0
"""Points that a cell keeps free after its words."""


class Tables:
    """Writes the tables of one document, each of a name of its own."""

    def __init__(self, lines: Lines, style: HouseStyle, width: float) -> None:
        """`width` is how wide the words of a page are, in points."""
        self._lines = lines
        self._style = style
        self._width = width
        self._tables = 0
        self._cells: dict[str, str] = {}

    def table(self, block: Table, *, is_whole: bool = False) -> Iterator[str]:
        """A table under its caption, its header repeated on every page; no page ends where it `is_whole`."""
        if plain(block.caption):
            yield self._lines.line(styles.CAPTION, block.caption)
        widths = widths_in_text(block, self._width, self._style, _PADDING)
        line = self._style.colours.quiet if block.is_form else self._style.colours.line
        ink = self._style.colours.ink
        if block.is_form:
            ruled = f'fo:border="0.75pt solid {line}" fo:padding="3pt"'
            head, body, total = ruled, ruled, ruled
        else:
            pad = 'fo:padding-top="2pt" fo:padding-bottom="2pt" fo:padding-left="0pt" '
            pad += f'fo:padding-right="{_PADDING:g}pt"'
            head = f'{pad} fo:border-bottom="1pt solid {ink}" style:vertical-align="bottom"'
            body = f'{pad} fo:border-bottom="0.5pt solid {line}"'
            total = f'{pad} fo:border-top="1pt solid {ink}"'
        yield self._table_start(widths, plain(block.caption), is_whole=is_whole)
        row = self._row_style("Form_20_Row", 'style:min-row-height="11mm"') if block.is_form else ""
        yield f"<table:table-header-rows><table:table-row>{''.join(self._head_cells(block, head))}"
        yield "</table:table-row></table:table-header-rows>"
        for texts in block.rows:
            yield self._row(block, texts, body, row)
        if block.total:
            yield self._row(block, block.total, total, row, is_strong=True)
        yield "</table:table>"

    def _table_start(
        self, widths: Sequence[float], title: str, page: str = "", *, is_whole: bool = False
    ) -> str:
        self._tables += 1
        name = f"Table{self._tables}"
        kept = ' style:may-break-between-rows="false"' if is_whole else ""
        begun = f' style:master-page-name="{page}"' if page else ""
        self._lines.automatic[name] = (
            f'<style:style style:name="{name}" style:family="table"{begun}><style:table-properties'
            f' style:width="{sum(widths):.2f}pt" table:align="left" fo:margin-bottom="8pt"'
            f' table:border-model="collapsing"{kept}/></style:style>'
        )
        columns = ""
        for number, width in enumerate(widths, 1):
            self._lines.automatic[f"{name}.{number}"] = (
                f'<style:style style:name="{name}.{number}" style:family="table-column">'
                f'<style:table-column-properties style:column-width="{width:.2f}pt"/></style:style>'
            )
            columns += f'<table:table-column table:style-name="{name}.{number}"/>'
        said = f"<table:title>{line_of(title)}</table:title>" if title.strip() else ""
        return f'<table:table table:name="{name}" table:style-name="{name}">{said}{columns}'

    def _head_cells(self, block: Table, look: str) -> Iterator[str]:
        for column in block.columns:
            yield self._cell(column.header, self._lines.aligned(styles.CELL_HEAD, column.alignment), look)

    def _row(
        self, block: Table, texts: Sequence[Text], look: str, style: str, *, is_strong: bool = False
    ) -> str:
        cells = "".join(
            self._cell(text, self._lines.aligned(styles.CELL, column.alignment), look, is_strong=is_strong)
            for column, text in zip(block.columns, texts, strict=True)
        )
        named = style or self._row_style("Whole_20_Row", 'fo:keep-together="always"')
        return f'<table:table-row table:style-name="{named}">{cells}</table:table-row>'

    def _cell(self, text: Text, name: str, look: str, *, is_strong: bool = False) -> str:
        cell = self._cell_style(look)
        line = self._lines.line(name, text, is_strong=is_strong)
        kind = 'office:value-type="string"'
        return f'<table:table-cell table:style-name="{cell}" {kind}>{line}</table:table-cell>'

    def _cell_style(self, look: str) -> str:
        """The style of cells of that look, made when it is first asked for."""
        if look not in self._cells:
            name = self._cells[look] = f"Cell_{len(self._cells) + 1}"
            self._lines.automatic[name] = (
                f'<style:style style:name="{name}" style:family="table-cell">'
                f"<style:table-cell-properties {look}/></style:style>"
            )
        return self._cells[look]

    def _row_style(self, name: str, look: str) -> str:
        self._lines.automatic[name] = (
            f'<style:style style:name="{name}" style:family="table-row"><style:table-row-properties {look}/>'
            "</style:style>"
        )
        return name

    def labels(self, block: Labels) -> Iterator[str]:
        """The labels in a table whose cells lie where those of the sheet do, on a page of its own."""
        self._lines.next = ""
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
        self._lines.next = "Standard"

    def _label(self, label: tuple[Text, ...], cell: str, block: Labels) -> str:
        lines = []
        for number, text in enumerate(label):
            name = styles.BADGE if block.are_badges and number == 0 else styles.LABEL
            place = 'fo:text-align="center"' if block.are_badges else 'fo:margin-left="4mm"'
            made = f"{name}_20_of_20_{'badge' if block.are_badges else 'label'}"
            lines.append(self._lines.line(self._lines.derived(name, made, place), text))
        return f'<table:table-cell table:style-name="{cell}">{"".join(lines)}</table:table-cell>'
