"""What every diagnosis says: its verdict, whose the norms are, what hangs on a step."""

from __future__ import annotations

from typing import Final

VERDICTS: Final[dict[str, tuple[str, str]]] = {
    "quantity": (
        (
            "The number of leads changed. No change of the leads themselves or of the work on them "
            "is seen."
        ),
        "Изменилось число лидов. Изменения самих лидов и работы с ними не видно.",
    ),
    "quantity_alone": (
        (
            "The number of leads changed; there is too little data on the leads themselves and on "
            "the work on them."
        ),
        "Изменилось число лидов; о самих лидах и работе с ними судить мало данных.",
    ),
    "quality": (
        "Other leads came: the quality of the leads changed.",
        "Пришли другие лиды: изменилось их качество.",
    ),
    "handling": (
        "The leads are the same, the work on them is not: it is the handling.",
        "Лиды те же, работа с ними другая: дело в обработке.",
    ),
    "queue": (
        (
            "The leads are the same; they lie longer before anybody has them: it is the queue, "
            "step 1, and neither the leads nor the managers."
        ),
        (
            "Лиды те же; они дольше лежат, пока их никому не назначили: дело в очереди, шаг 1, а "
            "не в лидах и не в менеджерах."
        ),
    ),
    "queue_alone": (
        (
            "Sales differ by no more than chance, but leads lie longer before anybody has them, "
            "and come to less: it is the queue, step 1."
        ),
        (
            "Разница в продажах может быть случайной, но лиды дольше лежат, пока их никому не "
            "назначили, и доходят реже: дело в очереди, шаг 1."
        ),
    ),
    "handling_alone": (
        (
            "More leads than before are closed without anybody having tried to reach them: it is "
            "the handling, whatever the sales show."
        ),
        (
            "Лидов, закрытых без единой попытки связаться, стало больше: дело в обработке, что бы "
            "ни показывали продажи."
        ),
    ),
    "market": (
        (
            "It changed everywhere alike: it looks like the price or the market, and neither "
            "department changes those."
        ),
        "Изменилось везде одинаково: похоже на цену или рынок; ни один из отделов этого не меняет.",
    ),
    "priced": (
        (
            "More is lost for the price, and conversion fell: it looks like the price or the "
            "market, and neither department changes those."
        ),
        (
            "Отказов из-за цены стало больше, и конверсия упала: похоже на цену или рынок; ни один "
            "из отделов этого не меняет."
        ),
    ),
    "recording": (
        "What is recorded changed, not what happened.",
        "Изменилась запись, а не дело.",
    ),
    "disputed": (
        "Something changed, but whose matter it is cannot be told apart: given to nobody.",
        "Изменение есть, но чьё оно, разделить нельзя: не отнесено ни к кому.",
    ),
    "mixed": (
        "Two things at once: {causes:causes}.",
        "Две вещи сразу: {causes:causes}.",
    ),
    "none": (
        "Nothing happened: the difference is chance, or small.",
        "Ничего не случилось: разница случайна или мала.",
    ),
    "none_above": (
        (
            "Nothing happened by the number of {result:result}: the difference is chance, or "
            "small. Of sales too little is known for a verdict."
        ),
        (
            "По числу {result:result} ничего не случилось: разница случайна или мала. О продажах "
            "для вывода мало данных."
        ),
    ),
    "unsure": (
        (
            "Nothing is proved: one difference is more than chance by itself, and that is too "
            "little for a verdict."
        ),
        "Ничего не доказано: одна разница сама по себе больше случайной, для вывода этого мало.",
    ),
    "insufficient": (
        "Not enough data for a verdict.",
        "Для вывода мало данных.",
    ),
}

