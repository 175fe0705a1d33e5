"""A plain or Markdown text as headings, list items and paragraphs, before anyone asks what they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from engage.domain.text import clean
from engage.errors import Invalid
from engage.services.importing.limits import MAX_FIELD, MAX_LINES

LABELS = ("pillar", "part", "chapter", "section", "theme", "strand", "workstream", "priority", "goal",
          "objective", "mission", "aim", "area", "topic", "ask", "pledge")  # fmt: skip
"""The words by which a heading numbers itself without any markup: "PILLAR 2: ..."."""

_LABELLED_LEVEL = 100
"""Such headings stand below every heading with markup; each label not met before stands below the others."""

_WORDED = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NUMBERS = {word: number for words in (_WORDED, _ROMAN) for number, word in enumerate(words, start=1)}

_LABELLED = re.compile(
    rf"({'|'.join(LABELS)})\s+(\d{{1,3}}|{'|'.join(_NUMBERS)})(?:\s*[:.–—-]\s*(\S.*)?)?", re.IGNORECASE
)
_BULLET = re.compile(r"([•●■·∙\uf0b7◦○▪▫‣⁃\uf0a7])\s*(\S.*)|([-*+–—])\s+(\S.*)|(o)\s{2,}(\S.*)")
_RANKS = dict.fromkeys("•●■·∙\uf0b7-*+", 0) | dict.fromkeys("◦○‣⁃–—o", 1) | dict.fromkeys("▪▫\uf0a7", 2)
_NUMBERED = re.compile(r"(\d{1,3}(?:\.\d{1,3}){0,9})([.):]?)\s+(\S.*)")
_LETTERED = re.compile(r"\(?(?:[a-z]|[ivx]{1,4})[.)]\s+(\S.*)|\(\d{1,3}\)\s+(\S.*)")
_NUMBERED_RANK, _LETTERED_RANK = -100, -10
_TASK = re.compile(r"\[[ xX]\]\s+")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_SPACE = re.compile(r"\s+")
_NARROWEST, _WIDEST = 50, 100
"""Of the widest line of a text that is wrapped."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows."""

    line: int
    level: int
    """1 is the highest; only the order of levels means something."""
    text: str
    label: str = ""
    """The word by which it numbers itself, in lower case: "pillar"."""
    number: int | None = None
    """Its own number; of "2.3" the last part."""


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list."""

    line: int
    text: str
    indent: int
    rank: int
    """Parts the levels of a list that is not indented: numbers, then bullets, then hollow bullets."""
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Anything else, its markup as it stands."""

    line: int
    text: str
    indent: int = 0


Block = Heading | Item | Paragraph


def read_blocks(text: str, name: str = "the text") -> list[Block]:
    """Return the blocks of a text in order, the lines of each joined.

    A line goes on from the one straight above where it is indented below a list entry, where it starts
    with a small letter, or, in a text that is wrapped, where its first word would not have fitted on that
    one. `name` is the file's, for what is said when it is refused.
    """
    lines = _lines(text, name)
    width = _width(lines)
    labels: dict[str, int] = {}
    found: list[tuple[Block, list[str]]] = []  # each with its further lines
    above = ""
    for number, line in enumerate(lines, start=1):
        if not any(map(str.isalnum, line)):
            if above and _is_underline(line) and isinstance(found[-1][0], Paragraph):
                title = _joined(*found.pop())
                found.append((_heading(title.line, 1 if "=" in line else 2, title.text), []))
            above = ""
            continue
        block = _block(number, line, labels)
        if above and isinstance(block, Paragraph) and _goes_on(found[-1][0], above, block, width):
            found[-1][1].append(block.text)
        else:
            found.append((block, []))
        above = line
    return [_joined(block, more) for block, more in found]


def plain(text: str) -> str:
    """Return a title or entry without Markdown's marks for emphasis and links."""
    bare = _LINK.sub(r"\1", text).replace("**", "").strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "*_":
        bare = bare.strip("*_ ")
    return bare or text.strip()


