"""The queries of both DuckDB scripts, over relations leads, deals, touchpoints and spend."""

from __future__ import annotations

from typing import Final

COLUMNS: Final = {
    "leads": {
        "Lead ID": "BIGINT", "Created at": "TIMESTAMP", "Status": "VARCHAR", "Channel": "VARCHAR",
        "UTM campaign": "VARCHAR", "Owner": "VARCHAR", "City": "VARCHAR",
    },
    "deals": {
        "Deal ID": "BIGINT", "Lead ID": "BIGINT", "Contact ID": "BIGINT", "Created at": "TIMESTAMP",
        "Closed at": "TIMESTAMP", "Status": "VARCHAR", "Amount": "DECIMAL(18,2)",
        "Channel": "VARCHAR", "Owner": "VARCHAR",
    },
    "touchpoints": {
        "Touch ID": "BIGINT", "Lead ID": "BIGINT", "Touched at": "TIMESTAMP", "Channel": "VARCHAR",
        "Kind": "VARCHAR",
    },
    "spend": {
        "Date": "DATE", "Channel": "VARCHAR", "Impressions": "BIGINT", "Clicks": "BIGINT",
        "Cost": "DECIMAL(18,2)",
    },
}  # fmt: skip
"""Columns of the exports with the types an analyst would give them."""

USED: Final = {
    "leads": ("Lead ID", "Created at", "Status", "Channel"),
    "deals": (
        "Deal ID", "Lead ID", "Contact ID", "Created at", "Closed at", "Status", "Amount",
        "Channel",
    ),
    "touchpoints": ("Touch ID", "Lead ID", "Touched at", "Channel"),
    "spend": ("Channel", "Cost"),
}  # fmt: skip

LEADS: Final = """
select coalesce(l.channel, '(none)'), count(*),
    count(*) filter (where l.status = 'converted' or d.lead_id is not null),
    count(d.lead_id)
from leads l left join (select distinct lead_id from deals) d on d.lead_id = l.lead_id
group by 1
"""

TOUCHES: Final = "select coalesce(channel, '(none)'), count(*) from touchpoints group by 1"

SPEND: Final = "select coalesce(channel, '(none)'), (sum(cost) * 100)::bigint from spend group by 1"

DEALS: Final = """
select coalesce(d.channel, '(none)'), grouping(coalesce(d.channel, '(none)')), count(*),
    count(*) filter (where d.status = 'lost'),
    count(*) filter (where d.status = 'open'),
    coalesce((sum(d.amount) filter (where d.status = 'open') * 100)::bigint, 0),
    quantile_cont(date_diff('second', coalesce(l.created_at, d.created_at), d.closed_at), 0.5)
        filter (where d.status = 'won' and d.closed_at >= coalesce(l.created_at, d.created_at))
from deals d left join leads l on l.lead_id = d.lead_id
group by grouping sets ((coalesce(d.channel, '(none)')), ())
"""

CREDIT: Final = """
with won as (
    select deal_id, lead_id, closed_at, (amount * 1000000)::bigint as revenue,
        (row_number() over (
            partition by contact_id order by closed_at nulls last, deal_id) = 1)::bigint as is_new
    from deals where status = 'won'
),
paths as (
    select w.revenue, w.is_new, coalesce(t.channel, '(none)') as channel,
        row_number() over (partition by w.deal_id order by t.touched_at, t.touch_id) as place,
        count(*) over (partition by w.deal_id) as steps
    from won w left join touchpoints t on t.lead_id = w.lead_id and t.touched_at <= w.closed_at
),
weights as (
    select *,
        case when steps <= 2 or place = 1 then place - 1 else 2 * (steps - 2) + place - 2 end as lo,
        case when steps <= 2 then place when place = steps then 5 * (steps - 2)
            else 2 * (steps - 2) + place - 1 end as hi,
        case when steps <= 2 then steps else 5 * (steps - 2) end as whole
    from paths
)
select channel,
    sum(1000000000000 * hi // whole - 1000000000000 * lo // whole),
    sum(is_new * (1000000000000 * hi // whole - 1000000000000 * lo // whole)),
    sum(revenue * hi // whole - revenue * lo // whole)
from weights group by 1
"""


def renamed(table: str) -> str:
    """The select list that gives the used columns plain names."""
    return ", ".join(f'"{column}" as {column.lower().replace(" ", "_")}' for column in USED[table])


def scan(table: str, path: object, form: str) -> str:
    """The FROM clause of one export, every type said."""
    if form == "parquet":
        return f"read_parquet('{path}')"
    types = ", ".join(f"'{column}': '{kind}'" for column, kind in COLUMNS[table].items())
    return (
        f"read_csv('{path}', auto_detect = false, header = true, delim = ',', quote = '\"', "
        f"columns = {{{types}}})"
    )
