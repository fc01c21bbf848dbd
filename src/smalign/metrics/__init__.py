"""The metrics: each one record in a module of its own, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

from smalign.metrics.metric import Ask, Metric

if TYPE_CHECKING:
    from types import ModuleType

_ROOMS: Final = {
    "roi": ("roi", "paths", "spend"),
    "funnel": ("funnel", "cohorts", "maturity"),
    "losses": ("reasons", "unworked", "closings"),
    "segments": ("segments", "worth"),
    "comparing": ("compare", "cells", "managers", "counterfactual"),
    "fields": ("fields", "required", "contents", "suggested", "filling", "burden"),
    "plan": ("plan",),
    "process": (
        *("process", "arrivals", "waiting", "load", "ceiling", "zones", "clock"),
        "after_sale",
    ),
    "moves": ("moves", "transitions", "variants", "network", "handovers", "zone_handovers"),
    "calls": ("calls", "pretexts", "today", "agenda", "tasks"),
    "reconcile": ("reconcile", "records"),
    "bonus": ("bonus", "bases"),
    "nurture": (
        *("nurture", "coverage", "fatigue", "topics", "reactivation", "survey"),
        "ask",
    ),
    "diff": ("diff", "stage_moves", "reassigned", "field_edits", "stage_edits"),
}
"""The packages metrics live in, and which live there: each is `NAME` of its module `name`."""

NAMES: Final = tuple(name for names in _ROOMS.values() for name in names)
"""All metrics, in the order in which reports show them."""

__all__ = ["NAMES", "Ask", "Metric", "metric_named", "module_of"]


def metric_named(name: str) -> Metric:
    """The metric of this name.

    Raises:
        KeyError: no metric is called so.

    """
    found = getattr(module_of(name), name.upper())
    if not isinstance(found, Metric):
        msg = f"{name} is no metric"
        raise TypeError(msg)
    return found


def module_of(name: str) -> ModuleType:
    """The module of the metric of this name.

    Raises:
        KeyError: no metric is called so.

    """
    for room, names in _ROOMS.items():
        if name in names:
            return import_module(f"smalign.metrics.{room}.{name}")
    raise KeyError(name)
