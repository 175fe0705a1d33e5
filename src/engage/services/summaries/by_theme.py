"""What was said, theme by theme down the agenda's tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engage.domain.agendas import Agenda
from engage.domain.counting import Voice
from engage.services.summaries.branches import Branch, top_name, trees
from engage.services.summaries.closing import closing
from engage.services.summaries.document import (
    Block,
    BulletList,
    Document,
    Figure,
    Heading,
    Item,
    Link,
    Paragraph,
    Span,
    Text,
    Tone,
)
from engage.services.summaries.kinds import kinds_table
from engage.services.summaries.passages import counts, document, opening, said, stance_table
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of, tally
from engage.services.summaries.themes import NO_THEME, Themes, by_theme, read_themes, title_of
from engage.services.summaries.wording import capital, pieces, plural
from engage.storage import records

_LONGEST_LINE = 240
"""Characters of a line that names themes; about two lines of a page."""


def build(scope: Scope) -> Document:
    """Return the summary by theme: per theme the counts, stances, key points and all that may be quoted.

    A theme's numbers include the themes below it; what was said is printed where it was said.
    """
    themes = read_themes(scope)
    said_on = {theme.id if theme else None: voices for theme, voices in by_theme(themes, scope.voices)}
    grown = trees(themes, said_on)
    heard = {id: tree for id, tree in grown.items() if any(branch.all_voices for branch in tree)}
    agendas = records.fetch(scope.connection, Agenda, list(heard or grown))
    voices = [voice for on_theme in said_on.values() for voice in on_theme]
    blocks: list[Block] = [Heading(1, "In short"), opening(scope, voices), *_reach(said_on, agendas, themes)]
    if len(agendas) == 1:
        blocks += _overview(scope, agendas[0], grown[agendas[0].id])
    blocks += kinds_table(scope, voices, "Who spoke")
    for agenda in agendas:
        level = 1
        if len(agendas) > 1:
            blocks += [Heading(1, agenda.title), *_overview(scope, agenda, grown[agenda.id])]
            level = 2
        for branch in grown[agenda.id]:
            blocks += _section(scope, branch, level, level)
    if uncoded := said_on.get(None):
        blocks.append(Heading(1, NO_THEME))
        blocks += [counts(tally(uncoded, scope.counted)), *said(scope, uncoded)]
    blocks += closing(
        scope,
        voices,
        (
            "A theme’s numbers include those of the themes below it.",
            "An organisation that took several stances towards a theme is counted once, as mixed.",
        ),
    )
    return document(scope, "What we heard, by theme", voices, agendas, blocks)


def _reach(
    said_on: Mapping[int | None, Sequence[Voice]], agendas: Sequence[Agenda], themes: Themes
) -> list[Block]:
    """Say how many of the themes were spoken to, and how much is coded to none."""
    shown = {agenda.id for agenda in agendas}
    known = sum(theme is not None and theme.agenda.id in shown for theme in themes.values())
    coded = [voice for theme, voices in said_on.items() if theme for voice in voices]
    uncoded = pieces_of(voice.feedback for voice in said_on.get(None, ()))
    if not coded:
        return []
    heard = Figure(len({voice.theme for voice in coded}), pieces_of(v.feedback for v in coded).feedback)
    are = plural(heard.value, "was", "were")
    text: list[Span] = [heard, f" of {known} {plural(known, 'theme')} {are} spoken to"]
    if uncoded.value:
        text += ["; ", *pieces(uncoded), plural(uncoded.value, " is", " are"), " coded to none"]
    return [Paragraph((*text, "."))]


def _overview(scope: Scope, agenda: Agenda, tree: Sequence[Branch]) -> list[Block]:
    """Return a table of the topmost themes with their counts and stances."""
    level = top_name(agenda, tree)
    rows = [(_linked(branch), branch.all_voices) for branch in tree]
    return stance_table(scope, capital(level), rows, f"How organisations stood, by {level}")


def _linked(branch: Branch) -> Text:
    return f"{branch.theme.code} ", Link(branch.theme.title, f"#{branch.anchor}")


def _section(scope: Scope, branch: Branch, level: int, top: int) -> list[Block]:
    theme = branch.theme
    heading = Heading(1 if level == 1 else 2 if level == 2 else 3, theme.title, theme.code, branch.anchor)
    if not branch.all_voices:
        return [heading, *_silence(scope, branch.below)]
    numbers = tally(branch.all_voices, scope.counted)
    blocks: list[Block] = [heading, counts(numbers)]
    if numbers.organisations.value:
        blocks.append(numbers.stances)
    if theme.description:
        blocks.append(Paragraph(theme.description))
    if level == top:
        blocks += kinds_table(scope, branch.all_voices, is_part=True)
    blocks += said(scope, branch.voices)
    for child in branch.below:
        if child.all_voices:
            blocks += _section(scope, child, level + 1, top)
    if silent := [child for child in branch.below if not child.all_voices]:
        blocks += _silence(scope, silent)
    return blocks


def _silence(scope: Scope, silent: Sequence[Branch]) -> list[Block]:
    """Name themes on which nothing was said: in a line or two, or where that is too long, in a list."""
    what = "Nothing heard yet" if scope.is_whole else "Nothing in this selection"
    names = [_silent(branch) for branch in silent]
    line = f"{what}: {'; '.join(names)}." if names else f"{what}."
    if len(line) <= _LONGEST_LINE:
        return [Paragraph(line, Tone.QUIET)]
    return [Paragraph(f"{what}:", Tone.QUIET), BulletList(tuple(Item(name) for name in names))]


def _silent(branch: Branch) -> str:
    below = branch.size - 1
    more = f" (with {below} {plural(below, 'theme')} below it)" if below else ""
    return f"{title_of(branch.theme)}{more}"
