"""The engagements that the rows of a file name: by uid or title, and by the day where that is needed."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

import sqlalchemy as sa

from engage.domain.choices import excerpt
from engage.domain.engagements import Engagement
from engage.domain.text import compact, fold, words
from engage.errors import Invalid, NotFound
from engage.services.importing.work import Work
from engage.storage import records, schema


class EngagementNames:
    """All engagements by what a file may call them, read once."""

    def __init__(self, connection: sa.Connection) -> None:
        self._by_title: defaultdict[str, list[int]] = defaultdict(list)
        self._by_day: defaultdict[dt.date, list[int]] = defaultdict(list)
        self._days: dict[int, dt.date] = {}
        held = schema.engagement.c
        for id, uid, title, day in connection.execute(sa.select(held.id, held.uid, held.title, held.held_on)):
            self.add(id, uid, title, day)

    def add(self, id: int, uid: str, title: str, day: dt.date) -> None:
        """Take in one that was stored."""
        self._by_title[_key(title)].append(id)
        self._by_title[uid].append(id)
        self._by_day[day].append(id)
        self._days[id] = day

    def id(self, title: str, day: dt.date | None) -> int | None:
        """Return the engagement that is called so; None where there is none.

        The day tells apart those of one title, and is enough by itself where there is no title. Raises
        `Invalid` where several may be meant.
        """
        found = self._by_title.get(_key(title), []) if title else self._by_day.get(day, []) if day else []
        on_the_day = [id for id in found if self._days[id] == day]
        found = on_the_day or ([] if day and title and len(found) > 1 else found)
        if len(found) > 1:
            what = f"are called “{excerpt(title)}”" if title else "were held on that day"
            raise Invalid(f"{len(found)} engagements {what}", "", "Give the id", field="engagement")
        return found[0] if found else None


def chosen_engagement(work: Work) -> Engagement | None:
    """Return the engagement that a person has chosen for the file; raises `NotFound` where it is gone."""
    if work.choices.engagement is None:
        return None
    found = records.fetch(work.connection, Engagement, [work.choices.engagement])
    if not found:
        raise NotFound("The engagement is no longer there", "", "Choose another one")
    return found[0]


def is_about(title: str, topic: str) -> bool:
    """Whether two titles say the same, or one says all that the other does in two words or more."""
    return have_in_common(frozenset(words(title)), frozenset(words(topic)))


def have_in_common(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words of two titles are the same, or two or more of one are all that the other has."""
    fewer = min(one, other, key=len)
    return bool(fewer) and (one == other or (len(fewer) > 1 and fewer <= one and fewer <= other))


def _key(text: str) -> str:
    return compact(text) or fold(text.strip())
