"""A made-up sales department of any size with the history of its stages: deals and moves.

Six open stages and a won one; a card leaves each stage after hours to weeks, a share of them by
being lost, some skip a stage and some come back. Every value is a hash of its row number and the
seed, as in `data.py`; about six moves a card. Deals have no closing date, so that a stay ends only
where the history says so, for every program.

    python benchmarks/history.py FOLDER --cards 1000000
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

import duckdb

STAGES: Final = ("New", "Call", "Demo", "Offer", "Contract", "Invoice", "Paid")
"""The stages in order; the last one is won."""

_SETUP: Final = """
create macro roll(row_no, what, sides) as
    (hash(row_no * 8191 + what * 131 + {seed}) % sides)::bigint;
create table paths as
select
    i,
    timestamp '2023-07-01 00:00:00'
        + to_seconds((i * (700 * 86400::bigint) / {cards})::bigint + roll(i, 1, 7200)) as created,
    -- nine in twenty go to the end, the rest stop somewhere
    case when roll(i, 2, 20) < 9 then 7 else 1 + roll(i, 3, 6) end as furthest,
    case when roll(i, 4, 8) = 0 then 2 + roll(i, 5, 5) end as skipped,
    -- one in ten goes back to a stage and passes it once more, one in ten twice
    greatest(0, 2 - roll(i, 6, 10)) as rounds,
    2 + roll(i, 7, 3) as back_to,
    roll(i, 8, 100) < 85 as is_closed
from range(1, {cards} + 1) as t (i);
create table moves as
with steps as (
    select i, created, furthest, place, round_no,
        row_number() over (partition by i order by round_no, place) as nth
    from paths, range(1, 8) as p (place), range(0, 3) as r (round_no)
    where place <= least(furthest, case when round_no < rounds then 6 else 7 end)
        and (round_no = 0 or place between back_to and furthest)
        and round_no <= rounds
        and place is distinct from skipped
)
select i, place, created + to_seconds(
    sum(case when nth = 1 then 0 else 60 + roll(i * 64 + nth, 9, 4 * 86400) end)
        over (partition by i order by nth)::bigint
) as entered
from steps;
"""

_DEALS: Final = """
with ends as (
    select i, arg_max(place, (entered, place)) as place
    from moves group by i
)
select
    5000000 + i as "Deal ID",
    created as "Created at",
    case when place < 7 and is_closed then 'Lost' else ({stages})[place] end as "Stage",
    case when place = 7 then 'won' when is_closed then 'lost' else 'open' end as "Status",
    (500 + roll(i, 11, 39950000) / 100.0)::decimal(12, 2) as "Amount",
    'Manager ' || (1 + roll(i, 12, 25)) as "Owner"
from ends
join paths using (i)
order by i
"""

_MOVES: Final = """
select 5000000 + i as "Deal ID", ({stages})[place] as "Stage", place as "Stage order",
    entered as "Entered at"{movers}
from moves
order by entered, i, place
"""

_MOVERS: Final = """,
    'Manager ' || (1 + roll(i * 64 + place, 13, 25)) as "Changed by"
"""


def make(folder: Path, cards: int, seed: int = 7, *, movers: bool = False) -> int:
    """Write `deals.csv` and `stage_log.csv` of `cards` deals into `folder`; the number of moves.

    movers: the moves also say who made them, one of 25 people.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = {"cards": cards, "seed": seed, "stages": list(STAGES), "movers": ""}
    if movers:
        parts["movers"] = _MOVERS
    with duckdb.connect() as connection:
        connection.execute(_SETUP.format(**parts))
        for name, body in (("deals", _DEALS), ("stage_log", _MOVES)):
            connection.execute(
                f"copy ({body.format(**parts)}) to '{folder / name}.csv'"
                " (format csv, timestampformat '%Y-%m-%d %H:%M:%S')"
            )
        found = connection.execute("select count(*) from moves").fetchone()
    return int(found[0]) if found else 0


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cards", type=int, default=150_000)
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    print(f"{make(given.folder, given.cards, given.seed):,} moves")


if __name__ == "__main__":
    main()
