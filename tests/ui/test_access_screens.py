"""Every screen in every look: heard, reached by keys, read and not cut off; `tools/screens.py` has them."""

from __future__ import annotations

import json
import pkgutil
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path

from PySide6.QtWidgets import QWidget

import engage.ui

_ROOT = Path(__file__).parents[2]

_KNOWN: Mapping[str, Sequence[str]] = {
    "heard": [
        # Qt says nothing of a view of pages, and from Python a role cannot be given; its words are told.
        r"“Pages of the (summary|briefing).*” .* is a Client",
    ],
    "said": [
        # The journal keeps the words in which a deed was done.
        r"(?s)cell .* of _Deeds “History”",
        r" UndoBar ",
        # A summary is in its own language, and so are its words where they are heard.
        r"(?s)description .* of _Pages ",
        # What a summary, a format or a rule is called, services say, for the command line and on paper too.
        r" in SummaryOptions",
        r"(choice|tip) .* of ChoiceField .* in (Each|Export)Dialog",
        r"(?s)cell( heard)? .* of QListView .* in FiguresPanel ",
        r" of Words .* in FeedbackBehind ",
        r"(?s)• .* of Words .* in ExportDialog",
        r"(choice|tip) .* of ChoiceField .* in EachDialog",
        r" of Words .* in EachDialog",
        r" of Words .* in SavedBar",
        r" in PartEditor in PartsPanel",
        # What has changed since an edition was frozen, services say, for the command line too.
        r" in ComparisonDialog ",
        # What is erased and what stays, services say, for the certificate too; files are called as they are.
        r"(?s)• .* of Words .* in (Erase|Access)Dialog",
        # What others said, as it stands.
        r"(?s)cell( heard)? .* of QListWidget .* in EraseDialog",
        # What a file says, and what services say of it, for the command line too.
        r"cell( heard)? .* of LinesTable ",
        r" of Words .* in LinePanel ",
        r" of Words .* in FileStep ",
        r"(?s) of Words .* in LeftOutNote ",
        r"cell( heard)? “(\d+ of \d+ values|It is a question|It asks for that).* of QuestionsTable ",
        r" of Words .* in Readings ",
        r" of Words .* in HeldPanel ",
        r" of QPushButton .* in HeldPanel ",
        r"(?s) of Words .* in FeedbackBehind ",
        r"(?s) of QListView .* in FiguresPanel ",
        r"(?s) of QListWidget .* in LeaksPanel ",
        # What speaks against a folder, services say, for the command line too.
        r" in PlaceNotice ",
        # The filter language is in English, and explains itself in it.
        r" of QListView “Offers”",
        # What went wrong is said by services, for the command line too.
        r" in ErrorBar ",
        r"^filter-refused: ",
        # The pages of the help are in English, and their titles with them.
        r"“HelpContents”",
        # Why a passphrase or a sheet is not taken, services say, for the command line too.
        r"of Words .* in PassphrasePage",
        # Where a name stands that might be given away, services say, for the command line too.
        r"of QListWidget .* in LeaksPanel",
        # What a file is, and how large it is as Qt says it.
        r"cell( heard)? .* of _DocumentsTable",
        r"tip “Del” of",
        # The names of time zones are those of the tz database.
        r"“zone”",
    ],
}
"""What cannot be mended here, with the reason."""


def walk(appearance: str, scale: int, language: str, *checks: str) -> dict[str, list[str]]:
    """What is wrong on any screen, and the classes that are seen, found out in a process of its own."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.ui.access.walk", appearance, str(scale), language, *checks],
        cwd=_ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    found: dict[str, list[str]] = json.loads(ran.stdout)
    known = [pattern for check in checks for pattern in _KNOWN.get(check, ())]
    found["problems"] = [
        problem for problem in found["problems"] if not any(re.search(each, problem) for each in known)
    ]
    return found


def test_every_screen_can_be_heard_reached_and_read_and_takes_no_words_for_markup() -> None:
    found = walk("light", 100, "en", "heard", "reached", "legible", "fits", "plain")
    assert "\n".join(found["problems"]) == ""
    unseen = {f"{kind.__module__}.{kind.__qualname__}" for kind in leaves(QWidget)} - set(found["seen"])
    assert sorted(unseen) == [], "tools/screens.py brings up no screen with these"


def leaves(kind: type[QWidget]) -> set[type[QWidget]]:
    """Every class of the window that no other is made from."""
    for module in pkgutil.walk_packages(engage.ui.__path__, "engage.ui."):
        import_module(module.name)

    def below(kind: type[QWidget]) -> set[type[QWidget]]:
        kinds = kind.__subclasses__()
        if not kinds and kind.__module__.startswith("engage.ui"):
            return {kind}
        return set().union(*map(below, kinds)) if kinds else set()

    return below(kind)


def test_nothing_is_cut_off_where_text_is_twice_as_large() -> None:
    assert "\n".join(walk("light", 200, "en", "fits")["problems"]) == ""


def test_dark_colours_can_be_read_and_nothing_is_cut_off_where_text_is_half_as_large_again() -> None:
    assert "\n".join(walk("dark", 150, "en", "legible", "fits")["problems"]) == ""


def test_another_language_is_spoken_throughout_and_from_right_to_left() -> None:
    assert "\n".join(walk("light", 100, "he", "said", "reached", "fits")["problems"]) == ""
