"""One sentence for every error, note, reject and exclusion: where, what was found, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal

from smalign.base.clean import clean
from smalign.base.errors import SmalignError
from smalign.base.results import Exclusion, InspectedReject, Note
from smalign.render.template import fill
from smalign.render.titles import Pair

if TYPE_CHECKING:
    from collections.abc import Iterator

Kind = Literal[
    "error",
    "note",
    "exclusion",
    "reject",
    "comment",
    "evidence",
    "prompt",
    "finding",
    "unchecked",
    "seen",
    "unseen",
    "norm",
    "stake",
    "action",
    "verdict",
    "diagnosis",
]


class _Said(Mapping[str, tuple[str, str]]):
    """The sayings of one kind; modules are imported in turn until one of them knows the code."""

    def __init__(self, *places: str) -> None:
        """Take the places, `module.TABLE` of `render/sayings`, the ones mostly asked for first."""
        self._places = places

    def _tables(self) -> Iterator[Mapping[str, tuple[str, str]]]:
        for place in self._places:
            module, _, table = place.partition(".")
            yield getattr(import_module(f"smalign.render.sayings.{module}"), table)

    def __getitem__(self, code: str) -> tuple[str, str]:
        for table in self._tables():
            if code in table:
                return table[code]
        raise KeyError(code)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._tables())

    def __len__(self) -> int:
        return sum(map(len, self._tables()))


CATALOGUE: Final[dict[Kind, Mapping[str, tuple[str, str]]]] = {
    "error": _Said(
        "errors.SAYINGS",
        "usage.SAYINGS",
        "usage_of_check.SAYINGS",
        "usage_of_metrics.SAYINGS",
        "usage_of_demo.SAYINGS",
        "command_line.SAYINGS",
        "config.SAYINGS",
        "questions.SAYINGS",
        "workspace.SAYINGS",
        "paths.ERRORS",
        "snapshot_notes.ERRORS",
        "report_notes.ERRORS",
        "report_notes.USAGE",
        "fields.ERRORS",
        "mapping_config.SAYINGS",
        "check_config.SAYINGS",
        "bonus_config.SAYINGS",
        "bonus_notes.ERRORS",
        "spend_notes.ERRORS",
        "diff_notes.ERRORS",
        "unattended.ERRORS",
        "custom_page.ERRORS",
    ),
    "note": _Said(
        "file_notes.SAYINGS",
        "model_notes.SAYINGS",
        "export_notes.SAYINGS",
        "metric_notes.SAYINGS",
        "money_notes.SAYINGS",
        "customer_notes.SAYINGS",
        "card_notes.SAYINGS",
        "ladder_notes.SAYINGS",
        "paths.NOTES",
        "spend_notes.NOTES",
        "nothing_notes.SAYINGS",
        "fields.NOTES",
        "loss_notes.SAYINGS",
        "segment_notes.SAYINGS",
        "compare_notes.SAYINGS",
        "compare_limits.SAYINGS",
        "plan_notes.SAYINGS",
        "ceiling_notes.SAYINGS",
        "process_notes.SAYINGS",
        "flow_notes.SAYINGS",
        "nurture_notes.SAYINGS",
        "today_notes.SAYINGS",
        "task_notes.SAYINGS",
        "report_notes.SAYINGS",
        "findings.NOTES",
        "workspace.NOTES",
        "snapshot_notes.NOTES",
        "bonus_notes.NOTES",
        "diff_notes.NOTES",
        "unattended.NOTES",
    ),
    "exclusion": _Said(
        "exclusions.SAYINGS",
        "bonus_notes.EXCLUSIONS",
        "spend_notes.EXCLUSIONS",
        "diff_notes.EXCLUSIONS",
    ),
    "reject": _Said("rejects.SAYINGS"),
    "comment": _Said(
        "comments.SAYINGS",
        "comments_on_stages.SAYINGS",
        "bonus_config.COMMENTS",
    ),
    "evidence": _Said("evidence.SAYINGS"),
    "prompt": _Said("prompts.SAYINGS"),
    "finding": _Said("findings.SAYINGS"),
    "unchecked": _Said("findings.WHY"),
    "seen": _Said(
        "diagnosis_zones.SEEN",
        "diagnosis_leads.SEEN",
        "diagnosis_nurture.SEEN",
        "diagnosis_resources.SEEN",
        "diagnosis_exchange.SEEN",
        "diagnosis_result.SEEN",
    ),
    "unseen": _Said(
        "diagnosis.UNSEEN",
        "diagnosis_zones.UNSEEN",
        "diagnosis_leads.UNSEEN",
        "diagnosis_nurture.UNSEEN",
        "diagnosis_resources.UNSEEN",
        "diagnosis_exchange.UNSEEN",
        "diagnosis_result.UNSEEN",
    ),
    "action": _Said(
        "diagnosis_zones.ACTIONS",
        "diagnosis_leads.ACTIONS",
        "diagnosis_nurture.ACTIONS",
        "diagnosis_resources.ACTIONS",
        "diagnosis_exchange.ACTIONS",
        "diagnosis_result.ACTIONS",
    ),
    "norm": _Said(
        "diagnosis.NORMS",
        "diagnosis_nurture.NORMS",
        "diagnosis_zones.NORMS",
        "diagnosis_resources.NORMS",
        "diagnosis_exchange.NORMS",
        "diagnosis_result.NORMS",
    ),
    "stake": _Said(
        "diagnosis_stakes.STAKES",
        "diagnosis_resources.STAKES",
    ),
    "verdict": _Said("diagnosis.VERDICTS"),
    "diagnosis": _Said(
        "diagnosis.LINES",
        "diagnosis_in_short.LINES",
    ),
}
"""kind → code → (English template, Russian template)."""

_QUESTIONS: Final = _Said("questions.SAYINGS")

_INSIDE: Final = frozenset({"reject", "evidence", "finding", "unchecked", "unseen", "norm"})
"""Kinds that stand inside a line and begin with a small letter."""


def sentence(
    item: SmalignError | Note | Exclusion | InspectedReject,
    lang: str,
    *,
    currency: str | None = None,
) -> str:
    """The sentence of `item` in `lang`; `currency` signs its amounts where its facts do not.

    A code without a sentence is shown as itself with its facts: an error must reach the reader
    even when its wording is missing.
    """
    match item:
        case SmalignError():
            return say("error", item.code, _reasoned(item.facts, lang), lang)
        case Note():
            return say("note", item.code, _signed(item.facts, currency), lang)
        case Exclusion():
            facts: dict[str, object] = {"count": item.count, "amount": item.amount}
            return say("exclusion", item.reason, _signed(facts, currency), lang)
        case InspectedReject():
            return say("reject", item.reason, item.facts, lang)


def say(kind: Kind, code: str, facts: Mapping[str, object], lang: str) -> str:
    """The sentence of a code, from its facts."""
    known = CATALOGUE[kind].get(code) or _shared(code)
    if known is None:
        told = ", ".join(f"{name}: {value}" for name, value in facts.items() if value is not None)
        return clean(f"{code} ({told})" if told else code)
    return fill(Pair(*known).in_(lang), facts, lang, inside=kind in _INSIDE)


def _signed(facts: Mapping[str, object], currency: str | None) -> dict[str, object]:
    """Facts with a currency, their own if they have one."""
    return {"currency": currency, **facts}


def _reasoned(facts: Mapping[str, object], lang: str) -> dict[str, object]:
    """Facts whose `reason`, the code of a reject, is said in words."""
    reason = facts.get("reason")
    if reason not in CATALOGUE["reject"]:
        return dict(facts)
    return {**facts, "reason": say("reject", str(reason), facts, lang)}


def _shared(code: str) -> tuple[str, str] | None:
    """A question another result carries as a note is worded as the error it would have been."""
    return _QUESTIONS.get(code)
