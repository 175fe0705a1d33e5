"""Names as people show them on a call."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engage.services.importing.calls.written_names import Known, shown_name

PEOPLE = {"Maria Example"}
BODIES = {"Example Castings", "Example Castings Ltd", "Castings"}
KNOWN = Known(PEOPLE.__contains__, BODIES.__contains__)


@pytest.mark.parametrize(
    ("shown", "name", "body"),
    [
        ("Ann Example", "Ann Example", ""),
        ("iPhone (Brian Example)", "Brian Example", ""),
        ("Ann’s iPhone (Ann Example)", "Ann Example", ""),
        ("Ann's iPad", "Ann", ""),
        ("Ann (Ann Example)", "Ann Example", ""),
        ("Ann Example (Annie)", "Ann Example", "Annie"),
        ("Ann Example (she/her)", "Ann Example", ""),
        ("Ann Example (She / Her)", "Ann Example", ""),
        ("Ann Example (External)", "Ann Example", ""),
        ("Ann Example (Nicht überprüft)", "Ann Example", ""),
        ("Ann Example (Guest) (she/her)", "Ann Example", ""),
        ("Ann Example – Example Castings", "Ann Example", "Example Castings"),
        ("Ann Example | Example Castings", "Ann Example", "Example Castings"),
        ("Ann Example|Example Castings", "Ann Example", "Example Castings"),
        ("Ann Example @ Example Castings", "Ann Example", "Example Castings"),
        ("Ann Example, Example Castings", "Ann Example", "Example Castings"),
        ("Ann Example (Example Castings)", "Ann Example", "Example Castings"),
        ("Example Castings - Ann Example", "Ann Example", "Example Castings"),
        ("Example, Ann", "Ann Example", ""),
        ("Example, Ann (Example Castings)", "Ann Example", "Example Castings"),
        ("Ann Example, MP", "Ann Example", ""),
        ("Ann Example OBE", "Ann Example", ""),
        ("Ann Smith-Example", "Ann Smith-Example", ""),
        ("Ann O’Example", "Ann O’Example", ""),
        ("Ann Example - North East", "Ann Example", "North East"),
        ("Example Castings", "", "Example Castings"),
        ("  Ann \u202f Example ", "Ann Example", ""),
        ("李 明", "李 明", ""),
        ("Chair (Maria Example)", "Maria Example", ""),
        ("North East - Maria Example", "Maria Example", "North East"),
        ("3. Ann Example", "Ann Example", ""),
        ("12 - Ann Example", "Ann Example", ""),
        ("Galaxy S21", "", ""),
        ("Zoom user", "", ""),
        ("Example Notetaker", "", ""),
        ("", "", ""),
    ],
)
def test_a_name_and_what_stands_behind_it(shown: str, name: str, body: str) -> None:
    read = shown_name(shown, KNOWN)
    assert (read.name, read.body, read.is_number) == (name, body, False)


@pytest.mark.parametrize(
    "shown", ["442079460123", "+44 20 ****0123", "+44 20 7946 0123 (Guest)", "0207-946-0123"]
)
def test_a_telephone_is_nobody(shown: str) -> None:
    assert shown_name(shown).is_number


def test_whoever_dialled_in_may_be_named() -> None:
    assert shown_name("442079460123 (Ann Example)").name == "Ann Example"


@given(st.text(max_size=60))
def test_any_text_can_be_shown(text: str) -> None:
    read = shown_name(text)
    assert read.name == read.name.strip()
