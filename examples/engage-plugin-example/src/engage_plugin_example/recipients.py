"""Contacts out of the line of an e-mail that says to whom it goes: "Ana Sample <ana@forge.example>, ..."."""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import getaddresses

from engage.domain.contacts import Contact
from engage.domain.organisations import Email
from engage.services.importing.matching.known import Given, take
from engage.services.importing.personal_names import taken_apart
from engage.services.importing.source import Source
from engage.services.importing.tables.rows import Row
from engage.services.importing.work import UNLIKE, Importer, Likeness, Work

_LONGEST = 200_000
"""Characters that are looked at: some thousands of people, more than any e-mail goes to."""


def _recipients(source: Source) -> list[tuple[str, str]]:
    """Names and addresses, in the order of the file; none where any of it is something else."""
    if not source.is_text or len(source.text) > _LONGEST:
        return []
    text = source.text.replace(";", ",").replace("\n", ",")
    found = getaddresses([text.removeprefix("To:")])
    found = [(name, address) for name, address in found if name or address]
    return found if all(name and "@" in address for name, address in found) else []


def likeness(source: Source) -> Likeness:
    """Say how much a file looks like such a line. Every file is shown to every importer: be quick."""
    found = _recipients(source)
    return Likeness(0.95, "it is a list of names with e-mail addresses") if found else UNLIKE


def put_in(work: Work) -> None:
    """Add those whom the project does not know, and to the others the address that they lack."""
    take(work, Contact, _people(work))


def _people(work: Work) -> Iterator[Given]:
    for number, (written, address) in enumerate(_recipients(work.source), start=1):
        work.read += 1
        name = taken_apart(written)
        yield Given(
            Row(number, "", {}),
            {
                "title": name.title,
                "given_name": name.given_name,
                "family_name": name.family_name,
                "emails": (Email(address=address),),
            },
        )


IMPORTER = Importer(
    name="recipients",
    summary="The line of an e-mail that says to whom it goes, copied into a file",
    counts=("contact", "contacts"),
    suffixes=(".txt",),
    likeness=likeness,
    put_in=put_in,
)
