"""Editions: a briefing frozen as it is, kept with its look, and printed again as it was."""

from __future__ import annotations

import datetime as dt
import json
import zlib
from dataclasses import dataclass, replace
from pathlib import Path

import engage
from engage.domain import clock
from engage.domain.briefings import Briefing, BriefingPart, Edition
from engage.domain.changes import Changes
from engage.domain.choices import excerpt
from engage.domain.progress import Progress, silent
from engage.errors import Conflict, Invalid, NotFound, StorageFailed
from engage.services import leaks, outgoing, records
from engage.services.briefings.building import build
from engage.services.briefings.fingerprints import Named, Source, named, source_ids, sources
from engage.services.checks import checked
from engage.services.exporting.house_style import PLAIN, HouseStyle
from engage.services.exporting.templates import find_template
from engage.services.kept_values import Unfit, as_plain, from_plain
from engage.services.summaries.document import Document
from engage.storage import contents
from engage.storage import records as stored
from engage.storage.project import Project

_VERSION = 1
"""Goes up when what was kept before can no longer be read as it stands."""


@dataclass(frozen=True, slots=True)
class Kept:
    """All that is kept of an edition."""

    document: Document
    style: HouseStyle
    parts: tuple[BriefingPart, ...]
    """What it was made by, so that the same can be made of what the data say later."""
    sources: tuple[Source, ...]
    """The feedback that it was made from, as that was."""
    named: tuple[Named, ...]
    """Whom it may name."""
    leaks: tuple[str, ...]
    """What it tells its readers although they may not learn it, for the edition's reason."""


def look(briefing: Briefing) -> HouseStyle:
    """Return the look that a briefing has; raises `Invalid` or `NotFound` where that is not there."""
    return find_template(briefing.template) if briefing.template else PLAIN


def freeze(
    project: Project,
    briefing_id: int,
    *,
    note: str = "",
    despite: outgoing.Reasons = "",
    made_on: dt.date | None = None,
    progress: Progress = silent,
) -> Changes:
    """Keep a briefing as it is now, as its next edition.

    Raises `leaks.Leaking` where it tells its audience what they may not learn and no reason to go on
    `despite` that is given; the edition keeps the reason. Raises `Invalid` where a part cannot be made.
    """
    briefing = records.get(project, Briefing, briefing_id)
    style = look(briefing)
    document = replace(build(project, briefing, made_on=made_on), maker=f"Engage {engage.__version__}")
    found = leaks.check(project, document, progress)
    reasons = {leak: outgoing.reason_for(leak, despite) for leak in found}
    if stopped := [leak for leak, reason in reasons.items() if not reason]:
        raise leaks.Leaking(document.title, stopped)
    with project.reading() as connection:
        made_from = sources(connection, source_ids(document), document.audience)
        people = named(connection, document)
    held = _packed(
        Kept(
            document,
            style,
            briefing.parts,
            tuple(made_from),
            tuple(people),
            tuple(leak.sentence for leak in found),
        )
    )
    number = max((edition.number for edition in briefing.editions), default=0) + 1
    with project.transaction(f"Freeze edition {number} of {excerpt(briefing.title)}") as tx:
        was = next(iter(stored.fetch(tx.connection, Briefing, [briefing_id])), None)
        if was is None or was.editions != briefing.editions:
            raise Conflict("The briefing was altered meanwhile", "", "Look at it again, then freeze it")
        edition = Edition(
            number=number,
            title=briefing.title,
            audience=briefing.audience,
            frozen_at=clock.now(),
            who=project.who,
            sha256=contents.keep(tx.connection, held),
            note=note,
            despite="; ".join(dict.fromkeys(reasons.values())),
        )
        now = checked(tx.connection, replace(was, editions=(*was.editions, edition)), was)
        stored.save(tx.connection, now, was)
    return tx.changes


