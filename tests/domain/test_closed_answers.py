"""Answers that were chosen from a list, told from those in own words."""

from __future__ import annotations

import pytest

from engage.domain.closed_answers import in_order, options_among, options_of
from engage.domain.feedback import Stance

GRID = "The grid decides, and it takes ten years to be connected to it where we are."


@pytest.mark.parametrize(
    ("answer", "parts"),
    [
        ("Yes", ("Yes",)),
        ("Grants; Loans ;Standards", ("Grants", "Loans", "Standards")),
        ("Yes; Yes", ("Yes",)),
        ("", ()),
        (" ; ", ()),
        (GRID, ()),
        ("One\nTwo", ()),
    ],
)
def test_an_answer_is_parted_at_its_semicolons(answer: str, parts: tuple[str, ...]) -> None:
    assert options_of(answer) == parts


@pytest.mark.parametrize(
    ("answers", "options"),
    [
        (["Yes", "yes", "No"], ["Yes", "No"]),
        (["Grants; Loans", "Loans"], ["Grants", "Loans"]),
        (["Yes", "No"], []),
        ([GRID, GRID], []),
        (["Yes", "Yes", "Only where others have to"], ["Yes"]),
        ([f"{n}" for n in range(14)], []),
        ([*[f"{n}" for n in range(14)], "3"], ["3"]),
        ([f"{n}" for n in range(14)] * 2, []),
        ([], []),
    ],
)
def test_what_comes_again_or_is_short_was_offered(answers: list[str], options: list[str]) -> None:
    assert list(options_among(answers).values()) == options


def ordered(options: list[str], times: dict[str, int] | None = None, **stances: Stance) -> list[str]:
    keys = {option.lower(): option for option in options}
    taken = {name.replace("_", " "): stance for name, stance in stances.items()}
    found = in_order(keys, times or dict.fromkeys(keys, 1), taken)
    return [keys[key] for key in found]


def test_options_stand_as_a_questionnaire_has_them() -> None:
    assert ordered(["10 or more", "5 to 9", "1"]) == ["1", "5 to 9", "10 or more"]
    assert ordered(["No", "Yes"], {"no": 2, "yes": 7}) == ["Yes", "No"]
    scale = ["Do not know", "Disagree", "Strongly disagree", "Neither", "Strongly agree", "Agree"]
    assert ordered(
        scale,
        agree=Stance.SUPPORT,
        strongly_agree=Stance.SUPPORT,
        disagree=Stance.OPPOSE,
        strongly_disagree=Stance.OPPOSE,
        neither=Stance.NEUTRAL,
    ) == ["Strongly agree", "Agree", "Neither", "Disagree", "Strongly disagree", "Do not know"]