LINES: Final[dict[str, tuple[str, str]]] = {
    "first_and_dearest": (
        "The first broken link is step {first:whole}, {first_name:list}; it is the dearest, too.",
        "Первый разрыв — шаг {first:whole}, {first_name:list}; он же самый дорогой.",
    ),
    "first_then_dearest": (
        (
            "The first broken link is step {first:whole}, {first_name:list}; the dearest is step "
            "{dearest:whole}, {dearest_name:list}."
        ),
        (
            "Первый разрыв по порядку — шаг {first:whole}, {first_name:list}; самый дорогой — шаг "
            "{dearest:whole}, {dearest_name:list}."
        ),
    ),
    "nothing_broken": (
        "No link is broken.",
        "Разрывов нет.",
    ),
    "nothing_broken_seen": (
        "In what could be checked no link is broken.",
        "Там, где проверить удалось, разрывов нет.",
    ),
    "steps_unchecked": (
        "Not checked, for want of data: steps {numbers}.",
        "Не проверены, мало данных: шаги {numbers}.",
    ),
    "step_unchecked": (
        "Not checked, for want of data: step {numbers}.",
        "Не проверен, мало данных: шаг {numbers}.",
    ),
    "first_after_unchecked": (
        "Steps before it were not checked for want of data: {numbers}.",
        "До него не проверены, мало данных: шаги {numbers}.",
    ),
    "first_after_one_unchecked": (
        "Step {numbers} before it was not checked for want of data.",
        "До него не проверен, мало данных: шаг {numbers}.",
    ),
    "unproved_by": (
        (
            "{open:count lead of the later period is|leads of the later period are} open still "
            "({segments:list}). {unproved:whole} of them won would leave the verdict unproved; not "
            "even all of them would make up for what was lost."
        ),
        (
            "В работе ещё {open:count лид|лида|лидов} этого периода ({segments:list}). Если "
            "продажами станут {unproved:whole}, вывод останется недоказанным; потерю не вернут и "
            "все они."
        ),
    ),
    "overturned_by": (
        (
            "{open:count lead of the later period is|leads of the later period are} open still "
            "({segments:list}). {unproved:whole} of them won would leave the verdict unproved; "
            "{gone:whole} would make up for what was lost."
        ),
        (
            "В работе ещё {open:count лид|лида|лидов} этого периода ({segments:list}). Если "
            "продажами станут {unproved:whole}, вывод останется недоказанным, если {gone:whole} — "
            "потерь не будет."
        ),
    ),
    "overturned_by_none": (
        (
            "{open:count lead of the later period is|leads of the later period are} open still "
            "({segments:list}); not even {open:word its sale|all of them won} would change the "
            "verdict."
        ),
        (
            "В работе ещё {open:count лид|лида|лидов} этого периода ({segments:list}); даже если "
            "{open:word он станет продажей|все они станут продажами|все они станут продажами}, "
            "вывод не изменится."
        ),
    ),
    "overturned_by_nothing_open": (
        "No lead of the later period is open: nothing that is open would change the verdict.",
        "Открытых лидов этого периода нет: вывод не изменит ничто из открытого.",
    ),
    "held": (
        "The same verdict with {choices}.",
        "Вывод тот же, если взять {choices}.",
    ),
    "held_not": (
        "Another verdict with {choice}: {cause}.",
        "Другой вывод, если взять {choice}: {cause}.",
    ),
    "held_none": (
        "With {choice} the difference is chance, or small.",
        "Если взять {choice}, разница случайна или мала.",
    ),
    "followed_done": (
        "{on:day}, {what}: done. {now:rate}; {expected:rate} was expected.",
        "{on:day}, {what}: выполнено. {now:rate}, ожидали {expected:rate}.",
    ),
    "followed_moved": (
        "{on:day}, {what}: moved. {was:rate} → {now:rate}.",
        "{on:day}, {what}: сдвинулось. {was:rate} → {now:rate}.",
    ),
    "followed_not_moved": (
        "{on:day}, {what}: not moved. {now:rate} (from {low:rate} to {high:rate}).",
        "{on:day}, {what}: не сдвинулось. {now:rate} (от {low:rate} до {high:rate}).",
    ),
    "followed_worse": (
        "{on:day}, {what}: worse. {was:rate} → {now:rate}.",
        "{on:day}, {what}: стало хуже. {was:rate} → {now:rate}.",
    ),
    "followed_expected": ("{expected:rate} is expected.", "Ожидаем {expected:rate}."),
    "followed_too_early": (
        (
            "{on:day}, {what}: too early to tell: most of the days judged, "
            "{since:day}–{last:day}, lie before it."
        ),
        (
            "{on:day}, {what}: судить рано: дни, по которым сделан вывод, "
            "{since:day}–{last:day}, по большей части раньше этого решения."
        ),
    ),
    "followed_not_measured": (
        "{on:day}, {what}: no figure tells what came of it.",
        "{on:day}, {what}: ни одна цифра не покажет, что вышло.",
    ),
    "late": ("It was due on {until:day}.", "Срок был {until:day}."),
    "terms_same": (
        "Nothing that was agreed has changed since the report on {since:day}.",
        "С отчёта на {since:day} в договорённостях ничего не изменилось.",
    ),
    "terms_changed": (
        "Changed since the report on {since:day}: {key}, {before} → {now}.",
        "Изменилось с отчёта на {since:day}: {key}, {before} → {now}.",
    ),
    "known_on": (
        "It can be told on {day:day}.",
        "Сказать можно будет {day:day}.",
    ),
    "do_by": ("{who}, by {until:day}.", "{who}, до {until:day}."),
    "do_soon": ("{who}, soon.", "{who}, в ближайшее время."),
    "seen_in": (
        "It will show in `{command}`.",
        "Результат покажет `{command}`.",
    ),
    "seen_in_whole": (
        "It will show in `{command}`: {value}.",
        "Результат покажет `{command}`: {value}.",
    ),
    "seen_in_norm": (
        "It will show in `{command}`: {value} and better.",
        "Результат покажет `{command}`: {value} и лучше.",
    ),
}
NORMS: Final[dict[str, tuple[str, str]]] = {
    "agreed_later": (
        "that is after the days judged",
        "это позже дней, по которым сделан вывод",
    ),
    "agreed": ("{value}, as agreed", "{value}, как согласовано"),
    "own_past": (
        "{value} in {since:day}–{until:day}",
        "{value} за {since:day}–{until:day}",
    ),
    "own_past_share": (
        "{value} of {cards:whole} in {since:day}–{until:day}",
        "{value} из {cards:whole} за {since:day}–{until:day}",
    ),
    "inside": (
        "{value} for the others in the same days",
        "{value} у остальных за те же дни",
    ),
    "outside": (
        "{value} elsewhere",
        "{value} у других компаний",
    ),
    "whose_agreed": (
        "agreed by {by:list} on {on:day}",
        "согласовали {by:list}, {on:day}",
    ),
    "whose_agreed_version": (
        "agreed by {by:list} on {on:day}, version {version}",
        "согласовали {by:list}, {on:day}, версия {version}",
    ),
    "whose_plan": (
        "the plan of the company itself",
        "план самой компании",
    ),
    "whose_own_past": (
        "the company's own past",
        "собственное прошлое компании",
    ),
    "whose_inside": (
        "other cards of the same days: associated with it, not proved",
        "другие карточки тех же дней: связано с этим, не доказано",
    ),
    "whose_outside": (
        "an outside source, {source}: attention at most",
        "внешний источник, {source}: не выше «внимания»",
    ),
    "whose_unset": (
        "nobody has agreed on a norm: told for the record",
        "норма не согласована: сказано к сведению",
    ),
    "whose_nobody": (
        "nobody has agreed on a norm, and the past is too short",
        "норма не согласована, а прошлое слишком коротко",
    ),
}
UNSEEN: Final[dict[str, tuple[str, str]]] = {
    "no_answer": ("the export does not hold it", "в выгрузке этого нет"),
}
