"""Templates: the looks that a group has written down for itself.

Each is a TOML file, a copy of `resources/templates/engage.toml` with other fonts, colours, sizes, margins, a
logo, a footer, or the notice that its publications must carry.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from engage.domain.choices import excerpt, what_there_is
from engage.domain.label_sheets import PAPERS
from engage.errors import Invalid, NotFound, StorageFailed
from engage.paths import resource, user_data
from engage.services.exporting.house_style import Colours, Fonts, HouseStyle, Margins, Sizes

_PARTS = {"fonts": Fonts, "sizes": Sizes, "colours": Colours, "margins": Margins}
_LARGEST_TEMPLATE = 1_000_000
_LARGEST_FILE = 20_000_000
"""Bytes of a logo or a font: the largest fonts, of Chinese, have as many."""
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_RANGES = {"sizes": (4.0, 96.0), "margins": (10.0, 80.0)}
"""Sizes in points that are still read, margins in millimetres that leave room for words."""


def own_templates() -> Path:
    """The folder in which a group's own templates lie."""
    return user_data() / "templates"


def templates() -> dict[str, Path]:
    """The templates there are by name: Engage's own, then the group's, of which one may replace ours."""
    folders = (resource("templates"), own_templates())
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.toml"))}


def copy_own() -> Path:
    """Put a copy of Engage's own among the group's, under a name that is free, and return where it lies.

    Raises `StorageFailed` where it cannot be written.
    """
    folder, source = own_templates(), resource("templates") / "engage.toml"
    names = (f"our-look{number}.toml" for number in ("", *(f"-{n}" for n in range(2, 1000))))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        copy = next(path for name in names if not (path := folder / name).exists())
        copy.write_bytes(source.read_bytes())
    except OSError as error:
        raise StorageFailed(
            f"The template could not be copied to “{folder}”",
            error.strerror or "",
            "See that the disk is not full and that you may write there",
        ) from error
    return copy


def find_template(name: str) -> HouseStyle:
    """Return the look of that name, or of that TOML file; raises `Invalid` or `NotFound`."""
    if name.lower().endswith(".toml"):
        return read_template(Path(name))
    known = templates()
    if name not in known:
        raise Invalid(
            f"There is no template “{excerpt(name)}”",
            what_there_is(name, tuple(known)),
            "Choose one of them, or give a TOML file",
            field="template",
        )
    return read_template(known[name])


def read_template(path: Path) -> HouseStyle:
    """Read a look from its TOML file; what the file leaves out is as in Engage's own.

    Raises `NotFound` where there is no such file, and `Invalid`, naming the entry, for whatever is not
    understood.
    """
    try:
        if path.stat().st_size > _LARGEST_TEMPLATE:
            raise Invalid(f"“{path.name}” is too large for a template", "", "Choose another file")
        content = tomllib.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise NotFound(f"The template “{path}” cannot be read", error.strerror or "") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Invalid(f"“{path.name}” is no TOML file", str(error), "Mend it, or choose another") from error
    values = dict(_values(path, "", HouseStyle, content))
    for part, kind in _PARTS.items():
        if part in values:
            values[part] = kind(**dict(_values(path, part, kind, values[part])))
    values.setdefault("name", path.stem)
    values["logo"] = _held(path, values["logo"], "logo") if values.get("logo") else b""
    if fonts := values.get("fonts"):
        families = {
            family: {face: _held(path, name, "font") for face, name in names.items()}
            for family, names in fonts.files.items()
        }
        values["fonts"] = replace(fonts, files=families)
    return HouseStyle(**values)


def _held(path: Path, name: str, what: str) -> bytes:
    """What a file beside the template holds."""
    try:
        with (path.parent / name).open("rb") as file:
            held = file.read(_LARGEST_FILE + 1)
    except (OSError, ValueError) as error:
        raise NotFound(
            f"The {what} “{name}” of “{path.name}” is not there", f"looked for in {path.parent}"
        ) from error
    if len(held) > _LARGEST_FILE:
        raise Invalid(f"The {what} “{name}” of “{path.name}” is too large", "", "Choose a smaller one")
    return held


def _values(path: Path, part: str, kind: type, content: Any) -> Iterator[tuple[str, Any]]:
    """What a table of the file says, checked: each entry must be one that is known, and of its kind."""
    if not isinstance(content, dict):
        raise _refused(path, part, "it is a table of entries")
    known = {entry.name: entry.type for entry in fields(kind)}
    for name, value in content.items():
        entry = f"{part}.{name}" if part else name
        if name not in known:
            raise _refused(path, entry, what_there_is(name, tuple(known)))
        match known[name]:
            case "str" if not isinstance(value, str):
                raise _refused(path, entry, "it is words in quotation marks")
            case "bytes" if not isinstance(value, str):
                raise _refused(path, entry, "it is the name of a file in quotation marks")
            case "bool" if not isinstance(value, bool):
                raise _refused(path, entry, "it is true or false")
            case "Mapping[str, Mapping[str, bytes]]" if not _are_files(value):
                raise _refused(path, entry, "it names the files of a family: regular, bold and italic")
            case "float":
                least, most = _RANGES[part]
                if (
                    isinstance(value, bool)
                    or not isinstance(value, int | float)
                    or not least <= value <= most
                ):
                    raise _refused(path, entry, f"it is a number from {least:g} to {most:g}")
                value = float(value)
        if part == "colours" and not _COLOUR.fullmatch(value):
            raise _refused(path, entry, "it is a colour such as #0f6b5b")
        if name == "paper" and value not in PAPERS:
            raise _refused(path, entry, what_there_is(value, tuple(PAPERS)))
        yield name, value


def _are_files(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(files, dict)
        and files.keys() <= {"regular", "bold", "italic"}
        and all(isinstance(file, str) for file in files.values())
        for files in value.values()
    )


def _refused(path: Path, entry: str, why: str) -> Invalid:
    return Invalid(
        f"“{entry}” in “{path.name}” is not understood", why, "Mend the template, or choose another"
    )
