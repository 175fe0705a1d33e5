"""What a line would become, as chips: who, which themes, what stance, and what is still to resolve."""

from __future__ import annotations

from collections.abc import Iterator

from engage.domain.commitments import Commitment
from engage.domain.feedback import Feedback
from engage.domain.records import Reference
from engage.ui.translation import translated
from engage.ui.widgets.chips import ACCENT, NOTE, PLAIN
from engage.ui.widgets.record_delegate import stance_text


def chips(record: Feedback | Commitment) -> Iterator[tuple[str, str]]:
    """Each text with its role."""
    if isinstance(record, Commitment):
        yield translated("to do"), ACCENT
    who = record.who if isinstance(record, Feedback) else _names(record.contact, record.organisation)
    if who:
        yield who, ACCENT
    if isinstance(record, Feedback):
        for coding in record.codings:
            yield f"{coding.theme.kind} {coding.theme.name}", ACCENT
        if record.stance is not None:
            yield stance_text(record.stance), PLAIN
        if record.has_evidence:
            yield translated("evidence offered"), PLAIN
        if record.is_key_point:
            yield translated("key point"), PLAIN
        for agreement in record.agreements:
            yield translated("agrees: {}").format(_names(agreement.contact, agreement.organisation)), PLAIN
    for mark in record.unresolved:
        yield translated("{} to resolve").format(mark), NOTE


def _names(*references: Reference | None) -> str:
    return ", ".join(reference.name for reference in references if reference)
