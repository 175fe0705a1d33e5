"""For what a table is taken: people's own lists, of which half is known and the rest is theirs."""

from pathlib import Path

import pytest

from engage.errors import Invalid
from engage.services.importing.registry import importer_for
from engage.services.importing.source import Source

MESSY = """\
Who,E-mail addr.,Tel (work),Body,Job,Sort of org,Scribbles,Where based,Last spoke,Warm?,Card sent,Folder
Ana Sample,ana@kiln.example,020 7946 0001,Example Kiln,Director,Guild,likes tea,Leeds,3/4/2026,yes,no,17
Iolo Placeholder,iolo@forge.example,020 7946 0002,Example Forge,Chair,SME,,Hull,,no,no,18
"""
OWN_GUESTS = """\
Name,Firm,E-mail,RSVP,Turned up,Diet,Lift,Table,Badge,Hotel
Ana Sample,Example Kiln,ana@kiln.example,yes,no,vegan,no,4,blue,x
"""


def format_of(text: str) -> str:
    try:
        return importer_for(Source(Path("a.csv"), text.encode())).name
    except Invalid:
        return ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MESSY, "contacts"),
        (OWN_GUESTS, "attendance"),
        ("Name,Price,Quantity,Notes\nPens,3,4,blue\n", ""),
        ("Title,Author,Publisher,Price,Shelf\nHomes,Ana Sample,Example Press,9,2\n", ""),
        ("Date,Description,Amount,Balance,Currency\n1/2/2026,Tea,3,4,GBP\n", ""),
    ],
)
def test_what_several_columns_tell_is_enough(text: str, expected: str) -> None:
    assert format_of(text) == expected


def test_columns_that_are_questions_speak_against_a_list_of_people() -> None:
    asked = ",".join(f"What do you make of the plan in part {part}?" for part in range(1, 8))
    people = "First name,Surname,Email,Organisation"
    assert format_of(f"{people},{asked}\nAna,Sample,a@b.example,Example{',no' * 7}\n") != "contacts"
