"""Bitrix24's list exports (Russian or English), as the portal writes or Excel re-saves them.

The portal: `;`, every cell quoted, every line (the header too) ends with `;`, UTF-8 with BOM,
a deal with N products on N rows whose amounts sum to the deal. Excel: cp1251 without BOM, CRLF
rows, quotes only where needed, seconds gone, hours not padded, phones such as `7,90000E+10`.
Multi-field headers of the English interface are written as the interface shows them.
"""

from __future__ import annotations

import csv
from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .files import Column, either, encode, fill, money, text
from .words import LEAD_STAGES, PIPELINES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .bitrix24_style import Style
    from .files import File, Row
    from .records import Company, Custom, Deal, Item, Lead, Manager, Origin, Person, Tagged

LOSSES: Final = {
    "no_lead_id_on_deals": "deals carry only the contact's name; contacts.csv joins it to the "
    "phone or e-mail of the lead",
    "no_contact_id_on_leads": "leads carry name, phone and e-mail, but no contact",
    "contacts_of_deals_only": "only people with a deal, or converted leads, are contacts",
    "close_date_without_time": "a deal's date is the day of closing; while open, expected",
    "no_lead_close_date": "when a lead was closed is not exported",
    "no_stage_history": "only the current stage; the stage before a loss is not known",
    "no_first_attempt": "neither the assignment nor the first call is exported",
    "no_touchpoints": "only the lead's own UTM tags",
    "no_payments": "payments are not exported",
    "no_tasks": "tasks are not exported",
    "no_team": "the owner's team is not exported",
}
RESAVED_LOSSES: Final = LOSSES | {
    "phones_damaged": "Excel wrote whole numbers as 7,90000E+10: only phones with spaces or "
    "brackets survive, so that part of the contacts no longer joins the leads",
    "seconds_gone": "moments are to the minute",
}


SIMPLE_LOSSES: Final = {
    key: said for key, said in LOSSES.items() if key != "no_contact_id_on_leads"
} | {
    "no_leads": "the simple mode has deals only: inquiries that never became one are not there",
}


def files(company: Company, style: Style, *, as_page: bool = False) -> list[File]:
    """leads, deals, contacts: CSV, or as the portal's Excel button writes them (.xls, a page)."""
    encoding = "cp1251" if style.resaved else "utf-8-sig"
    made = {
        "leads.csv": fill(_leads(style), company.leads, ru=not style.english),
        "deals.csv": fill(_deals(style), _lines(company.deals), ru=not style.english),
        "contacts.csv": fill(_contacts(style), _clients(company), ru=not style.english),
    }
    if as_page:
        return [
            encode(name.replace(".csv", ".xls"), _page(rows), encoding, len(rows) - 1)
            for name, rows in made.items()
        ]
    return [
        encode(name, _text(rows, style), encoding, len(rows) - 1) for name, rows in made.items()
    ]


def _page(rows: Sequence[Row]) -> str:
    """The page that the portal names .xls."""
    header, *cards = rows
    lines = [
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in cards
    ]
    return (
        '<meta http-equiv="Content-type" content="text/html;charset=UTF-8" />\n'
        '<table border="1">\n<thead><tr>'
        + "".join(f"<th>{escape(cell)}</th>" for cell in header)
        + "</tr></thead>\n<tbody>\n"
        + "\n".join(lines)
        + "\n</tbody>\n</table>\n"
    )


def _text(rows: Sequence[Row], style: Style) -> str:
    if style.resaved:
        return text(rows, delimiter=";", end="\r\n")
    return text(rows, delimiter=";", quoting=csv.QUOTE_ALL, end=";\n")


def _leads(style: Style) -> list[Column[Lead]]:
    return [
        Column("ID", "ID", lambda x: str(x.number)),
        Column("Название лида", "Lead Name", lambda x: x.title),
        Column("Статус", "Status", lambda x: style.word(LEAD_STAGES[x.stage])),
        Column("Источник", "Source", lambda x: style.word(SOURCES[x.source])),
        Column("Дата создания", "Created", lambda x: style.when(x.created)),
        Column("Дата изменения", "Modified", lambda x: style.when(x.modified)),
        Column("Ответственный", "Responsible", lambda x: x.owner.name),
        Column("Имя", "First Name", lambda x: x.person.first),
        Column("Фамилия", "Last Name", lambda x: x.person.last),
        Column("Название компании", "Company Name", lambda x: x.person.company),
        Column("Рабочий телефон", "Work Phone", lambda x: _phone(x, style, mobile=False)),
        Column("Мобильный телефон", "Mobile", lambda x: _phone(x, style, mobile=True)),
        Column("Рабочий e-mail", "Work E-mail", lambda x: x.person.email),
        Column("Комментарий", "Comment", lambda x: x.comment),
        Column("Создан CRM-формой", "Created by CRM form", lambda x: "6" * (x.source == "form")),
        Column("Повторный лид", "Repeat lead", lambda x: either(x.repeat, "Y", "N")),
        Column("Клиент", "Contact", lambda _: ""),
        *_utm(),
        *_custom(),
        Column("Подписан на рассылку", "Newsletter", lambda x: style.flag(x.subscribed)),
        Column("Причина отказа лида (список)", "Lead loss reason", lambda x: x.reason),
    ]


