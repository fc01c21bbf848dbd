"""What is true about the company, counted from its records and never from an export."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Hashable
from operator import itemgetter
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, field, to_builtins
from msgspec.structs import asdict

from .effects import effects
from .files import money
from .funnels import funnel
from .lists import COMPANY, CURRENCY, PSEUDO_EMPTY, TIMEZONE
from .records import SpendDay

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .records import Company, Deal, Lead, Origin

    Card = Lead | Deal | SpendDay


Key = TypeVar("Key", bound=Hashable)


class Counts(Struct, frozen=True):
    """A row of the planted `roi`: cohort of all leads of the year; money as decimal strings.

    qualified: leads with a deal or converted without one. deals = won + lost + open, deals without
    a lead included (`unlinked` of them); leads_with_deal, leads_with_won: leads with at least one.
    """

    leads: int
    disqualified: int
    qualified: int
    leads_with_deal: int
    leads_with_won: int
    deals: int
    won: int
    lost: int
    open: int
    unlinked: int
    customers: int
    revenue: str
    open_pipeline: str
    spend: str


class Truth(Struct, frozen=True):
    """The planted truth: facts of the company, counts by several keys, funnels, fields, effects."""

    company: str
    seed: int
    currency: str
    timezone: str
    as_of: str
    since: str
    until: str
    totals: Counts
    channels: dict[str, Counts]
    origins: list[dict[str, object]]
    owners: dict[str, Counts]
    funnel: dict[str, object]
    reasons: dict[str, dict[str, int]]
    fields: dict[str, dict[str, dict[str, object]]]
    payments: dict[str, object]
    touches: int
    tasks: dict[str, int]
    effects: list[dict[str, object]]


def count(company: Company) -> Truth:
    """Every planted truth of the company."""
    owners = _counts(company, _owner)
    owners.pop("", None)  # the spend, which is nobody's
    return Truth(
        company=COMPANY,
        seed=company.seed,
        currency=CURRENCY,
        timezone=TIMEZONE,
        as_of=f"{company.as_of.isoformat()}+03:00",
        since=company.since.isoformat(),
        until=company.as_of.date().isoformat(),
        totals=_counts(company, lambda _: None)[None],
        channels=dict(sorted(_counts(company, lambda card: card.origin.channel).items())),
        origins=_origins(company),
        owners=dict(sorted(owners.items())),
        funnel=funnel(company),
        reasons=_reasons(company),
        fields=_fields(company),
        payments={
            "count": len(company.payments),
            "amount": money(sum(payment.amount for payment in company.payments)),
        },
        touches=len(company.touches),
        tasks={
            "count": len(company.tasks),
            "completed": sum(task.completed is not None for task in company.tasks),
        },
        effects=effects(company),
    )


def to_json(truth: Truth, extra: dict[str, object]) -> str:
    """The truth as JSON text, with what the dialect adds (crm, files, losses) in front."""
    return _laid_out(extra | to_builtins(truth), "") + "\n"


def _laid_out(value: object, indent: str) -> str:
    """JSON with one flat object a line: readable, and a third of the fully indented size."""
    deeper = indent + " "
    match value:
        case dict() if any(isinstance(inner, dict | list) for inner in value.values()):
            inners = [
                f"{deeper}{json.dumps(key, ensure_ascii=False)}: {_laid_out(inner, deeper)}"
                for key, inner in value.items()
            ]
            return "{\n" + ",\n".join(inners) + f"\n{indent}}}"
        case [_, *_]:
            inners = [deeper + _laid_out(inner, deeper) for inner in value]
            return "[\n" + ",\n".join(inners) + f"\n{indent}]"
        case _:
            return json.dumps(value, ensure_ascii=False)


class _Group(Struct):
    """What of a company has one key."""

    leads: list[Lead] = field(default_factory=list)
    deals: list[Deal] = field(default_factory=list)
    spend: list[SpendDay] = field(default_factory=list)


def _counts(company: Company, key: Callable[[Card], Key]) -> dict[Key, Counts]:
    """The counts of each key of the cards and of the spend."""
    groups: dict[Key, _Group] = defaultdict(_Group)
    for lead in company.leads:
        groups[key(lead)].leads.append(lead)
    for deal in company.deals:
        groups[key(deal)].deals.append(deal)
    for day in company.spend:
        groups[key(day)].spend.append(day)
    with_deal = {deal.lead for deal in company.deals}
    with_won = {deal.lead for deal in company.deals if deal.status == "won"}
    return {one: _counted(group, with_deal, with_won) for one, group in groups.items()}


def _counted(group: _Group, with_deal: set[int | None], with_won: set[int | None]) -> Counts:
    leads, deals = group.leads, group.deals
    status = Counter(deal.status for deal in deals)
    won = [deal for deal in deals if deal.status == "won"]
    return Counts(
        leads=len(leads),
        disqualified=sum(lead.status == "disqualified" for lead in leads),
        qualified=sum(lead.status == "converted" or lead.number in with_deal for lead in leads),
        leads_with_deal=sum(lead.number in with_deal for lead in leads),
        leads_with_won=sum(lead.number in with_won for lead in leads),
        deals=len(deals),
        won=len(won),
        lost=status["lost"],
        open=status["open"],
        unlinked=sum(deal.lead is None for deal in deals),
        customers=len({deal.person.number for deal in won}),
        revenue=money(sum(deal.amount for deal in won)),
        open_pipeline=money(sum(deal.amount for deal in deals if deal.status == "open")),
        spend=money(sum(day.cost for day in group.spend)),
    )


def _owner(card: Card) -> str:
    return "" if isinstance(card, SpendDay) else card.owner.name


def _origins(company: Company) -> list[dict[str, object]]:
    """Counts by what a card carries (source, UTM): any grouping of channels is a sum of these."""
    names = ("source", "utm_source", "utm_medium", "utm_campaign")
    found = sorted(_counts(company, lambda card: _key(card.origin)).items(), key=itemgetter(0))
    return [dict(zip(names, key, strict=True)) | asdict(counts) for key, counts in found]


def _key(origin: Origin) -> tuple[str, str, str, str]:
    return (origin.source, origin.utm_source, origin.utm_medium, origin.campaign)


def _reasons(company: Company) -> dict[str, dict[str, int]]:
    lost = Counter(deal.reason for deal in company.deals if deal.status == "lost")
    junk = Counter(lead.reason for lead in company.leads if lead.status == "disqualified")
    return {"leads": dict(sorted(junk.items())), "deals": dict(sorted(lost.items()))}


def _fields(company: Company) -> dict[str, dict[str, dict[str, object]]]:
    """Empty and pseudo-empty cells of the fields every dialect carries on leads and deals."""
    return {"leads": _table(company.leads), "deals": _table(company.deals)}


def _table(cards: Sequence[Lead | Deal]) -> dict[str, dict[str, object]]:
    cells: dict[str, list[str]] = {
        "city": [card.custom.city for card in cards],
        "budget": [card.custom.budget for card in cards],
        "object_type": [card.custom.object_type for card in cards],
        "utm_source": [card.origin.utm_source for card in cards],
        "utm_medium": [card.origin.utm_medium for card in cards],
        "utm_campaign": [card.origin.campaign for card in cards],
        "loss_reason": [card.reason for card in cards],
        "comment": [card.comment for card in cards],
    }
    return {name: _emptiness(values) for name, values in cells.items()}


def _emptiness(values: list[str]) -> dict[str, object]:
    tokens = Counter(value for value in values if value in PSEUDO_EMPTY)
    return {
        "cards": len(values),
        "empty": values.count(""),
        "pseudo_empty": tokens.total(),
        "tokens": dict(sorted(tokens.items())),
    }
