"""Dumps of Bitrix24's REST methods: codes for stages, sources and people, `LEAD_ID` on deals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .bitrix24_lists import category_list, status_list
from .calls import SECONDS, calls, plans
from .costs import direct, in_direct, plain
from .files import Column, either, encode, fill, money, text
from .hours import AS_OF
from .lists import CURRENCY, MANAGERS
from .words import spelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from .calls import Call, Plan
    from .files import File, One
    from .records import Company, Deal, Lead, Manager, Move, Tagged

LOSSES: Final = {
    "owners_are_ids": "people are numbers: ASSIGNED_BY_ID",
    "custom_fields_are_codes": "the company's own fields are named UF_CRM_ and a number",
    "no_lead_stage_history": "crm.stagehistory.list was asked for deals",
    "no_assignment": "when a lead was given to its owner is not exported",
    "touches_are_activities": "activities and telephony are of sales; visits are not in the CRM",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
    "no_team": "the owner's team is not exported",
}
_WORDS: Final = spelled("rest")
_CATEGORY: Final = _WORDS["pipelines"]
_SEMANTIC: Final = {
    "open": "P", "converted": "S", "won": "S", "disqualified": "F", "lost": "F",
}  # fmt: skip
_FINAL: Final = {"WON": "S", "LOSE": "F", "APOLOGY": "F"}


def _when(moment: datetime | None) -> str:
    return f"{moment.isoformat()}+03:00" if moment else ""


def _user(owner: Manager) -> str:
    return str(MANAGERS.index(owner) + 11)


class _Change(Struct, frozen=True):
    """A row of crm.stagehistory.list."""

    number: int
    deal: Deal
    move: Move

    @property
    def kind(self) -> str:
        """Created, moved on, or ended."""
        if self.move is self.deal.moves[0]:
            return "1"
        return "3" if self.move.stage in _FINAL else "2"


def files(company: Company) -> list[File]:
    """Leads, deals, contacts, stage history, lists of stages, activities, telephony; the costs."""
    made_calls = calls(company)
    letters = [lead for lead in company.leads if lead.person.email]
    planned = plans(company, len(made_calls) + 1)
    moves = [(deal, move) for deal in company.deals for move in deal.moves]
    changes = [_Change(number, deal, move) for number, (deal, move) in enumerate(moves, 1)]
    people = {card.person.number: card for card in company.cards}
    made = {
        "crm_lead_list": fill(_leads(), company.leads, ru=False),
        "crm_deal_list": fill(_deals(), company.deals, ru=False),
        "crm_stagehistory_list": fill(_changes(), changes, ru=False),
        "crm_status_list": status_list(),
        "crm_category_list": category_list(),
        "crm_contact_list": fill(_contacts(), [people[n] for n in sorted(people)], ru=False),
        "crm_activity_list": [
            *fill(_calls(), made_calls, ru=False),
            *fill(_plans(), planned, ru=False)[1:],
            *fill(_letters(len(made_calls) + len(planned)), letters, ru=False)[1:],
        ],
        "voximplant_statistic_get": fill(_telephony(), made_calls, ru=False),
    }
    rest = [day for day in company.spend if not in_direct(day)]
    dumps = [
        encode(f"{name}.csv", text(rows), "utf-8", len(rows) - 1) for name, rows in made.items()
    ]
    return [*dumps, direct(company, "utf-8-sig"), plain(rest)]


def _card() -> list[Column[Lead | Deal]]:
    return [
        Column("", "TITLE", lambda x: x.title),
        Column("", "SOURCE_ID", lambda x: _WORDS["sources"][x.source]),
        Column("", "CURRENCY_ID", lambda _: CURRENCY),
        Column("", "ASSIGNED_BY_ID", lambda x: _user(x.owner)),
        Column("", "DATE_CREATE", lambda x: _when(x.created)),
        Column("", "DATE_MODIFY", lambda x: _when(x.modified)),
        Column("", "MOVED_TIME", lambda x: _when(x.moves[-1].at)),
        Column("", "CONTACT_ID", lambda x: str(x.person.number)),
        Column("", "COMMENTS", lambda x: x.comment),
    ]


def _own() -> list[Column[Tagged]]:
    return [
        Column("", "UTM_SOURCE", lambda x: x.origin.utm_source),
        Column("", "UTM_MEDIUM", lambda x: x.origin.utm_medium),
        Column("", "UTM_CAMPAIGN", lambda x: x.origin.campaign),
        Column("", "UF_CRM_1719800001", lambda x: x.custom.city),
        Column("", "UF_CRM_1719800002", lambda x: x.custom.budget),
        Column("", "UF_CRM_1719800003", lambda x: x.custom.object_type),
    ]


def _leads() -> list[Column[Lead]]:
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "NAME", lambda x: x.person.first),
        Column("", "LAST_NAME", lambda x: x.person.last),
        Column("", "STATUS_ID", lambda x: _WORDS["leads"][x.stage]),
        Column("", "STATUS_SEMANTIC_ID", lambda x: _SEMANTIC[x.status]),
        Column("", "OPPORTUNITY", lambda _: "0.00"),
        *_card(),
        Column("", "DATE_CLOSED", lambda x: _when(x.closed)),
        Column("", "IS_RETURN_CUSTOMER", lambda x: either(x.repeat, "Y", "N")),
        *_own(),
        Column("", "UF_CRM_1719800004", lambda x: x.reason),
    ]


def _deals() -> list[Column[Deal]]:
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "CATEGORY_ID", lambda x: _CATEGORY[x.pipeline]),
        Column("", "STAGE_ID", lambda x: _WORDS[x.pipeline][x.stage]),
        Column("", "STAGE_SEMANTIC_ID", lambda x: _SEMANTIC[x.status]),
        Column("", "OPPORTUNITY", lambda x: money(x.amount)),
        *_card(),
        Column("", "CLOSEDATE", lambda x: f"{x.ends.isoformat()}T03:00:00+03:00"),
        Column("", "CLOSED", lambda x: either(x.closed, "Y", "N")),
        Column("", "LEAD_ID", lambda x: str(x.lead) if x.lead else ""),
        Column("", "IS_RETURN_CUSTOMER", lambda x: either(x.kind == "repeat", "Y", "N")),
        *_own(),
        Column("", "UF_CRM_1719800005", lambda x: x.reason),
    ]


def _changes() -> list[Column[_Change]]:
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "TYPE_ID", lambda x: x.kind),
        Column("", "OWNER_ID", lambda x: str(x.deal.number)),
        Column("", "CREATED_TIME", lambda x: _when(x.move.at)),
        Column("", "CATEGORY_ID", lambda x: _CATEGORY[x.deal.pipeline]),
        Column("", "STAGE_SEMANTIC_ID", lambda x: _FINAL.get(x.move.stage, "P")),
        Column("", "STAGE_ID", lambda x: _WORDS[x.deal.pipeline][x.move.stage]),
    ]


def _contacts() -> list[Column[Lead | Deal]]:
    return [
        Column("", "ID", lambda x: str(x.person.number)),
        Column("", "NAME", lambda x: x.person.first),
        Column("", "LAST_NAME", lambda x: x.person.last),
        Column("", "PHONE_WORK", lambda x: f"+7{x.person.phone}" if x.person.phone else ""),
        Column("", "EMAIL_WORK", lambda x: x.person.email),
        Column("", "ASSIGNED_BY_ID", lambda x: _user(x.owner)),
        Column("", "DATE_CREATE", lambda x: _when(x.created)),
    ]


def _calls() -> list[Column[Call]]:
    """Calls in the list of activities; telephony made an activity of each."""
    return _activity(
        number=lambda x: str(x.number),
        owner=lambda x: (str(x.card.number), "2" if x.is_deal else "1"),
        kind=("2", "VOXIMPLANT_CALL", "Звонок"),
        at=lambda x: x.at,
        state=("Y", "2", "2"),
        user=lambda x: _user(x.card.owner),
    )


def _plans() -> list[Column[Plan]]:
    return _activity(
        number=lambda x: str(x.number),
        owner=lambda x: (str(x.deal.number), "2"),
        kind=("2", "CRM_CALL", "Позвонить"),
        at=lambda x: x.due,
        state=("N", "1", "2"),
        user=lambda x: _user(x.deal.owner),
    )


def _letters(before: int) -> list[Column[Lead]]:
    """The reply a robot sends to everybody who left an e-mail; `before` activities stand above."""
    return _activity(
        number=lambda x: str(before + x.number),
        owner=lambda x: (str(x.number), "1"),
        kind=("4", "CRM_EMAIL", "Мы получили вашу заявку"),
        at=lambda x: x.created,
        state=("Y", "3", "2"),
        user=lambda x: _user(x.owner),
    )


def _activity(
    *,
    number: Callable[[One], str],
    owner: Callable[[One], tuple[str, str]],
    kind: tuple[str, str, str],
    at: Callable[[One], datetime],
    state: tuple[str, str, str],
    user: Callable[[One], str],
) -> list[Column[One]]:
    """A row of crm.activity.list; kind: type, provider, subject; state: completed, status, way."""
    type_, provider, subject = kind
    completed, status, direction = state
    return [
        Column("", "ID", number),
        Column("", "OWNER_ID", lambda x: owner(x)[0]),
        Column("", "OWNER_TYPE_ID", lambda x: owner(x)[1]),
        Column("", "TYPE_ID", lambda _: type_),
        Column("", "PROVIDER_ID", lambda _: provider),
        Column("", "SUBJECT", lambda _: subject),
        Column("", "CREATED", lambda x: _when(at(x) if completed == "Y" else AS_OF)),
        Column("", "START_TIME", lambda x: _when(at(x))),
        Column("", "END_TIME", lambda x: _when(at(x))),
        Column("", "DEADLINE", lambda x: _when(at(x))),
        Column("", "COMPLETED", lambda _: completed),
        Column("", "STATUS", lambda _: status),
        Column("", "RESPONSIBLE_ID", user),
        Column("", "PRIORITY", lambda _: "2"),
        Column("", "DIRECTION", lambda _: direction),
    ]


def _telephony() -> list[Column[Call]]:
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "CALL_ID", lambda x: f"externalCall.{x.number:06d}"),
        Column("", "CALL_TYPE", lambda _: "1"),
        Column("", "PORTAL_USER_ID", lambda x: _user(x.card.owner)),
        Column("", "PHONE_NUMBER", lambda x: f"7{x.card.person.phone}" * bool(x.card.person.phone)),
        Column("", "CALL_DURATION", lambda x: either(x.is_answered, str(SECONDS), "0")),
        Column("", "CALL_START_DATE", lambda x: _when(x.at)),
        Column("", "COST", lambda _: "0.0000"),
        Column("", "COST_CURRENCY", lambda _: "RUR"),
        Column("", "CALL_FAILED_CODE", lambda x: either(x.is_answered, "200", "304")),
        Column("", "CRM_ENTITY_TYPE", lambda x: "DEAL" if x.is_deal else "LEAD"),
        Column("", "CRM_ENTITY_ID", lambda x: str(x.card.number)),
        Column("", "CRM_ACTIVITY_ID", lambda x: str(x.number)),
    ]
