"""managers: who sells more or less than others would of leads of the same segments."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Period, Result
from smalign.base.schema import NONE
from smalign.engine.compose import Sql
from smalign.metrics.comparing.as_params import params_of
from smalign.metrics.comparing.balance import balance
from smalign.metrics.comparing.bridge import added, by_segment
from smalign.metrics.comparing.codes import codes_of
from smalign.metrics.comparing.gather import FILES, LEADS, READS, gather
from smalign.metrics.comparing.limits import ACT, WATCH, chances, limits, standing
from smalign.metrics.comparing.notes import uncompared
from smalign.metrics.comparing.periods import NOW
from smalign.metrics.figures import share, share_fields
from smalign.metrics.metric import Metric, card_rows, script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.results import Row
    from smalign.metrics.comparing.bridge import Cell, Cells
    from smalign.metrics.comparing.gather import Compared
    from smalign.metrics.metric import Ask

_FIELDS: Final[tuple[Field, ...]] = (
    Field("manager", "text"),
    Field("leads", "integer", "count"),
    Field("hits", "integer", "count"),
    *share_fields("rate"),
    Field("expected", "float", "ratio"),
    Field("standardised", "float", "rate"),
    *(Field(f"expected{end}", "integer", "count") for end in ("_low", "_high")),
    *(Field(f"outer{end}", "integer", "count") for end in ("_low", "_high")),
    Field("standing", "text"),
    Field("standardised_before", "float", "rate"),
)
_MEASURES: Final = tuple(field.name for field in _FIELDS[2:])


def compute(ask: Ask) -> Result:
    """Managers beside what their leads would have brought in the hands of all.

    What: a row per manager: leads, how many came to the result, how many were to be expected of
        leads of the same segments, the conversion standardised to the mix of all, and between what
        limits chance alone would have left it.
    Why: who is given the better leads looks better; a ranking by conversion ranks the leads.
    How: expected = sum of leads x the rate of their segment over all managers, in the same period;
        standardised = rate of all x hits / expected (indirect standardisation). Limits are those of
        a funnel plot: of the exact distribution of a sum of binomial numbers, 95 % and 99.8 %
        inside. standing: high or low beyond the former, very so beyond the latter. The balance of
        assignment is tested first and told. Beside it the same of the earlier period.
    Reads: leads, deals, card_attempts, ladder, touchpoints.
    Caveats: one manager in twenty is beyond the inner limits by chance. The manager is the owner
        on the card now: where more than 20 % of the lost cards were last worked by another, there
        are counts of leads alone. Leads of one segment need not be alike.
    Sources: Spiegelhalter 2005; Wilson 1927; Definitions.
    """
    mark = ask.engine.mark()
    compared = gather(ask)
    id_fields, ids = card_rows(ask, Sql(f"period_name = '{NOW}' and excluded is null"))
    now = compared.choice.now
    is_known = now is not None and compared.result != LEADS
    return Result(
        metric="managers",
        as_of=ask.as_of,
        period=ask.period if now is None else Period(now.first, now.last),
        grain=ask.grain,
        params={"min_n": ask.min_n, **params_of(compared, {})},
        fields=_FIELDS,
        rows=tuple(_rows(ask, compared)) if is_known else (),
        total=_total(compared) if is_known else {},
        excluded=compared.excluded,
        notes=tuple(_notes(ask, compared, is_known=is_known)),
        sql=script(ask, mark, *FILES),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _rows(ask: Ask, compared: Compared) -> Iterator[Row]:
    """By code, so that no order suggests a rank."""
    cells = compared.periods[NOW]
    name = next(iter(compared.choice.others))
    codes = codes_of((manager for _, manager in {*cells, *compared.periods[name]}), names=ask.names)
    rates = _rates(cells)
    groups = _by_manager(cells)
    before = _standardised(compared.periods[name])
    every = added([*cells.values()])
    for manager in sorted(groups, key=lambda one: (one == NONE, codes[one])):
        mine = added([one for _, one in groups[manager]])
        row: Row = {"manager": codes[manager], "leads": mine.leads}
        if not compared.knows_owners:
            yield row | dict.fromkeys(_MEASURES)
            continue
        expected = sum(one.leads * rates[segment] for segment, one in groups[manager])
        drawn = chances([(one.leads, rates[segment]) for segment, one in groups[manager]])
        row |= {"hits": mine.hits, **share("rate", mine.hits, mine.leads), "expected": expected}
        row["standardised"] = _ratio(every, mine.hits, expected)
        for ends, level in (("expected", WATCH), ("outer", ACT)):
            low, high = limits(drawn, level)
            row |= {f"{ends}_low": low, f"{ends}_high": high}
        few = mine.leads < ask.min_n
        row["standing"] = "few" if few else standing(mine.hits, drawn)
        yield row | {"standardised_before": before.get(manager)}


def _rates(cells: Cells) -> dict[str, float]:
    return {
        segment: one.hits / one.leads if one.leads else 0.0
        for segment, one in by_segment(cells).items()
    }


def _by_manager(cells: Cells) -> dict[str, list[tuple[str, Cell]]]:
    found: dict[str, list[tuple[str, Cell]]] = defaultdict(list)
    for (segment, manager), one in sorted(cells.items()):
        found[manager].append((segment, one))
    return found


def _standardised(cells: Cells) -> dict[str, float | None]:
    rates, every = _rates(cells), added([*cells.values()])
    found = {}
    for manager, groups in _by_manager(cells).items():
        expected = sum(one.leads * rates[segment] for segment, one in groups)
        found[manager] = _ratio(every, sum(one.hits for _, one in groups), expected)
    return found


def _ratio(every: Cell, hits: int, expected: float) -> float | None:
    return every.hits / every.leads * hits / expected if expected and every.leads else None


def _total(compared: Compared) -> Row:
    every = added([*compared.periods[NOW].values()])
    total: Row = {"leads": every.leads, **dict.fromkeys(_MEASURES)}
    return total | {"hits": every.hits, **share("rate", every.hits, every.leads)}


def _notes(ask: Ask, compared: Compared, *, is_known: bool) -> Iterator[Note]:
    """The balance of assignment first: without it nobody is compared with anybody."""
    if not is_known:
        yield uncompared(compared)
        return
    found = balance(compared.periods[NOW])
    if found.p is None:
        yield Note("managers_untested", {}, Decimal(2))
    else:
        code = "managers_unequal" if found.is_unequal else "managers_equal"
        yield Note(code, {"p": found.p, "strength": found.strength}, Decimal(2))
    if not compared.knows_owners:
        others, acted = compared.acted
        yield Note("owners_did_not_act", {"others": others, "acted": acted})
    facts: dict[str, object] = {"result": compared.result, "level": compared.level}
    yield Note("managers_read", facts | {"days": compared.horizon}, Decimal(1))
    if not ask.names:
        yield Note("compare_coded")


MANAGERS: Final = Metric(
    name="managers",
    title="Managers on leads of the same segments",
    reads=READS,
    compute=compute,
)
