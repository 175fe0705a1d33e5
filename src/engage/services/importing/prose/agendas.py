"""Agendas from documents and tables."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from engage.domain.agendas import Agenda, Theme
from engage.domain.fields import parse_record
from engage.domain.records import Noun, Reference
from engage.errors import Invalid
from engage.services.agenda_templates import Template, put_in
from engage.services.importing.prose.blocks import Heading, read_blocks
from engage.services.importing.prose.outline import Outline, read_outline
from engage.services.importing.prose.theme_tables import NEEDS, read_themes
from engage.services.importing.source import TABLES, TEXTS, Source
from engage.services.importing.tables.column_fields import COLUMN_FIELDS
from engage.services.importing.tables.readings import Reading, reading_of
from engage.services.importing.tables.rows import likeness_of
from engage.services.importing.tables.table import read_table
from engage.services.importing.work import UNLIKE, Choices, Columns, Importer, Likeness, Outcome, Work


def _likeness(source: Source) -> Likeness:
    """How many of the columns are a theme's; for a text, whether it has headings with lists below them."""
    columns = likeness_of(source, Noun.THEME, NEEDS)
    if columns.certainty or source.is_table:
        return columns
    try:
        if any(isinstance(block, Heading) and block.number for block in read_blocks(source.text)):
            return Likeness(0.95, "its headings are numbered")
        themes = read_outline(source.text).themes
    except Invalid:
        return UNLIKE
    sections = {theme.parent for theme in themes if theme.parent is not None}
    return Likeness(0.6 if len(sections) > 1 else 0.2, "it has lists below headings")


def _put_in(work: Work) -> None:
    """Add the agenda with its themes; raises `Conflict` where its title is there in the same version."""
    outline = read_agenda(work)
    if not outline.themes:
        raise Invalid(f"{work.source.name} has no themes that can be used", _first(work), "Correct its rows")
    put_in(work.connection, records_of(outline))
    work.outcomes[Outcome.ADDED] += len(outline.themes)


def _first(work: Work) -> str:
    return work.problems[0].message if work.problems else ""


def read_agenda(work: Work) -> Outline:
    """Return the agenda that a text or a table tells; what cannot be used of it is noted in `work`."""
    source = work.source
    if source.is_table or likeness_of(source, Noun.THEME, NEEDS).certainty:
        return read_themes(work)
    outline = read_outline(source.text, source.name, source.title)
    work.read += len(outline.themes) + len(outline.left_out)
    work.outcomes[Outcome.SKIPPED] += len(outline.left_out)
    work.left_out = outline.left_out
    for line, message in outline.problems:
        work.problem(line, message)
    return replace(outline, **parse_record(Noun.AGENDA, work.choices.mapping, is_new=False))


def records_of(outline: Outline) -> Template:
    """The outline as records that know one another by uid."""
    agenda = Agenda(
        title=outline.title,
        version=outline.version,
        publisher=outline.publisher,
        published_on=outline.published_on,
        url=outline.url,
        level_names=outline.level_names,
        notes=outline.notes,
    )
    themes: list[Theme] = []
    places: Counter[int | None] = Counter()  # how many themes each parent has so far
    for theme in outline.themes:
        themes.append(
            Theme(
                agenda=Reference(0, agenda.uid),
                parent=None if theme.parent is None else Reference(0, themes[theme.parent].uid),
                position=places[theme.parent],
                code=theme.code,
                title=theme.title,
                description=theme.description,
                keywords=theme.keywords,
                colour=theme.colour,
                notes=theme.notes,
                tags=theme.tags,
            )
        )
        places[theme.parent] += 1
    return Template("", agenda, tuple(themes))


def _read(source: Source, choices: Choices) -> Reading | None:
    """How a table of themes is read; nothing of a text."""
    return reading_of(read_table(source, choices), Noun.THEME, choices) if source.is_table else None


IMPORTER = Importer(
    name="agenda",
    summary="An agenda: headings with lists below them, or a table with a theme in each row",
    counts=("theme", "themes"),
    suffixes=(*TEXTS, *TABLES),
    likeness=_likeness,
    put_in=_put_in,
    columns=Columns(COLUMN_FIELDS[Noun.THEME], _read),
    is_of_lines=True,
)
