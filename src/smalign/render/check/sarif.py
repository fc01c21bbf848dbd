"""SARIF 2.1.0: what code scanning shows; one result a rule and column, with its first lines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from smalign.base.clean import clean
from smalign.render.check.places import fingerprint, first_place, path_of
from smalign.render.check.text import message
from smalign.render.check.words import why
from smalign.render.json import dumps
from smalign.render.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.findings import Checked, Finding, Place

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL: Final = {"error": "error", "warning": "warning", "notice": "note"}
_STATUS: Final = {"known": "accepted", "waived": "accepted"}
_ROOT: Final = "%SRCROOT%"


def render_sarif(checked: Checked, lang: str, root: Path) -> str:
    """One run; what is known or waived is suppressed, with its reason."""
    found = {one.rule for one in checked.findings}
    used = found | {one.rule for one in checked.unchecked} | set(checked.rules)
    rules = [rule for rule in checked.about if rule in used]
    driver = {
        "name": "smalign",
        "semanticVersion": checked.version,
        "rules": [_rule(rule, checked.about[rule]) for rule in rules],
    }
    results = [_result(one, rules.index(one.rule), checked, lang, root) for one in checked.findings]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "the folder of the run"}}},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [*_notifications(checked, rules, lang)],
            }
        ],
        "results": results,
    }
    return dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _notifications(
    checked: Checked, rules: Sequence[str], lang: str
) -> Iterator[dict[str, object]]:
    """Rules that looked at nothing, with the reason, and the notes: a waiver that ended."""
    for one in checked.unchecked:
        rule = {"id": one.rule, "index": rules.index(one.rule)}
        told = f"{one.rule}: {why(one, lang)}"
        yield {"level": "note", "message": {"text": clean(told)}, "associatedRule": rule}
    for note in checked.notes:
        yield {"level": "note", "message": {"text": clean(sentence(note, lang))}}


def _rule(rule: str, about: str) -> dict[str, object]:
    return {"id": rule, "shortDescription": {"text": about}}


def _result(
    finding: Finding, index: int, checked: Checked, lang: str, root: Path
) -> dict[str, object]:
    place = first_place(finding, checked)
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVEL[finding.severity],
        "message": {"text": clean(message(finding, lang))},
    }
    if place is not None:
        result["locations"] = [_location(place, root)]
        others = [one for one in finding.places[1:] if one.file is not None]
        if others:
            result["relatedLocations"] = [
                {"id": number, **_location(one, root)} for number, one in enumerate(others, 1)
            ]
        print_of = fingerprint(finding, path_of(place, root))
        result["partialFingerprints"] = {"smalignFinding/v1": print_of}
    if finding.state != "new":
        suppression = {"kind": "external", "status": _STATUS[finding.state]}
        reason = {"justification": clean(finding.reason)} if finding.reason else {}
        result["suppressions"] = [suppression | reason]
    return result


def _location(place: Place, root: Path) -> dict[str, object]:
    path = path_of(place, root)
    is_outside = Path(path).is_absolute()
    artifact = {"uri": Path(path).as_uri()} if is_outside else {"uri": quote(path)}
    artifact |= {} if is_outside else {"uriBaseId": _ROOT}
    return {
        "physicalLocation": {"artifactLocation": artifact, "region": {"startLine": place.line or 1}}
    }
