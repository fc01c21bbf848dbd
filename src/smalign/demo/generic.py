"""Plain tables with plain headers, English or Russian: everything the company knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .costs import plain
from .files import Column, either, encode, fill, money, text
from .generic_log import owners, stays, touches
from .lists import CURRENCY
from .words import CREATED_HOW, LEAD_STAGES, PIPELINES, SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from .files import File, Row
    from .records import Company, Deal, Lead, Payment, Person, Task
    from .words import Word

LOSSES: Final = {
    "no_companies": "companies are names on contacts, not a table of their own",
    "no_lead_stage_history": "stage_log.csv holds deals; leads have their moments in columns",
}
_STATUSES: Final = {
    "open": "открыт",
    "converted": "конвертирован",
    "disqualified": "дисквалифицирован",
    "won": "выигран",
    "lost": "проигран",
}


class Style(Struct, frozen=True):
    """How cells are spelled in Russian or in English."""

    ru: bool = False

    def word(self, word: Word) -> str:
        """The word in the language of the headers."""
        return word.ru if self.ru else word.en

    def when(self, moment: datetime | None) -> str:
        """`2025-07-01 09:05`, in Russian `01.07.2025 09:05`."""
        if moment is None:
            return ""
        return f"{moment:%d.%m.%Y %H:%M}" if self.ru else moment.isoformat(" ", "minutes")

    def money(self, kopecks: int) -> str:
        """`1234.56`, in Russian `1234,56`."""
        return money(kopecks, "," if self.ru else ".")

    def flag(self, value: object) -> str:
        """Yes or no."""
        return either(value, "да", "нет") if self.ru else either(value, "yes", "no")

    def status(self, status: str) -> str:
        """The outcome of a card."""
        return _STATUSES[status] if self.ru else status


def files(company: Company, style: Style, encoding: str) -> list[File]:
    """leads, deals, contacts, touchpoints, stage_log, owner_log, payments, tasks, spend (.csv)."""
    ru = style.ru
    history: dict[str, list[Row]] = {}
    if company.is_logged:
        history = {"stage_log": stays(company, style), "owner_log": owners(company, style)}
    made: dict[str, list[Row]] = {
        "leads": fill(_leads(style), company.leads, ru=ru),
        "deals": fill(_deals(style), company.deals, ru=ru),
        "contacts": fill(_contacts(), company.people, ru=ru),
        "touchpoints": touches(company, style),
        **history,
        "payments": fill(_payments(style), company.payments, ru=ru),
        "tasks": fill(_tasks(style), company.tasks, ru=ru),
    }
    tables = [_file(name, rows, style, encoding) for name, rows in made.items()]
    return [*tables, plain(company.spend, ru=ru, encoding=encoding)]


def _file(name: str, rows: Sequence[Row], style: Style, encoding: str) -> File:
    content = text(rows, delimiter=";" if style.ru else ",")
    return encode(f"{name}.csv", content, encoding, len(rows) - 1)


def _card(style: Style) -> list[Column[Lead | Deal]]:
    """What leads and deals both carry, in the middle of their rows."""
    return [
        Column("Источник", "Source", lambda x: style.word(SOURCES[x.source])),
        Column("UTM Source", "UTM source", lambda x: x.origin.utm_source),
        Column("UTM Medium", "UTM medium", lambda x: x.origin.utm_medium),
        Column("UTM Campaign", "UTM campaign", lambda x: x.origin.campaign),
        Column("Ответственный", "Owner", lambda x: x.owner.name),
        Column("Отдел", "Team", lambda x: x.owner.team),
        Column("Причина отказа", "Loss reason", lambda x: x.reason),
        Column("Город", "City", lambda x: x.custom.city),
        Column("Бюджет", "Budget", lambda x: x.custom.budget),
        Column("Тип объекта", "Object type", lambda x: x.custom.object_type),
        Column("Комментарий", "Comment", lambda x: x.comment),
    ]


def _leads(style: Style) -> list[Column[Lead]]:
    return [
        Column("ID лида", "Lead ID", lambda x: str(x.number)),
        Column("ID контакта", "Contact ID", lambda x: str(x.person.number)),
        Column("Дата создания", "Created at", lambda x: style.when(x.created)),
        Column("Дата назначения", "Assigned at", lambda x: style.when(x.assigned)),
        Column("Первая попытка", "First attempt at", lambda x: style.when(x.first_attempt)),
        Column("Дата закрытия", "Closed at", lambda x: style.when(x.closed)),
        Column("Дата изменения", "Modified at", lambda x: style.when(x.modified)),
        Column("Стадия", "Stage", lambda x: style.word(LEAD_STAGES[x.stage])),
        Column("Статус", "Status", lambda x: style.status(x.status)),
        *_card(style),
        Column("Как создан", "Created how", lambda x: CREATED_HOW[x.source]),
        Column("Повторный", "Repeat", lambda x: style.flag(x.repeat)),
        Column("Подписан на рассылку", "Newsletter", lambda x: style.flag(x.subscribed)),
    ]


def _deals(style: Style) -> list[Column[Deal]]:
    def stage(deal: Deal) -> str:
        return style.word(PIPELINES[deal.pipeline].stages[deal.stage])

    def expected(deal: Deal) -> str:
        return f"{deal.expected:%d.%m.%Y}" if style.ru else deal.expected.isoformat()

    return [
        Column("ID сделки", "Deal ID", lambda x: str(x.number)),
        Column("ID лида", "Lead ID", lambda x: str(x.lead) if x.lead else ""),
        Column("ID контакта", "Contact ID", lambda x: str(x.person.number)),
        Column("Название", "Title", lambda x: x.title),
        Column("Воронка", "Pipeline", lambda x: style.word(PIPELINES[x.pipeline].name)),
        Column("Стадия", "Stage", stage),
        Column("Статус", "Status", lambda x: style.status(x.status)),
        Column("Вид", "Kind", lambda x: x.kind),
        Column("Сумма", "Amount", lambda x: style.money(x.amount)),
        Column("Валюта", "Currency", lambda _: CURRENCY),
        Column("Дата создания", "Created at", lambda x: style.when(x.created)),
        Column("Дата закрытия", "Closed at", lambda x: style.when(x.closed)),
        Column("Ожидаемая дата закрытия", "Expected close date", expected),
        Column("Дата изменения", "Modified at", lambda x: style.when(x.modified)),
        *_card(style),
        Column("Нужен замер", "Survey needed", lambda x: style.flag(x.survey_needed)),
    ]


def _contacts() -> list[Column[Person]]:
    return [
        Column("ID контакта", "Contact ID", lambda x: str(x.number)),
        Column("Имя контакта", "Contact name", lambda x: x.name),
        Column("Телефон", "Phone", lambda x: f"+7{x.phone}" if x.phone else ""),
        Column("E-mail", "Email", lambda x: x.email),
        Column("Компания", "Company", lambda x: x.company),
    ]


def _payments(style: Style) -> list[Column[Payment]]:
    return [
        Column("ID платежа", "Payment ID", lambda x: str(x.number)),
        Column("ID сделки", "Deal ID", lambda x: str(x.deal)),
        Column("Дата оплаты", "Paid at", lambda x: style.when(x.at)),
        Column("Сумма", "Amount", lambda x: style.money(x.amount)),
        Column("Валюта", "Currency", lambda _: CURRENCY),
    ]


def _tasks(style: Style) -> list[Column[Task]]:
    return [
        Column("ID задачи", "Task ID", lambda x: str(x.number)),
        Column("Название", "Title", lambda x: x.title),
        Column("Серия", "Series", lambda x: x.series),
        Column("Сторона", "Side", lambda x: x.side),
        Column("Ответственный", "Owner", lambda x: x.owner),
        Column("Дата создания", "Created at", lambda x: style.when(x.created)),
        Column("Срок", "Due at", lambda x: style.when(x.due)),
        Column("Выполнена", "Completed at", lambda x: style.when(x.completed)),
    ]
