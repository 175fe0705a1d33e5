"""What was chosen from what was offered, as a chart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from engage.domain.closed_answers import in_order, options_among, options_of
from engage.domain.counting import Voice
from engage.domain.feedback import Capacity, Stance
from engage.domain.text import fold
from engage.services.summaries.document import Chart, ChartRow, Figure
from engage.services.summaries.pieces import Piece
from engage.services.summaries.scope import Scope
from engage.services.summaries.tally import pieces_of

_SERIES = ("Organisations", "Others")


def chosen_chart(scope: Scope, voices: Sequence[Voice]) -> tuple[Chart | None, frozenset[int]]:
    """Return how often each option was chosen, and which feedback that counts; no chart in an open question.

    What was chosen is what was said, so what may not be quoted is put down to no option.
    """
    found = {voice.feedback: scope.pieces[voice.feedback] for voice in voices}
    answers = {id: options_of(piece.text) for id, piece in found.items() if _may_be_chosen(piece)}
    options = options_among(found[id].text for id in answers)
    by_option: dict[str, list[Piece]] = {key: [] for key in options}
    for id, parts in answers.items():
        keys = [fold(part) for part in parts]
        if keys and all(key in options for key in keys):
            for key in keys:
                by_option[key].append(found[id])
    by_option = {key: chosen for key, chosen in by_option.items() if chosen}
    if not by_option:
        return None, frozenset()
    times = {key: len(chosen) for key, chosen in by_option.items()}
    order = in_order({key: options[key] for key in by_option}, times, _stances(by_option))
    counted = [_respondents(by_option[key]) for key in order]
    series = [place for place in range(len(_SERIES)) if any(figures[place].value for figures in counted)]
    chart = Chart(
        "What was chosen",
        "Answer",
        "organisations" if series == [0] else "respondents",
        tuple(_SERIES[place] for place in series),
        tuple(
            ChartRow(options[key], tuple(figures[place] for place in series))
            for key, figures in zip(order, counted, strict=True)
        ),
    )
    shown = (piece for chosen in by_option.values() for piece in chosen if not piece.is_key_point)
    return chart, frozenset(piece.id for piece in shown)


def _may_be_chosen(piece: Piece) -> bool:
    return piece.is_quoted and not piece.feedback.is_verbatim


def _stances(by_option: dict[str, list[Piece]]) -> dict[str, Stance]:
    """The stance of each option that was always understood as one and the same."""
    taken = {key: {piece.feedback.stance for piece in chosen} for key, chosen in by_option.items()}
    return {key: stance for key, of in taken.items() if len(of) == 1 and (stance := next(iter(of)))}


def _respondents(chosen: Sequence[Piece]) -> tuple[Figure, Figure]:
    """Organisations, each once, and everybody else."""
    bodies: dict[int, list[int]] = defaultdict(list)
    others: dict[tuple[str, int], list[int]] = defaultdict(list)
    for piece in chosen:
        said_by = piece.feedback
        if said_by.organisation and said_by.capacity is not Capacity.PERSONAL:
            bodies[said_by.organisation.id].append(piece.id)
        elif said_by.contact:
            others["contact", said_by.contact.id].append(piece.id)
        else:
            others["feedback", piece.id].append(piece.id)
    return _figure(bodies.values()), _figure(others.values())


def _figure(whose: Collection[list[int]]) -> Figure:
    return Figure(len(whose), pieces_of(id for ids in whose for id in ids).feedback)
