"""How the page of summaries was left, for the next time: nothing of what a project holds is in it.

What a filter asks for may be somebody's name. So a filter is kept where all that it says are words of the
filter language, dates, and the codes of themes, such as `kind:union theme:2 after:2020`, and else not.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from engage.domain.filter_fields import FIELDS, Form
from engage.domain.filters import parse
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.summaries import registry

_CODE = re.compile(r"[\d.]+")
_SAYS_NOTHING = frozenset({Form.CHOICE, Form.DATE, Form.RATING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What was chosen last, of a project."""

    summary: str = ""
    audience: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    """By noun."""
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By summary."""


def to_text(left: Left) -> str:
    """As the settings keep it: without what may be the project's data."""
    filters = {noun: text for noun, text in left.filters.items() if text and is_safe(text, Noun(noun))}
    known = {one.name: {option.name for option in _safe(one)} for one in registry.summaries()}
    options = {
        name: {option: value for option, value in chosen.items() if option in known.get(name, ())}
        for name, chosen in left.options.items()
    }
    return json.dumps(
        {"summary": left.summary, "audience": left.audience, "filters": filters, "options": options},
        sort_keys=True,
    )


def from_text(text: str) -> Left:
    """Read it again; what cannot be read is as at first."""
    found = _object(text)
    options = found.get("options")
    return Left(
        summary=str(found.get("summary", "")),
        audience=str(found.get("audience", "")),
        filters=_texts(found.get("filters")),
        options={name: _texts(chosen) for name, chosen in options.items()}
        if isinstance(options, dict)
        else {},
    )


def texts(text: str) -> dict[str, str]:
    """Texts by name, as they were kept; what cannot be read is left out."""
    return _texts(_object(text))


def is_safe(filter: str, noun: Noun) -> bool:
    """Whether a filter says nothing that a project alone can know."""
    try:
        terms = parse(filter, noun).terms
    except Invalid:
        return False
    for term in terms:
        known = FIELDS[noun].get(term.field or "")
        form = known.form if known else None
        if form is Form.THEME:
            if not all(_CODE.fullmatch(str(value)) for value in term.values):
                return False
        elif form not in _SAYS_NOTHING:
            return False
    return True


def _safe(summary: registry.Summary) -> list[registry.Option]:
    """The options whose words are those of a list, or such as are checked: the sheet of labels."""
    return [option for option in summary.options if option.choices or option.check]


def _object(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text) if text else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {str(name): text for name, text in value.items() if isinstance(text, str)}
