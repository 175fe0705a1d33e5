"""The charts of briefings: what was said as a drawing, with the feedback behind each number."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from engage.domain.counting import Voice
from engage.services.summaries.document import Block, Chart, ChartRow, Figure, Table, plain
from engage.services.summaries.kinds import kinds_table
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import STANCES, tally
from engage.services.summaries.themes import Themes, read_themes, title_of
from engage.services.summaries.wording import capital


def by_themes(scope: Scope, title: str) -> list[Block]:
    """Return how organisations stood, a bar for each of the topmost themes that anybody spoke to."""
    themes = read_themes(scope)
    said_on: dict[int, list[Voice]] = {}
    for voice in scope.voices:
        if voice.theme is not None:
            said_on.setdefault(voice.theme, []).append(voice)
    tops = {theme: _top(themes, theme) for theme in said_on}
    if len(set(tops.values())) == 1:
        # A chart of one bar says little: it is opened.
        only = next(iter(tops.values()))
        tops = {theme: _top(themes, theme, below=only) for theme in said_on}
    rows = []
    for top in dict.fromkeys(theme for theme in themes if theme in set(tops.values())):
        voices = [voice for theme, said in said_on.items() if tops[theme] == top for voice in said]
        stances = tally(voices, scope.counted).stances.counts
        rows.append(ChartRow(title_of(themes[top]), tuple(count.organisations for count in stances)))
    if not rows:
        return []
    return [
        Chart(
            title or "How organisations stood, by theme",
            "Theme",
            "organisations",
            tuple(capital(stance.label) for stance in STANCES),
            tuple(rows),
            stances=STANCES,
        )
    ]


def _top(themes: Themes, id: int, below: int | None = None) -> int:
    """The topmost of the themes above one, or the topmost of those below another."""
    while True:
        theme = themes[id]
        above = theme.parent.id if theme and theme.parent else None
        if above is None or above == below or id == below or above not in themes:
            return id
        id = above


def by_kinds(scope: Scope, title: str) -> list[Block]:
    """Return how many organisations of each kind spoke, as far as their kinds may be told."""
    title = title or "Kinds of organisation that spoke"
    return [
        _bars(block, title) if isinstance(block, Table) else block
        for block in kinds_table(scope, scope.voices, title)
    ]


def _bars(table: Table, title: str) -> Chart:
    """The table of kinds as bars: one for the organisations of each."""
    rows = [(plain(label), number) for label, number, _ in table.rows]
    return Chart(
        title,
        table.columns[0].header,
        "organisations",
        ("Organisations",),
        tuple(
            ChartRow(label, (number,))
            for label, number in rows
            if isinstance(number, Figure) and number.value
        ),
    )


CHARTS: Mapping[str, Callable[[Scope, str], list[Block]]] = {"themes": by_themes, "kinds": by_kinds}
"""What may be drawn, by the name by which it is chosen; each gives nothing where nobody spoke."""
