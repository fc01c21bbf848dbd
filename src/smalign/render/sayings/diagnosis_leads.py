"""What step 2 of a diagnosis says: plan, the two periods, leads nobody called."""

from __future__ import annotations

from typing import Final

_FROM_EN: Final = "({share:rate}, from {low:rate} to {high:rate})"
_FROM_RU: Final = "({share:rate}, от {low:rate} до {high:rate})"

_LOSS_EN: Final = (
    "Leads {leads_before:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}. "
    "The dearest part is {cause:cause}: {value:signed} (from {low:signed} to {high:signed})."
)
_LOSS_RU: Final = (
    "Лидов {leads_before:whole} → {leads:whole}, {result:result}: {before:whole} → {after:whole}. "
    "Дороже всего {cause:cause}: {value:signed} (от {low:signed} до {high:signed})."
)
_MIX_EN: Final = (
    "{grew:list} grew from {grew_before:rate} to {grew_now:rate} of the leads and converts at "
    "{grew_rate:rate}; {fell:list} fell from {fell_before:rate} to {fell_now:rate} and converts at "
    "{fell_rate:rate}"
)
_MIX_RU: Final = (
    "{grew:list}: доля среди лидов {grew_before:rate} → {grew_now:rate}, конверсия "
    "{grew_rate:rate}; {fell:list}: доля {fell_before:rate} → {fell_now:rate}, "
    "конверсия {fell_rate:rate}"
)

