"""Tables of Bitrix24's BI connector: `[id] name` beside ids, history of both cards, activities.

The connector keeps the company's own fields in tables of their own. In its histories START_DATE and
END_DATE are the deal's start and expected end; DATE_CREATE is the moment of the move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .costs import direct, in_direct, plain
from .files import Column, either, encode, fill, iso, money, text
from .lists import CURRENCY, MANAGERS
from .words import LEAD_STAGES, PIPELINES, SOURCES, spelled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .files import File, Row
    from .records import Company, Deal, Lead, Manager, Move, Tagged, Touch

LOSSES: Final = {
    "own_fields_in_tables": "the company's own fields, loss reasons among them, stand in "
    "crm_lead_uf and crm_deal_uf: a [lookups] section joins them",
    "touches_are_activities": "crm_activity has calls and letters; visits are not in the CRM",
    "no_first_attempt": "neither the assignment nor the first call is exported",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
}
_CODES: Final = spelled("rest")
_ENDS: Final = {"CONVERTED": "S", "WON": "S", "JUNK": "F", "LOSE": "F", "APOLOGY": "F"}
_ACTIVITIES: Final = {"call": ("2", "Звонок", "1"), "email": ("4", "E-mail", "2")}
"""Kind of touch → TYPE_ID, TYPE_NAME, DIRECTION_ID."""


class _Change(Struct, frozen=True):
    """A row of a history; stage: code and name; end: the day the card is expected to end."""

    number: int
    card: Lead | Deal
    move: Move
    stage: tuple[str, str]
    end: str

    @property
    def kind(self) -> str:
        """Created, moved on, or ended."""
        if self.move is self.card.moves[0]:
            return "1"
        return "3" if self.move.stage in _ENDS else "2"


def files(company: Company) -> list[File]:
    """crm_lead, crm_deal, their histories, their own fields, crm_activity (.csv), the costs."""
    owners = {lead.number: lead.owner for lead in company.leads}
    acts = [touch for touch in company.touches if touch.kind in _ACTIVITIES]
    made: dict[str, list[Row]] = {
        "crm_lead": fill(_leads(), company.leads, ru=False),
        "crm_lead_status_history": fill(_lead_moves(), _lead_changes(company.leads), ru=False),
        "crm_lead_uf": fill(_own("LEAD_ID"), company.leads, ru=False),
        "crm_deal": fill(_deals(), company.deals, ru=False),
        "crm_deal_stage_history": fill(_deal_moves(), _deal_changes(company.deals), ru=False),
        "crm_deal_uf": fill(_own("DEAL_ID"), company.deals, ru=False),
        "crm_activity": fill(_activities(owners), acts, ru=False),
    }
    tables = [
        encode(f"{name}.csv", text(rows), "utf-8", len(rows) - 1) for name, rows in made.items()
    ]
    rest = [day for day in company.spend if not in_direct(day)]
    return [*tables, direct(company, "utf-8-sig"), plain(rest, ru=True, encoding="utf-8-sig")]


def _lead_changes(leads: Sequence[Lead]) -> list[_Change]:
    moves = [(lead, move) for lead in leads for move in lead.moves]
    return [
        _Change(number, lead, move, (move.stage, LEAD_STAGES[move.stage].ru), "9999-12-31")
        for number, (lead, move) in enumerate(moves, 1)
    ]


def _deal_changes(deals: Sequence[Deal]) -> list[_Change]:
    moves = [(deal, move) for deal in deals for move in deal.moves]
    return [
        _Change(number, deal, move, _stage(deal, move.stage), deal.ends.isoformat())
        for number, (deal, move) in enumerate(moves, 1)
    ]


def _user(owner: Manager) -> str:
    return str(MANAGERS.index(owner) + 11)


def _stage(deal: Deal, stage: str) -> tuple[str, str]:
    """Code and name."""
    return _CODES[deal.pipeline][stage], PIPELINES[deal.pipeline].stages[stage].ru


def _both(code: str, name: str) -> str:
    return f"[{code}] {name}"


def _card() -> list[Column[Lead | Deal]]:
    return [
        Column("", "TITLE", lambda x: x.title),
        Column("", "DATE_CREATE", lambda x: iso(x.created)),
        Column("", "DATE_MODIFY", lambda x: iso(x.modified)),
        Column("", "ASSIGNED_BY_ID", lambda x: _user(x.owner)),
        Column("", "ASSIGNED_BY_NAME", lambda x: x.owner.name),
        Column("", "ASSIGNED_BY", lambda x: _both(_user(x.owner), x.owner.name)),
        Column("", "ASSIGNED_BY_DEPARTMENT", lambda x: x.owner.team),
        Column("", "CONTACT_ID", lambda x: str(x.person.number)),
        Column("", "CONTACT", lambda x: _both(str(x.person.number), x.person.name)),
        Column("", "SOURCE_ID", lambda x: _CODES["sources"][x.source]),
        Column("", "SOURCE", lambda x: _both(_CODES["sources"][x.source], SOURCES[x.source].ru)),
        Column("", "CURRENCY_ID", lambda _: CURRENCY),
        Column("", "COMMENTS", lambda x: x.comment),
        Column("", "UTM_SOURCE", lambda x: x.origin.utm_source),
        Column("", "UTM_MEDIUM", lambda x: x.origin.utm_medium),
        Column("", "UTM_CAMPAIGN", lambda x: x.origin.campaign),
    ]


def _leads() -> list[Column[Lead]]:
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "STATUS_ID", lambda x: x.stage),
        Column("", "STATUS_NAME", lambda x: LEAD_STAGES[x.stage].ru),
        Column("", "STATUS", lambda x: _both(x.stage, LEAD_STAGES[x.stage].ru)),
        Column("", "STATUS_SEMANTIC_ID", lambda x: _ENDS.get(x.stage, "P")),
        Column("", "DATE_CLOSED", lambda x: iso(x.closed)),
        Column("", "OPPORTUNITY", lambda _: "0.00"),
        *_card(),
        Column("", "FULL_NAME", lambda x: x.person.name),
        Column("", "PHONE", lambda x: f"[WORK] +7{x.person.phone}" if x.person.phone else ""),
        Column("", "EMAIL", lambda x: f"[WORK] {x.person.email}" if x.person.email else ""),
    ]


def _deals() -> list[Column[Deal]]:
    def category(deal: Deal) -> str:
        return _CODES["pipelines"][deal.pipeline]

    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "LEAD_ID", lambda x: str(x.lead) if x.lead else ""),
        Column("", "CATEGORY_ID", category),
        Column("", "CATEGORY_NAME", lambda x: PIPELINES[x.pipeline].name.ru),
        Column("", "CATEGORY", lambda x: _both(category(x), PIPELINES[x.pipeline].name.ru)),
        Column("", "STAGE_ID", lambda x: _stage(x, x.stage)[0]),
        Column("", "STAGE_NAME", lambda x: _stage(x, x.stage)[1]),
        Column("", "STAGE", lambda x: _both(*_stage(x, x.stage))),
        Column("", "STAGE_SEMANTIC_ID", lambda x: _ENDS.get(x.stage, "P")),
        Column("", "IS_RETURN_CUSTOMER", lambda x: either(x.kind == "repeat", "Y", "N")),
        Column("", "CLOSED", lambda x: either(x.closed, "Y", "N")),
        Column("", "OPPORTUNITY", lambda x: money(x.amount)),
        *_card(),
        Column("", "BEGINDATE", lambda x: iso(x.created)[:10]),
        Column("", "CLOSEDATE", lambda x: x.ends.isoformat()),
        Column("", "MOVED_TIME", lambda x: iso(x.moves[-1].at)),
    ]


def _own(key: str) -> list[Column[Lead | Deal]]:
    return [
        Column("", key, lambda x: str(x.number)),
        *_fields(),
        Column("", "UF_CRM_1719800004", lambda x: x.reason),
    ]


def _fields() -> list[Column[Tagged]]:
    return [
        Column("", "UF_CRM_1719800001", lambda x: x.custom.city),
        Column("", "UF_CRM_1719800002", lambda x: x.custom.budget),
        Column("", "UF_CRM_1719800003", lambda x: x.custom.object_type),
    ]


def _history(key: str) -> list[Column[_Change]]:
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "TYPE_ID", lambda x: x.kind),
        Column("", key, lambda x: str(x.card.number)),
        Column("", "DATE_CREATE", lambda x: iso(x.move.at)),
        Column("", "START_DATE", lambda x: iso(x.card.created)[:10]),
        Column("", "END_DATE", lambda x: x.end),
        Column("", "ASSIGNED_BY_ID", lambda x: _user(x.card.owner)),
        Column("", "ASSIGNED_BY_NAME", lambda x: x.card.owner.name),
    ]


def _lead_moves() -> list[Column[_Change]]:
    return [
        *_history("LEAD_ID"),
        Column("", "STATUS_SEMANTIC_ID", lambda x: _ENDS.get(x.move.stage, "P")),
        Column("", "STATUS_ID", lambda x: x.stage[0]),
        Column("", "STATUS_NAME", lambda x: x.stage[1]),
    ]


def _deal_moves() -> list[Column[_Change]]:
    return [
        *_history("DEAL_ID"),
        Column("", "STAGE_SEMANTIC_ID", lambda x: _ENDS.get(x.move.stage, "P")),
        Column("", "STAGE_ID", lambda x: x.stage[0]),
        Column("", "STAGE_NAME", lambda x: x.stage[1]),
        Column("", "STAGE", lambda x: _both(*x.stage)),
    ]


def _activities(owners: dict[int, Manager]) -> list[Column[Touch]]:
    """Who answers for the lead made the call or is the letter's sender."""
    return [
        Column("", "ID", lambda x: str(x.number)),
        Column("", "TYPE_ID", lambda x: _ACTIVITIES[x.kind][0]),
        Column("", "TYPE_NAME", lambda x: _ACTIVITIES[x.kind][1]),
        Column("", "OWNER_ID", lambda x: str(x.lead)),
        Column("", "OWNER_TYPE_ID", lambda _: "1"),
        Column("", "OWNER_TYPE_NAME", lambda _: "Лид"),
        Column("", "COMPLETED", lambda _: "Y"),
        Column("", "STATUS_ID", lambda _: "2"),
        Column("", "RESPONSIBLE_ID", lambda x: _user(owners[x.lead])),
        Column("", "RESPONSIBLE_NAME", lambda x: owners[x.lead].name),
        Column("", "DIRECTION_ID", lambda x: _ACTIVITIES[x.kind][2]),
        Column("", "DATE_CREATE", lambda x: iso(x.at)),
        Column("", "START_TIME", lambda x: iso(x.at)),
        Column("", "END_TIME", lambda x: iso(x.at)),
    ]
