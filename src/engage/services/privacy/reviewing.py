"""Looking again at why people's details are held, and for how long yet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from engage.domain import clock
from engage.domain.changes import Changes
from engage.domain.contacts import Contact, LawfulBasis
from engage.domain.records import Noun
from engage.errors import Invalid
from engage.services.records import spoken_of
from engage.services.summaries.wording import day
from engage.storage import bulk
from engage.storage.project import Project


def review(
    project: Project, contacts: Sequence[int], keep_until: dt.date, basis: LawfulBasis | None = None
) -> Changes:
    """Say of contacts that they were reviewed: they are kept until a day, on this ground where one is given.

    Those that are no longer there are passed over. Raises `Invalid` for a day that is not to come, and
    `NotFound` where there is only one and it is gone.
    """
    if keep_until <= clock.today():
        raise Invalid(
            f"{day(keep_until)} has passed or is today",
            "the details would be to review again at once",
            "Give a day to come",
            field="keep_until",
        )
    values: dict[str, Any] = {"review_on": keep_until} | ({"lawful_basis": basis} if basis else {})
    label = f"Review {spoken_of(project, Contact, contacts)}, keep until {day(keep_until)}"
    with project.transaction(label) as tx:
        bulk.edit(tx.connection, Noun.CONTACT, contacts, values)
    return tx.changes
