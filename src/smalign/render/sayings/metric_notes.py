"""Notes on an answer: what the reader must know to read its numbers right."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "rows_cut": (
        "{shown:whole} of {rows:count row|rows} shown; the total is of all of them.",
        "показано {shown:whole} из {rows:count строки|строк|строк}; итог — по всем.",
    ),
    "demo_written": (
        "a made-up company is in {path}; try `smalign roi {path}`.",
        "придуманная компания лежит в {path}; попробуйте `smalign roi {path}`.",
    ),
    "config_written": (
        (
            "{path} is written; {open:count question is|questions are} open in it, and every line "
            "says what it rests on."
        ),
        (
            "записан {path}; открытых вопросов в нём: {open:whole}, и у каждой строки сказано, на "
            "чём она основана."
        ),
    ),
    "config_complete": (
        "{path} is written; every line says what it rests on.",
        "записан {path}; у каждой строки сказано, на чём она основана.",
    ),
    "spend_not_filtered": (
        "spend has no field of this condition, so under it spend is not shown.",
        "в расходах нет поля из этого условия, поэтому при нём расходы не показаны.",
    ),
    "unique_unknown": (
        (
            "{without:whole} of {cards:count inquiry|inquiries} have neither a phone nor an "
            "e-mail nor a contact, so how many people they are is unknown."
        ),
        (
            "У {without:whole} из {cards:count обращения|обращений|обращений} нет ни телефона, ни "
            "почты, ни контакта: сколько за ними людей, неизвестно."
        ),
    ),
    "cards_without_key": (
        (
            "{without:whole} of {cards:count inquiry|inquiries} have neither a phone nor an "
            "e-mail nor a contact; each counts as one person."
        ),
        (
            "У {without:whole} из {cards:count обращения|обращений|обращений} нет ни телефона, ни "
            "почты, ни контакта; каждое считается отдельным человеком."
        ),
    ),
    "target_unknown": (
        "Nothing says which inquiries are tests, spam or not the target; [exclude] can.",
        "Не сказано, какие обращения тестовые, спам или нецелевые; укажите это в [exclude].",
    ),
    "keys_of_many": (
        (
            "{with:whole} of {cards:count inquiry|inquiries} carry a phone or an e-mail of more "
            "than ten different people; it joins nobody."
        ),
        (
            "В {with:whole} из {cards:count обращения|обращений|обращений} телефон или почта, "
            "которые стоят больше чем у десяти разных людей; по ним никто не объединён."
        ),
    ),
    "inquiries_repeated": (
        (
            "Of {cards:count inquiry|inquiries} {duplicates:whole} are duplicates and "
            "{repeats:whole} come from people who had inquired before; leads counts all of them."
        ),
        (
            "Из {cards:count обращения|обращений|обращений} дублей: {duplicates:whole}, повторных: "
            "{repeats:whole}; в числе лидов учтены все."
        ),
    ),
    "exclude_found": (
        (
            "[exclude] found {test:count test|tests}, {spam:whole} spam and {non_target:whole} "
            "outside the target ({rules:list}); leads counts all of them."
        ),
        (
            "[exclude] нашла: тестовых {test:whole}, спама {spam:whole}, нецелевых "
            "{non_target:whole} ({rules:list}); в числе лидов учтены все."
        ),
    ),
    "unlinked_deals": (
        (
            "{count:count deal|deals} without a lead in the period, revenue {revenue:money}: "
            "counted in their own channel, never in leads."
        ),
        (
            "{count:count сделка|сделки|сделок} без лида в этом периоде, выручка "
            "{revenue:money}: учтены в своём канале, но не в лидах."
        ),
    ),
    "channels_alike": (
        (
            "Channels that differ only in case, blanks or signs are counted apart: {names:list}; "
            "if they are one, give them one name in smalign.toml under [channels]."
        ),
        (
            "Каналы, которые отличаются только регистром, пробелами или знаками, посчитаны "
            "порознь: {names:list}; если это один канал, дайте им одно имя в smalign.toml в "
            "[channels]."
        ),
    ),
    "decision_pays": (
        (
            "Whether “{channel}” pays depends on the model: it does by {yes:list}, it does not by "
            "{no:list}; its spend is {spend:money}."
        ),
        (
            "Окупается ли «{channel}», зависит от модели: да — {yes:list}, нет — {no:list}; "
            "его расход {spend:money}."
        ),
    ),
    "decision_top_half": (
        (
            "“{channel}” is in the better half by ROMI under {yes:list}, not under {no:list}; its "
            "spend is {spend:money}."
        ),
        (
            "«{channel}» по ROMI не ниже середины: да — {yes:list}, нет — {no:list}; его расход "
            "{spend:money}."
        ),
    ),
    "decision_holds": (
        (
            "The choice of a model changes no decision: each of {channels:count row|rows} with "
            "spend pays or not, and is in the better half by ROMI or not, under all of them alike."
        ),
        (
            "Выбор модели не меняет решений: каждая из {channels:count строки|строк|строк} с "
            "расходом окупается или нет и стоит по ROMI не ниже середины или ниже при всех "
            "моделях одинаково."
        ),
    ),
    "learned_left_out": (
        "The models {models:list} need cohorts, so they are not among these.",
        "Моделям {models:list} нужны когорты, поэтому здесь их нет.",
    ),
    "ignored_unknown": (
        "no touch has the channels to be ignored, {names:list}; touches have {known:list}.",
        (
            "ни у одного касания нет каналов, которые просили пропускать: {names:list}; "
            "есть {known:list}."
        ),
    ),
    "spend_not_split": (
        (
            "Spend ({amount:money}) is not broken down by this field, so spend and what depends "
            "on it stand in the total only."
        ),
        (
            "Расходы ({amount:money}) по этому полю не разбиты, поэтому расход и всё, что от "
            "него зависит, только в итоге."
        ),
    ),
    "no_cards": (
        (
            "The export holds neither leads nor deals, so what came of spend and touches is "
            "unknown; add them to see returns."
        ),
        (
            "В выгрузке нет ни лидов, ни сделок, поэтому отдача расходов и касаний "
            "неизвестна; добавьте их, чтобы увидеть окупаемость."
        ),
    ),
    "nothing_found": (
        (
            "No card meets the period and the conditions; the cards of the export were created "
            "from {first:iso} to {last:iso}."
        ),
        (
            "Ни одна карточка не подходит под период и условия; карточки выгрузки созданы с "
            "{first:day} по {last:day}."
        ),
    ),
    "nothing_matched": (
        "No card meets the period and the conditions; widen them.",
        "Ни одна карточка не подходит под период и условия; расширьте их.",
    ),
    "spend_covers_part": (
        (
            "Spend covers {covered_days:count day|days} of {period_days:whole}, so what "
            "depends on it is not shown; it would be for --since {since:iso} --until "
            "{until:iso}."
        ),
        (
            "Расходы есть за {covered_days:count день|дня|дней} из {period_days:whole}, "
            "поэтому зависящее от них не показано; подойдёт --since {since:iso} --until "
            "{until:iso}."
        ),
    ),
    "spend_shorter": (
        (
            "Spend covers {covered_days:count day|days} of the {period_days:whole} the cards "
            "span: costs per lead and returns mix unlike periods."
        ),
        (
            "Расходы есть за {covered_days:count день|дня|дней} из {period_days:whole}, за "
            "которые есть карточки: цена лида и окупаемость смешивают разные сроки."
        ),
    ),
    "won_without_amount": (
        "{count:count sale has|sales have} no amount and add nothing to revenue.",
        "{count:count продажа|продажи|продаж} без суммы: выручки не добавляют.",
    ),
    "won_before_created": (
        (
            "{count:count sale was|sales were} closed before being created; days to won "
            "leave {count:word it|them} out."
        ),
        (
            "{count:count продажа закрыта|продажи закрыты|продаж закрыты} раньше, чем "
            "созданы; в срок до продажи не вошли."
        ),
    ),
    "customers_are": (
        (
            "New customers: {new:whole}; a sale's customer is its contact ({contact:whole}), "
            "else its company ({company:whole}), else the deal itself ({deal:whole})."
        ),
        (
            "Новых клиентов: {new:whole}; клиент продажи — контакт ({contact:whole}), иначе "
            "компания ({company:whole}), иначе сама сделка ({deal:whole})."
        ),
    ),
    "reasons_unsaid": (
        (
            "The reason is empty or “other” on {other:whole} of {cards:count lost card|lost "
            "cards}: above 30% nothing is concluded from reasons."
        ),
        (
            "Причина пуста или «другое» у {other:whole} из {cards:count отказа|отказов|отказов}: "
            "больше 30 %, поэтому выводов по причинам нет."
        ),
    ),
    "reasons_unsaid_in": (
        (
            "The reason is empty or “other” on more than 30% of the losses of {segments:list}: "
            "nothing is concluded from reasons there."
        ),
        (
            "Причина пуста или «другое» больше чем у 30 % отказов: {segments:list}; там выводов "
            "по причинам нет."
        ),
    ),
    "reasons_undecided": (
        (
            "Attempts decide whose matter {cards:count loss is|losses are}, but for "
            "{undecided:whole} of them attempts are not recorded: those stay undecided."
        ),
        (
            "Класс {cards:count отказа|отказов|отказов} зависит от числа попыток, но у "
            "{undecided:whole} из них попытки не записаны: класс этих не решён."
        ),
    ),
    "attempts_unrecorded": (
        (
            "Attempts to reach people are recorded for none of {cards:count card|cards}, or their "
            "log misses more than a fifth of the cards that went on: who was worked is unknown. "
            "Add the whole log of calls and letters, or the column of the first attempt."
        ),
        (
            "Попытки связаться не записаны ни у одной из {cards:count карточки|карточек|карточек}, "
            "или в их журнале нет больше пятой части карточек, которые пошли дальше: с кем "
            "работали, неизвестно. Добавьте весь журнал звонков и писем или столбец первой попытки."
        ),
    ),
    "attempts_recorded": (
        (
            "Attempts to reach people are recorded for {recorded:whole} of {cards:count "
            "card|cards}; of the others nothing is said."
        ),
        (
            "Попытки связаться записаны у {recorded:whole} из {cards:count "
            "карточки|карточек|карточек}; об остальных ничего не сказано."
        ),
    ),
    "losses_elsewhere": (
        (
            "No loss meets the period and the conditions; the losses of the export are from "
            "{first:iso} to {last:iso}."
        ),
        (
            "Ни один отказ не подходит под период и условия; отказы в выгрузке — с {first:day} "
            "по {last:day}."
        ),
    ),
    "losses_without_day": (
        (
            "The export has {count:count lost card|lost cards}, none with a closing date: no "
            "period has losses; ask without --since, --until and --last."
        ),
        (
            "В выгрузке {count:count отказ|отказа|отказов}, и ни у одного нет даты закрытия: ни "
            "в одном периоде отказов нет; спросите без --since, --until и --last."
        ),
    ),
    "nothing_lost": (
        "The export has no disqualified lead and no lost deal.",
        "В выгрузке нет ни некачественных лидов, ни проигранных сделок.",
    ),
    "losses_undated": (
        (
            "{undated:whole} of {cards:count lost card|lost cards} have no closing date: in no "
            "month, no half of the period and no change."
        ),
        (
            "Дата закрытия неизвестна у {undated:whole} из {cards:count отказа|отказов|отказов}: "
            "их нет ни в месяцах, ни в изменениях."
        ),
    ),
    "reasons_new": (
        "Seen only after {middle:iso}: {reasons:list}.",
        "Новые причины, до {middle:day} включительно их не было: {reasons:list}.",
    ),
    "reasons_rising": (
        "A larger share of losses after {middle:iso} than before: {reasons:list}.",
        "Доля в отказах после {middle:day} больше, чем раньше: {reasons:list}.",
    ),
    "reasons_falling": (
        "A smaller share of losses after {middle:iso} than before: {reasons:list}.",
        "Доля в отказах после {middle:day} меньше, чем раньше: {reasons:list}.",
    ),
    "no_rates": (
        (
            "Amounts in {currencies:list} have no rate and are not added up; add [rates] to "
            "smalign.toml."
        ),
        "Суммы в валютах {currencies:list} без курса не сложены; добавьте [rates] в smalign.toml.",
    ),
    "stage_order_unknown": (
        (
            "{pipeline:pipeline}: {cards:count card is|cards are} in no row, because the "
            "order of the stages {stages:list} is not known; give it in smalign.toml."
        ),
        (
            "{pipeline:pipeline}: {cards:count карточка|карточки|карточек} ни в одной "
            "строке, потому что порядок этапов {stages:list} неизвестен; задайте его в "
            "smalign.toml."
        ),
    ),
    "horizon_unknown": (
        (
            "{pipelines:pipelines}: fewer than {least:whole} sales in cohorts old enough to tell "
            "how long a sale takes, so cohorts are not compared at one age; name an age: "
            "--horizon 90d."
        ),
        (
            "{pipelines:pipelines}: в достаточно старых когортах меньше {least:whole} продаж, и по "
            "ним не понять, сколько занимает продажа, поэтому когорты не приведены к одному сроку; "
            "задайте его: --horizon 90d."
        ),
    ),
    "segments_above": (
        (
            "Associated with more sales than the other values of the field: {names:list} "
            "({count:whole} of {tested:whole} tested)."
        ),
        (
            "Связано с большей конверсией, чем у других значений поля: {names:list} ({count:whole} "
            "из {tested:whole} проверенных)."
        ),
    ),
    "segments_below": (
        (
            "Associated with fewer sales than the other values of the field: {names:list} "
            "({count:whole} of {tested:whole} tested)."
        ),
        (
            "Связано с меньшей конверсией, чем у других значений поля: {names:list} ({count:whole} "
            "из {tested:whole} проверенных)."
        ),
    ),
    "segments_same": (
        (
            "No best and no worst: {tested:count value was|values were} tested, and chance alone "
            "makes such differences."
        ),
        (
            "Лучших и худших нет: значений проверено {tested:whole}, и такие различия бывают "
            "случайно."
        ),
    ),
    "segments_few": (
        (
            "Nothing is compared: no value has {min_n:whole} cards, and as many beside it, in the "
            "conversion."
        ),
        (
            "Сравнивать нечего: ни у одного значения нет {min_n:whole} карточек в конверсии и "
            "столько же рядом с ним."
        ),
    ),
    "segments_matured": (
        (
            "{table:table}: conversion is of the {counted:whole} of {cards:whole} cards that are "
            "at least {days:count day|days} old, won within that time."
        ),
        (
            "{table:table}: конверсия — по {counted:whole} из {cards:whole} карточек, которым не "
            "меньше {days:count дня|дней|дней}, с продажей за этот срок."
        ),
    ),
    "segments_undated": (
        (
            "{table:table}: fewer than {least:whole} sales are old enough to tell how long a sale "
            "takes, so conversion is of the {counted:whole} of {cards:whole} cards that are "
            "decided; quick sales prevail. Name an age: --horizon 90d."
        ),
        (
            "{table:table}: достаточно старых продаж меньше {least:whole}, и по ним не понять, "
            "сколько занимает продажа, поэтому конверсия — по {counted:whole} решённым карточкам "
            "из {cards:whole}; быстрые продажи в ней весят больше. Задайте срок: --horizon 90d."
        ),
    ),
    "segments_decided": (
        (
            "{table:table}: conversion is of the {counted:whole} of {cards:whole} cards that are "
            "decided, whatever their age; quick sales prevail."
        ),
        (
            "{table:table}: конверсия — по {counted:whole} решённым карточкам из {cards:whole}, "
            "какого бы возраста они ни были; быстрые продажи в ней весят больше."
        ),
    ),
    "segments_left_out": (
        (
            "Fields not compared: {many:whole} of too many values, {single:whole} of one value, "
            "{alike:whole} of the same values as another; --by compares any field."
        ),
        (
            "Поля, которые не сравнивались: со слишком многими значениями — {many:whole}, с одним "
            "значением — {single:whole}, как у другого поля — {alike:whole}; --by "
            "сравнит любое."
        ),
    ),
    "amounts_apart": (
        (
            "Sales are in several currencies and not added up; take one with --where "
            "'currency = RUB'."
        ),
        ("Продажи в разных валютах и не сложены; выберите одну: --where 'currency = RUB'."),
    ),
    "plan_periods_unread": (
        (
            "The plan names periods that are none: {periods:list}; write them as 2026-01, 2026-Q1, "
            "2026-01-15 or January 2026."
        ),
        (
            "Периоды плана не разобраны: {periods:list}; пишите их как 2026-01, 2026-Q1, "
            "15.01.2026 или январь 2026."
        ),
    ),
    "plan_channels_unknown": (
        "The plan names channels no card and no cost has: {names:list}.{hint:maybe}",
        "В плане есть каналы, которых нет ни в карточках, ни в расходах: {names:list}.{hint:maybe}",
    ),
    "plan_owners_unknown": (
        "The plan names people who are responsible for no card: {names:list}.{hint:maybe}",
        "В плане есть люди, у которых нет ни одной карточки: {names:list}.{hint:maybe}",
    ),
    "plan_without_amounts": (
        "No sale has an amount, so the fact of revenue is unknown.",
        "Ни у одной продажи нет суммы, поэтому факт выручки неизвестен.",
    ),
    "plan_by_closing": (
        "There are no payments, so revenue counts on the day a deal was won.",
        "Оплат в выгрузке нет, поэтому выручка учтена в день продажи.",
    ),
    "plan_working_days": (
        (
            "The pace goes by working days from Monday to Friday; name holidays in smalign.toml in "
            "[calendar]."
        ),
        (
            "Темп считается по рабочим дням с понедельника по пятницу; праздники назовите в "
            "smalign.toml в [calendar]."
        ),
    ),
    "plan_not_in_period": (
        "No period of the plan lies inside the one asked for; it has {periods:list}.",
        "Ни один период плана не лежит внутри заданного; в плане есть {periods:list}.",
    ),
    "plan_not_filtered": (
        "The conditions choose cards and costs; the plan itself stays whole.",
        "Условия отбирают карточки и расходы; сам план остаётся целым.",
    ),
    "lost_undated": (
        (
            "{count:count loss has|losses have} no closing date and {count:word counts|count} as "
            "lost at once."
        ),
        "{count:count отказ|отказа|отказов} без даты закрытия: учтены как отказы первого дня.",
    ),
}
