"""The same export gives the same report, byte for byte, wherever and however it is made.

    .venv/bin/python -m tests.same_bytes --leads 2400            # all 36 settings
    .venv/bin/python -m tests.same_bytes --leads 100000 --paired # nine: every two of them meet

`smalign report` runs as a program in each setting: time zone and locale of the machine, threads of
the engine, seed of Python's hashes. The page and its Markdown are compared by their SHA-256. Where
`localedef` is at hand the Russian locale is a real one, else a name no library finds.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.demo import write

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

ROOT: Final = Path(__file__).resolve().parents[1]
ZONES: Final = ("UTC", "Asia/Kamchatka", "America/New_York")
LOCALES: Final = ("C.UTF-8", "ru_RU.UTF-8")
THREADS: Final = (1, 3)
SEEDS: Final = (0, 1, 2_654_435_769)
FORMS: Final = ("html", "md")
_AS_PROGRAM: Final = "--threads"


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a report is made: zone and locale of the machine, engine's threads, seed of hashes."""

    zone: str
    locale: str
    threads: int
    seed: int


GRID: Final = tuple(Setting(*one) for one in product(ZONES, LOCALES, THREADS, SEEDS))
_LOCALES_OF: Final = ((0, 1, 0), (1, 0, 1), (0, 1, 1))
_THREADS_OF: Final = ((0, 1, 1), (0, 0, 1), (1, 0, 0))
PAIRED: Final = tuple(
    Setting(zone, LOCALES[_LOCALES_OF[row][at]], THREADS[_THREADS_OF[row][at]], seed)
    for row, zone in enumerate(ZONES)
    for at, seed in enumerate(SEEDS)
)
"""Nine settings in which any two values of two factors meet."""


def hashes(setting: Setting, exports: Path, room: Path, lang: str = "ru") -> dict[str, str]:
    """Form → SHA-256 of the report, made by a program of its own in the setting."""
    target = room / "made"
    shutil.rmtree(target, ignore_errors=True)
    forms = [word for form in FORMS for word in ("--format", form)]
    asked = ["report", str(exports), "--out-dir", str(target), *forms, "--lang", lang, "--quiet"]
    subprocess.run(
        [sys.executable, "-m", "tests.same_bytes", _AS_PROGRAM, str(setting.threads), *asked],
        cwd=ROOT,
        env={
            **os.environ,
            "TZ": setting.zone,
            "LC_ALL": setting.locale,
            "LOCPATH": str(room),
            "PYTHONHASHSEED": str(setting.seed),
        },
        check=True,
    )
    return {form: _hash(target / f"report.{form}") for form in FORMS}


def made_locale(room: Path) -> bool:
    """Make the Russian locale in `room`, where the C library looks for it; whether it could."""
    if shutil.which("localedef") is None:
        return False
    name = LOCALES[1]
    command = ["localedef", "-i", "ru_RU", "-f", "UTF-8", str(room / name)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _as_program(threads: int, arguments: Sequence[str]) -> int:
    """The command with an engine of so many threads, however small the inputs are."""
    import smalign.session.reading as flow
    from smalign.cli.run import run
    from smalign.engine.duckdb import Engine

    flow.Engine = partial(Engine, threads=threads)  # type: ignore[assignment, misc]
    return run(arguments)


def _compared(settings: Iterable[Setting], exports: Path, room: Path, lang: str) -> int:
    """Make the report in each setting and print what differs; how many reports there are."""
    found: dict[tuple[str, str], list[Setting]] = defaultdict(list)
    for setting in settings:
        began = time.perf_counter()
        for form, value in hashes(setting, exports, room, lang).items():
            found[form, value].append(setting)
        print(f"{setting}: {time.perf_counter() - began:.1f} s", flush=True)
    for (form, value), of in sorted(found.items()):
        print(f"{form:4} {value[:16]} in {len(of)} settings")
    return len(found)


def main() -> None:
    """Command line; ends with 1 where two settings differ in one byte."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("exports", nargs="?", type=Path, help="default: a made-up company")
    parser.add_argument("--leads", type=int, default=2400)
    parser.add_argument("--lang", default="ru")
    parser.add_argument("--paired", action="store_true", help="nine settings, not all")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-bytes-") as place:
        room = Path(place)
        print("a real Russian locale" if made_locale(room) else "no Russian locale here")
        exports = given.exports.absolute() if given.exports else room / "company"
        if given.exports is None:
            write(exports, "generic", 7, given.leads, with_plan=True, with_letters=True)
        settings = PAIRED if given.paired else GRID
        differ = _compared(settings, exports, room, given.lang) > len(FORMS)
    sys.exit(1 if differ else 0)


if __name__ == "__main__":
    if sys.argv[1:2] == [_AS_PROGRAM]:
        sys.exit(_as_program(int(sys.argv[2]), sys.argv[3:]))
    main()
