"""Whom and what a row of feedback mentions: the texts that name records of the project, resolved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

import sqlalchemy as sa

from engage.domain import clock
from engage.domain.engagements import Engagement
from engage.domain.feedback import Coding, CodingSource, Feedback, Stance
from engage.domain.quick_log import MarkKind, as_typed
from engage.domain.records import Noun, Reference
from engage.domain.text import fold
from engage.errors import Invalid
from engage.services.importing.matching.names import Names
from engage.services.importing.work import Work
from engage.storage import records, schema

_MENTIONS = ("engagement", "contact", "organisation", "question", "theme")
_MOST_COMMAS = 6
"""In the title of a theme."""
_MARKS = " .:)-–—"
"""What may stand between a theme's code and its title."""
_SIGNS = {"contact": "@", "organisation": "@", "theme": "#"}

_Ids = dict[tuple[int | None, str], set[int]]
"""Ids by the id of what they belong to (None: whatever it is) and the folded name."""


class Mentions:
    """What the rows of one file may mention; each noun is read once, when it is first needed."""

    def __init__(self, work: Work) -> None:
        self._connection = work.connection
        self._who = work.who
        self._usual_engagement = work.choices.engagement
        self._now = clock.now()
        self._engagements: dict[str | int, Engagement] = {}

    def resolved(self, texts: Mapping[str, Any], before: Feedback | None) -> dict[str, Any]:
        """Return the values of a row with references for the texts that name other records.

        `before` is the feedback that the row updates. What names nobody and nothing known is put among the
        unresolved marks. Raises `Invalid` for an engagement that is not known, and where no day is.
        """
        values = {name: value for name, value in texts.items() if name not in _MENTIONS}
        marks: list[str] = []
        engagement = self._engagement(texts.get("engagement", ""), before)
        if engagement is not None:
            values["engagement"] = Reference(engagement.id)
        if before is None and "said_on" not in values:
            if engagement is None:
                raise Invalid("The date is missing", "no engagement says it", "Fill it in", field="said_on")
            values["said_on"] = engagement.held_on
        for name, known in (("contact", self._contacts), ("organisation", self._organisations)):
            if name in texts:
                _mention(values, name, known.ids(texts[name]), marks, as_typed(MarkKind.WHO, texts[name]))
        if before is None and "organisation" not in texts and "contact" in values:
            body = self._main_bodies.get(values["contact"].id)
            values["organisation"] = Reference(body) if body else None
        if "question" in texts:
            within = engagement.consultation.id if engagement and engagement.consultation else None
            ids = self._questions.get((within, fold(texts["question"])), set())
            _mention(values, "question", ids, marks, f"question {texts['question']}")
        if "theme" in texts:
            within = engagement.agenda.id if engagement and engagement.agenda else None
            values["codings"] = self.codings(texts["theme"], within, marks, texts.get("stance"), before)
        if before is not None:
            if {coding.stance for coding in before.codings} == {texts.get("stance")}:
                del values["stance"]  # its codings say so already
            values = {name: _as_before(getattr(before, name), value) for name, value in values.items()}
            marks = [*_still_unresolved(before, texts), *marks]
        return values | {"unresolved": tuple(dict.fromkeys(marks))}

    def codings(
        self,
        names: Sequence[str],
        agenda: int | None,
        marks: list[str],
        stance: Stance | None = None,
        before: Feedback | None = None,
    ) -> tuple[Coding, ...]:
        """Return what codes and titles of themes come to, those of an agenda first.

        "2.3 Training" is the code with its title. The parts of a list are put together again where a title
        has commas itself. What names no theme goes to the marks.
        """
        coded = {coding.theme.id: coding for coding in before.codings} if before else {}
        # One stance for all cannot mean codings that differ.
        keeps = stance is None or len({coding.stance for coding in coded.values()}) > 1
        codings: dict[int, Coding] = {}
        for text, id in self._themes_in([text.lstrip("#").strip() for text in names], agenda, before):
            if id is None:
                marks.append(as_typed(MarkKind.THEME, text))
                continue
            new = Coding(
                theme=Reference(id),
                stance=stance or Stance.UNCLEAR,
                coded_by=self._who,
                coded_at=self._now,
                source=CodingSource.IMPORT,
            )
            was = coded.get(id)
            codings[id] = was if was and (keeps or was.stance is stance) else new
        return tuple(codings.values())

    def _themes_in(
        self, names: Sequence[str], agenda: int | None, before: Feedback | None
    ) -> Iterator[tuple[str, int | None]]:
        """Each name with its theme; those side by side are one where only together they name one."""
        place = 0
        while place < len(names):
            for end in range(min(place + _MOST_COMMAS + 1, len(names)), place, -1):
                text = ", ".join(names[place:end])
                id = self._theme(text, agenda, before)
                if id is not None or end == place + 1:
                    yield text, id
                    place = end
                    break

    def _theme(self, text: str, agenda: int | None, before: Feedback | None) -> int | None:
        """Return the one theme meant: one it is coded to, else of the engagement's agenda, else of any."""
        name = fold(text)
        coded = {
            coding.theme.id
            for coding in (before.codings if before else ())
            if name in (fold(coding.theme.kind), fold(coding.theme.name))
        }
        within = (agenda, None)
        known = (coded, *(self._themes.get((each, name), set()) for each in within))
        best = next(filter(None, known), None) or self._with_code_and_title(text, within)
        return min(best) if len(best) == 1 else None

    def _with_code_and_title(self, text: str, within: Iterable[int | None]) -> set[int]:
        """The themes of "2.3: Training", of one agenda before those of all."""
        code, _, title = text.partition(" ")
        code, title = fold(code.rstrip(_MARKS)), fold(title.lstrip(_MARKS))
        if not title:
            return set()
        found = (
            self._themes.get((each, code), set()) & self._themes.get((each, title), set()) for each in within
        )
        return next(filter(None, found), set())

    def _engagement(self, text: str, before: Feedback | None) -> Engagement | None:
        usual = before.engagement.id if before and before.engagement else None
        key = text or (usual if before else self._usual_engagement)
        if key is None:
            return None
        if key not in self._engagements:
            ids = [key] if isinstance(key, int) else records.find(self._connection, Noun.ENGAGEMENT, key)
            if len(ids) > 1:
                raise Invalid(
                    f"More than one engagement is called “{text}”", "", "Give its id", field="engagement"
                )
            found = records.fetch(self._connection, Engagement, ids)
            if not found:
                raise Invalid(
                    f"There is no engagement “{text}”",
                    "",
                    "Add it first, or correct the row",
                    field="engagement",
                )
            self._engagements[key] = found[0]
        return self._engagements[key]

    @cached_property
    def _contacts(self) -> Names:
        return Names(self._connection, Noun.CONTACT)

    @cached_property
    def _organisations(self) -> Names:
        return Names(self._connection, Noun.ORGANISATION)

    @cached_property
    def _main_bodies(self) -> dict[int, int]:
        """For whom each contact mainly speaks."""
        role = schema.affiliation.c
        current = (
            sa.select(role.contact_id, role.organisation_id)
            .where(role.ended.is_(None))
            .order_by(role.is_primary, role.id.desc())
        )
        return dict(self._connection.execute(current).all())

    @cached_property
    def _questions(self) -> _Ids:
        question = schema.question.c
        return self._index(sa.select(question.id, question.consultation_id, question.number, question.text))

    @cached_property
    def _themes(self) -> _Ids:
        theme = schema.theme.c
        return self._index(sa.select(theme.id, theme.agenda_id, theme.code, theme.title))

    def _index(self, wanted: sa.Select[Any]) -> _Ids:
        found: _Ids = {}
        for id, owner, *names in self._connection.execute(wanted):
            for key in {(within, fold(name)) for within in (owner, None) for name in names}:
                found.setdefault(key, set()).add(id)
        return found


def _mention(values: dict[str, Any], name: str, ids: set[int], marks: list[str], mark: str) -> None:
    """Take the one record that a text names, else keep the text as a mark."""
    if len(ids) == 1:
        values[name] = Reference(min(ids))
    else:
        marks.append(mark)


def _as_before(before: Any, value: Any) -> Any:
    """A reference to the same record as before stands as it did: only what differs is a change."""
    is_same = isinstance(before, Reference) and isinstance(value, Reference) and before.id == value.id
    return before if is_same else value


def _still_unresolved(before: Feedback, texts: Mapping[str, Any]) -> list[str]:
    """The marks of before, without those for which the row says something new."""
    answered = tuple(sign for name, sign in _SIGNS.items() if name in texts)
    return [mark for mark in before.unresolved if not mark.startswith(answered)]
