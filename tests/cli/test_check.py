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
