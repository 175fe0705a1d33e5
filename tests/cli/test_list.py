"""`engage list` and `engage show`: records for people and for scripts."""

import datetime as dt
from pathlib import Path

import pytest

from engage.cli.show import described
from engage.domain.agendas import Theme
from engage.domain.feedback import Coding, Feedback, Stance
from engage.domain.records import Noun, Reference
from engage.services import projects, records
from engage.services.plain_values import as_object
from engage.storage import records as storage
from tests.cli.conftest import Engage


@pytest.mark.parametrize("noun", Noun)
def test_every_noun_is_listed_in_singular_and_plural(engage: Engage, green: Path, noun: Noun) -> None:
    answer = engage("list", "green", noun.plural, "--json")
    assert answer.code == 0
    assert engage("list", "green", noun.value.upper(), "--json").out == answer.out
    with projects.open_project(green, who="AB") as project:
        record = records.CLASSES[noun]
        expected = records.rows(project, record, records.ids(project, record))
    assert answer.json == [as_object(one) for one in expected]


@pytest.mark.parametrize("noun", Noun)
def test_every_id_in_a_table_is_understood(engage: Engage, green: Path, noun: Noun) -> None:
    shown = engage("list", "green", noun.plural)
    *table, last = shown.out.splitlines()
    assert shown.code == 0
    for row in table[1:]:
        assert engage("show", "green", noun.value, row.split()[0]).code == 0
    assert not table or table[0].startswith("id ")
    assert last.startswith(f"{len(table[1:])} ")


def test_a_table_says_who_what_and_how(engage: Engage, green: Path) -> None:
    out = engage("list", "green", "feedback", "kind:union").out
    row = " ".join(out.splitlines()[1].split())
    assert row.endswith(
        "2020-03-25 Gwen Sample, Example Steelworkers’ Union 2.1 + support "
        "Training has to come before the new line"
    )
    assert out.splitlines()[-1] == "1 feedback"


def test_the_stances_are_those_towards_the_themes(engage: Engage, green: Path) -> None:
    with projects.open_project(green, who="AB") as project:
        (id,) = records.ids(project, Feedback, "kind:union")
        themes = [Reference(one) for one in records.ids(project, Theme)]
        stances = (Stance.MIXED, Stance.NEUTRAL, Stance.MIXED)
        codings = tuple(Coding(theme=t, stance=s) for t, s in zip(themes, stances, strict=True))
        records.edit(project, Feedback, id, codings=codings)
    row = engage("list", "green", "feedback", "kind:union").out.splitlines()[1]
    assert "2 2.1 3  ~ mixed, 0 neutral  Training" in row


def test_the_last_line_counts(engage: Engage, green: Path) -> None:
    assert engage("list", "green", "organisations").out.splitlines()[-1] == "2 organisations"
    assert (
        engage("list", "green", "organisation", "--limit", "1").out.splitlines()[-1] == "1 of 2 organisations"
    )
    assert engage("list", "green", "contacts").out.splitlines()[-1] == "1 contact"
    assert engage("list", "green", "consultations").out == "0 consultations\n"
    assert engage("list", "green", "consultations", "--json").json == []


def test_sorted_and_cut(engage: Engage, green: Path) -> None:
    def names(*more: str) -> list[str]:
        return [one["name"] for one in engage("list", "green", "organisations", "--json", *more).json]

    assert names() == ["Example Fasteners", "Example Steelworkers’ Union"]
    assert names("--sort", "-name") == names()[::-1]
    assert names("--sort=region") == names()[::-1]
    assert names("--limit", "1") == names()[:1]
    assert names("--offset", "1") == names()[1:]
    assert names("--offset", "1", "--limit", "5") == names()[1:]
    (second,) = engage("list", "green", "themes", "--offset", "1", "--limit", "1", "--json").json
    assert second["code"] == "2.1"
    assert names("--offset", "9") == names("--limit", "0") == []


def test_a_filter_may_begin_with_a_hyphen(engage: Engage, green: Path) -> None:
    texts = [one["text"] for one in engage("list", "green", "feedback", "-theme:2", "--json").json]
    assert texts == ["Nobody knows"]


