"""What is looked for on every screen, by those who see it, hear it, or have no mouse."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QListView,
    QMenuBar,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
)


def parts(front: QWidget) -> Iterator[QWidget]:
    """Every widget of ours that is to be seen in a window, the window first."""
    yield front
    yield from (widget for widget in _shown(front) if not is_inner(widget))


def _shown(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if isinstance(child, QWidget) and child.isVisible() and not child.isWindow():
            yield child
            yield from _shown(child)


def is_inner(widget: QWidget) -> bool:
    """Whether Qt has made it as a part of another control."""
    parent = widget.parentWidget()
    if type(widget).__module__.startswith("engage."):
        return False
    if widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView | QAbstractSlider):
        return True
    whole = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QMenuBar, QTabBar)
    while parent is not None:
        if isinstance(parent, whole):
            return True
        parent = parent.parentWidget()
    return False


def place(widget: QWidget) -> QRect:
    """Where it is in its window."""
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


def seen(widget: QWidget) -> QRect:
    """What of it is to be seen in its window: nothing where it has been scrolled away."""
    rect = widget.rect()
    while not widget.isWindow():
        rect.translate(widget.pos())
        widget = widget.parentWidget()
        rect &= widget.rect()
    return rect


def cells(view: QAbstractItemView, rows: int) -> Iterator[list[QModelIndex]]:
    """The first rows of a list, each with its cells."""
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row in range(min(model.rowCount(), rows)):
        yield [model.index(row, column) for column in range(columns)]


def name(widget: QWidget) -> str:
    """Which it is, for whoever has to find it."""
    words = getattr(widget, "text", None)
    text = str(words())[:40] if callable(words) else ""
    called = widget.objectName() or widget.accessibleName() or text
    around = [
        type(parent).__name__
        for parent in iter_parents(widget)
        if type(parent).__module__.startswith("engage") and "scrolling" not in type(parent).__module__
    ]
    return f"{type(widget).__name__} “{called}” in {' in '.join(around[:2]) or 'the window'}"


def iter_parents(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab goes there."""
    return widget.isEnabled() and bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
