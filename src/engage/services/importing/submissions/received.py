"""What was read of a file that somebody sent in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from engage.services.importing.source import Source


@dataclass(frozen=True, slots=True)
class Received:
    """The text of a file, and what it says of where it came from."""

    text: str
    """As it is kept: paragraphs parted by blank lines."""
    title: str = ""
    sender_name: str = ""
    sender_address: str = ""
    """The sender's e-mail address."""
    received_on: dt.date | None = None
    enclosed: tuple[Source, ...] = ()
    """Files that came with a message, and messages that it passes on."""
    left_out: Counter[str] = field(default_factory=Counter)
    """What else there is in it, by the words that `LEFT_OUT` has for one and several."""


LEFT_OUT = {
    "comment": ("comment", "comments"),
    "deletion": ("passage that was struck out", "passages that were struck out"),
    "header": ("header or footer", "headers and footers"),
    "picture": ("picture", "pictures"),
    "file": ("file that cannot be read as text", "files that cannot be read as text"),
}
"""What a file has that is not kept as text."""
