"""GitLab's code quality report: a list of findings with a fingerprint and a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.check.places import fingerprint, first_place, path_of
from smalign.render.check.text import message
from smalign.render.json import dumps

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.findings import Checked

_SEVERITY: Final = {"error": "major", "warning": "minor", "notice": "info"}


def render_gitlab(checked: Checked, lang: str, root: Path) -> str:
    """Findings that count; one that is known or waived is no news to a merge request."""
    items = []
    for finding in checked.findings:
        place = first_place(finding, checked)
        if finding.state != "new" or place is None:
            continue
        path = path_of(place, root)
        items.append(
            {
                "description": clean(message(finding, lang)),
                "check_name": finding.rule,
                "fingerprint": fingerprint(finding, path),
                "severity": _SEVERITY[finding.severity],
                "location": {"path": clean(path), "lines": {"begin": place.line or 1}},
            }
        )
    return dumps(items, indent=2) + "\n"
