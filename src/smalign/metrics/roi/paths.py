"""paths: who earned the conversions of journeys that were added up before."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import InputError
from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.attribution.journeys import Journey, apportioned, gathered
from smalign.metrics.attribution.steps import steps_of
from smalign.metrics.figures import MONEY_DIGITS, scaled, whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.roi.paths_models import ALL, SHAPLEY_RATE, credits_of, named
from smalign.metrics.roi.paths_ranks import agreement, rank_fields, ranks
from smalign.metrics.roi.rows import measure_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.attribution.journeys import Credit, Shares
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.roi.paths_ranks import Ranks

_WON_DIGITS: Final = 12


class _Paths(Struct, frozen=True):
    """What the files tell.

    journeys: by their steps. won, revenue: the whole of it, exact; revenue None where no file
    says what conversions brought. rows: of the files, counted ones.
    """

    journeys: Sequence[Journey]
    won: Decimal
    revenue: Decimal | None
    nulls: Decimal
    rows: int


def compute(ask: Ask) -> Result:
    """Conversions and their value by channel, as each attribution model shares them out.

    What: one row per channel and model: what the model gives it, its share and its place.
    Why: where models agree a channel's worth does not rest on the choice of one; where they do
        not, the choice decides.
    How: the files' rows are added up by path. Credit is shared out in integer units, so that the
        rows of a model sum to the total. markov: proportional to the removal effect, solved, of
        the given order. shapley and shapley-rate: the games that are worth the conversions, and
        the conversion rate, of the paths inside a set of channels. share_least, share_most,
        rank_best and rank_worst are over the models asked for.
    Reads: paths.
    Caveats: no times, cards or costs are known, so time-decay and returns are not. A model
        describes what went together with conversions, not what would happen without a channel.
    Sources: Anderl et al. 2016 (Markov); Shapley 1953; Zhao et al. 2018.
    """
    is_all = ALL in ask.models
    models = named(ask.models)
    mark = ask.engine.mark()
    define_held(ask, "cards", "paths.cards")
    records = [_walked(record) for record in query(ask, "paths")]
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    paths = _gathered(records)
    earned, left_out = credits_of(
        paths.journeys,
        models if paths.rows else (),
        order=ask.order,
        nulls=ask.nulls,
        is_all=is_all,
    )
    placed = ranks({model: credit.conversions for model, credit in earned.items()})
    several = len(earned) > 1
    keys = (Field("channel", "text"), *([Field("model", "text")] if several else []))
    ranked = rank_fields() if several else ()
    return Result(
        metric="roi",
        as_of=ask.as_of,
        period=ask.period,
        grain="path",
        params={"models": [*earned], "order": ask.order, "nulls": ask.nulls},
        fields=(*keys, *measure_fields(is_credited=True), *ranked),
        rows=tuple(_rows(paths, earned, placed)),
        total=_measures(paths.won, paths.revenue, sum(_touches(paths.journeys).values())),
        excluded=_exclusions(records),
        notes=(*_notes(paths, earned), *left_out, *(agreement(placed) if several else ())),
        sql=script(ask, mark, "paths"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _walked(record: Record) -> Record:
    """A path with its steps; one that only holds words for nothing is missing."""
    steps = steps_of(str(record["path"] or ""))
    missing = None if steps else "path_missing"
    return {**record, "steps": steps, "excluded": record["excluded"] or missing}


def _gathered(records: Sequence[Record]) -> _Paths:
    counted = [record for record in records if record["excluded"] is None]
    won, revenue, nulls = (
        sum((_exact(record[name]) for record in counted), Decimal(0))
        for name in ("conversions", "value", "nulls")
    )
    rows = sum(whole(record["rows_read"]) for record in counted)
    if rows and not won:
        raise InputError("paths_unconverted", rows=rows)
    journeys = gathered(
        Journey(
            steps,
            float(_exact(record["conversions"])),
            float(_exact(record["value"])),
            float(_exact(record["nulls"])),
        )
        for record in counted
        if isinstance(steps := record["steps"], tuple)
    )
    is_valued = any(record["value"] is not None for record in counted)
    return _Paths(journeys, won, revenue if is_valued else None, nulls, rows)


def _exact(cell: object) -> Decimal:
    """A sum out of the engine; what is not said adds nothing."""
    return cell if isinstance(cell, Decimal) else Decimal(0)


def _rows(paths: _Paths, earned: Mapping[str, Credit], placed: Ranks) -> Iterator[Row]:
    """Channels by what all models together give them, each with its models in their order."""
    touches = _touches(paths.journeys)
    won = {
        model: _shared(paths.won, credit.conversions, _WON_DIGITS)
        for model, credit in earned.items()
    }
    revenue = {
        model: _shared(paths.revenue, credit.value, MONEY_DIGITS)
        for model, credit in earned.items()
        if paths.revenue is not None
    }
    several = len(earned) > 1
    order = sorted(touches, key=lambda name: (-sum(parts[name] for parts in won.values()), name))
    for channel in order:
        for model in earned:
            row: Row = {"channel": channel, **({"model": model} if several else {})}
            money = revenue[model][channel] if model in revenue else None
            row |= _measures(won[model][channel], money, touches[channel])
            yield row | (placed.row(channel, model) if several else {})


def _shared(whole_amount: Decimal | None, weights: Shares, digits: int) -> dict[str, Decimal]:
    """An amount shared out in units of 10^-digits; the rounded whole is what the parts sum to."""
    units = (whole_amount or Decimal(0)).scaleb(digits).quantize(Decimal(1), ROUND_HALF_UP)
    return {name: scaled(part, digits) for name, part in apportioned(int(units), weights).items()}


def _measures(won: Decimal, revenue: Decimal | None, touches: float) -> Row:
    """A row of roi in which only these are known."""
    row: Row = {field.name: None for field in measure_fields(is_credited=True)}
    known = int(touches) if touches == int(touches) else None
    return row | {"touches": known, "won": won, "revenue": revenue}


def _touches(journeys: Sequence[Journey]) -> dict[str, float]:
    """Channel → how often it was met, on journeys of any end."""
    found: dict[str, float] = {}
    for one in journeys:
        for step in one.steps:
            found[step] = found.get(step, 0.0) + one.conversions + one.nulls
    return found


def _exclusions(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    counts: dict[str, int] = {}
    for record in records:
        if record["excluded"] is not None:
            reason = str(record["excluded"])
            counts[reason] = counts.get(reason, 0) + whole(record["rows_read"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def _notes(paths: _Paths, earned: Mapping[str, Credit]) -> Iterator[Note]:
    """What the figures rest on, and what is odd about them."""
    if not paths.rows:
        return
    journeys = paths.won + paths.nulls
    rate = float(paths.won / journeys)
    facts = {"rows": paths.rows, "paths": len(paths.journeys)}
    yield Note("paths_counted", {"journeys": journeys, "won": paths.won, "rate": rate, **facts})
    if not paths.nulls:
        yield Note("paths_without_nulls")
    if all(len(one.steps) == 1 for one in paths.journeys):
        yield Note("paths_of_one_step")
    if SHAPLEY_RATE in earned:
        parts = earned[SHAPLEY_RATE].conversions
        few = _rate_of_few(paths.journeys, parts)
        if few:
            yield Note("credit_of_few", {"channels": few})
        below = [channel for channel, part in sorted(parts.items()) if part < 0]
        if below:
            yield Note("credit_below_zero", {"channels": below})


def _rate_of_few(journeys: Sequence[Journey], parts: Shares) -> list[str]:
    """Channels that are given more conversions than there were with them, the dearest first."""
    met: dict[str, float] = {}
    for one in journeys:
        for channel in set(one.steps):
            met[channel] = met.get(channel, 0.0) + one.conversions
    found = [channel for channel, part in parts.items() if part > met[channel]]
    return sorted(found, key=lambda channel: (met[channel] - parts[channel], channel))


PATHS: Final = Metric(
    name="paths",
    title="Return on marketing by channel, of journeys added up before",
    reads={"paths": frozenset({"path", "conversions", "value", "nulls"})},
    compute=compute,
)
