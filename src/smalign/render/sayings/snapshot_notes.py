"""What is said of a history that was made of several exports: errors and notes. Data only."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "snapshot_undated": (
        (
            "no moment is known in {export}, so nobody can tell which day it is of; export the "
            "day cards are created, or leave it out of the snapshots."
        ),
        (
            "в {export} нет ни одного известного момента, и день выгрузки не определить; "
            "выгрузите дату создания карточек или не включайте её в снимки."
        ),
    ),
    "snapshots_workspace": (
        (
            "the newest snapshot, {path}, is a prepared workspace, which is read already; name "
            "the newest export itself, or prepare it: `smalign prepare NEW --snapshots … -o DIR`."
        ),
        (
            "новейший снимок, {path}, — подготовленная рабочая папка, она уже прочитана; назовите "
            "саму новую выгрузку или подготовьте её: `smalign prepare NEW --snapshots … -o DIR`."
        ),
    ),
    "diff_snapshots": (
        (
            "smalign diff compares two exports: name them both without --snapshots; other "
            "commands read the history of more."
        ),
        (
            "smalign diff сравнивает две выгрузки: назовите обе без --snapshots; историю из "
            "большего числа читают другие команды."
        ),
    ),
}

NOTES: Final[dict[str, tuple[str, str]]] = {
    "history_of_snapshots": (
        (
            "The history is made of {exports:count export|exports} from {first:day} to {last:day},"
            " usually {usual:count day|days} apart, at most {gap:whole}: a change lies between two"
            " of them and is counted on the day of the later one; what was undone in between is "
            "not seen. Where half of the cards take no longer than {usual:count day|days}, days "
            "are n/a."
        ),
        (
            "История собрана из выгрузок ({exports:whole}) с {first:day} по {last:day}, обычно "
            "через {usual:count день|дня|дней}, самый долгий промежуток — {gap:whole}: изменение "
            "произошло между двумя из них и отнесено на день поздней; что за это время вернули "
            "назад, не видно. Где медиана не больше {usual:count дня|дней|дней}, дни — н/д."
        ),
    ),
    "snapshots_by_name": (
        "Snapshots of the day in their names: {exports:list}.",
        "Снимки, день которых — в названии: {exports:list}.",
    ),
    "snapshots_by_moment": (
        "Snapshots of the day of the latest moment in them: {exports:list}.",
        "Снимки, день которых — по последнему моменту в данных: {exports:list}.",
    ),
    "history_of_one": (
        (
            "No other snapshot is of an earlier day than the export: there is no history to make "
            "of it."
        ),
        "Среди снимков нет ни одного раньше этой выгрузки: историю собирать не из чего.",
    ),
    "history_of_export": (
        "The export has its own {tables:tables}: the snapshots add nothing to it.",
        "В выгрузке есть своя {tables:tables}: снимки к ней ничего не добавляют.",
    ),
    "snapshot_cards_vanished": (
        (
            "{cards:count card|cards} of earlier exports {cards:word is|are} not in the newest "
            "one, and in no row: deleted, merged, or hidden by a filter or rights."
        ),
        (
            "{cards:count карточки|карточек|карточек} из ранних выгрузок нет в последней, и ни в "
            "одну строку {cards:word она не входит|они не входят|они не входят}: удалены, "
            "объединены или скрыты фильтром или правами."
        ),
    ),
    "snapshot_stages_renamed": (
        (
            "{count:count stage was|stages were} renamed between two exports, by where the cards "
            "went: {stages:list}. That is no move; the history has the last name."
        ),
        (
            "Между выгрузками {count:word переименован|переименованы|переименованы} "
            "{count:count этап|этапа|этапов} (судя по карточкам): {stages:list}. Это не "
            "переход; в истории — последнее название."
        ),
    ),
    "snapshots_of_one_day": (
        (
            "Not used, for another export is of the same day: {exports:list}. One a day is read, "
            "the latest."
        ),
        (
            "Не использованы, так как есть другая выгрузка того же дня: {exports:list}. Из "
            "выгрузок одного дня читается последняя."
        ),
    ),
    "snapshots_later": (
        "Not used, for they are later than the export ({day:day}): {exports:list}.",
        "Не использованы, так как они позже этой выгрузки ({day:day}): {exports:list}.",
    ),
}
