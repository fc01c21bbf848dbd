"""Zoho CRM's module exports: commas, UTF-8, lookups in pairs `X` + `X.id`, ids with `zcrm_`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .calls import SECONDS, calls
from .costs import plain
from .files import Column, either, encode, fill, iso, money, text
from .hours import END
from .lists import CURRENCY, MANAGERS
from .words import LEAD_STAGES, PIPELINES, SOURCES

if TYPE_CHECKING:
    from .calls import Call
    from .files import File
    from .records import Company, Deal, Lead, Tagged

LOSSES: Final = {
    "no_stage_history": "only the current stage; the stage before a loss is not known",
    "close_date_without_time": "Closing Date is the day of closing; while open, expected",
    "lead_link_on_the_lead": "the link stands on the converted lead (contact and first deal)",
    "contacts_of_deals_only": "only people with a deal, or converted leads, are contacts",
    "no_assignment": "when a lead was given to its owner is not exported",
    "touches_are_calls": "Calls are of sales; visits and letters are not exported",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
    "no_team": "the owner's team is not exported",
}
_BASES: Final = {"lead": 1, "contact": 2, "deal": 3, "user": 4, "pipeline": 5, "call": 6}


def files(company: Company) -> list[File]:
    """Leads_, Deals_, Contacts_, Calls_2026_06_30.csv and spend.csv."""
    deals: dict[int, Deal] = {}
    for deal in company.deals:
        if deal.lead is not None:
            deals.setdefault(deal.lead, deal)
    clients = {lead.person.number: lead for lead in company.leads if lead.status == "converted"}
    cards: dict[int, Lead | Deal] = {deal.person.number: deal for deal in company.deals}
    cards |= clients
    people = [cards[number] for number in sorted(cards)]
    made = {
        "Leads": fill(_leads(deals), company.leads, ru=False),
        "Deals": fill(_deals(), company.deals, ru=False),
        "Contacts": fill(_contacts(), people, ru=False),
        "Calls": fill(_calls(), calls(company), ru=False),
    }
    modules = [
        encode(f"{name}_{END:%Y_%m_%d}.csv", text(rows), "utf-8", len(rows) - 1)
        for name, rows in made.items()
    ]
    return [*modules, plain(company.spend)]


def _id(kind: str, number: int) -> str:
    """`zcrm_` and 19 digits that a float cannot tell apart."""
    return f"zcrm_5805028000{_BASES[kind]:03d}{number:06d}"


def _flag(value: object) -> str:
    return either(value, "true", "false")


def _owner(label: str) -> list[Column[Lead | Deal]]:
    return [
        Column("", f"{label}.id", lambda x: _id("user", MANAGERS.index(x.owner) + 1)),
        Column("", label, lambda x: x.owner.name),
    ]


def _tags() -> list[Column[Tagged]]:
    """Fields the company added itself."""
    return [
        Column("", "UTM Source", lambda x: x.origin.utm_source),
        Column("", "UTM Medium", lambda x: x.origin.utm_medium),
        Column("", "UTM Campaign", lambda x: x.origin.campaign),
        Column("", "City", lambda x: x.custom.city),
        Column("", "Budget", lambda x: x.custom.budget),
        Column("", "Object Type", lambda x: x.custom.object_type),
    ]


def _leads(deals: dict[int, Deal]) -> list[Column[Lead]]:
    def deal(lead: Lead) -> Deal | None:
        return deals.get(lead.number)

    def contact(lead: Lead) -> bool:
        return lead.status == "converted"

    return [
        Column("", "Record Id", lambda x: _id("lead", x.number)),
        *_owner("Lead Owner"),
        Column("", "Lead Name", lambda x: x.person.name),
        Column("", "First Name", lambda x: x.person.first),
        Column("", "Last Name", lambda x: x.person.last),
        Column("", "Company", lambda x: x.person.company),
        Column("", "Email", lambda x: x.person.email),
        Column("", "Phone", lambda x: f"+7{x.person.phone}" if x.person.phone else ""),
        Column("", "Lead Status", lambda x: LEAD_STAGES[x.stage].zoho),
        Column("", "Lead Source", lambda x: SOURCES[x.source].zoho),
        Column("", "Created Time", lambda x: iso(x.created)),
        Column("", "Modified Time", lambda x: iso(x.modified)),
        Column("", "Is Converted", lambda x: _flag(contact(x))),
        Column(
            "",
            "Converted Contact.id",
            lambda x: _id("contact", x.person.number) if contact(x) else "",
        ),
        Column("", "Converted Contact", lambda x: x.person.name if contact(x) else ""),
        Column("", "Converted Deal.id", lambda x: _id("deal", d.number) if (d := deal(x)) else ""),
        Column("", "Converted Deal", lambda x: d.title if (d := deal(x)) else ""),
        Column("", "Disqualification Reason", lambda x: x.reason),
        Column("", "Newsletter", lambda x: _flag(x.subscribed)),
        Column("", "Repeat Lead", lambda x: _flag(x.repeat)),
        *_tags(),
        Column("", "Description", lambda x: x.comment),
    ]


def _deals() -> list[Column[Deal]]:
    keys = list(PIPELINES)
    return [
        Column("", "Record Id", lambda x: _id("deal", x.number)),
        *_owner("Deal Owner"),
        Column("", "Amount", lambda x: money(x.amount)),
        Column("", "Deal Name", lambda x: x.title),
        Column("", "Closing Date", lambda x: (x.closed or x.expected).strftime("%Y-%m-%d")),
        Column("", "Stage", lambda x: PIPELINES[x.pipeline].stages[x.stage].zoho),
        Column("", "Lead Source", lambda x: SOURCES[x.source].zoho),
        Column("", "Contact Name.id", lambda x: _id("contact", x.person.number)),
        Column("", "Contact Name", lambda x: x.person.name),
        Column("", "Pipeline.id", lambda x: _id("pipeline", keys.index(x.pipeline) + 1)),
        Column("", "Pipeline", lambda x: PIPELINES[x.pipeline].name.zoho),
        Column("", "Type", lambda x: f"{'Existing' if x.kind == 'repeat' else 'New'} Business"),
        Column("", "Created Time", lambda x: iso(x.created)),
        Column("", "Modified Time", lambda x: iso(x.modified)),
        Column("", "Currency", lambda _: CURRENCY),
        Column("", "Reason For Loss", lambda x: x.reason),
        *_tags(),
        Column("", "Survey Needed", lambda x: _flag(x.survey_needed)),
        Column("", "Description", lambda x: x.comment),
    ]


def _contacts() -> list[Column[Lead | Deal]]:
    return [
        Column("", "Record Id", lambda x: _id("contact", x.person.number)),
        *_owner("Contact Owner"),
        Column("", "First Name", lambda x: x.person.first),
        Column("", "Last Name", lambda x: x.person.last),
        Column("", "Email", lambda x: x.person.email),
        Column("", "Phone", lambda x: f"+7{x.person.phone}" if x.person.phone else ""),
        Column("", "Lead Source", lambda x: SOURCES[x.source].zoho),
        Column("", "Created Time", lambda x: iso(x.moves[-1].at if _is_lead(x) else x.created)),
    ]


def _is_lead(card: Lead | Deal) -> bool:
    return not hasattr(card, "pipeline")


def _calls() -> list[Column[Call]]:
    return [
        Column("", "Record Id", lambda x: _id("call", x.number)),
        Column("", "Call Owner.id", lambda x: _id("user", MANAGERS.index(x.card.owner))),
        Column("", "Call Owner", lambda x: x.card.owner.name),
        Column("", "Subject", lambda x: x.card.title),
        Column("", "Call Type", lambda _: "Outbound"),
        Column("", "Call Start Time", lambda x: iso(x.at)),
        Column(
            "", "Call Duration (in seconds)", lambda x: either(x.is_answered, str(SECONDS), "0")
        ),
        Column("", "Outgoing Call Status", lambda x: either(x.is_answered, "Completed", "Missed")),
        Column("", "Related To.id", lambda x: _id("deal" if x.is_deal else "lead", x.card.number)),
        Column("", "Related To", lambda x: x.card.title),
        Column("", "SEMODULE", lambda x: "Deals" if x.is_deal else "Leads"),
    ]
