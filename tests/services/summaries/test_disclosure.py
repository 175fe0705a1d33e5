"""What a reader outside may learn: every level, rule and permission, in every summary, for every audience.

Each case has names of its own that stand nowhere else, so whatever leaks can be seen in the words.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from engage.domain.contacts import Affiliation
from engage.domain.disclosure import Audience, Level, Rule
from engage.domain.engagements import ParkedPoint
from engage.domain.feedback import Agreement, Capacity
from engage.domain.organisations import Email, OrganisationKind, Phone
from engage.domain.records import Reference
from engage.services import projects
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.services.summaries.document import Callout, Figure, Paragraph, Quote, Table, plain
from tests.services.summaries.making import DAY, MADE_ON, QUOTING, Maker, came, making, section, words

NAMED, ORGANISATION, KIND, ANONYMOUS, WITHHELD = Level

# What may be told of the speaker, for each rule (None: no engagement) and each level that the feedback has of
# its own, without and with the speaker's permission.
# n: named, o: organisation, k: kind, a: anonymous, w: withheld.
ALLOWED = """
    rule               own:  none    named   organisation  kind   anonymous  withheld
    on_record                n n     n n     o o           k k    a a        w w
    organisation_only        o o     o n     o o           k k    a a        w w
    chatham_house            k k     k n     k o           k k    a a        w w
    private                  w w     w n     w o           w k    w a        w w
    none                     o o     o n     o o           k k    a a        w w
"""
LETTERS = {level.value[0]: level for level in Level}
RULE_ALLOWS = {
    Rule.ON_RECORD: NAMED,
    Rule.ORGANISATION_ONLY: ORGANISATION,
    Rule.CHATHAM_HOUSE: KIND,
    Rule.PRIVATE: WITHHELD,
    None: ORGANISATION,
}
OUTSIDE = [Audience.SHARED, Audience.PUBLIC]
SAID = {"text", "family", "body", "friend", "partner", "notes", "@mark"}
PRINTS = {
    "by-theme": SAID,
    "by-stakeholder": {*SAID, "promise", "owner"},
    "engagement-note": {*SAID, "promise", "owner", "silent", "parked"},
    "by-question": SAID,
    "themes-by-kind": {"body"},
    "what-we-heard": SAID,
    "you-said-we-did": {*SAID, "promise", "owner", "outcome"},
}
"""What each summary tells of a case to those who may read all of it."""


@dataclass(frozen=True)
class Case:
    """One piece of feedback; `name` makes the names of everything about it."""

    name: str
    rule: Rule | None
    own: Level | None
    has_permission: bool
    allowed: Level
    unions: int
    """How many unions attended, the speaker's included."""

    @property
    def closer(self) -> Level:
        """What may be told of others who have given no permission."""
        return max(self.allowed, RULE_ALLOWS[self.rule], key=list(Level).index)


def _cases() -> Iterator[Case]:
    number = itertools.count()
    for line in ALLOWED.strip().splitlines()[1:]:
        rule, *letters = line.split()
        levels = itertools.product([None, *Level], [False, True])
        for (own, permission), letter in zip(levels, letters, strict=True):
            for unions in (2, 3) if rule != "none" else (3,):
                name = f"q{next(number):03}q"
                yield Case(
                    name, None if rule == "none" else Rule(rule), own, permission, LETTERS[letter], unions
                )


CASES = list(_cases())


