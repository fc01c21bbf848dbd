"""compare: what made the sales of one period differ from those of another."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Period, Result
from smalign.engine.compose import Sql
from smalign.metrics.comparing.as_params import params_of
from smalign.metrics.comparing.bridge import FACTORS
from smalign.metrics.comparing.gather import FILES, READS, gather
from smalign.metrics.comparing.notes import notes
from smalign.metrics.comparing.parts import apportioned, rounded
from smalign.metrics.comparing.periods import PLAN
from smalign.metrics.comparing.planned import with_plan
from smalign.metrics.comparing.verdict import judged
from smalign.metrics.metric import Metric, card_rows, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.comparing.parts import Part
    from smalign.metrics.comparing.verdict import Judged
    from smalign.metrics.metric import Ask

_FIELDS: Final[tuple[Field, ...]] = (
    Field("factor", "text"),
    Field("cause", "text"),
    *(Field(f"effect{end}", "decimal", "change") for end in ("", "_low", "_high")),
    Field("seen", "text"),
    Field("p_adjusted", "float", "p"),
    *(Field(f"revenue_effect{end}", "decimal", "money") for end in ("", "_low", "_high")),
    *(Field(f"year_effect{end}", "decimal", "change") for end in ("", "_low", "_high")),
    Field("year_seen", "text"),
)
_PLAN: Final = "compare_plan"
_ENDS: Final = ("", "_low", "_high")


def compute(ask: Ask) -> Result:
    """The change of sales between two equal periods, split exactly and given to causes.

    What: one row per factor (working days, leads, mix, rates; of revenue also the size of a sale)
        and cause: how many sales it brought, from … to …, whether that is more than chance.
    Why: more leads, other leads, other work and another market call for different people.
    How: two equal complete periods, each card read at the same age: won within the horizon, the
        days by which nine in ten sales are made. sales = leads x share of each segment x its rate;
        parts are Shapley values and sum exactly. Segments are the finest of campaign, source and
        channel known in both periods. Intervals: 2,000 resamples of the cards.
    Reads: leads, deals.
    Caveats: what is not seen is not excluded. A period that is too young tells quantity alone.
    Sources: Shapley 1953; Efron 1979; the definitions page "compare and the verdict".
    """
    mark = ask.engine.mark()
    compared = gather(ask)
    if ask.to == PLAN:
        compared = with_plan(compared, query(ask, _PLAN))
    found = {name: judged(compared, name) for name in compared.choice.others}
    now = compared.choice.now
    id_fields, ids = card_rows(ask, Sql("period_name is not null and excluded is null"))
    return Result(
        metric="compare",
        as_of=ask.as_of,
        period=ask.period if now is None else Period(now.first, now.last),
        grain=ask.grain,
        params={"min_n": ask.min_n, **params_of(compared, found, overturn=ask.overturn)},
        fields=_FIELDS,
        rows=tuple(_rows([*found.values()])),
        total=_total([*found.values()]),
        excluded=compared.excluded,
        notes=(*notes(compared, found), *([] if ask.adds_money else [Note("amounts_apart")])),
        sql=script(ask, mark, *FILES, *([_PLAN] if ask.to == PLAN else [])),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _rows(found: Sequence[Judged]) -> list[Row]:
    """A row a factor and cause, of the main comparison and beside it of the other one."""
    main, beside = (*found, None, None)[:2]
    if main is None:
        return []
    keys = dict.fromkeys(
        (one.factor, one.cause)
        for factor in FACTORS
        for judged in found
        for one in (*judged.parts, *judged.revenue)
        if one.factor == factor
    )
    sales, money = _by_key(main.parts), _by_key(main.revenue)
    other = _by_key(beside.parts if beside else ())
    rows: list[Row] = []
    for key in keys:
        row: Row = {"factor": key[0], "cause": key[1]}
        row |= _part("effect", sales.get(key))
        row |= {"seen": main.seen(*key), "p_adjusted": main.adjusted.get(key[0])}
        row |= _part("revenue_effect", money.get(key)) | _part("year_effect", other.get(key))
        row["year_seen"] = beside.seen(*key) if beside else None
        rows.append(row)
    return rows


def _by_key(parts: Sequence[Part]) -> dict[tuple[str, str], tuple[Part, Decimal]]:
    shown = apportioned([one.value for one in parts])
    return {(one.factor, one.cause): (one, of) for one, of in zip(parts, shown, strict=True)}


def _part(name: str, found: tuple[Part, Decimal] | None) -> Row:
    if found is None:
        return dict.fromkeys((f"{name}{end}" for end in _ENDS), None)
    part, value = found
    low, high = (None if one is None else rounded(one) for one in (part.low, part.high))
    return {name: value, f"{name}_low": low, f"{name}_high": high}


def _total(found: Sequence[Judged]) -> Row:
    """The whole change: what the parts sum to."""
    total: Row = {field.name: None for field in _FIELDS[2:]}
    main, beside = (*found, None, None)[:2]
    if main is not None:
        total["effect"] = Decimal(main.after - main.before)
        if main.revenue:
            total["revenue_effect"] = sum(
                apportioned([one.value for one in main.revenue]), Decimal(0)
            )
    if beside is not None:
        total["year_effect"] = Decimal(beside.after - beside.before)
    return total


COMPARE: Final = Metric(
    name="compare",
    title="Two periods compared",
    reads={**READS, "plan": frozenset({"period", "channel", "owner", "leads", "won", "revenue"})},
    compute=compute,
)
