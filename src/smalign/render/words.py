"""The words of titles: name → (English, Russian). Data only."""

from __future__ import annotations

from typing import Final

Words = dict[str, tuple[str, str]]

METRICS: Final[Words] = {
    "roi": ("Return by channel", "Окупаемость каналов"),
    "funnel": ("Funnel", "Воронка"),
    "cohorts": ("Cohorts", "Когорты"),
    "unworked": (
        "Disqualified without an attempt",
        "Некачественные без единой попытки связаться",
    ),
    "reasons": ("Reasons for losses", "Причины отказов"),
    "fields": ("How fields are filled in", "Заполненность полей"),
    "segments": ("Segments", "Сегменты"),
    "plan": ("Plan and fact", "План и факт"),
    "process": ("Process", "Процесс"),
    "nurture": ("Nurture", "Прогрев"),
    "calls": ("Whom to call", "Кому позвонить"),
    "today": ("Today", "Сегодня"),
    "tasks": ("Tasks", "Задачи"),
    "reconcile": ("Marketing report against the CRM", "Отчёт маркетинга и CRM"),
    "compare": ("Two periods compared", "Сравнение двух периодов"),
    "bonus": ("Bonus", "Премия"),
    "diagnose": ("Diagnosis", "Диагностика"),
    "diff": ("Two exports compared", "Сравнение двух выгрузок"),
    "check": ("Checks", "Проверки"),
    "inspect": ("What the files are", "Что в файлах"),
}

_LADDER: Final[Words] = {
    "touches": ("Touches", "Касания"),
    "inquiries": ("Inquiries", "Обращения"),
    "unique": ("Unique people", "Уникальные"),
    "target": ("Target", "Целевые"),
    "leads": ("Leads", "Лиды"),
    "qualified": ("Qualified", "Квалифицированные"),
    "deals": ("Deals", "Сделки"),
    "won": ("Won", "Продажи"),
    "paid": ("Paid", "Оплаты"),
    "lost": ("Lost", "Отказы"),
    "disqualified": ("Disqualified", "Некачественные"),
    "open": ("Open", "В работе"),
}

_MONEY: Final[Words] = {
    "revenue": ("Revenue", "Выручка"),
    "spend": ("Spend", "Расход"),
    "cost": ("Cost", "Расход"),
    "amount": ("Amount", "Сумма"),
    "margin": ("Margin", "Маржа"),
    "cpl": ("Cost per lead (CPL)", "Цена лида (CPL)"),
    "cpql": ("Cost per qualified lead", "Цена квал. лида"),
    "cpd": ("Cost per deal", "Цена сделки"),
    "cpo": ("Cost per sale (CPO)", "CPO (цена продажи)"),
    "cac": ("Cost per new customer (CAC)", "Цена нового клиента (CAC)"),
    "roas": ("ROAS", "ROAS"),
    "drr": ("Spend / revenue", "ДРР"),
    "romi": ("ROMI", "ROMI"),
    "avg_won_amount": ("Average sale", "Средний чек"),
    "open_pipeline": ("Open pipeline", "Сумма в работе"),
    "amount_entered": ("Amount entered", "Сумма на входе"),
    "amount_lost": ("Amount lost", "Сумма отказов"),
    "new_customers": ("New customers", "Новые клиенты"),
}

_RATES: Final[Words] = {
    "lead_to_deal": ("Lead → deal", "Лид → сделка"),
    "deal_to_won": ("Deal → won", "Сделка → продажа"),
    "lead_to_won": ("Lead → won", "Лид → продажа"),
    "win_rate": ("Win rate", "Доля выигранных"),
    "median_days_to_won": ("Median days to won", "Дней до продажи (медиана)"),
    "model": ("Model", "Модель"),
    "path": ("Path", "Цепочка"),
    "conversions": ("Conversions", "Конверсии"),
    "value": ("Value", "Ценность"),
    "nulls": ("Without a conversion", "Без конверсии"),
    "share_least": ("Least share", "Доля, не меньше"),
    "share_most": ("Largest share", "Доля, не больше"),
    "rank": ("Place", "Место"),
    "rank_best": ("Best place", "Лучшее место"),
    "rank_worst": ("Worst place", "Худшее место"),
}

_FUNNEL: Final[Words] = {
    "segment": ("Segment", "Сегмент"),
    "pipeline": ("Pipeline", "Воронка"),
    "stage": ("Stage", "Этап"),
    "stage_order": ("#", "№"),
    "zone": ("Zone", "Зона"),
    "entered": ("Entered", "Вошли"),
    "advanced": ("Moved on", "Прошли дальше"),
    "dropped": ("Dropped off", "Отвал"),
    "from_previous": ("From previous", "Из предыдущего"),
    "from_first": ("From first", "Из первого"),
    "top_loss_reason": ("Top loss reason", "Главная причина отказа"),
    "median_days": ("Median days", "Дней (медиана)"),
    "p90_days": ("Days, slowest 10%", "Дней у 10 % самых долгих"),
    "overdue": ("Overdue", "Просрочено"),
    "inferred": ("Inferred", "Восстановлено"),
    "returned": ("Returned", "Вернулись"),
    "skipped": ("Skipped", "Пропустили"),
    "latest_days": ("Last stay (days)", "На этапе в последний раз (дней)"),
    "total_days": ("All stays (days)", "На этапе всего (дней)"),
    "wait_median": ("Half left after (days)", "Половина ушла за (дней)"),
    "wait_p90": ("90% left after (days)", "90 % ушли за (дней)"),
    "instant": ("Passed at once", "Прошли мгновенно"),
}

