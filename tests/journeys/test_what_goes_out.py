"""Whatever is made for the public of what nobody may be named with: no name is in any byte of it."""

from __future__ import annotations

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from engage.domain.contacts import Affiliation
from engage.domain.disclosure import Audience, Rule
from engage.domain.feedback import Agreement, Capacity
from engage.domain.organisations import Email, OrganisationKind, Phone
from engage.domain.text import fold
from engage.services import outgoing
from engage.services.exporting.registry import formats
from engage.services.projects import Project
from engage.services.summaries import registry
from engage.ui.projects.new_project import file_name
from tests.builders import DAY, new_project
from tests.services.summaries.making import OF_FEEDBACK, came, making

BODIES = (
    ("Example Forge & Foundry <b>Union</b>", "EFFU"),
    ("Żółw-Example Spółka z o.o.", "ŻEX"),
    ("Example 🏭 Kilns “Wales” plc", ""),
    ("مصنع المثال", ""),
    ("株式会社見本", "見本"),
    ("Unite Example", "Unite"),
    ("example@home Example Ltd", ""),
    ("Example, Sample; and | Partners", "ZQP"),
)
PEOPLE = (
    ("Siân", "O’Brien-Specimen"),
    ("Łukasz", "Przykład"),
    ("Anne-Marie", "van der Example"),
    ("小明", "王"),
    ("Ünal", "Örneksiz"),
    ("Robert '); --", "Placeholder"),
    ("Grace", "Hill"),
    ("Xylia", "Æxample"),
)
FILTERS = ("", 'who:"Unite Example"', "kind:sme", "stance:support", "contact:Grace")
MADE = [(name, filter) for name in registry.names() for filter in (FILTERS if name in OF_FEEDBACK else ("",))]
"""Each summary, and of what; the filters ask for feedback."""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Two engagements at which everybody spoke, agreed, and was promised something; nobody may be named."""
    with new_project(tmp_path_factory.mktemp("outside") / "p.engage") as project:
        with making(project) as make:
            theme = make.theme("1", "Heat")
            seats = []
            for number, ((name, short), (given, family)) in enumerate(zip(BODIES, PEOPLE, strict=True)):
                body = make.organisation(
                    name,
                    list(OrganisationKind)[number % 5],
                    short_name=short,
                    website=f"https://body{number}.example",
                    emails=(Email(address=f"office{number}@body{number}.example"),),
                )
                person = make.contact(
                    given,
                    family,
                    phones=(Phone(number=f"+44 1632 96{number:04}"),),
                    emails=(Email(address=f"person{number}@body{number}.example"),),
                    affiliations=(Affiliation(organisation=body, role="Director", is_primary=True),),
                    notes=f"Ring {given} {family} at night",
                )
                seats.append((body, person))
            for rule in (Rule.CHATHAM_HOUSE, Rule.PRIVATE):
                meeting = make.engagement(
                    f"A meeting ({rule.label})", rule, [came(body, person) for body, person in seats]
                )
                for number, (body, person) in enumerate(seats):
                    make.feedback(
                        f"Point number {number}",
                        body,
                        on=[theme],
                        engagement=meeting,
                        contact=person,
                        capacity=Capacity.MEMBERS,
                        members_spoken_for=1234,
                        is_key_point=number == 0,
                        agreed=[
                            Agreement(contact=other, organisation=of) for of, other in seats if of != body
                        ],
                        notes=f"{person.name} was angry",
                    )
                    make.commitment(
                        "Send the figures", engagement=meeting, organisation=body, contact=person, made_on=DAY
                    )
        yield project
    project.close()


def letters(text: str) -> str:
    """What is compared: no mark, no blank, no case and no accent can hide a name."""
    return "".join(filter(str.isalnum, fold(text)))


def needles() -> dict[str, str]:
    """Everything that would give somebody away, by how it is compared."""
    found = [f"{given} {family}" for given, family in PEOPLE]
    found += [f"{family} {given}" for given, family in PEOPLE]
    found += [name for body in BODIES for name in body]
    for number in range(len(BODIES)):
        found += [f"office{number}@", f"person{number}@", f"body{number}.example", f"1632 96{number:04}"]
    return {letters(name): name for name in found if len(letters(name)) > 2}


def whole(path: Path) -> str:
    """All that a file says: what is seen, and what stands beside that."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            source = "\n".join(parts.read(name).decode("utf-8", "ignore") for name in parts.namelist())
        return html.unescape(re.sub(r"<[^>]*>", "", source))
    if path.suffix != ".pdf":
        source = path.read_text("utf-8-sig")
        return f"{source}\n{html.unescape(source)}"
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
        marks = [mark.get_title() for mark in pdf.get_toc()]
        return "\n".join([*pages, *marks, *pdf.get_metadata_dict().values()])


@pytest.mark.parametrize("audience", [Audience.SHARED, Audience.PUBLIC])
@pytest.mark.parametrize(("name", "filter"), MADE)
def test_no_name_is_in_any_byte(
    project: Project, name: str, audience: Audience, filter: str, tmp_path: Path
) -> None:
    document = registry.build(project, name, filter=filter, audience=audience)
    assert outgoing.let_go(project, document) == []
    for each in formats():
        path = tmp_path / f"{file_name(document.title)}{each.suffix}"
        outgoing.save(project, document, path)
        said = letters(f"{whole(path)}\n{path.name}")
        assert [shown for plain, shown in needles().items() if plain in said] == []


@pytest.mark.parametrize("suffix", [".html", ".csv"])
def test_among_ourselves_all_of_them_are_there(project: Project, suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"inside{suffix}"
    outgoing.save(project, registry.build(project, "by-theme"), path)
    said = letters(whole(path))
    assert [name for name, _ in BODIES if letters(name) not in said] == []
    assert [person for person in PEOPLE if letters(" ".join(person)) not in said] == []
