"""The one-row table `run`: every value a metric's static SQL needs."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final

from smalign.scope.payments import has_payments

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Question

FIRST_DAY: Final = date(1, 1, 1)
LAST_DAY: Final = date(9999, 12, 31)
_SPANS: Final = frozenset({"leads.created_at", "deals.created_at", "deals.closed_at"})
_CONTACTS: Final = frozenset({"leads.first_attempt_at", "touchpoints.touched_at"})
_TOUCHES: Final = frozenset({"touchpoints.touched_at", "deals.closed_at"})
_STAYS: Final = frozenset({"stage_log.entered_at", "stage_log.left_at"})


def moment_of(model: Model, question: Question) -> datetime | None:
    """The end of the asked day in the company's zone, or the latest moment in the data."""
    if question.as_of is None:
        return model.as_of
    from zoneinfo import ZoneInfo

    midnight = datetime.combine(
        question.as_of + timedelta(days=1), datetime.min.time(), ZoneInfo(model.timezone)
    )
    return midnight.astimezone(ZoneInfo("UTC")).replace(tzinfo=None) - timedelta(microseconds=1)


def is_rewound(model: Model, as_of: datetime | None) -> bool:
    """Whether something in the export happened later."""
    return as_of is not None and model.as_of is not None and as_of < model.as_of


def grain_of(model: Model, question: Question) -> str:
    """The cards an answer is of: those of the export, or the deals alone where that is asked."""
    has_both = model.grain == "lead+deal"
    return "deal" if has_both and question.counted == "deal" else model.grain


def define_run(engine: Engine, model: Model, question: Question, as_of: datetime | None) -> None:
    """Create `run`; an open end of the period is a day no card can lie beyond.

    The as-of stands in `told_by`, too: what depends on it alone is not made anew by a question
    that differs in anything else.
    """
    period = question.period
    engine.values(
        "told_by",
        (("as_of", "timestamp"), ("as_of_on", "date")),
        [(as_of, model.local_day(as_of))],
    )
    engine.values(
        "run",
        (
            ("as_of", "timestamp"),
            ("as_of_on", "date"),
            ("is_rewound", "boolean"),
            ("since", "date"),
            ("until", "date"),
            ("has_period", "boolean"),
            ("grain", "varchar"),
            ("basis", "varchar"),
            ("mode", "varchar"),
            ("min_n", "integer"),
            ("min_days", "integer"),
            ("days_whole", "boolean"),
            ("lead_days_whole", "boolean"),
            ("stays_whole", "boolean"),
            ("stays_seen", "boolean"),
            ("lead_closings_whole", "boolean"),
            ("deal_closings_whole", "boolean"),
            ("contacts_whole", "boolean"),
            ("touches_whole", "boolean"),
            ("fields_seen_from", "timestamp"),
            ("window_seconds", "bigint"),
            ("has_payments", "boolean"),
        ),
        [
            (
                as_of,
                model.local_day(as_of),
                is_rewound(model, as_of),
                period.since or FIRST_DAY,
                period.until or LAST_DAY,
                period.since is not None or period.until is not None,
                grain_of(model, question),
                question.basis,
                question.mode,
                question.min_n,
                question.min_days,
                bool(model.days & _SPANS),
                "leads.created_at" in model.days,
                bool(model.days & _STAYS),
                "stage_log" in model.seen_since,
                _is_whole(model, "leads"),
                _is_whole(model, "deals"),
                bool(model.days & _CONTACTS),
                bool(model.days & _TOUCHES),
                _start_of(model, "field_log"),
                question.window,
                has_payments(engine, model) and not question.prices.are_left_out,
            )
        ],
    )


def _is_whole(model: Model, table: str) -> bool:
    """Whether a closing, or an entry into a stage, is a day: between them are whole days."""
    return bool(model.days & {f"{table}.closed_at", *_STAYS})


def _start_of(model: Model, table: str) -> datetime | None:
    """The moment (UTC) a history made of several exports begins; None where it is none."""
    day = model.seen_since.get(table)
    if day is None:
        return None
    from zoneinfo import ZoneInfo

    midnight = datetime.combine(day, datetime.min.time(), ZoneInfo(model.timezone))
    return midnight.astimezone(ZoneInfo("UTC")).replace(tzinfo=None)
