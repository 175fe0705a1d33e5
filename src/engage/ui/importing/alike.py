"""Files that come with one of which all has been said: how they are read where nothing more is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from engage.domain.progress import Progress
from engage.services.importing.imports import Incoming
from engage.services.importing.source import Source
from engage.services.importing.work import Choices
from engage.settings import Settings
from engage.ui.importing.knowing import Known, known

OF_A_CALL = frozenset({"attendance", "eventbrite", "teams", "zoom", "zoom-chat"})
"""The formats of what belongs to one engagement and to no other: of each such file it is to be seen where."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What was said of one file, for others."""

    first: Known
    said: str
    """The format that a person has said the first has; "" where nobody had to."""
    choices: Choices
    """Of the first."""
    settled: Mapping[str, int | None]
    """By format: at which engagement such files are put."""
    settings: Settings
    """With how the columns and values of the first are read."""

    def incoming(self, path: Path, progress: Progress) -> Incoming | None:
        """Return how a file is to be read; None where something is to be asked of it.

        What looks like the first is taken for what the first was said to be. Raises `EngageError` where the
        file cannot be read.
        """
        source = Source.read(path)
        asked = Choices(day_first=self.choices.day_first)
        found = known(source, "", asked, self.settings, progress)
        if self.said and found.guess == self.first.guess and source.suffix == self.first.source.suffix:
            found = known(source, self.said, asked, self.settings, progress)
        is_open = found.asks_columns or (found.asks_dates and asked.day_first is None)
        if found.problem is not None or is_open or found.asks_which_sheet:
            return None
        engagement = None
        if found.asks_where:
            engagement = self.settled.get(found.format)
            if found.format not in self.settled or (engagement is not None and found.format in OF_A_CALL):
                return None
        look = found.look
        choices = Choices(
            mapping=look.mapping if look is not None else {},
            values=found.recalled_values,
            day_first=self.choices.day_first,
            sheet=look.sheet if look is not None else "",
            engagement=engagement,
        )
        return Incoming(source, found.format, choices)
