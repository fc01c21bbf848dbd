"""Mistakes in what smalign.toml says of stages; one stage may be spelled in several ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import fold_header
from smalign.base.config import hours
from smalign.base.config_mistakes import Mistake, is_day, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config import Stages


def stage_mistakes(section: tuple[str, ...], stages: Stages) -> Iterator[Mistake]:
    """Every mistake of `[stages]`, `[lead_stages]` or the stages of a pipeline."""
    yield from _lists(section, stages)
    yield from _zones(section, stages)
    for stage, term in stages.sla.items():
        if not is_term(term):
            yield Mistake((*section, "sla", stage), "config_term", term)
    for stage, responsible in stages.responsible.items():
        if not responsible.strip():
            yield Mistake((*section, "responsible", stage), "config_blank", responsible)
    yield from _required(section, stages)


def _lists(section: tuple[str, ...], stages: Stages) -> Iterator[Mistake]:
    others = {fold_header(stage) for stage in (*stages.won, *stages.order)}
    for stage in stages.lost:
        if fold_header(stage) in others:
            yield Mistake((*section, "lost"), "config_stage_twice", stage)
    placed: set[str] = set()
    for stage in stages.order:
        if stage in placed:  # two spellings may be two stages of the export
            yield Mistake((*section, "order"), "config_order_twice", stage)
        placed.add(stage)


def _zones(section: tuple[str, ...], stages: Stages) -> Iterator[Mistake]:
    seen: set[str] = set()
    for zone, members in stages.zones.items():
        for stage in members:
            if fold_header(stage) in seen:
                yield Mistake((*section, zone), "config_zone_twice", stage)
            seen.add(fold_header(stage))


def _required(section: tuple[str, ...], stages: Stages) -> Iterator[Mistake]:
    for stage, day in stages.required_since.items():
        key = (*section, "required_since", stage)
        if stage not in stages.required:
            yield Mistake(key, "config_unknown_key", hint=near(stage, stages.required))
        elif not is_day(day):
            yield Mistake(key, "config_day", day)


def is_term(text: str) -> bool:
    """Whether a text is a term such as "4h"."""
    try:
        hours(text)
    except ValueError:
        return False
    return True
