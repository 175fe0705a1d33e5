"""An officer does the whole job without the window: from an empty folder to the printed summary."""

import csv
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from engage.cli.main import main

AGENDA = """# Example agenda for clean heat

Published by the Example Alliance, 2020

## Pillar 1: Furnaces

- Electric melting for small castings
- Heat kept in
  - Lids and linings

## Pillar 2: People

- Training before the new line
"""
ORGANISATIONS = """name,short_name,kind,region,members_represented
Example Steelworkers’ Union,ESU,union,Wales,12000
Example Foundries Association,EFA,trade body,West Midlands,300
Example Fasteners,,sme,West Midlands,
"""
CONTACTS = """given_name,family_name,organisation,role,email
Gwen,Sample,Example Steelworkers’ Union,Officer,gwen@esu.example
Iolo,Placeholder,Example Fasteners,Director,iolo@fasteners.example
"""
LINES = """@esu #2.1 + Training has to come before the new line, and not after it. * =efa
@ef #1.1 - The price of power rules electric melting out for us.
@efa #1.2.1 + Lids pay for themselves in a winter. !

> @esu Send the trial results to everybody who was here
@nobody #ccus ~ Carbon capture came up and nobody took it further.
"""
HEARD = (
    "Training has to come before the new line, and not after it.",
    "The price of power rules electric melting out for us.",
    "Lids pay for themselves in a winter.",
)


def _but_for_what_is_not_carried(told: str) -> str:
    """What was told on standard error, but for what an export says of its format, and for whom it is."""
    beginnings = ("engage: It has no ", "engage: Of several ", "engage: Nothing is held back ")
    return "".join(line for line in told.splitlines(True) if not line.startswith(beginnings))


