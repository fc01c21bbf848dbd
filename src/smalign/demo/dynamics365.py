"""Dynamics 365: workbooks of a view, whose first three columns are hidden and named so.

Won and lost are a status beside the phase of the pipeline, which stays where the deal was left. The
status reason of what is lost is why; elsewhere it repeats the status.
"""

from __future__ import annotations

from datetime import datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from .costs import plain
from .words import PIPELINES, spelled
from .workbook import workbook

if TYPE_CHECKING:
    from datetime import date

    from .files import File
    from .records import Company, Deal, Lead, Tagged
    from .workbook import Cell

LOSSES: Final = {
    "no_pipeline": "both pipelines stand in one list of phases",
    "status_beside_stage": "won and lost are a status; the phase is the last open one",
    "no_lead_stage": "a lead has a status and no phase",
    "no_stage_history": "only the current phase",
    "close_date_without_time": "Actual Close Date is a day",
    "lost_amount_is_zero": "the actual revenue of a lost deal is 0",
    "reason_beside_status": "a status reason is never empty: one of no reason is Canceled",
    "contacts_are_names": "a deal carries its contact's name and no id",
    "no_kind": "first and repeat sales are not told apart",
    "no_currency": "no column of the view names it",
    "no_first_attempt": "neither the assignment nor the first call is exported",
    "no_touchpoints": "only the lead's own UTM tags",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
    "no_team": "the owner's team is not exported",
}
_WORDS: Final = spelled("dynamics365")
_LEAD_STATUS: Final = {
    "open": "Open", "converted": "Qualified", "disqualified": "Disqualified",
}  # fmt: skip
_OWN: Final = ("City", "Budget", "Object Type", "UTM Source", "UTM Medium", "UTM Campaign")
_CARD: Final = ("Topic", "Status", "Status Reason", "Lead Source", "Owner", "Created On",
                "Modified On")  # fmt: skip


def files(company: Company) -> list[File]:
    """Leads and opportunities of all views (.xlsx), and spend.csv."""
    return [
        workbook(
            "All Leads.xlsx",
            "All Leads",
            [
                (*_hidden("Lead"), *_CARD, "Name", "Company Name", "Email", "Mobile Phone", *_OWN),
                *(_lead(lead) for lead in company.leads),
            ],
        ),
        workbook(
            "All Opportunities.xlsx",
            "All Opportunities",
            [
                (*_hidden("Opportunity"), *_CARD, "Potential Customer", "Contact", "Est. Revenue",
                 "Est. Close Date", "Actual Revenue", "Actual Close Date", "Pipeline Phase",
                 "Originating Lead", *_OWN),
                *(_deal(deal) for deal in company.deals),
            ],
        ),
        plain(company.spend),
    ]  # fmt: skip


def _hidden(kind: str) -> tuple[str, str, str]:
    mark = "(Do Not Modify)"
    return (f"{mark} {kind}", f"{mark} Row Checksum", f"{mark} Modified On")


def _id(kind: int, number: int) -> str:
    return f"{kind:08x}-0000-4000-8000-{number:012d}"


def _key(kind: int, card: Lead | Deal) -> tuple[Cell, ...]:
    return (_id(kind, card.number), f"{card.number:022d}==", card.modified)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())


def _card(card: Lead | Deal, status: str, reason: str) -> tuple[Cell, ...]:
    source = _WORDS["sources"][card.source]
    return (card.title, status, reason, source, card.owner.name, card.created, card.modified)


def _own(card: Tagged) -> tuple[Cell, ...]:
    own, origin = card.custom, card.origin
    tags = (origin.utm_source, origin.utm_medium, origin.campaign)
    return (own.city, own.budget, own.object_type, *tags)


def _lead(lead: Lead) -> tuple[Cell, ...]:
    status = _LEAD_STATUS[lead.status]
    reason = {"Open": "New", "Qualified": "Qualified"}.get(status, lead.reason or "Canceled")
    person = lead.person
    phone = f"+7{person.phone}" if person.phone else ""
    return (
        *_key(1, lead),
        *_card(lead, status, reason),
        *(person.name, person.company, person.email, phone),
        *_own(lead),
    )


def _deal(deal: Deal) -> tuple[Cell, ...]:
    status = deal.status.capitalize()
    reason = {"Open": "In Progress", "Won": "Won"}.get(status, deal.reason or "Canceled")
    amount = Decimal(deal.amount) / 100
    steps = PIPELINES[deal.pipeline].open
    phase = next(move.stage for move in reversed(deal.moves) if move.stage in steps)
    return (
        *_key(2, deal),
        *_card(deal, status, reason),
        *(deal.person.company, deal.person.name, amount, _midnight(deal.expected)),
        {"Open": None, "Won": amount}.get(status, Decimal(0)),
        _midnight(deal.closed.date()) if deal.closed else None,
        _WORDS[deal.pipeline][phase],
        _id(1, deal.lead) if deal.lead else "",
        *_own(deal),
    )
