"""`engage briefing`: briefings written, frozen, compared and withdrawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.domain.briefings import Briefing, BriefingPart, PartKind
from engage.domain.disclosure import Audience
from engage.services import projects, records
from tests.cli.conftest import Engage


@pytest.fixture
def written(engage: Engage, green: Path) -> Path:
    """The project with a briefing in which there is text and a number."""
    answer = engage("add", "green", "briefing", "title=What we heard", "audience=public")
    assert answer.code == 0
    with projects.open_project(green, who="AB") as project:
        records.edit(
            project,
            Briefing,
            records.find(project, Briefing, "What we heard"),
            parts=(
                BriefingPart(text="# In short\n\nTraining comes first."),
                BriefingPart(kind=PartKind.NUMBER, text="have said so."),
            ),
        )
    return green


def test_a_briefing_is_built_frozen_saved_and_compared(engage: Engage, written: Path, tmp_path: Path) -> None:
    assert "What we heard" in engage("briefing", "green", "list").out
    assert engage("briefing", "green", "list", "--json").json[0]["parts"][1]["kind"] == "number"
    built = engage("briefing", "green", "build", "what we heard", "-o", "now.html")
    assert (built.code, built.out) == (0, "Wrote What we heard (public) to now.html\n")
    assert "2 organisations have said so." in (tmp_path / "now.html").read_text("utf-8")
    frozen = engage("briefing", "green", "freeze", "What we heard", "--note", "To the Minister")
    assert frozen.out == "Froze edition 1 of What we heard (public)\n"
    same = engage("briefing", "green", "compare", "What we heard")
    assert same.out.startswith("Nothing that edition 1 was made from has changed. What you wrote")
    assert engage("briefing", "green", "save", "What we heard", "-o", "a.pdf").code == 0
    assert engage("log", "green", "--engagement", "Roundtable on heat", "@ef And so do we").code == 0
    assert engage("briefing", "green", "save", "What we heard", "-o", "b.pdf", "--edition", "1").code == 0
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
    other = engage("briefing", "green", "compare", "What we heard", "--json").json
    assert (other["is_same"], other["is_to_be_withdrawn"]) == (False, False)
    assert [(each["fate"], each["words"]) for each in other["sources"]] == [("new", "And so do we")]
    assert other["numbers"][0]["before"] == "2 organisations · 3 pieces of feedback"
    assert "Feedback is new “And so do we”." in engage("briefing", "green", "compare", "What we heard").out


def test_an_edition_is_listed_and_withdrawn(engage: Engage, written: Path) -> None:
    words = ("briefing", "green")
    assert engage(*words, "freeze", "What we heard", "--json").json["number"] == 1
    assert engage(*words, "withdraw", "What we heard").code == 1
    gone = engage(*words, "withdraw", "What we heard", "--note", "An error")
    assert gone.out == "Withdrew edition 1 of What we heard\n"
    assert "withdrawn: An error" in engage(*words, "editions", "What we heard").out
    answer = engage(*words, "save", "What we heard", "-o", "a.pdf")
    assert answer.code == 1
    assert "Edition 1 was withdrawn" in answer.err
    assert engage(*words, "editions", "What we heard", "--json").json[0]["withdrawn_why"] == "An error"


def test_a_leak_stops_freezing_until_there_is_a_reason(engage: Engage, written: Path) -> None:
    with projects.open_project(written, who="AB") as project:
        id = records.find(project, Briefing, "What we heard")
        telling = (BriefingPart(text="Gwen Sample is right."),)
        records.edit(project, Briefing, id, parts=telling, audience=Audience.PUBLIC)
    answer = engage("briefing", "green", "freeze", "What we heard")
    assert answer.code == 5
    assert "“Gwen Sample” is Gwen Sample" in answer.err
    again = engage("briefing", "green", "freeze", "What we heard", "--despite-leaks", "She agreed", "--json")
    assert again.json["despite"] == "She agreed"
    assert engage("briefing", "green", "save", "What we heard", "-o", "a.html").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "What we heard"), "No file was given"),
        (("build", "nothing", "-o", "a.pdf"), "no briefing “nothing”"),
        (("save", "What we heard", "-o", "a.pdf"), "No edition was frozen yet"),
        (("compare", "What we heard", "--edition", "7"), "has no edition 7"),
        (("burn", "What we heard"), "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_said(
    engage: Engage, written: Path, words: tuple[str, ...], said: str
) -> None:
    answer = engage("briefing", "green", *words)
    assert answer.code in (1, 2)
    assert said in answer.err
