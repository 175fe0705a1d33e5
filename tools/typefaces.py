"""Has programs on Linux see the typefaces that Engage brings, and no others, so that machines agree."""

from __future__ import annotations

from pathlib import Path

from engage.paths import resource

_SETTINGS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{fonts}</dir>
<cachedir>{cache}</cachedir>
{usual}
</fontconfig>
"""
_USUAL = '<match><edit name="family" mode="prepend_first"><string>{}</string></edit></match>'


def alone(folder: Path, usual: str = "") -> dict[str, str]:
    """Return the variables by which programs on Linux find them, settled in a folder.

    `usual` is the family in which whatever names none, or another, is set.
    """
    path = folder / "fonts.conf"
    path.write_text(
        _SETTINGS.format(
            fonts=resource("fonts"), cache=folder / "fonts", usual=_USUAL.format(usual) if usual else ""
        ),
        "utf-8",
    )
    return {"FONTCONFIG_FILE": str(path)}
