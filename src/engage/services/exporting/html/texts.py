"""Words of a document as HTML: the one way for data into the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from engage.services.exporting import house_style
from engage.services.exporting.house_style import HouseStyle, safe_target
from engage.services.summaries.document import Emphasis, Footnote, Link, Strong, Text, spans


@dataclass(slots=True)
class Page:
    """What the words of one page refer to."""

    style: HouseStyle
    anchors: Mapping[str, str]
    """The ids of the headings to which links lead, by their anchors."""
    notes: list[str] = field(default_factory=list)
    """The footnotes so far, in their order."""

    regions: Counter[str] = field(default_factory=Counter)
    """How often each name was given to a part that is scrolled by itself."""
    level: int = 0
    """Of the heading before: none goes down by more than one."""

    def region(self, name: str) -> str:
        """A name that no other such part has."""
        self.regions[name] += 1
        return f"{name} ({self.regions[name]})" if self.regions[name] > 1 else name

    def noted(self, note: str) -> str:
        """Keep a footnote for the end of the page, and return the number that leads to it."""
        self.notes.append(note)
        number = len(self.notes)
        return (
            f'<sup><a id="reference-{number}" href="#note-{number}" role="doc-noteref"'
            f' aria-label="Note {number}">{number}</a></sup>'
        )


def words_of(text: str) -> str:
    """A string as HTML: with `_line`, the one way for data into the page."""
    return _escaped(text).replace("\n", "<br>")


def line_of(text: str) -> str:
    """The same for attributes and other places that hold a single line."""
    return " ".join(_escaped(text).split())


def _escaped(text: str) -> str:
    return escape(house_style.readable(text))


def text_of(text: Text, page: Page) -> str:
    """A text with its looks, links and notes."""
    parts = []
    for span in spans(text):
        words = words_of(str(span))
        match span:
            case Footnote():
                parts.append(page.noted(span.text))
            case Emphasis():
                parts.append(f"<em>{words}</em>")
            case Strong():
                parts.append(f"<strong>{words}</strong>")
            case Link(target=target) if place := _place(target, page.anchors):
                parts.append(f'<a href="{line_of(place)}">{words}</a>')
            case _:
                parts.append(words)
    return "".join(parts)


def _place(target: str, anchors: Mapping[str, str]) -> str:
    if not target.startswith("#"):
        return safe_target(target)
    return f"#{anchors[target[1:]]}" if target[1:] in anchors else ""
