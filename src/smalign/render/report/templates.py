"""Where the templates, the style and the chart specifications are."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

_PACKAGE: Final = Path(__file__).resolve().parents[2]
PACKAGED: Final = _PACKAGE / "_templates"
"""Inside an installed package."""
CHECKOUT: Final = _PACKAGE.parents[1] / "reports" / "templates"
"""Beside `src`, where they are edited."""


def template_dir(packaged: Path = PACKAGED, checkout: Path = CHECKOUT) -> Path:
    """The folder of templates: the installed one, else the checkout's.

    Raises:
        FileNotFoundError: the package was installed without its data.

    """
    for folder in (packaged, checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(packaged)


@cache
def text_of(name: str) -> str:
    """A template file, by its path below the folder."""
    return (template_dir() / name).read_text(encoding="utf-8")


def chart_file(name: str) -> dict[str, Any]:
    """A JSON file of `charts/`, read anew so that a caller may fill it."""
    loaded: dict[str, Any] = json.loads(text_of(f"charts/{name}"))
    return loaded
