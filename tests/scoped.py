"""Scoped views made of small tables by hand, so that a metric is tested without files.

A table is text: a header of column names and rows, cells between `|`, an empty cell is null.
Columns left out are typed nulls; a moment fills its date too; links, customers and segments that
are not written follow from the rest.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from smalign.base.schema import NONE, TABLES
from smalign.engine.compose import Sql, fill, template
from smalign.metrics import Ask
from smalign.scope.report import own_days
from smalign.scope.signals import last_contacts

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.engine.duckdb import Engine

Line = dict[str, str | None]
Columns = tuple[tuple[str, str], ...]

SEPARATOR: Final = "\x1f"
_SQL: Final = {
    "id": "varchar",
    "text": "varchar",
    "date": "date",
    "money": "decimal(18, 6)",
    "number": "decimal(18, 6)",
    "weight": "decimal(38, 18)",
    "integer": "bigint",
    "flag": "boolean",
}
_CARD: Final[Columns] = (
    ("segment", "varchar"),
    ("stage_order", "integer"),
    ("zone", "varchar"),
    ("is_qualified", "boolean"),
    ("card_no", "bigint"),
)
_MORE: Final[dict[str, Columns]] = {
    "leads": _CARD,
    "deals": (
        *_CARD,
        ("link_way", "varchar"),
        ("customer", "varchar"),
        ("customer_kind", "varchar"),
    ),
    "touchpoints": (("segment", "varchar"),),
    "spend": (("segment", "varchar"),),
    "payments": (),
    "stage_log": (("card_no", "bigint"),),
    "paths": (),
    "plan": (),
}
_OWN: Final[dict[str, Columns]] = {
    "deal_touches": (
        ("deal_id", "varchar"),
        ("touch_id", "varchar"),
        ("touched_at", "timestamp"),
        ("touched_on", "date"),
        ("channel", "varchar"),
        ("segment", "varchar"),
        ("lead_id", "varchar"),
        ("is_by_deal", "boolean"),
        ("closed_at", "timestamp"),
        ("closed_on", "date"),
    ),
    "lost_touches": (
        ("card", "varchar"),
        ("card_id", "varchar"),
        ("touch_id", "varchar"),
        ("touched_at", "timestamp"),
        ("touched_on", "date"),
        ("channel", "varchar"),
        ("segment", "varchar"),
    ),
    "costs": (
        ("segment", "varchar"),
        ("item", "varchar"),
        ("first_on", "date"),
        ("last_on", "date"),
        ("amount", "decimal(18, 6)"),
    ),
    "stages": (
        ("card", "varchar"),
        ("pipeline", "varchar"),
        ("stage", "varchar"),
        ("stage_order", "integer"),
        ("zone", "varchar"),
        ("outcome", "varchar"),
        ("sla_hours", "integer"),
        ("is_qualified", "boolean"),
    ),
    "regulation": (
        *(("card", "varchar"), ("pipeline", "varchar"), ("stage", "varchar")),
        *(("stage_order", "integer"), ("zone", "varchar"), ("responsible", "varchar")),
        *(("sla", "varchar"), ("required", "varchar")),
        *(("sla_seconds", "bigint"), ("sla_work_seconds", "bigint")),
    ),
    "stage_stays": (
        *(("card", "varchar"), ("card_no", "bigint"), ("pipeline", "varchar")),
        *(("stage", "varchar"), ("entered_at", "timestamp"), ("entered_on", "date")),
        *(("left_at", "timestamp"), ("left_on", "date")),
        *(("entered_local", "timestamp"), ("ends_local", "timestamp")),
    ),
    "ltv_horizon": (("days", "integer"),),
    "copies": (("deal_id", "varchar"), ("copy_of", "varchar"), ("is_left_out", "boolean")),
    "purchases": (
        ("deal_id", "varchar"),
        ("customer", "varchar"),
        ("customer_kind", "varchar"),
        ("closed_at", "timestamp"),
        ("closed_on", "date"),
        ("nth", "bigint"),
    ),
    "reason_classes": (
        ("reason", "varchar"),
        ("reason_class", "varchar"),
        ("below_attempts", "integer"),
        ("otherwise", "varchar"),
    ),
    "card_attempts": (
        ("card", "varchar"),
        ("card_id", "varchar"),
        ("is_recorded", "boolean"),
        ("is_by_other", "boolean"),
        ("least", "integer"),
        ("most", "integer"),
    ),
    "ladder": (
        ("segment", "varchar"),
        ("created_on", "date"),
        ("card_id", "varchar"),
        ("person_id", "bigint"),
        ("is_keyless", "boolean"),
        ("is_crowded", "boolean"),
        ("rule", "integer"),
        ("reason", "varchar"),
        ("duplicate_of", "varchar"),
        ("is_repeat", "boolean"),
    ),
    "ladder_rules": (
        ("place", "integer"),
        ("kind", "varchar"),
        ("field", "varchar"),
        ("value", "varchar"),
    ),
    "card_values": (
        ("card", "varchar"),
        ("card_id", "varchar"),
        ("field", "varchar"),
        ("value", "varchar"),
    ),
    "tasks": (
        *(("task_id", "varchar"), ("title", "varchar"), ("series", "varchar")),
        *(("side", "varchar"), ("owner", "varchar"), ("created_on", "date")),
        *(("due_on", "date"), ("completed_on", "date"), ("is_late", "boolean")),
        *(("seconds_late", "bigint"), ("is_due", "boolean"), ("is_told", "boolean")),
        *(("is_done", "boolean"), ("is_cancelled", "boolean")),
    ),
    "task_fields": (("series", "varchar"), ("field", "varchar")),
    "field_log": (
        *(("card", "varchar"), ("card_id", "varchar"), ("field", "varchar")),
        ("changed_on", "date"),
    ),
    **dict.fromkeys(
        ("card_contacts", "card_signals"),
        (
            *(("card", "varchar"), ("card_id", "varchar"), ("touch_id", "varchar")),
            *(("touched_at", "timestamp"), ("touched_on", "date")),
            *(("may_be_attempt", "boolean"), ("is_certain", "boolean")),
        ),
    ),
    "card_plans": (
        *(("card", "varchar"), ("card_id", "varchar"), ("origin", "varchar")),
        *(("is_ahead", "boolean"), ("due_on", "date"), ("is_overdue", "boolean")),
    ),
    "logged_owners": (("owner", "varchar"),),
    "card_people": tuple(
        (name, "varchar") for name in ("card", "card_id", "contact_name", "phone", "email")
    ),
    "sent_touches": (
        *(("card", "varchar"), ("card_id", "varchar"), ("touch_id", "varchar")),
        *(("touched_at", "timestamp"), ("touched_on", "date"), ("segment", "varchar")),
    ),
    "sent_ways": (("way", "varchar"), ("is_linked", "integer"), ("segment", "varchar")),
    "card_alike": (("card", "varchar"), ("card_id", "varchar"), ("alike", "varchar")),
    "card_keys": (
        *(("card", "varchar"), ("card_id", "varchar"), ("created_on", "date")),
        *(("is_won", "integer"), ("way", "varchar"), ("person", "varchar")),
    ),
    "survey_answers": tuple(
        (name, "varchar") for name in ("respondent", "side", "question", "answer")
    ),
    "owner_log": (
        *(("card", "varchar"), ("card_id", "varchar"), ("owner", "varchar")),
        *(("previous_owner", "varchar"), ("changed_by", "varchar"), ("actor_kind", "varchar")),
        *(("since_at", "timestamp"), ("since_on", "date"), ("has_time", "boolean")),
        ("place", "integer"),
    ),
    "card_moments": (
        *(("card", "varchar"), ("card_id", "varchar"), ("owner", "varchar")),
        *(("is_gained", "boolean"), ("has_time", "boolean"), ("is_timed", "boolean")),
        *((f"{name}_at", "timestamp") for name in ("created", "assigned", "attempt", "closed")),
        *(("has_own", "boolean"), ("attempts", "bigint")),
        *((f"{name}_local", "timestamp") for name in ("created", "assigned", "attempt")),
    ),
    "work_days": (
        *(("day", "date"), ("weekday", "integer"), ("next_day", "date")),
        *((f"{name}_seconds", "bigint") for name in ("before", "open", "length")),
    ),
    "person_records": (
        *(("touch_id", "varchar"), ("kind", "varchar"), ("channel", "varchar")),
        *(("touched_at", "timestamp"), ("touched_on", "date"), ("is_day", "boolean")),
        *(("email", "varchar"), ("phone", "varchar"), ("is_outgoing", "boolean")),
    ),
    "card_persons": (
        *(("card", "varchar"), ("card_id", "varchar"), ("created_at", "timestamp")),
        *(("created_on", "date"), ("is_day", "boolean"), ("created_how", "varchar")),
        *(("channel", "varchar"), ("way", "varchar"), ("person", "varchar")),
    ),
    "exported_amounts": (
        *(("card", "varchar"), ("card_id", "varchar")),
        *(("amount", "decimal(18, 6)"), ("is_base", "boolean")),
    ),
    "report_periods": (("period_name", "varchar"), ("first_on", "date"), ("last_on", "date")),
    "cells": (
        ("table_name", "varchar"),
        ("field", "varchar"),
        ("card_id", "varchar"),
        ("segment", "varchar"),
        ("created_on", "date"),
        ("state", "varchar"),
        ("token_number", "integer"),
        ("is_early", "boolean"),
    ),
    "filled": (
        ("table_name", "varchar"),
        ("field", "varchar"),
        ("card_id", "varchar"),
        ("segment", "varchar"),
        ("created_on", "date"),
        ("outcome", "varchar"),
        ("value", "varchar"),
    ),
    "pseudo_tokens": (("token_number", "integer"), ("token", "varchar")),
    "due_fields": (
        ("table_name", "varchar"),
        ("field", "varchar"),
        ("pipeline", "varchar"),
        ("stage", "varchar"),
        ("stage_order", "integer"),
        ("is_lost", "boolean"),
        ("required_on", "date"),
    ),
    "field_changes": (
        *(("table_name", "varchar"), ("field", "varchar"), ("card_id", "varchar")),
        *(("value", "varchar"), ("previous", "varchar"), ("changed_at", "timestamp")),
        *(("changed_on", "date"), ("changed_by", "varchar"), ("has_time", "boolean")),
    ),
    "logged_fields": (
        *(("table_name", "varchar"), ("field", "varchar"), ("logged", "varchar")),
        ("is_shown", "boolean"),
    ),
    **dict.fromkeys(
        ("old_cards", "new_cards"),
        (
            *(("card", "varchar"), ("card_id", "varchar"), ("in_scope", "boolean")),
            *(("segment", "varchar"), ("created_on", "date"), ("pipeline", "varchar")),
            *(("stage", "varchar"), ("stage_order", "integer"), ("status", "varchar")),
            *(("owner", "varchar"), ("currency", "varchar")),
            *(("amount", "decimal(18, 6)"), ("exported_amount", "decimal(18, 6)")),
        ),
    ),
    **dict.fromkeys(
        ("old_contents", "new_contents"),
        tuple((name, "varchar") for name in ("card", "card_id", "field", "value")),
    ),
    "earlier": (("as_of_on", "date"),),
    "common_fields": (("card", "varchar"), ("field", "varchar")),
    "reach": (
        ("table_name", "varchar"),
        ("card_id", "varchar"),
        ("pipeline", "varchar"),
        ("stage", "varchar"),
        ("furthest", "integer"),
    ),
}
RUN: Final[dict[str, tuple[str, object]]] = {
    "as_of": ("timestamp", datetime(2024, 12, 31, 12)),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": ("date", date(2024, 12, 31)),
    "since": ("date", date(1, 1, 1)),
    "until": ("date", date(9999, 12, 31)),
    "has_period": ("boolean", False),
    "is_rewound": ("boolean", False),
    "grain": ("varchar", "lead+deal"),
    "basis": ("varchar", "cohort"),
    "mode": ("varchar", "backfill"),
    "min_n": ("integer", 30),
    "min_days": ("integer", 0),
    "days_whole": ("boolean", False),
    "lead_days_whole": ("boolean", False),
    "stays_whole": ("boolean", False),
    "contacts_whole": ("boolean", False),
    "touches_whole": ("boolean", False),
    "stays_seen": ("boolean", False),
    "lead_closings_whole": ("boolean", False),
    "deal_closings_whole": ("boolean", False),
    "fields_seen_from": ("timestamp", None),
    "window_seconds": ("bigint", None),
    "has_payments": ("boolean", False),
}


def lines(text: str) -> list[Line]:
    """The rows of a pipe table."""
    cells = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()]
    if not cells:
        return []
    header, *rows = cells
    return [{name: cell or None for name, cell in zip(header, row, strict=True)} for row in rows]


def company(
    engine: Engine, ask: Mapping[str, object] | None = None, **tables: str | Sequence[Line]
) -> Ask:
    """Make every scoped view in `engine` and the question about them.

    ask: fields of `Ask`, and of `run` where the two differ (days_whole, as_of_on …).
    """
    engine.rewind(0)  # what a company before had made is no part of this one's script
    given = dict(ask or {})
    settings = {name: given.pop(name) for name in list(given) if name in RUN and name not in _BOTH}
    question = Ask(engine=engine, **given)  # type: ignore[arg-type]
    rows = {
        name: [dict(line) for line in (lines(table) if isinstance(table, str) else table)]
        for name, table in tables.items()
    }
    _run(engine, question, {"has_payments": bool(rows.get("payments"))} | settings)
    _complete(rows, question.by)
    _number(rows)
    for name in (*_MORE, *_OWN):
        _create(engine, name, rows.get(name, []))
    for table in ("lead", "deal"):
        engine.define(
            f"create or replace view every_{table} as select *, true as in_pipelines from {table}s"
        )
    engine.define("create or replace view every_touch as select * from touchpoints")
    engine.define(f"create or replace view card_days as {own_days()}")
    for view in (
        *("card_outcomes", "card_stays", "grain_cards"),
        *("lost_cards", "open_cards"),
    ):
        engine.define(template("smalign.scope", f"{view}.sql"))
    engine.define(last_contacts(()))
    engine.define(fill(template("smalign.scope", "card_work.sql"), as_of=Sql("r.as_of")))
    return question


_BOTH: Final = frozenset({"grain", "basis", "mode", "min_n", "min_days", "as_of"})


def _run(engine: Engine, ask: Ask, settings: Mapping[str, object]) -> None:
    values = {name: default for name, (_, default) in RUN.items()}
    values |= {name: getattr(ask, name) for name in _BOTH - {"as_of"}}
    if ask.as_of:
        values |= {"as_of": ask.as_of, "as_of_on": ask.as_of.date()}
    if ask.period.since or ask.period.until:
        values["has_period"] = True
        values["since"] = ask.period.since or values["since"]
        values["until"] = ask.period.until or values["until"]
    values |= {"window_seconds": ask.window} | settings
    columns = [(name, sql_type) for name, (sql_type, _) in RUN.items()]
    engine.values("run", columns, [[values[name] for name, _ in columns]])
    engine.define("create or replace view told_by as select as_of, as_of_on from run")


def replaced(engine: Engine, **tables: Sequence[Line]) -> None:
    """Put other rows into some of the views of a company that was made before."""
    for name, rows in tables.items():
        _create(engine, name, rows)


def _create(engine: Engine, name: str, rows: Sequence[Line]) -> None:
    columns = columns_of(name)
    known = {column for column, _ in columns}
    for row in rows:
        for column in [column for column in row if column.endswith("_at")]:
            moment, day = row[column], column.removesuffix("_at") + "_on"
            if day in known:
                row.setdefault(day, moment[:10] if moment else None)
        assert row.keys() <= known, f"{name} has no column {sorted(row.keys() - known)}"
    engine.values(name, columns, [[row.get(column) for column, _ in columns] for row in rows])


def columns_of(name: str) -> Columns:
    """Names and SQL types of a scoped view, canonical columns first."""
    if name in _OWN:
        return _OWN[name]
    columns: list[tuple[str, str]] = []
    for column in TABLES[name].columns:
        if column.type == "time":
            columns += [(column.name, "timestamp"), (column.date_name, "date")]
        else:
            columns.append((column.name, _SQL[column.type]))
    return (*columns, *_MORE[name])


def _complete(rows: dict[str, list[Line]], by: Sequence[str]) -> None:
    """Fill what the real scope would derive."""
    deals = rows.get("deals", [])
    linked = {deal.get("lead_id") for deal in deals}
    for lead in rows.get("leads", []):
        lead.setdefault("status", "converted" if lead["lead_id"] in linked else "open")
        is_known = lead["lead_id"] in linked or lead["status"] == "converted"
        lead.setdefault("is_qualified", "true" if is_known else "false")
    if "sent_ways" not in rows:
        sent = {touch["touch_id"]: touch for touch in rows.get("sent_touches", [])}
        rows["sent_ways"] = [
            {"way": touch["card"], "is_linked": "1", "segment": touch.get("segment")}
            for touch in sent.values()
        ]
    for task in rows.get("tasks", []):
        task.setdefault("is_told", "true")
        task.setdefault("is_done", "true" if task.get("completed_on") else "false")
        task.setdefault("is_cancelled", "false")
    for deal in deals:
        deal.setdefault("status", "open")
        kind = next(one for one in ("contact", "company", "deal") if deal.get(f"{one}_id"))
        deal.setdefault("customer", deal[f"{kind}_id"])
        deal.setdefault("customer_kind", kind)
    for name in ("leads", "deals", "touchpoints", "spend"):
        names = {column for column, _ in columns_of(name)}
        is_split = name in {"leads", "deals"} or names.issuperset(by)
        for row in rows.get(name, []):
            parts = [row.get(field) or NONE for field in by]
            row.setdefault("segment", SEPARATOR.join(parts) if is_split else None)
    if by and "card_values" not in rows:
        rows["card_values"] = _of_segments(rows, by)
    if "purchases" not in rows:
        names_of_sale = ("deal_id", "customer", "customer_kind", "closed_at")
        sales = [deal for deal in deals if deal["status"] == "won"]
        rows["purchases"] = [{name: sale.get(name) for name in names_of_sale} for sale in sales]
    _count_purchases(rows["purchases"])
    if "deal_touches" not in rows:
        rows["deal_touches"] = _deal_touches(rows)


def _number(rows: Mapping[str, Sequence[Line]]) -> None:
    """Number the cards, and say whose the moves are."""
    numbers = {}
    for card in ("lead", "deal"):
        for row in rows.get(f"{card}s", []):
            numbers[card, row[f"{card}_id"]] = row["card_no"] = str(len(numbers))
    for move in rows.get("stage_log", []):
        # a card that the tables lack is one that is not asked for
        move["card_no"] = numbers.setdefault((move["card"], move["card_id"]), str(len(numbers)))


def _count_purchases(purchases: Sequence[Line]) -> None:
    """Which purchase of its customer each is: one without a day comes last."""
    seen: Counter[object] = Counter()
    for sale in sorted(purchases, key=lambda one: (one["closed_at"] or "9999", one["deal_id"])):
        seen[sale["customer_kind"], sale["customer"]] += 1
        sale["nth"] = str(seen[sale["customer_kind"], sale["customer"]])


def _of_segments(rows: Mapping[str, Sequence[Line]], by: Sequence[str]) -> list[Line]:
    """The segments of the cards as the values of one field."""
    nothing = SEPARATOR.join(NONE for _ in by)
    return [
        {
            "card": card,
            "card_id": row[f"{card}_id"],
            "field": " · ".join(by),
            "value": NONE if row["segment"] == nothing else row["segment"],
        }
        for card in ("lead", "deal")
        for row in rows.get(f"{card}s", [])
    ]


def _deal_touches(rows: Mapping[str, Sequence[Line]]) -> list[Line]:
    found: list[Line] = []
    for deal in rows.get("deals", []):
        closed = deal.get("closed_at")
        if deal["status"] != "won" or not closed:
            continue
        for touch in rows.get("touchpoints", []):
            keys = ("deal_id", "lead_id", "contact_id")
            is_linked = any(touch.get(key) and touch.get(key) == deal.get(key) for key in keys)
            touched = touch.get("touched_at")
            is_marketing = touch.get("side") != "sales"
            if is_linked and is_marketing and touched and touched <= closed:
                of_deal = {name: deal.get(name) for name in ("deal_id", "lead_id", "closed_at")}
                names = ("touch_id", "touched_at", "touched_on", "channel", "segment")
                of_touch = {name: touch.get(name) for name in names}
                by_deal = touched <= (deal.get("created_at") or "")
                found.append({**of_deal, **of_touch, "is_by_deal": str(by_deal).lower()})
    return found
