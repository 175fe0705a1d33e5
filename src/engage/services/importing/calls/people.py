"""Everybody whom a list names, once: joined twice is one attendance, from first join to last leave."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from zoneinfo import ZoneInfo

from engage.domain.choices import find_choice
from engage.domain.engagements import AttendanceRole, AttendanceStatus
from engage.domain.text import compact, fold
from engage.services.importing.calls.headings import ROLES, STATUS
from engage.services.importing.calls.lists import Seen, has_waited, with_stamps
from engage.services.importing.calls.moments import seconds_of, together
from engage.services.importing.calls.written_names import NOBODY, Known, ShownName, shown_name

_MINUTE = 60
_MORE = (
    AttendanceStatus.DECLINED,
    AttendanceStatus.INVITED,
    AttendanceStatus.DID_NOT_SHOW,
    AttendanceStatus.ACCEPTED,
    AttendanceStatus.ATTENDED,
)
"""Of several tickets, the best counts."""
_ROLES = (
    AttendanceRole.PARTICIPANT,
    AttendanceRole.OBSERVER,
    AttendanceRole.SPEAKER,
    AttendanceRole.STAFF,
    AttendanceRole.CHAIR,
)
"""Whoever is there twice, in two roles, has the later one of these."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How the times of a file are read."""

    day_first: bool
    zone: ZoneInfo


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody on a list."""

    row: int
    """The first one about them."""
    shown: str
    """Their name as the list has it."""
    name: str
    """As a person's; empty where nobody is named."""
    body: str = ""
    """For whom they may speak."""
    job: str = ""
    """What they do there."""
    email: str = ""
    role: AttendanceRole = AttendanceRole.PARTICIPANT
    status: AttendanceStatus = AttendanceStatus.ATTENDED
    absence: str = ""
    """Why they were not there, though they stand on the list; empty for all others."""
    anonymity: str = ""
    """Why nobody can say who it was; empty where somebody is named."""
    joined: dt.datetime | None = None
    left: dt.datetime | None = None
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class _Named:
    """A row with what its name and address come to."""

    seen: Seen
    shown: str
    name: ShownName
    email: str


def invitees(
    seen: Iterable[Seen],
    clock: Clock,
    values: Mapping[str, Mapping[str, str]],
    known: Known = NOBODY,
) -> list[Invitee]:
    """Return everybody on a list, in the order in which they first stand there.

    `values` says what a person wants the roles and statuses of the file to mean.
    """
    rows = [_named(row, known) for row in with_stamps(tuple(seen))]
    roles, statuses = values.get("role", {}), values.get("status", {})
    has_audience = any(_role(row.seen, roles) is AttendanceRole.PARTICIPANT for row in rows)
    return [_invitee(group, clock, roles, statuses, has_audience) for group in _grouped(rows)]


def _named(row: Seen, known: Known) -> _Named:
    texts = row.texts
    parts = [texts[part] for part in ("given_name", "family_name") if part in texts]
    shown = texts.get("name") or " ".join(parts)
    name = shown_name(shown, known)
    if len(parts) > 1 and "name" in texts:  # whoever registered has written it in full
        name = replace(name, name=" ".join(parts))
    return _Named(row, shown, name, _email(texts))


def _email(texts: Mapping[str, str]) -> str:
    """The address; the account's name in Teams is one, but not that of somebody from outside."""
    for name in ("email", "registration_email", "upn"):
        text = texts.get(name, "")
        if text.count("@") == 1 and "#EXT#" not in text and " " not in text:
            return text
    return ""


def _grouped(rows: Sequence[_Named]) -> list[list[_Named]]:
    """Part the rows by person: by address, else by name; tickets that share a buyer's address by both."""
    has_tickets = any("order" in row.seen.texts for row in rows)
    groups: dict[tuple[str, str], list[_Named]] = {}
    addresses: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.email:
            addresses[_key(row)].add(fold(row.email))
    for row in rows:
        name, email = _key(row), fold(row.email)
        if not email and len(addresses[name]) == 1:
            (email,) = addresses[name]
        groups.setdefault((email, name if has_tickets or not email else ""), []).append(row)
    return _without_buyers(list(groups.values())) if has_tickets else list(groups.values())


def _key(row: _Named) -> str:
    return compact(row.name.name) or fold(row.shown)


def _without_buyers(groups: list[list[_Named]]) -> list[list[_Named]]:
    """Leave an address that several people share to the one whose name is in it, if there is just one."""
    sharing: defaultdict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        sharing[fold(group[0].email)].append(place)
    bought: set[int] = set()
    for email, places in sharing.items():
        owners = [place for place in places if _is_named(email, groups[place][0].name.name)]
        if len(places) > 1:
            bought.update(places if len(owners) != 1 else set(places) - set(owners))
    return [
        [replace(row, email="") for row in group] if place in bought else group
        for place, group in enumerate(groups)
    ]


