"""What stands beside a line of a drafted smalign.toml: a few words, no sentence."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "cells_empty": (
        "empty in {cells:whole} of {cards:count card|cards}",
        "пусто в {cells:whole} из {cards:count карточки|карточек|карточек}",
    ),
    "as_told": ("as you said", "как вы указали"),
    "file": (
        (
            "{table:table}: {rows:count row|rows}; {system}, {known:whole} of {headers:whole} "
            "headers used"
        ),
        (
            "{table:table}: {rows:count строка|строки|строк}; {system}, использовано {known:whole} "
            "из {headers:whole} заголовков"
        ),
    ),
    "file_rejected": (
        (
            "{table:table}: {rows:count row|rows}, {rejected:whole} rejected; {system}, "
            "{known:whole} of {headers:whole} headers used"
        ),
        (
            "{table:table}: {rows:count строка|строки|строк}, отвергнуто {rejected:whole}; "
            "{system}, использовано {known:whole} из {headers:whole} заголовков"
        ),
    ),
    "file_unread": (
        "{system}: known, and nothing in it is read",
        "{system}: известен, не читается",
    ),
    "file_unknown": ("not recognised, not used", "не распознан, не используется"),
    "table_sure": ("certain to {sure:whole}%", "уверенность {sure:whole} %"),
    "table_likely": ("certain to {sure:whole}% only", "уверенность только {sure:whole} %"),
    "table_unread": (
        "known, and nothing in it is read; see `smalign inspect`",
        "известен, но не читается; см. `smalign inspect`",
    ),
    "table_unknown": (
        "not recognised: if it is of use, name its table",
        "не распознан: если он нужен, назовите его таблицу",
    ),
    "table_lookup": (
        "not recognised; could add fields, see below",
        "не распознан; мог бы добавить поля, см. ниже",
    ),
    "made_up": ("a header of the company's own", "заголовок самой компании"),
    "rivals": ("or is it {headers:list}?", "или это {headers:list}?"),
    "failures": (
        "{cells:count value does|values do} not fit",
        "не {cells:word подошло|подошли|подошло} {cells:count значение|значения|значений}",
    ),
    "constant": ("the same in every row", "одно и то же во всех строках"),
    "in_lookup": (
        (
            "seems to be in “{name}”, filled on {cards:count lost card|lost cards} alone; once the "
            "file is a lookup"
        ),
        (
            "похоже, в «{name}»: заполнен только на отказах ({cards:whole}); сначала сделайте файл "
            "справочником"
        ),
    ),
    "not_found": ("not found: name its header", "не найден: назовите заголовок"),
    "more_fields": (" and {rest:whole} more", " и ещё {rest:whole}"),
    "stage_cards": ("{cards:count card|cards}", "{cards:count карточка|карточки|карточек}"),
    "stage_empty": ("no card now", "сейчас карточек нет"),
    "by_toml": ("as you said", "как вы указали"),
    "by_dictionary": ("by the CRM's list", "по списку CRM"),
    "by_built_in": ("by its name", "по названию"),
    "by_flags": ("by the cards' own outcome", "по исходу самих карточек"),
    "closed_here_lead": (
        "of them {won:whole} converted, {lost:whole} disqualified",
        "из них конвертировано {won:whole}, некачественных {lost:whole}",
    ),
    "closed_here_deal": (
        "of them {won:whole} won, {lost:whole} lost",
        "из них продаж {won:whole}, отказов {lost:whole}",
    ),
    "counted_leads": ("{rows:count lead|leads}", "{rows:count лид|лида|лидов}"),
    "counted_deals": ("{rows:count deal|deals}", "{rows:count сделка|сделки|сделок}"),
    "counted_touchpoints": ("{rows:count touch|touches}", "{rows:count касание|касания|касаний}"),
    "counted_spend": (
        "{rows:count row of costs|rows of costs}",
        "{rows:count строка расходов|строки расходов|строк расходов}",
    ),
    "rule_ga4": ("by UTM tags, GA4's rules", "по UTM, правила GA4"),
    "rule_added": (
        "by UTM tags, smalign's addition to GA4's rules",
        "по UTM, дополнение smalign к правилам GA4",
    ),
    "rule_direct": ("a direct visit", "прямой заход"),
    "rule_traffic": ("the CRM's own kind of traffic", "вид трафика самой CRM"),
    "rule_source": ("the source as written", "источник как записан"),
    "rule_exported": ("the channel as exported", "канал из файла"),
    "rule_way_in": ("a way in: {how}", "способ обращения: {how}"),
    "rule_none": ("no source", "источника нет"),
}
