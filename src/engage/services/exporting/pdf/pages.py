"""From strips to pages: what stands on which page, and what is not parted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engage.services.exporting.pdf.pen import Pen

Drawing = Callable[[Pen, float], None]
"""Draws something, given the height on the page at which its upper edge lies."""

Backdrop = Callable[[Pen, float, float], None]
"""The same, given the height of the strip as well."""


@dataclass(slots=True)
class Strip:
    """The smallest piece that is moved to another page as a whole: a line, a row of a table, a bar."""

    height: float
    draw: Drawing
    behind: Backdrop | None = None
    """Drawn before it."""
    space: float = 0.0
    """Left free above it, but at the top of a page."""
    keeps: bool = False
    """Stays on the page of the strip that follows."""
    header: tuple[Strip, ...] = ()
    """Stands above it again where it begins a page."""
    begins_page: bool = False
    section: int | None = None
    """The number of the section that begins here."""

    def draw_at(self, pen: Pen, top: float) -> None:
        """Draw it with its upper edge at that height."""
        if self.behind:
            self.behind(pen, top, self.height)
        self.draw(pen, top)


class Placed(NamedTuple):
    """A strip with its place on a page, from the top of the text down."""

    strip: Strip
    top: float


Page = list[Placed]


def paginate(strips: Iterable[Strip], height: float) -> list[Page]:
    """Lay strips one below the other on pages of that height."""
    pages: list[Page] = [[]]
    used = 0.0

    def place(strip: Strip) -> None:
        nonlocal used
        used += strip.space if pages[-1] else 0.0
        pages[-1].append(Placed(strip, used))
        used += strip.height

    def turn(next_strip: Strip) -> None:
        nonlocal used
        pages.append([])
        used = 0.0
        for strip in next_strip.header:
            place(strip)

    for chain in _chains(strips):
        first = chain[0]
        together = sum(strip.space + strip.height for strip in chain) - first.space
        # What is longer than a page is parted anyway, so it may as well begin here.
        if pages[-1] and (first.begins_page or used + first.space + together > height >= together):
            turn(first)
        for strip in chain:
            if pages[-1] and used + strip.space + strip.height > height:
                turn(strip)
            place(strip)
    return pages


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
