"""How a piece of feedback may be attributed, and to whom.

The levels, the rules of engagements and the audiences are those of the glossary; the rules stand in
`Rule.default_level` and in the functions below.
"""

from __future__ import annotations

from engage.domain.records import Choice


class Level(Choice):
    """How a piece of feedback may be attributed, from open to closed."""

    NAMED = "named"
    ORGANISATION = "organisation"
    KIND = "kind"
    ANONYMOUS = "anonymous"
    WITHHELD = "withheld"


class Rule(Choice):
    """What those at an engagement agreed about saying outside who said what."""

    ON_RECORD = "on_record"
    ORGANISATION_ONLY = "organisation_only"
    CHATHAM_HOUSE = "chatham_house"
    PRIVATE = "private"


class Audience(Choice):
    """Who will read an output."""

    INTERNAL = "internal"
    SHARED = "shared"
    PUBLIC = "public"


_DEFAULTS = {
    Rule.ON_RECORD: Level.NAMED,
    Rule.ORGANISATION_ONLY: Level.ORGANISATION,
    Rule.CHATHAM_HOUSE: Level.KIND,
    Rule.PRIVATE: Level.WITHHELD,
}


def default_level(rule: Rule | None) -> Level:
    """Return the level of feedback that has none of its own; None: feedback without an engagement."""
    return Level.ORGANISATION if rule is None else _DEFAULTS[rule]
