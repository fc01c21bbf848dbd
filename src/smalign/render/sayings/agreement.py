"""What the page both heads sign says."""

from __future__ import annotations

from typing import Final

TEXTS: Final[dict[str, tuple[str, str]]] = {
    "title": (
        "Agreement of marketing and sales",
        "Соглашение маркетинга и продаж",
    ),
    "version": ("Version", "Версия"),
    "since": ("in force since", "действует с"),
    "why": (
        (
            "The reports of smalign are held against this page. What it does not say is judged by "
            "the company's own past."
        ),
        (
            "С этой страницей сверяются отчёты smalign. О чём здесь не сказано, судят по "
            "собственному прошлому компании."
        ),
    ),
    "words": ("What the words mean", "Что значат слова"),
    "word_lead": (
        "**Lead**: every inquiry, whoever it is from",
        "**Обращение (лид)**: каждое обращение, от кого бы оно ни было",
    ),
    "word_target": (
        "**Target lead**: no test, no spam, not outside what we sell",
        "**Целевой лид**: не тест, не спам и не мимо того, что мы продаём",
    ),
    "word_qualified": (
        "**Qualified lead**: got to the stage",
        "**Квалифицированный лид**: дошёл до этапа",
    ),
    "word_sale": ("**Sale**: a deal in the stage", "**Продажа**: сделка на этапе"),
    "word_repeat": (
        "**Repeat**: the same person again within {} days; counted apart",
        "**Повтор**: тот же человек снова за {} дней; считается отдельно",
    ),
    "word_loss": (
        "**Loss**: closed without a sale, with a reason; what merely did not move on is none",
        "**Отказ**: закрыто без продажи, с причиной; кто просто не перешёл дальше — не отказ",
    ),
    "word_time": (
        "**Working time**: {}, by the calendar of `[calendar]`",
        "**Рабочее время**: {}, по календарю из `[calendar]`",
    ),
    "word_time_of_weeks": (
        "**Working time**: {}, Monday to Friday, also on holidays: `[calendar]` names none",
        "**Рабочее время**: {}, с понедельника по пятницу, и в праздники: в `[calendar]` их нет",
    ),
    "zones": ("Whose the stages are", "Чьи этапы"),
    "leads": ("leads", "лиды"),
    "deals": ("deals", "сделки"),
    "stage": ("Stage", "Этап"),
    "zone": ("Zone", "Зона"),
    "term": ("Term", "Срок"),
    "responsible": ("Responsible", "Ответственный"),
    "fields": ("Required fields", "Обязательные поля"),
    "reasons": ("Whose matter a reason is", "Чей вопрос — причина отказа"),
    "no_reasons": (
        "No reason has a class yet: name them in `[reasons]`.",
        "Классы причин ещё не заданы: назовите их в `[reasons]`.",
    ),
    "by_attempts": (
        "{} below {} attempts, {} from there on",
        "{} — до {} попыток, {} — после",
    ),
    "norms": ("Norms", "Нормы"),
    "norms_why": (
        "A norm is broken when the whole interval of a figure lies beyond it.",
        "Норма нарушена, когда за ней лежит весь интервал показателя.",
    ),
    "least": ("at least", "не меньше"),
    "most": ("at most", "не больше"),
    "signed": ("Signed", "Подписи"),
    "head_marketing": ("Head of marketing", "Руководитель маркетинга"),
    "head_sales": ("Head of sales", "Руководитель продаж"),
}
FINDINGS: Final[dict[str, tuple[str, str]]] = {
    "regulation": (
        "stages with a zone, a term and somebody responsible",
        "этапы, у которых есть зона, срок и ответственный",
    ),
    "terms_kept": ("stays in a stage within its term", "пребывания на этапе в срок"),
    "assignment_wait": (
        "leads that wait longer than {} h for somebody responsible",
        "лиды, которые ждут ответственного дольше {} ч",
    ),
    "first_attempt": (
        "leads tried within {} h of getting somebody responsible",
        "лиды, с которыми пытались связаться за {} ч после назначения",
    ),
    "closed_by_robot": (
        "of disqualified leads closed by a robot",
        "некачественных лидов закрыто роботом",
    ),
    "plan_kept": ("of the plan of sales", "от плана продаж"),
    "unworked": (
        "disqualified leads nobody tried to reach",
        "некачественные лиды без единой попытки связаться",
    ),
    "nurture_reach": ("open cards with a touch of marketing", "открытые карточки с касанием"),
    "pretexts_used": (
        "touches followed by a contact of sales",
        "касания, за которыми последовал контакт продаж",
    ),
    "required_filled": ("required fields filled", "обязательные поля заполнены"),
    "same_value": (
        "cards with one and the same value of a field",
        "карточки с одним и тем же значением поля",
    ),
    "tasks_done": ("regular tasks done", "регулярные задачи выполнены"),
    "report_agrees": (
        "the gap between marketing's report and the CRM",
        "расхождение отчёта маркетинга с CRM",
    ),
    "spend_unsold": (
        "of spend on what sells nothing, kept or raised",
        "расхода на то, что не продаёт, сохранено или увеличено",
    ),
}
