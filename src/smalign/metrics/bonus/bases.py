"""bases: what other bases, or other terms, would have paid for the same sales."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.config_bonus import BONUS_BASES, Bonus
from smalign.base.results import Field, Note, Result
from smalign.metrics.bonus.account import ledger
from smalign.metrics.bonus.events import READS, read_book
from smalign.metrics.bonus.facts import read_facts, read_quotas
from smalign.metrics.bonus.notes import refuse_unknown, unknown_base, unknown_of
from smalign.metrics.bonus.rows import FILES, ID_FIELDS, ids_of, is_asked, roubles
from smalign.metrics.figures import plain, ratio
from smalign.metrics.metric import Metric, define_held, script

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.base.config_bonus import BonusPlan
    from smalign.base.results import Row
    from smalign.metrics.bonus.events import Book
    from smalign.metrics.bonus.records import Account
    from smalign.metrics.metric import Ask

PLAN: Final = "plan"
"""The plan as it is."""
WHAT_IF: Final = "if"
"""The plan with the changes that are tried."""
_FIELDS: Final[tuple[Field, ...]] = (
    Field("period", "text"),
    Field("option", "text"),
    Field("base_of", "text"),
    Field("deals", "integer", "count"),
    Field("base", "decimal", "mixed"),
    Field("attainment", "float", "rate"),
    Field("granted", "decimal", "money"),
    Field("clawed_back", "decimal", "money"),
    Field("payable", "decimal", "money"),
    Field("over_actual", "decimal", "money"),
    Field("rank", "integer", "count"),
)

Accounts = tuple["Account", ...]


def compute(ask: Ask) -> Result:
    """What the plan pays beside what it would have paid on another base, or on other terms.

    What: one row per period and option: the plan as it is, then the same plan on each other base,
        or with the changes that are tried (what_if); base, attainment, granted, clawed back and
        payable, for all people together, the difference to the plan, and the rank: 1 pays most.
    Why: which base is paid on decides whether it pays for leads, for promises or for money.
    How: the statement of the bonus is made again with the base changed and all other terms kept.
        Where the export has no payments, sourced and influenced are of sales; without touches
        sourced goes by the channel on the card. A quota in money of revenue is none of margin.
    Reads: deals, payments, copies, stage_log, stages, deal_touches, leads, spend, plan.
    Caveats: people who were paid by another base would have sold something else: what another base
        would have paid for these sales is not what it would have brought.
    Sources: the definitions page "Bonus".
    """
    mark = ask.engine.mark()
    bonus = ask.bonus or Bonus()
    ask.journeys.tell(ask.engine)
    define_held(ask, "cards", "bonus.cards")
    book = read_book(ask)
    refuse_unknown(bonus, book, is_part=ask.is_part)
    facts, quotas = read_facts(ask, book), read_quotas(ask)
    found: dict[str, Accounts | None] = {}
    for name, variant in _options(bonus, ask.what_if, book).items():
        accounts = None if variant is None else ledger(variant, book, facts, quotas).accounts
        found[name] = accounts and tuple(one for one in accounts if is_asked(one, ask))
    rows = tuple(_rows(found))
    ids = (
        {"period": row["period"], "option": name, **row}
        for name, accounts in found.items()
        for row in ids_of(accounts or ())
    )
    return Result(
        metric="bases",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"bonus_period": bonus.period, "rounding": "to 0.01, half up"},
        fields=_FIELDS,
        rows=rows,
        total={},
        notes=tuple(_notes(rows, found, ask)),
        sql=script(ask, mark, *FILES),
        currency=ask.currency,
        ids=tuple(ids) if ask.want_ids else (),
        id_fields=(ID_FIELDS[0], _FIELDS[1], *ID_FIELDS[1:]) if ask.want_ids else (),
    )


def _options(bonus: Bonus, what_if: Bonus | None, book: Book) -> dict[str, Bonus | None]:
    """Name → plans; None where the export does not know that base. The plan itself comes first."""
    if what_if is not None:
        return {PLAN: bonus, WHAT_IF: what_if}
    own = {plan.base for plan in bonus.plans.values()}
    found: dict[str, Bonus | None] = {PLAN: bonus}
    for base in BONUS_BASES:
        if own != {base}:
            plans = {name: _on(plan, base, book) for name, plan in bonus.plans.items()}
            known = all(unknown_base(plan, book) is None for plan in plans.values())
            found[base] = replace(bonus, plans=plans) if known else None
    return found


def _on(plan: BonusPlan, base: str, book: Book) -> BonusPlan:
    """The same plan paid on another base."""
    is_other = (base == "margin") != (plan.base == "margin") and plan.measure == "amount"
    return replace(
        plan,
        base=base,
        money=plan.money if book.has_payments else "won",
        model=plan.model if book.touched is not None else "source",
        quota=None if is_other else plan.quota,
    )


def _rows(found: Mapping[str, Accounts | None]) -> Iterator[Row]:
    """Each period with its options; what a base takes back after the plan's end is there, too."""
    by_option = {
        name: {account.period: account for account in accounts or ()}
        for name, accounts in found.items()
    }
    periods = {period for accounts in by_option.values() for period in accounts}
    for period in sorted(periods, key=lambda one: one.first):
        rows: list[Row] = []
        for name, accounts in by_option.items():
            measures = _measures(name, accounts.get(period), is_known=found[name] is not None)
            rows.append({"period": period.name, "option": name, **measures})
        actual = rows[0]["payable"]
        known = sorted((_amount(row) for row in rows if row["payable"] is not None), reverse=True)
        for row in rows:
            if row["payable"] is not None:
                row["rank"] = known.index(_amount(row)) + 1
                if isinstance(actual, Decimal):
                    row["over_actual"] = _amount(row) - actual
            yield row


