"""`[bonus]`: an example of a plan of pay, all of it in comments: only the company knows its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.render.draft.lines import told

if TYPE_CHECKING:
    from smalign.base.draft import Draft


def bonus(draft: Draft, lang: str) -> list[str]:
    """A plan for payments, or for sales where the export has no payments."""
    has_payments = any(table.table == "payments" for table in draft.tables)
    return [
        *told("bonus" if has_payments else "bonus_of_sales", lang),
        '# [bonus.plans."2026"]',
        '# since = "2026-01-01"',
        f'# base = "{"paid" if has_payments else "won"}"',
        '# threshold = "80%"',
        '# rates = { "0%" = 0.01, "100%" = 0.02 }',
        '# steps = "retroactive"',
        "# cap = 100000",
        "# guarantee_days = 60",
    ]
