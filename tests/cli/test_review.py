"""`engage review`: whose details are to be looked at again, and that they were."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Engage


def test_who_was_looked_at_waits_no_longer(engage: Engage, green: Path) -> None:
    assert engage("review", "green", "--json").json == []
    words = ("given_name=Wilma", "family_name=Example", "review_on=2020-03-25", "lawful_basis=consent")
    assert engage("add", "green", "contact", *words).code == 0
    told = engage("review", "green").out.splitlines()
    assert told[0] == "Wilma Example: since 25 March 2020, consent"
    assert engage("review", "green", "Wilma Example").code == 2
    assert engage("review", "green", "Wilma Example", "--keep-until", "2020-01-01").code == 1
    assert engage("review", "green", "Wilma Example", "--keep-until", "2090-01-01").code == 0
    assert engage("review", "green", "--json").json == []
