"""load: how many new leads people get a working day, how often they try, and what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.figures import ratio, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.parts import split

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Ask

_DAYS: Final = ("day_median", "day_p90")
_NOT_OF: Final = {"deal": ("open_leads",), "lead": ("open_deals",)}
"""Grain → what its exports do not hold."""
_ATTEMPTS: Final = ("attempts_0", "attempts_1", "attempts_2", "attempts_3")
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("cards", "integer", "count"),
    Field("work_days", "integer", "count"),
    *(Field(name, "float", "ratio") for name in ("day_mean", *_DAYS)),
    Field("day_most", "integer", "count"),
    *(Field(name, "integer", "count") for name in ("settled", *_ATTEMPTS)),
    Field("open_leads", "integer", "count"),
    Field("open_deals", "integer", "count"),
)


def compute(ask: Ask) -> Result:
    """The work of each person: new leads a working day, attempts a lead, open cards in hand.

    What: one row per owner (or other field): leads created in the period; the working days between
        the first and the last of them, the mean, the median and the 90th percentile of new leads on
        these days, the most on one; leads by the number of attempts to reach the person; leads and
        deals that are open now.
    Why: a manager with thirty new leads on a Monday calls the last ten on Tuesday.
    How: a lead falls to its owner when it is assigned, else when it is created; after the end of
        work, or on a day off, on the next working day. Days without a new lead count as 0. The
        total is of all these days of all people: a day of one person. Attempts are touches of a
        person of sales that went out after the creation, until the lead was closed, of people whose
        log can be believed (see process); of leads that are closed or a week old.
    Reads: grain_cards, leads, deals, card_moments, logged_owners, work_days.
    Caveats: the owner is the one on the card now; who passed leads on had more of them. Absence is
        not known: a holiday looks like days without leads. A lead assigned after the last working
        day of the export is in no day.
    Sources: the definitions page "process".
    """
    mark = ask.engine.mark()
    define_table(ask, "given_cards", "load.cards")
    cards = split(query(ask, "load"))
    found: dict[str | None, Mapping[str, Cell]] = {}
    for file in ("load_days", "load_open"):
        for one in query(ask, file):
            key = None if one["is_total"] else str(one["segment"])
            found[key] = {**found.get(key, {}), **one}
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="given_cards")
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    unknown = dict.fromkeys(_NOT_OF.get(ask.grain, ()))
    total = _measures({**found.get(None, {}), **cards.total}) | unknown
    rows = [
        {
            "segment": shown(segment) if ask.by else ALL,
            **key_values(keys, segment),
            **_measures({**found.get(segment, {}), **cards[segment]}),
            **unknown,
        }
        for segment in sorted({str(one) for one in (*found, *cards.by_segment) if one is not None})
    ]
    return Result(
        metric="load",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "working_days": ask.working_days,
            "working_hours": ask.hours,
        },
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=total if rows else {},
        excluded=tuple(
            Exclusion(reason, whole(one["cards"])) for reason, one in sorted(cards.excluded.items())
        ),
        notes=tuple(_notes(total, ask)),
        sql=script(ask, mark, "load", "load_days", "load_open"),
        ids=ids,
        id_fields=id_fields,
    )


def _measures(record: Mapping[str, Cell]) -> Row:
    """The counts of a row; attempts are unknown where none could be recorded."""
    cards, work_days = whole(record.get("cards")), whole(record.get("work_days"))
    settled = whole(record.get("settled"))
    row: Row = {
        "cards": cards,
        "work_days": work_days,
        "day_mean": ratio(whole(record.get("day_cards")), work_days),
    }
    row |= {name: _number(record.get(name)) for name in _DAYS}
    row |= {"day_most": whole(record["day_most"]) if work_days else None, "settled": settled}
    row |= {name: whole(record.get(name)) if settled else None for name in _ATTEMPTS}
    return row | {name: whole(record.get(name)) for name in ("open_leads", "open_deals")}


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _order(row: Row) -> tuple[int, str]:
    return -whole(row["cards"]), str(row["segment"])


def _notes(total: Row, ask: Ask) -> Iterator[Note]:
    """What the export cannot tell, and whose calendar it is."""
    if total["cards"] and not total["settled"]:
        yield Note("load_without_attempts")
    if not ask.calendar:
        yield Note("process_working_time", {"hours": ask.hours})


LOAD: Final = Metric(
    name="load",
    title="Work in hand",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of"}),
        "grain_cards": frozenset({"card", "card_id", "segment", "created_on"}),
        "leads": frozenset({"segment", "status"}),
        "deals": frozenset({"segment", "status"}),
        "card_moments": frozenset(
            {
                *("card", "card_id", "owner", "has_time", "created_at", "closed_at", "attempts"),
                *("created_local", "assigned_local"),
            }
        ),
        "logged_owners": frozenset({"owner"}),
        "work_days": frozenset({"day", "next_day", "open_seconds", "length_seconds"}),
    },
    compute=compute,
)
