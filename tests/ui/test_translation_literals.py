"""No text reaches the window past the translators: what is shown is marked where it is written."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import engage.ui

_UI = Path(engage.ui.__file__).parent
_MODULES = [path for path in sorted(_UI.rglob("*.py")) if path.parent.name != "forms"]

_MARKING = {"tr", "translated", "mark"}
_SHOWING = {
    *(
        "setText",
        "setPlainText",
        "setTitle",
        "setWindowTitle",
        "setToolTip",
        "setStatusTip",
        "setPlaceholderText",
    ),
    *("setAccessibleName", "setAccessibleDescription", "setInformativeText", "setTabText", "setTabToolTip"),
    *(
        "addItem",
        "addItems",
        "addAction",
        "addMenu",
        "addTab",
        "setHeaderLabels",
        "setHorizontalHeaderLabels",
    ),
    *("QLabel", "QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QAction", "QMenu", "QGroupBox"),
    *("Words", "OneLine", "KeyButton", "Chip", "Column", "say", "ActionSpec", "MenuSpec"),
}
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = "Engage"
"""Is called so in every language."""


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Attribute | ast.Name):
                yield function.attr if isinstance(function, ast.Attribute) else function.id, node


def plain(argument: ast.expr) -> str:
    """The words that stand in an argument as they are, with no mark around them."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    if isinstance(argument, ast.JoinedStr):
        return " ".join(plain(part) for part in argument.values)
    if isinstance(argument, ast.List | ast.Tuple):
        return " ".join(map(plain, argument.elts))
    if isinstance(argument, ast.IfExp):
        return f"{plain(argument.body)} {plain(argument.orelse)}"
    return ""


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.relative_to(_UI).as_posix())
def test_what_is_shown_is_marked_for_translation(path: Path) -> None:
    found = []
    for name, call in calls(path):
        if name in _SHOWING and call.args:
            # The first word of an action and the second of an enabled setting are names, not texts.
            texts = call.args[1:2] if name in {"ActionSpec", "setTabText", "setTabToolTip"} else call.args[:1]
            found += [
                f"{path.name}:{text.lineno} {name}({ast.unparse(text)})"
                for text in texts
                if _WORD.search(plain(text).replace(_NAME, ""))
            ]
    assert "\n".join(found) == ""


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: path.relative_to(_UI).as_posix())
def test_what_is_marked_is_whole(path: Path) -> None:
    """Translators are shown what stands in the source: a text put together later is none of theirs."""
    found = []
    for name, call in calls(path):
        if name not in _MARKING or not call.args or (name != "tr" and not isinstance(call.func, ast.Name)):
            continue
        text = call.args[0]
        # What a table holds is marked there, and translated where it is shown.
        is_from_table = name == "translated" and not isinstance(text, ast.JoinedStr)
        if not (isinstance(text, ast.Constant) or is_from_table):
            found.append(f"{path.name}:{text.lineno} {name}({ast.unparse(text)})")
    assert "\n".join(found) == ""
