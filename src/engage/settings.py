"""What the person at this computer prefers: typed, in one small file, never a stakeholder's data."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from engage.domain import clock
from engage.domain.disclosure import Audience
from engage.errors import StorageFailed
from engage.paths import user_config
from engage.whole_files import write_whole

RECENT_PROJECTS = 10
"""How many projects are remembered."""
LONGEST_UNLOCKED = 24 * 60
"""Minutes after which nobody is there any more, whoever says otherwise."""
REMEMBERED_TABLES = 50
"""Of how many sorts of table it is remembered how their columns are read."""
REMEMBERED_VALUES = 1_000
"""Of how many values of tables it is remembered what they mean."""


class Appearance(StrEnum):
    """The colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class TextSize(StrEnum):
    """How large what was said is shown."""

    USUAL = "usual"
    LARGER = "larger"
    LARGEST = "largest"

    @property
    def scale(self) -> float:
        """How many times as large as other text."""
        return {TextSize.USUAL: 1.0, TextSize.LARGER: 1.25, TextSize.LARGEST: 1.5}[self]


@dataclass(frozen=True, slots=True)
class RecentProject:
    """A project that was opened: enough to know it by before it is opened again."""

    path: Path
    name: str = ""
    opened_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class RememberedColumns:
    """How the columns of a table were read."""

    header: str
    """A digest of their names."""
    fields: tuple[str, ...]
    """What each of them gave, in their order; "" for nothing."""


@dataclass(frozen=True, slots=True)
class RememberedValue:
    """What a value in a column of a table was said to mean."""

    field: str
    """Which the column gives."""
    theirs: str
    """A digest of what the table said."""
    ours: str
    """"" for nothing: the field stays empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Preferences; a changed copy is made with `dataclasses.replace` and kept with `save`."""

    name: str = ""
    """Who the person is, as the journal says it; blank: the name they are logged in by."""
    initials: str = ""
    appearance: Appearance = Appearance.SYSTEM
    text_size: TextSize = TextSize.USUAL
    audience: Audience = Audience.INTERNAL
    """Whom a new summary is for, unless said otherwise."""
    backup_folder: str = ""
    """One more folder into which every backup is put where it is at hand; blank: none."""
    lock_after: int = 15
    """Minutes without input after which an encrypted project is locked; 0: it is not."""
    recent: tuple[RecentProject, ...] = ()
    """The projects opened last, newest first."""
    screens: Mapping[str, str] = field(default_factory=dict)
    """Where windows stood and which columns were shown, by screen, in the window's own words."""
    columns: tuple[RememberedColumns, ...] = ()
    """How tables were read, those imported last first."""
    values: tuple[RememberedValue, ...] = ()
    """What values of tables mean, those said last first."""
    unknown: Mapping[str, object] = field(default_factory=dict)
    """What another version of Engage has written; kept as it is."""

    @property
    def who(self) -> str:
        """The name under which deeds stand in the journal."""
        return self.name or _login_name()

    @property
    def short_who(self) -> str:
        """The person's initials, or those of their name."""
        return self.initials or "".join(word[0].upper() for word in self.who.split())

    def opened(self, project: Path, name: str = "") -> Settings:
        """These settings with `project`, opened just now, as the newest of the recent ones."""
        newest = RecentProject(project.absolute(), name, clock.now())
        others = (recent for recent in self.recent if recent.path != newest.path)
        recent = (newest, *others)
        gone = {forgotten.path for forgotten in recent[RECENT_PROJECTS:]}
        return replace(self, recent=recent[:RECENT_PROJECTS], screens=self._screens_without(gone))

    def forgotten(self, project: Path) -> Settings:
        """These settings without `project` among the recent ones, and without what was remembered of it."""
        recent = tuple(recent for recent in self.recent if recent.path != project)
        return replace(self, recent=recent, screens=self._screens_without({project}))

    def with_columns(self, read: RememberedColumns) -> Settings:
        """These settings with what was just said of a table, in place of what was said of its like before."""
        others = (other for other in self.columns if other.header != read.header)
        return replace(self, columns=(read, *others)[:REMEMBERED_TABLES])

    def with_values(self, said: Collection[RememberedValue]) -> Settings:
        """These settings with what values were just said to mean, in place of what was said before."""
        new = {(value.field, value.theirs) for value in said}
        others = (other for other in self.values if (other.field, other.theirs) not in new)
        return replace(self, values=(*said, *others)[:REMEMBERED_VALUES])

    def _screens_without(self, projects: Collection[Path]) -> dict[str, str]:
        """The screens but those that are named after one of these projects."""
        endings = tuple(f".{project}" for project in projects)
        return {name: text for name, text in self.screens.items() if not name.endswith(endings)}


def settings_file() -> Path:
    """Where the preferences are kept."""
    return user_config() / "settings.json"


