"""Where one is in a project: kept for the next time, and while it is locked, to go on there."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QByteArray, QTimer

from engage.domain.records import Noun

if TYPE_CHECKING:
    from pathlib import Path

    from engage.services.first_rows import FirstRows
    from engage.ui.pad.full_page import FullPage
    from engage.ui.page import Page
    from engage.ui.preferences import Preferences
    from engage.ui.project_view import ProjectView

_FIRST = "overview"
_BESIDE_FULL = "engagements"
"""What stands for a page over all panes, which is not gone on with after closing."""


@dataclass(frozen=True)
class Place:
    """The page in front, and where one is on it: in numbers, which say nothing of what stands there."""

    page: type[Page]
    numbers: Mapping[str, int] = field(default_factory=dict)


def leave(view: ProjectView) -> Place:
    """Return where one is; what tells it in words is kept in the project itself."""
    is_typing = bool(view.page.unfinished())
    view.typed_again.drafts.place = json.dumps(view.page.place_in_words())
    return Place(type(view.page), {**view.page.place(), "typing": is_typing})


def go_back(view: ProjectView, place: Place) -> None:
    """Go to where one was."""
    if place.page.is_full:
        view.open_full(cast("type[FullPage]", place.page), place.numbers.get("open"))
        return
    view.show_page(place.page.name)
    view.page.go_back_to(place.numbers)
    view.typed_again.drafts.place_found.connect(lambda words: view.page.go_back_to_words(json.loads(words)))
    if place.numbers["typing"]:
        page = view.page
        # In a turn after the one in which the page comes to the front, and takes the cursor.
        view.typed_again.drafts.found.connect(lambda found: QTimer.singleShot(0, page, page.take_up))


def kept_rows(preferences: Preferences, path: Path) -> str:
    """Return what is kept of the list that was in sight when a project was closed."""
    return preferences.screen_text(_rows_of(path))


def restore(view: ProjectView, first: FirstRows | None) -> None:
    """Turn to the page that was in front when the project was closed, and to what was chosen there."""
    preferences = view.context.preferences
    view.show_page(preferences.screen_text("page") or _FIRST)
    if first is not None:
        view.page.show_first(first)
    noun, _, id = preferences.screen_text(_chosen_in(view)).partition(":")
    if noun in view.page.nouns and id.isdecimal():
        view.page.go_on_at(Noun(noun), int(id))


def begin(view: ProjectView) -> None:
    """Turn to the page on which a new project begins, wherever another one was left."""
    view.show_page(_FIRST)


def remember(view: ProjectView) -> None:
    """Keep how the pages are left."""
    kept: dict[str, QByteArray | str] = {"panes": view.panes.saveState(), "page": view.page.name}
    if view.page.is_full:
        kept["page"] = _BESIDE_FULL
    for page in view.pages:
        kept.update(page.screens())
    rows = view.page.kept_rows()
    kept[_rows_of(view.context.project.path)] = rows.text() if rows else ""
    kept[_chosen_in(view)] = ":".join(map(str, view.chosen() or ()))
    view.context.preferences.keep_screens(kept)
    view.typed_again.drafts.keep()


def _chosen_in(view: ProjectView) -> str:
    """The name under which the chosen record is remembered: its id only, nothing that stands in it."""
    return f"place.{view.context.project.path}"


def _rows_of(path: Path) -> str:
    """The name under which the rows in sight are remembered: their ids only."""
    return f"rows.{path}"
