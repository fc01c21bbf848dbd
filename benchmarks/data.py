"""A made-up company of any size, as a CRM would export it: leads, deals, touchpoints, spend.

Every value is a hash of its row number and the seed, so the same arguments give the same company;
DuckDB writes it, because ten million rows must not wait for Python.

    python benchmarks/data.py FOLDER --leads 10000 --form parquet
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final, Literal

import duckdb

Form = Literal["csv", "parquet"]

CHANNELS: Final = (
    "Paid search", "Organic search", "Paid social", "Direct", "Referral",
    "E-mail", "Marketplace", "Offline", "Messenger", "Display",
)  # fmt: skip
CITIES: Final = ("Москва", "Санкт-Петербург", "Казань", "Пермь", "Омск", "Тула", "Самара")
TOUCHES_PER_LEAD: Final = 3.6
DEAL_SHARE: Final = 30  # of a hundred leads
DAYS: Final = 730

_SETUP: Final = """
create macro roll(row_no, what, sides) as
    (hash(row_no * 8191 + what * 131 + {seed}) % sides)::bigint;
create macro channel_of(dice) as
    case when dice % 97 = 0 then null else ({channels})[1 + (dice % 1009 * dice % {count})] end;
create macro made_at(lead) as
    timestamp '2023-07-01 00:00:00'
    + to_seconds((lead * ({days} * 86400::bigint) / {leads})::bigint + roll(lead, 1, 7200));
"""

_LEADS: Final = """
select
    1000000 + i as "Lead ID",
    made_at(i) as "Created at",
    case
        when roll(i, 2, 100) < {deals} then 'converted'
        when roll(i, 3, 10) < 6 then 'disqualified'
        when roll(i, 3, 1000) = 999 then 'converted'
        else 'open'
    end as "Status",
    channel_of(roll(i, 4, 1000003)) as "Channel",
    'campaign_' || (1 + roll(i, 5, 40)) as "UTM campaign",
    'Manager ' || (1 + roll(i, 6, 25)) as "Owner",
    ({cities})[1 + roll(i, 7, {city_count})] as "City"
from range(1, {leads} + 1) as t (i)
"""

_DEALS: Final = """
select
    5000000 + i as "Deal ID",
    case when roll(i, 11, 50) > 0 then 1000000 + i end as "Lead ID",
    3000000 + case when roll(i, 12, 12) = 0 then i % 1000 else i end as "Contact ID",
    created as "Created at",
    case when status <> 'open' then created + to_seconds(3600 + roll(i, 13, 60 * 86400)) end
        as "Closed at",
    status as "Status",
    case when status = 'won' or roll(i, 14, 40) > 0
        then (500 + roll(i, 15, 39950000) / 100.0)::decimal(12, 2) end as "Amount",
    channel_of(roll(i, 4, 1000003)) as "Channel",
    'Manager ' || (1 + roll(i, 16, 25)) as "Owner"
from (
    select
        i,
        made_at(i) + to_seconds(600 + roll(i, 17, 30 * 86400)) as created,
        case
            when roll(i, 18, 100) < 30 then 'won'
            when roll(i, 18, 100) < 85 then 'lost'
            else 'open'
        end as status
    from range(1, {leads} + 1) as t (i)
    where roll(i, 2, 100) < {deals}
)
"""

_TOUCHPOINTS: Final = """
select
    70000000 + j as "Touch ID",
    1000000 + lead as "Lead ID",
    made_at(lead) + to_seconds(roll(j, 21, 90 * 86400) - 45 * 86400) as "Touched at",
    channel_of(roll(j, 22, 1000003)) as "Channel",
    case roll(j, 23, 4) when 0 then 'call' when 1 then 'form' else 'visit' end as "Kind"
from (
    select j, greatest(1, least({leads}, (j / {per_lead})::bigint + roll(j, 24, 401) - 200)) as lead
    from range(1, {touches} + 1) as t (j)
)
"""

_SPEND: Final = """
select
    (date '2023-07-01' + d::integer) as "Date",
    channel as "Channel",
    roll(d * 31 + place, 31, 90000) as "Impressions",
    roll(d * 31 + place, 32, 900) as "Clicks",
    (roll(d * 31 + place, 33, {most}) / 100.0)::decimal(12, 2) as "Cost"
from range({days}) as t (d)
cross join (select unnest({channels}) as channel, unnest(range({count})) as place)
where place < 7
order by d, place
"""

_WRITTEN: Final = {
    "csv": "copy ({body}) to '{path}' (format csv, timestampformat '%Y-%m-%d %H:%M:%S')",
    "parquet": "copy ({body}) to '{path}' (format parquet, compression zstd)",
}


def make(folder: Path, leads: int, form: Form, seed: int = 7) -> None:
    """Write the four exports of a company of `leads` leads into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = {
        "leads": leads,
        "seed": seed,
        "days": DAYS,
        "deals": DEAL_SHARE,
        "channels": list(CHANNELS),
        "count": len(CHANNELS),
        "cities": list(CITIES),
        "city_count": len(CITIES),
        "per_lead": TOUCHES_PER_LEAD,
        "touches": round(leads * TOUCHES_PER_LEAD),
        "most": max(1000, leads * 40),
    }
    with duckdb.connect() as connection:
        connection.execute("set preserve_insertion_order = true")
        connection.execute(_SETUP.format(**parts))
        for name, body in (
            ("leads", _LEADS),
            ("deals", _DEALS),
            ("touchpoints", _TOUCHPOINTS),
            ("spend", _SPEND),
        ):
            path = folder / f"{name}.{form}"
            connection.execute(_WRITTEN[form].format(body=body.format(**parts), path=path))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--leads", type=int, default=10_000)
    parser.add_argument("--form", choices=("csv", "parquet"), default="parquet")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    make(given.folder, given.leads, given.form, given.seed)


if __name__ == "__main__":
    main()
