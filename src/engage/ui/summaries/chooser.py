"""The choice among all summaries, in groups by what they are made of."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from engage.domain.records import Noun
from engage.services.summaries.registry import Summary
from engage.services.summaries.wording import called
from engage.ui.translation import mark, plural, translated
from engage.ui.widgets.fields import ChoiceField, first_upper
from engage.ui.widgets.words import tip

_GROUPS = {
    Noun.FEEDBACK: mark("What was said"),
    Noun.ORGANISATION: mark("Stakeholders"),
    Noun.CONTACT: mark("Stakeholders"),
}
"""What a group is called; any other by the noun that its summaries are made of."""
_WHOLE = mark("The whole project")


class SummaryChooser(ChoiceField):
    """A heading cannot be chosen; keys and the wheel pass over it."""

    def offer_summaries(self, summaries: Iterable[Summary]) -> None:
        """Offer these, each group in the order in which its first one comes; nothing is chosen."""
        groups: dict[str, list[Summary]] = {}
        for summary in summaries:
            groups.setdefault(group_of(summary), []).append(summary)
        model = QStandardItemModel(self)
        self._values.clear()
        for heading, members in groups.items():
            model.appendRow(self._heading(heading))
            self._values.append(None)
            for summary in members:
                item = QStandardItem(name_of(summary))
                item.setToolTip(tip(summary.description))
                model.appendRow(item)
                self._values.append(summary.name)
        with QSignalBlocker(self):
            self.setModel(model)
            self.setCurrentIndex(-1)

    def _heading(self, text: str) -> QStandardItem:
        item = QStandardItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        return item


def group_of(summary: Summary) -> str:
    """The heading under which a summary stands."""
    if summary.is_whole:
        return translated(_WHOLE)
    noun = summary.noun
    return translated(_GROUPS[noun]) if noun in _GROUPS else first_upper(plural(noun))


def name_of(summary: Summary) -> str:
    """A summary's name as the window writes it: "By theme"."""
    return first_upper(called(summary.name))