def make(maker: Maker, case: Case, question: Reference) -> None:
    name = case.name
    union = OrganisationKind.UNION
    kept = {"owner": f"owner{name}", "notes": f"notes{name}"}
    body = maker.organisation(
        f"body{name}",
        union,
        emails=(Email(address=f"mail{name}@x.example"),),
        phones=(Phone(number=f"phone{name}"),),
        **kept,
    )
    person = maker.contact(
        f"given{name}",
        f"family{name}",
        emails=(Email(address=f"mail{name}@y.example"),),
        affiliations=(Affiliation(organisation=body, role=f"role{name}"),),
        access_needs=f"needs{name}",
        **kept,
    )
    friend, partner = maker.organisation(f"friend{name}", union), maker.contact("agrees", f"partner{name}")
    at = None
    if case.rule:
        others = [maker.organisation(f"silent{name}{n}", union) for n in range(case.unions - 1)]
        seats = [came(body, person), *(came(other) for other in others)]
        point = ParkedPoint(text=f"parked{name}", contact=person, organisation=body)
        at = maker.engagement(f"Engagement {name}", case.rule, seats, parked=(point,), **kept)
    permission = {"permission_by": f"by{name}", "permission_on": DAY, "permission_how": f"how{name}"}
    said = maker.feedback(
        f"text{name}",
        body,
        contact=person,
        engagement=at,
        on=[maker.theme(f"code{name}", f"title{name}")],
        disclosure=case.own,
        capacity=Capacity.MEMBERS,
        members_spoken_for=12_345,
        agreed=[Agreement(organisation=friend), Agreement(contact=partner)],
        notes=f"notes{name}",
        unresolved=(f"@mark{name}",),
        question=question,
        is_key_point=True,
        **(permission if case.has_permission else {}),
    )
    maker.commitment(
        f"promise{name}",
        engagement=at,
        feedback=Reference(said),
        contact=person,
        organisation=body,
        outcome=f"outcome{name}",
        unresolved=(f"=open{name}",),
        **kept,
    )


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Audience], str]:
    """The words of every summary for every audience."""
    with projects.create(tmp_path_factory.mktemp("told") / "p.engage", name="P", who="AB") as project:
        with making(project) as maker:
            _, (question,) = maker.consultation("Views")
            for case in CASES:
                make(maker, case, question)
        return {
            (name, audience): words(registry.build(project, name, audience=audience, made_on=MADE_ON))
            for name in registry.names()
            for audience in Audience
        }


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("summary", registry.names())
def test_nobody_outside_reads_what_is_ours_alone(
    told: dict[tuple[str, Audience], str], summary: str, audience: Audience
) -> None:
    seen = told[summary, audience]
    ours = ["owner", "notes", "parked", "mail", "phone", "needs", "role"]
    ours += ["by", "how", "mark", "outcome", "open"]
    found = [f"{what}{case.name}" for case in CASES for what in ours if f"{what}{case.name}" in seen]
    assert found == []


@pytest.mark.parametrize("audience", OUTSIDE)
@pytest.mark.parametrize("summary", PRINTS)
def test_names_stand_outside_exactly_where_they_may(
    told: dict[tuple[str, Audience], str], summary: str, audience: Audience
) -> None:
    seen = told[summary, audience]
    is_note = summary == "engagement-note"
    wrong = []
    for case in CASES:
        if is_note and case.rule is None:
            continue
        people_listed = is_note and case.rule is Rule.ON_RECORD
        bodies_listed = is_note and case.rule in (Rule.ON_RECORD, Rule.ORGANISATION_ONLY)
        by_name = (NAMED, ORGANISATION)
        may = {
            "text": case.allowed is not WITHHELD,
            "family": case.allowed is NAMED or people_listed,
            "body": case.allowed in by_name or bodies_listed,
            "friend": case.closer in by_name,
            "partner": case.closer is NAMED,
            "silent": bodies_listed,
            "promise": case.closer is not WITHHELD,
        }
        may = {what: allowed for what, allowed in may.items() if what in PRINTS[summary]}
        wrong += [(case, what) for what, allowed in may.items() if (f"{what}{case.name}" in seen) != allowed]
    assert wrong == []


@pytest.mark.parametrize("summary", PRINTS)
def test_we_ourselves_read_everything(told: dict[tuple[str, Audience], str], summary: str) -> None:
    seen = told[summary, Audience.INTERNAL]
    cases = [case for case in CASES if case.rule or summary != "engagement-note"]
    missing = [
        f"{what}{case.name}"
        for case in cases
        for what in PRINTS[summary] - {"silent"}
        if f"{what}{case.name}" not in seen
    ]
    assert missing == []


@pytest.mark.parametrize("audience", OUTSIDE)
def test_a_kind_stands_where_enough_of_it_attended(
    told: dict[tuple[str, Audience], str], audience: Audience
) -> None:
    lines = told["by-theme", audience].splitlines()
    after = dict(itertools.pairwise(lines))
    for case in CASES:
        if case.allowed is KIND:
            expected = "A union" if case.unions == 3 else "A participant"
            assert after[f"text{case.name}"] == expected
        elif case.allowed is ANONYMOUS:
            assert after[f"text{case.name}"] == "A participant"


# What else could tell


