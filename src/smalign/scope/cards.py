"""The scoped view of one table: its rows at the as-of, under the conditions, with their segment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.schema import NONE
from smalign.engine.compose import Sql, fill, listed, literal, template

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.model.model import Model
    from smalign.scope.fields import FieldRef
    from smalign.scope.filters import Condition

SEPARATOR: Final = "\x1f"
"""What joins several `--by` values inside a segment; cleaned texts never hold it."""

_DAY_NAME: Final = {"leads": "created_at", "deals": "created_at", "touchpoints": "touched_at"}
_OTHER: Final = {"leads": "deals", "deals": "leads"}
EVERY: Final = {"leads": "every_lead", "deals": "every_deal"}
"""Table → the view of all its cards."""
_SPENT: Final = Sql(
    "(coalesce(t.date, t.date_from) is null"
    " or coalesce(t.date, t.date_from) <= (select as_of_on from run))"
)
_FILLED_AT: Final = {
    **{column: column for column in ("assigned_at", "first_attempt_at", "qualified_at")},
    **dict.fromkeys(("closed_at", "loss_reason"), "closed_at"),
}
"""Column of a card → the moment before which it was empty."""
_TOUCHED: Final = Sql(
    "(t.lead_id in (select lead_id from leads) or t.deal_id in (select deal_id from deals)"
    " or t.contact_id in (select contact_id from deals union select contact_id from leads))"
)
"""Touches without the field are those of the cards that have it."""

_TOUCHED_PERSON: Final = (
    "{touched} or t.lead_id is null and t.deal_id is null and exists (select 1 from person_cards p"
    " where (p.way = 'email' and p.person = {email} or p.way = 'phone' and p.person = {phone})"
    " and (p.card = 'lead' and p.card_id in (select lead_id from leads)"
    " or p.card = 'deal' and p.card_id in (select deal_id from deals)))"
)


def scoped_rows(
    model: Model,
    table: str,
    by: Sequence[FieldRef],
    where: Sequence[Condition],
    *,
    rewound: bool,
    pipelines: Sequence[str],
) -> Sql:
    """The rows of one table: `where` holds, `by` makes the segment, later things are gone."""
    tests = [_where(model, part, table) for part in where]
    if table in _DAY_NAME:
        tests.append(_by_then(table) if rewound and table not in _OTHER else Sql("true"))
    if table == "spend" and rewound:
        tests.append(_SPENT)
    if table == "deals" and pipelines:
        tests.append(_in_pipelines(pipelines))
    return fill(
        "select t.*, {segment} as segment\nfrom {rows} t\n{join}where {tests}",
        rows=_known(table, rewound=rewound, states=model.states.get(table, ())),
        segment=segment_of(model, by, table),
        join=_join(model, table, [*by, *(part.field for part in where)], rewound=rewound),
        tests=listed(tests, " and ") if tests else Sql("true"),
    )


def every_rows(table: str, *, rewound: bool, pipelines: Sequence[str]) -> Sql:
    """The rows of `every_lead` or `every_deal`: all cards at the as-of, whatever the conditions.

    What became of a card, where it came from and which purchase of its customer it was do not
    change with the cards somebody looks at. in_pipelines: whether a deal is of the pipelines
    asked for.
    """
    is_asked = table == "deals" and bool(pipelines)
    return fill(
        "select t.*, {asked} as in_pipelines\nfrom {rows} t",
        asked=_in_pipelines(pipelines) if is_asked else Sql("true"),
        rows=_known(table, rewound=rewound),
    )


def _by_then(table: str) -> Sql:
    return fill("(t.{at} is null or t.{at} <= (select as_of from run))", at=Sql(_DAY_NAME[table]))


def _in_pipelines(pipelines: Sequence[str]) -> Sql:
    named = listed(literal(one) for one in pipelines)
    return fill("coalesce(t.pipeline, {none}) in ({named})", none=literal(NONE), named=named)


def _known(table: str, *, rewound: bool, states: Collection[str] = ()) -> Sql:
    """The rows of a table; of cards those there were by the as-of, closed later being open again.

    What is asked of a card, and of the one it is linked with, is asked of these; owner, amount,
    source and stage are as exported. states: columns that tell which fields are filled.
    """
    if not rewound or table not in _OTHER:
        return Sql(f"m_{table}")
    return fill(
        "(\nselect t.* {replaced}\nfrom m_{table} t\nwhere {test}\n)",
        replaced=fill(
            template("smalign.scope", f"rewound_{table}.sql"), unfilled=_unfilled(states)
        ),
        table=Sql(table),
        test=_by_then(table),
    )


def _unfilled(states: Collection[str]) -> Sql:
    """What was filled in later was empty then: the closing, its reason, what has a moment."""
    found = [
        fill(
            ",\n    case when t.{moment} > (select as_of from run) then 1"
            " else t.{state} end as {state}",
            moment=Sql(moment),
            state=Sql(f"state_{column}"),
        )
        for column, moment in _FILLED_AT.items()
        if f"state_{column}" in states
    ]
    return listed(found, "")


def told_apart(model: Model, table: str, by: Sequence[FieldRef], *, rewound: bool) -> Sql:
    """The cards in scope of one table (card_id) with their values of `by` joined (alike)."""
    return fill(
        "select t.{key} as card_id, {segment} as alike\nfrom {table} t\n{join}",
        key=Sql(f"{table[:-1]}_id"),
        segment=segment_of(model, by, table),
        table=Sql(table),
        join=_join(model, table, by, rewound=rewound),
    )


def segment_of(model: Model, by: Sequence[FieldRef], table: str) -> Sql:
    """The values of `by` of the row t of one table, joined; null where it is not split by them."""
    if not by:
        return Sql("''")
    parts: list[Sql] = []
    for field in by:
        text = _text(model, field, table)
        if text is None:
            # Spend and touches that lack the field are not split: their segment is unknown.
            return Sql("cast(null as varchar)")
        parts.append(fill("coalesce({text}, {none})", text=text, none=literal(NONE)))
    return listed(parts, f" || {literal(SEPARATOR)} || ")


def _text(model: Model, field: FieldRef, table: str) -> Sql | None:
    own = field.text(table, "t")
    if own is not None:
        return own
    other = _OTHER.get(table)
    if other is not None and other in field.own and model.is_linked:
        return field.text(other, "other")
    return literal(NONE) if table in _OTHER else None


def _where(model: Model, part: Condition, table: str) -> Sql:
    field = part.field
    if table in field.own:
        return part.sql(field.value(table, "t"), Sql(field.text(table, "t") or ""))
    other = _OTHER.get(table)
    if other is not None and other in field.own and model.is_linked:
        return part.sql(field.value(other, "other"), Sql(field.text(other, "other") or ""))
    if table == "touchpoints":
        return _touched(model)
    # Spend without the field cannot be filtered by it; the note says so.
    return Sql("false")


def _touched(model: Model) -> Sql:
    if not model.has_persons:
        return _TOUCHED
    keys = {column: model.person_key(column) for column in ("email", "phone")}
    return fill("({test})", test=fill(_TOUCHED_PERSON, touched=_TOUCHED, **keys))


def _join(model: Model, table: str, fields: Sequence[FieldRef], *, rewound: bool) -> Sql:
    other = _OTHER.get(table)
    needed = any(table not in field.own and other in field.own for field in fields)
    if other is None or not needed or not model.is_linked:
        return Sql("")
    key = Sql("deal_id" if other == "deals" else "lead_id")
    rows = _known(other, rewound=rewound)
    return fill("left join {rows} other on other.{key} = t.{key}\n", rows=rows, key=key)
