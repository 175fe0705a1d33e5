"""REFI-QDA: what is written keeps to the schema, and our own importer gets every coding back."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engage.domain.agendas import Agenda, Theme
from engage.domain.disclosure import Audience, Rule
from engage.domain.engagements import Attendance, AttendanceStatus, Engagement
from engage.domain.feedback import Feedback, Stance
from engage.domain.organisations import Organisation, OrganisationKind
from engage.domain.records import Noun
from engage.domain.submissions import Submission
from engage.errors import Invalid
from engage.services import records, stance_codes, undo
from engage.services.exporting.data import export
from engage.services.importing.imports import import_file
from engage.services.leaks import Leaking
from engage.services.projects import Project
from tests.builders import DAY, add
from tests.services.exporting.exchange import refi_qda
from tests.services.exporting.exchange.worlds import TEXT, World, every, odd


def codings(project: Project) -> Counter[tuple[str, str, str]]:
    """Every coding there is, as feedback, theme and stance; where there is none, the stance as logged."""
    return Counter(
        (feedback.uid, *coded)
        for feedback in every(project, Feedback)
        for coded in [(c.theme.uid, c.stance.value) for c in feedback.codings]
        or [("", feedback.stance.value if feedback.stance else "")]
    )


def selections(root: Element, texts: dict[str, str]) -> dict[str, str]:
    """What is selected, by guid."""
    return {
        each.attrib["guid"]: texts[source.attrib["guid"]][
            int(each.attrib["startPosition"]) : int(each.attrib["endPosition"])
        ]
        for source in refi_qda.found(root, "TextSource")
        for each in refi_qda.found(source, "PlainTextSelection")
    }


# Codebooks


def test_a_codebook_has_the_themes_as_codes_within_one_another(world: World, tmp_path: Path) -> None:
    path = tmp_path / "codes.qdc"
    export(world.project, path)
    root = refi_qda.codebook(path)
    assert [(each.get("name"), each.get("guid")) for each in refi_qda.found(root, "Code")] == [
        ("1 Power", world.pillar.uid),
        ("1.1 Prices & <tariffs>", world.price.uid),
        ("1.2 Grid", world.grid.uid),
        ("A People", world.people.uid),
    ]
    (price,) = (each for each in refi_qda.found(root, "Code") if each.get("guid") == world.price.uid)
    assert (price.get("color"), price.get("isCodable")) == ("#2767b0", "true")
    (described,) = refi_qda.found(root, "Description")
    assert described.text == "What it costs"


def test_a_theme_that_only_holds_others_is_no_code_to_be_given(world: World, tmp_path: Path) -> None:
    def is_codable() -> str | None:
        export(world.project, tmp_path / "codes.qdc")
        (pillar, *_) = refi_qda.found(refi_qda.codebook(tmp_path / "codes.qdc"), "Code")
        return pillar.get("isCodable")

    assert is_codable() == "true"  # something is coded to it
    records.remove(world.project, Feedback, world.said[3].id)
    assert is_codable() == "false"


def test_a_codebook_comes_back(world: World, other: Project, tmp_path: Path) -> None:
    path = tmp_path / "Example agenda.qdc"
    export(world.project, path)
    assert not import_file(world.project, path).changes
    assert import_file(other, path).added == 4
    assert not import_file(other, path).changes
    tree = {each.uid: each.parent.uid if each.parent else "" for each in every(other, Theme)}
    assert tree == {each.uid: each.parent.uid if each.parent else "" for each in every(world.project, Theme)}
    assert [each.title for each in every(other, Agenda)] == ["Example agenda"]


def test_a_codebook_is_of_one_agenda(world: World, tmp_path: Path) -> None:
    add(world.project, Agenda(title="Another"))
    with pytest.raises(Invalid, match="There are 2 agendas"):
        export(world.project, tmp_path / "x.qdc")
    export(world.project, tmp_path / "x.qdc", Noun.AGENDA, "example")
    with pytest.raises(Invalid, match="“Another” has no themes"):
        export(world.project, tmp_path / "y.qdc", filter="another")
    assert not (tmp_path / "y.qdc").exists()


@pytest.mark.parametrize("seed", range(6))
def test_a_codebook_of_whatever_people_type_keeps_to_the_schema(tmp_path: Path, seed: int) -> None:
    with odd(seed) as project:
        uids = {each.agenda.uid for each in every(project, Theme)}
        others = [each.id for each in every(project, Agenda) if each.uid not in list(uids)[:1]]
        if others:
            records.remove(project, Agenda, others)
        themes = every(project, Theme)
        assert themes
        export(project, tmp_path / "codes.qdc")
        root = refi_qda.codebook(tmp_path / "codes.qdc")
        assert {each.get("guid") for each in refi_qda.found(root, "Code")} == {each.uid for each in themes}


# Projects


def test_passages_stand_in_their_texts(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.qdpx"
    export(world.project, path)
    root, texts = refi_qda.project(path)
    assert selections(root, texts) == {each.uid: each.text for each in every(world.project, Feedback)}
    assert texts[world.submission.uid] == TEXT
    named = {source.get("name") for source in refi_qda.found(root, "TextSource")}
    assert named >= {
        "Our views",
        "In confidence",
        "What would help, and why?",
        "Feedback without an engagement",
    } - {"Feedback without an engagement"}
    cases = {case.get("name"): case for case in refi_qda.found(root, "Case")}
    assert set(cases) == {"Example Union", "Example Glassworks"}
    values = [each.text for each in refi_qda.found(cases["Example Union"], "TextValue")]
    assert values == ["union"]
    (source,) = refi_qda.found(cases["Example Glassworks"], "SourceRef")
    assert source.get("targetGUID") == world.submission.uid


def test_every_coding_comes_back_with_its_stance(world: World, other: Project, tmp_path: Path) -> None:
    path = tmp_path / "all.qdpx"
    export(world.project, path)
    assert import_file(other, path).problems == ()
    assert codings(other) == codings(world.project)
    assert not import_file(other, path).changes
    assert not any("tance" in theme.title for theme in every(other, Theme))


def test_our_own_project_changes_nothing_here(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.qdpx"
    export(world.project, path)
    before = undo.history(world.project)
    assert import_file(world.project, path).problems == ()
    assert undo.history(world.project) == before


def test_a_text_that_somebody_sent_is_not_taken_for_one_of_ours(world: World, tmp_path: Path) -> None:
    path = tmp_path / "all.qdpx"
    export(world.project, path)
    records.remove(world.project, Submission, world.submission.id)
    import_file(world.project, path)
    assert [each.text for each in every(world.project, Submission)] == [TEXT]


def test_a_filter_chooses_what_is_coded(world: World, tmp_path: Path) -> None:
    export(world.project, tmp_path / "some.qdpx", filter="theme:1.1")
    root, texts = refi_qda.project(tmp_path / "some.qdpx")
    assert set(selections(root, texts)) == {world.said[0].uid, world.said[5].uid}
    assert len(texts) == 2


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
def test_others_get_what_may_be_quoted_and_no_more(world: World, tmp_path: Path, audience: Audience) -> None:
    path = tmp_path / "out.qdpx"
    done = export(world.project, path, audience=audience)
    root, texts = refi_qda.project(path)
    said = set(selections(root, texts).values())
    assert said == {each.text for each in every(world.project, Feedback)} - {"Nobody may read this."}
    assert TEXT not in texts.values()
    assert not list(refi_qda.found(root, "User"))
    cases = {case.get("name"): case for case in refi_qda.found(root, "Case")}
    closed = [
        ref.get("targetGUID") for case in cases.values() for ref in refi_qda.found(case, "SelectionRef")
    ]
    assert world.said[3].uid not in closed  # a union at a meeting with one union
    assert done.not_carried[-1] == (
        "Left out: 1 piece of feedback that may not be quoted, 1 text of a submission."
    )


def test_a_leak_stops_what_goes_to_others(world: World, tmp_path: Path) -> None:
    closed = Feedback(text="So says Example Glassworks.", engagement=world.closed, said_on=DAY)
    add(world.project, closed)
    path = tmp_path / "out.qdpx"
    with pytest.raises(Leaking) as error:
        export(world.project, path, audience=Audience.PUBLIC)
    assert [leak.words for leak in error.value.leaks] == ["Example Glassworks"]
    assert not path.exists()
    export(world.project, path, audience=Audience.PUBLIC, despite="They agreed")
    assert path.exists()
    assert undo.history(world.project)[0].label.endswith("They agreed")


def test_a_kind_is_a_case_where_enough_were_there(world: World, tmp_path: Path) -> None:
    bodies = [
        add(world.project, Organisation(name=f"Example Body {n}", kind=OrganisationKind.UNION)) for n in "abc"
    ]
    seats = tuple(Attendance(organisation=body, status=AttendanceStatus.ATTENDED) for body in bodies)
    meeting = Engagement(title="Closed", held_on=DAY, rule=Rule.CHATHAM_HOUSE, attendance=seats)
    held = add(world.project, meeting)
    told = add(world.project, Feedback(text="Said.", engagement=held, organisation=bodies[0], said_on=DAY))
    export(world.project, tmp_path / "out.qdpx", audience=Audience.PUBLIC)
    root, _ = refi_qda.project(tmp_path / "out.qdpx")
    (case,) = (case for case in refi_qda.found(root, "Case") if case.get("name") == "A union")
    assert [ref.get("targetGUID") for ref in refi_qda.found(case, "SelectionRef")] == [told.uid]
    assert not list(refi_qda.found(case, "VariableValue"))


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from(list(Audience)))
def test_whatever_people_type_keeps_to_the_schema(
    tmp_path_factory: pytest.TempPathFactory, seed: int, audience: Audience
) -> None:
    path = tmp_path_factory.mktemp("qda") / "all.qdpx"
    with odd(seed) as project:
        export(project, path, audience=audience, despite="To try")
        root, texts = refi_qda.project(path)
        assert len(list(refi_qda.found(root, "Code"))) >= len(every(project, Theme))
        if audience is Audience.INTERNAL:
            there = {each.uid: each for each in every(project, Feedback)}
            for guid, text in selections(root, texts).items():
                if not there[guid].passages:
                    assert text == there[guid].text
            assert len(selections(root, texts)) + _outside(project) == len(there)


def _outside(project: Project) -> int:
    """Feedback whose first passage is not in its text, as only a broken project has it."""
    texts = {each.uid: each.text for each in every(project, Submission)}
    places: Iterator[Any] = (each.passages[0] for each in every(project, Feedback) if each.passages)
    return sum(place.end > len(texts.get(place.submission.uid, "x" * 10**7)) for place in places)


# Stances as codes


def _pairs() -> st.SearchStrategy[dict[str, Stance]]:
    return st.dictionaries(st.sampled_from("abcdefg"), st.sampled_from(list(Stance)), min_size=1)


@given(_pairs())
def test_stances_come_back_from_their_codes(pairs: dict[str, Stance]) -> None:
    written = list(stance_codes.with_stances(pairs.items()))
    assert stance_codes.parted(written) == (pairs, None)


def test_one_stance_holds_wherever_it_stands() -> None:
    code = stance_codes.CODES[Stance.OPPOSE]
    assert stance_codes.parted([code, "a", "b"]) == ({"a": Stance.OPPOSE, "b": Stance.OPPOSE}, None)
    assert stance_codes.parted([code]) == ({}, Stance.OPPOSE)
    assert stance_codes.parted(["a"]) == ({"a": Stance.UNCLEAR}, None)
    assert stance_codes.parted([]) == ({}, None)
