"""How a table's columns and values were read is known again, and no word of the table is kept."""

from engage import settings
from engage.services.importing.tables.remembered import (
    remember,
    remember_values,
    remembered,
    remembered_value,
)
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


def test_what_a_value_means_is_known_again_for_its_field() -> None:
    kept = remember_values(Settings(), {"kind": {"Guild of Makers": "trade_body", "?": ""}, "stance": {}})
    assert remembered_value(kept, "kind", "guild of  makers") == "trade_body"
    assert remembered_value(kept, "kind", " ?") == ""
    assert remembered_value(kept, "kind", "??") is None
    assert remembered_value(kept, "size_band", "Guild of Makers") is None


def test_what_a_value_was_last_said_to_mean_holds() -> None:
    kept = remember_values(Settings(), {"kind": {"Guild": "trade_body", "Firm": "sme"}})
    kept = remember_values(kept, {"kind": {"GUILD": "community"}})
    assert [remembered_value(kept, "kind", word) for word in ("Guild", "Firm")] == ["community", "sme"]
    assert len(kept.values) == 2
    settings.save(kept)
    assert "guild" not in settings.settings_file().read_text(encoding="utf-8").casefold()


def test_not_all_values_are_kept_for_ever() -> None:
    many = {f"Word {number}": "sme" for number in range(settings.REMEMBERED_VALUES + 1)}
    kept = remember_values(remember_values(Settings(), {"kind": {"Firm": "sme"}}), {"kind": many})
    assert len(kept.values) == settings.REMEMBERED_VALUES
    assert remembered_value(kept, "kind", "Firm") is None
