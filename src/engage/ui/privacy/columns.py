"""What the list of people says of why their details are held."""

from __future__ import annotations

import datetime as dt

from engage.domain import clock
from engage.domain.contacts import Contact
from engage.ui.dates import short_date
from engage.ui.models.paged_table import Column, Look
from engage.ui.privacy.objections_field import marked_name
from engage.ui.stakeholders.columns import organisation_of
from engage.ui.translation import mark, translated, word
from engage.ui.widgets.fields import first_upper


def review_text(contact: Contact, today: dt.date) -> str:
    """The day of the review; one that has come begins with a sign."""
    if contact.review_on is None:
        return translated("No day")
    text = short_date(contact.review_on, today)
    return f"! {text}" if contact.review_on <= today else text


def basis_text(contact: Contact) -> str:
    """The ground on which the details are held."""
    return first_upper(word(contact.lawful_basis)) if contact.lawful_basis else translated("None recorded")


COLUMNS = (
    Column(mark("Name"), marked_name, sort="name"),
    Column(mark("Organisation"), organisation_of, Look.QUIET, "organisation", 26, least=12, gives_way=2),
    Column(
        mark("Review on"),
        lambda contact: review_text(contact, clock.today()),
        Look.DUE,
        "review_on",
        17,
        least=17,
    ),
    Column(mark("Lawful basis"), basis_text, width=22, least=12),
    Column(mark("Details came from"), lambda contact: contact.basis_source, width=26, least=12, gives_way=3),
    Column(
        mark("Held since"),
        lambda contact: short_date(contact.basis_on) if contact.basis_on else "",
        Look.QUIET,
        width=12,
        is_extra=True,
        gives_way=4,
    ),
)
