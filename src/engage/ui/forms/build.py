"""Compiles the Designer forms: `python -m engage.ui.forms.build` writes, with `--check` it compares.

The sources lie in `ui/` of a checkout; what is made from them is committed, and is all that ships.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

FORMS = Path(__file__).resolve().parent
SOURCES = FORMS.parents[3] / "ui"


def main(arguments: Sequence[str] | None = None) -> int:
    """Build every form, or say which are not as their source."""
    parser = argparse.ArgumentParser(prog="python -m engage.ui.forms.build", description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="compare only; fails where a form is not current"
    )
    check = parser.parse_args(arguments).check
    built = {f"ui_{source.stem}.py": compiled(source) for source in sorted(SOURCES.glob("*.ui"))}
    old = stale(built)
    if check:
        for name in old:
            sys.stderr.write(f"{name} is not as its source makes it; run python -m engage.ui.forms.build\n")
        return 1 if old else 0
    for name in old:
        if name in built:
            (FORMS / name).write_text(built[name], encoding="utf-8")
        else:
            (FORMS / name).unlink()
    return 0


def stale(built: dict[str, str]) -> list[str]:
    """The names of forms that are missing, other than built, or without a source."""
    present = {path.name: path.read_text(encoding="utf-8") for path in FORMS.glob("ui_*.py")}
    return sorted(name for name in built.keys() | present.keys() if built.get(name) != present.get(name))


def compiled(source: Path) -> str:
    """The Python module that a form's source makes."""
    compiler = shutil.which("pyside6-uic", path=str(Path(sys.executable).parent)) or "pyside6-uic"
    # The heading names the version of the compiler: left out, as a form stays current with the next one.
    result = subprocess.run(  # noqa: S603  our own compiler on our own forms
        [compiler, "--no-autoconnection", str(source)],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    lines = result.stdout.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith("## Created by"))


if __name__ == "__main__":
    raise SystemExit(main())
