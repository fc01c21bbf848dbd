"""The planted effects, each with the numbers this very company shows."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from .calls import next_call
from .files import money
from .hands import GIVES, REFUNDS, TAKES, holdings, mover, skipped
from .hours import AS_OF
from .letters import CONTENTS, mailed
from .lists import DEAD_CHANNEL, MANAGERS, PSEUDO_EMPTY, REASON_RISE_FROM
from .planted import delays
from .unsold import told

if TYPE_CHECKING:
    from .records import Company, Lead

    Effect = dict[str, object]


def effects(company: Company) -> list[Effect]:
    """All planted effects."""
    return [
        _dead_channel(company),
        _networks(company),
        _slow_team(company),
        _dashes(company),
        _forgotten(company),
        _dearer(company),
        _repeats(company),
        _goes_round(company),
        _imported(company),
        _given_back(company),
        *([unsold] if (unsold := told(company)) else []),
        *delays(company),
    ]


def _dead_channel(company: Company) -> Effect:
    """Money spent on a channel that sold nothing."""
    deals = [deal for deal in company.deals if deal.origin.channel == DEAD_CHANNEL]
    return {
        "effect": "dead_channel",
        "where": "utm_source = gorportal",
        "leads": sum(lead.origin.channel == DEAD_CHANNEL for lead in company.leads),
        "deals": len(deals),
        "won": sum(deal.status == "won" for deal in deals),
        "spend": money(sum(d.cost for d in company.spend if d.origin.channel == DEAD_CHANNEL)),
    }


def _networks(company: Company) -> Effect:
    """Inside one channel two campaigns of unlike quality."""

    def campaign(name: str) -> Effect:
        deals = [deal for deal in company.deals if deal.origin.campaign == name]
        return {
            "leads": sum(lead.origin.campaign == name for lead in company.leads),
            "deals": len(deals),
            "won": sum(deal.status == "won" for deal in deals),
        }

    return {
        "effect": "weak_campaign_inside_a_channel",
        "where": "utm_source = yandex, utm_medium = cpc",
        "rsya_okna": campaign("rsya_okna"),
        "poisk_okna": campaign("poisk_okna"),
    }


def _slow_team(company: Company) -> Effect:
    """One team calls hours later (wall-clock minutes from assignment to the first attempt)."""
    with_deal = {deal.lead for deal in company.deals}

    def team(name: str) -> Effect:
        leads = [lead for lead in company.leads if lead.owner.team == name]
        waits = [
            (lead.first_attempt - lead.assigned).total_seconds() / 60
            for lead in leads
            if lead.first_attempt is not None
        ]
        return {
            "leads": len(leads),
            "attempted": len(waits),
            "median_minutes": median(waits) if waits else None,
            "leads_with_deal": sum(lead.number in with_deal for lead in leads),
        }

    names = sorted({manager.team for manager in MANAGERS})
    return {"effect": "slow_team"} | {name: team(name) for name in names}


def _dashes(company: Company) -> Effect:
    """One manager types a dash instead of the budget."""

    def typed(leads: list[Lead]) -> Effect:
        return {
            "leads": len(leads),
            "pseudo_empty": sum(lead.custom.budget in PSEUDO_EMPTY for lead in leads),
        }

    culprits = [lead for lead in company.leads if lead.owner.dashes]
    others = [lead for lead in company.leads if not lead.owner.dashes]
    names = [manager.name for manager in MANAGERS if manager.dashes]
    return {
        "effect": "dashes_in_budget",
        "owners": names,
        "theirs": typed(culprits),
        "others": typed(others),
    }


def _forgotten(company: Company) -> Effect:
    """One manager plans no next call of deals, or does not make it."""

    def planned(*, forgets: bool) -> Effect:
        deals = [d for d in company.deals if d.status == "open" and d.owner.forgets == forgets]
        due = [next_call(deal) for deal in deals]
        return {
            "open": len(deals),
            "nothing_planned": due.count(None),
            "overdue": sum(at is not None and at < AS_OF for at in due),
        }

    return {
        "effect": "forgotten_deals",
        "owners": [manager.name for manager in MANAGERS if manager.forgets],
        "theirs": planned(forgets=True),
        "others": planned(forgets=False),
    }


def _dearer(company: Company) -> Effect:
    """Deals created since a day are lost for the price more often, and fewer are won."""

    def half(*, later: bool) -> Effect:
        deals = [d for d in company.deals if (d.created.date() >= REASON_RISE_FROM) == later]
        return {
            "won": sum(deal.status == "won" for deal in deals),
            "lost": sum(deal.status == "lost" for deal in deals),
            "too_dear": sum(deal.reason == "Дорого" for deal in deals),
        }

    return {
        "effect": "price_refusals_rise",
        "from": REASON_RISE_FROM.isoformat(),
        "before": half(later=False),
        "since": half(later=True),
    }


def letters_to_the_warm(company: Company) -> Effect:
    """Letters go to deals that are far along and change nothing; none is about prices.

    won_with, won_without: share of sales among decided deals that got a letter, and that got none.
    """
    written_to = {letter.deal.number for letter in mailed(company)}

    def won(*, with_letter: bool) -> float:
        decided = [
            deal
            for deal in company.deals
            if deal.status != "open" and (deal.number in written_to) == with_letter
        ]
        return round(sum(deal.status == "won" for deal in decided) / max(len(decided), 1), 4)

    return {
        "effect": "letters_to_the_warm",
        "deals": len(written_to),
        "won_with": won(with_letter=True),
        "won_without": won(with_letter=False),
        "true_effect": 0,
        "rising_reason": "Дорого",
        "contents": list(CONTENTS),
        "contents_that_name_it": 0,
    }


def _repeats(company: Company) -> Effect:
    """People who inquire again after being thrown away; clients who return; deals without leads."""
    return {
        "effect": "people",
        "repeat_leads": sum(lead.repeat for lead in company.leads),
        "unique_people_among_leads": len({lead.person.number for lead in company.leads}),
        "never_called_disqualified": sum(
            lead.status == "disqualified" and lead.first_attempt is None for lead in company.leads
        ),
        "repeat_deals": sum(deal.kind == "repeat" for deal in company.deals),
        "deals_without_lead": sum(deal.lead is None for deal in company.deals),
    }


def _goes_round(company: Company) -> Effect:
    """Deals of one manager go to another and come back, where the history of owners is exported."""
    held = {deal.number: [one.owner for one in holdings(deal)] for deal in company.deals}
    back = [number for number, owners in held.items() if owners[0] in owners[1:]]
    return {
        "effect": "ping_pong",
        "owners": [GIVES.name, TAKES.name],
        "deals": len(held),
        "changes": sum(len(owners) - 1 for owners in held.values()),
        "came_back": len(back),
        "came_back_to": {
            GIVES.name: sum(held[number][-1] == GIVES.name for number in back),
        },
    }


def _imported(company: Company) -> Effect:
    """Imports jump over stages, people hardly do, where the history names who moved the deal."""
    jumps = [
        (skipped(deal, number), mover(deal, number).how)
        for deal in company.deals
        for number in range(len(deal.moves))
    ]
    found: Effect = {"effect": "imports_skip_stages", "skipped": sum(many for many, _ in jumps)}
    return found | {
        how: sum(many for many, by in jumps if by == how) for how in ("human", "import", "robot")
    }


def _given_back(company: Company) -> Effect:
    """What one manager sold is given back more often, where payments are exported."""
    paid = {payment.deal for payment in company.payments if payment.amount > 0}
    back = {payment.deal for payment in company.payments if payment.amount < 0}

    def of(numbers: set[int]) -> Effect:
        return {"paid_deals": len(numbers & paid), "refunded_deals": len(numbers & back & paid)}

    theirs = {deal.number for deal in company.deals if deal.owner is REFUNDS}
    every = {deal.number for deal in company.deals}
    return {
        "effect": "refund_prone_manager",
        "owner": REFUNDS.name,
        "theirs": of(theirs),
        "others": of(every - theirs),
    }