def kept(project: Project, edition: Edition) -> Kept:
    """Return all that is kept of an edition; raises `StorageFailed` where it cannot be read any more."""
    with project.reading() as connection:
        held = contents.load(connection, edition.sha256)
    return unpacked(held)


def save(
    project: Project,
    edition: Edition,
    path: Path,
    progress: Progress = silent,
    *,
    despite: outgoing.Reasons = "",
) -> list[leaks.Leak]:
    """Save an edition as it was frozen, in the look that it had; raises what `outgoing.save` raises.

    The same edition makes the same bytes. What was let go when it was frozen needs no new reason; what
    readers may no longer learn since then does. Raises `Conflict` where it was withdrawn.
    """
    held = printable(project, edition)
    reasons = reasons_of(project, edition, held, despite)
    return outgoing.save(project, held.document, path, progress, style=held.style, despite=reasons)


def printable(project: Project, edition: Edition) -> Kept:
    """Return what is kept of an edition that may be printed; raises `Conflict` where it was withdrawn."""
    if edition.is_withdrawn:
        raise Conflict(
            f"Edition {edition.number} was withdrawn",
            edition.withdrawn_why,
            "Freeze a new edition, or undo the withdrawal",
        )
    return kept(project, edition)


def reasons_of(
    project: Project, edition: Edition, held: Kept, despite: outgoing.Reasons = ""
) -> outgoing.Reasons:
    """Return why an edition may go out: for what was let go when it was frozen, the reason given then."""
    if not held.leaks:
        return despite
    found = leaks.check(project, held.document)
    return {
        leak.key: edition.despite if leak.sentence in held.leaks else outgoing.reason_for(leak, despite)
        for leak in found
    }


def withdraw(project: Project, briefing_id: int, edition_id: int, why: str) -> Changes:
    """Let an edition not be printed any more; that it was there, and why it went, stays to be read.

    Raises `Invalid` without a reason, and `NotFound`.
    """
    why = " ".join(why.split())
    if not why:
        raise Invalid("A withdrawal needs a reason", "", "Write why", field="why")
    briefing = records.get(project, Briefing, briefing_id)
    edition = find(briefing, edition_id)
    now = replace(edition, withdrawn_at=clock.now(), withdrawn_why=why)
    with project.transaction(f"Withdraw edition {edition.number} of {excerpt(briefing.title)}") as tx:
        editions = tuple(now if each.id == edition_id else each for each in briefing.editions)
        changed = checked(tx.connection, replace(briefing, editions=editions), briefing)
        stored.save(tx.connection, changed, briefing)
    return tx.changes


def find(briefing: Briefing, edition_id: int) -> Edition:
    """Return one edition of a briefing; raises `NotFound`."""
    for edition in briefing.editions:
        if edition.id == edition_id:
            return edition
    raise NotFound("The edition is no longer there", "", "Look at the list again")


def numbered(briefing: Briefing, number: int | None = None) -> Edition:
    """Return the edition of that number, or the newest; raises `NotFound`."""
    wanted = [each for each in briefing.editions if number is None or each.number == number]
    if wanted:
        return wanted[-1]
    raise NotFound(
        f"“{excerpt(briefing.title)}” has no edition {number}" if number else "No edition was frozen yet",
        "",
        "Freeze one first" if not briefing.editions else "See which there are",
    )


def _packed(held: Kept) -> bytes:
    plain = {"version": _VERSION, "edition": as_plain(held)}
    return zlib.compress(json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode("utf-8"), 9)


def unpacked(held: bytes) -> Kept:
    """Return all that is kept of an edition, of the bytes that are; raises `StorageFailed`."""
    try:
        plain = json.loads(zlib.decompress(held))
        if plain["version"] != _VERSION:
            raise Unfit(f"of version {plain['version']}")
        return from_plain(Kept, plain["edition"])
    except (zlib.error, ValueError, KeyError, TypeError) as error:
        raise StorageFailed(
            "The edition cannot be read", "it was kept by another version of Engage", "Open it with that one"
        ) from error
