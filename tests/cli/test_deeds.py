"""What writes, what takes back and what finds: add, log, undo, redo, history, search, info."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from engage.domain.records import Noun
from tests.cli.conftest import Engage


def test_add_prints_the_record_as_it_is_kept(engage: Engage, green: Path) -> None:
    answer = engage(
        *("add", "green", "organisation", "name=Example Castings", "kind=trade body", "tags=steel; heat"),
        *("influence=4", "emails=press: news@castings.example", "--json"),
    )
    assert answer.code == 0
    assert answer.json["name"] == "Example Castings"
    assert answer.json["kind"] == "trade_body"
    assert answer.json["tags"] == ["heat", "steel"]
    assert answer.json["influence"] == 4
    assert answer.json["emails"][0]["kind"] == "press"
    shown = engage("show", "green", "organisation", answer.json["id"], "--json").json
    assert {name: shown[name] for name in answer.json} == answer.json


def test_add_finds_what_is_mentioned(engage: Engage, green: Path) -> None:
    contact = engage(
        "add", "green", "contacts", "name=Ana Specimen", "organisation=ESU", "role=Clerk", "--json"
    )
    (affiliation,) = contact.json["affiliations"]
    assert affiliation["organisation"]["name"] == "Example Steelworkers’ Union"
    assert affiliation["role"] == "Clerk"
    commitment = engage(
        *("add", "green", "commitment", "text=Send it", "contact=Ana Specimen", "due_on=1 May 2020"),
        *("engagement=Roundtable on heat", "--json"),
    )
    assert commitment.json["contact"]["name"] == "Ana Specimen"
    assert commitment.json["engagement"]["name"] == "Roundtable on heat"
    assert commitment.json["due_on"] == "2020-05-01"
    consultation = engage("add", "green", "consultation", "title=On heat", "agenda=Example agenda", "--json")
    assert consultation.json["agenda"]["name"] == "Example agenda"


def test_add_says_in_a_line_what_it_made(engage: Engage, green: Path) -> None:
    out = engage("add", "green", "organisation", "name=Example Castings").out
    added, organisation, id, name = out.split(maxsplit=3)
    assert (added, organisation, name) == ("Added", "organisation", "Example Castings\n")
    assert engage("show", "green", "organisation", id.rstrip(":")).code == 0


def test_an_engagement_is_added_with_who_was_there(engage: Engage, green: Path) -> None:
    held = engage(
        *("add", "green", "engagement", "title=Visit", "held_on=2020-04-02"),
        *("attendance=mu: ESU; Gwen Sample; ef: Example Fasteners", "--json"),
    ).json
    assert [(seat["seat"], seat["status"]) for seat in held["attendance"]] == [
        ("mu", "attended"),
        ("", "attended"),
        ("ef", "attended"),
    ]
    assert held["attendance"][1]["contact"]["name"] == "Gwen Sample"
    assert held["attendance"][1]["organisation"]["name"] == "Example Steelworkers’ Union"
    planned = engage(
        "add", "green", "engagement", "title=Visit", "held_on=2999-04-02", "attendance=ESU", "--json"
    )
    assert planned.json["attendance"][0]["status"] == "invited"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("organisation", "name=Example Castings", "kind=guild"), "“guild” is not known"),
        (("organisation", "title=Example Castings"), "has no field “title”"),
        (("organisation", "kind=sme"), "Name is missing"),
        (("organisation", "name=One", "name=Two"), "given twice"),
        (("organisation", "name=One", "Name=Two"), "given twice"),
        (("contact", "name=Ana Specimen", "organisation=Nowhere"), "no organisation “Nowhere”"),
        (("contact", "name=Ana Specimen", "role=Clerk"), "needs its organisation"),
        (("commitment", "text=Send it", "due_on=soon"), "“soon” is no date"),
        (("engagement", "title=Visit"), "Date is missing"),
        (
            ("engagement", "title=Visit", "held_on=2020-04-02", "attendance=Nobody"),
            "no organisation “Nobody”",
        ),
        (
            ("engagement", "title=Visit", "held_on=2020-04-02", "attendance=a: ESU; a: Gwen Sample"),
            "Two attendees have the seat a",
        ),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    engage: Engage, green: Path, words: tuple[str, ...], said: str
) -> None:
    before = green.read_bytes()
    answer = engage("add", "green", *words)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert said in answer.err
    assert green.read_bytes() == before


def test_log_prints_what_became_of_each_line(engage: Engage, green: Path) -> None:
    answer = engage(
        *("log", "green", "--engagement", "Roundtable on heat", "--json"),
        *("@ef #2.1 + Apprentices first * !", "> @esu Send it", "@nobody #nothing So it is"),
    )
    feedback, commitment, unresolved = answer.json
    assert feedback["noun"] == "feedback"
    assert feedback["organisation"]["name"] == "Example Fasteners"
    assert feedback["codings"][0]["theme"]["code"] == "2.1"
    assert feedback["is_key_point"]
    assert feedback["has_evidence"]
    assert feedback["unresolved"] == []
    assert commitment["noun"] == "commitment"
    assert unresolved["unresolved"] == ["@nobody", "#nothing"]
    listed = engage("list", "green", "feedback", "apprentices", "--json").json
    assert listed == [feedback]


def test_log_tells_people_what_was_not_understood(engage: Engage, green: Path) -> None:
    out = engage("log", "green", "--engagement", "Roundtable on heat", "@nobody - So it is").out
    assert out == "Logged feedback: 2020-03-25; - oppose; So it is (not known: @nobody)\n"


@pytest.mark.parametrize("engagement", ["Roundtable", "ffff"])
def test_log_needs_an_engagement(engage: Engage, green: Path, engagement: str) -> None:
    before = green.read_bytes()
    answer = engage("log", "green", "--engagement", engagement, "--json", "So it is")
    assert (answer.code, answer.out) == (1, "")
    assert f"no engagement “{engagement}”" in answer.err
    assert green.read_bytes() == before


def test_log_takes_no_empty_line_and_none_beside_it(engage: Engage, green: Path) -> None:
    before = green.read_bytes()
    answer = engage("log", "green", "--engagement", "Roundtable on heat", "So it is", " ")
    assert answer.code == 1
    assert "nothing was logged" in answer.err
    assert green.read_bytes() == before


def test_log_goes_on_after_a_line_that_says_nothing(engage: Engage, green: Path) -> None:
    typed = b"\xef\xbb\xbf@ef One\r\n\r\n\0\n\x1b\n \t\n@ef Two\xff\rlines\n@ef Three"
    program = subprocess.run(
        [sys.executable, "-m", "engage", "log", green, "--engagement", "Roundtable on heat"],
        input=typed,
        capture_output=True,
        check=True,
    )
    assert program.stdout.decode().splitlines() == [
        f"Logged feedback: 2020-03-25; Example Fasteners; {said}"
        for said in ("One", "Two\ufffd lines", "Three")
    ]


PAGE = [
    "@ef #nothing-like-it + An unknown theme",
    "@nobody - An unknown person",
    "",
    "\u202eright to left\u202c العربية @esu",
    "👩🏽\u200d🏭 emoji @ef !",
    f"@ef #2.1 {'x' * 10_000} *",
    "= @ # '; DROP TABLE feedback; --",
] * 43  # fmt: skip
"""301 lines, of which 43 say nothing."""


def test_log_takes_a_page_of_anything(engage: Engage, green: Path) -> None:
    before = len(engage("list", "green", "feedback", "--json").json)
    program = subprocess.run(
        [sys.executable, "-m", "engage", "log", green, "--engagement", "Roundtable on heat", "--json"],
        input="\n".join(PAGE).encode(),
        capture_output=True,
        check=True,
    )
    said = json.loads(program.stdout)
    assert [record["text"] for record in said[:6]] == [
        "An unknown theme",
        "An unknown person",
        "\u202eright to left\u202c العربية",
        "👩🏽\u200d🏭 emoji",
        "x" * 10_000,
        "= @ # '; DROP TABLE feedback; --",
    ]
    assert [record["unresolved"] for record in said[:3]] == [["#nothing-like-it"], ["@nobody"], []]
    assert len(said) == 258
    listed = engage("list", "green", "feedback", "--json").json
    assert len(listed) == before + 258
    assert all(record in listed for record in said)


def test_log_answers_each_line_of_standard_input_when_it_is_on_disk(engage: Engage, green: Path) -> None:
    words = ["log", green, "--engagement", "Roundtable on heat", "--json"]
    program = subprocess.Popen(
        [sys.executable, "-m", "engage", *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": ""},
        text=True,
        encoding="utf-8",
    )
    assert program.stdin
    assert program.stdout
    read = []
    for line in ("@ef Dŵr a gwynt", "@ef And steel"):
        program.stdin.write(f"{line}\n\n")
        program.stdin.flush()
        if not read:
            read.append(program.stdout.readline())
        read.append(program.stdout.readline())
        said = line.removeprefix("@ef ")
        assert said in read[-1]
        assert [one["text"] for one in engage("list", "green", "feedback", f'"{said}"', "--json").json] == [
            said
        ]
    rest, _ = program.communicate()
    assert rest == "]\n"
    assert program.returncode == 0


def test_a_deed_is_undone_and_redone(engage: Engage, green: Path) -> None:
    engage("add", "green", "organisation", "name=Example Castings")
    with_it = engage("list", "green", "organisations", "--json").json
    assert engage("undo", "green").out == "Undo: Add organisation Example Castings\n"
    without = engage("list", "green", "organisations", "--json").json
    assert [one for one in with_it if one["name"] != "Example Castings"] == without
    redone = engage("redo", "green", "--json").json
    assert redone["kind"] == "redo"
    assert redone["label"] == "Redo: Add organisation Example Castings"
    assert engage("list", "green", "organisations", "--json").json == with_it


def test_nothing_to_redo(engage: Engage, green: Path) -> None:
    answer = engage("redo", "green")
    assert (answer.code, answer.out, answer.err) == (1, "", "engage: There is nothing to redo.\n")


def test_history_is_newest_first(engage: Engage, green: Path) -> None:
    engage("undo", "green")
    deeds = engage("history", "green", "--limit", "2", "--json").json
    assert [deed["label"] for deed in deeds] == ["Log Send the trial results", "Log Nobody knows"]
    assert [deed["is_undone"] for deed in deeds] == [True, False]
    assert {deed["who"] for deed in deeds} == {"AB"}
    heading, first, *others = engage("history", "green").out.splitlines()
    assert heading.split() == ["when", "who", "what"]
    assert first.endswith("undone")
    assert len(others) == 11


def test_search_finds_in_all_nouns(engage: Engage, green: Path) -> None:
    hits = engage("search", "green", "train", "--json").json
    assert {hit["noun"] for hit in hits} == {"feedback", "theme"}
    for hit in hits:
        assert set(hit) == {"noun", "id", "title", "snippet"}
        assert engage("show", "green", hit["noun"], hit["id"]).code == 0
    assert len(engage("search", "green", "train", "--limit", "1", "--json").json) == 1
    lines = engage("search", "green", "train").out.splitlines()
    assert lines[-1] == "2 found"
    assert engage("show", "green", *lines[1].split()[:2]).code == 0
    assert engage("search", "green", "zebra").out == "Nothing has the words “zebra”.\n"


def test_info_counts(engage: Engage, green: Path) -> None:
    info = engage("info", "green", "--json").json
    assert info["name"] == "Green manufacturing"
    assert info["path"] == str(green)
    assert info["encrypted"] is False
    assert info["size"] == green.stat().st_size
    assert info["schema"].isdecimal()
    assert info["operations"] == 12
    assert info["counts"] == {
        "organisations": 2,
        "contacts": 1,
        "agendas": 1,
        "themes": 3,
        "consultations": 0,
        "engagements": 1,
        "submissions": 0,
        "feedback": 3,
        "commitments": 1,
        "briefings": 0,
    }
    assert list(info["counts"]) == list(info["archived"]) == [noun.plural for noun in Noun]
    assert set(info["archived"].values()) == {0}
    text = engage("info", "green").out
    assert "archived" not in text
    assert "not encrypted" in text
    assert " 3  feedback\n" in text


def test_info_says_what_lists_leave_out(engage: Engage, green: Path) -> None:
    assert engage("add", "green", "organisation", "name=Example Kilns", "archived=yes").code == 0
    assert " 3  organisations, 1 archived\n" in engage("info", "green").out
    assert engage("info", "green", "--json").json["archived"]["organisations"] == 1
    assert engage("list", "green", "organisations").out.endswith("\n2 organisations\n")


def test_how_far_a_note_is_can_be_said_and_found(engage: Engage) -> None:
    assert engage("new", "green").code == 0
    added = engage(
        "add", "green", "engagement", "title=Talks", "held_on=2020-03-25", "note_state=sent", "--json"
    )
    assert added.json["note_state"] == "sent"
    assert "note state: sent" in engage("show", "green", "engagement", "Talks").out
    assert [
        found["title"] for found in engage("list", "green", "engagements", "note:sent", "--json").json
    ] == ["Talks"]
    assert engage("list", "green", "engagements", "note:final", "--json").json == []
    refused = engage("add", "green", "engagement", "title=Talks", "held_on=2020-03-25", "note_state=lost")
    assert refused.code == 1
    assert "draft, sent, final" in refused.err
