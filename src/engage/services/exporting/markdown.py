"""Markdown: a document as plain text that a wiki, a code host or another editor shows with its headings.

CommonMark 0.31 with tables and footnotes, as most programs know them. What the data says is never read as
markup: every character that could be one has a backslash in front.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from typing import BinaryIO

from engage.domain.progress import Progress, silent, steps
from engage.services.exporting.house_style import (
    PLAIN,
    UNTITLED,
    HouseStyle,
    facts,
    quoted,
    readable,
    rubric,
    safe_target,
    signature,
    who,
)
from engage.services.summaries.document import (
    Alignment,
    Block,
    BulletList,
    Callout,
    Chart,
    Counts,
    Document,
    Emphasis,
    Footnote,
    Heading,
    Item,
    KeyPoint,
    KeyPoints,
    Labels,
    Link,
    PageBreak,
    Paragraph,
    QrCode,
    Quote,
    StanceBar,
    Strong,
    Table,
    Text,
    spans,
)

_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$^#]|(?<=\w):(?=/)|(?<=\w)@|(?<=[wW]{3})\.")
"""What means something wherever it stands; the last three would make an address a link."""
_AT_START = re.compile(r"([ \t]*)([+=:-]|\d{1,9}(?=[.)]))")
"""What means something where a line begins."""
_EDGES = re.compile(r"^\s+|\s+$")
_RULES = {Alignment.LEFT: ":--", Alignment.CENTRE: ":-:", Alignment.RIGHT: "--:"}


def export(
    document: Document, file: BinaryIO, progress: Progress = silent, style: HouseStyle = PLAIN
) -> None:
    """Write the document as Markdown; the same document makes the same bytes."""
    stream = TextIOWrapper(file, encoding="utf-8", newline="\n")
    try:
        for block in _Writer(document, style).blocks(progress):
            stream.write(block)
            stream.write("\n")
    finally:
        # The file is its opener's to close.
        stream.detach()


def escaped(text: str, *, begins_line: bool = True) -> str:
    """A string on one line or several, as Markdown that shows it as it stands."""
    lines = (_EDGES.sub("", line) for line in readable(text).split("\n"))
    return "\\\n".join(_escaped_line(line, begins_line=begins_line) for line in lines if line)


def _escaped_line(line: str, *, begins_line: bool) -> str:
    line = _ANYWHERE.sub(r"\\\g<0>", line)
    start = _AT_START.match(line)
    if start is None or not begins_line:
        return line
    mark = start[2]
    # A number is no list where its stop or bracket is escaped; a digit cannot be.
    return f"{mark}\\{line[start.end() :]}" if mark[0].isdigit() else f"\\{line[start.end() - 1 :]}"


class _Writer:
    """Writes one document, and keeps its footnotes until the end."""

    def __init__(self, document: Document, style: HouseStyle) -> None:
        self._document = document
        self._style = style
        self._notes: list[str] = []
        self._lists = 0

    def blocks(self, progress: Progress) -> Iterator[str]:
        """The parts of the page, each with a blank line to follow."""
        yield from self._front()
        for block in steps(self._document.blocks, progress, "Writing the text"):
            yield from self._block(block)
        for number, note in enumerate(self._notes, 1):
            yield f"[^{number}]: {escaped(note) or ' '}\n"

    def _front(self) -> Iterator[str]:
        document = self._document
        yield f"# {self._inline(document.title) or UNTITLED}\n"
        if document.subtitle:
            yield f"*{self._inline(document.subtitle)}*\n"
        mark = self._bullet()
        yield "".join(
            f"{mark} **{self._inline(label)}:** {self._line(value)}\n" for label, value in facts(document)
        )
        if notices := rubric(document, self._style):
            yield f"*{self._inline(notices)}*\n"
        if footer := self._style.footer:
            yield f"{self._line(footer)} · {self._line(signature(document))}\n"

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading(level=level, text=text, code=code):
                yield f"{'#' * (level + 1)} {self._inline((f'{code} ' if code else '', *spans(text)))}\n"
            case Paragraph(text=text):
                if words := self._text(text):
                    yield f"{words}\n"
            case BulletList(items=items, is_numbered=is_numbered):
                yield "".join(self._items(items, "", self._bullet(), is_numbered=is_numbered))
            case KeyPoints(points=points, title=title):
                yield f"**{self._inline(title) or 'Key points'}**\n"
                mark = self._bullet()
                yield "".join(f"{mark} {self._said(point, point.text)}\n" for point in points)
            case Quote():
                yield "".join(f"> {line}\n" for line in self._said(block, quoted(block)).split("\n"))
            case Table():
                yield from self._table(block)
            case Chart():
                yield from self._table(block.table)
            case Counts(text=text) | StanceBar(text=text):
                yield f"{self._text(text)}\n"
            case Labels(labels=labels):
                for label in labels:
                    yield "\\\n".join(filter(None, map(self._text, label))) + "\n"
            case Callout(title=title, paragraphs=paragraphs):
                yield f"> **{self._inline(title)}**\n" + "".join(
                    f">\n> {words}\n" for words in map(self._line, paragraphs) if words
                )
            case QrCode(text=text, caption=caption):
                yield f"{self._text(caption)}: `{text}`\n"
            case PageBreak():
                yield "---\n"

    def _bullet(self) -> str:
        """Another bullet than the last list had: two lists of one sort would be read as one."""
        self._lists += 1
        return "*-"[self._lists % 2]

    def _items(self, items: Iterable[Item], indent: str, bullet: str, *, is_numbered: bool) -> Iterator[str]:
        for number, item in enumerate(items, 1):
            mark = f"{number}{'.)'[bullet == '*']}" if is_numbered else bullet
            yield f"{indent}{mark} {self._line(item.text)}\n"
            below = f"{indent}{' ' * (len(mark) + 1)}"
            yield from self._items(item.items, below, bullet, is_numbered=False)

    def _said(self, said: Quote | KeyPoint, words: Text) -> str:
        """What was said, with who said it and how they stood."""
        small = self._line(who(said))
        return self._line(words) + (f" — {small}" if small else "")

    def _table(self, table: Table) -> Iterator[str]:
        if not table.columns:
            return
        if caption := self._inline(table.caption):
            yield f"**{caption}**\n"
        rows: list[list[str]] = [[self._cell(column.header) for column in table.columns]]
        rows.append([_RULES[column.alignment] for column in table.columns])
        rows += [[self._cell(cell) for cell in row] for row in table.rows]
        if table.total:
            rows.append([f"**{cell}**" if cell else "" for cell in map(self._cell, table.total)])
        yield "".join(f"| {' | '.join(row)} |\n" for row in rows)

    def _cell(self, text: Text) -> str:
        return self._text(text, begins_line=False).replace("\\\n", "<br>")

    def _line(self, text: Text) -> str:
        """A text for where a line must not end: an item of a list, a quote."""
        return self._text(text).replace("\\\n", " ")

    def _inline(self, text: Text) -> str:
        """The same for where a line has begun already: a heading, words in bold."""
        return self._text(text, begins_line=False).replace("\\\n", " ")

    def _text(self, text: Text, *, begins_line: bool = True) -> str:
        parts: list[tuple[str, str]] = []
        for span in spans(text):
            whole = str(span)
            words = escaped(whole, begins_line=begins_line and not parts)
            mark = ""
            match span:
                case Footnote():
                    self._notes.append(" ".join(span.text.split()))
                    words = f"[^{len(self._notes)}]"
                case Emphasis():
                    mark = "*"
                case Strong():
                    mark = "**"
                case Link(target=target) if safe_target(target) and words:
                    words = f"[{words}](<{target}>)"
            # Blanks at its ends part it from its neighbours.
            before = " " if whole[:1].isspace() and parts else ""
            after = " " if whole[-1:].isspace() and words else ""
            parts += [("", before), (mark, words), ("", after)]
        return "".join(_marked([part for part in parts if part[1]])).strip(" ")


def _marked(parts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Words with their marks around them, but for marks that would be read as asterisks.

    They are where a letter stands before or after them, and a sign within (CommonMark 0.31, 6.2).
    """
    for place, (mark, words) in enumerate(parts):
        before = parts[place - 1][1][-1] if place else " "
        after = parts[place + 1][1][0] if place + 1 < len(parts) else " "
        if (_is_sign(words[0]) and _is_letter(before)) or (_is_sign(words[-1]) and _is_letter(after)):
            mark = ""
        yield f"{mark}{words}{mark}"


def _is_sign(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_letter(character: str) -> bool:
    return not character.isspace() and not _is_sign(character)
