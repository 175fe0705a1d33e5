"""How people meet, guessed from what a calendar says."""

from __future__ import annotations

import re
from collections.abc import Iterable

from engage.domain.engagements import Channel

_LINK = re.compile(
    r"https?://[\w.-]*\b(?:zoom\.us|zoom\.com|zoomgov\.com|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|"
    r"webex\.com|gotomeeting\.com|goto\.com|whereby\.com|meet\.jit\.si|skype\.com|bluejeans\.com)/[^\s<>\"]*",
    re.IGNORECASE,
)
_ROOM = re.compile(
    r"(?:microsoft )?teams(?: meeting)?|teams-besprechung|réunion teams|(?:via |on )?zoom(?: meeting| call)?|"
    r"google meet|webex|online|video ?call|by (?:video|zoom|teams)|skype",
    re.IGNORECASE,
)
"""What stands as the place of a meeting that has none."""
_TITLES = (
    (Channel.ROUNDTABLE, re.compile(r"\bround[ -]?tables?\b", re.IGNORECASE)),
    (Channel.WEBINAR, re.compile(r"\bwebinars?\b", re.IGNORECASE)),
    (Channel.SITE_VISIT, re.compile(r"\b(?:site|factory|plant) visits?\b", re.IGNORECASE)),
    (Channel.TOWN_HALL, re.compile(r"\b(?:town hall|public) meeting\b", re.IGNORECASE)),
    (Channel.CALL, re.compile(r"\b(?:phone |video )?calls?\b(?! for\b)", re.IGNORECASE)),
)
_SAMPLE = 20_000


def channel_of(title: str, place: str, links: Iterable[str]) -> Channel:
    """Return how people meet: by the words of the title, else whether they meet anywhere else than on line.

    A room that can also be joined by a link is a meeting.
    """
    for channel, words in _TITLES:
        if words.search(title):
            return channel
    online = [link for text in (place, *links) if (link := link_in(text))]
    is_nowhere = not place or place == link_in(place) or _ROOM.fullmatch(place) is not None
    if not is_nowhere or not (online or place):
        return Channel.MEETING
    is_webinar = any("/webinar" in link or re.search(r"zoom\.us/w/", link) for link in online)
    return Channel.WEBINAR if is_webinar else Channel.CALL


def link_in(text: str) -> str:
    """Return the first link in a text by which a meeting is joined; "" where there is none."""
    found = _LINK.search(text[:_SAMPLE])
    return found[0] if found else ""
