"""Completing a filter with what the project knows: its names, tags, places and themes."""

from __future__ import annotations

from collections.abc import Mapping

from engage.domain.agendas import Theme
from engage.domain.filter_completion import Offer, complete, term_at
from engage.domain.filter_fields import FIELDS, Form
from engage.domain.records import Noun
from engage.domain.text import begin_words, fold, words
from engage.services import records
from engage.storage import filter_values
from engage.storage.project import Project

OFFERED = 30
"""Values of a field that are offered at once."""

_NAMED: Mapping[str, tuple[Noun, ...]] = {
    "organisation": (Noun.ORGANISATION,),
    "contact": (Noun.CONTACT,),
    "who": (Noun.ORGANISATION, Noun.CONTACT),
    "engagement": (Noun.ENGAGEMENT,),
    "submission": (Noun.SUBMISSION,),
    "consultation": (Noun.CONSULTATION,),
    "agenda": (Noun.AGENDA,),
}
"""Whose names a field takes; `name` takes those of the noun itself."""


def offers(project: Project, noun: Noun, text: str, cursor: int) -> list[Offer]:
    """Return what the term at the cursor may become: fields, values of the language and of the project."""
    typed = term_at(text, cursor)
    field = FIELDS[noun].get(typed.name) if typed.has_colon else None
    known = _known(project, noun, typed.name, field.form, typed.value) if field else []
    return complete(text, cursor, noun, known)


def _known(project: Project, noun: Noun, name: str, form: Form, value: str) -> list[tuple[str, str]]:
    if form is Form.THEME:
        themes = records.rows(project, Theme, records.ids(project, Theme))
        return [(theme.code, theme.title) for theme in themes if _is_begun(theme, value)][:OFFERED]
    part = fold(value).strip()
    with project.reading() as connection:
        if form is Form.NAME:
            return [
                (found, other.label if len(nouns) > 1 else "")
                for nouns in (_NAMED.get(name, (noun,)),)
                for other in nouns
                for found in filter_values.names(connection, other, part, OFFERED)
            ]
        if form in (Form.TEXT, Form.TAG, Form.PERSON):
            found = filter_values.texts(connection, noun, name, form, part, OFFERED)
            return [(text, "") for text in found]
    return []


def _is_begun(theme: Theme, value: str) -> bool:
    is_by_code = fold(theme.code).startswith(fold(value).strip())
    return is_by_code or begin_words(words(value), words(" ".join((theme.title, *theme.keywords))))
