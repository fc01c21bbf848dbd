"""Made-up companies that write to the warm: is a letter that does nothing said to do nothing?

    .venv/bin/python -m tests.nurture_simulated -n 2000

Six hundred cards of two channels go through three stages, day by day. Whom marketing writes to
depends on the channel, the stage and the days in it, so those who got the letter move on far more
often; the letter itself changes the share that moves on within 14 days by exactly TRUTH points in
every stage. Printed, for no effect and for six points: the mean of what is found, the share of
seeds whose 95 % interval holds the truth, the mean difference before cards are made comparable,
and how often a difference is claimed.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Final

from tests.scoped import company, replaced

from smalign.engine.duckdb import Engine
from smalign.metrics.nurture.nurture import NURTURE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.scoped import Line

    from smalign.metrics import Ask

DAYS: Final = 14
POINTS: Final = 0.06
CARDS: Final = 600
START: Final = date(2024, 1, 1)
LAST: Final = 150
STAGES: Final = ("New", "Talks", "Offer")
# chances of a day, by channel and stage: to move on, to be lost, to get the letter
MOVE: Final = {"Ads": (0.015, 0.03, 0.05), "Referral": (0.05, 0.09, 0.12)}
LOSE: Final = {"Ads": (0.03, 0.02, 0.02), "Referral": (0.015, 0.01, 0.01)}
LETTER: Final = {"Ads": (0.01, 0.02, 0.05), "Referral": (0.02, 0.06, 0.12)}
_STALE: Final = 10
"""After this day in a stage everything happens half as often."""
_FRESH: Final = 3
"""Up to this day in a stage letters are sent twice as often."""


@dataclass(frozen=True, slots=True)
class Found:
    """What one seed's answer says; points are fractions."""

    difference: float
    low: float
    high: float
    raw: float
    is_told: bool


def usual(channel: str, stage: int, day: int) -> float:
    """The chance to move on that day, untouched."""
    return MOVE[channel][stage] * (0.5 if day > _STALE else 1)


def lost(channel: str, stage: int, day: int) -> float:
    """The chance to be lost that day."""
    return LOSE[channel][stage] * (0.5 if day > _STALE else 1)


def letter(channel: str, stage: int, day: int) -> float:
    """The chance to get the letter that day."""
    return LETTER[channel][stage] * (2 if day <= _FRESH else 1)


def within(channel: str, stage: int, day: int, added: float = 0.0) -> float:
    """The chance to move on within DAYS of standing `day` days, `added` to each day's chance."""
    here, moved = 1.0, 0.0
    for later in range(day + 1, day + DAYS + 1):
        move, go = usual(channel, stage, later) + added, lost(channel, stage, later)
        moved += here * move
        here *= 1 - move - go
    return moved


def needed(channel: str, stage: int, day: int, effect: float) -> float:
    """What a letter must add to each day's chance for `effect` more to move on within DAYS."""
    if not effect:
        return 0.0
    truth, low, high = within(channel, stage, day) + effect, 0.0, 0.5
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if within(channel, stage, day, middle) < truth else (low, middle)
    return low


def lines(seed: int, effect: float) -> dict[str, list[Line]]:
    """The tables of one company."""
    chance = random.Random(seed)
    deals, moves, letters = [], [], []
    for number in range(CARDS):
        channel = "Ads" if chance.random() < 0.7 else "Referral"
        born = chance.randrange(LAST - 5)
        made = _life(chance, str(number), channel, born, effect)
        deals.append(made[0])
        moves += made[1]
        letters += made[2]
    return {
        "deals": deals,
        "stage_log": moves,
        "sent_touches": letters,
        "card_alike": [
            {"card": "deal", "card_id": deal["deal_id"], "alike": deal["channel"]} for deal in deals
        ],
        "stages": [
            {
                "card": "deal",
                "pipeline": "Main",
                "stage": stage,
                "stage_order": str(place),
                "outcome": outcome,
            }
            for place, (stage, outcome) in enumerate(
                [*((one, "open") for one in STAGES), ("Won", "won")], 1
            )
        ],
    }


