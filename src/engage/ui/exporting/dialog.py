"""The dialog in which data are written for other programs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget

from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.errors import EngageError
from engage.services.exporting.data import Exported, export
from engage.services.exporting.exchange.registry import FORMATS, Format
from engage.services.leaks import Leaking
from engage.ui import errors, theme
from engage.ui.context import Context
from engage.ui.help.help_key import offer_help
from engage.ui.list_page import ListPage
from engage.ui.page import Page
from engage.ui.projects.new_project import file_name
from engage.ui.save_dialogs import ask_for_file
from engage.ui.translation import counted, plural
from engage.ui.widgets import dialog_frame
from engage.ui.widgets.fields import ChoiceField, first_upper
from engage.ui.widgets.scrolling import let_scroll
from engage.ui.widgets.words import Words, tell

_LEAKS_SHOWN = 8
_MOST_WANTED = ("xlsx", "csv")
"""The formats that most people want of a list, by name."""


def ask(context: Context, page: Page, parent: QWidget) -> None:
    """Ask in which format to write what a page lists, or everything."""
    noun = next((each for each in Noun if each in page.nouns), None)
    narrowed = ""
    if isinstance(page, ListPage):
        noun, narrowed = page.listing.noun, page.filter_bar.text()
    dialog = ExportDialog(context, noun, narrowed, parent)
    offer_help(dialog, context.actions["help"], "exporting")
    dialog.open()


class ExportDialog(QDialog):
    """What, in which format, for whom; it says what such a file does not have before it is written."""

    def __init__(
        self, context: Context, noun: Noun | None, narrowed: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._context = context.for_dialog(self)
        self._is_done = False
        self._asked: Path | None = None
        self.what = ChoiceField()
        self.filter = QLineEdit(narrowed)
        self.filter.setPlaceholderText(self.tr("All of them"))
        self.format = ChoiceField()
        self.version = ChoiceField()
        self.audience = ChoiceField()
        self.audience.offer_choices(Audience)
        self.audience.show_value(Audience.INTERNAL)
        self.reason = QLineEdit()
        self._captions: dict[QWidget, Words] = {}
        self._for_whom = Words(
            self.tr(
                "For ourselves: nothing is held back in it, whatever was agreed. For others, save a summary."
            ),
            wraps=True,
        )
        self._not_carried = Words(role="quiet", wraps=True)
        self._said = Words(wraps=True)
        self._problem = Words(role="problem", wraps=True)
        self._lay_out()
        self.what.offer(
            [(self.tr("Everything"), None), *((first_upper(plural(each)), each) for each in Noun)]
        )
        self.what.committed.connect(lambda noun: self._offer_formats())
        self.format.committed.connect(lambda chosen: self._show_format())
        self.what.show_value(noun)
        self._offer_formats()
        let_scroll(self)

    def _lay_out(self) -> None:
        column = dialog_frame.begin(self, self.tr("Export for other programs"), theme.GRID // 2)
        for caption, field in (
            (self.tr("&What"), self.what),
            (self.tr("Which of them: a &filter"), self.filter),
            (self.tr("&Format"), self.format),
            (self.tr("&Version"), self.version),
            (self.tr("Who will &read it"), self.audience),
        ):
            self._add_field(column, caption, field)
        column.addWidget(self._for_whom)
        column.addWidget(self._said)
        column.addWidget(self._not_carried)
        column.addWidget(self._problem)
        self._add_field(column, self.tr("&Reason to export it all the same"), self.reason)
        self._show_field(self.reason, is_shown=False)
        self._said.hide()
        self._problem.hide()
        column.addStretch()
        self.does_it = dialog_frame.end(self, column, self.tr("&Export…"))
        self.resize(72 * theme.GRID, 68 * theme.GRID)

    def _add_field(self, column: QVBoxLayout, caption: str, field: QWidget) -> None:
        label = Words(caption, "quiet")
        label.setBuddy(field)
        field.setAccessibleName(caption.replace("&", ""))
        self._captions[field] = label
        column.addWidget(label)
        column.addWidget(field)
        column.addSpacing(theme.GRID // 2)

    def _show_field(self, field: QWidget, *, is_shown: bool) -> None:
        field.setVisible(is_shown)
        self._captions[field].setVisible(is_shown)

    # What is chosen

    def _offer_formats(self) -> None:
        """Offer the formats that hold what is chosen, the one first that was used for it last.

        Then come those that most people want of a list, and those that hold little else.
        """
        noun: Noun | None = self.what.value()
        formats: Sequence[Format] = [
            one
            for one in FORMATS
            if (noun in one.nouns if noun else len(one.nouns) > 1 and not one.takes_one_noun)
        ]
        self.filter.setEnabled(noun is not None)
        offered = sorted(formats, key=lambda one: len(one.nouns)) if noun else formats
        last = self._context.preferences.screen_text(_used_for(noun))
        names = [last, *_MOST_WANTED, *(one.name for one in offered)]
        offered = sorted(offered, key=lambda one: names.index(one.name))
        self.format.offer((f"{one.suffix}: {one.label}", one) for one in offered)
        self.format.show_value(offered[0])
        self._show_format()

    def _show_format(self) -> None:
        """Say what a file of the format does not have, and ask for what it takes."""
        chosen: Format = self.format.value()
        self._show_field(self.version, is_shown=bool(chosen.versions))
        self.version.offer((version, version) for version in chosen.versions)
        self.version.show_value(next(iter(chosen.versions), None))
        self._show_field(self.audience, is_shown=chosen.has_audiences)
        self._for_whom.setVisible(chosen.has_everything)
        self._show_field(self.reason, is_shown=False)
        self.reason.clear()
        self._problem.hide()
        told = (f"• {sentence}" for sentence in chosen.not_carried)
        self._not_carried.setText("\n".join((self.tr("Not in the file:"), *told)))
        self._not_carried.setVisible(bool(chosen.not_carried))

    # Writing

    def accept(self) -> None:
        """Ask where to, and write it; the dialog stays to say what came of it."""
        if self._is_done:
            super().accept()
            return
        if self.reason.isVisible() and self._asked is not None:
            self.write_to(self._asked)
            return
        chosen: Format = self.format.value()
        noun: Noun | None = self.what.value()
        name = plural(noun) if noun else self._context.project.path.stem
        path = ask_for_file(
            self,
            self._context.preferences,
            self.windowTitle(),
            f"{file_name(name)}{chosen.suffix}",
            {f"{first_upper(chosen.label)} (*{chosen.suffix})": chosen.suffix},
        )
        if path is not None:
            self.write_to(path)

    def write_to(self, path: Path) -> None:
        """Write what is chosen to a file."""
        chosen: Format = self.format.value()
        noun: Noun | None = self.what.value()
        narrowed = self.filter.text() if noun else ""
        version = self.version.value() or ""
        audience = self.audience.value() if chosen.has_audiences else Audience.INTERNAL
        reason = self.reason.text() if self.reason.isVisible() else ""
        self._asked = path
        self._problem.hide()
        self.does_it.setEnabled(False)
        self._context.write(
            lambda project, progress: export(
                project,
                path,
                noun,
                narrowed,
                progress,
                name=chosen.name,
                version=version,
                audience=audience,
                despite=reason,
            ),
            self._tell,
            self._refuse,
            label=self.tr("Exporting {}").format(path.name),
        )

    def _tell(self, done: Exported) -> None:
        """Say what was written; nothing more can be done here then."""
        self._context.preferences.keep_screens({_used_for(self.what.value()): done.format.name})
        counts = ", ".join(counted(noun, count) for noun, count in done.counts.items())
        what = self.tr("Wrote {} to {}.").format(counts, self._asked)
        left_out = done.not_carried[len(done.format.not_carried) :]
        tell(self._said, "\n".join((what, *left_out)))
        self._is_done = True
        for field in self._captions:
            self._show_field(field, is_shown=False)
        for button in self.findChildren(QPushButton, dialog_frame.CANCEL):
            button.hide()
        self.does_it.setText(self.tr("&Close"))
        self.does_it.setEnabled(True)
        self.does_it.setFocus()

    def _refuse(self, error: EngageError) -> None:
        self.does_it.setEnabled(True)
        errors.show_beside(self._problem, error)
        if isinstance(error, Leaking):
            found = [leak.sentence for leak in error.leaks]
            more = len(found) - _LEAKS_SHOWN
            rest = [self.tr("and {} more").format(f"{more:,}")] if more > 0 else []
            self._problem.setText("\n".join((error.what, *found[:_LEAKS_SHOWN], *rest)))
            self._show_field(self.reason, is_shown=True)
            self.reason.setFocus()


def _used_for(noun: Noun | None) -> str:
    """As which the preferences keep the format that was used last for these records, or for everything."""
    return f"exported.{noun or 'everything'}"
