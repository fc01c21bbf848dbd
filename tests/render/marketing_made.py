"""Made by hand: letters beside untouched cards, reach, pretexts, reasons, spend, models."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from tests.render import results_made

from smalign.base.results import Field, Note, Period, Result
from smalign.metrics.calls.pretexts import FIELDS as PRETEXT_FIELDS
from smalign.metrics.nurture.cards import FIELDS as NURTURE_FIELDS
from smalign.metrics.nurture.coverage import FIELDS as REACH_FIELDS
from smalign.metrics.nurture.topics import FIELDS as TOPIC_FIELDS

CONTENT_FIELDS = (Field("content", "text", "", "content"), *NURTURE_FIELDS)
COVERAGE_FIELDS = (Field("channel", "text", "", "channel"), *REACH_FIELDS)
SPEND_FIELDS = (
    Field("period", "text"),
    Field("segment", "text"),
    Field("leads", "integer", "count"),
    Field("unlinked", "integer", "count"),
    Field("won", "integer", "count"),
    *(Field(f"matured{end}", "float", "rate") for end in ("", "_low", "_high")),
    Field("expected_won", "float", "ratio"),
    Field("evidence", "text"),
    Field("spend", "decimal", "money"),
    Field("spend_share", "float", "rate"),
    Field("next_spend", "decimal", "money"),
    Field("spend_change", "decimal", "money"),
    Field("change_share", "float", "points"),
    Field("moved", "text"),
    Field("mature_on", "date", "date"),
)
MODEL_FIELDS = (
    Field("channel", "text"),
    Field("model", "text"),
    Field("won", "decimal", "credit"),
    *(Field(name, "float", "rate") for name in ("share", "share_least", "share_most")),
    *(Field(name, "integer", "count") for name in ("rank", "rank_best", "rank_worst")),
)


def _result(metric: str, fields: tuple[Field, ...], rows: list[dict], **changed: object) -> Result:
    blank = dict.fromkeys(item.name for item in fields)
    known: dict[str, object] = {
        "metric": metric,
        "as_of": results_made.AS_OF,
        "period": Period(date(2025, 1, 1), date(2025, 3, 31)),
        "grain": "lead+deal",
        "params": {"min_n": 30, "days": 14, "as_of_on": date(2025, 6, 30)},
        "fields": fields,
        "rows": tuple({**blank, **row} for row in rows),
        "total": {},
        "sql": "",
        "currency": "RUB",
    }
    return Result(**{**known, **changed})


def nurture() -> Result:
    """One letter with six points, one with too few cards to tell."""
    told = {"reach": 300, "compared": 200, "progression": 0.42, "untouched_progression": 0.36}
    told |= {"lift": 0.06, "lift_low": 0.03, "lift_high": 0.09, "raw_lift": 0.2}
    return _result(
        "nurture",
        CONTENT_FIELDS,
        [
            {"content": "Instalments", **told, "verdict": "above"},
            {"content": "Gallery", "reach": 20, "compared": 9, "verdict": "few"},
        ],
        total=dict.fromkeys((item.name for item in NURTURE_FIELDS), None) | told,
        notes=(Note("nurture_above", {"contents": ["Instalments"]}),),
    )


def coverage() -> Result:
    """Fifty of 234 open cards."""
    counts = {"open_cards": 234, "open_touched": 50, "cards": 3997, "touched_cards": 715}
    shares = {"open_share": 0.214, "open_share_low": 0.166, "open_share_high": 0.271}
    row = {**counts, **shares}
    blank = dict.fromkeys(item.name for item in REACH_FIELDS)
    return _result(
        "coverage", COVERAGE_FIELDS, [{"channel": "Search", **row}], total={**blank, **row}
    )


def pretexts(*codes: str) -> Result:
    """Thirty-one of 380 visits were followed by a call."""
    row = {"kind": "visit", "touches": 380, "used": 31, "used_share": 0.082}
    row |= {"used_share_low": 0.058, "used_share_high": 0.114, "verdict": "few"}
    return _result(
        "pretexts",
        PRETEXT_FIELDS,
        [] if codes else [row],
        notes=tuple(Note(code) for code in codes),
    )


def topics() -> Result:
    """One reason rises from 9 to 21 % of the losses, one stands."""
    rows = [
        {"reason": "Дорого", "before": 0.09, "since": 0.21, "change": "rising", "cards": 30},
        {"reason": "Недозвон", "before": 0.3, "since": 0.31, "change": "steady", "cards": 61},
    ]
    return _result("topics", TOPIC_FIELDS, [{**row, "share": 0.2, "contents": 0} for row in rows])


def spend() -> Result:
    """Of the last period one channel sold nothing and got more, one sold and got less."""
    names = ("period", "segment", "leads", "won", "expected_won", "evidence", "spend")
    names += ("next_spend", "change_share", "moved")
    rows = (
        ("2024-Q4", "Network", 90, 0, 6.0, "no_sales", 100_000, 410_000, 3.1, "raised"),
        ("2025-Q1", "Network", 310, 0, 20.5, "no_sales", 410_000, 690_000, 0.683, "raised"),
        ("2025-Q1", "Search", 300, 24, 19.8, "sales", 570_000, 400_000, -0.298, "cut"),
        ("2025-Q1", "Friends", 92, 22, 6.1, "sales", 0, 0, None, None),
    )
    made = [dict(zip(names, row, strict=True)) for row in rows]
    for row in made:
        row |= {name: Decimal(row[name]) for name in ("spend", "next_spend")}
    return _result("spend", SPEND_FIELDS, made)


def models(*names: str) -> Result:
    """Search is first or third, mail third by every model."""
    shares = {"Search": (0.5, 0.2, 1, 3), "Friends": (0.3, 0.6, 1, 2), "Mail": (0.2, 0.2, 3, 3)}
    return _result(
        "roi",
        MODEL_FIELDS,
        [
            {
                "channel": channel,
                "model": model,
                "won": Decimal(10),
                "share": known[at],
                "share_least": min(known[:2]),
                "share_most": max(known[:2]),
                "rank": 1,
                "rank_best": known[2],
                "rank_worst": known[3],
            }
            for channel, known in shares.items()
            for at, model in enumerate(names or ("source", "last"))
        ],
    )
