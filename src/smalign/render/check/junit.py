"""JUnit XML: a test case a rule that looked, and one a finding of it.

What fails is what makes the command end with 1; the rest is said in the output of a passing case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from smalign.base.clean import clean
from smalign.base.findings import SEVERITIES
from smalign.render.check.text import label, message
from smalign.render.check.words import about, subject, what, why
from smalign.render.sentences import sentence

if TYPE_CHECKING:
    from smalign.base.findings import Checked, Finding, Severity

_SUITE = "smalign check"


def render_junit(checked: Checked, lang: str, fail_at: Severity | None) -> str:
    """One suite; findings below `fail_at` pass (None: all of them do). Notes are its output."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        by_rule.setdefault(finding.rule, []).append(finding)
    cases: list[str] = []
    failures = skipped = 0
    for rule in checked.rules:
        for finding in by_rule.get(rule, ()):
            fails = _fails(finding, fail_at)
            is_skipped = finding.state != "new"
            failures, skipped = failures + fails, skipped + is_skipped
            cases.append(_case(rule, subject(finding, lang) or rule, _inner(finding, lang, fails)))
        if rule not in by_rule:
            cases.append(_case(rule, about(rule, lang), ""))
    for one in checked.unchecked:
        skipped += 1
        inner = f"<skipped message={_attribute(why(one, lang))}/>"
        cases.append(_case(one.rule, about(one.rule, lang), inner))
    counts = f'tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}"'
    totals = f'tests="{len(cases)}" failures="{failures}" errors="0"'
    body = "".join(f"    {case}\n" for case in cases)
    notes = "\n".join(clean(sentence(note, lang)) for note in checked.notes)
    body += f"    <system-out>{escape(notes)}</system-out>\n" if notes else ""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="{_SUITE}" {totals}>\n'
        f'  <testsuite name="{_SUITE}" {counts} time="0">\n{body}  </testsuite>\n'
        "</testsuites>\n"
    )


def _fails(finding: Finding, fail_at: Severity | None) -> bool:
    if fail_at is None or finding.state != "new":
        return False
    return SEVERITIES.index(finding.severity) >= SEVERITIES.index(fail_at)


def _inner(finding: Finding, lang: str, fails: bool) -> str:  # noqa: FBT001 - one of three forms
    told = clean(message(finding, lang))
    if fails:
        says = f"message={_attribute(what(finding, lang))} type={_attribute(finding.severity)}"
        return f"<failure {says}>{escape(told)}</failure>"
    if finding.state != "new":
        shown = f"{label(finding, lang)}: {told}"
        return f"<skipped message={_attribute(shown)}/>"
    return f"<system-out>{escape(f'{finding.severity}: {told}')}</system-out>"


def _case(rule: str, name: str, inner: str) -> str:
    head = f'<testcase classname="smalign.{rule}" name={_attribute(name)} time="0"'
    return f"{head}>{inner}</testcase>" if inner else f"{head}/>"


def _attribute(text: str) -> str:
    return quoteattr(clean(text))
