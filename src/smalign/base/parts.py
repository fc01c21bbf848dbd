"""Commands that answer with several tables, and the names of these for `--show`."""

from __future__ import annotations

from typing import Final

from smalign.base.errors import UsageError

PARTS: Final = {
    "compare": ("bridge", "cells", "managers", "counterfactual"),
    "fields": ("empty", "filling", "burden"),
    "process": (
        *("speed", "arrivals", "zones", "clock", "load", "ceiling"),
        *("moves", "transitions", "variants", "network"),
        *("handovers", "zone-handovers", "after-sale"),
    ),
    "nurture": (
        *("effect", "coverage", "fatigue"),
        *("reasons", "reactivation", "survey", "ask"),
    ),
    "calls": ("list", "pretexts"),
    "today": ("owners", "agenda"),
    "bonus": ("statement", "bases", "spend"),
    "diff": ("bridge", "moves", "owners", "fields", "stages"),
}
"""Command → its parts. The first is what it shows unasked, the metric of the command's own name;
each other is the metric of the part's name, which has _ for its -, unless `_ELSE` says another."""
_ELSE: Final = {
    ("nurture", "reasons"): "topics",
    ("diff", "moves"): "stage_moves",
    ("diff", "owners"): "reassigned",
    ("diff", "fields"): "field_edits",
    ("diff", "stages"): "stage_edits",
}
"""Parts whose names are those of other metrics: the metrics that answer them."""
_OF_OPTIONS: Final = {
    "cohorts": "funnel --cohort month",
    "maturity": "funnel --cohort month --curves",
    "unworked": "reasons --unworked",
    "required": "fields --require",
    "contents": "fields --values",
    "suggested": "fields --suggest",
    "records": "reconcile --records FILE",
}
"""Metrics that an option of another command asks for."""


def part_named(command: str, part: str) -> str:
    """The part as it is, if the command has it.

    Raises:
        UsageError: option_choice.

    """
    parts = PARTS[command]
    if part not in parts:
        raise UsageError("option_choice", option="--show", found=part, known=", ".join(parts))
    return part


def metric_of(command: str, part: str | None) -> str:
    """The metric that answers a part of a command; the command's own where none is named.

    Raises:
        UsageError: option_choice.

    """
    if part is None or command not in PARTS or part_named(command, part) == PARTS[command][0]:
        return command
    return _ELSE.get((command, part), part.replace("-", "_"))


def command_of(metric: str) -> str:
    """The command that gives an answer by itself, such as `compare --show cells`."""
    for command, parts in PARTS.items():
        for part in parts[1:]:
            if metric_of(command, part) == metric:
                return f"{command} --show {part}"
    return _OF_OPTIONS.get(metric, metric)