def load() -> Settings:
    """Return the person's preferences, or the usual ones where nothing or nothing readable is kept.

    A damaged file is put aside as `settings.damaged.json`. A single value that cannot be used gives way to
    the usual one. Raises StorageFailed where the file is there and may not be read.
    """
    file = settings_file()
    try:
        found = json.loads(file.read_bytes())
        if not isinstance(found, dict):
            raise ValueError("not an object")
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise StorageFailed(
            "The preferences could not be read",
            f"{file}: {error.strerror}",
            "See that you may read this file",
        ) from error
    except (ValueError, RecursionError):
        with suppress(OSError):
            file.replace(file.with_suffix(".damaged.json"))
        return Settings()
    return _from_json(found)


def save(settings: Settings) -> None:
    """Keep `settings`; whatever happens meanwhile, the file holds the old ones or the new ones whole."""
    file = settings_file()
    text = json.dumps(_to_json(settings), indent=2, sort_keys=True)
    try:
        write_whole(file, text)
    except OSError as error:
        raise StorageFailed(
            "The preferences could not be saved",
            f"{file}: {error.strerror}",
            "See that the disk is not full and that you may write there",
        ) from error


Chosen = TypeVar("Chosen", bound=StrEnum)

_KNOWN = (
    "name",
    "initials",
    "appearance",
    "text_size",
    "audience",
    "backup_folder",
    "lock_after",
    "recent",
    "screens",
    "columns",
    "values",
)


def _from_json(found: Mapping[str, object]) -> Settings:
    usual = Settings()
    return Settings(
        name=_text(found.get("name")),
        initials=_text(found.get("initials")),
        appearance=_choice(found.get("appearance"), usual.appearance),
        text_size=_choice(found.get("text_size"), usual.text_size),
        audience=_choice(found.get("audience"), usual.audience),
        backup_folder=_text(found.get("backup_folder")),
        lock_after=_minutes(found.get("lock_after"), usual.lock_after),
        recent=tuple(_recent(found.get("recent")))[:RECENT_PROJECTS],
        screens=_text_by_name(found.get("screens")),
        columns=tuple(_columns(found.get("columns")))[:REMEMBERED_TABLES],
        values=tuple(_values(found.get("values")))[:REMEMBERED_VALUES],
        unknown={key: value for key, value in found.items() if key not in _KNOWN},
    )


def _to_json(settings: Settings) -> dict[str, object]:
    return {
        **settings.unknown,
        "name": settings.name,
        "initials": settings.initials,
        "appearance": settings.appearance,
        "text_size": settings.text_size,
        "audience": settings.audience,
        "backup_folder": settings.backup_folder,
        "lock_after": settings.lock_after,
        "recent": [
            {
                "path": str(recent.path),
                "name": recent.name,
                "opened_at": recent.opened_at.isoformat() if recent.opened_at else "",
            }
            for recent in settings.recent
        ],
        "screens": dict(settings.screens),
        "columns": [{"header": read.header, "fields": list(read.fields)} for read in settings.columns],
        "values": [
            {"field": value.field, "theirs": value.theirs, "ours": value.ours} for value in settings.values
        ],
    }


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _minutes(value: object, usual: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        return usual
    return value if 0 <= value <= LONGEST_UNLOCKED else usual


def _recent(value: object) -> Iterator[RecentProject]:
    """The projects; an earlier version of Engage wrote their paths only."""
    for item in value if isinstance(value, list) else ():
        entry = {"path": item} if isinstance(item, str) else item
        if isinstance(entry, dict) and isinstance(entry.get("path"), str):
            yield RecentProject(
                Path(entry["path"]), _text(entry.get("name")), _moment(entry.get("opened_at"))
            )


def _values(value: object) -> Iterator[RememberedValue]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict):
            yield RememberedValue(*(_text(entry.get(name)) for name in ("field", "theirs", "ours")))


def _columns(value: object) -> Iterator[RememberedColumns]:
    for entry in value if isinstance(value, list) else ():
        if isinstance(entry, dict) and isinstance(entry.get("fields"), list):
            yield RememberedColumns(_text(entry.get("header")), tuple(map(_text, entry["fields"])))


def _moment(value: object) -> dt.datetime | None:
    """The moment that is written, in its time zone; nothing where it cannot be one."""
    try:
        moment = dt.datetime.fromisoformat(_text(value))
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _text_by_name(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {name: text for name, text in value.items() if isinstance(text, str)}


def _choice(value: object, usual: Chosen) -> Chosen:
    """The choice that `value` names, or the usual one."""
    return next((choice for choice in type(usual) if choice == value), usual)


def _login_name() -> str:
    """The name by which the person logged in; blank where the system knows none."""
    import getpass

    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # what it raises differs between systems and versions of Python
        return ""