def _lines(text: str, name: str) -> list[str]:
    lines = clean(text).replace("\u2028", "\n").replace("\u2029", "\n").split("\n")
    if len(lines) > MAX_LINES:
        raise Invalid(
            f"{name} has more than {MAX_LINES:,} lines", next_step="Split it, and import the parts."
        )
    for number, line in enumerate(lines, start=1):
        if len(line) > MAX_FIELD:
            raise Invalid(
                f"Line {number} of {name} is longer than {MAX_FIELD:,} characters",
                next_step="Check that it is the right file.",
            )
    return [line.expandtabs(4).rstrip() for line in lines]


def _width(lines: list[str]) -> int:
    """The widest line of a text that is wrapped, which shows in lines that begin amid a sentence; else 0."""
    widest = max(map(len, lines))
    if not _NARROWEST <= widest <= _WIDEST:
        return 0
    starts = (line.lstrip()[:2] for above, line in pairwise(lines) if above)
    return widest if any(start.islower() and start.isalpha() for start in starts) else 0


def _is_underline(line: str) -> bool:
    """Whether a line, as Markdown has it, makes a heading of the one above."""
    return set(line.strip()) in ({"="}, {"-"})


def _joined(block: Block, more: list[str]) -> Block:
    if not more:
        return block
    text = " ".join([block.text, *more])
    return replace(block, text=text if isinstance(block, Paragraph) else plain(text))


def _goes_on(block: Block, above: str, line: Paragraph, width: int) -> bool:
    if isinstance(block, Heading) and not block.label:
        return False
    if (line.text[0].islower() and "://" not in line.text) or (
        isinstance(block, Item) and line.indent > block.indent
    ):
        return True
    if not isinstance(block, Paragraph) and above.endswith((".", ";", ":", "!", "?")):
        return False
    return len(above) + 1 + len(line.text.split(None, 1)[0]) > width > 0


def _block(number: int, line: str, labels: dict[str, int]) -> Block:
    """What one line begins; `labels` gives each label its level, in the order in which they are met."""
    text = _SPACE.sub(" ", line).strip()
    indent = len(line) - len(line.lstrip())
    level = len(text) - len(text.lstrip("#"))
    if 1 <= level <= 6 and text[level : level + 1] == " ":
        return _heading(number, level, text[level:].rstrip("# "))
    if labelled := _LABELLED.fullmatch(plain(text)):
        label = labelled[1].lower()
        below = labels.setdefault(label, len(labels))
        return _heading(number, _LABELLED_LEVEL + below, labelled[0])
    if bullet := _BULLET.fullmatch(line.strip()):
        mark = bullet[1] or bullet[3] or bullet[5]
        entry = bullet[2] or bullet[4] or bullet[6]
        return Item(number, plain(_TASK.sub("", _SPACE.sub(" ", entry), 1)), indent, _RANKS[mark])
    if numbered := _outline_number(text):
        path, entry = numbered
        return Item(number, plain(entry), indent, _NUMBERED_RANK + len(path), path[-1])
    if lettered := _LETTERED.fullmatch(text):
        return Item(number, plain(lettered[1] or lettered[2]), indent, _LETTERED_RANK)
    return Paragraph(number, text, indent)


def _heading(line: int, level: int, text: str) -> Heading:
    """A heading with its own number, where it has one, taken off its text."""
    text = plain(text)
    if labelled := _LABELLED.fullmatch(text):
        number = labelled[2].lower()
        value = int(number) if number.isdecimal() else _NUMBERS[number]
        return Heading(line, level, labelled[3] or "", labelled[1].lower(), value)
    if numbered := _outline_number(text):
        path, text = numbered
        return Heading(line, level, text, number=path[-1])
    return Heading(line, level, text)


def _outline_number(text: str) -> tuple[list[int], str] | None:
    """The number before a text, and the text: "2.1 Retrain", "2. Skills"; not "2.5 million" nor "25 June"."""
    match = _NUMBERED.fullmatch(text)
    if match is None or not (match[2] or ("." in match[1] and not match[3][0].islower())):
        return None
    return [int(part) for part in match[1].split(".")], match[3]