def _is_named(email: str, name: str) -> bool:
    """Whether an address is called after somebody: by a name, or by the names that are in it."""
    address = compact(email.partition("@")[0])
    words = [compact(word) for word in name.split()]
    return any(words) and (
        address in words or (all(word[:1] in address for word in words) and words[-1] in address)
    )


def _invitee(
    rows: Sequence[_Named],
    clock: Clock,
    roles: Mapping[str, str],
    statuses: Mapping[str, str],
    has_audience: bool,
) -> Invitee:
    best = max(rows, key=lambda row: row.name.strength)
    inside = [row.seen for row in rows if not has_waited(row.seen)]
    there = [row for row in inside if not _is_nothing(row, clock)]
    said = [_status(row, statuses) for row in there]
    body = next(
        (row.seen.texts["organisation"] for row in rows if "organisation" in row.seen.texts), best.name.body
    )
    role = max((_role(row.seen, roles) or AttendanceRole.PARTICIPANT for row in rows), key=_ROLES.index)
    is_sure = any(row.seen.role or row.seen.texts.get("role") in roles for row in rows)
    if role is AttendanceRole.SPEAKER and not has_audience and not is_sure:
        role = AttendanceRole.PARTICIPANT  # in a meeting of Teams everybody may present
    joined, left, minutes = _presence(there, clock)
    email = next((row.email for row in rows if row.email), "")
    return Invitee(
        row=rows[0].seen.row,
        shown=best.shown or email,
        name=best.name.name,
        body=body,
        job=next((row.texts["job"] for row in inside if "job" in row.texts), ""),
        email=email,
        role=role,
        status=max(said, key=_MORE.index, default=AttendanceStatus.ATTENDED),
        absence="" if said else "joined and left again at once" if inside else "was in the waiting room only",
        anonymity="" if email or best.name.name else _anonymity(best.name),
        joined=joined,
        left=left,
        minutes=minutes,
    )


def _anonymity(name: ShownName) -> str:
    return "dialled in, and no name is known" if name.is_number else "is no person’s name"


def _role(row: Seen, roles: Mapping[str, str]) -> AttendanceRole | None:
    text = row.role or row.texts.get("role", "")
    wish = find_choice(AttendanceRole, roles[text]) if text in roles else None
    return wish or ROLES.get(compact(text))


def _status(row: Seen, statuses: Mapping[str, str]) -> AttendanceStatus:
    """What one row says; whoever is on a list of those who were there was there."""
    said = [row.texts[name] for name in ("status", "attended", "approval") if name in row.texts]
    for text in said:
        if text in statuses and (wish := find_choice(AttendanceStatus, statuses[text])):
            return wish
    known = [STATUS[compact(text)] for text in said if compact(text) in STATUS]
    if AttendanceStatus.ATTENDED not in known and _has_times(row):
        return AttendanceStatus.ATTENDED
    if AttendanceStatus.DID_NOT_SHOW in known:  # unless it was never agreed that they come
        known.sort(key=lambda status: status not in (AttendanceStatus.DECLINED, AttendanceStatus.INVITED))
    if known:
        return known[0]
    is_promise = any(name in row.texts for name in ("order", "ticket", "registered", "approval"))
    return AttendanceStatus.ACCEPTED if is_promise else AttendanceStatus.ATTENDED


def _has_times(row: Seen) -> bool:
    return any(name in row.texts for name in ("joined", "left", "duration"))


def _is_nothing(row: Seen, clock: Clock) -> bool:
    """Whether somebody came and was gone again: a call that did not come about."""
    if "duration" in row.texts:
        return seconds_of(row.texts["duration"]) == 0
    start, end = _moments(row, clock)
    return start is not None and start == end


def _moments(row: Seen, clock: Clock) -> tuple[dt.datetime | None, dt.datetime | None]:
    """When somebody came and went; nobody goes before they come."""
    joined, left = row.moment("joined"), row.moment("left")
    start = joined.moment(clock.day_first, clock.zone) if joined else None
    end = left.moment(clock.day_first, clock.zone) if left else None
    return start, None if start and end and end < start else end


def _presence(
    rows: Sequence[Seen], clock: Clock
) -> tuple[dt.datetime | None, dt.datetime | None, int | None]:
    """The first join, the last leave, and the minutes between with none counted twice.

    Where the file says itself how long somebody was there, and that is less, it is right: Teams gives the
    first join and the last leave alone.
    """
    moments = [_moments(row, clock) for row in rows]
    starts = sorted(start for start, _ in moments if start)
    ends = sorted(end for _, end in moments if end)
    whole = [(start, end) for start, end in moments if start and end]
    if not whole and len(starts) == len(ends):  # a row for each coming and going
        whole = list(zip(starts, ends, strict=True))
    stated = [seconds for row in rows if (seconds := seconds_of(row.texts.get("duration", ""))) is not None]
    lengths = [together(whole)] if whole and len(whole) >= len(stated) else []
    if stated and len(stated) >= len(whole):
        lengths.append(sum(stated))
    minutes = (min(lengths) + _MINUTE // 2) // _MINUTE if lengths else None
    return starts[0] if starts else None, ends[-1] if ends else None, minutes
