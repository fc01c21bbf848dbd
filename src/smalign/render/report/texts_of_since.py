"""What the report says of the one before it."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

SINCE: Final[dict[str, Pair]] = {
    "since_last": Pair("Since the last report", "С прошлого отчёта"),
    "since_days": Pair(
        "The last report: data as of {then}, {then_period}; this one: {now}, {now_period}.",
        "Прошлый отчёт: данные на {then}, {then_period}; этот: на {now}, {now_period}.",
    ),
    "since_older": Pair(
        "The data are older than those of the last report: an old export, or an earlier `--as-of`. "
        "The changes run backwards.",
        "Данные старше, чем в прошлом отчёте: это старая выгрузка или более ранний `--as-of`. "
        "Изменения идут назад во времени.",
    ),
    "since_of": Pair(
        "Which cards moved, `smalign diff` tells; what the difference is made up of, "
        "`smalign compare`.",
        "Какие карточки сдвинулись, покажет `smalign diff`, из чего сложилась разница — "
        "`smalign compare`.",
    ),
    "since_same": Pair("None of these numbers changed.", "Ни одно из этих чисел не изменилось."),
    "since_numbers": Pair("Main numbers", "Главные числа"),
    "since_other_period": Pair(
        "The periods differ, so these are numbers of other cards.",
        "Периоды разные, поэтому это числа по разным карточкам.",
    ),
    "since_counted": Pair(
        "smalign.toml changed in between: part of the change may be how things are counted.",
        "smalign.toml с тех пор изменился: часть разницы может быть в том, как считается.",
    ),
    "since_version": Pair(
        "Smalign {version} made the last report: part of the change may be how things are counted.",
        "Прошлый отчёт сделал smalign {version}: часть разницы может быть в том, как считается.",
    ),
    "since_currency": Pair(
        "The last report was in another currency: amounts are not compared.",
        "Прошлый отчёт был в другой валюте: суммы не сравниваются.",
    ),
    "since_new": Pair("New in the notes", "Новое в примечаниях"),
    "since_more": Pair("And {count} more.", "И ещё {count}."),
    "since_gone": Pair(
        "Notes of the last report that are gone: {count}.",
        "Примечаний прошлого отчёта больше нет: {count}.",
    ),
    "then": Pair("Last report", "Прошлый отчёт"),
    "now": Pair("This report", "Этот отчёт"),
    "change": Pair("Change", "Изменение"),
    "of_points": Pair("{points} p.p.", "{points} п. п."),
    "measure": Pair("Measure", "Показатель"),
}
