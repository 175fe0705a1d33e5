"""How long records are kept: the rules that a group has made for itself."""

from __future__ import annotations

from dataclasses import dataclass

from engage.domain.records import Choice, Noun, Record


class RetentionStart(Choice):
    """From what day on the months of a rule are counted."""

    LAST_HEARD = "last_heard"
    ADDED = "added"
    ENDED = "ended"


class RetentionAction(Choice):
    """What is to be done with a record whose time has come."""

    REVIEW = "review"
    ARCHIVE = "archive"
    ERASE = "erase"


@dataclass(frozen=True, slots=True, kw_only=True)
class RetentionRule(Record):
    """How long records of a noun are kept, and what is done with them then."""

    noun: Noun
    since: RetentionStart
    months: int
    action: RetentionAction
    note: str = ""
    """Why: a reader of the list of rules is told."""
