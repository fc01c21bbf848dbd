"""What the report says around the numbers, in English and Russian."""

from __future__ import annotations

from typing import Final

from smalign.render.report.texts_of_compare import COMPARE_TEXTS
from smalign.render.report.texts_of_mail import MAIL_TEXTS
from smalign.render.report.texts_of_marketing import MARKETING_TEXTS
from smalign.render.report.texts_of_process import PROCESS_TEXTS
from smalign.render.report.texts_of_since import SINCE
from smalign.render.titles import Pair

TEXTS: Final[dict[str, Pair]] = {
    "title": Pair("Marketing and sales", "Маркетинг и продажи"),
    "report": Pair("CRM export report", "Отчёт по выгрузкам CRM"),
    "contents": Pair("Contents", "Содержание"),
    "opening": Pair("The verdict", "Вывод"),
    "diagnosis": Pair("The six steps", "Шесть шагов"),
    "ladder": Pair("From leads to sales", "От лида до продажи"),
    "loudest": Pair("What matters most", "Главное"),
    "figures": Pair("Money", "Деньги"),
    "reading": Pair("What was read and what was not", "Что прочитано и что нет"),
    "channels": Pair("Channels and returns", "Каналы и окупаемость"),
    "plan": Pair("Plan and fact", "План и факт"),
    "funnel": Pair("Funnel and losses", "Воронка и отказы"),
    "cohorts": Pair("Cohorts", "Когорты"),
    "reasons": Pair("Reasons for losses", "Причины отказов"),
    "fields": Pair("Empty fields", "Пустые поля"),
    "tasks": Pair("Regular tasks", "Регулярные задачи"),
    "notes": Pair("Notes", "Примечания"),
    "about": Pair("About this report", "Об отчёте"),
    "each_part": Pair(
        "Each part by itself: smalign COMMAND …", "Каждая часть отдельно: smalign КОМАНДА …"
    ),
    "brief_lost": Pair("{stage}: {lost} of {count} lost", "{stage}: {lost} из {count} — отказы"),
    "brief_row": Pair("{caption} — {row}", "{caption} — {row}"),
    "rate": Pair(
        "{title}: {share} of {count} (from {low} to {high})",
        "{title}: {share} из {count} (от {low} до {high})",
    ),
    "rate_of": Pair(
        "{title}: {share}, {hits} of {count} (from {low} to {high})",
        "{title}: {share}, {hits} из {count} (от {low} до {high})",
    ),
    "as_of": Pair("Data as of", "Данные на"),
    "period": Pair("Period", "Период"),
    "no_section": Pair("There is no answer here. {why}", "Ответа здесь нет. {why}"),
    "no_rows": Pair("There is nothing to count here.", "Здесь нечего считать."),
    "more_rows": Pair(
        "{count} more rows are not shown; `smalign {command}` gives all.",
        "Не показано строк: {count}; все даёт `smalign {command}`.",
    ),
    "more_charts": Pair(
        "{count} more pipelines are not shown; `smalign funnel` gives all.",
        "Не показано воронок: {count}; все даёт `smalign funnel`.",
    ),
    "more_fields": Pair(
        "{count} more fields are not shown; `smalign fields` gives all.",
        "Не показано полей: {count}; все даёт `smalign fields`.",
    ),
    "more_segments": Pair(
        "{count} more segments are not shown; `smalign fields` gives all.",
        "Не показано сегментов: {count}; все даёт `smalign fields`.",
    ),
    "first_rows": Pair("The first {count} of {all}.", "Первые {count} из {all}."),
    "nowhere": Pair("Not known in this data: {columns}.", "В этих данных неизвестно: {columns}."),
    "all_columns": Pair("All columns", "Все столбцы"),
    "money_chart": Pair("Revenue and spend by channel", "Выручка и расход по каналам"),
    "money_chart_by": Pair("Revenue and spend", "Выручка и расход"),
    "returns_cut": Pair(
        "The chart ends at {most}; what lies beyond is an arrow, and its figures are whole.",
        "График кончается на {most}; что дальше, показано стрелкой, а числа полные.",
    ),
    "returns_chart": Pair("{title}, with its interval", "{title}: значение и промежуток"),
    "rates_chart": Pair("{rate}, with its interval", "{rate}: доля и промежуток"),
    "stages_chart": Pair(
        "{pipeline}: who moved on and who did not", "{pipeline}: кто прошёл дальше"
    ),
    "reasons_chart": Pair(
        "Reasons: share of all losses, with its interval", "Причины: доля отказов и промежуток"
    ),
    "cohorts_chart": Pair(
        "{pipeline}: expected to be won by day {days}, with its interval",
        "{pipeline}: ожидается продаж к {days}-му дню, доля и промежуток",
    ),
    "curves_chart": Pair(
        "{pipeline}: share won by the age of a cohort, in days",
        "{pipeline}: доля проданных по возрасту когорты, в днях",
    ),
    "of_curves": Pair(
        "Share won: of all cards of a month, those won within so many days of their creation. A "
        "curve ends where the youngest card of its month is no older: what comes after is not "
        "known yet.",
        "Доля проданных: из всех карточек месяца проданы за столько дней от создания. Кривая "
        "кончается там, где самая молодая карточка месяца не старше: что будет дальше, пока "
        "неизвестно.",
    ),
    "curves_earlier": Pair("as old as the horizon, {days} days", "дожили до срока, {days} дн."),
    "curves_latest": Pair("the latest of them", "последняя из них"),
    "by_day": Pair("By day {day}", "К {day}-му дню"),
    "of_plan": Pair(
        "The plan is due by working days: of a period that is half over half of it is. Sales of a "
        "period come partly from leads of earlier ones.",
        "План наступает по рабочим дням: если прошла половина периода, то и его половина. Часть "
        "продаж периода — из лидов прошлых периодов.",
    ),
    "plan_gap": Pair(
        "{row}: {sign}{fact} of {plan} ({percent}); {gap} against what was due by now, of that "
        "leads {from_leads}, conversion {from_conversion}, average sale {from_cheque}.",
        "{row}: {fact} из {plan}{sign} ({percent}); к плану на сегодня {gap}{sign}, из них лиды "
        "{from_leads}, конверсия {from_conversion}, чек {from_cheque}.",
    ),
    "plan_gap_won": Pair(
        "{row}: {fact} of {plan} ({percent}); {gap} against what was due by now, of that leads "
        "{from_leads}, conversion {from_conversion}.",
        "{row}: {fact} из {plan} ({percent}); к плану на сегодня {gap}, из них лиды {from_leads}, "
        "конверсия {from_conversion}.",
    ),
    "plan_covered": Pair(
        "Left: {sign}{remaining}; the open deals are expected to bring {sign}{expected}, coverage "
        "{coverage}.",
        "Осталось {remaining}{sign}; из сделок в работе ожидается {expected}{sign}, покрытие "
        "{coverage}.",
    ),
    "plan_by_owner": Pair(
        "`smalign plan` gives the rows of each manager, too.",
        "Строки по менеджерам даёт `smalign plan`.",
    ),
    "plan_chart": Pair("{period}: fact against plan", "{period}: факт и план"),
    "plan_cut": Pair(
        "Bars end at {most} of the plan; the figures are whole.",
        "Полосы кончаются на {most} плана; числа полные.",
    ),
    "of_the_plan": Pair("{share} · {fact} of {plan}", "{share} · {fact} из {plan}"),
    "fact": Pair("fact", "факт"),
    "plan_whole": Pair("plan", "план"),
    "due_by_now": Pair("due by now", "план на сегодня"),
    "all_periods": Pair("All periods", "Все периоды"),
    "of_cohorts": Pair(
        "Cards by the month they were created in. A young card has had less time to be won, so "
        "cohorts are compared at one age; expected is what open cards bring if they do as the "
        "others did.",
        "Карточки по месяцу создания. У молодой карточки было меньше времени стать продажей, "
        "поэтому когорты сравниваются в одном возрасте; ожидается — если открытые карточки поведут "
        "себя как остальные.",
    ),
    "young": Pair(
        "{pipeline}: not every card is {days} days old yet, too early to compare: {cohorts}.",
        "{pipeline}: не все карточки прожили {days} дн., сравнивать рано: {cohorts}.",
    ),
    "more_cohorts": Pair(
        "{count} more pipelines are not shown; `smalign funnel --cohort month` gives all.",
        "Не показано воронок: {count}; все даёт `smalign funnel --cohort month`.",
    ),
    "all_of_cohorts": Pair(
        "`smalign funnel --cohort month` also gives the shares won so far and of the decided; "
        "`--horizon 90d` another age.",
        "`smalign funnel --cohort month` даёт и доли проданных на сегодня и среди решённых; "
        "`--horizon 90d` — другой срок.",
    ),
    "mature": Pair("mature", "зрелая"),
    "too_young": Pair("too young to compare", "сравнивать рано"),
    "not_yet": Pair("not known yet", "пока неизвестно"),
    "last_rows": Pair("The last {count} of {all}.", "Последние {count} из {all}."),
    "of_losses": Pair(
        "The period here is that of the loss, not of creation. The amount is what was typed on "
        "the cards: nobody knows what would have been sold.",
        "Период здесь — по дате отказа, а не создания. Сумма — то, что записано в карточках: "
        "сколько из этого купили бы, неизвестно.",
    ),
    "whose": Pair(
        "`smalign reasons --unworked` tells whose cards they are, with `--ids` which.",
        "Чьи это карточки, показывает `smalign reasons --unworked`, какие именно — с `--ids`.",
    ),
    "empties_chart": Pair("The emptiest fields", "Самые пустые поля"),
    "moved_on": Pair("moved on", "прошли дальше"),
    "stand": Pair("open", "в работе"),
    "were_lost": Pair("lost", "отказы"),
    "range": Pair("from {low} to {high}", "от {low} до {high}"),
    "all_cards": Pair("All cards", "Все карточки"),
    "field": Pair("Field", "Поле"),
    "heat": Pair("Share of empty fields: {table}", "Доля пустых: {table}"),
    "due_from": Pair("{field} (from {stage})", "{field} (с этапа {stage})"),
    "always_filled": Pair("Never empty: {fields}.", "Заполнены всегда: {fields}."),
    "out_of": Pair("{share} of {count}", "{share} из {count}"),
    "file": Pair("File", "Файл"),
    "what": Pair("What it is", "Что это"),
    "encoding": Pair("Encoding", "Кодировка"),
    "rows_read": Pair("Rows read", "Строк прочитано"),
    "accepted": Pair("accepted", "принято"),
    "rejected": Pair("rejected", "отклонено"),
    "dropped": Pair("Not records", "Не записи"),
    "size": Pair("Size", "Размер"),
    "unknown_table": Pair("not recognised", "не распознано"),
    "files": Pair("Files", "Файлы"),
    "law": Pair(
        "Rows read = accepted + rejected; what is no record (a heading, totals, blank lines) "
        "is counted apart.",
        "Прочитано = принято + отклонено; то, что не запись (шапка, итоги, пустые строки), "
        "посчитано отдельно.",
    ),
    "rejects": Pair(
        "Rows that could not be read: {file}", "Строки, которые не удалось прочесть: {file}"
    ),
    "columns_of": Pair("How the columns were read", "Как прочитаны столбцы"),
    "no_rejects": Pair("No row was rejected.", "Отклонённых строк нет."),
    "links": Pair("How deals and touches were linked", "Как связаны сделки и касания"),
    "warnings": Pair("Warnings about the export", "Замечания к выгрузке"),
    "left_out": Pair("Left out", "Не вошло"),
    "noted": Pair("Notes", "Примечания"),
    "nothing_noted": Pair("Nothing was noted.", "Примечаний нет."),
    "noted_above": Pair(
        "What must be known is said above, with the numbers.",
        "Всё, что нужно знать, сказано выше, рядом с числами.",
    ),
    "column": Pair("Column", "Столбец"),
    "name": Pair("In JSON", "В JSON"),
    "denominator": Pair("Out of", "Из чего"),
    "formula": Pair("How", "Как"),
    "intervals": Pair(
        "“From” and “to” are the ends of the 95 % interval of a share (Wilson, 1927).",
        "«От» и «до» — границы 95-процентного промежутка доли (Уилсон, 1927).",
    ),
    "script": Pair("The SQL that counted it", "SQL, которым это посчитано"),
    "script_cut": Pair(
        "This is the part that counts; `smalign {command} --sql` prints the reading too.",
        "Здесь часть, которая считает; целиком, вместе с чтением, — `smalign {command} --sql`.",
    ),
    "script_asked": Pair(
        "`smalign {command} --sql` prints the SQL that counted it.",
        "SQL, которым это посчитано, печатает `smalign {command} --sql`.",
    ),
    "too_large": Pair(
        "The script is left out: the page is kept below 500 kB. `--sql` of each command prints it.",
        "Скрипт не показан: страница держится в 500 кБ. Его печатает `--sql` каждой команды.",
    ),
    "cut_rows": Pair(
        "{count} more rows are left out: the page is kept below 500 kB.",
        "Не показано строк: {count}: страница держится в 500 кБ.",
    ),
    "explained": Pair("How it is counted: {metric}", "Как посчитано: {metric}"),
    "absent": Pair("{section}. {why}", "{section}. {why}"),
    "absent_title": Pair("What this export cannot show", "Чего по этой выгрузке показать нельзя"),
    "timezone": Pair("Time zone", "Часовой пояс"),
    "currency": Pair("Currency", "Валюта"),
    "inputs": Pair("Inputs", "Файлы"),
    "version": Pair("Made by", "Программа"),
    "unknown": Pair("not known", "неизвестно"),
    "bytes": Pair("B", "Б"),
    "kilobytes": Pair("kB", "кБ"),
    "megabytes": Pair("MB", "МБ"),
    "total": Pair("Total", "Итого"),
    **SINCE,
    **COMPARE_TEXTS,
    **PROCESS_TEXTS,
    **MARKETING_TEXTS,
    **MAIL_TEXTS,
}


def say(key: str, lang: str, **facts: object) -> str:
    """The text called `key`, with its facts; facts are finished texts."""
    text = TEXTS[key].in_(lang)
    return text.format(**facts) if facts else text
