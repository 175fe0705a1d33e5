"""The cards of a file, one after the other, however damaged some of them are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from engage.domain.choices import excerpt
from engage.services.importing.content_lines import (
    ContentLine,
    UnfoldedLine,
    read_line,
    split,
    unescaped,
    unfolded,
)
from engage.services.importing.limits import MAX_FIELD

_READ = frozenset({
    *("VERSION", "UID", "KIND", "FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "EMAIL", "TEL", "ADR"),
    *("LABEL", "URL", "NOTE", "CATEGORIES", "MEMBER", "X-ABLABEL", "X-ABSHOWAS"),
    *("X-ADDRESSBOOKSERVER-KIND", "X-ADDRESSBOOKSERVER-MEMBER"),
})  # fmt: skip
_SAID_ALREADY = frozenset({
    *("REV", "PRODID", "SORT-STRING", "MAILER", "PROFILE", "NAME", "CLASS", "CLIENTPIDMAP", "X-ABADR"),
    *("X-ABUID", "SOURCE"),
    *("X-IMAGETYPE", "X-IMAGEHASH", "X-SHARED-PHOTO-DISPLAY-PREF", "X-MS-OL-DEFAULT-POSTAL-ADDRESS"),
    *("X-MS-OL-DESIGN", "X-PHONETIC-FIRST-NAME", "X-PHONETIC-LAST-NAME", "X-EVOLUTION-FILE-AS"),
    *("X-RADICALE-NAME", "X-MOZILLA-HTML"),
})  # fmt: skip
"""How programs keep their cards in order: it says nothing of whom the card is about."""

_MEMBERS = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})
_MOST = 200
"""Of one property in a card, but for the members of a group: nobody has more addresses."""

ReportProblem = Callable[[int, str], None]
"""Takes the line of a problem, and what it is."""


@dataclass(slots=True)
class Card:
    """What a card says, as far as it is read."""

    line: int
    """Where it begins."""
    lines: dict[str, list[ContentLine]] = field(default_factory=dict)
    """By the name of the property."""
    left_out: Counter[str] = field(default_factory=Counter)
    """How often each property stands there that Engage does not keep."""

    @property
    def kind(self) -> str:
        """What it is about, in small letters: individual, org, group."""
        return (self.text("KIND") or self.text("X-ADDRESSBOOKSERVER-KIND") or "individual").lower()

    def all(self, name: str) -> list[ContentLine]:
        """Return all properties of a name, the preferred ones first."""
        return sorted(self.lines.get(name, ()), key=_preference)

    def text(self, name: str) -> str:
        """Return the first value of a property in plain words; "" where it is not given."""
        return next(iter(self.texts(name)), "")

    def texts(self, name: str) -> list[str]:
        """Return all values of a property in plain words."""
        return list(filter(None, map(self.plain, self.all(name))))

    def plain(self, line: ContentLine) -> str:
        """Return a value in plain words."""
        return unescaped(line.value, self._version).strip()

    def parts(self, value: str, mark: str = ";") -> list[str]:
        """Return the parts of a value that a mark keeps apart, in plain words."""
        return [unescaped(part, self._version).strip() for part in split(value, mark)]

    def label(self, line: ContentLine) -> str:
        """Return what a person calls a number or an address, where the card says so."""
        labels = (
            label for label in self.lines.get("X-ABLABEL", ()) if line.group and label.group == line.group
        )
        return next(map(self.plain, labels), "").removeprefix("_$!<").removesuffix(">!$_")

    @property
    def _version(self) -> str:
        versions = self.lines.get("VERSION")
        return versions[0].value.strip() if versions else ""


def _preference(line: ContentLine) -> int:
    """How much a value is preferred: 1 before 100, and both before what is not."""
    number = line.first("PREF")
    if number.isdecimal() and len(number) < 4:
        return int(number)
    return 1 if "pref" in line.types else 101


def read_cards(data: bytes, name: str, problem: ReportProblem) -> Iterator[Card]:
    """Yield the cards of a file, each with what can be read of it; `name` is the file's.

    A card within a card, an AGENT, is left out. Raises `Invalid` where the file goes beyond what is read.
    """
    card: Card | None = None
    nested = 0
    is_agent = is_told = False
    for line in unfolded(data, name):
        upper = line.upper
        if card is None:
            if upper == "BEGIN:VCARD":
                card = Card(line.number)
            elif not is_told:
                problem(line.number, f"“{_shown(line)}” stands outside of any card and was left out.")
            is_told = card is None
        elif nested:
            nested += upper.startswith("BEGIN:") - upper.startswith("END:")
        elif upper == "END:VCARD":
            yield card
            card = None
        elif upper == "BEGIN:VCARD" and not is_agent:
            problem(card.line, "The card has no end; it was read up to where the next one begins.")
            yield card
            card = Card(line.number)
        elif upper.startswith("BEGIN:"):
            nested = 1
            card.left_out["AGENT"] += is_agent
        else:
            is_agent = upper.rstrip() == "AGENT:"
            if not is_agent:
                _take(card, line, problem)
    if card is not None:
        problem(card.line, "The card has no end; it was read up to the end of the file.")
        yield card


def _take(card: Card, line: UnfoldedLine, problem: ReportProblem) -> None:
    read = read_line(line)
    if read is None:
        problem(line.number, f"“{_shown(line)}” says nothing that a card can say, and was left out.")
    elif read.name not in _READ or read.is_binary:
        if read.name not in _SAID_ALREADY:
            card.left_out[read.name] += 1
    elif len(card.lines.get(read.name, ())) >= _MOST and read.name not in _MEMBERS:
        card.left_out[read.name] += 1
    elif not line.is_whole:
        problem(line.number, f"{read.name} is longer than {MAX_FIELD:,} characters and was left out.")
    else:
        card.lines.setdefault(read.name, []).append(read)


def _shown(line: UnfoldedLine) -> str:
    return excerpt(line.text[:200].encode("latin-1").decode("utf-8", "replace"))