def _life(
    chance: random.Random, name: str, channel: str, born: int, effect: float
) -> tuple[Line, list[Line], list[Line]]:
    """One card: day by day a letter may come, then the card moves, is lost, or stays."""
    stage, since, added, touched = 0, born, 0.0, None
    status, closed, letters = "open", None, []
    moves = [_stay(name, 0, born)]
    for today in range(born, LAST + 1):
        day = today - since
        ends = touched is None or today > touched + DAYS
        boost = 0.0 if ends else added
        if day:
            fate = chance.random()
            move, go = usual(channel, stage, day) + boost, lost(channel, stage, day)
            if fate < move + go:
                moves[-1]["left_at"] = _at(today)
                if fate >= move or stage == len(STAGES) - 1:
                    status, closed = ("lost" if fate >= move else "won"), today
                    break
                stage, since, added = stage + 1, today, 0.0
                moves.append(_stay(name, stage, today))
        if touched is None and chance.random() < letter(channel, stage, today - since):
            touched, added = today, needed(channel, stage, today - since, effect)
            letters.append(
                {
                    "card": "deal",
                    "card_id": name,
                    "touch_id": name,
                    "touched_at": _at(today, 20),
                    "segment": "letter",
                }
            )
    deal: Line = {
        "deal_id": name,
        "pipeline": "Main",
        "stage": STAGES[stage],
        "status": status,
        "channel": channel,
        "created_at": _at(born, 8),
        "closed_at": None if closed is None else _at(closed),
    }
    return deal, moves, letters


def _stay(name: str, stage: int, day: int) -> Line:
    return {
        "card": "deal",
        "card_id": name,
        "pipeline": "Main",
        "stage": STAGES[stage],
        "stage_order": str(stage + 1),
        "entered_at": _at(day),
        "left_at": None,
    }


def _at(day: int, hour: int = 12) -> str:
    return f"{START + timedelta(days=day)} {hour:02}:00:00"


def asked(engine: Engine) -> Ask:
    """The question, over the views of a company of nobody."""
    last = START + timedelta(days=LAST)
    ask = {
        "as_of": datetime(last.year, last.month, last.day, 23),  # noqa: DTZ001 - moments are UTC
        "as_of_on": last,
        "window": DAYS * 86_400,
        "grain": "deal",
        "alike": ("channel",),
        "by": ("content",),
        "want_sql": False,
    }
    return company(engine, ask)


def found(ask: Ask, seed: int, effect: float) -> Found:
    """What the command answers for one seed."""
    replaced(ask.engine, **lines(seed, effect))
    row = NURTURE.compute(ask).rows[0]
    return Found(
        float(str(row["lift"])),
        float(str(row["lift_low"])),
        float(str(row["lift_high"])),
        float(str(row["raw_lift"])),
        row["verdict"] in {"above", "below"},
    )


def simulated(seeds: Iterable[int], effect: float) -> Iterator[Found]:
    """The answers of all seeds, in one engine."""
    with tempfile.TemporaryDirectory() as folder, Engine(Path(folder), threads=1) as engine:
        ask = asked(engine)
        for seed in seeds:
            yield found(ask, seed, effect)


def measured(answers: list[Found], truth: float) -> dict[str, float]:
    """Means in points, shares as fractions."""
    return {
        "mean": 100 * fmean(one.difference for one in answers),
        "covered": fmean(one.low <= truth <= one.high for one in answers),
        "raw": 100 * fmean(one.raw for one in answers),
        "told": fmean(one.is_told for one in answers),
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=2000, help="how many seeds")
    many = parser.parse_args().n
    for truth in (0.0, POINTS):
        figures = measured([*simulated(range(many), truth)], truth)
        print(f"truth {100 * truth:+.0f}", *(f"{name} {one:.3f}" for name, one in figures.items()))
