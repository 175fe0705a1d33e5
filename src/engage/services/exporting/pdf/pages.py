"""From strips to pages: what stands on which page, and what is not parted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from engage.services.exporting.pdf.pen import Pen
from engage.services.exporting.pdf.tags import Element

_NOTE_GAP = 15.0
"""Between the words of a page and its footnotes."""
_NOTE_RULE = 90.0

Drawing = Callable[[Pen, float], None]
"""Draws something, given the height on the page at which its upper edge lies."""

Backdrop = Callable[[Pen, float, float], None]
"""The same, given the height of the strip as well."""


@dataclass(slots=True)
class Strip:
    """The smallest piece that is moved to another page as a whole: a line, a row of a table, a bar."""

    height: float
    draw: Drawing
    element: Element | None = None
    """What it is part of; none where it says by itself, or only decorates."""
    behind: Backdrop | None = None
    """Drawn before it, as decoration."""
    space: float = 0.0
    """Left free above it, but at the top of a page."""
    keeps: bool = False
    """Stays on the page of the strip that follows."""
    header: tuple[Strip, ...] = ()
    """Stands above it again where it begins a page."""
    begins_page: bool = False
    section: int | None = None
    """The number of the section that begins here."""
    notes: tuple[Strip, ...] = ()
    """Footnotes, which stand at the foot of its page."""
    paper: tuple[float, float] | None = None
    """The paper that it fills all by itself, without header or footer."""

    def draw_at(self, pen: Pen, top: float) -> None:
        """Draw it with its upper edge at that height."""
        if self.behind:
            pen.belongs_to(None)
            self.behind(pen, top, self.height)
        pen.belongs_to(self.element)
        self.draw(pen, top)


class Placed(NamedTuple):
    """A strip with its place on a page, from the top of the text down."""

    strip: Strip
    top: float
    is_again: bool = False
    """Whether it stood on a page before: a header of a table."""


Page = list[Placed]


def paginate(strips: Iterable[Strip], height: float, rule: Strip | None = None) -> list[Page]:
    """Lay strips one below the other on pages of that height; `rule` stands above the footnotes of a page."""
    layout = _Layout(height, rule or Strip(0.0, _nothing))
    for chain in _chains(strips):
        first = chain[0]
        together = sum(strip.space + strip.height for strip in chain) - first.space
        # What is longer than a page is parted anyway, so it may as well begin here.
        if layout.page and (first.begins_page or layout.is_too_full_for(chain, first.space + together)):
            layout.turn(first)
        for strip in chain:
            if layout.page and not layout.has_room(strip.space + strip.height, (strip,)):
                layout.turn(strip)
            layout.place(strip)
    layout.finish()
    return layout.pages


class _Layout:
    """The pages that are filled, and how much of the last one is left."""

    def __init__(self, height: float, rule: Strip) -> None:
        self.pages: list[Page] = [[]]
        self._height = height
        self._rule = rule
        self._used = 0.0
        self._notes: list[Strip] = []
        self._foot = 0.0
        """What is kept free for the footnotes."""
        self._is_cut = False
        """Whether one of them goes on on the next page."""

    @property
    def page(self) -> Page:
        return self.pages[-1]

    def place(self, strip: Strip, *, is_again: bool = False) -> None:
        self._used += strip.space if self.page else 0.0
        self.page.append(Placed(strip, self._used, is_again))
        self._used += strip.height
        if strip.notes:
            self._keep_free(strip.notes)

    def is_too_full_for(self, chain: Sequence[Strip], height: float) -> bool:
        """Whether these belong on the next page, where they have room together."""
        return (
            not self.has_room(height, chain)
            and height - chain[0].space + self._needed(chain, 0.0) <= self._height
        )

    def has_room(self, height: float, strips: Sequence[Strip]) -> bool:
        """Whether strips so high go on the page, with their footnotes or half a page of long ones."""
        if self._is_cut and any(strip.notes for strip in strips):
            return False
        return self._used + height + self._needed(strips, self._foot) <= self._height

    def _needed(self, strips: Sequence[Strip], foot: float) -> float:
        """How much of the page goes to footnotes if these strips come to those that are there."""
        for strip in strips:
            if strip.notes:
                foot += min(_together(strip.notes), self._height / 2)
        return foot + self._rule.height if foot else 0.0

    def _keep_free(self, notes: Sequence[Strip]) -> None:
        """Keep room for footnotes: all they need, but of what is very long no more than half a page."""
        needed = _together(notes)
        self._notes += notes
        self._foot += min(needed, self._height / 2)
        self._is_cut |= needed > self._height / 2

    def turn(self, next_strip: Strip) -> None:
        """Finish the page and begin another."""
        self._place_notes()
        self.pages.append([])
        self._used = 0.0
        left, self._notes, self._foot, self._is_cut = self._notes, [], 0.0, False
        if left:
            self._keep_free(left)
        for strip in next_strip.header:
            self.place(strip, is_again=True)

    def finish(self) -> None:
        """Place the footnotes that are left."""
        self._place_notes()
        while self._notes:
            self.pages.append([])
            self._used = 0.0
            self._place_notes()

    def _place_notes(self) -> None:
        """Put at the foot of the page as many lines of the footnotes as there is room for."""
        if not self._notes:
            return
        room = self._height - self._used - self._rule.height
        count, taken = 0, 0.0
        for note in self._notes:
            if taken + note.height > room and (count or self._used):
                break
            taken += note.height
            count += 1
        if not count:
            return
        top = self._height - taken - self._rule.height
        for strip in (self._rule, *self._notes[:count]):
            self.page.append(Placed(strip, top))
            top += strip.height
        del self._notes[:count]


def _together(strips: Sequence[Strip]) -> float:
    return sum(strip.height for strip in strips)


def note_rule(x: float, width: float, colour: str) -> Strip:
    """The short rule that parts the footnotes of a page from what they are notes to."""
    return Strip(_NOTE_GAP, partial(_draw_note_rule, x, min(_NOTE_RULE, width), colour))


def _draw_note_rule(x: float, width: float, colour: str, pen: Pen, top: float) -> None:
    pen.rule(x, top - _NOTE_GAP * 0.6, width, colour, 0.7)


def _nothing(pen: Pen, top: float) -> None: ...


def _chains(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    chain: list[Strip] = []
    for strip in strips:
        if strip.begins_page and chain:
            yield chain
            chain = []
        chain.append(strip)
        if not strip.keeps:
            yield chain
            chain = []
    if chain:
        yield chain