def test_a_table_fits_the_terminal(engage: Engage, green: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "72")
    lines = engage("list", "green", "feedback").out.splitlines()
    assert max(map(len, lines)) == 72
    assert any(line.endswith("…") for line in lines)
    monkeypatch.setenv("COLUMNS", "10000")
    assert "…" not in engage("list", "green", "feedback").out


def test_pages_are_one_list(engage: Engage, green: Path) -> None:
    with projects.open_project(green, who="AB") as project, project.transaction("Import") as tx:
        storage.add(
            tx.connection,
            [Feedback(text=f"Piece {number:04}", said_on=dt.date(2020, 1, 1)) for number in range(1_100)],
        )
    found = engage("list", "green", "feedback", "piece", "--sort", "text", "--json")
    assert [one["text"] for one in found.json] == [f"Piece {number:04}" for number in range(1_100)]
    table = engage("list", "green", "feedback", "piece", "--sort", "text").out.splitlines()
    assert table[0].startswith("id")
    assert [line[-10:] for line in table[1:-1]] == [f"Piece {number:04}" for number in range(1_100)]
    assert table[-1] == "1,100 feedback"


def test_a_record_is_shown_with_its_parts_and_what_belongs_to_it(engage: Engage, green: Path) -> None:
    union = engage("show", "green", "organisation", "ESU", "--json").json
    assert union["kind"] == "union"
    assert union["short_name"] == "ESU"
    assert union["emails"][0]["address"] == "office@esu.example"
    assert [contact["name"] for contact in union["contacts"]] == ["Gwen Sample"]
    assert [one["title"] for one in union["engagements"]] == ["Roundtable on heat"]
    assert [one["text"] for one in union["feedback"]] == ["Training has to come before the new line"]
    assert [one["text"] for one in union["commitments"]] == ["Send the trial results"]


def test_an_engagement_is_shown_with_its_attendance(engage: Engage, green: Path) -> None:
    engagement = engage("show", "green", "engagements", "roundtable on heat", "--json").json
    officer, firm = engagement["attendance"]
    assert officer["contact"]["name"] == "Gwen Sample"
    assert officer["organisation"]["name"] == "Example Steelworkers’ Union"
    assert officer["status"] == "attended"
    assert officer["role"] == "participant"
    assert firm["contact"] is None
    assert {"joined", "left"} <= set(firm)
    assert engagement["held_on"] == "2020-03-25"
    assert engagement["agenda"]["name"] == "Example agenda"
    assert len(engagement["feedback"]) == 3
    assert len(engagement["commitments"]) == 1


def test_feedback_is_shown_with_its_codings_and_agreements(engage: Engage, green: Path) -> None:
    (listed,) = engage("list", "green", "feedback", "kind:union", "--json").json
    shown = engage("show", "green", "feedback", listed["id"], "--json").json
    assert shown["codings"][0]["theme"]["code"] == "2.1"
    assert shown["codings"][0]["stance"] == "support"
    assert shown["agreements"][0]["organisation"]["name"] == "Example Fasteners"
    assert {name: shown[name] for name in listed} == listed


def test_a_theme_is_shown_with_what_is_below_it(engage: Engage, green: Path) -> None:
    theme = engage("show", "green", "theme", "2", "--json").json
    assert [below["code"] for below in theme["themes"]] == ["2.1"]
    assert theme["feedback_count"] == 2
    below = engage("show", "green", "theme", "2.1", "--json").json
    assert below["said"] == [{"kind": "union", "stance": "support", "codings": 1}]
    assert "said:\n  union, support, 1 coding\n" in engage("show", "green", "theme", "2.1").out


def test_what_is_shown_to_people_says_the_same(engage: Engage, green: Path) -> None:
    out = engage("show", "green", "engagement", "Roundtable on heat").out
    for line in (
        "title: Roundtable on heat",
        "held on: 2020-03-25",
        "agenda: Example agenda",
        "attendance:",
        "  Gwen Sample, Example Steelworkers’ Union, participant, attended, esu",
        "3 feedback",
        "1 commitment",
    ):
        assert f"{line}\n" in out
    assert "notes" not in out


def test_minutes_say_what_they_are() -> None:
    parts = [{"name": "Ana Sample", "role": "chair", "minutes": 50}, {"name": "Sam Sample", "minutes": None}]
    assert described({"attendance": parts}) == ["attendance:", "  Ana Sample, chair, 50 min", "  Sam Sample"]
