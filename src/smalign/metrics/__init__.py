"""The metrics: each one record in a module of its own, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from smalign.metrics.metric import Ask, Metric

NAMES: Final = (
    *(
        "roi",
        "paths",
        "funnel",
        "cohorts",
        "maturity",
        "reasons",
        "unworked",
        "segments",
        "compare",
    ),
    *("cells", "managers", "counterfactual"),
    *("fields", "plan"),
    *("process", "arrivals", "calls", "pretexts", "today", "agenda", "tasks"),
    *("reconcile", "records", "bonus", "bases", "spend"),
    *("nurture", "coverage", "fatigue", "topics", "reactivation", "survey", "ask"),
    *("required", "contents", "suggested", "filling", "burden"),
    *("moves", "transitions", "variants", "network", "handovers", "zone_handovers", "after_sale"),
    *("zones", "clock", "load", "ceiling"),
    *("diff", "stage_moves", "reassigned", "field_edits", "stage_edits"),
    "worth",
    "waiting",
    "closings",
)
"""All metrics, in the order in which reports show them; each is `NAME` of its module `name`."""

__all__ = ["NAMES", "Ask", "Metric", "metric_named"]


def metric_named(name: str) -> Metric:
    """The metric of this name.

    Raises:
        KeyError: no metric is called so.

    """
    if name not in NAMES:
        raise KeyError(name)
    found = getattr(import_module(f"smalign.metrics.{name}"), name.upper())
    if not isinstance(found, Metric):
        msg = f"{name} is no metric"
        raise TypeError(msg)
    return found