def _phone(lead: Lead, style: Style, *, mobile: bool) -> str:
    """Every third lead has its phone in the second column."""
    if mobile != (lead.number % 3 == 0):
        return ""
    return style.phone(lead.person.phone, lead.number % 4)


def _utm() -> list[Column[Tagged]]:
    return [
        Column("UTM Source", "UTM Source", lambda x: x.origin.utm_source),
        Column("UTM Medium", "UTM Medium", lambda x: x.origin.utm_medium),
        Column("UTM Campaign", "UTM Campaign", lambda x: x.origin.campaign),
        Column("UTM Content", "UTM Content", lambda _: ""),
        Column("UTM Term", "UTM Term", lambda _: ""),
    ]


def _custom() -> list[Column[Tagged]]:
    return [
        Column("Город", "City", lambda x: x.custom.city),
        Column("Бюджет", "Budget", lambda x: x.custom.budget),
        Column("Тип объекта", "Object type", lambda x: x.custom.object_type),
    ]


class _Line(Struct, frozen=True):
    """One row of the deal export: a deal, or one of its products."""

    deal: Deal
    item: Item | None

    @property
    def origin(self) -> Origin:
        """Where the deal came from."""
        return self.deal.origin

    @property
    def custom(self) -> Custom:
        """The deal's own fields."""
        return self.deal.custom


def _lines(deals: Sequence[Deal]) -> list[_Line]:
    return [_Line(deal, item) for deal in deals for item in (deal.items or (None,))]


def _deals(style: Style) -> list[Column[_Line]]:
    ruble = "Russian Ruble" if style.english else "Российский рубль"
    listed = str.capitalize  # a custom list field: Да, Нет
    return [
        Column("ID", "ID", lambda x: str(x.deal.number)),
        Column("Название сделки", "Deal Name", lambda x: x.deal.title),
        Column("Тип", "Type", lambda _: "Sale" if style.english else "Продажа"),
        Column("Воронка", "Pipeline", lambda x: style.word(PIPELINES[x.deal.pipeline].name)),
        Column("Стадия сделки", "Stage", lambda x: _stage(x.deal, style)),
        Column("Контакт", "Contact", lambda x: x.deal.person.name),
        Column("Компания", "Company", lambda x: x.deal.person.company),
        Column("Товар", "Product", lambda x: x.item.name if x.item else ""),
        Column("Цена", "Price", lambda x: money(x.item.price) if x.item else ""),
        Column("Количество", "Quantity", lambda x: str(x.item.quantity) if x.item else ""),
        Column("Сумма", "Income", lambda x: money((x.item or x.deal).amount)),
        Column("Валюта", "Currency", lambda _: ruble),
        Column("Ответственный", "Responsible", lambda x: x.deal.owner.name),
        Column("Сделка закрыта", "Closed", lambda x: style.flag(x.deal.closed is not None)),
        Column(
            "Повторная сделка", "Repeat deal", lambda x: either(x.deal.kind == "repeat", "Y", "N")
        ),
        Column("Дата создания", "Created", lambda x: style.when(x.deal.created)),
        Column("Дата изменения", "Modified", lambda x: style.when(x.deal.modified)),
        Column(
            "Предполагаемая дата закрытия",
            "Assumed close date",
            lambda x: style.day(x.deal.ends),
        ),
        Column("Источник", "Source", lambda x: style.word(SOURCES[x.deal.source])),
        Column("Комментарий", "Comment", lambda x: x.deal.comment),
        *_utm(),
        *_custom(),
        Column("Нужен замер", "Survey needed", lambda x: listed(style.flag(x.deal.survey_needed))),
        Column("Причина отказа сделки (список)", "Deal loss reason", lambda x: x.deal.reason),
    ]


def _stage(deal: Deal, style: Style) -> str:
    return style.word(PIPELINES[deal.pipeline].stages[deal.stage])


class _Client(Struct, frozen=True):
    """A contact: made by the first converted lead or deal of a person."""

    person: Person
    owner: Manager
    source: str
    created: datetime


def _clients(company: Company) -> list[_Client]:
    met: dict[int, _Client] = {}
    for lead in company.leads:
        if lead.status == "converted":
            at = lead.moves[-1].at
            met[lead.person.number] = _Client(lead.person, lead.owner, lead.source, at)
    for deal in company.deals:
        client = _Client(deal.person, deal.owner, deal.source, deal.created)
        met.setdefault(deal.person.number, client)
    return [met[number] for number in sorted(met)]


def _contacts(style: Style) -> list[Column[_Client]]:
    return [
        Column("ID", "ID", lambda x: str(x.person.number)),
        Column("Имя", "First Name", lambda x: x.person.first),
        Column("Фамилия", "Last Name", lambda x: x.person.last),
        Column("Отчество", "Middle Name", lambda _: ""),
        Column(
            "Рабочий телефон",
            "Work Phone",
            lambda x: style.phone(x.person.phone, x.person.number // 2 % 4),
        ),
        Column("Рабочий e-mail", "Work E-mail", lambda x: x.person.email),
        Column("Компания", "Company", lambda x: x.person.company),
        Column("Источник", "Source", lambda x: style.word(SOURCES[x.source])),
        Column("Ответственный", "Responsible", lambda x: x.owner.name),
        Column("Дата создания", "Created", lambda x: style.when(x.created)),
    ]
