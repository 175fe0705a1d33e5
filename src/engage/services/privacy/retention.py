"""How long records are kept: the group's own rules, what they would do, and doing it."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.records import Noun
from engage.domain.retention import RetentionAction, RetentionRule, RetentionStart
from engage.domain.text import clean
from engage.errors import Invalid
from engage.storage import bulk
from engage.storage import retention as storage
from engage.storage.project import Project
from engage.storage.retention import ACTIONS, STARTS

__all__ = ["ACTIONS", "STARTS", "Applied", "Due", "Passed", "apply", "due", "keep", "rules"]

MOST_MONTHS = 1_200


@dataclass(frozen=True, slots=True)
class Passed:
    """A record whose time has come."""

    id: int
    name: str
    since: dt.date
    """The day from which the months of the rule are counted."""


@dataclass(frozen=True, slots=True)
class Due:
    """A rule, and the records whose time has come by it."""

    rule: RetentionRule
    records: tuple[Passed, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What the rules did."""

    reviewed: int
    archived: int
    to_erase: tuple[tuple[Noun, int], ...]
    """Those that are to be erased, each of which somebody confirms: noun and id."""
    changes: Changes = field(default_factory=Changes, compare=False)


def rules(project: Project) -> list[RetentionRule]:
    """Return the rules in their order."""
    with project.reading() as connection:
        return storage.rules(connection)


def keep(project: Project, wanted: Sequence[RetentionRule]) -> Changes:
    """Keep these rules and no others, as one deed; raises `Invalid` where one cannot be kept."""
    checked = [_checked(rule) for rule in wanted]
    with project.transaction("Change how long records are kept") as tx:
        storage.keep(tx.connection, checked)
    return tx.changes


def due(project: Project, today: dt.date | None = None) -> list[Due]:
    """Return what each rule would do now, and to which records; nothing is done."""
    day = today or clock.today()
    with project.reading() as connection:
        return [
            Due(
                rule, tuple(Passed(*row) for row in storage.passed(connection, rule, _before(rule, day), day))
            )
            for rule in storage.rules(connection)
        ]


def apply(project: Project, today: dt.date | None = None) -> Applied:
    """Do what the rules ask for, as one deed that can be undone.

    Nobody is erased by it: who is to be is named, for somebody to look at each and to confirm it.
    """
    day = today or clock.today()
    reviewed: set[int] = set()
    archived: set[tuple[Noun, int]] = set()
    to_erase: dict[tuple[Noun, int], None] = {}
    with project.transaction("Apply how long records are kept") as tx:
        for rule in storage.rules(tx.connection):
            ids = [id for id, *_ in storage.passed(tx.connection, rule, _before(rule, day), day)]
            if rule.action is RetentionAction.REVIEW:
                bulk.edit(tx.connection, rule.noun, ids, {"review_on": day})
                reviewed.update(ids)
            elif rule.action is RetentionAction.ARCHIVE:
                bulk.edit(tx.connection, rule.noun, ids, {"archived": True})
                archived.update((rule.noun, id) for id in ids)
            else:
                to_erase |= dict.fromkeys((rule.noun, id) for id in ids)
    return Applied(len(reviewed), len(archived), tuple(to_erase), tx.changes)


def _before(rule: RetentionRule, today: dt.date) -> dt.date:
    """Return the day before which the time of a record has come: so many months before the next day."""
    next_day = today + dt.timedelta(days=1)
    month = next_day.year * 12 + next_day.month - 1 - rule.months
    year, number = divmod(month, 12)
    if year < 1:
        return dt.date.min
    last = calendar.monthrange(year, number + 1)[1]
    return dt.date(year, number + 1, min(next_day.day, last))


def _checked(rule: RetentionRule) -> RetentionRule:
    if not 1 <= rule.months <= MOST_MONTHS:
        raise Invalid(f"Months go from 1 to {MOST_MONTHS:,}, not {rule.months}", field="months")
    if rule.noun not in STARTS[rule.since]:
        raise _impossible(rule.noun, _COUNTED[rule.since], STARTS[rule.since], "since")
    if rule.noun not in ACTIONS[rule.action]:
        raise _impossible(rule.noun, _DONE[rule.action], ACTIONS[rule.action], "action")
    return RetentionRule(
        uid=rule.uid,
        noun=rule.noun,
        since=rule.since,
        months=rule.months,
        action=rule.action,
        note=" ".join(clean(rule.note).split()),
    )


_COUNTED = {
    RetentionStart.LAST_HEARD: "counted from when they were last heard from",
    RetentionStart.ADDED: "counted from when they were put in",
    RetentionStart.ENDED: "counted from when they ended",
}
_DONE = {
    RetentionAction.REVIEW: "reviewed",
    RetentionAction.ARCHIVE: "archived",
    RetentionAction.ERASE: "erased by a rule",
}


def _impossible(noun: Noun, what: str, possible: Sequence[Noun], name: str) -> Invalid:
    there = ", ".join(each.plural for each in possible)
    return Invalid(
        f"{noun.plural.capitalize()} cannot be {what}", f"{there} can", "Choose another", field=name
    )
