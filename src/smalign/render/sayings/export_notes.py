"""Notes on the export itself: signs that it is not whole, and exports that overlap."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "no_closed_cards": (
        (
            "{table:table}: of {cards:count card|cards} not one is closed; was the list filtered "
            "to those in work?{aim:clicks}"
        ),
        (
            "{table:table}: из {cards:count карточки|карточек|карточек} ни одна не закрыта; не "
            "стоял ли фильтр «в работе»?{aim:clicks}"
        ),
    ),
    "no_lost_deals": (
        (
            "{table:table}: {won:whole} of {cards:count card is|cards are} won and not one is "
            "lost; was the list filtered to sales? Win rate and deal → won say nothing then."
            "{aim:clicks}"
        ),
        (
            "{table:table}: из {cards:count карточки|карточек|карточек} {won:whole} выиграно, а "
            "отказов нет ни одного; не выгружены ли одни продажи? Тогда доля выигранных и "
            "конверсия сделок ничего не значат.{aim:clicks}"
        ),
    ),
    "one_owner": (
        (
            "{table:table}: {cards:count card has|cards all have} one owner; did the rights or a "
            "filter of whoever exported hide the others?{aim:clicks}"
        ),
        (
            "{table:table}: {cards:count карточка|карточки|карточек} — и все у одного "
            "ответственного; не скрыли ли остальных права выгружавшего или фильтр?{aim:clicks}"
        ),
    ),
    "one_owner_of_all": (
        (
            "All {leads:count lead|leads} and all {deals:count deal|deals} have one owner; did the "
            "rights or a filter of whoever exported hide the others?{aim:clicks}"
        ),
        (
            "{leads:count лид|лида|лидов} и {deals:count сделка|сделки|сделок} — и все у одного "
            "ответственного; не скрыли ли остальных права выгружавшего или фильтр?{aim:clicks}"
        ),
    ),
    "ids_missing": (
        (
            "{table:table}: between the ids {first} and {last} there are {cards:whole}, and "
            "{missing:count number is|numbers are} missing in {holes:count place|places}: "
            "deleted, hidden or filtered cards.{aim:clicks}"
        ),
        (
            "{table:table}: между ID {first} и {last} есть {cards:whole}, а {missing:count номера|"
            "номеров|номеров} нет ({holes:count место|места|мест}): карточки удалены, скрыты или "
            "отфильтрованы.{aim:clicks}"
        ),
    ),
    "rows_end_round": (
        (
            "{where}exactly {rows:count row|rows}, as on a full page; was the export cut at a "
            "limit?{aim:clicks}"
        ),
        (
            "{where}ровно {rows:count строка|строки|строк}, как на полной странице; не обрезана "
            "ли выгрузка по лимиту?{aim:clicks}"
        ),
    ),
    "starts_apart": (
        (
            "{table:table} begin on {later_on:day}, {earlier:table} on {earlier_on:day}; was one "
            "of the lists filtered by date?{aim:clicks}"
        ),
        (
            "{table:table} начинаются {later_on:day}, {earlier:table} — {earlier_on:day}; не "
            "стоял ли на одном из списков фильтр по дате?{aim:clicks}"
        ),
    ),
    "personal_by_form": (
        (
            "{fields:list}: what people are called or reached at, so rows are by the form of the "
            "values, which several people may share; --show-personal shows them as they are."
        ),
        (
            "{fields:list}: личные данные, поэтому строки — по виду значений, а он у разных людей "
            "может совпасть; как есть — с --show-personal."
        ),
    ),
    "as_of_earlier": (
        (
            "As things stood on {as_of:day}: what was created later is left out, what was closed "
            "later is open again; the stage on a card, owners, amounts and sources are those of "
            "{last:day}."
        ),
        (
            "Как было на {as_of:day}: созданное позже не входит, закрытое позже снова в работе; "
            "этап на карточке, ответственные, суммы и источники — на {last:day}."
        ),
    ),
    "as_of_later": (
        (
            "The data end on {last:day}: what happened up to {as_of:day} is not in them, and "
            "counts as if nothing had."
        ),
        (
            "Данные заканчиваются {last:day}: того, что было до {as_of:day}, в них нет; считается, "
            "что ничего не было."
        ),
    ),
    "period_after_as_of": (
        "The period ends on {until:day}, but it is told as things stood on {as_of:day}.",
        "Период заканчивается {until:day}, а показано, как было на {as_of:day}.",
    ),
    "period_before_export": (
        (
            "The period begins on {since:day}, but the first card ({table:table}) of the export "
            "was created on {first:day}: the days before are not counted."
        ),
        (
            "Период начинается {since:day}, а первая карточка ({table:table}) в выгрузке создана "
            "{first:day}: дни до неё не учтены."
        ),
    ),
    "period_after_export": (
        (
            "The period ends on {until:day}, but the data end on {as_of:day}: the rest has not "
            "been exported."
        ),
        ("Период заканчивается {until:day}, а данные — {as_of:day}: остальное не выгружено."),
    ),
    "columns_not_exported": (
        (
            "{where}the {count:word column|columns} {headers:list}, which this CRM can export, "
            "{count:word is|are} not there; answers that need {count:word it|them} cannot be "
            "given.{aim:clicks}"
        ),
        (
            "{where}нет {count:word столбца|столбцов|столбцов} {headers:list}, "
            "{count:word который|которые|которые} эта CRM умеет выгружать; ответы, которым "
            "{count:word он нужен|они нужны|они нужны}, дать нельзя.{aim:clicks}"
        ),
    ),
    "file_not_read": (
        "{where}not used: {why:unread}.",
        "{where}не используется: {why:unread}.",
    ),
    "alias_unknown": (
        "These names of [aliases] stand in no file: {names:list}.{did_you_mean:maybe}",
        "Этих имён из [aliases] нет ни в одном файле: {names:list}.{did_you_mean:maybe}",
    ),
    "cards_unsure": (
        (
            "“{file}” is taken for {table:table}, certain to {sure:whole}% only, beside "
            "{others:list}; if it is something else, leave it out of [sources] files in "
            "smalign.toml."
        ),
        (
            "«{file}» принят за таблицу «{table:table}» с уверенностью лишь {sure:whole} %, рядом "
            "с {others:list}; если это что-то другое, не называйте его в [sources] files файла "
            "smalign.toml."
        ),
    ),
    "systems_share_ids": (
        (
            "{table:table}: {ids:count id stands|ids stand} in exports of two systems and mean "
            "different cards; those of {system} are called “{system}:id”, those of {others:list} "
            "stay."
        ),
        (
            "{table:table}: {ids:count ID есть|ID есть|ID есть} в выгрузках двух систем, и это "
            "разные карточки; ID из {system} названы «{system}:ID», ID из {others:list} остались."
        ),
    ),
    "file_twice": (
        (
            "{where}all {rows:whole} rows stand in “{same}” too, to the minute and in every column "
            "both have; it was read once."
        ),
        (
            "{where}все строки ({rows:whole}) есть и в «{same}» — с точностью до минуты и во всех "
            "общих столбцах; он прочитан один раз."
        ),
    ),
    "rows_twice": (
        (
            "{table:table}: rows that stand word for word in two files ({files:list}) count "
            "twice, {rows:whole} of them; if the files overlap, leave one out."
        ),
        (
            "{table:table}: строки, которые слово в слово стоят в двух файлах ({files:list}), "
            "учтены дважды, их {rows:whole}; если файлы пересекаются, уберите один."
        ),
    ),
    "rows_twice_at": (
        (
            "{table:table}: rows that stand word for word in two files ({files:list}) count "
            "twice, {rows:whole} of them; in {file} the first stand at line {lines}; if the files "
            "overlap, leave one out."
        ),
        (
            "{table:table}: строки, которые слово в слово стоят в двух файлах ({files:list}), "
            "учтены дважды, их {rows:whole}; в {file} первые из них — строки {lines}; если файлы "
            "пересекаются, уберите один."
        ),
    ),
    "sources_named": (
        (
            "{table:table}: {sources:count source has its name|sources have their names} from the "
            "CRM's list, on {cards:count card|cards}."
        ),
        (
            "{table:table}: по списку CRM {sources:count назван источник|названы источника|названы "
            "источников}, карточек в них — {cards:whole}."
        ),
    ),
    "stages_named": (
        (
            "{table:table}: {stages:count stage has its name|stages have their names} from the "
            "CRM's list, on {cards:count card|cards}."
        ),
        (
            "{table:table}: по списку CRM {stages:count назван этап|названы этапа|названы этапов}, "
            "карточек в них — {cards:whole}."
        ),
    ),
    "codes_unnamed": (
        (
            "{table:table}: {cards:count card stands|cards stand} in stages that are in no list of "
            "the CRM and keep their codes: {codes:list}; export the list whole."
        ),
        (
            "{table:table}: этапов нет в списке CRM, они остались кодами: {codes:list}; карточек в "
            "них — {cards:whole}; выгрузите список целиком."
        ),
    ),
    "header_elsewhere": (
        (
            "{where}this system is not known to write this header; in other exports it is a "
            "column that is missing here. If it is that one, say so in smalign.toml{toml:under}"
        ),
        (
            "{where}эта система такого заголовка, насколько известно, не пишет; в других выгрузках "
            "так называется столбец, которого здесь нет. Если это он, укажите в "
            "smalign.toml{toml:under}"
        ),
    ),
    "header_nearly": (
        (
            "{where}this system is not known to write this header, and it is like “{near}”; if it "
            "means that, say so in smalign.toml{toml:under}"
        ),
        (
            "{where}эта система такого заголовка, насколько известно, не пишет, но он похож на "
            "«{near}»; если это он, укажите в smalign.toml{toml:under}"
        ),
    ),
    "keys_shared": (
        (
            "{contacts:count contact|contacts} of different people share {phones:count "
            "phone|phones} and {emails:count e-mail|e-mails}: these link no lead to a deal."
        ),
        (
            "Разные люди ({contacts:count контакт|контакта|контактов}) записаны с одними и теми же "
            "телефонами ({phones:whole}) и адресами ({emails:whole}): по ним лиды со сделками не "
            "связываются."
        ),
    ),
    "exports_overlap": (
        (
            "{table:table}: {ids:count id stands|ids stand} in more than one of {files:whole} "
            "files; the newer row of each is kept."
        ),
        (
            "{table:table}: {ids:count ID есть|ID есть|ID есть} больше чем в одном из "
            "{files:whole} файлов; оставлена более новая строка каждого."
        ),
    ),
}
