"""cells: what became of each segment and each manager in it, between two periods."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Period, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.comparing.as_params import params_of
from smalign.metrics.comparing.bridge import Cell, added, bridge, by_segment
from smalign.metrics.comparing.codes import codes_of
from smalign.metrics.comparing.gather import FILES, LEADS, READS, gather
from smalign.metrics.comparing.notes import notes
from smalign.metrics.comparing.parts import exact
from smalign.metrics.comparing.periods import NOW
from smalign.metrics.comparing.verdict import judged
from smalign.metrics.figures import share, share_fields
from smalign.metrics.metric import Metric, card_rows, script
from smalign.metrics.stats import newcombe

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.results import Row
    from smalign.metrics.comparing.bridge import Bridge
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.comparing.verdict import Judged
    from smalign.metrics.metric import Ask

_SIDES: Final = ("before", "now")
_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("manager", "text"),
    *(Field(f"leads_{side}", "integer", "count") for side in _SIDES),
    *(Field(f"share_{side}", "float", "rate") for side in _SIDES),
    *(Field(f"hits_{side}", "integer", "count") for side in _SIDES),
    *(field for side in _SIDES for field in share_fields(f"rate_{side}")),
    *(Field(f"rate_change{end}", "float", "points") for end in ("", "_low", "_high")),
    *(Field(f"{name}_effect", "decimal", "change") for name in ("mix", "rate")),
    Field("cause", "text"),
)


def compute(ask: Ask) -> Result:
    """Segments and managers of two periods: leads, conversion, and what their change brought.

    What: a row per segment with all its managers, then one per manager in it: leads and their
        share, how many came to the result, conversion with its interval, the change; what the
        segment's share (mix) and what conversion brought, and whose matter that is; not seen,
        where no change of conversions is claimed.
    Why: the table both departments can check: who changed, where, and who held.
    How: cells, periods, age and causes are those of compare; the effects of its rows sum to the
        parts of the bridge. The change of a conversion has Newcombe's interval.
    Reads: leads, deals, card_attempts, ladder, touchpoints.
    Caveats: one small cell proves nothing; a cause is told by the pattern of all of them. The
        manager is the owner on the card now, shown as a code unless names are asked for.
    Sources: Wilson 1927; Newcombe 1998; Shapley 1953; Definitions.
    """
    mark = ask.engine.mark()
    compared = gather(ask)
    name = next(iter(compared.choice.others), None)
    found = {} if name is None else {name: judged(compared, name)}
    id_fields, ids = card_rows(ask, Sql("period_name is not null and excluded is null"))
    now = compared.choice.now
    return Result(
        metric="cells",
        as_of=ask.as_of,
        period=ask.period if now is None else Period(now.first, now.last),
        grain=ask.grain,
        params={"min_n": ask.min_n, **params_of(compared, found, overturn=ask.overturn)},
        fields=_FIELDS,
        rows=() if name is None else tuple(_rows(ask, compared, name, found[name])),
        total={} if name is None else _total(compared, name),
        excluded=compared.excluded,
        notes=(*notes(compared, found), *_coded(ask)),
        sql=script(ask, mark, *FILES),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _coded(ask: Ask) -> tuple[Note, ...]:
    return () if ask.names else (Note("compare_coded"),)


def _cause(found: Judged, factor: str, told: str) -> str:
    """What is told of a part, where a change of that factor may be claimed at all; else why not."""
    if found.recording:
        return next(one.cause for one in found.parts if one.factor == factor)
    if not found.is_enough:
        return "insufficient"
    return told if found.adjusted[factor] <= found.level else "not_seen"


def _rows(ask: Ask, compared: Compared, name: str, found: Judged) -> Iterator[Row]:
    """Segments by what they brought, the largest change first; in each its managers by code."""
    before, after = compared.periods[name], compared.periods[NOW]
    days = (compared.days[name], compared.days[NOW])
    parts = bridge(before, after, days, is_money=False)
    codes = codes_of((manager for _, manager in {*before, *after}), names=ask.names)
    every = [added([*cells.values()]).leads for cells in (before, after)]
    sums = [by_segment(cells) for cells in (before, after)]
    of_rates = _of_segments(parts)
    knows = compared.result != LEADS
    shared = {one for one in parts.mix if one in sums[0] and one in sums[1]}
    order = sorted(parts.mix, key=lambda one: (-abs(parts.mix[one] + of_rates[one]), one))
    for segment in order:
        both = [side.get(segment, Cell()) for side in sums]
        row: Row = {"segment": segment, "manager": ALL, **_measures(both, every, knows=knows)}
        inside = [at for at in parts.rates if at[0] == segment]
        causes = {
            at: _cause(found, "rates", found.told.causes.get(at, "disputed")) for at in inside
        }
        if segment not in shared:  # what it brought is mix, as in the bridge
            whole = parts.mix[segment] + of_rates[segment]
            yield row | _effects(whole, None, _cause(found, "mix", "quality"), knows=knows)
            inside = []
        else:
            given = {*causes.values()}
            cause = given.pop() if len(given) == 1 else None
            yield row | _effects(parts.mix[segment], of_rates[segment], cause, knows=knows)
        for at in sorted(inside, key=lambda one: codes[one[1]]):
            both = [cells.get(at, Cell()) for cells in (before, after)]
            row = {"segment": segment, "manager": codes[at[1]]}
            row |= _measures(both, every, knows=knows)
            yield row | _effects(None, parts.rates[at], causes[at], knows=knows)


def _effects(mix: Fraction | None, rate: Fraction | None, cause: str | None, *, knows: bool) -> Row:
    return {
        "mix_effect": exact(mix) if knows and mix is not None else None,
        "rate_effect": exact(rate) if knows and rate is not None else None,
        "cause": cause if knows else None,
    }


def _of_segments(parts: Bridge) -> dict[str, Fraction]:
    found: dict[str, Fraction] = defaultdict(Fraction)
    for (segment, _), value in parts.rates.items():
        found[segment] += value
    return found


def _measures(both: list[Cell], every: list[int], *, knows: bool) -> Row:
    row: Row = {}
    for side, one, of in zip(_SIDES, both, every, strict=True):
        row |= {f"leads_{side}": one.leads, f"share_{side}": one.leads / of if of else None}
        row[f"hits_{side}"] = one.hits if knows else None
        row |= share(f"rate_{side}", one.hits if knows else None, one.leads)
    ends = newcombe(both[1].hits, both[1].leads, both[0].hits, both[0].leads) if knows else None
    low, high = ends or (None, None)
    change = None
    if ends is not None:
        change = both[1].hits / both[1].leads - both[0].hits / both[0].leads
    return row | {"rate_change": change, "rate_change_low": low, "rate_change_high": high}


def _total(compared: Compared, name: str) -> Row:
    before, after = compared.periods[name], compared.periods[NOW]
    both = [added([*cells.values()]) for cells in (before, after)]
    total: Row = {field.name: None for field in _FIELDS[2:]}
    knows = compared.result != LEADS
    total |= _measures(both, [one.leads for one in both], knows=knows)
    if knows:
        days = (compared.days[name], compared.days[NOW])
        parts = bridge(before, after, days, is_money=False)
        both_have = {one for one, _ in before} & {one for one, _ in after}
        alone = [at for at in parts.rates if at[0] not in both_have]
        moved = sum((parts.rates[at] for at in alone), Fraction(0))
        total["mix_effect"] = exact(parts.of("mix") + moved)
        total["rate_effect"] = exact(parts.of("rates") - moved)
    return total


CELLS: Final = Metric(
    name="cells",
    title="Segments and managers of two periods",
    reads=READS,
    compute=compute,
)
