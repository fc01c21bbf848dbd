"""Mistakes in `[checks]`: severities, bounds and days that are none, rules that do not exist."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.base.config_checks import Checks, Counts, Rule, Shares
from smalign.base.config_mistakes import CURRENCY, Mistake, is_day
from smalign.base.findings import SEVERITIES
from smalign.base.schema import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OFF: Final = "off"
NEVER: Final = "never"


def rule_names() -> list[str]:
    """Every rule that has a section, in order."""
    made = Checks()
    return [one for one in made.__struct_fields__ if isinstance(getattr(made, one), Rule)]


def checks_mistakes(checks: Checks) -> Iterator[Mistake]:
    """Every mistake of `[checks]`."""
    names = rule_names()
    if checks.fail_on not in (*SEVERITIES, NEVER):
        yield _no_severity(("checks", "fail_on"), checks.fail_on, (*SEVERITIES, NEVER))
    for key in ("select", "ignore"):
        for rule in getattr(checks, key):
            yield from _rule(("checks", key), rule, names)
    for place, waiver in enumerate(checks.waivers, start=1):
        table = ("checks", "waivers", str(place))
        yield from _rule((*table, "rule"), waiver.rule, names)
        if not waiver.reason.strip():
            yield Mistake((*table, "reason"), "config_waiver_reason")
        if not is_day(waiver.until):
            yield Mistake((*table, "until"), "config_day", waiver.until)
    for name in names:
        yield from _levels(("checks", name), getattr(checks, name))
    for currency in checks.known_currencies.known:
        if not CURRENCY.match(currency):
            yield Mistake(("checks", "known_currencies", "known"), "config_currency", currency)


def _levels(section: tuple[str, ...], rule: Rule) -> Iterator[Mistake]:
    known = (*SEVERITIES, OFF)
    if rule.severity is not None and rule.severity not in known:
        yield _no_severity((*section, "severity"), rule.severity, known)
    for severity in SEVERITIES:
        bound = getattr(rule, severity)
        if bound not in (None, OFF) and not _is_bound(bound):
            yield Mistake((*section, severity), "config_bound", str(bound))
    if rule.min_n is not None and rule.min_n < 1:
        yield Mistake((*section, "min_n"), "config_count", str(rule.min_n))
    yield from _own(section, rule)


def _own(section: tuple[str, ...], rule: Rule) -> Iterator[Mistake]:
    """Mistakes in the keys that only one rule has."""
    if isinstance(rule, Shares):
        for column, share in rule.most.items():
            if not _is_bound(share) or "%" not in share:
                yield Mistake((*section, "most", column), "config_empty_share", share)
    if isinstance(rule, Counts):
        for table, least in rule.least.items():
            if least < 1:
                yield Mistake((*section, "least", table), "config_count", str(least))
            if table not in TABLES:
                near = next(iter(get_close_matches(table, TABLES, 1)), None)
                yield Mistake((*section, "least", table), "config_table", table, near)
    for key in ("days", "points", "times", "most"):
        found = getattr(rule, key, None)
        if isinstance(found, int) and found < 1:
            yield Mistake((*section, key), "config_count", str(found))


def _rule(key: tuple[str, ...], rule: str, names: Iterable[str]) -> Iterator[Mistake]:
    if rule not in names:
        near = next(iter(get_close_matches(rule, names, 1)), None)
        yield Mistake(key, "config_rule", rule, near)


def _no_severity(key: tuple[str, ...], found: str, known: Iterable[str]) -> Mistake:
    near = next(iter(get_close_matches(found, known, 1)), None)
    code = "config_fail_on" if NEVER in known else "config_severity"
    return Mistake(key, code, found, near)


def _is_bound(bound: str | int) -> bool:
    try:
        Bound.of(bound)
    except ValueError:
        return False
    return True
