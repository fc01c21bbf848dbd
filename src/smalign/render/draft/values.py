"""`[formats]`, `[values]`, `[money]` and `[thresholds]`: what an export seldom says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.config_mistakes import CURRENCY
from smalign.base.toml import array, key, string
from smalign.render.draft.lines import Entry, aligned, phrase, told

if TYPE_CHECKING:
    from smalign.base.draft import Draft

_SEVERAL: Final = 2


def formats(draft: Draft, lang: str) -> list[str]:
    """Columns that can be read in two ways: both answers, the one that holds now first."""
    lines = ["[formats]", *told("formats", lang)]
    if not draft.formats:
        return [*lines, *told("formats_none", lang)]
    for column in draft.formats:
        name = string(column.header)
        if column.is_told:
            line = Entry(f"{name} = {string(column.assumed)}", phrase("as_told", lang))
            lines += aligned([line])
            continue
        facts = {"name": column.file, "header": column.header, "examples": list(column.examples)}
        lines += told("format_assumed" if column.assumed else "format_open", lang, **facts)
        ranked = sorted(column.choices, key=lambda choice: choice != column.assumed)
        lines += [f"# {name} = {string(choice)}" for choice in ranked]
    return lines


def values(draft: Draft, lang: str) -> list[str]:
    """Words for nothing."""
    lines = ["[values]", *told("values", lang)]
    for token in draft.tokens:
        facts = {"token": token.token, "header": token.header, "cells": token.cells}
        lines += told("token", lang, **facts)
    shown = array([token.token for token in draft.tokens]) if draft.tokens else '["…"]'
    return [*lines, f"# empty = {shown}"]


def money(draft: Draft, lang: str) -> list[str]:
    """The margin, VAT, costs, rates and the least number of cards; no export says them."""
    return [
        "[money]",
        *told("margin", lang),
        "# margin = 0.4",
        *told("vat", lang),
        '# vat = { spend = "without", revenue = "with", rates = { "2026-01-01" = 0.22 } }',
        "",
        "[costs]",
        *told("costs", lang),
        '# monthly."…" = { amount = 300000, since = "2026-01-01" }',
        '# fees."…" = { share = 0.1, channels = ["…"] }',
        "",
        *_rates(draft, lang),
        "[thresholds]",
        *told("min_n", lang),
        "# min_n = 30",
    ]


def _rates(draft: Draft, lang: str) -> list[str]:
    """What each currency costs, where the export names several."""
    if len(draft.currencies) < _SEVERAL:
        return []
    base = draft.currency or next(filter(CURRENCY.match, draft.currencies), None)
    others = [one for one in draft.currencies if one != base]
    lines = [f'# {key(one)}."2026-01-01" = …' for one in others]
    return ["[rates]", *told("rates", lang, currencies=list(draft.currencies)), *lines, ""]
