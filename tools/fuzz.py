"""Throw damaged files at every importer: `make fuzz`, or `make fuzz FORMAT=cards SECONDS=60`.

Each format is fed for a while with what atheris (libFuzzer for Python) makes of the files of `tests/corpus/`,
guided by which lines of the importers it reaches. An importer may refuse a file with an `EngageError` and with
nothing else, within 10 seconds and a gigabyte. What breaks that is kept in `build/fuzz/`: mend it, and put
the file into `tests/corpus/findings/`, where `tests/services/importing/test_hostile.py` tries it for ever.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
BUILD = ROOT / "build" / "fuzz"

SECONDS = 180
"""For each format."""
SLOWEST = 10
"""Seconds that any file may take."""
LARGEST = 1024
"""Megabytes that any file may need."""
LONGEST = 64 * 1024
"""Bytes of a file that is made; larger ones only take longer."""


def main() -> int:
    """Fuzz the formats that are asked for, as many at a time as there are processors."""
    parser = argparse.ArgumentParser(description="Throw damaged files at importers.")
    parser.add_argument("--format", action="append", default=[])
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        _fuzz(options.run, options.seconds)
        return 0
    from engage.services.importing.registry import importers

    names = options.format or [importer.name for importer in importers()]
    with ThreadPoolExecutor(max_workers=max(1, (os.cpu_count() or 2) - 1)) as pool:
        results = list(pool.map(lambda name: _watched(name, options.seconds), names))
    broken = [name for name, code in zip(names, results, strict=True) if code]
    if broken:
        sys.stderr.write(f"Broken: {', '.join(broken)}. The files are in {BUILD.relative_to(ROOT)}/.\n")
    return 1 if broken else 0


def _watched(name: str, seconds: int) -> int:
    """Fuzz one format in a process of its own, and say how it went."""
    folder = BUILD / name
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log").open("wb") as log:
        words = [sys.executable, __file__, "--run", name, "--seconds", str(seconds)]
        code = subprocess.run(words, stdout=log, stderr=log, cwd=folder, check=False).returncode  # noqa: S603  ourselves
    said = (folder / "log").read_text("utf-8", "replace").splitlines()
    done = next((line for line in reversed(said) if line.startswith("Done")), f"broken, see {folder}/log")
    sys.stdout.write(f"{name}: {done}\n")
    sys.stdout.flush()
    return code


def _fuzz(name: str, seconds: int) -> None:
    """Feed one importer until the time is over, or until something else than an `EngageError` is raised."""
    import atheris

    with atheris.instrument_imports(include=["engage.services.importing"]):
        from engage.errors import EngageError
        from engage.services.importing.imports import import_file
        from engage.services.importing.registry import importer_named
    from engage.services import projects

    suffix = importer_named(name).suffixes[0]
    folder = Path(tempfile.mkdtemp(dir="/dev/shm" if Path("/dev/shm").is_dir() else None))  # noqa: S108
    project = projects.create(folder / "fuzz.engage", name="Fuzz", who="AB")
    path = folder / f"file{suffix}"

    def feed(data: bytes) -> None:
        path.write_bytes(data)
        with suppress(EngageError):
            import_file(project, path, as_format=name, dry_run=True)

    seeds = BUILD / name / "seeds"
    seeds.mkdir(exist_ok=True)
    limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={LARGEST}"]
    known = [str(folder) for folder in CORPUS.iterdir() if folder.is_dir()]
    atheris.Setup([sys.argv[0], *limits, f"-max_len={LONGEST}", str(seeds), *known], feed)
    atheris.Fuzz()


if __name__ == "__main__":
    raise SystemExit(main())
