"""Debian's Chromium, headless, with a profile of its own."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--allow-file-access-from-files",
    "--enable-logging=stderr",
)
DARK = "--blink-settings=preferredColorScheme=0"


def chromium(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it once; `folder` holds its profile."""
    return subprocess.run(
        ["chromium", *FLAGS, f"--user-data-dir={folder / 'profile'}", *arguments],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )


def console(log: str) -> list[str]:
    """What pages said or broke, not what the browser says about the machine."""
    return re.findall(r"CONSOLE[^\n]*", log)
