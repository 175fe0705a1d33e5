"""Whoever writes for the Minister: adds words and a quote, freezes it, and later learns what has changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2

from tests.journeys.person import Person

Start = Callable[[], Person]

_THANKS = "We thank everybody who came."


def _words(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_by_keyboard(start: Start, sample_path: Path, tmp_path: Path) -> None:
    person, saved = start(), tmp_path / "briefing.pdf"
    person.window.open_path(sample_path)
    person.until(lambda: person.window.project_view is not None)
    person.press("Ctrl+9")
    person.reads("1 briefing", "For everyone who came to the round tables")
    person.press("Return")
    person.reads("In one page", "page 1 of")
    person.press("End", "Ctrl+Shift+T")
    assert person.focused() == "Text of the part"
    person.write(_THANKS)
    person.press("Ctrl+Return", "Ctrl+Shift+Q")
    person.write("order")
    person.press("Return")
    person.reads("Quote: ")

    person.press("Ctrl+Shift+X")
    assert person.focused() == "What it is for"
    person.write("Sent to the Minister")
    person.press("Return")
    person.reads("frozen: edition 1")
    person.press("Ctrl+Shift+D")
    person.reads("Nothing that edition 1 was made from has changed. What you wrote since is not compared.")
    person.press("Escape")

    def say_where() -> None:
        person.write(str(saved))
        person.press("Return")

    person.answer(say_where)
    person.press("Ctrl+S")
    person.until(saved.exists)
    person.reads(f"Saved as {saved.name}")
    assert _THANKS in _words(saved)

    person.press("Ctrl+4", "/")
    person.write("order ")
    person.press("Return", "Escape", "Del")
    person.press("Ctrl+9", "Ctrl+Shift+D")
    person.reads("Feedback was deleted")
    person.press("Escape")