def outside(project: Project, name: str = "by-theme", filter: str = "") -> str:
    return words(registry.build(project, name, filter=filter, audience=Audience.PUBLIC, made_on=MADE_ON))


def test_a_paraphrase_stands_outside_in_place_of_the_words(project: Project) -> None:
    with making(project) as maker:
        maker.feedback("Our kiln is the only one", paraphrase="Kilns are few", is_verbatim=True)
    assert "Kilns are few" in outside(project)
    assert "only one" not in outside(project)
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    (quote,) = [block for block in document.blocks if isinstance(block, Quote)]
    assert not quote.is_verbatim
    assert "Our kiln is the only one" in words(registry.build(project, "by-theme"))


def test_a_line_of_marks_alone_is_not_quoted_outside(project: Project) -> None:
    with making(project) as maker:
        maker.feedback('@"Ana Marker"', unresolved=('@"Ana Marker"',))
    assert "Marker" not in outside(project)
    assert "1 piece of feedback is not quoted: marks in it are still to be resolved." in outside(project)
    assert "Marker" in words(registry.build(project, "by-theme"))


def test_how_many_members_a_body_has_does_not_tell_which_it_is(project: Project) -> None:
    with making(project) as maker:
        bodies = [maker.organisation(f"Body {n}", OrganisationKind.TRADE_BODY) for n in range(3)]
        spoken = {"capacity": Capacity.MEMBERS, "members_spoken_for": 412}
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE, [came(body) for body in bodies])
        maker.feedback("Unnamed", bodies[0], engagement=at, **spoken)
        maker.feedback("Named", bodies[1], **spoken)
    lines = outside(project).splitlines()
    assert lines[lines.index("Unnamed") + 1 :][:2] == ["A trade body", "for its members"]
    assert lines[lines.index("Named") + 1 :][:2] == ["Body 1", "for its 412 members"]


def test_a_named_section_does_not_count_what_may_not_be_put_down_to_the_name(project: Project) -> None:
    with making(project) as maker:
        body = maker.organisation("Example Steel")
        at = maker.engagement("Talks", Rule.CHATHAM_HOUSE, [came(body)])
        maker.feedback("Said openly", body)
        maker.feedback("Said in confidence", body, engagement=at)
    document = registry.build(project, "by-stakeholder", audience=Audience.PUBLIC)
    there = section(document, "Example Steel")
    assert [plain(block.text) for block in there if isinstance(block, Paragraph | Quote)] == [
        "1 piece of feedback",
        "Not coded to a theme",
        "Said openly",
    ]


@pytest.mark.parametrize(
    ("filter", "quoted"),
    [
        ("", {"named", "organisation", "kind", "anonymous"}),
        ("kind:union", {"named", "organisation", "kind"}),
        ("-kind:sme", {"named", "organisation", "kind"}),
        ("region:wales", {"named", "organisation"}),
        ("-country:france", {"named", "organisation"}),
        ("-size:large", {"named", "organisation"}),
        ("-sector:steel", {"named", "organisation"}),
        ('organisation:"Example Union 0"', {"named", "organisation"}),
        ('contact:"Ana Marker"', {"named"}),
        ('who:"Ana Marker" kind:union', {"named"}),
    ],
)
@pytest.mark.parametrize("summary", [*QUOTING, "you-said-we-did"])
def test_a_filter_that_says_who_spoke_tells_no_more_than_may_be_told(
    project: Project, summary: str, filter: str, quoted: set[str]
) -> None:
    with making(project) as maker:
        unions = [
            maker.organisation(f"Example Union {n}", OrganisationKind.UNION, region="Wales") for n in range(3)
        ]
        ana = maker.contact("Ana", "Marker")
        at = maker.engagement("Talks", Rule.ON_RECORD, [came(union) for union in unions])
        _, (question,) = maker.consultation("Views")
        for level in Level:
            said = maker.feedback(
                f"said {level}",
                unions[0],
                contact=ana,
                engagement=at,
                disclosure=level,
                question=question,
                is_key_point=True,
            )
            maker.commitment("Promised", feedback=Reference(said))
    seen = outside(project, summary, filter)
    assert {level for level in Level if f"said {level}" in seen} == quoted
    is_told = "The filter says who spoke."
    assert (is_told in seen) == bool(filter)
    # Also what is only counted would be put down to whoever the filter names.
    assert ("withheld" in seen) == (not filter)
    ours = words(registry.build(project, summary, filter=filter))
    assert all(f"said {level}" in ours for level in Level)


