"""`engage summary` and `engage export`: what leaves the project."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Engage


def test_a_summary_is_written_in_the_format_of_its_name(engage: Engage, green: Path, tmp_path: Path) -> None:
    answer = engage("summary", "green", "by-theme", "-o", "themes.html")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.endswith(" (internal) to themes.html\n")
    page = (tmp_path / "themes.html").read_text(encoding="utf-8")
    assert "Training has to come before the new line" in page
    assert "Example Steelworkers’ Union" in page
    assert engage("summary", "green", "by-theme", "-o", "themes.pdf").code == 0
    assert (tmp_path / "themes.pdf").read_bytes().startswith(b"%PDF")


def test_a_summary_is_of_what_the_filter_asks_for(engage: Engage, green: Path, tmp_path: Path) -> None:
    words = ("summary", "green", "by-theme", "--output", "t.html", "--filter", "-kind:union", "--json")
    answer = engage(*words, "--audience", "shared")
    assert answer.json["summary"] == "by-theme"
    assert answer.json["filter"] == "-kind:union"
    assert answer.json["audience"] == "shared"
    assert answer.json["path"] == str(tmp_path / "t.html")
    page = (tmp_path / "t.html").read_text(encoding="utf-8")
    assert "It is too dear" in page
    assert "Training has to come" not in page


def test_a_summary_of_nothing_is_said_to_be(engage: Engage, green: Path, tmp_path: Path) -> None:
    words = ("summary", "green", "what-we-heard", "-o", "t.html", "--filter")
    answer = engage(*words, "kind:community")
    assert (answer.code, answer.out) == (0, "Wrote What we heard (internal) to t.html\n")
    assert answer.err.startswith("engage: There is nothing in it: the filter finds none")
    assert engage(*words, "kind:union").err == ""


@pytest.fixture
def leaking(engage: Engage, green: Path) -> Path:
    """The project with a remark in which an organisation is named that may not be."""
    rule = engage(
        "add", "green", "engagement", "title=In private", "held_on=2020-03-25", "rule=chatham_house"
    )
    assert rule.code == 0
    assert engage("log", "green", "--engagement", "In private", "Example Fasteners pays twice").code == 0
    return green


def test_a_leak_stops_a_summary(engage: Engage, leaking: Path, tmp_path: Path) -> None:
    words = ("summary", "green", "by-theme", "-o", "out.html", "--audience", "public")
    answer = engage(*words)
    assert (answer.code, answer.out) == (5, "")
    assert "“Example Fasteners” is Example Fasteners" in answer.err.splitlines()[0]
    assert "gives away in one place what it may not" in answer.err.splitlines()[-1]
    assert not (tmp_path / "out.html").exists()
    answer = engage(*words, "--json")
    assert answer.code == 5
    assert [(leak["words"], leak["sort"]) for leak in answer.json["leaks"]] == [("Example Fasteners", "body")]


def test_going_on_despite_a_leak_keeps_the_reason(engage: Engage, leaking: Path, tmp_path: Path) -> None:
    words = ("summary", "green", "by-theme", "-o", "out.html", "--audience", "public")
    answer = engage(*words, "--despite-leaks", "They agreed", "--json")
    assert answer.code == 0
    assert len(answer.json["leaks"]) == 1
    assert "Example Fasteners pays twice" in (tmp_path / "out.html").read_text()
    assert engage("history", "green", "--json").json[0]["label"].endswith("despite 1 place: They agreed")


def test_the_summaries_have_names(engage: Engage, green: Path) -> None:
    summaries = engage("summaries", "--json").json
    assert {"by-theme", "by-stakeholder", "engagement-note"} <= {one["name"] for one in summaries}
    text = engage("summaries").out
    for one in summaries:
        assert f"{one['name']} " in text
        assert f"{one['description']}\n" in text


def test_the_data_goes_out(engage: Engage, green: Path, tmp_path: Path) -> None:
    answer = engage("export", "green", "-o", "all.json", "--json")
    found = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert answer.json["path"] == str(tmp_path / "all.json")
    assert answer.json["counts"] == engage("info", "green", "--json").json["counts"]
    for noun, count in answer.json["counts"].items():
        assert len(found[noun]) == count
        assert found[noun] == engage("list", "green", noun, "--json").json
    answer = engage("export", "green", "feedback", "-o", "some.csv", "--filter", "theme:2")
    assert answer.out == "Wrote 2 feedback to some.csv\n"
    assert "engage: Nothing is held back in it" in answer.err
    assert len((tmp_path / "some.csv").read_text(encoding="utf-8-sig").splitlines()) == 3


def test_what_a_file_does_not_have_is_said(engage: Engage, green: Path, tmp_path: Path) -> None:
    words = ("export", "green", "contacts", "-o", "people.vcf", "--vcard", "4.0")
    answer = engage(*words)
    assert answer.code == 0
    assert "engage: Cards have no notes, lawful basis, consent" in answer.err
    assert b"VERSION:4.0" in (tmp_path / "people.vcf").read_bytes()
    assert engage(*words, "-q").err == ""
    found = engage(*words, "--json")
    assert (found.err, found.json["format"]) == ("", "cards")
    assert any("notes" in sentence for sentence in found.json["not_carried"])


def test_a_leak_stops_a_coded_project(engage: Engage, leaking: Path, tmp_path: Path) -> None:
    words = ("export", "green", "-o", "out.qdpx", "--audience", "public")
    answer = engage(*words)
    assert (answer.code, answer.out) == (5, "")
    assert "“Example Fasteners” is Example Fasteners" in answer.err.splitlines()[0]
    assert not (tmp_path / "out.qdpx").exists()
    assert engage(*words, "--despite-leaks", "They agreed").code == 0
    assert (tmp_path / "out.qdpx").exists()


@pytest.mark.parametrize(
    ("code", "words", "said"),
    [
        (1, ("summary", "green", "by-name", "-o", "new.pdf"), "There is no summary “by-name”"),
        (1, ("summary", "green", "by-theme", "-o", "new.doc"), "“new.doc” names no format"),
        (1, ("summary", "green", "by-theme", "-o", "new"), "“new” names no format"),
        (1, ("summary", "green", "by-theme", "-o", "no/new.pdf"), "There is no folder"),
        (1, ("summary", "green", "by-theme", "-o", "new.pdf", "--filter", "a:b"), "“a:” is not known"),
        (2, ("summary", "green", "by-theme"), "-o/--output"),
        (2, ("summary", "green", "by-theme", "-o", "new.pdf", "--audience", "all"), "--audience"),
        (1, ("export", "green", "-o", "new.engage"), "“new.engage” names no format"),
        (1, ("export", "green", "-o", "green.engage"), "“green.engage” names no format"),
        (1, ("export", "green", "-o", "new.csv"), "A table is for the records of one noun"),
        (1, ("export", "green", "-o", "no/new.json"), "There is no folder"),
        (1, ("export", "green", "feedback", "-o", "new.csv", "--filter", "a:b"), "“a:” is not known"),
        (2, ("export", "green", "people", "-o", "new.csv"), "“people” is none of"),
        (2, ("export", "green", "-o", "new.vcf", "--vcard", "2.1"), "--vcard"),
        (1, ("export", "green", "-o", "new.ics", "--vcard", "4.0"), "calendar has no version 4.0"),
        (1, ("export", "green", "themes", "-o", "new.vcf"), "holds contacts and organisations: not themes"),
        (1, ("export", "green", "-o", "new.vcf", "--as", "calendar"), "A file with calendar ends in .ics"),
        (1, ("export", "green", "-o", "new.json", "--audience", "public"), "is not made for an audience"),
    ],
)
def test_what_cannot_be_written_leaves_nothing_behind(
    engage: Engage, green: Path, tmp_path: Path, code: int, words: tuple[str, ...], said: str
) -> None:
    before = green.read_bytes()
    answer = engage(*words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (code, "", 1)
    assert said in answer.err
    assert green.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} <= {"green.engage", "engage-home"}


def test_a_summary_has_the_look_of_a_template(engage: Engage, green: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text('rubric = "No official paper"\n', encoding="utf-8")
    words = ("summary", "green", "by-theme", "-o", "themes.md", "--template")
    assert engage(*words, "ours.toml").code == 0
    assert "*No official paper*" in (tmp_path / "themes.md").read_text(encoding="utf-8")
    answer = engage(*words, "theirs")
    assert answer.code != 0
    assert "There is no template “theirs”" in answer.err


def test_an_option_that_is_not_there_is_told(engage: Engage, green: Path, tmp_path: Path) -> None:
    words = ("summary", "green", "by-theme", "-o", "themes.md", "--option")
    assert "no option “sheet”" in engage(*words, "sheet=L7160").err
    assert "has no equals sign" in engage(*words, "sheet").err
    assert not (tmp_path / "themes.md").exists()


def test_one_for_each_goes_into_a_folder(engage: Engage, leaking: Path, tmp_path: Path) -> None:
    words = ("summary", "green", "by-theme", "--each", "engagement", "-o", "notes", "--format", "html")
    answer = engage(*words, "--audience", "public")
    assert answer.code == 5
    assert "In private: “Example Fasteners” is Example Fasteners" in answer.err.splitlines()[0]
    assert "are not written" in answer.err.splitlines()[-1]
    assert not (tmp_path / "notes" / "by-theme-in-private.html").exists()
    answer = engage(*words, "--json")
    assert answer.code == 1
    assert "is not empty" in answer.err
    words = (*words[:6], "inside", *words[7:])
    answer = engage(*words, "--json")
    assert (answer.code, answer.json["each"], answer.json["stopped"]) == (0, "engagement", [])
    paths = {one["name"]: Path(one["path"]) for one in answer.json["written"]}
    assert paths["In private"] == tmp_path / "inside" / "by-theme-in-private.html"
    assert "pays twice" in paths["In private"].read_text(encoding="utf-8")


def test_there_is_one_for_each_of_what_fits_alone(engage: Engage, green: Path) -> None:
    answer = engage("summary", "green", "attendance-sheet", "--each", "theme", "-o", "sheets")
    assert (answer.code, answer.out) == (1, "")
    assert "There cannot be one “attendance-sheet” for each theme" in answer.err
