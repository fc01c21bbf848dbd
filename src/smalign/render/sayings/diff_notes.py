"""What is said of two exports compared: errors, notes, and cards that are in no row. Data only."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "diff_two": (
        (
            "`smalign diff` compares two exports and was given {found:whole}: name the earlier one,"
            " then the later one (several files of one export: their folder)."
        ),
        (
            "`smalign diff` сравнивает две выгрузки, а указано: {found:whole}; назовите раннюю, "
            "затем позднюю (если в выгрузке несколько файлов — их папку)."
        ),
    ),
    "other_crm": (
        (
            "the exports are of different systems ({old:list} and {new:list}), so their ids name "
            "different cards; compare two exports of one CRM."
        ),
        (
            "выгрузки из разных систем ({old:list} и {new:list}), и ID в них — разных карточек; "
            "сравните две выгрузки одной CRM."
        ),
    ),
    "no_card_ids": (
        (
            "neither leads nor deals have an id here, so no card can be found in the other "
            "export; export the column with the id."
        ),
        (
            "ни у лидов, ни у сделок здесь нет ID, поэтому карточку не найти в другой выгрузке; "
            "выгрузите столбец с ID."
        ),
    ),
    "no_common_card": (
        (
            "the exports have no card in common, so nothing can be compared; export both from one"
            " CRM, with the ids of the cards and over periods that overlap."
        ),
        (
            "в выгрузках нет ни одной общей карточки, сравнивать нечего; выгрузите обе из одной "
            "CRM, с ID карточек и за пересекающиеся периоды."
        ),
    ),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "diff_reversed": (
        (
            "OLD ends on {old:day}, after NEW on {new:day}: the two stand in the wrong order, and"
            " every step is the other way round. Name the earlier export first."
        ),
        (
            "Данные первой выгрузки кончаются {old:day}, второй — раньше, {new:day}: они в "
            "обратном порядке, и всё сказано наоборот. Первой назовите раннюю."
        ),
    ),
    "diff_only_open": (
        (
            "OLD has closed cards and NEW has none ({table:table}): those won or lost in between "
            "look vanished ({gone:whole}). Export NEW with the filter of OLD."
        ),
        (
            "В первой выгрузке есть закрытые карточки, во второй их нет ({table:table}): "
            "выигранные и проигранные за это время выглядят исчезнувшими ({gone:whole}). "
            "Выгрузите вторую с тем же фильтром."
        ),
    ),
    "diff_many_gone": (
        (
            "NEW lacks {gone:whole} of OLD's {cards:whole} cards, {share:rate} ({table:table}): "
            "see whether the filter and the rights of both exports are the same."
        ),
        (
            "Во второй выгрузке нет {gone:whole} из {cards:count карточки|карточек|карточек} "
            "первой, {share:rate} "
            "({table:table}): проверьте, одинаковы ли фильтр и права у обеих выгрузок."
        ),
    ),
    "diff_table_only_old": (
        "Only OLD has {table:table}: they are not compared.",
        "Только в первой выгрузке есть {table:table}: они не сравниваются.",
    ),
    "diff_table_only_new": (
        "Only NEW has {table:table}: they are not compared.",
        "Только во второй выгрузке есть {table:table}: они не сравниваются.",
    ),
    "diff_fields_only_old": (
        "Columns of OLD alone ({table:table}): {fields:list}. They are no change of any card.",
        (
            "Столбцы, которые есть только в первой выгрузке ({table:table}): {fields:list}. "
            "Изменением карточек это не считается."
        ),
    ),
    "diff_fields_only_new": (
        "Columns of NEW alone ({table:table}): {fields:list}. They are no change of any card.",
        (
            "Столбцы, которые есть только во второй выгрузке ({table:table}): {fields:list}. "
            "Изменением карточек это не считается."
        ),
    ),
    "diff_old_rejected": (
        (
            "{count:count row|rows} of OLD could not be read (`smalign inspect` lists them): their "
            "cards look created or appeared."
        ),
        (
            "{count:count строка|строки|строк} первой выгрузки не удалось прочитать (список — "
            "`smalign inspect`): их карточки выглядят созданными или появившимися."
        ),
    ),
    "diff_without_ids": (
        (
            "Cards ({table:table}) have no id in one of the exports, so they cannot be found in "
            "the other and are not compared. Export the column with the id."
        ),
        (
            "В одной из выгрузок у карточек ({table:table}) нет ID, поэтому их не найти в другой:"
            " они не сравниваются. Выгрузите столбец с ID."
        ),
    ),
    "diff_without_amounts": (
        "Amounts are not in both exports, so the bridge is of cards alone.",
        "Сумм нет хотя бы в одной из выгрузок, поэтому считаются только карточки.",
    ),
    "diff_without_owners": (
        "Owners are not in both exports, so who handed cards over is not known.",
        "Ответственных нет хотя бы в одной из выгрузок, поэтому кто кому передал — неизвестно.",
    ),
    "diff_other_currency": (
        (
            "Amounts of OLD are in {old:list}, those of NEW in {new:list}: they are not "
            "subtracted. Give rates in smalign.toml, or export both in one currency."
        ),
        (
            "Суммы первой выгрузки в {old:list}, второй — в {new:list}: они не вычитаются. "
            "Задайте курсы в smalign.toml или выгрузите обе в одной валюте."
        ),
    ),
    "diff_unpriced": (
        (
            "Open deals without an amount: {old:whole} in OLD, {new:whole} in NEW. They add "
            "nothing to the sums; an amount filled in later raises the pipeline."
        ),
        (
            "Сделки в работе без суммы: {old:whole} в первой выгрузке, {new:whole} во второй. К "
            "суммам они ничего не прибавляют; сумма, вписанная позже, — это рост."
        ),
    ),
    "diff_stages_renamed": (
        "Stages were renamed: {stages:list}. A renamed stage is no move.",
        "Этапы переименованы: {stages:list}. Переименование переходом не считается.",
    ),
    "diff_no_change": (
        "Nothing of this kind changed between the exports.",
        "Между выгрузками ничего такого не изменилось.",
    ),
    "diff_conditions": (
        (
            "The conditions hold for {entered:count card|cards} in NEW alone and for {left:whole} "
            "in OLD alone: they are in it, too."
        ),
        (
            "Под условия {entered:count карточка подходит|карточки подходят|карточек подходят} "
            "только во второй выгрузке, {left:whole} — только в первой: посчитаны и они."
        ),
    ),
    "diff_conditions_shares": (
        (
            "The conditions hold for {entered:count card|cards} in NEW alone and for {left:whole} "
            "in OLD alone: they are in it, too. Shares are of the cards they hold for in OLD."
        ),
        (
            "Под условия {entered:count карточка подходит|карточки подходят|карточек подходят} "
            "только во второй выгрузке, {left:whole} — только в первой: посчитаны и они. Доли — "
            "от карточек, подходящих под условия в первой."
        ),
    ),
    "diff_moves": (
        (
            "Forward: {forward:whole}, of them past a stage: {skipped:whole}; back: {back:whole};"
            " other pipeline: {other_pipeline:whole}; won: {won:whole}; lost: {lost:whole}; "
            "reopened: {reopened:whole}; the order of the stages is not known: {unordered:whole}."
        ),
        (
            "Вперёд: {forward:whole}, из них мимо этапа: {skipped:whole}; назад: {back:whole}; в "
            "другую воронку: {other_pipeline:whole}; продано: {won:whole}; отказов: {lost:whole};"
            " возобновлено: {reopened:whole}; порядок этапов неизвестен: {unordered:whole}."
        ),
    ),
}

EXCLUSIONS: Final[dict[str, tuple[str, str]]] = {
    "before_new_export": (
        "{count:count card|cards} older than the first card of NEW",
        "{count:count карточка|карточки|карточек} старше первой карточки второй выгрузки",
    ),
    "before_old_export": (
        "{count:count card|cards} older than the first card of OLD",
        "{count:count карточка|карточки|карточек} старше первой карточки первой выгрузки",
    ),
    "closed_in_both": (
        "{count:count card|cards} closed in both exports",
        "{count:count карточка закрыта|карточки закрыты|карточек закрыты} в обеих выгрузках",
    ),
    "closed_unseen": (
        "{count:count closed card|closed cards} that NEW has and OLD should have had",
        (
            "{count:count закрытая карточка|закрытые карточки|закрытых карточек} второй выгрузки, "
            "{count:word которой|которых|которых} нет в первой, хотя {count:word она создана|они "
            "созданы|они созданы} раньше"
        ),
    ),
    "vanished_closed": (
        "{count:count card|cards} closed in OLD and absent from NEW",
        (
            "{count:count закрытая карточка|закрытые карточки|закрытых карточек} первой выгрузки,"
            " {count:word которой|которых|которых} нет во второй"
        ),
    ),
    "only_in_old": (
        "{count:count card|cards} of OLD alone",
        "{count:count карточка|карточки|карточек} только в первой выгрузке",
    ),
    "only_in_new": (
        "{count:count card|cards} of NEW alone",
        "{count:count карточка|карточки|карточек} только во второй выгрузке",
    ),
    "same_stage": (
        "{count:count card stands|cards stand} where {count:word it|they} stood",
        "{count:count карточка|карточки|карточек} на прежнем этапе",
    ),
    "same_owner": (
        "{count:count card|cards} with the same owner",
        "{count:count карточка|карточки|карточек} с прежним ответственным",
    ),
}
