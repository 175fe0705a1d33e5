"""`engage check`: whether a project is whole, in words and for scripts."""

from __future__ import annotations

from pathlib import Path

from tests import damage
from tests.cli.conftest import Engage


def test_a_project_that_is_whole(engage: Engage, green: Path) -> None:
    answer = engage("check", "green")
    assert (answer.code, answer.out, answer.err) == (0, "green.engage is whole\n", "")
    assert engage("check", "green", "--json").json == {"whole": True, "findings": [], "left_out": []}


def test_one_that_is_not(engage: Engage, green: Path) -> None:
    with damage.past_the_journal(green) as connection:
        connection.execute("DELETE FROM email")
    answer = engage("check", "green")
    assert answer.code == 3
    assert "A row is missing that the journal says is there: email " in answer.out
    assert answer.err.startswith("engage: green.engage is damaged. 2 things are not as they should be. Keep ")
    answer = engage("check", "green", "--json")
    assert answer.code == 3
    assert not answer.json["whole"]
    assert {"what", "where", "next_step"} == set(answer.json["findings"][0])


def test_one_that_is_not_there(engage: Engage) -> None:
    assert engage("check", "none").code == 1


def test_one_that_is_repaired(engage: Engage, green: Path) -> None:
    assert engage("check", "green", "--repair").out == "green.engage is whole\n"
    with damage.past_the_journal(green) as connection:
        connection.execute("DELETE FROM email")
    answer = engage("check", "green", "--repair")
    assert (answer.code, answer.err) == (0, "")
    assert (
        "1 row is lost: email, last altered by “Add organisation Example Steelworkers’ Union”" in answer.out
    )
    (kept,) = green.parent.glob("green before repair *.engage")
    assert answer.out.endswith(f"Repaired green.engage; the damaged file is kept as {kept}\n")
    assert engage("check", "green").code == 0
    assert engage("check", str(kept)).code == 3
    answer = engage("check", str(kept), "--repair", "--json")
    assert set(answer.json) == {"whole", "project", "kept_as", "mended", "lost", "left"}
    assert answer.json["whole"]


def test_one_that_is_salvaged(engage: Engage, green: Path) -> None:
    damage.spoil_all(green, "contact")
    answer = engage("check", "green", "--salvage", "-o", "saved")
    assert (answer.code, answer.err) == (0, "")
    assert "Not there any more, or not as it was:\n" in answer.out
    assert answer.out.endswith("Made saved.engage of what can be read of green.engage\n")
    assert engage("check", "saved").code == 0
    assert engage("check", "green", "--salvage", "-o", "saved").code == 1


def test_salvage_and_its_file_go_together(engage: Engage, green: Path) -> None:
    for words in (["--salvage"], ["-o", "saved"], ["--repair", "-o", "saved"]):
        assert engage("check", "green", *words).code == 2
