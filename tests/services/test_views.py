"""Views: kept, in their order, renamed, forgotten; each of it a deed that can be undone."""

from __future__ import annotations

import pytest

from engage.domain.records import Noun
from engage.errors import Conflict, Invalid, NotFound
from engage.services import views
from engage.services.projects import Project
from tests.deeds import no_deed, one_deed


def names(project: Project, noun: Noun = Noun.FEEDBACK) -> list[str]:
    return [view.name for view in views.views(project, noun)]


def kept(project: Project, *given: str) -> list[int]:
    return [views.keep(project, Noun.FEEDBACK, name).first("view") for name in given]


def test_a_view_is_kept_for_its_list(project: Project) -> None:
    with one_deed(project):
        changes = views.keep(project, Noun.FEEDBACK, "  Unions on\nheat ", " kind:union heat", "-said_on")
    assert list(changes.ids) == ["view"]
    (view,) = views.views(project, Noun.FEEDBACK)
    assert (view.name, view.filter, view.sort) == ("Unions on heat", "kind:union heat", "-said_on")
    assert view.noun is Noun.FEEDBACK
    assert views.views(project, Noun.CONTACT) == []


def test_the_same_name_replaces_the_view_in_its_place(project: Project) -> None:
    first, _ = kept(project, "Unions", "Steel")
    views.keep(project, Noun.CONTACT, "Unions")
    with one_deed(project):
        assert views.keep(project, Noun.FEEDBACK, "UNIONS", "kind:union").first("view") == first
    assert names(project) == ["UNIONS", "Steel"]
    assert views.views(project, Noun.FEEDBACK)[0].filter == "kind:union"
    assert names(project, Noun.CONTACT) == ["Unions"]


@pytest.mark.parametrize(
    ("name", "filter", "sort"),
    [
        (" ", "", ""),
        ("A", "kind:lost", ""),
        ("A", "lost:1", ""),
        ("A", "theme:9", ""),
        ("A", "", "no"),
    ],
)
def test_a_list_must_take_it(project: Project, name: str, filter: str, sort: str) -> None:
    with no_deed(project), pytest.raises(Invalid):
        views.keep(project, Noun.FEEDBACK, name, filter, sort)


def test_a_view_is_renamed_but_not_to_what_another_is_called(project: Project) -> None:
    first, _ = kept(project, "Unions", "Steel")
    with one_deed(project):
        views.rename(project, first, "unions")
    with no_deed(project), pytest.raises(Conflict, match="Steel"):
        views.rename(project, first, "steel")
    with no_deed(project), pytest.raises(Invalid):
        views.rename(project, first, "")


@pytest.mark.parametrize(
    ("position", "order"),
    [(0, "CAB"), (1, "ACB"), (2, "ABC"), (9, "ABC"), (-1, "CAB")],
)
def test_views_are_put_in_order(project: Project, position: int, order: str) -> None:
    _, _, last = kept(project, "A", "B", "C")
    views.move(project, last, position)
    assert names(project) == list(order)


def test_a_view_is_forgotten_and_comes_back_in_its_place(project: Project) -> None:
    _, second, _ = kept(project, "A", "B", "C")
    with one_deed(project):
        views.remove(project, second)
    assert names(project) == ["A", "C"]
    kept(project, "D")
    assert names(project) == ["A", "C", "D"]


def test_a_view_that_is_gone_is_said(project: Project) -> None:
    for deed in (
        lambda: views.rename(project, 9, "A"),
        lambda: views.move(project, 9, 0),
        lambda: views.remove(project, 9),
    ):
        with no_deed(project), pytest.raises(NotFound):
            deed()
