"""From words to lines: where a paragraph breaks, and in what order its words stand.

This is the one place where text comes to paper, and there is no markup in it: emphasis and links are spans
of the document (`document.Text`), so that "<b>" in data prints as "<b>" and nothing named in it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from engage.domain.text import is_right_to_left
from engage.services.exporting import house_style
from engage.services.exporting.pdf.fonts import SERIF, Face, Family, Typecase
from engage.services.exporting.pdf.scripts import (
    ZERO_WIDTH_SPACE,
    breakable,
    has_right_to_left,
    mirrored,
    spoken,
    visual_runs,
)
from engage.services.summaries.document import Alignment, Emphasis, Link, Span, Strong, Text

_MOST_BALANCED = 4
"""Titles of more lines are set as paragraphs are."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; measures in points."""

    size: float
    leading: float
    family: Family = SERIF
    colour: str = house_style.PLAIN.colours.ink
    alignment: Alignment = Alignment.LEFT
    link_colour: str = house_style.PLAIN.colours.accent
    """Of words that lead somewhere."""

    def aligned(self, alignment: Alignment) -> Style:
        """The same, but for where the lines stand."""
        return replace(self, alignment=alignment)

    def coloured(self, colour: str) -> Style:
        """The same in another colour."""
        return replace(self, colour=colour)


class Look(NamedTuple):
    """What a stretch of a line is set in."""

    face: Face
    colour: str
    link: str = ""
    """An address, "#" and an anchor, or nothing."""
    note: int = 0
    """The number of the footnote to which it leads."""


class Fragment(NamedTuple):
    """A stretch of a line in one look, as its glyphs follow one another from left to right."""

    look: Look
    text: str
    width: float
    """In thousandths of the size."""
    spoken: str = ""
    """The text as it is read, where a reader could not tell from the glyphs."""
    place: int = 0
    """Among those of its line, as they are read; where all run from left to right, none is given."""
    is_reversed: bool = False
    """Whether its last glyph is read first."""


