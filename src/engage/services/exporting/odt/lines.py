"""Paragraphs of OpenDocument text, and the styles that they need besides those of the house."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from engage.services.exporting.house_style import runs_to_the_left, safe_target
from engage.services.exporting.odt import styles
from engage.services.exporting.odt.markup import attribute, line_of, words_of
from engage.services.summaries.document import Alignment, Emphasis, Footnote, Link, Strong, Text, plain
from engage.services.summaries.document import spans as spans_of

_ALIGNED = {Alignment.LEFT: "start", Alignment.CENTRE: "center", Alignment.RIGHT: "end"}
_PROPERTY = re.compile(r'([\w:-]+)="([^"]*)"')


@dataclass(slots=True)
class Lines:
    """Writes paragraphs, and remembers what they refer to."""

    anchors: Mapping[str, str]
    """The bookmarks to which links lead, by their anchors."""
    next: str = "First_20_Page"
    """What the next paragraph begins: the page of that name, or a new one of the same after a "break"."""
    keeps: bool = False
    """Whether the paragraphs that are written stay with the one after them."""
    automatic: dict[str, str] = field(default_factory=dict)
    """Styles that only this text needs, by their names."""
    _derived: dict[str, tuple[str, dict[str, str]]] = field(default_factory=dict)
    """Of the styles that only this text needs, on which of the house they build, and how they differ."""
    _notes: int = 0

    def line(
        self,
        name: str,
        text: Text = "",
        *,
        before: str = "",
        inside: str = "",
        after: str = "",
        is_strong: bool = False,
    ) -> str:
        """A paragraph of that style."""
        name = self.turned(name, text)
        if self.keeps:
            name = self.kept(name)
        words = self.spans(text)
        if is_strong:
            words = f'<text:span text:style-name="{styles.STRONG}">{words}</text:span>'
        return f'<text:p text:style-name="{self.begun(name)}">{before}{inside}{words}{after}</text:p>'

    def turned(self, name: str, text: Text) -> str:
        """The style for words that run from right to left, where these do."""
        if not runs_to_the_left(plain(text)):
            return name
        # What "start" means there, programs do not agree upon.
        turned = 'style:writing-mode="rl-tb" fo:text-align="right"'
        return self.derived(name, f"{name}_20_to_20_the_20_left", turned)

    def begun(self, name: str) -> str:
        """The style with which the next paragraph begins a page, where it does."""
        begun, self.next = self.next, ""
        if not begun:
            return name
        if begun == "break":
            return self.derived(name, f"{name}_20_after_20_break", 'fo:break-before="page"')
        return self.derived(name, f"{name}_20_on_20_{begun}", page=begun)

    def aligned(self, name: str, alignment: Alignment) -> str:
        """The style for words that stand so."""
        if alignment is Alignment.LEFT:
            return name
        return self.derived(name, f"{name}_20_{alignment.value}", f'fo:text-align="{_ALIGNED[alignment]}"')

    def kept(self, name: str) -> str:
        """The style for words that stay with those after them."""
        return self.derived(name, f"{name}_20_kept", 'fo:keep-with-next="always"')

    def derived(self, name: str, made: str, properties: str = "", *, page: str = "") -> str:
        """A style that differs from another in these properties, or begins that page."""
        if made not in self.automatic:
            # One that only this text has builds on those of the house alone.
            parent, before = self._derived.get(name, (name, {}))
            held = before | dict(_PROPERTY.findall(properties))
            self._derived[made] = parent, held
            look = "".join(f' {key}="{value}"' for key, value in held.items())
            begun = f' style:master-page-name="{page}"' if page else ""
            self.automatic[made] = (
                f'<style:style style:name="{made}" style:family="paragraph"'
                f' style:parent-style-name="{parent}"{begun}><style:paragraph-properties{look}/>'
                "</style:style>"
            )
        return made

    def small(self, text: Text) -> str:
        """A text in small print, on a line of its own."""
        if not plain(text):
            return ""
        return f'<text:line-break/><text:span text:style-name="{styles.SMALL}">{self.spans(text)}</text:span>'

    def spans(self, text: Text) -> str:
        """A text with its looks, links and notes."""
        return "".join(map(self._span, spans_of(text)))

    def _span(self, span: object) -> str:
        words = words_of(str(span))
        match span:
            case Footnote(text=note):
                self._notes += 1
                line = f'<text:p text:style-name="Footnote">{line_of(note)}</text:p>'
                return (
                    f'<text:note text:id="note{self._notes}" text:note-class="footnote"><text:note-citation>'
                    f"{self._notes}</text:note-citation><text:note-body>{line}</text:note-body></text:note>"
                )
            case Strong() if words:
                return f'<text:span text:style-name="{styles.STRONG}">{words}</text:span>'
            case Emphasis() if words:
                return f'<text:span text:style-name="{styles.EMPHASIS}">{words}</text:span>'
            case Link(target=target) if place := self._place(target):
                return (
                    f'<text:a xlink:type="simple" xlink:href="{attribute(place)}"'
                    f' text:style-name="Internet_20_Link">{words}</text:a>'
                )
        return words

    def _place(self, target: str) -> str:
        if not target.startswith("#"):
            return safe_target(target)
        return f"#{self.anchors[target[1:]]}" if target[1:] in self.anchors else ""
