"""Templates: a group's own look is read from a TOML file, and what is not understood is told by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from engage.errors import EngageError, Invalid, NotFound
from engage.paths import resource
from engage.services.exporting.house_style import PLAIN, Colours, HouseStyle, Margins
from engage.services.exporting.templates import find_template, own_templates, read_template, templates


def _template(folder: Path, content: str, name: str = "example.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(content, "utf-8")
    return path


def test_the_template_that_engage_brings_is_its_own_look() -> None:
    assert read_template(resource("templates") / "engage.toml") == PLAIN
    assert find_template("engage") == PLAIN


def test_what_a_template_leaves_out_stays_as_it_is(tmp_path: Path) -> None:
    path = _template(
        tmp_path,
        'paper = "Letter"\nrubric = "Not an official publication"\n[colours]\naccent = "#123456"\n'
        "[margins]\nleft = 20\n",
    )
    assert read_template(path) == HouseStyle(
        name="example",
        paper="Letter",
        rubric="Not an official publication",
        colours=Colours(accent="#123456"),
        margins=Margins(left=20.0),
    )


def test_a_logo_lies_beside_the_template(tmp_path: Path) -> None:
    path = _template(tmp_path, 'logo = "logo.png"\n')
    with pytest.raises(NotFound, match=r"logo\.png"):
        read_template(path)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    assert read_template(path).logo == b"\x89PNG"
    (tmp_path / "logo.png").write_bytes(b"\x89" * 20_000_001)
    with pytest.raises(Invalid, match=r"logo\.png.* too large"):
        read_template(path)


def test_fonts_lie_beside_the_template(tmp_path: Path) -> None:
    path = _template(tmp_path, '[fonts]\nbody = "Example"\n[fonts.files.Example]\nregular = "x.ttf"\n')
    with pytest.raises(NotFound, match=r"x\.ttf"):
        read_template(path)
    (tmp_path / "x.ttf").write_bytes(b"a font")
    fonts = read_template(path).fonts
    assert (fonts.body, fonts.files) == ("Example", {"Example": {"regular": b"a font"}})


@pytest.mark.parametrize(
    ("content", "entry"),
    [
        ('papier = "A4"', "papier"),
        ('paper = "A3"', "paper"),
        ("has_cover = 1", "has_cover"),
        ("footer = 3", "footer"),
        ("logo = 3", "logo"),
        ("sizes = 3", "sizes"),
        ("[sizes]\nbody = true", "sizes.body"),
        ("[sizes]\nbody = 400", "sizes.body"),
        ("[margins]\ntop = -1", "margins.top"),
        ("[margins]\nmiddle = 20", "margins.middle"),
        ('[colours]\nink = "black"', "colours.ink"),
        ("[colours]\nink = 3", "colours.ink"),
        ('[fonts]\nfiles = "x.ttf"', "fonts.files"),
        ("[fonts.files.Example]\nbold = 3", "fonts.files"),
        ('[fonts.files.Example]\nheavy = "x.ttf"', "fonts.files"),
    ],
)
def test_an_entry_that_is_not_understood_is_named(tmp_path: Path, content: str, entry: str) -> None:
    with pytest.raises(Invalid, match=f"“{entry}” in “example.toml”"):
        read_template(_template(tmp_path, content))


@pytest.mark.parametrize(
    "content", [b"\xff\xfe\x00", b"paper = ", b"x" * 1_000_001, b"a = " + b"[" * 100_000]
)
def test_a_file_that_is_no_template_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "example.toml"
    path.write_bytes(content)
    with pytest.raises(EngageError, match=r"example\.toml"):
        read_template(path)


def test_a_group_keeps_templates_of_its_own(tmp_path: Path) -> None:
    assert list(templates()) == ["engage"]
    _template(own_templates(), 'paper = "Letter"', "ours.toml")
    assert list(templates()) == ["engage", "ours"]
    assert find_template("ours").paper == "Letter"
    assert find_template(str(own_templates() / "ours.toml")).name == "ours"
    with pytest.raises(Invalid, match="no template “their”"):
        find_template("their")
    with pytest.raises(NotFound):
        find_template(str(tmp_path / "none.toml"))
