"""Everything that can be done from the menus, as data: text, shortcuts and place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from engage.ui.icons import icon
from engage.ui.translation import mark, translated


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
    is_everywhere: bool = False
    """Its shortcut works also while something lies over the window, such as a palette."""
    group: str = ""
    """Of those in one group, one is checked."""
    role: QAction.MenuRole = QAction.MenuRole.NoRole
    """Where macOS wants it."""


@dataclass(frozen=True, slots=True)
class MenuSpec:
    """One menu: blocks of entries with lines between them."""

    text: str
    blocks: tuple[tuple[ActionSpec, ...], ...]


def _always(name: str, text: str, shortcuts: str = "", icon: str = "") -> ActionSpec:
    return ActionSpec(name, text, shortcuts, icon, needs_project=False)


def _deed(name: str, text: str, shortcuts: str, icon: str) -> ActionSpec:
    return ActionSpec(name, text, shortcuts, icon, writes=True)


def _colours(name: str, text: str) -> ActionSpec:
    return ActionSpec(f"appearance_{name}", text, needs_project=False, group="appearance")


MENUS = (
    MenuSpec(
        mark("&Project"),
        (
            (
                _always("new_project", mark("&New project…"), "Ctrl+Shift+N", "file-plus-outline"),
                _always("open_project", mark("&Open project…"), "Ctrl+O", "folder-open-outline"),
                _always("try_sample", mark("&Try the sample"), icon="flask-outline"),
                ActionSpec("edit_here", mark("&Edit here"), icon="pencil-lock-outline"),
                ActionSpec("lock", mark("&Lock now"), "Ctrl+Shift+L", "lock-outline", is_everywhere=True),
                ActionSpec("close_project", mark("&Close project"), "Ctrl+W"),
            ),
            (
                _deed("import_files", mark("&Import…"), "Ctrl+I", "file-import-outline"),
                ActionSpec("export_data", mark("E&xport…"), "Ctrl+Shift+E", "file-export-outline"),
                ActionSpec("save_summary", mark("&Save a summary…"), "Ctrl+S", "content-save-outline"),
                ActionSpec("print", mark("&Print…"), "Ctrl+P", "printer-outline"),
                ActionSpec("save_copy", mark("Save a cop&y as…"), icon="content-copy"),
            ),
            (
                _deed("project_details", mark("Project &details…"), "", "tune"),
                ActionSpec("retention", mark("Ho&w long records are kept…"), "", "timer-sand"),
                _deed("passphrase", mark("P&assphrase…"), "", "key-outline"),
                ActionSpec("backups", mark("&Backups…"), icon="backup-restore"),
                ActionSpec("check_project", mark("C&heck…"), icon="shield-check-outline"),
            ),
            (
                ActionSpec(
                    "quit",
                    mark("&Quit"),
                    "Ctrl+Q",
                    needs_project=False,
                    role=QAction.MenuRole.QuitRole,
                ),
            ),
        ),
    ),
    MenuSpec(
        mark("&Edit"),
        (
            (
                _deed("undo", mark("&Undo"), "Ctrl+Z", "undo"),
                _deed("redo", mark("&Redo"), "Ctrl+Shift+Z Ctrl+Y", "redo"),
            ),
            (
                _deed("log", mark("&Log feedback"), "Ctrl+L", "comment-plus-outline"),
                _deed("new", mark("&New on this page"), "Ctrl+N", "plus"),
                ActionSpec("edit", mark("&Edit what is chosen"), "F2", "pencil-outline"),
                _deed("remove", mark("&Delete what is chosen"), "Del", "trash-can-outline"),
            ),
            (
                _deed("follow_up", mark("&Make a follow-up"), "Ctrl+M", "flag-plus-outline"),
                _deed("mark_kept", mark("Mark as &kept"), "Shift+K", "check-circle-outline"),
                _deed("mark_broken", mark("Mark as &broken"), "Shift+B", "close-circle-outline"),
                _deed("mark_withdrawn", mark("Mark as &withdrawn"), "Shift+W", "minus-circle-outline"),
                _deed("mark_open", mark("Mark as &open"), "Shift+O", "circle-outline"),
                _deed("reschedule", mark("Mo&ve to another day…"), "Shift+D", "calendar-arrow-right"),
                _deed("hand_over", mark("&Hand over…"), "Shift+H", "account-arrow-right-outline"),
            ),
            (ActionSpec("filter", mark("&Filter the list"), "Ctrl+F /", "filter-outline"),),
            (
                ActionSpec(
                    "preferences",
                    mark("&Preferences…"),
                    "Ctrl+,",
                    "cog-outline",
                    needs_project=False,
                    role=QAction.MenuRole.PreferencesRole,
                ),
            ),
        ),
    ),
    MenuSpec(
        mark("&Agenda"),
        (
            (
                _deed("theme_up", mark("Move theme &up"), "Alt+Up", "arrow-up"),
                _deed("theme_down", mark("Move theme &down"), "Alt+Down", "arrow-down"),
                _deed("theme_in", mark("&Indent theme"), "Alt+Right", "format-indent-increase"),
                _deed("theme_out", mark("&Outdent theme"), "Alt+Left", "format-indent-decrease"),
            ),
            (ActionSpec("theme_lists", mark("&Show what was said…"), "Ctrl+Return", "comment-text-outline"),),
            (
                _deed("merge_theme", mark("&Merge theme into…"), "", "call-merge"),
                _deed("split_theme", mark("S&plit theme…"), "", "call-split"),
            ),
            (_deed("read_outline", mark("Read an ou&tline…"), "", "text-box-plus-outline"),),
            (_deed("renumber_themes", mark("&Renumber codes"), "", "format-list-numbered"),),
        ),
    ),
    MenuSpec(
        mark("&Stakeholders"),
        (
            (
                _deed("tag_chosen", mark("&Tag what is chosen…"), "Ctrl+T", "tag-outline"),
                _deed("kind_of_chosen", mark("Set their &kind…"), "", "shape-outline"),
                _deed("owner_of_chosen", mark("Set their &owner…"), "", "account-arrow-right-outline"),
            ),
            (
                _deed("archive_chosen", mark("&Archive what is chosen"), "", "archive-arrow-down-outline"),
                _deed(
                    "bring_back_chosen", mark("&Bring back what is chosen"), "", "archive-arrow-up-outline"
                ),
            ),
            (
                _deed("duplicates", mark("Look at possible &duplicates…"), "", "call-merge"),
                _deed("hand_over_all", mark("&Hand over to a colleague…"), "", "account-switch-outline"),
            ),
            (
                _deed("review_chosen", mark("Re&viewed: keep until…"), "Shift+R", "calendar-check-outline"),
                ActionSpec("subject_access", mark("Tell what is held on the&m…"), "", "account-eye-outline"),
                _deed("erase_contact", mark("&Erase for good…"), "Shift+Del", "account-remove-outline"),
            ),
        ),
    ),
    MenuSpec(
        mark("E&ngagements"),
        (
            (
                _deed("copy_engagement", mark("&Copy to another day…"), "Ctrl+D", "content-copy"),
                ActionSpec("turn_calendar", mark("&List or calendar"), "V", "calendar-week-outline"),
            ),
            (
                _deed("invite", mark("I&nvite by a filter…"), "Ctrl+Shift+I", "account-plus-outline"),
                _deed("give_seats", mark("Give everybody a &key"), "", "key-outline"),
            ),
            (
                _deed("attendance_invited", mark("Mark as &invited"), "I", "email-outline"),
                _deed("attendance_accepted", mark("Mark as &yes, accepted"), "Y", "calendar-check-outline"),
                _deed("attendance_declined", mark("Mark as &declined"), "D", "calendar-remove-outline"),
                _deed("attendance_apologies", mark("Mark as sent a&pologies"), "P", "message-outline"),
                _deed("attendance_attended", mark("Mark as &attended"), "A", "account-check-outline"),
                _deed(
                    "attendance_did_not_show", mark("Mark as did n&ot show"), "N", "account-remove-outline"
                ),
            ),
            (
                _deed("turn_final", mark("Make the note &final, or reopen it"), "", "lock-outline"),
                _deed("attach_document", mark("A&ttach documents…"), "Ctrl+Shift+A", "paperclip"),
            ),
            (
                ActionSpec("next_tab", mark("Ne&xt tab"), "Ctrl+PgDown", "chevron-right"),
                ActionSpec("previous_tab", mark("Ta&b before"), "Ctrl+PgUp", "chevron-left"),
            ),
        ),
    ),
    MenuSpec(
        mark("&Feedback"),
        (
            (
                _deed("code", mark("&Code to a theme…"), "T", "tag-plus-outline"),
                _deed("uncode", mark("&Take off a theme…"), "Shift+T", "tag-minus-outline"),
                ActionSpec("next_uncoded", mark("Ne&xt that is not coded"), "U", "skip-next-outline"),
            ),
            (_deed("resolve", mark("&Resolve a mark…"), "R", "account-question-outline"),),
            (
                ActionSpec("show_where", mark("Show &where it stands"), "W", "text-search"),
                ActionSpec(
                    "open_submission",
                    mark("Open the submission, or its &passage"),
                    "O",
                    "book-open-page-variant-outline",
                ),
                ActionSpec("save_file", mark("Save its &file as…"), "Ctrl+Shift+S", "file-download-outline"),
            ),
            (
                _deed("stance_support", mark("Stance: &support"), "+", ""),
                _deed("stance_oppose", mark("Stance: &oppose"), "-", ""),
                _deed("stance_mixed", mark("Stance: &mixed"), "~", ""),
                _deed("stance_neutral", mark("Stance: &neutral"), "0", ""),
                _deed("stance_unclear", mark("Stance: &unclear"), "?", ""),
            ),
            (
                _deed("key_point", mark("&Key point, or no longer"), "*", "star-outline"),
                _deed("evidence", mark("&Evidence offered, or no longer"), "!", "file-check-outline"),
            ),
        ),
    ),
    MenuSpec(
        mark("&Briefings"),
        (
            (
                ActionSpec(
                    "open_briefing", mark("&Write the briefing"), "Ctrl+B", "file-document-edit-outline"
                ),
            ),
            (
                _deed("part_text", mark("Add a &text"), "Ctrl+Shift+T", "text-box-plus-outline"),
                _deed("part_summary", mark("Add a &summary"), "Ctrl+Shift+U", "file-plus-outline"),
                _deed("part_chart", mark("Add a &chart"), "Ctrl+Shift+H", "chart-bar"),
                _deed("part_number", mark("Add a &number"), "Ctrl+Shift+M", "numeric"),
                _deed("part_quote", mark("Add a &quote…"), "Ctrl+Shift+Q", "format-quote-open"),
            ),
            (
                _deed("part_up", mark("Move part &up"), "Alt+Up", "arrow-up"),
                _deed("part_down", mark("Move part &down"), "Alt+Down", "arrow-down"),
            ),
            (
                _deed("freeze_briefing", mark("&Freeze an edition…"), "Ctrl+Shift+X", "snowflake"),
                ActionSpec("compare_edition", mark("C&ompare with today"), "Ctrl+Shift+D", "compare"),
            ),
        ),
    ),
    MenuSpec(
        mark("Pa&d"),
        (
            (
                ActionSpec("open_pad", mark("&Open the pad"), "Ctrl+R", "table-chair"),
                ActionSpec(
                    "pad_review", mark("After the room: re&view"), "Ctrl+Shift+R", "clipboard-check-outline"
                ),
            ),
            (
                _deed("pad_hand", mark("&Hand up or down…"), "Ctrl+H", "hand-back-right-outline"),
                _deed("pad_came", mark("&Joined…"), "Ctrl+J", "account-arrow-left-outline"),
                _deed("pad_went", mark("&Gone…"), "Ctrl+G", "account-arrow-right-outline"),
                _deed("pad_key", mark("Change a seat’s &key…"), "", "key-outline"),
                _deed("pad_unknown", mark("&Who is not known yet…"), "Ctrl+U", "account-question-outline"),
            ),
            (
                _deed("pad_next_item", mark("&End this item, begin the next"), "Ctrl+E", "skip-next-outline"),
                _deed("pad_item_up", mark("Move item &up"), "Alt+Up", "arrow-up"),
                _deed("pad_item_down", mark("Move item &down"), "Alt+Down", "arrow-down"),
            ),
            (
                _deed("pad_park", mark("&Park what is typed"), "Shift+Return", "parking"),
                _deed(
                    "pad_note", mark("&Note it for ourselves only"), "Ctrl+Shift+Return", "notebook-outline"
                ),
            ),
        ),
    ),
    MenuSpec(
        mark("Su&mmaries"),
        (
            (ActionSpec("save_each", mark("Save one for &each…"), "Ctrl+Alt+S", "content-save-all-outline"),),
            (
                ActionSpec("summary_figures", mark("What is behind the &numbers"), "Ctrl+Alt+N", "counter"),
                ActionSpec("summary_held", mark("What is &held back"), "", "eye-off-outline"),
                ActionSpec("summary_leaks", mark("&Places to look at"), "", "shield-search"),
            ),
            (
                ActionSpec("report_basis", mark("&Lawful basis"), "", "scale-balance"),
                ActionSpec("report_hand_over", mark("Hand-o&ver"), "", "account-arrow-right-outline"),
            ),
            (
                ActionSpec("open_saved", mark("&Open what was saved"), "Ctrl+Alt+O", "open-in-app"),
                ActionSpec("show_saved", mark("&Show it in its folder"), "", "folder-search-outline"),
            ),
            (
                ActionSpec("template_file", mark("Choose a &template file…"), "", "file-cog-outline"),
                ActionSpec("template_copy", mark("&Copy Engage’s template to change it"), "", "content-copy"),
                ActionSpec("template_folder", mark("Show the &folder of templates"), "", "folder-outline"),
            ),
        ),
    ),
    MenuSpec(
        mark("&Go"),
        (
            (ActionSpec("search", mark("Search or &jump to…"), "Ctrl+K", "magnify"),),
            (
                ActionSpec("page_overview", mark("&Overview"), "Ctrl+1", "view-dashboard-outline"),
                ActionSpec("page_stakeholders", mark("&Stakeholders"), "Ctrl+2", "account-group-outline"),
                ActionSpec("page_engagements", mark("&Engagements"), "Ctrl+3", "calendar-blank-outline"),
                ActionSpec("page_feedback", mark("&Feedback"), "Ctrl+4", "comment-text-outline"),
                ActionSpec("page_submissions", mark("Su&bmissions"), "Ctrl+5", "inbox-arrow-down-outline"),
                ActionSpec("page_agenda", mark("&Agenda"), "Ctrl+6", "file-tree-outline"),
                ActionSpec("page_follow_ups", mark("Fo&llow-ups"), "Ctrl+7", "flag-outline"),
                ActionSpec("page_summaries", mark("S&ummaries"), "Ctrl+8", "file-document-outline"),
                ActionSpec("page_briefings", mark("B&riefings"), "Ctrl+9", "file-document-edit-outline"),
                ActionSpec(
                    "page_data-protection", mark("&Data protection"), "Ctrl+0", "shield-account-outline"
                ),
            ),
            (ActionSpec("next_pane", mark("Next &pane"), "F6"),),
        ),
    ),
    MenuSpec(
        mark("&View"),
        (
            (
                ActionSpec("facets", mark("&Facets of stakeholders"), "Ctrl+Shift+F", "tune-variant"),
                ActionSpec("columns", mark("&Columns and order…"), "Ctrl+Shift+C", "table-column"),
            ),
            (
                ActionSpec("views", mark("&Views of the list…"), "Ctrl+Shift+V", "bookmark-multiple-outline"),
                _deed("keep_view", mark("&Keep the list as a view…"), "Ctrl+Shift+K", "bookmark-plus"),
            ),
            (
                _colours("system", mark("Colours of the &system")),
                _colours("light", mark("&Light colours")),
                _colours("dark", mark("&Dark colours")),
            ),
        ),
    ),
    MenuSpec(
        mark("&Help"),
        (
            (
                _always("help", mark("&Help on what is in front"), "F1", "help-circle-outline"),
                _always("keys", mark("&Keyboard"), icon="keyboard-outline"),
            ),
            (
                ActionSpec(
                    "about",
                    mark("&About Engage"),
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
        action = QAction(translated(spec.text), parent)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(shortcut) for shortcut in spec.shortcuts.split()])
        action.setMenuRole(spec.role)
        if spec.is_everywhere:
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
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
        menu = menu_bar.addMenu(translated(spec.text))
        menu.setAccessibleName(plain(spec.text))
        menu.setToolTipsVisible(True)  # why an entry is grey
        for number, block in enumerate(spec.blocks):
            if number:
                menu.addSeparator()
            menu.addActions([actions[entry.name] for entry in block])


def plain(text: str) -> str:
    """The text of a menu or an entry as it is read, without the mark of its mnemonic."""
    return translated(text).replace("&", "")


def _calling(handler: Callable[[], object]) -> Callable[[bool], None]:
    def triggered(checked: bool) -> None:
        handler()

    return triggered
