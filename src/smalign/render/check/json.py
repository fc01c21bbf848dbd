"""The JSON contract of `check`, English whatever the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.findings import SEVERITIES
from smalign.render.check.words import what, why
from smalign.render.json import SCHEMA_VERSION, dumps, moment, notes
from smalign.render.money import number, steady

if TYPE_CHECKING:
    from smalign.base.findings import Checked, Finding


def render_json(checked: Checked) -> str:
    """Every finding, also those that are known or waived."""
    answer = {
        "schema_version": SCHEMA_VERSION,
        "on": checked.on.isoformat(),
        "as_of": moment(checked.as_of),
        "rows": dict(checked.rows),
        "rules": list(checked.rules),
        "counts": {severity: checked.count(severity) for severity in SEVERITIES},
        "findings": [_finding(one) for one in checked.findings],
        "unchecked": [
            {"rule": one.rule, "why": one.why, "text": why(one, "en")} for one in checked.unchecked
        ],
        "notes": notes(checked.notes),
    }
    return dumps(answer, indent=2) + "\n"


def _finding(one: Finding) -> dict[str, object]:
    share = number(one.share)
    return {
        "rule": one.rule,
        "kind": one.kind,
        "severity": one.severity,
        "state": one.state,
        "code": one.code,
        "text": what(one, "en"),
        "table": one.table,
        "column": one.column,
        "canonical": one.canonical,
        "segment": one.segment,
        "failing": one.failing,
        "of": one.of or None,
        "share": None if share is None else steady(share),
        "places": [
            {"file": place.file, "sheet": place.sheet, "line": place.line, "id": place.id}
            for place in one.places
        ],
        "reason": one.reason,
    }
