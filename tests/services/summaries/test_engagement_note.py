"""The note of an engagement: which one, who was there, what was said and is to be done."""

from __future__ import annotations

import datetime as dt

import pytest

from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import (
    Attendance,
    AttendanceRole,
    AttendanceStatus,
    Channel,
    Engagement,
    NoteState,
    ParkedPoint,
)
from engage.domain.feedback import Coding, Stance
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Reference
from engage.services import records
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import (
    BulletList,
    Document,
    Heading,
    KeyPoints,
    Paragraph,
    Table,
    plain,
)
from tests.services.summaries.making import Maker, came, headings, making, section, words

UNION, SME, NGO = OrganisationKind.UNION, OrganisationKind.SME, OrganisationKind.NGO
CHAIR = AttendanceRole.CHAIR


def built(project: Project, audience: Audience = Audience.INTERNAL, filter: str = "") -> Document:
    return registry.build(project, "engagement-note", filter=filter, audience=audience)


def facts(document: Document) -> dict[str, str]:
    return {fact.label: plain(fact.value) for fact in document.facts}


def test_the_only_engagement_is_taken_and_its_particulars_stand_first(project: Project) -> None:
    with making(project) as maker:
        starts = dt.datetime(2020, 6, 25, 9, 30, tzinfo=dt.UTC)
        maker.engagement(
            "Talks on steel",
            Rule.CHATHAM_HOUSE,
            channel=Channel.ROUNDTABLE,
            held_on=dt.date(2020, 6, 25),
            starts_at=starts,
            ends_at=starts + dt.timedelta(minutes=90),
            place="Cardiff",
            owner="Jo",
        )
    document = built(project)
    assert (document.title, document.subtitle) == ("Talks on steel", "Engagement note")
    assert facts(document) == {
        "Note": "Draft",
        "When": "25 June 2020, 10:30 to 12:00",
        "Where": "Cardiff",
        "How": "Roundtable",
        "Kept by": "Jo",
        "Rule": "Chatham House Rule: what was said may be used, but neither who said it nor who was there"
        " may be told.",
        "Filter": "None: all feedback",
        "Counts": "0 organisations · 0 pieces of feedback",
    }
    assert "Kept by" not in facts(built(project, Audience.SHARED))


@pytest.mark.parametrize("audience", Audience)
def test_a_note_says_that_it_is_a_draft_until_it_is_final(project: Project, audience: Audience) -> None:
    with making(project) as maker:
        final = maker.engagement("Talks on steel", note_state=NoteState.FINAL)
    assert "Note" not in facts(built(project, audience))
    records.edit(project, Engagement, final.id, note_state=NoteState.SENT)
    assert facts(built(project, audience))["Note"] == "Draft"


def test_a_filter_chooses_the_engagement_also_where_nothing_was_logged(project: Project) -> None:
    with making(project) as maker:
        maker.engagement("Talks on steel")
        maker.feedback("Words", engagement=maker.engagement("Talks on glass"))
        maker.engagement("Put away", archived=True)
    assert built(project, filter='engagement:"on steel"').title == "Talks on steel"
    assert built(project, filter="engagement:glass is:uncoded").title == "Talks on glass"
    assert built(project, filter="engagement:steel is:uncoded").title == "Notes of engagements"
    assert "There is no engagement in this selection." in words(built(project, filter="engagement:clay"))
    assert [h for h in headings(built(project)) if h.startswith("Talks")] == [
        "Talks on steel",
        "Talks on glass",
    ]


