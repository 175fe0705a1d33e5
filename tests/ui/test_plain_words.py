"""No text of a project can be markup anywhere in the window: what the source may say, and what it may not.

Qt takes a label, a tip or a message for HTML where it looks like it, and HTML reads files of this computer.
`tests/ui/test_access.py` looks at the widgets themselves, filled with hostile data.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QInputDialog, QLabel, QMessageBox, QTextEdit
from pytestqt.qtbot import QtBot

from engage.ui.engagements.note_editor import NoteGlance, NoteReading
from engage.ui.help.view import HelpView
from engage.ui.widgets.words import Words, plain_labels, tip

UI = Path(__file__).parents[2] / "src" / "engage" / "ui"
SOURCES = [path for path in sorted(UI.rglob("*.py")) if not path.name.startswith("ui_")]
HOSTILE = '<b>bold</b><img src="/etc/passwd">&amp;'

LABELS = {"widgets/words.py", "summaries/still.py"}
"""Where labels are made: by these, they are plain."""
RICH = {"engagements/note_editor.py", "help/view.py"}
"""Where text is rich: Markdown without HTML, of which nothing is loaded and nothing followed."""
OUTSIDE = {"summaries/opening.py", "links.py"}
"""Where something is handed to another program."""

NOWHERE = {
    *("setHtml", "insertHtml", "appendHtml", "toHtml", "drawStaticText"),
    *("QStaticText", "QErrorMessage", "QProgressDialog", "QWhatsThis", "QToolTip", "setWhatsThis"),
    *("setAcceptRichText", "mightBeRichText", "convertFromPlainText", "QWebEngineView"),
}
ASKED = {"QMessageBox", "QInputDialog"}
"""They make labels of their own."""


def trees(words: Iterable[str]) -> Iterator[tuple[str, ast.Module]]:
    """The modules in which any of these words stands."""
    for path in SOURCES:
        text = path.read_text(encoding="utf-8")
        if any(word in text for word in words):
            yield path.relative_to(UI).as_posix(), ast.parse(text)


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every name that a module uses, and where; those in annotations and imports too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute):
            yield node.attr, node.lineno


def calls(tree: ast.AST, name: str) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            if (called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")) == name:
                yield node


def is_safe(text: ast.expr) -> bool:
    """Whether what a tip says is our own words as they stand, or has gone through `tip`."""
    if isinstance(text, ast.Constant):
        return True
    if isinstance(text, ast.IfExp):
        return is_safe(text.body) and is_safe(text.orelse)
    if isinstance(text, ast.Call):
        called = text.func
        name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        is_ours = name in {"tr", "translate", "translated"}
        return name == "tip" or (is_ours and all(isinstance(each, ast.Constant) for each in text.args))
    return False


def test_tips_are_our_own_words_or_escaped() -> None:
    found = [
        f"{name}:{call.lineno} {ast.unparse(call)}"
        for name, tree in trees(["setToolTip"])
        for call in calls(tree, "setToolTip")
        if not is_safe(call.args[-1])
    ]
    assert found == []


def test_nothing_is_used_that_takes_text_for_markup() -> None:
    found = [
        f"{name}:{line} {used}"
        for name, tree in trees(NOWHERE)
        for used, line in names(tree)
        if used in NOWHERE
    ]
    assert found == []


def test_no_widget_opens_links_by_itself() -> None:
    settings = ("setOpenExternalLinks", "setOpenLinks")
    opening = [
        f"{name}:{call.lineno}"
        for name, tree in trees(settings)
        for setting in settings
        for call in calls(tree, setting)
        if ast.unparse(call.args[0]) != "False"
    ]
    assert opening == []


@pytest.mark.parametrize(
    ("kinds", "places"),
    [
        ({"QLabel"}, LABELS),
        ({"QTextEdit", "QTextBrowser"}, RICH),
        ({"setMarkdown"}, RICH | {"help/topics.py"}),
        ({"QDesktopServices", "startDetached", "webbrowser", "startfile"}, OUTSIDE),
    ],
)
def test_what_is_dangerous_is_made_in_few_places(kinds: set[str], places: set[str]) -> None:
    found = {
        name
        for name, tree in trees(kinds)
        for kind in kinds
        if any(calls(tree, kind)) or any(kind in map(ast.unparse, each.bases) for each in classes(tree))
    }
    assert found <= places


def classes(tree: ast.AST) -> Iterator[ast.ClassDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))


def test_dialogs_of_qt_get_plain_labels() -> None:
    without = [
        name
        for name, tree in trees(ASKED)
        if any(any(calls(tree, kind)) for kind in ASKED) and not any(calls(tree, "plain_labels"))
    ]
    assert without == []


def test_a_dialog_of_qt_takes_no_text_for_markup(qtbot: QtBot) -> None:
    question = QMessageBox()
    question.setText(HOSTILE)
    question.setInformativeText(HOSTILE)
    asking = QInputDialog()
    asking.setLabelText(HOSTILE)
    for dialog in (question, asking):
        qtbot.addWidget(dialog)
        plain_labels(dialog)
        labels = [label for label in dialog.findChildren(QLabel) if label.text()]
        assert labels
        assert {label.textFormat().name for label in labels} == {"PlainText"}


def test_a_tip_shows_what_it_is_given(qtbot: QtBot) -> None:
    document = QTextDocument()
    document.setHtml(tip(HOSTILE))
    assert document.toPlainText() == HOSTILE
    assert not any(each.isImageFormat() for each in document.allFormats())
    assert tip("") == ""


def test_words_are_plain(qtbot: QtBot) -> None:
    words = Words(HOSTILE)
    qtbot.addWidget(words)
    assert words.textFormat().name == "PlainText"


@pytest.mark.parametrize("kind", [HelpView, NoteReading, NoteGlance])
def test_rich_text_loads_and_follows_nothing(kind: type[HelpView | NoteReading], qtbot: QtBot) -> None:
    reading = kind()
    qtbot.addWidget(reading)
    assert isinstance(reading, QTextEdit)
    assert not reading.openLinks()
    assert not reading.openExternalLinks()
    assert reading.isReadOnly()
    image = QTextDocument.ResourceType.ImageResource
    addresses = (
        "/etc/hostname",
        "file:///etc/hostname",
        "http://example.org/a.png",
        "qrc:/a.png",
        "../../a.png",
    )
    for address in addresses:
        for sort in (image, QTextDocument.ResourceType.StyleSheetResource):
            loaded = reading.loadResource(sort.value, QUrl(address))
            assert isinstance(loaded, QImage)
            assert (loaded.width(), loaded.height()) == (1, 1)
