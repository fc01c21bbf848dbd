"""Mistakes in what smalign.toml says of the agreement, and of what was decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.config import hours
from smalign.base.config_agreement import NORMS
from smalign.base.config_mistakes import Mistake, is_day
from smalign.base.diagnosis import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config_agreement import Agreement, Decision


def agreement_mistakes(agreement: Agreement) -> Iterator[Mistake]:
    """Every mistake of `[agreement]`: a norm that is none, and norms nobody has signed."""
    if agreement.on is not None and not is_day(agreement.on):
        yield Mistake(("agreement", "on"), "config_day", agreement.on)
    for name in ("wait", "attempt"):
        try:
            hours(getattr(agreement, name))
        except ValueError:
            yield Mistake(("agreement", name), "config_term", getattr(agreement, name))
    for finding, share in agreement.norms.items():
        if finding not in NORMS:
            yield Mistake(("agreement", "norms", finding), "config_norm", finding, _near(finding))
        elif not 0 < share <= 1:
            yield Mistake(("agreement", "norms", finding), "config_share", str(share))
    if agreement.norms and not (agreement.by and agreement.on):
        yield Mistake(("agreement",), "config_unsigned")


def action_mistakes(actions: Sequence[Decision]) -> Iterator[Mistake]:
    """Every mistake of `[[actions]]`; a decision is named by its place, from 1."""
    for place, one in enumerate(actions, start=1):
        key = ("actions", str(place))
        for name, day in (("on", one.on), ("until", one.until)):
            if day is not None and not is_day(day):
                yield Mistake((*key, name), "config_day", day)
        if one.until is not None and is_day(one.on) and is_day(one.until) and one.until < one.on:
            yield Mistake((*key, "until"), "config_until", one.until)
        if not 1 <= one.step <= len(STEPS):
            yield Mistake((*key, "step"), "config_step", str(one.step))
        if one.metric is not None and one.metric not in NORMS:
            yield Mistake((*key, "metric"), "config_norm", one.metric, _near(one.metric))
        for name, share in (("was", one.was), ("expected", one.expected)):
            if share is not None and not 0 <= share <= 1:
                yield Mistake((*key, name), "config_fraction", str(share))
        if one.expected is not None and one.metric is None:
            yield Mistake((*key, "metric"), "config_missing_key")


def _near(name: str) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(name, NORMS, 1)), None)