def test_several_stand_one_after_the_other_each_counted_by_itself(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        steel = maker.organisation("Example Steel")
        for number, day in ((2, 26), (1, 25)):
            at = maker.engagement(f"Talks {number}", held_on=dt.date(2020, 3, day))
            maker.feedback(f"Words {number}", steel, engagement=at, on=[theme])
        maker.feedback("Elsewhere", steel, on=[theme])
    document = built(project)
    found = [(b.level, b.code, plain(b.text)) for b in document.blocks if isinstance(b, Heading)]
    assert found == [
        (1, "", "Talks 1"),
        (2, "", "What was said"),
        (3, "1", "Invest"),
        (1, "", "Talks 2"),
        (2, "", "What was said"),
        (3, "1", "Invest"),
        (1, "", "How to read this"),
    ]
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert [[plain(cell) for cell in table.total[:3]] for table in tables] == [["All", "1", "1"]] * 2
    assert facts(document)["Counts"] == "1 organisation · 2 pieces of feedback"
    assert "Elsewhere" not in words(document)


def test_key_points_stand_together_and_are_not_said_again(project: Project) -> None:
    with making(project) as maker:
        themes = [maker.theme("1", "Invest"), maker.theme("2", "Innovate")]
        at = maker.engagement("Talks", summary="They *met*.\n\n- One\n- Two", notes="For ourselves")
        maker.feedback("Key", engagement=at, on=themes, is_key_point=True)
        torn = tuple(
            Coding(theme=theme, stance=stance)
            for theme, stance in zip(themes, (Stance.SUPPORT, Stance.OPPOSE), strict=True)
        )
        maker.feedback("Torn", engagement=at, codings=torn, is_key_point=True)
        maker.feedback("Other", engagement=at, on=themes[:1])
        maker.feedback("Withheld", engagement=at, on=themes[:1], is_key_point=True, disclosure=Level.WITHHELD)
    document = built(project, Audience.PUBLIC)
    assert headings(document) == ["In short", "What was said", "1 Invest", "How to read this"]
    short = section(document, "In short")
    assert [type(block) for block in short] == [Paragraph, BulletList, KeyPoints]
    (points,) = [block for block in short if isinstance(block, KeyPoints)]
    said = [(plain(point.text), plain(point.note), point.stance) for point in points.points]
    assert said == [("Key", "themes 1 and 2", Stance.SUPPORT), ("Torn", "themes 1 and 2", None)]
    assert words(document).count("Key\n") == 1
    assert "1 piece of feedback counted here, not quoted" in words(document)
    assert headings(built(project))[-2:] == ["Our own notes", "How to read this"]


def test_key_points_alone_that_are_coded_to_nothing_are_all_there_is_to_say(project: Project) -> None:
    with making(project) as maker:
        maker.feedback("Key", engagement=maker.engagement("Talks"), is_key_point=True)
    assert headings(built(project)) == ["In short", "How to read this"]


def test_a_note_goes_by_the_agenda_that_lay_on_the_table(project: Project) -> None:
    with making(project) as maker:
        agendas = [maker.agenda(f"Agenda {number}") for number in (1, 2)]
        its_own, other = (maker.theme("1", agenda.name, agenda=agenda) for agenda in agendas)
        at = maker.engagement("Talks", agenda=agendas[0])
        maker.feedback("On both", engagement=at, on=[its_own, other])
        maker.feedback("On the other", engagement=at, on=[other])
    document = built(project)
    assert headings(document) == ["What was said", "1 Agenda 1", "1 Agenda 2", "How to read this"]
    seen = words(document)
    assert (seen.count("On both"), seen.count("On the other")) == (1, 1)


def seats(maker: Maker, *kinds: OrganisationKind) -> list[Attendance]:
    bodies = [maker.organisation(f"Example {kind.label} {n}", kind) for n, kind in enumerate(kinds)]
    return [came(body, maker.contact("Given", f"Name {n}")) for n, body in enumerate(bodies)]


def there(project: Project, audience: Audience) -> list[str]:
    """Who was there, line by line."""
    document = built(project, audience)
    if "Who was there" not in headings(document):
        return []
    lines: list[str] = []
    for block in section(document, "Who was there"):
        match block:
            case Table():
                lines += [" | ".join(map(plain, row)) for row in block.rows]
            case BulletList():
                lines += [plain(item.text) for item in block.items]
            case Paragraph():
                lines.append(plain(block.text))
    return lines


def test_we_ourselves_see_everybody_who_was_asked(project: Project) -> None:
    with making(project) as maker:
        here = seats(maker, SME)
        absent = Attendance(
            organisation=maker.organisation("Example Absent"), status=AttendanceStatus.APOLOGIES
        )
        chair = came(person=maker.contact("Ana", "Marker"), role=CHAIR)
        maker.engagement("Talks", Rule.PRIVATE, [absent, *here, chair])
    assert there(project, Audience.INTERNAL) == [
        "Ana Marker |  | Chair | Attended",
        "Given Name 0 | Example SME 0 | Participant | Attended",
        " | Example Absent | Participant | Apologies",
    ]


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
def test_outside_the_rule_says_who_may_be_listed(project: Project, audience: Audience) -> None:
    for rule, expected in {
        Rule.ON_RECORD: ["Ana Marker |  | Chair", "Given Name 0 | Example SME 0 | Participant"],
        Rule.ORGANISATION_ONLY: ["Example SME 0", "one person without an organisation"],
        Rule.CHATHAM_HOUSE: ["One organisation and one person without an organisation attended."],
        Rule.PRIVATE: ["One organisation and one person without an organisation attended."],
    }.items():
        with making(project) as maker:
            absent = Attendance(organisation=maker.organisation("Example Absent"))
            chair = came(person=maker.contact("Ana", "Marker"), role=CHAIR)
            maker.engagement(f"Talks {rule}", rule, [absent, *seats(maker, SME), chair])
        document = built(project, audience, f'engagement:"Talks {rule}"')
        assert there_in(document) == expected
        is_held = rule is not Rule.ON_RECORD
        assert ("listed" in words(document) or "list is not printed" in words(document)) == is_held


def there_in(document: Document) -> list[str]:
    blocks = section(document, "Who was there")
    tables = [" | ".join(map(plain, row)) for b in blocks if isinstance(b, Table) for row in b.rows]
    items = [plain(item.text) for b in blocks if isinstance(b, BulletList) for item in b.items]
    return tables + items + [plain(b.text) for b in blocks if isinstance(b, Paragraph)]


def test_kinds_that_would_name_somebody_are_not_told_apart(project: Project) -> None:
    with making(project) as maker:
        maker.engagement("Talks", Rule.CHATHAM_HOUSE, seats(maker, *[UNION] * 4, *[SME] * 3, NGO))
    assert there(project, Audience.PUBLIC) == ["Four unions and four others attended."]
    assert there(project, Audience.SHARED) == ["Four unions and four others attended."]


def test_what_is_to_be_done_follows_from_what_was_said_there(project: Project) -> None:
    with making(project) as maker:
        steel = maker.organisation("Example Steel")
        talks = maker.engagement("Talks", Rule.ORGANISATION_ONLY)
        other = maker.engagement("Other talks")
        said = maker.feedback("Words", steel, engagement=talks)
        maker.commitment("Made there", engagement=talks, organisation=steel)
        maker.commitment("From what was said", feedback=Reference(said))
        maker.commitment("Made elsewhere", engagement=other)
        maker.commitment("Made nowhere")
    document = built(project, Audience.PUBLIC, 'engagement:"Talks" -engagement:other')
    (table,) = [block for block in section(document, "What is to be done") if isinstance(block, Table)]
    assert [[plain(cell) for cell in row[:2]] for row in table.rows] == [
        ["Made there", "Example Steel"],
        ["From what was said", ""],
    ]


def test_what_was_parked_is_there_for_ourselves_alone(project: Project) -> None:
    with making(project) as maker:
        body = maker.organisation("Example Steel")
        points = (
            ParkedPoint(text="Done with", is_settled=True),
            ParkedPoint(text="Who pays?", contact=maker.contact("Ana", "Marker"), organisation=body),
        )
        maker.engagement("Talks", parked=points, notes="14:05 Ask Ana")
    (there,) = section(built(project), "Parked")
    assert isinstance(there, BulletList)
    assert [plain(item.text) for item in there.items] == [
        "Who pays? (Ana Marker, Example Steel)",
        "Done with (settled)",
    ]
    for audience in (Audience.SHARED, Audience.PUBLIC):
        seen = words(built(project, audience))
        assert not [ours for ours in ("Parked", "Who pays", "Done with", "Ask Ana") if ours in seen]
