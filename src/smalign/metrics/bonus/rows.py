"""The rows of a statement: what each person of a period is due, and the deals behind it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field
from smalign.base.schema import ALL
from smalign.metrics.bonus.rules import KOPECKS
from smalign.metrics.figures import plain, ratio

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from smalign.base.results import Row
    from smalign.metrics.bonus.events import Event
    from smalign.metrics.bonus.records import Account, Ledger, Line
    from smalign.metrics.metric import Ask

_MONEY: Final = ("earned", "withheld", "capped", "granted", "clawed_back", "payable")
FIELDS: Final[tuple[Field, ...]] = (
    Field("period", "text"),
    Field("person", "text"),
    Field("plan_name", "text"),
    Field("base_of", "text"),
    Field("finality", "text"),
    Field("deals", "integer", "count"),
    Field("base", "decimal", "mixed"),
    Field("quota", "decimal", "mixed"),
    Field("attainment", "float", "rate"),
    Field("bonus_rate", "float", "rate"),
    Field("per_deal", "decimal", "money"),
    Field("kept", "float", "rate"),
    Field("person_share", "float", "rate"),
    *(Field(name, "decimal", "money") for name in _MONEY),
)
ID_FIELDS: Final[tuple[Field, ...]] = (
    Field("period", "text"),
    Field("person", "text"),
    Field("plan_name", "text"),
    Field("deal_id", "text"),
    Field("kind", "text"),
    Field("card_id", "text"),
    Field("happened_on", "date", "date"),
    Field("amount", "decimal", "money"),
    Field("base", "decimal", "mixed"),
    Field("granted", "decimal", "money"),
    Field("clawed_back", "decimal", "money"),
    Field("payable", "decimal", "money"),
)
FILES: Final = ("bonus", "bonus_touches", "bonus_quotas", "bonus_facts")


def is_asked(account: Account, ask: Ask) -> bool:
    """Whether a period lies wholly inside the one that was asked for."""
    since, until = ask.period.since, ask.period.until
    first, last = account.period.first, account.period.last
    return (since is None or first >= since) and (until is None or last <= until)


def rows_of(account: Account, today: date | None) -> Iterator[Row]:
    """A row of each person of the plan, and of those who only give back."""
    clawed = account.clawed_back
    plan, reward = account.plan, account.reward
    nobody = [] if plan is None and account.knows_clawbacks else [ALL]
    people = [*account.parts] or sorted(plan.split if plan else ()) or nobody
    for person in [*people, *sorted(clawed.keys() - set(people))]:
        is_of_plan = plan is not None and person in people
        row: Row = dict.fromkeys(field.name for field in FIELDS)
        row |= {
            "period": account.period.name,
            "person": person,
            "finality": _finality(account, today),
        }
        if plan is not None and is_of_plan:
            is_amount = plan.measure == "amount"
            rate = reward.rate if reward else None
            row |= {
                "plan_name": account.plan_name,
                "base_of": plan.base,
                "deals": len({line.event.deal_id for line in account.lines}),
                "base": plain(account.base),
                "quota": account.quota,
                "attainment": ratio(account.base, account.quota),
                "bonus_rate": float(rate) if rate is not None and is_amount else None,
                "per_deal": rate if not is_amount else None,
                "kept": None if account.unknown else float(account.kept),
                "person_share": float(plan.split.get(person, 1)),
            }
        yield row | _amounts(account, person, clawed.get(person, 0), is_of_plan=is_of_plan)


def _amounts(account: Account, person: str, clawed: int, *, is_of_plan: bool) -> Row:
    """The money of a person; None where the period's reward is not known."""
    back = roubles(clawed) if account.knows_clawbacks else None
    if is_of_plan and account.reward is None:
        return {**dict.fromkeys(_MONEY), "clawed_back": back}
    granted, withheld, capped = account.parts.get(person, (0, 0, 0))
    kopecks = (granted + withheld + capped, withheld, capped, granted, clawed, granted - clawed)
    row: Row = {name: roubles(part) for name, part in zip(_MONEY, kopecks, strict=True)}
    return row if back is not None else row | {"clawed_back": None, "payable": None}


def roubles(kopecks: int) -> Decimal:
    """Kopecks as an amount."""
    return Decimal(kopecks) / KOPECKS


def _finality(account: Account, today: date | None) -> str | None:
    """running: the period has not ended; at_risk: some may still be taken back; else final.

    None where the period has ended and nobody can tell what it pays.
    """
    if today is None or account.period.last > today:
        return "running"
    if account.plan is not None and account.reward is None:
        return None
    ends = (
        line.day + timedelta(days=line.plan.guarantee_days)
        for line in account.lines
        if line.plan.guarantee_days is not None and line.is_owed
    )
    return "at_risk" if max(ends, default=today) > today else "final"


def total_of(rows: Iterable[Row]) -> Row:
    """Each amount over all periods and people; None where that of one is not known."""
    listed = list(rows)
    if not listed:
        return {}
    found: Row = {}
    for name in _MONEY:
        amounts = [amount for row in listed if isinstance(amount := row[name], Decimal)]
        found[name] = sum(amounts, Decimal(0)) if len(amounts) == len(listed) else None
    return found


def exclusions(found: Ledger, ask: Ask) -> tuple[Exclusion, ...]:
    """Sales and payments in no base, by reason, with what they come to; those of other days go."""
    since, until = ask.period.since or date.min, ask.period.until or date.max
    kept = {
        reason: [one for one in events if one.day is None or since <= one.day <= until]
        for reason, events in sorted(found.left_out.items())
    }
    return tuple(
        Exclusion(reason, len(events), _sum(events)) for reason, events in kept.items() if events
    )


def _sum(events: Iterable[Event]) -> Decimal:
    return sum((one.amount for one in events if one.amount is not None), Decimal(0))


def ids_of(accounts: Iterable[Account]) -> Iterator[Row]:
    """The deals of each period and person: what each was granted, and what each gave back."""
    for account in accounts:
        for line in account.lines:
            for person, granted in line.granted.items():
                yield _id(account, person, line.event, line.day, line, granted, 0)
        for back in account.clawbacks:
            for person, taken in back.taken.items():
                yield _id(account, person, back.event, back.day, back.line, 0, taken)


def _id(
    account: Account, person: str, event: Event, day: date, line: Line, granted: int, taken: int
) -> Row:
    is_line = event is line.event
    return {
        "period": account.period.name,
        "person": person,
        "plan_name": line.plan_name,
        "deal_id": event.deal_id,
        "kind": event.kind,
        "card_id": event.event_id,
        "happened_on": day,
        "amount": event.amount,
        "base": plain(line.base) if is_line else None,
        "granted": roubles(granted),
        "clawed_back": roubles(taken),
        "payable": roubles(granted - taken),
    }
