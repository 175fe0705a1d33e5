"""What is wanted of a summary, all told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from engage.domain.disclosure import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the pages are made by."""

    summary: str
    """Its name."""
    filter: str
    audience: Audience
    options: Mapping[str, str] = field(default_factory=dict)
    """What is chosen of the summary's own options; the others are as usual."""
    template: str = "engage"
    """A name, or a TOML file."""
