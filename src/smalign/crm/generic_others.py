"""Generic words for the tables beside leads, deals, touches and spend."""

from __future__ import annotations

from typing import Final

from smalign.crm.payment_states import STATES
from smalign.crm.words import Entry, Words, fills, joins, says

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "contact_id", "contactid", "person_id", "id контакта", "id"),
        says("company_id", "company_id", "account_id", "id компании"),
        says("lead_id", "lead_id", "id лида", weight=0.5),
        says("name", "name", "full name", "full_name", "contact_name", "фио", "полное имя"),
        joins("name", "first_name", "имя", "last_name", "фамилия"),
        fills(
            "email",
            "email",
            "e-mail",
            "почта",
            "электронная почта",
            "рабочий email",
            "рабочий e-mail",
        ),
        fills("phone", "phone", "mobile", "телефон", "мобильный телефон", "рабочий телефон"),
        says("created_at", "created_at", "created", "create date", "created date", "дата создания"),
        says("modified_at", "modified_at", "updated_at", "дата изменения"),
        says("source", "source", "lead_source", "источник", weight=0.5),
        says("owner", "owner", "contact_owner", "ответственный", "менеджер", weight=0.5),
    ),
    others=("отчество", "должность", "title", "birthday"),
    files=("contact", "person", "people", "контакт"),
    languages=("en", "ru"),
)

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", "company_id", "companyid", "account_id", "id компании", "id"),
        says("name", "company", "company_name", "account_name", "name", "название компании"),
        says("industry", "industry", "sector", "отрасль", "сфера деятельности"),
        says("created_at", "created_at", "created", "created date", "дата создания"),
        says("owner", "owner", "account_owner", "ответственный", weight=0.5),
    ),
    others=("website", "employees", "number of employees", "annual revenue", "инн"),
    files=("compan", "account", "компани"),
    languages=("en", "ru"),
)

_PAID_DEAL: Final = (
    *("deal_id", "opportunity_id", "order_id", "id сделки", "номер сделки", "сделка (id)"),
    *("id заказа", "номер заказа"),
)

PAYMENTS: Final = Words(
    "payments",
    (
        says(
            "payment_id",
            *("payment_id", "transaction_id", "id платежа", "id оплаты", "номер платежа", "id"),
            weight=0.5,
        ),
        says("deal_id", *_PAID_DEAL),
        says(
            "paid_at",
            *("paid_at", "payment_date", "paid_date", "payment date", "дата оплаты"),
            *("дата платежа", "дата поступления", "дата операции", "transaction date"),
            *("оплачено", "date", "дата"),
        ),
        says(
            "amount",
            *("amount", "payment_amount", "paid_amount", "сумма оплаты", "сумма платежа"),
            *("сумма поступления", "сумма операции", "сумма", "оплата"),
        ),
        says(
            "kind",
            *("kind", "operation", "operation type", "transaction type", "payment kind", "type"),
            *("вид операции", "тип операции", "операция", "вид платежа", "тип платежа"),
            *("вид оплаты", "тип оплаты", "тип", "вид"),
            weight=0.5,
        ),
        Entry(
            "status",
            (
                *("payment_status", "status", "payment state", "state", "is_paid", "paid"),
                *("статус оплаты", "статус платежа", "состояние оплаты", "статус", "состояние"),
                *("оплачен", "проведён", "проведен"),
            ),
            weight=0.5,
            reads=STATES,
        ),
        says("currency", "currency", "валюта", weight=0.5),
    ),
    others=("плательщик", "payer", "назначение платежа", "payment method", "способ оплаты"),
    files=("payment", "transaction", "оплат", "платеж", "поступлен"),
    languages=("en", "ru"),
)

REFUNDS: Final = Words(
    "payments",
    (
        says("payment_id", "refund_id", "id возврата", "номер возврата", weight=0.5),
        says("deal_id", *_PAID_DEAL),
        says("paid_at", "refunded_at", "refund_date", "дата возврата", "date", "дата"),
        says("amount", "refund_amount", "amount_refunded", "сумма возврата", "amount", "сумма"),
        says("currency", "currency", "валюта", weight=0.5),
    ),
    others=("refund_reason", "причина возврата", "payment_id", "id платежа"),
    files=("refund", "возврат"),
    constants={"kind": "refund"},
    export="refunds",
    languages=("en", "ru"),
)

TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "task_id", "taskid", "id задачи", "id", weight=0.5),
        says("title", "title", "subject", "task", "task_name", "задача", "название задачи"),
        says("title", "название", weight=0),  # a deal has a name, too
        says("series", "series", "серия", "регулярность"),
        says("side", "side", "сторона"),
        says("owner", "owner", "assignee", "responsible", "ответственный", "исполнитель"),
        says("due_at", "due_at", "due_date", "deadline", "due", "срок", "крайний срок", "дедлайн"),
        says("status", "status", "task_status", "статус", "состояние", weight=0.5),
        says(
            "completed_at",
            *("completed_at", "completed", "done_at", "closed time", "дата завершения"),
            *("выполнена", "дата выполнения", "завершена"),
        ),
        says("completed_at", "дата закрытия", "закрыта", weight=0),  # a deal is closed, too
        says("created_at", "created_at", "created", "created time", "дата создания"),
        says("created_at", "создана", weight=0),
        says("lead_id", "lead_id", "leadid", "id лида", weight=0.5),
        says("deal_id", "deal_id", "opportunity_id", "id сделки", weight=0.5),
        says("contact_id", "contact_id", "person_id", "id контакта", weight=0.5),
    ),
    others=("постановщик", "соисполнители", "приоритет", "priority"),
    files=("task", "todo", "задач"),
    languages=("en", "ru"),
)

_PERIOD: Final = says("period", "period", "month", "quarter", "период", "месяц", "квартал")

PLAN: Final = Words(
    "plan",
    (
        _PERIOD,
        says("channel", "channel", "канал", "source", "источник"),
        says("owner", "owner", "manager", "менеджер", "ответственный"),
        says("leads", "plan_leads", "leads_plan", "leads", "план лидов", "лиды", "лидов"),
        says("qualified", "plan_qualified", "qualified", "mql", "квалифицированные"),
        says("won", "plan_won", "won", "sales", "план продаж", "продажи", "продаж"),
        says("revenue", "plan_revenue", "revenue", "план выручки", "выручка"),
        says("spend", "plan_spend", "spend", "бюджет", "план расходов"),
    ),
    files=("plan", "target", "план"),
    languages=("en", "ru"),
)

MARKETING_REPORT: Final = Words(
    "marketing_report",
    (
        _PERIOD,
        says("channel", "channel", "канал", "source", "источник"),
        says("leads", "leads", "лиды", "лидов", "заявки"),
        says("deals", "deals", "сделки", "сделок"),
        says("won", "won", "sales", "продажи", "продаж"),
        says("revenue", "revenue", "выручка", "доход"),
        says("cost", "cost", "spend", "расход", "расходы", "затраты"),
    ),
    files=("report", "отчет"),
    languages=("en", "ru"),
)

SURVEY: Final = Words(
    "survey",
    (
        says("respondent", "respondent", "respondent_id", "респондент", "кто ответил"),
        says("side", "side", "сторона"),
        says("question", "question", "вопрос"),
        says("answer", "answer", "ответ"),
    ),
    files=("survey", "опрос", "анкета"),
    languages=("en", "ru"),
)

PATHS: Final = Words(
    "paths",
    (
        says(
            "path",
            *("path", "paths", "journey", "channel path", "conversion path", "touchpoint path"),
            *("mcf channel grouping path", "source / medium path", "путь", "путь клиента"),
            *("цепочка", "цепочка каналов", "цепочка касаний"),
            weight=2,
        ),
        says(
            "conversions",
            *("total_conversions", "conversions", "total_conversion", "conversion"),
            *("конверсии", "конверсий", "конверсия"),
        ),
        says(
            "value",
            *("total_conversion_value", "conversion_value", "total_value", "value", "revenue"),
            *("ценность", "ценность конверсий", "выручка", "доход"),
        ),
        says(
            "nulls",
            *("total_null", "total_nulls", "nulls", "null", "(null)", "total_non_conversions"),
            *("non_conversions", "non_conversion", "no_conversions", "no_conversion"),
            *("unconverted", "not converted", "без конверсии", "без конверсий", "нет конверсии"),
        ),
    ),
    files=("path", "journey", "цепочк"),
    languages=("en", "ru"),
)

CUSTOMER_PATHS: Final = Words(
    "",
    (),
    others=(
        *("path", "customer_id", "report_window_start", "report_window_end"),
        *("endpoint_datetime", "unmatched_channel"),
    ),
    reason="customers with their paths: no touches with a time, no paths added up",
    export="customer_paths",
)
