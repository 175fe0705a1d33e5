"""Agenda items as they are put in and gone through in the pad."""

from __future__ import annotations

import re

from engage.domain.changes import Changes
from engage.domain.engagements import AgendaItem, Engagement
from engage.services import pad, records
from engage.services.projects import Project

_MINUTES = re.compile(r"(?P<title>.*\S)\s+(?P<minutes>\d{1,3})\s*(?:min(?:utes|\.)?|m|')?\s*", re.IGNORECASE)


def read_item(text: str) -> AgendaItem:
    """An item as it is typed: "Energy prices 20" or "Energy prices, 20 min"."""
    found = _MINUTES.fullmatch(text)
    if found is None:
        return AgendaItem(title=text.strip())
    return AgendaItem(title=found["title"].rstrip(" ,:;–-"), minutes=int(found["minutes"]))


def add(project: Project, engagement: int, text: str) -> Changes:
    """Put an item behind the others."""
    held = records.get(project, Engagement, engagement)
    return records.edit(project, Engagement, engagement, items=(*held.items, read_item(text)))


def go_on(project: Project, engagement: int) -> Changes:
    """Begin with the next item that has not begun, which ends the one that runs; after the last, end that."""
    held = records.get(project, Engagement, engagement)
    running = next((item for item in held.items if item.is_running), None)
    coming = next((item for item in held.items if item.started_at is None), None)
    if coming is not None:
        return pad.start_item(project, coming.id)
    return pad.end_item(project, running.id) if running is not None else Changes()