_COHORTS: Final[Words] = {
    "maturity": ("Maturity", "Зрелость"),
    "observed": ("Won so far", "Продано на сегодня"),
    "matured": ("Won by the horizon", "Продано к сроку"),
    "incidence": ("Expected by the horizon", "Ожидается к сроку"),
    "decided": ("Won of decided", "Продажи среди решённых"),
    "followed": ("Old enough", "Дожили до срока"),
    "horizon_days": ("Horizon, days", "Срок, дней"),
}

_REASONS: Final[Words] = {
    "reason": ("Reason", "Причина"),
    "class": ("Class", "Класс"),
    "cards": ("Cards", "Карточки"),
    "share": ("Share", "Доля"),
    "month": ("Month", "Месяц"),
    "cohort": ("Cohort", "Когорта"),
    "previous": ("Before", "Было"),
    "change": ("Change", "Изменение"),
    "recorded": ("Attempts recorded", "Попытки записаны"),
    "unworked": ("Without an attempt", "Без попытки"),
    "unworked_share": ("Share without an attempt", "Доля без попытки"),
    "change_p": ("p, adjusted", "p с поправкой"),
    "lost_on": ("Lost on", "Дата отказа"),
    "reason_class": ("Class", "Класс"),
}

_SEGMENTS: Final[Words] = {
    "conversion": ("From → to", "Переход"),
    "verdict": ("Beyond chance", "Не случайно"),
    "counted": ("In the conversion", "В конверсии"),
    "counted_won": ("Of them won", "Из них продано"),
    "rate": ("Conversion", "Конверсия"),
    "rest_rate": ("Rate of the rest", "У остальных"),
    "lift": ("Difference, points", "Разница, п. п."),
    "p": ("p", "p"),
    "p_adjusted": ("p, adjusted", "p с поправкой"),
    "values": ("Values", "Значений"),
}

_FIELDS: Final[Words] = {
    "table": ("Table", "Таблица"),
    "field": ("Field", "Поле"),
    "empty": ("Empty", "Пусто"),
    "pseudo_empty": ("Filled in for show", "Псевдопусто"),
    "empty_share": ("Share empty", "Доля пустых"),
    "filled": ("Filled in", "Заполнено"),
    "distinct": ("Distinct values", "Разных значений"),
}

_CARDS: Final[Words] = {
    "card": ("Card", "Карточка"),
    "card_id": ("Card id", "ID карточки"),
    "lead_id": ("Lead id", "ID лида"),
    "deal_id": ("Deal id", "ID сделки"),
    "contact_id": ("Contact id", "ID контакта"),
    "company_id": ("Company id", "ID компании"),
    "touch_id": ("Touch id", "ID касания"),
    "task_id": ("Task id", "ID задачи"),
    "campaign_id": ("Campaign id", "ID кампании"),
    "channel": ("Channel", "Канал"),
    "source": ("Source", "Источник"),
    "campaign": ("Campaign", "Кампания"),
    "content": ("Content", "Материал"),
    "owner": ("Owner", "Ответственный"),
    "team": ("Team", "Отдел"),
    "kind": ("Kind", "Вид"),
    "status": ("Status", "Статус"),
    "side": ("Side", "Сторона"),
    "actor": ("Who acted", "Кто действовал"),
    "loss_reason": ("Loss reason", "Причина отказа"),
    "created_by": ("Created by", "Кто создал"),
    "created_how": ("Came as", "Как создано"),
    "currency": ("Currency", "Валюта"),
    "customer": ("Customer", "Клиент"),
    "title": ("Title", "Название"),
    "series": ("Series", "Серия"),
    "period": ("Period", "Период"),
    "date": ("Date", "Дата"),
    "impressions": ("Impressions", "Показы"),
    "clicks": ("Clicks", "Клики"),
}

_MOMENTS: Final[dict[str, tuple[str, str]]] = {
    "created": ("Created", "Создано"),
    "assigned": ("Assigned", "Назначено"),
    "first_attempt": ("First attempt", "Первая попытка"),
    "qualified": ("Qualified on", "Квалифицировано"),
    "closed": ("Closed", "Закрыто"),
    "modified": ("Changed", "Изменено"),
    "expected_close": ("Expected close", "Ожидаемое закрытие"),
    "entered": ("Entered on", "Дата входа"),
    "left": ("Left on", "Дата выхода"),
    "touched": ("Touched", "Дата касания"),
    "paid": ("Paid on", "Дата оплаты"),
    "due": ("Due", "Срок"),
    "completed": ("Completed", "Выполнено"),
}

COLUMNS: Final[Words] = {
    **_LADDER,
    **_MONEY,
    **_RATES,
    **_FUNNEL,
    **_COHORTS,
    **_REASONS,
    **_SEGMENTS,
    **_FIELDS,
    **_CARDS,
    **{f"{name}_on": words for name, words in _MOMENTS.items()},
    **{f"{name}_at": words for name, words in _MOMENTS.items()},
}
"""Titles of columns."""
