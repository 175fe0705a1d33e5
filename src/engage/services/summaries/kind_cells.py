"""How many organisations of each kind spoke in each row of a table, as far as an audience may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from engage.domain import hiding
from engage.domain.counting import Voice, stances
from engage.domain.hiding import Cell
from engage.domain.organisations import OrganisationKind
from engage.services.summaries.document import Figure, Text
from engage.services.summaries.kinds import by_kinds
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import Tally, tally


@dataclass(frozen=True, slots=True)
class Row:
    """What was said on one theme, or in all, by the kinds of those who spoke."""

    label: Text
    voices: tuple[Voice, ...]
    by_kind: dict[OrganisationKind, tuple[Voice, ...]]
    cells: dict[OrganisationKind, Cell]
    """The organisations that count, of every kind that has any."""
    hidden: frozenset[OrganisationKind]
    """Kinds of which the row tells nothing but that they are among the others."""

    def of(self, scope: Scope, kind: OrganisationKind) -> Figure | None:
        """How many organisations of a kind there are; None where that may not be told.

        Nobody outside learns whether there are few or none.
        """
        if kind in self.hidden or (kind not in self.cells and not scope.is_internal):
            return None
        return tally(self.by_kind.get(kind, ()), scope.counted).organisations

    def others(self, scope: Scope, shown: Sequence[OrganisationKind]) -> Figure:
        """How many organisations there are whose kind has no column, or is not told."""
        kept = {kind for kind in shown if kind not in self.hidden}
        said = [voice for kind, voices in self.by_kind.items() if kind not in kept for voice in voices]
        return tally(said, scope.counted).organisations

    def all(self, scope: Scope) -> Figure:
        """How many organisations there are."""
        return tally(self.voices, scope.counted).organisations

    def stances(self, scope: Scope) -> list[tuple[OrganisationKind | None, Tally]]:
        """How each kind stood; and last, with None, all those of which that may not be told."""
        pooled: frozenset[OrganisationKind] = frozenset()
        if not scope.is_internal:
            pooled = hiding.hidden_stances(self.cells, self.hidden, scope.details.smallest_cell)
        rows: list[tuple[OrganisationKind | None, Tally]] = [
            (kind, tally(self.by_kind[kind], scope.counted)) for kind in self.cells if kind not in pooled
        ]
        if pooled:
            said = [voice for kind in pooled for voice in self.by_kind[kind]]
            rows.append((None, tally(said, scope.counted)))
        return rows


def row(scope: Scope, label: Text, voices: Sequence[Voice]) -> Row:
    """Return a row of what was said on one theme."""
    by_kind = {kind: tuple(said) for kind, said in by_kinds(scope, voices)[0].items()}
    cells = {kind: cell for kind, said in by_kind.items() if (cell := _cell(scope, said)).size}
    hidden: frozenset[OrganisationKind] = frozenset()
    if not scope.is_internal:
        hidden = hiding.hidden_in_row(cells, scope.details.smallest_cell)
    return Row(label, tuple(voices), by_kind, cells, hidden)


def total(scope: Scope, rows: Sequence[Row]) -> Row:
    """Return the row in which all others are."""
    found = row(scope, "All", tuple(dict.fromkeys(voice for each in rows for voice in each.voices)))
    if scope.is_internal:
        return found
    parts = [(each.cells, each.hidden) for each in rows]
    hidden = hiding.hidden_in_total(found.cells, parts, scope.details.smallest_cell)
    return Row(found.label, found.voices, found.by_kind, found.cells, hidden)


def _cell(scope: Scope, voices: Sequence[Voice]) -> Cell:
    """The organisations of one kind that count; named are those of which readers learn all that they said."""
    taken = stances(voices)
    counted = {voice.organisation for voice in voices if voice in scope.counted and voice.organisation}
    closed = {v.organisation for v in voices if not scope.pieces[v.feedback].names_organisation}
    return Cell({id: taken[id] for id in sorted(counted)}, frozenset(counted - closed))
