"""The rules themselves, for `check --list`: what each looks for, and from when on it says so."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from smalign.base.findings import SEVERITIES
from smalign.render.check.words import SEVERITY, about
from smalign.render.json import SCHEMA_VERSION, dumps
from smalign.render.language import percent
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.findings import ListedRule

_ANY: Final = Pair("{} from the first case on", "{} — с первого случая")
_BOUNDS: Final = Pair("{} from more than {} on", "{} — если больше {}")


def render_listing(rules: Sequence[ListedRule], form: Literal["text", "json"], lang: str) -> str:
    """A line a rule and one below it with its bounds; JSON is English whatever the language."""
    if form == "json":
        told = [
            {
                "rule": rule.name,
                "kind": rule.kind,
                "text": about(rule.name, "en"),
                "levels": {one: rule.bounds.get(one) for one in SEVERITIES},
            }
            for rule in rules
        ]
        return dumps({"schema_version": SCHEMA_VERSION, "rules": told}, indent=2) + "\n"
    return "".join(
        f"{rule.name}: {about(rule.name, lang)}\n    {_bounds(rule, lang)}\n" for rule in rules
    )


def _bounds(rule: ListedRule, lang: str) -> str:
    """Every severity the rule may have, the mildest first; those of one bound together."""
    severities: dict[str, list[str]] = {}
    for one, bound in rule.bounds.items():
        severities.setdefault(bound, []).append(SEVERITY[one].in_(lang))
    return ", ".join(_bound(", ".join(names), bound, lang) for bound, names in severities.items())


def _bound(named: str, bound: str, lang: str) -> str:
    if Decimal(bound.rstrip("%")) == 0:
        return _ANY.in_(lang).format(named)
    places = len(bound.partition(".")[2][:-1])
    shown = percent(Decimal(bound[:-1]) / 100, lang, places) if bound.endswith("%") else bound
    return _BOUNDS.in_(lang).format(named, shown)
