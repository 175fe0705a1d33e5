"""What the help has to say: a page for each screen and a few to read on, in `resources/help`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from PySide6.QtGui import QTextDocument

from engage.domain.text import begin_words, words
from engage.paths import resource
from engage.ui.help.generated import fill_in
from engage.ui.translation import mark, translated

MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""How a page is read: with tables, and with markup as the text that it is."""


CONTENTS: Sequence[tuple[str, Sequence[str]]] = (
    (mark("Beginning"), ("welcome", "overview", "importing", "exporting")),
    (
        mark("The pages"),
        (
            *("stakeholders", "engagements", "pad", "review", "feedback", "logging", "submissions"),
            *("agenda", "follow_ups", "summaries", "briefings"),
        ),
    ),
    (mark("Finding and undoing"), ("filters", "duplicates", "history", "keyboard")),
    (mark("Care with what people say"), ("disclosure", "passphrase", "data-protection")),
    (mark("Making it yours"), ("preferences", "project", "backups", "check")),
)
"""Every page by its name, under the headings of the contents. A page about a screen has the screen's name."""


@dataclass(frozen=True)
class Topic:
    """One page of the help: it is filled in when it is first read or searched."""

    name: str
    title: str
    _source: str

    @cached_property
    def markdown(self) -> str:
        """The page, with the tables that are made from the program itself."""
        return fill_in(self._source)

    @cached_property
    def text(self) -> str:
        """What is read, without markup."""
        document = QTextDocument()
        document.setMarkdown(self.markdown, MARKDOWN)
        return document.toPlainText()

    def has(self, query: str) -> bool:
        """Whether each word of the query begins a word of the page."""
        return not words(query) or begin_words(words(query), words(self.text))


@cache
def topic(name: str) -> Topic:
    """Return a page, which begins with its title."""
    source = resource(f"help/{name}.md").read_text("utf-8")
    return Topic(name, source.partition("\n")[0].removeprefix("# "), source)


def names() -> list[str]:
    """The names of all pages, in the order of the contents."""
    return [name for _, group in CONTENTS for name in group]


def heading(text: str) -> str:
    """A heading of the contents as it is shown."""
    return translated(text)
