"""Whether what stands on a screen is words and never markup, whatever a project holds."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextBrowser, QTextEdit, QWidget

from tests.ui.access import cells, name

_ROWS = 20


def problems(front: QWidget) -> Iterator[str]:
    """What would take a text for markup, or follow what stands in it."""
    for widget in (front, *front.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            if widget.textFormat() is not Qt.TextFormat.PlainText:
                yield f"“{widget.text()[:40]}” of {name(widget)} may be markup"
            if widget.openExternalLinks():
                yield f"{name(widget)} opens links"
        if isinstance(widget, QTextEdit) and not isinstance(widget, QTextBrowser):
            yield f"{name(widget)} is rich text"
        if isinstance(widget, QTextBrowser) and (widget.openLinks() or widget.openExternalLinks()):
            yield f"{name(widget)} opens links"
        if is_markup(widget.toolTip()):
            yield f"the tip “{widget.toolTip()}” of {name(widget)} is markup"
        if isinstance(widget, QAbstractItemView) and widget.isVisible():
            for row in cells(widget, _ROWS):
                for cell in row:
                    said = str(cell.data(Qt.ItemDataRole.ToolTipRole) or "")
                    if is_markup(said):
                        yield f"the tip “{said}” in {name(widget)} is markup"


@cache
def is_markup(tip: str) -> bool:
    """Whether a tip holds markup beside that which lets it stand as it is."""
    inside = re.fullmatch(r"(?s)<qt>(.*)</qt>", tip)
    return "<" in tip if inside is None else html.escape(html.unescape(inside[1])) != inside[1]
