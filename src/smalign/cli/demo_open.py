"""The report of a made-up company, made and shown: what `smalign demo --open` does last."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.cli.bundles import Cards, Inputs
from smalign.cli.report_asked import Asked
from smalign.cli.report_options import FILES, Schedule
from smalign.cli.report_run import reported

if TYPE_CHECKING:
    from smalign.cli.talk import Language

_DISPLAYS: Final = ("BROWSER", "DISPLAY", "WAYLAND_DISPLAY")
"""Variables of which one says that a page can be shown, where the desktop is not always there."""
_DESKTOPS: Final = ("darwin", "win32")


def report_of(directory: Path, language: Language) -> Path:
    """Make the report beside the exports of `directory`; the path of the page.

    Raises:
        InputError, UsageError: as `smalign report`.

    """
    page = directory / FILES["html"]
    asked = Asked(
        inputs=Inputs(exports=[str(directory)]),
        cards=Cards(),
        schedule=Schedule(),
        forms=("html",),
        title=None,
        by=(),
        templates=None,
        output=page,
        language=language,
        is_quiet=False,
    )
    reported(asked)
    return page


def opened(page: Path) -> bool:
    """Whether a browser took the page; never an error: the page is there to be opened by hand.

    Where there is no display nothing is tried: a browser of the terminal would take it over.
    """
    if sys.platform not in _DESKTOPS and not any(map(os.environ.get, _DISPLAYS)):
        return False
    import webbrowser

    try:
        return webbrowser.open(page.resolve().as_uri())
    except (OSError, ValueError, webbrowser.Error):
        return False
