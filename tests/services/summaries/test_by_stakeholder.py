"""The summary by stakeholder: who has a section, and what stands in it."""

from __future__ import annotations

import datetime as dt

from engage.domain.contacts import Affiliation
from engage.domain.disclosure import Audience, Rule
from engage.domain.feedback import Coding, Stance
from engage.domain.organisations import OrganisationKind
from engage.domain.records import Reference
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import BulletList, Document, Paragraph, Quote, Table, Tone, plain
from tests.services.summaries.making import MADE_ON, came, headings, making, section, words

UNION, SME = OrganisationKind.UNION, OrganisationKind.SME


def built(project: Project, audience: Audience = Audience.INTERNAL, filter: str = "") -> Document:
    return registry.build(project, "by-stakeholder", filter=filter, audience=audience, made_on=MADE_ON)


def test_organisations_stand_by_kind_and_name_then_people_then_who_is_not_known(project: Project) -> None:
    with making(project) as maker:
        for name, kind in (("The Example Union", UNION), ("Example Zinc", SME), ("Éxample Brass", SME)):
            maker.feedback("Words", maker.organisation(name, kind))
        maker.feedback("Words", contact=maker.contact("Ana", "Marker"))
        maker.feedback("Words")
        maker.organisation("Example Silence")
    assert headings(built(project)) == [
        "In short",
        "Unions",
        "The Example Union",
        "SMEs",
        "Éxample Brass",
        "Example Zinc",
        "People without an organisation",
        "Ana Marker",
        "Speaker not known",
        "How to read this",
    ]


def test_what_may_not_be_named_stands_by_kind_or_of_participants(project: Project) -> None:
    with making(project) as maker:
        unions = [maker.organisation(f"Example Union {number}", UNION) for number in range(3)]
        firm = maker.organisation("Example Steel", SME)
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE, [came(body) for body in (*unions, firm)])
        maker.feedback("Open", unions[0])
        maker.feedback("Of a kind", unions[0], engagement=at)
        maker.feedback("Of nobody", firm, engagement=at)
    document = built(project, Audience.PUBLIC)
    assert headings(document) == [
        "In short",
        "Unions",
        "Example Union 0",
        "Not named",
        "Unions",
        "Participants",
        "How to read this",
    ]
    quotes = [(plain(q.text), plain(q.attribution)) for q in document.blocks if isinstance(q, Quote)]
    assert quotes == [("Open", "Example Union 0"), ("Of a kind", "A union"), ("Of nobody", "A participant")]


def test_an_organisation_has_its_people_and_what_each_said(project: Project) -> None:
    with making(project) as maker:
        theme = maker.theme("1", "Invest")
        steel = maker.organisation(
            "Example Steel", SME, region="Wales", members_represented=1200, influence=4, owner="Jo"
        )
        ana, *_ = [
            maker.contact(
                given, "Marker", affiliations=(Affiliation(organisation=steel, role=role, ended=ended),)
            )
            for given, role, ended in (
                ("Ana", "Director", None),
                ("Bryn", "", None),
                ("Cai", "Clerk", dt.date(2019, 1, 1)),
            )
        ]
        on_record = maker.engagement("Visit", Rule.ON_RECORD)
        maker.feedback(
            "On the record", steel, contact=ana, engagement=on_record, on=[theme], is_key_point=True
        )
        maker.feedback("Elsewhere", steel, contact=ana)
    there = section(built(project), "Example Steel")
    assert there[0] == Paragraph("Wales · 1,200 members · influence 4 of 5 · looked after by Jo", Tone.QUIET)
    assert people(there) == ["Ana Marker, Director: 2 pieces of feedback", "Bryn Marker"]
    quotes = [(plain(q.text), plain(q.note)) for q in there if isinstance(q, Quote)]
    assert quotes == [("On the record", "key point"), ("Elsewhere", "")]
    outside = section(built(project, Audience.PUBLIC), "Example Steel")
    assert outside[0] == Paragraph("Wales · 1,200 members", Tone.QUIET)
    assert people(outside) == ["Ana Marker: 1 piece of feedback"]


