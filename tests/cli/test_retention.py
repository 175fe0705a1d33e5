"""`engage retention`: rules, what is due, and doing it."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Engage


def test_it_can_be_done_at_the_command_line(engage: Engage, green: Path) -> None:
    assert engage("retention", "green").out == "There is no rule yet.\n"
    words = ("retention", "green", "--add", "engagements ended 12 archive", "--note", "Settled", "--json")
    added = engage(*words).json["rules"]
    assert (added[0]["noun"], added[0]["months"], added[0]["note"]) == ("engagement", 12, "Settled")
    assert added[0]["due"]
    done = engage("retention", "green", "--apply", "--json").json
    assert (done["archived"], done["rules"][0]["due"]) == (len(added[0]["due"]), [])
    assert engage("retention", "green", "--remove", "2").code == 1
    assert engage("retention", "green", "--add", "contact whenever 2 review").code == 1
    assert engage("retention", "green", "--remove", "1").out == "There is no rule yet.\n"
