"""Everything that can be done from the menus, as data: text, shortcuts and place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from engage.ui.icons import icon


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One entry of a menu."""

    name: str
    text: str
    shortcuts: str = ""
    """With blanks between; the first stands in the menu."""
    icon: str = ""
    needs_project: bool = True
    writes: bool = False
    """It alters the project, so that it cannot be done where that may only be read."""
    group: str = ""
    """Of those in one group, one is checked."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    """Where macOS wants it."""


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu: blocks of entries with lines between them."""

    text: str
    blocks: tuple[tuple[ActionSpec, ...], ...]


def _tr(text: str) -> str:
    """Mark a text for translation, which is done when the menus are made."""
    return text


def _always(name: str, text: str, shortcuts: str = "", icon: str = "") -> ActionSpec:
    return ActionSpec(name, text, shortcuts, icon, needs_project=False)


def _deed(name: str, text: str, shortcuts: str, icon: str) -> ActionSpec:
    return ActionSpec(name, text, shortcuts, icon, writes=True)


def _colours(name: str, text: str) -> ActionSpec:
    return ActionSpec(f"appearance_{name}", text, needs_project=False, group="appearance")


MENUS = (
    MenuSpec(
        _tr("&Project"),
        (
            (
                _always("new_project", _tr("&New project…"), "Ctrl+Shift+N", "file-plus-outline"),
                _always("open_project", _tr("&Open project…"), "Ctrl+O", "folder-open-outline"),
                _always("try_sample", _tr("&Try the sample"), icon="flask-outline"),
                ActionSpec("close_project", _tr("&Close project"), "Ctrl+W"),
            ),
            (
                _deed("import_files", _tr("&Import…"), "Ctrl+I", "file-import-outline"),
                ActionSpec("save_summary", _tr("&Save a summary…"), "Ctrl+S", "content-save-outline"),
            ),
            (_deed("project_details", _tr("Project &details…"), "", "tune"),),
            (
                ActionSpec(
                    "quit",
                    _tr("&Quit"),
                    "Ctrl+Q",
                    needs_project=False,
                    role=QAction.MenuRole.QuitRole,
                ),
            ),
        ),
    ),
    MenuSpec(
        _tr("&Edit"),
        (
            (
                _deed("undo", _tr("&Undo"), "Ctrl+Z", "undo"),
                _deed("redo", _tr("&Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo"),
            ),
            (
                _deed("log", _tr("&Log feedback"), "Ctrl+L", "comment-plus-outline"),
                _deed("new", _tr("&New on this page"), "Ctrl+N", "plus"),
                ActionSpec("edit", _tr("&Edit what is chosen"), "F2", "pencil-outline"),
                _deed("remove", _tr("&Delete what is chosen"), "Del", "trash-can-outline"),
            ),
            (
                _deed("follow_up", _tr("&Make a follow-up"), "Ctrl+M", "flag-plus-outline"),
                _deed("mark_kept", _tr("Mark as &kept"), "Shift+K", "check-circle-outline"),
                _deed("mark_broken", _tr("Mark as &broken"), "Shift+B", "close-circle-outline"),
                _deed("mark_withdrawn", _tr("Mark as &withdrawn"), "Shift+W", "minus-circle-outline"),
                _deed("mark_open", _tr("Mark as &open"), "Shift+O", "circle-outline"),
            ),
            (ActionSpec("filter", _tr("&Filter the list"), "Ctrl+F /", "filter-outline"),),
            (
                ActionSpec(
                    "preferences",
                    _tr("&Preferences…"),
                    "Ctrl+,",
                    "cog-outline",
                    needs_project=False,
                    role=QAction.MenuRole.PreferencesRole,
                ),
            ),
        ),
    ),
    MenuSpec(
        _tr("&Agenda"),
        (
            (
                _deed("theme_up", _tr("Move theme &up"), "Alt+Up", "arrow-up"),
                _deed("theme_down", _tr("Move theme &down"), "Alt+Down", "arrow-down"),
                _deed("theme_in", _tr("&Indent theme"), "Alt+Right", "format-indent-increase"),
                _deed("theme_out", _tr("&Outdent theme"), "Alt+Left", "format-indent-decrease"),
            ),
            (_deed("merge_theme", _tr("&Merge theme into…"), "", "call-merge"),),
            (_deed("renumber_themes", _tr("&Renumber codes"), "", "format-list-numbered"),),
        ),
    ),
    MenuSpec(
        _tr("&Stakeholders"),
        (
            (
                _deed("tag_chosen", _tr("&Tag what is chosen…"), "Ctrl+T", "tag-outline"),
                _deed("kind_of_chosen", _tr("Set their &kind…"), "", "shape-outline"),
                _deed("owner_of_chosen", _tr("Set their &owner…"), "", "account-arrow-right-outline"),
            ),
            (
                _deed("archive_chosen", _tr("&Archive what is chosen"), "", "archive-arrow-down-outline"),
                _deed("bring_back_chosen", _tr("&Bring back what is chosen"), "", "archive-arrow-up-outline"),
            ),
            (_deed("duplicates", _tr("Look at possible &duplicates…"), "", "call-merge"),),
        ),
    ),
    MenuSpec(
        _tr("&Feedback"),
        (
            (_deed("code", _tr("&Code to a theme…"), "T", "tag-plus-outline"),),
            (
                _deed("stance_support", _tr("Stance: &support"), "+", ""),
                _deed("stance_oppose", _tr("Stance: &oppose"), "-", ""),
                _deed("stance_mixed", _tr("Stance: &mixed"), "~", ""),
                _deed("stance_neutral", _tr("Stance: &neutral"), "0", ""),
                _deed("stance_unclear", _tr("Stance: &unclear"), "?", ""),
            ),
            (
                _deed("key_point", _tr("&Key point, or no longer"), "*", "star-outline"),
                _deed("evidence", _tr("&Evidence offered, or no longer"), "!", "file-check-outline"),
            ),
        ),
    ),
    MenuSpec(
        _tr("&Go"),
        (
            (ActionSpec("search", _tr("Search or &jump to…"), "Ctrl+K", "magnify"),),
            (
                ActionSpec("page_overview", _tr("&Overview"), "Ctrl+1", "view-dashboard-outline"),
                ActionSpec("page_stakeholders", _tr("&Stakeholders"), "Ctrl+2", "account-group-outline"),
                ActionSpec("page_engagements", _tr("&Engagements"), "Ctrl+3", "calendar-blank-outline"),
                ActionSpec("page_feedback", _tr("&Feedback"), "Ctrl+4", "comment-text-outline"),
                ActionSpec("page_agenda", _tr("&Agenda"), "Ctrl+5", "file-tree-outline"),
                ActionSpec("page_follow_ups", _tr("Fo&llow-ups"), "Ctrl+6", "flag-outline"),
                ActionSpec("page_summaries", _tr("S&ummaries"), "Ctrl+7", "file-document-outline"),
            ),
            (ActionSpec("next_pane", _tr("Next &pane"), "F6"),),
        ),
    ),
    MenuSpec(
        _tr("&View"),
        (
            (
                _colours("system", _tr("Colours of the &system")),
                _colours("light", _tr("&Light colours")),
                _colours("dark", _tr("&Dark colours")),
            ),
        ),
    ),
    MenuSpec(
        _tr("&Help"),
        (
            (
                _always("help", _tr("&Help on what is in front"), "F1", "help-circle-outline"),
                _always("keys", _tr("&Keyboard"), icon="keyboard-outline"),
            ),
            (
                ActionSpec(
                    "about",
                    _tr("&About Engage"),
                    needs_project=False,
                    role=QAction.MenuRole.AboutRole,
                ),
            ),
        ),
    ),
)

SPECS: Mapping[str, ActionSpec] = {
    spec.name: spec for menu in MENUS for block in menu.blocks for spec in block
}


def build(parent: QWidget, handlers: Mapping[str, Callable[[], object]]) -> dict[str, QAction]:
    """Make every action, each calling its handler, and give their shortcuts to the window `parent`."""
    if handlers.keys() != SPECS.keys():
        raise KeyError(f"actions and handlers differ: {sorted(handlers.keys() ^ SPECS.keys())}")
    groups: dict[str, QActionGroup] = {}
    actions = {}
    for name, spec in SPECS.items():
        action = QAction(_translated(spec.text), parent)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts.split()])
        action.setMenuRole(spec.role)
        if spec.icon:
            action.setIcon(icon(spec.icon))
        if spec.group:
            action.setCheckable(True)
            groups.setdefault(spec.group, QActionGroup(parent)).addAction(action)
        action.triggered.connect(_calling(handlers[name]))
        parent.addAction(action)
        actions[name] = action
    return actions


def fill(menu_bar: QMenuBar, actions: Mapping[str, QAction]) -> None:
    """Put every action into its menu."""
    for spec in MENUS:
        menu = menu_bar.addMenu(_translated(spec.text))
        for number, block in enumerate(spec.blocks):
            if number:
                menu.addSeparator()
            menu.addActions([actions[entry.name] for entry in block])


def plain(text: str) -> str:
    """The text of a menu or an entry as it is read, without the mark of its mnemonic."""
    return _translated(text).replace("&", "")


def _calling(handler: Callable[[], object]) -> Callable[[bool], None]:
    def triggered(checked: bool) -> None:
        handler()

    return triggered


def _translated(text: str) -> str:
    return QCoreApplication.translate("Actions", text)
