"""Throw damaged files at every importer: `make fuzz`, or `make fuzz FORMAT=cards SECONDS=60`.

Each format is fed for a while with what atheris (libFuzzer for Python) makes of the files of `tests/corpus/`
that are like it, guided by which lines of the importers it reaches. A format that reads several kinds of file
has a run for each: `FORMAT=submissions.pdf`. An importer may refuse a file with an `EngageError` and with
nothing else, within 10 seconds and a gigabyte. What breaks that is kept in `build/fuzz/`: mend it, and put
the file into `tests/corpus/findings/`, where `tests/services/importing/test_hostile.py` tries it for ever.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import pkgutil
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "tests" / "corpus"
BUILD = ROOT / "build" / "fuzz"

SECONDS = 180
"""For each format."""
AT_ONCE = 2
SLOWEST = 10
"""Seconds that any file may take."""
LARGEST = 1024
"""Megabytes that any file may need."""
LONGEST = 64 * 1024
"""Bytes of a file that is made; larger ones only take longer."""


def main() -> int:
    """Fuzz the formats that are asked for, a few at a time."""
    parser = argparse.ArgumentParser(description="Throw damaged files at importers.")
    parser.add_argument("--format", action="append", default=[], help="such as cards or submissions.pdf")
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--at-once", type=int, default=AT_ONCE)
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run:
        _fuzz(options.run, options.seconds)
        return 0
    names = options.format or list(_every())
    with ThreadPoolExecutor(max_workers=options.at_once) as pool:
        results = list(pool.map(lambda name: _watched(name, options.seconds), names))
    broken = [name for name, code in zip(names, results, strict=True) if code]
    if broken:
        sys.stderr.write(f"Broken: {', '.join(broken)}. The files are in {BUILD.relative_to(ROOT)}/.\n")
    return 1 if broken else 0


def _every() -> Iterator[str]:
    """Each format, with each kind of file that is taken for it."""
    from engage.errors import EngageError
    from engage.services.importing.registry import importer_for, importers
    from engage.services.importing.source import Source

    found = set()
    for path, data in _seeds():
        with suppress(EngageError):
            found.add((importer_for(Source(path, data)).name, path.suffix))
    for importer in importers():
        kinds = [suffix for suffix in importer.suffixes if (importer.name, suffix) in found]
        yield from (f"{importer.name}{suffix}" for suffix in kinds or importer.suffixes[:1])


def _seeds() -> Iterator[tuple[Path, bytes]]:
    """The files of the corpus, without what was read of them."""
    for path in sorted(CORPUS.rglob("*.*")):
        if path.name == "project.qde":  # of a coded project, which lies there unpacked
            packed = io.BytesIO()
            with zipfile.ZipFile(packed, "w") as archive:
                for part in sorted(path.parent.rglob("*.*")):
                    archive.write(part, part.relative_to(path.parent))
            yield path.parent.with_suffix(".qdpx"), packed.getvalue()
        elif path.suffix != ".json" or not path.with_suffix("").exists():
            yield path, path.read_bytes()


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


class _Over(Exception):
    """Ends the transaction."""


def _fuzz(name: str, seconds: int) -> None:
    """Feed one importer until the time is over, or until something else than an `EngageError` is raised."""
    import atheris

    from engage.domain.engagements import Engagement
    from engage.domain.progress import silent
    from engage.domain.records import Noun
    from engage.errors import EngageError
    from engage.services import projects, records

    with atheris.instrument_imports(include=["engage.services.importing"]):
        from engage.services import importing

        for module in pkgutil.walk_packages(importing.__path__, f"{importing.__name__}."):
            import_module(module.name)
        from engage.services.importing.registry import importer_named
        from engage.services.importing.source import Source
        from engage.services.importing.tables.looks import look
        from engage.services.importing.work import Choices, Work

    name, _, kind = name.partition(".")
    importer = importer_named(name)
    path = Path(f"file.{kind}" if kind else f"file{importer.suffixes[0]}")

    seeds = Path("seeds")
    seeds.mkdir(exist_ok=True)
    for seed, data in _seeds():
        is_like = importer.likeness(Source(seed, data)).certainty
        if is_like and (seed.suffix == path.suffix or (not kind and seed.suffix in importer.suffixes)):
            (seeds / f"{seed.parent.name}-{seed.name}").write_bytes(data)

    for left in Path().glob("fuzz.engage*"):
        left.unlink()
    project = projects.create(Path("fuzz.engage"), name="Fuzz", who="AB")
    held = records.add(project, Engagement(title="Fuzz", held_on=dt.date(2020, 3, 25)))
    engagement = held.first(Noun.ENGAGEMENT)

    with suppress(_Over), project.transaction("Fuzz") as tx:
        # As `import_file` does, but in one transaction for all: beginning and ending takes longer than most
        # files do. What the database refuses is a finding as well.
        def feed(data: bytes) -> None:
            source = Source(path, data)
            importer.likeness(source)
            choices = Choices(engagement=engagement if len(data) % 2 else None)
            with tx.connection.begin_nested() as rehearsal, suppress(EngageError):
                try:
                    importer.put_in(Work(source, tx.connection, project.who, silent, choices))
                finally:
                    rehearsal.rollback()
            if importer.columns:
                with suppress(EngageError):
                    look(source, importer)

        limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={LARGEST}"]
        change = _changer(lambda data, size: atheris.Mutate(data[:size], size))  # there after `Setup` alone
        words = [sys.argv[0], *limits, f"-max_len={LONGEST}", str(seeds)]
        atheris.Setup(words, feed, custom_mutator=change)
        atheris.Fuzz()
        raise _Over


def _changer(mutate: Callable[[bytes, int], bytes]) -> Callable[[bytes, int, int], bytes]:
    """What changes a file: of an archive mostly one part, for packed it would only be damaged."""

    def change(data: bytes, size: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311  nothing secret
        if not data.startswith(b"PK") or chance.random() < 0.2:
            return mutate(data, size)
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = [(part.filename, archive.read(part)) for part in archive.infolist()]
        except Exception:  # noqa: BLE001  damaged before: the module raises everything
            return mutate(data, size)
        chosen = chance.randrange(len(parts)) if parts else 0
        changed = io.BytesIO()
        with zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, (name, held) in enumerate(parts):
                archive.writestr(name, mutate(held, size) if number == chosen else held)
        return changed.getvalue() if len(changed.getvalue()) <= size else mutate(data, size)

    return change


if __name__ == "__main__":
    raise SystemExit(main())
