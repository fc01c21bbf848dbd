"""amoCRM's deal export, Russian, and Kommo's, English: deals are the only table.

No file shows Kommo's English headers: those here are the likely ones of its own words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .calls import next_call
from .costs import direct, in_direct, plain
from .files import Column, dotted, encode, fill, text
from .words import spelled

if TYPE_CHECKING:
    from .files import File
    from .records import Company, Deal

LOSSES: Final = {
    "no_leads": "what amoCRM calls a lead is a deal: inquiries that never became one are not there",
    "no_stage_history": "only the current stage; the stage before a loss is not known",
    "one_lost_stage": "every pipeline ends in one won and one lost stage",
    "no_currency": "no column names it: the account has one",
    "no_kind": "first and repeat sales are not told apart",
    "contacts_are_names": "a deal carries its contact's name, phone and e-mail, and no id",
    "no_touchpoints": "only the deal's own UTM tags",
    "no_payments": "payments are not exported",
    "no_tasks": "of tasks the next one of each deal alone",
    "no_team": "the owner's team is not exported",
}
KOMMO_LOSSES: Final = LOSSES | {
    "headers_are_likely": "no file shows the English headers; these are likely ones",
}


def files(company: Company, *, ru: bool) -> list[File]:
    """amocrm_export_leads.csv or kommo_export_leads.csv, and the costs."""
    name = "amocrm" if ru else "kommo"
    rows = fill(_deals(spelled(name)), company.deals, ru=ru)
    rest = [day for day in company.spend if not in_direct(day)]
    return [
        encode(f"{name}_export_leads.csv", text(rows), "utf-8", len(rows) - 1),
        direct(company, "utf-8-sig"),
        plain(rest, ru=ru),
    ]


def _deals(words: dict[str, dict[str, str]]) -> list[Column[Deal]]:
    """The contact's fields follow the deal's, some under a name the deal's have too."""
    return [
        Column("ID", "ID", lambda x: str(x.number)),
        Column("Название сделки", "Lead title", lambda x: x.title),
        Column("Бюджет", "Sale", _price),
        Column("Ответственный", "Responsible user", lambda x: x.owner.name),
        Column("Дата создания сделки", "Created at", lambda x: dotted(x.created)),
        Column("Кем создана сделка", "Created by", lambda x: x.owner.name),
        Column("Дата редактирования", "Updated at", lambda x: dotted(x.modified)),
        Column("Кем редактирована", "Updated by", lambda x: x.owner.name),
        Column("Дата закрытия", "Closed at", lambda x: dotted(x.closed)),
        Column("Ближайшая задача", "Closest task", lambda x: dotted(next_call(x))),
        Column("Теги", "Lead tags", lambda _: ""),
        Column("Примечание", "Note", lambda x: x.comment),
        Column("Этап сделки", "Lead status", lambda x: words[x.pipeline][x.stage]),
        Column("Воронка", "Pipeline", lambda x: words["pipelines"][x.pipeline]),
        Column("Полное имя контакта", "Contact person", lambda x: x.person.name),
        Column("Компания", "Company", lambda x: x.person.company),
        Column("Рабочий телефон", "Work phone", _phone),
        Column("Рабочий email", "Work email", lambda x: x.person.email),
        Column("Город", "City", lambda x: x.custom.city),
        Column("Источник", "Source", lambda x: words["sources"][x.source]),
        Column("Тип объекта", "Object type", lambda x: x.custom.object_type),
        Column("Бюджет клиента", "Budget", lambda x: x.custom.budget),
        Column("Причина отказа", "Loss reason", lambda x: x.reason),
        Column("utm_source", "utm_source", lambda x: x.origin.utm_source),
        Column("utm_medium", "utm_medium", lambda x: x.origin.utm_medium),
        Column("utm_campaign", "utm_campaign", lambda x: x.origin.campaign),
        Column("roistat", "roistat", lambda _: ""),
        Column("roistat", "roistat", lambda _: ""),
        Column("Источник", "Source", lambda _: ""),
    ]


def _price(deal: Deal) -> str:
    """A whole number where it is one."""
    roubles, kopecks = divmod(deal.amount, 100)
    return f"{roubles}.{kopecks:02d}" if kopecks else str(roubles)


def _phone(deal: Deal) -> str:
    return f"+7{deal.person.phone}" if deal.person.phone else ""
