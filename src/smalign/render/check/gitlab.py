"""GitLab's code quality report: a list of findings with a fingerprint and a place."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.check.places import fingerprint, first_place, path_of
from smalign.render.check.text import message, unchecked
from smalign.render.json import dumps

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.findings import Checked

_SEVERITY: Final = {"error": "major", "warning": "minor", "notice": "info"}
_UNCHECKED: Final = "unchecked"


def render_gitlab(checked: Checked, lang: str, root: Path) -> str:
    """Findings that count; one that is known or waived is no news to a merge request.

    What no rule could look at is one entry of the least severity. It has a fingerprint of the rules
    and reasons, so that a merge request by which they change tells of it.
    """
    items: list[dict[str, object]] = []
    for finding in checked.findings:
        place = first_place(finding, checked)
        if finding.state != "new" or place is None:
            continue
        path = path_of(place, root)
        said = message(finding, lang), finding.rule, fingerprint(finding, path)
        items.append(_item(*said, _SEVERITY[finding.severity], path, place.line or 1))
    told = unchecked(checked, lang)
    if told and checked.first is not None:
        path = path_of(checked.first, root)
        reasons = ((one.rule, one.why) for one in checked.unchecked)
        known_by = sha256(f"{sorted(reasons)}\0{path}".encode()).hexdigest()
        items.append(_item(told, _UNCHECKED, known_by, _SEVERITY["notice"], path, 1))
    return dumps(items, indent=2) + "\n"


def _item(
    description: str, check: str, known_by: str, severity: str, path: str, line: int
) -> dict[str, object]:
    return {
        "description": clean(description),
        "check_name": check,
        "fingerprint": known_by,
        "severity": severity,
        "location": {"path": clean(path), "lines": {"begin": line}},
    }
