"""Which kinds of organisation spoke or came, without telling a reader outside which organisation it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from engage.domain.counting import Voice, small_cells
from engage.domain.disclosure import in_words, plural, several
from engage.domain.feedback import Capacity
from engage.domain.organisations import OrganisationKind
from engage.services.summaries import wording
from engage.services.summaries.document import Alignment, Block, Column, Paragraph, Table, Text, Tone
from engage.services.summaries.pieces import kind
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import tally
from engage.services.summaries.wording import capital

_COLUMNS = (
    Column("Kind", width=3),
    Column("Organisations", Alignment.RIGHT),
    Column("Pieces", Alignment.RIGHT),
)


def kinds_table(
    scope: Scope, voices: Sequence[Voice], caption: str = "", *, is_part: bool = False
) -> list[Block]:
    """Return a table of the kinds that spoke, with their organisations and pieces of feedback.

    Outside, kinds of too few organisations are put together (`small_cells`), so that neither a row nor the
    difference from the total tells of them; where that leaves no kind, a sentence says so. With `is_part`,
    there is a table only where it says more than the line of counts.
    """
    by_kind, others = by_kinds(scope, voices)
    if not by_kind:
        return []
    hidden = _hidden(
        scope, {k: tally(said, scope.counted).organisations.value for k, said in by_kind.items()}
    )
    rows = [_row(scope, capital(plural(k)), said) for k, said in by_kind.items() if k not in hidden]
    others += [voice for k in hidden for voice in by_kind[k]]
    if others:
        rows.append(_row(scope, "Others" if hidden else "No organisation", others))
    if is_part and len(rows) == 1:
        return []
    if len(hidden) == len(by_kind):
        return [Paragraph("Too few organisations spoke for their kinds to be shown.", Tone.QUIET)]
    return [Table(_COLUMNS, tuple(rows), caption, _row(scope, "All", voices))]


def by_kinds(
    scope: Scope, voices: Sequence[Voice]
) -> tuple[dict[OrganisationKind, list[Voice]], list[Voice]]:
    """Return voices by the kind of organisation for which they spoke, and those that spoke for none."""
    found: dict[OrganisationKind, list[Voice]] = {kind: [] for kind in OrganisationKind}
    others: list[Voice] = []
    for voice in voices:
        spoke = kind(scope.pieces[voice.feedback].feedback)
        is_own_view = voice.capacity is Capacity.PERSONAL
        (found[spoke] if spoke and not is_own_view else others).append(voice)
    return {kind: said for kind, said in found.items() if said}, others


def _row(scope: Scope, label: str, voices: Sequence[Voice]) -> tuple[Text, ...]:
    numbers = tally(voices, scope.counted)
    return label, numbers.organisations, numbers.pieces


def kinds_in_words(scope: Scope, numbers: Mapping[OrganisationKind, int]) -> list[str]:
    """Return how many organisations of each kind there were: "four SMEs", "three unions", "two others"."""
    hidden = _hidden(scope, numbers)
    shown = [several(kind, number) for kind, number in numbers.items() if kind not in hidden]
    rest = sum(numbers[kind] for kind in hidden)
    if rest:
        word = wording.plural(rest, "other" if shown else "organisation")
        shown.append(f"{in_words(rest)} {word}")
    return shown


def _hidden(scope: Scope, numbers: Mapping[OrganisationKind, int]) -> frozenset[OrganisationKind]:
    return frozenset() if scope.is_internal else small_cells(numbers, scope.details.smallest_cell)
