"""Errors of smalign.toml: a key, a value, a mapping or a lookup that cannot be used."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "config_missing": (
        "{where}the configuration cannot be opened ({found}); check the path after --config.",
        "{where}файл настроек не открывается ({found}); проверьте путь после --config.",
    ),
    "config_encoding": (
        "{where}the configuration is not UTF-8; save it as UTF-8.",
        "{where}файл настроек не в UTF-8; сохраните его в UTF-8.",
    ),
    "config_syntax": (
        (
            "{where}this is not TOML ({found}); correct the line: words stand in quotes, numbers "
            "have a point."
        ),
        (
            "{where}это не TOML ({found}); исправьте строку: слова пишут в кавычках, в числах "
            "ставят точку."
        ),
    ),
    "config_twice": (
        "{where}the key or section on this line stands in the file already; keep one of them.",
        "{where}ключ или секция этой строки в файле уже есть; оставьте одно из двух.",
    ),
    "config_nothing": (
        "{where}“{key}” is an empty text; write what it stands for, or remove it.",
        "{where}«{key}» — пустой текст; напишите, что имеется в виду, или удалите его.",
    ),
    "config_unknown_key": (
        "{where}the key “{key}” means nothing here.{hint:maybe} Correct it or remove it.",
        "{where}ключ «{key}» здесь ничего не значит.{hint:maybe} Исправьте или удалите его.",
    ),
    "config_missing_key": (
        "{where}the key “{key}” is missing; add it.",
        "{where}нет ключа «{key}»; добавьте его.",
    ),
    "config_list": (
        '{where}“{key}” must be a list of texts, like ["New", "Paid"]; found {found}.',
        (
            '{where}«{key}» должен быть списком текстов, например ["Новая", "Оплачена"]; '
            "найдено: {found}."
        ),
    ),
    "config_text": (
        "{where}“{key}” must be a text in quotes; found {found}.",
        "{where}«{key}» должен быть текстом в кавычках; найдено: {found}.",
    ),
    "config_section": (
        "{where}“{key}” must be a section of its own, [{key}]; found {found}.",
        "{where}«{key}» должен быть отдельной секцией [{key}]; найдено: {found}.",
    ),
    "config_integer": (
        "{where}“{key}” must be a whole number; found {found}.",
        "{where}«{key}» должен быть целым числом; найдено: {found}.",
    ),
    "config_number": (
        "{where}“{key}” must be a number; found {found}.",
        "{where}«{key}» должен быть числом; найдено: {found}.",
    ),
    "config_value": (
        "{where}“{key}” cannot be {found}; see the reference of smalign.toml.",
        "{where}«{key}» не может быть {found}; см. описание smalign.toml.",
    ),
    "config_mapping": (
        (
            '{where}“{key}” must be a header in quotes, {{ value = "…" }} or {{ first = '
            '["…", "…"] }}; found {found}.'
        ),
        (
            '{where}«{key}» — это заголовок в кавычках, {{ value = "…" }} или {{ first = '
            '["…", "…"] }}; найдено: {found}.'
        ),
    ),
    "config_headers": (
        "{where}“{key}” names no header; give at least one.",
        "{where}в «{key}» нет ни одного заголовка; укажите хотя бы один.",
    ),
    "config_timezone": (
        "{where}“{found}” is not a time zone.{hint:maybe} Write it like Europe/Moscow.",
        "{where}«{found}» — не часовой пояс.{hint:maybe} Пишите так: Europe/Moscow.",
    ),
    "config_currency": (
        "{where}“{found}” is not a currency code; write three capitals, like RUB.",
        "{where}«{found}» — не код валюты; пишите три заглавные буквы, например RUB.",
    ),
    "config_table": (
        (
            "{where}there is no table “{found}”.{hint:maybe} Tables are leads, deals, spend, "
            "touchpoints and others."
        ),
        (
            "{where}таблицы «{found}» нет.{hint:maybe} Таблицы: leads, deals, spend, "
            "touchpoints и другие."
        ),
    ),
    "config_norm": (
        "{where}there is no norm “{found}”.{hint:maybe} The guide of diagnose lists them all.",
        "{where}нормы «{found}» нет.{hint:maybe} Все перечислены в руководстве по diagnose.",
    ),
    "config_until": (
        "{where}“{key}” lies before the day it was decided on; found {found}.",
        "{where}«{key}» раньше дня, когда это решили; найдено: {found}.",
    ),
    "config_step": (
        "{where}the six steps are 1 to 6; found {found}.",
        "{where}шагов шесть, от 1 до 6; найдено: {found}.",
    ),
    "config_fraction": (
        "{where}“{key}” must be from 0 to 1; found {found}.",
        "{where}«{key}» должно быть от 0 до 1; найдено: {found}.",
    ),
    "config_unsigned": (
        '{where}norms need who agreed on them and when: by = ["…"], on = "2026-03-12".',
        '{where}у норм должно быть сказано, кто и когда согласовал: by = ["…"], on = "2026-03-12".',
    ),
    "config_share": (
        "{where}“{key}” must be above 0 and at most 1; found {found}.",
        "{where}«{key}» должен быть больше 0 и не больше 1; найдено: {found}.",
    ),
    "config_vat": (
        '{where}“{key}” must be "with" or "without" VAT; found {found}.',
        '{where}«{key}» — это "with" (с НДС) или "without" (без НДС); найдено: {found}.',
    ),
    "config_vat_rates": (
        (
            "{where}“{key}” has VAT in, so its rates are needed: add [money.vat.rates] with the "
            'first day of each, like "2026-01-01" = 0.22.'
        ),
        (
            "{where}в «{key}» входит НДС, поэтому нужны ставки: добавьте [money.vat.rates] с "
            'первым днём каждой, например "2026-01-01" = 0.22.'
        ),
    ),
    "config_vat_rate": (
        "{where}“{key}” must be 0 or more and below 1, like 0.22 for 22 %; found {found}.",
        "{where}«{key}» — от 0 и меньше 1, например 0.22 для 22 %; найдено: {found}.",
    ),
    "config_amount": (
        (
            "{where}“{key}” must be 0 or more with at most two digits after the point; found "
            "{found}."
        ),
        "{where}«{key}» — сумма от 0, после точки не больше двух цифр; найдено: {found}.",
    ),
    "config_cost_twice": (
        "{where}“{found}” is a monthly cost already; give the fee a name of its own.",
        "{where}«{found}» уже есть среди ежемесячных затрат; назовите комиссию иначе.",
    ),
    "config_span": (
        "{where}“{key}” is before the first day; found {found}.",
        "{where}«{key}» раньше первого дня; найдено: {found}.",
    ),
    "config_rates_currency": (
        '{where}[rates] has no currency to convert to; say it in [sources], as currency = "RUB".',
        (
            "{where}для [rates] не сказано, в какую валюту пересчитывать; укажите её в [sources]: "
            'currency = "RUB".'
        ),
    ),
    "config_rates_own": (
        "{where}“{found}” is the company's own currency and needs no rate; remove it.",
        "{where}«{found}» — собственная валюта компании, курс ей не нужен; удалите его.",
    ),
    "config_rates_none": (
        '{where}“{found}” has no rate; give the first day of each, like "2026-01-01" = 92.5.',
        '{where}у «{found}» нет курса; укажите первый день каждого: "2026-01-01" = 92.5.',
    ),
    "config_rate": (
        "{where}“{key}” must be above 0 and below 1,000,000; found {found}.",
        "{where}«{key}» — больше 0 и меньше 1 000 000; найдено: {found}.",
    ),
    "config_reason": (
        (
            '{where}write a class, as "market", or what attempts make of it, as {{ class = '
            '"handling", below_attempts = 3, else = "quality" }}.'
        ),
        (
            '{where}напишите класс, например "market", или зависимость от числа попыток, '
            'например {{ class = "handling", below_attempts = 3, else = "quality" }}.'
        ),
    ),
    "config_reason_twice": (
        (
            "{where}the same reason stands above as “{found}”; case and outer blanks make no "
            "difference, keep one of them."
        ),
        (
            "{where}та же причина уже есть выше как «{found}»: регистр букв, пробелы по краям и ё "
            "не различаются, оставьте одну."
        ),
    ),
    "config_class": (
        (
            "{where}“{found}” is no class of a reason.{hint:maybe} Classes are quality, handling, "
            "market and other."
        ),
        (
            "{where}класса причин «{found}» нет.{hint:maybe} Классы: quality, handling, market и "
            "other."
        ),
    ),
    "config_tables": (
        "{where}“{key}” holds several tables: write [[{key}]] above each.",
        "{where}«{key}» — это несколько таблиц: перед каждой пишите [[{key}]].",
    ),
    "config_day": (
        '{where}“{key}” takes days such as "2026-01-01"; found {found}.',
        '{where}в «{key}» нужны дни вида "2026-01-01"; найдено: {found}.',
    ),
    "config_count": (
        "{where}“{key}” must be 1 or more; found {found}.",
        "{where}«{key}» должен быть не меньше 1; найдено: {found}.",
    ),
    "config_days": (
        "{where}“{key}” must be 0 days or more; found {found}.",
        "{where}«{key}» — число дней, не меньше 0; найдено: {found}.",
    ),
    "config_domain": (
        "{where}“{found}” is not the domain of an e-mail; write it like company.com.",
        "{where}«{found}» — не домен почты; пишите так: company.ru.",
    ),
    "config_phone": (
        "{where}“{found}” is not a whole phone number; write it with its code.",
        "{where}«{found}» — не полный номер телефона; напишите его с кодом.",
    ),
    "config_country": (
        (
            "{where}“{key}” is the code of a country with a known calendar, such as RU; found "
            "“{found}”.{hint:maybe}"
        ),
        (
            "{where}«{key}» — код страны, календарь которой известен, например RU; найдено: "
            "«{found}».{hint:maybe}"
        ),
    ),
    "config_hours": (
        (
            '{where}“{key}” must be from when to when on one day, like "9-18" or "9:30-18:00"; '
            "hours past midnight are not known; found “{found}”."
        ),
        (
            '{where}«{key}» — время начала и конца в пределах одного дня, например "9-18" или '
            '"9:30-18:00"; смены через полночь не поддерживаются; найдено: «{found}».'
        ),
    ),
    "config_blank": (
        '{where}“{key}” must be a list of texts that are not empty, like ["test"]; found {found}.',
        (
            '{where}«{key}» должен быть списком непустых текстов, например ["тест"]; '
            "найдено: {found}."
        ),
    ),
    "config_term": (
        '{where}“{found}” is not a term; write hours, days or weeks: "4h", "2d", "1w".',
        '{where}«{found}» — не срок; пишите часы, дни или недели: "4h", "2d", "1w".',
    ),
    "config_last": (
        (
            '{where}“{found}” is no period; write days, weeks, months or years: "90d", "12w", '
            '"3m", "1y".'
        ),
        (
            '{where}«{found}» — не период; пишите дни, недели, месяцы или годы: "90d", "12w", '
            '"3m", "1y".'
        ),
    ),
    "config_lang": (
        '{where}there is no page in “{found}”; write "ru" or "en".',
        '{where}страницы на языке «{found}» нет; напишите "ru" или "en".',
    ),
    "config_stage_twice": (
        "{where}the stage “{found}” cannot be lost and also open or won; leave it in one list.",
        (
            "{where}этап «{found}» не может быть и проигранным, и открытым или выигранным; "
            "оставьте его в одном списке."
        ),
    ),
    "config_zone_twice": (
        "{where}the stage “{found}” stands in two zones; leave it in one.",
        "{where}этап «{found}» стоит в двух зонах; оставьте его в одной.",
    ),
    "config_source_twice": (
        (
            "{where}the same source stands above as “{found}”, with another channel; keep one of "
            "them."
        ),
        "{where}тот же источник уже есть выше как «{found}», с другим каналом; оставьте один.",
    ),
    "config_alias_twice": (
        "{where}the same name stands above as “{found}”, and means something else; keep one.",
        "{where}то же имя уже есть выше как «{found}», с другим значением; оставьте одно.",
    ),
    "config_order_twice": (
        "{where}the stage “{found}” stands twice in “{key}”; leave it in one place.",
        "{where}этап «{found}» стоит в «{key}» дважды; оставьте его на одном месте.",
    ),
    "config_day_twice": (
        "{where}{found} is in holidays and in workdays; leave it in one of them.",
        "{where}{found} есть и в holidays, и в workdays; оставьте в чём-то одном.",
    ),
    "config_alias_chain": (
        "{where}“{found}” is an alias itself; name the person it stands for.",
        "{where}«{found}» сам назван псевдонимом; укажите человека, который за ним стоит.",
    ),
}
