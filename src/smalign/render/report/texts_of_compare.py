"""What the section on two periods says around its numbers, in English and Russian."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

COMPARE_TEXTS: Final[dict[str, Pair]] = {
    "compare": Pair("What made the difference", "Из чего сложилась разница"),
    "of_compare": Pair(
        "Two equal periods, every lead read at one age. The change is split exactly: the parts "
        "sum to it. A change within segments is given to a cause by its pattern, or to nobody.",
        "Два равных периода, каждый лид — в одном и том же возрасте. Разница разложена точно: "
        "части в сумме дают её. Чьё дело изменение внутри сегментов, решает то, у кого и где оно "
        "произошло; неясное не отнесено ни к кому.",
    ),
    "bridge_chart": Pair(
        "From {before} to {after} {result}: what made the change",
        "Число {result}: {before} → {after}, из чего сложилась разница",
    ),
    "adds": Pair("adds", "прибавляет"),
    "takes": Pair("takes away", "убавляет"),
    "whole_change": Pair("the whole change", "вся разница"),
    "effect_range": Pair("{value} (from {low} to {high})", "{value} (от {low} до {high})"),
    "segments_table": Pair("Segments of two periods", "Сегменты двух периодов"),
    "cells_table": Pair(
        "Managers in segments, with at least {least} leads in each period",
        "Менеджеры в сегментах, где за каждый период не меньше {least} лидов",
    ),
    "managers_chart": Pair(
        "Managers by code: the result and what chance alone would make of the same leads",
        "Менеджеры по кодам: результат и что на тех же лидах вышло бы случайно",
    ),
    "manager_hits": Pair("result", "результат"),
    "manager_beyond": Pair("beyond the limits", "вне пределов"),
    "manager_limits": Pair(
        "limits of chance: 95 % wide, 99.8 % thin",
        "пределы случайного: 95 % широкие, 99,8 % тонкие",
    ),
    "manager_value": Pair("{hits}, expected {expected}", "{hits}, ожидалось {expected}"),
    "managers_few": Pair(
        "Nobody has {least} leads in the period: too early to set managers beside each other. "
        "`smalign compare --show managers` has the counts.",
        "Ни у кого нет {least} лидов за период: ставить менеджеров рядом рано. Числа даёт "
        "`smalign compare --show managers`.",
    ),
    "gates": Pair("What a conclusion must rest on", "На чём должен стоять вывод"),
    "gate": Pair("{text} — {answer}", "{text} — {answer}"),
    "gate_passed": Pair("enough", "достаточно"),
    "gate_failed": Pair("not enough", "недостаточно"),
    "gate_mature": Pair(
        "Age: every lead of both periods is old enough",
        "Зрелость: все лиды обоих периодов прожили нужный срок",
    ),
    "gate_immature": Pair(
        "Age: not every lead of both periods is old enough",
        "Зрелость: не все лиды обоих периодов прожили нужный срок",
    ),
    "gate_results": Pair(
        "{result} in the smaller period: {value}, needed {least}",
        "Число {result} в меньшем из периодов: {value}, нужно {least}",
    ),
    "gate_channel_known": Pair(
        "Leads whose channel is known: {value}, needed {least}",
        "Лиды, у которых известен канал: {value}, нужно {least}",
    ),
    "gate_linked": Pair(
        "Deals with a lead: {value}, needed {least}", "Сделки с лидом: {value}, нужно {least}"
    ),
    "gate_rejected": Pair(
        "Records that could not be read: {value}, needed less than {least}",
        "Записи, которые не удалось прочитать: {value}, нужно меньше {least}",
    ),
    "limits": Pair("What cannot be said", "Чего отсюда сказать нельзя"),
    "not_seen": Pair(
        "Not seen is not excluded: the interval says how much could still be there. The parts are "
        "associated with the change; none is proof.",
        "Не видно — не значит исключено: промежуток говорит, сколько ещё могло бы быть. Части "
        "связаны с разницей, доказательством не служат.",
    ),
}
