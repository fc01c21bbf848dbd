"""Ways to damage the exports of a made-up company, one for each rule of `check`."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

TODAY: Final = date(2026, 7, 1)
Rows = list[dict[str, str]]
Tables = dict[str, Rows]


@dataclass(frozen=True, slots=True)
class Defect:
    """One way to damage an export, and the rule that has to find it.

    also: other rules that rightly speak of the same damage. line: added below deals.csv as it is.
    today: the day of the check.
    """

    rule: str
    plant: Callable[[Tables, random.Random], None]
    also: tuple[str, ...] = ()
    line: str = ""
    today: date = TODAY


def toml(tables: Tables) -> str:
    """What this company agreed on: its stages, sources and people as they are."""
    order = Counter(
        {
            row["Stage"]: -int(row["Stage order"])
            for row in tables["stage_log"]
            if row["Stage order"]
        }
    )
    stages = [stage for stage, _ in order.most_common() if stage not in {"Deal won", "Deal lost"}]
    owners = {row["Owner"] for name in ("leads", "deals") for row in tables[name] if row["Owner"]}
    sources = {
        row["Source"] for name in ("leads", "deals") for row in tables[name] if row["Source"]
    }
    return (
        f'[stages]\norder = {_array(stages)}\nwon = ["Deal won"]\nlost = ["Deal lost"]\n'
        'required = { "Deal won" = ["Title"] }\n'
        '[checks.empty_share]\nmost = { "Object type" = "50%" }\n'
        f"[checks.known_sources]\nknown = {_array(sorted(sources))}\n"
        f"[checks.owner_active]\nactive = {_array(sorted(owners))}\n"
    )


def _array(texts: list[str]) -> str:
    return "[" + ", ".join(f'"{text}"' for text in texts) + "]"


def _some(tables: Tables, chance: random.Random, name: str, **wanted: str) -> dict[str, str]:
    """A row of a table with these values, by chance."""
    told = {key.replace("_", " "): value for key, value in wanted.items()}
    rows = [row for row in tables[name] if all(row[key] == told[key] for key in told)]
    return chance.choice(rows)


def _part(tables: Tables, chance: random.Random, name: str, share: float) -> Rows:
    """So many rows of a table, by chance."""
    return chance.sample(tables[name], round(len(tables[name]) * share))


def _nothing(_tables: Tables, _chance: random.Random) -> None:
    """Nothing is damaged but time, or a line."""


def _one_owner(tables: Tables, _chance: random.Random) -> None:
    for row in tables["deals"]:
        row["Owner"] = tables["deals"][0]["Owner"]


def _fewer(tables: Tables, chance: random.Random) -> None:
    gone = _part(tables, chance, "leads", 0.15)
    tables["leads"] = [row for row in tables["leads"] if row not in gone]


def _renamed(tables: Tables, _chance: random.Random) -> None:
    tables["leads"] = [
        {("News" if key == "Newsletter" else key): cell for key, cell in row.items()}
        for row in tables["leads"]
    ]


def _unread(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="lost")["Amount"] = "по договорённости"


def _emptied(tables: Tables, chance: random.Random) -> None:
    for row in _part(tables, chance, "leads", 0.6):
        row["Object type"] = chance.choice(["", "-", "не указано"])


def _moved(tables: Tables, chance: random.Random) -> None:
    for row in _part(tables, chance, "leads", 0.6):
        row |= {"Source": "Avito", "UTM source": "", "UTM medium": "", "UTM campaign": ""}


def _other(tables: Tables, chance: random.Random) -> None:
    lost = [row for row in tables["deals"] if row["Status"] == "lost"]
    for row in chance.sample(lost, len(lost) // 2):
        row["Loss reason"] = chance.choice(["Другое", "прочее", "Other"])


def _twice(tables: Tables, chance: random.Random) -> None:
    tables["leads"].append(dict(chance.choice(tables["leads"])))


def _orphan(tables: Tables, chance: random.Random) -> None:
    chance.choice(tables["payments"])["Deal ID"] = "999999"


def _required(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="won")["Title"] = ""


def _backwards(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="won")["Closed at"] = "2025-01-01 10:00"


def _ahead(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="lost")["Closed at"] = "2027-01-01 10:00"


def _untouched(tables: Tables, chance: random.Random) -> None:
    fresh = [
        row for row in tables["leads"] if row["Status"] == "open" and row["Modified at"] > "2026-05"
    ]
    row = chance.choice(fresh)
    for column in ("Created at", "Assigned at", "First attempt at", "Modified at"):
        row[column] = "2025-08-01 10:00"


def _staged(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="open")["Stage"] = "Thinking"


def _sourced(tables: Tables, chance: random.Random) -> None:
    chance.choice(tables["leads"])["Source"] = "Nowhere"


def _priced(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="lost")["Currency"] = "RUX"


def _negative(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="lost")["Amount"] = "-5"


def _silent(tables: Tables, chance: random.Random) -> None:
    told = [row for row in tables["deals"] if row["Status"] == "lost" and row["Loss reason"]]
    chance.choice(told)["Loss reason"] = ""


def _nobody(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "leads", Status="open")["Owner"] = ""


def _gone(tables: Tables, chance: random.Random) -> None:
    _some(tables, chance, "deals", Status="open")["Owner"] = "Призрак"


def _undone(tables: Tables, chance: random.Random) -> None:
    done = [row for row in tables["tasks"] if row["Completed at"]]
    chance.choice(done)["Completed at"] = ""


DEFECTS: Final = (
    Defect("rejected_records", _nothing, line="777,cut off\n"),
    Defect("fresh_export", _nothing, ("tasks_done", "fresh_cards"), today=date(2026, 7, 20)),
    Defect("complete_export", _one_owner),
    Defect("row_count", _fewer, ("orphans", "complete_export")),
    Defect("schema_drift", _renamed),
    Defect("unread_values", _unread),
    Defect("empty_share", _emptied),
    Defect("steady_shares", _moved),
    Defect("other_share", _other),
    Defect("unique_id", _twice),
    Defect("orphans", _orphan),
    Defect("required_by_stage", _required),
    Defect("dates_in_order", _backwards),
    Defect("future_dates", _ahead, ("fresh_cards",)),
    Defect("fresh_cards", _untouched),
    Defect("known_stages", _staged),
    Defect("known_sources", _sourced),
    Defect("known_currencies", _priced),
    Defect("sane_amounts", _negative),
    Defect("loss_reason", _silent),
    Defect("owner_present", _nobody),
    Defect("owner_active", _gone),
    Defect("tasks_done", _undone),
)
