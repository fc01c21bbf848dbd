"""funnel against the definitions, written anew in plain Python over made-up histories."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest
from tests.scoped import company

from smalign.metrics.funnel.funnel import FUNNEL

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine

OPEN = ("New", "Demo", "Contract")
WON = len(OPEN) + 1
STAGES = [
    *(
        {"card": "deal", "pipeline": "P", "stage": name, "stage_order": str(nth), "outcome": "open"}
        for nth, name in enumerate(OPEN, 1)
    ),
    {"card": "deal", "pipeline": "P", "stage": "Paid", "stage_order": str(WON), "outcome": "won"},
    {"card": "deal", "pipeline": "P", "stage": "Refused", "stage_order": None, "outcome": "lost"},
]


@dataclass
class Deal:
    """A deal: its status, the stages it was in by day, and the one the export shows it in."""

    status: str
    history: list[tuple[int, int]] = field(default_factory=list)
    shown: int | None = None

    @property
    def known(self) -> set[int]:
        """Every stage the deal is known to have been in."""
        return {stage for _, stage in self.history} | ({self.shown} if self.shown else set())

    @property
    def furthest(self) -> int | None:
        """The highest stage ever; None: nobody knows."""
        return WON if self.status == "won" else max(self.known, default=None)

    @property
    def unbroken(self) -> int:
        """How far it went without a gap; a won one that passed every stage, to the end."""
        passed = 0
        while passed + 1 in self.known:
            passed += 1
        return WON if passed == len(OPEN) and self.status == "won" else passed

    @property
    def has_returned(self) -> bool:
        """Whether it was in a stage after it had been in a later one."""
        return any(
            stage < before
            for at, (day, stage) in enumerate(self.history)
            for earlier, before in self.history[:at]
            if earlier < day
        )


def made_up(seed: int) -> list[Deal]:
    """Sixty deals: walks to and fro over the stages, or a single stage, or nothing at all."""
    chance = random.Random(seed)
    deals = []
    for _ in range(60):
        status = chance.choice(("won", "lost", "open"))
        deal = Deal(status)
        if chance.random() < 0.7:
            days = sorted(chance.sample(range(1, 28), chance.randint(1, 4)))
            deal.history = [(day, chance.randint(1, len(OPEN))) for day in days]
        elif status == "open" or (status == "lost" and chance.random() < 0.5):
            deal.shown = chance.randint(1, len(OPEN))
        deals.append(deal)
    return deals


def log_of(name: str, deal: Deal) -> list[dict[str, str | None]]:
    """The stays of a deal as the log has them."""
    same = {"card": "deal", "card_id": name, "pipeline": "P", "outcome": "open"}
    if deal.shown:
        return [same | {"stage": OPEN[deal.shown - 1], "stage_order": str(deal.shown)}]
    if not deal.history:
        return []
    ends = [*(day for day, _ in deal.history[1:]), None]
    return [
        same
        | {"stage": OPEN[stage - 1], "stage_order": str(stage)}
        | {"entered_at": f"2024-01-{day:02}", "left_at": end and f"2024-01-{end:02}"}
        for (day, stage), end in zip(deal.history, ends, strict=True)
    ]


def by_hand(deals: list[Deal], mode: str) -> dict[int, dict[str, int]]:
    """Place → counts; 0 holds the lost of which nobody knows the stage."""
    placed = [deal for deal in deals if deal.furthest]
    if mode == "strict":
        placed = [deal for deal in placed if deal.unbroken]

    def path(deal: Deal) -> int:
        return deal.unbroken if mode == "strict" else deal.furthest or 0

    rows = {}
    for place in range(1, WON + 1):
        here = [deal for deal in placed if path(deal) == place]
        beyond = [deal for deal in placed if path(deal) > place]
        seen = [deal for deal in placed if place in deal.known]
        ended = [deal for deal in here if deal.furthest == place]
        row = {
            "entered": len(here) + len(beyond),
            "advanced": len(beyond),
            "lost": sum(deal.status == "lost" for deal in ended),
            "open": sum(deal.status == "open" for deal in ended),
            "skipped": len(here) - len(ended),
            "returned": sum(deal.has_returned for deal in here),
            "inferred": 0,
        }
        if place == WON:
            row |= {"advanced": row["entered"]}
        elif mode == "observed":
            row |= {
                "entered": len(seen),
                "advanced": sum((deal.furthest or 0) > place for deal in seen),
            }
        elif mode == "backfill":
            row |= {"inferred": len(here) + len(beyond) - len(seen)}
        rows[place] = row
    nowhere = sum(deal.status == "lost" and not deal.furthest for deal in deals)
    if nowhere:
        zero = dict.fromkeys(("advanced", "open", "skipped", "returned", "inferred"), 0)
        rows[0] = {"entered": nowhere, "lost": nowhere, **zero}
    return rows


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("mode", ["backfill", "observed", "strict"])
def test_every_stage_is_what_the_definitions_say(engine: Engine, mode: str, seed: int):
    """Counts of every stage and of (unknown); rates of the stage before and of all cards."""
    deals = made_up(seed)
    names = [f"d{nth:02}" for nth in range(len(deals))]
    ask = company(
        engine,
        {"mode": mode},
        deals=[
            {"deal_id": name, "pipeline": "P", "status": deal.status, "created_at": "2024-01-01"}
            for name, deal in zip(names, deals, strict=True)
        ],
        stages=STAGES,
        stage_log=[
            row for name, deal in zip(names, deals, strict=True) for row in log_of(name, deal)
        ],
    )
    result = FUNNEL.compute(ask)
    rows = {row["stage_order"]: row for row in result.rows}
    expected = by_hand(deals, mode)
    assert rows.keys() == expected.keys()
    for place, counts in expected.items():
        assert {name: rows[place][name] for name in counts} == counts, (mode, place)
        assert rows[place]["from_first"] == pytest.approx(counts["entered"] / len(deals))
        if place > 1 and expected[place - 1]["entered"]:
            before = expected[place - 1]
            rate = before["advanced"] / before["entered"]
            assert rows[place]["from_previous"] == pytest.approx(rate)
    if mode == "strict":
        left = sum(bool(deal.furthest) and not deal.unbroken for deal in deals)
        assert {one.reason: one.count for one in result.excluded} == {"never_in_first": left}