class Officer:
    """Types commands in one folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._capsys = capsys

    def says(self, *words: str) -> str:
        """Type `engage` and these words; return what is printed."""
        code = main(words, no_window)
        printed = self._capsys.readouterr()
        assert (code, _but_for_what_is_not_carried(printed.err)) == (0, ""), words
        return printed.out

    def asks(self, *words: str) -> Any:
        """The same, for the answer that scripts read."""
        return json.loads(self.says(*words, "--json"))

    def pipes(self, typed: str, *words: str) -> Any:
        """Hand lines to a process of its own; return its answer."""
        done = subprocess.run(
            [sys.executable, "-m", "engage", *words, "--json"],
            input=typed,
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert (done.returncode, _but_for_what_is_not_carried(done.stderr)) == (0, ""), words
        return json.loads(done.stdout)

    def saves(self, name: str, text: str) -> str:
        """Put a file into the folder."""
        (self.folder / name).write_text(text, encoding="utf-8")
        return name


def no_window(project: Path | None) -> int:
    raise AssertionError("nobody asked for a window")


@pytest.fixture
def officer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Officer:
    monkeypatch.chdir(tmp_path)
    return Officer(tmp_path, capsys)


def everything(officer: Officer) -> Any:
    """All that the project holds."""
    officer.says("export", "heat", "-o", "everything.json")
    return json.loads((officer.folder / "everything.json").read_text(encoding="utf-8"))


def printed(path: Path) -> str:
    """The words of a PDF, with the breaks of lines and pages taken as spaces."""
    document = pypdfium2.PdfDocument(path)
    try:
        return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    finally:
        document.close()


def test_the_whole_job(officer: Officer) -> None:
    # A project with an agenda to log against.
    officer.says("new", "heat", "--agenda", officer.saves("agenda.md", AGENDA))
    themes = officer.asks("list", "heat", "themes")
    assert [theme["code"] for theme in themes] == ["1", "1.1", "1.2", "1.2.1", "2", "2.1"]

    # Who is who.
    bodies = officer.asks("import", "heat", officer.saves("organisations.csv", ORGANISATIONS))
    assert (bodies["added"], bodies["problems"]) == (3, [])
    people = officer.asks("import", "heat", officer.saves("contacts.csv", CONTACTS))
    assert (people["added"], people["problems"]) == (2, [])

    # The roundtable, who came, and what was said there.
    roundtable = officer.asks(
        *("add", "heat", "engagement", "title=Roundtable on heat", "channel=roundtable"),
        *("held_on=25 March 2020", "rule=on record", "agenda=Example agenda for clean heat"),
        "attendance=esu: Gwen Sample; efa: EFA; ef: Example Fasteners",
    )
    assert [seat["status"] for seat in roundtable["attendance"]] == ["attended"] * 3
    logged = officer.pipes(LINES, "log", "heat", "--engagement", roundtable["id"])
    assert [one["noun"] for one in logged] == ["feedback"] * 3 + ["commitment", "feedback"]
    assert [one["unresolved"] for one in logged] == [[], [], [], [], ["@nobody", "#ccus"]]
    assert logged[0]["contact"]["name"] == "Gwen Sample"
    assert logged[0]["agreements"][0]["organisation"]["name"] == "Example Foundries Association"

    # Finding it again, by filter and by words.
    def texts(filter: str) -> list[str]:
        return [one["text"] for one in officer.asks("list", "heat", "feedback", filter, "--sort", "theme")]

    assert texts("kind:union theme:2") == [HEARD[0]]
    assert texts("theme:1") == [HEARD[1], HEARD[2]]
    assert texts("stance:support -is:key") == [HEARD[2]]
    assert texts("is:unresolved") == ["Carbon capture came up and nobody took it further."]
    assert texts("region:west lids") == [HEARD[2]]
    (hit,) = officer.asks("search", "heat", "winter lids")
    assert (hit["noun"], hit["title"]) == ("feedback", HEARD[2])
    shown = officer.asks("show", "heat", "organisation", "ESU")
    assert [contact["name"] for contact in shown["contacts"]] == ["Gwen Sample"]
    assert [one["text"] for one in shown["commitments"]] == [
        "Send the trial results to everybody who was here"
    ]

    # A slip, taken back and brought back: the very same records, and then without.
    before = everything(officer)
    officer.says("log", "heat", "--engagement", "Roundtable on heat", "@ef #2 + A line nobody meant =esu")
    after = everything(officer)
    assert after != before
    officer.says("undo", "heat")
    assert everything(officer) == before
    officer.says("redo", "heat")
    assert everything(officer) == after
    officer.says("undo", "heat")
    assert everything(officer) == before
    undone, *others = officer.asks("history", "heat")
    assert (undone["is_undone"], any(deed["is_undone"] for deed in others)) == (True, False)

    # On paper, for partners.
    officer.says("summary", "heat", "by-theme", "-o", "heat.pdf", "--audience", "shared")
    words = printed(officer.folder / "heat.pdf")
    for said in HEARD:
        assert said in words
    for theme in themes:
        assert theme["title"] in words
    assert "Example Steelworkers’ Union" in words
    officer.says("summary", "heat", "by-theme", "-o", "unions.pdf", "--filter", "kind:union")
    words = printed(officer.folder / "unions.pdf")
    assert HEARD[0] in words
    assert HEARD[1] not in words

    # And out again, for a spreadsheet.
    officer.says("export", "heat", "feedback", "-o", "feedback.csv")
    with (officer.folder / "feedback.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["text"] for row in rows} == {one["text"] for one in before["feedback"]}
    info = officer.asks("info", "heat")
    assert info["counts"]["feedback"] == len(rows) == 4


def test_what_went_out_comes_back_in(officer: Officer) -> None:
    """An export is read by the import of another project, ids and all."""
    officer.says("new", "heat")
    officer.says("import", "heat", officer.saves("organisations.csv", ORGANISATIONS))
    officer.says(
        "add", "heat", "organisation", "name==SUM(1)", "notes=-1", "tags=steel; heat", "archived=yes"
    )
    officer.says("export", "heat", "organisations", "-o", "out.csv")
    officer.says("new", "other")
    came = officer.asks("import", "other", "out.csv")
    assert (came["added"], came["problems"]) == (4, [])
    officer.says("export", "other", "organisations", "-o", "again.csv")
    assert (officer.folder / "again.csv").read_bytes() == (officer.folder / "out.csv").read_bytes()
