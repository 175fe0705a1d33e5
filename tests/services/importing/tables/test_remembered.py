"""How a table's columns were read is known again, and no word of the table is kept."""

from engage import settings
from engage.services.importing.tables.remembered import remember, remembered
from engage.settings import Settings

COLUMNS = ("First name", "Surname", "Remarks", "")


def test_a_header_is_known_again_whatever_its_case() -> None:
    kept = remember(
        Settings(), COLUMNS, {"first-name": "given_name", "Surname": "family_name", "Remarks": ""}
    )
    assert remembered(kept, ("FIRST NAME", "surname", "Remarks", "")) == {
        "FIRST NAME": "given_name", "surname": "family_name", "Remarks": "", "": "",
    }  # fmt: skip
    assert remembered(kept, COLUMNS[:3]) == {}
    assert remembered(kept, COLUMNS[::-1]) == {}


def test_what_was_said_last_holds() -> None:
    kept = remember(Settings(), COLUMNS, {"Remarks": "notes"})
    kept = remember(kept, COLUMNS, {"Remarks": "tags"})
    assert remembered(kept, COLUMNS)["Remarks"] == "tags"
    assert len(kept.columns) == 1


def test_no_word_of_the_file_is_kept() -> None:
    settings.save(remember(Settings(), COLUMNS, {"Surname": "family_name"}))
    written = settings.settings_file().read_text(encoding="utf-8").casefold()
    assert "family_name" in written
    assert "surname" not in written
    assert remembered(settings.load(), COLUMNS)["Surname"] == "family_name"


def test_not_all_are_kept_for_ever() -> None:
    kept = Settings()
    for number in range(settings.REMEMBERED_TABLES + 1):
        kept = remember(kept, (f"Column {number}",), {f"Column {number}": "name"})
    assert len(kept.columns) == settings.REMEMBERED_TABLES
    assert remembered(kept, ("Column 0",)) == {}
    assert remembered(kept, ("Column 1",)) == {"Column 1": "name"}
