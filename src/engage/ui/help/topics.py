"""What the help has to say: a page for each screen and a few to read on, in `resources/help`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from PySide6.QtGui import QTextDocument

from engage.domain.text import begin_words, words
from engage.paths import resource
from engage.ui.help.generated import fill_in
from engage.ui.translation import mark, translated

MARKDOWN = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
"""How a page is read: with tables, and with markup as the text that it is."""


CONTENTS: Sequence[tuple[str, Sequence[str]]] = (
    (mark("Beginning"), ("welcome", "overview", "importing")),
    (
        mark("The pages"),
        (
            *("stakeholders", "engagements", "pad", "review", "feedback", "logging", "agenda", "follow_ups"),
            "summaries",
        ),
    ),
    (mark("Finding and undoing"), ("filters", "duplicates", "history", "keyboard")),
    (mark("Care with what people say"), ("disclosure", "data-protection")),
    (mark("Making it yours"), ("preferences", "project")),
)
"""Every page by its name, under the headings of the contents. A page about a screen has the screen's name."""


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of the help."""

    name: str
    title: str
    markdown: str
    text: str
    """What is read, without markup."""

    def has(self, query: str) -> bool:
        """Whether each word of the query begins a word of the page."""
        return not words(query) or begin_words(words(query), words(self.text))


@cache
def topic(name: str) -> Topic:
    """Return a page, with the tables that are made from the program itself."""
    markdown = fill_in(resource(f"help/{name}.md").read_text("utf-8"))
    document = QTextDocument()
    document.setMarkdown(markdown, MARKDOWN)
    return Topic(name, document.firstBlock().text(), markdown, document.toPlainText())


def names() -> list[str]:
    """The names of all pages, in the order of the contents."""
    return [name for _, group in CONTENTS for name in group]


def heading(text: str) -> str:
    """A heading of the contents as it is shown."""
    return translated(text)
