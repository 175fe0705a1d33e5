"""What those who hear the window are told: every control has a name, and a role that says what it is."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from tests.ui.access import cells, name, parts

_ROLE = QAccessible.Role
_INTERACTIVE = {
    _ROLE.Button,
    _ROLE.ButtonDropDown,
    _ROLE.ButtonMenu,
    _ROLE.CheckBox,
    _ROLE.ComboBox,
    _ROLE.EditableText,
    _ROLE.Link,
    _ROLE.List,
    _ROLE.ListItem,
    _ROLE.MenuItem,
    _ROLE.PageTab,
    _ROLE.PageTabList,
    _ROLE.RadioButton,
    _ROLE.Slider,
    _ROLE.SpinBox,
    _ROLE.Table,
    _ROLE.Tree,
    _ROLE.Dialog,
}
_MUTE = {_ROLE.NoRole, _ROLE.Client, _ROLE.Pane, _ROLE.UserRole}
"""Roles that do not say what one can do there."""
_ENOUGH = 60
"""Children of one list after which the others are taken to be like them."""


def problems(front: QWidget) -> Iterator[str]:
    """What is not said to those who cannot see."""
    for widget in parts(front):
        heard = QAccessible.queryAccessibleInterface(widget)
        if heard is None:
            yield f"{name(widget)} is not there for those who hear the window"
        elif widget.focusPolicy() != Qt.FocusPolicy.NoFocus and heard.role() in _MUTE:
            yield f"{name(widget)} is a {heard.role().name}, which does not say what it does"
        elif isinstance(widget, QLabel) and _seen(widget) not in heard.text(QAccessible.Text.Name):
            yield f"{name(widget)} says “{widget.text()}”, which is not heard"
        if isinstance(widget, QAbstractItemView):
            yield from _mute_rows(widget)
    root = QAccessible.queryAccessibleInterface(front)
    assert root is not None
    yield from _nameless(root, [])


def _seen(label: QLabel) -> str:
    """Its words without the mark of a key, and without the dots where they are cut."""
    words = label.text().removesuffix("…")
    return words if label.buddy() is None else words.replace("&", "")


def _mute_rows(view: QAbstractItemView) -> Iterator[str]:
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    for row in cells(view, _ENOUGH):
        if row[0].flags().value and not any(cell.data(role) for cell in row for role in roles):
            yield f"row {row[0].row()} of {name(view)} says nothing"


def _nameless(heard: QAccessibleInterface, path: list[str]) -> Iterator[str]:
    state = heard.state()
    if state.invisible:
        return
    said = heard.text(QAccessible.Text.Name).strip()
    role = heard.role()
    if role in _INTERACTIVE and not said and not _is_inner(heard):
        yield f"{role.name} {_what(heard)} in {' > '.join(path[-4:])} has no name"
    if role in (_ROLE.ComboBox, _ROLE.SpinBox):
        return
    for number in range(min(heard.childCount(), _ENOUGH)):
        child = heard.child(number)
        if child is not None and child.isValid():
            yield from _nameless(child, [*path, said or role.name])


def _is_inner(heard: QAccessibleInterface) -> bool:
    thing = heard.object()
    if thing is None:
        return heard.role() is _ROLE.ListItem  # a blank line between headings
    return thing.objectName().startswith("qt_") or thing.metaObject().className().startswith("QComboBox")


def _what(heard: QAccessibleInterface) -> str:
    thing = heard.object()
    return f"{type(thing).__name__} “{thing.objectName()}”" if thing is not None else ""
