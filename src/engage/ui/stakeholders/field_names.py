"""What the fields of organisations and contacts are called where two are compared: as in their forms."""

from __future__ import annotations

from engage.ui.translation import mark

FIELD_NAMES = {
    "name": mark("Name"),
    "given_name": mark("Given name"),
    "family_name": mark("Family name"),
    "title": mark("Title"),
    "short_name": mark("Short name"),
    "kind": mark("Kind"),
    "sector": mark("Sector"),
    "region": mark("Region"),
    "country": mark("Country"),
    "size_band": mark("Size"),
    "staff": mark("Staff"),
    "members_represented": mark("Members represented"),
    "influence": mark("Influence"),
    "interest": mark("Interest"),
    "rated_on": mark("Rated on"),
    "preferred_channel": mark("Best reached by"),
    "emails": mark("E-mail"),
    "phones": mark("Telephone"),
    "addresses": mark("Addresses"),
    "website": mark("Website"),
    "relations": mark("Relations"),
    "affiliations": mark("All roles"),
    "access_needs": mark("Access needs"),
    "lawful_basis": mark("Lawful basis"),
    "basis_source": mark("Details came from"),
    "basis_on": mark("Held since"),
    "review_on": mark("Review on"),
    "objections": mark("Asked of us"),
    "objected_on": mark("Asked on"),
    "objection_note": mark("What they asked"),
    "owner": mark("Owner here"),
    "tags": mark("Tags"),
    "notes": mark("Notes"),
}
