"""The credit roi computes card by card, against answer keys of PathData and of fractribution.

Each conversion of PathData becomes a won deal with its own touches, 24 hours apart; a path's value
is the amount of its first deal, in millionths so that nothing of it is rounded away.
"""

from __future__ import annotations

import csv
from datetime import datetime, timedelta

import pyarrow as pa
import pytest
from tests.scoped import company

from smalign.metrics.journey_rules import TRANSFORMS, JourneyRules
from smalign.metrics.roi.roi import ROI

EXACT = 1e-9
MILLION = 1_000_000
CLOSED = datetime(2024, 6, 1)  # noqa: DTZ001 - moments are UTC without a zone
KEYS = {"first": "first_touch", "last": "last_touch", "linear": "linear"}
KEYS |= {"position": "position_based"}
COLLAPSED = {"unique": "none", "exposure": "consecutive", "first": "unique"}
"""Transform → what the key calls it; its "unique" is each channel once."""


def conversions(pathdata):
    """Deal number, steps and amount of every conversion."""
    number = 0
    for journey in pathdata:
        for place in range(int(journey.conversions)):
            number += 1
            yield number, journey.steps, round(journey.value * MILLION, 6) if place == 0 else 0.0


@pytest.fixture(scope="module")
def tables(pathdata):
    """The deals and their touches as Arrow tables."""
    deals, touches = [], []
    for number, steps, amount in conversions(pathdata):
        deals.append((f"d{number}", amount))
        touches += [
            (f"d{number}", f"t{place:04}", CLOSED - timedelta(days=len(steps) - 1 - place), step)
            for place, step in enumerate(steps)
        ]
    return (
        pa.table(
            dict(zip(("deal_id", "amount"), map(list, zip(*deals, strict=True)), strict=True))
        ),
        pa.table(
            dict(
                zip(
                    ("deal_id", "touch_id", "touched_at", "segment"),
                    map(list, zip(*touches, strict=True)),
                    strict=True,
                )
            )
        ),
    )


def asked(engine, tables, models, rules, lost=None):
    """Model → channel → (conversions, value in millionths)."""
    ask = company(
        engine, {"by": ("channel",), "grain": "deal", "models": models, "journeys": rules}
    )
    for name, table in zip(("given_deals", "given_touches"), tables, strict=True):
        engine.register(name, table)
    engine.define(f"""
        insert into deals by name
            select deal_id, deal_id as customer, 'won' as status, 'x' as segment,
            timestamp '{CLOSED}' as created_at, date '{CLOSED.date()}' as created_on,
            timestamp '{CLOSED}' as closed_at, date '{CLOSED.date()}' as closed_on,
            cast(amount as decimal(18, 6)) as amount
        from given_deals""")
    engine.define(f"""
        insert into deal_touches by name select *, timestamp '{CLOSED}' as closed_at
        from given_touches""")
    if lost is not None:
        engine.register("given_lost", lost)
        engine.define("insert into lost_touches by name select *, 'deal' as card from given_lost")
        engine.define("""
            insert into deals by name select distinct card_id as deal_id, card_id as customer,
            'lost' as status, 'x' as segment from given_lost""")
    result = ROI.compute(ask)
    return {
        model: {
            row["channel"]: (float(row["won"]), float(row["revenue"]) / MILLION)
            for row in result.rows
            if row["channel"] != "x" and (row["model"] if len(models) > 1 else model) == model
        }
        for model in models
    }


@pytest.mark.parametrize("transform", COLLAPSED)
def test_heuristics_equal_the_key(engine, tables, gold, transform):
    """First, last, linear and position of 19,785 conversions, repeats kept and taken out."""
    found = asked(engine, tables, tuple(KEYS), JourneyRules(transform=transform))
    rows = [row for row in gold("heuristics") if row["collapse"] == COLLAPSED[transform]]
    for model, name in KEYS.items():
        for part, column in enumerate(("conversions", "value")):
            expected = {row["channel"]: float(row[f"{name}_{column}"]) for row in rows}
            given = {channel: credit[part] for channel, credit in found[model].items()}
            assert given == pytest.approx(expected, rel=EXACT)


@pytest.mark.parametrize("half_life", [168, 24])
def test_time_decay_equals_the_key(engine, tables, gold, half_life):
    """Continuous decay, half in a week and half in a day."""
    rules = JourneyRules(half_life_hours=half_life)
    found = asked(engine, tables, ("time-decay",), rules)["time-decay"]
    key = gold("time_decay_touches_24h_apart")
    rows = [row for row in key if row["model"] == f"cont_half{half_life}"]
    for part, column in enumerate(("conversions", "value")):
        expected = {row["channel"]: float(row[column]) for row in rows}
        given = {channel: credit[part] for channel, credit in found.items()}
        assert given == pytest.approx(expected, rel=EXACT)


def test_markov_and_shapley_equal_the_key(engine, tables, pathdata, gold):
    """The 68,602 journeys that ended in nothing are lost deals with touches of their own."""
    lost, number = [], 0
    for journey in pathdata:
        for _ in range(int(journey.nulls)):
            number += 1
            lost += [
                (f"n{number}", f"t{place:04}", CLOSED - timedelta(days=99 - place), step)
                for place, step in enumerate(journey.steps)
            ]
    columns = map(list, zip(*lost, strict=True))
    names = ("card_id", "touch_id", "touched_at", "segment")
    found = asked(
        engine,
        tables,
        ("markov", "shapley"),
        JourneyRules(),
        lost=pa.table(dict(zip(names, columns, strict=True))),
    )
    markov = {
        row["channel"]: (float(row["total_conversions"]), float(row["total_conversion_value"]))
        for row in gold("markov")
        if (row["order"], row["with_null"]) == ("1", "True")
    }
    shapley = {
        row["channel"]: float(row["attribution"])
        for row in gold("shapley")
        if row["definition"].startswith("sum_game") and row["kind"] == "conversions"
    }
    for channel, (won, value) in found["markov"].items():
        assert (won, value) == pytest.approx(markov[channel], rel=EXACT)
        assert found["shapley"][channel][0] == pytest.approx(shapley[channel], rel=EXACT)


@pytest.mark.parametrize("transform", TRANSFORMS)
def test_transforms_equal_the_published_paths(engine, shared, transform):
    """Google's fractribution publishes the paths of 1,983 customers under its four transforms."""
    folder = shared / "attribution_small_keys"
    paths = {
        row["customer_id"]: row["path"].split(" > ")
        for row in rows_of(folder / "fractribution_customers.csv")
    }
    deals = pa.table({"deal_id": list(paths), "amount": [1.0] * len(paths)})
    touches = [
        (customer, f"t{place:04}", CLOSED - timedelta(days=len(steps) - place), step)
        for customer, steps in paths.items()
        for place, step in enumerate(steps)
    ]
    names = ("deal_id", "touch_id", "touched_at", "segment")
    columns = map(list, zip(*touches, strict=True))
    tables = (deals, pa.table(dict(zip(names, columns, strict=True))))
    asked(engine, tables, ("linear",), JourneyRules(transform=transform))
    found = engine.rows("""
        select card_id, string_agg(
            segment || coalesce('(' || times || ')', ''), ' > ' order by touched_at, touch_id
        )
        from kept_touches group by card_id""")
    key = rows_of(folder / f"fractribution_expected_{transform}_fit.csv")
    expected = {row["customer_id"]: row["path"] for row in key}
    assert len(expected) == 1983
    assert dict(found) == expected


def rows_of(path):
    """The rows of a CSV file."""
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))
