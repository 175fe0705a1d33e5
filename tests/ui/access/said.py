"""What those read who read another language: every text of ours is translated, only the project's own is not.

The window speaks a language in which every text stands in brackets, is longer, and has accents.
"""

from __future__ import annotations

import getpass
import html
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QTabBar,
    QWidget,
)

from engage.paths import resource
from engage.ui.widgets.chips import RemovableChip
from tests.ui.access import cells, name, parts
from tools import bringing_in, protecting, screens, seldom, translations

_LONGER = 0.4
_PLAIN = "abcdefghijklmnopqrstuvwxyzACDEGIKLNORSTUWYZ"
_ACCENTED = "àƀçďéƒĝĥîĵķļḿñöþqŕšťûṽŵẋýžÀÇĎÉĜÎĶĻÑÖŔŠŤÛŴÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)
_KEPT = re.compile(r"\{[^}]*\}|&\w|<[^>]+>|%n|`[^`]*`|\(\*[^)]*\)")
_BRACKETS = re.compile(r"\[[^\[\]]*~\]")
_WORD = re.compile(r"[^\W\d_]{3,}")
_FIGURES = re.compile(
    r"((Ctrl|Shift|Alt)\+)+\S+|"
    r"\d{1,2} [A-Z][a-z]+( \d{4})?|\S+\.(engage|csv)(\[\*\])?|/\S+|\b[a-z_]+:[\w,]*|\b\d+(\.\d+)*\b"
)
"""Days, which are written as in Britain, files, terms of the filter language, and numbers."""
_TYPED = (
    getpass.getuser(),
    screens.LINE,
    screens.ITEM,
    bringing_in.MEMBERS,
    bringing_in.GUESTS,
    bringing_in.ANSWERS,
    *screens.TWINS,
    " ".join(protecting.TO_ERASE),
    *(name for name, _ in seldom.KEPT),
    *seldom.TASKS,
    *(f"{name} Specimen" for name in screens.TWINS),
    "Sam Example",
    "Example programme",
    "Green manufacturing",
    "Engage",
    "Del",
)
_ROWS = 8


def make_language(folder: Path, language: str) -> None:
    """Translate every text into the language of brackets, and compile it."""
    path = folder / f"engage_{language}.ts"
    translations.collect(path)
    texts = ElementTree.parse(path)  # noqa: S314  our own file
    for message in texts.iter("message"):
        there = message.find("translation")
        assert there is not None
        there.attrib.clear()
        there.text = pseudo(message.findtext("source", ""))
    texts.write(path, "utf-8")
    translations.compile_for_qt(path)


def pseudo(text: str) -> str:
    """A text in the language of brackets, 40 per cent longer."""
    accented, start = "", 0
    for kept in _KEPT.finditer(text):
        accented += text[start : kept.start()].translate(_ACCENTS) + kept.group()
        start = kept.end()
    accented += text[start:].translate(_ACCENTS)
    return f"[{accented}{'~' * max(1, round(len(text) * _LONGER) - 2)}]"


def problems(front: QWidget) -> Iterator[str]:
    """Texts that are neither translated nor the project's own."""
    for widget in parts(front):
        if (
            isinstance(widget, RemovableChip)
            or isinstance(widget.parentWidget(), QDialogButtonBox)
            or widget.property("role") == "key"
        ):
            continue  # of the filter language, or Qt's own
        for what, text in _texts(widget):
            if left := untranslated(text):
                yield f"{what} “{text[:60]}” of {name(widget)} is not translated: “{left[:40]}”"


@cache
def untranslated(text: str) -> str:
    """What of a text is in plain English and is not the project's own."""
    left = html.unescape(re.sub(r"</?qt>", "", text))
    while (less := _BRACKETS.sub("", left)) != left:
        left = less
    left = _FIGURES.sub(" ", left)
    rests = re.split(r"[·,;:\n…()–?]| {2}|“|”", left)
    return next(
        (rest.strip() for rest in rests if _WORD.search(rest) and rest.strip().lower() not in _data()), ""
    )


@cache
def _data() -> str:
    """The words of the sample, and what was typed and chosen on the way."""
    files = [*resource("sample").glob("*.toml"), *resource("agendas").glob("*.toml")]
    tables = [tomllib.loads(path.read_text("utf-8")) for path in files]
    return "\n".join([*(text for table in tables for text in _strings(table)), *_TYPED]).lower()


def _strings(value: object) -> Iterator[str]:
    """Every text in a table, and people's whole names."""
    if isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        yield " ".join(str(value.get(name, "")) for name in ("given_name", "family_name")).strip()
        for each in value.values():
            yield from _strings(each)


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Everything that one reads or hears of a widget."""
    if widget.isWindow():
        yield "title", widget.windowTitle()
    yield "tip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    elif isinstance(widget, QLineEdit):
        yield "hint", widget.placeholderText()
    elif isinstance(widget, QComboBox):
        for number in range(widget.count()):
            yield "choice", widget.itemText(number)
    elif isinstance(widget, QTabBar):
        for number in range(widget.count()):
            yield "tab", widget.tabText(number)
    elif isinstance(widget, QMenuBar | QMenu):
        for action in widget.actions():
            yield "entry", action.text()
    elif isinstance(widget, QAbstractItemView):
        model = widget.model()
        for header in widget.findChildren(QHeaderView):
            if header.isVisible() and header.orientation() is Qt.Orientation.Horizontal:
                for section in range(header.count()):
                    yield "heading", str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        for row in cells(widget, _ROWS):
            for cell in row:
                yield "cell", str(cell.data() or "")
                yield "cell heard", str(cell.data(Qt.ItemDataRole.AccessibleTextRole) or "")
