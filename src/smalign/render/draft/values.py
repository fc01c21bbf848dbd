"""`[formats]`, `[values]`, `[money]` and `[thresholds]`: what an export seldom says itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.render.draft.lines import Entry, aligned, phrase, told
from smalign.render.toml import array, string

if TYPE_CHECKING:
    from smalign.base.draft import Draft


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
    """The margin, VAT and the least number of cards; nothing of an export says them."""
    del draft
    return [
        "[money]",
        *told("margin", lang),
        "# margin = 0.4",
        "",
        "[money.vat]",
        *told("vat", lang),
        '# spend = "without"',
        '# revenue = "with"',
        "",
        "[money.vat.rates]",
        *told("vat_rates", lang),
        '# "2026-01-01" = 0.22',
        "",
        "[thresholds]",
        *told("min_n", lang),
        "# min_n = 30",
    ]