SEEN: Final[dict[str, tuple[str, str]]] = {
    "plan_kept": (
        (
            "{measure:measure} of {since:day}–{last:day}: {fact:whole} against a plan of "
            "{plan:whole}, {percent:rate}."
        ),
        (
            "{measure:measure} за {since:day}–{last:day}: {fact:whole} при плане {plan:whole}, "
            "{percent:rate}."
        ),
    ),
    "plan_kept_won": (
        (
            "Sales closed in {since:day}–{last:day}: {fact:whole} against a plan of {plan:whole}, "
            "{percent:rate}."
        ),
        (
            "Продажи, закрытые {since:day}–{last:day}: {fact:whole} при плане {plan:whole}, "
            "{percent:rate}."
        ),
    ),
    "leads_loss": (_LOSS_EN, _LOSS_RU),
    "leads_loss_of_mix": (f"{_LOSS_EN} {_MIX_EN}.", f"{_LOSS_RU} {_MIX_RU}."),
    "leads_loss_of_mix_priced": (
        (
            f"{_LOSS_EN} {_MIX_EN}; a result costs {{grew_cost:money}} in the former, "
            "{fell_cost:money} in the latter."
        ),
        f"{_LOSS_RU} {_MIX_RU}; цена результата — {{grew_cost:money}} и {{fell_cost:money}}.",
    ),
    "leads_loss_of_managers": (
        f"{_LOSS_EN} {{managers:count manager changed|managers changed}}, across segments.",
        (
            f"{_LOSS_RU} Изменилось у {{managers:count менеджера|менеджеров|менеджеров}}, в разных "
            "сегментах."
        ),
    ),
    "leads_loss_of_segments": (
        f"{_LOSS_EN} {{segments:list}} changed for most managers, while other segments held.",
        (
            f"{_LOSS_RU} Изменилось в {{segments:list}} у большинства менеджеров, остальные "
            "сегменты держатся."
        ),
    ),
    "leads_loss_alone": (
        (
            "Leads {leads_before:whole} → {leads:whole}: {value:signed} (from {low:signed} to "
            "{high:signed}) on as many working days. Their conversion cannot be judged."
        ),
        (
            "Лидов {leads_before:whole} → {leads:whole}: {value:signed} (от {low:signed} до "
            "{high:signed}) на столько же рабочих дней. О конверсии судить нельзя."
        ),
    ),
    "leads_gain_alone": (
        "Leads {leads_before:whole} → {leads:whole}. Their conversion cannot be judged.",
        "Лидов {leads_before:whole} → {leads:whole}. О конверсии судить нельзя.",
    ),
    "leads_same_alone": (
        "Leads {leads_before:whole} → {leads:whole}. Their conversion cannot be judged.",
        "Лидов {leads_before:whole} → {leads:whole}. О конверсии судить нельзя.",
    ),
    "leads_gain": (
        (
            "Leads {leads_before:whole} → {leads:whole}, {result:result} {before:whole} → "
            "{after:whole}: no loss is more than chance."
        ),
        (
            "Лидов {leads_before:whole} → {leads:whole}, {result:result}: {before:whole} → "
            "{after:whole}; ни одна потеря не больше случайной."
        ),
    ),
    "leads_same": (
        (
            "Leads {leads_before:whole} → {leads:whole}, {result:result} {before:whole} → "
            "{after:whole}: the difference is chance, or small. What is not seen is not excluded."
        ),
        (
            "Лидов {leads_before:whole} → {leads:whole}, {result:result}: {before:whole} → "
            "{after:whole}; разница случайна или мала. Не видно — не значит исключено."
        ),
    ),
    "leads_unsure": (
        (
            "Leads {leads_before:whole} → {leads:whole}, {result:result} {before:whole} → "
            "{after:whole}: one part of the difference is more than chance by itself, too little "
            "for a claim among all that was looked at. What is not seen is not excluded."
        ),
        (
            "Лидов {leads_before:whole} → {leads:whole}, {result:result}: {before:whole} → "
            "{after:whole}; одна часть разницы сама по себе больше случайной, среди всего, что "
            "сравнивалось, для вывода этого мало. Не видно — не значит исключено."
        ),
    ),
    "price_reasons": (
        f"{{cards:whole}} of {{of:whole}} losses with a reason {_FROM_EN} are for the price.",
        (
            f"Из {{of:count отказа|отказов|отказов}} с причиной {{cards:whole}} {_FROM_RU} — из-за "
            f"цены."
        ),
    ),
    "unworked": (
        (
            f"{{unworked:whole}} of {{of:whole}} disqualified leads {_FROM_EN} were closed without "
            "a single attempt to reach the person."
        ),
        (
            f"{{unworked:whole}} из {{of:count некачественного лида|некачественных "
            f"лидов|некачественных лидов}} {_FROM_RU} закрыты без "
            "единой попытки связаться."
        ),
    ),
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "no_plan": ("no plan is in the export", "плана в выгрузке нет"),
    "no_plan_of_period": (
        "the plan says nothing of whole periods within these days",
        "в плане нет целых периодов внутри этих дней",
    ),
    "plan_of_parts": (
        (
            "the plan of these days is of single channels or people, and of nobody's whole: "
            "`smalign plan` sets each against what came"
        ),
        (
            "план этих дней задан по отдельным каналам или людям, а не по компании в целом: "
            "`smalign plan` сравнит каждый с фактом"
        ),
    ),
    "no_periods": (
        "there are no two equal periods to compare",
        "нет двух равных периодов для сравнения",
    ),
    "leads_alone_same": (
        "only the number of leads can be compared, and its change is no more than chance",
        "сравнить можно только число лидов, и его изменение не больше случайного",
    ),
    "too_few_results": (
        "too few {result:result} in a period: a cause cannot be told",
        "слишком мало {result:result} в периоде: причину назвать нельзя",
    ),
    "channels_not_known": (
        (
            "the channel is known of {share:rate} of the leads, {least:rate} are needed: a cause "
            "cannot be told"
        ),
        "канал известен у {share:rate} лидов, нужно {least:rate}: причину назвать нельзя",
    ),
    "deals_not_linked": (
        "{share:rate} of the deals have a lead, {least:rate} are needed: a cause cannot be told",
        "лид есть у {share:rate} сделок, нужно {least:rate}: причину назвать нельзя",
    ),
    "records_not_read": (
        (
            "{share:rate} of the records could not be read, it must be less than {least:rate}: "
            "they may be what seems to be missing"
        ),
        (
            "{share:rate} записей не прочитано, а должно быть меньше {least:rate}: возможно, их и "
            "не хватает"
        ),
    ),
    "reasons_not_known": (
        (
            "losses with a reason are {known:whole} of {lost:whole}: {min_n:whole} are needed, "
            "and {least:rate} of the losses"
        ),
        (
            "отказов с причиной {known:whole} из {lost:whole}: нужно {min_n:whole}, и не меньше "
            "{least:rate} отказов"
        ),
    ),
    "recording_changed": (
        "the recording changed: second cards nobody calls are no unworked leads",
        "изменилась запись: вторые карточки, по которым никто не звонит, — не брошенные лиды",
    ),
    "attempts_not_recorded": (
        (
            "attempts are recorded for {recorded:whole} of {cards:count disqualified "
            "lead|disqualified leads}, {min_n:whole} are needed"
        ),
        (
            "попытки записаны у {recorded:whole} из {cards:count некачественного "
            "лида|некачественных лидов|некачественных лидов}, нужно {min_n:whole}"
        ),
    ),
    "closings_undated": (
        (
            "on which day {cards:count disqualified lead was|disqualified leads were} closed is "
            "not exported, so how many of them were in these days is not known"
        ),
        (
            "у {cards:count некачественного лида|некачественных лидов|некачественных лидов} нет "
            "дня закрытия, поэтому сколько из них закрыто в эти дни, неизвестно"
        ),
    ),
    "none_lost": ("hardly a lead was disqualified", "некачественных лидов почти нет"),
}
ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "plan_gap": (
        "Look at what the gap is made of: leads, conversion, or the size of a sale.",
        "Посмотреть, из чего состоит недобор: лиды, конверсия, чек.",
    ),
    "work_them": (
        (
            "Give the {cards:count card|cards} back to work; require attempts before a lead may be "
            "disqualified."
        ),
        (
            "Вернуть в работу {cards:count карточку|карточки|карточек}; сделать попытки связи "
            "обязательными перед тем, как лид признают некачественным."
        ),
    ),
    "cause_quantity": (
        "Find what the segments that brought fewer leads lost, be it budget, and give it back.",
        "Найти, чего лишились сегменты, давшие меньше лидов, например бюджета, и вернуть это.",
    ),
    "cause_quantity_unknown": (
        (
            "Fill in the source of every lead and compare again: which of them brought fewer is "
            "not known."
        ),
        (
            "Заполнить источник у каждого лида и сравнить снова: какой из них дал меньше, "
            "неизвестно."
        ),
    ),
    "cause_quality": (
        "Move budget from the segments that grew and sell little to those that sell.",
        "Перенести бюджет из сегментов, которые выросли и продают мало, в те, что продают.",
    ),
    "cause_handling": (
        "Go through the cards of those managers whose conversion fell, with them.",
        "Разобрать с менеджерами, у которых упала конверсия, их карточки.",
    ),
    "cause_market": (
        (
            "Put the price and the rising reason before whoever sets prices; change neither "
            "department for it."
        ),
        (
            "Вынести цену и растущую причину отказа на того, кто её назначает; отделы из-за этого "
            "не перестраивать."
        ),
    ),
    "cause_recording": (
        "Mend the way cards come in before any number of these periods is used.",
        "Сначала починить поступление карточек, потом пользоваться цифрами этих периодов.",
    ),
    "cause_disputed": (
        "Wait a period more, or give managers the same mix of segments, so that it can be told.",
        "Подождать ещё период или дать менеджерам одинаковый состав сегментов, чтобы разделить.",
    ),
}
