"""`[lead_stages]`, `[stages]`, `[pipelines."…"]`: order, outcomes, zones, and the cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.toml import array, header, string
from smalign.render.draft.lines import Entry, block, phrase, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.draft import Draft, DraftFunnel, DraftStage

_PRICED: Final = 0.5


def stages(draft: Draft, lang: str) -> list[str]:
    """A section for the leads and for each pipeline."""
    if not draft.funnels:
        return []
    lines = told("stages", lang)
    if sum(funnel.card == "deal" for funnel in draft.funnels) > 1:
        lines += told("pipelines", lang)
    for funnel in draft.funnels:
        lines += ["", *_funnel(funnel, lang)]
    return lines


def _funnel(funnel: DraftFunnel, lang: str) -> list[str]:
    lines = [header(funnel.section), *_counts(funnel, lang)]
    if not funnel.stages:
        return [*lines, *told("no_stages", lang)]
    if funnel.stageless:
        lines += told("stageless", lang, cards=funnel.stageless)
    return [
        *lines,
        *_order(funnel, lang),
        *_outcomes(funnel, lang),
        *_qualified(funnel, lang),
        *_zones(funnel, lang),
    ]


def _counts(funnel: DraftFunnel, lang: str) -> list[str]:
    facts = {
        "cards": funnel.cards,
        "won": funnel.won,
        "lost": funnel.lost,
        "open": funnel.cards - funnel.won - funnel.lost,
    }
    if funnel.card == "lead":
        return told("leads_counted", lang, **facts)
    lines = told("deals_counted", lang, **facts, priced=funnel.priced)
    if funnel.pipeline is None or not funnel.cards:
        return lines
    sells = funnel.won > 0 and funnel.priced >= funnel.cards * _PRICED
    return [*lines, *told("sells" if sells else "sells_little", lang, name=funnel.pipeline)]


def _order(funnel: DraftFunnel, lang: str) -> list[str]:
    lasting = funnel.named("open")
    if not lasting:
        return told("no_open", lang)
    if not funnel.ordered_by or not funnel.is_decided:
        lines = told("order_open", lang)
        return [*lines, *block("order", _entries(funnel, lasting, lang), is_active=False)]
    lines = told(f"order_{funnel.ordered_by}", lang)
    is_active = funnel.is_written or bool(funnel.told.order)
    return [*lines, *block("order", _entries(funnel, lasting, lang), is_active=is_active)]


def _outcomes(funnel: DraftFunnel, lang: str) -> list[str]:
    if not funnel.is_decided:
        example = string(funnel.stages[-1].stage)
        return [*told("outcome_open", lang), f"# won = [{example}]", "# lost = []"]
    lines: list[str] = []
    for outcome in ("won", "lost"):
        mine = funnel.named(outcome)
        if mine:
            lines += told(f"{outcome}_{funnel.card}", lang)
            lines += block(
                outcome, _entries(funnel, mine, lang, known=True), is_active=funnel.is_written
            )
    if not funnel.named("won"):
        lines += told("won_beside" if funnel.card == "deal" else "converted_beside", lang)
    return lines


def _entries(
    funnel: DraftFunnel, stages: Sequence[DraftStage], lang: str, *, known: bool = False
) -> list[Entry]:
    return [
        Entry(string(stage.stage), _evidence(stage, funnel.card, lang, known=known))
        for stage in stages
    ]


def _evidence(stage: DraftStage, card: str, lang: str, *, known: bool) -> str:
    if not stage.cards:
        counted = phrase("stage_empty", lang)
    else:
        counted = phrase("stage_cards", lang, cards=stage.cards)
    code = stage.known_by.replace(" ", "_")
    if known and code in {"toml", "dictionary", "built_in", "flags"}:
        return f"{counted}; {phrase(f'by_{code}', lang)}"
    if stage.cards and (stage.won or stage.lost) and stage.outcome == "open":
        closed = phrase(f"closed_here_{card}", lang, won=stage.won, lost=stage.lost)
        return f"{counted}; {closed}"
    return counted


def _qualified(funnel: DraftFunnel, lang: str) -> list[str]:
    if funnel.told.qualified:
        return [*told("qualified_told", lang), f"qualified = {array(funnel.told.qualified)}"]
    lines = told(f"qualified_{funnel.card}", lang)
    called = [stage.stage for stage in funnel.named("open") if stage.is_called_qualified]
    if called:
        lines += told("qualified_called", lang, stages=called)
    return [*lines, f"# qualified = {array(called)}"]


def _zones(funnel: DraftFunnel, lang: str) -> list[str]:
    """Whose stages they are: no export says it, but cards without an owner hint at it."""
    lasting = funnel.named("open") or funnel.stages
    has_owners = any(stage.unowned < stage.cards for stage in funnel.stages)
    unowned = [
        stage
        for stage in lasting
        if has_owners and stage.unowned and stage.unowned * 2 >= stage.cards
    ]
    lines: list[str] = []
    for stage in unowned:
        facts = {"stage": stage.stage, "unowned": stage.unowned, "cards": stage.cards}
        lines += told("unowned", lang, **facts)
    return [
        *lines,
        f"# marketing = {array(stage.stage for stage in unowned)}",
        "# shared = []",
        "# system = []",
        f'# sla = {{ {string(lasting[0].stage)} = "4h" }}',
    ]
