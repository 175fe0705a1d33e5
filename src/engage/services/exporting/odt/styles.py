"""The styles, pages, header and footer of an OpenDocument text, in a house's look (OpenDocument 1.3)."""

from __future__ import annotations

from collections.abc import Iterable

from engage.domain.label_sheets import PAPERS, LabelSheet
from engage.services.exporting.house_style import HouseStyle, for_whom, is_for_ourselves, signature
from engage.services.exporting.odt.markup import attribute, line_of
from engage.services.summaries.document import Document
from engage.services.summaries.wording import day

NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in (
        ("office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
        ("style", "urn:oasis:names:tc:opendocument:xmlns:style:1.0"),
        ("text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
        ("table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
        ("draw", "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"),
        ("fo", "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"),
        ("svg", "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"),
        ("meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("xlink", "http://www.w3.org/1999/xlink"),
        ("dc", "http://purl.org/dc/elements/1.1/"),
    )
)

QUIET, LEAD, FACT, ATTRIBUTION, NOTICE = "Quiet", "Lead", "Fact", "Attribution", "Notice"
KEY_POINTS, CELL, CELL_HEAD, BADGE, LABEL = "Key_20_Points", "Cell", "Cell_20_Head", "Badge", "Label"
"""Our own styles of paragraphs; a blank in their names is written so."""
BODY, TITLE, SUBTITLE, CAPTION, QUOTE = "Text_20_body", "Title", "Subtitle", "Caption", "Quotations"
POINT = "Point"
STRONG, EMPHASIS, SMALL = "Strong_20_Emphasis", "Emphasis", "Small"
BULLETS, NUMBERS = "Bullets", "Numbers"


def styles(document: Document, style: HouseStyle, language: str, sheets: Iterable[LabelSheet]) -> str:
    """The part that says how everything looks."""
    fonts = dict.fromkeys((style.fonts.body, style.fonts.headings, style.fonts.labels))
    faces = "".join(
        f'<style:font-face style:name="{attribute(name)}" svg:font-family="{attribute(repr(name))}"/>'
        for name in fonts
    )
    tongue, _, country = language.partition("-")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document-styles {NAMESPACES} office:version="1.3">'
        f"<office:font-face-decls>{faces}</office:font-face-decls><office:styles>"
        '<style:default-style style:family="paragraph"><style:text-properties'
        f' fo:language="{attribute(tongue)}" fo:country="{attribute(country or "none")}"/>'
        "</style:default-style>"
        f"{''.join(_paragraphs(style))}{_words(style)}{_lists(style)}"
        '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0"'
        ' text:start-numbering-at="document" text:footnotes-position="page"'
        ' text:default-style-name="Footnote"/>'
        f"</office:styles><office:automatic-styles>{_layouts(style, sheets)}</office:automatic-styles>"
        f"<office:master-styles>{_masters(document, style, sheets)}</office:master-styles>"
        "</office:document-styles>"
    )


def sheet_page(sheet: LabelSheet) -> str:
    """The name of the page on which the labels of a sheet lie."""
    return "Labels_20_" + "".join(sign if sign.isalnum() else "_" for sign in sheet.name)


def _paragraphs(style: HouseStyle) -> Iterable[str]:
    fonts, sizes, colours = style.fonts, style.sizes, style.colours
    body, labels = fonts.body, fonts.labels
    ink, quiet, accent = colours.ink, colours.quiet, colours.accent
    rule = f'fo:border-left="2.25pt solid {accent}" fo:padding-left="8pt" fo:margin-left="4pt"'
    yield _paragraph(
        "Standard", "", body, sizes.body, ink, 'fo:line-height="125%" fo:orphans="2" fo:widows="2"'
    )
    yield _paragraph(BODY, "Standard", body, sizes.body, ink, 'fo:margin-bottom="6pt"')
    yield _paragraph(POINT, BODY, body, sizes.body, ink, 'fo:margin-bottom="4pt" fo:keep-together="always"')
    title = 'fo:line-height="110%" fo:margin-bottom="4pt" fo:keep-with-next="always"'
    yield _paragraph(TITLE, "Standard", fonts.headings, sizes.title, accent, title, is_bold=True)
    yield _paragraph(SUBTITLE, "Standard", body, sizes.subtitle, quiet, 'fo:margin-bottom="10pt"')
    for level, size in enumerate((sizes.heading_1, sizes.heading_2, sizes.heading_3), 1):
        space = (
            f'fo:margin-top="{(24, 16, 12)[level - 1]}pt" fo:margin-bottom="4pt" fo:keep-with-next="always"'
        )
        colour = ink if level == 2 else accent
        yield _paragraph(
            f"Heading_20_{level}", "Standard", fonts.headings, size, colour, space, is_bold=True, level=level
        )
    quote = f'{rule} fo:margin-top="6pt" fo:margin-bottom="2pt" fo:keep-together="always"'
    yield _paragraph(QUOTE, "Standard", body, sizes.body, ink, quote)
    yield _paragraph(ATTRIBUTION, "Standard", labels, sizes.small, quiet, f'{rule} fo:margin-bottom="8pt"')
    yield _paragraph(QUIET, "Standard", labels, sizes.small, quiet, 'fo:margin-bottom="6pt"')
    yield _paragraph(LEAD, "Standard", body, sizes.lead, ink, 'fo:margin-bottom="8pt"')
    hanging = 'fo:margin-left="36mm" fo:text-indent="-36mm" fo:margin-bottom="3pt"'
    yield _paragraph(FACT, "Standard", labels, sizes.table, ink, hanging)
    wash = f'fo:background-color="{colours.wash}" fo:padding="4pt"'
    yield _paragraph(NOTICE, "Standard", labels, sizes.table, ink, wash)
    above = 'fo:margin-top="8pt" fo:margin-bottom="2pt" fo:keep-with-next="always"'
    yield _paragraph(KEY_POINTS, "Standard", labels, sizes.small, accent, above, is_bold=True)
    above = 'fo:margin-top="12pt" fo:margin-bottom="4pt" fo:keep-with-next="always"'
    yield _paragraph(CAPTION, "Standard", labels, sizes.table, ink, above, is_bold=True)
    tight = 'fo:line-height="115%"'
    yield _paragraph(CELL, "Standard", labels, sizes.table, ink, tight)
    yield _paragraph(CELL_HEAD, "Standard", labels, sizes.small, quiet, tight, is_bold=True)
    yield _paragraph(LABEL, "Standard", labels, 10, ink, tight)
    yield _paragraph(BADGE, "Standard", labels, 20, ink, 'fo:margin-bottom="4pt"', is_bold=True)
    note = 'fo:margin-left="16pt" fo:text-indent="-16pt"'
    yield _paragraph("Footnote", "Standard", labels, sizes.small, ink, note)
    small = sizes.small - 0.5
    yield _paragraph("Header", "Standard", labels, small, quiet, "", stops=_inner_width(style))
    yield _paragraph("Footer", "Standard", labels, small, quiet, "", stops=_inner_width(style))


def _paragraph(
    name: str,
    parent: str,
    font: str,
    size: float,
    colour: str,
    properties: str,
    *,
    is_bold: bool = False,
    level: int = 0,
    stops: float = 0,
) -> str:
    above = f' style:parent-style-name="{parent}"' if parent else ""
    outline = f' style:default-outline-level="{level}"' if level else ""
    weight = ' fo:font-weight="bold" style:font-weight-complex="bold"' if is_bold else ""
    family = attribute(font)
    inside = (
        f'<style:tab-stops><style:tab-stop style:position="{stops:g}mm" style:type="right"/>'
        "</style:tab-stops>"
        if stops
        else ""
    )
    return (
        f'<style:style style:name="{name}" style:display-name="{name.replace("_20_", " ")}"'
        f' style:family="paragraph"{above}{outline}>'
        f"<style:paragraph-properties {properties}>{inside}</style:paragraph-properties>"
        f'<style:text-properties style:font-name="{family}" fo:font-size="{size:g}pt" fo:color="{colour}"'
        f' style:font-name-complex="{family}" style:font-size-complex="{size:g}pt"{weight}/></style:style>'
    )


def _words(style: HouseStyle) -> str:
    colours = style.colours
    family = attribute(style.fonts.labels)
    labels = f'style:font-name="{family}" style:font-name-complex="{family}"'
    looks = (
        (STRONG, 'fo:font-weight="bold" style:font-weight-complex="bold"'),
        (EMPHASIS, 'fo:font-style="italic" style:font-style-complex="italic"'),
        (SMALL, f'{labels} fo:font-size="{style.sizes.small:g}pt" fo:color="{colours.quiet}"'),
        ("Internet_20_Link", f'fo:color="{colours.accent}" style:text-underline-style="solid"'),
        ("Contents_20_Link", f'fo:color="{colours.ink}"'),
        ("Internal_20_Mark", f'fo:color="{colours.warning}" fo:font-weight="bold"'),
        ("Outside_20_Mark", f'fo:color="{colours.accent}" fo:font-weight="bold"'),
    )
    return "".join(
        f'<style:style style:name="{name}" style:family="text"><style:text-properties {look}/></style:style>'
        for name, look in looks
    )


def _lists(style: HouseStyle) -> str:
    """Bullets on every level; numbers on the outermost, and bullets below them."""
    levels = []
    for level in range(1, 11):
        place = (
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="listtab"'
            f' fo:margin-left="{6 * level}mm" fo:text-indent="-5mm"'
            f' text:list-tab-stop-position="{6 * level}mm"/></style:list-level-properties>'
        )
        bullet = "•" if level % 2 else "–"
        levels.append(
            f'<text:list-level-style-bullet text:level="{level}" text:bullet-char="{bullet}">{place}'
            "</text:list-level-style-bullet>"
        )
    first = (
        levels[0]
        .replace("-bullet ", "-number ")
        .replace('text:bullet-char="•"', 'style:num-format="1" style:num-suffix="."')
    )
    first = first.replace("</text:list-level-style-bullet>", "</text:list-level-style-number>")
    return (
        f'<text:list-style style:name="{BULLETS}">{"".join(levels)}</text:list-style>'
        f'<text:list-style style:name="{NUMBERS}">{first}{"".join(levels[1:])}</text:list-style>'
    )


# Pages


def _inner_width(style: HouseStyle) -> float:
    return PAPERS[style.paper][0] - style.margins.left - style.margins.right


def _layouts(style: HouseStyle, sheets: Iterable[LabelSheet]) -> str:
    wide, high = PAPERS[style.paper]
    margins = style.margins
    furniture = 10.0
    made = (
        f'<style:page-layout style:name="page"><style:page-layout-properties fo:page-width="{wide:g}mm"'
        f' fo:page-height="{high:g}mm" fo:margin-top="{max(margins.top - furniture, 5):g}mm"'
        f' fo:margin-bottom="{max(margins.bottom - furniture, 5):g}mm" fo:margin-left="{margins.left:g}mm"'
        f' fo:margin-right="{margins.right:g}mm" style:print-orientation="portrait"/>'
        f'<style:header-style><style:header-footer-properties fo:min-height="{furniture:g}mm"/>'
        "</style:header-style><style:footer-style><style:header-footer-properties"
        f' fo:min-height="{furniture:g}mm" fo:margin-top="4mm"/></style:footer-style></style:page-layout>'
    )
    for sheet in sheets:
        paper = PAPERS[sheet.paper]
        made += (
            f'<style:page-layout style:name="page-{sheet_page(sheet)}"><style:page-layout-properties'
            f' fo:page-width="{paper[0]:g}mm" fo:page-height="{paper[1]:g}mm" fo:margin-top="{sheet.top:g}mm"'
            f' fo:margin-left="{sheet.left:g}mm" fo:margin-right="0mm" fo:margin-bottom="0mm"/>'
            "</style:page-layout>"
        )
    return made


def _masters(document: Document, style: HouseStyle, sheets: Iterable[LabelSheet]) -> str:
    signed = style.footer or signature(document)
    said = " · ".join(filter(None, (line_of(signed), day(document.made_on))))
    foot = (
        f'<style:footer><text:p text:style-name="Footer">{said}<text:tab/>page '
        '<text:page-number text:select-page="current">1</text:page-number> of '
        "<text:page-count>1</text:page-count></text:p></style:footer>"
    )
    mark = "Internal_20_Mark" if is_for_ourselves(document) else "Outside_20_Mark"
    head = (
        f'<style:header><text:p text:style-name="Header">{line_of(document.title)}<text:tab/>'
        f'<text:span text:style-name="{mark}">{line_of(for_whom(document).upper())}</text:span></text:p>'
        "</style:header>"
    )
    empty = '<style:header><text:p text:style-name="Header"/></style:header>'
    return (
        '<style:master-page style:name="Standard" style:page-layout-name="page">'
        f"{head}{foot}</style:master-page>"
        '<style:master-page style:name="First_20_Page" style:display-name="First Page"'
        f' style:page-layout-name="page" style:next-style-name="Standard">{empty}{foot}</style:master-page>'
    ) + "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="page-{name}"/>'
        for name in map(sheet_page, sheets)
    )
