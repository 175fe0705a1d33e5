"""The certificate of an erasure, as a document: it tells what went and what stays, and not who it was."""

from __future__ import annotations

from engage.domain.disclosure import Audience
from engage.domain.records import Noun
from engage.services.privacy.erasing import Certificate, Counted
from engage.services.privacy.staying import Stays
from engage.services.summaries.document import (
    Alignment,
    Block,
    Column,
    Document,
    Fact,
    Figure,
    Heading,
    Paragraph,
    Table,
    Text,
    Tone,
)
from engage.services.summaries.wording import day

_RIGHT = (
    "Erased for good means that it is in no record, in no earlier value from which deeds are undone, in no "
    "index, and in no free space of the project’s file. No deed of the program brings it back."
)
_WITHOUT_NAME = "Who it was is not said here, so that this can be kept as a record of what was done."


def document(certificate: Certificate, name: str = "") -> Document:
    """Return the certificate as a document, to be exported.

    `name`: only for the letter to whoever asked, where they want it; what the group keeps goes without.
    """
    whom = name or ("a contact" if certificate.noun is Noun.CONTACT else "an organisation")
    erased_on = certificate.erased_at.astimezone()
    blocks: list[Block] = [
        Paragraph(f"On {day(erased_on.date())} all that was held on {whom} was erased for good.", Tone.LEAD),
        Paragraph(_RIGHT),
        *([] if name else [Paragraph(_WITHOUT_NAME)]),
        Heading(1, "What was erased"),
        _goes_table(certificate.goes),
        Heading(1, "What stays, and why"),
        _stays_table(certificate.stays),
    ]
    facts = [
        Fact("Certificate", certificate.number),
        Fact("Erased", f"{day(erased_on.date())}, {erased_on:%H:%M}"),
        *([Fact("By", certificate.who)] if certificate.who else []),
        *([Fact("Reason", certificate.reason)] if certificate.reason else []),
    ]
    return Document(
        title=f"Certificate of erasure {certificate.number}",
        audience=Audience.INTERNAL,
        is_personal=True,
        made_on=erased_on.date(),
        project=certificate.project,
        controller=certificate.controller,
        facts=tuple(facts),
        blocks=tuple(blocks),
    )


def _goes_table(goes: tuple[Counted, ...]) -> Table:
    """Return what goes as a table."""
    columns = (Column("What", width=5), Column("How many", Alignment.RIGHT))
    return Table(columns, tuple((each.what, Figure(each.number)) for each in goes))


def _stays_table(stays: tuple[Stays, ...]) -> Table:
    """Return what stays as a table: what, why, and until when."""
    rows: list[tuple[Text, ...]] = [
        (each.what, each.why, day(each.until) if each.until else "") for each in stays
    ]
    columns = (Column("What", width=3), Column("Why", width=4), Column("Gone by", width=1.5))
    return Table(columns, tuple(rows))
