"""What a file says beside what is there: nothing of a person's roles is lost."""

import pytest

from engage.domain.contacts import Affiliation, Contact
from engage.domain.records import Reference
from engage.services.importing.matching.merging import filled, replaced
from tests.builders import DAY

UNION, WORKS = Reference(1), Reference(2)
PAST = Affiliation(organisation=UNION, role="Founder", ended=DAY)
PRESENT = Affiliation(organisation=UNION, role="Steward", is_primary=True)


@pytest.mark.parametrize("there", [(PAST, PRESENT), (PRESENT, PAST)])
@pytest.mark.parametrize("organisation", [UNION, WORKS])
def test_of_several_roles_in_one_body_none_is_lost(
    there: tuple[Affiliation, ...], organisation: Reference
) -> None:
    contact = Contact(family_name="Specimen", affiliations=there)
    given = Affiliation(organisation=organisation, role="Steward")
    for after in (
        filled(contact, {"affiliations": (given,)})[0],
        replaced(contact, {"affiliations": (given,)}),
    ):
        roles = {(role.organisation.id, role.role, role.ended) for role in after.affiliations}
        new = set() if organisation is UNION else {(WORKS.id, "Steward", None)}
        assert roles == {(UNION.id, "Founder", DAY), (UNION.id, "Steward", None)} | new
        assert len(after.affiliations) == len(roles)
        assert after.affiliations[: len(there)] == there
