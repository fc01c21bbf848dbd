"""Notes on what the model makes of rows: stages, copies, outcomes, histories, lookups."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "leads_sold": (
        (
            "{file} is read as leads, and leads are not sold: cards in {stages:list} are in no "
            "number of sales. If its rows are deals, too, say so in smalign.toml: "
            '[sources.tables] {file:toml} = "deals", and under [mapping.deals] its stage, amount '
            "and closed_at."
        ),
        (
            "{file} прочитан как лиды, а лиды не продаются: карточки на этапах {stages:list} ни в "
            "какое число продаж не вошли. Если строки в нём — и сделки, укажите в smalign.toml: "
            '[sources.tables] {file:toml} = "deals", а в [mapping.deals] — stage, amount и '
            "closed_at."
        ),
    ),
    "no_won_stage": (
        (
            "stages end lost deals, and none is known to be a sale: {stages:list} count as open. "
            "If one of them is a sale, name it in smalign.toml: [stages] won."
        ),
        (
            "отказы по этапам видны, а продажей не известен ни один: {stages:list} считаются "
            "открытыми. Если один из них — продажа, назовите его в smalign.toml: [stages] won."
        ),
    ),
    "stage_misnamed": (
        (
            "in smalign.toml {place} names “{found}”, where no card stands; if “{near}” was "
            "meant, correct it."
        ),
        (
            "в smalign.toml {place} называет «{found}», где нет ни одной карточки; если имелся в "
            "виду «{near}», исправьте."
        ),
    ),
    "pipeline_misnamed": (
        (
            "in smalign.toml [pipelines] names “{found}”, where no deal is; if “{near}” was "
            "meant, correct it."
        ),
        (
            "в smalign.toml [pipelines] называет «{found}», где нет ни одной сделки; если имелась "
            "в виду «{near}», исправьте."
        ),
    ),
    "duplicates_merged": (
        (
            "{table:table}: {rows:count row|rows} with {ids:whole} ids; of rows with one id "
            "the last modified is kept."
        ),
        (
            "{table:table}: {rows:count строка|строки|строк} на {ids:whole} ID; из строк с "
            "одним ID оставлена изменённая последней."
        ),
    ),
    "duplicates_undated": (
        (
            "{table:table}: {rows:count row|rows} with {ids:whole} ids, and not every file says "
            "when a row was modified: of rows with one id that of the file with the later data is "
            "kept, within one file the one whose values sort last."
        ),
        (
            "{table:table}: {rows:count строка|строки|строк} на {ids:whole} ID, и не во всех "
            "файлах сказано, когда строка изменена: из строк с одним ID оставлена строка файла с "
            "более поздними данными, а внутри файла — последняя по порядку значений."
        ),
    ),
    "products_summed": (
        (
            "{table:table}: {rows:count row|rows} with {ids:whole} ids; the product rows of "
            "one deal were added up."
        ),
        (
            "{table:table}: {rows:count строка|строки|строк} на {ids:whole} ID; товарные "
            "строки одной сделки сложены."
        ),
    ),
    "status_words_unknown": (
        (
            "These status words are not known and count as open: {words:list}; name won and "
            "lost stages in smalign.toml."
        ),
        (
            "Эти слова статуса неизвестны и считаются «в работе»: {words:list}; назовите "
            "этапы won и lost в smalign.toml."
        ),
    ),
    "status_contradicts": (
        (
            "{table:table}: {cards:count card has|cards have} a contradictory status; "
            "an explicit flag outranks the stage."
        ),
        (
            "{table:table}: {cards:count карточка|карточки|карточек} с противоречивым "
            "статусом; явный признак важнее этапа."
        ),
    ),
    "reason_ignored": (
        (
            "{table:table}: {cards:count card|cards} not lost but with a loss reason; the "
            "reason is ignored."
        ),
        (
            "{table:table}: {cards:count карточка|карточки|карточек} не в отказе, но с "
            "причиной отказа; причина не учтена."
        ),
    ),
    "closing_ignored": (
        (
            "{table:table}: {cards:count open card|open cards} with a closing date; it is "
            "taken as the expected one."
        ),
        (
            "{table:table}: {cards:count открытая карточка|открытые карточки|открытых "
            "карточек} с датой закрытия; она принята за ожидаемую."
        ),
    ),
    "cards_of_history": (
        (
            "The export holds the stage history and no cards: {table:table} are the "
            "{cards:count card|cards} of the history, each made when its history begins and "
            "standing where it ends. A card that never moved is not among them."
        ),
        (
            "В выгрузке есть история этапов и нет самих карточек: {table:table} — это "
            "{cards:count карточка|карточки|карточек} из истории, каждая создана, когда её история "
            "началась, и стоит там, где та кончилась. Карточек без единого перехода среди них нет."
        ),
    ),
    "history_without_card": (
        (
            "{rows:count row of the stage history is|rows of the stage history are} about cards "
            "that are not in the export, and not used."
        ),
        (
            "{rows:count строка истории этапов относится|строки истории этапов относятся|строк "
            "истории этапов относятся} к карточкам, которых нет в выгрузке; "
            "{rows:word она не учтена|они не учтены|они не учтены}."
        ),
    ),
    "lookup_key_repeated": (
        "{where}{keys:count key stands|keys stand} on several rows; one row of each is taken.",
        ("{where}{keys:count ключ|ключа|ключей} в нескольких строках; взята одна строка на ключ."),
    ),
    "lookup_unmatched": (
        "{where}{cards:count card|cards} ({table:table}) found nothing in this lookup.",
        (
            "{where}{cards:count карточка|карточки|карточек} ({table:table}) ничего не нашли "
            "в этом справочнике."
        ),
    ),
}
