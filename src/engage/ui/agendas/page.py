"""The agendas with their themes, and how much was heard on each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from engage.domain.agendas import Agenda, Theme
from engage.domain.feedback import Stance
from engage.domain.filters import quoted
from engage.domain.organisations import Organisation
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.services import agenda_templates, records, themes
from engage.ui import theme as look
from engage.ui.agendas import moves
from engage.ui.agendas.editor import AgendaEditor, ThemeEditor
from engage.ui.agendas.merge_dialog import MergeDialog
from engage.ui.agendas.moves import Place, Step
from engage.ui.agendas.reading import read_agendas
from engage.ui.agendas.split_dialog import SplitDialog
from engage.ui.agendas.tree_model import ID, LEVEL, NOUN, ORGANISATIONS, PIECES, Agendas, AgendaTree
from engage.ui.agendas.tree_view import AgendaView
from engage.ui.context import Context
from engage.ui.feedback.page import who_text
from engage.ui.help.help_key import offer_help
from engage.ui.models.paged_table import Column, Look
from engage.ui.page import Page
from engage.ui.tasks import Task
from engage.ui.translation import counted, mark
from engage.ui.widgets.empty_state import EmptyState
from engage.ui.widgets.fields import first_upper
from engage.ui.widgets.filter_bar import FilterBar
from engage.ui.widgets.key_button import KeyButton
from engage.ui.widgets.page_foot import PageFoot
from engage.ui.widgets.page_head import PageHead

SAID = (
    Column(mark("Who"), who_text, Look.QUIET, width=14),
    Column(mark("What was said"), lambda feedback: feedback.text),
)


_DEEDS = (
    ("theme_up", "theme_down", "theme_in", "theme_out"),
    ("merge_theme", "split_theme"),
    ("renumber_themes",),
)
"""What gives the tree another shape, as its menu has it."""


_NAMED = 8
"""Organisations that a filter names; of more, it asks for their stances."""


class AgendaPage(Page):
    """What feedback is logged against."""

    name = "agenda"
    nouns = frozenset({Noun.AGENDA, Noun.THEME})
    deeds = frozenset({"theme_lists", "read_outline", *(name for block in _DEEDS for name in block)})

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._found = Agendas((), (), {})
        self._reading: Task | None = None
        self._chosen: tuple[Noun, int] | None = None
        unsaid = self.tr("Nothing said is coded to this theme.")
        self.inspector = self._inspector_stack = stack = QStackedWidget(context.beside)
        self.inspectors = {
            Noun.AGENDA: self.make_inspector(
                Noun.AGENDA, lambda: AgendaEditor, lambda agenda: (agenda.title, agenda.publisher)
            ),
            Noun.THEME: self.make_inspector(
                Noun.THEME,
                lambda: ThemeEditor,
                lambda theme: (f"{theme.code} {theme.title}", self._standing(theme)),
                lambda editor: (
                    (
                        self.tr("Said"),
                        self.found_by(
                            Noun.FEEDBACK,
                            SAID,
                            lambda theme: f"agenda:{theme.agenda.uid} theme:{theme.code}",
                            unsaid,
                        ),
                    ),
                ),
            ),
        }
        for noun, inspector in self.inspectors.items():
            stack.addWidget(inspector)
            inspector.added.connect(lambda id, noun=noun: self._show_added(noun, id))
            inspector.closed.connect(self._show_current)
            inspector.closed.connect(self.focus_content)
        self.add_agenda = QPushButton(self.tr("Add agenda"))
        self.add_agenda.setMenu(self._add_menu())
        self.filter_bar = FilterBar(Noun.THEME)
        self.filter_bar.use(context)
        self.model = AgendaTree(self)
        self.tree = AgendaView(self.model, is_read_only=context.project.is_read_only)
        self.arrange = QPushButton(self.tr("Arrange"))
        self.arrange.setMenu(self._arrange_menu())
        self._empty = EmptyState()
        lists = QWidget()
        self._lists = QStackedLayout(lists)
        self._lists.addWidget(self.tree)
        self._lists.addWidget(self._empty)
        head = PageHead(self.title())
        head.addWidget(self.arrange)
        head.addWidget(self.add_agenda)
        head.addWidget(KeyButton(self.tr("New theme"), context.actions["new"], "primary"))
        self._foot = PageFoot()
        middle = QVBoxLayout()
        middle.setContentsMargins(20, 0, 20, look.GRID)
        middle.setSpacing(look.GRID)
        middle.addWidget(self.filter_bar)
        middle.addWidget(lists, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot)
        self.filter_bar.filter_changed.connect(self.refresh)
        self.tree.record_chosen.connect(self._on_tree_record_chosen)
        self.tree.heard_wanted.connect(self.show_heard)
        self.tree.activated.connect(self._on_tree_activated)
        self.tree.customContextMenuRequested.connect(self._on_tree_custom_context_menu_requested)
        self.model.move_wanted.connect(self.put)
        for button in (self.arrange, self.add_agenda):
            button.setEnabled(not context.project.is_read_only)

    @staticmethod
    def title() -> str:
        return QCoreApplication.translate("AgendaPage", "Agenda")

    def _standing(self, theme: Theme) -> str:
        """The level of a theme, and its agenda."""
        level = self.model.index_of(Noun.THEME, theme.id).data(LEVEL) or ""
        return " · ".join(filter(None, (first_upper(level), theme.agenda.name)))

    def _add_menu(self) -> QMenu:
        """The agendas that come with Engage, and other ways to one."""
        menu = QMenu(self)
        for entry in agenda_templates.names():
            action = menu.addAction(entry.title.replace("&", "&&"))
            action.triggered.connect(lambda checked, name=entry.name: self.add_template(name))
        menu.addSeparator()
        menu.addAction(self.tr("From an outline…")).triggered.connect(self.read_outline)
        menu.addAction(self.tr("An empty one")).triggered.connect(self._on_add_empty)
        return menu

    def _arrange_menu(self) -> QMenu:
        """What gives the tree another shape, each with its key."""
        menu = QMenu(self)
        for number, block in enumerate(_DEEDS):
            if number:
                menu.addSeparator()
            menu.addActions([self.context.actions[name] for name in block])
        return menu

    def _on_tree_custom_context_menu_requested(self, at: QPoint) -> None:
        """The lists behind the numbers, and what gives the tree another shape."""
        if self.tree.indexAt(at).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.addMenu(self.tree.lists_menu(menu))
            if self.arrange.isEnabled():
                menu.addSeparator()
                menu.addActions(self.arrange.menu().actions())
            menu.popup(self.tree.viewport().mapToGlobal(at))

    # What is shown

    def refresh(self) -> None:
        narrowed = self.filter_bar.text()

        def show(found: Agendas) -> None:
            if task is self._reading:
                self._show(found)

        task = self._reading = self.context.read(
            lambda project: read_agendas(project, narrowed), show, self.filter_bar.refuse
        )

    def _show(self, found: Agendas) -> None:
        self._found = found
        self.tree.show_agendas(found, self._chosen)
        self._foot.say(counted(Noun.THEME, len(found.themes)), counted(Noun.AGENDA, len(found.agendas)))
        if found.agendas:
            self._lists.setCurrentWidget(self.tree)
            return
        self._chosen = None
        self._lists.setCurrentWidget(self._empty)
        self._empty.say(
            self.tr("No agenda yet"),
            self.tr(
                "An agenda is the frame of themes that feedback is logged against: take one that comes "
                "with Engage, or read one from a document."
            ),
            [(self.tr("Add agenda"), self.add_agenda.showMenu)],
        )

    def _on_tree_record_chosen(self, noun: Noun, id: int) -> None:
        self._chosen = noun, id
        self._show_current()

    def _on_tree_activated(self, index: QModelIndex) -> None:
        """Show all that was said to it, at Enter or a double click."""
        self._chosen = Noun(index.data(NOUN)), index.data(ID)
        self.show_heard(PIECES, None)

    def show_heard(self, column: int, stance: Stance | None) -> None:
        """Show the list behind a number of the chosen theme, or behind a stance in its bar."""
        theme = self._theme()
        heard = self._found.heard.get(theme.id) if theme else None
        if stance is Stance.MIXED and heard and 0 < len(heard.mixed) <= _NAMED:
            # An organisation that was for one thing and against another stands there as mixed.
            ids = heard.mixed
            self.context.read(
                lambda project: records.rows(project, Organisation, ids),
                lambda found: self._want_list(
                    "organisation:" + ",".join(quoted(each.name) for each in found)
                ),
            )
        elif stance is Stance.MIXED:
            self._want_list(f"stance:{Stance.MIXED},{Stance.SUPPORT},{Stance.OPPOSE}")
        elif stance is not None:
            self._want_list(f"stance:{stance}")
        else:
            self._want_list("is:attributed" if column == ORGANISATIONS else "")

    def _want_list(self, narrowed: str) -> None:
        """Ask for the feedback to what is chosen, narrowed down."""
        chosen = next(agenda for agenda in self._found.agendas if agenda.id == self._agenda())
        alike = [agenda for agenda in self._found.agendas if fold(chosen.title) in fold(agenda.title)]
        theme = self._theme()
        parts = [f"theme:{quoted(theme.code)}"] if theme else []
        if theme is None or len(self._found.agendas) > 1:
            # A title that stands in another's would mean both.
            parts.append(f"agenda:{quoted(chosen.title) if len(alike) == 1 else chosen.uid}")
        self.list_wanted.emit(Noun.FEEDBACK, " ".join(filter(None, (*parts, narrowed))))

    def _show_current(self) -> None:
        if self._chosen is None:
            for inspector in self.inspectors.values():
                inspector.show_id(None)
            return
        noun, id = self._chosen
        inspector = self.inspectors[noun]
        if not self.inspectors[Noun.THEME].has_draft or inspector is not self.inspectors[Noun.THEME]:
            inspector.show_id(id)
        self._inspector_stack.setCurrentWidget(inspector)

    # Deeds

    def add_template(self, name: str) -> None:
        """Put in an agenda that comes with Engage."""
        self.context.write(
            lambda project, progress: agenda_templates.add(project, name),
            lambda changes: self.show_record(Noun.AGENDA, changes.first("agenda")),
        )

    def _on_add_empty(self) -> None:
        inspector = self.inspectors[Noun.AGENDA]
        inspector.show_draft(Agenda(title=""))
        self._inspector_stack.setCurrentWidget(inspector)

    def can_make_new(self) -> bool:
        return True

    def new_record(self) -> None:
        """Begin a theme below the one that is chosen."""
        if self._chosen is None:
            self.add_agenda.showMenu()
            return
        parent = self._theme()
        agenda = parent.agenda if parent else Reference(self._chosen[1])
        siblings = [
            theme
            for theme in self._found.themes
            if theme.agenda.id == agenda.id
            and (theme.parent.id if theme.parent else None) == (parent.id if parent else None)
        ]
        codes = {theme.code for theme in self._found.themes if theme.agenda.id == agenda.id}
        inspector = self.inspectors[Noun.THEME]
        inspector.show_draft(
            Theme(
                agenda=agenda,
                parent=Reference(parent.id) if parent else None,
                position=len(siblings),
                code=moves.next_code(parent.code if parent else "", codes, len(siblings)),
                title="",
            )
        )
        self._inspector_stack.setCurrentWidget(inspector)

    def _theme(self) -> Theme | None:
        """The theme that is chosen, as it was when it was last read."""
        noun, id = self._chosen or (None, 0)
        return next((theme for theme in self._found.themes if noun is Noun.THEME and theme.id == id), None)

    def _agenda(self) -> int | None:
        """The agenda that is chosen, or to which the chosen theme belongs."""
        theme = self._theme()
        if theme is not None:
            return theme.agenda.id
        noun, id = self._chosen or (None, None)
        return id if noun is Noun.AGENDA else None

    def step(self, step: Step) -> None:
        """Move the chosen theme, with all below it, by one step."""
        theme = self._theme()
        if theme is not None:
            shown = {each.id for each in self._found.themes}
            self.context.write(lambda project, progress: moves.take_step(project, theme, step, shown))

    def put(self, theme: Theme, place: Place) -> None:
        """Move a theme, with all below it, to a place."""
        self.context.write(lambda project, progress: moves.put(project, theme, place))

    def merge(self) -> None:
        """Ask which theme the chosen one is to become one with."""
        theme = self._theme()
        if theme is not None:
            dialog = MergeDialog(self.context, theme, self)
            dialog.merged.connect(lambda into: self.show_record(Noun.THEME, into))
            offer_help(dialog, self.context.actions["help"], self.name)
            dialog.open()

    def split(self) -> None:
        """Ask which themes are to be split off the chosen one."""
        theme = self._theme()
        if theme is not None:
            dialog = SplitDialog(self.context, theme, self)
            dialog.split_off.connect(lambda first: self.show_record(Noun.THEME, first))
            offer_help(dialog, self.context.actions["help"], self.name)
            dialog.open()

    def read_outline(self) -> None:
        """Ask for an outline, and add the themes that it makes."""
        # Imported when first needed: it brings the readers of foreign files with it.
        from engage.ui.agendas.outline_dialog import OutlineDialog

        dialog = OutlineDialog(self.context, self)
        dialog.added.connect(self.show_record)
        offer_help(dialog, self.context.actions["help"], self.name)
        dialog.open()

    def renumber(self) -> None:
        """Give every theme of the chosen agenda a code by its place."""
        agenda = self._agenda()
        if agenda is not None:
            self.context.write(lambda project, progress: themes.renumber(project, agenda))

    def remove_current(self) -> None:
        if self._chosen is not None:
            noun, id = self._chosen
            self.context.write(lambda project, progress: records.remove(project, records.CLASSES[noun], id))

    def edit_current(self) -> None:
        if self._chosen is not None:
            self.inspectors[self._chosen[0]].edit()

    def show_record(self, noun: Noun, id: int) -> None:
        self._chosen = noun, id
        self.tree.choose(noun, id)
        self._inspector_stack.setCurrentWidget(self.inspectors[noun])
        self.inspectors[noun].show_id(id)

    def _show_added(self, noun: Noun, id: int) -> None:
        """Choose what was added, with the cursor in the tree: the button that added it goes."""
        self.show_record(noun, id)
        self.focus_content()

    def show_filter(self, noun: Noun, text: str) -> None:
        self.filter_bar.set_text(text)

    def focus_filter(self) -> None:
        self.filter_bar.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_content(self) -> None:
        shown = self._empty if self._lists.currentWidget() is self._empty else self.tree
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)
