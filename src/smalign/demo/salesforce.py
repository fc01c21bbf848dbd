"""Salesforce's Data Loader: one file an object, moments in UTC, ids of 18 characters."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .costs import plain
from .files import Column, either, encode, fill, money, text
from .lists import CURRENCY, MANAGERS, ORIGINS
from .words import spelled

if TYPE_CHECKING:
    from datetime import datetime

    from .files import File
    from .records import Company, Deal, Lead, Manager, Move, Person, Tagged, Touch

LOSSES: Final = {
    "no_pipeline": "both pipelines stand in one list of stages",
    "owners_are_ids": "Data Loader writes the owner's id",
    "close_date_without_time": "CloseDate is the day of closing; while open, expected",
    "lead_link_on_the_lead": "the lead names its first deal; a returning client's later deal "
    "names neither lead nor contact",
    "no_contact_id_on_deals": "the contacts of deals stand in another object",
    "touches_are_campaign_members": "CampaignMember has the touches that belong to a campaign",
    "no_lead_stage_history": "OpportunityHistory holds deals",
    "no_first_attempt": "neither the assignment nor the first call is exported",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
    "no_team": "the owner's team is not exported",
}
_WORDS: Final = spelled("salesforce")
_PREFIX: Final = {
    "lead": "00Q", "deal": "006", "contact": "003", "user": "005", "campaign": "701",
    "history": "008", "member": "00v",
}  # fmt: skip
_CHECK: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_UTC: Final = timedelta(hours=3)
_CAMPAIGNS: Final = tuple(origin.campaign for origin in ORIGINS if origin.campaign)


def record_id(kind: str, number: int) -> str:
    """15 characters and three that say which of them are capitals."""
    known = f"{_PREFIX[kind]}5g00000{number:05d}"
    parts = (known[:5], known[5:10], known[10:])
    return known + "".join(
        _CHECK[sum(1 << place for place, sign in enumerate(part) if sign.isupper())]
        for part in parts
    )


def _when(moment: datetime | None) -> str:
    return f"{moment - _UTC:%Y-%m-%dT%H:%M:%S}.000Z" if moment else ""


def _flag(value: object) -> str:
    return either(value, "true", "false")


def _user(owner: Manager) -> str:
    return record_id("user", MANAGERS.index(owner) + 1)


class _Change(Struct, frozen=True):
    """A row of OpportunityHistory: the state after a move."""

    number: int
    deal: Deal
    move: Move


def files(company: Company) -> list[File]:
    """Lead, Opportunity, OpportunityHistory, Contact, CampaignMember (.csv), and spend.csv."""
    moves = [(deal, move) for deal in company.deals for move in deal.moves]
    changes = [_Change(number, deal, move) for number, (deal, move) in enumerate(moves, 1)]
    members = [touch for touch in company.touches if touch.origin.campaign]
    made = {
        "Lead": fill(_leads(first_deals(company)), company.leads, ru=False),
        "Opportunity": fill(_deals(), company.deals, ru=False),
        "OpportunityHistory": fill(_changes(), changes, ru=False),
        "Contact": fill(_contacts(), company.people, ru=False),
        "CampaignMember": fill(_members(), members, ru=False),
    }
    objects = [
        encode(f"{name}.csv", text(rows, quoting=csv.QUOTE_ALL), "utf-8", len(rows) - 1)
        for name, rows in made.items()
    ]
    return [*objects, plain(company.spend)]


def first_deals(company: Company) -> dict[int, Deal]:
    """Lead → the first deal it became: the one its record names."""
    first: dict[int, Deal] = {}
    for deal in company.deals:
        if deal.lead is not None:
            first.setdefault(deal.lead, deal)
    return first


def _own() -> list[Column[Tagged]]:
    """Fields the company added itself: their names end in `__c`."""
    return [
        Column("", "utm_source__c", lambda x: x.origin.utm_source),
        Column("", "utm_medium__c", lambda x: x.origin.utm_medium),
        Column("", "utm_campaign__c", lambda x: x.origin.campaign),
        Column("", "City__c", lambda x: x.custom.city),
        Column("", "Budget__c", lambda x: x.custom.budget),
        Column("", "Object_Type__c", lambda x: x.custom.object_type),
    ]


def _leads(first: dict[int, Deal]) -> list[Column[Lead]]:
    def converted(lead: Lead) -> bool:
        return lead.status == "converted"

    def deal(lead: Lead) -> str:
        return record_id("deal", first[lead.number].number) if lead.number in first else ""

    def contact(lead: Lead) -> str:
        return record_id("contact", lead.person.number) if converted(lead) else ""

    return [
        Column("", "Id", lambda x: record_id("lead", x.number)),
        Column("", "IsDeleted", lambda _: "false"),
        Column("", "LastName", lambda x: x.person.last),
        Column("", "FirstName", lambda x: x.person.first),
        Column("", "Company", lambda x: x.person.company),
        Column("", "Phone", lambda x: f"+7{x.person.phone}" if x.person.phone else ""),
        Column("", "Email", lambda x: x.person.email),
        Column("", "LeadSource", lambda x: _WORDS["sources"][x.source]),
        Column("", "Status", lambda x: _WORDS["leads"][x.stage]),
        Column("", "OwnerId", lambda x: _user(x.owner)),
        Column("", "IsConverted", lambda x: _flag(converted(x))),
        Column("", "ConvertedDate", lambda x: f"{x.closed:%Y-%m-%d}" if converted(x) else ""),
        Column("", "ConvertedContactId", contact),
        Column("", "ConvertedOpportunityId", deal),
        Column("", "CreatedDate", lambda x: _when(x.created)),
        Column("", "LastModifiedDate", lambda x: _when(x.modified)),
        *_own(),
        Column("", "Loss_Reason__c", lambda x: x.reason),
        Column("", "Description", lambda x: x.comment),
    ]


def _deals() -> list[Column[Deal]]:
    return [
        Column("", "Id", lambda x: record_id("deal", x.number)),
        Column("", "Name", lambda x: x.title),
        Column("", "Description", lambda x: x.comment),
        Column("", "StageName", lambda x: _WORDS[x.pipeline][x.stage]),
        Column("", "Amount", lambda x: money(x.amount)),
        Column("", "CloseDate", lambda x: f"{x.closed or x.expected:%Y-%m-%d}"),
        Column("", "Type", lambda x: f"{'Existing' if x.kind == 'repeat' else 'New'} Business"),
        Column("", "LeadSource", lambda x: _WORDS["sources"][x.source]),
        Column("", "IsClosed", lambda x: _flag(x.closed)),
        Column("", "IsWon", lambda x: _flag(x.status == "won")),
        Column("", "OwnerId", lambda x: _user(x.owner)),
        Column("", "CreatedDate", lambda x: _when(x.created)),
        Column("", "LastModifiedDate", lambda x: _when(x.modified)),
        Column("", "LastStageChangeDate", lambda x: _when(x.moves[-1].at)),
        Column("", "CurrencyIsoCode", lambda _: CURRENCY),
        *_own(),
        Column("", "Loss_Reason__c", lambda x: x.reason),
    ]


def _changes() -> list[Column[_Change]]:
    return [
        Column("", "Id", lambda x: record_id("history", x.number)),
        Column("", "OpportunityId", lambda x: record_id("deal", x.deal.number)),
        Column("", "CreatedById", lambda x: _user(x.deal.owner)),
        Column("", "CreatedDate", lambda x: _when(x.move.at)),
        Column("", "StageName", lambda x: _WORDS[x.deal.pipeline][x.move.stage]),
        Column("", "Amount", lambda x: money(x.deal.amount)),
        Column("", "ExpectedRevenue", lambda x: money(x.deal.amount)),
        Column("", "CloseDate", lambda x: x.deal.expected.isoformat()),
        Column("", "Probability", lambda x: "100" if x.move.stage == "WON" else "50"),
        Column("", "ForecastCategory", lambda x: _forecast(x.move.stage)),
    ]


def _forecast(stage: str) -> str:
    return {"WON": "Closed", "LOSE": "Omitted", "APOLOGY": "Omitted"}.get(stage, "Pipeline")


def _contacts() -> list[Column[Person]]:
    return [
        Column("", "Id", lambda x: record_id("contact", x.number)),
        Column("", "LastName", lambda x: x.last),
        Column("", "FirstName", lambda x: x.first),
        Column("", "Phone", lambda x: f"+7{x.phone}" if x.phone else ""),
        Column("", "Email", lambda x: x.email),
    ]


def _members() -> list[Column[Touch]]:
    return [
        Column("", "Id", lambda x: record_id("member", x.number)),
        Column("", "CampaignId", lambda x: record_id("campaign", _campaign(x))),
        Column("", "LeadId", lambda x: record_id("lead", x.lead)),
        Column("", "Status", lambda x: "Sent" if x.kind == "email" else "Responded"),
        Column("", "HasResponded", lambda x: _flag(x.kind != "email")),
        Column("", "CreatedDate", lambda x: _when(x.at)),
    ]


def _campaign(touch: Touch) -> int:
    return _CAMPAIGNS.index(touch.origin.campaign) + 1
