# noqa: INP001 - a script, not a package
"""Take the pictures of README: the first screen of a report, light and dark.

python docs/screenshot.py                        of a made-up company, into docs/images
python docs/screenshot.py --page report.html DIR  of a report that is there, into DIR
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.cli.run import run

if TYPE_CHECKING:
    from collections.abc import Sequence

IMAGES: Final = Path(__file__).resolve().parent / "images"
SIZE: Final = (1140, 862)
"""Pixels: from the heading to the ladder; more would be too small to read beside prose."""
PICTURES: Final = {"report-light.png": (), "report-dark.png": ("preferredColorScheme=0",)}
"""Picture → what the browser is told of its reader."""
COMPANY: Final = ("--crm", "generic", "--story", "junked-unworked", "--leads", "900")
_BROWSER: Final = (
    "chromium",
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def main(arguments: Sequence[str]) -> int:
    """Make a report where none is named, and its pictures; the exit code."""
    parser = argparse.ArgumentParser(description="The pictures of README.")
    parser.add_argument("folder", type=Path, nargs="?", default=IMAGES)
    parser.add_argument("--page", type=Path, help="a report that is there")
    asked = parser.parse_args(arguments)
    asked.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        page = asked.page or report_in(place)
        for name, settings in PICTURES.items():
            take(page, asked.folder / name, place / "profile", settings)
            sys.stdout.write(f"{asked.folder / name}\n")
    return 0


def report_in(place: Path) -> Path:
    """The English report of a made-up company, the same on every machine.

    Raises:
        SystemExit: it could not be made; stderr says why.

    """
    company, page = place / "company", place / "report.html"
    for command in (
        ("demo", str(company), *COMPANY, "--quiet"),
        ("report", str(company), "-o", str(page), "--lang", "en", "--quiet"),
    ):
        code = run(command)
        if code:
            raise SystemExit(code)
    return page


def take(page: Path, picture: Path, profile: Path, settings: Sequence[str] = ()) -> None:
    """Write the first screen of `page` as a PNG of `SIZE`.

    Raises:
        CalledProcessError, FileNotFoundError: the browser failed, or is not installed.

    """
    told = [f"--blink-settings={one}" for one in settings]
    window = f"--window-size={SIZE[0]},{SIZE[1]}"
    subprocess.run(  # noqa: S603 - a browser and our own arguments
        [
            *_BROWSER,
            *told,
            window,
            f"--user-data-dir={profile}",
            f"--screenshot={picture}",
            page.resolve().as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
