"""A chat that Zoom saved, old or new, as messages; what was written to one person never leaves this module.

Old: `15:02:29 From Ann Example to Everyone : words`, or without "to Everyone". New: the day before the time,
and the words on the lines below. Recorded: `00:12:03`, a tab, `Ann Example:`, a tab and words, timed from the
beginning.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum

from engage.domain.text import compact
from engage.services.importing.calls.headings import EVERYONE, PRIVATELY

_BEGINS = re.compile(r"(?:(?P<day>\d{4}-\d\d-\d\d) )?(?P<time>\d\d:\d\d:\d\d)\s+From\s+(?P<rest>\S.*)")
_RECORDED = re.compile(r"(?P<time>\d\d:\d\d:\d\d)\t(?P<name>[^\t]{1,200}?):\t(?P<text>.*)")
_TO = re.compile(r"(?P<name>.{1,200}?)\s++to\s++(?P<whom>.{1,200}?)\s*+:(?:\s(?P<text>.*)|$)")
_NAMED = re.compile(r"(?P<name>.{1,200}?)\s++:\s(?P<text>.*)")
_MARKED = re.compile("|".join(map(re.escape, PRIVATELY)), re.IGNORECASE)
_REACTION = re.compile(r"(?:Reacted to|Removed a .{1,40} reaction from) [\"“].*", re.DOTALL)
_REPLY = re.compile(r"(Replying to [\"“].*?[\"”])\s*\n(.*)", re.DOTALL)
_FILE = re.compile(
    r"(?:\[?(?:file|attachment|image|screenshot)\]?:?\s+)?[^\n/:]{1,200}\."
    r"(?:pdf|docx?|xlsx?|pptx?|odt|ods|odp|csv|txt|zip|png|jpe?g|gif|heic|mp4|mov|mp3|m4a)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """What somebody wrote for all to read."""

    line: int
    name: str
    text: str
    time: dt.time | None = None
    """By the clock of whoever saved the chat; None: only how long after the beginning is known."""
    day: dt.date | None = None
    answers: str = ""
    """The line by which Zoom says to what it replies."""


class LeftOut(Enum):
    """What a message was that is left out: of a private one that is all that is told."""

    PRIVATE = "A private message"
    REACTION = "A reaction"
    FILE = "A file that was sent"


@dataclass(frozen=True, slots=True)
class ChatLog:
    """The public part of a chat, and what was left out of it."""

    messages: tuple[Message, ...]
    left_out: tuple[tuple[int, LeftOut], ...] = ()
    """The line and the sort of each message that is not in the public part."""

    def count(self, sort: LeftOut) -> int:
        """How many of a sort were left out."""
        return sum(each is sort for _, each in self.left_out)


def is_chat(text: str) -> bool:
    """Whether the first line with something in it begins a message."""
    first = next((line for line in text[:4_000].lstrip("\ufeff").split("\n") if line.strip()), "")
    return bool(_BEGINS.fullmatch(first.strip()) or _RECORDED.fullmatch(first.strip()))


def read_chat(text: str) -> ChatLog:
    """Return the public messages of a chat; of a message to anybody but all only its line is kept."""
    begun = list(_begun(text))
    has_recipients = any(_names_recipient(rest) for _, _, _, rest, _ in begun)
    messages: list[Message] = []
    left_out: list[tuple[int, LeftOut]] = []
    for number, day, time, rest, more in begun:
        public = _recorded(rest) if time is None else _public(rest, has_recipients)
        if public is None:
            left_out.append((number, LeftOut.PRIVATE))
            continue
        name, first = public
        message = _message(number, name, "\n".join([first, *more] if first.strip() else more))
        if _REACTION.fullmatch(message.text):
            left_out.append((number, LeftOut.REACTION))
        elif _FILE.fullmatch(message.text):
            left_out.append((number, LeftOut.FILE))
        elif message.text:
            messages.append(replace(message, day=day, time=time))
    return ChatLog(tuple(messages), tuple(left_out))


_Begun = tuple[int, dt.date | None, dt.time | None, str, list[str]]


def _begun(text: str) -> Iterator[_Begun]:
    """Yield each message: its line, day, time, the rest of that line, and the lines below."""
    current: _Begun | None = None
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), start=1):
        begins = _started(number, line.strip())
        if begins is None:
            if current is not None:
                current[4].append(line.removeprefix("\t").rstrip())
            continue
        if current is not None:
            yield current
        current = begins
    if current is not None:
        yield current


def _started(number: int, line: str) -> _Begun | None:
    try:
        if match := _BEGINS.fullmatch(line):
            day = dt.date.fromisoformat(match["day"]) if match["day"] else None
            return number, day, dt.time.fromisoformat(match["time"]), match["rest"], []
    except ValueError:
        pass
    # Whatever else is marked as private begins, in a form that is not known, what is none of our business.
    is_one = _RECORDED.fullmatch(line) or _MARKED.search(line)
    return (number, None, None, line, []) if is_one else None


def _recorded(line: str) -> tuple[str, str] | None:
    """Whose words a message of a recording begins with; None for one that is marked as private."""
    match = None if _MARKED.search(line) else _RECORDED.fullmatch(line)
    return (match["name"], match["text"]) if match else None


def _names_recipient(rest: str) -> bool:
    """Whether a message says to whom it is, as those to all do in some files and in others do not."""
    head = rest.partition(":")[0]
    return " to " in " ".join(head.split()) and not _MARKED.search(head)


def _public(rest: str, has_recipients: bool) -> tuple[str, str] | None:
    """Whose words a message for all begins with; None for a message that is not for all.

    In doubt it is none: where the file names recipients, a message without one is not for all.
    """
    whom = _TO.match(rest)
    if has_recipients:
        if whom is None or compact(whom["whom"]) not in EVERYONE:
            return None
        return whom["name"].strip(), whom["text"] or ""
    if _MARKED.search(rest):
        return None
    match = _NAMED.match(rest)
    if match is None or " to " in " ".join(match["name"].split()):
        return None
    return match["name"], match["text"]


def _message(number: int, name: str, text: str) -> Message:
    text = text.strip()
    if match := _REPLY.fullmatch(text):
        return Message(number, name, match[2].strip(), answers=match[1])
    return Message(number, name, text)
