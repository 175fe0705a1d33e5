"""What the columns of a response sheet are called, and how respondents say that they say nothing: data."""

from __future__ import annotations

import re
from collections.abc import Mapping

from engage.domain.fields import Field, ValueType
from engage.domain.records import Noun
from engage.domain.text import compact, words
from engage.services.importing.tables.column_fields import COLUMN_FIELDS
from engage.services.importing.tables.column_synonyms import SYNONYMS

_ABOUT: Mapping[str, str] = {
    "response": """
        response id, response no, response number, response reference, respondent id, respondent no,
        respondent number, respondent, submission id, submission number, unique id, unique reference, id,
        reference, ref
    """,
    "said_on": """
        submitted, submitted date, date submitted, submission date, submitted on, submitted at, submit date,
        response date, date of response, date received, received, completion time, completed,
        completed on, date completed, end date, timestamp, end time, date, created, created at
    """,
    "tags": "tags, tag, analyst tags, labels, label",
    "notes": """
        analyst notes, analyst note, analyst comments, analyst comment, analysis notes, internal notes,
        staff notes, moderation notes, moderator notes, notes
    """,
    "theme": "theme, themes, theme code, theme codes, code, codes, coding, coded to, analyst codes",
}
_PUT = ("capacity", "disclosure")
_PERSON = ("given_name", "family_name", "name", "emails", "organisation")
ABOUT: Mapping[str, str] = {
    **{
        name: field
        for field in _PERSON
        for name in (compact(field), compact(field.removesuffix("s")), *SYNONYMS[Noun.CONTACT][field])
        if name not in ("group", "members", "capacity")
    },
    "username": "emails",
    **{
        compact(name): field
        for field, names in _ABOUT.items()
        for name in (field, *" ".join(names.split()).split(", "))
    },
}
"""By compact heading, what a column gives beside answers."""

_OWN = (
    Field("response", ValueType.TEXT, "by what the response is known", "Response number"),
    Field("tags", ValueType.LIST, "free tags of an answer", "Tags"),
    Field("question", ValueType.LONG_TEXT, "what was asked, with the answers below", "Question"),
)
FIELDS: Mapping[str, Field] = {
    **{name: COLUMN_FIELDS[Noun.CONTACT][name] for name in _PERSON},
    **{name: field for name, field in COLUMN_FIELDS[Noun.FEEDBACK].items() if name in (*_ABOUT, *_PUT)},
    **{field.name: field for field in _OWN},
}
"""What a person may say that a column gives."""

OF_QUESTIONS = ("tags", "notes", "theme")
"""What may stand beside each question."""

UNUSED = frozenset(
    map(
        compact,
        (
            *("start time", "start date", "started", "started on", "collector id", "ip address", "ip"),
            *("language", "browser", "user agent", "last modified", "last modified time", "network id"),
            *("custom data 1", "total points", "quiz feedback", "time taken", "duration", "score", "status"),
            *("progress", "finished", "recorded date", "distribution channel", "user language"),
        ),
    )
)
"""Columns of survey programs that nobody would miss."""

_ASKING = """
    what how do does did is are should would could can will which who where when why have has please to tell
    describe explain if any additional further other in
"""
ASKING = frozenset(_ASKING.split())
"""With what the heading of a question begins."""

_POLITE = frozenset(
    ["what", "whats", "is", "your", "please", "enter", "give", "provide", "the", "a", "tell", "us"]
)

SENSITIVE = re.compile(
    r"\b(?:how old|date of birth|year of birth|describe yourself|consider yourself)\b"
    r"|\byour (?:\w+ )?(?:age|gender|sex|ethnic\w*|race|religio\w*|faith|belief|disab\w*|sexual\w*|health"
    r"|nationality|marital|pregnan\w*)\b"
    r"|^(?:age|gender|sex|ethnic\w*|race|religio\w*|faith|disab\w*|sexual\w*|nationality|marital)\b.{0,20}$",
    re.IGNORECASE,
)
"""Questions about a person's own kind: equality monitoring is no part of what was said."""

CAPACITY = re.compile(
    r"respond\w*\s+(?:as|on behalf)|are you (?:answering|replying)|in what capacity|^capacity$",
    re.IGNORECASE,
)
PUBLISHING = re.compile(
    r"(?:publish|confidential|anonym)\w*.*\b(?:your|my)\b|\b(?:your|my)\b.*(?:publish|confidential|anonym)",
    re.IGNORECASE,
)

_SILENT = frozenset(
    map(
        compact,
        (
            *("No response", "Not answered", "No answer", "Not provided", "n/a", "Blank", "None given"),
            *("No answer given", "No reply", "Skipped", "Unanswered", "Did not answer", "Not applicable"),
            *("Open-Ended Response", "Response"),
        ),
    )
)
_IN_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NO_NAME = re.compile(
    r"(?:respondent|participant|user|anon\w*)\b.{0,12}|prefer not.*|private individual"
    r"|(?:a )?member of the public",
    re.IGNORECASE,
)


def plain(heading: str) -> str:
    """Return a heading by which it is looked up: "What is your e-mail address?" is "emailaddress"."""
    heading = _IN_BRACKETS.sub(" ", heading) if compact(heading) else heading
    kept = [word for word in words(heading) if word not in _POLITE]
    return "".join(kept)


def is_silent(text: str) -> bool:
    """Whether an answer says that there is none."""
    key = compact(text)
    return key in _SILENT if key else all(character in " -–—./*_\n\t" for character in text)


def is_no_name(text: str) -> bool:
    """Whether what stands for a name names nobody: "Respondent 1"."""
    return is_silent(text) or bool(_NO_NAME.fullmatch(text.strip()))
