"""Feedback as an audience may read it: its words, to whom they are put down, and why so."""

from __future__ import annotations

from dataclasses import dataclass

from engage.domain.disclosure import (
    Attribution,
    Audience,
    Level,
    Rule,
    attribution,
    default_level,
    effective_level,
    in_words,
    is_more_open,
    may_quote,
)
from engage.domain.feedback import Agreement, Capacity, Feedback
from engage.domain.leaks.search import Owner
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Noun, Reference
from engage.services.summaries.wording import capital, listed
from engage.storage.summaries import Cells

_IN_NAMES = (Level.NAMED, Level.ORGANISATION)


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of feedback as it stands for an audience."""

    feedback: Feedback
    """The whole record: only what this class gives of it may be printed."""
    allowed: Level
    """What disclosure allows to be told of the speaker."""
    level: Level
    """What is told, which may be less: a kind that too few belong to is not."""
    text: str
    """The words; empty where they may not be quoted."""
    is_verbatim: bool
    attribution: str
    """Empty also where nobody knows who said it."""
    note: str
    """What stands beside the attribution: "for its members, agreed by two others"."""
    reason: str
    """Why so much of who said it is told and no more, as a sentence."""
    unnamed_agreements: int
    """How many who agreed are not named."""
    named: frozenset[Owner]
    """Whom it names: who said it, and who agreed."""

    @property
    def id(self) -> int:
        """The feedback's."""
        return self.feedback.id

    @property
    def is_quoted(self) -> bool:
        """Whether its words may be printed; it is counted in any case."""
        return bool(self.text)

    @property
    def is_key_point(self) -> bool:
        """Whether it comes first."""
        return self.feedback.is_key_point

    @property
    def is_named(self) -> bool:
        """Whether a reader learns who said it, the person or the organisation."""
        return self.level in _IN_NAMES

    @property
    def names_organisation(self) -> bool:
        """Whether a reader may learn which organisation said it."""
        return self.level in _IN_NAMES and self.feedback.organisation is not None


def as_read_by(audience: Audience, feedback: Feedback, cells: Cells, smallest_cell: int) -> Piece:
    """Return a piece of feedback as the audience may read it."""
    allowed = allowed_level(feedback)
    shown = _attribution(audience, feedback, allowed, cells, smallest_cell)
    text = _words(audience, feedback) if may_quote(allowed, audience) else ""
    agreed, unnamed, agreeing = _agreed(audience, feedback, allowed)
    notes = [
        *_capacity(feedback, shown.level),
        *agreed,
        *(["evidence offered"] if feedback.has_evidence else []),
    ]
    who = shown.text if shown.level in _IN_NAMES else capital(shown.text)
    who = who if feedback.who else ""
    asides: list[str] = []
    if audience is Audience.INTERNAL:
        outside = _attribution(Audience.PUBLIC, feedback, allowed, cells, smallest_cell).text or "not quoted"
        asides = _asides(feedback)
        if who and outside != who:
            who = f"{who} (outside: {outside})"
    note = " · ".join(filter(None, (", ".join(notes), *asides)))
    return Piece(
        feedback=feedback,
        allowed=allowed,
        level=shown.level,
        text=text,
        is_verbatim=feedback.is_verbatim and text == feedback.text,
        attribution=who,
        note=note if who else capital(note),
        reason=shown.reason,
        unnamed_agreements=unnamed,
        named=agreeing | told(feedback.contact, feedback.organisation, shown.level),
    )


def allowed_level(feedback: Feedback) -> Level:
    """Return what may be told of the speaker, before too small a kind takes something away."""
    has_permission = bool(feedback.permission_by and feedback.permission_on and feedback.permission_how)
    return effective_level(feedback.disclosure, rule(feedback), has_permission)


def rule(feedback: Feedback) -> Rule | None:
    """Return what was agreed at its engagement; None: it was said at none."""
    return Rule(feedback.engagement.kind) if feedback.engagement else None


def kind(feedback: Feedback) -> OrganisationKind | None:
    """Return the kind of the organisation that said it."""
    return OrganisationKind(feedback.organisation.kind) if feedback.organisation else None


def _attribution(
    audience: Audience, feedback: Feedback, allowed: Level, cells: Cells, smallest_cell: int
) -> Attribution:
    engagement = feedback.engagement.id if feedback.engagement else None
    return attribution(
        allowed,
        person=feedback.contact.name if feedback.contact else "",
        organisation=feedback.organisation.name if feedback.organisation else "",
        kind=kind(feedback),
        cell_size=cells.size(engagement, kind(feedback)),
        smallest_cell=smallest_cell,
        audience=audience,
        is_at_engagement=engagement is not None,
    )


def _words(audience: Audience, feedback: Feedback) -> str:
    if audience is Audience.INTERNAL:
        return feedback.text
    # A line of marks alone was kept with its marks for words; they may name somebody.
    words = feedback.paraphrase or feedback.text
    return "" if any(mark in words for mark in feedback.unresolved) else words


def _capacity(feedback: Feedback, level: Level) -> list[str]:
    is_known = level in _IN_NAMES
    if level is Level.ANONYMOUS or level is Level.WITHHELD:
        return []
    if feedback.capacity is Capacity.PERSONAL:
        return ["in a personal capacity"]
    if feedback.capacity is Capacity.MEMBERS:
        # How many members there are would tell one body from another.
        number = f"{feedback.members_spoken_for:,} " if is_known and feedback.members_spoken_for else ""
        return [f"for its {number}members"]
    return []


def _agreed(
    audience: Audience, feedback: Feedback, allowed: Level
) -> tuple[list[str], int, frozenset[Owner]]:
    """Say who agreed, how many are not named, and who is.

    They gave no permission of their own, so the rule holds for them, or a closer level.
    """
    usual = default_level(rule(feedback))
    level = usual if is_more_open(allowed, usual) else allowed
    level = Level.NAMED if audience is Audience.INTERNAL else level
    names = [_name(agreement, level) for agreement in feedback.agreements]
    named = frozenset[Owner]().union(*(told(a.contact, a.organisation, level) for a in feedback.agreements))
    unnamed = names.count("")
    others = [f"{in_words(unnamed)} {'other' if unnamed == 1 else 'others'}"] if unnamed else []
    parts = [*dict.fromkeys(name for name in names if name), *others]
    return ([f"agreed by {listed(parts)}"] if parts else []), unnamed, named


def _name(agreement: Agreement, level: Level) -> str:
    person = agreement.contact.name if agreement.contact and level is Level.NAMED else ""
    is_told = level in _IN_NAMES
    organisation = agreement.organisation.name if agreement.organisation and is_told else ""
    return f"{person} ({organisation})" if person and organisation else person or organisation


def told(contact: Reference | None, organisation: Reference | None, level: Level) -> frozenset[Owner]:
    """Return whom a reader learns of where so much may be told."""
    owners: list[Owner] = []
    if contact and level is Level.NAMED:
        owners.append((Noun.CONTACT, contact.id))
    if organisation and level in _IN_NAMES:
        owners.append((Noun.ORGANISATION, organisation.id))
    return frozenset(owners)


def _asides(feedback: Feedback) -> list[str]:
    """What only we read beside a piece of feedback."""
    return [
        *(["withheld"] if allowed_level(feedback) is Level.WITHHELD else []),
        *([f"outside in these words: {feedback.paraphrase}"] if feedback.paraphrase else []),
        *([f"not resolved: {' '.join(feedback.unresolved)}"] if feedback.unresolved else []),
        *([f"note: {feedback.notes}"] if feedback.notes else []),
    ]