def people(blocks: list[object]) -> list[str]:
    return [plain(item.text) for block in blocks if isinstance(block, BulletList) for item in block.items]


def test_a_piece_stands_once_under_all_its_themes(project: Project) -> None:
    with making(project) as maker:
        one, two = maker.theme("1", "Invest"), maker.theme("2", "Innovate")
        steel = maker.organisation("Example Steel")
        codings = (Coding(theme=two, stance=Stance.OPPOSE), Coding(theme=one, stance=Stance.SUPPORT))
        maker.feedback("Of two minds", steel, codings=codings, has_evidence=True)
        maker.feedback("Of one mind", steel, on=[two, one])
        maker.feedback("Elsewhere", steel, on=[two])
    there = section(built(project), "Example Steel")[1:]
    assert [plain(block.text) for block in there if isinstance(block, Paragraph | Quote)] == [
        "1 Invest; 2 Innovate",
        "Of two minds",
        "Of one mind",
        "2 Innovate",
        "Elsewhere",
    ]
    quotes = [(q.stance, plain(q.note)) for q in there if isinstance(q, Quote)]
    assert quotes == [
        (None, "evidence offered, support on 1, oppose on 2"),
        (Stance.SUPPORT, ""),
        (Stance.SUPPORT, ""),
    ]


def rows(document: Document, heading: str) -> list[list[str]]:
    tables = [block for block in section(document, heading) if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for table in tables for row in table.rows]


def test_commitments_stand_with_those_to_whom_they_were_made(project: Project) -> None:
    with making(project) as maker:
        steel = maker.organisation("Example Steel")
        talks = maker.engagement("Talks", Rule.CHATHAM_HOUSE)
        visit = maker.engagement("Visit", Rule.ORGANISATION_ONLY)
        late = {"owner": "Jo", "due_on": dt.date(2020, 4, 1), "outcome": "half done"}
        maker.commitment("Open promise", organisation=steel, engagement=visit, **late)
        maker.commitment("Closed promise", organisation=steel, engagement=talks)
        maker.commitment("To nobody")
    ours = built(project)
    assert rows(ours, "Example Steel") == [
        ["Open promise", "Jo", "1 April 2020", "Overdue"],
        ["Closed promise", "", "", "Open"],
    ]
    assert rows(ours, "Other follow-ups") == [["To nobody", "", "", "Open"]]
    outside = built(project, Audience.SHARED)
    assert rows(outside, "Example Steel") == [["Open promise", "1 April 2020", "Open"]]
    assert rows(outside, "Other follow-ups") == [["Closed promise", "", "Open"], ["To nobody", "", "Open"]]


def test_a_commitment_from_withheld_words_is_only_counted(project: Project) -> None:
    with making(project) as maker:
        private = maker.engagement("Private talks", Rule.PRIVATE)
        said = maker.feedback("Words", engagement=private)
        maker.commitment("Telling promise", feedback=Reference(said))
    outside = words(built(project, Audience.PUBLIC))
    assert "Telling" not in outside
    assert "1 follow-up is not printed: it follows from what may not be quoted" in outside
    assert "Telling promise" in words(built(project))


def test_a_commitment_whose_words_are_still_marks_is_only_counted(project: Project) -> None:
    with making(project) as maker:
        maker.commitment("@mz =un", unresolved=("@mz",))
    outside = words(built(project, Audience.PUBLIC))
    assert "@mz" not in outside
    assert "1 follow-up is not printed" in outside


def test_a_filter_keeps_the_commitments_that_follow_from_what_it_selects(project: Project) -> None:
    with making(project) as maker:
        steel = maker.organisation("Example Steel")
        said = maker.feedback("Words", steel, is_key_point=True)
        other = maker.feedback("Other", steel)
        maker.commitment("Follows", feedback=Reference(said), organisation=steel)
        maker.commitment("Does not", feedback=Reference(other), organisation=steel)
    assert [row[0] for row in rows(built(project, filter="is:key"), "Example Steel")] == ["Follows"]