def _amount(row: Row) -> Decimal:
    return Decimal(str(row["payable"]))


def _measures(option: str, account: Account | None, *, is_known: bool) -> Row:
    row: Row = dict.fromkeys(field.name for field in _FIELDS[2:])
    plan = account.plan if account else None
    row["base_of"] = plan.base if plan else option if option in BONUS_BASES else None
    if not is_known:
        return row
    clawed = sum(account.clawed_back.values()) if account else 0
    knows = account is None or account.knows_clawbacks
    row["clawed_back"] = roubles(clawed) if knows else None
    if account is None or plan is None:
        return row | {"granted": Decimal(0), "payable": roubles(-clawed) if knows else None}
    row |= {
        "deals": len({line.event.deal_id for line in account.lines}),
        "base": plain(account.base),
        "attainment": ratio(account.base, account.quota),
    }
    if account.reward is not None:
        granted = account.reward.granted
        payable = roubles(granted - clawed) if knows else None
        row |= {"granted": roubles(granted), "payable": payable}
    return row


def _notes(rows: Sequence[Row], found: Mapping[str, Accounts | None], ask: Ask) -> Iterator[Note]:
    """What each option comes to over all periods, and which of them nobody can tell."""
    if ask.bonus is None:
        yield Note("bonus_not_set_yet")
        return
    tried = (one for name in (PLAN, WHAT_IF) for one in found.get(name) or ())
    yield from unknown_of(tuple(tried))
    if not rows and (ask.period.since or ask.period.until):
        yield Note("bonus_no_whole_period")
    sums = {}
    for name in found:
        amounts = [row["payable"] for row in rows if row["option"] == name]
        if amounts and all(isinstance(amount, Decimal) for amount in amounts):
            sums[name] = sum((Decimal(str(amount)) for amount in amounts), Decimal(0))
    if sums:
        ranked = sorted(sums.items(), key=lambda one: (-one[1], one[0]))
        yield Note("bases_compared", {"sums": ranked})
    unknown = [name for name, accounts in found.items() if accounts is None]
    if unknown:
        yield Note("bases_unknown", {"names": unknown})
    yield from _unplanned(found)


def _unplanned(found: Mapping[str, Accounts | None]) -> Iterator[Note]:
    """Bases the quota of the plan is none of: what they pay is not known where the plan's is."""
    known = {one.period for one in found[PLAN] or () if one.reward is not None}
    names = [
        name
        for name, accounts in found.items()
        if name in BONUS_BASES
        and any(one.lacks_quota and one.period in known for one in accounts or ())
    ]
    if "margin" in names:
        yield Note("bases_margin_unplanned")
    if others := [name for name in names if name != "margin"]:
        yield Note("bases_unplanned", {"names": others})


BASES: Final = Metric(
    name="bases",
    title="Bases of the bonus compared",
    reads=READS,
    compute=compute,
)
