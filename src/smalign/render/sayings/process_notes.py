"""Notes on speed to lead: what the export cannot tell, and whose time is meant."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "process_without_time": (
        "Cards are dated by the day alone, so nothing is known in minutes.",
        "У карточек записан только день создания, поэтому в минутах ничего не известно.",
    ),
    "process_attempts_of_days": (
        "Attempts are dated by the day alone, so how long they took is not known in minutes.",
        "У попыток связаться записан только день, поэтому сколько их ждали, в минутах неизвестно.",
    ),
    "process_without_attempts": (
        (
            "No attempt of sales to reach anybody is recorded: neither a first attempt on the "
            "cards nor calls and messages linked with them. Export activities and telephony."
        ),
        (
            "Ни одной попытки связаться в выгрузке нет: ни первой попытки в карточках, ни звонков "
            "и сообщений, связанных с ними. Выгрузите дела и телефонию."
        ),
    ),
    "process_recorded": (
        (
            "The shares are of {due:count card|cards} out of {cards:whole}: of people who have an "
            "attempt on four in five of the leads they converted, and at least an hour old."
        ),
        (
            "Доли посчитаны по {due:count карточке|карточкам|карточкам} из {cards:whole}: у тех "
            "сотрудников, у кого попытка есть на четырёх из пяти сконвертированных лидов, и не "
            "моложе часа."
        ),
    ),
    "process_unbelieved": (
        (
            "Of none of these cards is it known whether attempts are recorded: their owners "
            "converted no lead, or have no attempt on four in five of those. So there are no "
            "shares, and how long an attempt took is not known. Export all activities and "
            "telephony."
        ),
        (
            "Ни об одной из этих карточек не известно, записаны ли попытки связаться: у их "
            "ответственных нет сконвертированных лидов или попыток нет на четырёх из пяти таких. "
            "Поэтому нет долей и неизвестно, сколько ждали попытки. Выгрузите все дела и "
            "телефонию."
        ),
    ),
    "process_without_assignment": (
        "When cards were assigned is not exported, so the delay of the system is not known.",
        "Время назначения не выгружено, поэтому задержка до назначения неизвестна.",
    ),
    "leads_of_no_pipeline": (
        (
            "--pipeline chooses deals; the leads counted here belong to no pipeline, and none is "
            "left out for {pipelines:list}."
        ),
        (
            "--pipeline отбирает сделки; лиды, которые здесь посчитаны, не относятся ни к одной "
            "воронке: из-за {pipelines:list} ни один не отброшен."
        ),
    ),
    "process_working_time": (
        (
            "Working time is Monday to Friday, {hours}, also on holidays; name the country and "
            "the hours in smalign.toml in [calendar]."
        ),
        (
            "Рабочее время — с понедельника по пятницу, {hours}, праздники не учтены; страну и "
            "часы назовите в smalign.toml в [calendar]."
        ),
    ),
    "arrivals_outside": (
        (
            "{outside:whole} of {cards:count card|cards} came outside working time: "
            "{outside_share:rate} (from {outside_share_low:rate} to {outside_share_high:rate})."
        ),
        (
            "В нерабочее время пришло {outside:whole} из {cards:count карточки|карточек|карточек}: "
            "{outside_share:rate} (от {outside_share_low:rate} до {outside_share_high:rate})."
        ),
    ),
    "arrivals_speed": (
        (
            "Median speed to lead: {speed_outside:duration} of those outside working time, "
            "{speed_inside:duration} of those inside; in working time "
            "{speed_work_outside:duration} and {speed_work_inside:duration}."
        ),
        (
            "Медиана скорости ответа: {speed_outside:duration} у пришедших в нерабочее время, "
            "{speed_inside:duration} — в рабочее; если считать только рабочее время, "
            "{speed_work_outside:duration} и {speed_work_inside:duration}."
        ),
    ),
    "arrivals_rates": (
        (
            "Converted so far: {rate_outside:rate} (from {rate_outside_low:rate} to "
            "{rate_outside_high:rate}) of those outside working time, {rate_inside:rate} (from "
            "{rate_inside_low:rate} to {rate_inside_high:rate}) of those inside; associated with "
            "the hour, not shown to follow from it."
        ),
        (
            "Сконвертировано на сегодня: {rate_outside:rate} (от {rate_outside_low:rate} до "
            "{rate_outside_high:rate}) пришедших в нерабочее время и {rate_inside:rate} (от "
            "{rate_inside_low:rate} до {rate_inside_high:rate}) пришедших в рабочее; связано с "
            "часом, но не доказано, что из-за него."
        ),
    ),
    "zones_holes": (
        (
            "Of {stages:count open stage|open stages} {without_zone:whole} "
            "{without_zone:word has|have} no zone, {without_term:whole} no term, "
            "{without_responsible:whole} nobody responsible, "
            "{without_required:whole} no required fields: smalign.toml, [stages]."
        ),
        (
            "Из {stages:count этапа|этапов|этапов} в работе зона не названа у "
            "{without_zone:whole}, срок — у {without_term:whole}, ответственный — у "
            "{without_responsible:whole}, обязательные поля — у {without_required:whole}: "
            "smalign.toml, [stages]."
        ),
    ),
    "zones_kept": (
        (
            "On the clock {on_time:whole} of {due:count stay|stays} kept their term: "
            "{on_time_share:rate} (from {on_time_share_low:rate} to {on_time_share_high:rate})."
        ),
        (
            "По часам в срок уложились {on_time:whole} из {due:count входа|входов|входов} "
            "на этапы: {on_time_share:rate} (от {on_time_share_low:rate} до "
            "{on_time_share_high:rate})."
        ),
    ),
    "zones_kept_work": (
        (
            "In working time, where a day is a working day, {on_time_share_work:rate} kept it "
            "(from {on_time_share_work_low:rate} to {on_time_share_work_high:rate})."
        ),
        (
            "По рабочему времени, где день — рабочий день, в срок {on_time_share_work:rate} (от "
            "{on_time_share_work_low:rate} до {on_time_share_work_high:rate})."
        ),
    ),
    "zones_without_stages": (
        (
            "No open stage is known here: no card in work stands in one, and smalign.toml names "
            "none in [stages]."
        ),
        (
            "Открытых этапов здесь нет: ни одна карточка в работе на таком не стоит, и в "
            "smalign.toml в [stages] они не названы."
        ),
    ),
    "zones_without_history": (
        (
            "When cards entered their stages is not in the export, so stays and terms kept are not "
            "known: only what smalign.toml says and where open cards stand."
        ),
        (
            "Когда карточки входили на этапы, в выгрузке нет, поэтому сроки на этапах проверить "
            "нельзя: видно только то, что сказано в smalign.toml, и где карточки стоят сейчас."
        ),
    ),
    "load_without_attempts": (
        (
            "How often each lead was tried is not known: no log of calls and messages that can be "
            "believed is linked with the cards."
        ),
        (
            "Сколько было попыток по каждому лиду, неизвестно: журнала звонков и сообщений, "
            "которому можно верить, у карточек нет."
        ),
    ),
    "clock_without_history": (
        "When these cards entered their stages is not in the export: add the history of stages.",
        "Когда эти карточки входили на этапы, в выгрузке нет: добавьте историю этапов.",
    ),
    "clock_without_zones": (
        "Nobody said whose the stages are: name their zones in smalign.toml, in [stages].",
        "Чьи этапы, не сказано: назовите зоны в smalign.toml, в [stages].",
    ),
    "calls_found": (
        "Cards by their strongest reason: {found:reasons}.",
        "Карточек по главной причине: {found:reasons}.",
    ),
    "calls_used": (
        (
            "So far {share:rate} (from {share_low:rate} to {share_high:rate}) of {touches:count "
            "touch|touches} of marketing were followed by a contact of sales within {days:count "
            "day|days}."
        ),
        (
            "До сих пор за {share:rate} (от {share_low:rate} до {share_high:rate}) из "
            "{touches:count касания|касаний|касаний} маркетинга следовал контакт продаж, не позже "
            "чем через {days:count день|дня|дней}."
        ),
    ),
    "calls_without_contacts": (
        (
            "Calls and letters of sales are not in the export, so somebody here may have been "
            "reached already; how often touches are used is not known."
        ),
        (
            "Звонков и писем продаж в выгрузке нет, поэтому с кем-то из списка могли уже "
            "связаться; как часто касания становятся поводом, неизвестно."
        ),
    ),
    "calls_all_fresh": (
        (
            "Every touch of marketing is of the last {days:count day|days}: sales still has time "
            "to use it, so how often touches are used is not known yet."
        ),
        (
            "Все касания маркетинга не старше {days:count дня|дней|дней}: у продаж ещё есть время "
            "ими воспользоваться, поэтому как часто они становятся поводом, пока неизвестно."
        ),
    ),
    "calls_touches_before": (
        (
            "Every touch of marketing came before its card was made: it is how the card came, and "
            "no reason to call. Visits and mailings after that are not linked with cards."
        ),
        (
            "Все касания маркетинга были до создания своих карточек: так карточки и появились, это "
            "не повод для звонка. Более поздних визитов и рассылок с карточками не связано."
        ),
    ),
    "calls_without_touches": (
        (
            "No touch of marketing is linked with a card, so it cannot be a reason to call. Export "
            "visits, chats and mailings with the id, phone or e-mail of the card."
        ),
        (
            "Ни одно касание маркетинга не связано с карточкой, поэтому поводом не станет. "
            "Выгрузите визиты, чаты и рассылки с ID карточки, телефоном или почтой."
        ),
    ),
}
