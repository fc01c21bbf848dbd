"""HubSpot's exports: every cell quoted, floats, mixed-case flags, one date column a stage.

HubSpot has no leads table: each contact is a lead. A person who inquired twice without an e-mail
is two contacts, as HubSpot merges by e-mail only.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Final

from .calls import calls
from .costs import plain
from .files import Column, either, encode, fill, text
from .hours import END
from .lists import CURRENCY
from .words import LEAD_STAGES, MAIN, PIPELINES, SERVICE, SOURCES

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .calls import Call
    from .files import File
    from .records import Company, Deal, Lead, Origin, Tagged
    from .words import Pipeline

LOSSES: Final = {
    "contacts_are_leads": "there is no leads export: every contact of the export is a lead, with "
    "Lifecycle Stage and Lead Status",
    "contacts_of_leads_only": "the people of deals without a lead are not in the contacts export; "
    "their id stands on the deal",
    "one_date_a_stage": "Date entered is the latest entry: steps back are not all visible",
    "traffic_source_is_a_group": "Original Traffic Source is HubSpot's own grouping; the company's "
    "source is in Lead Source, tags in UTM Source, UTM Medium, UTM Campaign",
    "no_assignment": "when a lead was given to its owner is not exported",
    "touches_are_calls": "all-calls is of sales; visits and letters are not exported. No file "
    "shows its headers: these are likely ones",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
}
_CONTACT: Final = 54_000_000_000
_STRAY: Final = 55_000_000_000
_DEAL: Final = 30_000_000_000
_CALL: Final = 60_000_000_000
_TRAFFIC: Final = {
    "cpc": "Paid Search",
    "organic": "Organic Search",
    "email": "Email Marketing",
    "banner": "Other Campaigns",
}


def files(company: Company) -> list[File]:
    """all-contacts.csv (the leads), all-deals.csv, all-calls.csv, spend.csv."""
    deals: dict[int, list[Deal]] = {}
    for deal in company.deals:
        if deal.lead is not None:
            deals.setdefault(deal.lead, []).append(deal)
    made = {
        "contacts": fill(_contacts(deals), company.leads, ru=False),
        "deals": fill(_deals(), company.deals, ru=False),
        "calls": fill(_calls(), calls(company), ru=False),
    }
    exports = [
        encode(
            f"hubspot-crm-exports-all-{name}-{END.isoformat()}.csv",
            text(rows, quoting=csv.QUOTE_ALL),
            "utf-8",
            len(rows) - 1,
        )
        for name, rows in made.items()
    ]
    return [*exports, plain(company.spend)]


def _when(moment: datetime | None) -> str:
    return f"{moment:%Y-%m-%d %H:%M}" if moment else ""


def _flag(value: object) -> str:
    return either(value, "true", "false")


def _number(value: object) -> str:
    return either(value, "1.0", "0.0")


def _float(kopecks: int) -> str:
    return str(kopecks / 100)


_SOCIAL: Final = frozenset({"vk", "facebook", "linkedin", "tiktok"})


def _traffic(origin: Origin) -> str:
    if origin.utm_source in _SOCIAL:
        return "Paid Social"
    if origin.source == "direct":
        return "Direct Traffic"
    return _TRAFFIC.get(origin.utm_medium, "Offline Sources")


def _drill_down(origin: Origin) -> str:
    return origin.campaign if origin.utm_source else "CRM_UI" * (origin.source != "direct")


def _tags() -> list[Column[Tagged]]:
    """Traffic source, and properties the company added itself."""
    return [
        Column("", "Original Traffic Source", lambda x: _traffic(x.origin)),
        Column("", "Original Traffic Source Drill-Down 1", lambda x: _drill_down(x.origin)),
        Column("", "Lead Source", lambda x: SOURCES[x.origin.source].hubspot),
        Column("", "UTM Source", lambda x: x.origin.utm_source),
        Column("", "UTM Medium", lambda x: x.origin.utm_medium),
        Column("", "UTM Campaign", lambda x: x.origin.campaign),
        Column("", "City", lambda x: x.custom.city),
        Column("", "Budget", lambda x: x.custom.budget),
        Column("", "Object Type", lambda x: x.custom.object_type),
    ]


def _contacts(deals: dict[int, list[Deal]]) -> list[Column[Lead]]:
    def of(lead: Lead) -> list[Deal]:
        return deals.get(lead.number, [])

    def became(lead: Lead, *, won: bool) -> datetime | None:
        moments = [
            (d.closed if won else d.created) for d in of(lead) if d.status == "won" or not won
        ]
        return min((moment for moment in moments if moment), default=None)

    def date(stage: str) -> str:
        return f'Date entered "{stage} (Lifecycle Stage Pipeline)"'

    return [
        Column("", "Record ID", lambda x: str(_CONTACT + x.number)),
        Column("", "First Name", lambda x: x.person.first),
        Column("", "Last Name", lambda x: x.person.last),
        Column("", "Email", lambda x: x.person.email),
        Column("", "Phone Number", lambda x: f" +7{x.person.phone}" if x.person.phone else ""),
        Column("", "Company Name", lambda x: x.person.company),
        Column("", "Contact owner", lambda x: x.owner.name),
        Column("", "HubSpot Team", lambda x: x.owner.team),
        Column("", "Lifecycle Stage", lambda x: _lifecycle(x, of(x))),
        Column("", "Lead Status", lambda x: LEAD_STAGES[x.stage].hubspot),
        Column("", "Create Date", lambda x: _when(x.created)),
        Column("", "Last Modified Date", lambda x: _when(x.modified)),
        *_tags(),
        Column("", "Disqualification Reason", lambda x: x.reason),
        Column("", "Newsletter", lambda x: _flag(x.subscribed)),
        Column("", "Repeat Lead", lambda x: _flag(x.repeat)),
        Column("", "Message", lambda x: x.comment),
        Column("", "Associated Deal IDs", lambda x: ";".join(str(_DEAL + d.number) for d in of(x))),
        Column("", "Recent Deal Amount", lambda x: _float(of(x)[-1].amount) if of(x) else " --"),
        Column("", date("Lead"), lambda x: _when(x.created)),
        Column("", date("Opportunity"), lambda x: _when(became(x, won=False))),
        Column("", date("Customer"), lambda x: _when(became(x, won=True))),
    ]


def _lifecycle(lead: Lead, deals: list[Deal]) -> str:
    if any(deal.status == "won" for deal in deals):
        return "Customer"
    if deals:
        return "Opportunity"
    return "Sales Qualified Lead" if lead.status == "converted" else "Lead"


def _deals() -> list[Column[Deal]]:
    return [
        Column("", "Record ID", lambda x: str(_DEAL + x.number)),
        Column("", "Deal Name", lambda x: x.title),
        Column("", "Pipeline", lambda x: PIPELINES[x.pipeline].name.hubspot),
        Column("", "Deal Stage", lambda x: PIPELINES[x.pipeline].stages[x.stage].hubspot),
        Column("", "Amount", lambda x: _float(x.amount)),
        Column("", "Currency", lambda _: CURRENCY),
        Column("", "Create Date", lambda x: _when(x.created)),
        Column("", "Close Date", lambda x: _when(x.closed) or f"{x.expected.isoformat()} 12:00"),
        Column("", "Last Modified Date", lambda x: _when(x.modified)),
        Column("", "Is Deal Closed?", lambda x: _flag(x.closed is not None)),
        Column("", "Is Closed Won", lambda x: _flag(x.status == "won")),
        Column("", "Is closed lost", lambda x: _flag(x.status == "lost")),
        Column("", "Is Closed (numeric)", lambda x: _number(x.closed is not None)),
        Column("", "Is Open (numeric)", lambda x: _number(x.closed is None)),
        Column("", "Deal owner", lambda x: x.owner.name),
        Column("", "HubSpot Team", lambda x: x.owner.team),
        Column("", "Deal Type", lambda x: f"{'existing' if x.kind == 'repeat' else 'new'}business"),
        Column("", "Closed Lost Reason", lambda x: x.reason),
        *_tags(),
        Column("", "Survey Needed", lambda x: _flag(x.survey_needed)),
        Column("", "Deal Description", lambda x: x.comment),
        Column("", "Associated Contact", _contact),
        Column("", "Associated Contact IDs", _contact_id),
        *_dates(MAIN),
        *_dates(SERVICE),
    ]


def _contact(deal: Deal) -> str:
    mail = f" ({deal.person.email})" if deal.person.email else ""
    return f"{deal.person.name}{mail}"


def _contact_id(deal: Deal) -> str:
    known = deal.lead is not None
    return str(_CONTACT + deal.lead if known and deal.lead else _STRAY + deal.person.number)


def _dates(pipeline: Pipeline) -> list[Column[Deal]]:
    """Date entered and Date exited of every stage of a pipeline, the latest entry."""
    columns: list[Column[Deal]] = []
    for key, word in pipeline.stages.items():
        label = f'"{word.hubspot} ({pipeline.name.hubspot})"'
        columns += [
            Column("", f"Date entered {label}", _visit(pipeline, key, 0)),
            Column("", f"Date exited {label}", _visit(pipeline, key, 1)),
        ]
    return columns


def _visit(pipeline: Pipeline, key: str, end: int) -> Callable[[Deal], str]:
    """When a deal last entered a stage (end 0) or left it (end 1)."""

    def cell(deal: Deal) -> str:
        places = [n for n, move in enumerate(deal.moves) if move.stage == key]
        if deal.pipeline != pipeline.key or not places or places[-1] + end >= len(deal.moves):
            return ""
        return _when(deal.moves[places[-1] + end].at)

    return cell


def _calls() -> list[Column[Call]]:
    """Calls about leads stand with the contact that the lead is, calls about deals with theirs."""
    return [
        Column("", "Record ID", lambda x: str(_CALL + x.number)),
        Column("", "Call title", lambda x: x.card.title),
        Column("", "Activity date", lambda x: _when(x.at)),
        Column("", "Activity assigned to", lambda x: x.card.owner.name),
        Column("", "Call direction", lambda _: "Outbound"),
        Column("", "Call status", lambda x: either(x.is_answered, "Completed", "No answer")),
        Column("", "Associated Contact IDs", _called),
        Column("", "Associated Deal IDs", lambda x: str(_DEAL + x.card.number) * x.is_deal),
    ]


def _called(call: Call) -> str:
    return "" if call.is_deal else str(_CONTACT + call.card.number)
