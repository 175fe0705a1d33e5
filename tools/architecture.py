"""Draws the house from its own source: which package imports which, and how often. `make docs`.

The layers stand one above the other as `pyproject.toml` orders them. The picture follows from the code alone,
so that `tests/contributing/test_architecture.py` can tell whether it is still true.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "engage"
PICTURE = ROOT / "docs" / "images" / "architecture.svg"

ABOUT = {
    "app": "what begins, and puts the rest together",
    "ui": "the window",
    "cli": "the command line",
    "services": "what a person can do",
    "storage": "the project’s file",
    "settings": "preferences, and the log of bugs",
    "domain": "what things are, and their rules",
    "errors": "for every layer",
}
"""The boxes, from the top down, each called for its first package, with what it is."""
TOGETHER = {
    "__main__": "app",
    "self_test": "app",
    "bugs": "settings",
    "paths": "errors",
    "whole_files": "errors",
}
"""Modules that stand in the box of another."""
SINGLE = "single modules"
"""What of a layer is in no package of it."""
ORDER = {box: place for place, box in enumerate(ABOUT)} | {"cli": 1}

WIDTH, LEFT, RIGHT = 960, 110, 800
PAD, ROW, CHIP_GAP, BETWEEN = 16, 26, 8, 44
LETTER = 7.2
"""Points that a letter of a chip takes."""


@dataclass(frozen=True, slots=True)
class Box:
    """A layer on the page."""

    name: str
    x: float
    y: float
    width: float
    chips: Sequence[tuple[float, float, float, str, int]]
    """Packages in it: left, top, width, name, and how many modules."""
    height: float


def modules() -> dict[str, Path]:
    """Return every module by its dotted name below `engage`; packages too, and "" for the outermost."""
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def imports() -> Counter[tuple[str, str]]:
    """Return which box imports from which other, and counting each pair of modules once."""
    known = modules()
    found: Counter[tuple[str, str]] = Counter()
    for name, path in known.items():
        ours = box_of(name)
        for target in set(_imported(path, known)):
            theirs = box_of(target)
            if target and theirs != ours:
                found[ours, theirs] += 1
    return found


def _imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            inside = node.module.split(".")
            for alias in node.names:
                name = ".".join((*inside[1:], alias.name))
                if inside[0] == "engage":
                    yield name if name in known else ".".join(inside[1:])
        elif isinstance(node, ast.Import):
            for alias in node.names:
                first, _, name = alias.name.partition(".")
                if first == "engage" and name in known:
                    yield name


def box_of(module: str) -> str:
    """Return the box in which a module stands."""
    first = module.partition(".")[0]
    return TOGETHER.get(first, first)


def sizes(box: str) -> dict[str, int]:
    """Return how many modules each package of a box has; 0 stands for a module by itself."""
    known = modules()
    inside = {name: path for name, path in known.items() if name and box_of(name) == box}
    packages = {name for name, path in inside.items() if path.name == "__init__.py"}
    counted: Counter[str] = Counter()
    for name, path in inside.items():
        top = ".".join(name.split(".")[:2])
        if "." not in name and name not in packages:
            counted[name] = 0
        elif path.stem != "__init__":
            counted[top.rpartition(".")[2] if top in packages else SINGLE] += 1
    return dict(sorted(counted.items(), key=lambda item: (item[0] != SINGLE, item[0].strip("_"))))


def laid_out(box: str, x: float, y: float, width: float) -> Box:
    """Return a box with its packages set from left to right, in as many rows as they need."""
    left, top = x + PAD, y + 40
    chips = []
    for name, count in sizes(box).items():
        wide = LETTER * len(name) + (46 if count else 20)
        if left + wide > x + width - PAD:
            left, top = x + PAD, top + ROW + CHIP_GAP
        chips.append((left, top, wide, name, count))
        left += wide + CHIP_GAP
    return Box(box, x, y, width, chips, top + ROW + PAD - y)


def boxes() -> dict[str, Box]:
    """Return where everything stands."""
    whole = RIGHT - LEFT
    places = [("app", LEFT, whole), ("ui", LEFT, 470.0), ("cli", LEFT + 500, whole - 500)]
    places += [(box, LEFT, whole) for box in ("services", "storage")]
    places += [("settings", LEFT, 300.0), ("domain", LEFT, whole), ("errors", LEFT, whole)]
    strangers = {box_of(name) for name in modules() if name} - ABOUT.keys()
    if strangers or [place[0] for place in places] != list(ABOUT):
        raise SystemExit(f"tools/architecture.py does not know where to draw {', '.join(sorted(strangers))}.")
    found: dict[str, Box] = {}
    top = 24.0
    for box, x, width in places:
        found[box] = laid_out(box, x, top if box != "cli" else found["ui"].y, width)
        if box != "ui":
            top = max(each.y + each.height for each in found.values()) + BETWEEN
    return found


def draw() -> str:
    """Return the picture."""
    placed = boxes()
    bottom = max(box.y + box.height for box in placed.values())
    height = bottom + 64
    lines = [
        _HEAD.format(width=WIDTH, height=round(height)),
        _STYLE,
        f'<rect class="page" width="{WIDTH}" height="{height:.0f}" rx="12"/>',
        *(line for pair, count in sorted(imports().items()) for line in _arrow(placed, pair, count)),
        *(line for box in placed.values() for line in _box(box)),
        _text(
            LEFT,
            bottom + 28,
            "legend",
            "A box is a layer, with its packages and how many modules each has.",
        ),
        _text(
            LEFT,
            bottom + 46,
            "legend",
            "A number at an arrow is how often one imports the other. What all above import has no arrows.",
        ),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _box(box: Box) -> Iterator[str]:
    yield _rect("box", box.x, box.y, box.width, box.height)
    title = {"app": "the program", "errors": "foundations"}.get(box.name, box.name)
    yield (
        f'<text class="name" x="{box.x + PAD:.0f}" y="{box.y + 26:.0f}">{title}'
        f'<tspan class="about" dx="10">{ABOUT[box.name]}</tspan></text>'
    )
    for left, top, width, package, count in box.chips:
        yield _rect("chip", left, top, width, ROW)
        yield _text(left + 10, top + 17, "package", package)
        if count:
            yield _text(left + width - 10, top + 17, "count", str(count))


def _arrow(placed: dict[str, Box], pair: tuple[str, str], count: int) -> Iterator[str]:
    """Draw what one layer imports from another: straight down to the next, beside the house to one below."""
    upper, lower = (placed[name] for name in pair)
    if ORDER[upper.name] >= ORDER[lower.name]:
        raise SystemExit(f"{upper.name} imports {lower.name}, which stands above it.")
    if "app" in pair or lower.name in ("settings", "errors") or upper.name == "settings":
        return  # a few from everywhere, which would hide the others
    if pair in _LANES:
        lane, side, lands = _LANES[pair]
        start, end = upper.y + upper.height / 2, lower.y + lower.height / 2 + lands
        from_x, to_x = (upper.x, lower.x) if side < 0 else (upper.x + upper.width, lower.x + lower.width)
        yield _path(f"M{from_x:.0f} {start:.0f}H{lane}V{end:.0f}H{to_x - side * -4:.0f}")
        yield _text(
            lane + side * 10, (start + end) / 2, "imports start" if side > 0 else "imports end", f"{count:,}"
        )
    else:
        x = upper.x + upper.width / 2
        start, end = upper.y + upper.height, lower.y
        yield _path(f"M{x:.0f} {start:.0f}V{end - 4:.0f}")
        yield _text(x + 10, (start + end) / 2 + 4, "imports start", f"{count:,}")


_LANES = {
    ("ui", "domain"): (70, -1, 0),
    ("services", "domain"): (830, 1, -14),
    ("cli", "domain"): (890, 1, 14),
}
"""Where those pass that go by a layer: at what place, on which side, and how far below the middle."""


def _rect(kind: str, x: float, y: float, width: float, height: float) -> str:
    return (
        f'<rect class="{kind}" x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" '
        f'rx="{10 if kind == "box" else 6}"/>'
    )


def _text(x: float, y: float, kind: str, words: str) -> str:
    return f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}">{words}</text>'


def _path(way: str) -> str:
    return f'<path class="arrow" d="{way}" marker-end="url(#head)"/>'


_HEAD = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"
 role="img" aria-labelledby="title">
<title id="title">The packages of Engage in layers, with the number of imports between them</title>"""
_STYLE = """\
<defs><marker id="head" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto">
<path class="head" d="M0 0L8 4L0 8z"/></marker></defs>
<style>
text { font: 13px system-ui, "Noto Sans", "Segoe UI", sans-serif; fill: #1d2733 }
.page { fill: #ffffff } .box { fill: #eef3f8; stroke: #7b8ea3 } .chip { fill: #ffffff; stroke: #c3cfdb }
.name { font-weight: 700; font-size: 16px } .about { font-weight: 400; font-size: 13px; fill: #4a5b6d }
.count { text-anchor: end; fill: #4a5b6d } .legend { fill: #4a5b6d } .end { text-anchor: end }
.imports { font-weight: 600 } .arrow { fill: none; stroke: #2f5f8f; stroke-width: 2 } .head { fill: #2f5f8f }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .page { fill: #12181f } .box { fill: #1c2630; stroke: #5c7086 }
.chip { fill: #12181f; stroke: #3b4a59 } .about, .count, .legend { fill: #a9b8c6 }
.arrow { stroke: #7fb2e5 } .head { fill: #7fb2e5 }
}
</style>"""


def main() -> int:
    """Draw it, and put it where the documentation shows it."""
    PICTURE.write_text(draw(), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
