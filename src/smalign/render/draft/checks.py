"""`[checks]`: the shares of empty cells that the next export may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.toml import is_sayable, key, string
from smalign.render.draft.lines import Entry, aligned, phrase, told

if TYPE_CHECKING:
    from smalign.base.draft import Draft


def checks(draft: Draft, lang: str) -> list[str]:
    """A bound for every column that is filled in most cards."""
    entries = [
        Entry(
            f"{key(share.header)} = {string(f'{share.bound}%')}",
            phrase("cells_empty", lang, cells=share.empty, cards=share.cards),
        )
        for share in draft.shares
        if is_sayable(share.header)
    ]
    if not entries:
        return []
    return ["[checks.empty_share.most]", *told("checks", lang), *aligned(entries)]
