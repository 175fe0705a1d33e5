"""Whoever hands out the paper, the evening before: scopes it, sees what is held back, saves and prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
from PySide6.QtWidgets import QLineEdit, QListView, QMenu, QPushButton, QToolButton

from tests.journeys.person import Person

Start = Callable[[], Person]

_VIEW = "For the minister"
_SCOPE = "theme:2 stance:support"
_HELD = "What is held back, and why"
_WHY = "the kind of organisation would give them away"
_SAID = "If taxes save a plant, taxpayers should own a share of what it turns into."


def begin(person: Person, path: Path) -> None:
    person.window.open_path(path)
    person.until(lambda: person.window.project_view is not None)


def check(saved: Path, printed: Path) -> None:
    """It is for the public and names nobody who may not be named; what is printed has as many pages."""
    with pypdfium2.PdfDocument(saved) as document:
        count = len(document)
        words = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    assert words.startswith("PUBLIC What we heard, by theme")
    assert f"Filter {_SCOPE} Counts 5 organisations · 8 pieces of feedback" in words
    assert f"{_SAID} They would back a good deal more of this if they did. A participant · support" in words
    for name in ("Eisimpleir", "Specimen-Doyle", "Amara", "Namoona", "Mithal", "@"):
        assert name not in words, name
    with pypdfium2.PdfDocument(printed) as document:
        assert len(document) == count


def test_by_keyboard(start: Start, sample_path: Path, tmp_path: Path) -> None:
    person, saved, printed = start(), tmp_path / "minister.pdf", tmp_path / "printed.pdf"
    begin(person, sample_path)
    person.press("Ctrl+4", "/")
    person.write(f"{_SCOPE} ")
    person.press("Return", "Escape", "Ctrl+Shift+K")
    assert person.focused() == "Name"
    person.write(_VIEW)
    person.press("Return")
    person.press("Ctrl+1", "Ctrl+K")
    person.write("for the min")
    person.press("Return")
    person.reads(_VIEW, "8 pieces of feedback")

    person.press("Ctrl+8", "Ctrl+F")
    person.write(f"{_SCOPE} ")
    person.press("Return")
    person.reads(f"Filter: {_SCOPE}", "page 1 of")
    person.tab_to("Internal")
    person.press("Right", "Right")
    assert person.focused() == "Public"
    person.reads("For everyone", "page 1 of")
    person.tab_to(_HELD)
    person.press("Return")
    person.reads("Held back", _WHY)
    person.press("Escape")
    person.reads("For everyone")

    def say_where() -> None:
        person.write(str(saved))
        person.press("Return")

    person.answer(say_where)
    person.press("Ctrl+S")
    person.until(saved.exists)
    person.reads(f"Saved as {saved.name}")
    person.press("Ctrl+P")
    person.reads("Print to File (PDF)")
    person.tab_to("Output file:")
    person.press("Ctrl+A")
    person.write(str(printed))
    person.press("Return")
    person.reads(f"Printed into {printed.name}")
    check(saved, printed)


def test_by_mouse(start: Start, sample_path: Path, tmp_path: Path) -> None:
    person, saved, printed = start(), tmp_path / "minister.pdf", tmp_path / "printed.pdf"
    begin(person, sample_path)
    person.click("Feedback", QListView)
    person.click("Filter", QLineEdit)
    person.write(f"{_SCOPE} ")
    person.reads("8 pieces of feedback")
    person.click("Views", QPushButton)
    person.click("Keep this list as a view…", QMenu)
    person.write(_VIEW)
    person.click("Keep", QPushButton)
    person.click("All", QPushButton)
    person.reads("41 pieces of feedback")
    person.click("Views", QPushButton)
    person.click(_VIEW, QMenu)
    person.reads(_VIEW, "8 pieces of feedback")

    person.click("Summaries", QListView)
    person.click("Filter", QLineEdit)
    person.write(f"{_SCOPE} ")
    person.reads(f"Filter: {_SCOPE}", "page 1 of")
    person.click("Public", QPushButton)
    person.reads("For everyone", "page 1 of")
    person.click(_HELD, QPushButton)
    person.reads("Held back", _WHY)
    person.click("Back to the options", QToolButton)
    person.reads("For everyone")

    def say_where() -> None:
        person.write(str(saved))
        person.press("Return")

    person.answer(say_where)
    person.click("Save as…", QPushButton)
    person.until(saved.exists)
    person.reads(f"Saved as {saved.name}")
    person.click("Print…", QPushButton)
    person.reads("Print to File (PDF)")
    person.click("Output file:", QLineEdit)
    person.press("Ctrl+A")
    person.write(str(printed))
    person.click("Print", QPushButton)
    person.reads(f"Printed into {printed.name}")
    check(saved, printed)
