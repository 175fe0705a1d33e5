"""What a mark that is being typed in a logged line may become (see `quick_log` for the line)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from engage.domain.agendas import Theme
from engage.domain.pad import Seat, Unknown
from engage.domain.quick_log import Mark, MarkKind, as_typed
from engage.domain.text import begin_words, fold, words

Meant = Seat | Unknown | Theme


@dataclass(frozen=True, slots=True)
class Completion:
    """One way to go on: what stands in the place of the mark at the cursor, and whom or what it means."""

    mark: str
    meant: Meant


def complete_who(mark: Mark, seats: Sequence[Seat], unknown: Sequence[Unknown]) -> list[Completion]:
    """Return who may be meant: by seat, by name in the room, and by a name that is still unknown.

    Before anything is typed all in the room are offered, those with a key first.
    """
    typed, wanted = fold(mark.value).strip(), words(mark.value)

    def is_begun(*names: str) -> bool:
        return not typed or begin_words(wanted, words(" ".join(names)))

    def has_key(seat: Seat) -> bool:
        return bool(seat.key) and fold(seat.key).startswith(typed)

    by_key = sorted(filter(has_key, seats), key=lambda seat: fold(seat.key) != typed)
    by_name = [seat for seat in seats if not has_key(seat) and is_begun(seat.name, seat.organisation)]
    found: list[tuple[str, Meant]] = [(seat.key or seat.name, seat) for seat in (*by_key, *by_name)]
    found += [(each.name, each) for each in unknown if is_begun(each.name)]
    return _completions(mark.kind, found)


def complete_theme(mark: Mark, themes: Sequence[Theme], recent: Sequence[int]) -> list[Completion]:
    """Return which theme may be meant: that of the whole code, then those used last, then by code and words.

    `recent` are the ids of the themes that were used last, the latest first. Themes that are called the same
    are named by whatever is theirs alone.
    """
    typed, wanted = fold(mark.value).strip(), words(mark.value)
    places = {id: place for place, id in enumerate(recent)}
    ways: tuple[Callable[[Theme], bool], ...] = (
        lambda theme: fold(theme.code).startswith(typed),
        lambda theme: begin_words(wanted, words(theme.title)),
        lambda theme: begin_words(wanted, words(" ".join((theme.title, *theme.keywords)))),
    )
    ranked = [
        (fold(theme.code) != typed, places.get(theme.id, len(places)), rank, theme)
        for theme in themes
        if (rank := next((rank for rank, fits in enumerate(ways) if fits(theme)), None)) is not None
    ]
    found = [theme for *_, theme in sorted(ranked, key=lambda each: each[:3])]
    codes = _shared(theme.code for theme in themes)
    return _completions(
        mark.kind, [(theme.title if fold(theme.code) in codes else theme.code, theme) for theme in found]
    )


def _shared(names: Iterable[str]) -> Collection[str]:
    return {name for name, times in Counter(map(fold, names)).items() if times > 1}


def _completions(kind: MarkKind, found: Iterable[tuple[str, Meant]]) -> list[Completion]:
    return [Completion(as_typed(kind, name), meant) for name, meant in found]
