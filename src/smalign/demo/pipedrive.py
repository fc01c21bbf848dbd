"""Pipedrive's list export of deals and people, and the wording of its sample and import sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .calls import calls, plans
from .costs import plain
from .files import Column, encode, fill, iso, money, text
from .hours import END
from .lists import CURRENCY
from .words import spelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .calls import Call, Plan
    from .files import File, One
    from .records import Company, Deal, Lead, Person

LOSSES: Final = {
    "no_leads": "the list export holds deals; inquiries that never became one are not there",
    "no_stage_history": "only the last open stage, which is the stage at loss",
    "status_beside_stage": "won and lost are a status: a closed deal keeps its last open stage",
    "no_kind": "first and repeat sales are not told apart",
    "touches_are_activities": "activities are of sales; visits are not in the CRM",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
    "no_team": "the owner's team is not exported",
}
SHEET_LOSSES: Final = {
    **{loss: said for loss, said in LOSSES.items() if loss != "touches_are_activities"},
    "no_touchpoints": "only the deal's own UTM tags",
    "contacts_are_names": "a deal carries its contact's name and no id",
    "no_modified_time": "the sheets have no time of update",
}


def files(company: Company, *, sheet: bool) -> list[File]:
    """deals-…, people-… and activities-… of the list export, or deals-sheet.csv; spend.csv."""
    cards = fill(_sheet() if sheet else _deals(), company.deals, ru=False)
    people = fill(_people(), company.people, ru=False)
    day = END.isoformat()
    exports = {f"deals-{'sheet' if sheet else day}.csv": cards}
    if not sheet:
        done = [call for call in calls(company) if call.is_deal]
        planned = plans(company, len(done) + 1)
        exports[f"people-{day}.csv"] = people
        exports[f"activities-{day}.csv"] = [
            *fill(_done(), done, ru=False),
            *fill(_planned(), planned, ru=False)[1:],
        ]
    return [
        *(encode(name, text(rows), "utf-8", len(rows) - 1) for name, rows in exports.items()),
        plain(company.spend),
    ]


_WORDS: Final = spelled("pipedrive")


def _stage(deal: Deal) -> str:
    """The stage it stands in, or stood in when it was won or lost."""
    stages = [move.stage for move in deal.moves if move.stage not in {"WON", "LOSE", "APOLOGY"}]
    return _WORDS[deal.pipeline][stages[-1]]


def _own() -> list[Column[Deal]]:
    """Fields the company added itself."""
    return [
        Column("", "Deal - utm_source", lambda x: x.origin.utm_source),
        Column("", "Deal - utm_medium", lambda x: x.origin.utm_medium),
        Column("", "Deal - utm_campaign", lambda x: x.origin.campaign),
        Column("", "Deal - City", lambda x: x.custom.city),
        Column("", "Deal - Budget", lambda x: x.custom.budget),
        Column("", "Deal - Object type", lambda x: x.custom.object_type),
    ]


def _deals() -> list[Column[Deal]]:
    return [
        Column("", "Deal - ID", lambda x: str(x.number)),
        Column("", "Deal - Title", lambda x: x.title),
        Column("", "Deal - Owner", lambda x: x.owner.name),
        Column("", "Deal - Value", lambda x: money(x.amount)),
        Column("", "Deal - Currency of Value", lambda _: CURRENCY),
        Column("", "Deal - Pipeline", lambda x: _WORDS["pipelines"][x.pipeline]),
        Column("", "Deal - Contact person", lambda x: x.person.name),
        Column("", "Deal - Contact person ID", lambda x: str(x.person.number)),
        Column("", "Deal - Stage", _stage),
        Column("", "Deal - Status", lambda x: x.status.capitalize()),
        Column("", "Deal - Deal created", lambda x: iso(x.created)),
        Column("", "Deal - Update time", lambda x: iso(x.modified)),
        Column("", "Deal - Last stage change", lambda x: iso(x.moves[-1].at)),
        Column("", "Deal - Won time", lambda x: iso(x.closed) if x.status == "won" else ""),
        Column("", "Deal - Lost time", lambda x: iso(x.closed) if x.status == "lost" else ""),
        Column("", "Deal - Deal closed on", lambda x: iso(x.closed)),
        Column("", "Deal - Lost reason", lambda x: x.reason),
        Column("", "Deal - Expected close date", lambda x: x.expected.isoformat()),
        Column("", "Deal - Source channel", lambda x: _WORDS["sources"][x.source]),
        *_own(),
    ]


def _sheet() -> list[Column[Deal]]:
    return [
        Column("", "Deal - Pipedrive System ID", lambda x: str(x.number)),
        Column("", "Deal - Title*", lambda x: x.title),
        Column("", "Deal - Owner", lambda x: x.owner.name),
        Column("", "Deal - Value", lambda x: money(x.amount)),
        Column("", "Deal - Currency of value", lambda _: CURRENCY),
        Column("", "Deal - Stage (pipeline)", _stage),
        Column("", "Deal - Pipeline", lambda x: _WORDS["pipelines"][x.pipeline]),
        Column("", "Deal - Status", lambda x: x.status.capitalize()),
        Column("", "Deal - Creation date", lambda x: iso(x.created)),
        Column("", "Deal - Closed on", lambda x: iso(x.closed)),
        Column("", "Deal - Expected close date", lambda x: x.expected.isoformat()),
        Column("", "Deal - Lost reason", lambda x: x.reason),
        Column("", "Deal – Lead Source", lambda x: _WORDS["sources"][x.source]),
        Column("", "Contact person", lambda x: x.person.name),
        *_own(),
    ]


def _people() -> list[Column[Person]]:
    return [
        Column("", "Person - Name", lambda x: x.name),
        Column("", "Person - ID", lambda x: str(x.number)),
        Column("", "Person - Email - Work", lambda x: x.email),
        Column("", "Person - Phone - Work", lambda x: f"+7{x.phone}" if x.phone else ""),
    ]


def _done() -> list[Column[Call]]:
    return _activity(lambda x: str(x.number), lambda x: x.card, lambda x: x.at, done=True)


def _planned() -> list[Column[Plan]]:
    return _activity(lambda x: str(x.number), lambda x: x.deal, lambda x: x.due, done=False)


def _activity(
    number: Callable[[One], str],
    card: Callable[[One], Lead | Deal],
    at: Callable[[One], datetime],
    *,
    done: bool,
) -> list[Column[One]]:
    """A call about a deal, made or planned."""
    return [
        Column("", "Activity - ID", number),
        Column("", "Activity - Subject", lambda x: card(x).title),
        Column("", "Activity - Type", lambda _: "Call"),
        Column("", "Activity - Due date", lambda x: at(x).date().isoformat()),
        Column("", "Activity - Done", lambda _: "Done" if done else "Undone"),
        Column("", "Activity - Marked as done time", lambda x: iso(at(x)) if done else ""),
        Column("", "Activity - Assigned to user", lambda x: card(x).owner.name),
        Column("", "Deal - ID", lambda x: str(card(x).number)),
        Column("", "Person - ID", lambda x: str(card(x).person.number)),
    ]
