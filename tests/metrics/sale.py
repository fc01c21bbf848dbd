"""A company with one sale: a touch, a lead, a deal, a cost; and a path of its own."""

SALE = {
    "leads": "lead_id | created_at | channel\nl1 | 2024-01-01 | Ads",
    "deals": """
        deal_id | lead_id | created_at | closed_at  | status | amount | channel
        d1      | l1      | 2024-01-02 | 2024-01-10 | won    | 900    | Ads""",
    "touchpoints": "touch_id | lead_id | touched_at | channel\nt1 | l1 | 2024-01-03 | Mail",
    "spend": "date | channel | cost\n2024-01-01 | Ads | 90",
    "plan": "period | channel | leads\n2024-01 | Ads | 2",
    "stages": "card | pipeline | stage | stage_order | outcome\ndeal | | Won | 1 | won",
    "paths": "path | conversions | value | nulls\nAds > Mail | 1 | 900 | 1",
    "cells": "table_name|field|card_id|segment|state\ndeals|city|d1|Ads|empty",
    "filled": "table_name|field|card_id|segment|value\ndeals|size|d1|Ads|large",
    "due_fields": """
        table_name | field | pipeline | stage | stage_order | is_lost
        deals      | city  | (none)   | New   | 1           | false""",
    "reach": "table_name|card_id|pipeline|stage|furthest\ndeals|d1|(none)|Won|2",
}

SALE_AND_LOSS = {
    **SALE,
    "leads": """
        lead_id | created_at | channel | status
        l1      | 2024-01-01 | Ads     | converted
        l2      | 2024-01-01 | Ads     | disqualified""",
    "deals": f"""{SALE["deals"]}
        d2      |         | 2024-01-03 | 2024-01-11 | lost   | 90     | Ads""",
}
"""The same with a disqualified lead and a lost deal."""


def models_of(metric):
    """Models that a metric knows: paths have no cards, and so no `source`."""
    return ("last", "markov") if metric.name == "paths" else ("source", "last")