class Line(NamedTuple):
    """A line of print."""

    fragments: tuple[Fragment, ...]
    width: float
    """In points."""
    is_rtl: bool = False
    goes_on: bool = False
    """Whether another line follows, in which no word of this one goes on."""


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The number of a footnote, at the words to which it is one."""

    number: int

    def __str__(self) -> str:
        return str(self.number).translate(_RAISED)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

Words: TypeAlias = Text | tuple[Span | NoteMark, ...]
"""A text as it is printed, with its footnotes numbered."""

_Atom: TypeAlias = tuple[Look, str]
_Token: TypeAlias = tuple[bool, float, tuple[_Atom, ...]]
"""What a line break does not part: whether a space stands before it, its width, what it is made of."""


def set_lines(text: Words, style: Style, width: float, typecase: Typecase) -> list[Line]:
    """The lines of a text that is to be `width` points wide; one empty line where there is no text.

    A word that is wider than that is parted. No time is lost on long texts: it grows with their length alone.
    """
    room = width * 1000 / style.size
    scale = style.size / 1000
    lines = []
    for atoms in _paragraphs(_atoms(text, style, typecase)):
        words = "".join(part for _, part in atoms)
        has_rtl = not words.isascii() and has_right_to_left(words)
        if len(atoms) == 1 and not has_rtl:
            lines += [
                Line((part,), part.width * scale, False, ends_word)
                for part, ends_word in _plain(*atoms[0], room)
            ]
            continue
        is_rtl = has_rtl and is_right_to_left(words)
        for content, ends_word in _broken(_tokens(atoms, room), room):
            fragments = tuple(_ordered(content, is_rtl) if has_rtl else _merged(content))
            lines.append(Line(fragments, sum(part.width for part in fragments) * scale, is_rtl, ends_word))
    lines[-1] = lines[-1]._replace(goes_on=False)
    return lines


def set_balanced(text: Words, style: Style, width: float, typecase: Typecase) -> list[Line]:
    """As many lines, but of about one length: for titles, where no single word is to stand alone."""
    lines = set_lines(text, style, width, typecase)
    if not 1 < len(lines) <= _MOST_BALANCED:
        return lines
    narrow, wide = 0.0, width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(set_lines(text, style, middle, typecase)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return set_lines(text, style, wide, typecase)


def one_line(text: str, style: Style, width: float, typecase: Typecase) -> Line:
    """The text on a single line, cut off with an ellipsis where it is too long."""
    text = " ".join(text.split())
    lines = set_lines(text, style, width, typecase)
    if len(lines) == 1:
        return lines[0]
    face = typecase.face(style.family.plain)
    mark = Fragment(Look(face, style.colour), "…", face.widths["…"])
    mark_width = mark.width * style.size / 1000
    line = set_lines(text, style, width - mark_width, typecase)[0]
    fragments = (mark, *line.fragments) if line.is_rtl else (*line.fragments, mark)
    return Line(fragments, line.width + mark_width, line.is_rtl)


def _atoms(text: Words, style: Style, typecase: Typecase) -> list[_Atom]:
    """The words of a text with their looks, no two neighbours of the same."""
    atoms: list[_Atom] = []
    for span in text if isinstance(text, tuple) else (text,):
        name, colour, link, note = style.family.plain, style.colour, "", 0
        match span:
            case Emphasis():
                name = style.family.emphasis
            case Strong():
                name = style.family.strong
            case Link(target=target):
                link = target if target.startswith("#") else house_style.safe_target(target)
                colour = style.link_colour if link else colour
            case NoteMark(number=number):
                note, colour = number, style.link_colour
        for face, part in typecase.fit(str(span), name):
            look = Look(face, colour, link, note)
            if atoms and atoms[-1][0] == look:
                part = atoms.pop()[1] + part
            atoms.append((look, part))
    return atoms


def _paragraphs(atoms: Iterable[_Atom]) -> Iterator[list[_Atom]]:
    """The atoms between line breaks."""
    paragraph: list[_Atom] = []
    for look, text in atoms:
        if "\n" not in text:
            paragraph.append((look, text))
            continue
        first, *others = text.split("\n")
        paragraph.append((look, first))
        for other in others:
            yield paragraph
            paragraph = [(look, other)]
    yield paragraph


def _plain(look: Look, text: str, room: float) -> Iterator[tuple[Fragment, bool]]:
    """The lines of a paragraph that is all of one look, as the functions below make them, only sooner.

    Each comes with whether its last word ends in it.
    """
    widths = look.face.widths
    space = widths[" "]
    parts: list[str] = []
    used = 0.0
    for word in breakable(text).split(" "):
        gap = space
        for piece in (word,) if widths.get(word, room + 1) <= room else _pieces(word, look.face, room):
            width = widths[piece]
            if parts and used + gap + width > room:
                yield _fragment(look, parts, used), gap > 0
                parts, used = [], 0.0
            if parts and gap:
                parts.append(" ")
                used += gap
            parts.append(piece)
            used += width
            gap = 0.0
    yield _fragment(look, parts, used), True


def _fragment(look: Look, parts: Iterable[str], width: float) -> Fragment:
    text = "".join(parts)
    return Fragment(look, text, width, spoken(text))


def _tokens(atoms: list[_Atom], room: float) -> list[_Token]:
    """The words of a paragraph, none of them wider than the room."""
    tokens: list[_Token] = []
    has_space = may_go_on = False
    for look, text in atoms:
        widths = look.face.widths
        for place, word in enumerate(breakable(text).split(" ")):
            if place:
                has_space, may_go_on = True, False
            for piece in _pieces(word, look.face, room):
                width = widths[piece]
                if may_go_on and tokens[-1][1] + width <= room:
                    is_apart, width_so_far, parts = tokens[-1]
                    tokens[-1] = (is_apart, width_so_far + width, (*parts, (look, piece)))
                else:
                    tokens.append((has_space, width, ((look, piece),)))
                has_space = may_go_on = False
            may_go_on = bool(word)
    return tokens


def _pieces(word: str, face: Face, room: float) -> Iterable[str]:
    """A word in the pieces that it may be broken into."""
    if ZERO_WIDTH_SPACE in word:
        return [
            part for piece in word.split(ZERO_WIDTH_SPACE) if piece for part in _pieces(piece, face, room)
        ]
    if not word:
        return ()
    return (word,) if face.widths[word] <= room else _cut(word, face, room)


def _cut(word: str, face: Face, room: float) -> Iterator[str]:
    """A word that is wider than the room in pieces that are not."""
    start = 0
    used = 0.0
    for place, character in enumerate(word):
        advance = face.advances[ord(character)]
        if used + advance > room and place > start:
            yield word[start:place]
            start, used = place, 0.0
        used += advance
    yield word[start:]


def _broken(tokens: list[_Token], room: float) -> Iterator[tuple[list[_Atom], bool]]:
    """The atoms of each line, as many on each as there is room for, and whether its last word ends in it."""
    line: list[_Atom] = []
    used = 0.0
    for has_space, width, atoms in tokens:
        # A space is not underlined at either end of a link; it is as wide as in the look that it is set in.
        look = line[-1][0] if line and not line[-1][0].link else atoms[0][0]
        gap = look.face.widths[" "] if line and has_space else 0.0
        if line and used + gap + width > room:
            yield line, has_space
            line, used, gap = [], 0.0, 0.0
        if gap:
            line.append((look, " "))
            used += gap
        line += atoms
        used += width
    yield line, True


def _merged(atoms: Iterable[_Atom]) -> Iterator[Fragment]:
    """The atoms of a line in stretches of one look."""
    for look, group in groupby(atoms, key=itemgetter(0)):
        parts = [part for _, part in group]
        yield _fragment(look, parts, sum(map(look.face.widths.__getitem__, parts)))


def _ordered(atoms: list[_Atom], is_rtl: bool) -> Iterator[Fragment]:
    """The same for a line with words from right to left in it."""
    text = "".join(part for _, part in atoms)
    looks = [look for look, part in atoms for _ in part]
    for start, end, goes_left in visual_runs(text, is_rtl):
        run = _merged(zip(looks[start:end], text[start:end], strict=True))
        if not goes_left:
            yield from (part._replace(place=start + place) for place, part in enumerate(run))
            continue
        words = enumerate(word for part in run for word in _parted(part))
        for place, word in reversed([*words]):
            yield word._replace(text=mirrored(word.text), place=start + place, is_reversed=len(word.text) > 1)


def _parted(fragment: Fragment) -> Iterator[Fragment]:
    """The words of a fragment and the spaces between them: what is reversed is one string (14.8.2.3.3)."""
    for word in filter(None, re.split("( )", fragment.text)):
        yield fragment._replace(text=word, width=fragment.look.face.widths[word], spoken=spoken(word))