def test_kinds_of_few_organisations_are_shown_together_outside(project: Project) -> None:
    with making(project) as maker:
        for kind, number in (
            (OrganisationKind.SME, 4),
            (OrganisationKind.UNION, 3),
            (OrganisationKind.NGO, 1),
        ):
            for n in range(number):
                maker.feedback("Words", maker.organisation(f"Example {kind} {n}", kind))
        maker.feedback("Nobody's", maker.organisation("Example Glass"), capacity=Capacity.PERSONAL)
    assert kinds(project, Audience.INTERNAL) == [
        ["Unions", "3", "3"],
        ["SMEs", "4", "4"],
        ["NGOs", "1", "1"],
        ["No organisation", "0", "1"],
        ["All", "8", "9"],
    ]
    # The union is shown with the NGO: 8 - 4 - 3 would be the NGO.
    assert kinds(project, Audience.PUBLIC) == [["SMEs", "4", "4"], ["Others", "4", "5"], ["All", "8", "9"]]


def test_too_few_organisations_are_not_told_apart_at_all(project: Project) -> None:
    with making(project) as maker:
        for kind in (OrganisationKind.SME, OrganisationKind.UNION):
            maker.feedback("Words", maker.organisation(f"Example {kind}", kind))
    assert kinds(project, Audience.SHARED) == []
    assert "Too few organisations spoke for their kinds to be shown." in outside(project)


def kinds(project: Project, audience: Audience) -> list[list[str]]:
    """The table of kinds."""
    document = registry.build(project, "by-theme", audience=audience)
    tables = [block for block in section(document, "In short") if isinstance(block, Table)]
    return [[plain(cell) for cell in row] for table in tables for row in (*table.rows, table.total)]


def test_what_was_held_back_is_said_reason_by_reason(project: Project) -> None:
    with making(project) as maker:
        unions = [maker.organisation(f"Example Union {n}", OrganisationKind.UNION) for n in range(3)]
        ana = maker.contact("Ana", "Marker")
        full = maker.engagement("Full", Rule.CHATHAM_HOUSE, [came(union) for union in unions])
        empty = maker.engagement("Empty", Rule.CHATHAM_HOUSE, [came(unions[0])])
        maker.feedback("1", unions[0], engagement=full)
        maker.feedback("2", unions[1], engagement=full, agreed=[Agreement(organisation=unions[0])])
        maker.feedback("3", unions[0], engagement=empty)
        maker.feedback("4", unions[0], disclosure=WITHHELD)
        maker.feedback("5", unions[0], disclosure=WITHHELD)
        maker.feedback("6", unions[0], disclosure=ANONYMOUS, paraphrase="six")
        maker.feedback("7", unions[0], contact=ana)
        maker.feedback("8", unions[0])
        maker.feedback("9")
    document = registry.build(project, "by-theme", audience=Audience.PUBLIC)
    assert document.blocks[-1] == Callout(
        "Held back from the public",
        (
            (Figure(2, (4, 5)), " pieces of feedback", " are withheld: counted, never quoted."),
            (
                Figure(1, (3,)),
                " piece of feedback",
                " stands as “a participant”: the kind of organisation would give it away.",
            ),
            (
                Figure(1, (6,)),
                " piece of feedback",
                " stands as “a participant”: neither the person nor the organisation may be told.",
            ),
            (Figure(2, (1, 2)), " pieces of feedback", " show the kind of organisation, not its name."),
            (
                Figure(1, (7,)),
                " piece of feedback",
                " shows the organisation, not the person who spoke.",
            ),
            (Figure(1, (6,)), " piece of feedback", " stands in other words than the speaker’s own."),
            (Figure(1, (2,)), " piece of feedback", " does not name all who agreed."),
        ),
    )


def test_where_nothing_was_held_back_that_is_said(project: Project) -> None:
    with making(project) as maker:
        maker.feedback("Words", maker.organisation("Example Steel"))
    document = registry.build(project, "by-theme", audience=Audience.SHARED)
    assert document.blocks[-1] == Callout("Held back from partners", ("Nothing was held back.",))
    internal = registry.build(project, "by-theme")
    assert not [block for block in internal.blocks if isinstance(block, Callout)]
